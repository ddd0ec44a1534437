#include <string.h>

#include "bind/bind.h"

/** core.type(x): the class of one of our objects ("Token"), or nil. */
static int core_type(lua_State *L) {
    const bind_view *view = bind_test_any(L, 1);
    lua_pushstring(L, view != NULL ? bind_class_of(view->kind)->name : NULL);
    return 1;
}

/** core.items(list): the class of a list's items, nil for strings. */
static int core_items(lua_State *L) {
    const bind_view *view = bind_test(L, 1, BIND_LIST);
    luaL_argcheck(L, view != NULL, 1, "List expected");
    lua_pushstring(L, view->item < BIND_KINDS ? bind_class_of(view->item)->name : NULL);
    return 1;
}

static bool is_among(const luaL_Reg *verbs, const char *name) {
    while (verbs->name != NULL && strcmp(verbs->name, name) != 0) verbs++;
    return verbs->name != NULL;
}

/** Appends the names of the verbs that lists were given in Lua to the table on top of the stack. */
static void add_list_verbs(lua_State *L, lua_Integer count) {
    if (!bind_push_list_verb(L, NULL)) return;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (is_among(bind_list.verbs, lua_tostring(L, -2))) continue;
        lua_pushvalue(L, -2);
        lua_rawseti(L, -5, ++count);
    }
    lua_pop(L, 1);
}

/** core.classes(): {Token = {fields = {…}, verbs = {…}}, …}, in the order of the manual. */
static int core_classes(lua_State *L) {
    lua_createtable(L, 0, BIND_KINDS);
    for (unsigned kind = 0; kind < BIND_KINDS; kind++) {
        const bind_class *class = bind_class_of(kind);
        lua_createtable(L, 0, 2);
        lua_newtable(L);
        for (int field = bind_next_field(kind, -1); field >= 0; field = bind_next_field(kind, field)) {
            lua_pushstring(L, bind_field_name(kind, field));
            lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
        }
        lua_setfield(L, -2, "fields");
        lua_newtable(L);
        lua_Integer count = 0;
        for (; class->verbs != NULL && class->verbs[count].name != NULL; count++) {
            lua_pushstring(L, class->verbs[count].name);
            lua_rawseti(L, -2, count + 1);
        }
        if (class->release != NULL && class != &bind_document) {
            lua_pushliteral(L, "close");
            lua_rawseti(L, -2, count + 1);
        }
        if (class == &bind_list) add_list_verbs(L, count);
        lua_setfield(L, -2, "verbs");
        lua_setfield(L, -2, class->name);
    }
    return 1;
}

/** core.feature(name): whether the build has it, as a number. */
static int core_feature(lua_State *L) {
    lua_pushinteger(L, quoth_feature(luaL_checkstring(L, 1)));
    return 1;
}

static const luaL_Reg functions[] = {
    {"corpus", bind_new_corpus},
    {"document", bind_new_document},
    {"model", bind_open_model},
    {"stream", bind_open_stream},
    {"header", bind_header},
    {"wrap", bind_wrap},
    {"fields", bind_fields},
    {"rules", bind_rules},
    {"labels", bind_labels},
    {"collect", bind_collect},
    {"list_verbs", bind_list_verbs},
    {"row", bind_row},
    {"terminal", bind_terminal},
    {"show", bind_show_text},
    {"interruptible", bind_interruptible},
    {"interruptible_end", bind_interruptible_end},
    {"resume", bind_resume},
    {"coroutine", bind_coroutine},
    {"printed", bind_printed},
    {"end_interrupted", bind_end_interrupted},
    {"type", core_type},
    {"items", core_items},
    {"classes", core_classes},
    {"feature", core_feature},
    {NULL, NULL},
};

/** Opens quoth.core, the C part of the module quoth. */
QUOTH_API int luaopen_quoth_core(lua_State *L);

int luaopen_quoth_core(lua_State *L) {
    bind_open_classes(L);
    luaL_newlib(L, functions);
    lua_pushstring(L, quoth_version());
    lua_setfield(L, -2, "version");
    return 1;
}
