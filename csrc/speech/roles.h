#ifndef QUOTH_SPEECH_ROLES_H
#define QUOTH_SPEECH_ROLES_H

#include "speech/board.h"
#include "speech/weights.h"

/** A token reached from the cue along an edge of the tree. */
typedef struct speech_step {
    uint32_t token;
    uint32_t from;  /**< index of the step it was reached from; itself for the cue */
    uint64_t path;  /**< hash of the relations from the cue */
    uint8_t length; /**< edges from the cue, at most 255 */
    bool up;        /**< reached against the edge, from a dependent */
    bool spine;     /**< reached from the cue by going up only */
    uint8_t role;   /**< speech_role */
} speech_step;

/** Working memory for one cue: steps in the order of decision, and the roles of the sentence's tokens. */
typedef struct speech_roles {
    speech_step steps[DOC_SENTENCE_TOKENS];
    uint32_t count;
    uint32_t cue;
    doc_range sentence;
    uint8_t of[DOC_SENTENCE_TOKENS]; /**< role by the token's index in the sentence */
    bool visited[DOC_SENTENCE_TOKENS];
    uint32_t sources, contents;         /**< tokens of that role so far */
    uint16_t surest[SPEECH_ROLE_COUNT]; /**< highest chance of a role near the cue, in thousandths */
    doc_rules decided;                  /**< rules that changed a role */
} speech_roles;

/**
 * What a trainer does at each decision: may look at the features and returns the role to go on with. NULL
 * lets the weights decide.
 */
typedef speech_role speech_teacher(void *context, uint32_t token, const speech_features *features,
                                   speech_role decided);

/**
 * Gives every token of the cue's sentence its role for this cue: the tree is walked outwards from the cue,
 * nearest first, and each token is decided given the role of the token it was reached from. O(tokens of the
 * sentence). `table` may be NULL where a teacher decides.
 */
void speech_roles_assign(speech_roles *roles, const speech_board *board, const model_linear *table,
                         uint32_t cue, speech_teacher *teacher, void *context);

/** Takes the role from those of the sentence's tokens [first, end) that have it. */
void speech_roles_clear(speech_roles *roles, speech_role role, uint32_t first, uint32_t end);

#endif
