#include "refer/facts.h"

#include <string.h>

bool refer_facts_open(refer_facts *facts, const base_allocator *allocator, base_error *error) {
    *facts = (refer_facts){0};
    const struct {
        model_lexicon *lexicon;
        const char *name;
    } files[] = {
        {&facts->aliases, "refer_aliases"},   {&facts->determiners, "refer_determiners"},
        {&facts->given, "refer_given"},       {&facts->instruments, "refer_instruments"},
        {&facts->nouns, "refer_nouns"},       {&facts->pronouns, "refer_pronouns"},
        {&facts->readings, "refer_readings"}, {&facts->reporting, "reporting_verbs"},
        {&facts->times, "refer_times"},       {&facts->titles, "refer_titles"},
        {&facts->units, "refer_units"},       {&facts->frames, "refer_frames"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!model_lexicon_open(files[i].lexicon, files[i].name, allocator, error)) {
            refer_facts_close(facts);
            return false;
        }
    model_lexicon weights;
    if (!model_lexicon_open(&weights, "refer_weights", allocator, error)) {
        refer_facts_close(facts);
        return false;
    }
    refer_weights_read(&weights, facts->weights);
    model_lexicon_close(&weights);
    return true;
}

void refer_facts_close(refer_facts *facts) {
    model_lexicon *const all[] = {&facts->aliases, &facts->determiners, &facts->given,    &facts->instruments,
                                  &facts->nouns,   &facts->pronouns,    &facts->readings, &facts->reporting,
                                  &facts->times,   &facts->titles,      &facts->units,    &facts->frames};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]->allocator) model_lexicon_close(all[i]);
}

uint8_t refer_facts_gender(model_cell cell) {
    if (model_cell_is(cell, "male")) return DOC_MALE;
    if (model_cell_is(cell, "female")) return DOC_FEMALE;
    if (model_cell_is(cell, "neuter")) return DOC_NEUTER;
    return DOC_GENDER_UNKNOWN;
}

static uint8_t class_of(model_cell cell) {
    static const struct {
        const char *name;
        uint8_t class;
    } classes[] = {{"person", REFER_A_PERSON},       {"role", REFER_ROLE},
                   {"source", REFER_SOURCE},         {"collective", REFER_COLLECTIVE},
                   {"plural", REFER_SEVERAL},        {"org", REFER_AN_ORG},
                   {"country", REFER_COUNTRY},       {"city", REFER_CITY},
                   {"place", REFER_A_PLACE},         {"facility", REFER_A_FACILITY},
                   {"instrument", REFER_INSTRUMENT}, {"document", REFER_DOCUMENT}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (model_cell_is(cell, classes[i].name)) return classes[i].class;
    return REFER_NO_CLASS;
}

static uint8_t kind_of(model_cell cell) {
    char name[16];
    if (cell.count >= sizeof name) return DOC_OTHER;
    memcpy(name, cell.bytes, cell.count);
    name[cell.count] = 0;
    uint8_t kind = doc_kind_find(name);
    return kind < DOC_KIND_COUNT ? kind : (uint8_t)DOC_OTHER;
}

refer_noun refer_facts_noun(const refer_facts *facts, const char *lemma, size_t count) {
    uint32_t row = model_lexicon_row(&facts->nouns, lemma, count);
    for (size_t at = count; row == MODEL_NO_ROW && at > 0; at--)
        if (lemma[at - 1] == '-') {
            row = model_lexicon_row(&facts->nouns, lemma + at, count - at);
            break;
        }
    if (row == MODEL_NO_ROW) return (refer_noun){.kind = DOC_OTHER};
    return (refer_noun){.kind = kind_of(model_lexicon_cell(&facts->nouns, row, 1)),
                        .class = class_of(model_lexicon_cell(&facts->nouns, row, 2)),
                        .gender = refer_facts_gender(model_lexicon_cell(&facts->nouns, row, 3))};
}

refer_alias refer_facts_alias(const refer_facts *facts, const char *name, size_t count) {
    uint32_t row = model_lexicon_row(&facts->aliases, name, count);
    if (row == MODEL_NO_ROW) return (refer_alias){.row = MODEL_NO_ROW};
    refer_alias alias = {.name = model_lexicon_cell(&facts->aliases, row, 1),
                         .kind = kind_of(model_lexicon_cell(&facts->aliases, row, 3))};
    uint32_t main = model_lexicon_row(&facts->aliases, alias.name.bytes, alias.name.count);
    alias.row = main == MODEL_NO_ROW ? row : main;
    model_cell form = model_lexicon_cell(&facts->aliases, row, 2);
    alias.form = model_cell_is(form, "name")        ? REFER_ALIAS_NAME
                 : model_cell_is(form, "adjective") ? REFER_ALIAS_ADJECTIVE
                                                    : REFER_ALIAS_PEOPLE;
    model_cell class = model_lexicon_cell(&facts->aliases, row, 4);
    alias.country = model_cell_is(class, "country");
    alias.place = alias.country || model_cell_is(class, "region") || model_cell_is(class, "state");
    return alias;
}

uint8_t refer_facts_given(const refer_facts *facts, const char *name, size_t count, model_cell *formal) {
    uint32_t row = model_lexicon_row(&facts->given, name, count);
    *formal = (model_cell){"", 0};
    if (row == MODEL_NO_ROW) return DOC_GENDER_UNKNOWN;
    *formal = model_lexicon_cell(&facts->given, row, 2);
    return refer_facts_gender(model_lexicon_cell(&facts->given, row, 1));
}

bool refer_facts_title_is(const refer_facts *facts, const char *word, size_t count, const char *class) {
    uint32_t row = model_lexicon_row(&facts->titles, word, count);
    return row != MODEL_NO_ROW && model_cell_is(model_lexicon_cell(&facts->titles, row, 1), class);
}
