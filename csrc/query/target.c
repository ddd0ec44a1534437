/* X of a question, found in a document: the mentions of its entities, and its words. */

#include "query/target.h"

#include <string.h>

#include "base/search.h"
#include "base/sort.h"
#include "refer/mention_index.h"

static bool open_pattern(query_finder *finder, pattern_program *pattern, base_error *error) {
    finder->pattern = pattern;
    if (!pattern) return false;
    finder->matcher = pattern_matcher_new(pattern, &finder->owner->engine.allocator);
    if (!finder->matcher) base_fail_memory(error);
    return finder->matcher != NULL;
}

/** What takes X up, where the models can tell: X by its words, or by its name. */
static bool open_topic(query_finder *finder, corpus *owner, const char *words, base_error *error) {
    if (!query_topic_can(owner) || !words ||
        (query_topic_open(&finder->topic, owner, words, &finder->entities) &&
         query_chain_prepare(&finder->topic)))
        return true;
    if (finder->topic.cancelled)
        base_fail(error, BASE_CANCELLED, 0, "the work was cancelled");
    else
        base_fail_memory(error);
    return false;
}

/** A name or alias goes to its entities, and whatever it is to its words: no place is lost that was not taken
 * for a name, nor a word that shares its form with one. */
static bool open_words(query_finder *finder, corpus *owner, const char *words, bool all, base_error *error) {
    const base_allocator *allocator = &owner->engine.allocator;
    if (!strchr(words, '*')) {
        if (!corpus_name_index_find(owner, words, &finder->entities)) {
            base_fail_memory(error);
            return false;
        }
        if (finder->entities.count > 1 && !all) finder->entities.count = 1;
    }
    if (!open_pattern(finder, pattern_compile_words(words, allocator, error), error)) return false;
    return all || strchr(words, '*') || open_topic(finder, owner, words, error);
}

static bool open_entity(query_finder *finder, corpus *owner, uint32_t id, base_error *error) {
    if (id >= owner->identity.count) {
        base_fail(error, BASE_NOT_FOUND, id, "there is no entity with this id");
        return false;
    }
    if (base_vec_push(&owner->engine.allocator, &finder->entities,
                      corpus_identity_survivor(&owner->identity, id)))
        return open_topic(finder, owner, corpus_entity_name((corpus_entity){owner, NULL, id}), error);
    base_fail_memory(error);
    return false;
}

bool query_finder_open(query_finder *finder, corpus *owner, query_target x, bool all, base_error *error) {
    *finder = (query_finder){.owner = owner};
    bool done;
    int given = (x.words != NULL) + (x.pattern != NULL) + (x.entity != DOC_NONE);
    if (given != 1) {
        base_fail(error, BASE_MISUSE, 0, "exactly one of words, a pattern and an entity is to be sought");
        return false;
    }
    if (x.pattern) {
        done = open_pattern(finder, pattern_compile(x.pattern, &owner->engine.allocator, error), error);
    } else if (x.words) {
        done = open_words(finder, owner, x.words, all, error);
    } else {
        done = open_entity(finder, owner, x.entity, error);
    }
    if (!done) query_finder_close(finder);
    return done;
}

static int by_text(const void *a, const void *b, void *context) {
    const query_hit *left = a, *right = b;
    (void)context;
    if (left->tokens.first != right->tokens.first) return left->tokens.first < right->tokens.first ? -1 : 1;
    if (left->tokens.count != right->tokens.count) return left->tokens.count > right->tokens.count ? -1 : 1;
    return left->mention < right->mention ? -1 : left->mention > right->mention;
}

/** The mentions of an entity of the document. */
static bool add_mentions(const query_finder *finder, const engine_document *document, uint32_t index,
                         query_hits *hits) {
    engine_indices mentions = engine_document_mentions(document, index);
    for (uint32_t i = 0; i < mentions.count; i++) {
        doc_mention mention = doc_mention_at(&document->content, mentions.items[i]);
        query_hit hit = {mentions.items[i], mention.tokens, mention.head, mention.form};
        if (!base_vec_push(&finder->owner->engine.allocator, hits, hit)) return false;
    }
    return true;
}

/** The mentions of an entity's members that lie in the document. */
static bool find_entity(const query_finder *finder, uint32_t entity, const engine_document *document,
                        query_hits *hits) {
    const corpus_identity *identity = &finder->owner->identity;
    const corpus_group *group = corpus_identity_group(identity, entity);
    uint32_t entities = document->content.entities.count;
    if (!group) {
        uint32_t index = entity - document->first_entity;
        return entity < document->first_entity || index >= entities ||
               add_mentions(finder, document, index, hits);
    }
    const corpus_member *members = group->members.items;
    uint32_t low;
    base_lower_bound(low, 0, group->members.count, members[low].entity < document->first_entity);
    for (; low < group->members.count && members[low].entity - document->first_entity < entities; low++)
        if (!add_mentions(finder, document, members[low].entity - document->first_entity, hits)) return false;
    return true;
}

/** True for a single word that only has its place in grammar ("who", "us", "may"): the WHO and the US are not
 * meant by it. */
static bool is_function_word(const doc *content, doc_range tokens) {
    static const uint32_t grammar = 1u << DOC_ADP | 1u << DOC_AUX | 1u << DOC_CCONJ | 1u << DOC_DET |
                                    1u << DOC_PART | 1u << DOC_PRON | 1u << DOC_SCONJ;
    return tokens.count == 1 && grammar >> content->tokens.upos[tokens.first] & 1u;
}

/** Drops what is no word of X beside its names: matches that overlap a name of any entity, which are found or
 * meant for somebody else, and function words. */
static void drop_others(const engine_document *document, pattern_ranges *matches) {
    const doc *content = &document->content;
    uint32_t next = 0, named_end = 0, kept = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        doc_range match = matches->items[i];
        for (; next < content->mentions.count; next++) {
            doc_mention mention = doc_mention_at(content, next);
            if (mention.tokens.first >= match.first + match.count) break;
            uint32_t end = mention.tokens.first + mention.tokens.count;
            if (mention.form == DOC_NAME && mention.entity != DOC_NONE && end > named_end) named_end = end;
        }
        if (named_end <= match.first && !is_function_word(content, match)) matches->items[kept++] = match;
    }
    matches->count = kept;
}

bool query_finder_words(query_finder *finder, const engine_document *document, query_hits *hits) {
    const base_allocator *allocator = &finder->owner->engine.allocator;
    hits->count = 0;
    for (uint32_t i = 0; i < finder->entities.count; i++)
        if (!find_entity(finder, finder->entities.items[i], document, hits)) return false;
    if (finder->matcher) {
        finder->matches.count = 0;
        if (!pattern_matcher_find(finder->matcher, &document->content, &finder->matches)) return false;
        if (finder->entities.count > 0) drop_others(document, &finder->matches);
        for (uint32_t i = 0; i < finder->matches.count; i++) {
            doc_range tokens = finder->matches.items[i];
            query_hit hit = {DOC_NONE, tokens, doc_tokens_top(&document->content, tokens), DOC_TERM};
            if (!base_vec_push(allocator, hits, hit)) return false;
        }
    }
    base_sort(hits->items, hits->count, sizeof *hits->items, by_text, NULL);
    return true;
}

bool query_finder_find(query_finder *finder, const engine_document *document, query_hits *hits) {
    if (!query_finder_words(finder, document, hits)) return false;
    /* A document that was removed is none of those that the topic was sought in. */
    if (!finder->topic.active || document->index == DOC_NONE) return true;
    if (!query_chain_follow(&finder->topic, finder->owner->documents.items[document->index], hits))
        return false;
    base_sort(hits->items, hits->count, sizeof *hits->items, by_text, NULL);
    return true;
}

void query_finder_close(query_finder *finder) {
    const base_allocator *allocator = &finder->owner->engine.allocator;
    pattern_matcher_close(finder->matcher);
    pattern_program_close(finder->pattern);
    base_vec_release(allocator, &finder->entities);
    base_vec_release(allocator, &finder->matches);
    query_topic_close(&finder->topic);
    finder->matcher = NULL;
    finder->pattern = NULL;
}
