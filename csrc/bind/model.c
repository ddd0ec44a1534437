#include "bind/bind.h"

static void model_release(bind_view *view) {
    bind_model_box *box = (bind_model_box *)view;
    quoth_model_close(box->model);
    box->model = NULL;
}

/** core.model(path): opens a model file; nil, message, code where it cannot be. */
int bind_open_model(lua_State *L) {
    const char *path = luaL_optstring(L, 1, NULL) != NULL ? bind_check_path(L, 1, 1) : NULL;
    quoth_error error = {0};
    bind_model_box *box = bind_new(L, BIND_MODEL, sizeof *box, 0);
    box->model = quoth_model_open(path, NULL, &error);
    if (box->model == NULL) return bind_fail(L, &error, 1);
    bind_tell_taken(L, quoth_model_memory(box->model));
    return 1;
}

quoth_model *bind_check_model(lua_State *L, int arg) {
    const bind_model_box *box = (const bind_model_box *)bind_test(L, arg, BIND_MODEL);
    if (box == NULL) {
        luaL_typeerror(L, arg, "quoth.Model");
        return NULL;
    }
    bind_check_open(L, &box->view);
    return box->model;
}

static void model_path(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, quoth_model_path(((const bind_model_box *)view)->model));
}

static void model_card(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, quoth_model_card(((const bind_model_box *)view)->model));
}

static void model_manifest(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_string(L, quoth_model_manifest(((const bind_model_box *)view)->model));
}

/** model:verify(): true, or nil, message, code naming the first bad section. */
static int model_verify(lua_State *L) {
    const bind_model_box *box = (const bind_model_box *)bind_self(L);
    quoth_error error = {0};
    if (!quoth_model_verify(box->model, &error)) return bind_fail(L, &error, 0);
    lua_pushboolean(L, true);
    return 1;
}

static void model_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushfstring(L, "Model %s", quoth_model_path(((const bind_model_box *)view)->model));
}

static const bind_field fields[] = {
    {"path", model_path}, {"card", model_card}, {"manifest", model_manifest}, {NULL, NULL}};
static const luaL_Reg verbs[] = {{"verify", model_verify}, {NULL, NULL}};

const bind_class bind_model = {
    .name = "Model", .fields = fields, .verbs = verbs, .describe = model_describe, .release = model_release};
