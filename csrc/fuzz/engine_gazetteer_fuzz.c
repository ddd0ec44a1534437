#include <stdlib.h>
#include <string.h>

#include "engine/gazetteer_file.h"
#include "text/utf8.h"

/*
 * A file of names: whatever it holds, it is read or refused with a line; what was read are names and aliases
 * that are text, not empty, and of a known kind, and its patterns compile or are refused.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

static void check_string(const char *string) {
    REQUIRE(*string && !strpbrk(string, "\t\n"));
    REQUIRE(text_valid_prefix(string, strlen(string)) == strlen(string));
}

static void check_row(const engine_gazetteer_row *row, const base_allocator *allocator) {
    REQUIRE(row->kind < DOC_KIND_COUNT && row->line > 0);
    check_string(row->name);
    for (size_t i = 0; i < row->alias_count; i++) check_string(row->aliases[i]);
    if (!row->pattern) return;
    REQUIRE(row->alias_count == 0);
    base_error error;
    pattern_program_close(pattern_compile(row->name, allocator, &error));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const base_allocator *allocator = base_allocator_standard();
    engine_gazetteer_file file = {.bytes = {.allocator = allocator}};
    base_error error = {0};
    base_buf_add(&file.bytes, (const char *)data, size);
    if (engine_gazetteer_file_parse(&file, "names.tsv", &error)) {
        for (uint32_t i = 0; i < file.rows.count; i++) check_row(&file.rows.items[i], allocator);
    } else {
        REQUIRE(error.code == BASE_FORMAT && strncmp(error.message, "names.tsv:", 10) == 0);
    }
    engine_gazetteer_file_release(&file);
    return 0;
}
