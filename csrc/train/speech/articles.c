#include "train/speech/articles.h"

#include <stdlib.h>
#include <string.h>

#include "read/json.h"
#include "read/read.h"

void train_stages_open(train_stages *stages, const char *model) {
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    *stages = (train_stages){0};
    stages->file = model_file_open(allocator, model, &error);
    if (stages->file) stages->lang = lang_model_open(stages->file, allocator, &error);
    if (stages->lang && name_lexicons_open(&stages->names, stages->file, allocator, &error))
        stages->refer = refer_model_open(stages->file, &stages->names, allocator, &error);
    if (!stages->refer || !page_model_open(&stages->page, stages->file, &error))
        train_die("%s", error.message);
    stages->lang_scratch = lang_scratch_new(stages->lang, allocator);
    if (!stages->lang_scratch) train_die("out of memory");
    refer_scratch_start(&stages->refer_scratch, allocator);
}

void train_stages_close(train_stages *stages) {
    refer_scratch_release(&stages->refer_scratch);
    lang_scratch_release(stages->lang_scratch);
    refer_model_close(stages->refer);
    lang_model_close(stages->lang);
    model_file_close(stages->file);
}

doc *train_stages_analyse(train_stages *stages, const char *id, const char *text, size_t size,
                          const char *date) {
    doc *document = train_new(1, sizeof *document);
    base_error error;
    read_article article = {.bytes = text, .count = size, .decoded = true, .id = id, .date = date};
    doc_start(document, base_allocator_standard());
    read_content content;
    read_content_start(&content, base_allocator_standard());
    if (!read_content_fill(&content, &article, (read_limits){0}, &error))
        train_die("%s: %s", id, error.message);
    if (!page_describe(&stages->page, &content, document)) train_die("%s: out of memory", id);
    if (!lang_analyse(stages->lang, stages->lang_scratch, document, &error))
        train_die("%s: %s", id, error.message);
    doc_view view;
    doc_view_start(&view, base_allocator_standard(), &stages->names.function_words);
    if (!doc_view_make(&view, document) || !refer_resolve(stages->refer, &stages->refer_scratch, &view))
        train_die("%s: out of memory", id);
    doc_view_release(&view);
    return document;
}

/* One line of the file while it is read. */
typedef struct line_reader {
    read_json json;
    const char *path;
    uint32_t number;
    train_article article;
    base_buf id, text, date;
} line_reader;

static read_json_event next(line_reader *line, read_json_event wanted) {
    read_json_event event = read_json_next(&line->json);
    if (event == READ_JSON_ERROR || (wanted != READ_JSON_ERROR && event != wanted))
        train_die("%s:%u: ill-formed at byte %zu", line->path, line->number, line->json.at);
    return event;
}

/* [[b, e], …] into the article's spans. */
static doc_range read_spans(line_reader *line) {
    doc_range range = {line->article.spans.count, 0};
    next(line, READ_JSON_ARRAY);
    while (next(line, READ_JSON_ERROR) == READ_JSON_ARRAY) {
        doc_span span;
        next(line, READ_JSON_NUMBER);
        span.begin = (uint32_t)strtoul(line->json.string.bytes, NULL, 10);
        next(line, READ_JSON_NUMBER);
        span.end = (uint32_t)strtoul(line->json.string.bytes, NULL, 10);
        next(line, READ_JSON_ARRAY_END);
        train_push(&line->article.spans, span);
        range.count++;
    }
    return range;
}

static void read_attribution(line_reader *line) {
    train_attribution attribution = {{0, 0}, {0, 0}, {0, 0}};
    bool clean = true;
    while (next(line, READ_JSON_ERROR) == READ_JSON_KEY) {
        const char *key = line->json.string.bytes;
        if (strcmp(key, "cue") == 0) {
            attribution.cue = read_spans(line);
        } else if (strcmp(key, "source") == 0) {
            attribution.source = read_spans(line);
        } else if (strcmp(key, "content") == 0) {
            attribution.content = read_spans(line);
        } else {
            bool is_clean = strcmp(key, "clean") == 0;
            read_json_event event = next(line, READ_JSON_ERROR);
            if (is_clean) clean = event != READ_JSON_FALSE;
            read_json_skip(&line->json, event);
        }
    }
    if (clean && attribution.content.count > 0) train_push(&line->article.attributions, attribution);
}

static void read_string(line_reader *line, base_buf *into) {
    read_json_event event = next(line, READ_JSON_ERROR);
    if (event == READ_JSON_STRING) base_buf_add(into, line->json.string.bytes, line->json.string.count);
    if (event != READ_JSON_STRING) read_json_skip(&line->json, event);
}

static void read_fields(line_reader *line) {
    next(line, READ_JSON_OBJECT);
    while (next(line, READ_JSON_ERROR) == READ_JSON_KEY) {
        const char *key = line->json.string.bytes;
        if (strcmp(key, "doc") == 0) {
            read_string(line, &line->id);
        } else if (strcmp(key, "text") == 0) {
            read_string(line, &line->text);
        } else if (strcmp(key, "date") == 0) {
            read_string(line, &line->date);
        } else if (strcmp(key, "quotes") == 0) {
            next(line, READ_JSON_ARRAY);
            while (next(line, READ_JSON_ERROR) == READ_JSON_OBJECT) read_attribution(line);
        } else {
            read_json_skip(&line->json, next(line, READ_JSON_ERROR));
        }
    }
}

/** Spans lie in the text and go forward. */
static void check_spans(const line_reader *line) {
    for (uint32_t i = 0; i < line->article.spans.count; i++) {
        doc_span span = line->article.spans.items[i];
        if (span.begin >= span.end || span.end > line->text.count)
            train_die("%s:%u: no bytes [%u, %u) in a text of %zu", line->path, line->number, span.begin,
                      span.end, line->text.count);
    }
}

static void read_line(train_articles *articles, train_stages *stages, const char *path, uint32_t number,
                      const char *bytes, size_t count) {
    line_reader line = {.path = path, .number = number};
    read_json_start(&line.json, bytes, count, base_allocator_standard());
    base_buf *strings[] = {&line.id, &line.text, &line.date};
    for (size_t i = 0; i < 3; i++) base_buf_start(strings[i], base_allocator_standard());
    read_fields(&line);
    if (line.text.count == 0) train_die("%s:%u: an article without text", path, number);
    check_spans(&line);
    line.article.document = train_stages_analyse(stages, line.id.bytes ? line.id.bytes : "", line.text.bytes,
                                                 line.text.count, line.date.count ? line.date.bytes : NULL);
    train_push(articles, line.article);
    for (size_t i = 0; i < 3; i++) base_buf_release(strings[i]);
    read_json_release(&line.json);
}

void train_speech_read(train_articles *articles, train_stages *stages, const char *path) {
    size_t size;
    uint32_t number = 0, before = articles->count;
    char *bytes = train_read_file(path, &size);
    for (size_t at = 0; at < size;) {
        const char *newline = memchr(bytes + at, '\n', size - at);
        size_t end = newline ? (size_t)(newline - bytes) : size;
        number++;
        if (end > at) read_line(articles, stages, path, number, bytes + at, end - at);
        at = end + 1;
    }
    if (articles->count == before) train_die("%s: no article in it", path);
    train_free(bytes);
}

void train_speech_release(train_articles *articles) {
    for (uint32_t i = 0; i < articles->count; i++) {
        train_article *article = &articles->items[i];
        doc_release(article->document);
        train_free(article->document);
        base_vec_release(base_allocator_standard(), &article->spans);
        base_vec_release(base_allocator_standard(), &article->attributions);
    }
    base_vec_release(base_allocator_standard(), articles);
}
