/* What speaks for and against an item as what a pronoun means: features by name, weighed by refer_weights. */

#include "refer/pronoun_features.h"

uint8_t refer_weigh_column(const refer_item *pronoun) {
    bool possessive = pronoun->pronoun == REFER_POSSESSIVE_PRONOUN;
    if (pronoun->gender == DOC_NEUTER) return possessive ? REFER_WEIGH_ITS : REFER_WEIGH_IT;
    if (pronoun->gender == DOC_GENDER_UNKNOWN) return possessive ? REFER_WEIGH_THEIR : REFER_WEIGH_THEY;
    return possessive ? REFER_WEIGH_HIS : REFER_WEIGH_HE;
}

static refer_feature distance_feature(uint32_t sentences) {
    return sentences >= 4 ? REFER_F_sentence_4 : (refer_feature)(REFER_F_sentence_0 + (int)sentences);
}

static refer_feature passed_feature(uint32_t passed) {
    return passed < 2    ? REFER_F_passed_0
           : passed < 4  ? REFER_F_passed_2
           : passed < 8  ? REFER_F_passed_4
           : passed < 16 ? REFER_F_passed_8
                         : REFER_F_passed_16;
}

static refer_feature role_feature(const refer_board *board, const refer_item *candidate) {
    uint32_t head = refer_role_token(board, candidate->head);
    if (board->document->tokens.deprel[head] == DOC_REL_NMOD_POSS) return REFER_F_possessor;
    switch (refer_relation(board, head)) {
    case DOC_REL_NSUBJ:
    case DOC_REL_CSUBJ:
        return REFER_F_subject;
    case DOC_REL_OBJ:
    case DOC_REL_IOBJ:
        return REFER_F_object;
    case DOC_REL_OBL:
        return REFER_F_oblique;
    case DOC_REL_APPOS:
        return REFER_F_apposed;
    case DOC_REL_CONJ:
        return REFER_F_conjunct;
    case DOC_REL_ROOT:
        return REFER_F_predicate;
    default:
        return REFER_F_modifier;
    }
}

static refer_feature form_feature(const refer_item *pronoun, const refer_item *candidate) {
    if (candidate->form == DOC_NAME) return REFER_F_name;
    if (candidate->form == DOC_PRONOUN)
        return candidate->number == pronoun->number && candidate->gender == pronoun->gender
                   ? REFER_F_same_pronoun
                   : REFER_F_other_pronoun;
    switch (candidate->article) {
    case REFER_DEFINITE:
    case REFER_DEMONSTRATIVE:
        return REFER_F_definite;
    case REFER_INDEFINITE:
        return REFER_F_indefinite;
    case REFER_POSSESSIVE:
        return REFER_F_possessed;
    default:
        return REFER_F_bare;
    }
}

/* Laws and papers are spoken of like other things that are neither bodies nor places. */
static refer_feature kind_feature(const refer_cluster *cluster) {
    switch (cluster->kind) {
    case DOC_PERSON:
        return REFER_F_person;
    case DOC_ORG:
        return REFER_F_org;
    case DOC_PLACE:
    case DOC_FACILITY:
        return REFER_F_place;
    case DOC_GROUP:
        return REFER_F_group;
    default:
        return REFER_F_thing;
    }
}

/* What quotation marks say: a third person inside them is seldom who speaks them. */
static uint32_t quotation_features(const refer_story *story, const refer_pronoun_place *place,
                                   const refer_item *candidate, uint16_t *features) {
    const refer_board *board = story->board;
    uint32_t own = place->quotation, other = doc_view_quotation(board->view, candidate->head), count = 0;
    if (own != DOC_NONE && own == other) features[count++] = REFER_F_both_quoted;
    if (own == DOC_NONE && other != DOC_NONE) features[count++] = REFER_F_only_it_quoted;
    if (own != DOC_NONE && other == DOC_NONE) features[count++] = REFER_F_only_pronoun_quoted;
    if (own != DOC_NONE && other != DOC_NONE && own != other) features[count++] = REFER_F_other_quotation;
    if (place->speaker != DOC_NONE && board->items[place->speaker].cluster == candidate->cluster)
        features[count++] = REFER_F_speaker;
    return count;
}

static uint32_t syntax_features(const refer_board *board, const refer_pronoun_place *place,
                                const refer_item *candidate, uint16_t *features) {
    uint32_t count = 0, clause = place->clause, other = doc_view_clause(board->view, candidate->head);
    bool subject = refer_subject(board, candidate->head);
    if (subject && place->reports && refer_reports(board, other)) features[count++] = REFER_F_both_report;
    if (clause != DOC_NONE && clause == other)
        features[count++] = subject ? REFER_F_own_subject : REFER_F_same_verb;
    /* "Ruiz said that she": the clause above, and its subject. */
    if (clause != DOC_NONE && other != DOC_NONE && board->head[clause] == other)
        features[count++] = subject ? REFER_F_upper_subject : REFER_F_upper_other;
    if (subject && other != DOC_NONE && board->head[other] == DOC_NONE)
        features[count++] = REFER_F_main_subject;
    if (candidate->tokens.first <= refer_sentence_first(board, candidate->head) + 1)
        features[count++] = REFER_F_opens_sentence;
    return count;
}

static refer_feature number_feature(const refer_cluster *cluster, const refer_item *candidate) {
    if (candidate->class == REFER_COLLECTIVE || cluster->kind == DOC_ORG) return REFER_F_collective;
    return candidate->number == REFER_PLURAL ? REFER_F_plural : REFER_F_singular;
}

static refer_feature count_feature(const refer_cluster *cluster) {
    return cluster->count < 2   ? REFER_F_once
           : cluster->count < 3 ? REFER_F_twice
           : cluster->count < 6 ? REFER_F_often
                                : REFER_F_very_often;
}

refer_pronoun_place refer_pronoun_look(const refer_story *story, const refer_item *pronoun) {
    const refer_board *board = story->board;
    refer_pronoun_place place = {.item = pronoun,
                                 .clause = doc_view_clause(board->view, pronoun->head),
                                 .quotation = doc_view_quotation(board->view, pronoun->head),
                                 .speaker = DOC_NONE,
                                 .role = (uint32_t)role_feature(board, pronoun)};
    place.reports = refer_subject(board, pronoun->head) && refer_reports(board, place.clause);
    bool quoted = place.quotation != DOC_NONE && place.quotation < board->document->tokens.count;
    uint32_t subject = quoted ? story->speaker[place.quotation] : DOC_NONE;
    if (subject != DOC_NONE) place.speaker = board->headed[subject];
    return place;
}

void refer_weigh_features(const refer_story *story, const refer_pronoun_place *place, uint32_t passed,
                          refer_candidate *candidate) {
    const refer_board *board = story->board;
    const refer_item *pronoun = place->item;
    const refer_item *item = &board->items[candidate->item];
    const refer_cluster *cluster = &board->clusters[item->cluster];
    uint16_t *features = candidate->features;
    uint32_t count = 0, sentences = pronoun->sentence - item->sentence;
    if (place->quotation == DOC_NONE)
        sentences = story->told[pronoun->sentence] - story->told[item->sentence];
    bool behind = item->head > pronoun->head;
    uint32_t distance = behind ? REFER_F_behind : (uint32_t)distance_feature(sentences);
    uint32_t role = role_feature(board, item), form = form_feature(pronoun, item);
    features[count++] = (uint16_t)distance;
    features[count++] = (uint16_t)role;
    features[count++] = (uint16_t)form;
    features[count++] = (uint16_t)(REFER_F_distance_role + distance * REFER_ROLES + (role - REFER_F_subject));
    features[count++] = (uint16_t)(REFER_F_distance_form + distance * REFER_FORMS + (form - REFER_F_name));
    features[count++] = (uint16_t)(REFER_F_role_role + (place->role - REFER_F_subject) * REFER_ROLES +
                                   (role - REFER_F_subject));
    if (!behind) features[count++] = (uint16_t)passed_feature(passed);
    features[count++] = (uint16_t)count_feature(cluster);
    features[count++] = (uint16_t)kind_feature(cluster);
    features[count++] = cluster->gender == DOC_GENDER_UNKNOWN ? REFER_F_gender_unknown : REFER_F_gender_known;
    features[count++] = (uint16_t)number_feature(cluster, item);
    if (cluster->seen == candidate->item) features[count++] = REFER_F_spoken_of;
    const doc_sentence *all = board->document->sentences.items;
    bool together = all[pronoun->sentence].paragraph == all[item->sentence].paragraph;
    features[count++] = together ? REFER_F_same_paragraph : REFER_F_other_paragraph;
    count += quotation_features(story, place, item, features + count);
    candidate->count = count + syntax_features(board, place, item, features + count);
}

uint32_t refer_weigh_best(const refer_board *board, uint8_t column, const refer_candidate *candidates,
                          uint32_t count) {
    const int16_t *weights = board->facts->weights[column];
    int32_t best = weights[REFER_F_nothing];
    uint32_t found = count;
    for (uint32_t c = 0; c < count; c++) {
        int32_t sum = 0;
        for (uint32_t f = 0; f < candidates[c].count; f++) sum += weights[candidates[c].features[f]];
        if (sum > best) best = sum, found = c;
    }
    return found;
}
