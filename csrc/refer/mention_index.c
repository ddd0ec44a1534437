/* Which mentions stand at a token, once the document has them. */

#include "refer/mention_index.h"

#include <string.h>

bool refer_mention_index_start(refer_mention_index *find, const doc *document, base_arena *arena) {
    uint32_t count = document->tokens.count;
    *find = (refer_mention_index){.document = document,
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

uint32_t refer_mention_index_headed(const refer_mention_index *find, uint32_t token) {
    return token < find->document->tokens.count ? find->headed[token] : DOC_NONE;
}

uint32_t refer_mention_index_covering(const refer_mention_index *find, uint32_t token) {
    return token < find->document->tokens.count ? find->covering[token] : DOC_NONE;
}

static bool name_at(const refer_mention_index *find, uint32_t mention) {
    return mention != DOC_NONE && doc_mention_at(find->document, mention).form == DOC_NAME;
}

uint32_t refer_mention_index_mention(const refer_mention_index *find, doc_range tokens) {
    if (tokens.count == 0 || tokens.first + tokens.count > find->document->tokens.count) return DOC_NONE;
    uint32_t top = doc_tokens_top(find->document, tokens), end = tokens.first + tokens.count;
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

uint32_t refer_mention_index_entity(const refer_mention_index *find, doc_range tokens) {
    uint32_t mention = refer_mention_index_mention(find, tokens);
    return mention == DOC_NONE ? DOC_NONE : find->document->mentions.items[mention].entity;
}
