#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/file.h"
#include "read/input.h"
#include "test/check.h"
#include "test/page_read.h"

/** Adds "name: value" for a field that is there. */
static void show_field(base_buf *shown, const doc *document, const char *name, uint32_t value) {
    if (value == DOC_NONE) return;
    base_buf_add_string(shown, name);
    base_buf_add_string(shown, ": ");
    base_buf_add_string(shown, doc_string(document, value));
    base_buf_add_byte(shown, '\n');
}

/** Writes a document as the cases do: metadata, warnings, one line a paragraph. */
static void show(base_buf *shown, const doc *document) {
    show_field(shown, document, "title", document->meta.title);
    show_field(shown, document, "source", document->meta.outlet);
    show_field(shown, document, "date", document->meta.date);
    show_field(shown, document, "byline", document->meta.byline);
    show_field(shown, document, "dateline", document->meta.dateline);
    show_field(shown, document, "url", document->meta.url);
    for (uint32_t i = 0; i < document->warnings.count; i++)
        show_field(shown, document, "warning", document->warnings.items[i].message);
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        const doc_paragraph *paragraph = &document->paragraphs.items[i];
        base_buf_add_string(shown, doc_paragraph_kind_name(paragraph->kind));
        base_buf_add_string(shown, ": ");
        for (uint32_t at = paragraph->span.begin; at < paragraph->span.end; at++)
            if (document->text[at] == '\n')
                base_buf_add_string(shown, " / ");
            else if (document->text[at] != '\r')
                base_buf_add_byte(shown, document->text[at]);
        base_buf_add_byte(shown, '\n');
    }
}

/** The text between two marks of a case. */
typedef struct part {
    const char *bytes;
    size_t count;
} part;

/** The lines from `from` up to the next line that begins with `mark`, or the end. */
static part take_part(const char *from, const char *mark) {
    const char *end = from;
    while (*end && strncmp(end, mark, strlen(mark)) != 0) {
        end += strcspn(end, "\n");
        end += *end == '\n';
    }
    return (part){from, (size_t)(end - from)};
}

static void run_case(const page_model *model, part name, read_input input, part text, part expected) {
    base_error error = {0};
    doc document;
    base_buf shown;
    doc_start(&document, base_allocator_standard());
    base_buf_start(&shown, base_allocator_standard());
    read_article article = {.bytes = text.bytes, .count = text.count, .input = input};
    if (page_read(model, &article, &document, &error))
        show(&shown, &document);
    else
        base_buf_add_string(&shown, error.message);
    while (expected.count && expected.bytes[expected.count - 1] == '\n') expected.count--;
    while (shown.count && shown.bytes[shown.count - 1] == '\n') shown.bytes[--shown.count] = '\0';
    bool same = shown.count == expected.count &&
                (shown.count == 0 || memcmp(shown.bytes, expected.bytes, shown.count) == 0);
    if (!check(same))
        fprintf(stderr, "case: %.*s\n-- found\n%s\n-- expected\n%.*s\n", (int)name.count, name.bytes,
                shown.bytes ? shown.bytes : "", (int)expected.count, expected.bytes);
    doc_release(&document);
    base_buf_release(&shown);
}

/** Runs the cases of one file. */
static void run_file(const page_model *model, const char *path) {
    base_buf bytes;
    base_error error = {0};
    base_buf_start(&bytes, base_allocator_standard());
    if (!check(read_file(path, UINT64_MAX, NULL, &bytes, &error))) fprintf(stderr, "%s\n", error.message);
    const char *at = bytes.bytes ? bytes.bytes : "";
    for (;;) {
        part before = take_part(at, "=== ");
        at = before.bytes + before.count;
        if (!*at) break;
        part name = {at + 4, strcspn(at + 4, "\n")};
        at = name.bytes + name.count + 1;
        bool html = strncmp(at, "--- html", 8) == 0;
        part text = take_part(at + 9, "--- expect");
        at = text.bytes + text.count + strlen("--- expect\n");
        part expected = take_part(at, "=== ");
        if (!html || read_html_supported())
            run_case(model, name, html ? READ_HTML : READ_TEXT, text, expected);
        at = expected.bytes + expected.count;
    }
    base_buf_release(&bytes);
}

int main(void) {
    page_model model;
    base_error error = {0};
    model_file *file = made_shipped();
    if (!file || !check(page_model_open(&model, file, &error))) return check_done("page gold");
    read_names files;
    read_names_start(&files, base_allocator_standard());
    check(read_folder(&(read_walk){.names = &files}, "spec/gold/page", &error));
    check(files.starts.count > 0);
    for (uint32_t i = 0; i < files.starts.count; i++) run_file(&model, read_names_path(&files, i));
    read_names_release(&files);
    model_file_close(file);
    return check_done("page gold");
}
