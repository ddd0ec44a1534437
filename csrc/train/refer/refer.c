#include "train/refer/refer.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"
#include "refer/question.h"
#include "refer/refer.h"
#include "text/paragraph.h"
#include "train/refer/chains.h"
#include "train/refer/nouns.h"
#include "train/refer/weigher.h"

typedef struct lesson {
    name_lexicons names;
    train_lessons lessons;
    train_nouns nouns;
    model_words words;
    const train_chains *chains;
    bool taught; /* the model has weights already */
} lesson;

static uint32_t chain_of(const lesson *taught, const refer_board *board, const refer_item *item) {
    return train_chains_at(taught->chains, doc_begin(&board->document->tokens, item->head));
}

/* A candidate is right where a mention of its cluster belongs to the chain. */
static bool is_right(const lesson *taught, const refer_board *board, uint32_t cluster, uint32_t chain) {
    for (uint32_t i = board->clusters[cluster].first; i != DOC_NONE; i = board->items[i].next)
        if (chain_of(taught, board, &board->items[i]) == chain) return true;
    return false;
}

static uint32_t by_weights(const lesson *taught, const refer_board *board, const refer_question *question) {
    return taught->taught ? refer_question_best(&board->facts->scorer, question) : question->count;
}

/* Notes the candidates, and chooses as the marks say, so that later questions see true chains. */
static uint32_t teach(void *context, const refer_board *board, const refer_question *question) {
    lesson *taught = context;
    const train_chains *chains = taught->chains;
    const refer_item *item = &board->items[question->item];
    bool own = chains->whole || doc_begin(&board->document->tokens, item->head) == chains->pronoun.begin;
    if (!own || (!chains->whole && !chains->answered)) return by_weights(taught, board, question);
    uint32_t chain = chain_of(taught, board, item), chosen = question->count, right = 0;
    for (uint32_t c = 0; chain != DOC_NONE && c < question->count; c++) {
        if (!is_right(taught, board, question->candidates[c].cluster, chain)) continue;
        right |= UINT32_C(1) << c;
        if (chosen == question->count) chosen = c;
    }
    /* "he" and "she" always mean somebody; where nobody is right there is nothing to learn. Nor is there of a phrase that
     * the marks do not know. */
    bool he = question->column == REFER_ASKS_HE || question->column == REFER_ASKS_HIS;
    bool known = chain != DOC_NONE || item->form == DOC_PRONOUN;
    if (right || (chains->whole && !he && known)) train_lessons_add(&taught->lessons, question, right);
    return chosen;
}

static void analyse(lesson *taught, const lang_model *lang, lang_scratch *scratch, const refer_model *refer,
                    refer_scratch *working, const train_chains *chains) {
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    text_spans paragraphs = {0};
    doc document;
    doc_start(&document, allocator);
    bool done = doc_set_text(&document, chains->text, (uint32_t)chains->size) &&
                text_split_paragraphs(chains->text, (uint32_t)chains->size, allocator, &paragraphs);
    for (uint32_t i = 0; done && i < paragraphs.count; i++) {
        doc_paragraph paragraph = {.span = {paragraphs.items[i].begin, paragraphs.items[i].end}};
        train_push(&document.paragraphs, paragraph);
    }
    doc_view view;
    doc_view_start(&view, allocator, &taught->names.function_words);
    struct refer_judge judge = {.choose = teach, .context = taught};
    taught->chains = chains;
    if (!done || !lang_analyse(lang, scratch, &document, &error) || !doc_view_make(&view, &document) ||
        !refer_resolve_judged(refer, working, &view, &judge))
        train_die("out of memory");
    train_nouns_add(&taught->nouns, &taught->words, &document, chains);
    doc_view_release(&view);
    base_vec_release(allocator, &paragraphs);
    doc_release(&document);
}

int train_refer_main(train_options *options) {
    const base_allocator *allocator = base_allocator_standard();
    const char *model = train_option(options, "model", NULL), *out = train_option(options, "out", NULL),
               *path;
    train_chain_set set = {0};
    while ((path = train_option_next(options, "chains"))) train_chains_read(&set, path);
    train_options_done(options);
    base_error error;
    model_file *file = model_file_open(allocator, model, &error);
    lang_model *lang = file ? lang_model_open(file, allocator, &error) : NULL;
    lesson *taught = train_new(1, sizeof *taught);
    bool named = lang && name_lexicons_open(&taught->names, file, allocator, &error);
    refer_model *refer = named ? refer_model_open(file, &taught->names, allocator, &error) : NULL;
    taught->taught = refer != NULL;
    model_section words;
    if (named && !(model_file_section(file, "words", &words, &error) &&
                   model_words_bind(&taught->words, words, &error)))
        train_die("%s", error.message);
    if (!refer && named) refer = refer_model_open_untaught(file, &taught->names, allocator, &error);
    if (!refer) train_die("%s", error.message);
    lang_scratch *scratch = lang_scratch_new(lang, allocator);
    refer_scratch working;
    refer_scratch_start(&working, allocator);
    if (!scratch) train_die("out of memory");
    for (uint32_t i = 0; i < set.count; i++) analyse(taught, lang, scratch, refer, &working, &set.items[i]);
    base_buf section;
    base_buf_start(&section, allocator);
    train_weigh(&taught->lessons, &section);
    train_nouns_learn(&taught->nouns, &section);
    base_vec_release(allocator, &taught->nouns);
    train_write_file(out, section.bytes, section.count);
    base_buf_release(&section);
    train_lessons_release(&taught->lessons);
    train_chains_release(&set);
    refer_scratch_release(&working);
    lang_scratch_release(scratch);
    refer_model_close(refer);
    train_free(taught);
    lang_model_close(lang);
    model_file_close(file);
    return 0;
}
