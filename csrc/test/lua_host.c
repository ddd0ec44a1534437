/*
 * Runs a Lua script, as lua5.4 does, in a program that is built with the sanitizer of the build: where one cannot be
 * loaded into lua5.4 beforehand, since the shells that a script starts would inherit it and crash.
 *
 *     lua_host [-e CODE]… SCRIPT [ARGUMENT…]
 */
#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int with_traceback(lua_State *L) {
    luaL_traceback(L, L, luaL_tolstring(L, 1, NULL), 1);
    return 1;
}

int main(int count, char **arguments) {
    lua_State *L = luaL_newstate();
    int script = 1;
    while (script + 1 < count && strcmp(arguments[script], "-e") == 0) script += 2;
    if (!L || script >= count)
        return fprintf(stderr, "usage: lua_host [-e CODE]... SCRIPT [ARGUMENT...]\n"), 2;
    luaL_openlibs(L);
    lua_createtable(L, count - script - 1, script + 1);
    for (int i = 0; i < count; i++) {
        lua_pushstring(L, arguments[i]);
        lua_rawseti(L, -2, i - script);
    }
    lua_setglobal(L, "arg");
    lua_pushcfunction(L, with_traceback);
    bool done = true;
    for (int i = 2; done && i < script; i += 2)
        done = luaL_loadstring(L, arguments[i]) == LUA_OK && lua_pcall(L, 0, 0, 1) == LUA_OK;
    done = done && luaL_loadfile(L, arguments[script]) == LUA_OK;
    for (int i = script + 1; done && i < count; i++) lua_pushstring(L, arguments[i]);
    done = done && lua_pcall(L, count - script - 1, 0, 1) == LUA_OK;
    if (!done) fprintf(stderr, "lua_host: %s\n", lua_tostring(L, -1));
    lua_close(L);
    return done ? 0 : 1;
}
