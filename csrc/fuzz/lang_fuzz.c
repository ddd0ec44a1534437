#include <stdint.h>
#include <stdlib.h>

#include "lang/sentence.h"
#include "text/paragraph.h"

/*
 * Any bytes, made well-formed, are cut into tokens and sentences; whatever the scorers say (here: a hash of
 * what they are asked), every visible character belongs to exactly one token and every token to exactly one
 * sentence.
 */

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

static bool join_by_hash(void *context, uint32_t position, const uint64_t *features, size_t count) {
    (void)position;
    REQUIRE(count <= LANG_JOIN_FEATURES);
    return (features[0] ^ *(const uint64_t *)context) % 3 == 0;
}

static bool split_by_hash(void *context, uint32_t token, const uint64_t *features, size_t count) {
    (void)token;
    REQUIRE(count == LANG_SPLIT_FEATURES);
    return (features[count - 1] ^ *(const uint64_t *)context) % 4 == 0;
}

static void make_well_formed(const char *bytes, size_t count, base_buf *text) {
    for (size_t at = 0; at < count;) {
        uint32_t code;
        char encoded[4];
        at += text_decode(bytes + at, count - at, &code);
        base_buf_add(text, encoded, text_encode(code, encoded));
    }
}

static bool is_hidden(const doc *document, uint32_t from, uint32_t to) {
    while (from < to) {
        size_t length;
        uint32_t class = text_class_at(document->text + from, document->text_size - from, &length);
        if (!(class & (TEXT_SPACE | TEXT_INVISIBLE))) return false;
        from += (uint32_t)length;
    }
    return from == to;
}

static void require_cover(const doc *document) {
    uint32_t at = 0, token = 0;
    for (uint32_t i = 0; i < document->tokens.count; i++) {
        doc_span span = doc_token_span(document, i);
        REQUIRE(span.end > span.begin && span.end - span.begin <= DOC_TOKEN_BYTES);
        REQUIRE(span.begin >= at && is_hidden(document, at, span.begin));
        REQUIRE((document->text[span.begin] & 0xC0) != 0x80);
        at = span.end;
    }
    REQUIRE(is_hidden(document, at, document->text_size));
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        doc_range range = document->sentences.items[i].tokens;
        REQUIRE(range.first == token && range.count > 0 && range.count <= DOC_SENTENCE_TOKENS);
        token += range.count;
    }
    REQUIRE(token == document->tokens.count);
}

static void cut(doc *document, uint64_t seed) {
    const base_allocator *allocator = base_allocator_standard();
    lang_tokeniser tokeniser;
    static model_file *file; /* stays open */
    if (!file) file = model_file_open(allocator, "lua/quoth/data/en.quoth", NULL);
    REQUIRE(file && lang_tokeniser_open(&tokeniser, file, allocator, NULL));
    lang_splitter splitter = {.tokeniser = &tokeniser, .oracle = split_by_hash, .oracle_context = &seed};
    tokeniser.oracle = join_by_hash;
    tokeniser.oracle_context = &seed;
    lang_token_shapes glances = {0};
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        uint32_t first = document->tokens.count;
        glances.count = 0;
        REQUIRE(lang_tokenise(&tokeniser, allocator, document, document->paragraphs.items[i].span, &glances));
        REQUIRE(glances.count == document->tokens.count - first);
        REQUIRE(lang_split(&splitter, document, i, first, &glances));
    }
    base_vec_release(allocator, &glances);
    lang_tokeniser_close(&tokeniser);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const base_allocator *allocator = base_allocator_standard();
    base_buf text;
    base_buf_start(&text, allocator);
    make_well_formed((const char *)data, size, &text);
    doc document;
    doc_start(&document, allocator);
    text_spans spans = {0};
    REQUIRE(doc_set_text(&document, text.bytes ? text.bytes : "", (uint32_t)text.count));
    REQUIRE(text_split_paragraphs(document.text, document.text_size, allocator, &spans));
    for (uint32_t i = 0; i < spans.count; i++) {
        doc_paragraph paragraph = {.span = {spans.items[i].begin, spans.items[i].end}};
        REQUIRE(base_vec_push(allocator, &document.paragraphs, paragraph));
    }
    cut(&document, size ? data[0] : 0);
    require_cover(&document);
    base_vec_release(allocator, &spans);
    doc_release(&document);
    base_buf_release(&text);
    return 0;
}
