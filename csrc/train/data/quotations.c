#include "train/data/quotations.h"

#include <string.h>

#include "model/lexicon.h"

/** Words that reports are made of, all found in the treebank. */
typedef struct report_words {
    BASE_VEC(const char *) names, nouns, verbs;
    uint64_t random;
    const char *open, *close; /**< the marks of the document at hand */
    bool spaced;              /**< a space stands inside of them */
} report_words;

static uint32_t below(report_words *words, uint32_t limit) {
    return (uint32_t)(train_random(&words->random) % limit);
}

static bool chance(report_words *words, float probability) {
    return train_random_unit(&words->random) < probability;
}

/** True for verbs that report speech as a rule: those of the classes say, ask, respond and announce. */
static bool reports(const model_lexicon *lexicon, const char *lemma) {
    uint32_t row = model_lexicon_row(lexicon, lemma, strlen(lemma));
    if (row == MODEL_NO_ROW) return false;
    model_cell class = model_lexicon_cell(lexicon, row, 1);
    return model_cell_is(class, "say") || model_cell_is(class, "ask") || model_cell_is(class, "respond") ||
           model_cell_is(class, "announce");
}

static void collect(report_words *words, const train_treebank *treebank, const model_file *language) {
    model_lexicon lexicon;
    base_error error;
    if (!model_lexicon_open(&lexicon, language, "reporting_verbs", &error)) train_die("%s", error.message);
    for (uint32_t i = 0; i < treebank->sentences.count; i++) {
        const train_sentence *sentence = &treebank->sentences.items[i];
        for (uint32_t k = 0; k < sentence->count; k++) {
            const train_word *word = &sentence->words[k];
            bool capital =
                word->form[0] >= 'A' && word->form[0] <= 'Z' && word->form[1] >= 'a' && word->form[1] <= 'z';
            if (word->multi) continue;
            if (strcmp(word->xpos, "NNP") == 0 && capital) train_push(&words->names, word->form);
            if (strcmp(word->xpos, "NN") == 0 && k > 0 && strcmp(word[-1].form, "the") == 0)
                train_push(&words->nouns, word->form);
            if (strcmp(word->xpos, "VBD") == 0 && reports(&lexicon, word->lemma))
                train_push(&words->verbs, word->form);
        }
    }
}

static void add_token(train_raw *raw, const char *form, int first, int last, bool space) {
    train_raw_add(raw, form, strlen(form), TRAIN_TOKEN_BEGIN | first, TRAIN_TOKEN_END | last);
    if (space) train_raw_add(raw, " ", 1, 0, 0);
}

/** Appends who speaks: a name, a pronoun or a role. */
static void add_speaker(report_words *words, train_raw *raw, bool verb_first) {
    static const char *const pronouns[] = {"he", "she", "they"};
    uint32_t kind = below(words, 10);
    if (kind < 2 && !verb_first) {
        add_token(raw, pronouns[below(words, 3)], 0, 0, true);
    } else if (kind < 5) {
        add_token(raw, "the", 0, 0, true);
        add_token(raw, words->nouns.items[below(words, words->nouns.count)], 0, 0, true);
    } else {
        add_token(raw, words->names.items[below(words, words->names.count)], 0, 0, true);
        if (kind > 7) add_token(raw, words->names.items[below(words, words->names.count)], 0, 0, true);
    }
}

/** Appends the words of a report and the mark that ends them, which ends the sentence where it is a period.
 */
static void add_report(report_words *words, train_raw *raw, const char *mark) {
    bool verb_first = chance(words, 0.4f);
    const char *verb = words->verbs.items[below(words, words->verbs.count)];
    if (verb_first) add_token(raw, verb, 0, 0, true);
    add_speaker(words, raw, verb_first);
    if (!verb_first) add_token(raw, verb, 0, 0, true);
    raw->text.count--; /* the mark follows the last word without a space */
    raw->marks.count--;
    add_token(raw, mark, 0, mark[0] == '.' ? TRAIN_SENTENCE_END : 0, true);
}

/** Appends who speaks, a verb and a colon: the sentence ends with the quotation behind them. */
static void add_lead(report_words *words, train_raw *raw) {
    add_token(raw, words->names.items[below(words, words->names.count)], TRAIN_SENTENCE_BEGIN, 0, true);
    add_token(raw, words->verbs.items[below(words, words->verbs.count)], 0, 0, false);
    add_token(raw, ":", 0, 0, true);
}

/** Appends a sentence between quotation marks; `mark` takes the place of its final period. */
static void add_quoted(const report_words *words, train_raw *raw, const train_sentence *sentence, bool begins,
                       const char *mark, bool ends) {
    add_token(raw, words->open, begins ? TRAIN_SENTENCE_BEGIN : 0, 0, words->spaced);
    for (uint32_t i = 0; i + 1 < sentence->count; i++) {
        const train_word *word = &sentence->words[i];
        add_token(raw, word->form, 0, 0, word->space_after);
    }
    add_token(raw, mark, 0, 0, words->spaced);
    add_token(raw, words->close, 0, ends ? TRAIN_SENTENCE_END : 0, true);
}

static bool is_content(const train_word *word) {
    bool open =
        strcmp(word->upos, "NOUN") == 0 || strcmp(word->upos, "ADJ") == 0 || strcmp(word->upos, "VERB") == 0;
    return open && !word->multi;
}

/** Appends a sentence, now and then with a word of it between quotation marks, which end nothing. */
static void add_plain(report_words *words, train_raw *raw, const train_sentence *sentence) {
    for (uint32_t i = 0; i < sentence->count; i++) {
        const train_word *word = &sentence->words[i];
        bool last = i + 1 == sentence->count;
        bool quoted = i > 0 && !last && is_content(word) && word->space_after && word[-1].space_after &&
                      chance(words, 0.08f);
        if (quoted) add_token(raw, words->open, 0, 0, words->spaced);
        add_token(raw, word->form, i == 0 ? TRAIN_SENTENCE_BEGIN : 0, last ? TRAIN_SENTENCE_END : 0,
                  quoted ? words->spaced : word->space_after || last);
        if (quoted) add_token(raw, words->close, 0, 0, true);
    }
}

/** A sentence of plain words with a final period, which can stand between quotation marks. */
static bool can_be_quoted(const train_sentence *sentence) {
    uint32_t count = sentence->count;
    if (count < 4 || count > 40) return false;
    if (strcmp(sentence->words[count - 1].form, ".") != 0 || sentence->words[count - 2].space_after)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (strpbrk(sentence->words[i].form, "\"\xE2`()[]")) return false;
    return sentence->words[0].form[0] >= 'A' && sentence->words[0].form[0] <= 'Z';
}

/** Straight marks as a rule (train_raws_add_printed makes curly ones of them); guillemets now and then. */
static void choose_marks(report_words *words) {
    bool foreign = chance(words, 0.2f);
    words->spaced = foreign && chance(words, 0.7f);
    words->open = foreign ? "\xC2\xAB" : chance(words, 0.8f) ? "\"" : "'";
    words->close = foreign ? "\xC2\xBB" : words->open;
}

static void add_document(report_words *words, train_raws *raws, const train_sentence *quoted,
                         const train_sentence *next) {
    static const char *const reported[] = {",", ",", "?", "?", "!"}, *const alone[] = {".", ".", "?", "!"};
    train_raw *raw = train_raws_start(raws);
    uint32_t kind = below(words, 10);
    choose_marks(words);
    if (kind < 5) {
        add_quoted(words, raw, quoted, true, reported[below(words, 5)], false);
        add_report(words, raw, ".");
        add_plain(words, raw, next);
    } else if (kind < 7) {
        add_quoted(words, raw, quoted, true, reported[below(words, 5)], false);
        add_report(words, raw, ".");
        add_quoted(words, raw, next, true, alone[below(words, 4)], true);
    } else {
        bool lead = chance(words, 0.4f);
        if (lead) add_lead(words, raw);
        add_quoted(words, raw, quoted, !lead, alone[below(words, 4)], true);
        add_plain(words, raw, next);
    }
    train_raw_close_paragraph(raw);
}

void train_raws_add_quotations(train_raws *raws, const train_treebank *treebank, const model_file *language,
                               uint64_t seed) {
    report_words words = {.random = seed};
    collect(&words, treebank, language);
    bool enough = words.names.count && words.nouns.count && words.verbs.count;
    for (uint32_t i = 0; enough && i + 1 < treebank->sentences.count; i++) {
        const train_sentence *sentences = &treebank->sentences.items[i];
        if (!can_be_quoted(&sentences[0]) || !can_be_quoted(&sentences[1])) continue;
        if (chance(&words, 0.35f)) add_document(&words, raws, &sentences[0], &sentences[1]);
    }
    base_vec_release(base_allocator_standard(), &words.names);
    base_vec_release(base_allocator_standard(), &words.nouns);
    base_vec_release(base_allocator_standard(), &words.verbs);
}
