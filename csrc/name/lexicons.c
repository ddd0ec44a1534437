/* The lists of what names are made of, with the classes of their rows. */

#include "name/lexicons.h"

#include <string.h>

/** Most bytes of a word of name_words. */
enum { WORD_BYTES = 24 };

static const char *const uses[NAME_USE_COUNT] = {
    [NAME_ARTICLE] = "article",
    [NAME_BODY] = "body",
    [NAME_DESIGNATOR] = "designator",
    [NAME_HYPHEN_SURNAME] = "hyphen_surname",
    [NAME_LINK] = "link",
    [NAME_PARTICLE] = "particle",
    [NAME_POSSESSIVE] = "possessive",
    [NAME_PARTY] = "party",
    [NAME_STATE] = "state",
    [NAME_STATE_BODY] = "state_body",
    [NAME_SUFFIX] = "suffix",
    [NAME_TRADE] = "trade",
    [NAME_UNIQUE] = "unique",
};
static const char *const title_classes[] = {
    [NAME_HONORIFIC] = "honorific",
    [NAME_OFFICE] = "office",
    [NAME_MODIFIER] = "modifier",
    [NAME_PORTFOLIO] = "portfolio",
};
static const char *const genders[] = {
    [DOC_GENDER_UNKNOWN] = "-", [DOC_MALE] = "male", [DOC_FEMALE] = "female"};
static const char *const alias_forms[] = {
    [NAME_ALIAS_NAME] = "name",
    [NAME_ALIAS_ADJECTIVE] = "adjective",
    [NAME_ALIAS_PEOPLE] = "people",
};
static const char *const alias_classes[] = {
    [NAME_ALIAS_COUNTRY] = "country", [NAME_ALIAS_REGION] = "region", [NAME_ALIAS_STATE] = "state",
    [NAME_ALIAS_BELIEF] = "belief",   [NAME_ALIAS_ORG] = "org",
};
static const char *const makings[] = {
    [NAME_NUMBERED] = "numbered", [NAME_BY_WORDS] = "named",     [NAME_BY_SUBJECT] = "about",
    [NAME_ALONE] = "bare",        [NAME_BY_ORDINAL] = "ordinal", [NAME_PART] = "part",
    [NAME_COMMON_ONLY] = "none",
};
static const char *const issuers[] = {[NAME_ISSUER] = "issuer", [NAME_ISSUER + 1] = "-"};
static const char *const others[] = {[NAME_EVENT] = "event", [NAME_EVENT + 1] = "-"};
static const char *const families[] = {[NAME_FAMILY_LAW] = "law", "agreement", "resolution", ""};

#define COUNT(names) (sizeof(names) / sizeof *(names))
#define BIND(list, column, names, binding)                                                                   \
    model_lexicon_bind(&lexicons->list, column, names, COUNT(names), binding, error)

static bool bind_classes(name_lexicons *lexicons, base_error *error) {
    const char *kinds[DOC_KIND_COUNT];
    for (uint8_t i = 0; i < DOC_KIND_COUNT; i++) kinds[i] = doc_kind_name(i);
    return BIND(aliases, 2, alias_forms, MODEL_ALL) && BIND(aliases, 3, kinds, MODEL_SOME) &&
           BIND(aliases, 4, alias_classes, MODEL_ALL) && BIND(given, 1, genders, MODEL_SOME) &&
           BIND(instruments, 1, makings, MODEL_ALL) && BIND(instruments, 2, issuers, MODEL_ALL) &&
           BIND(instruments, 3, others, MODEL_ALL) && BIND(instruments, 4, families, MODEL_ALL) &&
           BIND(titles, 1, title_classes, MODEL_ALL) && BIND(titles, 2, genders, MODEL_SOME);
}

bool name_lexicons_open(name_lexicons *lexicons, const model_file *file, const base_allocator *allocator,
                        base_error *error) {
    *lexicons = (name_lexicons){.allocator = allocator};
    return model_classes_open_words(&lexicons->function_words, file, error) &&
           model_classes_open(&lexicons->words, file, "name_words", uses, NAME_USE_COUNT, error) &&
           model_lexicon_open(&lexicons->titles, file, "name_titles", error) &&
           model_lexicon_open(&lexicons->aliases, file, "name_aliases", error) &&
           model_lexicon_open(&lexicons->instruments, file, "name_instruments", error) &&
           model_lexicon_open(&lexicons->given, file, "name_given", error) && bind_classes(lexicons, error);
}

bool name_word_is(const name_lexicons *lexicons, const char *word, size_t count, name_use use) {
    char plain[WORD_BYTES];
    size_t size = 0;
    if (memchr(word, '.', count)) {
        for (size_t i = 0; i < count && size < sizeof plain; i++)
            if (word[i] != '.') plain[size++] = word[i];
        word = plain, count = size;
    }
    return model_classes_have(model_classes_find(&lexicons->words, word, count), use);
}

bool name_title_is(const name_lexicons *lexicons, const char *word, size_t count, name_title_class class) {
    uint32_t row = model_lexicon_row(&lexicons->titles, word, count);
    return model_lexicon_id(&lexicons->titles, row, 1) == class;
}

name_alias name_alias_find(const name_lexicons *lexicons, const char *name, size_t count) {
    const model_lexicon *aliases = &lexicons->aliases;
    uint32_t row = model_lexicon_row(aliases, name, count);
    if (row == MODEL_NO_ROW) return (name_alias){.row = MODEL_NO_ROW};
    name_alias alias = {.name = model_lexicon_cell(aliases, row, 1),
                        .kind = model_lexicon_id(aliases, row, 3)};
    uint32_t main = model_lexicon_row(aliases, alias.name.bytes, alias.name.count);
    alias.row = main == MODEL_NO_ROW ? row : main;
    alias.form = model_lexicon_id(aliases, row, 2);
    uint8_t class = name_alias_class_of(lexicons, row);
    alias.country = class == NAME_ALIAS_COUNTRY;
    alias.place = alias.country || class == NAME_ALIAS_REGION || class == NAME_ALIAS_STATE;
    return alias;
}

uint8_t name_given_gender(const name_lexicons *lexicons, const char *name, size_t count, model_cell *formal) {
    uint32_t row = model_lexicon_row(&lexicons->given, name, count);
    *formal = (model_cell){"", 0};
    if (row == MODEL_NO_ROW) return DOC_GENDER_UNKNOWN;
    *formal = model_lexicon_cell(&lexicons->given, row, 2);
    return model_lexicon_id(&lexicons->given, row, 1);
}

model_cell name_title_usual(const name_lexicons *lexicons, const char *title, size_t count) {
    uint32_t row = model_lexicon_row(&lexicons->titles, title, count);
    return row == MODEL_NO_ROW ? (model_cell){"", 0} : model_lexicon_cell(&lexicons->titles, row, 3);
}
