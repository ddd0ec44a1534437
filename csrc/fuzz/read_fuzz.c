#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/json.h"
#include "read/read.h"
#include "read/records.h"
#include "text/utf8.h"

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

/** Reads the bytes as an article and checks what a content promises. */
static void try_article(const char *bytes, size_t count, read_input input, bool decoded) {
    read_content content;
    base_error error = {0};
    read_content_start(&content, base_allocator_standard());
    read_article article = {.bytes = bytes, .count = count, .input = input, .decoded = decoded};
    if (read_content_fill(&content, &article, (read_limits){0}, &error)) {
        REQUIRE(text_valid_prefix(content.text, content.size) == content.size);
        REQUIRE(content.size == 0 || memchr(content.text, '\0', content.size) == NULL);
        uint32_t behind = 0;
        for (uint32_t i = 0; i < content.blocks.count; i++) {
            const read_block *block = &content.blocks.items[i];
            REQUIRE(block->begin >= behind && block->begin < block->end);
            behind = block->end;
        }
        REQUIRE(behind <= content.size);
        for (int i = 0; i < READ_FIELD_COUNT; i++) {
            const base_buf *value = &content.meta.values[i];
            REQUIRE(value->count == 0 || text_valid_prefix(value->bytes, value->count) == value->count);
        }
    } else {
        REQUIRE(error.message[0] != '\0' && error.code != BASE_NO_MEMORY);
    }
    read_content_release(&content);
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

/** Reads the bytes as a file that holds articles, and each of those. */
static void try_records(const char *bytes, size_t count, read_input input) {
    read_records records;
    read_article article;
    base_error error = {0};
    if (!read_records_open(&records, "in", bytes, count, input, 1 << 20, base_allocator_standard(), &error)) {
        REQUIRE(error.message[0] != '\0' && error.code != BASE_NO_MEMORY);
        return;
    }
    for (read_step step; (step = read_records_next(&records, &article, &error)) != READ_END;) {
        REQUIRE(step == READ_ARTICLE || step == READ_PROBLEM);
        if (step == READ_ARTICLE) try_article(article.bytes, article.count, article.input, article.decoded);
    }
    read_records_close(&records);
}

/** Unfolds the bytes in pieces. */
static void try_gunzip(const char *bytes, size_t count) {
    char out[512];
    size_t found = 0;
    if (!read_gunzip_wanted(bytes, count)) return;
    size_t first = count < READ_GUNZIP_BYTES ? count : READ_GUNZIP_BYTES;
    read_gunzip *gunzip = read_gunzip_open(base_allocator_standard(), bytes, first);
    REQUIRE(gunzip);
    read_gunzip_step step = READ_GUNZIP_GAVE;
    for (size_t all = 0; step == READ_GUNZIP_GAVE && all < 1 << 20; all += found)
        step = read_gunzip_next(gunzip, true, out, sizeof out, &found);
    read_gunzip_close(gunzip);
}

/** The first byte chooses what the rest is read as. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    const char *bytes = (const char *)data + 1;
    read_input looks = read_input_of_bytes(bytes, size - 1);
    REQUIRE(looks != READ_AUTO && looks < READ_INPUT_COUNT);
    switch (data[0] % 11) {
    case 0:
        try_article(bytes, size - 1, READ_TEXT, false);
        break;
    case 1:
        try_article(bytes, size - 1, READ_TEXT, true);
        break;
    case 2:
        try_article(bytes, size - 1, read_html_supported() ? READ_HTML : READ_TEXT, false);
        break;
    case 3:
        try_article(bytes, size - 1, READ_MARKDOWN, false);
        break;
    case 4:
        try_records(bytes, size - 1, READ_JSON);
        break;
    case 5:
        try_records(bytes, size - 1, READ_CSV);
        break;
    case 6:
        try_records(bytes, size - 1, READ_TSV);
        break;
    case 7:
        if (read_xml_supported()) try_records(bytes, size - 1, READ_XML);
        break;
    case 8:
        try_records(bytes, size - 1, READ_MAIL);
        break;
    case 9:
        try_gunzip(bytes, size - 1);
        break;
    default:
        try_json(bytes, size - 1);
        break;
    }
    return 0;
}
