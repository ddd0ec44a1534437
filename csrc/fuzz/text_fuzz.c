#include <stdint.h>
#include <stdlib.h>

#include "text/class.h"
#include "text/fold.h"
#include "text/pairs.h"
#include "text/paragraph.h"

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

/** Rewrites bytes as well-formed UTF-8, which everything but decoding asks for. */
static void make_well_formed(const char *bytes, size_t count, base_buf *text) {
    for (size_t at = 0; at < count;) {
        uint32_t code;
        char encoded[4];
        size_t length = text_decode(bytes + at, count - at, &code);
        REQUIRE(length >= 1 && length <= 4 && length <= count - at);
        base_buf_add(text, encoded, text_encode(code, encoded));
        at += length;
    }
    REQUIRE(text_valid_prefix(text->bytes ? text->bytes : "", text->count) == text->count);
}

static void try_folding(const base_buf *text) {
    base_buf once, twice;
    base_buf_start(&once, text->allocator);
    base_buf_start(&twice, text->allocator);
    text_fold(text->bytes, text->count, &once);
    if (once.bytes) text_fold(once.bytes, once.count, &twice);
    REQUIRE(once.count == twice.count);
    REQUIRE(text_fold_equal(text->bytes, text->count, once.bytes ? once.bytes : "", once.count));
    base_buf_release(&once);
    base_buf_release(&twice);
}

static void try_pairs(const base_buf *text) {
    text_spans spans = {0};
    text_pairs pairs;
    text_pairs_start(&pairs, text->allocator);
    REQUIRE(text_split_paragraphs(text->bytes, (uint32_t)text->count, text->allocator, &spans));
    uint32_t behind = 0;
    for (uint32_t i = 0; i < spans.count; i++) {
        REQUIRE(spans.items[i].begin >= behind && spans.items[i].begin < spans.items[i].end);
        behind = spans.items[i].end;
        REQUIRE(text_pairs_add(&pairs, text->bytes, spans.items[i].begin, spans.items[i].end));
    }
    REQUIRE(behind <= text->count);
    for (uint32_t i = 0; i < pairs.pairs.count; i++) {
        const text_pair *pair = &pairs.pairs.items[i];
        REQUIRE((pair->outer_begin < pair->begin || pair->previous != TEXT_NO_PAIR) &&
                pair->outer_begin <= pair->begin && pair->begin <= pair->end && pair->end <= pair->outer_end);
        if (pair->parent == TEXT_NO_PAIR) continue;
        const text_pair *around = &pairs.pairs.items[pair->parent];
        REQUIRE(pair->parent < i && around->begin <= pair->outer_begin && pair->outer_end <= around->end);
    }
    text_pairs_release(&pairs);
    base_vec_release(text->allocator, &spans);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    base_buf text;
    base_buf_start(&text, base_allocator_standard());
    make_well_formed((const char *)data, size, &text);
    if (text.count > 0) {
        try_folding(&text);
        try_pairs(&text);
        REQUIRE(text_characters(text.bytes, text.count) <= text.count);
    }
    base_buf_release(&text);
    return 0;
}
