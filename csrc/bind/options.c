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

/* ## Names taught by the user */

/** The string table[name] of entity number `i`; raises where it is none. */
static const char *name_part(lua_State *L, int table, const char *name, size_t i) {
    if (raw_field(L, table, name) != LUA_TSTRING) {
        luaL_error(L, "bad option 'entities': number %I needs a string '%s'", (LUAI_UACINT)i, name);
    }
    const char *value = lua_tostring(L, -1);
    lua_pop(L, 1);
    return value;
}

/** Counts the aliases of all entities in the list at `list`, checking its shape. */
static size_t count_aliases(lua_State *L, int list, size_t count) {
    size_t aliases = 0;
    for (size_t i = 1; i <= count; i++) {
        if (lua_rawgeti(L, list, (lua_Integer)i) != LUA_TTABLE) {
            luaL_error(L, "bad option 'entities': number %I is no table", (LUAI_UACINT)i);
        }
        int type = raw_field(L, -1, "aliases");
        if (type == LUA_TTABLE) {
            aliases += lua_rawlen(L, -1);
        } else if (type != LUA_TNIL) {
            luaL_error(L, "bad option 'entities': aliases of number %I are no table", (LUAI_UACINT)i);
        }
        lua_pop(L, 2);
    }
    return aliases;
}

/** Fills one name from the table at the top of the stack; returns the place after its aliases. */
static const char **read_name(lua_State *L, quoth_name *name, const char **aliases, size_t i) {
    static const char *const known[] = {"name", "pattern", "kind", "aliases", NULL};
    int table = lua_gettop(L);
    check_names(L, table, "field of a taught name", known);
    name->pattern = raw_field(L, table, "pattern") != LUA_TNIL;
    lua_pop(L, 1);
    name->name = name_part(L, table, name->pattern ? "pattern" : "name", i);
    name->kind = name_part(L, table, "kind", i);
    name->aliases = aliases;
    if (raw_field(L, table, "aliases") == LUA_TTABLE) {
        name->alias_count = lua_rawlen(L, -1);
        for (size_t a = 1; a <= name->alias_count; a++) {
            if (lua_rawgeti(L, -1, (lua_Integer)a) != LUA_TSTRING) {
                luaL_error(L, "bad option 'entities': an alias of number %I is no string", (LUAI_UACINT)i);
            }
            *aliases++ = lua_tostring(L, -1);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
    return aliases;
}

/** Reads the path or list at the top of the stack; leaves a list's array above it. */
static void read_entities(lua_State *L, quoth_options *options) {
    int list = lua_gettop(L);
    options->names_path = lua_type(L, list) == LUA_TSTRING ? lua_tostring(L, list) : NULL;
    if (lua_isnil(L, list) || options->names_path) return;
    if (!lua_istable(L, list))
        luaL_error(L, "bad option 'entities' (file or list of {name, kind, aliases} expected)");
    size_t count = lua_rawlen(L, list), aliases = count_aliases(L, list, count);
    quoth_name *names = lua_newuserdatauv(L, count * sizeof *names + aliases * sizeof(const char *) + 1, 0);
    memset(names, 0, count * sizeof *names);
    const char **next = (const char **)(void *)(names + count);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        next = read_name(L, &names[i], next, i + 1);
        lua_pop(L, 1);
    }
    options->names = names;
    options->name_count = count;
}

void bind_read_options(lua_State *L, int arg, quoth_options *options) {
    static const char *const known[] = {"model", "threads",   "entities", "limits",
                                        "input", "recursive", "link",     NULL};
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
    if (input < 0) luaL_error(L, "bad option 'input' (auto, text, html or jsonl expected)");
    options->input = (quoth_input)input;
    raw_field(L, arg, "limits");
    read_limits(L, &options->limits);
    raw_field(L, arg, "entities");
    read_entities(L, options);
}
