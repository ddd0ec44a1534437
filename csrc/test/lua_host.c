/*
 * Runs a Lua script, as lua5.4 does, in a program that is built with the sanitizer of the build: where one cannot be
 * loaded into lua5.4 beforehand, since the shells that a script starts would inherit it and crash.
 *
 *     lua_host SCRIPT [ARGUMENT…]
 */
#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <stdio.h>

static int with_traceback(lua_State *L) {
    luaL_traceback(L, L, luaL_tolstring(L, 1, NULL), 1);
    return 1;
}

int main(int count, char **arguments) {
    lua_State *L = luaL_newstate();
    if (!L || count < 2) return fprintf(stderr, "usage: lua_host SCRIPT [ARGUMENT...]\n"), 2;
    luaL_openlibs(L);
    lua_createtable(L, count - 2, 2);
    for (int i = 0; i < count; i++) {
        lua_pushstring(L, arguments[i]);
        lua_rawseti(L, -2, i - 1);
    }
    lua_setglobal(L, "arg");
    lua_pushcfunction(L, with_traceback);
    bool done = luaL_loadfile(L, arguments[1]) == LUA_OK;
    for (int i = 2; done && i < count; i++) lua_pushstring(L, arguments[i]);
    done = done && lua_pcall(L, count - 2, 0, 1) == LUA_OK;
    if (!done) fprintf(stderr, "lua_host: %s\n", lua_tostring(L, -1));
    lua_close(L);
    return done ? 0 : 1;
}
