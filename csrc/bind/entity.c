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

/** What entity:why() is asked about: another entity, or what this one is called or is in a document; an id as there. */
static quoth_entity other_entity(lua_State *L, const bind_view *view, quoth_entity entity) {
    const bind_view *other = bind_test_any(L, 2);
    quoth_entity found = {view->box->corpus, NULL, QUOTH_NONE};
    quoth_error error = {0};
    if (other != NULL && other->box != view->box)
        luaL_argerror(L, 2, "something of the same corpus expected");
    if (other != NULL && other->kind == BIND_ENTITY) {
        found.id = other->index;
    } else if (other != NULL && other->kind == BIND_DOCUMENT) {
        found = quoth_entity_part(entity, bind_document_of(other));
    } else if (other != NULL && other->kind == BIND_MENTION) {
        quoth_mention mention = bind_mention_of(other);
        found = quoth_entity_part(quoth_mention_entity(mention), mention.document);
    } else if (lua_type(L, 2) == LUA_TSTRING) {
        if (!quoth_entity_called(entity, lua_tostring(L, 2), &found, &error)) bind_fail(L, &error, 2);
    } else {
        luaL_typeerror(L, 2, "string, Entity, Mention or Document");
    }
    return found;
}

/** entity:why(other): why they are one, or why not, in words; nil where there is no such other. */
static int entity_why(lua_State *L) {
    const bind_view *view = bind_self(L);
    quoth_entity entity = {view->box->corpus, NULL, view->index};
    bind_settle(L, view->box);
    bind_check_open(L, view);
    quoth_entity other = other_entity(L, view, entity);
    if (!quoth_entity_exists(other)) {
        lua_pushnil(L);
        return 1;
    }
    bind_records *scratch = bind_new_records(L, 1);
    quoth_error error = {0};
    quoth_text *text = bind_text_of(L, scratch);
    bind_check_open(L, view);
    if (!quoth_text_add_identity(text, entity, other, &error)) return bind_fail(L, &error, 0);
    bind_push_string(L, quoth_text_bytes(text));
    bind_records_class.release(&scratch->view);
    bind_show(L, -1, true);
    return 1;
}

static const luaL_Reg verbs[] = {{"why", entity_why}, {NULL, NULL}};

const bind_class bind_entity = {.name = "Entity", .verbs = verbs, .describe = entity_describe};
