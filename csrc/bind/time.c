#include "bind/bind.h"
#include "bind/position.h"

static quoth_time time_of(const bind_view *view) {
    return (quoth_time){bind_document_of(view), view->index};
}

void bind_push_time(lua_State *L, int owner, quoth_time time) {
    const bind_view *from = lua_touserdata(L, owner);
    if (time.document == NULL) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box,
                      .kind = BIND_TIME,
                      .document = quoth_document_index(time.document),
                      .index = time.index};
    bind_push_view(L, owner, &view, sizeof view);
}

static void time_text(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    quoth_span span = quoth_time_span(time_of(view));
    bind_push_text(L, bind_document_of(view), span.begin, span.end);
}

static void time_type(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_time_type(time_of(view)));
}

static void time_value(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, quoth_time_value(time_of(view)));
}

static void time_document(lua_State *L, const bind_view *view, int owner) {
    bind_push_document(L, owner, bind_document_of(view));
}

static void time_first(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_first(quoth_time_span(time_of(view)).begin));
}

static void time_last(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_last(quoth_time_span(time_of(view)).end));
}

static const bind_field fields[] = {
    {"text", time_text},   {"type", time_type}, {"value", time_value}, {"document", time_document},
    {"first", time_first}, {"last", time_last}, {NULL, NULL},
};

const bind_class bind_time = {.name = "Time", .fields = fields, .describe = time_text};
