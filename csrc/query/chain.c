/* What takes X up in an article: descriptions of it, the nouns of its family, and the pronouns for them. */

#include "query/chain.h"

#include <string.h>

#include "base/map.h"
#include "corpus/entity.h"
#include "query/context.h"
#include "query/tuning.h"

enum { most_forms_of_noun = 8 };

/** What is known of an article's tokens. */
typedef struct chain_map {
    uint32_t *mention; /**< token → mention that it heads, or DOC_NONE */
    uint32_t *name;    /**< token → named mention over it, or DOC_NONE */
    uint8_t *taken;    /**< token → heads a mention of X */
    uint32_t count;
} chain_map;

static bool map_open(chain_map *map, const query_topic *topic, const doc *content) {
    const base_allocator *allocator = &topic->owner->engine.allocator;
    uint32_t count = content->tokens.count;
    *map = (chain_map){.count = count};
    map->mention = base_new(allocator, count, sizeof *map->mention);
    map->name = base_new(allocator, count, sizeof *map->name);
    map->taken = base_new_zeroed(allocator, count, 1);
    if (!map->mention || !map->name || !map->taken) return false;
    for (uint32_t t = 0; t < count; t++) map->mention[t] = map->name[t] = DOC_NONE;
    for (uint32_t m = 0; m < content->mentions.count; m++) {
        doc_mention mention = doc_mention_at(content, m);
        map->mention[mention.head] = m;
        bool named = mention.form == DOC_NAME && mention.entity != DOC_NONE;
        for (uint32_t t = 0; named && t < mention.tokens.count; t++) map->name[mention.tokens.first + t] = m;
    }
    return true;
}

static void map_close(chain_map *map, const query_topic *topic) {
    const base_allocator *allocator = &topic->owner->engine.allocator;
    if (map->mention) base_free(allocator, map->mention, map->count, sizeof *map->mention);
    if (map->name) base_free(allocator, map->name, map->count, sizeof *map->name);
    if (map->taken) base_free(allocator, map->taken, map->count, 1);
}

/** Whether a rule is on; all documents of a corpus have the same. */
static bool rule_on(const query_topic *topic, doc_rule rule) {
    return !doc_rules_has(&topic->owner->engine.options.without, rule);
}

static bool is_definite(const query_part *part) {
    return part->article == REFER_DEFINITE || part->article == REFER_DEMONSTRATIVE;
}

/** Whether to go on to another document. */
static bool goes_on(query_topic *topic) {
    topic->cancelled = base_cancelled(topic->owner->engine.options.cancel);
    return !topic->cancelled;
}

/* ---- which articles ------------------------------------------------------------------------------------- */

enum { says_nothing, may_say, surely_says, like_others };

/** Persons, places and peoples are never a thing that is described. */
static bool may_be_called(const doc_entity *entity) {
    return entity->named && entity->kind != DOC_PERSON && entity->kind != DOC_PLACE &&
           entity->kind != DOC_GROUP;
}

/** How often an entity of a document is named there, and in which sentence first. */
static uint32_t count_names(const engine_document *document, uint32_t entity, uint32_t *first) {
    const doc *content = &document->content;
    engine_indices mentions = engine_document_mentions(document, entity);
    uint32_t count = 0;
    for (uint32_t i = 0; i < mentions.count; i++) {
        doc_mention mention = doc_mention_at(content, mentions.items[i]);
        if (mention.form != DOC_NAME) continue;
        uint32_t sentence = doc_token_sentence(content, mention.head);
        if (count++ == 0 || sentence < *first) *first = sentence;
    }
    return count;
}

/** Whether an article that names X has it as the thing of its family that it tells of: named early, or twice and no less
 * than others of the family. "The bill" of an article that mentions the First Amendment once is another thing. */
static bool tells_of(const query_topic *topic, const engine_document *document, uint32_t survivor) {
    const doc *content = &document->content;
    uint32_t own = 0, others = 0;
    for (uint32_t e = 0; e < content->entities.count; e++) {
        const doc_entity *entity = &content->entities.items[e];
        bool is_own =
            corpus_identity_survivor(&topic->owner->identity, document->first_entity + e) == survivor;
        if (!is_own &&
            (!may_be_called(entity) || !query_topic_shares(topic, doc_string(content, entity->name))))
            continue;
        uint32_t first = DOC_NONE, count = count_names(document, e, &first);
        if (is_own && count > 0 && first < QUERY_EARLY) return true;
        if (is_own) own += count;
        if (!is_own && count > others) others = count;
    }
    return own >= QUERY_LEAST_NAMES && own >= others;
}

/** Articles that tell of X by name. */
static void find_named(query_topic *topic) {
    for (uint32_t i = 0; i < topic->entities->count; i++) {
        corpus_entity entity = {topic->owner, NULL, topic->entities->items[i]};
        for (uint32_t d = 0; d < corpus_entity_document_count(entity); d++) {
            const engine_document *document = corpus_entity_document(entity, d);
            if (!rule_on(topic, DOC_RULE_told_of) || tells_of(topic, document, entity.id))
                topic->about[document->index] = surely_says;
        }
    }
}

/** Whether an article has X's own noun, where it is definite, in the plural for the most part ("the programs"). */
static bool is_plural(const query_topic *topic) {
    uint32_t plurals = 0, others = 0;
    for (uint32_t i = 0; i < topic->parts.count; i++) {
        const query_part *part = &topic->parts.items[i];
        if (part->kinship != QUERY_SAME || !is_definite(part)) continue;
        plurals += part->several;
        others += !part->several;
    }
    return plurals > others && rule_on(topic, DOC_RULE_plural_thing);
}

/** Whether an article speaks of X for itself, or may, where others that do are of the same event. */
static uint8_t judge(const query_topic *topic) {
    uint32_t definite = 0, near = 0;
    bool plural = is_plural(topic);
    if (topic->parts.count == 0) return says_nothing;
    for (uint32_t i = 0; i < topic->parts.count; i++) {
        const query_part *part = &topic->parts.items[i];
        if ((part->several && !(plural && part->kinship == QUERY_SAME)) || part->other) continue;
        if (part->own) continue;
        bool noun_alone = topic->entities->count == 0 && part->kinship == QUERY_SAME;
        if (part->whole && (topic->word_count > 0 || noun_alone)) return surely_says;
        near += topic->word_count > 0 && part->near && part->kinship != QUERY_WIDE;
        definite += is_definite(part) && part->kinship != QUERY_WIDE;
    }
    bool lede = topic->word_count > 0 && query_topic_all(topic, topic->lede);
    if (near > 0 && definite > 0 && (lede || near >= QUERY_OFTEN_NEAR)) return surely_says;
    if (topic->word_count > 0 && near > 0) return may_say;
    if (lede && definite >= QUERY_LEAST_NOUNS) return surely_says;
    return definite >= QUERY_LEAST_NOUNS ? may_say : says_nothing;
}

static bool is_called(const query_topic *topic, uint32_t survivor) {
    if (base_map_value(&topic->called_at, survivor, DOC_NONE) != DOC_NONE) return true;
    for (uint32_t i = 0; i < topic->entities->count; i++)
        if (topic->entities->items[i] == survivor) return true;
    return false;
}

static bool call(query_topic *topic, const engine_document *document, uint32_t entity) {
    uint32_t survivor = corpus_identity_survivor(&topic->owner->identity, document->first_entity + entity);
    const base_allocator *allocator = &topic->owner->engine.allocator;
    return is_called(topic, survivor) ||
           (base_map_set(&topic->called_at, allocator, survivor, topic->called.count) &&
            base_vec_push(allocator, &topic->called, survivor));
}

/** Names that are descriptions of X ("Tarsa v. Corrin" for the Tarsa case). */
static bool call_described(query_topic *topic, const engine_document *document) {
    const doc *content = &document->content;
    if (!rule_on(topic, DOC_RULE_described_name)) return true;
    for (uint32_t e = 0; e < content->entities.count; e++) {
        const doc_entity *entity = &content->entities.items[e];
        if (may_be_called(entity) && query_topic_calls(topic, doc_string(content, entity->name)) &&
            !call(topic, document, e))
            return false;
    }
    return true;
}

static bool call_followed(query_topic *topic, engine_document *document);

/** Learns what the articles that speak of X call it. */
static bool find_called(query_topic *topic) {
    for (uint32_t d = 0; topic->word_count + topic->entities->count > 0 && d < topic->owner->documents.count;
         d++) {
        if (topic->about[d] == says_nothing) continue;
        engine_document *document = topic->owner->documents.items[d];
        if (!goes_on(topic) || !call_described(topic, document) || !call_followed(topic, document))
            return false;
    }
    return true;
}

/** Judges all articles, and gathers the company of those that surely speak of X; returns how many do in *sure, and how
 * many may. False when memory ran out or the work was cancelled. */
static bool judge_all(query_topic *topic, query_context_of *context, uint32_t *sure, uint32_t *unsure) {
    const corpus *owner = topic->owner;
    for (uint32_t d = 0; d < owner->documents.count; d++) {
        engine_document *document = owner->documents.items[d];
        if (!goes_on(topic)) return false;
        if (topic->about[d] != surely_says) {
            if (!query_topic_look(topic, document)) return false;
            topic->about[d] = judge(topic);
        }
        *unsure += topic->about[d] == may_say;
        if (topic->about[d] != surely_says) continue;
        query_context_add(context, document);
        ++*sure;
    }
    return true;
}

/** Where no article has all words of a longer description, one that has all but one will do. */
static bool may_miss(const query_topic *topic) {
    return topic->word_count >= QUERY_LONG_DESCRIPTION && topic->kin.count > 0 &&
           rule_on(topic, DOC_RULE_missing_word);
}

/** How alike the company of an article is to that of one that surely speaks of X; of many, to that of all of them. */
static double likeness(const query_topic *topic, query_context_of *context, uint32_t document,
                       uint32_t sure) {
    engine_document *const *documents = topic->owner->documents.items;
    if (sure > QUERY_MOST_COMPARED) return query_context_likeness(context, documents[document]);
    double best = 0;
    for (uint32_t d = 0; d < topic->owner->documents.count; d++) {
        if (topic->about[d] != surely_says) continue;
        double like = query_context_between(context, documents[document], documents[d]);
        if (like > best) best = like;
    }
    return best;
}

/** Of the articles that may speak of X, those of the same event do. False when the work was cancelled. */
static bool judge_unsure(query_topic *topic, query_context_of *context, uint32_t sure) {
    query_context_seal(context);
    for (uint32_t d = 0; d < topic->owner->documents.count; d++) {
        if (topic->about[d] != may_say) continue;
        if (!goes_on(topic)) return false;
        bool like = sure > 0 && rule_on(topic, DOC_RULE_same_event) &&
                    likeness(topic, context, d, sure) >= QUERY_LIKENESS;
        topic->about[d] = like ? like_others : says_nothing;
    }
    return true;
}

bool query_chain_prepare(query_topic *topic) {
    const corpus *owner = topic->owner;
    if (!topic->active) return true;
    query_context_of context;
    uint32_t sure = 0, unsure = 0;
    topic->about = base_new_zeroed(&owner->engine.allocator, owner->documents.count, 1);
    bool done = query_context_start(&context, owner) && (topic->about || owner->documents.count == 0);
    if (done) find_named(topic);
    done = done && judge_all(topic, &context, &sure, &unsure);
    if (done && sure == 0 && may_miss(topic)) {
        topic->missing = 1;
        unsure = 0;
        done = judge_all(topic, &context, &sure, &unsure);
    }
    if (done && unsure > 0) done = judge_unsure(topic, &context, sure);
    query_context_release(&context);
    return done && find_called(topic);
}

bool query_chain_found(const query_topic *topic) {
    if (topic->word_count == 0) return false;
    for (uint32_t d = 0; topic->about && d < topic->owner->documents.count; d++)
        if (topic->about[d] != says_nothing) return true;
    return false;
}

/* ---- which phrases -------------------------------------------------------------------------------------- */

/** An article on the way. */
typedef struct chain_state {
    query_topic *topic;
    const engine_document *document;
    chain_map map;
    query_hits *hits;
    uint32_t spoken;                     /**< sentence of the last mention of X, or DOC_NONE */
    bool plural;                         /**< the article speaks of X in the plural */
    uint32_t main;                       /**< lemma of the family's noun that the article says most */
    uint32_t others[most_forms_of_noun]; /**< lemmas of other things of the family that were brought up */
    uint32_t other_count;
} chain_state;

static uint32_t lemma_at(const chain_state *state, uint32_t token) {
    return doc_lemma(&state->document->content.tokens, token);
}

/** The family's noun that definite phrases have most often. False when memory ran out. */
static bool find_main(chain_state *state) {
    const query_topic *topic = state->topic;
    const base_allocator *allocator = &topic->owner->engine.allocator;
    base_map counts = {0}; /* lemma → definite phrases */
    uint32_t most = 0;
    bool done = true;
    state->plural = is_plural(topic);
    state->main = DOC_NONE;
    for (uint32_t i = 0; done && i < topic->parts.count; i++) {
        const query_part *part = &topic->parts.items[i];
        uint32_t lemma = lemma_at(state, part->head);
        if (is_definite(part))
            done = base_map_set(&counts, allocator, lemma, base_map_value(&counts, lemma, 0) + 1);
    }
    for (uint32_t i = 0; done && i < topic->parts.count; i++) {
        const query_part *part = &topic->parts.items[i];
        if (part->kinship == QUERY_WIDE || !is_definite(part) || part->several) continue;
        uint32_t lemma = lemma_at(state, part->head), count = base_map_value(&counts, lemma, 0);
        if (count > most) most = count, state->main = lemma;
    }
    base_map_release(&counts, allocator);
    return done;
}

static bool is_other(const chain_state *state, uint32_t lemma) {
    if (!rule_on(state->topic, DOC_RULE_brought_up)) return false;
    for (uint32_t i = 0; i < state->other_count; i++)
        if (state->others[i] == lemma) return true;
    return false;
}

static void note_other(chain_state *state, uint32_t lemma) {
    if (state->other_count < most_forms_of_noun && !is_other(state, lemma))
        state->others[state->other_count++] = lemma;
}

/** A name of the kind that the description has another of: the Senate committee is no House committee. */
static bool is_rival(const chain_state *state, const doc_mention *mention) {
    const query_topic *topic = state->topic;
    uint32_t survivor =
        corpus_identity_survivor(&topic->owner->identity, state->document->first_entity + mention->entity);
    uint8_t kind = state->document->content.entities.items[mention->entity].kind;
    bool rival = false;
    for (uint32_t i = 0; i < topic->word_count; i++) {
        if (topic->words[i].entity == survivor) return false;
        uint32_t asked = topic->words[i].entity;
        rival = rival ||
                (asked != DOC_NONE && corpus_entity_kind((corpus_entity){topic->owner, NULL, asked}) == kind);
    }
    return rival && rule_on(topic, DOC_RULE_rival_name);
}

/** A name in the phrase that X has nothing to do with: one that the article says but once, far from its beginning. */
static bool is_strange(const chain_state *state, const query_part *part) {
    const doc *content = &state->document->content;
    if (!part->named || !rule_on(state->topic, DOC_RULE_strange_name)) return false;
    for (uint32_t t = part->tokens.first; t < part->head; t++) {
        uint32_t m = state->map.name[t];
        if (m == DOC_NONE) continue;
        doc_mention mention = doc_mention_at(content, m);
        const doc_entity *entity = &content->entities.items[mention.entity];
        if (entity->mentions.count <= 1 || is_rival(state, &mention)) return true;
    }
    return false;
}

/** "the old treaty and X": what stands beside X in a list is another. */
static bool is_beside(const chain_state *state, const query_part *part) {
    const doc_view *view = &state->topic->view;
    uint32_t above = view->head[part->head];
    if (!rule_on(state->topic, DOC_RULE_beside_another)) return false;
    if (doc_view_relation(view, part->head) == DOC_REL_CONJ && above != DOC_NONE && state->map.taken[above])
        return true;
    for (uint32_t c = view->child[part->head]; c != DOC_NONE; c = view->sibling[c])
        if (doc_view_relation(view, c) == DOC_REL_CONJ && state->map.taken[c]) return true;
    /* Or right behind "and", where the tree hangs it elsewhere. */
    const doc_tokens *tokens = &state->document->content.tokens;
    doc_range all = doc_view_sentence(view, part->head);
    uint32_t next = part->head + 1, end = all.first + all.count;
    if (next + 1 >= end || tokens->upos[next] != DOC_CCONJ) return false;
    next += tokens->upos[next + 1] == DOC_DET && next + 2 < end ? 2 : 1;
    return state->map.taken[next] != 0;
}

/** "a peaceful resolution": a noun of instruments that is no mention is an outcome. */
static bool is_outcome(const chain_state *state, const query_part *part) {
    const char *lemma = doc_string(&state->document->content, lemma_at(state, part->head));
    refer_noun noun = refer_lexicons_noun(state->topic->facts, lemma, strlen(lemma));
    return rule_on(state->topic, DOC_RULE_outcome_asked) && noun.class == REFER_INSTRUMENT &&
           part->article != REFER_BARE && state->map.mention[part->head] == DOC_NONE;
}

/** Whether a phrase that is not X's own description takes X up. */
static bool takes_up(chain_state *state, const query_part *part) {
    const doc *content = &state->document->content;
    uint32_t sentence = doc_token_sentence(content, part->head), lemma = lemma_at(state, part->head);
    bool spoken = state->spoken != DOC_NONE, early = sentence < QUERY_EARLY;
    bool same = part->kinship == QUERY_SAME || (lemma == state->main && part->kinship != QUERY_WIDE);
    uint8_t kind = content->paragraphs.items[content->sentences.items[sentence].paragraph].kind;
    bool many = part->several && !(state->plural && part->kinship == QUERY_SAME && is_definite(part));
    if (many || part->article == REFER_NO_REFERENT) return false;
    if (part->other && rule_on(state->topic, DOC_RULE_another_one)) return false;
    if (!same &&
        !rule_on(state->topic, part->kinship == QUERY_WIDE ? DOC_RULE_wider_noun : DOC_RULE_of_family))
        return false;
    if (is_strange(state, part) || is_beside(state, part) || is_outcome(state, part)) return false;
    if (part->article == REFER_BARE)
        return (kind == DOC_TITLE || kind == DOC_HEADING || (part->detailed && (early || spoken))) &&
               part->kinship != QUERY_WIDE;
    if (same && part->article == REFER_INDEFINITE)
        return early || !spoken || (part->near && state->topic->word_count > 0);
    if (same) return true;
    if (part->kinship == QUERY_WIDE)
        return is_definite(part) && spoken && sentence - state->spoken <= QUERY_WIDE_REACH &&
               part->tokens.count <= 2 && !part->complete;
    if (is_definite(part)) return (spoken || early) && !is_other(state, lemma);
    if (part->article == REFER_INDEFINITE) return !spoken && early;
    return part->article == REFER_POSSESSIVE && part->near && state->topic->word_count > 0;
}

/** The phrase without its article. */
static doc_range without_article(const chain_state *state, const query_part *part) {
    const doc *content = &state->document->content;
    doc_range tokens = part->tokens;
    while (tokens.count > 1 && content->tokens.upos[tokens.first] == DOC_DET) tokens.first++, tokens.count--;
    return tokens;
}

static bool take(chain_state *state, const query_part *part) {
    const doc *content = &state->document->content;
    uint32_t m = state->map.mention[part->head];
    query_hit hit = {m, without_article(state, part), part->head, DOC_NOMINAL};
    if (m != DOC_NONE) {
        doc_mention mention = doc_mention_at(content, m);
        hit.tokens = mention.tokens;
        hit.form = mention.form;
    }
    state->map.taken[part->head] = 1;
    return base_vec_push(&state->topic->owner->engine.allocator, state->hits, hit);
}

/** "a bill known as the Harbour Act": the name is X's. */
static bool call_named(chain_state *state, const query_part *part) {
    const doc *content = &state->document->content;
    const doc_view *view = &state->topic->view;
    if (part->naming == DOC_NONE || !rule_on(state->topic, DOC_RULE_called_as)) return true;
    for (uint32_t t = part->naming; t <= view->last[part->naming]; t++) {
        uint32_t m = state->map.name[t];
        if (m == DOC_NONE) continue;
        uint32_t entity = doc_mention_at(content, m).entity;
        return !may_be_called(&content->entities.items[entity]) ||
               call(state->topic, state->document, entity);
    }
    return true;
}

static bool follow_nouns(chain_state *state) {
    const query_topic *topic = state->topic;
    const doc *content = &state->document->content;
    uint32_t next = 0, known = state->hits->count;
    for (uint32_t i = 0; i < topic->parts.count; i++) {
        const query_part *part = &topic->parts.items[i];
        for (; next < known && state->hits->items[next].tokens.first <= part->head; next++)
            state->spoken = doc_token_sentence(content, state->hits->items[next].head);
        uint32_t name = state->map.name[part->head], sentence = doc_token_sentence(content, part->head);
        bool described = part->whole && topic->word_count > 0 && part->kinship != QUERY_WIDE &&
                         !part->several && !part->other && part->article != REFER_NO_REFERENT;
        if (state->map.taken[part->head]) continue;
        if (!described && (name != DOC_NONE || !takes_up(state, part))) {
            if (part->article == REFER_INDEFINITE) note_other(state, lemma_at(state, part->head));
            continue;
        }
        state->spoken = sentence;
        if (!take(state, part) || !call_named(state, part)) return false;
    }
    return true;
}

static bool is_relative(const doc *content, uint32_t token) {
    uint8_t xpos = content->tokens.xpos[token];
    return xpos == DOC_XPOS_WDT || xpos == DOC_XPOS_WP || xpos == DOC_XPOS_WPS;
}

/** A pronoun means what the last phrase of its entity means. */
static bool follow_pronouns(chain_state *state) {
    const doc *content = &state->document->content;
    const base_allocator *allocator = &state->topic->owner->engine.allocator;
    uint8_t *meant = base_new_zeroed(allocator, content->entities.count, 1);
    bool done = meant != NULL || content->entities.count == 0;
    for (uint32_t m = 0; done && m < content->mentions.count; m++) {
        doc_mention mention = doc_mention_at(content, m);
        if (mention.entity == DOC_NONE) continue;
        if (mention.form != DOC_PRONOUN) {
            meant[mention.entity] = state->map.taken[mention.head];
        } else if (meant[mention.entity] && !state->map.taken[mention.head] &&
                   !is_relative(content, mention.head)) {
            query_hit hit = {m, mention.tokens, mention.head, DOC_PRONOUN};
            done = base_vec_push(allocator, state->hits, hit);
        }
    }
    if (meant) base_free(allocator, meant, content->entities.count, 1);
    for (uint32_t i = 0; done && i < content->taken_up.count; i++) {
        doc_taken_up link = content->taken_up.items[i];
        uint32_t m = state->map.mention[link.pronoun];
        if (!state->map.taken[link.noun] || state->map.taken[link.pronoun] || m == DOC_NONE) continue;
        query_hit hit = {m, doc_mention_at(content, m).tokens, link.pronoun, DOC_PRONOUN};
        done = base_vec_push(allocator, state->hits, hit);
    }
    return done;
}

static bool begin(chain_state *state) {
    const query_topic *topic = state->topic;
    if (!query_topic_look(state->topic, topic->owner->documents.items[state->document->index]) ||
        !map_open(&state->map, topic, &state->document->content))
        return false;
    for (uint32_t i = 0; i < state->hits->count; i++)
        for (uint32_t t = 0; t < state->hits->items[i].tokens.count; t++)
            state->map.taken[state->hits->items[i].tokens.first + t] = 1;
    return find_main(state);
}

/** Whether a mention is a phrase without a name that means X. */
static bool is_taken_nominal(const chain_state *state, const doc_mention *mention) {
    return mention->form == DOC_NOMINAL && state->map.taken[mention->head];
}

/** The named thing that the article's phrases for X are taken to mean, where two are and a third of all. */
static bool call_meant(chain_state *state) {
    const doc *content = &state->document->content;
    const base_allocator *allocator = &state->topic->owner->engine.allocator;
    uint32_t all = 0, best = DOC_NONE, most = 0, entities = content->entities.count;
    uint32_t *counts = base_new_zeroed(allocator, entities, sizeof *counts);
    if (!counts && entities > 0) return false;
    for (uint32_t m = 0; m < content->mentions.count; m++) {
        doc_mention mention = doc_mention_at(content, m);
        if (!is_taken_nominal(state, &mention)) continue;
        all++;
        if (mention.entity != DOC_NONE) counts[mention.entity]++;
    }
    for (uint32_t m = 0; m < content->mentions.count; m++) {
        doc_mention mention = doc_mention_at(content, m);
        if (!is_taken_nominal(state, &mention) || mention.entity == DOC_NONE) continue;
        if (counts[mention.entity] <= most || !may_be_called(&content->entities.items[mention.entity]))
            continue;
        most = counts[mention.entity];
        best = mention.entity;
    }
    if (counts) base_free(allocator, counts, entities, sizeof *counts);
    bool meant = best != DOC_NONE && rule_on(state->topic, DOC_RULE_called_most) &&
                 most >= QUERY_LEAST_NOUNS && most * 3 >= all;
    return !meant || call(state->topic, state->document, best);
}

static bool call_followed(query_topic *topic, engine_document *document) {
    query_hits hits = {0};
    chain_state state = {.topic = topic, .document = document, .hits = &hits, .spoken = DOC_NONE};
    bool done = begin(&state) && follow_nouns(&state) && call_meant(&state);
    map_close(&state.map, topic);
    base_vec_release(&topic->owner->engine.allocator, &hits);
    return done;
}

/** The names of what the articles call X. */
static bool add_called(chain_state *state) {
    const doc *content = &state->document->content;
    const query_topic *topic = state->topic;
    for (uint32_t m = 0; topic->called.count > 0 && m < content->mentions.count; m++) {
        doc_mention mention = doc_mention_at(content, m);
        if (mention.entity == DOC_NONE || mention.form != DOC_NAME || state->map.taken[mention.head] ||
            !is_called(topic, corpus_identity_survivor(&topic->owner->identity,
                                                       state->document->first_entity + mention.entity)))
            continue;
        state->map.taken[mention.head] = 1;
        query_hit hit = {m, mention.tokens, mention.head, DOC_NAME};
        if (!base_vec_push(&topic->owner->engine.allocator, state->hits, hit)) return false;
    }
    return true;
}

/** What a noun alone ("the bill") is called is told by each article for itself. */
static bool is_plain(const query_topic *topic) {
    return topic->word_count == 0 && topic->entities->count == 0;
}

static bool follow(chain_state *state) {
    if (!is_plain(state->topic)) return add_called(state) && follow_nouns(state);
    state->topic->called.count = 0;
    base_map_release(&state->topic->called_at, &state->topic->owner->engine.allocator);
    return follow_nouns(state) && call_meant(state) && add_called(state);
}

bool query_chain_follow(query_topic *topic, engine_document *document, query_hits *hits) {
    bool about = topic->about[document->index] != says_nothing;
    if (!about && hits->count == 0) return true;
    chain_state state = {.topic = topic, .document = document, .hits = hits, .spoken = DOC_NONE};
    bool done = begin(&state) && (!about || follow(&state)) && follow_pronouns(&state);
    map_close(&state.map, topic);
    return done;
}
