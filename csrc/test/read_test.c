#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/json.h"
#include "read/read.h"
#include "test/check.h"
#include "test/read_articles.h"
#include "text/utf8.h"

/* ---- decoding ------------------------------------------------------------------------------------------ */

/** A literal and its size, NULs inside included. */
#define BYTES(literal) literal, sizeof literal - 1

static bool fill(read_content *content, const read_article *article, base_error *error) {
    read_content_start(content, base_allocator_standard());
    return read_content_fill(content, article, (read_limits){0}, error);
}

static void check_text(const read_content *content, const char *text) {
    check_number(content->size, strlen(text));
    check(memcmp(content->text, text, content->size) == 0);
}

/** Reads bytes and checks text and the first warning ("" for none). */
static void check_read(const char *bytes, size_t count, const char *text, const char *warning) {
    read_content content;
    base_error error = {0};
    read_article article = {.bytes = bytes, .count = count, .id = "a.txt"};
    if (check(fill(&content, &article, &error))) {
        check_text(&content, text);
        check_string(content.warnings.count ? content.warnings.items[0].message : "", warning);
        check_string(content.meta.values[READ_ID].bytes, "a.txt");
    } else {
        fprintf(stderr, "  %s for %s\n", error.message, text);
    }
    read_content_release(&content);
}

static void check_refused(const char *bytes, size_t count, base_code code, const char *message) {
    read_content content;
    base_error error = {0};
    read_article article = {.bytes = bytes, .count = count, .id = "a.bin"};
    check(!fill(&content, &article, &error));
    check_number(error.code, code);
    check_string(error.message, message);
    read_content_release(&content);
}

static void test_encodings(void) {
    check_read(BYTES(""), "", "");
    check_read(BYTES("caf\xC3\xA9\n"), "café\n", "");
    check_read("\xEF\xBB\xBF"
               "caf\xC3\xA9",
               8, "café", "");
    check_read("\xFF\xFE"
               "h\0\xE9\0\x3D\xD8\x00\xDE",
               10, "hé😀", "");
    check_read("\xFE\xFF"
               "\0h\0\xE9\xD8\x3D\xDE\x00",
               10, "hé😀", "");
    check_read("\xFF\xFE"
               "h\0\x3D\xD8",
               6, "h\xEF\xBF\xBD", "lone surrogate at byte 4 of the input read as U+FFFD");
    check_read("\xFF\xFE"
               "h\0i",
               5, "h\xEF\xBF\xBD", "half a UTF-16 unit at byte 4 of the input read as U+FFFD");
    check_read(BYTES("caf\xE9 \x93quoted\x94 \x80 5"), "café “quoted” € 5",
               "not UTF-8 (byte 3 of the input): read as Windows-1252");
    check_read(BYTES("r\xE9sum\xE9 \x81!"), "résumé \xEF\xBF\xBD!",
               "not UTF-8 (byte 1 of the input): read as Windows-1252");
    check_read(BYTES("caf\xC3\xA9 d\xC3\xA9j\xC3\xA0 \xFF!"), "café déjà \xEF\xBF\xBD!",
               "ill-formed UTF-8 at byte 13 of the input read as U+FFFD");
    check_read(BYTES("one\0two three four five six seven eight nine ten eleven twelve thirteen fourteen"),
               "one\xEF\xBF\xBDtwo three four five six seven eight nine ten eleven twelve thirteen fourteen",
               "NUL byte at byte 3 of the input read as U+FFFD");
}

static void test_binary(void) {
    char bytes[400];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i * 37);
    check_refused(bytes, sizeof bytes, BASE_FORMAT, "a.bin is a binary file, not text: it has NUL bytes");
    check_refused(BYTES("\xFF\xFE\0\0h\0\0\0"), BASE_FORMAT,
                  "a.bin is UTF-32, which is not read: convert it to UTF-8");
    check_refused(BYTES("h\0e\0l\0l\0o\0"), BASE_FORMAT,
                  "a.bin has a NUL byte at byte 1 and looks like UTF-16 without a byte-order mark: convert "
                  "it to UTF-8");
}

/** Many ill-formed bytes: the first are named, the rest counted. */
static void test_many_warnings(void) {
    base_buf bytes;
    base_buf_start(&bytes, base_allocator_standard());
    for (int i = 0; i < 100; i++) base_buf_add_string(&bytes, "\xC3\xA9\xC3\xA9 \xFF ");
    read_content content;
    read_article article = {.bytes = bytes.bytes, .count = bytes.count};
    check(fill(&content, &article, NULL));
    check_number(content.warnings.count, 9);
    check_string(content.warnings.items[8].message, "92 more such places read as U+FFFD");
    check_number(text_valid_prefix(content.text, content.size), content.size);
    read_content_release(&content);
    base_buf_release(&bytes);
}

static void test_limits(void) {
    read_limits small = {.max_document_bytes = 10};
    base_error error = {0};
    read_content content;
    read_content_start(&content, base_allocator_standard());
    read_article article = {.bytes = "more than ten bytes", .count = 19, .id = "long.txt"};
    check(!read_content_fill(&content, &article, small, &error));
    check_number(error.code, BASE_LIMIT);
    check_string(error.message, "long.txt has 19 bytes, more than the limit for a document, 10");
    article.input = READ_JSONL;
    check(!read_content_fill(&content, &article, (read_limits){0}, &error));
    check_number(error.code, BASE_MISUSE);
    read_content_release(&content);
    read_content_release(&content);
    check_number(read_limits_filled(small).max_document_bytes, 10);
    check_number(read_limits_filled(small).max_html_depth, 512);
    check_number(read_limits_filled((read_limits){.max_document_bytes = UINT64_MAX}).max_document_bytes,
                 1 << 30);
    check_number(read_input_find("html"), READ_HTML);
    check_number(read_input_find("pdf"), READ_INPUT_COUNT);
    check_number(read_input_of("a/b.htm"), READ_HTML);
    check_number(read_input_of("b.jsonl"), READ_JSONL);
    check_number(read_input_of("b.md"), READ_MARKDOWN);
}

/* ---- HTML ---------------------------------------------------------------------------------------------- */

static void test_html(void) {
    read_content content;
    base_error error = {0};
    read_article article = {
        .bytes = "<nav>Home</nav><h2>On</h2><p>Hello<footer>Bye", .id = "a.html", .input = READ_HTML};
    article.count = strlen(article.bytes);
    bool done = fill(&content, &article, &error);
    check(done == read_html_supported());
    if (done) {
        static const read_hint hints[] = {READ_HINT_RESIDUE, READ_HINT_HEADING, READ_HINT_NONE,
                                          READ_HINT_RESIDUE};
        check_text(&content, "Home\n\nOn\n\nHello\n\nBye");
        check(content.marked);
        check_number(content.blocks.count, 4);
        for (uint32_t i = 0; i < content.blocks.count; i++)
            check_number(content.blocks.items[i].hint, hints[i]);
        check_number(content.blocks.items[1].level, 2);
    } else {
        check_string(
            error.message,
            "a.html is HTML, which this build of quoth does not read: build it with libgumbo installed");
    }
    read_content_release(&content);
}

/** Plain text is cut into its paragraphs, and the bytes are not copied where they are clean. */
static void test_plain(void) {
    read_content content;
    read_article article = {.bytes = "One.\n\nTwo.", .count = 10};
    check(fill(&content, &article, NULL));
    check(content.text == article.bytes && !content.marked);
    check_number(content.blocks.count, 2);
    check_number(content.blocks.items[1].begin, 6);
    check_number(content.blocks.items[1].end, 10);
    read_content_release(&content);
}

/* ---- metadata ------------------------------------------------------------------------------------------ */

static void check_value(const read_content *content, read_field field, read_rank rank, const char *value) {
    check_number(content->meta.ranks[field], rank);
    check_string(content->meta.values[field].count ? content->meta.values[field].bytes : "", value);
}

/** What the caller gives wins, as it is but for ill-formed bytes; the page's own vocabularies follow. */
static void test_offered(void) {
    static const char page[] =
        "<html><head><title>Title | Site</title><meta property='og:title' content=' The   Title '>"
        "<meta name='author' content='By A. Venn'><script type='application/ld+json'>"
        "{\"datePublished\": \"2024-05-03\", \"author\": [{\"name\": \"Ada Venn\"}, {\"name\": \"Bo "
        "\\ud800\"}],"
        " \"comment\": {\"author\": \"Nobody\"}, \"publisher\": {\"name\": \"The Post\"}}</script></head>"
        "<body><p>Text.</body></html>";
    if (!read_html_supported()) return;
    read_content content;
    read_article article = {.bytes = page,
                            .count = strlen(page),
                            .input = READ_HTML,
                            .source = " Given  \xFF",
                            .url = " \xC2\xA0"};
    if (check(fill(&content, &article, NULL))) {
        check_value(&content, READ_TITLE, READ_RANK_SOCIAL, "The Title");
        check_value(&content, READ_DATE, READ_RANK_DATA, "2024-05-03");
        check_value(&content, READ_BYLINE, READ_RANK_DATA, "Ada Venn, Bo \xEF\xBF\xBD");
        check_value(&content, READ_OUTLET, READ_RANK_GIVEN, " Given  \xEF\xBF\xBD");
        check_value(&content, READ_URL, READ_RANK_NONE, "");
    }
    read_content_release(&content);
}

/** What a page declares counts where its bytes are not UTF-8. */
static void test_charset(void) {
    static const struct {
        const char *page;
        bool read;
    } cases[] = {{"<meta charset=windows-1252><p>caf\xE9", true},
                 {"<META http-equiv=x content='text/html; Charset=ISO-8859-1'><p>caf\xE9", true},
                 {"<meta charset=\"koi8-r\"><p>\xC1\xC2\xD7", false},
                 {"<meta charset=\"koi8-r\"><p>caf\xC3\xA9", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases && read_html_supported(); i++) {
        read_content content;
        base_error error = {0};
        read_article article = {
            .bytes = cases[i].page, .count = strlen(cases[i].page), .id = "a.html", .input = READ_HTML};
        check_number(fill(&content, &article, &error), cases[i].read);
        if (cases[i].read)
            check_text(&content, "café");
        else
            check_string(error.message,
                         "a.html declares the encoding koi8-r, which is not read: convert it to UTF-8");
        read_content_release(&content);
    }
}

/** Reads a pattern repeated many times, which must end soon and be well-formed. */
static void check_tangle(const char *piece, size_t times, const char *tail) {
    base_buf page;
    base_error error = {0};
    read_content content;
    base_buf_start(&page, base_allocator_standard());
    for (size_t i = 0; i < times; i++) base_buf_add_string(&page, piece);
    base_buf_add_string(&page, tail);
    read_article article = {
        .bytes = page.bytes, .count = page.count, .id = "tangle.html", .input = READ_HTML};
    bool done = fill(&content, &article, &error);
    check(done || error.code == BASE_LIMIT);
    if (done && *tail) check(strstr(content.text, "found") != NULL);
    read_content_release(&content);
    base_buf_release(&page);
}

static void test_tangled_html(void) {
    if (!read_html_supported()) return;
    check_tangle("<div>", 100000, "found");
    check_tangle("<b>", 100000, "found");
    check_tangle("<a href=x><p>", 20000, "found");
    check_tangle("<p><font color=1 size=2>", 5000, "");
    check_tangle("<p>a</div>", 50000, "found");
    check_tangle("<table>", 50000, "found");
    check_tangle("<script>", 100000, "");
    check_tangle("<!--", 100000, "");
    check_tangle("<a b='", 100000, "");
    check_tangle("</p>", 100000, "found");
    check_tangle("&amp", 100000, "found");
    check_tangle("<svg><g/>", 10000, "</svg>found");
}

/* ---- JSON ---------------------------------------------------------------------------------------------- */

/** Shows the events of a JSON text; "!" and the problem at an error. */
static void check_json(const char *text, const char *expected) {
    static const char names[] = "{}[]ksn+-0.";
    read_json json;
    base_buf shown;
    base_buf_start(&shown, base_allocator_standard());
    read_json_start(&json, text, strlen(text), base_allocator_standard());
    for (;;) {
        read_json_event event = read_json_next(&json);
        if (event == READ_JSON_ERROR) {
            base_buf_add_byte(&shown, '!');
            base_buf_add_string(&shown, json.problem);
            break;
        }
        base_buf_add_byte(&shown, names[event]);
        if (event == READ_JSON_KEY || event == READ_JSON_STRING || event == READ_JSON_NUMBER) {
            base_buf_add_byte(&shown, '(');
            base_buf_add(&shown, json.string.bytes, json.string.count);
            base_buf_add_byte(&shown, ')');
        }
        if (event == READ_JSON_END) break;
    }
    check_string(shown.bytes, expected);
    read_json_release(&json);
    base_buf_release(&shown);
}

static void test_json(void) {
    check_json("{}", "{}.");
    check_json(" [ ] ", "[].");
    check_json("{\"a\": [1, -2.5e+3, true, false, null], \"b\": {\"c\": \"d\"}}",
               "{k(a)[n(1)n(-2.5e+3)+-0]k(b){k(c)s(d)}}.");
    check_json("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"", "s(\"\\/\b\f\n\r\té😀).");
    check_json("\"\\ud83d!\"", "s(\xED\xA0\xBD!).");
    check_json("\"\"", "s().");
    check_json("[1,]", "[n(1)!expected a value");
    check_json("[x]", "[!expected a value");
    check_json("{\"a\":1,}", "{k(a)n(1)!expected a key");
    check_json("{\"a\" 1}", "{!expected :");
    check_json("{a:1}", "{!expected a key");
    check_json("[1 2]", "[n(1)!expected , or ]");
    check_json("{\"a\":1]", "{k(a)n(1)!expected , or }");
    check_json("01", "!bad number");
    check_json("1.", "!bad number");
    check_json("-", "!bad number");
    check_json("nul", "!expected a value");
    check_json("\"a", "!a string without an end");
    check_json("\"a\tb\"", "!control character in a string");
    check_json("\"\\x\"", "!bad escape in a string");
    check_json("\"\\u12G4\"", "!bad escape in a string");
    check_json("", "!the value has no end");
    check_json("[", "[!the value has no end");
    check_json("1 2", "n(1)!something follows the value");
    char deep[READ_JSON_DEEPEST + 2];
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    read_json json;
    read_json_start(&json, deep, sizeof deep - 1, base_allocator_standard());
    check(read_json_skip(&json, read_json_next(&json)) == READ_JSON_ERROR);
    check_string(json.problem, "values are nested too deeply");
    read_json_release(&json);
}

/* ---- memory -------------------------------------------------------------------------------------------- */

static bool work_article(const base_allocator *allocator, void *context) {
    read_content content;
    base_error error = {0};
    read_content_start(&content, allocator);
    bool done = read_content_fill(&content, context, (read_limits){0}, &error);
    read_content_release(&content);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

int main(void) {
    test_encodings();
    test_binary();
    test_many_warnings();
    test_limits();
    test_plain();
    test_html();
    test_offered();
    test_charset();
    test_tangled_html();
    test_json();
    read_articles_out_of_memory(work_article);
    return check_done("read");
}
