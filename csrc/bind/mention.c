#include "bind/bind.h"

static quoth_mention mention_of(const bind_view *view) {
    return (quoth_mention){bind_document_of(view), view->index, view->first, view->count};
}

static quoth_span mention_span(const bind_view *view) {
    return quoth_mention_span(mention_of(view));
}

void bind_push_mention(lua_State *L, int owner, quoth_mention mention) {
    const bind_view *from = lua_touserdata(L, owner);
    if (mention.document == NULL) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box,
                      .kind = BIND_MENTION,
                      .document = quoth_document_index(mention.document),
                      .index = mention.index,
                      .first = mention.first_token,
                      .count = mention.token_count};
    bind_push_view(L, owner, &view, sizeof view);
}

static void mention_entity(lua_State *L, const bind_view *view, int owner) {
    bind_push_entity(L, owner, quoth_mention_entity(mention_of(view)));
}

static void mention_kind(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_mention_kind(mention_of(view)));
}

static void mention_form(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_mention_form(mention_of(view)));
}

static void mention_sentence(lua_State *L, const bind_view *view, int owner) {
    bind_push_sentence(L, owner, quoth_mention_sentence(mention_of(view)));
}

static const bind_field fields[] = {
    {"text", bind_span_text},   {"entity", mention_entity},     {"kind", mention_kind},
    {"form", mention_form},     {"sentence", mention_sentence}, {"document", bind_span_document},
    {"first", bind_span_first}, {"last", bind_span_last},       {NULL, NULL},
};

const bind_class bind_mention = {
    .name = "Mention", .fields = fields, .span = mention_span, .describe = bind_span_text};
