#include <string.h>

#include "bind/bind.h"

/*
 * A Span is the hull [first, count) of `index` pieces; where there is more than one they follow the view. A
 * Party is a span with the entity `index` (or none) that it names. A Link is number `first` of the chain of
 * the quote `index`.
 */

/** Pushes a view of an open corpus, followed by its pieces where there are any. */
static void push_pieces(lua_State *L, int owner, const bind_view *view, const quoth_span *items,
                        size_t count) {
    if (count == 0) {
        bind_push_view(L, owner, view, sizeof *view);
        return;
    }
    size_t size = sizeof *view + count * sizeof *items;
    bind_view *scratch = lua_newuserdatauv(L, size, 0);
    bind_check_open(L, view); /* the pieces may lie in the corpus */
    *scratch = *view;
    memcpy(scratch + 1, items, count * sizeof *items);
    bind_push_view(L, owner, scratch, size);
    lua_remove(L, -2);
}

void bind_push_spans(lua_State *L, int owner, const quoth_document *document, quoth_spans spans) {
    const bind_view *from = lua_touserdata(L, owner);
    if (document == NULL || spans.count == 0) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box,
                      .kind = BIND_SPAN,
                      .document = quoth_document_slot(document),
                      .index = (uint32_t)spans.count,
                      .first = spans.items[0].begin,
                      .count = spans.items[spans.count - 1].end};
    push_pieces(L, owner, &view, spans.items, spans.count > 1 ? spans.count : 0);
}

static quoth_span span_of(const bind_view *view) {
    return (quoth_span){view->first, view->count};
}

/** The pieces, parted by " … ": what stands between them is the narrator's. */
static void span_text(lua_State *L, const bind_view *view, int owner) {
    if (view->index < 2) {
        bind_span_text(L, view, owner);
        return;
    }
    quoth_string text = quoth_document_text(bind_document_of(view));
    const quoth_span *pieces = (const quoth_span *)(view + 1);
    luaL_Buffer words;
    luaL_buffinit(L, &words);
    for (uint32_t i = 0; i < view->index; i++) {
        if (i) luaL_addstring(&words, " \xE2\x80\xA6 ");
        luaL_addlstring(&words, text.bytes + pieces[i].begin, pieces[i].end - pieces[i].begin);
    }
    luaL_pushresult(&words);
}

static void span_parts(lua_State *L, const bind_view *view, int owner) {
    quoth_span whole = span_of(view);
    bind_view list = *view;
    list.kind = BIND_LIST;
    list.item = BIND_SPAN;
    list.source = BIND_PARTS;
    list.count = view->index;
    push_pieces(L, owner, &list, view->index > 1 ? (const quoth_span *)(view + 1) : &whole, view->index);
}

static const bind_field span_fields[] = {
    {"text", span_text},   {"first", bind_span_first},       {"last", bind_span_last},
    {"parts", span_parts}, {"document", bind_span_document}, {NULL, NULL},
};

const bind_class bind_span = {.name = "Span", .fields = span_fields, .span = span_of, .describe = span_text};

/* ## Parties */

void bind_push_party(lua_State *L, int owner, const quoth_document *document, quoth_party party) {
    const bind_view *from = lua_touserdata(L, owner);
    if (document == NULL || party.span.begin >= party.span.end) {
        lua_pushnil(L);
        return;
    }
    bind_view view = {.box = from->box,
                      .kind = BIND_PARTY,
                      .document = quoth_document_slot(document),
                      .index = party.entity.id,
                      .first = party.span.begin,
                      .count = party.span.end};
    bind_push_view(L, owner, &view, sizeof view);
}

static void party_entity(lua_State *L, const bind_view *view, int owner) {
    bind_push_entity(L, owner, (quoth_entity){view->box->corpus, NULL, view->index});
}

static const bind_field party_fields[] = {
    {"text", bind_span_text}, {"entity", party_entity},         {"first", bind_span_first},
    {"last", bind_span_last}, {"document", bind_span_document}, {NULL, NULL},
};

const bind_class bind_party = {
    .name = "Party", .fields = party_fields, .span = span_of, .describe = bind_span_text};

/* ## Links of a chain */

static quoth_link link_of(const bind_view *view) {
    return quoth_quote_link((quoth_quote){bind_document_of(view), view->index}, view->first);
}

static quoth_span link_span(const bind_view *view) {
    quoth_spans text = link_of(view).text;
    if (text.count == 0) return (quoth_span){0, 0};
    return (quoth_span){text.items[0].begin, text.items[text.count - 1].end};
}

static void link_name(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, link_of(view).name);
}

static void link_verb(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, link_of(view).verb);
}

static void link_cue(lua_State *L, const bind_view *view, int owner) {
    bind_push_spans(L, owner, bind_document_of(view), link_of(view).cue);
}

static void link_entity(lua_State *L, const bind_view *view, int owner) {
    bind_push_entity(L, owner, link_of(view).entity);
}

static const bind_field link_fields[] = {
    {"name", link_name},      {"text", bind_span_text},         {"cue", link_cue},
    {"verb", link_verb},      {"entity", link_entity},          {"first", bind_span_first},
    {"last", bind_span_last}, {"document", bind_span_document}, {NULL, NULL},
};

const bind_class bind_link = {
    .name = "Link", .fields = link_fields, .span = link_span, .describe = link_name};
