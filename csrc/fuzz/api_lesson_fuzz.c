#include <stdlib.h>
#include <string.h>

#include "quoth.h"

/*
 * Taught names and what is done with them, through the public header: lines `name<TAB>kind<TAB>alias…` or
 * `/pattern/<TAB>kind` up to an empty one, then an article; a second article stands behind a form feed.
 * Whatever the names match (a mark, half a word, a whole paragraph), the articles are analysed, every mention
 * has words, and the names can be asked for.
 */

#define REQUIRE(condition)                                                                                   \
    do {                                                                                                     \
        if (!(condition)) abort();                                                                           \
    } while (0)

enum { most_names = 16, most_aliases = 4 };

static const char *const kinds[] = {"person",  "org",  "place", "facility", "group",  "event", "law",
                                    "product", "work", "date",  "money",    "number", "other"};

typedef struct lesson {
    quoth_name names[most_names];
    const char *aliases[most_names][most_aliases];
    size_t count;
} lesson;

/** The field that begins at *at, ended with a zero; *at moves behind it. */
static char *field(char **at) {
    char *begin = *at, *end = begin + strcspn(begin, "\t");
    *at = *end ? end + 1 : end;
    *end = '\0';
    return begin;
}

/** A kind's name, or its first letter: an input of few bytes teaches every kind. */
static const char *kind_of(const char *name) {
    for (size_t i = 0; *name && i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i][0] == *name && (name[1] == '\0' || strcmp(kinds[i], name) == 0)) return kinds[i];
    return kinds[(unsigned char)*name % (sizeof kinds / sizeof *kinds)];
}

static void add_name(lesson *learned, char *line) {
    quoth_name *name = &learned->names[learned->count];
    const char **aliases = learned->aliases[learned->count];
    *name = (quoth_name){.name = field(&line), .aliases = aliases};
    name->kind = kind_of(field(&line));
    size_t length = strlen(name->name);
    if (length > 2 && name->name[0] == '/' && name->name[length - 1] == '/') {
        ((char *)(uintptr_t)name->name)[length - 1] = '\0';
        name->name++;
        name->pattern = true;
    }
    while (!name->pattern && *line && name->alias_count < most_aliases) {
        const char *alias = field(&line);
        if (*alias) aliases[name->alias_count++] = alias;
    }
    if (*name->name) learned->count++;
}

/** Reads names up to an empty line; returns what follows it. */
static char *read_lesson(lesson *learned, char *text) {
    while (*text && *text != '\n') {
        char *end = text + strcspn(text, "\n"), *next = *end ? end + 1 : end;
        *end = '\0';
        if (learned->count < most_names) add_name(learned, text);
        text = next;
    }
    return *text ? text + 1 : text;
}

static void check_document(const quoth_document *document) {
    size_t size = quoth_document_text(document).count;
    for (uint32_t i = 0; i < quoth_document_mention_count(document); i++) {
        quoth_mention mention = quoth_document_mention(document, i);
        quoth_span span = quoth_mention_span(mention);
        REQUIRE(mention.token_count > 0 && span.begin < span.end && span.end <= size);
    }
    for (uint32_t i = 0; i < quoth_document_quote_count(document); i++) {
        quoth_attribution how = quoth_quote_attribution((quoth_quote){document, i});
        REQUIRE(how.content.count > 0 && how.confidence >= 0 && how.confidence <= 1);
    }
}

static void write_all(quoth_text *text, quoth_results *results) {
    REQUIRE(results);
    for (size_t i = 0; i < quoth_results_count(results); i++)
        REQUIRE(quoth_text_add_record(text, results, i, QUOTH_FORMAT_JSONL, NULL));
    quoth_results_close(results);
}

static void ask(quoth_corpus *corpus, const lesson *learned) {
    quoth_text *text = quoth_text_new(NULL);
    quoth_target anybody = {.entity = {NULL, NULL, QUOTH_NONE}};
    REQUIRE(text);
    write_all(text, quoth_corpus_quotes(corpus, NULL, 0, NULL));
    write_all(text, quoth_corpus_entities(corpus, NULL, 0, NULL));
    write_all(text, quoth_corpus_mentions(corpus, &anybody, NULL, 0, NULL));
    for (size_t i = 0; i < learned->count; i++) {
        const quoth_name *name = &learned->names[i];
        quoth_target target = {.words = name->pattern ? NULL : name->name,
                               .pattern = name->pattern ? name->name : NULL};
        quoth_error error = {0};
        quoth_results *reports = quoth_corpus_who_mentioned(corpus, &target, NULL, 0, &error);
        REQUIRE(reports || error.message[0]);
        if (reports) write_all(text, reports);
        if (!name->pattern) write_all(text, quoth_corpus_entities_named(corpus, name->name, NULL));
    }
    quoth_text_close(text);
}

static void add(quoth_corpus *corpus, const char *text, size_t size) {
    quoth_error error = {0};
    quoth_article article = {.text = {text, size}, .id = "article"};
    REQUIRE(quoth_corpus_add(corpus, &article, &error) || error.message[0]);
}

static void learn(quoth_model *model, char *data, size_t size) {
    lesson learned = {.count = 0};
    quoth_error error = {0};
    char *text = read_lesson(&learned, data), *end = data + size;
    quoth_options options = {.threads = 1, .names = learned.names, .name_count = learned.count};
    quoth_corpus *corpus = quoth_corpus_new(model, &options, &error);
    if (!corpus) {
        REQUIRE(error.code != QUOTH_OK && error.message[0]);
        return;
    }
    char *second = memchr(text, '\f', (size_t)(end - text));
    add(corpus, text, (size_t)((second ? second : end) - text));
    if (second) add(corpus, second + 1, (size_t)(end - second - 1));
    REQUIRE(quoth_corpus_settle(corpus, &error));
    for (uint32_t i = 0; i < quoth_corpus_document_count(corpus); i++)
        check_document(quoth_corpus_document(corpus, i));
    ask(corpus, &learned);
    quoth_corpus_close(corpus);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static quoth_model *model;
    if (!model) model = quoth_model_open("lua/quoth/data/en.quoth", NULL, NULL);
    REQUIRE(model);
    char *copy = malloc(size + 1);
    if (!copy) return 0;
    if (size > 0) memcpy(copy, data, size);
    copy[size] = '\0';
    learn(model, copy, size);
    free(copy);
    return 0;
}
