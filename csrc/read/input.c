/* What articles are, by the names of their files and of their formats. */

#include "read/input.h"

#include <string.h>

static const char *const input_names[] = {"auto", "text", "html", "jsonl"};

read_input read_input_find(const char *name) {
    for (int i = 0; i < READ_INPUT_COUNT; i++)
        if (strcmp(name, input_names[i]) == 0) return (read_input)i;
    return READ_INPUT_COUNT;
}

/** What the names of articles end in, in small letters or capitals. */
static const struct {
    const char *ending;
    read_input input;
} endings[] = {{".txt", READ_TEXT},
               {".md", READ_TEXT},
               {".html", READ_HTML},
               {".htm", READ_HTML},
               {".jsonl", READ_JSONL}};

static bool ends_with(const char *string, const char *ending) {
    size_t length = strlen(string), ending_length = strlen(ending);
    if (length < ending_length) return false;
    for (const char *at = string + length - ending_length; *at; at++, ending++) {
        char small = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
        if (small != *ending) return false;
    }
    return true;
}

/** READ_INPUT_COUNT for a name without such an ending. */
static read_input input_named(const char *path) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(path, endings[i].ending)) return endings[i].input;
    return READ_INPUT_COUNT;
}

read_input read_input_of(const char *path) {
    read_input input = input_named(path);
    return input == READ_INPUT_COUNT ? READ_AUTO : input;
}

bool read_named_article(const char *name) {
    return input_named(name) != READ_INPUT_COUNT;
}

bool read_html_supported(void) {
#ifdef QUOTH_HTML
    return true;
#else
    return false;
#endif
}
