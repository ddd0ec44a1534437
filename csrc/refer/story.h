#ifndef QUOTH_REFER_STORY_H
#define QUOTH_REFER_STORY_H

#include "base/map.h"
#include "refer/board.h"

/**
 * What the text has spoken of so far, for one pass over the items in the order of their heads. Maps lead from
 * folded keys to the cluster named last.
 */
typedef struct refer_story {
    refer_board *board;
    base_map heads;  /**< head lemma and number (and place) → cluster */
    base_map words;  /**< whole phrase → cluster */
    base_map titles; /**< title, title and place, role's noun → cluster */
    base_map later;  /**< the same for titles of all names in the document, first holder */
    base_map owned;  /**< head lemma and possessor → cluster */
    base_map voices; /**< who speaks, and person and number → cluster */
    uint32_t *order; /**< items so far, by head */
    uint32_t count;
    uint32_t last_org, last_country, last_city; /**< clusters, or DOC_NONE */
    uint32_t last_person[4];                    /**< by doc_gender */
    uint32_t last_source[3];                    /**< anonymous speakers, by refer_number */
    uint32_t lede;     /**< cluster of a role without a name in the first sentences */
    uint32_t *speaker; /**< token of a quotation's first mark → subject token of its speech verb */
    uint32_t *serves;  /**< item of a person → item of the body that he speaks for, or DOC_NONE */
    uint32_t *told;    /**< sentence → sentences so far that are not wholly quoted */
    bool failed;
} refer_story;

#endif
