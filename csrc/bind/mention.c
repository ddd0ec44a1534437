#include "bind/bind.h"

quoth_mention bind_mention_of(const bind_view *view) {
    return (quoth_mention){bind_document_of(view), view->index, view->first, view->count};
}

static quoth_span mention_span(const bind_view *view) {
    return quoth_mention_span(bind_mention_of(view));
}

void bind_push_mention(lua_State *L, int owner, quoth_mention mention) {
    const bind_view *from = lua_touserdata(L, owner);
    if (mention.document == NULL) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box,
                      .kind = BIND_MENTION,
                      .document = quoth_document_slot(mention.document),
                      .index = mention.index,
                      .first = mention.first_token,
                      .count = mention.token_count};
    bind_push_view(L, owner, &view, sizeof view);
}

const bind_class bind_mention = {.name = "Mention", .span = mention_span, .describe = bind_span_text};
