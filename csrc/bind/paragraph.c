#include "bind/bind.h"
#include "bind/position.h"

static quoth_paragraph paragraph_of(const bind_view *view) {
    return (quoth_paragraph){bind_document_of(view), view->index};
}

static quoth_span paragraph_span(const bind_view *view) {
    return quoth_paragraph_span(paragraph_of(view));
}

void bind_push_paragraph(lua_State *L, int owner, quoth_paragraph paragraph) {
    bind_push_part(L, owner, BIND_PARAGRAPH, paragraph.document, paragraph.index);
}

static void paragraph_kind(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_paragraph_kind(paragraph_of(view)));
}

static void paragraph_sentences(lua_State *L, const bind_view *view, int owner) {
    quoth_paragraph paragraph = paragraph_of(view);
    bind_push_range(L, owner,
                    bind_range(view, BIND_SENTENCE, view->document, quoth_paragraph_first_sentence(paragraph),
                               quoth_paragraph_sentence_count(paragraph)));
}

static void paragraph_index(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_first(view->index));
}

static const bind_field fields[] = {
    {"text", bind_span_text},           {"kind", paragraph_kind},
    {"sentences", paragraph_sentences}, {"index", paragraph_index},
    {"first", bind_span_first},         {"last", bind_span_last},
    {"document", bind_span_document},   {NULL, NULL},
};

const bind_class bind_paragraph = {
    .name = "Paragraph", .fields = fields, .span = paragraph_span, .describe = bind_span_text};
