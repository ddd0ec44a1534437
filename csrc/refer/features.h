#ifndef QUOTH_REFER_FEATURES_H
#define QUOTH_REFER_FEATURES_H

#include <stdint.h>

/**
 * What speaks for a candidate, in blocks of values of which one or none is true. The first part is told of a
 * candidate, the second of the phrase or pronoun that looks for one; the latter decides alone whether it looks in vain.
 */
#define REFER_CANDIDATE_BLOCKS(X)                                                                            \
    X(distance, 9)                                                                                           \
    X(role, 8)                                                                                               \
    X(form, 7)                                                                                               \
    X(distance_role, 9 * 8)                                                                                  \
    X(distance_form, 9 * 7)                                                                                  \
    X(role_role, 8 * 8)                                                                                      \
    X(passed, 6)                                                                                             \
    X(rank, 5)                                                                                               \
    X(rank_role, 5 * 8)                                                                                      \
    X(count, 5)                                                                                              \
    X(kind, 16)                                                                                              \
    X(subject_rank, 3 * 5)                                                                                   \
    X(order, 2 * 3)                                                                                          \
    X(joined, 1)                                                                                             \
    X(gender, 4)                                                                                             \
    X(number, 3)                                                                                             \
    X(paragraph, 3)                                                                                          \
    X(quotation, 5)                                                                                          \
    X(speaker, 1)                                                                                            \
    X(both_report, 1)                                                                                        \
    X(own_subject, 1)                                                                                        \
    X(same_verb, 1)                                                                                          \
    X(upper_subject, 1)                                                                                      \
    X(upper_other, 1)                                                                                        \
    X(main_subject, 1)                                                                                       \
    X(opens_sentence, 1)                                                                                     \
    X(subject_ago, 5)                                                                                        \
    X(begins_text, 1)                                                                                        \
    X(most_often, 1)                                                                                         \
    X(compared, 1)                                                                                           \
    X(hidden, 1)                                                                                             \
    X(last_pronoun, 2)                                                                                       \
    X(head, 6)                                                                                               \
    X(words, 4)                                                                                              \
    X(country, 4)                                                                                            \
    X(owner, 4)                                                                                              \
    X(title, 3)                                                                                              \
    X(head_article, 6 * 6)                                                                                   \
    X(kinds, 4)                                                                                              \
    X(told, 8)                                                                                               \
    X(told_article, 8 * 6)                                                                                   \
    X(said, 3 * 7)                                                                                           \
    X(said_near, 3 * 4)                                                                                      \
    X(said_asked, 3 * 7)                                                                                     \
    X(said_talk, 3 * 3 * 7)                                                                                  \
    X(said_first, 2)
#define REFER_ANAPHOR_BLOCKS(X)                                                                              \
    X(article, 6)                                                                                            \
    X(plural, 3)                                                                                             \
    X(class, 16)                                                                                             \
    X(own_role, 8)                                                                                           \
    X(modifiers, 3)                                                                                          \
    X(behind_it, 4)                                                                                          \
    X(has_country, 1)                                                                                        \
    X(has_owner, 1)                                                                                          \
    X(opens, 1)                                                                                              \
    X(quoted, 1)                                                                                             \
    X(early, 3)                                                                                              \
    X(seen_head, 2)                                                                                          \
    X(article_head, 6 * 2)                                                                                   \
    X(told_of, 8)                                                                                            \
    X(choice, 4)                                                                                             \
    X(heard, 3 * 7)                                                                                          \
    X(asked, 2)                                                                                              \
    X(talk, 3 * 2)                                                                                           \
    X(nothing, 1)

enum refer_feature {
#define REFER_BLOCK(name, size) REFER_F_##name, REFER_F_##name##_last = REFER_F_##name + (size)-1,
    REFER_CANDIDATE_BLOCKS(REFER_BLOCK) REFER_ANAPHOR_BLOCKS(REFER_BLOCK)
#undef REFER_BLOCK
        REFER_LISTED,
    /** Words, hashed into the rest. */
    REFER_HASHED = 16384
};

/** Pronouns and phrases that are weighed alike. */
typedef enum refer_column {
    REFER_ASKS_HE,
    REFER_ASKS_HIS,
    REFER_ASKS_IT,
    REFER_ASKS_ITS,
    REFER_ASKS_THEY,
    REFER_ASKS_THEIR,
    REFER_ASKS_PERSON, /**< "the minister" */
    REFER_ASKS_BODY,   /**< "the company", "the country" */
    REFER_ASKS_THING,  /**< "the bill" */
    REFER_ASKS_I,
    REFER_ASKS_WE,
    REFER_ASKS_YOU,
    REFER_COLUMNS
} refer_column;

/** Most features of one side. */
#define REFER_FEATURES 48
/** Most candidates that are weighed. */
#define REFER_CANDIDATES 24

typedef struct refer_features {
    uint16_t items[REFER_FEATURES];
    uint32_t count;
} refer_features;

static inline void refer_add_feature(refer_features *features, uint32_t feature) {
    if (features->count < REFER_FEATURES) features->items[features->count++] = (uint16_t)feature;
}

#endif
