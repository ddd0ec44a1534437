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

/** Reads the value at the top of the stack as a filter's value, anchors it in the table at `anchor`, pops it.
 */
static const char *pop_value(lua_State *L, int anchor, const char *key) {
    const bind_view *view = bind_test_any(L, -1);
    if (lua_isboolean(L, -1)) {
        lua_pushstring(L, lua_toboolean(L, -1) ? "true" : "false");
    } else if (lua_type(L, -1) == LUA_TSTRING || lua_type(L, -1) == LUA_TNUMBER) {
        lua_pushvalue(L, -1);
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
    const char *value = lua_tostring(L, -1);
    lua_rawseti(L, anchor, (lua_Integer)lua_rawlen(L, anchor) + 1);
    lua_pop(L, 1);
    return value;
}

/** Counts the conditions of the table at `arg`, checking that its keys are names. */
static size_t count_conditions(lua_State *L, int arg) {
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) luaL_argerror(L, arg, "filters are named: {speaker = …}");
        count += lua_istable(L, -1) ? lua_rawlen(L, -1) : 1;
    }
    return count;
}

const quoth_condition *bind_read_conditions(lua_State *L, int arg, size_t *count) {
    *count = 0;
    if (lua_isnoneornil(L, arg)) return NULL;
    luaL_checktype(L, arg, LUA_TTABLE);
    size_t most = count_conditions(L, arg);
    quoth_condition *conditions = lua_newuserdatauv(L, most * sizeof *conditions + 1, 0);
    lua_newtable(L);
    int anchor = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
        const char *key = lua_tostring(L, -2);
        size_t values = lua_istable(L, -1) ? lua_rawlen(L, -1) : 1;
        for (size_t i = 1; i <= values && *count < most; i++) {
            if (lua_istable(L, -1)) {
                lua_rawgeti(L, -1, (lua_Integer)i);
            } else {
                lua_pushvalue(L, -1);
            }
            conditions[*count].key = key;
            conditions[*count].value = pop_value(L, anchor, key);
            ++*count;
        }
    }
    return conditions;
}

/* ## X */

/** A string without NUL bytes, which the core could not see. */
static const char *check_words(lua_State *L, int index, int arg) {
    size_t length = 0;
    const char *words = lua_tolstring(L, index, &length);
    luaL_argcheck(L, words != NULL, arg, "string expected");
    luaL_argcheck(L, strlen(words) == length, arg, "string contains a zero byte");
    return words;
}

/** What to look for: a string or number, an Entity, or {pattern = …}. Leaves a string on the stack. */
static quoth_target check_target(lua_State *L, int arg) {
    quoth_target target = {.entity = {NULL, NULL, QUOTH_NONE}};
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

/** A question being asked: its records are on top of the stack, filled by the core. */
typedef struct question {
    const char *verb;
    int x;       /**< stack index of what was asked for, 0 where nothing was */
    int filters; /**< stack index of the filters, 0 where there are none */
    bind_records *records;
    quoth_error error;
} question;

/** Ends a question: pushes the answer in its wrapping, or fails. */
static int answer(lua_State *L, question *asked) {
    bind_records *records = asked->records;
    if (records->results == NULL) {
        bool filters = asked->filters > 0 && !lua_isnil(L, asked->filters);
        bool pattern = asked->error.code == QUOTH_FORMAT;
        /* A pattern is written by the caller, as a Lua pattern is: an ill-formed one is misuse. */
        if (pattern) asked->error.code = QUOTH_MISUSE;
        return bind_fail(L, &asked->error, filters && !pattern ? asked->filters : asked->x);
    }
    records->view.box->staged = false;
    bind_tell_collector(L, records->view.box);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &wrapper_key) != LUA_TFUNCTION) {
        lua_pop(L, 1);
        return 1;
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
    return 1;
}

/** corpus:who_mentioned(x, filters) */
int bind_ask_who_mentioned(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "who_mentioned", .x = 2, .filters = 3};
    size_t count = 0;
    lua_settop(L, 3);
    quoth_target target = check_target(L, 2);
    const quoth_condition *conditions = bind_read_conditions(L, 3, &count);
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_who_mentioned(corpus, target, conditions, count, &ask.error);
    return answer(L, &ask);
}

/** corpus:quotes(filters) */
int bind_ask_quotes(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "quotes", .filters = 2};
    size_t count = 0;
    lua_settop(L, 2);
    const quoth_condition *conditions = bind_read_conditions(L, 2, &count);
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_quotes(corpus, conditions, count, &ask.error);
    return answer(L, &ask);
}

/** corpus:mentions(x, filters); every mention of an entity where x is absent. */
int bind_ask_mentions(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "mentions", .x = 2, .filters = 3};
    size_t count = 0;
    lua_settop(L, 3);
    quoth_target target = {.entity = {NULL, NULL, QUOTH_NONE}};
    if (!lua_isnil(L, 2)) target = check_target(L, 2);
    const quoth_condition *conditions = bind_read_conditions(L, 3, &count);
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_mentions(corpus, target, conditions, count, &ask.error);
    return answer(L, &ask);
}

/** corpus:entities(filters) */
int bind_ask_entities(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "entities", .filters = 2};
    size_t count = 0;
    lua_settop(L, 2);
    const quoth_condition *conditions = bind_read_conditions(L, 2, &count);
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_entities(corpus, conditions, count, &ask.error);
    return answer(L, &ask);
}

/** corpus:entity(name): the best entity that the name fits, or nil; and all that it fits, the best first. */
int bind_ask_entity(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "entity", .x = 2};
    luaL_checkstring(L, 2);
    lua_settop(L, 2);
    const char *name = check_words(L, 2, 2);
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_entities_named(corpus, name, &ask.error);
    if (ask.records->results == NULL) return answer(L, &ask);
    if (quoth_results_count(ask.records->results) > 0) {
        bind_push_entity(L, 1, quoth_results_entity(ask.records->results, 0));
    } else {
        lua_pushnil(L);
    }
    lua_insert(L, -2);
    return 1 + answer(L, &ask);
}

/** corpus:kwic(pattern, filters) */
int bind_ask_kwic(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "kwic", .x = 2, .filters = 3};
    size_t count = 0;
    lua_settop(L, 3);
    luaL_checkstring(L, 2);
    const char *pattern = check_words(L, 2, 2);
    const quoth_condition *conditions = bind_read_conditions(L, 3, &count);
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_kwic(corpus, pattern, conditions, count, &ask.error);
    return answer(L, &ask);
}

/** corpus:times() */
int bind_ask_times(lua_State *L) {
    quoth_corpus *corpus = bind_self(L)->box->corpus;
    question ask = {.verb = "times"};
    ask.records = bind_new_records(L, 1);
    ask.records->results = quoth_corpus_times(corpus, &ask.error);
    return answer(L, &ask);
}
