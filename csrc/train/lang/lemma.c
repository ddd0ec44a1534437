#include "train/lang/lemma.h"
#include "base/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lemma.h"
#include "lang/token_shape.h"
#include "train/data/conllu.h"

#define ANY_XPOS 255
#define TREEBANK_WEIGHT 100
#define MOST_SCRIPTS 60000

/** One word of a treebank: how its form becomes its lemma. */
typedef struct lemma_sample {
    lang_form form;
    const char *lemma;
    uint8_t upos, xpos;
    uint16_t script;
    uint16_t weight; /**< votes about whole forms: 1 for words of a list */
    bool typo;       /**< shows how to mend a misspelling, but no rule */
} lemma_sample;

/** How many words of one key want one script. */
typedef struct vote {
    uint32_t key;
    uint16_t script;
    uint32_t count;
} vote;

typedef BASE_VEC(vote) lemma_votes;

typedef struct train_lemmas {
    BASE_VEC(lemma_sample) samples;
    BASE_VEC(lang_script) scripts;
    base_buf letters;
    base_map script_ids; /**< hash of a script's content → its number */
    base_map table;      /**< key → script */
} train_lemmas;

static uint16_t script_id(train_lemmas *lemmas, uint8_t letter_case, uint32_t cut, const char *append) {
    size_t count = strlen(append);
    uint64_t hash = base_hash_mix(base_hash_bytes(append, count, letter_case), cut);
    uint32_t known = base_map_value(&lemmas->script_ids, hash, LANG_NO_SCRIPT);
    if (known != LANG_NO_SCRIPT) return (uint16_t)known;
    size_t at = 0;
    while (count > 0 && at + count <= lemmas->letters.count &&
           memcmp(lemmas->letters.bytes + at, append, count) != 0)
        at++;
    if (at + count > lemmas->letters.count) {
        at = lemmas->letters.count;
        base_buf_add(&lemmas->letters, append, count);
    }
    if (lemmas->scripts.count == MOST_SCRIPTS || at + count > UINT16_MAX) return LANG_NO_SCRIPT;
    lang_script script = {letter_case, (uint8_t)cut, (uint8_t)count, (uint8_t)(at & 255), (uint8_t)(at >> 8)};
    train_push(&lemmas->scripts, script);
    if (!base_map_set(&lemmas->script_ids, base_allocator_standard(), hash, lemmas->scripts.count - 1))
        train_die("out of memory");
    return (uint16_t)(lemmas->scripts.count - 1);
}

/** The script that makes the lemma from the form and appends least; cases are tried in the order of the
 * enumeration. */
static uint16_t script_for(train_lemmas *lemmas, const lang_form *form, const char *lemma) {
    size_t length = strlen(lemma), best_append = length + 1;
    if (length > 200) return LANG_NO_SCRIPT;
    uint32_t best_case = LANG_CASE_LOWER, best_cut = 255;
    for (uint8_t letter_case = LANG_CASE_LOWER; letter_case <= LANG_CASE_DIGITS; letter_case++) {
        char whole[2 * LANG_LEMMA_FORM_BYTES + 256];
        uint32_t count = lang_script_apply(form, (lang_script){.letter_case = letter_case}, "", whole);
        size_t same = 0;
        while (same < count && same < length && whole[same] == lemma[same]) same++;
        while (same > 0 && same < count && ((unsigned char)whole[same] & 0xC0) == 0x80) same--;
        if (length - same >= best_append) continue;
        best_append = length - same;
        best_case = letter_case;
        best_cut = count - (uint32_t)same;
        if (same == 0) best_append = length, best_cut = 255, best_case = LANG_CASE_LOWER;
    }
    return script_id(lemmas, (uint8_t)best_case, best_cut, lemma + (length - best_append));
}

static bool makes(const train_lemmas *lemmas, const lemma_sample *sample, uint16_t script) {
    char lemma[2 * LANG_LEMMA_FORM_BYTES + 256];
    if (script >= lemmas->scripts.count) return false;
    uint32_t count =
        lang_script_apply(&sample->form, lemmas->scripts.items[script], lemmas->letters.bytes, lemma);
    return count == strlen(sample->lemma) && memcmp(lemma, sample->lemma, count) == 0;
}

static void add_samples(train_lemmas *lemmas, const train_treebank *treebank) {
    for (uint32_t i = 0; i < treebank->sentences.count; i++) {
        const train_sentence *sentence = &treebank->sentences.items[i];
        for (uint32_t k = 0; k < sentence->count; k++) {
            const train_word *word = &sentence->words[k];
            lemma_sample sample = {
                .lemma = word->lemma, .upos = doc_upos_find(word->upos), .xpos = doc_xpos_find(word->xpos)};
            sample.weight = TREEBANK_WEIGHT;
            sample.typo = strstr(word->feats, "Typo=Yes") != NULL;
            if (strcmp(word->lemma, "_") == 0) continue;
            if (!lang_form_read(&sample.form, word->form, (uint32_t)strlen(word->form), k == 0)) continue;
            sample.script = script_for(lemmas, &sample.form, word->lemma);
            if (sample.script != LANG_NO_SCRIPT) train_push(&lemmas->samples, sample);
        }
    }
}

static int by_key(const void *a, const void *b) {
    const vote *one = a, *other = b;
    if (one->key != other->key) return one->key < other->key ? -1 : 1;
    return one->script < other->script ? -1 : one->script > other->script;
}

/** Sorts votes, adds up equal ones, and leaves for each key the script with most votes (the earliest of
 * equals). */
static void settle(lemma_votes *votes) {
    if (votes->count == 0) return;
    qsort(votes->items, votes->count, sizeof *votes->items, by_key);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < votes->count;) {
        vote best = {votes->items[i].key, 0, 0};
        uint32_t total = 0;
        while (i < votes->count && votes->items[i].key == best.key) {
            vote sum = {best.key, votes->items[i].script, 0};
            for (; i < votes->count && votes->items[i].key == sum.key && votes->items[i].script == sum.script;
                 i++)
                sum.count += votes->items[i].count;
            total += sum.count;
            if (sum.count > best.count) best = sum;
        }
        best.count = total;
        votes->items[kept++] = best;
    }
    votes->count = kept;
}

static uint16_t value_of(const train_lemmas *lemmas, uint32_t key) {
    return (uint16_t)base_map_value(&lemmas->table, key, LANG_NO_SCRIPT);
}

static void set_value(train_lemmas *lemmas, uint32_t key, uint16_t script) {
    if (!base_map_set(&lemmas->table, base_allocator_standard(), key, script)) train_die("out of memory");
}

static uint32_t suffix_key(const lemma_sample *sample, uint32_t length) {
    uint64_t suffix = LANG_WORD_SEED;
    for (uint32_t i = 0; i < length; i++)
        suffix = lang_word_add(suffix, (unsigned char)sample->form.lower[sample->form.count - 1 - i]);
    return lang_lemma_suffix_key(suffix, length, sample->upos, sample->xpos, sample->form.shape);
}

/** What suffixes shorter than `length` say. */
static uint16_t suffix_script(const train_lemmas *lemmas, const lemma_sample *sample, uint32_t length) {
    uint32_t longest = sample->form.count < LANG_LEMMA_SUFFIX ? sample->form.count : LANG_LEMMA_SUFFIX;
    for (uint32_t i = length < longest + 1 ? length : longest + 1; i-- > 0;) {
        uint16_t script = value_of(lemmas, suffix_key(sample, i));
        if (script != LANG_NO_SCRIPT) return script;
    }
    return LANG_NO_SCRIPT;
}

/** True where a word can teach what a suffix of that length becomes: a rule must see all that it cuts off. */
static bool shows_rule(const train_lemmas *lemmas, const lemma_sample *sample, uint32_t length) {
    return !sample->typo && lemmas->scripts.items[sample->script].cut <= length;
}

/** Learns the rules of one suffix length, each kind of word (form and tags) having one vote. */
static void learn_suffixes(train_lemmas *lemmas, uint32_t length) {
    lemma_votes votes = {0};
    base_map seen = {0};
    for (uint32_t i = 0; i < lemmas->samples.count; i++) {
        const lemma_sample *sample = &lemmas->samples.items[i];
        if (sample->form.count < length || !shows_rule(lemmas, sample, length)) continue;
        uint64_t kind = base_hash_mix(lang_lemma_form_key(&sample->form, sample->upos, sample->xpos),
                                      (uint64_t)sample->form.shape << 32 | sample->script);
        if (base_map_value(&seen, kind, 0)) continue;
        if (!base_map_set(&seen, base_allocator_standard(), kind, 1)) train_die("out of memory");
        train_push(&votes, (vote){suffix_key(sample, length), sample->script, 1});
    }
    settle(&votes);
    base_map best = {0};
    for (uint32_t i = 0; i < votes.count; i++)
        if (votes.items[i].count > 1 || length == 0)
            if (!base_map_set(&best, base_allocator_standard(), votes.items[i].key, votes.items[i].script))
                train_die("out of memory");
    for (uint32_t i = 0; i < lemmas->samples.count; i++) {
        const lemma_sample *sample = &lemmas->samples.items[i];
        if (sample->form.count < length || !shows_rule(lemmas, sample, length)) continue;
        uint32_t key = suffix_key(sample, length);
        uint16_t script = (uint16_t)base_map_value(&best, key, LANG_NO_SCRIPT);
        if (script != LANG_NO_SCRIPT && suffix_script(lemmas, sample, length) != script)
            set_value(lemmas, key, script);
    }
    base_map_release(&best, base_allocator_standard());
    base_map_release(&seen, base_allocator_standard());
    base_vec_release(base_allocator_standard(), &votes);
}

/** Learns whole forms, with both tags or with UPOS alone, where the rules so far miss the lemma. */
static void learn_forms(train_lemmas *lemmas, bool any_xpos) {
    lemma_votes votes = {0};
    for (uint32_t i = 0; i < lemmas->samples.count; i++) {
        const lemma_sample *sample = &lemmas->samples.items[i];
        uint32_t key = lang_lemma_form_key(&sample->form, sample->upos, any_xpos ? ANY_XPOS : sample->xpos);
        train_push(&votes, (vote){key, sample->script, sample->weight});
    }
    settle(&votes);
    base_map best = {0};
    for (uint32_t i = 0; i < votes.count; i++)
        if (!base_map_set(&best, base_allocator_standard(), votes.items[i].key, votes.items[i].script))
            train_die("out of memory");
    for (uint32_t i = 0; i < lemmas->samples.count; i++) {
        const lemma_sample *sample = &lemmas->samples.items[i];
        uint32_t key = lang_lemma_form_key(&sample->form, sample->upos, any_xpos ? ANY_XPOS : sample->xpos);
        uint16_t script = (uint16_t)base_map_value(&best, key, LANG_NO_SCRIPT);
        uint16_t known = value_of(lemmas, lang_lemma_form_key(&sample->form, sample->upos, ANY_XPOS));
        if (known == LANG_NO_SCRIPT || any_xpos) known = suffix_script(lemmas, sample, LANG_LEMMA_SUFFIX + 1);
        if (makes(lemmas, sample, script) && !makes(lemmas, sample, known)) set_value(lemmas, key, script);
    }
    base_map_release(&best, base_allocator_standard());
    base_vec_release(base_allocator_standard(), &votes);
}

/** Adds a word of a list as a sample of one tag. */
static void add_listed(train_lemmas *lemmas, const char *word, const char *lemma, const char *upos,
                       const char *xpos) {
    lemma_sample sample = {
        .lemma = lemma, .upos = doc_upos_find(upos), .xpos = doc_xpos_find(xpos), .weight = 1};
    if (!lang_form_read(&sample.form, word, (uint32_t)strlen(word), false)) return;
    sample.script = script_for(lemmas, &sample.form, lemma);
    if (sample.script != LANG_NO_SCRIPT) train_push(&lemmas->samples, sample);
}

static bool ends_with(const char *word, const char *ending) {
    size_t count = strlen(word), size = strlen(ending);
    return count > size + 2 && strcmp(word + count - size, ending) == 0;
}

/**
 * Adds lower-case words again as they look at a sentence's start, and verbs as titles and headlines print
 * them, where treebanks have too few of them to learn from. They count as words of a list.
 */
static void add_capitalised(train_lemmas *lemmas) {
    for (uint32_t i = 0, end = lemmas->samples.count; i < end; i++) {
        lemma_sample sample = lemmas->samples.items[i];
        if (sample.form.shape != LANG_FORM_LOWER || sample.upos == DOC_PROPN) continue;
        sample.weight = 1;
        sample.form.shape = LANG_FORM_CAPITALISED_FIRST;
        train_push(&lemmas->samples, sample);
        if (sample.upos != DOC_VERB) continue;
        sample.form.shape = LANG_FORM_CAPITALISED;
        train_push(&lemmas->samples, sample);
        sample.form.shape = LANG_FORM_UPPER;
        train_push(&lemmas->samples, sample);
    }
}

/** Adds the regular inflections of a table of forms and lemmas; their tags follow from their endings. */
static void add_inflections(train_lemmas *lemmas, char *file) {
    for (char *line = strtok(file, "\n"); line; line = strtok(NULL, "\n")) {
        char *lemma = strchr(line, '\t');
        if (!lemma) continue;
        *lemma++ = '\0';
        if (strspn(line, "abcdefghijklmnopqrstuvwxyz") != strlen(line) || strncmp(line, lemma, 2) != 0)
            continue;
        if (ends_with(line, "ing")) add_listed(lemmas, line, lemma, "VERB", "VBG");
        if (ends_with(line, "ed")) {
            add_listed(lemmas, line, lemma, "VERB", "VBD");
            add_listed(lemmas, line, lemma, "VERB", "VBN");
        }
        if (ends_with(line, "s") && !ends_with(lemma, "s")) {
            add_listed(lemmas, line, lemma, "NOUN", "NNS");
            add_listed(lemmas, line, lemma, "VERB", "VBZ");
        }
    }
}

/** The inflected tags of a list's part of speech, up to the NULL. */
static const char *const *tags_of(const char *pos) {
    static const char *const tags[][6] = {{"adj", "ADJ", "JJR", "JJS"},
                                          {"adv", "ADV", "RBR", "RBS"},
                                          {"noun", "NOUN", "NNS"},
                                          {"verb", "VERB", "VBD", "VBN", "VBG", "VBZ"}};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strcmp(tags[i][0], pos) == 0) return tags[i] + 1;
    return NULL;
}

/** Adds irregular forms; the treebanks' own words outvote them. */
static void add_exceptions(train_lemmas *lemmas, char *file) {
    for (char *line = strtok(file, "\n"); line; line = strtok(NULL, "\n")) {
        char *word = strchr(line, '\t'), *lemma = word ? strchr(word + 1, '\t') : NULL;
        if (!lemma || strchr(lemma, '|')) continue;
        *word++ = *lemma++ = '\0';
        const char *const *tags = tags_of(line);
        for (int i = 1; tags && i < 5 && tags[i]; i++) add_listed(lemmas, word, lemma, tags[0], tags[i]);
    }
}

static void write_section(const train_lemmas *lemmas, base_buf *section) {
    uint32_t capacity = 64;
    while (capacity < lemmas->table.count * 2) capacity *= 2;
    uint32_t *keys = train_new(capacity, sizeof *keys);
    uint16_t *values = train_new(capacity, sizeof *values);
    for (uint32_t i = 0; i < lemmas->table.capacity; i++) {
        if (lemmas->table.values[i] == UINT32_MAX) continue;
        uint32_t key = (uint32_t)lemmas->table.keys[i], slot = key & (capacity - 1);
        while (keys[slot]) slot = (slot + 1) & (capacity - 1);
        keys[slot] = key;
        values[slot] = (uint16_t)lemmas->table.values[i];
    }
    train_put_u32(section, LANG_LEMMA_VERSION);
    train_put_u32(section, capacity);
    train_put_u32(section, lemmas->scripts.count);
    train_put_u32(section, (uint32_t)lemmas->letters.count);
    train_put_array(section, keys, capacity, sizeof *keys, 64);
    train_put_array(section, values, capacity, sizeof *values, 64);
    train_put_array(section, lemmas->scripts.items, lemmas->scripts.count, sizeof(lang_script), 64);
    train_put_array(section, lemmas->letters.bytes, lemmas->letters.count, 1, 64);
    train_free(keys);
    train_free(values);
}

static void score(const base_buf *section, const char *path) {
    lang_lemmatiser lemmatiser;
    base_error error;
    model_section bytes = {(const uint8_t *)section->bytes, section->count};
    if (!lang_lemmatiser_bind_section(&lemmatiser, bytes, "lemma", &error)) train_die("%s", error.message);
    train_treebank treebank = {0};
    train_treebank_add(&treebank, path);
    uint32_t words = 0, right = 0;
    for (uint32_t i = 0; i < treebank.sentences.count; i++) {
        const train_sentence *sentence = &treebank.sentences.items[i];
        for (uint32_t k = 0; k < sentence->count; k++) {
            const train_word *word = &sentence->words[k];
            lang_form form;
            char lemma[2 * LANG_LEMMA_FORM_BYTES + 256];
            uint32_t count = 0;
            if (lang_form_read(&form, word->form, (uint32_t)strlen(word->form), k == 0)) {
                uint16_t script = lang_lemma_script(&lemmatiser, &form, doc_upos_find(word->upos),
                                                    doc_xpos_find(word->xpos));
                lang_script none = {0};
                count = lang_script_apply(
                    &form, script < lemmatiser.script_count ? lemmatiser.scripts[script] : none,
                    lemmatiser.letters, lemma);
            }
            words++;
            bool hit = count == strlen(word->lemma) && memcmp(lemma, word->lemma, count) == 0;
            right += hit || strcmp(word->lemma, "_") == 0;
        }
    }
    fprintf(stderr, "%s: %.2f%% of %u lemmas with gold tags\n", path, 100.0 * right / words, words);
    train_treebank_release(&treebank);
}

/** A list's bytes; the program ends where a line has fewer columns. NULL without a path. */
static char *read_list(const char *path, uint32_t columns) {
    if (!*path) return NULL;
    size_t size;
    char *bytes = train_read_file(path, &size);
    uint32_t number = 1;
    if (strlen(bytes) != size) train_die("%s: a zero byte in it: this is no text", path);
    for (const char *line = bytes; *line; number++) {
        size_t length = strcspn(line, "\n");
        uint32_t found = 1;
        for (size_t i = 0; i < length; i++) found += line[i] == '\t';
        if (length > 0 && *line != '#' && found < columns)
            train_die("%s:%u: %u columns instead of %u", path, number, found, columns);
        line += length + (line[length] == '\n');
    }
    return bytes;
}

int train_lemma_main(train_options *options) {
    const char *out = train_option(options, "out", NULL);
    train_treebank treebank = {0};
    for (const char *path; (path = train_option_next(options, "train"));) train_treebank_add(&treebank, path);
    train_lemmas lemmas = {0};
    base_buf_start(&lemmas.letters, base_allocator_standard());
    add_samples(&lemmas, &treebank);
    char *regular = read_list(train_option(options, "inflections", ""), 2);
    char *irregular = read_list(train_option(options, "exceptions", ""), 3);
    if (irregular) add_exceptions(&lemmas, irregular);
    if (regular) add_inflections(&lemmas, regular);
    add_capitalised(&lemmas);
    for (uint32_t length = 0; length <= LANG_LEMMA_SUFFIX; length++) learn_suffixes(&lemmas, length);
    learn_forms(&lemmas, true);
    learn_forms(&lemmas, false);
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    write_section(&lemmas, &section);
    fprintf(stderr, "lemma: %u keys, %u scripts, %zu bytes\n", lemmas.table.count, lemmas.scripts.count,
            section.count);
    for (const char *path; (path = train_option_next(options, "dev"));) score(&section, path);
    train_options_done(options);
    train_write_file(out, section.bytes, section.count);
    base_buf_release(&section);
    base_buf_release(&lemmas.letters);
    base_map_release(&lemmas.table, base_allocator_standard());
    base_map_release(&lemmas.script_ids, base_allocator_standard());
    base_vec_release(base_allocator_standard(), &lemmas.samples);
    base_vec_release(base_allocator_standard(), &lemmas.scripts);
    train_treebank_release(&treebank);
    train_free(regular);
    train_free(irregular);
    return 0;
}
