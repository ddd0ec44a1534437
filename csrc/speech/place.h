#ifndef QUOTH_SPEECH_PLACE_H
#define QUOTH_SPEECH_PLACE_H

#include "base/arena.h"
#include "doc/view.h"

/** Where a token stands in a report. */
typedef enum speech_place {
    SPEECH_PLACE_CONTENT,
    SPEECH_PLACE_SOURCE,
    SPEECH_PLACE_CUE_ARGUMENT, /**< who is told, where, and whom the cue is about */
    SPEECH_PLACE_BACKGROUND,   /**< said in passing of any of them, or of the report's circumstances */
    SPEECH_PLACE_COUNT
} speech_place;

/** Which quote of a document each token belongs to, and as what; kept from document to document. */
typedef struct speech_places {
    base_arena arena;
    const doc *document;
    uint32_t *quotes; /**< token → the innermost quote one of whose spans holds it, or DOC_NONE */
    uint32_t *sizes;  /**< token → bytes of that quote as a whole: the innermost has the fewest */
    uint8_t *parts;   /**< token → speech_place of that span */
    uint32_t *cues;   /**< token → the quote whose cue it heads, or DOC_NONE */
} speech_places;

/** Makes empty places; allocates nothing. */
void speech_places_start(speech_places *places, const base_allocator *allocator);

/** Releases all. */
void speech_places_release(speech_places *places);

/** Learns where the quotes of a document are, which must outlive their use; false when memory ran out.
 * O(tokens), but for the nesting of quotes. */
bool speech_places_make(speech_places *places, const doc *document);

/** The innermost quote that a token belongs to, with its place there; DOC_NONE where the narrator speaks. The
 * view needs no more than the tree of its sentence. O(depth). */
uint32_t speech_place_of(const speech_places *places, const doc_view *view, uint32_t token,
                         speech_place *place);

/** True where a predicate that belongs to no quote tells the circumstances of a report. O(depth). */
bool speech_is_circumstance(const speech_places *places, const doc_view *view, uint32_t predicate);

#endif
