/* What articles are, by the names of their files and of their formats. */

#include "read/input.h"

#include <string.h>

#include "text/fold.h"

void read_skip_mark(const char **bytes, size_t *count) {
    if (*count < 3 || memcmp(*bytes, "\xEF\xBB\xBF", 3) != 0) return;
    *bytes += 3;
    *count -= 3;
}

bool read_is_one_of(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static const char *const input_names[] = {"auto", "text", "html", "jsonl", "markdown",
                                          "json", "csv",  "tsv",  "xml",   "mail"};

read_input read_input_find(const char *name) {
    for (int i = 0; i < READ_INPUT_COUNT; i++)
        if (strcmp(name, input_names[i]) == 0) return (read_input)i;
    return READ_INPUT_COUNT;
}

/** What the names of articles end in, in small letters or capitals. */
static const struct {
    const char *ending;
    read_input input;
} endings[] = {
    {".txt", READ_TEXT},     {".md", READ_MARKDOWN}, {".markdown", READ_MARKDOWN}, {".json", READ_JSON},
    {".csv", READ_CSV},      {".tsv", READ_TSV},     {".xml", READ_XML},           {".rss", READ_XML},
    {".atom", READ_XML},     {".nitf", READ_XML},    {".eml", READ_MAIL},          {".xhtml", READ_HTML},
    {".ndjson", READ_JSONL}, {".html", READ_HTML},   {".htm", READ_HTML},          {".jsonl", READ_JSONL}};

/** Whether the first `length` bytes of a string end so. */
static bool ends_with(const char *string, size_t length, const char *ending) {
    size_t ending_length = strlen(ending);
    if (length < ending_length) return false;
    for (const char *at = string + length - ending_length; *ending; at++, ending++)
        if (text_ascii_lower(*at) != *ending) return false;
    return true;
}

/** READ_INPUT_COUNT for a name without such an ending. */
static read_input input_named(const char *path) {
    size_t length = strlen(path);
    if (ends_with(path, length, ".gz")) length -= 3;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(path, length, endings[i].ending)) return endings[i].input;
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
    if (count >= 3 && memcmp(bytes, "\xFF\xFE", 2) == 0) return (opening){bytes + 2, count - 2, 2};
    if (count >= 4 && memcmp(bytes, "\xFE\xFF", 2) == 0) return (opening){bytes + 3, count - 3, 2};
    read_skip_mark(&bytes, &count);
    return (opening){bytes, count, 1};
}

/** The character at place `at`, in small letters; NUL behind the end. */
static char character(const opening *from, size_t at) {
    char byte = at < (from->count + from->step - 1) / from->step ? from->bytes[at * from->step] : '\0';
    return text_ascii_lower(byte);
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

bool read_xml_supported(void) {
#ifdef QUOTH_XML
    return true;
#else
    return false;
#endif
}

bool read_gzip_supported(void) {
#ifdef QUOTH_GZIP
    return true;
#else
    return false;
#endif
}

/* ---- by content ---------------------------------------------------------------------------------------- */

#define LOOKED_AT 4096

static bool begins_with(const char *bytes, size_t count, const char *with) {
    size_t length = strlen(with);
    if (count < length) return false;
    for (size_t i = 0; i < length; i++)
        if (text_ascii_lower(bytes[i]) != with[i]) return false;
    return true;
}

/** The name of the first element, behind declarations and comments; NULL for none. */
static const char *root_of(const char *bytes, size_t count, size_t *left) {
    for (size_t at = 0; at + 1 < count; at++) {
        if (bytes[at] != '<') continue;
        char next = text_ascii_lower(bytes[at + 1]);
        if (next >= 'a' && next <= 'z') {
            *left = count - at - 1;
            return bytes + at + 1;
        }
        if (next != '?' && next != '!') return NULL;
        const char *close = memchr(bytes + at, '>', count - at);
        if (!close) return NULL;
        at = (size_t)(close - bytes);
    }
    return NULL;
}

static read_input input_of_markup(const char *bytes, size_t count) {
    static const char *const feeds[] = {"rss",      "feed",        "rdf:rdf", "nitf",
                                        "newsitem", "newsmessage", "newsml"};
    size_t left = 0;
    const char *root = root_of(bytes, count, &left);
    for (size_t i = 0; root && i < sizeof feeds / sizeof *feeds; i++)
        if (begins_with(root, left, feeds[i])) return READ_XML;
    return begins_with(bytes, count, "<?xml") ? READ_XML : READ_TEXT;
}

/** Two header fields of those that mails begin with, at once. */
static bool is_mail(const char *bytes, size_t count) {
    static const char *const names[] = {
        "from:",         "received:", "return-path:", "delivered-to:", "message-id:",
        "mime-version:", "subject:",  "date:",        "to:",           "x-"};
    uint32_t found = 0, lines = 0;
    for (size_t at = 0; at < count && lines < 12; lines++) {
        const char *end = memchr(bytes + at, '\n', count - at);
        if (!end || (size_t)(end - bytes) - at <= 1) break;
        bool folded = bytes[at] == ' ' || bytes[at] == '\t', known = false;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            known = known || begins_with(bytes + at, count - at, names[i]);
        if (!known && !folded) {
            const char *colon = memchr(bytes + at, ':', (size_t)(end - bytes) - at);
            const char *blank = memchr(bytes + at, ' ', (size_t)(end - bytes) - at);
            if (!colon || (blank && blank < colon)) return false;
        }
        found += known;
        at = (size_t)(end - bytes) + 1;
    }
    return found >= 3;
}

read_input read_input_of_bytes(const char *bytes, size_t count) {
    if (read_input_look(bytes, count) == READ_HTML) return READ_HTML;
    read_skip_mark(&bytes, &count);
    size_t last = count;
    while (last && (unsigned char)bytes[last - 1] <= ' ') last--;
    char end = last ? bytes[last - 1] : 0;
    if (count > LOOKED_AT) count = LOOKED_AT;
    size_t first = read_blanks(bytes, count, 0);
    bytes += first;
    count -= first;
    if (count == 0) return READ_TEXT;
    size_t second = read_blanks(bytes, count, 1);
    char next = second < count ? bytes[second] : 0;
    if (*bytes == '<') return input_of_markup(bytes, count);
    if ((*bytes == '[' && next == '{' && end == ']') || (*bytes == '{' && next == '"' && end == '}'))
        return READ_JSON;
    return is_mail(bytes, count) ? READ_MAIL : READ_TEXT;
}
