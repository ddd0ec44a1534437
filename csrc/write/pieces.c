/* Words in several pieces, for cells and for what quote:why() says. */

#include "write/pieces.h"

void write_pieces(base_buf *buf, const char *text, const doc_span *spans, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (i) base_buf_add_string(buf, " … ");
        base_buf_add(buf, text + spans[i].begin, spans[i].end - spans[i].begin);
    }
}
