#include "api/api.h"

#include <string.h>

#include "write/conllu.h"
#include "write/records.h"
#include "write/row.h"
#include "write/why.h"
#include "write/why_entity.h"

static const char no_text[] = "there is no text to write to";

static const char *const format_names[] = {"table", "jsonl", "csv", "tsv", "markdown", "conllu"};

int quoth_format_find(const char *name) {
    for (int i = 0; name && i < (int)(sizeof format_names / sizeof *format_names); i++)
        if (strcmp(format_names[i], name) == 0) return i;
    return -1;
}

quoth_text *quoth_text_new(const quoth_allocator *allocator) {
    base_allocator memory = api_allocator(allocator);
    quoth_text *text = base_new_zeroed(&memory, 1, sizeof *text);
    if (!text) return NULL;
    text->allocator = memory;
    base_buf_start(&text->buf, &text->allocator);
    return text;
}

quoth_string quoth_text_bytes(const quoth_text *text) {
    bool any = text && text->buf.bytes;
    return (quoth_string){any ? text->buf.bytes : "", any ? text->buf.count : 0};
}

void quoth_text_clear(quoth_text *text) {
    if (text) base_buf_reset(&text->buf);
}

void quoth_text_close(quoth_text *text) {
    if (!text) return;
    base_allocator memory = text->allocator;
    base_buf_release(&text->buf);
    base_free(&memory, text, 1, sizeof *text);
}

/** The serialisers' format; false with *error for one that records do not have. */
static bool record_format(quoth_format format, write_format *found, quoth_error *error) {
    switch (format) {
    case QUOTH_FORMAT_JSONL:
        *found = WRITE_JSONL;
        return true;
    case QUOTH_FORMAT_CSV:
        *found = WRITE_CSV;
        return true;
    case QUOTH_FORMAT_TSV:
        *found = WRITE_TSV;
        return true;
    case QUOTH_FORMAT_MARKDOWN:
        *found = WRITE_MARKDOWN;
        return true;
    default:
        return api_misuse(error, "records are written as jsonl, csv, tsv or markdown");
    }
}

/** Ends an addition: where memory ran out the text is as it was before. */
static bool finish(quoth_text *text, size_t before, quoth_error *error) {
    if (!text->buf.failed) return true;
    text->buf.failed = false;
    text->buf.count = before;
    if (text->buf.bytes) text->buf.bytes[before] = '\0';
    return api_fail_memory(error);
}

bool quoth_text_add_header(quoth_text *text, quoth_record_kind kind, quoth_format format,
                           quoth_error *error) {
    api_clear(error);
    write_format as = WRITE_JSONL;
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if ((unsigned)kind > QUOTH_RECORD_KWIC) return api_misuse(error, "there is no such kind of record");
    if (!record_format(format, &as, error)) return false;
    write_header(&text->buf, (query_record_kind)kind, as);
    return finish(text, before, error);
}

bool quoth_text_add_record(quoth_text *text, const quoth_results *results, size_t index, quoth_format format,
                           quoth_error *error) {
    api_clear(error);
    write_format as = WRITE_JSONL;
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if (index >= quoth_results_count(results)) return api_misuse(error, "there is no record with this index");
    if (!record_format(format, &as, error)) return false;
    write_record(&text->buf, &results->core, (uint32_t)index, as);
    return finish(text, before, error);
}

static void add_cell(write_fields *fields, const quoth_cell *cell) {
    switch (cell->type) {
    case QUOTH_CELL_TEXT:
        write_text(fields, cell->name, cell->text.bytes, cell->text.count);
        break;
    case QUOTH_CELL_INTEGER:
        write_integer(fields, cell->name, cell->integer);
        break;
    case QUOTH_CELL_NUMBER:
        write_real(fields, cell->name, cell->number);
        break;
    case QUOTH_CELL_FLAG:
        write_flag(fields, cell->name, cell->flag);
        break;
    default:
        write_nothing(fields, cell->name);
        break;
    }
}

bool quoth_text_add_row(quoth_text *text, const quoth_cell *cells, size_t count, bool header,
                        quoth_format format, quoth_error *error) {
    api_clear(error);
    write_format as = WRITE_JSONL;
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if (!cells || count == 0) return api_misuse(error, "a row needs cells");
    for (size_t i = 0; i < count; i++)
        if (!cells[i].name) return api_misuse(error, "a cell needs a name");
    if (!record_format(format, &as, error)) return false;
    write_fields fields = write_fields_start(&text->buf, as, header);
    for (size_t i = 0; i < count; i++) add_cell(&fields, &cells[i]);
    write_fields_end(&fields);
    return finish(text, before, error);
}

bool quoth_text_add_document(quoth_text *text, const quoth_document *document, quoth_record_kind kind,
                             quoth_format format, quoth_error *error) {
    api_clear(error);
    write_format as = WRITE_JSONL;
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if (!document) return api_misuse(error, "a document is needed");
    if (kind != QUOTH_RECORD_QUOTE && kind != QUOTH_RECORD_MENTION && kind != QUOTH_RECORD_TIME)
        return api_misuse(error, "a document's own records are quotes, mentions and times");
    if (!record_format(format, &as, error)) return false;
    write_document(&text->buf, api_document(document), (query_record_kind)kind, as);
    return finish(text, before, error);
}

bool quoth_text_add_why(quoth_text *text, quoth_quote quote, quoth_error *error) {
    api_clear(error);
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if (quote.index >= quoth_document_quote_count(quote.document))
        return api_misuse(error, "there is no quote with this index");
    const quoth_corpus *owner = quoth_document_corpus(quote.document);
    write_why(&text->buf, api_content(quote.document), quote.index,
              owner ? quoth_model_path(owner->model) : NULL);
    return finish(text, before, error);
}

bool quoth_text_add_identity(quoth_text *text, quoth_entity a, quoth_entity b, quoth_error *error) {
    api_clear(error);
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if (!a.corpus || a.corpus != b.corpus || !quoth_entity_exists(a) || !quoth_entity_exists(b))
        return api_misuse(error, "two entities of one corpus are needed");
    write_why_entity(&text->buf, &a.corpus->core, a.id, b.id);
    return finish(text, before, error);
}

bool quoth_text_add_conllu(quoth_text *text, const quoth_document *document, quoth_error *error) {
    api_clear(error);
    if (!text) return api_misuse(error, no_text);
    size_t before = text->buf.count;
    if (!document) return api_misuse(error, "a document is needed");
    write_conllu(&text->buf, api_content(document));
    return finish(text, before, error);
}
