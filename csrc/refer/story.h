#ifndef QUOTH_REFER_STORY_H
#define QUOTH_REFER_STORY_H

#include "base/map.h"
#include "refer/board.h"

/** What is known of an item once the pass has come to it. */
typedef struct refer_trace {
    uint32_t lemma;     /**< hash of its head's lemma, the same everywhere */
    uint32_t clause;    /**< the verb of its clause, or DOC_NONE */
    uint32_t quotation; /**< as doc_view_quotation */
    uint32_t before;    /**< the item of its cluster before it, or DOC_NONE */
    uint8_t role;       /**< subject, object …: a value of the block `role` */
    bool reports;       /**< it is the subject of a verb of reporting */
} refer_trace;

/** Nouns by which a cluster is remembered. */
#define REFER_HEADS 4

/** What is remembered of a cluster that was spoken of. */
typedef struct refer_past {
    uint32_t newer, older;       /**< clusters by when they were spoken of last, or DOC_NONE */
    uint32_t subject;            /**< told sentence in which it was a subject last, or DOC_NONE */
    uint32_t subject_item;       /**< its last item that was a subject, or DOC_NONE */
    uint32_t first;              /**< sentence in which it was first spoken of */
    uint32_t nominal;            /**< its last item that is no pronoun, or DOC_NONE */
    uint32_t owner;              /**< cluster of its last possessor, or DOC_NONE */
    uint32_t heads[REFER_HEADS]; /**< lemmas of its nouns, 0 for none, the newest overwriting the oldest */
    uint8_t next_head;
    bool voice;                   /**< I, we, you were of it */
    uint32_t said[3], said_in[3]; /**< paragraph and sentence of its last I, we, you, or DOC_NONE */
} refer_past;

/** Clusters of I, we, you that are looked at. */
#define REFER_VOICES 10

/** I, we, you. */
static inline uint32_t refer_voice_of(const refer_item *item) {
    return item->person == 2 ? 2 : item->number == REFER_PLURAL;
}

/** Persons; bodies and places; things: what a phrase of one of them does not take up another for. */
enum { REFER_SORT_PERSON, REFER_SORT_BODY, REFER_SORT_THING, REFER_SORTS };

/**
 * What the text has spoken of so far, for one pass over the items in the order of their heads. Maps lead from
 * folded keys to the cluster named last.
 */
typedef struct refer_story {
    refer_board *board;
    base_map heads;                     /**< head lemma and number (and place) → cluster */
    base_map words;                     /**< whole phrase → cluster */
    base_map titles;                    /**< title, title and place, role's noun → cluster */
    base_map later;                     /**< the same for titles of all names in the document, first holder */
    base_map owned;                     /**< head lemma and possessor → cluster */
    refer_trace *traces;                /**< by item */
    refer_past *pasts;                  /**< by cluster */
    uint32_t newest;                    /**< cluster spoken of last, or DOC_NONE */
    uint32_t voices_near[REFER_VOICES]; /**< clusters of I, we, you, the newest first; DOC_NONE behind them */
    uint8_t talk;                       /**< how much of the text is questions: 0, 1, 2 */
    uint32_t most[REFER_SORTS];      /**< the cluster of a sort that was spoken of most often, or DOC_NONE */
    uint32_t last_org, last_country; /**< clusters named last, or DOC_NONE */
    uint32_t last_source[3];         /**< anonymous speakers, by refer_number */
    uint32_t lede;                   /**< cluster of a role without a name in the first sentences */
    uint32_t *speaker; /**< token of a quotation's first mark → subject token of its speech verb */
    uint32_t *serves;  /**< item of a person → item of the body that he speaks for, or DOC_NONE */
    uint32_t *told;    /**< sentence → sentences so far that are not wholly quoted */
    bool failed;
} refer_story;

/** The sort of a kind. */
uint8_t refer_sort(uint8_t kind);

/** Lays out the tables; false when memory ran out. */
bool refer_story_start(refer_story *story, refer_board *board);

/** True where the paragraph ends with a question. */
bool refer_paragraph_asks(const refer_board *board, uint32_t paragraph);

/** The cluster that speaks inside the marks over a token, or DOC_NONE. O(1). */
uint32_t refer_speaker_of(const refer_story *story, uint32_t token);

/** Looks at an item before it is linked: its lemma, clause, role. O(depth). */
void refer_story_look(refer_story *story, uint32_t item);

/** Remembers an item that has its cluster: the cluster is now the newest. O(1). */
void refer_story_note(refer_story *story, uint32_t item);

/** Forgets a cluster that was merged into another. O(1). */
void refer_story_forget(refer_story *story, uint32_t cluster);

#endif
