#ifndef QUOTH_REFER_PRONOUN_H
#define QUOTH_REFER_PRONOUN_H

#include "refer/question.h"

/** Whether "it" announces a clause, where the tree does not say so: "makes it harder for them to go", "it is time to
 * go". */
bool refer_announces(const refer_board *board, const refer_item *pronoun);

/** The item that a relative pronoun stands for, or DOC_NONE. O(depth). */
uint32_t refer_relative_antecedent(const refer_board *board, uint32_t item);

/** The cluster that a pronoun of the third person means, or DOC_NONE. O(REFER_STEPS). */
uint32_t refer_pronoun_meant(const refer_story *story, uint32_t item);

/** The cluster that I, we or you mean, or DOC_NONE; `speaker` speaks the quotation around it, or DOC_NONE. O(1). */
uint32_t refer_voice_meant(const refer_story *story, uint32_t item, uint32_t speaker);

/** Who may be meant by a phrase: those of whom it is told; those that its words lead to, too; all that fits, too. */
typedef enum refer_reach { REFER_REACH_TOLD, REFER_REACH_WORDS, REFER_REACH_ALL } refer_reach;

/** The cluster that a phrase takes up, or DOC_NONE; the question's clusters by map and owner are filled
 * in. O(REFER_STEPS). */
uint32_t refer_phrase_meant(const refer_story *story, refer_question *question, refer_reach reach);

#endif
