#include "corpus/name.h"

#include <string.h>

#include "text/fold.h"

bool corpus_name_facts_open(corpus_name_facts *facts, const base_allocator *allocator, base_error *error) {
    *facts = (corpus_name_facts){0};
    if (model_lexicon_open(&facts->words, "corpus_names", allocator, error) &&
        model_lexicon_open(&facts->aliases, "refer_aliases", allocator, error) &&
        model_lexicon_open(&facts->instruments, "refer_instruments", allocator, error) &&
        model_lexicon_open(&facts->given, "refer_given", allocator, error))
        return true;
    corpus_name_facts_close(facts);
    return false;
}

void corpus_name_facts_close(corpus_name_facts *facts) {
    model_lexicon *lexicons[] = {&facts->words, &facts->aliases, &facts->instruments, &facts->given};
    for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++)
        if (lexicons[i]->allocator) model_lexicon_close(lexicons[i]);
}

static bool word_is(const corpus_name *name, uint8_t word, const corpus_name_facts *facts, const char *use) {
    uint32_t row = model_lexicon_row(&facts->words, name->bytes + name->begin[word], name->length[word]);
    for (; row != MODEL_NO_ROW; row = model_lexicon_next(&facts->words, row))
        if (model_cell_is(model_lexicon_cell(&facts->words, row, 1), use)) return true;
    return false;
}

static void drop_first(corpus_name *name) {
    name->count--;
    memmove(name->begin, name->begin + 1, name->count * sizeof *name->begin);
    memmove(name->length, name->length + 1, name->count * sizeof *name->length);
}

/** Appends the words of a folded string. */
static void add_words(corpus_name *name, const char *bytes, size_t count) {
    char folded[CORPUS_NAME_BYTES];
    uint16_t used =
        name->count ? (uint16_t)(name->begin[name->count - 1] + name->length[name->count - 1]) : 0;
    size_t size = text_fold_token(bytes, count, folded, sizeof folded - used);
    for (size_t at = 0; at < size && name->count < CORPUS_NAME_WORDS;) {
        uint16_t begin = used;
        /* The last word that there is room for is all the rest: long names differ at their ends. */
        bool last = name->count + 1 == CORPUS_NAME_WORDS;
        for (; at < size && (last || (folded[at] != ' ' && folded[at] != '-')); at++)
            if (folded[at] != '.' && folded[at] != ',') name->bytes[used++] = folded[at];
        at++;
        if (used - begin > 2 && memcmp(name->bytes + used - 2, "'s", 2) == 0) used = (uint16_t)(used - 2);
        if (used == begin) continue;
        name->begin[name->count] = begin;
        name->length[name->count++] = (uint16_t)(used - begin);
    }
}

/** What has no words (a taught "-") is one word as it is written, so that it is not every such name. */
static void add_marks(corpus_name *name, const char *bytes, size_t count) {
    uint16_t size = count < sizeof name->bytes ? (uint16_t)count : (uint16_t)sizeof name->bytes;
    memcpy(name->bytes, bytes, size);
    name->begin[0] = 0;
    name->length[0] = size;
    name->count = 1;
}

static void drop_articles(corpus_name *name, const corpus_name_facts *facts) {
    while (name->count > 1 && word_is(name, 0, facts, "article")) drop_first(name);
}

void corpus_name_read(corpus_name *name, const corpus_name_facts *facts, const char *bytes, size_t count) {
    name->count = 0;
    name->secret = &facts->words.allocator->secret;
    add_words(name, bytes, count);
    if (name->count == 0 && count > 0) add_marks(name, bytes, count);
    drop_articles(name, facts);
}

/** The end of the longest beginning (of whole words, three at most) that is a known name; 0 where none is. */
static size_t known_beginning(const corpus_name_facts *facts, const char *bytes, size_t count,
                              uint32_t *row) {
    size_t known = 0;
    unsigned words = 0;
    for (size_t at = 1; at <= count && words < 3; at++) {
        if (at < count && bytes[at] != ' ') continue;
        words++;
        uint32_t found = model_lexicon_row(&facts->aliases, bytes, at);
        if (found == MODEL_NO_ROW) continue;
        known = at;
        *row = found;
    }
    return known;
}

uint8_t corpus_name_read_usual(corpus_name *name, const corpus_name_facts *facts, const char *bytes,
                               size_t count) {
    if (count > 4 && memcmp(bytes, "the ", 4) == 0) bytes += 4, count -= 4;
    if (count > 4 && memcmp(bytes, "The ", 4) == 0) bytes += 4, count -= 4;
    uint32_t row = MODEL_NO_ROW;
    size_t known = known_beginning(facts, bytes, count, &row);
    if (known == 0) {
        corpus_name_read(name, facts, bytes, count);
        return 0;
    }
    model_cell usual = model_lexicon_cell(&facts->aliases, row, 1);
    corpus_name_read(name, facts, usual.bytes, usual.count);
    uint8_t begun = name->count;
    add_words(name, bytes + known, count - known);
    return begun;
}

uint64_t corpus_name_hash(const corpus_name *name, uint8_t first, uint8_t end, uint64_t seed) {
    uint64_t hash = seed;
    for (uint8_t i = first; i < end; i++)
        hash = base_hash_keyed(name->secret, name->bytes + name->begin[i], name->length[i], hash);
    return hash;
}

bool corpus_name_same_word(const corpus_name *a, uint8_t i, const corpus_name *b, uint8_t j) {
    return a->length[i] == b->length[j] &&
           memcmp(a->bytes + a->begin[i], b->bytes + b->begin[j], a->length[i]) == 0;
}

corpus_person_name corpus_name_person(const corpus_name *name, const corpus_name_facts *facts) {
    corpus_person_name person = {0, 0, 0, name->count};
    while (person.end > 1 && word_is(name, (uint8_t)(person.end - 1), facts, "suffix")) person.end--;
    if (person.end == 0) return person;
    uint8_t particle = 0; /* where the surname's particles begin; the surname is one word without any */
    while (particle < person.end && !word_is(name, particle, facts, "particle")) particle++;
    if (particle + 1 >= person.end) particle = (uint8_t)(person.end - 1);
    person.surname = particle;
    while (person.surname + 1 < person.end && word_is(name, person.surname, facts, "particle"))
        person.surname++;
    person.given = particle > 0 ? 1 : 0;
    person.middle = particle;
    return person;
}

uint64_t corpus_name_given_hash(const corpus_name *name, const corpus_name_facts *facts) {
    char spelled[64];
    size_t length = name->length[0] < sizeof spelled ? name->length[0] : sizeof spelled;
    memcpy(spelled, name->bytes + name->begin[0], length);
    /* The list spells names as names; a folded one is found by its capital. */
    if (length > 0 && spelled[0] >= 'a' && spelled[0] <= 'z') spelled[0] = (char)(spelled[0] - 'a' + 'A');
    uint32_t row = model_lexicon_row(&facts->given, spelled, length);
    model_cell fuller = row == MODEL_NO_ROW ? (model_cell){0} : model_lexicon_cell(&facts->given, row, 2);
    if (fuller.count == 0) return corpus_name_hash(name, 0, 1, 0);
    char folded[64];
    size_t size = text_fold_token(fuller.bytes, fuller.count, folded, sizeof folded);
    return base_hash_keyed(name->secret, folded, size, 0);
}

bool corpus_name_links(const corpus_name *name, uint8_t word, const corpus_name_facts *facts) {
    return word_is(name, word, facts, "link");
}

uint8_t corpus_name_undesignated(const corpus_name *name, const corpus_name_facts *facts) {
    uint8_t end = name->count;
    while (end > 1 && word_is(name, (uint8_t)(end - 1), facts, "designator")) end--;
    if (end < name->count && end > 1 && word_is(name, (uint8_t)(end - 1), facts, "body")) end--;
    return end;
}

static bool is_number(const corpus_name *name, uint8_t word) {
    const char *bytes = name->bytes + name->begin[word];
    return name->length[word] > 0 && bytes[0] >= '0' && bytes[0] <= '9';
}

static bool is_instrument(const corpus_name *name, uint8_t word, const corpus_name_facts *facts) {
    return model_lexicon_row(&facts->instruments, name->bytes + name->begin[word], name->length[word]) !=
           MODEL_NO_ROW;
}

bool corpus_name_law(const corpus_name *name, const corpus_name_facts *facts, corpus_law_name *law) {
    *law = (corpus_law_name){CORPUS_NAME_WORDS, CORPUS_NAME_WORDS};
    for (uint8_t i = 0; i < name->count; i++) {
        if (is_number(name, i)) {
            bool typed = i > 0 && is_instrument(name, (uint8_t)(i - 1), facts);
            /* "Act of 1990" ends in a year, not in a number of its own. */
            bool bare = i + 1 == name->count && (i == 0 || name->length[i - 1] > 2);
            if (typed || bare) law->number = i;
        } else if (is_instrument(name, i, facts)) {
            law->type = i;
        }
    }
    return law->number < CORPUS_NAME_WORDS;
}

uint8_t corpus_name_short_law(const corpus_name *name, const corpus_name_facts *facts) {
    for (uint8_t i = 1; i + 2 < name->count; i++)
        if (is_instrument(name, i, facts) && corpus_name_links(name, (uint8_t)(i + 1), facts))
            return (uint8_t)(i + 1);
    return 0;
}
