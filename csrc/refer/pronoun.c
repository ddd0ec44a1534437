/* What a pronoun means: the candidates before it, who agrees and is not bound, and the best of them. */

#include "refer/pronoun.h"

#include "refer/cluster.h"
#include "refer/pronoun_features.h"
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
    /* "Ruiz, whose office": the name before the comma, where the tree has no relative clause. */
    uint32_t first = refer_sentence_first(board, board->items[item].head), at = board->items[item].head;
    bool comma = at >= first + 2 && refer_is(board, at - 1, ",") && board->named[at - 2] != DOC_NONE;
    if (comma && refer_has_entity(board->items[board->named[at - 2]].kind) &&
        refer_decides(board, DOC_RULE_relative_behind_comma, at))
        return board->named[at - 2];
    return DOC_NONE;
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
    bool together = above != DOC_NONE && above == other;
    if (pronoun->pronoun == REFER_REFLEXIVE) return true;
    if (pronoun->pronoun == REFER_POSSESSIVE_PRONOUN) return true;
    return !together || !refer_rule_on(board, DOC_RULE_own_clause);
}

static bool possible(const refer_story *story, const refer_item *pronoun, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *candidate = &board->items[i];
    if (candidate->cluster == DOC_NONE || candidate == pronoun || candidate->pronoun == REFER_RELATIVE)
        return false;
    uint8_t kind =
        board->document->paragraphs.items[board->document->sentences.items[candidate->sentence].paragraph]
            .kind;
    uint8_t own =
        board->document->paragraphs.items[board->document->sentences.items[pronoun->sentence].paragraph].kind;
    if ((kind == DOC_RESIDUE || kind == DOC_FOREIGN || kind == DOC_BYLINE) && kind != own &&
        refer_rule_on(board, DOC_RULE_outside_article))
        return false;
    return agrees(board, pronoun, candidate) && bound(board, pronoun, candidate);
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
        if (c == DOC_NONE || board->items[c].form != DOC_NAME || !refer_subject(board, t)) continue;
        return possible(story, pronoun, c) ? c : DOC_NONE;
    }
    return DOC_NONE;
}

uint32_t refer_pronoun_antecedent(const refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *pronoun = &board->items[i];
    refer_candidate candidates[REFER_CANDIDATES];
    uint32_t count = 0, seen = 0;
    refer_pronoun_place place = refer_pronoun_look(story, pronoun);
    for (uint32_t k = story->count; k-- > 0 && seen < REFER_PRONOUN_ITEMS && count + 1 < REFER_CANDIDATES;
         seen++) {
        uint32_t c = story->order[k];
        if (pronoun->sentence - board->items[c].sentence > REFER_PRONOUN_SENTENCES) break;
        if (!possible(story, pronoun, c)) continue;
        candidates[count].item = c;
        refer_weigh_features(story, &place, seen, &candidates[count++]);
    }
    uint32_t behind = candidate_behind(story, pronoun);
    if (behind != DOC_NONE) {
        candidates[count].item = behind;
        refer_weigh_features(story, &place, 0, &candidates[count++]);
    }
    uint8_t column = refer_weigh_column(pronoun);
    const struct refer_judge *judge = board->judge;
    uint32_t chosen = judge ? judge->choose(judge->context, board, pronoun, column, candidates, count)
                            : refer_weigh_best(board, column, candidates, count);
    return chosen < count ? candidates[chosen].item : DOC_NONE;
}
