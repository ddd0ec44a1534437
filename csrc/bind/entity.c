#include "bind/bind.h"

void bind_push_entity(lua_State *L, int owner, quoth_entity entity) {
    const bind_view *from = lua_touserdata(L, owner);
    if (entity.id == QUOTH_NONE || !quoth_entity_exists(entity)) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box, .kind = BIND_ENTITY, .index = quoth_entity_survivor(entity).id};
    bind_push_view(L, owner, &view, sizeof view);
}

static void entity_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    quoth_entity entity = {view->box->corpus, NULL, view->index};
    bind_push_string(L, quoth_entity_name(quoth_entity_survivor(entity)));
}

const bind_class bind_entity = {.name = "Entity", .describe = entity_describe};
