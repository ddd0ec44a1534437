#include "bind/bind.h"
#include "bind/position.h"

void bind_push_document(lua_State *L, int owner, const quoth_document *document) {
    bind_push_part(L, owner, BIND_DOCUMENT, document, 0);
}

/* ## Metadata */

#define META(name, what)                                                                                     \
    static void document_##name(lua_State *L, const bind_view *view, int owner) {                            \
        (void)owner;                                                                                         \
        bind_push_string(L, quoth_document_meta(bind_document_of(view), what));                              \
    }
META(id, QUOTH_META_ID)
META(title, QUOTH_META_TITLE)
META(outlet, QUOTH_META_OUTLET)
META(date, QUOTH_META_DATE)
META(byline, QUOTH_META_BYLINE)
META(dateline, QUOTH_META_DATELINE)
META(url, QUOTH_META_URL)
META(updated, QUOTH_META_UPDATED)
#undef META

/** The text is long, so the string is kept in user value 2 of the document's own (cached) view. */
static void document_text(lua_State *L, const bind_view *view, int owner) {
    bind_push_document(L, owner, bind_document_of(view));
    bind_check_open(L, view);
    if (lua_getiuservalue(L, -1, 2) != LUA_TSTRING) {
        lua_pop(L, 1);
        bind_push_string(L, quoth_document_text(bind_document_of(view)));
        lua_pushvalue(L, -1);
        lua_setiuservalue(L, -3, 2);
    }
    lua_remove(L, -2);
}

static void document_index(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    uint32_t index = quoth_document_index(bind_document_of(view));
    if (index == QUOTH_NONE) {
        lua_pushnil(L); /* it was removed */
    } else {
        lua_pushinteger(L, bind_first(index));
    }
}

static void document_corpus(lua_State *L, const bind_view *view, int owner) {
    (void)view;
    bind_push_box(L, owner);
}

/* ## Lists */

#define LIST(name, item, count)                                                                              \
    static void document_##name(lua_State *L, const bind_view *view, int owner) {                            \
        bind_push_range(L, owner, bind_range(view, item, view->document, 0, count(bind_document_of(view)))); \
    }
LIST(warnings, BIND_WARNING, quoth_document_warning_count)
LIST(paragraphs, BIND_PARAGRAPH, quoth_document_paragraph_count)
LIST(sentences, BIND_SENTENCE, quoth_document_sentence_count)
LIST(tokens, BIND_TOKEN, quoth_document_token_count)
LIST(mentions, BIND_MENTION, quoth_document_mention_count)
LIST(quotes, BIND_QUOTE, quoth_document_quote_count)
LIST(times, BIND_TIME, quoth_document_time_count)
#undef LIST

static void document_entities(lua_State *L, const bind_view *view, int owner) {
    bind_push_list(L, owner, view, BIND_DOCUMENT_ENTITIES, BIND_ENTITY,
                   quoth_document_entity_count(bind_document_of(view)));
}

/* ## Verbs */

/** document:conllu(): its annotation as CoNLL-U. */
static int document_conllu(lua_State *L) {
    const bind_view *view = bind_self(L);
    bind_records *scratch = bind_new_records(L, 1);
    quoth_error error = {0};
    quoth_text *text = bind_text_of(L, scratch);
    bind_check_open(L, view);
    if (!quoth_text_add_conllu(text, bind_document_of(view), &error)) return bind_fail(L, &error, 0);
    bind_push_string(L, quoth_text_bytes(text));
    bind_records_class.release(&scratch->view);
    return 1;
}

/** document:trace(): which rules decided what. */
static int document_trace(lua_State *L) {
    return bind_push_trace(L, bind_document_of(bind_self(L)), NULL);
}

static void document_release(bind_view *view) {
    if (view->box->single) bind_corpus.release(&view->box->view);
}

/** document:close(), for a document that stands alone. */
static int document_close(lua_State *L) {
    bind_view *view = bind_self_even_closed(L);
    luaL_argcheck(L, view->box->single, 1, "a corpus closes its documents: close the corpus");
    document_release(view);
    return 0;
}

static void compose(bind_writer *writer, const bind_view *view) {
    static const quoth_meta shown[] = {QUOTH_META_TITLE, QUOTH_META_OUTLET, QUOTH_META_DATE};
    const quoth_document *document = bind_document_of(view);
    bind_write_string(writer, "Document ");
    bind_write(writer, quoth_document_meta(document, QUOTH_META_ID));
    const char *separator = " (";
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        quoth_string value = quoth_document_meta(document, shown[i]);
        if (value.bytes == NULL || value.count == 0) continue;
        bind_write_string(writer, separator);
        bind_write(writer, value);
        separator = ", ";
    }
    if (separator[0] == ',') bind_write_string(writer, ")");
}

static void document_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_composed(L, view, compose);
}

static const bind_field fields[] = {
    {"id", document_id},
    {"title", document_title},
    {"outlet", document_outlet},
    {"date", document_date},
    {"byline", document_byline},
    {"dateline", document_dateline},
    {"url", document_url},
    {"updated", document_updated},
    {"text", document_text},
    {"warnings", document_warnings},
    {"paragraphs", document_paragraphs},
    {"sentences", document_sentences},
    {"tokens", document_tokens},
    {"entities", document_entities},
    {"mentions", document_mentions},
    {"quotes", document_quotes},
    {"times", document_times},
    {"index", document_index},
    {"corpus", document_corpus},
    {NULL, NULL},
};

static const luaL_Reg verbs[] = {
    {"conllu", document_conllu}, {"trace", document_trace}, {"close", document_close}, {NULL, NULL}};

const bind_class bind_document = {.name = "Document",
                                  .fields = fields,
                                  .verbs = verbs,
                                  .describe = document_describe,
                                  .release = document_release};
