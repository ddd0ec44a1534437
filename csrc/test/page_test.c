/* From articles to documents: metadata, dates, the warning of another language. Kinds are told by page_test_gold.c. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/overlap.h"
#include "test/check.h"
#include "test/page_read.h"
#include "test/read_articles.h"

static page_model model;

static bool read_into(const read_article *article, doc *document) {
    base_error error = {0};
    return check(page_read(&model, article, document, &error));
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
    read_into(&article, &document);
    check_string(doc_string(&document, document.meta.title), "Given \xEF\xBF\xBDtitle");
    check_string(doc_string(&document, document.meta.outlet), "Given");
    check_string(doc_string(&document, document.meta.date), "2024-05-03");
    check_string(doc_string(&document, document.meta.byline), "Mira Tolland");
    check_string(doc_string(&document, document.meta.dateline), "OSTREL");
    doc_release(&document);
}

/** An address with a day in it dates an article that says nothing better. */
static void test_address(void) {
    static const struct {
        const char *url, *date;
    } cases[] = {{"https://example.org/2024/05/03/harbour", "2024-05-03"},
                 {"https://example.org/2024/05/harbour", ""},
                 {"https://example.org/2024/13/03/harbour", ""},
                 {"https://example.org/2424/05/03/harbour", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        doc document;
        doc_start(&document, base_allocator_standard());
        read_article article = {.bytes = "Ada Venn left.", .count = 14, .url = cases[i].url};
        read_into(&article, &document);
        bool has = document.meta.date != DOC_NONE;
        check_string(has ? doc_string(&document, document.meta.date) : "", cases[i].date);
        check_number(document.warnings.count, 0);
        doc_release(&document);
    }
}

/** Reads an article with a date that was given; "" for one that is left out with a warning. */
static void check_given_date(const char *given, const char *kept) {
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = "Ada Venn left.", .count = 14, .date = given};
    read_into(&article, &document);
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
    check_given_date("2024-13", ""); /* a year has no such month, and a month no such day */
    check_given_date("2024-00", "");
    check_given_date("2024-02-29", "2024-02-29");
    check_given_date("2026-02-29", "");
    check_given_date("2026-02-30T10:00Z", "");
    check_given_date("31 April 2026", "");
    check_given_date("30 April 2026", "2026-04-30");
}

static void check_language(const char *text, bool warned) {
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = text, .count = strlen(text)};
    read_into(&article, &document);
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
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = bytes.bytes, .count = bytes.count};
    if (read_into(&article, &document)) {
        check_string(document.text, bytes.bytes);
        check_number(document.warnings.count, 0);
    }
    doc_release(&document);
    base_buf_release(&bytes);
}

/** A title of nothing but marks, each of which could part it from the name of its site: it stays, in time that
 * follows its size. */
static void test_long_title(void) {
    base_buf bytes;
    base_buf_start(&bytes, base_allocator_standard());
    base_buf_add_string(&bytes, "<title>");
    for (int i = 0; i < 400000; i++) base_buf_add_string(&bytes, "- ");
    base_buf_add_string(&bytes, "a</title><p>The harbour of Ostrel will close, its mayor said on Friday.");
    doc document;
    doc_start(&document, base_allocator_standard());
    read_article article = {.bytes = bytes.bytes, .count = bytes.count, .input = READ_HTML, .source = "Tern"};
    if (read_into(&article, &document))
        check_number(strlen(doc_string(&document, document.meta.title)), 800001);
    doc_release(&document);
    base_buf_release(&bytes);
}

/** A paragraph of so many words that 254 times their number does not fit 32 bits: all are in the title. */
static void test_long_overlap(void) {
    enum { WORDS = 17000000 };
    base_arena arena;
    read_meta meta;
    page_overlap overlap;
    uint8_t found[PAGE_OVERLAP_COUNT];
    char *text = malloc(2 * WORDS);
    if (!check(text != NULL)) return;
    for (size_t i = 0; i < WORDS; i++) memcpy(text + 2 * i, "a ", 2);
    base_arena_start(&arena, base_allocator_standard());
    read_meta_start(&meta, base_allocator_standard());
    read_meta_offer(&meta, READ_TITLE, READ_RANK_DATA, "a a", 3);
    if (check(page_overlap_start(&overlap, &meta, &arena))) {
        page_overlap_see(&overlap, text, 0, 2 * WORDS, found);
        check_number(found[0], 255);
    }
    read_meta_release(&meta);
    base_arena_release(&arena);
    free(text);
}

/* ---- memory -------------------------------------------------------------------------------------------- */

static bool work_article(const base_allocator *allocator, void *context) {
    doc document;
    base_error error = {0};
    doc_start(&document, allocator);
    bool done = page_read(&model, context, &document, &error);
    doc_release(&document);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

int main(void) {
    base_error error = {0};
    model_file *file = made_shipped();
    if (!file || !check(page_model_open(&model, file, &error))) return check_done("page");
    test_given();
    test_address();
    test_given_dates();
    test_language();
    test_long_words();
    test_long_title();
    test_long_overlap();
    read_articles_out_of_memory(work_article);
    model_file_close(file);
    return check_done("page");
}
