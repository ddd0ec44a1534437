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

const bind_class bind_time = {.name = "Time", .span = time_span, .describe = bind_span_text};
