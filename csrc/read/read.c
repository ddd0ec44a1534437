/* The way of an article's bytes: decoded, reduced to text where they are a page, and cut into blocks. */

#include "read/read.h"

#include <stdio.h>
#include <string.h>

#include "read/decode.h"
#include "read/html.h"
#include "read/markdown.h"
#include "read/mojibake.h"
#include "read/refuse.h"
#include "text/class.h"
#include "text/paragraph.h"

#define DEFAULT_BYTES ((uint64_t)64 << 20)
#define DEFAULT_HTML_DEPTH 512

/** Decoding makes at most three bytes of one, and positions are 32 bits wide. */
#define MOST_BYTES ((uint64_t)1 << 30)

read_limits read_limits_filled(read_limits limits) {
    if (limits.max_document_bytes == 0) limits.max_document_bytes = DEFAULT_BYTES;
    if (limits.max_html_depth == 0) limits.max_html_depth = DEFAULT_HTML_DEPTH;
    if (limits.max_document_bytes > MOST_BYTES) limits.max_document_bytes = MOST_BYTES;
    return limits;
}

/** Refuses what is not to be decoded at all. */
static bool check_bytes(const read_article *article, const read_limits *limits, const char *name,
                        base_error *error) {
    if (read_input_holds(article->input)) {
        base_fail(error, BASE_MISUSE, 0,
                  "%s: JSON, tables, feeds and mails hold articles and are none: read them as files", name);
        return false;
    }
    if (article->count > limits->max_document_bytes) {
        base_fail(error, BASE_LIMIT, 0, "%s has %zu bytes, more than the limit for a document, %llu", name,
                  article->count, (unsigned long long)limits->max_document_bytes);
        return false;
    }
    return article->input != READ_HTML || article->decoded ||
           read_check_charset(article->bytes, article->count, name, error);
}

/** What looks like nothing says nothing. */
static bool is_blank(const char *string) {
    size_t count = strlen(string), length;
    for (size_t at = 0; at < count; at += length)
        if (!(text_class_at(string + at, count - at, &length) & (TEXT_SPACE | TEXT_INVISIBLE))) return false;
    return true;
}

/** Keeps a string of the caller as it is, but that ill-formed bytes are replaced. */
static bool give(read_meta *meta, read_field field, const char *given) {
    if (!given || !*given || (field != READ_ID && is_blank(given))) return true;
    read_mend(given, strlen(given), &meta->values[field]);
    meta->ranks[field] = READ_RANK_GIVEN;
    return !meta->values[field].failed;
}

static bool give_all(read_meta *meta, const read_article *article, base_error *error) {
    bool done = give(meta, READ_ID, article->id) && give(meta, READ_TITLE, article->title) &&
                give(meta, READ_OUTLET, article->source) && give(meta, READ_DATE, article->date) &&
                give(meta, READ_BYLINE, article->byline) && give(meta, READ_DATELINE, article->dateline) &&
                give(meta, READ_URL, article->url);
    if (!done) base_fail_memory(error);
    return done;
}

/** Warns of metadata that could not be read. */
static bool warn_unread(read_content *content, uint32_t unread, base_error *error) {
    /* Those that read_article has, by read_field. */
    static const char *const names[] = {"id", "title", "outlet", "date", "byline", "dateline", "url"};
    bool done = true;
    for (size_t i = 0; done && i < sizeof names / sizeof *names; i++) {
        if (!(unread >> i & 1)) continue;
        char message[80];
        snprintf(message, sizeof message, "the article's %s is left out: it is no string, or has a zero byte",
                 names[i]);
        done = read_content_warn(content, 0, message);
    }
    if (!done) base_fail_memory(error);
    return done;
}

/** Makes the paragraphs of plain text its blocks. */
static bool cut_text(read_content *content, base_error *error) {
    const base_allocator *allocator = content->allocator;
    text_spans spans = {0};
    bool done = text_split_paragraphs(content->text, content->size, allocator, &spans) &&
                base_vec_reserve(allocator, &content->blocks, spans.count);
    for (uint32_t i = 0; done && i < spans.count; i++)
        content->blocks.items[content->blocks.count++] =
            (read_block){.begin = spans.items[i].begin, .end = spans.items[i].end};
    base_vec_release(allocator, &spans);
    if (!done) base_fail_memory(error);
    return done;
}

/** True for markup that is a whole page. */
static bool is_page(const char *bytes, size_t count) {
    static const char *const tags[] = {"<html", "<HTML", "<body", "<BODY", "<head", "<HEAD"};
    const char *end = bytes + (count < 65536 ? count : 65536);
    for (const char *at = bytes; (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            if ((size_t)(end - at) >= 5 && memcmp(at, tags[i], 5) == 0) return true;
    return false;
}

/** Makes blocks of the decoded text, as what it is. */
static bool cut(read_content *content, const read_article *article, const char *name, read_limits limits,
                base_error *error) {
    if (article->input == READ_MARKDOWN) return read_markdown(content, error);
    if (article->input != READ_HTML) return cut_text(content, error);
    bool page = is_page(content->text, content->size);
    if (!read_html(content, name, limits.max_html_depth, error)) return false;
    content->fragment = !page;
    return true;
}

bool read_content_fill(read_content *content, const read_article *article, read_limits limits,
                       base_error *error) {
    const char *name = article->id ? article->id : "the article";
    limits = read_limits_filled(limits);
    if (!check_bytes(article, &limits, name, error) || !give_all(&content->meta, article, error) ||
        !warn_unread(content, article->unread, error) ||
        (!article->decoded && !read_refuse(article->bytes, article->count, name, error)) ||
        !read_decode(article->bytes, article->count, article->decoded, name, content, error))
        return false;
    if (!read_mojibake(content)) {
        base_fail_memory(error);
        return false;
    }
    return cut(content, article, name, limits, error);
}
