#include <stdio.h>

#include "test/query_built.h"

/** Two sentences; heads and labels as far as patterns ask for them. */
static bool fill(built *self, const base_allocator *allocator) {
    built_start(self, allocator, "harbour");
    built_sentence(
        self, DOC_BODY,
        "Dalia|Dalia|PROPN|3|nsubj|person Venn|Venn|PROPN|1|flat|+ called|call|VERB|0|root "
        "for|for|ADP|7|case "
        "a|a|DET|7|det new|new|ADJ|7|amod cease|cease|NOUN|3|obl _-|-|PUNCT|7|punct _fire|fire|NOUN|7|flat "
        "_.|_.|PUNCT|3|punct");
    built_sentence(
        self, DOC_BODY,
        "She|she|PRON|2|nsubj calls|call|VERB|0|root on|on|ADP|5|case the|the|DET|5|det CafÉ|café|NOUN|2|obl "
        "owners|owner|NOUN|2|obl _'s|'s|PART|5|case calls|call|NOUN|2|obj|");
    return built_text(self);
}

/** The texts that a pattern matches, joined by " | "; or the error's code and position. */
static const char *found(const char *pattern, bool words) {
    static char answer[400];
    const base_allocator *allocator = base_allocator_standard();
    base_error error;
    pattern_program *compiled = words ? pattern_compile_words(pattern, allocator, &error)
                                      : pattern_compile(pattern, allocator, &error);
    if (!compiled) {
        snprintf(answer, sizeof answer, "%s %d", base_code_name(error.code), (int)error.position);
        return answer;
    }
    built self;
    check(fill(&self, allocator));
    pattern_matcher *matcher = pattern_matcher_new(compiled, allocator);
    pattern_ranges matches = {0};
    check(pattern_matcher_find(matcher, built_doc(&self), &matches));
    answer[0] = '\0';
    for (uint32_t i = 0; i < matches.count; i++) {
        doc_span span = doc_tokens_span(built_doc(&self), matches.items[i]);
        if (i > 0) strcat(answer, " | ");
        strncat(answer, self.document->content.text + span.begin, span.end - span.begin);
    }
    base_vec_release(allocator, &matches);
    pattern_matcher_close(matcher);
    pattern_program_close(compiled);
    engine_pipeline_release(self.document);
    return answer;
}

static void test_words(void) {
    check_string(found("venn", true), "Venn");
    check_string(found("VENN CALLED", true), "Venn called");
    check_string(found("call*", true), "called | calls | calls");
    check_string(found("*all*", true), "called | calls | calls");
    check_string(found("cafe owners", true), "CafÉ owners");
    check_string(found("cease-fire", true), "cease-fire");
    check_string(found("cease\xE2\x80\x91"
                       "fire.",
                       true),
                 "cease-fire.");
    check_string(found("owners's", true), "owners's");
    check_string(found("cease", true), "cease");
    check_string(found("ceasefire", true), "");
    check_string(found("nothing", true), "");
    check_string(found("[upos=VERB]", true), "");
    check_string(found(" ", true), "format 1");
    check_string(found("fire . she", true), "");
}

static void test_patterns(void) {
    check_string(found("[lemma=call upos=VERB]", false), "called | calls");
    check_string(found("[lemma=call upos!=VERB]", false), "calls");
    check_string(found("[upos=PROPN]{2}", false), "Dalia Venn");
    check_string(found("[kind=person]{1,3} [lemma=call] for|on", false), "Dalia Venn called for");
    check_string(found("[lemma=call] for|on", false), "called for | calls on");
    check_string(found("calls on the? [upos=NOUN]", false), "calls on the CafÉ");
    check_string(found("called []{0,3} cease-fire", false), "called for a new cease-fire");
    check_string(found("called []{0,2} cease-fire", false), "");
    check_string(found("(called for)|(calls on) *", false), "called for a | calls on the");
    check_string(found("(she|venn [lemma=call]) for?", false), "Venn called for | She calls");
    check_string(found("[norm=c*e]", false), "cease | CafÉ");
    check_string(found("[text=Caf*|CAF*]", false), "CafÉ");
    check_string(found("[xpos=* upos=PART]", false), "'s");
    check_string(found("[deprel=obl upos=NOUN]", false), "cease | CafÉ | owners");
    check_string(found("\"'s\"", false), "'s");
    check_string(found("a|new|cease{1,2}", false), "a new | cease");
    check_string(found("[] []", false),
                 "Dalia Venn | called for | a new | cease- | fire. | She calls | on the | CafÉ "
                 "owners | 's calls");
    check_string(found("a? new? cease", false), "a new cease");
    check_string(found("[feats=Number=Sing]", false), "");
}

static void test_errors(void) {
    static const char *const wrong[][2] = {{"", "format 0"},
                                           {"  ", "format 2"},
                                           {"[", "format 0"},
                                           {"[lemma", "format 6"},
                                           {"[lemma=", "format 7"},
                                           {"a [colour=red]", "format 3"},
                                           {"[upos=FOO]", "format 6"},
                                           {"(a", "format 0"},
                                           {"a)", "format 1"},
                                           {"()", "format 1"},
                                           {"a{", "format 2"},
                                           {"a{2", "format 1"},
                                           {"a{3,2}", "format 1"},
                                           {"a{0}", "format 1"},
                                           {"a{101}", "format 2"},
                                           {"a?", "format 0"},
                                           {"a|", "format 2"},
                                           {"|a", "format 0"},
                                           {"\"a", "format 0"},
                                           {"[lemma=\"a]", "format 7"},
                                           {"[lemma=a|]", "format 9"},
                                           {"?", "format 0"},
                                           {"}", "format 0"},
                                           {"\xC2\xAD", "format 2"},
                                           {"((((((((((((((((((((((((((((((((((a", "format 32"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_string(found(wrong[i][0], false), wrong[i][1]);
    check_string(found("((a{100}){100}){100}", false), "limit 14");
    base_error error;
    check(!pattern_compile("x [lemma=", base_allocator_standard(), &error));
    check(strstr(error.message, "x [lemma=") && strstr(error.message, "byte 9"));
}

/** A pattern that a backtracking matcher needs exponential time for. */
static void test_time(void) {
    check_string(found("([]?){90} ([]{0,40} x?){1,20} nowhere", false), "");
}

static bool pattern_work(const base_allocator *allocator, void *context) {
    (void)context;
    base_error error = {0};
    pattern_program *pattern =
        pattern_compile("(call*|[lemma=venn kind=person|org]){1,3} \"x\"? for|on", allocator, &error);
    if (!pattern) return check_number(error.code, BASE_NO_MEMORY), false;
    pattern_matcher *matcher = pattern_matcher_new(pattern, allocator);
    pattern_ranges matches = {0};
    built self;
    bool done =
        fill(&self, allocator) && matcher && pattern_matcher_find(matcher, built_doc(&self), &matches);
    check(!done || matches.count == 2);
    base_vec_release(allocator, &matches);
    pattern_matcher_close(matcher);
    pattern_program_close(pattern);
    engine_pipeline_release(self.document);
    return done;
}

int main(void) {
    test_words();
    test_patterns();
    test_errors();
    test_time();
    check_out_of_memory(pattern_work, NULL);
    return check_done("query_test_pattern");
}
