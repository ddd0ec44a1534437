#include <stdio.h>
#include <string.h>

#include "read/decode.h"
#include "read/html.h"
#include "read/kinds.h"
#include "read/shown.h"
#include "text/paragraph.h"

#define DEFAULT_BYTES ((uint64_t)64 << 20)
#define DEFAULT_HTML_DEPTH 512

/** Decoding makes at most three bytes of one, and positions are 32 bits wide. */
#define MOST_BYTES ((uint64_t)1 << 30)

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
    return input == READ_INPUT_COUNT ? READ_TEXT : input;
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

/** What the names of the signs of cues begin with. */
static const char cue_prefix[] = "cue:";

/** Gives each category of cues its sign, so that a paragraph's words need no comparison of names. */
static bool open_cues(reader *self, const model_file *file, base_error *error) {
    const char *categories[READ_SIGN_COUNT] = {0};
    size_t prefix = strlen(cue_prefix);
    for (int i = 0; i < READ_SIGN_COUNT; i++) {
        const char *name = read_sign_name((read_sign)i);
        if (strncmp(name, cue_prefix, prefix) == 0) categories[i] = name + prefix;
    }
    if (!model_lexicon_open(&self->cues, file, "read_cues", error) ||
        !model_lexicon_bind(&self->cues, 1, categories, READ_SIGN_COUNT, MODEL_ALL, error))
        return false;
    for (uint32_t row = 0; row < self->cues.count; row++) {
        model_cell words = model_lexicon_cell(&self->cues, row, 0);
        read_cue_filter(self, words.bytes, words.count);
    }
    return true;
}

static bool load_weights(reader *self, const model_file *file, base_error *error) {
    model_lexicon weights;
    if (!model_lexicon_open(&weights, file, "read_weights", error)) return false;
    for (uint32_t row = 0; row < weights.count; row++) {
        model_cell name = model_lexicon_cell(&weights, row, 0);
        read_sign sign = read_sign_find(name.bytes, name.count);
        if (sign == READ_SIGN_COUNT) continue; /* of another version */
        self->own_weights[sign] = model_cell_number(model_lexicon_cell(&weights, row, 1));
        self->all_weights[sign] = model_cell_number(model_lexicon_cell(&weights, row, 2));
    }
    return true;
}

static void set_limits(reader *self, read_limits limits) {
    if (limits.max_document_bytes == 0) limits.max_document_bytes = DEFAULT_BYTES;
    if (limits.max_html_depth == 0) limits.max_html_depth = DEFAULT_HTML_DEPTH;
    if (limits.max_document_bytes > MOST_BYTES) limits.max_document_bytes = MOST_BYTES;
    self->limits = limits;
}

void reader_share(reader *self, const reader *opened, const base_allocator *allocator, read_limits limits) {
    *self = *opened;
    self->allocator = allocator;
    set_limits(self, limits);
}

bool reader_open(reader *self, const model_file *file, const base_allocator *allocator, read_limits limits,
                 base_error *error) {
    *self = (reader){.allocator = allocator};
    set_limits(self, limits);
    bool done = open_cues(self, file, error) &&
                model_lexicon_open(&self->outlets, file, "read_outlets", error) &&
                model_classes_open_words(&self->words, file, error) && load_weights(self, file, error);
    if (!done) reader_close(self);
    return done;
}

void reader_close(reader *self) {
    *self = (reader){0};
}

/** Stores a string of the caller, its ill-formed bytes replaced; false when memory ran out. */
static bool keep_given(doc *document, uint32_t *field, const char *given) {
    if (!given || !*given) return true;
    read_decoded clean;
    doc scratch; /* takes the warnings: metadata have no positions to warn of */
    doc_start(&scratch, document->allocator);
    bool done = read_decode(given, strlen(given), true, "", &scratch, &clean, NULL);
    if (done) *field = doc_intern(document, clean.bytes, clean.count);
    base_buf_release(&clean.buf);
    doc_release(&scratch);
    return done && *field != DOC_NONE;
}

static bool keep_all_given(doc *document, const read_article *article) {
    doc_meta *meta = &document->meta;
    return keep_given(document, &meta->id, article->id) &&
           keep_given(document, &meta->title, article->title) &&
           keep_given(document, &meta->outlet, article->source) &&
           keep_given(document, &meta->date, article->date) &&
           keep_given(document, &meta->byline, article->byline) &&
           keep_given(document, &meta->dateline, article->dateline) &&
           keep_given(document, &meta->url, article->url);
}

/** A year or a month, "2024" or "2024-05": all that a date need have. */
static bool is_month_or_year(const char *date) {
    size_t size = strlen(date);
    if (size != 4 && !(size == 7 && date[4] == '-')) return false;
    for (size_t i = 0; i < size; i++)
        if (i != 4 && (date[i] < '0' || date[i] > '9')) return false;
    return true;
}

/** Brings a date into ISO form: years, months and days are what the rest goes by. One that cannot be read is
 * left out with a warning. */
static bool normalise_date(const reader *self, doc *document) {
    if (document->meta.date == DOC_NONE) return true;
    const char *date = doc_string(document, document->meta.date);
    char iso[40];
    if (!read_date(self, date, strlen(date), iso)) {
        if (is_month_or_year(date)) return true;
        document->meta.date = DOC_NONE;
        return doc_warn(document, 0, "the article's date is not understood and left out: YYYY-MM-DD is");
    }
    if (strcmp(iso, date) == 0) return true;
    document->meta.date = doc_intern(document, iso, strlen(iso));
    return document->meta.date != DOC_NONE;
}

/** Fills text and paragraphs from plain text. */
static bool take_text(doc *document, const char *text, uint32_t size) {
    text_spans spans = {0};
    bool done = doc_set_text(document, text, size) &&
                text_split_paragraphs(document->text, size, document->allocator, &spans) &&
                base_vec_reserve(document->allocator, &document->paragraphs, spans.count);
    for (uint32_t i = 0; done && i < spans.count; i++)
        document->paragraphs.items[document->paragraphs.count++] =
            (doc_paragraph){.span = {spans.items[i].begin, spans.items[i].end}, .kind = DOC_BODY};
    base_vec_release(document->allocator, &spans);
    return done;
}

/** Fills text and paragraphs from a page. */
static bool take_page(doc *document, const read_page *page, uint32_t max_depth) {
    bool done =
        doc_set_text(document, page->text.bytes ? page->text.bytes : "", (uint32_t)page->text.count) &&
        base_vec_reserve(document->allocator, &document->paragraphs, page->blocks.count);
    for (uint32_t i = 0; done && i < page->blocks.count; i++)
        document->paragraphs.items[document->paragraphs.count++] = (doc_paragraph){
            .span = {page->blocks.items[i].begin, page->blocks.items[i].end}, .kind = DOC_BODY};
    if (!done || !page->cut) return done;
    char message[120];
    snprintf(message, sizeof message,
             "HTML elements deeper than %u, or with too many attributes, were simplified", max_depth);
    return doc_warn(document, 0, message);
}

/** What messages call an article. */
static const char *article_name(const read_article *article) {
    return article->id ? article->id : "the article";
}

/** Warns of an article in another language: of its longer paragraphs hardly any has the words of English. */
static bool check_language(const read_look *looks, doc *document) {
    uint32_t words = 0, english = 0;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        if (looks[i].words < 8) continue;
        bool strange = read_look_has(&looks[i], READ_SIGN_FUNCTION_NONE) ||
                       read_look_has(&looks[i], READ_SIGN_FUNCTION_FEW);
        words += looks[i].words;
        english += strange ? 0 : looks[i].words;
    }
    return words < 40 || english * 4 > words ||
           doc_warn(document, 0, "this does not look like English: what is found in it is hardly right");
}

/** Takes the "By" off a byline that came with it. */
static void trim_byline(const reader *self, base_buf *byline) {
    uint32_t names = read_cue_end(self, byline->bytes, 0, (uint32_t)byline->count, READ_SIGN_CUE_BYLINE);
    while (names < byline->count && (byline->bytes[names] == ' ' || byline->bytes[names] == ':')) names++;
    if (names == byline->count) return;
    byline->count -= names;
    memmove(byline->bytes, byline->bytes + names, byline->count + 1);
}

/** Finds kinds and metadata once text and paragraphs are there. */
static bool finish(const reader *self, const read_block *blocks, read_meta *meta, doc *document) {
    base_arena arena;
    base_arena_start(&arena, document->allocator);
    /* The page's title, or the caller's, helps to find the line that shows it. */
    bool titled = document->meta.title != DOC_NONE || meta->values[READ_TITLE].count == 0;
    if (!titled)
        document->meta.title =
            doc_intern(document, meta->values[READ_TITLE].bytes, meta->values[READ_TITLE].count);
    const read_look *looks = read_kinds(self, blocks, document, &arena);
    if (!titled) document->meta.title = DOC_NONE;
    if (looks) read_shown(self, document, looks, meta);
    if (meta->values[READ_BYLINE].count) trim_byline(self, &meta->values[READ_BYLINE]);
    if (document->meta.url != DOC_NONE) read_shown_by_address(doc_string(document, document->meta.url), meta);
    bool done = looks && check_language(looks, document) && read_meta_store(meta, document) &&
                normalise_date(self, document);
    base_arena_release(&arena);
    return done;
}

/** Reads decoded text into the document. */
static bool take_decoded(const reader *self, const read_article *article, const read_decoded *text,
                         doc *document, base_error *error) {
    read_page page;
    const char *name = article_name(article);
    bool html = article->input == READ_HTML;
    if (html) {
        if (!read_html(text->bytes, text->count, name, self->limits.max_html_depth, document->allocator,
                       &page, error)) {
            read_page_release(&page);
            return false;
        }
    } else {
        page = (read_page){.cut = false};
        base_buf_start(&page.text, document->allocator);
        read_meta_start(&page.meta, document->allocator);
    }
    bool done = keep_all_given(document, article) &&
                (html ? take_page(document, &page, self->limits.max_html_depth)
                      : take_text(document, text->bytes, (uint32_t)text->count)) &&
                finish(self, html ? page.blocks.items : NULL, &page.meta, document);
    if (!done) base_fail_memory(error);
    read_page_release(&page);
    return done;
}

bool reader_read(const reader *self, const read_article *article, doc *document, base_error *error) {
    const char *name = article_name(article);
    if (article->input == READ_JSONL) {
        base_fail(error, BASE_MISUSE, 0, "%s: JSON lines hold many articles: read them with read_lines_open",
                  name);
        return false;
    }
    if (article->count > self->limits.max_document_bytes) {
        base_fail(error, BASE_LIMIT, 0, "%s has %zu bytes, more than the limit for a document, %llu", name,
                  article->count, (unsigned long long)self->limits.max_document_bytes);
        return false;
    }
    if (article->input == READ_HTML && !article->decoded &&
        !read_check_charset(article->bytes, article->count, name, error))
        return false;
    read_decoded text;
    bool done = read_decode(article->bytes, article->count, article->decoded, name, document, &text, error) &&
                take_decoded(self, article, &text, document, error);
    base_buf_release(&text.buf);
    return done;
}
