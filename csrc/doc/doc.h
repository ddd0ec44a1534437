#ifndef QUOTH_DOC_DOC_H
#define QUOTH_DOC_DOC_H

#include "base/intern.h"
#include "base/vec.h"
#include "doc/labels.h"
#include "doc/rule.h"
#include "doc/tokens.h"

/** No token, entity, mention, quote, string. */
#define DOC_NONE UINT32_MAX
/** Bytes [begin, end) of the text. */
typedef struct doc_span {
    uint32_t begin, end;
} doc_span;

/** Items [first, first + count) of a pool. */
typedef struct doc_range {
    uint32_t first, count;
} doc_range;

typedef enum doc_paragraph_kind {
    DOC_BODY,
    DOC_TITLE,
    DOC_HEADING,
    DOC_CAPTION,
    DOC_BYLINE,
    DOC_RESIDUE,
    DOC_FOREIGN,
    DOC_PARAGRAPH_KIND_COUNT
} doc_paragraph_kind;

typedef struct doc_paragraph {
    doc_span span;
    doc_range sentences;
    uint8_t kind;
} doc_paragraph;

typedef struct doc_sentence {
    doc_range tokens;
    uint32_t paragraph;
    uint32_t root; /**< token, DOC_NONE before parsing */
} doc_sentence;

/** A name that the user taught: these words are a name of this kind, whatever they look like. */
typedef struct doc_taught {
    doc_range tokens;
    uint32_t usual; /**< string id of the name that these words stand for, or DOC_NONE for themselves */
    uint8_t kind;
} doc_taught;

typedef enum doc_mention_form {
    DOC_NAME,
    DOC_NOMINAL,
    DOC_PRONOUN,
    DOC_TERM, /**< found by a query's words; never stored in a document */
    DOC_MENTION_FORM_COUNT
} doc_mention_form;

typedef struct doc_mention {
    doc_range tokens; /**< of one sentence */
    uint32_t head;    /**< one of the tokens */
    uint32_t entity;
    uint8_t kind; /**< the mention's own doc_kind */
    uint8_t form;
} doc_mention;

/** What a pronoun means that is no mention: a noun of no kind ("the caravan … it"). Both are tokens. */
typedef struct doc_taken_up {
    uint32_t pronoun, noun;
} doc_taken_up;

/** A mention as it is stored; see doc_mention_at. */
typedef struct doc_mention_row {
    uint32_t first_; /**< token */
    uint32_t entity;
    uint32_t bits_; /**< count of tokens, the head's place among them, kind, form */
} doc_mention_row;

typedef enum doc_gender { DOC_GENDER_UNKNOWN, DOC_MALE, DOC_FEMALE, DOC_NEUTER } doc_gender;

typedef struct doc_entity {
    uint32_t name;                    /**< string id of the fullest name */
    uint32_t strings;                 /**< first of its strings in `lists`: aliases, then titles */
    uint8_t alias_count, title_count; /**< other names it goes by here; "Secretary of State" */
    uint8_t kind, gender;
    doc_range mentions; /**< mention indices in `lists`, in text order */
    bool plural;
    bool named; /**< some mention is a name */
} doc_entity;

typedef enum doc_time_type {
    DOC_TIME_DATE,
    DOC_TIME_TIME,
    DOC_TIME_DURATION,
    DOC_TIME_SET,
    DOC_TIME_TYPE_COUNT
} doc_time_type;

typedef struct doc_time {
    doc_range tokens;
    uint32_t value; /**< string id of the TIMEX3 value, or DOC_NONE */
    uint8_t type;
} doc_time;

typedef enum doc_form { DOC_DIRECT, DOC_MIXED, DOC_INDIRECT, DOC_NARRATION, DOC_FORM_COUNT } doc_form;

typedef enum doc_speaker_kind {
    DOC_NAMED,
    DOC_ROLE,
    DOC_ANONYMOUS,
    DOC_DOCUMENT,
    DOC_OUTLET,
    DOC_COLLECTIVE,
    DOC_IMPLICIT,
    DOC_SPEAKER_KIND_COUNT
} doc_speaker_kind;

/* clang-format off */
#define DOC_MANNERS(X) \
    X(say) X(respond) X(announce) X(reveal) X(concede) X(assert) X(claim) X(deny) X(demand) \
    X(promise) X(warn) X(predict) X(criticize) X(support) X(ask) X(decide) X(agree) \
    X(discuss) X(believe) X(want) X(feel) X(describe)
/* clang-format on */

/** Classes of reporting; DOC_NO_MANNER for bare punctuation and narration. */
typedef enum doc_manner {
#define DOC_MANNER_ENUM(name) DOC_MANNER_##name,
    DOC_MANNERS(DOC_MANNER_ENUM)
#undef DOC_MANNER_ENUM
        DOC_MANNER_COUNT,
    DOC_NO_MANNER = DOC_MANNER_COUNT
} doc_manner;

typedef enum doc_force {
    DOC_STATEMENT,
    DOC_DIRECTIVE,
    DOC_COMMISSIVE,
    DOC_DECLARATION,
    DOC_JUDGMENT_POSITIVE,
    DOC_JUDGMENT_NEGATIVE,
    DOC_QUESTION,
    DOC_ATTITUDE,
    DOC_FORCE_COUNT
} doc_force;

typedef enum doc_commitment {
    DOC_FACTIVE,
    DOC_NEUTRAL,
    DOC_DISTANCING,
    DOC_CONCESSIVE,
    DOC_REJECTED,
    DOC_COMMITMENT_COUNT
} doc_commitment;

typedef enum doc_modality {
    DOC_ASSERTED,
    DOC_POSSIBLE,
    DOC_FUTURE,
    DOC_CONDITIONAL,
    DOC_HABITUAL,
    DOC_MODALITY_COUNT
} doc_modality;

typedef enum doc_iteration {
    DOC_ONCE,
    DOC_FIRST,
    DOC_AGAIN,
    DOC_ITERATION_HABITUAL,
    DOC_ITERATION_COUNT
} doc_iteration;

/** The labels of a quote: values of the enumerations above. */
#define DOC_QUOTE_LABELS(X) X(form) X(speaker_kind) X(manner) X(force) X(commitment) X(modality) X(iteration)

/** Words that stand for someone or somewhere: an addressee or a venue. `span` is empty where there is none.
 */
typedef struct doc_party {
    doc_span span;
    uint32_t entity; /**< of this document, or DOC_NONE */
} doc_party;

/** An intermediary in a chain of reports: who passed the words on. */
typedef struct doc_link {
    uint32_t name;       /**< string id: the entity's name, or the words */
    uint32_t entity;     /**< of this document, or DOC_NONE */
    doc_range text, cue; /**< spans in `spans` */
    uint32_t verb;       /**< string id or DOC_NONE */
} doc_link;

/** One attribution. Spans are ranges of `spans`, in text order; content excludes its outer quotation marks.
 */
typedef struct doc_quote {
    doc_range source, cue, content;  /**< count 0 where there is none; content always has one */
    doc_range quoted;                /**< the parts of the content inside quotation marks */
    doc_range chain;                 /**< items of `links`, outermost first */
    uint32_t speaker;                /**< entity or DOC_NONE */
    uint32_t sentence;               /**< the sentence of the cue, else of the content's begin */
    uint32_t cue_head;               /**< token that carries the cue, or DOC_NONE */
    uint32_t verb;                   /**< string id of the lemma or normalised words, or DOC_NONE */
    uint32_t time_value, time_basis; /**< string ids or DOC_NONE; basis: "explicit", "text", "inherited" */
    uint32_t time_words;             /**< the words that say when: 1 + an item of `times`, or 0 */
    doc_party addressee, venue;
    uint16_t confidence; /**< thousandths */
#define DOC_LABEL(name) uint8_t name;
    DOC_QUOTE_LABELS(DOC_LABEL)
#undef DOC_LABEL
    bool negated;
} doc_quote;

/** Who else has a part in what few quotes tell; see doc_quote. */
typedef struct doc_parties {
    doc_range chain;
    doc_party addressee, venue;
} doc_parties;

/** What not all quotes have; see doc_quote. More have a time than parties. */
typedef struct doc_circumstances {
    uint32_t time_value, time_basis;
    uint32_t time_words;
    uint32_t parties_; /**< item of `parties`, or DOC_NONE */
} doc_circumstances;

/** A quote as it is stored; see doc_quote_at. */
typedef struct doc_quote_row {
    uint32_t speaker, sentence, cue_head;
    uint32_t verb_;
    uint32_t spans_;         /**< the first of its spans: source, cue, content, quoted where not all is */
    uint32_t content_spans_; /**< how many of them are content */
    uint32_t circumstances_; /**< item of `circumstances`, or DOC_NONE */
    uint16_t source_spans_, cue_spans_, quoted_spans_;
    uint16_t confidence_;
#define DOC_LABEL(name) uint8_t name##_;
    DOC_QUOTE_LABELS(DOC_LABEL)
#undef DOC_LABEL
    bool negated_;
} doc_quote_row;

typedef struct doc_warning {
    uint32_t position; /**< byte of the text, or of the file where it says so */
    uint32_t message;  /**< string id */
} doc_warning;

/** What is known of the article; string ids, DOC_NONE where nothing is. Dates are ISO
 * (YYYY-MM-DD[Thh:mm[…]]). */
typedef struct doc_meta {
    uint32_t id, title, outlet, date, byline, dateline, url;
    uint32_t updated; /**< when it was changed last, where that is said apart */
} doc_meta;

/**
 * One article and its analysis: columns over one text. Stages append in order (read, lang, refer, speech) and
 * never rewrite another stage's columns, but that speech gives I, we and you in quotation marks to their
 * speaker, and takes out the relative pronouns once it has asked for them. Records point by index, never by pointer. A stage asks doc_rule_on before a rule decides, and leaves
 * a mark where it has. After doc_seal everything lies in one block of exact size and nothing can be appended.
 * Not thread-safe while it grows; read-only sharing afterwards is safe.
 */
typedef struct doc {
    const base_allocator *allocator;
    base_intern strings; /**< all strings but the text; ids are stable through doc_seal */
    const char *text;    /**< NUL-terminated UTF-8, owned */
    uint32_t text_size;
    doc_meta meta;
    doc_tokens tokens;
    const char *const *feats_names; /**< borrowed from the language model, which must outlive the document */
    uint16_t feats_count;           /**< at most DOC_FEATS */
    BASE_VEC(doc_paragraph) paragraphs;
    BASE_VEC(doc_sentence) sentences;
    BASE_VEC(doc_mention_row) mentions; /**< by begin, longer first */
    BASE_VEC(doc_taken_up) taken_up;
    BASE_VEC(doc_entity) entities;
    BASE_VEC(doc_time) times;
    BASE_VEC(doc_quote_row) quotes; /**< by content's begin */
    BASE_VEC(doc_circumstances) circumstances;
    BASE_VEC(doc_parties) parties;
    BASE_VEC(doc_link) links;
    BASE_VEC(doc_span) spans;
    BASE_VEC(uint32_t) lists; /**< pool of string ids and mention indices */
    BASE_VEC(doc_warning) warnings;
    BASE_VEC(doc_mark) marks;    /**< which rules decided what; in text order once sealed */
    doc_rules without;           /**< rules that are switched off */
    uint32_t paragraph_marks;    /**< so many first marks are of paragraphs, until doc_seal */
    bool marks_lost;             /**< memory ran out for a mark; doc_seal fails */
    BASE_VEC(doc_taught) taught; /**< on the way: released once they are mentions; none overlap */
    void *block;                 /**< where all lies after doc_seal */
    size_t block_size;
} doc;

/** Makes an empty document; allocates nothing. */
void doc_start(doc *document, const base_allocator *allocator);

/** Copies the text in; false when memory ran out. */
bool doc_set_text(doc *document, const char *text, uint32_t size);

/** Appends a warning; false when memory ran out. */
bool doc_warn(doc *document, uint32_t position, const char *message);

/** Makes room for further tokens in every column (new ones zeroed by doc_add_token); false when memory ran
 * out. */
bool doc_reserve_tokens(doc *document, uint32_t more);

/** Appends a token of at most DOC_TOKEN_BYTES with no analysis yet; false when memory ran out. */
bool doc_add_token(doc *document, uint32_t begin, uint16_t length, uint8_t flags);

/** Gives a token its lemma, a string id; false when memory ran out, or where it had run out for the id. */
bool doc_set_lemma(doc *document, uint32_t token, uint32_t lemma);

/** Appends a span to `spans` and counts it in *range, which must be the last range started there; false when
 * memory ran out. */
bool doc_add_span(doc *document, doc_range *range, doc_span span);

/**
 * Lists the mentions of each entity, in text order, behind everything else in `lists`; to be called again
 * when a stage has given open mentions an entity, and before anything else is appended there. False when
 * memory ran out.
 */
bool doc_list_mentions(doc *document);

/** Takes out the entities that no mention has any more, numbers the others anew, and lists their mentions; false when
 * memory ran out. Linear. */
bool doc_drop_unmentioned(doc *document);

/** Appends a mention; false when memory ran out. */
bool doc_add_mention(doc *document, const doc_mention *mention);

/** Appends a quote, whose spans lie one behind the other: source, cue, content, quoted. Quoted parts that are the
 * content itself are taken out of `spans` again where they are its end. False when memory ran out. */
bool doc_add_quote(doc *document, const doc_quote *quote);

/** True unless the rule is switched off. */
static inline bool doc_rule_on(const doc *document, doc_rule rule) {
    return !doc_rules_has(&document->without, rule);
}

/** Notes that a rule decided something about a token. Where memory runs out, doc_seal says so. */
void doc_add_mark(doc *document, doc_rule rule, uint32_t token);

/** The same of a paragraph, before any mark of a token: doc_seal puts the mark on the paragraph's first token.
 */
void doc_add_paragraph_mark(doc *document, doc_rule rule, uint32_t paragraph);

/** Puts the marks of paragraphs on tokens, and all in the order of the text; those of a token stay in the order
 * of the stages. Part of doc_seal. */
void doc_settle_marks(doc *document);

/** True where the mark tells how the quote was made: at its cue, or at its content's first word where it has
 * none; or, of an earlier stage, at a word of its source. O(spans of the source). */
bool doc_quote_has_mark(const doc *document, uint32_t quote, doc_mark mark);

/** The first such mark from number `from` on, DOC_NONE for none, in a sealed document. O(spans of the source *
 * log tokens). */
uint32_t doc_quote_find_mark(const doc *document, uint32_t quote, uint32_t from);

/** Moves all columns into one block of exact size. On failure (false: memory ran out) the document is
 * unchanged. */
bool doc_seal(doc *document);

/** Releases everything; the document is empty again. */
void doc_release(doc *document);

/** Bytes held, for memory figures and for stepping a host's collector. */
size_t doc_memory(const doc *document);

/** The string behind an id, "" for DOC_NONE. */
const char *doc_string(const doc *document, uint32_t id);

/** Interns a string; DOC_NONE when memory ran out. */
uint32_t doc_intern(doc *document, const char *bytes, size_t count);

/** The same of words as a reader sees them: without soft hyphens and other invisible characters, and with one
 * blank for white space of any length, line ends among it. */
uint32_t doc_intern_shown(doc *document, const char *bytes, size_t count);

/** A mention, a quote. O(1). */
doc_mention doc_mention_at(const doc *document, uint32_t index);
doc_quote doc_quote_at(const doc *document, uint32_t index);

/** The spans of a stored quote's content. O(1). */
doc_range doc_quote_content(const doc_quote_row *row);

/** An entity's strings: ranges of `lists`. O(1). */
doc_range doc_entity_aliases(const doc_entity *entity);
doc_range doc_entity_titles(const doc_entity *entity);

/** Token text span; the span of a range of tokens (from the first's begin to the last's end; empty for none).
 */
doc_span doc_token_span(const doc *document, uint32_t token);
doc_span doc_tokens_span(const doc *document, doc_range tokens);

/** The sentence that holds a token; O(log n). */
uint32_t doc_token_sentence(const doc *document, uint32_t token);

/** The first token that ends after a byte, or the count of tokens; O(log n). */
uint32_t doc_token_at(const doc *document, uint32_t byte);

/** The head of a token as a token, or DOC_NONE for a root. O(log n). */
uint32_t doc_token_head(const doc *document, uint32_t token);

/** Names of the values of the small enumerations above, as JSON and Lua show them; static, NULL where nil. */
const char *doc_paragraph_kind_name(uint8_t kind);
const char *doc_mention_form_name(uint8_t form);
const char *doc_form_name(uint8_t form);
const char *doc_speaker_kind_name(uint8_t kind);
const char *doc_manner_name(uint8_t manner);
const char *doc_force_name(uint8_t force);
const char *doc_commitment_name(uint8_t commitment);
const char *doc_modality_name(uint8_t modality);
const char *doc_iteration_name(uint8_t iteration);
const char *doc_time_type_name(uint8_t type);

/** The token of a non-empty range that is head of all others (the highest one, the first among equals).
 * O(length). */
uint32_t doc_tokens_top(const doc *document, doc_range tokens);

#endif
