#include "bind/bind.h"

/** A merged entity answers for its survivor. */
static quoth_entity entity_of(const bind_view *view) {
    return quoth_entity_survivor((quoth_entity){view->box->corpus, NULL, view->index});
}

void bind_push_entity(lua_State *L, int owner, quoth_entity entity) {
    const bind_view *from = lua_touserdata(L, owner);
    if (entity.id == QUOTH_NONE || !quoth_entity_exists(entity)) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box, .kind = BIND_ENTITY, .index = quoth_entity_survivor(entity).id};
    bind_push_view(L, owner, &view, sizeof view);
}

static void entity_name(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, quoth_entity_name(entity_of(view)));
}

static void entity_kind(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_entity_kind(entity_of(view)));
}

static void entity_id(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, (lua_Integer)entity_of(view).id);
}

#define LIST(name, source, item, count)                                                                      \
    static void entity_##name(lua_State *L, const bind_view *view, int owner) {                              \
        quoth_entity entity = entity_of(view);                                                               \
        bind_view of = {.box = view->box, .index = entity.id};                                               \
        bind_push_list(L, owner, &of, source, item, count(entity));                                          \
    }
LIST(aliases, BIND_ENTITY_ALIASES, BIND_KINDS, quoth_entity_alias_count)
LIST(titles, BIND_ENTITY_TITLES, BIND_KINDS, quoth_entity_title_count)
LIST(mentions, BIND_ENTITY_MENTIONS, BIND_MENTION, quoth_entity_mention_count)
LIST(quotes, BIND_ENTITY_QUOTES, BIND_QUOTE, quoth_entity_quote_count)
LIST(documents, BIND_ENTITY_DOCUMENTS, BIND_DOCUMENT, quoth_entity_document_count)
#undef LIST

static const bind_field fields[] = {
    {"name", entity_name},
    {"kind", entity_kind},
    {"aliases", entity_aliases},
    {"titles", entity_titles},
    {"mentions", entity_mentions},
    {"quotes", entity_quotes},
    {"documents", entity_documents},
    {"id", entity_id},
    {NULL, NULL},
};

const bind_class bind_entity = {.name = "Entity", .fields = fields, .describe = entity_name};
