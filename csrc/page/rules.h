#ifndef QUOTH_PAGE_RULES_H
#define QUOTH_PAGE_RULES_H

#include "doc/doc.h"

/** The decisions of this room that are written by hand and no plain facts of a format, in rules.def. */
typedef enum page_rule {
#define RULE(stage, name, meaning) PAGE_RULE_##name,
#include "page/rules.def"
#undef RULE
    PAGE_RULE_COUNT
} page_rule;

static inline bool page_rule_on(const doc *document, page_rule rule) {
    (void)document;
    return rule < PAGE_RULE_COUNT;
}

#endif
