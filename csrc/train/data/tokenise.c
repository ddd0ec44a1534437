#include "train/data/tokenise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/sentence.h"
#include "lang/token.h"
#include "text/utf8.h"
#include "train/data/bio.h"

/** What one run of the program holds. */
typedef struct cutting {
    lang_tokeniser tokeniser;
    lang_splitter splitter;
    lang_token_shapes glances;
    doc document;
    FILE *out;
    uint32_t words;
} cutting;

static uint32_t count_words(const char *line) {
    uint32_t words = 0;
    for (const char *at = line; *at; at++) words += *at != ' ' && (at[1] == ' ' || at[1] == 0);
    return words;
}

/** A paragraph to cut, and the names that are known to be in it: those of the article from `next` on. */
typedef struct passage {
    const char *bytes;
    uint32_t count;
    uint32_t begin;           /**< its first byte's place in the article */
    const train_named *known; /**< or NULL */
    uint32_t next;
} passage;

/** Writes what is known of a token's name: the label "B-kind", "I-kind" or "O". A sentence's first word
 * begins its name, though a sentence before it ended inside. */
static void write_name(cutting *c, passage *p, uint32_t token, bool opens) {
    const train_named_spans *names = &p->known->names;
    uint32_t begin = p->begin + doc_begin(&c->document.tokens, token);
    uint32_t end = begin + doc_length(&c->document.tokens, token);
    while (p->next < names->count && names->items[p->next].span.end <= begin) p->next++;
    const train_named_span *name = p->next < names->count ? &names->items[p->next] : NULL;
    if (!name || name->span.begin >= end) {
        fputs("Name=O", c->out);
        return;
    }
    bool first = opens || p->begin + doc_begin(&c->document.tokens, token - 1) < name->span.begin;
    fprintf(c->out, "Name=%c-%s", first ? 'B' : 'I', name->kind);
}

static void write_sentence(cutting *c, doc_range range, passage *p) {
    const doc *document = &c->document;
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t token = range.first + i;
        bool spaced = document->tokens.flags[token] & DOC_SPACE_AFTER;
        fprintf(c->out, "%u\t%.*s\t_\t_\t_\t_\t0\t_\t_\t", i + 1, (int)doc_length(&document->tokens, token),
                document->text + doc_begin(&document->tokens, token));
        if (p->known) write_name(c, p, token, i == 0);
        if (p->known && !spaced) fputc('|', c->out);
        fputs(!spaced ? "SpaceAfter=No\n" : p->known ? "\n" : "_\n", c->out);
    }
    fputc('\n', c->out);
    c->words += range.count;
}

static void cut_passage(cutting *c, passage *p) {
    const base_allocator *standard = base_allocator_standard();
    doc *document = &c->document;
    doc_start(document, standard);
    c->glances.count = 0;
    doc_paragraph paragraph = {.span = {0, p->count}, .kind = DOC_BODY};
    bool good = doc_set_text(document, p->bytes, p->count) &&
                base_vec_push(standard, &document->paragraphs, paragraph) &&
                lang_tokenise(&c->tokeniser, standard, document, paragraph.span, &c->glances) &&
                lang_split(&c->splitter, document, 0, 0, &c->glances);
    if (!good) train_die("out of memory");
    for (uint32_t s = 0; s < document->sentences.count; s++)
        write_sentence(c, document->sentences.items[s].tokens, p);
    doc_release(document);
}

/** Cuts whole articles, whose names are known. */
static void cut_articles(cutting *c, const char *path) {
    train_named_set set = {0};
    train_named_read(&set, path);
    for (uint32_t i = 0; i < set.count; i++) {
        const train_named *article = &set.items[i];
        text_spans paragraphs = {0};
        if (!text_split_paragraphs(article->text, article->size, base_allocator_standard(), &paragraphs))
            train_die("out of memory");
        fputs("# newdoc\n", c->out);
        passage p = {.known = article};
        for (uint32_t k = 0; k < paragraphs.count; k++) {
            p.begin = paragraphs.items[k].begin;
            p.bytes = article->text + p.begin;
            p.count = paragraphs.items[k].end - p.begin;
            cut_passage(c, &p);
        }
        base_vec_release(base_allocator_standard(), &paragraphs);
    }
    train_named_release(&set);
}

_Noreturn static void fail_part(const char *description) {
    train_die("--text wants FILE, FILE:LEAST or FILE:LEAST:EVERY, not \"%s\"", description);
}

/** The number behind a colon at *at, which moves behind it. */
static uint32_t read_part(const char *description, const char **at) {
    char *end = NULL;
    unsigned long number = (*at)[1] >= '0' && (*at)[1] <= '9' ? strtoul(*at + 1, &end, 10) : 0;
    if (!end || number > UINT32_MAX || **at != ':') fail_part(description);
    *at = end;
    return (uint32_t)number;
}

/** Cuts the lines of "file:least:every". */
static void cut_file(cutting *c, const char *description) {
    char path[4096];
    size_t length = strcspn(description, ":");
    if (length >= sizeof path) train_die("--text: a path of more than %zu bytes", sizeof path - 1);
    memcpy(path, description, length);
    path[length] = 0;
    const char *rest = description + length;
    uint32_t least = *rest ? read_part(description, &rest) : 4;
    uint32_t every = *rest ? read_part(description, &rest) : 1, chosen = 0;
    if (*rest || every == 0) fail_part(description);
    char *file = train_read_file(path, NULL);
    for (char *line = file; *line;) {
        size_t count = strcspn(line, "\r\n");
        bool more = line[count] != 0;
        line[count] = 0;
        bool good = text_valid_prefix(line, count) == count && count_words(line) >= least;
        passage p = {.bytes = line, .count = (uint32_t)count};
        bool taken = good && chosen++ % every == 0;
        /* Lines that were next to each other may be of one article, others are not. */
        if (taken && (every > 1 || chosen == 1)) fputs("# newdoc\n", c->out);
        if (taken) cut_passage(c, &p);
        line += count + more;
    }
    train_free(file);
}

/** Opens what cuts text, by the section "sentence" of a model. */
static void bind_sentence(cutting *c, const model_file *file) {
    base_error error;
    c->splitter.tokeniser = &c->tokeniser;
    if (!lang_tokeniser_open(&c->tokeniser, file, base_allocator_standard(), &error) ||
        !lang_sentence_bind(&c->tokeniser.join, &c->splitter, file, &error))
        train_die("%s", error.message);
}

int train_cut_main(train_options *options) {
    static cutting c;
    base_error error;
    const char *path = train_option(options, "out", NULL), *text;
    model_file *file =
        model_file_open(base_allocator_standard(), train_option(options, "model", NULL), &error);
    if (!file) train_die("%s", error.message);
    bind_sentence(&c, file);
    train_out out = train_out_open(path);
    c.out = out.file;
    while ((text = train_option_next(options, "text"))) cut_file(&c, text);
    while ((text = train_option_next(options, "articles"))) cut_articles(&c, text);
    train_options_done(options);
    train_out_close(&out);
    fprintf(stderr, "cut: %u words\n", c.words);
    lang_tokeniser_close(&c.tokeniser);
    base_vec_release(base_allocator_standard(), &c.glances);
    model_file_close(file);
    return 0;
}
