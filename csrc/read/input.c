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

/** Bytes, past a byte order mark; in UTF-16 a character of ASCII is every second of them. */
typedef struct opening {
    const char *bytes;
    size_t count, step;
} opening;

static opening opening_of(const char *bytes, size_t count) {
    if (count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) return (opening){bytes + 3, count - 3, 1};
    if (count >= 3 && memcmp(bytes, "\xFF\xFE", 2) == 0) return (opening){bytes + 2, count - 2, 2};
    if (count >= 4 && memcmp(bytes, "\xFE\xFF", 2) == 0) return (opening){bytes + 3, count - 3, 2};
    return (opening){bytes, count, 1};
}

/** The character at place `at`, in small letters; NUL behind the end. */
static char character(const opening *from, size_t at) {
    char byte = at < (from->count + from->step - 1) / from->step ? from->bytes[at * from->step] : '\0';
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/** True where the characters stand there. */
static bool stands(const opening *from, size_t at, const char *ascii) {
    while (*ascii && character(from, at) == *ascii) at++, ascii++;
    return *ascii == '\0';
}

/** True where the tag stands there, and ends there. */
static bool is_tag(const opening *from, size_t at, const char *tag) {
    char end = character(from, at + strlen(tag));
    return stands(from, at, tag) && (end == '>' || is_blank(end));
}

/** The place behind the next `end`, or that of the bytes' end. */
static size_t behind(const opening *from, size_t at, const char *end) {
    while (at < from->count && !stands(from, at, end)) at++;
    return at < from->count ? at + strlen(end) : at;
}

read_input read_input_look(const char *bytes, size_t count) {
    /* A page begins with one of these, whatever comments stand before it. */
    static const char *const tags[] = {"<!doctype html", "<html",  "<head", "<body",    "<title", "<meta",
                                       "<script",        "<style", "<link", "<article", "<div",   "<table",
                                       "<iframe",        "<h1",    "<p",    "<br"};
    opening from = opening_of(bytes, count);
    size_t at = 0;
    for (;;) {
        while (is_blank(character(&from, at))) at++;
        bool comment = stands(&from, at, "<!--");
        if (!comment && !stands(&from, at, "<?xml")) break;
        at = behind(&from, at, comment ? "-->" : "?>");
    }
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (is_tag(&from, at, tags[i])) return READ_HTML;
    return READ_TEXT;
}

bool read_html_supported(void) {
#ifdef QUOTH_HTML
    return true;
#else
    return false;
#endif
}
