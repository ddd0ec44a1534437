#ifndef QUOTH_REFER_FEATURES_H
#define QUOTH_REFER_FEATURES_H

#include "model/lexicon.h"

/** What speaks for a candidate by itself. The first three blocks part all cases and are also weighed in
 * pairs. */
#define REFER_FEATURE_NAMES(X)                                                                               \
    X(sentence_0, "sentence-0")                                                                              \
    X(sentence_1, "sentence-1")                                                                              \
    X(sentence_2, "sentence-2")                                                                              \
    X(sentence_3, "sentence-3")                                                                              \
    X(sentence_4, "sentence-4")                                                                              \
    X(behind, "behind")                                                                                      \
    X(subject, "subject")                                                                                    \
    X(object, "object")                                                                                      \
    X(oblique, "oblique")                                                                                    \
    X(possessor, "possessor")                                                                                \
    X(modifier, "modifier")                                                                                  \
    X(apposed, "apposed")                                                                                    \
    X(conjunct, "conjunct")                                                                                  \
    X(predicate, "predicate")                                                                                \
    X(name, "name")                                                                                          \
    X(definite, "definite")                                                                                  \
    X(indefinite, "indefinite")                                                                              \
    X(bare, "bare")                                                                                          \
    X(possessed, "possessed")                                                                                \
    X(other_pronoun, "other-pronoun")                                                                        \
    X(same_pronoun, "same-pronoun")                                                                          \
    X(nothing, "nothing")                                                                                    \
    X(passed_0, "passed-0")                                                                                  \
    X(passed_2, "passed-2")                                                                                  \
    X(passed_4, "passed-4")                                                                                  \
    X(passed_8, "passed-8")                                                                                  \
    X(passed_16, "passed-16")                                                                                \
    X(once, "once")                                                                                          \
    X(twice, "twice")                                                                                        \
    X(often, "often")                                                                                        \
    X(very_often, "very-often")                                                                              \
    X(both_quoted, "both-quoted")                                                                            \
    X(only_it_quoted, "only-candidate-quoted")                                                               \
    X(only_pronoun_quoted, "only-pronoun-quoted")                                                            \
    X(other_quotation, "other-quotation")                                                                    \
    X(speaker, "speaker")                                                                                    \
    X(gender_known, "gender-known")                                                                          \
    X(gender_unknown, "gender-unknown")                                                                      \
    X(both_report, "both-report")                                                                            \
    X(same_verb, "same-verb")                                                                                \
    X(own_subject, "own-subject")                                                                            \
    X(upper_subject, "upper-subject")                                                                        \
    X(upper_other, "upper-other")                                                                            \
    X(main_subject, "main-subject")                                                                          \
    X(opens_sentence, "opens-sentence")                                                                      \
    X(same_paragraph, "same-paragraph")                                                                      \
    X(other_paragraph, "other-paragraph")                                                                    \
    X(spoken_of, "spoken-of-last")                                                                           \
    X(person, "person")                                                                                      \
    X(org, "org")                                                                                            \
    X(place, "place")                                                                                        \
    X(group, "group")                                                                                        \
    X(thing, "thing")                                                                                        \
    X(plural, "plural")                                                                                      \
    X(singular, "singular")                                                                                  \
    X(collective, "collective")

typedef enum refer_feature {
#define REFER_FEATURE_ENUM(name, text) REFER_F_##name,
    REFER_FEATURE_NAMES(REFER_FEATURE_ENUM)
#undef REFER_FEATURE_ENUM
        REFER_FEATURE_SINGLES,
    REFER_DISTANCES = REFER_F_subject,            /**< sentence-0 … behind */
    REFER_ROLES = REFER_F_name - REFER_F_subject, /**< subject … predicate */
    REFER_FORMS = REFER_F_nothing - REFER_F_name, /**< name … same-pronoun */
    /* Pairs: distance and role, distance and form, the pronoun's role and the candidate's. */
    REFER_F_distance_role = REFER_FEATURE_SINGLES,
    REFER_F_distance_form = REFER_F_distance_role + REFER_DISTANCES * REFER_ROLES,
    REFER_F_role_role = REFER_F_distance_form + REFER_DISTANCES * REFER_FORMS,
    REFER_FEATURE_COUNT = REFER_F_role_role + REFER_ROLES * REFER_ROLES
} refer_feature;

/** Pronouns that are weighed alike. */
typedef enum refer_weighing {
    REFER_WEIGH_HE,
    REFER_WEIGH_HIS,
    REFER_WEIGH_IT,
    REFER_WEIGH_ITS,
    REFER_WEIGH_THEY,
    REFER_WEIGH_THEIR,
    REFER_WEIGHINGS
} refer_weighing;

/** Weights in hundredths. */
typedef int16_t refer_weights[REFER_WEIGHINGS][REFER_FEATURE_COUNT];

/** Reads the lexicon refer_weights; features that it leaves out weigh nothing. */
void refer_weights_read(const model_lexicon *lexicon, refer_weights weights);

/** Most bytes of a feature's name, its NUL included. */
#define REFER_FEATURE_BYTES 48

/** Writes the feature's name as the lexicon has it ("subject", "sentence-0 subject"); returns its length. */
size_t refer_feature_name(uint32_t feature, char name[REFER_FEATURE_BYTES]);

#endif
