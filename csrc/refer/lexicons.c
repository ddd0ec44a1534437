/* The lists that this room reads, with the classes of their rows. */
#include "refer/lexicons.h"

#include <string.h>

/* ---- names of classes, in the order of their ids --------------------------------------------------------
 */

static const char *const genders[] = {
    [DOC_GENDER_UNKNOWN] = "-",       [DOC_MALE] = "male", [DOC_FEMALE] = "female", [DOC_NEUTER] = "neuter",
    [REFER_GENDER_PERSON] = "person",
};
static const char *const noun_classes[] = {
    [REFER_NO_CLASS] = "-",        [REFER_A_PERSON] = "person",       [REFER_ROLE] = "role",
    [REFER_SOURCE] = "source",     [REFER_COLLECTIVE] = "collective", [REFER_SEVERAL] = "plural",
    [REFER_AN_ORG] = "org",        [REFER_COUNTRY] = "country",       [REFER_CITY] = "city",
    [REFER_A_PLACE] = "place",     [REFER_A_FACILITY] = "facility",   [REFER_INSTRUMENT] = "instrument",
    [REFER_DOCUMENT] = "document",
};
static const char *const noun_any[] = {[REFER_ANY] = "any", [REFER_ANY + 1] = ""};
static const char *const determiners[] = {
    [REFER_DEFINITE] = "definite",
    [REFER_INDEFINITE] = "indefinite",
    [REFER_DEMONSTRATIVE] = "demonstrative",
    [REFER_NO_REFERENT] = "none",
};
static const char *const frame_places[] = {
    [REFER_FRAME_BEFORE] = "before", [REFER_FRAME_OF] = "of", [REFER_FRAME_OWNED] = "owned"};
static const char *const persons[] = {[1] = "1", [2] = "2", [3] = "3"};
static const char *const numbers[] = {
    [REFER_NUMBER_UNKNOWN] = "-", [REFER_SINGULAR] = "sing", [REFER_PLURAL] = "plur"};
static const char *const pronoun_types[] = {
    [REFER_PERSONAL] = "personal",   [REFER_POSSESSIVE_PRONOUN] = "possessive",
    [REFER_REFLEXIVE] = "reflexive", [REFER_RELATIVE] = "relative",
    [REFER_FORMER] = "former",       [REFER_LATTER] = "latter",
};
static const char *const reading_places[] = {
    [REFER_GOVERNOR] = "governor", [REFER_MODIFIER] = "modifier",  [REFER_COMPLEMENT] = "complement",
    [REFER_OBJECT_OF] = "object",  [REFER_ISSUER_WORD] = "issuer",
};
static const char *const readings[] = {
    [REFER_READS_EVENT] = "event",
    [REFER_READS_INSTRUMENT] = "instrument",
    [REFER_READS_ESTABLISHED] = "established",
    [REFER_READS_FIELD] = "field",
    [REFER_READS_IDIOM] = "idiom",
};
static const char *const uses[] = {
    [REFER_USE_CORE] = "core",   [REFER_USE_LOOSE] = "loose", [REFER_USE_SEVERAL] = "several",
    [REFER_USE_APART] = "apart", [REFER_USE_AGAIN] = "again", [REFER_USE_NAMING] = "naming"};
static const char *const units[] = {[REFER_CURRENCY] = "currency",
                                    [REFER_SYMBOL] = "symbol",
                                    [REFER_SCALE] = "scale",
                                    [REFER_SHARE] = "share"};

/* ---- opening ------------------------------------------------------------------------------------------- */

#define COUNT(names) (sizeof(names) / sizeof *(names))
#define BIND(list, column, names, binding)                                                                   \
    model_lexicon_bind(&facts->list, column, names, COUNT(names), binding, error)

static bool open_lists(refer_lexicons *facts, const model_file *file, base_error *error) {
    const struct {
        model_lexicon *lexicon;
        const char *name;
    } files[] = {
        {&facts->determiners, "refer_determiners"},
        {&facts->frames, "refer_frames"},
        {&facts->nouns, "nouns"},
        {&facts->pronouns, "refer_pronouns"},
        {&facts->readings, "refer_readings"},
        {&facts->reporting, "reporting_verbs"},
        {&facts->things, "refer_things"},
        {&facts->units, "refer_units"},
    };
    for (size_t i = 0; i < COUNT(files); i++)
        if (!model_lexicon_open(files[i].lexicon, file, files[i].name, error)) return false;
    return time_lexicons_open(&facts->times, file, error);
}

static bool bind_classes(refer_lexicons *facts, base_error *error) {
    const char *kinds[DOC_KIND_COUNT + 1], *manners[DOC_MANNER_COUNT + 1];
    for (uint8_t i = 0; i < DOC_KIND_COUNT; i++) kinds[i] = doc_kind_name(i);
    kinds[DOC_KIND_COUNT] = "-"; /* heads no mention */
    for (uint8_t i = 0; i < DOC_MANNER_COUNT; i++) manners[i] = doc_manner_name(i);
    manners[DOC_NO_MANNER] = "light"; /* its noun decides */
    return BIND(determiners, 1, determiners, MODEL_ALL) && BIND(frames, 1, frame_places, MODEL_ALL) &&
           BIND(frames, 2, kinds, MODEL_SOME) && BIND(nouns, 1, kinds, MODEL_SOME) &&
           BIND(nouns, 2, noun_classes, MODEL_ALL) && BIND(nouns, 3, genders, MODEL_SOME) &&
           BIND(nouns, 4, noun_any, MODEL_ALL) && BIND(pronouns, 1, persons, MODEL_ALL) &&
           BIND(pronouns, 2, numbers, MODEL_ALL) && BIND(pronouns, 3, genders, MODEL_ALL) &&
           BIND(pronouns, 4, pronoun_types, MODEL_ALL) && BIND(readings, 1, reading_places, MODEL_ALL) &&
           BIND(readings, 2, readings, MODEL_ALL) && BIND(reporting, 1, manners, MODEL_ALL) &&
           BIND(things, 2, uses, MODEL_ALL) && BIND(units, 1, units, MODEL_ALL);
}

bool refer_lexicons_open(refer_lexicons *facts, const model_file *file, const name_lexicons *names,
                         bool weights, base_error *error) {
    *facts = (refer_lexicons){.names = names};
    model_section section;
    base_error missing;
    if (model_file_section(file, "words", &section, &missing) &&
        !model_words_bind(&facts->words, section, error))
        return false;
    return open_lists(facts, file, error) && bind_classes(facts, error) &&
           (!weights || (model_file_section(file, "refer", &section, error) &&
                         refer_scorer_bind(&facts->scorer, &facts->noun_kinds, section, error)));
}

/** The row of a noun that heads mentions. */
static uint32_t noun_row(const refer_lexicons *facts, const char *lemma, size_t count) {
    uint32_t row = model_lexicon_row(&facts->nouns, lemma, count);
    return model_lexicon_id(&facts->nouns, row, 2) == REFER_NO_CLASS ? MODEL_NO_ROW : row;
}

refer_noun refer_lexicons_noun(const refer_lexicons *facts, const char *lemma, size_t count) {
    uint32_t row = noun_row(facts, lemma, count);
    bool any = model_lexicon_id(&facts->nouns, row, 4) == REFER_ANY;
    for (size_t at = count; row == MODEL_NO_ROW && at > 0; at--)
        if (lemma[at - 1] == '-') {
            row = noun_row(facts, lemma + at, count - at);
            /* "president-elect" is a president. */
            if (row == MODEL_NO_ROW) {
                row = noun_row(facts, lemma, at - 1);
                if (model_lexicon_id(&facts->nouns, row, 2) != REFER_ROLE) row = MODEL_NO_ROW;
            }
            break;
        }
    if (row == MODEL_NO_ROW) return (refer_noun){.kind = DOC_OTHER};
    return (refer_noun){.kind = model_lexicon_id(&facts->nouns, row, 1),
                        .class = model_lexicon_id(&facts->nouns, row, 2),
                        .gender = model_lexicon_id(&facts->nouns, row, 3),
                        .any = any};
}

refer_kin refer_lexicons_kin(const refer_lexicons *facts, const char *lemma, size_t count) {
    refer_kin kin = {.count = 0};
    if (!model_lexicon_may(&facts->things, lemma, count)) return kin;
    for (uint32_t row = model_lexicon_row(&facts->things, lemma, count);
         row != MODEL_NO_ROW && kin.count < REFER_FAMILIES; row = model_lexicon_next(&facts->things, row)) {
        kin.families[kin.count] = model_lexicon_cell(&facts->things, row, 1).bytes;
        kin.uses[kin.count++] = model_lexicon_id(&facts->things, row, 2);
    }
    return kin;
}
