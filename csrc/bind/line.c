#include "bind/bind.h"

/* A line of words in context: a match and the sentence it stands in. */

static quoth_kwic line_of(const bind_view *view) {
    return quoth_results_kwic(((const bind_record *)view)->records->answer->results, view->index);
}

static quoth_span line_span(const bind_view *view) {
    return line_of(view).match;
}

static void line_left(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    quoth_kwic line = line_of(view);
    bind_push_text(L, line.sentence.document, quoth_sentence_span(line.sentence).begin, line.match.begin);
}

static void line_right(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    quoth_kwic line = line_of(view);
    bind_push_text(L, line.sentence.document, line.match.end, quoth_sentence_span(line.sentence).end);
}

static void line_describe(lua_State *L, const bind_view *view, int owner) {
    line_left(L, view, owner);
    lua_pushliteral(L, "[");
    bind_check_open(L, view);
    bind_span_text(L, view, owner);
    lua_pushliteral(L, "]");
    bind_check_open(L, view);
    line_right(L, view, owner);
    for (int i = -5; i < 0; i++) {
        if (lua_isnil(L, i)) {
            lua_pushliteral(L, "");
            lua_replace(L, i - 1);
        }
    }
    lua_concat(L, 5);
}

const bind_class bind_line = {.name = "Line", .span = line_span, .describe = line_describe};
