#include "bind/bind.h"

static quoth_time time_of(const bind_view *view) {
    return (quoth_time){bind_document_of(view), view->index};
}

static quoth_span time_span(const bind_view *view) {
    return quoth_time_span(time_of(view));
}

void bind_push_time(lua_State *L, int owner, quoth_time time) {
    bind_push_part(L, owner, BIND_TIME, time.document, time.index);
}

static void time_type(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_time_type(time_of(view)));
}

static void time_value(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, quoth_time_value(time_of(view)));
}

static const bind_field fields[] = {
    {"text", bind_span_text},
    {"type", time_type},
    {"value", time_value},
    {"document", bind_span_document},
    {"first", bind_span_first},
    {"last", bind_span_last},
    {NULL, NULL},
};

const bind_class bind_time = {
    .name = "Time", .fields = fields, .span = time_span, .describe = bind_span_text};
