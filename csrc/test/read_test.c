#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/json.h"
#include "read/read.h"
#include "test/check.h"
#include "test/model_made.h"
#include "text/utf8.h"

/* ---- decoding ------------------------------------------------------------------------------------------ */

static model_file *shipped;
static reader shared;

/** A literal and its size, NULs inside included. */
#define BYTES(literal) literal, sizeof literal - 1

/** Reads bytes and checks text and the first warning ("" for none). */
static void check_read(const char *bytes, size_t count, const char *text, const char *warning) {
    doc document;
    base_error error = {0};
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = bytes, .count = count, .id = "a.txt"};
    if (check(reader_read(&shared, &article, &document, &error))) {
        check_string(document.text, text);
        check_number(document.text_size, strlen(text));
        check_string(document.warnings.count ? doc_string(&document, document.warnings.items[0].message) : "",
                     warning);
        check_string(doc_string(&document, document.meta.id), "a.txt");
    } else {
        fprintf(stderr, "  %s for %s\n", error.message, text);
    }
    doc_release(&document);
}

static void check_refused(const char *bytes, size_t count, base_code code, const char *message) {
    doc document;
    base_error error = {0};
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = bytes, .count = count, .id = "a.bin"};
    check(!reader_read(&shared, &article, &document, &error));
    check_number(error.code, code);
    check_string(error.message, message);
    doc_release(&document);
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
    check_refused(BYTES("%PDF-1.7 and more"), BASE_FORMAT, "a.bin is a PDF file: extract its text first");
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
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = bytes.bytes, .count = bytes.count};
    check(reader_read(&shared, &article, &document, NULL));
    check(document.warnings.count >= 9);
    check_string(doc_string(&document, document.warnings.items[8].message),
                 "92 more such places read as U+FFFD");
    check_number(text_valid_prefix(document.text, document.text_size), document.text_size);
    doc_release(&document);
    base_buf_release(&bytes);
}

static void test_limits(void) {
    reader small;
    base_error error = {0};
    doc document;
    check(reader_open(&small, shipped, base_allocator_standard(), (read_limits){.max_document_bytes = 10},
                      &error));
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = "more than ten bytes", .count = 19, .id = "long.txt"};
    check(!reader_read(&small, &article, &document, &error));
    check_number(error.code, BASE_LIMIT);
    check_string(error.message, "long.txt has 19 bytes, more than the limit for a document, 10");
    article.input = READ_JSONL;
    check(!reader_read(&shared, &article, &document, &error));
    check_number(error.code, BASE_MISUSE);
    doc_release(&document);
    reader_close(&small);
    reader_close(&small);
    check_number(read_input_find("html"), READ_HTML);
    check_number(read_input_find("pdf"), READ_INPUT_COUNT);
    check_number(read_input_of("a/b.htm"), READ_HTML);
    check_number(read_input_of("b.jsonl"), READ_JSONL);
    check_number(read_input_of("b.md"), READ_TEXT);
}

/** The caller's metadata win; ill-formed bytes in them do no harm; a date becomes ISO. */
static void test_given(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    const char *text =
        "Ostrel closes its sinking harbour\n\nBy Mira Tolland\n\nOSTREL (AP) — The harbour will close, its "
        "mayor said on Friday.";
    read_article article = {.bytes = text,
                            .count = strlen(text),
                            .id = "x",
                            .title = "Given \xFFtitle",
                            .source = "Given",
                            .date = "May 3, 2024",
                            .url = "https://example.org/"};
    check(reader_read(&shared, &article, &document, NULL));
    check_string(doc_string(&document, document.meta.title), "Given \xEF\xBF\xBDtitle");
    check_string(doc_string(&document, document.meta.outlet), "Given");
    check_string(doc_string(&document, document.meta.date), "2024-05-03");
    check_string(doc_string(&document, document.meta.byline), "Mira Tolland");
    check_string(doc_string(&document, document.meta.dateline), "OSTREL");
    doc_release(&document);
}

/** Reads an article with a date that was given; "" for one that is left out with a warning. */
static void check_given_date(const char *given, const char *kept) {
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = "Ada Venn left.", .count = 14, .date = given};
    check(reader_read(&shared, &article, &document, NULL));
    bool has = document.meta.date != DOC_NONE;
    check_string(has ? doc_string(&document, document.meta.date) : "", kept);
    check_number(document.warnings.count, !has);
    doc_release(&document);
}

static void test_given_dates(void) {
    check_given_date("2024-05-03", "2024-05-03");
    check_given_date("3 May 2024", "2024-05-03");
    check_given_date("2024-05", "2024-05");
    check_given_date("2024", "2024");
    check_given_date("soon", "");
    check_given_date("2024-99-01", "");
}

static void check_language(const char *text, bool warned) {
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = text, .count = strlen(text)};
    check(reader_read(&shared, &article, &document, NULL));
    check_number(document.warnings.count, warned);
    doc_release(&document);
}

static void test_language(void) {
    check_language("Der Hafen von Ostrel wird im Juni geschlossen, sagte die Bürgermeisterin am Freitag vor "
                   "der Presse.\n\n"
                   "Die Fischer haben davon einen Tag später erfahren und waren nicht begeistert, wie ihr "
                   "Sprecher sagte.\n\n"
                   "Sie fordern einen neuen Pier noch vor den Winterstürmen und Geld für jede verlorene "
                   "Woche im Sommer.",
                   true);
    check_language(
        "The harbour of Ostrel will be closed in June, the mayor said on Friday before the press of the "
        "town.\n\n"
        "The fishermen heard of it a day later and were not pleased at all, as their speaker said to us "
        "there.\n\n"
        "They want a new pier before the storms of the winter and money for each of the weeks that are lost.",
        false);
}

/** Words too long for what is noted of a paragraph are passed over (once they left their places unset). */
static void test_long_words(void) {
    base_buf bytes;
    base_buf_start(&bytes, base_allocator_standard());
    for (int i = 0; i < 700; i++) base_buf_add_byte(&bytes, 'a');
    base_buf_add_string(&bytes, " read more");
    for (int i = 0; i < 600; i++) base_buf_add_string(&bytes, " a");
    check_read(bytes.bytes, bytes.count, bytes.bytes, "");
    base_buf_release(&bytes);
}

/* ---- HTML ---------------------------------------------------------------------------------------------- */

static void test_html(void) {
    doc document;
    base_error error = {0};
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = "<p>Hello", .count = 8, .id = "a.html", .input = READ_HTML};
    bool done = reader_read(&shared, &article, &document, &error);
    check(done == read_html_supported());
    if (done)
        check_string(document.text, "Hello");
    else
        check_string(
            error.message,
            "a.html is HTML, which this build of quoth does not read: build it with libgumbo installed");
    doc_release(&document);
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
        doc document;
        base_error error = {0};
        doc_start(&document, base_allocator_standard());
        read_article article = {
            .bytes = cases[i].page, .count = strlen(cases[i].page), .id = "a.html", .input = READ_HTML};
        check_number(reader_read(&shared, &article, &document, &error), cases[i].read);
        if (cases[i].read)
            check_string(document.text, "café");
        else
            check_string(error.message,
                         "a.html declares the encoding koi8-r, which is not read: convert it to UTF-8");
        doc_release(&document);
    }
}

/** Reads a pattern repeated many times, which must end soon and be well-formed. */
static void check_tangle(const char *piece, size_t times, const char *tail) {
    base_buf page;
    base_error error = {0};
    doc document;
    base_buf_start(&page, base_allocator_standard());
    for (size_t i = 0; i < times; i++) base_buf_add_string(&page, piece);
    base_buf_add_string(&page, tail);
    doc_start(&document, base_allocator_standard());
    read_article article = {
        .bytes = page.bytes, .count = page.count, .id = "tangle.html", .input = READ_HTML};
    bool done = reader_read(&shared, &article, &document, &error);
    check(done || error.code == BASE_LIMIT);
    if (done && *tail) check(strstr(document.text, "found") != NULL);
    doc_release(&document);
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
    doc document;
    base_error error = {0};
    doc_start(&document, allocator);
    bool done = reader_read(&shared, context, &document, &error);
    doc_release(&document);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

static void test_memory(void) {
    static const char *const texts[] = {
        "Ostrel closes its harbour\n\nBy Mira Tolland, AP\n\nOSTREL (AP) — It will close, she said.\n\n© "
        "2024 Vann. All rights reserved.",
        "caf\xE9 and \x81 and more of it",
        "<html><head><title>T</title><script "
        "type='application/ld+json'>{\"headline\":\"H\",\"author\":\"A\"}</script></head>"
        "<body><nav>Home</nav><h1>T</h1><p>The harbour will close, she said.<p>Soon.</body></html>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_article article = {.bytes = texts[i],
                                .count = strlen(texts[i]),
                                .id = "i",
                                .title = i == 1 ? "given" : NULL,
                                .input = i == 2 && read_html_supported() ? READ_HTML : READ_TEXT};
        check_out_of_memory(work_article, &article);
    }
}

int main(void) {
    base_error error = {0};
    shipped = made_shipped();
    if (!shipped ||
        !check(reader_open(&shared, shipped, base_allocator_standard(), (read_limits){0}, &error)))
        return check_done("read");
    test_encodings();
    test_binary();
    test_many_warnings();
    test_limits();
    test_given();
    test_given_dates();
    test_language();
    test_long_words();
    test_html();
    test_charset();
    test_tangled_html();
    test_json();
    test_memory();
    reader_close(&shared);
    model_file_close(shipped);
    return check_done("read");
}
