#include <stdio.h>
#include <string.h>

#include "read/decode.h"
#include "read/read.h"
#include "text/paragraph.h"

#define DEFAULT_BYTES ((uint64_t)64 << 20)
#define DEFAULT_HTML_DEPTH 512

/** Decoding makes at most three bytes of one, and positions are 32 bits wide. */
#define MOST_BYTES ((uint64_t)1 << 30)

static const char *const input_names[] = {"auto", "text", "html", "jsonl"};

read_input read_input_find(const char *name) {
    for (int i = 0; i < READ_INPUT_COUNT; i++)
        if (strcmp(name, input_names[i]) == 0) return (read_input)i;
    return READ_INPUT_COUNT;
}

static bool ends_with(const char *string, const char *ending) {
    size_t length = strlen(string), ending_length = strlen(ending);
    return length >= ending_length && strcmp(string + length - ending_length, ending) == 0;
}

read_input read_input_of(const char *path) {
    if (ends_with(path, ".html") || ends_with(path, ".htm")) return READ_HTML;
    return ends_with(path, ".jsonl") ? READ_JSONL : READ_TEXT;
}

bool read_html_supported(void) {
#ifdef QUOTH_HTML
    return true;
#else
    return false;
#endif
}

bool reader_open(reader *self, const base_allocator *allocator, read_limits limits, base_error *error) {
    (void)error;
    *self = (reader){.allocator = allocator, .limits = limits};
    if (limits.max_document_bytes == 0) self->limits.max_document_bytes = DEFAULT_BYTES;
    if (limits.max_html_depth == 0) self->limits.max_html_depth = DEFAULT_HTML_DEPTH;
    if (self->limits.max_document_bytes > MOST_BYTES) self->limits.max_document_bytes = MOST_BYTES;
    return true;
}

void reader_close(reader *self) {
    *self = (reader){0};
}

/** Stores a string of the caller, its ill-formed bytes replaced; false when memory ran out. */
static bool keep_given(doc *document, uint32_t *field, const char *given) {
    if (!given || !*given) return true;
    read_decoded clean;
    doc scratch; /* takes the warnings: metadata have no positions to warn of */
    doc_start(&scratch, document->allocator);
    bool done = read_decode(given, strlen(given), true, "", &scratch, &clean, NULL);
    if (done) *field = doc_intern(document, clean.bytes, clean.count);
    base_buf_release(&clean.buf);
    doc_release(&scratch);
    return done && *field != DOC_NONE;
}

static bool keep_all_given(doc *document, const read_article *article) {
    doc_meta *meta = &document->meta;
    return keep_given(document, &meta->id, article->id) &&
           keep_given(document, &meta->title, article->title) &&
           keep_given(document, &meta->source, article->source) &&
           keep_given(document, &meta->date, article->date) &&
           keep_given(document, &meta->byline, article->byline) &&
           keep_given(document, &meta->dateline, article->dateline) &&
           keep_given(document, &meta->url, article->url);
}

/** Fills text and paragraphs from plain text. */
static bool take_text(doc *document, const char *text, uint32_t size) {
    text_spans spans = {0};
    bool done = doc_set_text(document, text, size) &&
                text_split_paragraphs(document->text, size, document->allocator, &spans) &&
                base_vec_reserve(document->allocator, &document->paragraphs, spans.count);
    for (uint32_t i = 0; done && i < spans.count; i++)
        document->paragraphs.items[document->paragraphs.count++] =
            (doc_paragraph){.span = {spans.items[i].begin, spans.items[i].end}, .kind = DOC_BODY};
    base_vec_release(document->allocator, &spans);
    return done;
}

bool reader_read(const reader *self, const read_article *article, doc *document, base_error *error) {
    const char *name = article->id ? article->id : "the article";
    if (article->count > self->limits.max_document_bytes) {
        base_fail(error, BASE_LIMIT, 0, "%s has %zu bytes, more than the limit for a document, %llu", name,
                  article->count, (unsigned long long)self->limits.max_document_bytes);
        return false;
    }
    read_decoded text;
    bool done = read_decode(article->bytes, article->count, article->decoded, name, document, &text, error);
    if (done) {
        done = keep_all_given(document, article) && take_text(document, text.bytes, (uint32_t)text.count);
        if (!done) base_fail_memory(error);
    }
    base_buf_release(&text.buf);
    return done;
}
