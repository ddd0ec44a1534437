#include "doc/labels.h"

#include <string.h>

static const char *const upos_names[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const xpos_names[] = {
#define XPOS_NAME(name, text) text,
    DOC_XPOSES(XPOS_NAME)
#undef XPOS_NAME
};

static const char *const deprel_names[] = {
#define DEPREL_NAME(name, text) text,
    DOC_DEPRELS(DEPREL_NAME)
#undef DEPREL_NAME
};

static const char *const kind_names[] = {"person",  "org",  "place", "facility", "group",  "event", "law",
                                         "product", "work", "date",  "money",    "number", "other"};

/** The universal relations of the subtypes, in the order of DOC_DEPRELS from DOC_REL_ACL_RELCL on. */
static const uint8_t subtype_of[] = {DOC_REL_ACL,      DOC_REL_ADVCL, DOC_REL_AUX,   DOC_REL_CC,
                                     DOC_REL_COMPOUND, DOC_REL_CSUBJ, DOC_REL_CSUBJ, DOC_REL_DET,
                                     DOC_REL_NMOD,     DOC_REL_NMOD,  DOC_REL_NMOD,  DOC_REL_NSUBJ,
                                     DOC_REL_NSUBJ,    DOC_REL_OBL,   DOC_REL_OBL};

#define COUNT_OF(names) ((uint8_t)(sizeof(names) / sizeof(names)[0]))

_Static_assert(sizeof upos_names / sizeof upos_names[0] == DOC_UPOS_COUNT, "a name for every tag");
_Static_assert(sizeof kind_names / sizeof kind_names[0] == DOC_KIND_COUNT, "a name for every kind");
_Static_assert(sizeof subtype_of == DOC_DEPREL_COUNT - DOC_REL_ACL_RELCL, "a relation for every subtype");

static uint8_t find(const char *const *names, uint8_t count, const char *name) {
    uint8_t i = 0;
    while (i < count && strcmp(names[i], name) != 0) i++;
    return i;
}

const char *doc_upos_name(uint8_t upos) {
    return upos < DOC_UPOS_COUNT ? upos_names[upos] : NULL;
}

const char *doc_xpos_name(uint8_t xpos) {
    return xpos < COUNT_OF(xpos_names) ? xpos_names[xpos] : NULL;
}

const char *doc_deprel_name(uint8_t deprel) {
    return deprel < DOC_DEPREL_COUNT ? deprel_names[deprel] : NULL;
}

const char *doc_kind_name(uint8_t kind) {
    return kind < DOC_KIND_COUNT ? kind_names[kind] : NULL;
}

uint8_t doc_upos_find(const char *name) {
    return find(upos_names, DOC_UPOS_COUNT, name);
}

uint8_t doc_xpos_find(const char *name) {
    return find(xpos_names, COUNT_OF(xpos_names), name);
}

uint8_t doc_deprel_find(const char *name) {
    return find(deprel_names, DOC_DEPREL_COUNT, name);
}

uint8_t doc_kind_find(const char *name) {
    return find(kind_names, DOC_KIND_COUNT, name);
}

doc_deprel doc_deprel_universal(uint8_t deprel) {
    if (deprel < DOC_REL_ACL_RELCL || deprel >= DOC_DEPREL_COUNT) return (doc_deprel)deprel;
    return (doc_deprel)subtype_of[deprel - DOC_REL_ACL_RELCL];
}
