#include <string.h>

#include "pattern/code.h"
#include "text/fold.h"

static const char *const key_names[PATTERN_KEY_COUNT] = {"norm", "text",   "lemma", "upos",
                                                         "xpos", "deprel", "kind",  "feats"};

pattern_key pattern_key_find(const char *bytes, size_t count) {
    unsigned key = 0;
    while (key < PATTERN_KEY_COUNT &&
           !(strlen(key_names[key]) == count && memcmp(key_names[key], bytes, count) == 0))
        key++;
    return (pattern_key)key;
}

bool pattern_glob(const char *glob, const char *bytes, size_t count) {
    size_t at = 0, back = 0;
    const char *star = NULL;
    while (at < count) {
        if (*glob == '*') {
            star = ++glob;
            back = at;
        } else if (*glob && *glob == bytes[at]) {
            glob++;
            at++;
        } else if (star) {
            glob = star;
            at = ++back;
        } else {
            return false;
        }
    }
    while (*glob == '*') glob++;
    return *glob == '\0';
}

static const char *label_name(pattern_key key, uint8_t label) {
    switch (key) {
    case PATTERN_UPOS:
        return doc_upos_name(label);
    case PATTERN_XPOS:
        return doc_xpos_name(label);
    case PATTERN_DEPREL:
        return doc_deprel_name(label);
    case PATTERN_KIND:
        return doc_kind_name(label);
    default:
        return NULL;
    }
}

uint64_t pattern_labels(pattern_key key, const char *value, size_t count) {
    char glob[64];
    uint64_t labels = 0;
    if (count >= sizeof glob) return 0;
    memcpy(glob, value, count);
    glob[count] = '\0';
    for (uint8_t label = 0; label < 64 && label_name(key, label); label++) {
        const char *name = label_name(key, label);
        bool fits = pattern_glob(glob, name, strlen(name));
        /* "nsubj" stands for its subtypes too. */
        if (key == PATTERN_DEPREL) {
            const char *universal = doc_deprel_name((uint8_t)doc_deprel_universal(label));
            fits = fits || pattern_glob(glob, universal, strlen(universal));
        }
        if (fits) labels |= UINT64_C(1) << label;
    }
    return labels;
}

const char *pattern_token_norm(pattern_token *token, size_t *count) {
    if (token->norm_length == UINT16_MAX) {
        doc_span span = doc_token_span(token->document, token->index);
        token->norm_length = (uint16_t)text_fold_token(
            token->document->text + span.begin, span.end - span.begin, token->norm, sizeof token->norm);
    }
    *count = token->norm_length;
    return token->norm;
}

/** True where one of "Number=Sing|Person=3" matches. */
static bool feats_match(const char *glob, const char *feats) {
    for (;;) {
        size_t count = strcspn(feats, "|");
        if (count > 0 && pattern_glob(glob, feats, count)) return true;
        if (feats[count] == '\0') return false;
        feats += count + 1;
    }
}

static bool value_matches(pattern_key key, const char *glob, pattern_token *token) {
    const doc *document = token->document;
    uint32_t index = token->index;
    size_t count;
    switch (key) {
    case PATTERN_TEXT:
        return pattern_glob(glob, document->text + doc_begin(&document->tokens, index),
                            doc_length(&document->tokens, index));
    case PATTERN_LEMMA: {
        const char *lemma = doc_string(document, doc_lemma(&document->tokens, index));
        char folded[DOC_TOKEN_BYTES];
        return pattern_glob(glob, folded, text_fold_token(lemma, strlen(lemma), folded, sizeof folded));
    }
    case PATTERN_FEATS: {
        uint16_t feats = doc_feats(&document->tokens, index);
        return feats < document->feats_count && feats_match(glob, document->feats_names[feats]);
    }
    default: {
        const char *norm = pattern_token_norm(token, &count);
        return pattern_glob(glob, norm, count);
    }
    }
}

static bool label_matches(const pattern_condition *condition, const doc_tokens *tokens, uint32_t index) {
    uint8_t label = tokens->upos[index];
    if (condition->key == PATTERN_XPOS) label = tokens->xpos[index];
    if (condition->key == PATTERN_DEPREL) label = tokens->deprel[index];
    if (condition->key == PATTERN_KIND) {
        if (tokens->name[index] == 0) return false;
        label = (uint8_t)((tokens->name[index] - 1) / 2);
    }
    return label < 64 && (condition->labels >> label & 1);
}

static bool holds(const pattern_program *pattern, const pattern_condition *condition, pattern_token *token) {
    if (condition->key >= PATTERN_UPOS && condition->key <= PATTERN_KIND)
        return label_matches(condition, &token->document->tokens, token->index);
    const char *value = pattern->bytes.bytes + condition->first;
    for (uint32_t i = 0; i < condition->values; i++, value += strlen(value) + 1)
        if (value_matches((pattern_key)condition->key, value, token)) return true;
    return false;
}

bool pattern_passes(const pattern_program *pattern, uint32_t test, pattern_token *token) {
    pattern_test conditions = pattern->tests.items[test];
    for (uint32_t i = 0; i < conditions.count; i++) {
        const pattern_condition *condition = &pattern->conditions.items[conditions.first + i];
        if (holds(pattern, condition, token) == condition->negated) return false;
    }
    return true;
}
