#ifndef QUOTH_WRITE_WHY_H
#define QUOTH_WRITE_WHY_H

#include "base/buf.h"
#include "doc/doc.h"

/**
 * Appends how a quote came about, for people: "a verb as cue: “called for”; source “the envoy” by the tree; form
 * indirect; rule shared_subject; model en.quoth". `model` is a path or NULL. Memory failure is the buffer's.
 */
void write_why(base_buf *buf, const doc *document, uint32_t quote, const char *model);

#endif
