#include <string.h>

#include "bind/bind.h"
#include "bind/position.h"

/* The core's answer to a question. The module's Results are made over it, in Lua. */

static const char *const kind_names[] = {"quote", "report", "mention", "entity", "time", "kwic", NULL};

quoth_record_kind bind_check_record_kind(lua_State *L, int arg) {
    return (quoth_record_kind)luaL_checkoption(L, arg, NULL, kind_names);
}

quoth_format bind_check_format(lua_State *L, int arg) {
    const char *name = luaL_optstring(L, arg, "jsonl");
    int format = quoth_format_find(name);
    if (format < 0 || format == QUOTH_FORMAT_TABLE || format == QUOTH_FORMAT_CONLLU) {
        lua_pushfstring(L, "records are not written as '%s' (jsonl, csv, tsv or markdown)", name);
        luaL_argerror(L, arg, lua_tostring(L, -1));
    }
    return (quoth_format)format;
}

static void records_release(bind_view *view) {
    bind_records *records = (bind_records *)view;
    if (records->previous != NULL) {
        records->previous->next = records->next;
    } else if (view->box != NULL && view->box->open == records) {
        view->box->open = records->next;
    }
    if (records->next != NULL) records->next->previous = records->previous;
    records->previous = records->next = NULL;
    quoth_results_close(records->results);
    quoth_text_close(records->text);
    records->results = NULL;
    records->text = NULL;
}

bind_records *bind_new_records(lua_State *L, int owner) {
    bind_box *box = ((bind_view *)lua_touserdata(L, owner))->box;
    bind_records *records = bind_new(L, BIND_RECORDS, sizeof *records, 1);
    bind_push_box(L, owner);
    lua_setiuservalue(L, -2, 1);
    records->view.box = box;
    records->next = box->open;
    if (box->open != NULL) box->open->previous = records;
    box->open = records;
    return records;
}

/** Argument 2: the number of a record. */
static uint32_t check_index(lua_State *L, const bind_records *records, int arg) {
    uint32_t index = 0;
    bool inside = bind_index(luaL_checkinteger(L, arg), quoth_results_count(records->results), &index);
    luaL_argcheck(L, inside, arg, "no such record");
    return index;
}

/** Pushes a view of a record that keeps the records, at stack index 1, alive. */
static void push_record_view(lua_State *L, bind_records *records, bind_kind kind, uint32_t index,
                             const quoth_document *document) {
    bind_record record = {.view = {.box = records->view.box,
                                   .kind = (uint8_t)kind,
                                   .document = quoth_document_index(document),
                                   .index = index},
                          .records = records};
    bind_push_view(L, 1, &record.view, sizeof record);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 2);
}

/** records:item(i) */
static int records_item(lua_State *L) {
    bind_records *records = (bind_records *)bind_self(L);
    const quoth_results *results = records->results;
    uint32_t index = check_index(L, records, 2);
    switch (quoth_results_kind(results)) {
    case QUOTH_RECORD_QUOTE:
        bind_push_quote(L, 1, quoth_results_quote(results, index));
        break;
    case QUOTH_RECORD_REPORT:
        push_record_view(L, records, BIND_REPORT, index, quoth_results_report(results, index).how.document);
        break;
    case QUOTH_RECORD_MENTION:
        bind_push_mention(L, 1, quoth_results_mention(results, index));
        break;
    case QUOTH_RECORD_ENTITY:
        bind_push_entity(L, 1, quoth_results_entity(results, index));
        break;
    case QUOTH_RECORD_TIME:
        bind_push_time(L, 1, quoth_results_time(results, index));
        break;
    case QUOTH_RECORD_KWIC:
        push_record_view(L, records, BIND_LINE, index, quoth_results_kwic(results, index).sentence.document);
        break;
    }
    return 1;
}

/** records:count() */
static int records_count(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    lua_pushinteger(L, (lua_Integer)quoth_results_count(records->results));
    return 1;
}

/** records:kind() */
static int records_kind(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    lua_pushstring(L, kind_names[quoth_results_kind(records->results)]);
    return 1;
}

/** Where a record stands: numbers that no other record of its kind in the corpus has. */
static void record_place(const quoth_results *results, uint32_t index, uint32_t place[5]) {
    const quoth_document *document = NULL;
    quoth_report report = {0};
    memset(place, 0, 5 * sizeof *place);
    switch (quoth_results_kind(results)) {
    case QUOTH_RECORD_QUOTE:
        document = quoth_results_quote(results, index).document;
        place[1] = quoth_results_quote(results, index).index;
        break;
    case QUOTH_RECORD_REPORT:
        report = quoth_results_report(results, index);
        place[4] = quoth_results_quote(results, index).index;
        /* fall through */
    case QUOTH_RECORD_MENTION: {
        bool is_report = quoth_results_kind(results) == QUOTH_RECORD_REPORT;
        quoth_mention mention = is_report ? report.mention : quoth_results_mention(results, index);
        document = mention.document;
        place[1] = mention.index;
        place[2] = mention.first_token;
        place[3] = mention.token_count;
        break;
    }
    case QUOTH_RECORD_ENTITY:
        place[1] = quoth_entity_survivor(quoth_results_entity(results, index)).id;
        break;
    case QUOTH_RECORD_TIME:
        document = quoth_results_time(results, index).document;
        place[1] = quoth_results_time(results, index).index;
        break;
    case QUOTH_RECORD_KWIC: {
        quoth_kwic line = quoth_results_kwic(results, index);
        document = line.sentence.document;
        place[1] = line.match.begin;
        place[2] = line.match.end;
        break;
    }
    }
    if (document != NULL) place[0] = quoth_document_index(document);
}

/** records:key(i): a string that is the same for the same record of another answer. */
static int records_key(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    uint32_t place[5];
    record_place(records->results, check_index(L, records, 2), place);
    lua_pushlstring(L, (const char *)place, sizeof place);
    return 1;
}

/* ## Writing */

static void pour(lua_State *L, const quoth_text *text) {
    bind_push_string(L, quoth_text_bytes(text));
    if (lua_isnil(L, -1)) lua_pushliteral(L, "");
}

/** The text where records are written, empty. */
static quoth_text *text_of(lua_State *L, bind_records *records) {
    if (records->text == NULL) records->text = quoth_text_new(NULL);
    if (records->text == NULL) luaL_error(L, "not enough memory");
    quoth_text_clear(records->text);
    return records->text;
}

/** records:line(format, i): the record as one line of text. */
static int records_line(lua_State *L) {
    bind_records *records = (bind_records *)bind_self(L);
    quoth_format format = bind_check_format(L, 2);
    uint32_t index = check_index(L, records, 3);
    quoth_error error = {0};
    quoth_text *text = text_of(L, records);
    if (!quoth_text_add_record(text, records->results, index, format, &error)) return bind_fail(L, &error, 2);
    pour(L, text);
    return 1;
}

/** records:header(format): the lines before the first record; "" where there are none. */
static int records_header(lua_State *L) {
    bind_records *records = (bind_records *)bind_self(L);
    quoth_format format = bind_check_format(L, 2);
    quoth_error error = {0};
    quoth_text *text = text_of(L, records);
    quoth_record_kind kind = quoth_results_kind(records->results);
    if (!quoth_text_add_header(text, kind, format, &error)) return bind_fail(L, &error, 2);
    pour(L, text);
    return 1;
}

static const luaL_Reg verbs[] = {
    {"item", records_item}, {"count", records_count},   {"kind", records_kind}, {"key", records_key},
    {"line", records_line}, {"header", records_header}, {NULL, NULL},
};

const bind_class bind_records_class = {.name = "Records", .verbs = verbs, .release = records_release};
