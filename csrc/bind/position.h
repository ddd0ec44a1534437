#ifndef QUOTH_BIND_POSITION_H
#define QUOTH_BIND_POSITION_H

/*
 * The one place where positions change their convention. The core counts bytes from 0 and ends before `end`;
 * Lua counts from 1 and ends at `last`, so that text:sub(first, last) is the thing itself.
 */

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

/** Lua's `first` of a span, or Lua's number of an index, that the core calls `begin`. */
static inline lua_Integer bind_first(uint64_t begin) {
    return (lua_Integer)begin + 1;
}

/** Lua's `last` of a span that the core ends before `end`. */
static inline lua_Integer bind_last(uint64_t end) {
    return (lua_Integer)end;
}

/** Turns Lua's number `i` of `count` things into the core's index; false where there is no such thing. */
static inline bool bind_index(lua_Integer i, uint64_t count, uint32_t *index) {
    if (i < 1 || (uint64_t)i > count || i > (lua_Integer)UINT32_MAX) return false;
    *index = (uint32_t)(i - 1);
    return true;
}

#endif
