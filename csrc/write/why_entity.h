#ifndef QUOTH_WRITE_WHY_ENTITY_H
#define QUOTH_WRITE_WHY_ENTITY_H

#include "base/buf.h"
#include "corpus/entity.h"

/** Appends why two entities of a settled corpus (ids as their documents have them) are one, or why they are not, for
 * people: a line for each step. Memory failure is the buffer's. */
void write_why_entity(base_buf *buf, const corpus *owner, uint32_t a, uint32_t b);

#endif
