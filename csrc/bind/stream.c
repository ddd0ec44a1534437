#include <string.h>

#include "bind/bind.h"
#include "bind/position.h"

/* Documents one after the other, written as text and forgotten: the command line's road for any amount of
 * articles. */

typedef struct stream_box {
    bind_view view;
    quoth_stream *stream;
    quoth_text *text;
    const quoth_document *document; /**< the current one, until the next */
} stream_box;

static void stream_release(bind_view *view) {
    stream_box *box = (stream_box *)view;
    quoth_stream_close(box->stream);
    quoth_text_close(box->text);
    box->stream = NULL;
    box->text = NULL;
    box->document = NULL;
}

/** Reads a list of paths; the array is a userdata left on the stack. */
static const char **check_paths(lua_State *L, int arg, size_t *count) {
    luaL_checktype(L, arg, LUA_TTABLE);
    const char **paths = bind_push_strings(L, arg, count);
    luaL_argcheck(L, paths != NULL, arg, "list of paths without zero bytes expected");
    return paths;
}

/** core.stream(model, options, paths) */
int bind_open_stream(lua_State *L) {
    quoth_options options;
    quoth_limits limits;
    quoth_error error = {0};
    size_t count = 0;
    bind_check_model(L, 1);
    lua_settop(L, 3);
    const char **paths = check_paths(L, 3, &count);
    bind_read_options(L, 2, &options, &limits);
    stream_box *box = bind_new(L, BIND_STREAM, sizeof *box, 0);
    box->text = quoth_text_new(NULL);
    if (box->text == NULL) return luaL_error(L, "not enough memory");
    box->stream = quoth_stream_open(bind_check_model(L, 1), &options, paths, count, &error);
    return box->stream != NULL ? 1 : bind_fail(L, &error, 3);
}

static stream_box *check_stream(lua_State *L) {
    stream_box *box = (stream_box *)bind_self(L);
    if (box->stream == NULL) luaL_error(L, "the stream is closed");
    return box;
}

/**
 * stream:next(format, kind): the next document's records of a kind ("quote", "mention", "time"), or its
 * annotation where the format is "conllu", as one string; nil at the end; nil, message, code on failure.
 */
static int stream_next(lua_State *L) {
    check_stream(L);
    quoth_error error = {0};
    const char *name = luaL_checkstring(L, 2);
    bool conllu = strcmp(name, "conllu") == 0;
    quoth_format format = conllu ? QUOTH_FORMAT_CONLLU : bind_check_format(L, 2);
    quoth_record_kind kind = conllu ? QUOTH_RECORD_QUOTE : bind_check_record_kind(L, 3);
    stream_box *box = check_stream(L);
    const quoth_document *document = quoth_stream_next(box->stream, &error);
    box->document = document;
    if (document == NULL) {
        if (error.code != QUOTH_OK) return bind_fail(L, &error, 0);
        lua_pushnil(L);
        return 1;
    }
    quoth_text_clear(box->text);
    bool done = conllu ? quoth_text_add_conllu(box->text, document, &error)
                       : quoth_text_add_document(box->text, document, kind, format, &error);
    if (!done) return bind_fail(L, &error, 2);
    quoth_string bytes = quoth_text_bytes(box->text);
    lua_pushlstring(L, bytes.bytes != NULL ? bytes.bytes : "", bytes.count);
    return 1;
}

/** stream:trace(): {doc = id, marks = …}, which rules decided what in the document that next() gave last. */
static int stream_trace(lua_State *L) {
    stream_box *box = check_stream(L);
    lua_createtable(L, 0, 2);
    if (box->document == NULL) return 1;
    bind_push_string(L, quoth_document_meta(box->document, QUOTH_META_ID));
    lua_setfield(L, -2, "doc");
    bind_push_trace(L, box->document, NULL);
    lua_setfield(L, -2, "marks");
    return 1;
}

/** stream:warnings(): what had to be mended in the document that next() gave last, a list of {first, message},
 * and the document's id. */
static int stream_warnings(lua_State *L) {
    lua_settop(L, 1);
    lua_newtable(L);
    const quoth_document *document = check_stream(L)->document;
    for (uint32_t i = 0; i < quoth_document_warning_count(document); i++) {
        uint32_t position = 0;
        lua_createtable(L, 0, 2);
        bind_push_string(L, quoth_document_warning(document, i, &position));
        lua_setfield(L, -2, "message");
        lua_pushinteger(L, bind_first(position));
        lua_setfield(L, -2, "first");
        lua_rawseti(L, 2, (lua_Integer)i + 1);
    }
    bind_push_string(L, quoth_document_meta(document, QUOTH_META_ID));
    return 2;
}

/** stream:problems(): a list of messages about what could not be read so far, the first thousand of them, and
 * how many there were. */
static int stream_problems(lua_State *L) {
    lua_settop(L, 1);
    check_stream(L);
    lua_newtable(L);
    for (size_t i = 0; i < quoth_stream_problem_count(check_stream(L)->stream); i++) {
        lua_pushstring(L, quoth_stream_problem(check_stream(L)->stream, i)->message);
        lua_rawseti(L, 2, (lua_Integer)i + 1);
    }
    lua_pushinteger(L, (lua_Integer)quoth_stream_problem_total(check_stream(L)->stream));
    return 2;
}

/** core.header(format, kind): what stands before the first record. */
int bind_header(lua_State *L) {
    quoth_format format = bind_check_format(L, 1);
    quoth_record_kind kind = bind_check_record_kind(L, 2);
    quoth_error error = {0};
    stream_box *box = bind_new(L, BIND_STREAM, sizeof *box, 0);
    box->text = quoth_text_new(NULL);
    if (box->text == NULL) return luaL_error(L, "not enough memory");
    if (!quoth_text_add_header(box->text, kind, format, &error)) return bind_fail(L, &error, 1);
    quoth_string bytes = quoth_text_bytes(box->text);
    lua_pushlstring(L, bytes.bytes != NULL ? bytes.bytes : "", bytes.count);
    return 1;
}

static const luaL_Reg verbs[] = {{"next", stream_next},
                                 {"trace", stream_trace},
                                 {"warnings", stream_warnings},
                                 {"problems", stream_problems},
                                 {NULL, NULL}};

const bind_class bind_stream = {.name = "Stream", .verbs = verbs, .release = stream_release};
