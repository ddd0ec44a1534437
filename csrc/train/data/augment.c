#include "train/data/augment.h"

#include <stdio.h>
#include <string.h>

#include "lang/token.h"
#include "model/lexicon.h"

/** Classes of abbreviations as the header of token_words.tsv numbers them. */
enum {
    TITLE = 1,
    NAME_END = 2,
    CALENDAR = 3,
    PLACE = 4,
    BEFORE_NUMBER = 5,
    CLOCK = 7,
    OFTEN_LAST = 9,
    DEGREE = 10,
    STREET = 11,
    CLASSES = 16
};

typedef struct train_variety {
    BASE_VEC(model_cell) words[CLASSES]; /**< the abbreviations of each class */
    uint64_t random;
} train_variety;

static bool chance(train_variety *variety, float probability) {
    return train_random_unit(&variety->random) < probability;
}

static uint32_t below(train_variety *variety, uint32_t limit) {
    return (uint32_t)(train_random(&variety->random) % limit);
}

/** Takes the abbreviations of a list, whose classes stand in a column; of one with a column of kinds, those of that kind. */
static void take(train_variety *variety, const model_file *language, const char *name, uint32_t column,
                 const char *kind) {
    base_error error;
    model_lexicon list;
    if (!model_lexicon_open(&list, language, name, &error)) train_die("%s", error.message);
    for (uint32_t row = 0; row < list.count; row++) {
        if (kind && !model_cell_is(model_lexicon_cell(&list, row, 1), kind)) continue;
        int32_t class = model_cell_number(model_lexicon_cell(&list, row, column));
        if (class > 0 && class < CLASSES)
            train_push(&variety->words[class], model_lexicon_cell(&list, row, 0));
    }
}

static void start(train_variety *variety, const model_file *language, uint64_t seed) {
    variety->random = seed;
    take(variety, language, "token_words", 2, "abbreviation");
    for (int i = 0; i < LANG_ABBREVIATION_LISTS; i++)
        take(variety, language, lang_abbreviation_lists[i].name, lang_abbreviation_lists[i].column, NULL);
}

static void finish(train_variety *variety) {
    for (int i = 0; i < CLASSES; i++) base_vec_release(base_allocator_standard(), &variety->words[i]);
}

/** Spells an abbreviation of a class as prose does: Gen. U.S. p.m. */
static void abbreviation(train_variety *variety, uint32_t class, char spelled[32]) {
    model_cell word = variety->words[class].items[below(variety, variety->words[class].count)];
    size_t count = word.count < 31 ? word.count : 31;
    memcpy(spelled, word.bytes, count);
    spelled[count] = '\0';
    bool upper = (class == PLACE || class == DEGREE) && strchr(spelled, '.') != spelled + count - 1;
    if (class == CLOCK || class == OFTEN_LAST || (class == BEFORE_NUMBER && chance(variety, 0.5f))) return;
    for (size_t i = 0; i < count; i++) {
        if ((i == 0 || upper) && spelled[i] >= 'a' && spelled[i] <= 'z') spelled[i] = (char)(spelled[i] - 32);
    }
}

static bool is_capitalised(const train_word *word) {
    return word->form[0] >= 'A' && word->form[0] <= 'Z' && word->form[1] >= 'a' && word->form[1] <= 'z';
}

static bool is_name(const train_word *word) {
    return strcmp(word->upos, "PROPN") == 0 && is_capitalised(word);
}

/** Appends an abbreviation as a token with a space behind it. */
static void add_abbreviation(train_variety *variety, train_raw *raw, uint32_t class, uint8_t first,
                             uint8_t last) {
    char spelled[32];
    abbreviation(variety, class, spelled);
    train_raw_add(raw, spelled, strlen(spelled), TRAIN_TOKEN_BEGIN | first, TRAIN_TOKEN_END | last);
    train_raw_add(raw, " ", 1, 0, 0);
}

static void add_initial(train_variety *variety, train_raw *raw) {
    char initial[3] = {(char)('A' + below(variety, 26)), '.', '\0'};
    train_raw_add(raw, initial, 2, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    train_raw_add(raw, " ", 1, 0, 0);
}

/** Appends the hour before a.m. or p.m. */
static void add_hour(train_variety *variety, train_raw *raw) {
    char hour[8];
    size_t count = (size_t)snprintf(hour, sizeof hour, "%u%s", (unsigned)below(variety, 12) + 1,
                                    chance(variety, 0.5f) ? "" : ":30");
    train_raw_add(raw, hour, count, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    train_raw_add(raw, " ", 1, 0, 0);
}

/** Appends a member's party and state, (R-Fla.), or the state alone. */
static void add_party(train_variety *variety, train_raw *raw) {
    char spelled[32];
    do abbreviation(variety, PLACE, spelled);
    while (strchr(spelled, '.') != spelled + strlen(spelled) - 1);
    train_raw_add(raw, "(", 1, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    if (chance(variety, 0.7f)) {
        train_raw_add(raw, chance(variety, 0.5f) ? "R" : "D", 1, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
        train_raw_add(raw, "-", 1, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    }
    train_raw_add(raw, spelled, strlen(spelled), TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    train_raw_add(raw, ")", 1, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
    train_raw_add(raw, " ", 1, 0, 0);
}

/** True where the sentence ends with a noun and a period, which an abbreviation can replace. */
static bool ends_plainly(const train_sentence *sentence) {
    const train_word *last = &sentence->words[sentence->count - 1];
    return sentence->count > 3 && strcmp(last->form, ".") == 0 && !last[-1].space_after &&
           (strcmp(last[-1].upos, "NOUN") == 0 || strcmp(last[-1].upos, "PROPN") == 0);
}

static bool is_year(const train_word *word) {
    return strspn(word->form, "0123456789") == 4 && word->form[4] == '\0' && word->form[0] == '1';
}

/** True for a word of ASCII letters that an apostrophe can part: ma'am, Qur'an. */
static bool has_room(const char *form) {
    size_t count = strlen(form);
    return count > 5 && strspn(form, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == count;
}

/** Spells a word of the treebank, now and then as a kindred one that treebanks hardly have: O'Hara, '90s,
 * euros, an apostrophe inside, another mark at the end. */
static void spell(train_variety *variety, const train_word *word, char spelled[80]) {
    static const char *const currencies[] = {"\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "US$"};
    static const char *const marks[] = {"!", "?", "?!", "!!", "..."};
    snprintf(spelled, 80, "%s", word->form);
    if (strcmp(word->form, "$") == 0 && chance(variety, 0.5f)) {
        snprintf(spelled, 80, "%s", currencies[below(variety, 4)]);
    } else if (is_name(word) && strlen(word->form) > 3 && chance(variety, 0.04f)) {
        snprintf(spelled, 80, "%s%.70s", chance(variety, 0.7f) ? "O'" : "D'", word->form);
    } else if (strcmp(word->upos, "NOUN") == 0 && has_room(word->form) && chance(variety, 0.02f)) {
        int before = 1 + (int)below(variety, 3);
        snprintf(spelled, 80, "%.*s'%s", before, word->form, word->form + before);
    } else if (strcmp(word->form, ".") == 0 && chance(variety, 0.1f)) {
        snprintf(spelled, 80, "%s", marks[below(variety, 5)]);
    } else if (is_year(word) && chance(variety, 0.4f)) {
        snprintf(spelled, 80, "'%s%s", word->form + 2, chance(variety, 0.6f) ? "s" : "");
    }
}

/** Appends a letter or number that labels the noun before it and ends the sentence: block F, flight KX 9. */
static void add_label(train_variety *variety, train_raw *raw) {
    char label[8];
    size_t count = 1;
    label[0] = (char)('A' + below(variety, 26));
    train_raw_add(raw, " ", 1, 0, 0);
    if (chance(variety, 0.3f)) {
        label[1] = (char)('A' + below(variety, 26));
        train_raw_add(raw, label, 2, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
        train_raw_add(raw, " ", 1, 0, 0);
        count = (size_t)snprintf(label, sizeof label, "%u", (unsigned)below(variety, 40) + 1);
    }
    train_raw_add(raw, label, count, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END);
}

/** Appends an answer of one word to the question before it. */
static void add_answer(train_variety *variety, train_raw *raw) {
    static const char *const answers[] = {"No", "No", "No", "No", "Yes", "Never", "Nobody", "Maybe"};
    const char *answer = answers[below(variety, sizeof answers / sizeof *answers)];
    train_raw_add(raw, answer, strlen(answer), TRAIN_TOKEN_BEGIN | TRAIN_SENTENCE_BEGIN, TRAIN_TOKEN_END);
    train_raw_add(raw, ".", 1, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END | TRAIN_SENTENCE_END);
    train_raw_add(raw, " ", 1, 0, 0);
}

static bool is_question(const train_sentence *sentence) {
    return strcmp(sentence->words[sentence->count - 1].form, "?") == 0;
}

/** Appends a sentence with abbreviations put in, the last one perhaps instead of the final period. */
static void add_abbreviated(train_variety *variety, train_raw *raw, const train_sentence *sentence) {
    static const uint8_t last_classes[] = {CALENDAR, CLOCK, NAME_END, NAME_END, PLACE,
                                           PLACE,    CLOCK, DEGREE,   STREET};
    bool replace = ends_plainly(sentence) && chance(variety, 0.8f);
    bool label = !replace && ends_plainly(sentence) &&
                 strcmp(sentence->words[sentence->count - 2].upos, "NOUN") == 0 && chance(variety, 0.4f);
    bool aside = !replace && chance(variety, 0.06f);
    uint8_t begin = TRAIN_SENTENCE_BEGIN;
    if (aside) train_raw_add(raw, "(", 1, TRAIN_TOKEN_BEGIN | begin, TRAIN_TOKEN_END), begin = 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const train_word *word = &sentence->words[i];
        bool name = is_name(word), after_name = i > 0 && is_name(&word[-1]) && word[-1].space_after;
        bool number = word->form[0] >= '0' && word->form[0] <= '9' && i > 0 && word[-1].space_after;
        if (name && (i == 0 || (!is_name(&word[-1]) && word[-1].space_after)) &&
            chance(variety, i == 0 ? 0.5f : 0.25f)) {
            add_abbreviation(variety, raw, TITLE, begin, 0);
            begin = 0;
        } else if (name && !after_name && i > 0 && word[-1].space_after && chance(variety, 0.05f)) {
            add_abbreviation(variety, raw, PLACE, 0, 0);
        } else if (name && after_name && chance(variety, 0.15f)) {
            add_initial(variety, raw);
        } else if (name && after_name && chance(variety, 0.15f)) {
            add_abbreviation(variety, raw, NAME_END, 0, 0);
        } else if (after_name && strcmp(word->upos, "VERB") == 0 && chance(variety, 0.1f)) {
            add_party(variety, raw);
        } else if (!name && after_name && !word->multi && chance(variety, 0.15f)) {
            add_abbreviation(variety, raw, chance(variety, 0.7f) ? NAME_END : PLACE, 0, 0);
        } else if (number && chance(variety, 0.3f)) {
            add_abbreviation(variety, raw, chance(variety, 0.6f) ? BEFORE_NUMBER : CALENDAR, 0, 0);
        }
        if (replace && i + 1 == sentence->count) {
            uint32_t class = last_classes[below(variety, sizeof last_classes)];
            train_raw_add(raw, " ", 1, 0, 0);
            if (class == CLOCK) add_hour(variety, raw);
            add_abbreviation(variety, raw, class, 0, TRAIN_SENTENCE_END);
            return;
        }
        bool last = i + 1 == sentence->count;
        if (label && last) add_label(variety, raw);
        uint8_t end = last && !aside ? TRAIN_SENTENCE_END : 0;
        char kindred[80];
        const char *spelled = strlen(word->form) < sizeof kindred ? kindred : word->form;
        if (spelled == kindred) spell(variety, word, kindred);
        train_raw_add(raw, spelled, strlen(spelled), TRAIN_TOKEN_BEGIN | begin, TRAIN_TOKEN_END | end);
        if (last && aside)
            train_raw_add(raw, ")", 1, TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END | TRAIN_SENTENCE_END);
        if (word->space_after || last) train_raw_add(raw, " ", 1, 0, 0);
        begin = 0;
    }
}

/** Ways to begin the items of a list: N and L stand for the item's number and letter. */
static const char *const bullets[] = {
    "N.", "N)", "N.)", "(N)", "L.", "L)", "\xE2\x80\xA2", "-", "*", "\xE2\x80\xA2 N.", "\xE2\x81\x83N."};

/** Appends what begins an item; each of its marks is a token, but a letter keeps its period. */
static void add_bullet(train_raw *raw, const char *bullet, uint32_t number) {
    uint8_t begin = TRAIN_SENTENCE_BEGIN;
    for (const char *at = bullet; *at;) {
        char token[16];
        size_t count = 1;
        bool letter = *at == 'L';
        if (*at == 'N') {
            count = (size_t)snprintf(token, sizeof token, "%u", (unsigned)number);
            at++;
        } else {
            if ((unsigned char)*at >= 0xE0) count = 3;
            memcpy(token, at, count);
            at += count;
        }
        if (letter) token[0] = (char)('a' + (number - 1) % 26);
        if (letter && *at == '.') token[count++] = *at++;
        bool blank = token[0] == ' ';
        train_raw_add(raw, token, count, blank ? 0 : TRAIN_TOKEN_BEGIN | begin, blank ? 0 : TRAIN_TOKEN_END);
        begin = 0;
    }
    if ((unsigned char)bullet[0] != 0xE2 || bullet[3] != 'N' || number % 2) train_raw_add(raw, " ", 1, 0, 0);
}

/** Appends an item: the first `longest` words of a sentence behind a bullet, without a final period where
 * `open`. */
static void add_item(train_raw *raw, const train_sentence *sentence, const char *bullet, uint32_t number,
                     bool open, uint32_t longest) {
    add_bullet(raw, bullet, number);
    uint32_t count = sentence->count;
    if (open && count > longest) {
        count = longest;
        while (count > 1 && !sentence->words[count - 1].space_after) count--;
    }
    if (open && count > 1 && strcmp(sentence->words[count - 1].form, ".") == 0) count--;
    for (uint32_t i = 0; i < count; i++) {
        const train_word *word = &sentence->words[i];
        uint8_t end = i + 1 == count ? TRAIN_SENTENCE_END : 0;
        train_raw_add(raw, word->form, strlen(word->form), TRAIN_TOKEN_BEGIN, TRAIN_TOKEN_END | end);
        if (word->space_after || i + 1 == count) train_raw_add(raw, " ", 1, 0, 0);
    }
}

/** Appends a sentence as headlines print it: Every Word Begins With A Capital, or has nothing else where
 * `all`; without its final period where `open`. */
static void add_headline(train_raw *raw, const train_sentence *sentence, bool all, bool open) {
    uint32_t count = sentence->count;
    if (open && count > 1 && strcmp(sentence->words[count - 1].form, ".") == 0) count--;
    for (uint32_t i = 0; i < count; i++) {
        const train_word *word = &sentence->words[i];
        uint8_t begin = i == 0 ? TRAIN_SENTENCE_BEGIN : 0, end = i + 1 == count ? TRAIN_SENTENCE_END : 0;
        size_t size = strlen(word->form);
        char *form = train_new(size + 1, 1);
        for (size_t k = 0; k < size; k++) {
            char letter = word->form[k];
            bool raised = all || (k == 0 && word->multi != 2);
            form[k] = raised && letter >= 'a' && letter <= 'z' ? (char)(letter - 32) : letter;
        }
        train_raw_add(raw, form, size, TRAIN_TOKEN_BEGIN | begin, TRAIN_TOKEN_END | end);
        if (word->space_after || i + 1 == count) train_raw_add(raw, " ", 1, 0, 0);
        train_free(form);
    }
}

/** Sentences from `first` on that stand in one paragraph and are at most `longest` words long. */
static uint32_t run_length(const train_treebank *treebank, uint32_t first, uint32_t most, uint32_t longest) {
    uint32_t length = 0;
    while (length < most && first + length < treebank->sentences.count) {
        const train_sentence *sentence = &treebank->sentences.items[first + length];
        if (length > 0 && (sentence->new_document || sentence->new_paragraph)) break;
        if (sentence->count > longest || sentence->count < 3 || !is_capitalised(&sentence->words[0])) break;
        length++;
    }
    return length;
}

void train_raws_add_varied(train_raws *raws, const train_treebank *treebank, const model_file *language,
                           uint64_t seed) {
    train_variety variety = {0};
    start(&variety, language, seed);
    for (uint32_t i = 0; i < treebank->sentences.count; i++) {
        const train_sentence *sentences = &treebank->sentences.items[i];
        uint32_t run = run_length(treebank, i, 2, 60);
        if (run == 2 && chance(&variety, 0.8f)) {
            train_raw *raw = train_raws_start(raws);
            for (uint32_t k = 0; k < run; k++) {
                add_abbreviated(&variety, raw, &sentences[k]);
                if (is_question(&sentences[k]) && chance(&variety, 0.5f)) add_answer(&variety, raw);
            }
            train_raw_close_paragraph(raw);
        }
        if (run >= 1 && chance(&variety, 0.06f)) {
            train_raw *raw = train_raws_start(raws);
            bool all = chance(&variety, 0.4f);
            for (uint32_t k = 0; k < (all ? run : 1); k++)
                add_headline(raw, &sentences[k], all, !all || run == 1);
            train_raw_close_paragraph(raw);
        }
        run = run_length(treebank, i, 2 + below(&variety, 3), 14);
        if (run >= 2 && chance(&variety, 0.12f)) {
            train_raw *raw = train_raws_start(raws);
            const char *bullet = bullets[below(&variety, sizeof bullets / sizeof *bullets)];
            uint32_t number = chance(&variety, 0.7f) ? 1 : 1 + below(&variety, 20);
            bool open = chance(&variety, 0.6f);
            uint32_t longest = chance(&variety, 0.5f) ? 60 : 2 + below(&variety, 5);
            for (uint32_t k = 0; k < run; k++)
                add_item(raw, &sentences[k], bullet, number + k, open, longest);
            train_raw_close_paragraph(raw);
        }
    }
    finish(&variety);
}
