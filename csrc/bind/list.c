#include <string.h>

#include "bind/bind.h"
#include "bind/position.h"

/** Fields that one each() may name. */
enum { MAX_EACH = 16 };

bind_view bind_range(const bind_view *view, bind_kind item, uint32_t document, uint32_t first,
                     uint32_t count) {
    return (bind_view){.box = view->box,
                       .kind = BIND_LIST,
                       .item = (uint8_t)item,
                       .source = BIND_RANGE,
                       .document = document,
                       .first = first,
                       .count = count};
}

void bind_push_range(lua_State *L, int owner, bind_view list) {
    bind_push_view(L, owner, &list, sizeof list);
}

void bind_push_list(lua_State *L, int owner, const bind_view *view, bind_source source, bind_kind item,
                    uint32_t count) {
    bind_view list = *view;
    list.kind = BIND_LIST;
    list.item = (uint8_t)item;
    list.source = (uint8_t)source;
    list.count = count;
    bind_push_view(L, owner, &list, sizeof list);
}

/** False for a list of strings, whose items are of no class. */
static bool has_objects(const bind_view *list) {
    return list->item < BIND_KINDS;
}

/* ## Items */

static quoth_token child(const bind_view *list, uint32_t i) {
    quoth_token token = {bind_document_of(list), list->index};
    quoth_token found = quoth_token_child(token, (quoth_token){NULL, 0});
    while (i-- > 0 && found.document != NULL) found = quoth_token_child(token, found);
    return found;
}

/** Makes *item a part of a document; false for none. */
static bool is_part(bind_view *item, const quoth_document *document, uint32_t index) {
    if (document == NULL) return false;
    item->document = quoth_document_slot(document);
    item->index = index;
    return true;
}

static bool is_mention(bind_view *item, quoth_mention mention) {
    item->first = mention.first_token;
    item->count = mention.token_count;
    return is_part(item, mention.document, mention.index);
}

/** Item `first + i` of a document, or document `first + i`. */
static bool range_item(const bind_view *list, uint32_t i, bind_view *item) {
    uint32_t index = list->first + i;
    if (list->item == BIND_MENTION) {
        return is_mention(item, quoth_document_mention(bind_document_of(list), index));
    }
    item->document = list->document;
    if (list->item == BIND_DOCUMENT)
        item->document = quoth_document_slot(quoth_corpus_document(list->box->corpus, index));
    item->index = list->item == BIND_DOCUMENT ? 0 : index;
    return true;
}

/** Item `i` of a record's field; false for a string, and for none. */
static bool value_item(const bind_view *list, uint32_t i, bind_view *item) {
    quoth_value value = bind_list_value(list, i);
    switch (value.type) {
    case QUOTH_TYPE_ENTITY:
        item->index = quoth_entity_survivor(value.as.entity.entity).id;
        return item->index != QUOTH_NONE;
    case QUOTH_TYPE_MENTION:
        return is_mention(item, value.as.mention);
    case QUOTH_TYPE_QUOTE:
        return is_part(item, value.document, value.as.quote.index);
    case QUOTH_TYPE_DOCUMENT:
        return is_part(item, value.document, 0);
    case QUOTH_TYPE_LINK:
        item->first = i;
        return is_part(item, value.document, list->index);
    default:
        return false;
    }
}

/** Item `i` < count of a list of objects, by value; false where there is none, as in a list of strings. */
static bool list_item(const bind_view *list, uint32_t i, bind_view *item) {
    *item = (bind_view){.box = list->box, .kind = list->item};
    switch ((bind_source)list->source) {
    case BIND_RANGE:
        return range_item(list, i, item);
    case BIND_DOCUMENT_ENTITIES:
        item->index = quoth_entity_survivor(quoth_document_entity(bind_document_of(list), i)).id;
        return true;
    case BIND_CHILDREN: {
        quoth_token token = child(list, i);
        return is_part(item, token.document, token.index);
    }
    case BIND_VALUES:
        return value_item(list, i, item);
    case BIND_PLACES:
        return is_mention(item, ((const quoth_mention *)(list + 1))[i]);
    case BIND_PARTS: {
        quoth_span span = ((const quoth_span *)(list + 1))[i];
        item->first = span.begin;
        item->count = span.end;
        return is_part(item, bind_document_of(list), 1);
    }
    }
    return false;
}

static void push_item_at(lua_State *L, const bind_view *list, int owner, uint32_t i) {
    bind_view item;
    if (!has_objects(list)) {
        bind_push_string(L, bind_list_value(list, i).as.string);
    } else if (list_item(list, i, &item)) {
        bind_push_view(L, owner, &item, sizeof item);
    } else {
        lua_pushnil(L);
    }
}

void bind_push_item(lua_State *L, const bind_view *list, int owner, lua_Integer i) {
    uint32_t index = 0;
    if (bind_index(i, list->count, &index)) {
        push_item_at(L, list, owner, index);
    } else {
        lua_pushnil(L);
    }
}

/* ## each */

typedef struct each_state {
    int count, fields[MAX_EACH];
} each_state;

/** The iterator: upvalue 1 is the list, 2 the fields asked for; the control variable is the position. */
static int each_next(lua_State *L) {
    const bind_view *list = lua_touserdata(L, lua_upvalueindex(1));
    const each_state *state = lua_touserdata(L, lua_upvalueindex(2));
    lua_Integer i = lua_tointeger(L, 2);
    bind_check_open(L, list);
    luaL_checkstack(L, MAX_EACH + LUA_MINSTACK, NULL);
    if (i < 0 || i >= (lua_Integer)list->count) return 0;
    uint32_t index = (uint32_t)i;
    lua_pushinteger(L, i + 1);
    if (state->count == 0) {
        push_item_at(L, list, lua_upvalueindex(1), index);
        return 2;
    }
    bind_view item;
    if (!list_item(list, index, &item)) return 0;
    for (int f = 0; f < state->count; f++) {
        bind_check_open(L, list);
        bind_push_field_at(L, &item, lua_upvalueindex(1), state->fields[f]);
    }
    return 1 + state->count;
}

/** list:each(field, …): iterates over i, value, … without making an object for each item. */
static int list_each(lua_State *L) {
    const bind_view *list = bind_self(L);
    int count = lua_gettop(L) - 1;
    luaL_argcheck(L, count <= MAX_EACH, MAX_EACH + 2, "too many fields");
    luaL_argcheck(L, has_objects(list) || count == 0, 2, "a list of strings has no fields");
    for (int i = 2; i <= count + 1; i++)
        if (lua_type(L, i) != LUA_TSTRING)
            return luaL_error(L,
                              "bad argument #%d to 'each' (field name expected, got %s; to walk, write: "
                              "for i, one in list:each() do)",
                              i - 1, luaL_typename(L, i));
    for (int i = 2; i <= count + 1; i++) {
        bool path = strchr(lua_tostring(L, i), '.') != NULL;
        if (!path || !bind_push_list_verb(L, "each")) continue;
        lua_insert(L, 1); /* "document.id" is the field of a field: for Lua */
        lua_call(L, count + 1, 3);
        return 3;
    }
    lua_pushvalue(L, 1);
    each_state *state = lua_newuserdatauv(L, sizeof *state, 0);
    state->count = count;
    for (int i = 0; i < count; i++) {
        const bind_class *class = bind_class_of(list->item);
        state->fields[i] = bind_find_field(L, list->item, i + 2);
        if (state->fields[i] < 0)
            return luaL_error(L, "%s has no field '%s'", class->name, lua_tostring(L, i + 2));
    }
    lua_pushcclosure(L, each_next, 2);
    lua_pushnil(L);
    lua_pushinteger(L, 0);
    return 3;
}

/* ## Verbs written in Lua */

static const char verbs_key = 0;

bool bind_push_list_verb(lua_State *L, const char *name) {
    bool there = lua_rawgetp(L, LUA_REGISTRYINDEX, &verbs_key) == LUA_TTABLE;
    if (there && name != NULL) {
        lua_pushstring(L, name);
        there = lua_rawget(L, -2) == LUA_TFUNCTION;
        lua_remove(L, -2);
    }
    if (!there) lua_pop(L, 1);
    return there;
}

/** core.list_verbs{name = function, …}: further verbs of lists, as of every sequence of the module; those of a
 * module that is loaded again take the place of the former. */
int bind_list_verbs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &verbs_key);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &bind_list);
    lua_getfield(L, -1, "names");
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        luaL_checktype(L, -1, LUA_TFUNCTION);
        lua_pushvalue(L, -2);
        lua_rawget(L, 3);
        bool ours = lua_iscfunction(L, -1);
        lua_pop(L, 1);
        if (ours) continue; /* what is written in C stays */
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, 3);
    }
    return 0;
}

/* ## Lists as records */

/** core.collect(list): the list's items as the core's records; nil where they are none. */
int bind_collect(lua_State *L) {
    const bind_view *list = bind_test(L, 1, BIND_LIST);
    luaL_argcheck(L, list != NULL, 1, "List expected");
    bind_check_open(L, list);
    int kind = bind_record_kind(list->item);
    if (kind < 0) return 0;
    quoth_item *items = lua_newuserdatauv(L, list->count * sizeof *items + 1, 0);
    bind_records *records = bind_new_records(L, 1);
    bind_check_open(L, list);
    for (uint32_t i = 0; i < list->count; i++) {
        bind_view item;
        bool there = list_item(list, i, &item);
        bool entity = kind == QUOTH_RECORD_ENTITY;
        items[i] = (quoth_item){there && !entity ? bind_document_of(&item) : NULL,
                                there ? item.index : QUOTH_NONE, item.first, item.count};
    }
    quoth_error error = {0};
    quoth_corpus *corpus = list->box->corpus;
    records->answer->results =
        quoth_corpus_collect(corpus, (quoth_record_kind)kind, items, list->count, &error);
    if (records->answer->results == NULL) return bind_fail(L, &error, 1);
    bind_tell_results(L, records->answer->results);
    return 1;
}

static void list_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    const char *name = has_objects(view) ? bind_class_of(view->item)->name : "string";
    lua_pushfstring(L, "List of %I × %s", (LUAI_UACINT)view->count, name);
}

static const luaL_Reg list_verbs[] = {{"each", list_each}, {NULL, NULL}};

const bind_class bind_list = {.name = "List", .verbs = list_verbs, .describe = list_describe};
