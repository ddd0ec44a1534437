#include <string.h>

#include "bind/bind.h"
#include "bind/position.h"

static const bind_class *const classes[BIND_KINDS] = {
    [BIND_CORPUS] = &bind_corpus,     [BIND_DOCUMENT] = &bind_document, [BIND_PARAGRAPH] = &bind_paragraph,
    [BIND_SENTENCE] = &bind_sentence, [BIND_TOKEN] = &bind_token,       [BIND_ENTITY] = &bind_entity,
    [BIND_MENTION] = &bind_mention,   [BIND_QUOTE] = &bind_quote,       [BIND_TIME] = &bind_time,
    [BIND_SPAN] = &bind_span,         [BIND_PARTY] = &bind_party,       [BIND_LINK] = &bind_link,
    [BIND_WARNING] = &bind_warning,   [BIND_PROBLEM] = &bind_problem,   [BIND_REPORT] = &bind_report,
    [BIND_LINE] = &bind_line,         [BIND_LIST] = &bind_list,         [BIND_RECORDS] = &bind_records_class,
    [BIND_STREAM] = &bind_stream,     [BIND_MODEL] = &bind_model,
};

const bind_class *bind_class_of(unsigned kind) {
    return classes[kind];
}

/* ## Checks */

/** Upvalue 1 of every function here is the metatable of its class. */
bind_view *bind_self_even_closed(lua_State *L) {
    bind_view *view = lua_touserdata(L, 1);
    bool same = view != NULL && lua_getmetatable(L, 1) != 0;
    if (same) {
        same = lua_rawequal(L, -1, lua_upvalueindex(1));
        lua_pop(L, 1);
    }
    if (!same) {
        lua_getfield(L, lua_upvalueindex(1), "__name");
        luaL_typeerror(L, 1, lua_tostring(L, -1));
    }
    return view;
}

bind_view *bind_self(lua_State *L) {
    bind_view *view = bind_self_even_closed(L);
    bind_check_open(L, view);
    return view;
}

bind_view *bind_test(lua_State *L, int arg, bind_kind kind) {
    bind_view *view = lua_touserdata(L, arg);
    if (view == NULL || !lua_getmetatable(L, arg)) return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, classes[kind]);
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? view : NULL;
}

bind_view *bind_test_any(lua_State *L, int arg) {
    bind_view *view = lua_touserdata(L, arg);
    if (view == NULL || !lua_getmetatable(L, arg)) return NULL;
    bool ours = lua_rawgetp(L, -1, classes) != LUA_TNIL;
    lua_pop(L, 2);
    return ours && view->kind < BIND_KINDS && bind_test(L, arg, (bind_kind)view->kind) != NULL ? view : NULL;
}

void bind_check_open(lua_State *L, const bind_view *view) {
    if (view->box != NULL && view->box->corpus == NULL) {
        luaL_error(L, "%s is closed", view->box->single ? "the document" : "the corpus");
    }
    const bind_records *records = NULL;
    if (view->kind == BIND_RECORDS) records = (const bind_records *)view;
    if (view->kind == BIND_REPORT || view->kind == BIND_LINE) records = ((const bind_record *)view)->records;
    if (records != NULL && bind_results_of(records) == NULL) luaL_error(L, "the results are closed");
    if (view->kind == BIND_MODEL && ((const bind_model_box *)view)->model == NULL) {
        luaL_error(L, "the model is closed");
    }
}

const quoth_document *bind_document_of(const bind_view *view) {
    const quoth_corpus *corpus = view->box->corpus;
    return corpus != NULL ? quoth_corpus_document_in_slot(corpus, view->document) : NULL;
}

/* ## Fields */

int bind_next_field(unsigned kind, int field) {
    int record = bind_record_kind(kind), count = (int)quoth_field_count();
    const bind_field *own = classes[kind]->fields;
    for (field++; field < count; field++) {
        quoth_field described = quoth_field_at((uint32_t)field);
        if (record >= 0 && described.doc != NULL && (described.records >> record & 1U) != 0) return field;
    }
    return own != NULL && own[field - count].name != NULL ? field : -1;
}

const char *bind_field_name(unsigned kind, int field) {
    int count = (int)quoth_field_count();
    return field < count ? quoth_field_at((uint32_t)field).name : classes[kind]->fields[field - count].name;
}

void bind_push_field_at(lua_State *L, const bind_view *view, int owner, int field) {
    int count = (int)quoth_field_count();
    if (field < count) {
        bind_push_value(L, view, owner, (uint32_t)field);
    } else {
        classes[view->kind]->fields[field - count].push(L, view, owner);
    }
}

int bind_find_field(lua_State *L, unsigned kind, int name) {
    name = lua_absindex(L, name);
    lua_rawgetp(L, LUA_REGISTRYINDEX, classes[kind]);
    lua_pushliteral(L, "names");
    lua_rawget(L, -2);
    lua_pushvalue(L, name);
    int found = lua_rawget(L, -2) == LUA_TNUMBER ? (int)lua_tointeger(L, -1) : -1;
    lua_pop(L, 3);
    return found;
}

static void push_describe(lua_State *L, const bind_class *class, const bind_view *view, int owner) {
    if (class->describe != NULL) {
        class->describe(L, view, owner);
        if (lua_type(L, -1) != LUA_TNIL) return;
        lua_pop(L, 1);
    }
    lua_pushstring(L, class->name);
}

/** Says what is wrong with a key; `class` has no such field. */
static int no_field(lua_State *L, const bind_class *class) {
    if (lua_type(L, 2) == LUA_TSTRING) {
        return luaL_error(L, "%s has no field '%s'", class->name, lua_tostring(L, 2));
    }
    return luaL_error(L, "%s has no field of type %s", class->name, luaL_typename(L, 2));
}

/** __index. Upvalue 2: names, from a field to its number, from a verb to its function. */
static int object_index(lua_State *L) {
    bind_view *view = bind_self_even_closed(L);
    const bind_class *class = classes[view->kind];
    lua_settop(L, 2);
    if (lua_type(L, 2) == LUA_TNUMBER && (class->items != NULL || view->kind == BIND_LIST)) {
        if (!lua_isinteger(L, 2)) return no_field(L, class);
        bind_check_open(L, view);
        bind_view list = {0};
        if (class->items != NULL) class->items(L, view, &list);
        bind_push_item(L, class->items != NULL ? &list : view, 1, lua_tointeger(L, 2));
        return 1;
    }
    lua_pushvalue(L, 2);
    switch (lua_rawget(L, lua_upvalueindex(2))) {
    case LUA_TNUMBER: {
        int field = (int)lua_tointeger(L, -1);
        bind_check_open(L, view);
        bind_push_field_at(L, view, 1, field);
        return 1;
    }
    case LUA_TFUNCTION:
        return 1;
    default:
        return no_field(L, class);
    }
}

/** __newindex: objects are answers, nothing can be stored in them. */
static int object_newindex(lua_State *L) {
    bind_view *view = bind_self_even_closed(L);
    return luaL_error(L, "%s is read-only", classes[view->kind]->name);
}

static int object_length(lua_State *L) {
    bind_view *view = bind_self(L);
    bind_view list = *view;
    if (view->kind != BIND_LIST) classes[view->kind]->items(L, view, &list);
    lua_pushinteger(L, (lua_Integer)list.count);
    return 1;
}

static int object_tostring(lua_State *L) {
    bind_view *view = bind_self_even_closed(L);
    const bind_class *class = classes[view->kind];
    bool closed = view->box != NULL && view->box->corpus == NULL;
    if (view->kind == BIND_MODEL) closed = ((const bind_model_box *)view)->model == NULL;
    if (closed) {
        lua_pushfstring(L, "%s (closed)", class->name);
    } else if (view->kind == BIND_LIST && bind_push_list_verb(L, "text")) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 1);
    } else {
        bind_check_open(L, view);
        push_describe(L, class, view, 1);
        bind_show(L, -1, true);
    }
    return 1;
}

static uint32_t survivor(const bind_view *view) {
    quoth_entity entity = {view->box->corpus, NULL, view->index};
    return view->box->corpus != NULL ? quoth_entity_survivor(entity).id : view->index;
}

/** __eq: the same thing of the same corpus, whether or not it is the same userdata. */
static int object_equal(lua_State *L) {
    bind_view *a = bind_test_any(L, 1), *b = bind_test_any(L, 2);
    bool same = a != NULL && b != NULL && a->kind == b->kind && a->box != NULL && a->box == b->box &&
                a->document == b->document && a->first == b->first && a->count == b->count &&
                a->source == b->source && a->item == b->item && a->of == b->of;
    if (same && (a->kind == BIND_CORPUS || a->kind == BIND_RECORDS)) same = a == b;
    if (same && a->kind == BIND_ENTITY) {
        same = survivor(a) == survivor(b);
    } else if (same && (a->kind == BIND_REPORT || a->kind == BIND_LINE)) {
        same = bind_same_record((bind_record *)a, (bind_record *)b);
    } else if (same) {
        same = a->index == b->index;
    }
    lua_pushboolean(L, same);
    return 1;
}

/** The iterator of __pairs; upvalue 1 is the field given last, upvalue 2 the object that has it. */
static int next_field(lua_State *L) {
    bind_view *view = lua_touserdata(L, lua_upvalueindex(2));
    luaL_argcheck(L, lua_rawequal(L, 1, lua_upvalueindex(2)), 1, "another object than pairs was called with");
    bind_check_open(L, view);
    int field = bind_next_field(view->kind, (int)lua_tointeger(L, lua_upvalueindex(1)));
    if (field < 0) return 0;
    lua_pushinteger(L, field);
    lua_replace(L, lua_upvalueindex(1));
    lua_pushstring(L, bind_field_name(view->kind, field));
    bind_check_open(L, view);
    bind_push_field_at(L, view, 1, field);
    return 2;
}

static int object_pairs(lua_State *L) {
    bind_self(L);
    lua_pushinteger(L, -1);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, next_field, 2);
    lua_pushvalue(L, 1);
    return 2;
}

/** __gc, __close, close(). */
static int object_close(lua_State *L) {
    bind_view *view = bind_self_even_closed(L);
    classes[view->kind]->release(view);
    return 0;
}

/* ## Metatables */

static void add_function(lua_State *L, const char *name, lua_CFunction function) {
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

/** Pushes {field = number, verb = function}; the metatable is on top of the stack before. */
static void push_names(lua_State *L, unsigned kind) {
    const bind_class *class = classes[kind];
    lua_newtable(L);
    for (int field = bind_next_field(kind, -1); field >= 0; field = bind_next_field(kind, field)) {
        lua_pushinteger(L, field);
        lua_setfield(L, -2, bind_field_name(kind, field));
    }
    if (class->release != NULL) {
        lua_pushvalue(L, -2);
        lua_pushcclosure(L, object_close, 1);
        lua_setfield(L, -2, "close");
    }
    for (const luaL_Reg *verb = class->verbs; verb != NULL && verb->name != NULL; verb++) {
        lua_pushvalue(L, -2);
        lua_pushcclosure(L, verb->func, 1);
        lua_setfield(L, -2, verb->name);
    }
}

static void open_class(lua_State *L, unsigned kind) {
    const bind_class *class = classes[kind];
    lua_newtable(L);
    lua_pushfstring(L, "quoth.%s", class->name);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__name");
    lua_setfield(L, -2, "__metatable");
    lua_pushboolean(L, true);
    lua_rawsetp(L, -2, classes); /* the sign by which bind_test_any knows our objects */
    push_names(L, kind);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, object_index, 2);
    lua_setfield(L, -3, "__index");
    lua_setfield(L, -2, "names");
    add_function(L, "__newindex", object_newindex);
    add_function(L, "__tostring", object_tostring);
    add_function(L, "__eq", object_equal);
    if (bind_next_field(kind, -1) >= 0) add_function(L, "__pairs", object_pairs);
    if (class->items != NULL || class == &bind_list) add_function(L, "__len", object_length);
    if (class->release != NULL) {
        if (class != &bind_document) add_function(L, "__gc", object_close);
        add_function(L, "__close", object_close);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, class);
}

void bind_open_classes(lua_State *L) {
    for (unsigned kind = 0; kind < BIND_KINDS; kind++) {
        if (lua_rawgetp(L, LUA_REGISTRYINDEX, classes[kind]) == LUA_TNIL) open_class(L, kind);
        lua_pop(L, 1);
    }
}

/* ## Making objects */

void *bind_new(lua_State *L, bind_kind kind, size_t size, int user_values) {
    bind_view *view = lua_newuserdatauv(L, size, user_values);
    memset(view, 0, size);
    view->kind = (uint8_t)kind;
    lua_rawgetp(L, LUA_REGISTRYINDEX, classes[kind]);
    lua_setmetatable(L, -2);
    return view;
}

void bind_push_box(lua_State *L, int owner) {
    const bind_view *view = lua_touserdata(L, owner);
    if (view->kind == BIND_CORPUS) {
        lua_pushvalue(L, owner);
    } else {
        lua_getiuservalue(L, owner, 1);
    }
}

/** The key of a view in the cache of its box, or 0 where its kind is not cached. */
static lua_Integer cache_key(const bind_view *view) {
    uint64_t kind = 0, low = view->index;
    switch (view->kind) {
    case BIND_DOCUMENT:
        kind = 1;
        break;
    case BIND_SENTENCE:
        kind = 2;
        break;
    case BIND_ENTITY:
        kind = 3;
        break;
    case BIND_QUOTE:
        kind = 4;
        break;
    case BIND_MENTION:
        kind = 5;
        if (view->index == QUOTH_NONE) {
            if (view->first >= 1U << 24 || view->count >= 1U << 8) return 0;
            kind = 6;
            low = (uint64_t)view->first << 8 | view->count;
        }
        break;
    default:
        return 0;
    }
    return view->document >= 1U << 28 ? 0 : (lua_Integer)(kind << 60 | (uint64_t)view->document << 32 | low);
}

/** Pushes a new copy of *view whose box is at stack index `box`. */
static void push_copy(lua_State *L, int box, const bind_view *view, size_t size) {
    int user_values =
        view->kind == BIND_DOCUMENT || view->kind == BIND_REPORT || view->kind == BIND_LINE ? 2 : 1;
    bind_view *copy = bind_new(L, (bind_kind)view->kind, size, user_values);
    memcpy(copy, view, size);
    lua_pushvalue(L, box);
    lua_setiuservalue(L, -2, 1);
}

void bind_push_view(lua_State *L, int owner, const bind_view *view, size_t size) {
    lua_Integer key = cache_key(view);
    luaL_checkstack(L, 8, NULL);
    bind_push_box(L, owner);
    int box = lua_gettop(L);
    if (key == 0) {
        push_copy(L, box, view, size);
        lua_remove(L, box);
        return;
    }
    lua_getiuservalue(L, box, 1);
    if (lua_rawgeti(L, -1, key) == LUA_TNIL) {
        lua_pop(L, 1);
        push_copy(L, box, view, size);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, key);
    }
    lua_replace(L, box);
    lua_settop(L, box);
}

void bind_push_part(lua_State *L, int owner, bind_kind kind, const quoth_document *document, uint32_t index) {
    const bind_view *from = lua_touserdata(L, owner);
    if (document == NULL || index == QUOTH_NONE) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {
        .box = from->box, .kind = (uint8_t)kind, .document = quoth_document_slot(document), .index = index};
    bind_push_view(L, owner, &view, sizeof view);
}

/* ## Values */

void bind_push_string(lua_State *L, quoth_string string) {
    if (string.bytes == NULL) {
        lua_pushnil(L);
    } else {
        lua_pushlstring(L, string.bytes, string.count);
    }
}

void bind_push_text(lua_State *L, const quoth_document *document, uint32_t begin, uint32_t end) {
    quoth_string text = quoth_document_text(document);
    if (text.bytes == NULL || begin > end || end > text.count) {
        lua_pushnil(L);
    } else {
        lua_pushlstring(L, text.bytes + begin, end - begin);
    }
}

void bind_write(bind_writer *writer, quoth_string piece) {
    if (writer->count <= writer->size && piece.count <= writer->size - writer->count && piece.count > 0) {
        memcpy(writer->to + writer->count, piece.bytes, piece.count);
    }
    writer->count += piece.count;
}

void bind_write_string(bind_writer *writer, const char *piece) {
    bind_write(writer, (quoth_string){piece, strlen(piece)});
}

void bind_push_composed(lua_State *L, const bind_view *view,
                        void (*compose)(bind_writer *writer, const bind_view *view)) {
    bind_writer writer = {0};
    compose(&writer, view);
    do { /* again where it grew while the room for it was made */
        size_t size = writer.count;
        char *room = lua_newuserdatauv(L, size + 1, 0);
        bind_check_open(L, view);
        writer = (bind_writer){room, size, 0};
        compose(&writer, view);
        if (writer.count <= size) lua_pushlstring(L, room, writer.count);
        lua_remove(L, writer.count <= size ? -2 : -1);
    } while (writer.count > writer.size);
}

/* ## Spans */

void bind_span_text(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    quoth_span span = bind_class_of(view->kind)->span(view);
    bind_push_text(L, bind_document_of(view), span.begin, span.end);
}

void bind_span_first(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_first(bind_class_of(view->kind)->span(view).begin));
}

void bind_span_last(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_last(bind_class_of(view->kind)->span(view).end));
}

void bind_span_document(lua_State *L, const bind_view *view, int owner) {
    bind_push_document(L, owner, bind_document_of(view));
}
