#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "bind/bind.h"

/** core.terminal(fd): whether file descriptor `fd` is a terminal, and its width in columns where it has one.
 */
int bind_terminal(lua_State *L) {
    int fd = (int)luaL_checkinteger(L, 1);
    struct winsize size = {0};
    lua_pushboolean(L, isatty(fd));
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        lua_pushinteger(L, size.ws_col);
        return 2;
    }
    return 1;
}

void bind_show(lua_State *L, int index, bool lines) {
    quoth_string text;
    index = lua_absindex(L, index);
    text.bytes = luaL_checklstring(L, index, &text.count);
    size_t shown = quoth_string_show(text, lines, NULL, 0);
    if (shown == text.count) {
        lua_pushvalue(L, index);
        return;
    }
    luaL_Buffer buffer;
    char *out = luaL_buffinitsize(L, &buffer, shown + 1);
    quoth_string_show(text, lines, out, shown + 1);
    luaL_pushresultsize(&buffer, shown);
}

/** core.show(text, lines): text as it may be shown on a terminal; with `lines`, line ends and tabs stay. */
int bind_show_text(lua_State *L) {
    bind_show(L, 1, lua_toboolean(L, 2) != 0);
    return 1;
}

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
 * while core.interruptible runs, by one state at a time.
 */
static struct {
    _Atomic(lua_State *) state;
    _Atomic(quoth_cancel *) flag;
} running;

static void stop_hook(lua_State *L, lua_Debug *at) {
    (void)at;
    lua_sethook(L, NULL, 0, 0);
    quoth_cancel_clear(bind_cancel(L));
    lua_pushliteral(L, "interrupted");
    lua_error(L);
}

/** Raises the core's flag for C that runs, and a hook for Lua that runs, as lua.c does. */
static void on_interrupt(int signal_number) {
    (void)signal_number;
    quoth_cancel *flag = atomic_load(&running.flag);
    lua_State *L = atomic_load(&running.state);
    if (flag != NULL) quoth_cancel_raise(flag);
    if (L != NULL) lua_sethook(L, stop_hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

/** core.interruptible(f, …): calls f so that Ctrl-C stops it with the error "interrupted". */
int bind_interruptible(lua_State *L) {
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
    atomic_store(&running.flag, flag);
    bool handled = sigaction(SIGINT, &ours, &before) == 0;
    int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
    if (handled) sigaction(SIGINT, &before, NULL);
    atomic_store(&running.flag, NULL);
    atomic_store(&running.state, NULL);
    if (lua_gethook(L) == stop_hook) lua_sethook(L, NULL, 0, 0);
    quoth_cancel_clear(flag);
    return status == LUA_OK ? lua_gettop(L) : lua_error(L);
}

/* ## Standard output */

/** What standard output can do now, without waiting. */
static short output_state(void) {
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) > 0 ? output.revents : 0;
}

/**
 * core.printed(): writes what still waits to be written to standard output. nil, message where that fails, or
 * where anything failed before: Lua's print says nothing of it, and the stream forgets why, not that.
 */
int bind_printed(lua_State *L) {
    bool failed = ferror(stdout) != 0;
    int cause = fflush(stdout) == 0 ? 0 : errno;
    if (!failed && cause == 0) {
        lua_pushboolean(L, true);
        return 1;
    }
    if (cause == 0 && (output_state() & POLLERR) != 0) cause = EPIPE;
    lua_pushnil(L);
    lua_pushstring(L, cause != 0 ? strerror(cause) : "not all that was printed could be (is the disk full?)");
    return 2;
}

/**
 * core.end_interrupted(): ends the process as Ctrl-C does, so that the shell which started it knows and stops
 * its loops, too. What was printed is written only where that needs no waiting: nobody may read it.
 */
int bind_end_interrupted(lua_State *L) {
    (void)L;
    if ((output_state() & POLLOUT) != 0) fflush(stdout);
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    return 0;
}
