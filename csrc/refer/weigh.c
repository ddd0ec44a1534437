#include "refer/weigh.h"

#include "refer/features.h"
#include "refer/pronoun.h"

static const char *const names[] = {
#define REFER_FEATURE_TEXT(name, text) text,
    REFER_FEATURE_NAMES(REFER_FEATURE_TEXT)
#undef REFER_FEATURE_TEXT
};

const char *refer_feature_name(refer_feature feature) {
    return names[feature];
}

static int16_t number_of(model_cell cell) {
    int32_t value = 0;
    bool negative = cell.count > 0 && cell.bytes[0] == '-';
    for (uint32_t i = negative; i < cell.count && value < 3000; i++)
        if (cell.bytes[i] >= '0' && cell.bytes[i] <= '9') value = value * 10 + (cell.bytes[i] - '0');
    return (int16_t)(negative ? -value : value);
}

void refer_weights_read(const model_lexicon *lexicon, refer_weights weights) {
    for (uint32_t f = 0; f < REFER_FEATURE_COUNT; f++) {
        uint32_t length = 0;
        while (names[f][length]) length++;
        uint32_t row = model_lexicon_row(lexicon, names[f], length);
        for (uint32_t w = 0; w < REFER_WEIGHINGS; w++)
            weights[w][f] = row == MODEL_NO_ROW ? 0 : number_of(model_lexicon_cell(lexicon, row, w + 1));
    }
}

static refer_weighing weighing_of(const refer_item *pronoun) {
    if (pronoun->gender == DOC_NEUTER) return REFER_WEIGH_IT;
    if (pronoun->number == REFER_PLURAL || pronoun->gender == DOC_GENDER_UNKNOWN) return REFER_WEIGH_THEY;
    return pronoun->pronoun == REFER_POSSESSIVE_PRONOUN ? REFER_WEIGH_HIS : REFER_WEIGH_HE;
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

static refer_feature role_feature(const refer_work *work, const refer_item *candidate) {
    uint32_t head = candidate->head;
    if (work->document->tokens.deprel[head] == DOC_REL_NMOD_POSS) return REFER_F_possessor;
    switch (refer_relation(work, head)) {
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
                   : REFER_F_pronoun;
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

static refer_feature kind_feature(const refer_cluster *cluster, const refer_item *candidate) {
    if (candidate->class == REFER_DOCUMENT) return REFER_F_document;
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
    case DOC_LAW:
        return REFER_F_law;
    default:
        return REFER_F_nothing_known;
    }
}

/* What quotation marks say: a third person inside them is seldom who speaks them. */
static uint32_t quotation_features(const refer_story *story, const refer_item *pronoun,
                                   const refer_item *candidate, uint16_t *features) {
    const refer_work *work = story->work;
    uint32_t own = work->quotation[pronoun->head], other = work->quotation[candidate->head], count = 0;
    if (own != DOC_NONE && own == other) features[count++] = REFER_F_both_quoted;
    if (own == DOC_NONE && other != DOC_NONE) features[count++] = REFER_F_only_it_quoted;
    if (own != DOC_NONE && other == DOC_NONE) features[count++] = REFER_F_only_pronoun_quoted;
    if (own != DOC_NONE && other != DOC_NONE && own != other) features[count++] = REFER_F_other_quotation;
    if (own == DOC_NONE || own >= work->document->tokens.count) return count;
    uint32_t subject = story->speaker[own];
    uint32_t speaker = subject == DOC_NONE ? DOC_NONE : work->headed[subject];
    if (speaker != DOC_NONE && work->items[speaker].cluster == candidate->cluster)
        features[count++] = REFER_F_speaker;
    return count;
}

static uint32_t syntax_features(const refer_work *work, const refer_item *pronoun,
                                const refer_item *candidate, uint32_t sentences, uint16_t *features) {
    uint32_t count = 0, clause = refer_clause(work, pronoun->head),
             other = refer_clause(work, candidate->head);
    bool subject = refer_subject(work, candidate->head), own = refer_subject(work, pronoun->head);
    if (subject && own) features[count++] = REFER_F_both_subjects;
    if (subject && own && refer_reports(work, other) && refer_reports(work, clause))
        features[count++] = REFER_F_both_report;
    if (clause != DOC_NONE && clause == other)
        features[count++] = subject ? REFER_F_own_subject : REFER_F_same_verb;
    if (subject && sentences == 1) features[count++] = REFER_F_near_subject;
    if (subject && other != DOC_NONE && work->head[other] == DOC_NONE)
        features[count++] = REFER_F_main_subject;
    if (candidate->tokens.first <= refer_sentence_first(work, candidate->head) + 1)
        features[count++] = REFER_F_opens_sentence;
    return count;
}

uint32_t refer_weigh_features(const refer_story *story, const refer_item *pronoun,
                              const refer_item *candidate, uint32_t passed,
                              uint16_t features[REFER_FEATURES]) {
    const refer_work *work = story->work;
    const refer_cluster *cluster = &work->clusters[candidate->cluster];
    uint32_t count = 0, sentences = pronoun->sentence - candidate->sentence;
    features[count++] = (uint16_t)distance_feature(sentences);
    features[count++] = (uint16_t)(candidate->head > pronoun->head ? REFER_F_behind : passed_feature(passed));
    features[count++] = (uint16_t)role_feature(work, candidate);
    features[count++] = (uint16_t)form_feature(pronoun, candidate);
    features[count++] = cluster->count < 2   ? REFER_F_once
                        : cluster->count < 3 ? REFER_F_twice
                        : cluster->count < 6 ? REFER_F_often
                                             : REFER_F_very_often;
    features[count++] = (uint16_t)kind_feature(cluster, candidate);
    features[count++] = cluster->gender == DOC_GENDER_UNKNOWN ? REFER_F_gender_unknown : REFER_F_gender_known;
    features[count++] = candidate->class == REFER_COLLECTIVE || cluster->kind == DOC_ORG ? REFER_F_collective
                        : candidate->number == REFER_PLURAL                              ? REFER_F_plural
                                                                                         : REFER_F_singular;
    const doc_sentence *all = work->document->sentences.items;
    features[count++] = all[pronoun->sentence].paragraph == all[candidate->sentence].paragraph
                            ? REFER_F_same_paragraph
                            : REFER_F_other_paragraph;
    count += quotation_features(story, pronoun, candidate, features + count);
    return count + syntax_features(work, pronoun, candidate, sentences, features + count);
}

int32_t refer_weigh(const refer_story *story, const refer_item *pronoun, const refer_item *candidate,
                    uint32_t passed) {
    uint16_t features[REFER_FEATURES];
    uint32_t count = refer_weigh_features(story, pronoun, candidate, passed, features);
    const int16_t *weights = story->work->facts->weights[weighing_of(pronoun)];
    int32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += weights[features[i]];
    return sum;
}

int32_t refer_weigh_least(const refer_story *story, const refer_item *pronoun) {
    return story->work->facts->weights[weighing_of(pronoun)][REFER_F_nothing];
}
