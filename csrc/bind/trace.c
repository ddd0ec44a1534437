#include "bind/bind.h"
#include "bind/position.h"

/* The register of rules, and which rules decided what, as plain tables. */

static void push_rule(lua_State *L, quoth_rule rule, const char *name) {
    lua_createtable(L, 0, 6);
    lua_pushstring(L, rule.name);
    lua_setfield(L, -2, name);
    lua_pushstring(L, rule.stage);
    lua_setfield(L, -2, "stage");
    lua_pushstring(L, rule.meaning);
    lua_setfield(L, -2, "meaning");
}

/** core.rules(): the register, a list of {name, stage, meaning}. */
int bind_rules(lua_State *L) {
    size_t count = quoth_rule_count();
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        push_rule(L, quoth_rule_at(i), "name");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/** Pushes "word: rule (stage): meaning" of the mark at the top of the stack, which it takes away. A table is
 * the caller's by now, so that anything may stand there. */
static void push_mark_text(lua_State *L) {
    static const char *const fields[] = {"text", "rule", "stage", "meaning"};
    int mark = lua_gettop(L);
    for (int i = 0; i < 4; i++) {
        lua_pushnil(L);
        if (lua_istable(L, mark)) lua_getfield(L, mark, fields[i]);
        luaL_tolstring(L, -1, NULL);
        lua_replace(L, mark + 1 + i);
        lua_settop(L, mark + 1 + i);
    }
    lua_pushfstring(L, "%s: %s (%s): %s", lua_tostring(L, mark + 1), lua_tostring(L, mark + 2),
                    lua_tostring(L, mark + 3), lua_tostring(L, mark + 4));
    bind_show(L, -1, false);
    lua_replace(L, mark);
    lua_settop(L, mark);
}

/** tostring of a trace, which is a list of marks: one a line, and a word where there is none. */
static int trace_text(lua_State *L) {
    luaL_Buffer text;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
    if (count == 0) {
        lua_pushliteral(L, "no rule was at work: the model decided alone");
        return 1;
    }
    luaL_buffinit(L, &text);
    for (lua_Integer i = 1; i <= count; i++) {
        if (i > 1) luaL_addchar(&text, '\n');
        lua_rawgeti(L, 1, i);
        push_mark_text(L);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
    return 1;
}

int bind_push_trace(lua_State *L, const quoth_document *document, const quoth_quote *quote) {
    uint32_t count = quoth_document_mark_count(document);
    uint32_t i = quote != NULL ? quoth_quote_find_mark(*quote, 0) : 0;
    lua_Integer pushed = 0;
    lua_newtable(L);
    if (luaL_newmetatable(L, "quoth.Trace")) {
        lua_pushcfunction(L, trace_text);
        lua_setfield(L, -2, "__tostring");
    }
    lua_setmetatable(L, -2);
    for (; i < count; i = quote != NULL ? quoth_quote_find_mark(*quote, i + 1) : i + 1) {
        quoth_mark mark = quoth_document_mark(document, i);
        quoth_span span = quoth_token_span(mark.token);
        push_rule(L, mark.rule, "rule");
        bind_push_text(L, document, span.begin, span.end);
        lua_setfield(L, -2, "text");
        lua_pushinteger(L, bind_first(span.begin));
        lua_setfield(L, -2, "first");
        lua_pushinteger(L, bind_last(span.end));
        lua_setfield(L, -2, "last");
        lua_rawseti(L, -2, ++pushed);
    }
    return 1;
}
