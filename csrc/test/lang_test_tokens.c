#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "lang/sentence.h"
#include "test/check.h"
#include "text/paragraph.h"

/*
 * Tokens and sentences with the model in the source tree (or $QUOTH_MODEL), on the cases in spec/gold: files
 * of blocks parted by empty lines, in which "< " begins a text and each "> " a line that is expected of it.
 * "\n" stands for a line end and "\u{A0}" for a character by its code. Lines that begin with # are comments.
 */

static lang_model *model;
static lang_scratch *scratch;

/** Appends what a document gives, a line for each that is expected. */
typedef void show_document(const doc *document, base_buf *shown);

static bool start(doc *document, const base_allocator *allocator, const char *text, size_t size) {
    doc_start(document, allocator);
    text_spans spans = {0};
    bool done = doc_set_text(document, text, (uint32_t)size) &&
                text_split_paragraphs(document->text, document->text_size, allocator, &spans);
    for (uint32_t i = 0; done && i < spans.count; i++) {
        doc_paragraph paragraph = {.span = {spans.items[i].begin, spans.items[i].end}, .kind = DOC_BODY};
        done = base_vec_push(allocator, &document->paragraphs, paragraph);
    }
    base_vec_release(allocator, &spans);
    return done;
}

static void show_tokens(const doc *document, base_buf *shown) {
    for (uint32_t i = 0; i < document->tokens.count; i++) {
        doc_span span = doc_token_span(document, i);
        bool joined = document->tokens.flags[i] & DOC_MULTI_NEXT;
        if (i > 0) base_buf_add_string(shown, joined ? "\xE2\x80\xBF" : " ");
        base_buf_add(shown, document->text + span.begin, span.end - span.begin);
    }
    base_buf_add_byte(shown, '\n');
}

static void show_sentences(const doc *document, base_buf *shown) {
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        doc_span span = doc_tokens_span(document, document->sentences.items[i].tokens);
        base_buf_add(shown, document->text + span.begin, span.end - span.begin);
        base_buf_add_byte(shown, '\n');
    }
}

/** Appends a line with its escapes resolved. */
static void add_line(base_buf *text, const char *line) {
    for (; *line && *line != '\n'; line++) {
        if (strncmp(line, "\\n", 2) == 0) {
            base_buf_add_byte(text, '\n');
            line++;
        } else if (strncmp(line, "\\u{", 3) == 0) {
            char *end, bytes[4];
            uint32_t code = (uint32_t)strtoul(line + 3, &end, 16);
            base_buf_add(text, bytes, text_encode(code, bytes));
            line = end;
        } else {
            base_buf_add_byte(text, *line);
        }
    }
}

static void run_case(const base_buf *input, const base_buf *expected, show_document *show) {
    doc document;
    base_buf shown;
    base_buf_start(&shown, base_allocator_standard());
    check(start(&document, base_allocator_standard(), input->bytes, input->count));
    check(lang_tokens(model, scratch, &document));
    show(&document, &shown);
    check_string(shown.bytes, expected->bytes);
    base_buf_release(&shown);
    doc_release(&document);
}

static void run_cases(const char *path, show_document *show) {
    FILE *file = fopen(path, "r");
    if (!check(file != NULL)) return;
    char line[2000];
    base_buf input, expected;
    base_buf_start(&input, base_allocator_standard());
    base_buf_start(&expected, base_allocator_standard());
    bool more = true;
    while (more) {
        more = fgets(line, sizeof line, file) != NULL;
        if (more && strncmp(line, "< ", 2) == 0) add_line(&input, line + 2);
        if (more && strncmp(line, "> ", 2) == 0) {
            add_line(&expected, line + 2);
            base_buf_add_byte(&expected, '\n');
        }
        if ((!more || line[0] == '\n') && input.count > 0) {
            run_case(&input, &expected, show);
            base_buf_reset(&input);
            base_buf_reset(&expected);
        }
    }
    fclose(file);
    base_buf_release(&input);
    base_buf_release(&expected);
}

/** Checks that tokens cover every visible character once, in order, and sentences every token. */
static bool covers(const doc *document) {
    uint32_t at = 0;
    bool good = true;
    for (uint32_t i = 0; i <= document->tokens.count && good; i++) {
        uint32_t next = i < document->tokens.count ? doc_begin(&document->tokens, i) : document->text_size;
        good = next >= at;
        while (good && at < next) {
            size_t length;
            uint32_t class = text_class_at(document->text + at, document->text_size - at, &length);
            good = class & (TEXT_SPACE | TEXT_INVISIBLE);
            at += (uint32_t)length;
        }
        if (i == document->tokens.count) break;
        good = good && doc_length(&document->tokens, i) > 0 &&
               doc_length(&document->tokens, i) <= DOC_TOKEN_BYTES;
        at = next + doc_length(&document->tokens, i);
    }
    uint32_t token = 0;
    for (uint32_t i = 0; i < document->sentences.count && good; i++) {
        doc_range range = document->sentences.items[i].tokens;
        good = range.first == token && range.count > 0 && range.count <= DOC_SENTENCE_TOKENS;
        token += range.count;
    }
    return good && token == document->tokens.count;
}

/** Cuts a text that repeats a piece; returns how many tokens it has. */
static uint32_t cut_repeated(const char *piece, uint32_t times) {
    base_buf text;
    base_buf_start(&text, base_allocator_standard());
    for (uint32_t i = 0; i < times; i++) base_buf_add_string(&text, piece);
    doc document;
    check(start(&document, base_allocator_standard(), text.bytes, text.count));
    check(lang_tokens(model, scratch, &document));
    check(covers(&document));
    uint32_t count = document.tokens.count;
    doc_release(&document);
    base_buf_release(&text);
    return count;
}

static void test_limits(void) {
    check_number(cut_repeated("a", 10000000), 10000000 / DOC_TOKEN_BYTES);
    check(cut_repeated("word ", 2000) == 2000);
    check(cut_repeated("\xE2\x80\x9C", 50000) >= 50000 / LANG_PIECES);
    check(cut_repeated("\xE6\xB8\xAF", 5000) >= 15);
    cut_repeated("a.b'c-", 20000);
    cut_repeated("x@y.", 20000);
    cut_repeated("http://(", 20000);
    cut_repeated("\xE2\x80\x8D\xF0\x9F\x98\x80", 5000);
    cut_repeated("can't ", 5000);
    check_number(cut_repeated(" \n\t", 100), 0);
    check_number(cut_repeated("\xE2\x80\x8B", 100), 0);
}

static bool tokens_work(const base_allocator *allocator, void *context) {
    (void)context;
    static const char text[] =
        "U.S. envoy Mara Lind won't sign, she said.\n\n\"It's over.\" Then she left for $5.";
    doc document;
    lang_scratch *memory = lang_scratch_new(model, allocator);
    bool done =
        start(&document, allocator, text, sizeof text - 1) && memory && lang_tokens(model, memory, &document);
    done = done && lang_lemmas(model, &document);
    lang_scratch_release(memory);
    doc_release(&document);
    return done;
}

static bool opening_work(const base_allocator *allocator, void *context) {
    base_error error;
    lang_model *opened = lang_model_open(context, allocator, &error);
    bool done = opened != NULL;
    check(done || error.code == BASE_NO_MEMORY);
    lang_model_close(opened);
    return done;
}

static void test_flags(void) {
    doc document;
    static const char text[] = "She can't (go).";
    check(start(&document, base_allocator_standard(), text, sizeof text - 1));
    check(lang_tokens(model, scratch, &document));
    static const uint8_t flags[] = {
        DOC_SPACE_AFTER, DOC_MULTI_FIRST, DOC_MULTI_NEXT | DOC_SPACE_AFTER, 0, 0, 0, DOC_SPACE_AFTER};
    check_number(document.tokens.count, sizeof flags);
    for (uint32_t i = 0; i < document.tokens.count && i < sizeof flags; i++)
        check_number(document.tokens.flags[i], flags[i]);
    check_number(document.paragraphs.items[0].sentences.count, 1);
    doc_release(&document);
}

int main(void) {
    base_error error = {0};
    const char *path = getenv("QUOTH_MODEL") ? getenv("QUOTH_MODEL") : "lua/quoth/data/en.quoth";
    model_file *file = model_file_open(base_allocator_standard(), path, &error);
    if (file) model = lang_model_open(file, base_allocator_standard(), &error);
    if (model) scratch = lang_scratch_new(model, base_allocator_standard());
    check_string(error.message, "");
    if (scratch) {
        static const char *const token_files[] = {"abbreviations", "addresses", "contractions",
                                                  "hyphens",       "marks",     "numbers"};
        static const char *const sentence_files[] = {"abbreviations", "ends", "lists", "quotations"};
        char name[100];
        for (size_t i = 0; i < sizeof token_files / sizeof *token_files; i++) {
            snprintf(name, sizeof name, "spec/gold/tokens/%s.txt", token_files[i]);
            run_cases(name, show_tokens);
        }
        for (size_t i = 0; i < sizeof sentence_files / sizeof *sentence_files; i++) {
            snprintf(name, sizeof name, "spec/gold/sentences/%s.txt", sentence_files[i]);
            run_cases(name, show_sentences);
        }
        test_flags();
        test_limits();
        check_out_of_memory(tokens_work, NULL);
        check_out_of_memory(opening_work, file);
    }
    lang_scratch_release(scratch);
    lang_model_close(model);
    model_file_close(file);
    return check_done("lang tokens");
}
