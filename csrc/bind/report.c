#include "bind/bind.h"

static quoth_report report_of(const bind_view *view) {
    return quoth_results_report(((const bind_record *)view)->records->results, view->index);
}

static void report_mention(lua_State *L, const bind_view *view, int owner) {
    bind_push_mention(L, owner, report_of(view).mention);
}

static void report_place(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, report_of(view).place);
}

static void report_stance(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushstring(L, report_of(view).stance);
}

/** The quote behind the report; nil for narration. */
static void report_quote(lua_State *L, const bind_view *view, int owner) {
    bind_push_quote(L, owner,
                    quoth_results_quote(((const bind_record *)view)->records->results, view->index));
}

#define X(name) {#name, bind_attribution_##name},
static const bind_field fields[] = {
    {"mention", report_mention},
    {"place", report_place},
    {"stance", report_stance},
    {"quote", report_quote},
    BIND_ATTRIBUTION_FIELDS(X){"text", bind_span_text},
    {"first", bind_span_first},
    {"last", bind_span_last},
    {"document", bind_span_document},
    {NULL, NULL},
};
#undef X

static const luaL_Reg verbs[] = {
    {"why", bind_attribution_why}, {"trace", bind_attribution_trace}, {NULL, NULL}};

const bind_class bind_report = {.name = "Report",
                                .fields = fields,
                                .verbs = verbs,
                                .span = bind_attribution_span,
                                .describe = bind_attribution_describe};
