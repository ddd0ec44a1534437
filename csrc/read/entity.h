#ifndef QUOTH_READ_ENTITY_H
#define QUOTH_READ_ENTITY_H

#include "base/buf.h"

/** Appends text with its character references (&amp; &#8217; &rsquo;) decoded: those with numbers, and the
 * named ones that writers of news use (HTML Living Standard, 13.5). Others stay as they are. Linear. */
void read_entity_decode(const char *bytes, size_t count, base_buf *out);

#endif
