#include "read/signs.h"

#include <string.h>

#include "text/class.h"
#include "text/fold.h"

_Static_assert(READ_SIGN_COUNT <= 96, "the weights of a reader have room for every sign");

/** A paragraph is looked at as far as this; no sign needs more. */
#define LOOKED_AT 2000
#define LONGEST_CUE 4 /* words */
#define MOST_WORDS 400
#define FOLDED_BYTES (LOOKED_AT + 64)

const char *read_sign_name(read_sign sign) {
    static const char *const names[] = {
#define READ_SIGN_TEXT(name, text) text,
        READ_SIGNS(READ_SIGN_TEXT)
#undef READ_SIGN_TEXT
    };
    return names[sign];
}

read_sign read_sign_find(const char *bytes, size_t count) {
    for (int i = 0; i < READ_SIGN_COUNT; i++) {
        const char *name = read_sign_name((read_sign)i);
        if (strlen(name) == count && memcmp(name, bytes, count) == 0) return (read_sign)i;
    }
    return READ_SIGN_COUNT;
}

/* ---- words --------------------------------------------------------------------------------------------- */

/** What was counted over a paragraph's words. */
typedef struct tally {
    const reader *self;
    read_look *look;
    char *folded;     /**< the words, folded, with one blank between them; FOLDED_BYTES */
    uint32_t *starts; /**< where each begins; MOST_WORDS */
    uint16_t *bits;   /**< its bit in the filters; MOST_WORDS */
    size_t used;
    uint32_t noted; /**< words in `folded` */
    uint32_t long_words, capitalised, all_capitals, function_words, digits, bytes;
} tally;

/** Where a word's bit stands in the filters. */
static uint32_t filter_bit(const char *word, size_t count) {
    return (uint32_t)base_hash_bytes(word, count, 0) & 4095;
}

void read_cue_filter(reader *self, const char *words, size_t count) {
    const char *blank = memchr(words, ' ', count);
    uint32_t bit = filter_bit(words, blank ? (size_t)(blank - words) : count);
    (blank ? self->cue_starts : self->cue_words)[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static bool passes(const uint64_t filter[64], uint32_t bit) {
    return filter[bit / 64] >> (bit % 64) & 1;
}

/** Notes the cues that end with the last word. */
static void note_cues(tally *t, uint32_t words) {
    for (uint32_t length = 1; length <= LONGEST_CUE && length <= words; length++) {
        const uint64_t *filter = length == 1 ? t->self->cue_words : t->self->cue_starts;
        if (!passes(filter, t->bits[words - length])) continue;
        size_t start = t->starts[words - length];
        uint32_t row = model_lexicon_row(&t->self->cues, t->folded + start, t->used - start);
        for (; row != MODEL_NO_ROW; row = model_lexicon_next(&t->self->cues, row)) {
            read_sign sign = (read_sign)model_lexicon_id(&t->self->cues, row, 1);
            if (sign == READ_SIGN_CUE_FUNCTION) t->function_words++;
            if (length > 1 && sign <= READ_SIGN_CUE_MENU) read_look_set(t->look, READ_SIGN_CUE_PHRASE);
            read_look_set(t->look, sign);
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
            read_look_set(t->look, READ_SIGN_HAS_YEAR);
    }
    if (clock) read_look_set(t->look, READ_SIGN_HAS_CLOCK);
}

/** Takes the marks off both ends of a word. */
static void strip(const char **word, size_t *count) {
    size_t length;
    while (*count && !(text_class_at(*word, *count, &length) & TEXT_WORD)) *word += length, *count -= length;
    while (*count && !(text_class_before(*word, *count) & TEXT_WORD)) *count = text_before(*word, *count);
}

/** Counts a word's letters by script and case. */
static void note_letters(tally *t, const char *word, size_t count) {
    uint32_t upper = 0, letters = 0;
    bool first_upper = false;
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t class = text_class_at(word + at, count - at, &length);
        letters += (class & TEXT_LETTER) != 0;
        upper += (class & TEXT_UPPER) != 0;
        t->look->other_letters += (class & TEXT_OTHER_SCRIPT) != 0;
        if (at == 0) first_upper = (class & TEXT_UPPER) != 0;
    }
    t->look->letters += letters;
    if (letters < 4) return;
    t->long_words++;
    t->capitalised += first_upper;
    t->all_capitals += upper == letters;
}

static void take_word(tally *t, const char *word, size_t count) {
    if (memchr(word, '@', count) ||
        (count > 4 && (memcmp(word, "www.", 4) == 0 || memcmp(word, "http", 4) == 0)))
        read_look_set(t->look, READ_SIGN_HAS_ADDRESS);
    strip(&word, &count);
    if (count == 0) return;
    note_letters(t, word, count);
    note_digits(t, word, count);
    t->look->words++;
    uint32_t place = t->noted;
    if (place == MOST_WORDS || t->used + count * 4 + 2 > FOLDED_BYTES) return;
    if (t->used) t->folded[t->used++] = ' ';
    t->starts[place] = (uint32_t)t->used;
    t->used += text_fold_token(word, count, t->folded + t->used, FOLDED_BYTES - t->used);
    t->bits[place] = (uint16_t)filter_bit(t->folded + t->starts[place], t->used - t->starts[place]);
    note_cues(t, ++t->noted);
}

/* ---- marks --------------------------------------------------------------------------------------------- */

static void note_start(const char *text, size_t count, read_look *look) {
    size_t length;
    uint32_t class = text_class_at(text, count, &length);
    if (class & TEXT_LOWER)
        read_look_set(look, READ_SIGN_START_LOWER);
    else if (class & TEXT_QUOTE)
        read_look_set(look, READ_SIGN_START_QUOTE);
    else if (class & TEXT_DIGIT)
        read_look_set(look, READ_SIGN_START_DIGIT);
    else if (!(class & (TEXT_LETTER | TEXT_OPEN_BRACKET | TEXT_CURRENCY)))
        read_look_set(look, READ_SIGN_START_SIGN);
}

static void note_end(const char *text, size_t count, read_look *look) {
    /* Closing marks and brackets behind the stop belong to the sentence. */
    while (count && text_class_before(text, count) & (TEXT_QUOTE | TEXT_CLOSE_BRACKET))
        count = text_before(text, count);
    if (count == 0) return;
    size_t last = text_before(text, count);
    uint32_t code, class = text_class_before(text, count);
    text_decode(text + last, count - last, &code);
    bool dots = code == '.' && last >= 2 && text[last - 1] == '.' && text[last - 2] == '.';
    if (dots || code == 0x2026)
        read_look_set(look, READ_SIGN_END_ELLIPSIS);
    else if (class & TEXT_TERMINAL)
        read_look_set(look, READ_SIGN_END_STOP);
    else if (code == ':')
        read_look_set(look, READ_SIGN_END_COLON);
    else
        read_look_set(look, class & TEXT_WORD ? READ_SIGN_END_WORD : READ_SIGN_END_SIGN);
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

static void note_marks(const char *text, size_t count, read_look *look) {
    for (size_t at = 0, length; at < count; at += length) {
        uint32_t code, class;
        length = text_decode(text + at, count - at, &code);
        if (code < 128 && (text_ascii_classes[code] & (TEXT_LETTER | TEXT_DIGIT | TEXT_SPACE))) continue;
        class = text_class(code);
        if (class & TEXT_DOUBLE_QUOTE) read_look_set(look, READ_SIGN_HAS_QUOTE);
        if (code == ',') read_look_set(look, READ_SIGN_HAS_COMMA);
        if (class & TEXT_DASH && !(class & TEXT_HYPHEN)) read_look_set(look, READ_SIGN_HAS_DASH);
        if (code == '|' || code == 0xBB || code == 0x203A || code == 0x2022 || code == 0xB7 ||
            (code >= 0x2190 && code <= 0x21FF) || (code >= 0x25A0 && code <= 0x25FF))
            read_look_set(look, READ_SIGN_HAS_BAR);
        if (code == 0xA9 || code == 0xAE || code == 0x2122) read_look_set(look, READ_SIGN_HAS_RIGHTS);
        if ((code == '<' || code == '&') && is_markup(text + at, count - at))
            read_look_set(look, READ_SIGN_HAS_MARKUP);
        size_t behind = at + length;
        if (class & TEXT_TERMINAL && behind + 2 < count && text[behind] == ' ' &&
            (text_class_after(text, behind + 1, count) & (TEXT_UPPER | TEXT_QUOTE)))
            read_look_set(look, READ_SIGN_SENTENCES);
    }
}

static void note_counts(const tally *t, read_look *look) {
    static const uint32_t most[] = {1, 2, 4, 8, 15, 30};
    int bucket = 0;
    while (bucket < 6 && look->words > most[bucket]) bucket++;
    read_look_set(look, (read_sign)(READ_SIGN_WORDS_1 + bucket));
    if (t->long_words) {
        if (t->all_capitals == t->long_words)
            read_look_set(look, READ_SIGN_CAPITALS_ALL);
        else if (t->all_capitals)
            read_look_set(look, READ_SIGN_CAPITALS_SOME);
        if (t->capitalised * 10 >= t->long_words * 8)
            read_look_set(look, READ_SIGN_TITLE_MOST);
        else if (t->capitalised * 10 >= t->long_words * 4)
            read_look_set(look, READ_SIGN_TITLE_HALF);
    }
    uint32_t looked = look->words < MOST_WORDS ? look->words : MOST_WORDS;
    if (t->function_words == 0)
        read_look_set(look, READ_SIGN_FUNCTION_NONE);
    else if (t->function_words * 100 < looked * 22)
        read_look_set(look, READ_SIGN_FUNCTION_FEW);
    else if (t->function_words * 100 >= looked * 35)
        read_look_set(look, READ_SIGN_FUNCTION_MANY);
    if (t->digits * 4 > t->bytes) read_look_set(look, READ_SIGN_DIGITS_MANY);
}

void read_look_at(const reader *self, const char *text, uint32_t begin, uint32_t end, read_look *look) {
    *look = (read_look){.begin = begin, .end = end};
    read_look_set(look, READ_SIGN_ALWAYS);
    const char *bytes = text + begin;
    size_t whole = end - begin, count = text_cut(bytes, whole, LOOKED_AT);
    char folded[FOLDED_BYTES];
    uint32_t starts[MOST_WORDS];
    uint16_t bits[MOST_WORDS];
    tally t = {.self = self,
               .look = look,
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
        note_start(bytes, count, look);
        note_end(bytes, whole, look);
        note_marks(bytes, count, look);
    }
    note_counts(&t, look);
}

uint32_t read_cue_end(const reader *self, const char *text, uint32_t begin, uint32_t end,
                      read_sign category) {
    char folded[128];
    size_t used = 0;
    uint32_t found = begin, at = begin;
    for (int words = 0; words < LONGEST_CUE && at < end; words++) {
        uint32_t start = at;
        while (at < end && (unsigned char)text[at] > ' ') at++;
        const char *word = text + start;
        size_t count = at - start;
        strip(&word, &count);
        if (count == 0 || used + 1 + count * 2 > sizeof folded) break;
        if (used) folded[used++] = ' ';
        used += text_fold_token(word, count, folded + used, sizeof folded - used);
        uint32_t row = model_lexicon_row(&self->cues, folded, used);
        for (; row != MODEL_NO_ROW; row = model_lexicon_next(&self->cues, row))
            if (model_lexicon_id(&self->cues, row, 1) == category) found = (uint32_t)(word + count - text);
        while (at < end && (unsigned char)text[at] <= ' ') at++;
    }
    return found;
}

/* ---- neighbours ---------------------------------------------------------------------------------------- */

/** True where another paragraph begins or ends with this one's bytes. */
static bool stands_in(const char *text, const read_look *look, const read_look *other) {
    size_t count = look->end - look->begin;
    if (count >= other->end - other->begin) return false;
    return memcmp(text + other->begin, text + look->begin, count) == 0 ||
           memcmp(text + other->end - count, text + look->begin, count) == 0;
}

void read_look_for_repeats(const char *text, read_look *looks, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (looks[i].end - looks[i].begin < 6 || looks[i].end - looks[i].begin > 300) continue;
        for (uint32_t j = i < 2 ? 0 : i - 2; j <= i + 2 && j < count; j++) {
            if (j == i || read_look_has(&looks[i], READ_SIGN_REPEATS)) continue;
            if (!stands_in(text, &looks[i], &looks[j])) continue;
            read_look_set(&looks[i], READ_SIGN_REPEATS);
            /* What repeats a whole paragraph beside it, and little more, is of its kind. */
            if ((looks[i].end - looks[i].begin) * 8 >= looks[j].end - looks[j].begin)
                read_look_set(&looks[j], READ_SIGN_REPEATS);
        }
    }
}

static int32_t sum(const read_look *look, const int32_t *weights) {
    int32_t total = 0;
    for (int i = 0; i < READ_SIGN_COUNT; i++)
        if (read_look_has(look, (read_sign)i)) total += weights[i];
    return total;
}

void read_look_score_own(const reader *self, read_look *looks, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) looks[i].own = sum(&looks[i], self->own_weights);
}

void read_look_score(const reader *self, read_look *looks, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) looks[i].score = sum(&looks[i], self->all_weights);
}

/** Log odds in four steps: 0 surely body … 3 surely residue. */
static int step_of(int32_t own) {
    return own < -2500 ? 0 : own < -500 ? 1 : own < 1500 ? 2 : 3;
}

static bool is_sure_body(const read_look *look) {
    return look->own < -2500 && look->words > 8;
}

void read_look_around(read_look *looks, uint32_t count) {
    bool body_above = false, body_below = false;
    for (uint32_t i = 0; i < count; i++) {
        read_look *look = &looks[i];
        int32_t total = 0, neighbours = 0;
        for (uint32_t j = i < 2 ? 0 : i - 2; j <= i + 2 && j < count; j++) {
            if (j == i) continue;
            int32_t own = looks[j].own;
            total += own < -4000 ? -4000 : own > 4000 ? 4000 : own;
            neighbours++;
        }
        read_look_set(look, i == 0 ? READ_SIGN_PREVIOUS_NONE
                                   : (read_sign)(READ_SIGN_PREVIOUS_BODY + step_of(looks[i - 1].own)));
        read_look_set(look, i + 1 == count ? READ_SIGN_NEXT_NONE
                                           : (read_sign)(READ_SIGN_NEXT_BODY + step_of(looks[i + 1].own)));
        if (neighbours) read_look_set(look, (read_sign)(READ_SIGN_AROUND_BODY + step_of(total / neighbours)));
        if (!body_above) read_look_set(look, READ_SIGN_NO_BODY_ABOVE);
        body_above = body_above || is_sure_body(look);
    }
    for (uint32_t i = count; i-- > 0;) {
        if (!body_below) read_look_set(&looks[i], READ_SIGN_NO_BODY_BELOW);
        body_below = body_below || is_sure_body(&looks[i]);
    }
}
