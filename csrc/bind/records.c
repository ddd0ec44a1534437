#include <stdlib.h>
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

static void close_answer(bind_answer *answer) {
    quoth_results_close(answer->results);
    quoth_text_close(answer->text);
    free(answer);
}

static void records_release(bind_view *view) {
    bind_records *records = (bind_records *)view;
    bind_answer *answer = records->answer;
    bind_box *box = view->box;
    records->answer = NULL;
    if (answer == NULL || (box != NULL && box->corpus == NULL)) return; /* a closed corpus took it along */
    if (answer->previous != NULL) answer->previous->next = answer->next;
    if (answer->next != NULL) answer->next->previous = answer->previous;
    if (box != NULL && box->open == answer) box->open = answer->next;
    close_answer(answer);
}

void bind_close_answers(bind_box *box) {
    while (box->open != NULL) {
        bind_answer *answer = box->open;
        box->open = answer->next;
        close_answer(answer);
    }
}

static bind_answer *new_answer(lua_State *L) {
    bind_answer *answer = calloc(1, sizeof *answer);
    if (answer == NULL) luaL_error(L, "not enough memory");
    return answer;
}

bind_records *bind_new_records(lua_State *L, int owner) {
    bind_box *box = ((bind_view *)lua_touserdata(L, owner))->box;
    bind_records *records = bind_new(L, BIND_RECORDS, sizeof *records, 1);
    bind_push_box(L, owner);
    lua_setiuservalue(L, -2, 1);
    if (box->corpus == NULL) bind_check_open(L, &box->view);
    records->answer = new_answer(L);
    records->view.box = box;
    records->answer->next = box->open;
    if (box->open != NULL) box->open->previous = records->answer;
    box->open = records->answer;
    return records;
}

/** Argument 2: the number of a record. */
static uint32_t check_index(lua_State *L, const bind_records *records, int arg) {
    uint32_t index = 0;
    bool inside =
        bind_index(luaL_checkinteger(L, arg), quoth_results_count(records->answer->results), &index);
    luaL_argcheck(L, inside, arg, "no such record");
    return index;
}

/** Pushes a view of a record that keeps the records, at stack index 1, alive. */
static void push_record_view(lua_State *L, bind_records *records, bind_kind kind, uint32_t index,
                             const quoth_document *document) {
    bind_record record = {.view = {.box = records->view.box,
                                   .kind = (uint8_t)kind,
                                   .document = quoth_document_slot(document),
                                   .index = index},
                          .records = records};
    bind_push_view(L, 1, &record.view, sizeof record);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 2);
}

/** records:item(i) */
static int records_item(lua_State *L) {
    bind_records *records = (bind_records *)bind_self(L);
    const quoth_results *results = records->answer->results;
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

/** records:target(): what the X of the question was taken for, or nil. */
static int records_target(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    quoth_taken taken = quoth_results_taken(records->answer->results);
    if (taken.reading == NULL) return 0;
    lua_createtable(L, 0, 6);
    lua_pushstring(L, taken.reading);
    lua_setfield(L, -2, "reading");
    bind_push_string(L, taken.name);
    lua_setfield(L, -2, "name");
    if (taken.entity.id != QUOTH_NONE) {
        bind_push_entity(L, 1, taken.entity);
        lua_setfield(L, -2, "entity");
    }
    const struct {
        const char *name;
        uint32_t count;
    } counts[] = {{"mentions", taken.mentions}, {"documents", taken.documents}, {"speakers", taken.speakers}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        lua_pushinteger(L, counts[i].count);
        lua_setfield(L, -2, counts[i].name);
    }
    return 1;
}

/** records:count() */
static int records_count(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    lua_pushinteger(L, (lua_Integer)quoth_results_count(records->answer->results));
    return 1;
}

/** records:kind() */
static int records_kind(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    lua_pushstring(L, kind_names[quoth_results_kind(records->answer->results)]);
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
    if (document != NULL) place[0] = quoth_document_slot(document);
}

bool bind_same_record(const bind_record *a, const bind_record *b) {
    if (a->records == b->records) return a->view.index == b->view.index;
    if (bind_results_of(a->records) == NULL || bind_results_of(b->records) == NULL) return false;
    uint32_t left[5], right[5];
    record_place(a->records->answer->results, a->view.index, left);
    record_place(b->records->answer->results, b->view.index, right);
    return memcmp(left, right, sizeof left) == 0;
}

/** Reads the numbers of records in the table at `arg` into an array left on the stack. */
static size_t *check_order(lua_State *L, const bind_records *records, int arg, size_t *count) {
    luaL_checktype(L, arg, LUA_TTABLE);
    *count = lua_rawlen(L, arg);
    size_t *order = lua_newuserdatauv(L, *count * sizeof *order + 1, 0);
    bind_check_open(L, &records->view);
    for (size_t i = 0; i < *count; i++) {
        uint32_t index = 0;
        lua_rawgeti(L, arg, (lua_Integer)i + 1);
        bool inside = bind_index(lua_tointeger(L, -1), quoth_results_count(records->answer->results), &index);
        luaL_argcheck(L, inside, arg, "no such record");
        lua_pop(L, 1);
        order[i] = index;
    }
    return order;
}

/** The records that meet conditions, of all or of some in an order of their own. */
static quoth_results *where(const bind_records *records, const size_t *order, size_t chosen,
                            const quoth_condition *conditions, size_t count, quoth_error *error) {
    if (order == NULL) return quoth_results_where(records->answer->results, conditions, count, error);
    quoth_results *picked = quoth_results_pick(records->answer->results, order, chosen, error);
    quoth_results *kept = picked != NULL ? quoth_results_where(picked, conditions, count, error) : NULL;
    quoth_results_close(picked);
    return kept;
}

/** records:where(filters, order): new records, those that the filters keep; of the records numbered in `order`
 * alone, and in that order, where it is given. */
static int records_where(lua_State *L) {
    const bind_records *records = (const bind_records *)bind_self(L);
    lua_settop(L, 3);
    size_t count = 0, chosen = 0;
    const size_t *order = lua_isnil(L, 3) ? NULL : check_order(L, records, 3, &chosen);
    const quoth_condition *conditions = bind_read_conditions(L, 2, &count);
    bind_records *kept = bind_new_records(L, 1);
    bind_check_open(L, &records->view);
    quoth_error error = {0};
    kept->answer->results = where(records, order, chosen, conditions, count, &error);
    if (kept->answer->results == NULL) return bind_fail(L, &error, 2);
    bind_tell_results(L, kept->answer->results);
    return 1;
}

/* ## Writing */

static void pour(lua_State *L, const quoth_text *text) {
    bind_push_string(L, quoth_text_bytes(text));
    if (lua_isnil(L, -1)) lua_pushliteral(L, "");
}

quoth_text *bind_text_of(lua_State *L, bind_records *records) {
    if (records->answer->text == NULL) records->answer->text = quoth_text_new(NULL);
    if (records->answer->text == NULL) luaL_error(L, "not enough memory");
    quoth_text_clear(records->answer->text);
    return records->answer->text;
}

/** records:line(format, i): the record as one line of text. */
static int records_line(lua_State *L) {
    bind_records *records = (bind_records *)bind_self(L);
    quoth_format format = bind_check_format(L, 2);
    uint32_t index = check_index(L, records, 3);
    quoth_error error = {0};
    quoth_text *text = bind_text_of(L, records);
    if (!quoth_text_add_record(text, records->answer->results, index, format, &error))
        return bind_fail(L, &error, 2);
    pour(L, text);
    return 1;
}

/** records:header(format): the lines before the first record; "" where there are none. */
static int records_header(lua_State *L) {
    bind_records *records = (bind_records *)bind_self(L);
    quoth_format format = bind_check_format(L, 2);
    quoth_error error = {0};
    quoth_text *text = bind_text_of(L, records);
    quoth_record_kind kind = quoth_results_kind(records->answer->results);
    if (!quoth_text_add_header(text, kind, format, &error)) return bind_fail(L, &error, 2);
    pour(L, text);
    return 1;
}

/* ## Rows that are no records */

bind_records *bind_new_scratch(lua_State *L) {
    bind_records *scratch = bind_new(L, BIND_RECORDS, sizeof *scratch, 1);
    scratch->answer = new_answer(L);
    bind_text_of(L, scratch);
    return scratch;
}

/** The value at the top of the stack, which something else keeps alive, as a cell. */
static quoth_cell cell_of(lua_State *L, const char *name) {
    quoth_cell cell = {.name = name, .type = QUOTH_CELL_NULL};
    switch (lua_type(L, -1)) {
    case LUA_TSTRING:
        cell.type = QUOTH_CELL_TEXT;
        cell.text.bytes = lua_tolstring(L, -1, &cell.text.count);
        break;
    case LUA_TNUMBER:
        cell.type = lua_isinteger(L, -1) ? QUOTH_CELL_INTEGER : QUOTH_CELL_NUMBER;
        cell.integer = lua_tointeger(L, -1);
        cell.number = lua_tonumber(L, -1);
        break;
    case LUA_TBOOLEAN:
        cell.type = QUOTH_CELL_FLAG;
        cell.flag = lua_toboolean(L, -1);
        break;
    default:
        break;
    }
    return cell;
}

/** core.row(format, names, values): a row as one line of text, or the lines before the first one where there
 * are no values. Both tables are the module's own. */
int bind_row(lua_State *L) {
    quoth_format format = bind_check_format(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    bool header = lua_isnoneornil(L, 3);
    size_t count = lua_rawlen(L, 2);
    quoth_cell *cells = lua_newuserdatauv(L, count * sizeof *cells + 1, 0);
    bind_records *scratch = bind_new_scratch(L);
    for (size_t i = 0; i < count; i++) {
        luaL_argcheck(L, lua_rawgeti(L, 2, (lua_Integer)i + 1) == LUA_TSTRING, 2, "names expected");
        const char *name = lua_tostring(L, -1);
        if (header) {
            lua_pushnil(L);
        } else {
            lua_rawgeti(L, 3, (lua_Integer)i + 1);
        }
        cells[i] = cell_of(L, name);
        lua_pop(L, 2);
    }
    quoth_error error = {0};
    if (!quoth_text_add_row(scratch->answer->text, cells, count, header, format, &error))
        return bind_fail(L, &error, 2);
    pour(L, scratch->answer->text);
    bind_records_class.release(&scratch->view);
    return 1;
}

static const luaL_Reg verbs[] = {
    {"item", records_item},     {"count", records_count}, {"kind", records_kind},     {"line", records_line},
    {"header", records_header}, {"where", records_where}, {"target", records_target}, {NULL, NULL},
};

const bind_class bind_records_class = {.name = "Records", .verbs = verbs, .release = records_release};
