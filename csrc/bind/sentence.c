#include "bind/bind.h"
#include "bind/position.h"

static quoth_sentence sentence_of(const bind_view *view) {
    return (quoth_sentence){bind_document_of(view), view->index};
}

static quoth_span sentence_span(const bind_view *view) {
    return quoth_sentence_span(sentence_of(view));
}

void bind_push_sentence(lua_State *L, int owner, quoth_sentence sentence) {
    bind_push_part(L, owner, BIND_SENTENCE, sentence.document, sentence.index);
}

static void sentence_index(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_first(view->index));
}

static void sentence_paragraph(lua_State *L, const bind_view *view, int owner) {
    bind_push_paragraph(L, owner, quoth_sentence_paragraph(sentence_of(view)));
}

static void sentence_root(lua_State *L, const bind_view *view, int owner) {
    bind_push_token(L, owner, quoth_sentence_root(sentence_of(view)));
}

/** A sentence is the sequence of its tokens. */
static void sentence_items(lua_State *L, const bind_view *view, bind_view *list) {
    (void)L;
    quoth_sentence sentence = sentence_of(view);
    *list = bind_range(view, BIND_TOKEN, view->document, quoth_sentence_first_token(sentence),
                       quoth_sentence_token_count(sentence));
}

static void sentence_tokens(lua_State *L, const bind_view *view, int owner) {
    bind_view list = {0};
    sentence_items(L, view, &list);
    bind_push_range(L, owner, list);
}

static void sentence_mentions(lua_State *L, const bind_view *view, int owner) {
    uint32_t first = 0, count = quoth_sentence_mentions(sentence_of(view), &first);
    bind_push_range(L, owner, bind_range(view, BIND_MENTION, view->document, first, count));
}

static void sentence_quotes(lua_State *L, const bind_view *view, int owner) {
    uint32_t first = 0, count = quoth_sentence_quotes(sentence_of(view), &first);
    bind_push_range(L, owner, bind_range(view, BIND_QUOTE, view->document, first, count));
}

static const bind_field fields[] = {
    {"text", bind_span_text},
    {"index", sentence_index},
    {"paragraph", sentence_paragraph},
    {"document", bind_span_document},
    {"root", sentence_root},
    {"tokens", sentence_tokens},
    {"mentions", sentence_mentions},
    {"quotes", sentence_quotes},
    {"first", bind_span_first},
    {"last", bind_span_last},
    {NULL, NULL},
};

const bind_class bind_sentence = {.name = "Sentence",
                                  .fields = fields,
                                  .span = sentence_span,
                                  .describe = bind_span_text,
                                  .items = sentence_items};
