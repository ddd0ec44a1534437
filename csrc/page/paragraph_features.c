/* What can be seen of a paragraph, by itself and among its neighbours, and what that weighs. */

#include "page/paragraph_features.h"

#include <string.h>

#include "page/tuning.h"
#include "text/class.h"
#include "text/fold.h"

#define FOLDED_BYTES (PAGE_SEEN_BYTES + 64)

/* ---- words --------------------------------------------------------------------------------------------- */

/** What was counted over a paragraph's words. */
typedef struct tally {
    const page_model *model;
    page_paragraph *paragraph;
    char *folded;     /**< the words, folded, with one blank between them; FOLDED_BYTES */
    uint32_t *starts; /**< where each begins; PAGE_SEEN_WORDS */
    uint16_t *bits;   /**< its bit in the filters; PAGE_SEEN_WORDS */
    size_t used;
    uint32_t noted; /**< words in `folded` */
    uint32_t long_words, capitalised, all_capitals, function_words, digits, bytes;
} tally;

/** Notes the cues that end with the last word. */
static void note_cues(tally *t, uint32_t words) {
    for (uint32_t length = 1; length <= t->model->longest_cue && length <= words; length++) {
        const uint64_t *filter = length == 1 ? t->model->cue_words : t->model->cue_starts;
        if (!page_cue_passes(filter, t->bits[words - length])) continue;
        size_t start = t->starts[words - length];
        uint32_t found = page_cues_find(t->model, t->folded + start, t->used - start);
        for (page_feature feature = PAGE_FEATURE_CUE_SHARE; found != 0; feature++, found >>= 1) {
            if (!(found & 1)) continue;
            if (feature == PAGE_FEATURE_CUE_FUNCTION) t->function_words++;
            if (length > 1 && feature <= PAGE_FEATURE_CUE_MENU)
                page_paragraph_set(t->paragraph, PAGE_FEATURE_CUE_PHRASE);
            page_paragraph_set(t->paragraph, feature);
        }
    }
}

static void note_digits(tally *t, const char *word, size_t count) {
    size_t run = 0, clock = 0;
    for (size_t i = 0; i < count; i++) {
        bool digit = word[i] >= '0' && word[i] <= '9';
        t->digits += digit;
        if (word[i] == ':' && i > 0 && i + 2 < count && word[i - 1] >= '0' && word[i - 1] <= '9' &&
            word[i + 1] >= '0' && word[i + 1] <= '5')
            clock++;
        run = digit ? run + 1 : 0;
        bool ends = i + 1 == count || word[i + 1] < '0' || word[i + 1] > '9';
        if (run == 4 && ends && (memcmp(word + i - 3, "19", 2) == 0 || memcmp(word + i - 3, "20", 2) == 0))
            page_paragraph_set(t->paragraph, PAGE_FEATURE_HAS_YEAR);
    }
    if (clock) page_paragraph_set(t->paragraph, PAGE_FEATURE_HAS_CLOCK);
}

/** Counts a word's letters by script and case. */
static void note_letters(tally *t, const char *word, size_t count) {
    uint32_t upper = 0, letters = 0;
    bool first_upper = false;
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t class = text_class_at(word + at, count - at, &length);
        letters += (class & TEXT_LETTER) != 0;
        upper += (class & TEXT_UPPER) != 0;
        t->paragraph->other_letters += (class & TEXT_OTHER_SCRIPT) != 0;
        if (at == 0) first_upper = (class & TEXT_UPPER) != 0;
    }
    t->paragraph->letters += letters;
    if (letters < PAGE_LONG_WORD) return;
    t->long_words++;
    t->capitalised += first_upper;
    t->all_capitals += upper == letters;
}

static void take_word(tally *t, const char *word, size_t count) {
    if (memchr(word, '@', count) ||
        (count > 4 && (memcmp(word, "www.", 4) == 0 || memcmp(word, "http", 4) == 0)))
        page_paragraph_set(t->paragraph, PAGE_FEATURE_HAS_ADDRESS);
    page_strip(&word, &count);
    if (count == 0) return;
    note_letters(t, word, count);
    note_digits(t, word, count);
    t->paragraph->words++;
    uint32_t place = t->noted;
    if (place == PAGE_SEEN_WORDS || t->used + count * 4 + 2 > FOLDED_BYTES) return;
    if (t->used) t->folded[t->used++] = ' ';
    t->starts[place] = (uint32_t)t->used;
    t->used += text_fold_token(word, count, t->folded + t->used, FOLDED_BYTES - t->used);
    t->bits[place] = (uint16_t)page_cue_bit(t->folded + t->starts[place], t->used - t->starts[place]);
    note_cues(t, ++t->noted);
}

/* ---- marks --------------------------------------------------------------------------------------------- */

static void note_start(const char *text, size_t count, page_paragraph *paragraph) {
    size_t length;
    uint32_t class = text_class_at(text, count, &length);
    if (class & TEXT_LOWER)
        page_paragraph_set(paragraph, PAGE_FEATURE_START_LOWER);
    else if (class & TEXT_QUOTE)
        page_paragraph_set(paragraph, PAGE_FEATURE_START_QUOTE);
    else if (class & TEXT_DIGIT)
        page_paragraph_set(paragraph, PAGE_FEATURE_START_DIGIT);
    else if (!(class & (TEXT_LETTER | TEXT_OPEN_BRACKET | TEXT_CURRENCY)))
        page_paragraph_set(paragraph, PAGE_FEATURE_START_SIGN);
}

static void note_end(const char *text, size_t count, page_paragraph *paragraph) {
    /* Closing marks and brackets behind the stop belong to the sentence. */
    while (count && text_class_before(text, count) & (TEXT_QUOTE | TEXT_CLOSE_BRACKET))
        count = text_before(text, count);
    if (count == 0) return;
    size_t last = text_before(text, count);
    uint32_t code, class = text_class_before(text, count);
    text_decode(text + last, count - last, &code);
    bool dots = code == '.' && last >= 2 && text[last - 1] == '.' && text[last - 2] == '.';
    if (dots || code == 0x2026)
        page_paragraph_set(paragraph, PAGE_FEATURE_END_ELLIPSIS);
    else if (class & TEXT_TERMINAL)
        page_paragraph_set(paragraph, PAGE_FEATURE_END_STOP);
    else if (code == ':')
        page_paragraph_set(paragraph, PAGE_FEATURE_END_COLON);
    else
        page_paragraph_set(paragraph, class & TEXT_WORD ? PAGE_FEATURE_END_WORD : PAGE_FEATURE_END_SIGN);
}

static bool is_ascii_letter(char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/** True for a tag, or an entity such as &nbsp;, left over in plain text. */
static bool is_markup(const char *text, size_t count) {
    if (count < 3) return false;
    size_t at = text[0] == '<' && text[1] == '/' ? 2 : 1;
    bool name =
        at < count && (text_ascii_classes[text[at] & 0x7F] & TEXT_LETTER) != 0 && (text[at] & 0x80) == 0;
    if (text[0] == '&' && text[1] == '#') return true;
    if (!name) return false;
    size_t limit = text[0] == '<' ? 200 : 8;
    for (size_t i = at; i < count && i < limit; i++) {
        if (text[i] == (text[0] == '<' ? '>' : ';')) return true;
        if (text[0] == '&' && !is_ascii_letter(text[i])) return false;
    }
    return false;
}

static void note_marks(const char *text, size_t count, page_paragraph *paragraph) {
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t code, class;
        length = text_decode(text + at, count - at, &code);
        if (code < 128 && (text_ascii_classes[code] & (TEXT_LETTER | TEXT_DIGIT | TEXT_SPACE))) continue;
        class = text_class(code);
        if (class & TEXT_DOUBLE_QUOTE) page_paragraph_set(paragraph, PAGE_FEATURE_HAS_QUOTE);
        if (code == ',') page_paragraph_set(paragraph, PAGE_FEATURE_HAS_COMMA);
        if (class & TEXT_DASH && !(class & TEXT_HYPHEN)) page_paragraph_set(paragraph, PAGE_FEATURE_HAS_DASH);
        if (code == '|' || code == 0xBB || code == 0x203A || code == 0x2022 || code == 0xB7 ||
            (code >= 0x2190 && code <= 0x21FF) || (code >= 0x25A0 && code <= 0x25FF))
            page_paragraph_set(paragraph, PAGE_FEATURE_HAS_BAR);
        if (code == 0xA9 || code == 0xAE || code == 0x2122)
            page_paragraph_set(paragraph, PAGE_FEATURE_HAS_RIGHTS);
        if ((code == '<' || code == '&') && is_markup(text + at, count - at))
            page_paragraph_set(paragraph, PAGE_FEATURE_HAS_MARKUP);
        size_t behind = at + length;
        if (class & TEXT_TERMINAL && behind + 2 < count && text[behind] == ' ' &&
            (text_class_after(text, behind + 1, count) & (TEXT_UPPER | TEXT_QUOTE)))
            page_paragraph_set(paragraph, PAGE_FEATURE_SENTENCES);
    }
}

static void note_counts(const tally *t, page_paragraph *paragraph) {
    static const uint32_t most[] = {1, 2, 4, 8, 15, 30};
    int bucket = 0;
    while (bucket < 6 && paragraph->words > most[bucket]) bucket++;
    page_paragraph_set(paragraph, (page_feature)(PAGE_FEATURE_WORDS_1 + bucket));
    if (t->long_words) {
        if (t->all_capitals == t->long_words)
            page_paragraph_set(paragraph, PAGE_FEATURE_CAPITALS_ALL);
        else if (t->all_capitals)
            page_paragraph_set(paragraph, PAGE_FEATURE_CAPITALS_SOME);
        if (t->capitalised * 100 >= t->long_words * PAGE_TITLE_MOST)
            page_paragraph_set(paragraph, PAGE_FEATURE_TITLE_MOST);
        else if (t->capitalised * 100 >= t->long_words * PAGE_TITLE_HALF)
            page_paragraph_set(paragraph, PAGE_FEATURE_TITLE_HALF);
    }
    uint32_t seen = paragraph->words < PAGE_SEEN_WORDS ? paragraph->words : PAGE_SEEN_WORDS;
    if (t->function_words == 0)
        page_paragraph_set(paragraph, PAGE_FEATURE_FUNCTION_NONE);
    else if (t->function_words * 100 < seen * PAGE_FUNCTION_FEW)
        page_paragraph_set(paragraph, PAGE_FEATURE_FUNCTION_FEW);
    else if (t->function_words * 100 >= seen * PAGE_FUNCTION_MANY)
        page_paragraph_set(paragraph, PAGE_FEATURE_FUNCTION_MANY);
    if (t->digits * 100 > t->bytes * PAGE_DIGITS_MANY)
        page_paragraph_set(paragraph, PAGE_FEATURE_DIGITS_MANY);
}

void page_paragraph_see(const page_model *model, const char *text, uint32_t begin, uint32_t end,
                        page_paragraph *paragraph) {
    *paragraph = (page_paragraph){.begin = begin, .end = end};
    page_paragraph_set(paragraph, PAGE_FEATURE_ALWAYS);
    const char *bytes = text + begin;
    size_t whole = end - begin, count = text_cut(bytes, whole, PAGE_SEEN_BYTES);
    char folded[FOLDED_BYTES];
    uint32_t starts[PAGE_SEEN_WORDS];
    uint16_t bits[PAGE_SEEN_WORDS];
    tally t = {.model = model,
               .paragraph = paragraph,
               .folded = folded,
               .starts = starts,
               .bits = bits,
               .bytes = (uint32_t)count};
    size_t word = 0;
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t class = text_class_at(bytes + at, count - at, &length);
        /* "Name/AGENCY" is two words. */
        bool slash = bytes[at] == '/' && at + 1 < count && bytes[at + 1] >= 'A' && bytes[at + 1] <= 'Z';
        if (!(class & TEXT_SPACE) && !slash) continue;
        if (at > word) take_word(&t, bytes + word, at - word);
        word = at + length;
    }
    if (count > word) take_word(&t, bytes + word, count - word);
    if (whole) {
        note_start(bytes, count, paragraph);
        note_end(bytes, whole, paragraph);
        note_marks(bytes, count, paragraph);
    }
    note_counts(&t, paragraph);
}

/* ---- neighbours ---------------------------------------------------------------------------------------- */

static uint32_t first_around(uint32_t i) {
    return i < PAGE_NEIGHBOURS ? 0 : i - PAGE_NEIGHBOURS;
}

/** True where another paragraph begins or ends with this one's bytes. */
static bool stands_in(const char *text, const page_paragraph *paragraph, const page_paragraph *other) {
    size_t count = paragraph->end - paragraph->begin;
    if (count >= other->end - other->begin) return false;
    return memcmp(text + other->begin, text + paragraph->begin, count) == 0 ||
           memcmp(text + other->end - count, text + paragraph->begin, count) == 0;
}

void page_paragraphs_mark_repeats(const char *text, page_paragraph *paragraphs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t size = paragraphs[i].end - paragraphs[i].begin;
        if (size < PAGE_REPEATED_LEAST || size > PAGE_REPEATED_MOST) continue;
        for (uint32_t j = first_around(i); j <= i + PAGE_NEIGHBOURS && j < count; j++) {
            if (j == i || page_paragraph_has(&paragraphs[i], PAGE_FEATURE_REPEATS)) continue;
            if (!stands_in(text, &paragraphs[i], &paragraphs[j])) continue;
            page_paragraph_set(&paragraphs[i], PAGE_FEATURE_REPEATS);
            /* What repeats a whole paragraph beside it, and little more, is of its kind. */
            if (size * PAGE_REPEATED_SHARE >= paragraphs[j].end - paragraphs[j].begin)
                page_paragraph_set(&paragraphs[j], PAGE_FEATURE_REPEATS);
        }
    }
}

static int32_t sum(const page_paragraph *paragraph, const int32_t *weights) {
    int32_t total = 0;
    for (int i = 0; i < PAGE_FEATURE_COUNT; i++)
        if (page_paragraph_has(paragraph, (page_feature)i)) total += weights[i];
    return total;
}

void page_paragraphs_score_own(const page_model *model, page_paragraph *paragraphs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) paragraphs[i].own = sum(&paragraphs[i], model->own_weights);
}

void page_paragraphs_score(const page_model *model, page_paragraph *paragraphs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) paragraphs[i].score = sum(&paragraphs[i], model->all_weights);
}

/** Log odds in four steps: 0 surely body … 3 surely residue. */
static int step_of(int32_t own) {
    return own < PAGE_STEP_BODY ? 0 : own < PAGE_STEP_LIKELY ? 1 : own < PAGE_STEP_UNSURE ? 2 : 3;
}

static bool is_sure_body(const page_paragraph *paragraph) {
    return paragraph->own < PAGE_STEP_BODY && paragraph->words >= PAGE_SURE_BODY_WORDS;
}

void page_paragraphs_mark_neighbours(page_paragraph *paragraphs, uint32_t count) {
    bool body_above = false, body_below = false;
    for (uint32_t i = 0; i < count; i++) {
        page_paragraph *paragraph = &paragraphs[i];
        int32_t total = 0, neighbours = 0;
        for (uint32_t j = first_around(i); j <= i + PAGE_NEIGHBOURS && j < count; j++) {
            if (j == i) continue;
            int32_t own = paragraphs[j].own;
            total += own < -PAGE_NEIGHBOUR_MOST  ? -PAGE_NEIGHBOUR_MOST
                     : own > PAGE_NEIGHBOUR_MOST ? PAGE_NEIGHBOUR_MOST
                                                 : own;
            neighbours++;
        }
        page_paragraph_set(
            paragraph, i == 0 ? PAGE_FEATURE_PREVIOUS_NONE
                              : (page_feature)(PAGE_FEATURE_PREVIOUS_BODY + step_of(paragraphs[i - 1].own)));
        page_paragraph_set(paragraph, i + 1 == count ? PAGE_FEATURE_NEXT_NONE
                                                     : (page_feature)(PAGE_FEATURE_NEXT_BODY +
                                                                      step_of(paragraphs[i + 1].own)));
        if (neighbours)
            page_paragraph_set(paragraph,
                               (page_feature)(PAGE_FEATURE_AROUND_BODY + step_of(total / neighbours)));
        if (!body_above) page_paragraph_set(paragraph, PAGE_FEATURE_NO_BODY_ABOVE);
        body_above = body_above || is_sure_body(paragraph);
    }
    for (uint32_t i = count; i-- > 0;) {
        if (!body_below) page_paragraph_set(&paragraphs[i], PAGE_FEATURE_NO_BODY_BELOW);
        body_below = body_below || is_sure_body(&paragraphs[i]);
    }
}
