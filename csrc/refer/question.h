#ifndef QUOTH_REFER_QUESTION_H
#define QUOTH_REFER_QUESTION_H

#include "refer/scorer.h"
#include "refer/story.h"

/** Where a phrase stands to say what something is. */
typedef enum refer_told {
    REFER_NOT_TOLD,
    REFER_TOLD_BESIDE,    /**< "Ruiz, a lawyer" */
    REFER_TOLD_PREDICATE, /**< "Ruiz is a lawyer" */
    REFER_TOLD_SUBJECT,   /**< "Ruiz remains a lawyer" */
    REFER_TOLD_OBJECT,    /**< "they made Ruiz a lawyer" */
    REFER_TOLD_WITH,      /**< "Ruiz, as a lawyer, said": with a preposition, of the subject */
    REFER_TOLD_OF,        /**< "they know Ruiz as a lawyer": of the object */
    REFER_TOLD_NAMED      /**< "a lawyer named Ruiz" */
} refer_told;

/** A cluster that may be meant, by the item of it that was spoken of last. */
typedef struct refer_candidate {
    uint32_t cluster, item;
    uint32_t passed; /**< clusters that were spoken of since */
    uint8_t told;    /**< refer_told: the phrase says what it is */
    refer_features features;
} refer_candidate;

/** Most names within a phrase that are remembered. */
#define REFER_WITHIN 4

/** What a pronoun or a phrase means: the candidates before it, and what speaks for each. */
typedef struct refer_question {
    uint32_t item;
    refer_column column;
    uint32_t count;
    uint32_t by_title, by_noun, by_later, by_owner; /**< clusters that the maps lead to, or DOC_NONE */
    struct {
        uint32_t item;
        uint8_t how;
    } told[3]; /**< whom the phrase may be told of */
    uint32_t told_count;
    uint32_t within[REFER_WITHIN]; /**< clusters that a clause of the phrase names: it is none of them */
    uint32_t within_count;
    uint32_t denied;         /**< cluster that the text says the phrase is not, or DOC_NONE */
    uint32_t owner;          /**< cluster of its possessor, or DOC_NONE */
    uint32_t speaker;        /**< who speaks the quotation around I, we, you, or DOC_NONE */
    refer_features features; /**< of the question itself */
    refer_candidate candidates[REFER_CANDIDATES];
} refer_question;

/**
 * Who decides on questions: the weights, or a teacher in training. `choose` returns the index of a candidate, or
 * `count` for none.
 */
struct refer_judge {
    uint32_t (*choose)(void *context, const refer_board *board, const refer_question *question);
    void *context;
};

/** The column of weights for an item. */
refer_column refer_column_of(const refer_item *item);

/** Fills in what is known of the question itself; the candidates must be there. O(length of the phrase). */
void refer_describe_question(const refer_story *story, refer_question *question);

/** Fills in what speaks for and against the candidate of that index. O(length of the phrases). */
void refer_describe_candidate(const refer_story *story, refer_question *question, uint32_t index);

/** The candidate of the greatest score, the nearest among equals; `count` where none outweighs nothing. */
uint32_t refer_question_best(const refer_scorer *scorer, const refer_question *question);

#endif
