#ifndef QUOTH_TEST_SPEECH_SPELLED_H
#define QUOTH_TEST_SPEECH_SPELLED_H

/*
 * Documents with their analysis spelled out: "form lemma UPOS XPOS head relation" a line.
 */

#include "test/doc_spelled.h"

/* One paragraph; an empty line ends a sentence. */
static inline bool spell(doc *document, const base_allocator *allocator, const char *lines) {
    base_buf text;
    bool done = true, fresh = true;
    char line[256];
    doc_start(document, allocator);
    base_buf_start(&text, allocator);
    done = base_vec_push(allocator, &document->paragraphs, (doc_paragraph){.kind = DOC_BODY});
    while (done && *lines) {
        size_t count = strcspn(lines, "\n");
        snprintf(line, sizeof line, "%.*s", (int)count, lines);
        lines += count + (lines[count] == '\n');
        if (*line == '\0') {
            fresh = true;
            continue;
        }
        if (fresh) {
            done = base_vec_push(allocator, &document->sentences,
                                 (doc_sentence){.tokens = {document->tokens.count, 0}, .root = DOC_NONE});
            if (done) document->paragraphs.items[0].sentences.count++;
            fresh = false;
        }
        if (done) done = spelled_word(document, line, &text);
        if (done) document->sentences.items[document->sentences.count - 1].tokens.count++;
    }
    done = done && !text.failed && doc_set_text(document, text.bytes ? text.bytes : "", (uint32_t)text.count);
    if (done) document->paragraphs.items[0].span.end = document->text_size;
    base_buf_release(&text);
    return done;
}

#endif
