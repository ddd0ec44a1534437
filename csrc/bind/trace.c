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

int bind_push_trace(lua_State *L, const quoth_document *document, const quoth_quote *quote) {
    uint32_t count = quoth_document_mark_count(document);
    uint32_t i = quote != NULL ? quoth_quote_find_mark(*quote, 0) : 0;
    lua_Integer pushed = 0;
    lua_newtable(L);
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
