#include "bind/bind.h"
#include "bind/position.h"

/* Quotes and reports answer the same questions about how something was said: the quote's own attribution, or
 * the one that a report saw its mention through. */

void bind_push_quote(lua_State *L, int owner, quoth_quote quote) {
    bind_push_part(L, owner, BIND_QUOTE, quote.document, quote.index);
}

static quoth_attribution attribution_of(const bind_view *view) {
    if (view->kind == BIND_REPORT) {
        return quoth_results_report(((const bind_record *)view)->records->results, view->index).how;
    }
    return quoth_quote_attribution((quoth_quote){bind_document_of(view), view->index});
}

/* ## Fields */

void bind_attribution_speaker(lua_State *L, const bind_view *view, int owner) {
    bind_push_entity(L, owner, attribution_of(view).speaker);
}

#define STRING(name, field)                                                                                  \
    void bind_attribution_##name(lua_State *L, const bind_view *view, int owner) {                           \
        (void)owner;                                                                                         \
        bind_push_string(L, attribution_of(view).field);                                                     \
    }
STRING(speaker_name, speaker_name)
STRING(verb, verb)
#undef STRING

/* lua_pushstring pushes nil for NULL. */
#define NAMED(name)                                                                                          \
    void bind_attribution_##name(lua_State *L, const bind_view *view, int owner) {                           \
        (void)owner;                                                                                         \
        lua_pushstring(L, attribution_of(view).name);                                                        \
    }
NAMED(speaker_kind)
NAMED(manner)
NAMED(force)
NAMED(commitment)
NAMED(form)
NAMED(modality)
NAMED(iteration)
#undef NAMED

#define SPANS(name)                                                                                          \
    void bind_attribution_##name(lua_State *L, const bind_view *view, int owner) {                           \
        quoth_attribution how = attribution_of(view);                                                        \
        bind_push_spans(L, owner, how.document, how.name);                                                   \
    }
SPANS(source)
SPANS(cue)
SPANS(content)
#undef SPANS

#define PARTY(name)                                                                                          \
    void bind_attribution_##name(lua_State *L, const bind_view *view, int owner) {                           \
        quoth_attribution how = attribution_of(view);                                                        \
        bind_push_party(L, owner, how.document, how.name);                                                   \
    }
PARTY(addressee)
PARTY(venue)
#undef PARTY

void bind_attribution_negated(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushboolean(L, attribution_of(view).negated);
}

void bind_attribution_confidence(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushnumber(L, attribution_of(view).confidence);
}

void bind_attribution_sentence(lua_State *L, const bind_view *view, int owner) {
    bind_push_sentence(L, owner, attribution_of(view).sentence);
}

/** The list of intermediaries; that of a narration is empty. */
void bind_attribution_chain(lua_State *L, const bind_view *view, int owner) {
    bind_view of = *view;
    uint32_t count = attribution_of(view).chain_count;
    if (view->kind == BIND_REPORT) {
        quoth_quote quote = quoth_results_quote(((const bind_record *)view)->records->results, view->index);
        of.document = quote.document != NULL ? quoth_document_index(quote.document) : 0;
        of.index = quote.index;
        if (quote.document == NULL) count = 0;
    }
    bind_push_list(L, owner, &of, BIND_CHAIN, BIND_LINK, count);
}

/** {value, basis}, or nil where no time is told. */
void bind_attribution_time(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    if (attribution_of(view).time_value.bytes == NULL) {
        lua_pushnil(L);
        return;
    }
    lua_createtable(L, 0, 2);
    bind_check_open(L, view);
    bind_push_string(L, attribution_of(view).time_value);
    lua_setfield(L, -2, "value");
    bind_check_open(L, view);
    bind_push_string(L, attribution_of(view).time_basis);
    lua_setfield(L, -2, "basis");
}

static void widen(quoth_span *hull, quoth_spans spans) {
    if (spans.count == 0) return;
    quoth_span first = spans.items[0], last = spans.items[spans.count - 1];
    bool empty = hull->begin == hull->end;
    if (empty || first.begin < hull->begin) hull->begin = first.begin;
    if (empty || last.end > hull->end) hull->end = last.end;
}

/** The hull of source, cue and content. */
quoth_span bind_attribution_span(const bind_view *view) {
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
        return quoth_results_quote(((const bind_record *)view)->records->results, view->index);
    return (quoth_quote){bind_document_of(view), view->index};
}

/** quote:why(): how it came about, in words; nil for narration. */
int bind_attribution_why(lua_State *L) {
    const bind_view *view = bind_self(L);
    quoth_quote quote = quote_of(view);
    if (quote.document == NULL) {
        lua_pushnil(L);
        return 1;
    }
    bind_records *scratch = bind_new_records(L, 1);
    quoth_error error = {0};
    scratch->text = quoth_text_new(NULL);
    if (scratch->text == NULL) return luaL_error(L, "not enough memory");
    bind_check_open(L, view);
    if (!quoth_text_add_why(scratch->text, quote, &error)) return bind_fail(L, &error, 0);
    bind_push_string(L, quoth_text_bytes(scratch->text));
    bind_records_class.release(&scratch->view);
    bind_show(L, -1, true);
    return 1;
}

/** quote:trace(): the marks that tell how it was made; none for narration. */
int bind_attribution_trace(lua_State *L) {
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

void bind_attribution_describe(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    bind_push_composed(L, view, compose_description);
}

static void quote_index(lua_State *L, const bind_view *view, int owner) {
    (void)owner;
    lua_pushinteger(L, bind_first(view->index));
}

#define X(name) {#name, bind_attribution_##name},
static const bind_field fields[] = {BIND_ATTRIBUTION_FIELDS(X){"text", bind_span_text},
                                    {"first", bind_span_first},
                                    {"last", bind_span_last},
                                    {"document", bind_span_document},
                                    {"index", quote_index},
                                    {NULL, NULL}};
#undef X

static const luaL_Reg verbs[] = {
    {"why", bind_attribution_why}, {"trace", bind_attribution_trace}, {NULL, NULL}};

const bind_class bind_quote = {.name = "Quote",
                               .fields = fields,
                               .verbs = verbs,
                               .span = bind_attribution_span,
                               .describe = bind_attribution_describe};
