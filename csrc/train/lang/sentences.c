#include "train/lang/sentences.h"

#include <stdio.h>
#include <string.h>

#include "lang/sentence.h"
#include "train/data/augment.h"
#include "train/data/quotations.h"
#include "train/language.h"
#include "train/linear/binary.h"

#define JOIN_ROWS (1u << 16)
#define SPLIT_ROWS (1u << 18)

/** Everything that training passes around. */
typedef struct train_work {
    lang_tokeniser tokeniser;
    lang_splitter splitter;
    lang_token_shapes glances;
    train_raws raws;
    const train_raw *raw; /**< the document at hand */
    const doc *document;
    train_binary *examples;
} train_work;

/** Hits, found and gold. */
typedef struct tally {
    double hits, found, gold;
} tally;

static double f_score(tally counts) {
    return 200 * counts.hits / (counts.found + counts.gold > 0 ? counts.found + counts.gold : 1);
}

static bool gold_join(void *context, uint32_t position, const uint64_t *features, size_t count) {
    train_work *work = context;
    bool join = !(work->raw->marks.bytes[position] & TRAIN_TOKEN_BEGIN);
    if (work->examples) train_binary_add(work->examples, features, count, join);
    return join;
}

static bool gold_split(void *context, uint32_t token, const uint64_t *features, size_t count) {
    train_work *work = context;
    uint32_t next = doc_begin(&work->document->tokens, token + 1);
    bool ends = work->raw->marks.bytes[next] & TRAIN_SENTENCE_BEGIN;
    if (work->examples) train_binary_add(work->examples, features, count, ends);
    return ends;
}

/** Cuts a raw text into tokens and, where `sentences`, into sentences. The caller releases the document. */
static void cut(train_work *work, const train_raw *raw, doc *document, bool sentences) {
    work->raw = raw;
    work->document = document;
    train_raw_document(raw, document);
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        uint32_t first = document->tokens.count;
        work->glances.count = 0;
        if (!lang_tokenise(&work->tokeniser, base_allocator_standard(), document,
                           document->paragraphs.items[i].span, &work->glances) ||
            (sentences && !lang_split(&work->splitter, document, i, first, &work->glances)))
            train_die("out of memory");
    }
}

/** Collects the examples of all raw texts and learns from them; *section gets the weights. */
static void fit(train_work *work, bool sentences, uint32_t epochs, float rate, float decay, float shift,
                base_buf *section) {
    train_binary examples;
    train_binary_start(&examples, sentences ? SPLIT_ROWS : JOIN_ROWS);
    work->examples = &examples;
    for (uint32_t i = 0; i < work->raws.count; i++) {
        doc document;
        cut(work, &work->raws.items[i], &document, sentences);
        doc_release(&document);
    }
    work->examples = NULL;
    fprintf(stderr, "%s: %u examples\n", sentences ? "sentences" : "tokens", examples.labels.count);
    train_binary_fit(&examples, epochs, rate, decay);
    train_binary_write(&examples, shift, section);
    train_binary_release(&examples);
}

/** True where the treebank has exactly one unit from `begin` to `end`. */
static bool is_unit(const train_raw *raw, uint32_t begin, uint32_t end, int begins, int ends) {
    const char *marks = raw->marks.bytes;
    if (!(marks[begin] & begins) || !(marks[end - 1] & ends)) return false;
    for (uint32_t i = begin + 1; i < end; i++)
        if (marks[i] & begins) return false;
    return true;
}

static void score_document(const train_raw *raw, const doc *document, tally *words, tally *sentences) {
    for (size_t i = 0; i < raw->marks.count; i++) {
        words->gold += (raw->marks.bytes[i] & TRAIN_TOKEN_BEGIN) != 0;
        sentences->gold += (raw->marks.bytes[i] & TRAIN_SENTENCE_BEGIN) != 0;
    }
    for (uint32_t i = 0; i < document->tokens.count; i++) {
        doc_span span = doc_token_span(document, i);
        words->hits += is_unit(raw, span.begin, span.end, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    }
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        doc_span span = doc_tokens_span(document, document->sentences.items[i].tokens);
        sentences->hits += is_unit(raw, span.begin, span.end, TRAIN_SENTENCE_BEGIN, TRAIN_SENTENCE_END);
    }
    words->found += document->tokens.count;
    sentences->found += document->sentences.count;
}

static void score(train_work *work, const char *path) {
    train_treebank treebank = {0};
    train_treebank_add(&treebank, path);
    train_raws raws = {0};
    train_raws_add(&raws, &treebank);
    tally words = {0}, sentences = {0};
    for (uint32_t i = 0; i < raws.count; i++) {
        doc document;
        cut(work, &raws.items[i], &document, true);
        score_document(&raws.items[i], &document, &words, &sentences);
        doc_release(&document);
    }
    fprintf(stderr, "%s: words %.2f  sentences %.2f\n", path, f_score(words), f_score(sentences));
    train_raws_release(&raws);
    train_treebank_release(&treebank);
}

static model_section bytes_of(const base_buf *section) {
    return (model_section){(const uint8_t *)section->bytes, section->count};
}

static void write_section(const char *path, const base_buf *join, const base_buf *split) {
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_put_u32(&section, LANG_SENTENCE_VERSION);
    train_put_u32(&section, (uint32_t)join->count);
    train_put_u32(&section, (uint32_t)split->count);
    train_put_array(&section, join->bytes, join->count, 1, MODEL_FILE_ALIGNMENT);
    train_put_array(&section, split->bytes, split->count, 1, MODEL_FILE_ALIGNMENT);
    train_write_file(path, section.bytes, section.count);
    base_buf_release(&section);
}

int train_sentences_main(train_options *options) {
    const char *out = train_option(options, "out", NULL);
    uint32_t epochs = train_option_count(options, "epochs", 20, 1, 10000);
    float rate = (float)train_option_number(options, "rate", 0.05),
          decay = (float)train_option_number(options, "decay", 2e-3);
    float shift = (float)train_option_number(options, "shift", 0.5);
    train_work work = {0};
    base_error error;
    model_file *language = train_language_open(train_option(options, "language", NULL));
    if (!lang_tokeniser_open(&work.tokeniser, language, base_allocator_standard(), &error))
        train_die("%s", error.message);
    work.splitter.tokeniser = &work.tokeniser;
    train_treebank treebank = {0};
    for (const char *path; (path = train_option_next(options, "train"));) train_treebank_add(&treebank, path);
    train_raws_add(&work.raws, &treebank);
    for (uint64_t seed = 1; seed <= 4; seed++) train_raws_add_varied(&work.raws, &treebank, language, seed);
    train_raws_add_quotations(&work.raws, &treebank, language, 3);
    train_raws_add_printed(&work.raws, 0);

    base_buf join, split;
    base_buf_start(&join, base_allocator_standard());
    base_buf_start(&split, base_allocator_standard());
    work.tokeniser.oracle = gold_join;
    work.tokeniser.oracle_context = work.splitter.oracle_context = &work;
    fit(&work, false, epochs, rate, decay, 0, &join);
    if (!model_linear_bind(&work.tokeniser.join, bytes_of(&join), 2, "tokens", &error))
        train_die("%s", error.message);
    work.tokeniser.oracle = NULL;
    work.splitter.oracle = gold_split;
    fit(&work, true, epochs, rate, decay, shift, &split);
    if (!lang_splitter_bind(&work.splitter, bytes_of(&split), &error)) train_die("%s", error.message);
    work.splitter.oracle = NULL;

    for (const char *path; (path = train_option_next(options, "dev"));) score(&work, path);
    train_options_done(options);
    write_section(out, &join, &split);

    base_buf_release(&join);
    base_buf_release(&split);
    base_vec_release(base_allocator_standard(), &work.glances);
    lang_tokeniser_close(&work.tokeniser);
    model_file_close(language);
    train_raws_release(&work.raws);
    train_treebank_release(&treebank);
    return 0;
}
