#ifndef QUOTH_TEST_DOC_SPELLED_H
#define QUOTH_TEST_DOC_SPELLED_H

/* Words with their analysis spelled out, for tests that build documents of them. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"

/**
 * Adds the word of a line "form lemma UPOS XPOS head relation name", and its form to the text. head is the
 * word's number in the sentence (0: root); name is "-", "B-kind" or "I-kind", and may be absent. False where
 * the line is another one, or memory ran out.
 */
static inline bool spelled_word(doc *document, const char *line, base_buf *text) {
    char form[64], lemma[64], upos[16], xpos[16], relation[32], name[32] = "-";
    unsigned head;
    if (sscanf(line, "%63s %63s %15s %15s %u %31s %31s", form, lemma, upos, xpos, &head, relation, name) < 6)
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
    uint8_t kind = name[0] == '-' ? 0 : doc_kind_find(name + 2);
    tokens->name[token] = name[0] == '-' ? 0 : name[0] == 'B' ? DOC_NAME_FIRST(kind) : DOC_NAME_INSIDE(kind);
    return doc_set_lemma(document, token, doc_intern(document, lemma, strlen(lemma)));
}

#endif
