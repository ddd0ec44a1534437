#include <stdint.h>
#include <stdlib.h>

#include "read/json.h"
#include "read/read.h"
#include "text/utf8.h"

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

/** Reads the bytes as an article and checks what a document promises. */
static void try_article(const reader *self, const char *bytes, size_t count, read_input input, bool decoded) {
    doc document;
    base_error error = {0};
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = bytes, .count = count, .input = input, .decoded = decoded};
    if (reader_read(self, &article, &document, &error)) {
        REQUIRE(text_valid_prefix(document.text, document.text_size) == document.text_size);
        uint32_t behind = 0;
        for (uint32_t i = 0; i < document.paragraphs.count; i++) {
            doc_paragraph paragraph = document.paragraphs.items[i];
            REQUIRE(paragraph.span.begin >= behind && paragraph.span.begin < paragraph.span.end);
            REQUIRE(paragraph.kind < DOC_PARAGRAPH_KIND_COUNT);
            behind = paragraph.span.end;
        }
        REQUIRE(behind <= document.text_size);
    } else {
        REQUIRE(error.message[0] != '\0' && error.code != BASE_NO_MEMORY);
    }
    doc_release(&document);
}

static void try_json(const char *bytes, size_t count) {
    read_json json;
    read_json_start(&json, bytes, count, base_allocator_standard());
    for (;;) {
        read_json_event event = read_json_next(&json);
        if (event == READ_JSON_END || event == READ_JSON_ERROR) break;
    }
    read_json_release(&json);
}

/** The first byte chooses what the rest is read as. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static reader shared;
    if (!shared.allocator) {
        model_file *file = model_file_open(base_allocator_standard(), "lua/quoth/data/en.quoth", NULL);
        REQUIRE(file && reader_open(&shared, file, base_allocator_standard(), (read_limits){0}, NULL));
    }
    if (size == 0) return 0;
    const char *bytes = (const char *)data + 1;
    switch (data[0] % 4) {
    case 0:
        try_article(&shared, bytes, size - 1, READ_TEXT, false);
        break;
    case 1:
        try_article(&shared, bytes, size - 1, READ_TEXT, true);
        break;
    case 2:
        try_article(&shared, bytes, size - 1, read_html_supported() ? READ_HTML : READ_TEXT, false);
        break;
    default:
        try_json(bytes, size - 1);
        break;
    }
    return 0;
}
