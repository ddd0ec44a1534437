/* Closed sets of values, by id and by name. */

#include <string.h>

#include "api/api.h"

_Static_assert((int)QUOTH_KIND_PERSON == (int)DOC_PERSON && (int)QUOTH_KIND_LAW == (int)DOC_LAW &&
                   (int)QUOTH_KIND_OTHER == (int)DOC_OTHER && DOC_OTHER + 1 == DOC_KIND_COUNT,
               "kinds are the documents' kinds");
_Static_assert((int)QUOTH_MENTION_NAME == (int)DOC_NAME && (int)QUOTH_MENTION_NOMINAL == (int)DOC_NOMINAL &&
                   (int)QUOTH_MENTION_PRONOUN == (int)DOC_PRONOUN &&
                   (int)QUOTH_MENTION_TERM == (int)DOC_TERM && DOC_TERM + 1 == DOC_MENTION_FORM_COUNT,
               "forms of mentions are the documents' forms");
_Static_assert((int)QUOTH_PARAGRAPH_BODY == (int)DOC_BODY && (int)QUOTH_PARAGRAPH_TITLE == (int)DOC_TITLE &&
                   (int)QUOTH_PARAGRAPH_RESIDUE == (int)DOC_RESIDUE &&
                   (int)QUOTH_PARAGRAPH_FOREIGN == (int)DOC_FOREIGN &&
                   DOC_FOREIGN + 1 == DOC_PARAGRAPH_KIND_COUNT,
               "kinds of paragraphs are the documents' kinds");
_Static_assert((int)QUOTH_TIME_DATE == (int)DOC_TIME_DATE && (int)QUOTH_TIME_TIME == (int)DOC_TIME_TIME &&
                   (int)QUOTH_TIME_SET == (int)DOC_TIME_SET && DOC_TIME_SET + 1 == DOC_TIME_TYPE_COUNT,
               "types of time expressions are the documents' types");

typedef struct label_set {
    uint32_t count;
    const char *(*name)(uint8_t id);
} label_set;

static const label_set sets[] = {
    [QUOTH_LABELS_KIND] = {DOC_KIND_COUNT, doc_kind_name},
    [QUOTH_LABELS_MENTION_FORM] = {DOC_MENTION_FORM_COUNT, doc_mention_form_name},
    [QUOTH_LABELS_PARAGRAPH_KIND] = {DOC_PARAGRAPH_KIND_COUNT, doc_paragraph_kind_name},
    [QUOTH_LABELS_TIME_TYPE] = {DOC_TIME_TYPE_COUNT, doc_time_type_name},
    [QUOTH_LABELS_UPOS] = {DOC_UPOS_COUNT, doc_upos_name},
    [QUOTH_LABELS_XPOS] = {DOC_XPOS_COUNT, doc_xpos_name},
    [QUOTH_LABELS_DEPREL] = {DOC_DEPREL_COUNT, doc_deprel_name},
};

uint32_t quoth_label_count(quoth_labels set) {
    return (size_t)set < sizeof sets / sizeof *sets ? sets[set].count : 0;
}

const char *quoth_label_name(quoth_labels set, uint32_t id) {
    return id < quoth_label_count(set) ? sets[set].name((uint8_t)id) : NULL;
}

uint32_t quoth_label_find(quoth_labels set, const char *name) {
    for (uint32_t id = 0; name && id < quoth_label_count(set); id++)
        if (strcmp(sets[set].name((uint8_t)id), name) == 0) return id;
    return QUOTH_NONE;
}

uint32_t api_label(quoth_labels set, uint8_t id) {
    return id < quoth_label_count(set) ? id : QUOTH_NONE;
}
