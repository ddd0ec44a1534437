/* Ctrl-C: what stops a question of the core, a loop of Lua, and a loop of a coroutine. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

#include "bind/bind.h"

/* ## The cancel flag */

typedef struct cancel_box {
    quoth_cancel *flag;
} cancel_box;

static const char cancel_key = 0;

static int cancel_close(lua_State *L) {
    cancel_box *box = lua_touserdata(L, 1);
    quoth_cancel_close(box->flag);
    box->flag = NULL;
    return 0;
}

quoth_cancel *bind_cancel(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &cancel_key) == LUA_TNIL) {
        lua_pop(L, 1);
        cancel_box *box = lua_newuserdatauv(L, sizeof *box, 0);
        box->flag = NULL;
        lua_createtable(L, 0, 1);
        lua_pushcfunction(L, cancel_close);
        lua_setfield(L, -2, "__gc");
        lua_setmetatable(L, -2);
        box->flag = quoth_cancel_new();
        if (box->flag == NULL) luaL_error(L, "not enough memory");
        /* A finaliser that asked for it meanwhile has made one, which corpora know. */
        if (lua_rawgetp(L, LUA_REGISTRYINDEX, &cancel_key) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_pushvalue(L, -1);
            lua_rawsetp(L, LUA_REGISTRYINDEX, &cancel_key);
        } else {
            lua_remove(L, -2);
        }
    }
    quoth_cancel *flag = ((cancel_box *)lua_touserdata(L, -1))->flag;
    lua_pop(L, 1);
    return flag;
}

/* ## Ctrl-C */

/*
 * A signal handler has no argument, so what it must stop is the binding's one changing global. It is set only
 * while core.interruptible runs, by one state at a time: `state` is its coroutine that runs, `owner` its first.
 */
static struct {
    _Atomic(lua_State *) state, owner;
    _Atomic(quoth_cancel *) flag;
    pthread_t thread; /**< that runs the state; set before the others are */
} running;

static lua_State *main_of(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
    lua_State *owner = lua_tothread(L, -1);
    lua_pop(L, 1);
    return owner;
}

/** Raises what Ctrl-C raises. */
static void stop_here(lua_State *L) {
    lua_pushliteral(L, "interrupted");
    lua_error(L);
}

static void stop_hook(lua_State *L, lua_Debug *at) {
    (void)at;
    lua_sethook(L, NULL, 0, 0);
    quoth_cancel_clear(bind_cancel(L));
    stop_here(L);
}

/** Raises the core's flag for C that runs, and a hook for Lua that runs, as lua.c does. A signal may come to any
 * thread, but only the one that runs the state may touch it. */
static void on_interrupt(int signal_number) {
    quoth_cancel *flag = atomic_load(&running.flag);
    if (flag == NULL) return;
    if (!pthread_equal(pthread_self(), running.thread)) {
        pthread_kill(running.thread, signal_number);
        return;
    }
    lua_State *L = atomic_load(&running.state);
    quoth_cancel_raise(flag);
    if (L != NULL) lua_sethook(L, stop_hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

/** True where the value on top is the error that Ctrl-C raises. */
static bool is_interruption(lua_State *L) {
    return lua_type(L, -1) == LUA_TSTRING && strcmp(lua_tostring(L, -1), "interrupted") == 0;
}

/** Calls a function so that Ctrl-C stops it. Where it did and the program is about to end, further ones are ignored:
 * Lua's own handler would make an error of them. */
static int call_interruptible(lua_State *L, bool ends) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    quoth_cancel *flag = bind_cancel(L);
    lua_State *none = NULL;
    if (!atomic_compare_exchange_strong(&running.state, &none, L)) {
        lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
        return lua_gettop(L);
    }
    struct sigaction ours = {.sa_handler = on_interrupt}, before;
    sigemptyset(&ours.sa_mask);
    quoth_cancel_clear(flag);
    running.thread = pthread_self();
    atomic_store(&running.owner, main_of(L));
    atomic_store(&running.flag, flag);
    bool handled = sigaction(SIGINT, &ours, &before) == 0;
    int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    bool stopped = ends && status != LUA_OK && is_interruption(L);
    if (handled) sigaction(SIGINT, stopped ? &ignored : &before, NULL);
    atomic_store(&running.flag, NULL);
    atomic_store(&running.owner, NULL);
    atomic_store(&running.state, NULL);
    if (lua_gethook(L) == stop_hook) lua_sethook(L, NULL, 0, 0);
    quoth_cancel_clear(flag);
    return status == LUA_OK ? lua_gettop(L) : lua_error(L);
}

/** core.interruptible(f, …): calls f so that Ctrl-C stops it with the error "interrupted". */
int bind_interruptible(lua_State *L) {
    return call_interruptible(L, false);
}

/** core.interruptible_end(f, …): the same for the last call of a program, which may ask core.end_interrupted then. */
int bind_interruptible_end(lua_State *L) {
    return call_interruptible(L, true);
}

/* ## Coroutines */

/*
 * A hook is one coroutine's, and nobody tells a signal handler which of them runs. So the command gives scripts
 * a coroutine.resume and a coroutine.wrap that say so; what they do besides is what Lua's do. They are no shells
 * around Lua's: these would halve how deep generators may call each other.
 */

/** Runs `co` with the topmost `count` values. How many values it gave, or -1 with the error, on the stack.
 * Where Ctrl-C stopped it, its caller stops, too: else a script that starts another would never end. */
static int resume(lua_State *L, lua_State *co, int count) {
    lua_State *outer = atomic_load(&running.state);
    bool told = outer != NULL && atomic_load(&running.owner) == main_of(L);
    int results = 0;
    if (!lua_checkstack(co, count)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    lua_xmove(L, co, count);
    if (told) atomic_store(&running.state, co);
    int status = lua_resume(co, L, count, &results);
    if (told) atomic_store(&running.state, outer);
    bool late = told && lua_gethook(co) == stop_hook; /* between its last step and here */
    if (late) {
        lua_sethook(co, NULL, 0, 0);
        quoth_cancel_clear(bind_cancel(L));
        stop_here(L);
    }
    if (status != LUA_OK && status != LUA_YIELD) {
        lua_xmove(co, L, 1);
        if (told && is_interruption(L)) stop_here(L);
        return -1;
    }
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(co, results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(co, L, results);
    return results;
}

/** core.resume: coroutine.resume. */
int bind_resume(lua_State *L) {
    lua_State *co = lua_tothread(L, 1);
    if (co == NULL) return luaL_typeerror(L, 1, "thread");
    int count = resume(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, count >= 0);
    if (count < 0) count = 1;
    lua_insert(L, -(count + 1));
    return count + 1;
}

/** As coroutine.wrap does it: an error ends the coroutine and says who called. */
static int call_wrapped(lua_State *L) {
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int count = resume(L, co, lua_gettop(L));
    if (count >= 0) return count;
    int status = lua_status(co);
    if (status != LUA_OK && status != LUA_YIELD) {
        status = lua_resetthread(co); /* closes its variables, which may be another error */
        lua_xmove(co, L, 1);
    }
    if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

/** core.coroutine: coroutine.wrap. */
int bind_coroutine(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    lua_pushcclosure(L, call_wrapped, 1);
    return 1;
}
