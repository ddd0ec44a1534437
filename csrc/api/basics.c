#include "api/api.h"
#include "base/secret.h"

#include <string.h>

#include "base/show.h"
#include "read/input.h"

_Static_assert((int)QUOTH_MISUSE == (int)BASE_MISUSE && (int)QUOTH_CANCELLED == (int)BASE_CANCELLED,
               "the codes are the rooms' codes");
_Static_assert(sizeof(quoth_error) == sizeof(base_error), "a problem is handed out as it lies in the corpus");
_Static_assert(sizeof(quoth_span) == sizeof(doc_span), "spans are handed out as they lie in the document");
_Static_assert((int)QUOTH_INPUT_MAIL == (int)READ_MAIL, "the kinds of input are the rooms' kinds");
_Static_assert((int)QUOTH_RECORD_KWIC == (int)QUERY_KWIC, "the kinds of records are the rooms' kinds");

const char *quoth_version(void) {
    return QUOTH_VERSION;
}

int quoth_feature(const char *name) {
    return name && strcmp(name, "html") == 0 && read_html_supported();
}

const char *quoth_code_name(quoth_code code) {
    return base_code_name((base_code)code);
}

int quoth_input_find(const char *name) {
    read_input input = name ? read_input_find(name) : READ_INPUT_COUNT;
    return input == READ_INPUT_COUNT ? -1 : (int)input;
}

size_t quoth_string_show(quoth_string string, bool lines, char *out, size_t size) {
    return base_show(out, out ? size : 0, string.bytes, string.bytes ? string.count : 0,
                     lines ? BASE_SHOW_LINES : BASE_SHOW_LINE);
}

quoth_cancel *quoth_cancel_new(void) {
    quoth_cancel *cancel = base_new(base_allocator_standard(), 1, sizeof *cancel);
    if (cancel) atomic_init(&cancel->raised, 0);
    return cancel;
}

void quoth_cancel_raise(quoth_cancel *cancel) {
    if (cancel) atomic_store_explicit(&cancel->raised, 1, memory_order_relaxed);
}

void quoth_cancel_clear(quoth_cancel *cancel) {
    if (cancel) atomic_store_explicit(&cancel->raised, 0, memory_order_relaxed);
}

void quoth_cancel_close(quoth_cancel *cancel) {
    base_free(base_allocator_standard(), cancel, 1, sizeof *cancel);
}

void api_clear(quoth_error *error) {
    if (!error) return;
    error->code = QUOTH_OK;
    error->position = 0;
    error->message[0] = '\0';
}

bool api_fail(quoth_error *to, const base_error *from) {
    if (!to) return false;
    to->code = (quoth_code)from->code;
    to->position = from->position;
    memcpy(to->message, from->message, sizeof to->message);
    return false;
}

bool api_misuse(quoth_error *error, const char *message) {
    base_error misuse;
    base_fail(&misuse, BASE_MISUSE, 0, "%s", message);
    return api_fail(error, &misuse);
}

bool api_fail_memory(quoth_error *error) {
    base_error failure;
    base_fail_memory(&failure);
    return api_fail(error, &failure);
}

base_allocator api_allocator(const quoth_allocator *allocator) {
    base_allocator memory = *base_allocator_standard();
    if (allocator && allocator->resize)
        memory = (base_allocator){.resize = allocator->resize, .context = allocator->context};
    memory.secret = base_secret_draw();
    return memory;
}

quoth_span api_span_out(doc_span span) {
    return (quoth_span){span.begin, span.end};
}

quoth_spans api_spans_out(query_spans spans) {
    return (quoth_spans){(const quoth_span *)(const void *)spans.items, spans.count};
}

quoth_string api_string_out(const char *string) {
    return string ? (quoth_string){string, strlen(string)} : (quoth_string){NULL, 0};
}

quoth_string api_doc_string(const doc *document, uint32_t id) {
    return id == DOC_NONE ? (quoth_string){NULL, 0} : api_string_out(doc_string(document, id));
}

corpus_entity api_entity(quoth_entity entity) {
    return (corpus_entity){entity.corpus ? &entity.corpus->core : NULL, api_document(entity.document),
                           entity.id};
}

quoth_entity api_entity_out(corpus_entity entity) {
    return (quoth_entity){api_corpus_out(entity.owner), api_document_out(entity.document), entity.id};
}
