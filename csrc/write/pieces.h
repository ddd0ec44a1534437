#ifndef QUOTH_WRITE_PIECES_H
#define QUOTH_WRITE_PIECES_H

#include "base/buf.h"
#include "doc/doc.h"

/** Appends a text's words in several pieces, parted by " … ". Memory failure is the buffer's. */
void write_pieces(base_buf *buf, const char *text, const doc_span *spans, uint32_t count);

#endif
