#include <string.h>

#include "bind/bind.h"
#include "bind/position.h"

static quoth_token token_of(const bind_view *view) {
    return (quoth_token){bind_document_of(view), view->index};
}

static quoth_span token_span(const bind_view *view) {
    return quoth_token_span(token_of(view));
}

void bind_push_token(lua_State *L, int owner, quoth_token token) {
    bind_push_part(L, owner, BIND_TOKEN, token.document, token.index);
}

static void token_norm(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    char small[256];
    size_t count = quoth_token_norm(token_of(view), small, sizeof small);
    if (count <= sizeof small) {
        lua_pushlstring(L, small, count);
        return;
    }
    luaL_Buffer buffer;
    char *bytes = luaL_buffinitsize(L, &buffer, count);
    bind_check_open(L, view);
    quoth_token_norm(token_of(view), bytes, count);
    luaL_pushresultsize(&buffer, count);
}

static void token_lemma(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, quoth_token_lemma(token_of(view)));
}

#define NAMED(name)                                                                                          \
    static void token_##name(lua_State *L, const bind_view *view, int owner) {                               \
        (void)owner;                                                                                         \
        lua_pushstring(L, quoth_token_##name(token_of(view)));                                               \
    }
NAMED(upos)
NAMED(xpos)
NAMED(deprel)
#undef NAMED

/** "Number=Sing|Person=3" as a table {Number = "Sing", Person = "3"}. */
static void token_feats(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_token_feats(token_of(view)));
    const char *at = lua_tostring(L, -1);
    lua_newtable(L);
    while (at != NULL && *at != '\0') {
        size_t length = strcspn(at, "|"), name = strcspn(at, "=");
        if (name < length) {
            lua_pushlstring(L, at, name);
            lua_pushlstring(L, at + name + 1, length - name - 1);
            lua_rawset(L, -3);
        }
        at += length + (at[length] == '|');
    }
    lua_remove(L, -2);
}

static void token_head(lua_State *L, const bind_view *view, int owner) {
    bind_push_token(L, owner, quoth_token_head(token_of(view)));
}

static void token_children(lua_State *L, const bind_view *view, int owner) {
    quoth_token token = token_of(view);
    uint32_t count = 0;
    for (quoth_token child = quoth_token_child(token, (quoth_token){NULL, 0}); child.document != NULL;
         child = quoth_token_child(token, child)) {
        count++;
    }
    bind_push_list(L, owner, view, BIND_CHILDREN, BIND_TOKEN, count);
}

static void token_space_after(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushboolean(L, quoth_token_space_after(token_of(view)));
}

static void token_sentence(lua_State *L, const bind_view *view, int owner) {
    bind_push_sentence(L, owner, quoth_token_sentence(token_of(view)));
}

/** Its number in its sentence, as CoNLL-U counts words. */
static void token_index(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    uint32_t first = quoth_sentence_first_token(quoth_token_sentence(token_of(view)));
    lua_pushinteger(L, bind_first(view->index - first));
}

static const bind_field fields[] = {
    {"text", bind_span_text},
    {"norm", token_norm},
    {"lemma", token_lemma},
    {"upos", token_upos},
    {"xpos", token_xpos},
    {"feats", token_feats},
    {"head", token_head},
    {"deprel", token_deprel},
    {"children", token_children},
    {"space_after", token_space_after},
    {"sentence", token_sentence},
    {"index", token_index},
    {"first", bind_span_first},
    {"last", bind_span_last},
    {"document", bind_span_document},
    {NULL, NULL},
};

const bind_class bind_token = {
    .name = "Token", .fields = fields, .span = token_span, .describe = bind_span_text};
