/* What each phrase and pronoun takes up: one pass over the items in the order of the text, which keeps what was spoken of
 * last. */

#include "refer/antecedents.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "refer/cluster.h"
#include "refer/law.h"
#include "refer/pair.h"
#include "refer/pronoun.h"
#include "refer/story.h"
#include "refer/title.h"
#include "refer/tuning.h"
#include "refer/voices.h"

enum { key_head = 21, key_phrase = 41, key_title, key_role, key_owner, key_family, key_small };

static uint64_t key_of(uint64_t hash, uint64_t sort, uint64_t more) {
    return base_hash_mix(base_hash_mix(hash, sort), more);
}

static void set(refer_story *story, base_map *map, uint64_t key, uint32_t cluster) {
    if (!base_map_set(map, story->board->document->allocator, key, cluster)) story->failed = true;
}

static uint32_t find(const base_map *map, uint64_t key) {
    return base_map_value(map, key, DOC_NONE);
}

/* A noun, its number and place; outcomes that look like instruments are apart from them. */
static uint64_t head_key(uint64_t lemma, const refer_item *item, uint64_t country) {
    return key_of(lemma, key_head + (uint64_t)item->number + (item->hidden ? 8 : 0), country);
}

/* Sentences since a cluster was last spoken of. */
static uint32_t since(const refer_story *story, uint32_t cluster, uint32_t sentence) {
    uint32_t seen = story->board->clusters[cluster].seen;
    if (seen == DOC_NONE) return UINT32_MAX;
    uint32_t then = story->board->items[seen].sentence;
    return sentence > then ? sentence - then : 0;
}

static uint32_t within(const refer_story *story, uint32_t cluster, const refer_item *item, uint32_t reach) {
    return cluster != DOC_NONE && since(story, cluster, item->sentence) <= reach ? cluster : DOC_NONE;
}

/* ---- what an item leaves behind for later ones --------------------------------------------------------- */

static void note_titles(refer_story *story, const refer_item *item, base_map *map, bool replace) {
    const refer_board *board = story->board;
    if (item->title.count == 0) return;
    uint64_t title = refer_title_hash(board, item->title);
    uint32_t noun = doc_view_top(board->view, item->title);
    uint64_t keys[] = {key_of(title, key_title, 0), key_of(title, key_title, item->country),
                       key_of(refer_title_hash(board, (doc_range){noun, 1}), key_role, 0)};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        if (replace || find(map, keys[k]) == DOC_NONE) set(story, map, keys[k], item->cluster);
}

/* Instruments by their noun and its family; nominals by their noun, number and place. */
static void note_head(refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    uint32_t noun = item->form == DOC_NAME ? item->cue : item->head;
    if (noun == DOC_NONE || item->form == DOC_PRONOUN) return;
    uint64_t lemma = refer_lemma_hash(board, noun);
    set(story, &story->heads, head_key(lemma, item, 0), item->cluster);
    if (item->country) set(story, &story->heads, head_key(lemma, item, item->country), item->cluster);
    uint64_t family = item->class == REFER_INSTRUMENT ? refer_law_family(board, noun) : 0;
    if (family) set(story, &story->heads, key_of(family, key_family, item->number), item->cluster);
    if (item->form == DOC_NOMINAL && item->article == REFER_BARE)
        set(story, &story->words, key_of(refer_phrase_hash(board, item->tokens), key_phrase, 0),
            item->cluster);
    uint32_t owner = doc_view_child(board->view, noun, DOC_REL_NMOD_POSS);
    uint32_t owned = owner == DOC_NONE ? DOC_NONE : board->headed[owner];
    if (owned != DOC_NONE && board->items[owned].cluster != DOC_NONE)
        set(story, &story->owned, key_of(lemma, key_owner, board->items[owned].cluster), item->cluster);
}

/* A word and the noun that ends its phrase, as they are folded. */
static uint64_t pair_key(const refer_board *board, uint32_t word, uint32_t noun) {
    return key_of(refer_phrase_hash(board, (doc_range){word, 1}), key_small,
                  refer_phrase_hash(board, (doc_range){noun, 1}));
}

/* "Harbour Pilots Association": what "the pilots association" takes up. */
static void note_words(refer_story *story, const refer_item *item) {
    bool body = item->form == DOC_NAME && item->tokens.count > 2 && item->kind != DOC_PERSON &&
                item->kind != DOC_PLACE && item->class != REFER_INSTRUMENT;
    if (!body || !refer_rule_on(story->board, DOC_RULE_name_in_small)) return;
    uint32_t last = item->tokens.first + item->tokens.count - 1;
    for (uint32_t t = item->tokens.first; t < last; t++)
        set(story, &story->words, pair_key(story->board, t, last), item->cluster);
}

static uint32_t name_in_small(const refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    bool pair = item->article == REFER_DEFINITE && item->number == REFER_SINGULAR && !item->hidden &&
                item->head > item->tokens.first + 1;
    uint32_t cluster = pair ? find(&story->words, pair_key(board, item->head - 1, item->head)) : DOC_NONE;
    return cluster != DOC_NONE && refer_decides(board, DOC_RULE_name_in_small, item->head) ? cluster
                                                                                           : DOC_NONE;
}

static void note_source(refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    const refer_cluster *cluster = &board->clusters[item->cluster];
    if (cluster->kind != DOC_PERSON || cluster->name != DOC_NONE || item->form != DOC_NOMINAL) return;
    uint32_t preposition = doc_view_child(board->view, item->head, DOC_REL_CASE);
    bool according = preposition != DOC_NONE && refer_word(board, preposition, MODEL_WORD_SOURCE);
    bool says = refer_subject(board, item->head) && refer_reports(board, board->head[item->head]);
    if (according || says) story->last_source[item->number] = item->cluster;
}

static void note(refer_story *story, uint32_t i) {
    const refer_item *item = &story->board->items[i];
    if (item->cluster == DOC_NONE) return;
    refer_story_note(story, i);
    note_head(story, item);
    note_words(story, item);
    note_titles(story, item, &story->titles, true);
    note_source(story, item);
    if (item->form != DOC_NAME) return;
    if (item->kind == DOC_ORG) story->last_org = item->cluster;
    if (item->kind == DOC_PLACE && item->row != MODEL_NO_ROW &&
        name_alias_class_of(story->board->facts->names, item->row) == NAME_ALIAS_COUNTRY)
        story->last_country = item->cluster;
}

/* ---- apposition and predicate -------------------------------------------------------------------------- */

static bool same_thing(const refer_board *board, const refer_item *a, const refer_item *b) {
    if (!refer_number_fits(a->number, b->number) || !refer_gender_fits(a->gender, b->gender)) return false;
    if (b->form == DOC_PRONOUN)
        return b->cluster != DOC_NONE && (a->kind == board->clusters[b->cluster].kind);
    bool place = (a->kind == DOC_PLACE || a->kind == DOC_FACILITY) &&
                 (b->kind == DOC_PLACE || b->kind == DOC_FACILITY);
    return a->kind == b->kind || place;
}

/* The item at a token, or the name that the token is a title of. */
static uint32_t item_at(const refer_board *board, uint32_t token) {
    if (token == DOC_NONE) return DOC_NONE;
    if (board->titled[token] != DOC_NONE) return board->titled[token];
    return board->headed[token] != DOC_NONE ? board->headed[token] : board->named[token];
}

/* "Ana Ruiz is no mayor", "Is Ana Ruiz the mayor?" */
static bool denied(const refer_board *board, uint32_t predicate) {
    for (uint32_t c = board->child[predicate]; c != DOC_NONE; c = board->sibling[c])
        if (doc_view_denies(board->view, c) != DOC_NO_DENIAL || refer_is(board, c, "?"))
            return refer_decides(board, DOC_RULE_denied_predicate, predicate);
    return false;
}

/* The name that stands in apposition behind a phrase, or before whose title it stands ("nominee Gov. Ana
 * Ruiz"). */
static uint32_t name_behind(const refer_board *board, const refer_item *item) {
    uint32_t next = item->tokens.first + item->tokens.count;
    bool abuts = item->article == REFER_BARE && next < refer_sentence_end(board, item->head);
    if (abuts && board->titled[next] != DOC_NONE) return board->titled[next];
    uint32_t behind = doc_view_child(board->view, item->head, DOC_REL_APPOS);
    uint32_t other = item_at(board, behind);
    return other != DOC_NONE && board->items[other].form == DOC_NAME ? other : DOC_NONE;
}

/* What a phrase is in apposition to: a cluster, or DOC_NONE. */
static uint32_t beside(const refer_board *board, const refer_item *item) {
    bool appositive = refer_relation(board, item->head) == DOC_REL_APPOS;
    const struct {
        uint32_t item;
        doc_rule rule;
    } others[] = {{appositive ? item_at(board, board->head[item->head]) : DOC_NONE, DOC_RULE_apposition},
                  {name_behind(board, item), DOC_RULE_name_behind}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        bool other = others[i].item != DOC_NONE && &board->items[others[i].item] != item;
        if (other && same_thing(board, item, &board->items[others[i].item]) &&
            board->items[others[i].item].cluster != DOC_NONE &&
            refer_decides(board, others[i].rule, item->head))
            return board->items[others[i].item].cluster;
    }
    return DOC_NONE;
}

/* "the Lumen group", "the Lumen rebel group": a noun that may stand for any body takes the name before it. */
static uint32_t named_inside(const refer_board *board, const refer_item *item) {
    refer_noun noun = refer_noun_of(board, item->head);
    if (!noun.any || noun.kind != DOC_ORG || item->number == REFER_PLURAL) return DOC_NONE;
    for (uint32_t t = item->head; t-- > item->tokens.first && item->head - t <= REFER_NAME_BEFORE_NOUN;) {
        uint32_t before = board->named[t];
        bool body = before != DOC_NONE && board->items[before].kind == DOC_ORG &&
                    board->items[before].form == DOC_NAME;
        if (body && refer_decides(board, DOC_RULE_named_inside, item->head))
            return board->items[before].cluster;
        uint8_t upos = board->document->tokens.upos[t];
        if (upos != DOC_NOUN && upos != DOC_ADJ) break;
    }
    return DOC_NONE;
}

/* ---- definite phrases ---------------------------------------------------------------------------------- */

static uint32_t holder(const refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    if (item->title.count == 0 || item->number == REFER_PLURAL) return DOC_NONE;
    uint64_t title = refer_title_hash(board, item->title);
    uint64_t key = key_of(title, key_title, item->country);
    uint32_t cluster = refer_rule_on(board, DOC_RULE_same_title) ? find(&story->titles, key) : DOC_NONE;
    if (cluster == DOC_NONE && item->title.count == 1 && refer_rule_on(board, DOC_RULE_title_noun))
        cluster = within(story, find(&story->titles, key_of(title, key_role, 0)), item, REFER_NOUN_REACH);
    if (cluster == DOC_NONE && refer_rule_on(board, DOC_RULE_later_title)) cluster = find(&story->later, key);
    if (cluster == DOC_NONE) return DOC_NONE;
    bool place = item->country == 0 || board->clusters[cluster].country == 0 ||
                 item->country == board->clusters[cluster].country;
    return place && refer_gender_fits(board->clusters[cluster].gender, item->gender) ? cluster : DOC_NONE;
}

/* "the act" is the act, "these resolutions" take up one resolution, "the agreement" a deal. */
static uint32_t known_law(const refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    uint64_t lemma = refer_lemma_hash(board, item->head), family = refer_law_family(board, item->head);
    uint32_t cluster = find(&story->heads, head_key(lemma, item, item->country));
    if (cluster != DOC_NONE) return refer_rule_on(board, DOC_RULE_same_law) ? cluster : DOC_NONE;
    if (refer_rule_on(board, DOC_RULE_any_law))
        cluster = find(&story->heads, key_of(lemma, key_head + REFER_SINGULAR, 0));
    if (cluster == DOC_NONE && family && refer_rule_on(board, DOC_RULE_law_family))
        cluster = find(&story->heads, key_of(family, key_family, item->number));
    return cluster;
}

/* "the source said", "the people said": who spoke last without a name. */
static uint32_t last_speaker(const refer_story *story, const refer_item *item) {
    if (item->class != REFER_SOURCE && item->class != REFER_SEVERAL) return DOC_NONE;
    if (item->tokens.count > REFER_PLAIN_TOKENS || !refer_rule_on(story->board, DOC_RULE_last_speaker))
        return DOC_NONE;
    return within(story, story->last_source[item->number], item, REFER_SPEAKER_REACH);
}

/* "the Defence Department" is no group, office or party: its own noun says what it is. */
static bool named_by_other_noun(const refer_board *board, const refer_item *name) {
    refer_noun noun = refer_noun_of(board, name->tokens.first + name->tokens.count - 1);
    return noun.class == REFER_AN_ORG && !noun.any && name->tokens.count > 1;
}

/* "the group": the body named last, unless the phrase says more of it than of which country it is. */
static uint32_t last_body(const refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    if (item->tokens.count > REFER_PLAIN_TOKENS && !item->country) return DOC_NONE;
    uint32_t reach = item->country ? REFER_PERSON_REACH : REFER_KIND_REACH;
    uint32_t cluster = within(story, story->last_org, item, reach);
    if (cluster == DOC_NONE || board->clusters[cluster].name == DOC_NONE) return DOC_NONE;
    bool other = named_by_other_noun(board, &board->items[board->clusters[cluster].name]);
    return other && refer_decides(board, DOC_RULE_body_of_other_noun, item->head) ? DOC_NONE : cluster;
}

/* "the group", "the country": any name of the kind that was spoken of. */
static uint32_t any_of_kind(const refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    refer_noun noun = refer_noun_of(board, item->head);
    if (!noun.any || item->number == REFER_PLURAL) return DOC_NONE;
    if (noun.class == REFER_COUNTRY && !item->country && refer_rule_on(board, DOC_RULE_last_country))
        return within(story, story->last_country, item, REFER_KIND_REACH);
    return noun.kind == DOC_ORG && refer_rule_on(board, DOC_RULE_last_body) ? last_body(story, item)
                                                                            : DOC_NONE;
}

static uint32_t possessed(const refer_story *story, const refer_item *item) {
    const refer_board *board = story->board;
    uint32_t owner = doc_view_child(board->view, item->head, DOC_REL_NMOD_POSS);
    uint32_t owned = owner == DOC_NONE ? DOC_NONE : board->headed[owner];
    if (owned == DOC_NONE || board->items[owned].cluster == DOC_NONE) return DOC_NONE;
    return find(&story->owned,
                key_of(refer_lemma_hash(board, item->head), key_owner, board->items[owned].cluster));
}

static void add_told(const refer_board *board, refer_question *question, uint32_t token, refer_told how) {
    uint32_t item = item_at(board, token);
    if (item == DOC_NONE || item == question->item || question->told_count == 3) return;
    question->told[question->told_count].item = item;
    question->told[question->told_count++].how = (uint8_t)how;
}

/* Of whom the phrase may say what he is. */
static void find_told(const refer_board *board, refer_question *question) {
    uint32_t head = board->items[question->item].head, above = board->head[head];
    bool with = doc_view_child(board->view, head, DOC_REL_CASE) != DOC_NONE;
    doc_deprel relation = refer_relation(board, head);
    question->told_count = 0;
    for (uint32_t c = board->child[head]; c != DOC_NONE; c = board->sibling[c]) {
        if (c < head || refer_relation(board, c) != DOC_REL_ACL) continue;
        uint32_t name = doc_view_child(board->view, c, DOC_REL_XCOMP);
        add_told(board, question, name != DOC_NONE ? name : doc_view_child(board->view, c, DOC_REL_OBJ),
                 REFER_TOLD_NAMED);
    }
    uint32_t subject = doc_view_child(board->view, head, DOC_REL_COP) != DOC_NONE && !with
                           ? doc_view_child(board->view, head, DOC_REL_NSUBJ)
                           : DOC_NONE;
    question->denied = DOC_NONE;
    if (subject != DOC_NONE && denied(board, head)) {
        uint32_t item = item_at(board, subject);
        if (item != DOC_NONE) question->denied = board->items[item].cluster;
    } else {
        add_told(board, question, subject, REFER_TOLD_PREDICATE);
    }
    if (above == DOC_NONE) return;
    if (relation == DOC_REL_APPOS) add_told(board, question, above, REFER_TOLD_BESIDE);
    /* "as a lawyer", but not "according to a report". */
    uint32_t preposition = doc_view_child(board->view, head, DOC_REL_CASE);
    bool source = with && refer_word(board, preposition, MODEL_WORD_SOURCE);
    bool thing = refer_sort(board->items[question->item].kind) == REFER_SORT_THING;
    if (relation == DOC_REL_XCOMP || (relation == DOC_REL_OBL && with && !source && !thing)) {
        uint32_t object = doc_view_child(board->view, above, DOC_REL_OBJ);
        add_told(board, question, object, relation == DOC_REL_XCOMP ? REFER_TOLD_OBJECT : REFER_TOLD_OF);
        add_told(board, question, doc_view_child(board->view, above, DOC_REL_NSUBJ),
                 relation == DOC_REL_XCOMP ? REFER_TOLD_SUBJECT : REFER_TOLD_WITH);
    }
}

/* What the maps lead to and what stands around the phrase are weighed. */
static uint32_t weighed(const refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[i];
    bool several = item->article == REFER_BARE && item->number == REFER_PLURAL;
    bool alone = item->article == REFER_INDEFINITE;
    if (item->article == REFER_NO_REFERENT) return DOC_NONE;
    refer_question question;
    uint32_t owner = doc_view_child(board->view, item->head, DOC_REL_NMOD_POSS);
    uint32_t owned = owner == DOC_NONE ? DOC_NONE : board->headed[owner];
    question.item = i;
    find_told(board, &question);
    /* "the withdrawal, a first step": what is told of things of no kind is seldom what they are. */
    if (item->hidden && item->class == REFER_NO_CLASS) question.told_count = 0;
    if (alone && question.told_count == 0) return DOC_NONE;
    question.by_title = question.by_later = DOC_NONE;
    question.by_noun = find(&story->heads, head_key(refer_lemma_hash(board, item->head), item, 0));
    question.by_owner = possessed(story, item);
    question.owner = owned == DOC_NONE ? DOC_NONE : board->items[owned].cluster;
    if (item->title.count > 0) {
        uint64_t title = refer_title_hash(board, item->title);
        question.by_title = find(&story->titles, key_of(title, key_title, item->country));
        question.by_later = find(&story->later, key_of(title, key_title, item->country));
    }
    /* "Ruiz's task force": its name is not told by what was spoken of last. */
    bool another = owned != DOC_NONE && board->items[owned].form == DOC_NAME &&
                   refer_decides(board, DOC_RULE_named_owner, item->head);
    bool words = another || (item->hidden && (item->class == REFER_NO_CLASS || item->article == REFER_BARE));
    return refer_phrase_meant(story, &question,
                              alone || (several && question.by_noun == DOC_NONE) ? REFER_REACH_TOLD
                              : words                                            ? REFER_REACH_WORDS
                                                                                 : REFER_REACH_ALL);
}

static uint32_t taken_up(const refer_story *story, uint32_t i) {
    const refer_item *item = &story->board->items[i];
    bool definite = item->article == REFER_DEFINITE || item->article == REFER_DEMONSTRATIVE;
    if (item->hidden) return weighed(story, i);
    uint32_t cluster =
        definite || (item->article == REFER_POSSESSIVE && item->country) ? holder(story, item) : DOC_NONE;
    if (cluster == DOC_NONE && definite) cluster = last_speaker(story, item);
    bool nearer = definite && find(&story->heads,
                                   head_key(refer_lemma_hash(story->board, item->head), item, 0)) != DOC_NONE;
    if (cluster == DOC_NONE && definite && !nearer) cluster = any_of_kind(story, item);
    if (cluster == DOC_NONE && definite && item->class == REFER_INSTRUMENT) cluster = known_law(story, item);
    if (cluster != DOC_NONE && story->board->clusters[cluster].hidden) cluster = DOC_NONE;
    return cluster != DOC_NONE ? cluster : weighed(story, i);
}

/* An outcome ("a peaceful resolution") is no instrument. */
static void read_instrument(const refer_story *story, refer_item *item) {
    if (item->class != REFER_INSTRUMENT || item->cue != DOC_NONE) return;
    uint64_t key = key_of(refer_lemma_hash(story->board, item->head), key_head + REFER_SINGULAR, 0);
    bool definite = item->article == REFER_DEFINITE || item->article == REFER_DEMONSTRATIVE;
    bool known = definite && find(&story->heads, key) != DOC_NONE;
    if (refer_law_is_instrument(story->board, item->head, known) ||
        !refer_decides(story->board, DOC_RULE_outcome, item->head))
        return;
    item->hidden = true;
    item->kind = DOC_OTHER;
    item->class = REFER_NO_CLASS;
}

/* ---- the pass ------------------------------------------------------------------------------------------ */

static void link_nominal(refer_story *story, uint32_t i) {
    refer_board *board = story->board;
    refer_item *item = &board->items[i];
    read_instrument(story, item);
    uint32_t cluster = item->hidden ? DOC_NONE : beside(board, item);
    if (cluster == DOC_NONE && !item->hidden) cluster = named_inside(board, item);
    if (cluster == DOC_NONE) cluster = name_in_small(story, item);
    /* "is a good man" is praise; "Ruiz, a lawyer," says what she is. */
    bool said = doc_view_child(board->view, item->head, DOC_REL_COP) != DOC_NONE;
    if (cluster != DOC_NONE && (item->class == REFER_ROLE || (item->class == REFER_A_PERSON && !said)))
        refer_cluster_title(board, cluster, refer_title_of(board, item));
    if (cluster == DOC_NONE) cluster = taken_up(story, i);
    if (cluster == DOC_NONE) {
        cluster = refer_cluster_new(board, i);
        bool lede = item->class == REFER_ROLE && item->article == REFER_DEFINITE &&
                    item->number == REFER_SINGULAR && refer_subject(board, item->head) &&
                    story->lede == DOC_NONE;
        if (lede) story->lede = cluster;
    } else {
        refer_cluster_join(board, cluster, i);
    }
}

static void take_lede(refer_story *story, uint32_t cluster) {
    refer_board *board = story->board;
    uint32_t moved = board->clusters[story->lede].first;
    refer_cluster_merge(board, cluster, story->lede);
    refer_story_forget(story, story->lede);
    for (; moved != DOC_NONE; moved = board->items[moved].next) {
        note_head(story, &board->items[moved]);
        note_titles(story, &board->items[moved], &story->titles, true);
    }
}

/* "The mayor promised … . … Ruiz told reporters": a surname that nothing introduced is the role before it. */
static void link_lede(refer_story *story, uint32_t i) {
    refer_board *board = story->board;
    const refer_item *item = &board->items[i];
    if (story->lede == DOC_NONE || item->kind != DOC_PERSON || item->form != DOC_NAME ||
        item->cluster == DOC_NONE)
        return;
    refer_cluster *named = &board->clusters[item->cluster];
    const refer_item *name = &board->items[named->name];
    uint32_t role = board->items[board->clusters[story->lede].first].sentence;
    bool bare = named->seen == DOC_NONE && name->tokens.count == 1 && named->titles == DOC_NONE &&
                item->title.count == 0;
    bool told = refer_subject(board, item->head) && board->head[item->head] != DOC_NONE &&
                refer_reports(board, board->head[item->head]);
    if (bare && told && item->sentence > role && item->sentence - role <= REFER_LEDE_REACH &&
        refer_gender_fits(named->gender, board->clusters[story->lede].gender) &&
        refer_decides(board, DOC_RULE_role_in_lede, item->head))
        take_lede(story, item->cluster);
    story->lede = DOC_NONE;
}

static void link_pronoun(refer_story *story, uint32_t i) {
    refer_board *board = story->board;
    refer_item *item = &board->items[i];
    if (item->person != 3) {
        refer_voice(story, i);
        return;
    }
    bool empty = refer_relation(board, item->head) == DOC_REL_EXPL;
    if (empty &&
        !(refer_it_reports(board, item->head) && refer_decides(board, DOC_RULE_it_reports, item->head)))
        return;
    bool object = item->gender == DOC_NEUTER && refer_relation(board, item->head) == DOC_REL_OBJ;
    if (object && board->head[item->head] != DOC_NONE && refer_law_deed(board, board->head[item->head]) &&
        refer_decides(board, DOC_RULE_do_it, item->head))
        return;
    if (refer_announces(board, item) && refer_decides(board, DOC_RULE_to_come, item->head)) return;
    uint32_t cluster = DOC_NONE;
    if (item->pronoun == REFER_RELATIVE) {
        uint32_t other = refer_relative_antecedent(board, i);
        if (other != DOC_NONE) cluster = board->items[other].cluster;
    } else if (item->pronoun >= REFER_FORMER) {
        cluster = refer_one_of_pair(story, i);
        if (cluster != DOC_NONE && !refer_decides(board, DOC_RULE_first_and_last, item->head)) return;
        item->hidden = cluster == DOC_NONE;
    } else {
        cluster = refer_pronoun_meant(story, i);
    }
    if (cluster == DOC_NONE) return;
    refer_cluster_join(board, cluster, i);
    item->kind = board->clusters[item->cluster].kind;
}

/* Numbers the sentences by what the article itself tells: one that is wholly quoted counts with the one
 * before. */
static bool count_told(refer_story *story) {
    const refer_board *board = story->board;
    const doc *document = board->document;
    uint32_t told = 0;
    story->told = base_arena_new(board->arena, document->sentences.count, sizeof *story->told);
    for (uint32_t s = 0; story->told && s < document->sentences.count; s++) {
        doc_range tokens = document->sentences.items[s].tokens;
        bool own = false;
        for (uint32_t t = tokens.first; t < tokens.first + tokens.count && !own; t++)
            own = doc_view_quotation(board->view, t) == DOC_NONE && document->tokens.upos[t] != DOC_PUNCT;
        told += own;
        story->told[s] = told;
    }
    return story->told != NULL;
}

/* The subject of a verb of reporting outside the marks speaks the quotations of its sentence. */
static bool find_speakers(refer_story *story) {
    const refer_board *board = story->board;
    uint32_t count = board->document->tokens.count;
    story->speaker = base_arena_new(board->arena, count, sizeof *story->speaker);
    if (!story->speaker) return false;
    uint32_t last = DOC_NONE, before = DOC_NONE;
    for (uint32_t t = 0; t < count; t++) story->speaker[t] = DOC_NONE;
    for (uint32_t s = 0; s < board->document->sentences.count; s++) {
        doc_range tokens = board->document->sentences.items[s].tokens;
        uint32_t subject = DOC_NONE;
        for (uint32_t t = tokens.first; t < tokens.first + tokens.count; t++)
            if (subject == DOC_NONE && doc_view_quotation(board->view, t) == DOC_NONE &&
                refer_subject(board, t) && refer_reports(board, board->head[t]) &&
                doc_view_quotation(board->view, board->head[t]) == DOC_NONE)
                subject = t;
        /* A sentence that is nothing but quoted goes on with who spoke before it in the paragraph. */
        uint32_t paragraph = board->document->sentences.items[s].paragraph;
        if (paragraph != before) last = DOC_NONE;
        before = paragraph;
        if (subject == DOC_NONE) subject = last;
        last = subject;
        if (subject == DOC_NONE) continue;
        for (uint32_t t = tokens.first; t < tokens.first + tokens.count; t++) {
            uint32_t quotation = doc_view_quotation(board->view, t);
            if (quotation != DOC_NONE && quotation < count && story->speaker[quotation] == DOC_NONE)
                story->speaker[quotation] = subject;
        }
    }
    return true;
}

static void link_all(refer_story *story) {
    refer_board *board = story->board;
    for (uint32_t i = 0; i < board->count; i++)
        if (board->items[i].form == DOC_NAME && board->items[i].cluster != DOC_NONE)
            note_titles(story, &board->items[i], &story->later, false);
    for (uint32_t i = 0; i < board->count; i++)
        if (board->items[i].form == DOC_NAME && board->items[i].kind == DOC_ORG) refer_serve(story, i);
    for (uint32_t t = 0; t < board->document->tokens.count && !story->failed; t++) {
        uint32_t i = board->headed[t];
        if (i == DOC_NONE || !refer_has_entity(board->items[i].kind)) continue;
        refer_item *item = &board->items[i];
        if (item->form == DOC_PRONOUN) {
            link_pronoun(story, i);
        } else if (item->cluster == DOC_NONE) {
            link_nominal(story, i);
        } else {
            link_lede(story, i);
        }
        note(story, i);
    }
}

bool refer_link(refer_board *board) {
    refer_story story;
    if (!refer_story_start(&story, board) || !count_told(&story) || !find_speakers(&story)) return false;
    for (uint32_t i = 0; i < board->count; i++) refer_story_look(&story, i);
    link_all(&story);
    base_map *const maps[] = {&story.heads, &story.words, &story.titles, &story.later, &story.owned};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        base_map_release(maps[i], board->document->allocator);
    return !story.failed;
}
