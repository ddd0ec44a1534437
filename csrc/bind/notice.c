#include "bind/bind.h"
#include "bind/position.h"

/* What went wrong on the way in: warnings of a document that could be read, problems of files that could not.
 */

static quoth_string warning_of(const bind_view *view, uint32_t *position) {
    return quoth_document_warning(bind_document_of(view), view->index, position);
}

static void warning_message(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    uint32_t position = 0;
    bind_push_string(L, warning_of(view, &position));
}

static void warning_first(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    uint32_t position = 0;
    warning_of(view, &position);
    lua_pushinteger(L, bind_first(position));
}

static void warning_document(lua_State *L, const bind_view *view, int owner) {
    bind_push_document(L, owner, bind_document_of(view));
}

static const bind_field warning_fields[] = {
    {"message", warning_message}, {"first", warning_first}, {"document", warning_document}, {NULL, NULL}};

const bind_class bind_warning = {.name = "Warning", .fields = warning_fields, .describe = warning_message};

static const quoth_error *problem_of(const bind_view *view) {
    return quoth_corpus_problem(view->box->corpus, view->index);
}

static void problem_message(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    const quoth_error *problem = problem_of(view);
    lua_pushstring(L, problem != NULL ? problem->message : NULL);
}

static void problem_code(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    const quoth_error *problem = problem_of(view);
    lua_pushstring(L, problem != NULL ? quoth_code_name(problem->code) : NULL);
}

static const bind_field problem_fields[] = {
    {"message", problem_message}, {"code", problem_code}, {NULL, NULL}};

const bind_class bind_problem = {.name = "Problem", .fields = problem_fields, .describe = problem_message};
