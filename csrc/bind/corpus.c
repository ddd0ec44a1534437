#include <string.h>

#include "bind/bind.h"

/* ## The box */

static void corpus_release(bind_view *view) {
    bind_box *box = (bind_box *)view;
    bind_close_answers(box);
    quoth_corpus_close(box->corpus);
    box->corpus = NULL;
}

/** Pushes an empty box: its cache holds views weakly. */
static bind_box *new_box(lua_State *L) {
    bind_box *box = bind_new(L, BIND_CORPUS, sizeof *box, 1);
    box->view.box = box;
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_setiuservalue(L, -2, 1);
    return box;
}

/* Kilobytes that cores have taken since the last full collection, under this address in the registry. */
static const char taken_key = 0;

#define FIRST_COLLECTION_KB 4096

/* A step in proportion would do for an incremental collector. The generational one, in which lua5.4 starts,
 * looks at young objects only, so a full collection is made whenever cores have taken as much as Lua holds
 * itself: its cost stays in proportion to the bytes. */
void bind_tell_taken(lua_State *L, size_t bytes) {
    lua_Integer most = lua_gc(L, LUA_GCCOUNT);
    if (most < FIRST_COLLECTION_KB) most = FIRST_COLLECTION_KB;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &taken_key);
    lua_Integer taken = lua_tointeger(L, -1) + (lua_Integer)(bytes / 1024);
    lua_pop(L, 1);
    if (taken >= most) {
        lua_gc(L, LUA_GCCOLLECT);
        taken = 0;
    }
    lua_pushinteger(L, taken);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &taken_key);
}

void bind_tell_collector(lua_State *L, bind_box *box) {
    size_t held = quoth_corpus_memory(box->corpus);
    if (held > box->seen) bind_tell_taken(L, held - box->seen);
    box->seen = held;
}

void bind_tell_results(lua_State *L, const quoth_results *results) {
    enum { ROW_BYTES = 96 }; /* about what one takes */
    bind_tell_taken(L, quoth_results_count(results) * ROW_BYTES);
}

void bind_settle(lua_State *L, bind_box *box) {
    if (!box->staged) return;
    quoth_error error = {0};
    if (!quoth_corpus_settle(box->corpus, &error)) {
        bind_fail(L, &error, 0);
        luaL_error(L, "%s", error.message);
    }
    box->staged = false;
    bind_tell_collector(L, box);
    bind_check_open(L, &box->view);
}

/** core.corpus(model, options): an empty corpus. */
int bind_new_corpus(lua_State *L) {
    quoth_options options;
    quoth_limits limits;
    quoth_error error = {0};
    bind_check_model(L, 1);
    bind_read_options(L, 2, &options, &limits);
    bind_box *box = new_box(L);
    box->corpus = quoth_corpus_new(bind_check_model(L, 1), &options, &error);
    return box->corpus != NULL ? 1 : bind_fail(L, &error, 0);
}

/* ## Articles */

static const char *text_field(lua_State *L, int table, const char *name) {
    int type = lua_getfield(L, table, name);
    if (type != LUA_TNIL && type != LUA_TSTRING) {
        luaL_error(L, "bad field '%s' (string expected, got %s)", name, luaL_typename(L, -1));
    }
    size_t count = 0;
    const char *text = lua_tolstring(L, -1, &count);
    if (text != NULL && strlen(text) != count)
        luaL_error(L, "bad field '%s' (it contains a zero byte)", name);
    return text;
}

/** The input kind that a table's or string's name at the top of the stack means; pops it. */
static quoth_input pop_input(lua_State *L) {
    const char *name = lua_tostring(L, -1);
    int input = name == NULL ? QUOTH_INPUT_AUTO : quoth_input_find(name);
    if (input < 0) luaL_error(L, "unknown input '%s' (auto, text, html or jsonl)", name);
    lua_pop(L, 1);
    return (quoth_input)input;
}

/** Raises for a field that no article has. */
static void check_article_names(lua_State *L, int arg) {
    static const char *const known[] = {"text", "input",  "id",       "title", "outlet", "source",
                                        "date", "byline", "dateline", "url",   NULL};
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : luaL_typename(L, -2);
        size_t i = 0;
        while (known[i] != NULL && strcmp(known[i], name) != 0) i++;
        if (known[i] == NULL) luaL_error(L, "an article has no field '%s'", name);
    }
}

/** Reads the table at `arg`; the strings stay on the stack. */
static quoth_article read_article(lua_State *L, int arg) {
    quoth_article article = QUOTH_ARTICLE_INIT;
    luaL_checktype(L, arg, LUA_TTABLE);
    luaL_checkstack(L, 20, NULL);
    check_article_names(L, arg);
    size_t count = 0;
    if (lua_getfield(L, arg, "text") != LUA_TSTRING) luaL_argerror(L, arg, "field 'text' must be a string");
    article.text.bytes = lua_tolstring(L, -1, &count);
    article.text.count = count;
    article.id = text_field(L, arg, "id");
    article.title = text_field(L, arg, "title");
    article.outlet = text_field(L, arg, "outlet");
    if (article.outlet == NULL) article.outlet = text_field(L, arg, "source"); /* as data sets call it */
    article.date = text_field(L, arg, "date");
    article.byline = text_field(L, arg, "byline");
    article.dateline = text_field(L, arg, "dateline");
    article.url = text_field(L, arg, "url");
    lua_getfield(L, arg, "input");
    article.input = pop_input(L);
    return article;
}

/** core.document(model, options, article): a document that stands alone, in a box of its own. */
int bind_new_document(lua_State *L) {
    quoth_options options;
    quoth_limits limits;
    quoth_error error = {0};
    bind_check_model(L, 1);
    lua_settop(L, 3);
    bind_read_options(L, 2, &options, &limits);
    quoth_article article = read_article(L, 3);
    options.threads = 1;
    bind_box *box = new_box(L);
    int at = lua_gettop(L);
    box->single = true;
    box->corpus = quoth_corpus_new(bind_check_model(L, 1), &options, &error);
    if (box->corpus == NULL) return bind_fail(L, &error, 0);
    if (!quoth_corpus_add(box->corpus, &article, &error)) return bind_fail(L, &error, 0);
    if (!quoth_corpus_settle(box->corpus, &error)) return bind_fail(L, &error, 0);
    bind_tell_collector(L, box);
    bind_push_document(L, at, quoth_corpus_document(box->corpus, 0));
    return 1;
}

/* ## Verbs */

/** corpus:add{text = …, …}: stages one article; returns the corpus. */
static int corpus_add(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    quoth_error error = {0};
    quoth_article article = read_article(L, 2);
    bind_check_open(L, &box->view);
    if (!quoth_corpus_add(box->corpus, &article, &error)) return bind_fail(L, &error, 2);
    box->staged = true;
    lua_settop(L, 1);
    return 1;
}

const char *bind_check_path(lua_State *L, int index, int arg) {
    size_t count = 0;
    const char *path = lua_tolstring(L, index, &count);
    luaL_argcheck(L, strlen(path) == count, arg, "the path contains a zero byte");
    return path;
}

/** corpus:read(path): stages what a path names; returns the corpus. */
static int corpus_read(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    quoth_error error = {0};
    luaL_checkstring(L, 2);
    const char *path = bind_check_path(L, 2, 2);
    bind_check_open(L, &box->view);
    box->staged = true;
    if (!quoth_corpus_read(box->corpus, path, &error)) return bind_fail(L, &error, 2);
    bind_tell_collector(L, box);
    lua_settop(L, 1);
    return 1;
}

/** corpus:document(id): the document with that id, or nil. */
static int engine_document(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    const char *id = luaL_checkstring(L, 2);
    bind_settle(L, box);
    bind_check_open(L, &box->view);
    bind_push_document(L, 1, quoth_corpus_document_with_id(box->corpus, id));
    return 1;
}

/** corpus:memory(): bytes that its documents hold outside Lua. */
static int corpus_memory(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    lua_pushinteger(L, (lua_Integer)quoth_corpus_memory(box->corpus));
    return 1;
}

/** corpus:remove(id): takes a document out; returns the corpus. */
static int corpus_remove(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    quoth_error error = {0};
    const bind_view *document = bind_test(L, 2, BIND_DOCUMENT);
    if (document != NULL) {
        luaL_argcheck(L, document->box == box, 2, "a document of this corpus expected");
        bind_push_string(L, quoth_document_meta(bind_document_of(document), QUOTH_META_ID));
        lua_replace(L, 2);
    }
    const char *id = luaL_checkstring(L, 2);
    bind_settle(L, box);
    bind_check_open(L, &box->view);
    if (!quoth_corpus_remove(box->corpus, id, &error)) return bind_fail(L, &error, 2);
    lua_settop(L, 1);
    return 1;
}

/** Argument `arg`: an entity of the corpus. */
static quoth_entity check_entity(lua_State *L, const bind_box *box, int arg) {
    const bind_view *view = bind_test(L, arg, BIND_ENTITY);
    if (view == NULL) luaL_typeerror(L, arg, "Entity");
    luaL_argcheck(L, view->box == box, arg, "an entity of this corpus expected");
    return (quoth_entity){box->corpus, NULL, view->index};
}

/** corpus:merge(a, b): these are one; returns the entity. */
static int corpus_merge(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    quoth_error error = {0};
    bind_settle(L, box);
    bind_check_open(L, &box->view);
    quoth_entity a = check_entity(L, box, 2), b = check_entity(L, box, 3);
    if (!quoth_corpus_merge(box->corpus, a, b, &error)) return bind_fail(L, &error, 0);
    bind_push_entity(L, 1, a);
    return 1;
}

/** corpus:split(entity, mention or document): what the entity is there is another one; returns that one. */
static int corpus_split(lua_State *L) {
    bind_box *box = (bind_box *)bind_self(L);
    quoth_error error = {0};
    bind_settle(L, box);
    bind_check_open(L, &box->view);
    quoth_entity entity = check_entity(L, box, 2);
    const bind_view *place = bind_test_any(L, 3);
    if (place == NULL || (place->kind != BIND_DOCUMENT && place->kind != BIND_MENTION))
        luaL_typeerror(L, 3, "Mention or Document");
    luaL_argcheck(L, place->box == box, 3, "of this corpus expected");
    const quoth_document *document = bind_document_of(place);
    quoth_entity part = quoth_entity_part(entity, document);
    if (!quoth_corpus_split(box->corpus, entity, document, &error)) return bind_fail(L, &error, 0);
    bind_push_entity(L, 1, part);
    return 1;
}

/* ## Fields */

/** A corpus is the sequence of its documents. */
static void corpus_items(lua_State *L, const bind_view *view, bind_view *list) {
    bind_settle(L, view->box);
    *list = bind_range(view, BIND_DOCUMENT, 0, 0, quoth_corpus_document_count(view->box->corpus));
}

static void corpus_documents(lua_State *L, const bind_view *view, int owner) {
    bind_view list = {0};
    corpus_items(L, view, &list);
    bind_push_range(L, owner, list);
}

static void engine_problems(lua_State *L, const bind_view *view, int owner) {
    bind_settle(L, view->box);
    uint32_t count = (uint32_t)quoth_corpus_problem_count(view->box->corpus);
    bind_push_range(L, owner, bind_range(view, BIND_PROBLEM, 0, 0, count));
}

static void engine_problem_count(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_settle(L, view->box);
    lua_pushinteger(L, (lua_Integer)quoth_corpus_problem_total(view->box->corpus));
}

static void query_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    int count = (int)quoth_corpus_document_count(view->box->corpus);
    int staged = (int)quoth_corpus_staged_count(view->box->corpus);
    lua_pushfstring(L, "Corpus of %d document%s", count, count == 1 ? "" : "s");
    if (staged == 0) return;
    lua_pushfstring(L, "; %d article%s staged, to be analysed at the next question", staged,
                    staged == 1 ? "" : "s");
    lua_concat(L, 2);
}

static const bind_field fields[] = {{"documents", corpus_documents},
                                    {"problems", engine_problems},
                                    {"problem_count", engine_problem_count},
                                    {NULL, NULL}};

static const luaL_Reg verbs[] = {
    {"add", corpus_add},
    {"read", corpus_read},
    {"document", engine_document},
    {"remove", corpus_remove},
    {"merge", corpus_merge},
    {"split", corpus_split},
    {"memory", corpus_memory},
    {"who_mentioned", bind_ask_who_mentioned},
    {"near", bind_ask_near},
    {"quotes", bind_ask_quotes},
    {"mentions", bind_ask_mentions},
    {"entities", bind_ask_entities},
    {"entity", bind_ask_entity},
    {"kwic", bind_ask_kwic},
    {"times", bind_ask_times},
    {NULL, NULL},
};

const bind_class bind_corpus = {.name = "Corpus",
                                .fields = fields,
                                .verbs = verbs,
                                .describe = query_describe,
                                .items = corpus_items,
                                .release = corpus_release};
