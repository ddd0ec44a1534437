#ifndef QUOTH_WRITE_JSON_H
#define QUOTH_WRITE_JSON_H

#include "base/buf.h"

/**
 * Appends a JSON string (RFC 8259) with its quotation marks. The quotation mark, the backslash and what may
 * not reach a terminal (base_show_passes) are escaped, other characters are written as they are; ill-formed
 * UTF-8 becomes U+FFFD, one for each maximal subpart. NULL bytes are written as null. Linear.
 */
void write_json_string(base_buf *buf, const char *bytes, size_t count);

/** Appends `thousandths` / 1000 in the shortest form: 0.973, 1, 0.05. Independent of the locale. */
void write_json_thousandths(base_buf *buf, uint32_t thousandths);

#endif
