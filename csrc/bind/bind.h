#ifndef QUOTH_BIND_BIND_H
#define QUOTH_BIND_BIND_H

/*
 * The Lua binding's own machinery: what every object shares. One file an object; no algorithms.
 *
 * A corpus is a *box*: a userdata that owns the C object, made empty first, then given its metatable, then
 * the C object. Everything else is a *view*: {box, kind, numbers}, whose first user value is the box, so that
 * a view keeps its corpus alive; views own nothing and have no finaliser. Nothing here holds C memory that
 * Lua does not know across a call that can raise.
 *
 * Whatever takes memory from Lua (pushing a string is enough) may run a finaliser of the user, and that may
 * change his tables and close our objects. So what a table of the user says is copied before it is counted,
 * into a table that nobody else knows; and what a view leads to is asked for anew, or checked to be open,
 * behind every such call. Pushing a string copies the bytes first and collects then.
 */

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "quoth.h"

#if LUA_VERSION_NUM != 504
#error "quoth binds Lua 5.4"
#endif

typedef struct bind_box bind_box;
typedef struct bind_records bind_records;
typedef struct bind_answer bind_answer;

/** What a userdata is; the index of its class in bind_class_of. */
typedef enum bind_kind {
    BIND_CORPUS,
    BIND_DOCUMENT,
    BIND_PARAGRAPH,
    BIND_SENTENCE,
    BIND_TOKEN,
    BIND_ENTITY,
    BIND_MENTION,
    BIND_QUOTE,
    BIND_TIME,
    BIND_SPAN,
    BIND_PARTY,
    BIND_LINK,
    BIND_WARNING,
    BIND_PROBLEM,
    BIND_REPORT,
    BIND_LINE,
    BIND_LIST,
    BIND_RECORDS,
    BIND_STREAM,
    BIND_MODEL,
    BIND_KINDS
} bind_kind;

/** How a list finds its items. */
typedef enum bind_source {
    BIND_RANGE, /**< items `first` … of the document (or documents of the corpus) */
    BIND_DOCUMENT_ENTITIES,
    BIND_CHILDREN, /**< of the token `index` */
    BIND_VALUES,   /**< the field `first` of the quote or entity `index`, which is of the kind `of` */
    BIND_PARTS,    /**< spans stored after the view */
    BIND_PLACES    /**< mentions stored after the view */
} bind_source;

/**
 * What every userdata begins with. The numbers are the core's (0-based), their use is the kind's:
 * `document` and `index` say which; a mention of words that are no entity has `first` and `count` tokens; a
 * span or party is bytes `first` to `count`; a list has `count` items from `first`.
 */
typedef struct bind_view {
    bind_box *box;
    uint8_t kind;   /**< bind_kind */
    uint8_t item;   /**< of a list: kind of its items */
    uint8_t source; /**< of a list: bind_source */
    uint8_t of;     /**< of a list of BIND_VALUES: kind of the object that has the field */
    uint32_t document, index, first, count;
} bind_view;

/** A corpus and what depends on it. User value 1: the weak cache of its views. */
struct bind_box {
    bind_view view;
    quoth_corpus *corpus; /**< NULL once closed */
    bind_answer *open;    /**< results to close before the corpus */
    size_t seen;          /**< bytes that the collector has been told of */
    bool staged;          /**< something awaits the next question */
    bool single;          /**< holds one stand-alone document, which closes it */
};

/** The answer to a query; a box of its own that its corpus may close. User value 1: the corpus. */
struct bind_records {
    bind_view view;
    bind_answer *answer; /**< NULL once closed; gone with its corpus */
};

/** What records hold. It is C memory, in a list of its corpus: where memory runs out, Lua may free an object whose
 * finalizer could not be called. */
struct bind_answer {
    quoth_results *results;
    quoth_text *text; /**< where records are written, made at first use */
    bind_answer *previous, *next;
};

/** A view of one record; user value 2 is its bind_records. */
typedef struct bind_record {
    bind_view view; /**< index: which record */
    bind_records *records;
} bind_record;

/** A model; released by its close or the collector. Corpora and streams keep the C object alive themselves.
 */
typedef struct bind_model_box {
    bind_view view;
    quoth_model *model; /**< NULL once closed */
} bind_model_box;

/**
 * Pushes one value: a field of `view`. `owner` is the (pseudo-)index of a userdata whose first user value is
 * the box.
 */
typedef void bind_push_field(lua_State *L, const bind_view *view, int owner);

typedef struct bind_field {
    const char *name;
    bind_push_field *push;
} bind_field;

/** A class of objects: its name in Lua, its fields in the order of the manual, its verbs. */
typedef struct bind_class {
    const char *name;
    /** Ends with a NULL name; may be NULL. Those of records come from the core's table instead. */
    const bind_field *fields;
    const luaL_Reg *verbs; /**< ends with a NULL name; may be NULL */
    /** The bytes of its document that it is; NULL where it is no text. */
    quoth_span (*span)(const bind_view *view);
    bind_push_field *describe; /**< what tostring gives */
    /** Describes the list that # and [i] ask; NULL where the object is no sequence. */
    void (*items)(lua_State *L, const bind_view *view, bind_view *list);
    void (*release)(bind_view *view); /**< closes, idempotent; NULL for views */
} bind_class;

extern const bind_class bind_corpus, bind_document, bind_paragraph, bind_sentence, bind_token, bind_entity,
    bind_mention, bind_quote, bind_time, bind_span, bind_party, bind_link, bind_warning, bind_problem,
    bind_report, bind_line, bind_list, bind_records_class, bind_stream, bind_model;

/** The class of a kind. */
const bind_class *bind_class_of(unsigned kind);

/* ## object.c: metatables, fields, identity */

/** Makes the metatable of every class. */
void bind_open_classes(lua_State *L);

/** In a verb or metamethod: argument 1, checked to be of the function's own class and not closed. */
bind_view *bind_self(lua_State *L);

/** As bind_self for a verb that must work on a closed object. */
bind_view *bind_self_even_closed(lua_State *L);

/** Argument `arg` as a view of `kind`, or NULL where it is something else. */
bind_view *bind_test(lua_State *L, int arg, bind_kind kind);

/** As bind_test for any of our objects. */
bind_view *bind_test_any(lua_State *L, int arg);

/** Raises unless the view's corpus (and results) are open. */
void bind_check_open(lua_State *L, const bind_view *view);

/** Pushes an empty userdata of a class, zeroed, with its metatable. */
void *bind_new(lua_State *L, bind_kind kind, size_t size, int user_values);

/** Pushes the box of an owner. */
void bind_push_box(lua_State *L, int owner);

/** Pushes a view of `size` bytes copied from *view, from the cache where its kind is cached. */
void bind_push_view(lua_State *L, int owner, const bind_view *view, size_t size);

/**
 * Fields of a class go by number: those of the core's table for the kind of record that it is, then its own.
 * The number of the field named at stack index `name`, or -1; the first one behind `field` (-1: of all), or
 * -1; the name of one; and its value.
 */
int bind_find_field(lua_State *L, unsigned kind, int name);
int bind_next_field(unsigned kind, int field);
const char *bind_field_name(unsigned kind, int field);
void bind_push_field_at(lua_State *L, const bind_view *view, int owner, int field);

/** Pushes the text [begin, end) of a document, or nil where the document is NULL. */
void bind_push_text(lua_State *L, const quoth_document *document, uint32_t begin, uint32_t end);

/* The fields text, first, last and document of everything that is a span of its document. */
bind_push_field bind_span_text, bind_span_first, bind_span_last, bind_span_document;

/** A text in the making: measured with no room, then written; what does not fit is only counted. */
typedef struct bind_writer {
    char *to;
    size_t size, count;
} bind_writer;

void bind_write(bind_writer *writer, quoth_string piece);
void bind_write_string(bind_writer *writer, const char *piece);

/** Pushes the text that `compose` writes about an open view. */
void bind_push_composed(lua_State *L, const bind_view *view,
                        void (*compose)(bind_writer *writer, const bind_view *view));

/** Pushes a string, nil where absent. */
void bind_push_string(lua_State *L, quoth_string string);

/** The core's document of a view; NULL where it is closed. */
const quoth_document *bind_document_of(const bind_view *view);

/** The mention of a view of one. */
quoth_mention bind_mention_of(const bind_view *view);

/** Pushes item `i` of a list, nil where there is none. */
void bind_push_item(lua_State *L, const bind_view *list, int owner, lua_Integer i);

/** The list of a document's (or the corpus's) items first … first + count, by value. */
bind_view bind_range(const bind_view *view, bind_kind item, uint32_t document, uint32_t first,
                     uint32_t count);

/** Pushes the string at `index` as it may be shown on a terminal; with `lines`, line ends and tabs stay. */
void bind_show(lua_State *L, int index, bool lines);

/* ## views: each pushes nil for "none" */

/** Pushes part `index` of a document. */
void bind_push_part(lua_State *L, int owner, bind_kind kind, const quoth_document *document, uint32_t index);

void bind_push_document(lua_State *L, int owner, const quoth_document *document);
void bind_push_sentence(lua_State *L, int owner, quoth_sentence sentence);
void bind_push_paragraph(lua_State *L, int owner, quoth_paragraph paragraph);
void bind_push_token(lua_State *L, int owner, quoth_token token);
void bind_push_entity(lua_State *L, int owner, quoth_entity entity);
void bind_push_mention(lua_State *L, int owner, quoth_mention mention);
void bind_push_quote(lua_State *L, int owner, quoth_quote quote);
void bind_push_time(lua_State *L, int owner, quoth_time time);
void bind_push_spans(lua_State *L, int owner, const quoth_document *document, quoth_spans spans);
void bind_push_party(lua_State *L, int owner, const quoth_document *document, quoth_party party);

/** True where two records of a kind say the same of the same place, perhaps of two answers. */
bool bind_same_record(const bind_record *a, const bind_record *b);

/** Pushes empty records without a parent, whose text is released with them. */
bind_records *bind_new_scratch(lua_State *L);

/* ## value.c: fields of records */

/** The quoth_record_kind that objects of a kind are, or -1. */
int bind_record_kind(unsigned kind);

/** Pushes the value of field `field` of the core's table. */
void bind_push_value(lua_State *L, const bind_view *view, int owner, uint32_t field);

/** Item `i` of a list of BIND_VALUES. */
quoth_value bind_list_value(const bind_view *list, uint32_t i);

/** Pushes empty records, whose parent is the corpus of `owner`. */
bind_records *bind_new_records(lua_State *L, int owner);

/** The text where records are written, empty. */
quoth_text *bind_text_of(lua_State *L, bind_records *records);

/** Closes what a corpus has open. */
void bind_close_answers(bind_box *box);

/** The results of records, or NULL where they or their corpus are closed. */
static inline quoth_results *bind_results_of(const bind_records *records) {
    bool gone = records->view.box != NULL && records->view.box->corpus == NULL;
    return gone || records->answer == NULL ? NULL : records->answer->results;
}

/** Pushes a list that bind_range made, or one that finds `count` items of `view` otherwise. */
void bind_push_range(lua_State *L, int owner, bind_view list);
void bind_push_list(lua_State *L, int owner, const bind_view *view, bind_source source, bind_kind item,
                    uint32_t count);

/** Pushes the verb of lists `name` that was given to core.list_verbs; false, with nothing pushed, where none
 * was. */
bool bind_push_list_verb(lua_State *L, const char *name);

/** Pushes the marks that rules left in a document, or of those the ones that tell how a quote was made: a
 * list of {rule, stage, meaning, text, first, last}. Returns 1. */
int bind_push_trace(lua_State *L, const quoth_document *document, const quoth_quote *quote);

/* ## The world */

/** Settles what is staged, so that documents can be seen; raises where that fails, or the corpus was closed.
 */
void bind_settle(lua_State *L, bind_box *box);

/** Has the collector work in proportion to bytes that a core has taken. */
void bind_tell_taken(lua_State *L, size_t bytes);

/** As bind_tell_taken for new results, whose rows lie in the core. */
void bind_tell_results(lua_State *L, const quoth_results *results);

/** Steps the collector in proportion to the bytes that the corpus has grown by. */
void bind_tell_collector(lua_State *L, bind_box *box);

/**
 * Raises for misuse (naming argument `arg` where it is not 0), lack of memory and interruption; for other
 * failures pushes nil, message, code and returns 3.
 */
int bind_fail(lua_State *L, const quoth_error *error, int arg);

/**
 * Pushes an array of the strings in the list at `list`, which keeps them alive. NULL, with nothing pushed,
 * where item *count is no string or has a zero byte, which the core could not see.
 */
const char **bind_push_strings(lua_State *L, int list, size_t *count);

/** True for a string without zero bytes at `index`. */
bool bind_is_plain(lua_State *L, int index);

/** The path that the string at `index` is; raises, naming argument `arg`, where a zero byte would cut it. */
const char *bind_check_path(lua_State *L, int index, int arg);

/** Reads the table at `arg` (or nothing) into *options and *limits, to which it points; what else it points to
 * is anchored on the stack. */
void bind_read_options(lua_State *L, int arg, quoth_options *options, quoth_limits *limits);

/** Reads filters from the table at `arg` (or nothing); the array is a userdata left on the stack. */
const quoth_condition *bind_read_conditions(lua_State *L, int arg, size_t *count);

/** This state's cancel flag; made at first use. */
quoth_cancel *bind_cancel(lua_State *L);

/** Argument `arg`: a model that is open. */
quoth_model *bind_check_model(lua_State *L, int arg);

/** Argument `arg`: the name of a format that records have; "jsonl" where it is absent. */
quoth_format bind_check_format(lua_State *L, int arg);

/** Argument `arg`: the name of a kind of record ("quote", "report", "mention", "entity", "time", "kwic"). */
quoth_record_kind bind_check_record_kind(lua_State *L, int arg);

/** The verbs of a corpus that ask (query.c), installed beside the others. */
int bind_ask_who_mentioned(lua_State *L);
int bind_ask_near(lua_State *L);
int bind_ask_quotes(lua_State *L);
int bind_ask_mentions(lua_State *L);
int bind_ask_entities(lua_State *L);
int bind_ask_entity(lua_State *L);
int bind_ask_kwic(lua_State *L);
int bind_ask_times(lua_State *L);

/** Functions of quoth.core. */
int bind_wrap(lua_State *L);
int bind_new_corpus(lua_State *L);
int bind_new_document(lua_State *L);
int bind_open_model(lua_State *L);
int bind_open_stream(lua_State *L);
int bind_header(lua_State *L);
int bind_fields(lua_State *L);
int bind_rules(lua_State *L);
int bind_labels(lua_State *L);
int bind_collect(lua_State *L);
int bind_list_verbs(lua_State *L);
int bind_row(lua_State *L);
int bind_terminal(lua_State *L);
int bind_show_text(lua_State *L);
int bind_interruptible(lua_State *L);
int bind_interruptible_end(lua_State *L);
int bind_resume(lua_State *L);
int bind_coroutine(lua_State *L);
int bind_printed(lua_State *L);
int bind_end_interrupted(lua_State *L);

#endif
