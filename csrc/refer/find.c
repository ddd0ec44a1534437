#include "refer/find.h"

#include <string.h>

bool refer_find_start(refer_find *find, const doc *document, base_arena *arena) {
    uint32_t count = document->tokens.count;
    *find = (refer_find){.document = document,
                         .headed = base_arena_new(arena, count, sizeof(uint32_t)),
                         .covering = base_arena_new(arena, count, sizeof(uint32_t))};
    if (!find->headed || !find->covering) return false;
    memset(find->headed, 0xff, count * sizeof(uint32_t));
    memset(find->covering, 0xff, count * sizeof(uint32_t));
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        doc_mention mention = doc_mention_at(document, m);
        if (find->headed[mention.head] == DOC_NONE) find->headed[mention.head] = m;
        for (uint32_t t = mention.tokens.first; t < mention.tokens.first + mention.tokens.count; t++) {
            uint32_t other = find->covering[t];
            if (other == DOC_NONE || doc_mention_at(document, other).tokens.count > mention.tokens.count)
                find->covering[t] = m;
        }
    }
    return true;
}

uint32_t refer_find_headed(const refer_find *find, uint32_t token) {
    return token < find->document->tokens.count ? find->headed[token] : DOC_NONE;
}

uint32_t refer_find_covering(const refer_find *find, uint32_t token) {
    return token < find->document->tokens.count ? find->covering[token] : DOC_NONE;
}

uint32_t refer_find_top(const doc *document, doc_range tokens) {
    uint32_t end = tokens.first + tokens.count;
    doc_range sentence = document->sentences.items[doc_token_sentence(document, tokens.first)].tokens;
    for (uint32_t i = tokens.first; i < end; i++) {
        if (doc_head(&document->tokens, i) == DOC_HEAD_ROOT) return i;
        uint32_t head = sentence.first + doc_head(&document->tokens, i);
        if (head < tokens.first || head >= end) return i;
    }
    return tokens.first;
}

static bool name_at(const refer_find *find, uint32_t mention) {
    return mention != DOC_NONE && doc_mention_at(find->document, mention).form == DOC_NAME;
}

uint32_t refer_find_mention(const refer_find *find, doc_range tokens) {
    if (tokens.count == 0 || tokens.first + tokens.count > find->document->tokens.count) return DOC_NONE;
    uint32_t top = refer_find_top(find->document, tokens), end = tokens.first + tokens.count;
    uint32_t mention = find->headed[top];
    if (mention == DOC_NONE && name_at(find, find->covering[top])) mention = find->covering[top];
    /* "columnist Ana Ruiz" and "the mayor, Ana Ruiz" are headed by the noun; the name says who it is. */
    doc_range sentence =
        find->document->sentences.items[doc_token_sentence(find->document, tokens.first)].tokens;
    for (uint32_t t = tokens.first; t < end && !name_at(find, mention); t++) {
        if (doc_head(&find->document->tokens, t) == DOC_HEAD_ROOT ||
            sentence.first + doc_head(&find->document->tokens, t) != top)
            continue;
        doc_deprel relation = doc_deprel_universal(find->document->tokens.deprel[t]);
        bool joined = relation == DOC_REL_FLAT || relation == DOC_REL_APPOS;
        if (joined && name_at(find, find->covering[t]) &&
            (mention == DOC_NONE || find->document->mentions.items[mention].entity == DOC_NONE))
            return find->covering[t];
    }
    return mention;
}

uint32_t refer_find_entity(const refer_find *find, doc_range tokens) {
    uint32_t mention = refer_find_mention(find, tokens);
    return mention == DOC_NONE ? DOC_NONE : find->document->mentions.items[mention].entity;
}
