#include <stdlib.h>
#include <string.h>

#include "pattern/pattern.h"

/*
 * A pattern, a line end, and words to match: whatever the pattern is, it is compiled or refused with a
 * position inside it, and what it matches are tokens of one sentence, in order and without overlaps.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

#define MAX_PATTERN 200u
#define MAX_WORDS 300u

/** Words are what stands between blanks; ten make a sentence. */
static bool fill(doc *document, const char *text, uint32_t size) {
    if (!doc_set_text(document, text, size)) return false;
    for (uint32_t at = 0; at < size && document->tokens.count < MAX_WORDS;) {
        uint32_t begin = at;
        while (at < size && at - begin < 40 && text[at] != ' ' && text[at] != '_') at++;
        uint32_t token = document->tokens.count;
        bool space = at == size || text[at] == ' ';
        if (at > begin &&
            !doc_add_token(document, begin, (uint16_t)(at - begin), space ? DOC_SPACE_AFTER : 0))
            return false;
        if (at > begin) {
            document->tokens.upos[token] = (uint8_t)(at % DOC_UPOS_COUNT);
            if (!doc_set_lemma(document, token, doc_intern(document, text + begin, at - begin))) return false;
        }
        if (at < size && (text[at] == ' ' || text[at] == '_')) at++;
    }
    for (uint32_t first = 0; first < document->tokens.count; first += 10) {
        uint32_t count = document->tokens.count - first < 10 ? document->tokens.count - first : 10;
        if (!base_vec_push(document->allocator, &document->sentences,
                           (doc_sentence){{first, count}, 0, first}))
            return false;
    }
    return true;
}

static void match(const pattern_program *pattern, const doc *document) {
    const base_allocator *allocator = base_allocator_standard();
    pattern_matcher *matcher = pattern_matcher_new(pattern, allocator);
    pattern_ranges matches = {0};
    REQUIRE(matcher && pattern_matcher_find(matcher, document, &matches));
    uint32_t end = 0;
    for (uint32_t i = 0; i < matches.count; i++) {
        doc_range range = matches.items[i];
        REQUIRE(range.count > 0 && range.first >= end);
        end = range.first + range.count;
        REQUIRE(end <= document->tokens.count && range.first / 10 == (end - 1) / 10);
    }
    base_vec_release(allocator, &matches);
    pattern_matcher_close(matcher);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const base_allocator *allocator = base_allocator_standard();
    char pattern[MAX_PATTERN + 1];
    const uint8_t *line = size ? memchr(data, '\n', size) : NULL;
    size_t count = line ? (size_t)(line - data) : size;
    if (count > MAX_PATTERN) return 0;
    if (count > 0) memcpy(pattern, data, count);
    pattern[count] = '\0';
    doc document;
    doc_start(&document, allocator);
    size_t rest = line ? size - count - 1 : 0;
    REQUIRE(fill(&document, line ? (const char *)line + 1 : "", (uint32_t)rest));
    for (int words = 0; words < 2; words++) {
        base_error error = {0};
        pattern_program *compiled = words ? pattern_compile_words(pattern, allocator, &error)
                                          : pattern_compile(pattern, allocator, &error);
        if (compiled) {
            match(compiled, &document);
        } else {
            REQUIRE(error.code == BASE_FORMAT || error.code == BASE_LIMIT);
            REQUIRE(error.position <= count && error.message[0]);
        }
        pattern_program_close(compiled);
    }
    doc_release(&document);
    return 0;
}
