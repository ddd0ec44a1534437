#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "page/page.h"
#include "read/read.h"
#include "text/utf8.h"

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

static void check_string(const doc *document, uint32_t id) {
    if (id == DOC_NONE) return;
    const char *string = doc_string(document, id);
    REQUIRE(*string && text_valid_prefix(string, strlen(string)) == strlen(string));
}

/** Checks what a document promises once its paragraphs are known. */
static void check_document(const doc *document) {
    REQUIRE(text_valid_prefix(document->text, document->text_size) == document->text_size);
    uint32_t behind = 0;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        doc_paragraph paragraph = document->paragraphs.items[i];
        REQUIRE(paragraph.span.begin >= behind && paragraph.span.begin < paragraph.span.end);
        REQUIRE(paragraph.kind < DOC_PARAGRAPH_KIND_COUNT);
        behind = paragraph.span.end;
    }
    REQUIRE(behind <= document->text_size);
    const doc_meta *meta = &document->meta;
    const uint32_t strings[] = {meta->title,  meta->outlet,   meta->date,
                                meta->byline, meta->dateline, meta->url};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) check_string(document, strings[i]);
}

/** The first byte chooses whether the rest is a text or a page, the second whether its end is an address. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static model_file *file;
    static page_model model;
    if (!file) {
        file = model_file_open(base_allocator_standard(), "lua/quoth/data/en.quoth", NULL);
        REQUIRE(file && page_model_open(&model, file, NULL));
    }
    if (size < 2) return 0;
    read_article article = {.bytes = (const char *)data + 2, .count = size - 2};
    if (data[0] % 2 && read_html_supported()) article.input = READ_HTML;
    char address[64];
    size_t length = article.count < sizeof address - 1 ? article.count : sizeof address - 1;
    memcpy(address, article.bytes + article.count - length, length);
    address[length] = '\0';
    if (data[1] % 2) article.url = address;

    doc document;
    read_content content;
    base_error error = {0};
    doc_start(&document, base_allocator_standard());
    read_content_start(&content, base_allocator_standard());
    if (read_content_fill(&content, &article, (read_limits){0}, &error)) {
        REQUIRE(page_describe(&model, &content, &document));
        check_document(&document);
    }
    read_content_release(&content);
    doc_release(&document);
    return 0;
}
