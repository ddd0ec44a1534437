#include <string.h>

#include "bind/bind.h"

/* Lua tables as the core's options. What options point to is anchored on the stack: strings in the tables
 * that the caller gave, arrays in userdata. */

/** Pushes table[name] without metamethods, so that strings stay anchored in the table. */
static int raw_field(lua_State *L, int table, const char *name) {
    table = lua_absindex(L, table);
    lua_pushstring(L, name);
    return lua_rawget(L, table);
}

static uint64_t count_field(lua_State *L, int table, const char *name, uint64_t most) {
    uint64_t value = 0;
    if (raw_field(L, table, name) != LUA_TNIL) {
        int exact = 0;
        lua_Integer number = lua_tointegerx(L, -1, &exact);
        if (!exact || number < 0 || (uint64_t)number > most) {
            luaL_error(L, "bad option '%s' (a whole number from 0 to %I expected)", name,
                       (LUAI_UACINT)(most > INT64_MAX ? INT64_MAX : most));
        }
        value = (uint64_t)number;
    }
    lua_pop(L, 1);
    return value;
}

static bool flag_field(lua_State *L, int table, const char *name, bool otherwise) {
    int type = raw_field(L, table, name);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN) {
        luaL_error(L, "bad option '%s' (boolean expected, got %s)", name, luaL_typename(L, -1));
    }
    bool value = type == LUA_TNIL ? otherwise : lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

/** Raises where a table has a key that is not in `known`. */
static void check_names(lua_State *L, int table, const char *what, const char *const *known) {
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : luaL_typename(L, -2);
        size_t i = 0;
        while (known[i] != NULL && strcmp(known[i], name) != 0) i++;
        if (known[i] == NULL) luaL_error(L, "unknown %s '%s'", what, name);
    }
}

static void read_limits(lua_State *L, quoth_limits *limits) {
    static const char *const known[] = {"max_document_bytes", "max_documents", "max_html_depth",
                                        "max_results", NULL};
    int table = lua_gettop(L);
    if (lua_isnil(L, table)) return;
    if (!lua_istable(L, table)) luaL_error(L, "bad option 'limits' (table expected)");
    check_names(L, table, "limit", known);
    limits->max_document_bytes = count_field(L, table, "max_document_bytes", INT64_MAX);
    limits->max_documents = (uint32_t)count_field(L, table, "max_documents", UINT32_MAX);
    limits->max_html_depth = (uint32_t)count_field(L, table, "max_html_depth", UINT32_MAX);
    limits->max_results = (uint32_t)count_field(L, table, "max_results", UINT32_MAX);
}

/* ## Lists of strings */

bool bind_is_plain(lua_State *L, int index) {
    size_t count = 0;
    const char *string = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &count) : NULL;
    return string != NULL && strlen(string) == count;
}

const char **bind_push_strings(lua_State *L, int list, size_t *count) {
    list = lua_absindex(L, list);
    luaL_checkstack(L, LUA_MINSTACK, NULL);
    lua_newtable(L);
    size_t all = lua_rawlen(L, list);
    for (*count = 1; *count <= all; ++*count) {
        lua_rawgeti(L, list, (lua_Integer)*count);
        if (!bind_is_plain(L, -1)) {
            lua_pop(L, 2);
            return NULL;
        }
        lua_rawseti(L, -2, (lua_Integer)*count);
    }
    *count = all;
    const char **strings = lua_newuserdatauv(L, all * sizeof *strings + 1, 1);
    for (size_t i = 0; i < all; i++) {
        lua_rawgeti(L, -2, (lua_Integer)i + 1);
        strings[i] = lua_tostring(L, -1);
        lua_pop(L, 1);
    }
    lua_insert(L, -2);
    lua_setiuservalue(L, -2, 1);
    return strings;
}

/* ## Names taught by the user */

/** Pops a value, which the table at `kept` keeps alive from now on. */
static void keep(lua_State *L, int kept) {
    lua_rawseti(L, kept, (lua_Integer)lua_rawlen(L, kept) + 1);
}

/** The string table[name] of entity number `i`, kept; raises where it is none. */
static const char *name_part(lua_State *L, int table, const char *name, size_t i, int kept) {
    if (raw_field(L, table, name) != LUA_TSTRING) {
        luaL_error(L, "bad option 'entities': number %I needs a string '%s'", (LUAI_UACINT)i, name);
    }
    if (!bind_is_plain(L, -1)) {
        luaL_error(L, "bad option 'entities': the %s of number %I contains a zero byte", name,
                   (LUAI_UACINT)i);
    }
    const char *value = lua_tostring(L, -1);
    keep(L, kept);
    return value;
}

static void read_aliases(lua_State *L, quoth_name *name, int table, size_t i, int kept) {
    int type = raw_field(L, table, "aliases");
    if (type != LUA_TNIL && type != LUA_TTABLE) {
        luaL_error(L, "bad option 'entities': aliases of number %I are no table", (LUAI_UACINT)i);
    }
    if (type == LUA_TTABLE) {
        name->aliases = bind_push_strings(L, -1, &name->alias_count);
        if (name->aliases == NULL) {
            luaL_error(L,
                       "bad option 'entities': an alias of number %I is no string, or contains a zero byte",
                       (LUAI_UACINT)i);
        }
        keep(L, kept);
    }
    lua_pop(L, 1);
}

/** Fills one name from the table at the top of the stack. */
static void read_name(lua_State *L, quoth_name *name, size_t i, int kept) {
    static const char *const known[] = {"name", "pattern", "kind", "aliases", NULL};
    int table = lua_gettop(L);
    check_names(L, table, "field of a taught name", known);
    name->pattern = raw_field(L, table, "pattern") != LUA_TNIL;
    lua_pop(L, 1);
    name->name = name_part(L, table, name->pattern ? "pattern" : "name", i, kept);
    name->kind = name_part(L, table, "kind", i, kept);
    read_aliases(L, name, table, i, kept);
}

/** Reads the path or list at the top of the stack; leaves what the options point to above it. */
static void read_entities(lua_State *L, quoth_options *options) {
    int list = lua_gettop(L), kept = list + 1;
    if (lua_isnil(L, list)) return;
    if (lua_type(L, list) == LUA_TSTRING) {
        if (!bind_is_plain(L, list)) luaL_error(L, "bad option 'entities' (the path contains a zero byte)");
        options->names_path = lua_tostring(L, list);
        return;
    }
    if (!lua_istable(L, list))
        luaL_error(L, "bad option 'entities' (file or list of {name, kind, aliases} expected)");
    lua_newtable(L);
    /* The list may change from here on; what it still has is read, and there is room for as many. */
    size_t count = lua_rawlen(L, list);
    quoth_name *names = lua_newuserdatauv(L, count * sizeof *names + 1, 0);
    for (size_t i = 0; i < count; i++) names[i] = (quoth_name)QUOTH_NAME_INIT;
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TTABLE) {
            luaL_error(L, "bad option 'entities': number %I is no table", (LUAI_UACINT)i + 1);
        }
        read_name(L, &names[i], i + 1, kept);
        lua_pop(L, 1);
    }
    options->names = names;
    options->name_count = count;
}

/** Reads the list of rules at the top of the stack; leaves its array above it. */
static void read_without(lua_State *L, quoth_options *options) {
    int list = lua_gettop(L);
    if (lua_isnil(L, list)) return;
    if (lua_istable(L, list)) options->without = bind_push_strings(L, list, &options->without_count);
    if (options->without == NULL) luaL_error(L, "bad option 'without' (list of names of rules expected)");
}

void bind_read_options(lua_State *L, int arg, quoth_options *options, quoth_limits *limits) {
    static const char *const known[] = {"model",     "threads", "entities", "limits", "input",
                                        "recursive", "link",    "without",  NULL};
    *options = (quoth_options)QUOTH_OPTIONS_INIT;
    *limits = (quoth_limits)QUOTH_LIMITS_INIT;
    options->limits = limits;
    options->cancel = bind_cancel(L);
    if (lua_isnoneornil(L, arg)) return;
    luaL_checktype(L, arg, LUA_TTABLE);
    luaL_checkstack(L, 20, NULL);
    check_names(L, arg, "option", known);
    options->threads = (uint32_t)count_field(L, arg, "threads", 1024);
    options->recursive = flag_field(L, arg, "recursive", false);
    options->no_link = !flag_field(L, arg, "link", true);
    int type = raw_field(L, arg, "input");
    int input = type == LUA_TSTRING ? quoth_input_find(lua_tostring(L, -1)) : type == LUA_TNIL ? 0 : -1;
    if (input < 0)
        luaL_error(
            L,
            "bad option 'input' (auto, text, html, markdown, jsonl, json, csv, tsv, xml or mail expected)");
    options->input = (quoth_input)input;
    raw_field(L, arg, "limits");
    read_limits(L, limits);
    raw_field(L, arg, "entities");
    read_entities(L, options);
    raw_field(L, arg, "without");
    read_without(L, options);
}
