#ifndef QUOTH_SPEECH_LEXICONS_H
#define QUOTH_SPEECH_LEXICONS_H

#include "doc/doc.h"
#include "model/classes.h"
#include "model/lexicon.h"

/** What reporting_verbs.tsv and speech_nouns.tsv say of a lemma. */
typedef struct speech_sense {
    uint8_t manner;     /**< doc_manner; DOC_NO_MANNER for a light verb, whose noun decides */
    uint8_t force;      /**< doc_force */
    uint8_t commitment; /**< doc_commitment */
    bool known;         /**< the lemma is in the list */
} speech_sense;

/** Classes of words that rules ask for: the second column of speech_words.tsv, whose head explains them, and what
 * refer_pronouns.tsv says of pronouns. */
/* clang-format off */
#define SPEECH_CLASSES(X) \
    X(ADDRESSEE_PREP, "addressee_prep") X(AGAIN, "again") X(AGAIN_VERB, "again_verb") X(AS, "as") \
    X(CLAUSE_MARK, "clause_mark") X(COMPANY_PREP, "company_prep") X(CONDITION, "condition") \
    X(CONDITIONAL, "conditional") X(EMPTY, "empty") X(FIRST, "first") \
    X(FOR, "for") X(FUTURE_VERB, "future_verb") \
    X(HABITUAL, "habitual") X(HABITUAL_ITERATION, "habitual_iteration") X(HEADING, "heading") \
    X(HEARSAY, "hearsay") X(KNOWN, "known") X(MANDATIVE, "mandative") X(MARKER, "marker") \
    X(MARKER_NEXT, "marker_next") \
    X(NEGATIVE_VERB, "negative_verb") X(OCCASION, "occasion") X(OF, "of") \
    X(PASSIVE_FOR, "passive_for") X(PASSIVE_OF, "passive_of") \
    X(PASSIVE_TO, "passive_to") X(PASSIVE_WITH, "passive_with") X(POSSIBLE, "possible") \
    X(RELAYS, "relays") X(TALKS, "talks") \
    X(TELLS, "tells") X(THAT, "that") X(TIME_PREP, "time_prep") X(TO, "to") X(UTTERS, "utters") \
    X(VENUE, "venue") X(VENUE_PREP, "venue_prep") X(WHETHER, "whether")
/* clang-format on */
typedef enum speech_class {
#define SPEECH_CLASS_ENUM(id, text) SPEECH_##id,
    SPEECH_CLASSES(SPEECH_CLASS_ENUM)
#undef SPEECH_CLASS_ENUM
        SPEECH_LISTED_COUNT,
    /* of pronouns, from refer_pronouns */
    SPEECH_FIRST_PERSON = SPEECH_LISTED_COUNT, /**< I */
    SPEECH_FIRST_PLURAL,                       /**< we */
    SPEECH_SECOND_PERSON,                      /**< you */
    SPEECH_RELATIVE,                           /**< who */
    SPEECH_CLASS_COUNT
} speech_class;

/** Frames that are no preposition or particle: kinds of complements in speech_frames.tsv. */
/* clang-format off */
#define SPEECH_FRAMES(X) \
    X(DOING, "doing") X(SHOULD, "should") X(THAT, "that") X(TO, "to")
/* clang-format on */
typedef enum speech_frame {
#define SPEECH_FRAME_ENUM(id, text) SPEECH_FRAME_##id,
    SPEECH_FRAMES(SPEECH_FRAME_ENUM)
#undef SPEECH_FRAME_ENUM
        SPEECH_FRAME_COUNT
} speech_frame;

/** What a word of speech_stance.tsv is to what stands near it: the last column, whose head explains them. */
/* clang-format off */
#define SPEECH_PARTS(X) \
    X(AGAINST, "against") X(AGENT, "agent") X(ASIDE, "aside") X(BEARS, "bears") X(DIRECTS, "directs") \
    X(DOUBTS, "doubts") X(LETS, "lets") X(MEETS, "meets") X(MOVES, "moves") X(NEEDS, "needs") \
    X(NOUN, "noun") X(OF, "of") X(OUGHT, "ought") X(OVER, "over") X(OWNED, "owned") X(PAST, "past") X(PERSON, "person") X(PRO, "pro") \
    X(RESISTS, "resists") X(SEEMS, "seems") X(STANDS, "stands") X(UPON, "upon") X(VERB, "verb") X(WHOLE, "whole") X(WILL, "will")
/* clang-format on */
typedef enum speech_part {
#define SPEECH_PART_ENUM(id, text) SPEECH_PART_##id,
    SPEECH_PARTS(SPEECH_PART_ENUM)
#undef SPEECH_PART_ENUM
        SPEECH_PART_COUNT
} speech_part;

/** How a word of speech_stance.tsv stands toward others: +1 for them, -1 against them, 0 where the list does not
 * say. */
typedef struct speech_tendency {
    int done;       /**< whoever wants this: toward its object */
    int happens;    /**< the same toward its subject */
    int worth;      /**< what it says of what it is said of, or of who does it */
    int felt;       /**< whoever feels, wants or does this: toward its object */
    bool deed;      /**< and shows it by doing so */
    bool phrase;    /**< the word was found with its particle or preposition */
    uint64_t parts; /**< a bit 1 << speech_part for each */
} speech_tendency;

/** The room's lists, opened once and shared. They borrow from the model file. */
typedef struct speech_lexicons {
    model_lexicon verbs;    /**< reporting_verbs.tsv */
    model_lexicon nouns;    /**< speech_nouns.tsv: cue nouns and adjectives with class and force */
    model_lexicon frames;   /**< speech_frames.tsv: lemma and frame → class, force, commitment */
    model_lexicon common;   /**< nouns.tsv: common nouns, and what they are as sources without a name */
    model_lexicon outlets;  /**< outlets.tsv: outlets, and the words that their names are made of */
    model_lexicon stances;  /**< speech_stance.tsv: words for and against what stands near them */
    model_lexicon pronouns; /**< refer_pronouns.tsv */
    model_classes words;    /**< speech_words.tsv: modals, negators, iteration, venues, prepositions */
} speech_lexicons;

/** Opens all lists and binds their classes; false with *error where the file lacks one or it does not fit. */
bool speech_lexicons_open(speech_lexicons *lexicons, const model_file *file, base_error *error);

/** What the lists say of a lemma as a verb, or as a noun that reports; `known` false where they say nothing.
 */
speech_sense speech_verb_sense(const speech_lexicons *lexicons, const char *lemma);
speech_sense speech_noun_sense(const speech_lexicons *lexicons, const char *lemma);

/** The sense that speech_frames.tsv gives a lemma with a preposition or particle; unknown where it gives
 * none. */
speech_sense speech_word_frame(const speech_lexicons *lexicons, const char *lemma, const char *word);

/** The same with a kind of complement. */
speech_sense speech_frame_sense(const speech_lexicons *lexicons, const char *lemma, speech_frame frame);

/** The classes of a word or, in whatever case its ASCII letters are, of a form: a bit 1 << speech_class for each. */
uint64_t speech_word_classes(const speech_lexicons *lexicons, const char *word);
uint64_t speech_form_classes(const speech_lexicons *lexicons, const char *bytes, size_t count);

/** What speech_stance.tsv says of a word, or of a word with its particle ("call off"). */
speech_tendency speech_word_tendency(const speech_lexicons *lexicons, const char *word, size_t count);

/** The classes of a token, by its form and by its lemma. */
static inline uint64_t speech_token_classes(const speech_lexicons *lexicons, const doc *document,
                                            uint32_t token) {
    return speech_form_classes(lexicons, document->text + doc_begin(&document->tokens, token),
                               doc_length(&document->tokens, token)) |
           speech_word_classes(lexicons, doc_string(document, doc_lemma(&document->tokens, token)));
}

/** True where a token in a name says that it is an outlet's. */
bool speech_outlet_word(const speech_lexicons *lexicons, const doc *document, uint32_t token);

/** What nouns.tsv says of a lemma as a source, DOC_SPEAKER_KIND_COUNT where it says nothing. */
uint8_t speech_source_kind(const speech_lexicons *lexicons, const char *lemma);

#endif
