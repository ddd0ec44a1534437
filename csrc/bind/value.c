/* Fields of records as Lua values: what the core's table of fields says of quotes, reports, mentions, entities,
 * time expressions and lines is all that this room knows of them. */

#include "bind/bind.h"
#include "bind/position.h"

int bind_record_kind(unsigned kind) {
    switch (kind) {
    case BIND_QUOTE:
        return QUOTH_RECORD_QUOTE;
    case BIND_REPORT:
        return QUOTH_RECORD_REPORT;
    case BIND_MENTION:
        return QUOTH_RECORD_MENTION;
    case BIND_ENTITY:
        return QUOTH_RECORD_ENTITY;
    case BIND_TIME:
        return QUOTH_RECORD_TIME;
    case BIND_LINE:
        return QUOTH_RECORD_KWIC;
    default:
        return -1;
    }
}

/** The record that a view of such a kind is. */
static quoth_record record_of(const bind_view *view) {
    const quoth_document *document = view->kind == BIND_ENTITY ? NULL : bind_document_of(view);
    switch (view->kind) {
    case BIND_QUOTE:
        return quoth_quote_record((quoth_quote){document, view->index});
    case BIND_MENTION:
        return quoth_mention_record((quoth_mention){document, view->index, view->first, view->count});
    case BIND_TIME:
        return quoth_time_record((quoth_time){document, view->index});
    case BIND_ENTITY:
        return quoth_entity_record((quoth_entity){view->box->corpus, NULL, view->index});
    default:
        return quoth_results_record(((const bind_record *)view)->records->answer->results, view->index);
    }
}

/* ## Lists */

/** The kind of a list's items; BIND_KINDS for strings. */
static bind_kind items_of(quoth_type type) {
    switch (type) {
    case QUOTH_TYPE_DOCUMENTS:
        return BIND_DOCUMENT;
    case QUOTH_TYPE_QUOTES:
        return BIND_QUOTE;
    case QUOTH_TYPE_MENTIONS:
        return BIND_MENTION;
    case QUOTH_TYPE_ENTITIES:
        return BIND_ENTITY;
    case QUOTH_TYPE_LINKS:
        return BIND_LINK;
    default:
        return BIND_KINDS;
    }
}

/** Items that are something in Lua: who is known by a name alone is no Entity. They come first. */
static uint32_t count_items(const quoth_record *record, uint32_t field, const quoth_value *list) {
    uint32_t count = list->as.number;
    if (list->type != QUOTH_TYPE_ENTITIES) return count;
    while (count > 0 && quoth_record_item(*record, field, count - 1).as.entity.entity.id == QUOTH_NONE)
        count--;
    return count;
}

/** The mentions of a report: kept in the list, for no view of the document leads to them. */
static void push_places(lua_State *L, const bind_view *view, int owner, uint32_t field, uint32_t count) {
    const quoth_record record = record_of(view);
    size_t size = sizeof *view + count * sizeof(quoth_mention);
    bind_view *list = lua_newuserdatauv(L, size, 0);
    bind_check_open(L, view); /* making room may have closed it */
    *list = (bind_view){.box = view->box,
                        .kind = BIND_LIST,
                        .item = BIND_MENTION,
                        .source = BIND_PLACES,
                        .document = view->document,
                        .count = count};
    quoth_mention *mentions = (quoth_mention *)(list + 1);
    for (uint32_t i = 0; i < count; i++) mentions[i] = quoth_record_item(record, field, i).as.mention;
    bind_push_view(L, owner, list, size);
    lua_remove(L, -2);
}

/** A report's lists are those of its quote: a narration's are empty. A list refers to a document or entity,
 * not to results, which may be closed before it is asked. */
static void push_list(lua_State *L, const bind_view *view, int owner, uint32_t field, quoth_value list) {
    quoth_record record = record_of(view);
    bind_view of = {
        .box = view->box, .of = view->kind, .document = view->document, .index = view->index, .first = field};
    uint32_t count = count_items(&record, field, &list);
    if (view->kind == BIND_REPORT && list.type == QUOTH_TYPE_MENTIONS) {
        push_places(L, view, owner, field, count);
        return;
    }
    if (view->kind == BIND_REPORT) {
        quoth_quote quote = quoth_results_quote(record.results, view->index);
        of.of = BIND_QUOTE;
        of.index = quote.index;
        if (quote.document == NULL) count = 0;
    } else if (view->kind == BIND_ENTITY) {
        of.index = quoth_entity_survivor(record.view.entity).id;
    }
    bind_push_list(L, owner, &of, BIND_VALUES, items_of(list.type), count);
}

quoth_value bind_list_value(const bind_view *list, uint32_t i) {
    bind_view of = *list;
    of.kind = list->of;
    return quoth_record_item(record_of(&of), list->first, i);
}

/* ## Values */

/** {value, basis, text}. */
static void push_moment(lua_State *L, const bind_view *view, uint32_t field) {
    lua_createtable(L, 0, 3);
    bind_check_open(L, view);
    bind_push_string(L, quoth_record_value(record_of(view), field).as.moment.value);
    lua_setfield(L, -2, "value");
    bind_check_open(L, view);
    bind_push_string(L, quoth_record_value(record_of(view), field).as.moment.basis);
    lua_setfield(L, -2, "basis");
    bind_check_open(L, view);
    bind_push_string(L, quoth_record_value(record_of(view), field).as.moment.text);
    lua_setfield(L, -2, "text");
}

void bind_push_value(lua_State *L, const bind_view *view, int owner, uint32_t field) {
    quoth_value value = quoth_record_value(record_of(view), field);
    switch (value.type) {
    case QUOTH_TYPE_NIL:
        lua_pushnil(L);
        break;
    case QUOTH_TYPE_FLAG:
        lua_pushboolean(L, value.as.flag);
        break;
    case QUOTH_TYPE_NUMBER:
        lua_pushinteger(L, (lua_Integer)value.as.number);
        break;
    case QUOTH_TYPE_INDEX:
        lua_pushinteger(L, bind_first(value.as.number));
        break;
    case QUOTH_TYPE_SHARE:
        lua_pushnumber(L, value.as.share);
        break;
    case QUOTH_TYPE_WORD:
    case QUOTH_TYPE_STRING:
        bind_push_string(L, value.as.string);
        break;
    case QUOTH_TYPE_TEXT:
        bind_push_text(L, value.document, value.as.text.begin, value.as.text.end);
        break;
    case QUOTH_TYPE_SPANS:
        bind_push_spans(L, owner, value.document, value.as.spans);
        break;
    case QUOTH_TYPE_PARTY:
        bind_push_party(L, owner, value.document, value.as.party);
        break;
    case QUOTH_TYPE_MOMENT:
        push_moment(L, view, field);
        break;
    case QUOTH_TYPE_DOCUMENT:
        bind_push_document(L, owner, value.document);
        break;
    case QUOTH_TYPE_SENTENCE:
        bind_push_sentence(L, owner, value.as.sentence);
        break;
    case QUOTH_TYPE_QUOTE:
        bind_push_quote(L, owner, value.as.quote);
        break;
    case QUOTH_TYPE_MENTION:
        bind_push_mention(L, owner, value.as.mention);
        break;
    case QUOTH_TYPE_ENTITY:
        bind_push_entity(L, owner, value.as.entity.entity);
        break;
    default:
        push_list(L, view, owner, field, value);
        break;
    }
}

/* ## Descriptions */

static const char *const type_names[] = {[QUOTH_TYPE_NIL] = "nil",
                                         [QUOTH_TYPE_FLAG] = "flag",
                                         [QUOTH_TYPE_NUMBER] = "number",
                                         [QUOTH_TYPE_INDEX] = "index",
                                         [QUOTH_TYPE_SHARE] = "share",
                                         [QUOTH_TYPE_WORD] = "word",
                                         [QUOTH_TYPE_STRING] = "string",
                                         [QUOTH_TYPE_TEXT] = "text",
                                         [QUOTH_TYPE_SPANS] = "spans",
                                         [QUOTH_TYPE_PARTY] = "party",
                                         [QUOTH_TYPE_MOMENT] = "moment",
                                         [QUOTH_TYPE_DOCUMENT] = "document",
                                         [QUOTH_TYPE_SENTENCE] = "sentence",
                                         [QUOTH_TYPE_QUOTE] = "quote",
                                         [QUOTH_TYPE_MENTION] = "mention",
                                         [QUOTH_TYPE_ENTITY] = "entity",
                                         [QUOTH_TYPE_LINK] = "link",
                                         [QUOTH_TYPE_STRINGS] = "strings",
                                         [QUOTH_TYPE_DOCUMENTS] = "documents",
                                         [QUOTH_TYPE_QUOTES] = "quotes",
                                         [QUOTH_TYPE_MENTIONS] = "mentions",
                                         [QUOTH_TYPE_ENTITIES] = "entities",
                                         [QUOTH_TYPE_LINKS] = "links"};

static void set_string(lua_State *L, const char *key, const char *value) {
    lua_pushstring(L, value);
    lua_setfield(L, -2, key);
}

static void push_description(lua_State *L, uint32_t id) {
    quoth_field field = quoth_field_at(id);
    lua_createtable(L, 0, 8);
    set_string(L, "name", field.name);
    set_string(L, "column", field.column);
    set_string(L, "doc", field.doc);
    set_string(L, "filter", field.filter);
    set_string(L, "type", type_names[field.type]);
    set_string(L, "set", field.set);
    lua_pushboolean(L, field.optional);
    lua_setfield(L, -2, "optional");
    if (field.set == NULL) return;
    lua_newtable(L);
    for (uint32_t i = 0; quoth_field_word(id, i) != NULL; i++) {
        lua_pushstring(L, quoth_field_word(id, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "values");
}

/** core.fields(kind): the fields of a kind of record as {name, column, doc, filter, type, set, values,
 * optional}. */
int bind_fields(lua_State *L) {
    quoth_record_kind kind = bind_check_record_kind(L, 1);
    lua_newtable(L);
    for (uint32_t id = 0; id < quoth_field_count(); id++) {
        if ((quoth_field_at(id).records >> kind & 1U) == 0) continue;
        push_description(L, id);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    return 1;
}

static void push_labels(lua_State *L, quoth_labels set, const char *name) {
    lua_newtable(L);
    for (uint32_t id = 0; id < quoth_label_count(set); id++) {
        lua_pushstring(L, quoth_label_name(set, id));
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
    lua_setfield(L, -2, name);
}

/** core.labels(): the values that fields of what is no record may have, by the name "Class.field". */
int bind_labels(lua_State *L) {
    lua_createtable(L, 0, 4);
    push_labels(L, QUOTH_LABELS_UPOS, "Token.upos");
    push_labels(L, QUOTH_LABELS_XPOS, "Token.xpos");
    push_labels(L, QUOTH_LABELS_DEPREL, "Token.deprel");
    push_labels(L, QUOTH_LABELS_PARAGRAPH_KIND, "Paragraph.kind");
    return 1;
}
