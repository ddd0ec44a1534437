/* Inputs made to be slow, or to mislead: each is read as a small one is, in time that follows its size. The inputs
 * are so long that a reader that looks ahead for each byte of them would not end. */

#include <string.h>

#include "read/html.h"
#include "read/read.h"
#include "read/records.h"
#include "test/check.h"

#define MANY 400000

/** A string, over and over, between two others. */
static base_buf repeated(const char *before, const char *what, uint32_t times, const char *behind) {
    base_buf made;
    base_buf_start(&made, base_allocator_standard());
    base_buf_add_string(&made, before);
    for (uint32_t i = 0; i < times; i++) base_buf_add_string(&made, what);
    base_buf_add_string(&made, behind);
    check(!made.failed);
    return made;
}

/* ---- markup -------------------------------------------------------------------------------------------- */

static void check_limited(base_buf markup, const char *end) {
    base_buf limited;
    bool simplified;
    base_buf_start(&limited, base_allocator_standard());
    check(read_html_limit(markup.bytes, markup.count, 10, &limited, &simplified));
    size_t size = strlen(end);
    if (check(limited.count >= size)) check_string(limited.bytes + limited.count - size, end);
    base_buf_release(&limited);
    base_buf_release(&markup);
}

static void test_unclosed(void) {
    check_limited(repeated("<b>", "<svg>", MANY, "<p>It closed."), "<br><p>It closed.");
    check_limited(repeated("<b>", "<noscript>", MANY, "<p>It closed."), "<br><p>It closed.");
    check_limited(repeated("<b>", "<template>", MANY, "<p>It closed.</template"), "<br><p>It closed.");
    /* What is closed goes, also where others of its kind are open behind it. */
    check_limited(repeated("", "<svg>1</svg>2", 3, "<svg>3"), "222<svg>3");
}

/* ---- mails --------------------------------------------------------------------------------------------- */

static void check_subject(base_buf mail, size_t size, const char *end) {
    read_records records;
    read_article article;
    base_error error = {0};
    check(read_records_open(&records, "in", mail.bytes, mail.count, READ_MAIL, UINT64_MAX,
                            base_allocator_standard(), &error));
    if (check_number(read_records_next(&records, &article, &error), READ_ARTICLE)) {
        check_number(strlen(article.title), size);
        check_string(article.title + size - strlen(end), end);
    }
    read_records_close(&records);
    base_buf_release(&mail);
}

static void test_subjects(void) {
    check_subject(repeated("Subject: ", "port", MANY, "\n\nIt closed."), 4 * MANY, "portport");
    check_subject(repeated("Subject: ", "=?a?q?x ", MANY, "=?a?q?y?=\n\nIt closed."), 8 * MANY + 1, "?q?y");
    /* Longer than the rules allow, as some write them. */
    check_subject(repeated("Subject: =?utf-8?q?", "port", 100, "?=\n\nIt closed."), 400, "portport");
}

/* ---- Markdown ------------------------------------------------------------------------------------------ */

static void check_markdown(base_buf markdown, size_t size, const char *end) {
    read_content content;
    base_error error = {0};
    read_content_start(&content, base_allocator_standard());
    read_article article = {.bytes = markdown.bytes, .count = markdown.count, .input = READ_MARKDOWN};
    check(read_content_fill(&content, &article, (read_limits){0}, &error));
    if (check_number(content.size, size))
        check(memcmp(content.text + size - strlen(end), end, strlen(end)) == 0);
    read_content_release(&content);
    base_buf_release(&markdown);
}

static void test_markdown(void) {
    check_markdown(repeated("a ", "*", 4 * MANY, " b"), 4 * MANY + 4, "** b");
    check_markdown(repeated("a ", "<http", MANY, " b"), 5 * MANY + 4, "http b");
    check_markdown(repeated("a ", "[", 4 * MANY, " b"), 4 * MANY + 4, "[[ b");
    check_markdown(repeated("a ", "[b](", MANY, " c"), 4 * MANY + 4, "[b]( c");
    check_markdown(repeated("a ", "[b](c)", MANY, " d"), MANY + 4, "bb d");
    check_markdown(repeated("a ", "`b``", MANY, " c"), MANY + 4, "bb c");
}

int main(void) {
    test_markdown();
    test_unclosed();
    test_subjects();
    return check_done("read hostile");
}
