/* The register of rules, and the marks that rules leave. */
#include <stdio.h>
#include <string.h>

#include "doc/doc.h"
#include "test/check.h"

static void test_register(void) {
    for (doc_rule rule = 0; rule < DOC_RULE_COUNT; rule++) {
        check(doc_rule_find(doc_rule_name(rule)) == rule);
        check(doc_rule_nearest(doc_rule_name(rule)) == rule);
        check(*doc_rule_stage(rule) && *doc_rule_meaning(rule));
    }
    check(doc_rule_find("") == DOC_RULE_COUNT && doc_rule_find("no such rule") == DOC_RULE_COUNT);
}

static void test_nearest(void) {
    char name[64];
    snprintf(name, sizeof name, "%sx", doc_rule_name(2));
    check(doc_rule_nearest(name) == 2);
    name[0] = 'q';
    check(doc_rule_nearest(name) == 2);
    check(doc_rule_nearest("") == DOC_RULE_COUNT);
    check(doc_rule_nearest("nope") == DOC_RULE_COUNT);
    snprintf(name, sizeof name, "%.4s", doc_rule_name(2));
    check(doc_rule_nearest(name) == DOC_RULE_COUNT);
    memset(name, 'w', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    check(doc_rule_nearest(name) == DOC_RULE_COUNT);
}

static void test_switch(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    for (doc_rule rule = 0; rule < DOC_RULE_COUNT; rule++) check(doc_rule_on(&document, rule));
    doc_rules_add(&document.without, 1);
    for (doc_rule rule = 0; rule < DOC_RULE_COUNT; rule++) check(doc_rule_on(&document, rule) == (rule != 1));
    doc_release(&document);
}

/* "Ann said no. Fine": source Ann, cue said; the second quote has no cue. */
static bool fill(doc *document) {
    static const uint32_t begins[] = {0, 4, 9, 11, 13}, lengths[] = {3, 4, 2, 1, 4};
    doc_range source = {0, 0}, cue = {1, 0}, content = {2, 0}, alone = {3, 0};
    bool done = doc_set_text(document, "Ann said no. Fine", 17) && doc_reserve_tokens(document, 5);
    for (uint32_t i = 0; done && i < 5; i++)
        done = doc_add_token(document, begins[i], (uint16_t)lengths[i], 0);
    return done && doc_add_span(document, &source, (doc_span){0, 3}) &&
           doc_add_span(document, &cue, (doc_span){4, 8}) &&
           doc_add_span(document, &content, (doc_span){9, 11}) &&
           doc_add_span(document, &alone, (doc_span){13, 17}) &&
           doc_add_quote(document,
                         &(doc_quote){.source = source, .cue = cue, .content = content, .cue_head = 1}) &&
           doc_add_quote(document, &(doc_quote){.content = alone, .cue_head = DOC_NONE});
}

static void test_marks(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    check(fill(&document));
    static const uint32_t tokens[] = {2, 4, 0, 3, 1}; /* stages go over the text again and again */
    for (uint32_t i = 0; i < 5; i++) doc_add_mark(&document, (doc_rule)(tokens[i] % 3), tokens[i]);
    check(doc_seal(&document));
    check_number(document.marks.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        doc_mark mark = document.marks.items[i];
        check(mark.token == i && mark.rule == i % 3);
        check(doc_quote_has_mark(&document, 0, mark) == (i < 2)); /* source and cue */
        check(doc_quote_has_mark(&document, 1, mark) == (i == 4));
    }
    doc_release(&document);
}

/* A quote finds its marks, all of them and in order, among those of a whole document. */
static void test_find(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    check(fill(&document));
    for (uint32_t rule = 4; rule-- > 0;)
        for (uint32_t token = 0; token < 5; token++)
            if (rule != 2 || token != 1) doc_add_mark(&document, (doc_rule)rule, token);
    check(doc_seal(&document));
    for (uint32_t quote = 0; quote < 2; quote++) {
        uint32_t next = doc_quote_find_mark(&document, quote, 0);
        for (uint32_t i = 0; i < document.marks.count; i++) {
            if (i > 0) {
                doc_mark before = document.marks.items[i - 1], mark = document.marks.items[i];
                check(before.token < mark.token || (before.token == mark.token && before.rule < mark.rule));
            }
            if (!doc_quote_has_mark(&document, quote, document.marks.items[i])) continue;
            check_number(next, i);
            next = doc_quote_find_mark(&document, quote, i + 1);
        }
        check_number(next, DOC_NONE);
    }
    doc_release(&document);
}

/* A mark that is lost is told at the end. */
static void test_lost(void) {
    doc document;
    doc_start(&document, base_allocator_standard());
    document.marks_lost = true;
    check(!doc_seal(&document));
    doc_release(&document);
    check(doc_seal(&document));
    doc_release(&document);
}

int main(void) {
    test_register();
    test_nearest();
    test_switch();
    test_marks();
    test_find();
    test_lost();
    return check_done("doc_rule");
}
