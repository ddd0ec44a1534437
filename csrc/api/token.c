#include "api/api.h"

#include <string.h>

#include "text/fold.h"

static const quoth_token no_token = {NULL, QUOTH_NONE};

static bool exists(quoth_token view) {
    return view.index < quoth_document_token_count(view.document);
}

/** The sentence that holds an existing token. */
static const doc_sentence *sentence_of(quoth_token view, uint32_t *index) {
    const doc *content = api_content(view.document);
    *index = doc_token_sentence(content, view.index);
    return *index < content->sentences.count ? &content->sentences.items[*index] : NULL;
}

quoth_span quoth_token_span(quoth_token view) {
    return exists(view) ? api_span_out(doc_token_span(api_content(view.document), view.index))
                        : (quoth_span){0, 0};
}

quoth_string quoth_token_lemma(quoth_token view) {
    if (!exists(view)) return (quoth_string){NULL, 0};
    const doc *content = api_content(view.document);
    return api_doc_string(content, doc_lemma(&content->tokens, view.index));
}

size_t quoth_token_norm(quoth_token view, char *out, size_t size) {
    char folded[4 * DOC_TOKEN_BYTES];
    if (!exists(view)) return 0;
    const doc *content = api_content(view.document);
    size_t count = text_fold_token(content->text + doc_begin(&content->tokens, view.index),
                                   doc_length(&content->tokens, view.index), folded, sizeof folded);
    if (size) memcpy(out, folded, count < size ? count : size);
    return count;
}

const char *quoth_token_upos(quoth_token view) {
    return exists(view) ? doc_upos_name(api_content(view.document)->tokens.upos[view.index]) : NULL;
}

uint32_t quoth_token_upos_id(quoth_token view) {
    if (!exists(view)) return QUOTH_NONE;
    return api_label(QUOTH_LABELS_UPOS, api_content(view.document)->tokens.upos[view.index]);
}

const char *quoth_token_xpos(quoth_token view) {
    return exists(view) ? doc_xpos_name(api_content(view.document)->tokens.xpos[view.index]) : NULL;
}

uint32_t quoth_token_xpos_id(quoth_token view) {
    if (!exists(view)) return QUOTH_NONE;
    return api_label(QUOTH_LABELS_XPOS, api_content(view.document)->tokens.xpos[view.index]);
}

const char *quoth_token_feats(quoth_token view) {
    if (!exists(view)) return NULL;
    const doc *content = api_content(view.document);
    uint16_t feats = doc_feats(&content->tokens, view.index);
    return feats < content->feats_count && feats > 0 ? content->feats_names[feats] : "";
}

const char *quoth_token_deprel(quoth_token view) {
    return exists(view) ? doc_deprel_name(api_content(view.document)->tokens.deprel[view.index]) : NULL;
}

uint32_t quoth_token_deprel_id(quoth_token view) {
    if (!exists(view)) return QUOTH_NONE;
    return api_label(QUOTH_LABELS_DEPREL, api_content(view.document)->tokens.deprel[view.index]);
}

quoth_token quoth_token_head(quoth_token view) {
    if (!exists(view)) return no_token;
    uint32_t head = doc_token_head(api_content(view.document), view.index);
    return head < quoth_document_token_count(view.document) ? (quoth_token){view.document, head} : no_token;
}

bool quoth_token_space_after(quoth_token view) {
    return exists(view) && (api_content(view.document)->tokens.flags[view.index] & DOC_SPACE_AFTER);
}

uint32_t quoth_token_multiword(quoth_token view) {
    if (!exists(view)) return 0;
    const doc_tokens *tokens = &api_content(view.document)->tokens;
    if (tokens->flags[view.index] & DOC_MULTI_NEXT) return 0;
    uint32_t end = view.index + 1;
    while (end < tokens->count && (tokens->flags[end] & DOC_MULTI_NEXT)) end++;
    return end - view.index;
}

quoth_sentence quoth_token_sentence(quoth_token view) {
    uint32_t index;
    if (!exists(view) || !sentence_of(view, &index)) return (quoth_sentence){NULL, QUOTH_NONE};
    return (quoth_sentence){view.document, index};
}

quoth_token quoth_token_child(quoth_token view, quoth_token after) {
    uint32_t index;
    const doc_sentence *sentence = exists(view) ? sentence_of(view, &index) : NULL;
    if (!sentence) return no_token;
    const doc *content = api_content(view.document);
    uint32_t first = sentence->tokens.first, end = first + sentence->tokens.count;
    for (uint32_t i = after.document ? after.index + 1 : first; i >= first && i < end; i++)
        if (doc_head(&content->tokens, i) != DOC_HEAD_ROOT &&
            first + doc_head(&content->tokens, i) == view.index)
            return (quoth_token){view.document, i};
    return no_token;
}
