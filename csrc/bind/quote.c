/* Quotes and reports: what they cover, how they read at a prompt, and why(). Their fields are the core's. */

#include "bind/bind.h"

void bind_push_quote(lua_State *L, int owner, quoth_quote quote) {
    bind_push_part(L, owner, BIND_QUOTE, quote.document, quote.index);
}

/** The quote's own attribution, or the one that a report saw its mention through. */
static quoth_attribution attribution_of(const bind_view *view) {
    if (view->kind == BIND_REPORT) {
        return quoth_results_report(((const bind_record *)view)->records->answer->results, view->index).how;
    }
    return quoth_quote_attribution((quoth_quote){bind_document_of(view), view->index});
}

static void widen(quoth_span *hull, quoth_spans spans) {
    if (spans.count == 0) return;
    quoth_span first = spans.items[0], last = spans.items[spans.count - 1];
    bool empty = hull->begin == hull->end;
    if (empty || first.begin < hull->begin) hull->begin = first.begin;
    if (empty || last.end > hull->end) hull->end = last.end;
}

/** The hull of source, cue and content. */
static quoth_span attribution_span(const bind_view *view) {
    quoth_attribution how = attribution_of(view);
    quoth_span hull = {0, 0};
    widen(&hull, how.content);
    widen(&hull, how.cue);
    widen(&hull, how.source);
    return hull;
}

/* ## Verbs */

static void write_spans(bind_writer *writer, const quoth_document *document, quoth_spans spans) {
    quoth_string text = quoth_document_text(document);
    for (size_t i = 0; i < spans.count; i++) {
        quoth_span span = spans.items[i];
        if (span.begin > span.end || span.end > text.count) continue;
        if (i > 0) bind_write_string(writer, " … ");
        bind_write(writer, (quoth_string){text.bytes + span.begin, span.end - span.begin});
    }
}

/** The quote of a quote or report; none for narration. */
static quoth_quote quote_of(const bind_view *view) {
    if (view->kind == BIND_REPORT)
        return quoth_results_quote(((const bind_record *)view)->records->answer->results, view->index);
    return (quoth_quote){bind_document_of(view), view->index};
}

static int attribution_why(lua_State *L) {
    const bind_view *view = bind_self(L);
    quoth_quote quote = quote_of(view);
    if (quote.document == NULL) {
        lua_pushnil(L);
        return 1;
    }
    bind_records *scratch = bind_new_records(L, 1);
    quoth_error error = {0};
    quoth_text *text = bind_text_of(L, scratch);
    bind_check_open(L, view);
    if (!quoth_text_add_why(text, quote, &error)) return bind_fail(L, &error, 0);
    bind_push_string(L, quoth_text_bytes(text));
    bind_records_class.release(&scratch->view);
    bind_show(L, -1, true);
    return 1;
}

/** quote:trace(): the marks that tell how it was made; none for narration. */
static int attribution_trace(lua_State *L) {
    quoth_quote quote = quote_of(bind_self(L));
    return bind_push_trace(L, quote.document, &quote);
}

/** "Ana Brook · demand · called for: the full text of the plan". */
static void compose_description(bind_writer *writer, const bind_view *view) {
    quoth_attribution how = attribution_of(view);
    if (how.speaker_name.bytes != NULL) {
        bind_write(writer, how.speaker_name);
    } else if (how.source.count > 0) {
        write_spans(writer, how.document, how.source);
    } else {
        bind_write_string(writer, "somebody");
    }
    bind_write_string(writer, " · ");
    bind_write_string(writer, how.manner != NULL ? how.manner : how.form != NULL ? how.form : "said");
    if (how.negated) bind_write_string(writer, " (negated)");
    if (how.cue.count > 0) {
        bind_write_string(writer, " · ");
        write_spans(writer, how.document, how.cue);
    }
    bind_write_string(writer, ": ");
    write_spans(writer, how.document, how.content);
}

static void attribution_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_composed(L, view, compose_description);
}

static const luaL_Reg verbs[] = {{"why", attribution_why}, {"trace", attribution_trace}, {NULL, NULL}};

const bind_class bind_report = {
    .name = "Report", .verbs = verbs, .span = attribution_span, .describe = attribution_describe};

const bind_class bind_quote = {
    .name = "Quote", .verbs = verbs, .span = attribution_span, .describe = attribution_describe};
