#include <errno.h>
#include <poll.h>
#include <signal.h>
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
