/* X as a description: its noun and words, and the phrases of a document that may mean it. */

#include "query/topic.h"

#include <string.h>

#include "doc/token_text.h"
#include "query/tuning.h"
#include "text/fold.h"

/** Sentences that tell what an article is about. */
enum { lede_sentences = 3 };

/* ---- the words of the question -------------------------------------------------------------------------- */

static bool small_word(const query_topic *topic, const char *bytes, size_t count) {
    static const uint32_t classes[] = {MODEL_WORD_GENITIVE, MODEL_WORD_LAW_INNER, MODEL_WORD_TITLE_LINK,
                                       MODEL_WORD_WITH,     MODEL_WORD_AND,       MODEL_WORD_DEADLINE};
    uint64_t has = model_classes_of(&topic->facts->names->function_words, bytes, count);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (model_classes_have(has, classes[i])) return true;
    return false;
}

static bool opens_phrase(const query_topic *topic, const char *bytes, size_t count) {
    return model_lexicon_row(&topic->facts->determiners, bytes, count) != MODEL_NO_ROW;
}

static void set_word(query_topic_word *word, const char *bytes, size_t count) {
    if (count >= sizeof word->bytes) count = 0;
    memcpy(word->bytes, bytes, count);
    word->bytes[count] = '\0';
    word->count = (uint32_t)count;
    word->entity = DOC_NONE;
}

/** The noun's families; a plural's are its singular's, and then X is many. */
static void find_kin(query_topic *topic) {
    query_topic_word *head = &topic->head;
    topic->kin = refer_lexicons_kin(topic->facts, head->bytes, head->count);
    if (topic->kin.count > 0 || head->count < 4 || head->bytes[head->count - 1] != 's') return;
    refer_kin kin = refer_lexicons_kin(topic->facts, head->bytes, head->count - 1);
    topic->several = head->bytes[head->count - 2] != 's';
    if (topic->several) set_word(head, head->bytes, head->count - 1);
    topic->kin = kin;
}

static bool same(const query_topic_word *word, const char *bytes, size_t count) {
    return word->count == count && memcmp(word->bytes, bytes, count) == 0;
}

static bool is_number(const query_topic_word *word) {
    return word->count > 0 && word->bytes[0] >= '0' && word->bytes[0] <= '9';
}

/** Parts a folded word at its hyphens; false where there is room for no more. */
static bool add_parts(query_topic *topic, const query_topic_word *word) {
    for (uint32_t at = 0, end; at < word->count; at = end + 1) {
        for (end = at; end < word->count && word->bytes[end] != '-'; end++) {
        }
        if (end == at) continue;
        if (topic->word_count == QUERY_TOPIC_WORDS) return false;
        set_word(&topic->words[topic->word_count++], word->bytes + at, end - at);
    }
    return true;
}

/** Blanks part words; a possessive's 's, commas and leading articles are none. */
static uint32_t read_words(const query_topic *topic, const char *string, query_topic_word *words) {
    char folded[QUERY_TOPIC_WORDS * QUERY_TOPIC_BYTES];
    size_t size = text_fold_token(string, strlen(string), folded, sizeof folded);
    uint32_t count = 0;
    char *bracket = memchr(folded, '(', size);
    if (bracket && bracket > folded) size = (size_t)(bracket - folded);
    for (size_t at = 0, end; at < size && count < QUERY_TOPIC_WORDS; at = end + 1) {
        for (end = at; end < size && folded[end] != ' '; end++) {
        }
        size_t begin = at, last = end;
        while (begin < last && (folded[begin] == '#' || folded[begin] == '"')) begin++;
        while (last > begin && (folded[last - 1] == ',' || folded[last - 1] == '"')) last--;
        if (last - begin > 2 && name_word_is(topic->facts->names, folded + last - 2, 2, NAME_POSSESSIVE))
            last -= 2;
        if (last == begin) continue;
        if (count == 0 && opens_phrase(topic, folded + begin, last - begin)) continue;
        set_word(&words[count++], folded + begin, last - begin);
    }
    return count;
}

static bool has_family(const query_topic *topic, const query_topic_word *word) {
    return refer_lexicons_kin(topic->facts, word->bytes, word->count).count > 0;
}

/** The noun among words: the last before a preposition, or before a number; a word between two parties ("v.") tells the
 * family alone. */
static uint32_t find_head(query_topic *topic, const query_topic_word *words, uint32_t count) {
    uint32_t head = count;
    for (uint32_t i = 1; i + 1 < count; i++) {
        refer_kin kin = refer_lexicons_kin(topic->facts, words[i].bytes, words[i].count);
        bool versus =
            kin.count > 0 && words[i].bytes[0] != '\0' &&
            (words[i].count == 1 || words[i].bytes[words[i].count - 1] == '.' || words[i].count == 2);
        if (!versus) continue;
        topic->kin = kin;
        topic->versus = true;
        return i;
    }
    for (uint32_t i = 0; i < count && !(i > 0 && small_word(topic, words[i].bytes, words[i].count)); i++)
        head = i;
    if (head < count && head > 0 && is_number(&words[head])) head--;
    /* "For the Harbours Act", "Justice for Sailors Act": a noun of the family at the end is the head of a name. */
    bool known = head < count && has_family(topic, &words[head]);
    if (!known && count > 0 && has_family(topic, &words[count - 1])) head = count - 1;
    return head;
}

static bool read_description(query_topic *topic, const char *string) {
    query_topic_word words[QUERY_TOPIC_WORDS];
    uint32_t count = read_words(topic, string, words);
    uint32_t head = find_head(topic, words, count);
    if (head == count) return false;
    if (topic->kin.count == 0) {
        topic->head = words[head];
        find_kin(topic);
    }
    for (uint32_t i = 0; i < count; i++) {
        bool small = small_word(topic, words[i].bytes, words[i].count);
        if (i == head || small || opens_phrase(topic, words[i].bytes, words[i].count)) continue;
        if (!add_parts(topic, &words[i])) break;
    }
    if (topic->word_count > 8) topic->word_count = 8;
    return true;
}

/** A word that names somebody or something for itself is found by their other names too. */
static bool find_entities(query_topic *topic) {
    for (uint32_t i = 0; i < topic->word_count; i++) {
        corpus_entity_list found = {0};
        bool done = corpus_name_index_find(topic->owner, topic->words[i].bytes, &found);
        if (done && found.count > 0) topic->words[i].entity = found.items[0];
        base_vec_release(&topic->owner->engine.allocator, &found);
        if (!done) return false;
    }
    return true;
}

/** The noun of a name: its last word that has a family. */
static void read_noun_of_name(query_topic *topic, const char *name) {
    query_topic_word words[QUERY_TOPIC_WORDS];
    uint32_t count = read_words(topic, name, words);
    for (uint32_t i = count; topic->kin.count == 0 && i-- > 0;) {
        topic->kin = refer_lexicons_kin(topic->facts, words[i].bytes, words[i].count);
        if (topic->kin.count > 0) topic->head = words[i];
    }
}

/** What X is where the words of the question do not tell: by the names of whoever bears them. */
static void learn_noun(query_topic *topic) {
    for (uint32_t i = 0; topic->kin.count == 0 && i < topic->entities->count; i++) {
        corpus_entity entity = {topic->owner, NULL, topic->entities->items[i]};
        read_noun_of_name(topic, corpus_entity_name(entity));
        for (uint32_t a = 0; topic->kin.count == 0 && a < corpus_entity_alias_count(entity); a++)
            read_noun_of_name(topic, corpus_entity_alias(entity, a));
    }
}

/** Persons and places are called by their names. */
static bool may_be_described(const query_topic *topic) {
    for (uint32_t i = 0; i < topic->entities->count && !topic->versus; i++) {
        uint8_t kind = corpus_entity_kind((corpus_entity){topic->owner, NULL, topic->entities->items[i]});
        if (kind == DOC_PERSON || kind == DOC_PLACE || kind == DOC_GROUP || kind == DOC_ORG) return false;
    }
    return true;
}

/** "State of the Union": all longer words have capitals, as names have. */
static bool is_titled(const char *words) {
    uint32_t capitals = 0;
    for (const char *at = words; *at; at++) {
        if (at > words && at[-1] != ' ') continue;
        const char *end = strchr(at, ' ');
        size_t size = end ? (size_t)(end - at) : strlen(at);
        bool capital = *at >= 'A' && *at <= 'Z';
        capitals += capital;
        if (size > QUERY_SMALL_WORD && !capital) return false;
    }
    return capitals > 1;
}

bool query_topic_open(query_topic *topic, const corpus *owner, const char *words,
                      const corpus_entity_list *entities) {
    *topic = (query_topic){
        .owner = owner, .facts = refer_model_lexicons(owner->engine.models->refer), .entities = entities};
    doc_view_start(&topic->view, &owner->engine.allocator, &owner->engine.models->names.function_words);
    topic->active = read_description(topic, words) && may_be_described(topic);
    if (topic->active) learn_noun(topic);
    if (topic->kin.count == 0 && is_titled(words)) topic->active = false;
    return !topic->active || find_entities(topic);
}

void query_topic_close(query_topic *topic) {
    if (!topic->owner) return;
    const base_allocator *allocator = &topic->owner->engine.allocator;
    if (topic->about) base_free(allocator, topic->about, topic->owner->documents.count, 1);
    base_vec_release(allocator, &topic->parts);
    base_vec_release(allocator, &topic->bits);
    base_vec_release(allocator, &topic->called);
    base_map_release(&topic->called_at, allocator);
    doc_view_release(&topic->view);
    *topic = (query_topic){0};
}

/* ---- phrases of a document ------------------------------------------------------------------------------ */

static size_t lemma_of(const doc *document, uint32_t token, char *lemma, size_t room) {
    const char *string = doc_string(document, doc_lemma(&document->tokens, token));
    return text_fold_token(string, strlen(string), lemma, room);
}

static size_t form_of(const doc *document, uint32_t token, char *form, size_t room) {
    return text_fold_token(doc_token_bytes(document, token), doc_length(&document->tokens, token), form,
                           room);
}

/** The words of the description that a word or its parts between hyphens are, as bits. */
static uint32_t parts_of(const query_topic *topic, const char *bytes, size_t size) {
    uint32_t bits = 0;
    for (size_t at = 0, end; at < size; at = end + 1) {
        for (end = at; end < size && bytes[end] != '-'; end++) {
        }
        for (uint32_t i = 0; i < topic->word_count; i++)
            if (same(&topic->words[i], bytes + at, end - at)) bits |= 1u << i;
    }
    char joined[QUERY_TOPIC_BYTES];
    size_t count = 0;
    for (size_t at = 0; at < size && count < sizeof joined; at++)
        if (bytes[at] != '-') joined[count++] = bytes[at];
    for (uint32_t i = 0; count < size && i < topic->word_count; i++)
        if (same(&topic->words[i], joined, count)) bits |= 1u << i;
    return bits;
}

static bool shares_family(const query_topic *topic, const query_topic_word *word) {
    refer_kin kin = refer_lexicons_kin(topic->facts, word->bytes, word->count);
    for (uint32_t i = 0; i < kin.count; i++)
        for (uint32_t j = 0; j < topic->kin.count; j++)
            if (kin.families[i] == topic->kin.families[j] && kin.uses[i] != REFER_USE_LOOSE) return true;
    return topic->head.count > 0 && same(&topic->head, word->bytes, word->count);
}

bool query_topic_shares(const query_topic *topic, const char *name) {
    query_topic_word words[QUERY_TOPIC_WORDS];
    uint32_t count = read_words(topic, name, words);
    for (uint32_t i = 0; i < count; i++)
        if (shares_family(topic, &words[i])) return true;
    return false;
}

bool query_topic_calls(const query_topic *topic, const char *name) {
    query_topic_word words[QUERY_TOPIC_WORDS];
    uint32_t count = read_words(topic, name, words), bits = 0;
    bool kin = false;
    if (topic->word_count == 0) return false;
    for (uint32_t i = 0; i < count; i++) {
        kin = kin || shares_family(topic, &words[i]);
        for (size_t at = 0, end; at < words[i].count; at = end + 1) {
            for (end = at; end < words[i].count && words[i].bytes[end] != '-'; end++) {
            }
            for (uint32_t j = 0; j < topic->word_count; j++)
                if (same(&topic->words[j], words[i].bytes + at, end - at)) bits |= 1u << j;
        }
    }
    return kin && query_topic_all(topic, bits);
}

/** Whether a token is a noun of X's family, and how near a one. */
static bool is_kin(const query_topic *topic, const doc *document, uint32_t token, uint8_t *kinship,
                   bool *several) {
    uint8_t upos = document->tokens.upos[token], xpos = document->tokens.xpos[token];
    if (upos != DOC_NOUN && upos != DOC_PROPN) return false;
    char lemma[QUERY_TOPIC_BYTES], form[QUERY_TOPIC_BYTES];
    size_t count = lemma_of(document, token, lemma, sizeof lemma);
    bool plural = xpos == DOC_XPOS_NNS || xpos == DOC_XPOS_NNPS;
    *several = plural && !topic->several;
    if (topic->head.count > 0 && (same(&topic->head, lemma, count) ||
                                  same(&topic->head, form, form_of(document, token, form, sizeof form)))) {
        *kinship = QUERY_SAME;
        return true;
    }
    refer_kin kin = refer_lexicons_kin(topic->facts, lemma, count);
    bool found = false;
    for (uint32_t i = 0; i < kin.count; i++) {
        if (kin.uses[i] == REFER_USE_APART) continue;
        for (uint32_t j = 0; j < topic->kin.count; j++) {
            if (kin.families[i] != topic->kin.families[j]) continue;
            if (!found || kin.uses[i] != REFER_USE_LOOSE)
                *kinship = kin.uses[i] == REFER_USE_LOOSE ? QUERY_WIDE : QUERY_KIN;
            if (kin.uses[i] == REFER_USE_SEVERAL) *several = false;
            found = true;
        }
    }
    return found;
}

/** A word of a compound, a title or a name's inside heads no phrase. */
static bool heads_phrase(const query_topic *topic, uint32_t token) {
    doc_deprel relation = doc_view_relation(&topic->view, token);
    return relation != DOC_REL_COMPOUND && relation != DOC_REL_FLAT && relation != DOC_REL_FIXED &&
           relation != DOC_REL_GOESWITH && relation != DOC_REL_AMOD;
}

/** The words of the description that a token is, as bits; a hyphenated one may be several. */
static uint8_t bits_of(const query_topic *topic, const doc *document, uint32_t token) {
    char form[QUERY_TOPIC_BYTES * 2], lemma[QUERY_TOPIC_BYTES];
    uint32_t bits = parts_of(topic, form, form_of(document, token, form, sizeof form));
    size_t count = lemma_of(document, token, lemma, sizeof lemma);
    for (uint32_t i = 0; i < topic->word_count; i++)
        if (same(&topic->words[i], lemma, count)) bits |= 1u << i;
    return (uint8_t)bits;
}

/** The words that a title has which is not part of the text. */
static uint32_t title_bits(const query_topic *topic, const doc *document) {
    query_topic_word words[QUERY_TOPIC_WORDS];
    if (document->meta.title == DOC_NONE) return 0;
    uint32_t count = read_words(topic, doc_string(document, document->meta.title), words), bits = 0;
    for (uint32_t i = 0; i < count; i++) bits |= parts_of(topic, words[i].bytes, words[i].count);
    return bits;
}

static bool mark_words(query_topic *topic, const engine_document *document) {
    const doc *content = &document->content;
    topic->bits.count = 0;
    if (!base_vec_reserve(&topic->owner->engine.allocator, &topic->bits, content->tokens.count + 1))
        return false;
    for (uint32_t t = 0; t < content->tokens.count; t++)
        topic->bits.items[topic->bits.count++] = bits_of(topic, content, t);
    for (uint32_t m = 0; topic->word_count > 0 && m < content->mentions.count; m++) {
        doc_mention mention = doc_mention_at(content, m);
        if (mention.entity == DOC_NONE) continue;
        uint32_t id =
            corpus_identity_survivor(&topic->owner->identity, document->first_entity + mention.entity);
        for (uint32_t i = 0; i < topic->word_count; i++)
            if (topic->words[i].entity == id) topic->bits.items[mention.head] |= (uint8_t)(1u << i);
    }
    topic->lede = title_bits(topic, content);
    for (uint32_t s = 0; s < content->sentences.count && s < lede_sentences; s++) {
        doc_range tokens = content->sentences.items[s].tokens;
        for (uint32_t t = 0; t < tokens.count; t++) topic->lede |= topic->bits.items[tokens.first + t];
    }
    return true;
}

static uint32_t bits_in(const query_topic *topic, uint32_t first, uint32_t last) {
    uint32_t bits = 0;
    for (uint32_t t = first; t <= last; t++) bits |= topic->bits.items[t];
    return bits;
}

/** Those of a phrase, without what stands beside it ("the old treaty and the Tarsa accord"). */
static uint32_t bits_below(const query_topic *topic, uint32_t head) {
    const doc_view *view = &topic->view;
    uint32_t last = view->last[head];
    for (uint32_t c = view->child[head]; c != DOC_NONE; c = view->sibling[c])
        if (c > head && doc_view_relation(view, c) == DOC_REL_CONJ && view->first[c] <= last &&
            view->first[c] > head)
            last = view->first[c] - 1;
    return bits_in(topic, view->first[head], last);
}

bool query_topic_use(const query_topic *topic, const doc *document, uint32_t token, refer_use use) {
    char form[QUERY_TOPIC_BYTES];
    refer_kin kin = refer_lexicons_kin(topic->facts, form, form_of(document, token, form, sizeof form));
    for (uint32_t i = 0; i < kin.count; i++)
        if (kin.uses[i] == use) return true;
    return false;
}

/** What the words before and behind the noun say of it. */
static void read_phrase(const query_topic *topic, const doc *document, query_part *part) {
    const doc_view *view = &topic->view;
    uint32_t first = part->head;
    bool again = false;
    for (uint32_t c = view->child[part->head]; c != DOC_NONE; c = view->sibling[c]) {
        doc_deprel relation = doc_view_relation(view, c);
        uint8_t deprel = document->tokens.deprel[c];
        if (c > part->head) {
            bool clause = relation == DOC_REL_ACL;
            part->detailed = part->detailed || deprel == DOC_REL_ACL_RELCL;
            part->complete = part->complete || clause || relation == DOC_REL_NMOD;
            if (clause && query_topic_use(topic, document, c, REFER_USE_NAMING)) part->naming = c;
            continue;
        }
        bool owner = deprel == DOC_REL_NMOD_POSS;
        if (owner) part->article = REFER_POSSESSIVE, part->owned = true;
        if (relation == DOC_REL_DET || relation == DOC_REL_AMOD) {
            char form[QUERY_TOPIC_BYTES];
            uint32_t row =
                model_lexicon_row(&topic->facts->determiners, form, form_of(document, c, form, sizeof form));
            uint8_t said = model_lexicon_id(&topic->facts->determiners, row, 1);
            bool better =
                part->article == REFER_BARE || said == REFER_DEFINITE || said == REFER_DEMONSTRATIVE;
            if (row != MODEL_NO_ROW && better && !part->owned) part->article = said;
            part->other = part->other || query_topic_use(topic, document, c, REFER_USE_APART);
            again = again || query_topic_use(topic, document, c, REFER_USE_AGAIN);
        }
        if (relation == DOC_REL_NUMMOD && part->article == REFER_BARE) part->article = REFER_INDEFINITE;
        bool inside = relation == DOC_REL_DET || relation == DOC_REL_AMOD || relation == DOC_REL_COMPOUND ||
                      relation == DOC_REL_NUMMOD || relation == DOC_REL_NMOD;
        if (inside && view->first[c] < first) first = view->first[c];
        bool named = (relation == DOC_REL_COMPOUND || relation == DOC_REL_NMOD) &&
                     document->tokens.upos[c] == DOC_PROPN && topic->bits.items[c] == 0;
        part->named = part->named || named;
    }
    if (again) part->article = REFER_DEMONSTRATIVE;
    part->tokens = (doc_range){first, part->head + 1 - first};
    part->whole = query_topic_all(topic, bits_below(topic, part->head));
    doc_range all = doc_view_sentence(view, part->head);
    part->near = part->whole || query_topic_all(topic, bits_in(topic, all.first, all.first + all.count - 1));
}

/** "the Tarsa case collapse": the words before a noun that is itself part of a compound. */
static bool read_compound(const query_topic *topic, const doc *document, query_part *part) {
    uint32_t first = part->head, least = doc_view_sentence(&topic->view, part->head).first, bits = 0;
    while (first > least && topic->bits.items[first - 1] != 0) bits |= topic->bits.items[--first];
    part->tokens = (doc_range){first, part->head + 1 - first};
    part->whole = part->near = topic->word_count > 0 && query_topic_all(topic, bits);
    part->article =
        document->tokens.upos[first > least ? first - 1 : first] == DOC_DET ? REFER_DEFINITE : REFER_BARE;
    return part->whole;
}

static bool add_part(query_topic *topic, engine_document *document, uint32_t token, uint8_t kinship,
                     bool several) {
    const doc *content = &document->content;
    doc_view_add(&topic->view, doc_token_sentence(content, token));
    query_part part = {.head = token, .kinship = kinship, .several = several, .naming = DOC_NONE};
    if (heads_phrase(topic, token)) {
        read_phrase(topic, content, &part);
    } else if (!read_compound(topic, content, &part)) {
        return true;
    }
    return base_vec_push(&topic->owner->engine.allocator, &topic->parts, part);
}

static bool is_own(const query_topic *topic, const engine_document *document, const doc_mention *mention) {
    if (mention->form != DOC_NAME || mention->entity == DOC_NONE) return false;
    uint32_t id = corpus_identity_survivor(&topic->owner->identity, document->first_entity + mention->entity);
    for (uint32_t e = 0; e < topic->entities->count; e++)
        if (topic->entities->items[e] == id) return true;
    return false;
}

/** Marks the phrases whose noun is in a name of X. Mentions and phrases are both in text order. */
static void mark_own(query_topic *topic, const engine_document *document) {
    const doc *content = &document->content;
    uint32_t m = 0, own_end = 0;
    for (uint32_t p = 0; topic->entities->count > 0 && p < topic->parts.count; p++) {
        query_part *part = &topic->parts.items[p];
        for (; m < content->mentions.count; m++) {
            doc_mention mention = doc_mention_at(content, m);
            if (mention.tokens.first > part->head) break;
            uint32_t end = mention.tokens.first + mention.tokens.count;
            if (end > own_end && is_own(topic, document, &mention)) own_end = end;
        }
        part->own = part->head < own_end;
    }
}

bool query_topic_look(query_topic *topic, engine_document *document) {
    const doc *content = &document->content;
    bool begun = false;
    topic->parts.count = 0;
    for (uint32_t t = 0; t < content->tokens.count; t++) {
        uint8_t kinship;
        bool several;
        if (!is_kin(topic, content, t, &kinship, &several)) continue;
        if (!begun && !(doc_view_begin(&topic->view, &document->content) && mark_words(topic, document)))
            return false;
        begun = true;
        if (!add_part(topic, document, t, kinship, several)) return false;
    }
    if (begun) mark_own(topic, document);
    return true;
}
