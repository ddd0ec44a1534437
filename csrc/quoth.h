/**
 * quoth: who mentioned X, and how, over news articles.
 *
 * ## How it fits together
 * A *model* (weights, read-only) analyses *articles* into *documents*; a *corpus* holds documents and links
 * their entities; a *query* gives *results*, a list of records. A *stream* does the same without keeping
 * anything.
 *
 * ## Ownership
 * Functions named new, open, create, find or load return something that the caller releases with the close
 * function of its kind. Everything else that is returned is borrowed: strings, spans and views live as long
 * as the corpus (or stream step, or results) they came from, and are valid until it is closed or the next
 * call that the docs name.
 *
 * ## Views
 * Tokens, sentences, mentions, quotes are small structs passed by value: an owner and an index. They need no
 * release. A view whose document is NULL means "none". Passing a view of "none" or out of range gives empty
 * answers, never undefined behaviour.
 *
 * ## Positions
 * Bytes of the document's text (UTF-8), 0-based, half-open. Indices are 0-based.
 *
 * ## Structs that the caller fills
 * Those that may grow begin with `size`, the bytes that the caller's header gives them: QUOTH_OPTIONS_INIT and
 * its like set it. A program built against an older header says a smaller size, and gets the defaults of the
 * fields that it does not know; 0 stands for the fields of the first version of the struct. A size beyond what
 * the library knows is QUOTH_MISUSE: the program was built for a newer one. All other structs that are passed
 * in never grow.
 *
 * ## Errors
 * A failing function returns NULL or false and fills *error, which may be NULL. No function aborts, prints or
 * calls back into a host language. There is no global state.
 *
 * What failed need not be looked at before one goes on: a function that is given NULL for its model, corpus,
 * stream, results, document or text answers as for an empty one (0, NULL, absent, "none"; kinds are the first
 * of their enum), or fails with QUOTH_MISUSE where it can fail. Closing NULL does nothing.
 *
 * ## Threads
 * A model may be used from any number of threads at once. A corpus, stream or results must be used by one
 * thread at a time; reading views of a settled corpus from several threads is safe. quoth_cancel_raise may be
 * called from any thread and from a signal handler.
 */
#ifndef QUOTH_H
#define QUOTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QUOTH_API __attribute__((visibility("default")))
#else
#define QUOTH_API
#endif

/** The version of this header; quoth_version() is that of the library. */
#define QUOTH_VERSION_MAJOR 0
#define QUOTH_VERSION_MINOR 1
#define QUOTH_VERSION_PATCH 0

/** "No such thing" in an index or id. */
#define QUOTH_NONE UINT32_MAX

/* ## Basics ---------------------------------------------------------------------------------------------- */

/** The library's version, "MAJOR.MINOR.PATCH". Static. */
QUOTH_API const char *quoth_version(void);

/** Build features: "html" is 1 where HTML is read. NULL name or unknown name: 0. */
QUOTH_API int quoth_feature(const char *name);

typedef enum quoth_code {
    QUOTH_OK,
    QUOTH_NO_MEMORY,
    QUOTH_NOT_FOUND,   /**< no such file, entity, document */
    QUOTH_IO,          /**< a file exists and could not be read or written */
    QUOTH_FORMAT,      /**< ill-formed input: JSON line, model file, pattern */
    QUOTH_LIMIT,       /**< beyond a limit of quoth_limits */
    QUOTH_UNSUPPORTED, /**< a feature that this build lacks; a pipe or device where a file is wanted */
    QUOTH_CANCELLED,   /**< the cancel flag was raised */
    QUOTH_MISUSE       /**< the caller broke a rule: unknown filter, format, … */
} quoth_code;

/** Filled by a failing function. The message names the file, the position and the remedy where there is one.
 */
typedef struct quoth_error {
    quoth_code code;
    uint64_t position;
    char message[512];
} quoth_error;

/** The code's stable name ("not_found", "io", …), Lua's third return value. Static. */
QUOTH_API const char *quoth_code_name(quoth_code code);

/** Bytes that need not end in NUL; bytes is NULL where the thing is absent. */
typedef struct quoth_string {
    const char *bytes;
    size_t count;
} quoth_string;

/**
 * Writes text as it may be shown on a terminal: control characters, separators of lines and what turns the
 * direction of text are escaped (\u001b, \u202e), ill-formed bytes too (\xff). `lines` leaves tabs and the
 * ends of lines; without it what is shown is one line. Fills at most `size` bytes of `out`, the last of them
 * NUL, cut between characters; returns the length of the whole. Messages, cells and CoNLL-U are written so
 * already.
 */
QUOTH_API size_t quoth_string_show(quoth_string string, bool lines, char *out, size_t size);

/** Bytes [begin, end) of a document's text. */
typedef struct quoth_span {
    uint32_t begin, end;
} quoth_span;

/** Spans in text order; count 0 where the thing is absent. */
typedef struct quoth_spans {
    const quoth_span *items;
    size_t count;
} quoth_spans;

/** As realloc, told the old size; new_size 0 releases. Must be thread-safe where threads > 1. */
typedef struct quoth_allocator {
    void *(*resize)(void *context, void *block, size_t old_size, size_t new_size);
    void *context;
} quoth_allocator;

/** Bounds on what the input may cost. 0 in a field means its default. */
typedef struct quoth_limits {
    size_t size;             /**< sizeof(quoth_limits); see QUOTH_LIMITS_INIT */
    uint32_t max_documents;  /**< in a corpus; default 10,000,000 */
    uint32_t max_html_depth; /**< deeper elements are read as if at this depth, with a warning; default 512 */
    uint32_t max_results;    /**< records in one answer; default 100,000,000 */
    uint64_t max_document_bytes; /**< a larger file or JSONL line is refused; default 64 MiB */
} quoth_limits;
#define QUOTH_LIMITS_INIT                                                                                    \
    { .size = sizeof(quoth_limits) }

/**
 * A flag that stops long work at its next check; the stopped call fails with QUOTH_CANCELLED. Waits are long
 * work, too: for standard input, a pipe, a terminal. Raised by a signal handler that is no SA_RESTART it ends
 * them at once, raised by another thread within a tenth of a second. Without a flag a wait goes on behind
 * every signal that does not end the process.
 */
typedef struct quoth_cancel quoth_cancel;
QUOTH_API quoth_cancel *quoth_cancel_new(void);
QUOTH_API void quoth_cancel_raise(quoth_cancel *cancel); /**< async-signal-safe */
QUOTH_API void quoth_cancel_clear(quoth_cancel *cancel);
QUOTH_API void quoth_cancel_close(quoth_cancel *cancel);

/* ## Model ----------------------------------------------------------------------------------------------- */

typedef struct quoth_model quoth_model;

/**
 * Opens a model file: reads it into memory, so that it may be replaced, cut or removed afterwards; its table
 * is checked, each section at its first use. NULL path: the model installed with the library. Cost:
 * milliseconds, and memory of the file's size. Released by quoth_model_close; a corpus or stream
 * keeps its model alive by itself.
 */
QUOTH_API quoth_model *quoth_model_open(const char *path, const quoth_allocator *allocator,
                                        quoth_error *error);

/** Checks every section's sum, as it was read; false with *error naming the first bad one. */
QUOTH_API bool quoth_model_verify(const quoth_model *model, quoth_error *error);

/** The model's path, and its card (plain text: data, licence, date, scores). Borrowed. */
QUOTH_API const char *quoth_model_path(const quoth_model *model);
QUOTH_API quoth_string quoth_model_card(const quoth_model *model);

/** What the model says of itself: language, tag sets, version of the features, word lists with their rows,
 * fingerprints and sources; lines with tabs between their words. Borrowed. */
QUOTH_API quoth_string quoth_model_manifest(const quoth_model *model);

/** Bytes of memory that the file takes; 0 for NULL. */
QUOTH_API size_t quoth_model_memory(const quoth_model *model);

QUOTH_API void quoth_model_close(quoth_model *model);

/* ## Rules ----------------------------------------------------------------------------------------------- */

/** A decision of the analysis that was written by hand: its stage is "speech", … Static. */
typedef struct quoth_rule {
    const char *name, *stage, *meaning;
} quoth_rule;

/** The register of rules, in the order in which they are asked. All NULL beyond the last. */
QUOTH_API size_t quoth_rule_count(void);
QUOTH_API quoth_rule quoth_rule_at(size_t index);

/* ## Articles in ----------------------------------------------------------------------------------------- */

typedef enum quoth_input {
    QUOTH_INPUT_AUTO,
    QUOTH_INPUT_TEXT,
    QUOTH_INPUT_HTML,
    QUOTH_INPUT_JSONL,
    QUOTH_INPUT_MARKDOWN,
    QUOTH_INPUT_JSON, /**< a list of articles, an answer with one inside, or one article */
    QUOTH_INPUT_CSV,
    QUOTH_INPUT_TSV,
    QUOTH_INPUT_XML, /**< RSS, Atom, NITF, NewsML-G2 */
    QUOTH_INPUT_MAIL
} quoth_input;

/** The input kind of a name ("auto", "text", "html", "jsonl", "markdown", "json", "csv", "tsv", "xml", "mail"), or
 * -1. */
QUOTH_API int quoth_input_find(const char *name);

/** A name taught by the user, which wins over the model: it and its aliases are one entity of this kind. All
 * names of an array have one size, which is the step from one to the next. */
typedef struct quoth_name {
    size_t size; /**< sizeof(quoth_name); see QUOTH_NAME_INIT */
    const char *name;
    const char *kind; /**< person org place facility group event law product work date money number other */
    /** `name` is a token pattern, as for kwic: each match is a name of this kind; no aliases. */
    bool pattern;
    const char *const *aliases; /**< may be NULL */
    size_t alias_count;
} quoth_name;
#define QUOTH_NAME_INIT                                                                                      \
    { .size = sizeof(quoth_name) }

/** How a corpus or stream works; zero-filled is the default. Strings are copied. */
typedef struct quoth_options {
    size_t size;                      /**< sizeof(quoth_options); see QUOTH_OPTIONS_INIT */
    const quoth_allocator *allocator; /**< NULL: the C library's; the struct is copied */
    const quoth_limits *limits;       /**< NULL: the defaults; copied */
    uint32_t threads;                 /**< 0: as many as there are processors */
    quoth_input input;
    bool recursive; /**< folders: descend, never through links */
    bool no_link;   /**< corpus: leave entities as they are in each document */
    const quoth_name *names;
    size_t name_count;
    /** Instead of a list: a file of UTF-8, a name a line, `name<TAB>kind<TAB>alias…` or `/pattern/<TAB>kind`;
     * `#` begins a comment. Opening fails with the line of what is ill-formed. */
    const char *names_path;
    /** Names of rules to be switched off, for measuring what they are worth; an unknown one is misuse. */
    const char *const *without;
    size_t without_count;
    const quoth_cancel *cancel; /**< borrowed, may be NULL */
} quoth_options;
#define QUOTH_OPTIONS_INIT                                                                                   \
    { .size = sizeof(quoth_options) }

/** An article given by the caller. Only `text` is needed; what is given wins over what the article shows. */
typedef struct quoth_article {
    size_t size; /**< sizeof(quoth_article); see QUOTH_ARTICLE_INIT */
    quoth_string text;
    quoth_input input; /**< AUTO is plain text; what holds articles is misuse */
    const char *id, *title, *outlet, *date, *byline, *dateline, *url;
} quoth_article;
#define QUOTH_ARTICLE_INIT                                                                                   \
    { .size = sizeof(quoth_article) }

/* ## Corpus ---------------------------------------------------------------------------------------------- */

typedef struct quoth_corpus quoth_corpus;
typedef struct quoth_document quoth_document;
typedef struct quoth_results quoth_results;

/** A new empty corpus; keeps the model alive. Close with quoth_corpus_close. */
QUOTH_API quoth_corpus *quoth_corpus_new(quoth_model *model, const quoth_options *options,
                                         quoth_error *error);
QUOTH_API void quoth_corpus_close(quoth_corpus *corpus);

/**
 * Stages what a path names: a file, a folder (its own files of articles, known by their endings in small letters or
 * capitals; those that begin with a dot are left out), a glob, or "-" for stdin. Files are read now and
 * analysed at the next settle. A file or line that cannot be read is a problem, kept in the list below, and
 * the rest goes on; so is a pipe, socket or device, whichever way it was named: only what the process was
 * given open is read whatever it is ("-", /dev/stdin, /dev/fd/63). False only where the path names nothing at
 * all (an empty one does not), the work was cancelled or memory ran out, and then nothing is staged.
 */
QUOTH_API bool quoth_corpus_read(quoth_corpus *corpus, const char *path, quoth_error *error);

/** Stages one article, copied. Without an id it is called "text-1", "text-2", …; a second of an id gets "#2";
 * an empty id is QUOTH_FORMAT. */
QUOTH_API bool quoth_corpus_add(quoth_corpus *corpus, const quoth_article *article, quoth_error *error);

/**
 * Analyses what is staged, on all threads, and links entities across documents. Every query does this by
 * itself. Views of documents stay valid; entity ids are append-only: the id of a merged entity answers for
 * its survivor.
 */
QUOTH_API bool quoth_corpus_settle(quoth_corpus *corpus, quoth_error *error);

/** What could not be read, in the order of the input; each is one message. The first thousand are kept:
 * `count` says how many are, `total` how many there were. */
QUOTH_API size_t quoth_corpus_problem_count(const quoth_corpus *corpus);
QUOTH_API const quoth_error *quoth_corpus_problem(const quoth_corpus *corpus, size_t index);
QUOTH_API uint64_t quoth_corpus_problem_total(const quoth_corpus *corpus);

/** Articles that wait for the next settle. O(1). */
QUOTH_API uint32_t quoth_corpus_staged_count(const quoth_corpus *corpus);

/** Settled documents, in the order of the input. NULL where there is none such. O(1). */
QUOTH_API uint32_t quoth_corpus_document_count(const quoth_corpus *corpus);
QUOTH_API const quoth_document *quoth_corpus_document(const quoth_corpus *corpus, uint32_t index);
QUOTH_API const quoth_document *quoth_corpus_document_with_id(const quoth_corpus *corpus, const char *id);

/**
 * Takes a document out, after settling. Later documents move up; ids of its entities answer for those that were one
 * with them. What was taken from it (views, records) stays readable, and its memory held, until the corpus is closed;
 * its index is QUOTH_NONE. False: QUOTH_NOT_FOUND for no document of this id.
 */
QUOTH_API bool quoth_corpus_remove(quoth_corpus *corpus, const char *id, quoth_error *error);

/** The document that has a number (see quoth_document_slot), removed or not; NULL for none. O(1). */
QUOTH_API const quoth_document *quoth_corpus_document_in_slot(const quoth_corpus *corpus, uint32_t slot);

/** Bytes of memory held, for hosts whose collector cannot see them. O(1). */
QUOTH_API size_t quoth_corpus_memory(const quoth_corpus *corpus);

/* ## Stream ---------------------------------------------------------------------------------------------- */

/** Documents one after the other, analysed in batches on all threads; nothing is linked or kept. */
typedef struct quoth_stream quoth_stream;

/** Opens a stream over paths as for quoth_corpus_read. Close with quoth_stream_close. */
QUOTH_API quoth_stream *quoth_stream_open(quoth_model *model, const quoth_options *options,
                                          const char *const *paths, size_t count, quoth_error *error);

/**
 * The next document, valid until the next call; NULL at the end (error->code is QUOTH_OK) or on failure.
 * Files that cannot be read are passed over and listed as problems, as a corpus lists them.
 */
QUOTH_API const quoth_document *quoth_stream_next(quoth_stream *stream, quoth_error *error);
QUOTH_API size_t quoth_stream_problem_count(const quoth_stream *stream);
QUOTH_API const quoth_error *quoth_stream_problem(const quoth_stream *stream, size_t index);
QUOTH_API uint64_t quoth_stream_problem_total(const quoth_stream *stream);
QUOTH_API void quoth_stream_close(quoth_stream *stream);

/* ## Views ----------------------------------------------------------------------------------------------- */

typedef struct quoth_paragraph {
    const quoth_document *document;
    uint32_t index;
} quoth_paragraph;
typedef struct quoth_sentence {
    const quoth_document *document;
    uint32_t index;
} quoth_sentence;
typedef struct quoth_token {
    const quoth_document *document;
    uint32_t index; /**< in the document */
} quoth_token;
/** A mention of a document (index < count) or words found by a query (index QUOTH_NONE, tokens say where). */
typedef struct quoth_mention {
    const quoth_document *document;
    uint32_t index;
    uint32_t first_token, token_count;
} quoth_mention;
typedef struct quoth_quote {
    const quoth_document *document;
    uint32_t index;
} quoth_quote;
typedef struct quoth_time {
    const quoth_document *document;
    uint32_t index;
} quoth_time;
/** An entity of a corpus, or of a document that is in no corpus (then corpus is NULL). */
typedef struct quoth_entity {
    const quoth_corpus *corpus;
    const quoth_document *document;
    uint32_t id; /**< QUOTH_NONE is no entity */
} quoth_entity;

/* ### Labels */

/**
 * Closed sets of values that text objects have. A label is an id, below the count of its set, and a name, as
 * Lua and JSON show it. Ids of kinds, forms and types never change their meaning, and are told below; those of
 * parts of speech, tags and relations belong to this version of the library: look them up by name. Functions
 * that end in _id give an id of the set that they name, or QUOTH_NONE.
 */
typedef enum quoth_labels {
    QUOTH_LABELS_KIND, /**< of entities, mentions and names */
    QUOTH_LABELS_MENTION_FORM,
    QUOTH_LABELS_PARAGRAPH_KIND,
    QUOTH_LABELS_TIME_TYPE,
    QUOTH_LABELS_UPOS,  /**< universal part of speech */
    QUOTH_LABELS_XPOS,  /**< Penn Treebank tag */
    QUOTH_LABELS_DEPREL /**< relation to the head */
} quoth_labels;

/** QUOTH_LABELS_KIND. */
enum {
    QUOTH_KIND_PERSON,
    QUOTH_KIND_ORG,
    QUOTH_KIND_PLACE,
    QUOTH_KIND_FACILITY,
    QUOTH_KIND_GROUP,
    QUOTH_KIND_EVENT,
    QUOTH_KIND_LAW,
    QUOTH_KIND_PRODUCT,
    QUOTH_KIND_WORK,
    QUOTH_KIND_DATE,
    QUOTH_KIND_MONEY,
    QUOTH_KIND_NUMBER,
    QUOTH_KIND_OTHER
};

/** QUOTH_LABELS_MENTION_FORM. */
enum {
    QUOTH_MENTION_NAME,
    QUOTH_MENTION_NOMINAL,
    QUOTH_MENTION_PRONOUN,
    QUOTH_MENTION_TERM /**< words that a query found */
};

/** QUOTH_LABELS_PARAGRAPH_KIND. */
enum {
    QUOTH_PARAGRAPH_BODY,
    QUOTH_PARAGRAPH_TITLE,
    QUOTH_PARAGRAPH_HEADING,
    QUOTH_PARAGRAPH_CAPTION,
    QUOTH_PARAGRAPH_BYLINE,
    QUOTH_PARAGRAPH_RESIDUE,
    QUOTH_PARAGRAPH_FOREIGN
};

/** QUOTH_LABELS_TIME_TYPE. */
enum { QUOTH_TIME_DATE, QUOTH_TIME_TIME, QUOTH_TIME_DURATION, QUOTH_TIME_SET };

/** How many labels a set has; the name of one, NULL beyond the last, static; the id of a name, or QUOTH_NONE.
 */
QUOTH_API uint32_t quoth_label_count(quoth_labels set);
QUOTH_API const char *quoth_label_name(quoth_labels set, uint32_t id);
QUOTH_API uint32_t quoth_label_find(quoth_labels set, const char *name);

/* ### Document */

typedef enum quoth_meta {
    QUOTH_META_ID,
    QUOTH_META_TITLE,
    QUOTH_META_OUTLET,
    QUOTH_META_DATE,
    QUOTH_META_BYLINE,
    QUOTH_META_DATELINE,
    QUOTH_META_URL,
    QUOTH_META_UPDATED /**< when it was changed last; its first publication is the date */
} quoth_meta;

QUOTH_API quoth_string quoth_document_text(const quoth_document *document);
QUOTH_API quoth_string quoth_document_meta(const quoth_document *document, quoth_meta what);
/** Position in its corpus, QUOTH_NONE in a stream; and the corpus, NULL in a stream. */
QUOTH_API uint32_t quoth_document_index(const quoth_document *document);

/** Its number in the corpus, which stays when others are removed; QUOTH_NONE in a stream. */
QUOTH_API uint32_t quoth_document_slot(const quoth_document *document);
QUOTH_API const quoth_corpus *quoth_document_corpus(const quoth_document *document);
QUOTH_API uint32_t quoth_document_warning_count(const quoth_document *document);
QUOTH_API quoth_string quoth_document_warning(const quoth_document *document, uint32_t index,
                                              uint32_t *position);
QUOTH_API uint32_t quoth_document_paragraph_count(const quoth_document *document);
QUOTH_API uint32_t quoth_document_sentence_count(const quoth_document *document);
QUOTH_API uint32_t quoth_document_token_count(const quoth_document *document);
QUOTH_API uint32_t quoth_document_mention_count(const quoth_document *document);
QUOTH_API uint32_t quoth_document_quote_count(const quoth_document *document);
QUOTH_API uint32_t quoth_document_time_count(const quoth_document *document);
QUOTH_API uint32_t quoth_document_entity_count(const quoth_document *document);
/** The document's entities, as entities of its corpus where it has one. index < count. */
QUOTH_API quoth_entity quoth_document_entity(const quoth_document *document, uint32_t index);
QUOTH_API quoth_mention quoth_document_mention(const quoth_document *document, uint32_t index);

/* ### Paragraph */

QUOTH_API quoth_span quoth_paragraph_span(quoth_paragraph paragraph);
QUOTH_API const char *quoth_paragraph_kind(quoth_paragraph paragraph);
QUOTH_API uint32_t quoth_paragraph_kind_id(quoth_paragraph paragraph); /**< of QUOTH_LABELS_PARAGRAPH_KIND */
QUOTH_API uint32_t quoth_paragraph_first_sentence(quoth_paragraph paragraph);
QUOTH_API uint32_t quoth_paragraph_sentence_count(quoth_paragraph paragraph);

/* ### Sentence */

QUOTH_API quoth_span quoth_sentence_span(quoth_sentence sentence);
QUOTH_API quoth_paragraph quoth_sentence_paragraph(quoth_sentence sentence);
QUOTH_API uint32_t quoth_sentence_first_token(quoth_sentence sentence);
QUOTH_API uint32_t quoth_sentence_token_count(quoth_sentence sentence);
QUOTH_API quoth_token quoth_sentence_root(quoth_sentence sentence);
/** First mention, or quote, that begins in the sentence, and how many do. O(log n). */
QUOTH_API uint32_t quoth_sentence_mentions(quoth_sentence sentence, uint32_t *first);
QUOTH_API uint32_t quoth_sentence_quotes(quoth_sentence sentence, uint32_t *first);

/* ### Token */

QUOTH_API quoth_span quoth_token_span(quoth_token token);
QUOTH_API quoth_string quoth_token_lemma(quoth_token token);
/** Folded form (case, diacritics, hyphens, quotation marks); written into `out`, cut at `size`; returns its
 * full length. */
QUOTH_API size_t quoth_token_norm(quoth_token token, char *out, size_t size);
QUOTH_API const char *quoth_token_upos(quoth_token token);
QUOTH_API uint32_t quoth_token_upos_id(quoth_token token); /**< of QUOTH_LABELS_UPOS */
QUOTH_API const char *quoth_token_xpos(quoth_token token);
QUOTH_API uint32_t quoth_token_xpos_id(quoth_token token); /**< of QUOTH_LABELS_XPOS */
/** "Number=Sing|Person=3", or "" where there are none. */
QUOTH_API const char *quoth_token_feats(quoth_token token);
QUOTH_API const char *quoth_token_deprel(quoth_token token);
QUOTH_API uint32_t quoth_token_deprel_id(quoth_token token); /**< of QUOTH_LABELS_DEPREL */
QUOTH_API quoth_token quoth_token_head(quoth_token token);   /**< none for a root */
QUOTH_API bool quoth_token_space_after(quoth_token token);
/** Words in the multi-word token that begins here: 1 for a plain token, 0 inside one after its first. */
QUOTH_API uint32_t quoth_token_multiword(quoth_token token);
QUOTH_API quoth_sentence quoth_token_sentence(quoth_token token); /**< O(log n) */
/** The next child of `token` after `after` (none: the first), or none. O(length of the sentence) for all. */
QUOTH_API quoth_token quoth_token_child(quoth_token token, quoth_token after);

/* ### Mention */

QUOTH_API quoth_span quoth_mention_span(quoth_mention mention);
QUOTH_API const char *quoth_mention_kind(quoth_mention mention);
QUOTH_API uint32_t quoth_mention_kind_id(quoth_mention mention); /**< of QUOTH_LABELS_KIND */
QUOTH_API const char *quoth_mention_form(quoth_mention mention);
QUOTH_API uint32_t quoth_mention_form_id(quoth_mention mention); /**< of QUOTH_LABELS_MENTION_FORM */
QUOTH_API quoth_entity quoth_mention_entity(quoth_mention mention);
QUOTH_API quoth_sentence quoth_mention_sentence(quoth_mention mention);

/* ### Entity */

QUOTH_API bool quoth_entity_exists(quoth_entity entity);
/**
 * Says that two entities are one, or that what an entity is in one document is another one, which then stands for
 * itself. Both hold for good: what is added later joins by its names as ever. Not while another thread reads the
 * corpus. False: QUOTH_NOT_FOUND for an entity that is none or that the document does not mention, QUOTH_MISUSE to
 * merge an entity without a name.
 */
QUOTH_API bool quoth_corpus_merge(quoth_corpus *corpus, quoth_entity a, quoth_entity b, quoth_error *error);
QUOTH_API bool quoth_corpus_split(quoth_corpus *corpus, quoth_entity entity, const quoth_document *document,
                                  quoth_error *error);

/** What an entity is in one document, under the id that it has there; none where the document does not mention it. */
QUOTH_API quoth_entity quoth_entity_part(quoth_entity entity, const quoth_document *document);

/** The part of an entity that some document calls so, else the best entity of that name; none where there is none.
 * False when memory ran out. */
QUOTH_API bool quoth_entity_called(quoth_entity entity, const char *words, quoth_entity *found,
                                   quoth_error *error);

/** The survivor where this one was merged, else itself. */
QUOTH_API quoth_entity quoth_entity_survivor(quoth_entity entity);
QUOTH_API quoth_string quoth_entity_name(quoth_entity entity);
QUOTH_API const char *quoth_entity_kind(quoth_entity entity);
QUOTH_API uint32_t quoth_entity_kind_id(quoth_entity entity); /**< of QUOTH_LABELS_KIND */
QUOTH_API uint32_t quoth_entity_alias_count(quoth_entity entity);
QUOTH_API quoth_string quoth_entity_alias(quoth_entity entity, uint32_t index);
QUOTH_API uint32_t quoth_entity_title_count(quoth_entity entity);
QUOTH_API quoth_string quoth_entity_title(quoth_entity entity, uint32_t index);
QUOTH_API uint32_t quoth_entity_mention_count(quoth_entity entity);
QUOTH_API quoth_mention quoth_entity_mention(quoth_entity entity, uint32_t index);
QUOTH_API uint32_t quoth_entity_document_count(quoth_entity entity);
QUOTH_API const quoth_document *quoth_entity_document(quoth_entity entity, uint32_t index);
/** Quotes whose speaker it is, in the order of the corpus. */
QUOTH_API uint32_t quoth_entity_quote_count(quoth_entity entity);
QUOTH_API quoth_quote quoth_entity_quote(quoth_entity entity, uint32_t index);

/* ### Time expression */

QUOTH_API quoth_span quoth_time_span(quoth_time time);
QUOTH_API const char *quoth_time_type(quoth_time time);
QUOTH_API uint32_t quoth_time_type_id(quoth_time time); /**< of QUOTH_LABELS_TIME_TYPE */
QUOTH_API quoth_string quoth_time_value(quoth_time time);

/* ### Columns of tokens */

/** Bits of the column `flags`. */
enum {
    QUOTH_TOKEN_SPACE_AFTER = 1, /**< white space or the end of the text follows */
    QUOTH_TOKEN_JOINED = 2,      /**< a further word of the multi-word token before it ("n't") */
    QUOTH_TOKEN_NAME_BEGINS = 4  /**< the first word of a name */
};

/**
 * All tokens of a document as arrays, for whoever computes over millions of them: `token_count` items in each
 * column, item i being token i of the document. Ids of strings lead into one table: string k is the bytes
 * [string_begin[k], string_begin[k + 1]) of `strings`, and string 0 is empty; it holds no other strings than
 * those that the columns name, each once. The library allocates the struct, and adds fields at its end only:
 * a program may read those that its own header knows where `size` covers them.
 */
typedef struct quoth_columns {
    size_t size; /**< bytes of this struct, as the library knows it */
    uint32_t token_count, string_count;
    const uint32_t *begin, *end; /**< bytes of the document's text */
    const uint32_t *sentence;    /**< index of its sentence */
    const uint32_t *head;        /**< index of its head, a token of the document; QUOTH_NONE for a root */
    const uint32_t *lemma;       /**< string */
    const uint32_t *feats;       /**< string: "Number=Sing|Person=3" */
    const uint32_t *entity;      /**< id of the entity of the innermost mention around it, or QUOTH_NONE */
    const uint8_t *upos, *xpos, *deprel; /**< labels */
    const uint8_t *name;                 /**< 0 outside a name, else 1 + its kind */
    const uint8_t *flags;                /**< set of QUOTH_TOKEN_… */
    const uint32_t *string_begin;        /**< string_count + 1 of them */
    const char *strings;
} quoth_columns;

/** Makes the columns of a document: copies in one block of memory, which live on when its corpus is closed or
 * its stream goes on. Ids of entities are those of the time of the call. Linear. Close with
 * quoth_columns_close. */
QUOTH_API quoth_columns *quoth_columns_new(const quoth_document *document, quoth_error *error);
QUOTH_API void quoth_columns_close(quoth_columns *columns);

/* ### Quote */

/** An addressee or a venue: words, and whom they name. Absent: the span is empty. */
typedef struct quoth_party {
    quoth_span span;
    quoth_entity entity;
} quoth_party;

/** An intermediary of a chain. */
typedef struct quoth_link {
    quoth_string name;
    quoth_spans text, cue;
    quoth_string verb;
    quoth_entity entity;
} quoth_link;

/**
 * How somebody reported something, the usual fields in one struct; quoth_field_at describes all, and
 * quoth_record_value gives any. Strings are borrowed; an absent one has bytes NULL; the const char * fields
 * are static names of the documented values, NULL for nil.
 */
typedef struct quoth_attribution {
    const quoth_document *document;
    const char *form, *speaker_kind, *manner, *force, *commitment, *modality, *iteration;
    quoth_entity speaker;      /**< none where nobody is named ("two officials"): the source has the words */
    quoth_string speaker_name; /**< the speaker's name, or the outlet's for narration */
    quoth_string verb;
    quoth_spans source, cue, content;
    uint32_t chain_count;
    quoth_party addressee, venue;
    quoth_string time_value, time_basis;
    bool negated;
    double confidence; /**< 0 … 1 */
    quoth_sentence sentence;
} quoth_attribution;

/** All fields of a quote. O(1). */
QUOTH_API quoth_attribution quoth_quote_attribution(quoth_quote quote);
/** Element `index` < chain_count of a quote's chain, outermost first. */
QUOTH_API quoth_link quoth_quote_link(quoth_quote quote, uint32_t index);

/** A trace: a rule decided something about a word. */
typedef struct quoth_mark {
    quoth_rule rule;
    quoth_token token; /**< what it decided about: a cue, a name, … */
} quoth_mark;

/** The marks that rules left in a document, in the order of the text; those of one word in the order of the
 * stages. Beyond the last: no rule, no token. */
QUOTH_API uint32_t quoth_document_mark_count(const quoth_document *document);
QUOTH_API quoth_mark quoth_document_mark(const quoth_document *document, uint32_t index);
/** Whether a mark of the quote's document had a part in this quote: at its cue or in its source's words. */
QUOTH_API bool quoth_quote_has_mark(quoth_quote quote, uint32_t index);
/** The first such mark from number `from` on; QUOTH_NONE for none. */
QUOTH_API uint32_t quoth_quote_find_mark(quoth_quote quote, uint32_t from);

/* ## Queries --------------------------------------------------------------------------------------------- */

/**
 * One condition on a record: `key` is a filter's name as in the command line and Lua (quoth_field.filter says
 * which fields are filters); conditions with the same key are alternatives, different keys must all hold.
 * Dates are ISO prefixes; names of entities, words of an outlet and verbs are folded.
 */
typedef struct quoth_condition {
    const char *key, *value;
} quoth_condition;

/** What X is: words (name, alias, a thing that articles only describe, term; folded; `*` ends a word), an entity, or a
 * token pattern. Exactly one is set. */
typedef struct quoth_target {
    size_t size;         /**< sizeof(quoth_target); see QUOTH_TARGET_INIT */
    quoth_entity entity; /**< used where words and pattern are NULL */
    const char *words;
    const char *pattern;
} quoth_target;
#define QUOTH_TARGET_INIT                                                                                    \
    { .size = sizeof(quoth_target) }

typedef enum quoth_record_kind {
    QUOTH_RECORD_QUOTE,
    QUOTH_RECORD_REPORT,
    QUOTH_RECORD_MENTION,
    QUOTH_RECORD_ENTITY,
    QUOTH_RECORD_TIME,
    QUOTH_RECORD_KWIC
} quoth_record_kind;

/**
 * Queries settle the corpus first. They return results in the order of the corpus (document, then position),
 * which the caller closes, before the corpus or after; an answer with no record is not a failure. Unknown
 * keys and values outside a documented set are QUOTH_MISUSE, with the known ones in the message. Who mentioned X
 * is told in one record a report, with all its mentions; `each` = "mention" among the conditions asks for one
 * a mention.
 */
QUOTH_API quoth_results *quoth_corpus_who_mentioned(quoth_corpus *corpus, const quoth_target *x,
                                                    const quoth_condition *conditions, size_t count,
                                                    quoth_error *error);
QUOTH_API quoth_results *quoth_corpus_quotes(quoth_corpus *corpus, const quoth_condition *conditions,
                                             size_t count, quoth_error *error);
/** Mentions of X; of NULL, or with nothing set and the entity's id QUOTH_NONE, every mention of an entity. */
QUOTH_API quoth_results *quoth_corpus_mentions(quoth_corpus *corpus, const quoth_target *x,
                                               const quoth_condition *conditions, size_t count,
                                               quoth_error *error);
/** All named entities that fit the conditions ("kind", "name", "document"), most mentioned first. */
QUOTH_API quoth_results *quoth_corpus_entities(quoth_corpus *corpus, const quoth_condition *conditions,
                                               size_t count, quoth_error *error);
/** Entities that a name fits, the best first. */
QUOTH_API quoth_results *quoth_corpus_entities_named(quoth_corpus *corpus, const char *name,
                                                     quoth_error *error);
/** The few entities whose names share words, or nearly the same, with a name that finds little: those that share most
 * words first, of these the most mentioned. */
QUOTH_API quoth_results *quoth_corpus_entities_near(quoth_corpus *corpus, const char *name,
                                                    quoth_error *error);
/** Words in context: every match of a token pattern (lua/quoth/manual/patterns.md). */
QUOTH_API quoth_results *quoth_corpus_kwic(quoth_corpus *corpus, const char *pattern,
                                           const quoth_condition *conditions, size_t count,
                                           quoth_error *error);
/** Every mention of an entity, or every time expression, of the corpus. */
QUOTH_API quoth_results *quoth_corpus_all_mentions(quoth_corpus *corpus, quoth_error *error);
QUOTH_API quoth_results *quoth_corpus_times(quoth_corpus *corpus, quoth_error *error);

/** A quote, mention, time (index in its document) or entity (document NULL, its id as index) that records are
 * to be made of; a mention of index QUOTH_NONE is words: its tokens say where. */
typedef struct quoth_item {
    const quoth_document *document;
    uint32_t index;
    uint32_t first_token, token_count;
} quoth_item;

/** Records of items that the caller names, in the caller's order: quotes, mentions, times or entities of this
 * corpus. An item that is not there is QUOTH_MISUSE. */
QUOTH_API quoth_results *quoth_corpus_collect(quoth_corpus *corpus, quoth_record_kind kind,
                                              const quoth_item *items, size_t count, quoth_error *error);

/**
 * The records that meet the conditions, as in a question, in their order: new results, closed by themselves.
 * Nothing but the records is looked at, and nothing is settled. A use of their corpus, which must be open.
 */
QUOTH_API quoth_results *quoth_results_where(const quoth_results *results, const quoth_condition *conditions,
                                             size_t count, quoth_error *error);

/** The records with these indices, in this order: new results, closed by themselves. An index beyond the last
 * is QUOTH_MISUSE. */
QUOTH_API quoth_results *quoth_results_pick(const quoth_results *results, const size_t *indices, size_t count,
                                            quoth_error *error);

QUOTH_API size_t quoth_results_count(const quoth_results *results);
QUOTH_API quoth_record_kind quoth_results_kind(const quoth_results *results);
QUOTH_API void quoth_results_close(quoth_results *results);

/** The record's object, for the kinds that have one; none elsewhere. A report's quote is none for narration.
 */
QUOTH_API quoth_quote quoth_results_quote(const quoth_results *results, size_t index);
QUOTH_API quoth_mention quoth_results_mention(const quoth_results *results, size_t index);
QUOTH_API quoth_entity quoth_results_entity(const quoth_results *results, size_t index);
QUOTH_API quoth_time quoth_results_time(const quoth_results *results, size_t index);

/**
 * A report: the quote's fields and where the mention stands in it: in its content, in the words of the
 * source, among the cue's arguments (whom it addresses, its venue), or in the background (what is said in
 * passing of any of them, or of the report's circumstances). A mention that nobody reports is narration: form
 * "narration", the outlet as speaker_name, the predicate that governs the mention as cue and verb, its clause
 * as content. The stance is the speaker's toward what is mentioned, where the words say it; in narration, that of
 * whoever acts: the field "stance_holder".
 */
typedef struct quoth_report {
    quoth_attribution how;
    quoth_mention mention;
    const char *place;  /**< "content", "source", "cue_argument", "background" */
    const char *stance; /**< "+", "-", "0", or NULL */
} quoth_report;
QUOTH_API quoth_report quoth_results_report(const quoth_results *results, size_t index);

/** What the X of a question was taken for, and what stands behind the answer. */
typedef struct quoth_taken {
    const char *reading; /**< "entity", "description", "words", "pattern"; NULL where no X was asked about */
    quoth_string name;   /**< of the entity, or as it was asked */
    quoth_entity entity; /**< whom or what the articles name so; none for words */
    uint32_t mentions, documents, speakers; /**< of the whole answer: places, articles, named speakers */
} quoth_taken;
/** The same for results that were narrowed or sorted. */
QUOTH_API quoth_taken quoth_results_taken(const quoth_results *results);

/** A line of context: the match, and the sentence it stands in. */
typedef struct quoth_kwic {
    quoth_sentence sentence;
    quoth_span match;
} quoth_kwic;
QUOTH_API quoth_kwic quoth_results_kwic(const quoth_results *results, size_t index);

/* ## Fields ---------------------------------------------------------------------------------------------- */

/** What a value is. A word is one of a closed set; an index counts from 0. */
typedef enum quoth_type {
    QUOTH_TYPE_NIL, /**< there is no value */
    QUOTH_TYPE_FLAG,
    QUOTH_TYPE_NUMBER,
    QUOTH_TYPE_INDEX,
    QUOTH_TYPE_SHARE, /**< 0 … 1 */
    QUOTH_TYPE_WORD,
    QUOTH_TYPE_STRING,
    QUOTH_TYPE_TEXT,
    QUOTH_TYPE_SPANS,
    QUOTH_TYPE_PARTY,
    QUOTH_TYPE_MOMENT,
    QUOTH_TYPE_DOCUMENT,
    QUOTH_TYPE_SENTENCE,
    QUOTH_TYPE_QUOTE,
    QUOTH_TYPE_MENTION,
    QUOTH_TYPE_ENTITY,
    QUOTH_TYPE_LINK,
    QUOTH_TYPE_STRINGS, /**< this and the next are lists: quoth_record_item gives their items */
    QUOTH_TYPE_DOCUMENTS,
    QUOTH_TYPE_QUOTES,
    QUOTH_TYPE_MENTIONS,
    QUOTH_TYPE_ENTITIES,
    QUOTH_TYPE_LINKS
} quoth_type;

/** A field of records: a column of output, a field of Lua's objects, a filter, or several of these. Static. */
typedef struct quoth_field {
    const char *name;   /**< NULL for a column alone */
    const char *column; /**< in output; NULL where it is not written */
    const char *doc;    /**< what it means, a sentence; NULL for what is a column or a filter alone */
    const char *filter; /**< what its filter asks for; NULL where it is none */
    const char *set;    /**< the name of its set of words; NULL where it has none */
    unsigned records;   /**< the kinds that have it: bits 1 << quoth_record_kind */
    quoth_type type;
    bool optional; /**< may be QUOTH_TYPE_NIL */
} quoth_field;

/** How many fields there are, and field `id` below that, in the order in which they are written; beyond it
 * every member is 0. Ids are of this version of the library: ask by name. */
QUOTH_API uint32_t quoth_field_count(void);
QUOTH_API quoth_field quoth_field_at(uint32_t id);

/** The id of a field that records of a kind have (one with a `doc`), or QUOTH_NONE. */
QUOTH_API uint32_t quoth_field_find(quoth_record_kind kind, const char *name);

/** Word `index` of the field's set; NULL behind the last. Static. */
QUOTH_API const char *quoth_field_word(uint32_t id, uint32_t index);

/** A value; `type` says which member counts. Borrowed, as what a record's view is borrowed from. */
typedef struct quoth_value {
    quoth_type type;
    const quoth_document *document; /**< whose text the spans count; the document itself */
    union {
        bool flag;
        uint32_t number; /**< number, index; length of a list */
        double share;
        quoth_string string; /**< string, word */
        quoth_span text;
        quoth_spans spans;
        quoth_party party;
        struct {
            quoth_string value, basis, text;
        } moment;
        quoth_sentence sentence;
        quoth_quote quote;
        quoth_mention mention;
        struct {
            quoth_entity entity; /**< none where only a name is known: a narration's outlet */
            quoth_string name;
        } entity;
        quoth_link link;
    } as;
} quoth_value;

/** A record: a row of results, or a view of its own. */
typedef struct quoth_record {
    quoth_record_kind kind;
    const quoth_results *results; /**< and `index`; NULL for a view */
    size_t index;
    union {
        quoth_quote quote;
        quoth_mention mention;
        quoth_entity entity;
        quoth_time time;
    } view;
} quoth_record;

QUOTH_API quoth_record quoth_results_record(const quoth_results *results, size_t index);
QUOTH_API quoth_record quoth_quote_record(quoth_quote quote);
QUOTH_API quoth_record quoth_mention_record(quoth_mention mention);
QUOTH_API quoth_record quoth_entity_record(quoth_entity entity);
QUOTH_API quoth_record quoth_time_record(quoth_time time);

/** A record's value of a field, and an item of one that is a list. O(1), but for items of an entity's lists:
 * O(log n). QUOTH_TYPE_NIL where there is none. */
QUOTH_API quoth_value quoth_record_value(quoth_record record, uint32_t field);
QUOTH_API quoth_value quoth_record_item(quoth_record record, uint32_t field, uint32_t index);

/* ## Writing --------------------------------------------------------------------------------------------- */

typedef enum quoth_format {
    QUOTH_FORMAT_TABLE,
    QUOTH_FORMAT_JSONL,
    QUOTH_FORMAT_CSV,
    QUOTH_FORMAT_TSV,
    QUOTH_FORMAT_MARKDOWN,
    QUOTH_FORMAT_CONLLU
} quoth_format;

/** The format of a name, or -1. */
QUOTH_API int quoth_format_find(const char *name);

/** Text being written; grows as needed. Released by quoth_text_close. */
typedef struct quoth_text quoth_text;
QUOTH_API quoth_text *quoth_text_new(const quoth_allocator *allocator);
QUOTH_API quoth_string quoth_text_bytes(const quoth_text *text);
QUOTH_API void quoth_text_clear(quoth_text *text);
QUOTH_API void quoth_text_close(quoth_text *text);

/**
 * Appends a header line (csv, tsv, markdown; nothing for jsonl), or one record. False: memory ran out, or
 * QUOTH_MISUSE for a format that records do not have (table, conllu).
 */
QUOTH_API bool quoth_text_add_header(quoth_text *text, quoth_record_kind kind, quoth_format format,
                                     quoth_error *error);
QUOTH_API bool quoth_text_add_record(quoth_text *text, const quoth_results *results, size_t index,
                                     quoth_format format, quoth_error *error);

/** A value of a row that is no record. */
typedef enum quoth_cell_type {
    QUOTH_CELL_NULL,
    QUOTH_CELL_TEXT,
    QUOTH_CELL_INTEGER,
    QUOTH_CELL_NUMBER, /**< in fifteen digits; a number that is not finite is null */
    QUOTH_CELL_FLAG
} quoth_cell_type;

/** A named value; only the member of its type is read. */
typedef struct quoth_cell {
    const char *name; /**< the column's name, or key */
    quoth_cell_type type;
    quoth_string text;
    int64_t integer;
    double number;
    bool flag;
} quoth_cell;

/** Appends a row of the caller's own as records are written, or (`header`) the line of its columns' names;
 * for tables of counts and of objects that are no records. False as for records. */
QUOTH_API bool quoth_text_add_row(quoth_text *text, const quoth_cell *cells, size_t count, bool header,
                                  quoth_format format, quoth_error *error);

/** Appends all quotes, mentions or times of a document as records, or its annotation as CoNLL-U. */
QUOTH_API bool quoth_text_add_document(quoth_text *text, const quoth_document *document,
                                       quoth_record_kind kind, quoth_format format, quoth_error *error);
QUOTH_API bool quoth_text_add_conllu(quoth_text *text, const quoth_document *document, quoth_error *error);

/**
 * Appends why two entities of a settled corpus are one, or why they are not, for people, a line for each step from name
 * to name. An id is taken for the part of its entity that its document has: see quoth_entity_part.
 */
QUOTH_API bool quoth_text_add_identity(quoth_text *text, quoth_entity a, quoth_entity b, quoth_error *error);

/** Appends how a quote came about, for people: its evidence, the rules, the model. */
QUOTH_API bool quoth_text_add_why(quoth_text *text, quoth_quote quote, quoth_error *error);

#ifdef __cplusplus
}
#endif

#endif
