/* What speaks for and against each candidate of a pronoun or a phrase: see refer/features.h. */

#include "refer/question.h"

#include "base/hash.h"
#include "refer/cluster.h"

#define ADD(block, value) refer_add_feature(features, (uint32_t)REFER_F_##block + (uint32_t)(value))

static uint32_t bucket(uint32_t value, const uint8_t *from, uint32_t count) {
    uint32_t found = 0;
    while (found + 1 < count && value >= from[found + 1]) found++;
    return found;
}
#define BUCKET(value, ...)                                                                                   \
    bucket(value, (const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))

/* A word in a place, hashed into the features that no block lists. */
static void add_hashed(refer_features *features, uint64_t sort, uint64_t a, uint64_t b) {
    uint64_t hash = base_hash_mix(base_hash_mix(sort * 31 + 5, a), b);
    refer_add_feature(features, REFER_LISTED + (uint32_t)((hash >> 20) % REFER_HASHED));
}

refer_column refer_column_of(const refer_item *item) {
    if (item->form != DOC_PRONOUN) {
        uint8_t sort = refer_sort(item->kind);
        return sort == REFER_SORT_PERSON ? REFER_ASKS_PERSON
               : sort == REFER_SORT_BODY ? REFER_ASKS_BODY
                                         : REFER_ASKS_THING;
    }
    if (item->person != 3) return (refer_column)(REFER_ASKS_I + refer_voice_of(item));
    bool possessive = item->pronoun == REFER_POSSESSIVE_PRONOUN;
    if (item->gender == DOC_NEUTER) return possessive ? REFER_ASKS_ITS : REFER_ASKS_IT;
    if (item->gender == DOC_GENDER_UNKNOWN) return possessive ? REFER_ASKS_THEIR : REFER_ASKS_THEY;
    return possessive ? REFER_ASKS_HIS : REFER_ASKS_HE;
}

/* ---- the question itself ------------------------------------------------------------------------------- */

static bool content_word(const refer_board *board, uint32_t token) {
    uint8_t upos = board->document->tokens.upos[token];
    return upos == DOC_NOUN || upos == DOC_PROPN || upos == DOC_ADJ || upos == DOC_NUM || upos == DOC_VERB;
}

/* Words of the phrase before its noun that say more of it, but for whose it is. */
static uint32_t modifiers(const refer_board *board, const refer_item *item) {
    uint32_t count = 0;
    for (uint32_t t = item->tokens.first; t < item->head; t++)
        count += content_word(board, t) && board->document->tokens.deprel[t] != DOC_REL_NMOD_POSS;
    return count;
}

/* What follows the noun: nothing, an of-phrase, a clause, something else. */
static uint32_t behind(const refer_board *board, const refer_item *item) {
    uint32_t found = 0;
    for (uint32_t c = board->child[item->head]; c != DOC_NONE; c = board->sibling[c]) {
        if (c < item->head) continue;
        doc_deprel relation = refer_relation(board, c);
        if (relation == DOC_REL_ACL) return 2;
        if (relation == DOC_REL_NMOD) {
            uint32_t preposition = doc_view_child(board->view, c, DOC_REL_CASE);
            bool of = preposition != DOC_NONE && refer_word(board, preposition, MODEL_WORD_GENITIVE);
            if (of) return 1;
            found = 3;
        }
    }
    return found;
}

static void describe_phrase(const refer_story *story, refer_question *question) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[question->item];
    const refer_trace *trace = &story->traces[question->item];
    refer_features *features = &question->features;
    uint32_t more = modifiers(board, item);
    bool seen = false;
    for (uint32_t c = 0; c < question->count; c++) {
        const refer_past *past = &story->pasts[question->candidates[c].cluster];
        for (uint32_t h = 0; h < REFER_HEADS; h++) seen = seen || past->heads[h] == trace->lemma;
    }
    ADD(article, item->article);
    ADD(class, item->class);
    ADD(modifiers, more > 2 ? 2 : more);
    ADD(behind_it, behind(board, item));
    if (item->country) ADD(has_country, 0);
    if (question->owner != DOC_NONE) ADD(has_owner, 0);
    ADD(seen_head, seen);
    ADD(article_head, item->article * 2 + seen);
    ADD(told_of, question->told_count > 0 ? question->told[0].how : 0);
    add_hashed(features, 1, trace->lemma, item->article);
    add_hashed(features, 2, trace->lemma, seen);
    for (uint32_t t = item->tokens.first, words = 0; t < item->head && words < 3; t++, words++) {
        char word[REFER_KEY_BYTES];
        add_hashed(features, 3, base_hash_bytes(word, refer_fold(board, t, word), 7), seen);
    }
}

/* Paragraphs since something was said; 6 where it never was. */
static uint32_t since_said(uint32_t here, uint32_t then) {
    return then == DOC_NONE ? 6 : BUCKET(here - then, 0, 1, 2, 3, 5, 9);
}

static void describe_voice(const refer_story *story, refer_question *question) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[question->item];
    uint32_t paragraph = board->document->sentences.items[item->sentence].paragraph;
    refer_features *features = &question->features;
    for (uint32_t v = 0; v < 3; v++) {
        uint32_t last = DOC_NONE;
        for (uint32_t c = 0; c < question->count; c++) {
            uint32_t said = story->pasts[question->candidates[c].cluster].said[v];
            if (said != DOC_NONE && (last == DOC_NONE || said > last)) last = said;
        }
        ADD(heard, v * 7 + since_said(paragraph, last));
    }
    bool asked = paragraph > 0 && refer_paragraph_asks(board, paragraph - 1);
    ADD(asked, asked);
    ADD(talk, story->talk * 2 + (story->traces[question->item].quotation != DOC_NONE));
}

void refer_describe_question(const refer_story *story, refer_question *question) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[question->item];
    const refer_trace *trace = &story->traces[question->item];
    refer_features *features = &question->features;
    features->count = 0;
    ADD(nothing, 0);
    ADD(plural, item->number);
    ADD(own_role, trace->role);
    if (item->tokens.first <= refer_sentence_first(board, item->head) + 1) ADD(opens, 0);
    if (trace->quotation != DOC_NONE) ADD(quoted, 0);
    ADD(early, item->sentence > 2 ? 2 : item->sentence > 0);
    ADD(choice, BUCKET(question->count, 0, 1, 3, 8));
    if (item->form == DOC_NOMINAL) describe_phrase(story, question);
    if (item->person == 1 || item->person == 2) describe_voice(story, question);
    if (item->form == DOC_PRONOUN && trace->clause != DOC_NONE) {
        char word[REFER_KEY_BYTES];
        uint64_t verb = base_hash_bytes(word, refer_lemma(board, trace->clause, word), 7);
        add_hashed(features, 4, verb, question->column * 8u + trace->role);
    }
}

/* ---- a candidate --------------------------------------------------------------------------------------- */

static uint32_t form_of(const refer_item *asking, const refer_item *candidate) {
    if (candidate->form == DOC_NAME) return 0;
    if (candidate->form == DOC_PRONOUN)
        return candidate->number == asking->number && candidate->gender == asking->gender ? 6 : 5;
    switch (candidate->article) {
    case REFER_DEFINITE:
    case REFER_DEMONSTRATIVE:
        return 1;
    case REFER_INDEFINITE:
        return 2;
    case REFER_POSSESSIVE:
        return 4;
    default:
        return 3;
    }
}

static uint32_t distance_of(const refer_story *story, const refer_question *question, uint32_t other) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item], *item = &board->items[other];
    if (item->head > asking->head) return 8;
    uint32_t sentences = asking->sentence > item->sentence ? asking->sentence - item->sentence : 0;
    if (story->traces[question->item].quotation == DOC_NONE)
        sentences = story->told[asking->sentence] - story->told[item->sentence];
    return BUCKET(sentences, 0, 1, 2, 3, 4, 6, 10, 20);
}

static void describe_place(const refer_story *story, const refer_question *question,
                           refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item], *item = &board->items[candidate->item];
    const refer_trace *trace = &story->traces[question->item], *other = &story->traces[candidate->item];
    refer_features *features = &candidate->features;
    uint32_t distance = distance_of(story, question, candidate->item), form = form_of(asking, item);
    uint32_t rank = (uint32_t)(candidate - question->candidates), ranked = BUCKET(rank, 0, 1, 2, 3, 5);
    ADD(distance, distance);
    ADD(role, other->role);
    ADD(form, form);
    ADD(distance_role, distance * 8 + other->role);
    ADD(distance_form, distance * 7 + form);
    ADD(role_role, trace->role * 8u + other->role);
    ADD(passed, BUCKET(candidate->passed, 0, 1, 2, 3, 5, 9));
    ADD(rank, ranked);
    ADD(rank_role, ranked * 8 + other->role);
    const doc_sentence *all = board->document->sentences.items;
    uint32_t here = all[asking->sentence].paragraph, there = all[item->sentence].paragraph;
    ADD(paragraph, here == there ? 0 : here == there + 1 ? 1 : 2);
    uint32_t quotation = trace->quotation == other->quotation ? (trace->quotation == DOC_NONE ? 0 : 1)
                         : trace->quotation == DOC_NONE       ? 2
                         : other->quotation == DOC_NONE       ? 3
                                                              : 4;
    ADD(quotation, quotation);
    uint32_t subject = trace->quotation != DOC_NONE && trace->quotation < board->document->tokens.count
                           ? story->speaker[trace->quotation]
                           : DOC_NONE;
    if (subject != DOC_NONE && board->headed[subject] != DOC_NONE &&
        board->items[board->headed[subject]].cluster == candidate->cluster)
        ADD(speaker, 0);
}

static void describe_clause(const refer_story *story, const refer_question *question,
                            refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[candidate->item];
    const refer_trace *trace = &story->traces[question->item], *other = &story->traces[candidate->item];
    refer_features *features = &candidate->features;
    uint32_t clause = trace->clause;
    bool subject = other->role == 0;
    if (trace->reports && other->reports) ADD(both_report, 0);
    if (clause != DOC_NONE && clause == other->clause) {
        if (subject)
            ADD(own_subject, 0);
        else
            ADD(same_verb, 0);
    }
    if (clause != DOC_NONE && other->clause != DOC_NONE && board->head[clause] == other->clause) {
        if (subject)
            ADD(upper_subject, 0);
        else
            ADD(upper_other, 0);
    }
    if (subject && other->clause != DOC_NONE && board->head[other->clause] == DOC_NONE) ADD(main_subject, 0);
    if (item->tokens.first <= refer_sentence_first(board, item->head) + 1) ADD(opens_sentence, 0);
    /* "of Ruiz", "like Ruiz", "than Ruiz". */
    uint32_t preposition = doc_view_child(board->view, item->head, DOC_REL_CASE);
    if (preposition == DOC_NONE) return;
    char word[REFER_KEY_BYTES];
    ADD(compared, 0);
    add_hashed(features, 10, base_hash_bytes(word, refer_fold(board, preposition, word), 7),
               question->column);
}

/* Who was a subject since, and who stands before it in its sentence. */
static void describe_order(const refer_story *story, const refer_question *question,
                           refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item], *item = &board->items[candidate->item];
    const refer_trace *other = &story->traces[candidate->item];
    uint32_t subject = story->pasts[candidate->cluster].subject_item, later = 0, before = 0;
    refer_features *features = &candidate->features;
    for (uint32_t c = 0; c < question->count; c++) {
        const refer_candidate *rival = &question->candidates[c];
        uint32_t place = story->pasts[rival->cluster].subject_item;
        const refer_item *last = &board->items[rival->item];
        if (rival == candidate) continue;
        later +=
            subject != DOC_NONE && place != DOC_NONE && board->items[place].head > board->items[subject].head;
        before += last->sentence == item->sentence && last->head < item->head;
    }
    uint32_t rank = subject == DOC_NONE ? 4 : later > 3 ? 3 : later;
    uint32_t role = story->traces[question->item].role;
    ADD(subject_rank, (role == 0 ? 0u : role == 3 ? 1u : 2u) * 5 + rank);
    if (item->sentence + 1 >= asking->sentence)
        ADD(order, (item->sentence == asking->sentence ? 3u : 0u) + (before > 2 ? 2 : before));
    if (doc_view_child(board->view, item->head, DOC_REL_CONJ) != DOC_NONE) ADD(joined, 0);
    if (other->clause != DOC_NONE) {
        char word[REFER_KEY_BYTES];
        uint32_t clause = story->traces[question->item].clause;
        uint32_t way = clause == other->clause                                      ? 0u
                       : clause != DOC_NONE && board->head[clause] == other->clause ? 1u
                                                                                    : 2u;
        if (way < 2)
            add_hashed(features, 13, base_hash_bytes(word, refer_lemma(board, other->clause, word), 7),
                       other->role * 4u + way);
    }
}

static void describe_cluster(const refer_story *story, const refer_question *question,
                             refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item], *item = &board->items[candidate->item];
    const refer_cluster *cluster = &board->clusters[candidate->cluster];
    const refer_past *past = &story->pasts[candidate->cluster];
    refer_features *features = &candidate->features;
    ADD(count, BUCKET(cluster->count, 0, 2, 3, 5, 10));
    ADD(kind, cluster->kind);
    ADD(gender, (cluster->gender == DOC_GENDER_UNKNOWN ? 0 : cluster->gender == asking->gender ? 1 : 2));
    bool collective = item->class == REFER_COLLECTIVE || cluster->kind == DOC_ORG;
    ADD(number, collective ? 2 : item->number == REFER_PLURAL);
    uint32_t told = story->told[asking->sentence];
    ADD(subject_ago, past->subject == DOC_NONE ? 4 : told - past->subject > 3 ? 3 : told - past->subject);
    if (past->first <= 1) ADD(begins_text, 0);
    if (story->most[refer_sort(cluster->kind)] == candidate->cluster) ADD(most_often, 0);
    if (cluster->hidden) ADD(hidden, 0);
    if (asking->form == DOC_PRONOUN) describe_order(story, question, candidate);
    uint32_t before = story->traces[candidate->item].before;
    if (item->form != DOC_PRONOUN && before != DOC_NONE)
        ADD(last_pronoun, board->items[before].form == DOC_PRONOUN);
    ADD(kinds, (cluster->kind == asking->kind) * 2 + (cluster->name != DOC_NONE));
}

/* Where the noun of the phrase stands in the cluster: its last noun, an earlier one, a name's last word, within its
 * name, nowhere. */
static uint32_t head_match(const refer_story *story, uint32_t lemma, const refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_cluster *cluster = &board->clusters[candidate->cluster];
    const refer_past *past = &story->pasts[candidate->cluster];
    bool named = past->nominal != DOC_NONE && board->items[past->nominal].form == DOC_NAME;
    if (past->nominal != DOC_NONE && story->traces[past->nominal].lemma == lemma) return named ? 2 : 0;
    for (uint32_t h = 0; h < REFER_HEADS; h++)
        if (past->heads[h] == lemma) return 1;
    if (cluster->name != DOC_NONE && story->traces[cluster->name].lemma == lemma) return 3;
    return cluster->name == DOC_NONE ? 4 : 5;
}

/* Do the words before the noun agree: none here; all there, too; none there; others there. */
static uint32_t words_match(const refer_board *board, const refer_item *asking, const refer_item *other) {
    uint32_t here = 0, same = 0, there = modifiers(board, other);
    for (uint32_t t = asking->tokens.first; t < asking->head; t++) {
        if (!content_word(board, t) || board->document->tokens.deprel[t] == DOC_REL_NMOD_POSS) continue;
        uint64_t word = refer_lemma_hash(board, t);
        here++;
        for (uint32_t o = other->tokens.first; o < other->tokens.first + other->tokens.count; o++)
            if (refer_lemma_hash(board, o) == word) {
                same++;
                break;
            }
    }
    return here == 0 ? 0 : same == here ? 1 : there == 0 ? 2 : 3;
}

static void describe_match(const refer_story *story, const refer_question *question,
                           refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item];
    const refer_cluster *cluster = &board->clusters[candidate->cluster];
    const refer_past *past = &story->pasts[candidate->cluster];
    const refer_trace *trace = &story->traces[question->item];
    refer_features *features = &candidate->features;
    uint32_t head = head_match(story, trace->lemma, candidate), it = candidate->cluster;
    ADD(head, head);
    ADD(head_article, head * 6 + asking->article);
    if (past->nominal != DOC_NONE && head < 4)
        ADD(words, words_match(board, asking, &board->items[past->nominal]));
    ADD(country, asking->country == 0                  ? 0
                 : cluster->country == 0               ? 1
                 : cluster->country == asking->country ? 2
                                                       : 3);
    ADD(owner, question->owner == DOC_NONE      ? (past->owner == DOC_NONE ? 0 : 1)
               : past->owner == question->owner ? 2
                                                : 3);
    ADD(told, candidate->told);
    ADD(told_article, candidate->told * 6u + asking->article);
    if (candidate->told >= REFER_TOLD_SUBJECT) {
        uint32_t with = doc_view_child(board->view, asking->head, DOC_REL_CASE),
                 verb = board->head[asking->head];
        char word[REFER_KEY_BYTES];
        if (with != DOC_NONE)
            add_hashed(features, 11, base_hash_bytes(word, refer_fold(board, with, word), 7),
                       candidate->told);
        if (verb != DOC_NONE)
            add_hashed(features, 12, base_hash_bytes(word, refer_lemma(board, verb, word), 7),
                       candidate->told);
    }
    if (it == question->by_title) ADD(title, 0);
    if (it == question->by_noun) ADD(title, 1);
    if (it == question->by_later) ADD(title, 2);
    uint64_t other = past->nominal == DOC_NONE ? 0 : story->traces[past->nominal].lemma;
    add_hashed(features, 5, trace->lemma, cluster->kind);
    if (head >= 4 && past->nominal != DOC_NONE && board->items[past->nominal].form == DOC_NOMINAL)
        add_hashed(features, 6, trace->lemma, other);

    if (past->nominal != DOC_NONE) {
        const refer_item *nominal = &board->items[past->nominal];
        add_hashed(features, 7, asking->class, nominal->class * 16u + cluster->kind);
        add_hashed(features, 8, asking->article * 4u + asking->number, nominal->article * 8u + head);
    }
}

/* In a conversation I is you when the other answers. */
static void describe_said(const refer_story *story, const refer_question *question,
                          refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item], *item = &board->items[candidate->item];
    const refer_past *past = &story->pasts[candidate->cluster];
    const refer_trace *trace = &story->traces[question->item], *other = &story->traces[candidate->item];
    uint32_t paragraph = board->document->sentences.items[asking->sentence].paragraph;
    bool asked = paragraph > 0 && refer_paragraph_asks(board, paragraph - 1);
    refer_features *features = &candidate->features;
    for (uint32_t v = 0; v < 3; v++) {
        uint32_t said = since_said(paragraph, past->said[v]);
        ADD(said, v * 7 + said);
        if (asked) ADD(said_asked, v * 7 + said);
        ADD(said_talk, (story->talk * 3u + v) * 7 + said);
        uint32_t sentences = past->said_in[v] == DOC_NONE ? 3 : asking->sentence - past->said_in[v];
        ADD(said_near, v * 4 + (sentences > 3 ? 3 : sentences));
    }
    ADD(rank, BUCKET(candidate->passed, 0, 1, 2, 3, 5));
    ADD(count, BUCKET(board->clusters[candidate->cluster].count, 0, 2, 3, 5, 10));
    ADD(quotation, trace->quotation == other->quotation ? (trace->quotation == DOC_NONE ? 0u : 1u)
                   : trace->quotation == DOC_NONE       ? 2u
                   : other->quotation == DOC_NONE       ? 3u
                                                        : 4u);
    if (question->speaker == candidate->cluster) ADD(speaker, 0);
    ADD(said_first, past->nominal != DOC_NONE);
    ADD(number, item->number);
    if (past->said[1] == DOC_NONE && past->said[2] == DOC_NONE) ADD(begins_text, 0);
}

void refer_describe_candidate(const refer_story *story, refer_question *question, uint32_t index) {
    refer_candidate *candidate = &question->candidates[index];
    const refer_item *asking = &story->board->items[question->item];
    candidate->features.count = 0;
    if (asking->person == 1 || asking->person == 2) {
        describe_said(story, question, candidate);
        return;
    }
    describe_place(story, question, candidate);
    describe_clause(story, question, candidate);
    describe_cluster(story, question, candidate);
    if (asking->form == DOC_NOMINAL) describe_match(story, question, candidate);
    if (asking->form == DOC_PRONOUN && story->traces[question->item].clause != DOC_NONE) {
        char word[REFER_KEY_BYTES];
        const refer_board *board = story->board;
        uint32_t clause = story->traces[question->item].clause;
        uint64_t verb = base_hash_bytes(word, refer_lemma(board, clause, word), 7);
        add_hashed(&candidate->features, 9, verb,
                   board->clusters[candidate->cluster].kind * 8u + story->traces[question->item].role);
    }
}

uint32_t refer_question_best(const refer_scorer *scorer, const refer_question *question) {
    int32_t best = refer_score(scorer, question->column, &question->features);
    uint32_t found = question->count;
    for (uint32_t c = 0; c < question->count; c++) {
        int32_t score = refer_score(scorer, question->column, &question->candidates[c].features);
        if (score > best) best = score, found = c;
    }
    return found;
}
