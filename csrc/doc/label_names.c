#include <string.h>

#include "doc/doc.h"

static const char *const paragraph_kinds[DOC_PARAGRAPH_KIND_COUNT] = {
    "body", "title", "heading", "caption", "byline", "residue", "foreign"};
static const char *const mention_forms[DOC_MENTION_FORM_COUNT] = {"name", "nominal", "pronoun", "term"};
static const char *const forms[DOC_FORM_COUNT] = {"direct", "mixed", "indirect", "narration"};
static const char *const speaker_kinds[DOC_SPEAKER_KIND_COUNT] = {
    "named", "role", "anonymous", "document", "outlet", "collective", "implicit"};
static const char *const manners[DOC_MANNER_COUNT] = {
#define MANNER_NAME(name) #name,
    DOC_MANNERS(MANNER_NAME)
#undef MANNER_NAME
};
static const char *const forces[DOC_FORCE_COUNT] = {"statement", "directive", "commissive", "declaration",
                                                    "judgment+", "judgment-", "question",   "attitude"};
static const char *const commitments[DOC_COMMITMENT_COUNT] = {"factive", "neutral", "distancing",
                                                              "concessive", "rejected"};
static const char *const modalities[DOC_MODALITY_COUNT] = {"asserted", "possible", "future", "conditional",
                                                           "habitual"};
static const char *const iterations[DOC_ITERATION_COUNT] = {NULL, "first", "again", "habitual"};
static const char *const time_types[DOC_TIME_TYPE_COUNT] = {"DATE", "TIME", "DURATION", "SET"};

static const char *name_of(const char *const *names, uint8_t count, uint8_t value) {
    return value < count ? names[value] : NULL;
}

const char *doc_paragraph_kind_name(uint8_t kind) {
    return name_of(paragraph_kinds, DOC_PARAGRAPH_KIND_COUNT, kind);
}

const char *doc_mention_form_name(uint8_t form) {
    return name_of(mention_forms, DOC_MENTION_FORM_COUNT, form);
}

const char *doc_form_name(uint8_t form) {
    return name_of(forms, DOC_FORM_COUNT, form);
}

const char *doc_speaker_kind_name(uint8_t kind) {
    return name_of(speaker_kinds, DOC_SPEAKER_KIND_COUNT, kind);
}

const char *doc_manner_name(uint8_t manner) {
    return name_of(manners, DOC_MANNER_COUNT, manner);
}

const char *doc_force_name(uint8_t force) {
    return name_of(forces, DOC_FORCE_COUNT, force);
}

const char *doc_commitment_name(uint8_t commitment) {
    return name_of(commitments, DOC_COMMITMENT_COUNT, commitment);
}

const char *doc_modality_name(uint8_t modality) {
    return name_of(modalities, DOC_MODALITY_COUNT, modality);
}

const char *doc_iteration_name(uint8_t iteration) {
    return name_of(iterations, DOC_ITERATION_COUNT, iteration);
}

const char *doc_time_type_name(uint8_t type) {
    return name_of(time_types, DOC_TIME_TYPE_COUNT, type);
}
