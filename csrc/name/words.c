/* Names as words to compare, and their parts: given names and surnames, legal forms, what a law is about. */

#include "name/words.h"

#include <string.h>

#include "name/tuning.h"
#include "text/fold.h"

/** Bytes of a name among which its article ends. */
enum { ARTICLE_BYTES = 8 };

static bool word_is(const name_words *name, uint8_t word, const name_lexicons *lexicons, name_use use) {
    return name_word_is(lexicons, name->bytes + name->begin[word], name->length[word], use);
}

static void drop_first(name_words *name) {
    name->count--;
    memmove(name->begin, name->begin + 1, name->count * sizeof *name->begin);
    memmove(name->length, name->length + 1, name->count * sizeof *name->length);
}

/** Appends the words of a folded string. */
static void add_words(name_words *name, const name_lexicons *lexicons, const char *bytes, size_t count) {
    char folded[NAME_MOST_BYTES];
    uint16_t used =
        name->count ? (uint16_t)(name->begin[name->count - 1] + name->length[name->count - 1]) : 0;
    size_t size = text_fold_token(bytes, count, folded, sizeof folded - used);
    for (size_t at = 0; at < size && name->count < NAME_MOST_WORDS;) {
        uint16_t begin = used;
        /* The last word that there is room for is all the rest: long names differ at their ends. */
        bool last = name->count + 1 == NAME_MOST_WORDS;
        for (; at < size && (last || (folded[at] != ' ' && folded[at] != '-')); at++)
            if (folded[at] != '.' && folded[at] != ',') name->bytes[used++] = folded[at];
        at++;
        if (used - begin > 2 && name_word_is(lexicons, name->bytes + used - 2, 2, NAME_POSSESSIVE))
            used = (uint16_t)(used - 2);
        if (used == begin) continue;
        name->begin[name->count] = begin;
        name->length[name->count++] = (uint16_t)(used - begin);
    }
}

/** What has no words (a taught "-") is one word as it is written, so that it is not every such name. */
static void add_marks(name_words *name, const char *bytes, size_t count) {
    uint16_t size = count < sizeof name->bytes ? (uint16_t)count : (uint16_t)sizeof name->bytes;
    memcpy(name->bytes, bytes, size);
    name->begin[0] = 0;
    name->length[0] = size;
    name->count = 1;
}

static void drop_articles(name_words *name, const name_lexicons *lexicons) {
    while (name->count > 1 && word_is(name, 0, lexicons, NAME_ARTICLE)) drop_first(name);
}

void name_words_read(name_words *name, const name_lexicons *lexicons, const char *bytes, size_t count) {
    name->count = 0;
    name->secret = &lexicons->allocator->secret;
    add_words(name, lexicons, bytes, count);
    if (name->count == 0 && count > 0) add_marks(name, bytes, count);
    drop_articles(name, lexicons);
}

/** The end of the longest beginning (of whole words, NAME_KNOWN_WORDS at most) that is a known name; 0 where none is. */
static size_t known_beginning(const name_lexicons *lexicons, const char *bytes, size_t count, uint32_t *row) {
    size_t known = 0;
    unsigned words = 0;
    for (size_t at = 1; at <= count && words < NAME_KNOWN_WORDS; at++) {
        if (at < count && bytes[at] != ' ') continue;
        words++;
        uint32_t found = model_lexicon_row(&lexicons->aliases, bytes, at);
        if (found == MODEL_NO_ROW) continue;
        known = at;
        *row = found;
    }
    return known;
}

uint8_t name_words_read_usual(name_words *name, const name_lexicons *lexicons, const char *bytes,
                              size_t count) {
    const char *blank = memchr(bytes, ' ', count < ARTICLE_BYTES ? count : ARTICLE_BYTES);
    size_t article = blank ? (size_t)(blank - bytes) : 0;
    bool led =
        article > 0 && article + 1 < count &&
        model_classes_have(model_classes_of(&lexicons->function_words, bytes, article), MODEL_WORD_DEFINITE);
    if (led) bytes += article + 1, count -= article + 1;
    uint32_t row = MODEL_NO_ROW;
    size_t known = known_beginning(lexicons, bytes, count, &row);
    if (known == 0) {
        name_words_read(name, lexicons, bytes, count);
        return 0;
    }
    model_cell usual = model_lexicon_cell(&lexicons->aliases, row, 1);
    name_words_read(name, lexicons, usual.bytes, usual.count);
    uint8_t begun = name->count;
    add_words(name, lexicons, bytes + known, count - known);
    return begun;
}

uint64_t name_words_hash(const name_words *name, uint8_t first, uint8_t end, uint64_t seed) {
    uint64_t hash = seed;
    for (uint8_t i = first; i < end; i++)
        hash = base_hash_keyed(name->secret, name->bytes + name->begin[i], name->length[i], hash);
    return hash;
}

bool name_words_same_word(const name_words *a, uint8_t i, const name_words *b, uint8_t j) {
    return a->length[i] == b->length[j] &&
           memcmp(a->bytes + a->begin[i], b->bytes + b->begin[j], a->length[i]) == 0;
}

name_person_parts name_words_person(const name_words *name, const name_lexicons *lexicons, bool particles) {
    name_person_parts person = {0, 0, 0, name->count};
    while (person.end > 1 && word_is(name, (uint8_t)(person.end - 1), lexicons, NAME_SUFFIX)) person.end--;
    if (person.end == 0) return person;
    uint8_t particle =
        particles ? 0
                  : person.end; /* where the surname's particles begin; the surname is one word without any */
    while (particle < person.end && !word_is(name, particle, lexicons, NAME_PARTICLE)) particle++;
    if (particle + 1 >= person.end) particle = (uint8_t)(person.end - 1);
    person.surname = particle;
    while (person.surname + 1 < person.end && word_is(name, person.surname, lexicons, NAME_PARTICLE))
        person.surname++;
    person.given = particle > 0 ? 1 : 0;
    person.middle = particle;
    return person;
}

uint64_t name_words_given_hash(const name_words *name, const name_lexicons *lexicons) {
    char spelled[64];
    size_t length = name->length[0] < sizeof spelled ? name->length[0] : sizeof spelled;
    memcpy(spelled, name->bytes + name->begin[0], length);
    /* The list spells names as names; a folded one is found by its capital. */
    if (length > 0 && spelled[0] >= 'a' && spelled[0] <= 'z') spelled[0] = (char)(spelled[0] - 'a' + 'A');
    model_cell fuller;
    name_given_gender(lexicons, spelled, length, &fuller);
    if (fuller.count == 0) return name_words_hash(name, 0, 1, 0);
    char folded[64];
    size_t size = text_fold_token(fuller.bytes, fuller.count, folded, sizeof folded);
    return base_hash_keyed(name->secret, folded, size, 0);
}

bool name_words_links(const name_words *name, uint8_t word, const name_lexicons *lexicons) {
    return word_is(name, word, lexicons, NAME_LINK);
}

uint8_t name_words_undesignated(const name_words *name, const name_lexicons *lexicons) {
    uint8_t end = name->count;
    while (end > 1 && word_is(name, (uint8_t)(end - 1), lexicons, NAME_DESIGNATOR)) end--;
    if (end < name->count && end > 1 && word_is(name, (uint8_t)(end - 1), lexicons, NAME_BODY)) end--;
    return end;
}

bool name_words_is(const name_words *name, uint8_t word, const name_lexicons *lexicons, name_use use) {
    return word < name->count && word_is(name, word, lexicons, use);
}

uint8_t name_words_without_trade(const name_words *name, uint8_t end, const name_lexicons *lexicons) {
    uint8_t kept = end;
    while (kept > 0 && word_is(name, (uint8_t)(kept - 1), lexicons, NAME_TRADE)) kept--;
    return kept > 0 ? kept : end;
}

static bool is_number(const name_words *name, uint8_t word) {
    const char *bytes = name->bytes + name->begin[word];
    return name->length[word] > 0 && bytes[0] >= '0' && bytes[0] <= '9';
}

static bool is_instrument(const name_words *name, uint8_t word, const name_lexicons *lexicons) {
    return model_lexicon_row(&lexicons->instruments, name->bytes + name->begin[word], name->length[word]) !=
           MODEL_NO_ROW;
}

bool name_words_law(const name_words *name, const name_lexicons *lexicons, name_law_parts *law) {
    *law = (name_law_parts){NAME_MOST_WORDS, NAME_MOST_WORDS};
    for (uint8_t i = 0; i < name->count; i++) {
        if (is_number(name, i)) {
            bool typed = i > 0 && is_instrument(name, (uint8_t)(i - 1), lexicons);
            /* "Act of 1990" ends in a year, not in a number of its own. */
            bool bare = i + 1 == name->count && (i == 0 || name->length[i - 1] > 2);
            if (typed || bare) law->number = i;
        } else if (is_instrument(name, i, lexicons)) {
            law->type = i;
        }
    }
    return law->number < NAME_MOST_WORDS;
}

uint8_t name_words_short_law(const name_words *name, const name_lexicons *lexicons) {
    for (uint8_t i = 1; i + 2 < name->count; i++)
        if (is_instrument(name, i, lexicons) && name_words_links(name, (uint8_t)(i + 1), lexicons))
            return (uint8_t)(i + 1);
    return 0;
}
