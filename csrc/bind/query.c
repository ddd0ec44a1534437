#include <string.h>

#include "bind/bind.h"

/* The questions to a corpus: each makes empty records first, then asks the core. */

int bind_fail(lua_State *L, const quoth_error *error, int arg) {
    switch (error->code) {
    case QUOTH_NO_MEMORY:
        return luaL_error(L, "not enough memory");
    case QUOTH_CANCELLED:
        quoth_cancel_clear(bind_cancel(L));
        lua_pushliteral(L, "interrupted");
        return lua_error(L);
    case QUOTH_MISUSE:
        return arg > 0 ? luaL_argerror(L, arg, error->message) : luaL_error(L, "%s", error->message);
    default:
        break;
    }
    lua_pushnil(L);
    lua_pushstring(L, error->message);
    lua_pushstring(L, quoth_code_name(error->code));
    return 3;
}

/* ## Filters */

/** The value at the top of the stack becomes the string that the core compares. */
static void to_filter_value(lua_State *L, const char *key) {
    const bind_view *view = bind_test_any(L, -1);
    if (lua_isboolean(L, -1)) {
        lua_pushstring(L, lua_toboolean(L, -1) ? "true" : "false");
    } else if (lua_type(L, -1) == LUA_TSTRING || lua_type(L, -1) == LUA_TNUMBER) {
        lua_tostring(L, -1);
        if (!bind_is_plain(L, -1)) luaL_error(L, "bad filter '%s' (it contains a zero byte)", key);
        return;
    } else if (view != NULL && view->kind == BIND_ENTITY) {
        lua_getfield(L, -1, "name");
    } else if (view != NULL && view->kind == BIND_DOCUMENT) {
        lua_getfield(L, -1, "id");
    } else {
        luaL_error(
            L,
            "bad filter '%s' (string, number, boolean, entity, document or a list of them expected, got %s)",
            key, luaL_typename(L, -1));
    }
    lua_remove(L, -2);
}

/** Appends the key at `key` and the value at the top of the stack, which it pops, to the table at `kept`. */
static void keep_pair(lua_State *L, int kept, int key, lua_Integer *used) {
    lua_pushvalue(L, key);
    lua_rawseti(L, kept, ++*used);
    lua_rawseti(L, kept, ++*used);
}

/** Pushes a table of keys and values by turns, as the filters at `arg` have them; returns how many pairs.
 * Nothing in its loop can run a finaliser. */
static size_t copy_filters(lua_State *L, int arg) {
    lua_Integer used = 0;
    lua_newtable(L);
    int kept = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) luaL_argerror(L, arg, "filters are named: {speaker = …}");
        if (!lua_istable(L, -1)) {
            lua_pushvalue(L, -1);
            keep_pair(L, kept, kept + 1, &used);
            continue;
        }
        lua_Unsigned values = lua_rawlen(L, -1);
        for (lua_Unsigned i = 1; i <= values; i++) {
            lua_rawgeti(L, -1, (lua_Integer)i);
            keep_pair(L, kept, kept + 1, &used);
        }
    }
    return (size_t)used / 2;
}

const quoth_condition *bind_read_conditions(lua_State *L, int arg, size_t *count) {
    *count = 0;
    if (lua_isnoneornil(L, arg)) return NULL;
    luaL_checktype(L, arg, LUA_TTABLE);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    *count = copy_filters(L, arg);
    quoth_condition *conditions = lua_newuserdatauv(L, *count * sizeof *conditions + 1, 0);
    lua_insert(L, -2);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)(2 * i + 1));
        conditions[i].key = lua_tostring(L, -1);
        lua_rawgeti(L, -2, (lua_Integer)(2 * i + 2));
        to_filter_value(L, conditions[i].key);
        conditions[i].value = lua_tostring(L, -1);
        lua_rawseti(L, -3, (lua_Integer)(2 * i + 2));
        lua_pop(L, 1);
    }
    return conditions;
}

/* ## X */

/** A string without NUL bytes, which the core could not see. */
static const char *check_words(lua_State *L, int index, int arg) {
    const char *words = lua_tostring(L, index);
    luaL_argcheck(L, words != NULL, arg, "string expected");
    luaL_argcheck(L, bind_is_plain(L, index), arg, "string contains a zero byte");
    return words;
}

/** What to look for: a string or number, an Entity, or {pattern = …}. Leaves a string on the stack. */
static quoth_target check_target(lua_State *L, int arg) {
    quoth_target target = {.size = sizeof target, .entity = {NULL, NULL, QUOTH_NONE}};
    const bind_view *self = lua_touserdata(L, 1), *view = bind_test(L, arg, BIND_ENTITY);
    if (view != NULL) {
        luaL_argcheck(L, view->box == self->box, arg, "entity of another corpus");
        target.entity = (quoth_entity){self->box->corpus, NULL, view->index};
    } else if (lua_istable(L, arg)) {
        lua_getfield(L, arg, "pattern");
        luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, arg, "{pattern = string} expected");
        target.pattern = check_words(L, -1, arg);
    } else if (lua_type(L, arg) == LUA_TSTRING || lua_type(L, arg) == LUA_TNUMBER) {
        lua_pushvalue(L, arg);
        target.words = check_words(L, -1, arg);
    } else {
        luaL_typeerror(L, arg, "string, Entity or {pattern = string}");
    }
    return target;
}

/* ## Questions */

static const char wrapper_key = 0;

/** core.wrap(f): answers are given as f(records, corpus, verb, x) from now on. */
int bind_wrap(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &wrapper_key);
    return 0;
}

/** A question being asked. */
typedef struct question {
    const char *verb;
    int x;       /**< stack index of what is asked for, 0 where nothing is */
    int filters; /**< stack index of the filters, 0 where there are none */
    quoth_corpus *corpus;
    quoth_target target;
    const char *words; /**< a name or pattern */
    const quoth_condition *conditions;
    size_t count;
    quoth_error error;
} question;

/** Asks the core. */
typedef quoth_results *asker(question *asked);

/** Pushes the answer, which is on top of the stack, in its wrapping. */
static void wrap(lua_State *L, const question *asked) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &wrapper_key) != LUA_TFUNCTION) {
        lua_pop(L, 1);
        return;
    }
    lua_insert(L, -2);
    lua_pushvalue(L, 1);
    lua_pushstring(L, asked->verb);
    if (asked->x > 0) {
        lua_pushvalue(L, asked->x);
    } else {
        lua_pushnil(L);
    }
    lua_call(L, 4, 1);
}

/** Asks with the filters of the call and pushes the records; fails as bind_fail does, with records NULL. */
static int ask(lua_State *L, question *asked, asker *work, bind_records **records) {
    const bind_view *self = bind_self(L);
    if (asked->filters > 0) asked->conditions = bind_read_conditions(L, asked->filters, &asked->count);
    *records = bind_new_records(L, 1);
    bind_check_open(L, self);
    asked->corpus = self->box->corpus;
    (*records)->answer->results = work(asked);
    if ((*records)->answer->results == NULL) {
        bool filters = asked->filters > 0 && !lua_isnil(L, asked->filters);
        bool pattern = asked->error.code == QUOTH_FORMAT;
        /* A pattern is written by the caller, as a Lua pattern is: an ill-formed one is misuse. */
        if (pattern) asked->error.code = QUOTH_MISUSE;
        *records = NULL;
        return bind_fail(L, &asked->error, filters && !pattern ? asked->filters : asked->x);
    }
    (*records)->view.box->staged = false;
    bind_tell_collector(L, (*records)->view.box);
    bind_check_open(L, &(*records)->view);
    return 1;
}

/** A verb whose only answer is the records. */
static int answer(lua_State *L, question *asked, asker *work) {
    bind_records *records = NULL;
    int count = ask(L, asked, work, &records);
    if (records != NULL) wrap(L, asked);
    return count;
}

static quoth_results *who_mentioned(question *q) {
    return quoth_corpus_who_mentioned(q->corpus, &q->target, q->conditions, q->count, &q->error);
}

/** corpus:who_mentioned(x, filters) */
int bind_ask_who_mentioned(lua_State *L) {
    bind_self(L);
    lua_settop(L, 3);
    question asked = {.verb = "who_mentioned", .x = 2, .filters = 3, .target = check_target(L, 2)};
    return answer(L, &asked, who_mentioned);
}

static quoth_results *quotes(question *q) {
    return quoth_corpus_quotes(q->corpus, q->conditions, q->count, &q->error);
}

/** corpus:quotes(filters) */
int bind_ask_quotes(lua_State *L) {
    lua_settop(L, 2);
    question asked = {.verb = "quotes", .filters = 2};
    return answer(L, &asked, quotes);
}

static quoth_results *mentions(question *q) {
    return quoth_corpus_mentions(q->corpus, &q->target, q->conditions, q->count, &q->error);
}

/** corpus:mentions(x, filters); every mention of an entity where x is absent. */
int bind_ask_mentions(lua_State *L) {
    bind_self(L);
    lua_settop(L, 3);
    question asked = {.verb = "mentions", .x = 2, .filters = 3, .target.entity = {NULL, NULL, QUOTH_NONE}};
    if (!lua_isnil(L, 2)) asked.target = check_target(L, 2);
    return answer(L, &asked, mentions);
}

static quoth_results *entities(question *q) {
    return quoth_corpus_entities(q->corpus, q->conditions, q->count, &q->error);
}

/** corpus:entities(filters) */
int bind_ask_entities(lua_State *L) {
    lua_settop(L, 2);
    question asked = {.verb = "entities", .filters = 2};
    return answer(L, &asked, entities);
}

static quoth_results *named(question *q) {
    return quoth_corpus_entities_named(q->corpus, q->words, &q->error);
}

/** corpus:entity(name): the best entity that the name fits, or nil; and all that it fits, the best first. */
int bind_ask_entity(lua_State *L) {
    bind_self(L);
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    question asked = {.verb = "entity", .x = 2, .words = check_words(L, 2, 2)};
    bind_records *records = NULL;
    int count = ask(L, &asked, named, &records);
    if (records == NULL) return count;
    if (quoth_results_count(records->answer->results) > 0) {
        bind_push_entity(L, 1, quoth_results_entity(records->answer->results, 0));
    } else {
        lua_pushnil(L);
    }
    lua_insert(L, -2);
    wrap(L, &asked);
    return 2;
}

static quoth_results *near(question *q) {
    return quoth_corpus_entities_near(q->corpus, q->words, &q->error);
}

/** corpus:near(name): the entities whose names are nearest. */
int bind_ask_near(lua_State *L) {
    bind_self(L);
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    question asked = {.verb = "near", .x = 2, .words = check_words(L, 2, 2)};
    return answer(L, &asked, near);
}

static quoth_results *kwic(question *q) {
    return quoth_corpus_kwic(q->corpus, q->words, q->conditions, q->count, &q->error);
}

/** corpus:kwic(pattern, filters) */
int bind_ask_kwic(lua_State *L) {
    bind_self(L);
    luaL_checkstring(L, 2);
    lua_settop(L, 3);
    question asked = {.verb = "kwic", .x = 2, .filters = 3, .words = check_words(L, 2, 2)};
    return answer(L, &asked, kwic);
}

static quoth_results *times(question *q) {
    return quoth_corpus_times(q->corpus, &q->error);
}

/** corpus:times() */
int bind_ask_times(lua_State *L) {
    question asked = {.verb = "times"};
    return answer(L, &asked, times);
}
