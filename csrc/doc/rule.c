#include "doc/rule.h"

#include <string.h>

/* The register as text, and what was meant by a misspelt name. */

static const struct {
    const char *stage, *name, *meaning;
} rows[] = {
#define RULE(stage, name, meaning) {#stage, #name, meaning},
#include "doc/rules.def"
#undef RULE
};

/** Longer names are compared by their beginnings. */
#define NAME_BYTES 48

const char *doc_rule_name(doc_rule rule) {
    return rows[rule].name;
}

const char *doc_rule_stage(doc_rule rule) {
    return rows[rule].stage;
}

const char *doc_rule_meaning(doc_rule rule) {
    return rows[rule].meaning;
}

doc_rule doc_rule_find(const char *name) {
    doc_rule rule = 0;
    while (rule < DOC_RULE_COUNT && strcmp(rows[rule].name, name) != 0) rule++;
    return rule;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Levenshtein's distance. */
static unsigned distance(const char *from, const char *to) {
    unsigned row[NAME_BYTES + 1];
    size_t columns = strlen(to);
    if (columns > NAME_BYTES) columns = NAME_BYTES;
    for (unsigned i = 0; i <= columns; i++) row[i] = i;
    for (size_t at = 0; from[at] && at < NAME_BYTES; at++) {
        unsigned diagonal = row[0]++;
        for (size_t i = 0; i < columns; i++) {
            unsigned changed = diagonal + (from[at] != to[i]);
            diagonal = row[i + 1];
            row[i + 1] = least(changed, least(row[i], row[i + 1]) + 1);
        }
    }
    return row[columns];
}

doc_rule doc_rule_nearest(const char *name) {
    doc_rule nearest = DOC_RULE_COUNT;
    /* A name that differs in more than a third of its letters is another, no slip of the pen. */
    unsigned most = (unsigned)(strnlen(name, NAME_BYTES) / 3);
    for (doc_rule rule = 0; rule < DOC_RULE_COUNT; rule++) {
        unsigned away = distance(name, rows[rule].name);
        if (away > most || (away == most && nearest != DOC_RULE_COUNT)) continue;
        nearest = rule;
        most = away;
    }
    return nearest;
}
