#ifndef QUOTH_DOC_RULE_H
#define QUOTH_DOC_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The register of rules: every decision written by hand that is not a plain fact of the format. rules.def has
 * a row for each, in the order in which they are asked; spec/gold/rules has a sentence for each that comes
 * out otherwise where the rule is off.
 */

/** Every rule, DOC_RULE_<name>. */
typedef enum doc_rule {
#define RULE(stage, name, meaning) DOC_RULE_##name,
#include "doc/rules.def"
#undef RULE
    DOC_RULE_COUNT
} doc_rule;

#define DOC_RULE_WORDS (DOC_RULE_COUNT / 64 + 1)

/** A set of rules; zeroed, it is empty. */
typedef struct doc_rules {
    uint64_t words[DOC_RULE_WORDS];
} doc_rules;

static inline bool doc_rules_has(const doc_rules *rules, doc_rule rule) {
    return rules->words[rule / 64] >> (rule % 64) & 1;
}

static inline void doc_rules_add(doc_rules *rules, doc_rule rule) {
    rules->words[rule / 64] |= UINT64_C(1) << (rule % 64);
}

static inline void doc_rules_join(doc_rules *rules, const doc_rules *more) {
    for (size_t i = 0; i < DOC_RULE_WORDS; i++) rules->words[i] |= more->words[i];
}

/** A trace: the rule decided something about the token. */
typedef struct doc_mark {
    uint32_t token;
    uint16_t rule;
} doc_mark;

/** What the register says of a rule < DOC_RULE_COUNT; static. */
const char *doc_rule_name(doc_rule rule);
const char *doc_rule_stage(doc_rule rule);
const char *doc_rule_meaning(doc_rule rule);

/** The rule of a name, or DOC_RULE_COUNT. */
doc_rule doc_rule_find(const char *name);

/** The rule whose name is most like a misspelt one; DOC_RULE_COUNT where none is near. */
doc_rule doc_rule_nearest(const char *name);

#endif
