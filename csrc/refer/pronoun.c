/* What a pronoun or a phrase means: the clusters before it, who agrees and is not bound, and the best of them. */

#include "refer/pronoun.h"

#include "refer/cluster.h"
#include "refer/tuning.h"

/* Most clauses above a word that are looked at. */
enum { deepest_clause = 8 };

uint32_t refer_relative_antecedent(const refer_board *board, uint32_t item) {
    uint32_t token = board->items[item].head;
    for (uint32_t depth = 0; depth < deepest_clause && board->head[token] != DOC_NONE; depth++) {
        bool clause = board->document->tokens.deprel[token] == DOC_REL_ACL_RELCL;
        token = board->head[token];
        if (!clause) continue;
        if (token >= board->items[item].head) return DOC_NONE;
        if (board->headed[token] != DOC_NONE) return board->headed[token];
        if (board->titled[token] != DOC_NONE) return board->titled[token];
        return board->named[token];
    }
    return DOC_NONE;
}

/* A clause behind a word with "to". */
static bool is_to(const refer_board *board, uint32_t clause, uint32_t word) {
    if (clause == DOC_NONE || clause < word) return false;
    for (uint32_t c = board->child[clause]; c != DOC_NONE; c = board->sibling[c])
        if (refer_relation(board, c) == DOC_REL_MARK && board->document->tokens.upos[c] == DOC_PART)
            return true;
    return false;
}

bool refer_announces(const refer_board *board, const refer_item *pronoun) {
    const doc_view *view = board->view;
    const uint8_t *upos = board->document->tokens.upos;
    uint32_t above = board->head[pronoun->head];
    if (pronoun->gender != DOC_NEUTER || pronoun->pronoun != REFER_PERSONAL || above == DOC_NONE)
        return false;
    if (refer_relation(board, pronoun->head) == DOC_REL_OBJ) {
        uint32_t predicate = doc_view_child(view, above, DOC_REL_XCOMP);
        uint32_t clause = doc_view_child(view, above, DOC_REL_ADVCL);
        return predicate != DOC_NONE && upos[predicate] == DOC_ADJ && predicate > pronoun->head &&
               is_to(board, clause, predicate);
    }
    uint32_t clause = doc_view_child(view, above, DOC_REL_ACL);
    return refer_subject(board, pronoun->head) && upos[above] == DOC_NOUN &&
           doc_view_child(view, above, DOC_REL_COP) != DOC_NONE &&
           doc_view_child(view, above, DOC_REL_DET) == DOC_NONE &&
           doc_view_child(view, above, DOC_REL_NMOD_POSS) == DOC_NONE && is_to(board, clause, above);
}

static bool inside(const refer_item *item, uint32_t token) {
    return token >= item->tokens.first && token - item->tokens.first < item->tokens.count;
}

/* What a candidate must be to be meant by a pronoun at all. */
static bool agrees(const refer_board *board, const refer_item *pronoun, const refer_item *candidate) {
    const refer_cluster *cluster = &board->clusters[candidate->cluster];
    if (!refer_gender_fits(pronoun->gender, cluster->gender) && pronoun->gender != DOC_NEUTER) return false;
    uint8_t number = candidate->form == DOC_PRONOUN ? cluster->number : candidate->number;
    bool human = cluster->kind == DOC_PERSON, adjective = candidate->alias == NAME_ALIAS_ADJECTIVE;
    if (adjective || candidate->article == REFER_NO_REFERENT) return false;
    if (pronoun->gender == DOC_MALE || pronoun->gender == DOC_FEMALE)
        return number != REFER_PLURAL && candidate->class != REFER_COLLECTIVE &&
               (human || (cluster->kind == DOC_OTHER && cluster->name != DOC_NONE));
    if (pronoun->gender == DOC_NEUTER) return number != REFER_PLURAL && !human;
    return number == REFER_PLURAL || cluster->kind == DOC_ORG || candidate->class == REFER_COLLECTIVE ||
           cluster->kind == DOC_GROUP || cluster->kind == DOC_PLACE || (human && cluster->name == DOC_NONE);
}

/* The verb whose subject a verb without one has: "Ruiz came in and greeted him". */
static uint32_t shared_subject(const refer_board *board, uint32_t verb) {
    for (uint32_t depth = 0; verb != DOC_NONE && depth < deepest_clause; depth++) {
        if (refer_relation(board, verb) != DOC_REL_CONJ ||
            doc_view_child(board->view, verb, DOC_REL_NSUBJ) != DOC_NONE)
            break;
        verb = board->head[verb];
    }
    return verb;
}

/* Binding: "him" is not the subject of its own clause, nor does a phrase hold its own pronoun; "himself" is.
 */
static bool bound(const refer_board *board, const refer_item *pronoun, const refer_item *candidate) {
    if (inside(candidate, pronoun->head)) return false;
    /* A possessor inside the candidate's phrase ("his wife" is not him). */
    for (uint32_t t = pronoun->head, depth = 0; t != DOC_NONE && depth < 4; t = board->head[t], depth++) {
        doc_deprel relation = refer_relation(board, t);
        if (t == candidate->head) return false;
        if (relation != DOC_REL_NMOD) break;
    }
    uint32_t above = board->head[pronoun->head], other = board->head[candidate->head];
    doc_deprel relation = refer_relation(board, pronoun->head);
    bool object = relation == DOC_REL_OBJ || relation == DOC_REL_IOBJ || relation == DOC_REL_OBL;
    if (object && refer_subject(board, candidate->head)) above = shared_subject(board, above);
    bool together = above != DOC_NONE && above == other;
    if (pronoun->pronoun == REFER_REFLEXIVE) return true;
    if (pronoun->pronoun == REFER_POSSESSIVE_PRONOUN) return true;
    return !together || !refer_rule_on(board, DOC_RULE_own_clause);
}

static bool same_part(const refer_board *board, const refer_item *asking, const refer_item *candidate) {
    const doc_paragraph *all = board->document->paragraphs.items;
    const doc_sentence *sentences = board->document->sentences.items;
    uint8_t kind = all[sentences[candidate->sentence].paragraph].kind;
    uint8_t own = all[sentences[asking->sentence].paragraph].kind;
    bool outside = kind == DOC_RESIDUE || kind == DOC_FOREIGN || kind == DOC_BYLINE;
    return !outside || kind == own || !refer_rule_on(board, DOC_RULE_outside_article);
}

/* I, we, you, and nothing else: no third person. */
static bool nobody(const refer_story *story, uint32_t cluster) {
    return story->pasts[cluster].voice && story->pasts[cluster].nominal == DOC_NONE;
}

/* The cluster by its last item; barred where any of its items in the sentence is. */
static bool possible(const refer_story *story, const refer_item *pronoun, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *candidate = &board->items[i];
    if (candidate->pronoun == REFER_RELATIVE || !same_part(board, pronoun, candidate) ||
        nobody(story, candidate->cluster) || !agrees(board, pronoun, candidate))
        return false;
    for (uint32_t steps = 0; i != DOC_NONE && steps < REFER_BOUND_ITEMS;
         steps++, i = story->traces[i].before) {
        if (board->items[i].sentence != pronoun->sentence) return true;
        if (!bound(board, pronoun, &board->items[i])) return false;
    }
    return true;
}

/* Names behind a pronoun that opens its sentence's first clause: "After her arrival, Ruiz said …". */
static uint32_t candidate_behind(const refer_story *story, const refer_item *pronoun) {
    const refer_board *board = story->board;
    uint32_t end = refer_sentence_end(board, pronoun->head);
    bool opening = false;
    if (!refer_rule_on(board, DOC_RULE_name_to_come)) return DOC_NONE;
    for (uint32_t t = pronoun->head, depth = 0; t != DOC_NONE && depth < deepest_clause;
         t = board->head[t], depth++) {
        doc_deprel relation = refer_relation(board, t);
        bool aside = relation == DOC_REL_ADVCL || relation == DOC_REL_OBL;
        opening = opening || (aside && board->head[t] != DOC_NONE && board->head[t] > t);
    }
    for (uint32_t t = pronoun->head + 1; opening && t < end; t++) {
        uint32_t c = board->headed[t];
        if (c == DOC_NONE || board->items[c].form != DOC_NAME || board->items[c].cluster == DOC_NONE ||
            !refer_subject(board, t))
            continue;
        return possible(story, pronoun, c) ? c : DOC_NONE;
    }
    return DOC_NONE;
}

/* "the man who had served as Ruiz's driver" is not Ruiz: whom the phrase, or a clause of it, names but not beside it. */
static void find_within(const refer_board *board, refer_question *question) {
    const refer_item *asking = &board->items[question->item];
    uint32_t end = board->view->last[asking->head] + 1;
    question->within_count = 0;
    if (end - asking->head > REFER_CLAUSE_WORDS) end = asking->head + REFER_CLAUSE_WORDS;
    for (uint32_t t = asking->head + 1; t < end && question->within_count < REFER_WITHIN; t++) {
        uint32_t name = board->named[t];
        if (name == DOC_NONE || board->items[name].head != t || board->items[name].cluster == DOC_NONE)
            continue;
        uint32_t at = t;
        while (board->head[at] != DOC_NONE && refer_relation(board, at) == DOC_REL_FLAT) at = board->head[at];
        if (board->head[at] == asking->head && refer_relation(board, at) != DOC_REL_NMOD) continue;
        if (refer_decides(board, DOC_RULE_named_within, asking->head))
            question->within[question->within_count++] = board->items[name].cluster;
    }
}

static bool named_within(const refer_question *question, uint32_t cluster) {
    for (uint32_t i = 0; i < question->within_count; i++)
        if (question->within[i] == cluster) return true;
    return false;
}

/* A phrase takes up what is of its sort and number, and neither within it nor around it. */
static bool fits(const refer_story *story, const refer_question *question, uint32_t cluster, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item], *item = &board->items[i];
    const refer_cluster *other = &board->clusters[cluster];
    if ((other->hidden && !asking->hidden) || item->article == REFER_NO_REFERENT ||
        !same_part(board, asking, item))
        return false;
    if (inside(item, asking->head) || inside(asking, item->head) || cluster == question->denied) return false;
    if (!refer_gender_fits(other->gender, asking->gender) || nobody(story, cluster)) return false;
    uint32_t sort = refer_sort(other->kind);
    if (sort != refer_sort(asking->kind)) return false;
    if (named_within(question, cluster)) return false;
    bool collective = asking->class == REFER_COLLECTIVE || other->kind == DOC_ORG || other->kind == DOC_GROUP;
    return collective || refer_number_fits(other->number, asking->number);
}

static bool known(const refer_question *question, uint32_t cluster) {
    for (uint32_t c = 0; c < question->count; c++)
        if (question->candidates[c].cluster == cluster) return true;
    return false;
}

static void add_candidate(refer_question *question, uint32_t cluster, uint32_t item, uint32_t passed) {
    if (question->count == REFER_CANDIDATES) return;
    refer_candidate *candidate = &question->candidates[question->count++];
    candidate->cluster = cluster;
    candidate->item = item;
    candidate->passed = passed;
    candidate->told = REFER_NOT_TOLD;
}

/* Named by a given name that women and men have: "Sam Ruiz". */
static bool of_either_gender(const refer_board *board, const refer_cluster *cluster) {
    if (cluster->gender != DOC_GENDER_UNKNOWN || cluster->name == DOC_NONE) return false;
    uint32_t given = board->items[cluster->name].tokens.first;
    return model_lexicon_row(&board->facts->names->given, refer_bytes(board, given),
                             doc_length(&board->document->tokens, given)) != MODEL_NO_ROW;
}

/* "Sam Ruiz rang Maria Holt. She …": of two persons in a sentence, one of either gender and one whose gender is known,
 * the latter. */
static uint32_t of_known_gender(const refer_story *story, const refer_question *question, uint32_t chosen) {
    const refer_board *board = story->board;
    uint8_t gender = board->items[question->item].gender;
    const refer_candidate *by = &question->candidates[chosen];
    if ((gender != DOC_MALE && gender != DOC_FEMALE) ||
        !of_either_gender(board, &board->clusters[by->cluster]))
        return chosen;
    uint32_t found = chosen;
    for (uint32_t c = 0; c < question->count; c++) {
        const refer_candidate *other = &question->candidates[c];
        const refer_cluster *cluster = &board->clusters[other->cluster];
        if (c == chosen || cluster->kind != DOC_PERSON) continue;
        if (found != chosen || cluster->gender != gender || cluster->name == DOC_NONE ||
            board->items[other->item].sentence != board->items[by->item].sentence ||
            board->items[other->item].head > board->items[question->item].head)
            return chosen;
        found = c;
    }
    bool other =
        found != chosen && refer_decides(board, DOC_RULE_known_gender, board->items[question->item].head);
    return other ? found : chosen;
}

static uint32_t decide(const refer_story *story, refer_question *question) {
    const refer_board *board = story->board;
    refer_describe_question(story, question);
    for (uint32_t c = 0; c < question->count; c++) refer_describe_candidate(story, question, c);
    uint32_t chosen = question->count;
    if (board->judge) {
        chosen = board->judge->choose(board->judge->context, board, question);
    } else {
        chosen = refer_question_best(&board->facts->scorer, question);
        if (chosen < question->count) chosen = of_known_gender(story, question, chosen);
    }
    return chosen < question->count ? question->candidates[chosen].cluster : DOC_NONE;
}

/* Whether a body is the subject of the clause around "its", or of the one whose subject that clause shares. */
static bool of_body(const refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *pronoun = &board->items[i];
    uint32_t clause = story->traces[i].clause, subject = DOC_NONE;
    if (pronoun->gender != DOC_NEUTER || pronoun->pronoun != REFER_POSSESSIVE_PRONOUN) return false;
    for (uint32_t depth = 0; clause != DOC_NONE && subject == DOC_NONE && depth < deepest_clause; depth++) {
        subject = doc_view_child(board->view, clause, DOC_REL_NSUBJ);
        doc_deprel relation = refer_relation(board, clause);
        if (subject == DOC_NONE && relation != DOC_REL_CONJ && relation != DOC_REL_XCOMP &&
            relation != DOC_REL_ADVCL)
            break;
        clause = board->head[clause];
    }
    uint32_t item = subject == DOC_NONE ? DOC_NONE : board->headed[subject];
    return item != DOC_NONE && subject < pronoun->head && board->items[item].form != DOC_PRONOUN &&
           board->items[item].number != REFER_PLURAL &&
           refer_sort(board->items[item].kind) == REFER_SORT_BODY &&
           refer_decides(board, DOC_RULE_its_of_body, pronoun->head);
}

uint32_t refer_pronoun_meant(const refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *pronoun = &board->items[i];
    refer_question question;
    question.item = i;
    question.column = refer_column_of(pronoun);
    question.count = 0;
    uint32_t passed = 0;
    bool body = of_body(story, i);
    for (uint32_t c = story->newest;
         c != DOC_NONE && passed < REFER_STEPS && question.count + 1 < REFER_CANDIDATES;
         c = story->pasts[c].older, passed++) {
        uint32_t item = board->clusters[c].seen;
        if (pronoun->sentence - board->items[item].sentence > REFER_PRONOUN_SENTENCES) break;
        if (body && refer_sort(board->clusters[c].kind) == REFER_SORT_THING) continue;
        if (possible(story, pronoun, item)) add_candidate(&question, c, item, passed);
    }
    uint32_t behind = candidate_behind(story, pronoun);
    if (behind != DOC_NONE) add_candidate(&question, board->items[behind].cluster, behind, 0);
    return decide(story, &question);
}

uint32_t refer_voice_meant(const refer_story *story, uint32_t i, uint32_t speaker) {
    const refer_board *board = story->board;
    refer_question question = {.item = i, .column = refer_column_of(&board->items[i]), .speaker = speaker};
    for (uint32_t v = 0; v < REFER_VOICES && story->voices_near[v] != DOC_NONE; v++) {
        uint32_t item = board->clusters[story->voices_near[v]].seen;
        if (speaker != DOC_NONE && refer_speaker_of(story, board->items[item].head) != speaker) continue;
        add_candidate(&question, story->voices_near[v], item, v);
    }
    if (speaker != DOC_NONE && !known(&question, speaker) && board->clusters[speaker].seen != DOC_NONE)
        add_candidate(&question, speaker, board->clusters[speaker].seen, REFER_VOICES);
    return decide(story, &question);
}

/* Whom the phrase is told of comes in first, as the item of which it is told. */
static void add_told(const refer_story *story, refer_question *question) {
    const refer_board *board = story->board;
    for (uint32_t t = 0; t < question->told_count; t++) {
        uint32_t item = question->told[t].item, cluster = board->items[item].cluster;
        if (cluster == DOC_NONE || known(question, cluster)) continue;
        if (board->clusters[cluster].hidden && !board->items[question->item].hidden) continue;
        if (refer_sort(board->clusters[cluster].kind) != refer_sort(board->items[question->item].kind))
            continue;
        add_candidate(question, cluster, item, 0);
        question->candidates[question->count - 1].told = question->told[t].how;
    }
}

uint32_t refer_phrase_meant(const refer_story *story, refer_question *question, refer_reach reach) {
    const refer_board *board = story->board;
    const refer_item *asking = &board->items[question->item];
    question->column = refer_column_of(asking);
    question->count = 0;
    find_within(board, question);
    add_told(story, question);
    uint32_t passed = 0;
    for (uint32_t c = story->newest; reach == REFER_REACH_ALL && c != DOC_NONE && passed < REFER_STEPS &&
                                     question->count + 4 < REFER_CANDIDATES;
         c = story->pasts[c].older, passed++) {
        uint32_t item = board->clusters[c].seen;
        if (asking->sentence - board->items[item].sentence > REFER_PHRASE_SENTENCES) break;
        if (fits(story, question, c, item) && !known(question, c)) add_candidate(question, c, item, passed);
    }
    const uint32_t others[] = {question->by_title, question->by_noun, question->by_later, question->by_owner};
    for (uint32_t o = 0; reach != REFER_REACH_TOLD && o < 4; o++) {
        uint32_t item = others[o] == DOC_NONE ? DOC_NONE : board->clusters[others[o]].seen;
        if (item != DOC_NONE && !known(question, others[o]) && fits(story, question, others[o], item))
            add_candidate(question, others[o], item, passed);
    }
    return question->count > 0 ? decide(story, question) : DOC_NONE;
}
