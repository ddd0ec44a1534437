#ifndef QUOTH_TEST_SPEECH_SPELLED_H
#define QUOTH_TEST_SPEECH_SPELLED_H

/*
 * Documents with their analysis spelled out: "form lemma UPOS XPOS head relation" a line.
 */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"

static inline bool add_word(doc *document, const char *line, base_buf *text) {
    char form[64], lemma[64], upos[16], xpos[16], relation[32];
    unsigned head;
    if (sscanf(line, "%63s %63s %15s %15s %u %31s", form, lemma, upos, xpos, &head, relation) != 6)
        return false;
    uint32_t token = document->tokens.count;
    if (text->count > 0) base_buf_add_byte(text, ' ');
    if (!doc_add_token(document, (uint32_t)text->count, (uint16_t)strlen(form), DOC_SPACE_AFTER))
        return false;
    base_buf_add_string(text, form);
    doc_tokens *tokens = &document->tokens;
    tokens->upos[token] = doc_upos_find(upos);
    tokens->xpos[token] = doc_xpos_find(xpos);
    tokens->deprel[token] = doc_deprel_find(relation);
    doc_set_head(tokens, token, head == 0 ? DOC_HEAD_ROOT : (uint16_t)(head - 1));
    return doc_set_lemma(document, token, doc_intern(document, lemma, strlen(lemma)));
}

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
        if (done) done = add_word(document, line, &text);
        if (done) document->sentences.items[document->sentences.count - 1].tokens.count++;
    }
    done = done && !text.failed && doc_set_text(document, text.bytes ? text.bytes : "", (uint32_t)text.count);
    if (done) document->paragraphs.items[0].span.end = document->text_size;
    base_buf_release(&text);
    return done;
}

#endif
