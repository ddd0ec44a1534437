/* For and against, the narrator's clause, and places in a report: over trees and quotes that are spelled out. */
#include "base/arena.h"
#include "speech/narration.h"
#include "speech/place.h"
#include "speech/stance.h"
#include "test/check.h"
#include "test/model_made.h"
#include "test/speech_spelled.h"

static speech_lexicons lists;
static model_classes words;

/** A document with the view of its first sentence. */
typedef struct told {
    doc document;
    doc_view view;
    doc_quote quote; /**< of the last `quote_words` */
} told;

static void tell(told *self, const char *lines) {
    check(spell(&self->document, base_allocator_standard(), lines));
    doc_view_start(&self->view, base_allocator_standard(), &words);
}

static void look(told *self) {
    check(doc_seal(&self->document));
    check(doc_view_begin(&self->view, &self->document));
    doc_view_add(&self->view, 0);
}

static void forget(told *self) {
    doc_view_release(&self->view);
    doc_release(&self->document);
}

static void add_tokens(told *self, doc_range *spans, uint32_t first, uint32_t end) {
    *spans = (doc_range){self->document.spans.count, 0};
    if (end > first)
        check(doc_add_span(&self->document, spans,
                           doc_tokens_span(&self->document, (doc_range){first, end - first})));
}

/** A quote with a cue of one token and content [first, end); count 0 of a source is none. */
static void quote_words(told *self, doc_range source, uint32_t cue, uint32_t first, uint32_t end,
                        doc_manner manner, bool negated) {
    self->quote = (doc_quote){.speaker = DOC_NONE,
                              .cue_head = cue,
                              .verb = DOC_NONE,
                              .time_value = DOC_NONE,
                              .time_basis = DOC_NONE,
                              .addressee = {.entity = DOC_NONE},
                              .venue = {.entity = DOC_NONE},
                              .manner = (uint8_t)manner,
                              .negated = negated};
    add_tokens(self, &self->quote.source, source.first, source.first + source.count);
    add_tokens(self, &self->quote.cue, cue, cue + 1);
    add_tokens(self, &self->quote.content, first, end);
    check(doc_add_quote(&self->document, &self->quote));
}

static void append(char *line, size_t size, const doc *document, doc_span span) {
    size_t used = strlen(line);
    snprintf(line + used, size - used, "%s%.*s", used ? " " : "", (int)(span.end - span.begin),
             document->text + span.begin);
}

/* ---- stance ---- */

static const char *const signs[SPEECH_STANCE_COUNT] = {"nothing", "+", "-", "0"};

/** Stance of the quote toward the token, and the words that decide it. */
static const char *stance(const char *lines, uint32_t cue, uint32_t first, uint32_t end, doc_manner manner,
                          bool negated, uint32_t token) {
    static char line[200];
    told self;
    tell(&self, lines);
    quote_words(&self, (doc_range){first == 0 ? end + 1 : 0, 1}, cue, first, end, manner, negated);
    look(&self);
    speech_stance_found found = speech_stance_toward(&self.view, &lists, 0, token);
    snprintf(line, sizeof line, "%s", signs[found.stance]);
    for (uint32_t i = 0; i < found.count; i++)
        append(line, sizeof line, &self.document, doc_token_span(&self.document, found.words[i]));
    forget(&self);
    return line;
}

/* Lund VERB Marl */
static const char plain[] =
    "Lund Lund PROPN NNP 2 nsubj\nspoke speak VERB VBD 0 root\nMarl Marl PROPN NNP 2 obj\n";

static void test_manner(void) {
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_demand, false, 2), "+ spoke");
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_demand, true, 2), "nothing"); /* not demanded */
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_criticize, false, 2), "- spoke");
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_deny, false, 2), "- spoke");
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_discuss, false, 2), "0 spoke");
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_say, false, 2), "nothing");
    check_string(stance(plain, 1, 2, 3, DOC_MANNER_demand, false, 0), "nothing"); /* outside of the content */
}

/** "Lund spoke of DET NOUN of Marl". */
static const char *toward_noun(const char *determiner, const char *noun, doc_manner manner, bool negated) {
    char lines[400];
    snprintf(lines, sizeof lines,
             "Lund Lund PROPN NNP 2 nsubj\nspoke speak VERB VBD 0 root\n%s %s DET DT 4 det\n"
             "%s %s NOUN NN 2 obj\nof of ADP IN 6 case\nMarl Marl PROPN NNP 4 nmod\n",
             determiner, determiner, noun, noun);
    return stance(lines, 1, 2, 6, manner, negated, 5);
}

static void test_governed(void) {
    check_string(toward_noun("the", "application", DOC_MANNER_demand, false), "+ application spoke");
    check_string(toward_noun("the", "application", DOC_MANNER_demand, true), "nothing");
    check_string(toward_noun("the", "repeal", DOC_MANNER_demand, false), "- repeal spoke");
    check_string(toward_noun("no", "repeal", DOC_MANNER_demand, false), "+ no repeal spoke");
    check_string(toward_noun("the", "violation", DOC_MANNER_criticize, false), "+ violation spoke");
    check_string(toward_noun("the", "importance", DOC_MANNER_assert, false), "+ importance");
    check_string(toward_noun("the", "harbour", DOC_MANNER_discuss, false), "nothing");
    check_string(toward_noun("the", "author", DOC_MANNER_demand, false), "nothing");
    check_string(toward_noun("the", "violation", DOC_MANNER_deny, false), "nothing"); /* a deed is denied */
}

static void test_subjects(void) {
    static const char
        vital[] = "Lund Lund PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nMarl Marl PROPN NNP 5 nsubj\n"
                  "is be AUX VBZ 5 cop\nvital vital ADJ JJ 2 ccomp\n",
        doer[] = "Lund Lund PROPN NNP 2 nsubj\nwanted want VERB VBD 0 root\nMarl Marl PROPN NNP 4 nsubj\n"
                 "repealed repeal VERB VBD 2 ccomp\nit it PRON PRP 4 obj\n",
        done[] = "Lund Lund PROPN NNP 2 nsubj\nwanted want VERB VBD 0 root\n"
                 "Marl Marl PROPN NNP 4 nsubj:pass\nrepealed repeal VERB VBN 2 ccomp\n",
        nobody[] =
            "Lund Lund PROPN NNP 2 nsubj\nwanted want VERB VBD 0 root\n"
            "nobody nobody PRON NN 4 nsubj\nrepeal repeal VERB VB 2 ccomp\nMarl Marl PROPN NNP 4 obj\n";
    check_string(stance(vital, 1, 2, 5, DOC_MANNER_say, false, 2), "+ vital");
    check_string(stance(doer, 1, 2, 5, DOC_MANNER_want, false, 2), "nothing");
    check_string(stance(done, 1, 2, 4, DOC_MANNER_want, false, 2), "- repealed wanted");
    check_string(stance(nobody, 1, 2, 5, DOC_MANNER_want, false, 4), "+ nobody repeal wanted");
}

static void test_own_words(void) {
    static const char
        oppose[] = "We we PRON PRP 2 nsubj\noppose oppose VERB VBP 4 ccomp\nMarl Marl PROPN NNP 2 obj\n"
                   "said say VERB VBD 0 root\nLund Lund PROPN NNP 4 nsubj\n",
        support[] = "I I PRON PRP 4 nsubj\ndo do AUX VBP 4 aux\nnot not PART RB 4 advmod\n"
                    "support support VERB VB 6 ccomp\nMarl Marl PROPN NNP 4 obj\n"
                    "said say VERB VBD 0 root\n",
        they[] = "They they PRON PRP 2 nsubj\noppose oppose VERB VBP 4 ccomp\nMarl Marl PROPN NNP 2 obj\n"
                 "said say VERB VBD 0 root\nLund Lund PROPN NNP 4 nsubj\n";
    check_string(stance(oppose, 3, 0, 3, DOC_MANNER_say, false, 2), "- oppose");
    check_string(stance(support, 5, 0, 5, DOC_MANNER_say, false, 4), "- not support");
    check_string(stance(they, 3, 0, 3, DOC_MANNER_say, false, 2), "nothing");
}

/** "stance words | holder" of what the narrator tells. */
static const char *told_stance(const char *lines, uint32_t token) {
    static char line[200];
    told self;
    tell(&self, lines);
    look(&self);
    speech_stance_found found = speech_stance_told(&self.view, &lists, token);
    snprintf(line, sizeof line, "%s", signs[found.stance]);
    for (uint32_t i = 0; i < found.count; i++)
        append(line, sizeof line, &self.document, doc_token_span(&self.document, found.words[i]));
    if (found.holder != DOC_NONE) {
        append(line, sizeof line, &self.document, (doc_span){0, 0});
        append(line, sizeof line, &self.document, doc_token_span(&self.document, found.holder));
    }
    forget(&self);
    return line;
}

static void test_told(void) {
    static const char
        veto[] = "Lund Lund PROPN NNP 2 nsubj\nvetoed veto VERB VBD 0 root\nMarl Marl PROPN NNP 2 obj\n",
        by[] = "Marl Marl PROPN NNP 3 nsubj:pass\nwas be AUX VBD 3 aux:pass\n"
               "vetoed veto VERB VBN 0 root\nby by ADP IN 5 case\nLund Lund PROPN NNP 3 obl:agent\n",
        not [] = "Lund Lund PROPN NNP 4 nsubj\ndid do AUX VBD 4 aux\nnot not PART RB 4 advmod\n"
                 "veto veto VERB VB 0 root\nMarl Marl PROPN NNP 4 obj\n",
        against[] = "Lund Lund PROPN NNP 2 nsubj\nvoted vote VERB VBD 0 root\n"
                    "against against ADP IN 4 case\nMarl Marl PROPN NNP 2 obl\n",
        may[] = "Lund Lund PROPN NNP 3 nsubj\nmay may AUX MD 3 aux\nveto veto VERB VB 0 root\n"
                "Marl Marl PROPN NNP 3 obj\n",
        vital[] = "Marl Marl PROPN NNP 3 nsubj\nis be AUX VBZ 3 cop\nvital vital ADJ JJ 0 root\n";
    check_string(told_stance(veto, 2), "- vetoed  Lund");
    check_string(told_stance(by, 0), "- vetoed  Lund");
    check_string(told_stance(not, 4), "nothing"); /* what is not done tells nothing */
    check_string(told_stance(against, 3), "- voted against  Lund");
    check_string(told_stance(may, 3), "nothing");
    check_string(told_stance(vital, 0), "nothing"); /* the narrator's own judgement */
    check_string(told_stance(veto, 0), "nothing");
}

/** What is wanted by the words themselves, and what others feel. */
static void test_wishes(void) {
    static const char
        should[] =
            "Marl Marl PROPN NNP 4 nsubj:pass\nshould should AUX MD 4 aux\nbe be AUX VB 4 aux:pass\n"
            "repealed repeal VERB VBN 5 ccomp\nsaid say VERB VBD 0 root\nLund Lund PROPN NNP 5 nsubj\n",
        order[] = "Repeal repeal VERB VB 3 ccomp\nMarl Marl PROPN NNP 1 obj\nsaid say VERB VBD 0 root\n"
                  "Lund Lund PROPN NNP 3 nsubj\n",
        others[] = "They they PRON PRP 2 nsubj\nthink think VERB VBP 6 ccomp\nMarl Marl PROPN NNP 5 nsubj\n"
                   "is be AUX VBZ 5 cop\nvital vital ADJ JJ 2 ccomp\nsaid say VERB VBD 0 root\n"
                   "Lund Lund PROPN NNP 6 nsubj\n",
        whether[] =
            "Lund Lund PROPN NNP 2 nsubj\nasked ask VERB VBD 0 root\nwhether whether SCONJ IN 6 mark\n"
            "Marl Marl PROPN NNP 6 nsubj\nis be AUX VBZ 6 cop\nvital vital ADJ JJ 2 ccomp\n";
    check_string(stance(should, 4, 0, 4, DOC_MANNER_say, false, 0), "- repealed should");
    check_string(stance(order, 2, 0, 2, DOC_MANNER_say, false, 1), "- Repeal");
    check_string(stance(others, 5, 0, 5, DOC_MANNER_say, false, 2), "nothing");
    check_string(stance(whether, 1, 2, 6, DOC_MANNER_ask, false, 3), "nothing");
}

static void test_phrases(void) {
    static const char
        apposition[] = "Lund Lund PROPN NNP 2 nsubj\nsought seek VERB VBD 0 root\nrepeal repeal NOUN NN 2 "
                       "obj\nof of ADP IN 5 case\n"
                       "treaty treaty NOUN NN 3 nmod\n, , PUNCT , 7 punct\nMarl Marl PROPN NNP 5 appos\n",
        somebody[] = "Lund Lund PROPN NNP 2 nsubj\nurged urge VERB VBD 0 root\nstates state NOUN NNS 2 obj\n"
                     "to to PART TO 5 mark\nratify ratify VERB VB 3 acl\nMarl Marl PROPN NNP 5 obj\n",
        low[] = "Lund Lund PROPN NNP 2 nsubj\nsought seek VERB VBD 0 root\ntruce truce NOUN NN 2 obj\n"
                "in in ADP IN 5 case\nstrait strait NOUN NN 3 nmod\nand and CCONJ CC 7 cc\n"
                "application application NOUN NN 5 conj\nof of ADP IN 9 case\nMarl Marl PROPN NNP 7 nmod\n",
        lost[] = "Lund Lund PROPN NNP 2 nsubj\nsought seek VERB VBD 0 root\ntruce truce NOUN NN 2 obj\n"
                 "in in ADP IN 5 case\nMarl Marl PROPN NNP 3 nmod\n";
    check_string(stance(apposition, 1, 2, 7, DOC_MANNER_demand, false, 6), "- repeal sought");
    check_string(stance(somebody, 1, 2, 6, DOC_MANNER_demand, false, 5), "+ ratify urged");
    check_string(stance(low, 1, 2, 9, DOC_MANNER_demand, false, 8), "+ application sought");
    check_string(stance(lost, 1, 2, 5, DOC_MANNER_demand, false, 4), "nothing");
}

/** Of two pieces of a content, what stands between them is no part of it. */
static void test_pieces(void) {
    told self;
    tell(
        &self,
        "Repeal repeal NOUN NN 4 obj\n, , PUNCT , 4 punct\nLund Lund PROPN NNP 4 nsubj\n"
        "urged urge VERB VBD 0 root\n, , PUNCT , 4 punct\nof of ADP IN 7 case\nMarl Marl PROPN NNP 1 nmod\n");
    quote_words(&self, (doc_range){0, 0}, 3, 0, 1, DOC_MANNER_demand, false);
    doc_quote quote = self.quote;
    add_tokens(&self, &quote.source, 0, 0);
    add_tokens(&self, &quote.cue, 3, 4);
    add_tokens(&self, &quote.content, 0, 1);
    check(doc_add_span(&self.document, &quote.content, doc_tokens_span(&self.document, (doc_range){5, 2})));
    check(doc_add_quote(&self.document, &quote));
    look(&self);
    check_number(speech_stance_toward(&self.view, &lists, 0, 6).stance, SPEECH_STANCE_NONE);
    check_number(speech_stance_toward(&self.view, &lists, 1, 6).stance, SPEECH_STANCE_NEGATIVE);
    check_number(speech_stance_toward(&self.view, &lists, 1, 2).stance, SPEECH_STANCE_NONE);
    forget(&self);
}

/** More words than are kept; and heads that run in a circle. */
static void test_long_ways(void) {
    char lines[1200] = "Lund Lund PROPN NNP 2 nsubj\nsought seek VERB VBD 0 root\n";
    for (uint32_t i = 3; i < 15; i++) {
        size_t used = strlen(lines);
        snprintf(lines + used, sizeof lines - used, "abolition abolition NOUN NN %u %s\n", (unsigned)(i - 1),
                 i == 3 ? "obj" : "nmod");
    }
    told self;
    tell(&self, lines);
    quote_words(&self, (doc_range){0, 1}, 1, 2, 14, DOC_MANNER_demand, false);
    look(&self);
    speech_stance_found found = speech_stance_toward(&self.view, &lists, 0, 13);
    check_number(found.stance, SPEECH_STANCE_NEGATIVE); /* eleven times undone */
    check_number(found.count, SPEECH_STANCE_WORDS);
    forget(&self);
    static const char circle[] = "abolition abolition NOUN NN 2 nmod\nabolition abolition NOUN NN 1 nmod\n";
    tell(&self, circle);
    quote_words(&self, (doc_range){0, 0}, DOC_NONE, 0, 2, DOC_MANNER_demand, false);
    look(&self);
    check_number(speech_stance_toward(&self.view, &lists, 0, 0).stance, SPEECH_STANCE_NONE);
    forget(&self);
}

/* ---- narration ---- */

/** "cue: clause", and what is special about it. */
static const char *narration(const char *lines, uint32_t token) {
    static char line[300];
    char clause[200] = "";
    told self;
    tell(&self, lines);
    look(&self);
    speech_narration found = speech_narrate(&self.view, &lists, token);
    line[0] = '\0';
    if (found.cue != DOC_NONE)
        append(line, sizeof line, &self.document, doc_token_span(&self.document, found.cue));
    append(clause, sizeof clause, &self.document, doc_tokens_span(&self.document, found.clause));
    size_t used = strlen(line);
    snprintf(line + used, sizeof line - used, ": %s%s%s%s", clause, found.negated ? "; negated" : "",
             found.modality == DOC_ASSERTED ? "" : "; ",
             found.modality == DOC_ASSERTED ? "" : doc_modality_name((uint8_t)found.modality));
    check((found.predicate == DOC_NONE) == (found.cue == DOC_NONE));
    forget(&self);
    return line;
}

static void test_clauses(void) {
    static const char beside[] =
        "“ “ PUNCT `` 4 punct\nMarl Marl PROPN NNP 4 nsubj:pass\nwas be AUX VBD 4 aux:pass\n"
        "adopted adopt VERB VBN 0 root\n, , PUNCT , 8 punct\nand and CCONJ CC 8 cc\nit it PRON PRP 8 nsubj\n"
        "lapsed lapse VERB VBD 4 conj\n. . PUNCT . 4 punct\n",
                      inside[] =
                          "Marl Marl PROPN NNP 2 nsubj\nlapsed lapse VERB VBD 0 root\nand and CCONJ CC 5 cc\n"
                          "Lund Lund PROPN NNP 5 nsubj\nleft leave VERB VBD 2 conj\n"
                          "on on ADP IN 7 case\nMonday Monday PROPN NNP 2 obl\n",
                      vital[] =
                          "Marl Marl PROPN NNP 3 nsubj\nis be AUX VBZ 3 cop\nvital vital ADJ JJ 0 root\n",
                      headline[] = "Calm calm NOUN NN 0 root\nin in ADP IN 3 case\nMarl Marl PROPN NNP 1 "
                                   "nmod\n. . PUNCT . 1 punct\n",
                      word[] =
                          "The the DET DT 3 det\nruling rule VERB VBG 3 amod\nparty party NOUN NN 4 nsubj\n"
                          "left leave VERB VBD 0 root\n",
                      circle[] = "Marl Marl PROPN NNP 2 nmod\nquay quay NOUN NN 1 nmod\n";
    check_string(narration(beside, 1), "adopted: Marl was adopted");
    check_string(narration(beside, 6), "lapsed: it lapsed");
    check_string(narration(inside, 0), "lapsed: Marl lapsed and Lund left on Monday");
    check_string(narration(vital, 0), "is: Marl is vital");
    check_string(narration(headline, 2), ": Calm in Marl");
    check_string(narration(word, 1), "left: The ruling party left");
    check_string(narration(circle, 0), ": Marl quay");
}

static void test_denial_and_modality(void) {
    static const char *const lines[][2] = {
        {"Marl Marl PROPN NNP 3 nsubj\nmay may AUX MD 3 aux\nlapse lapse VERB VB 0 root\n",
         "lapse: Marl may lapse; possible"},
        {"Marl Marl PROPN NNP 4 nsubj\nwill will AUX MD 4 aux\nnot not PART RB 4 advmod\nlapse lapse VERB VB "
         "0 root\n",
         "lapse: Marl will not lapse; negated; future"},
        {"Marl Marl PROPN NNP 3 nsubj\nnever never ADV RB 3 advmod\nlapsed lapse VERB VBD 0 root\n",
         "lapsed: Marl never lapsed; negated"},
        {"Nobody nobody PRON NN 2 nsubj\nrepealed repeal VERB VBD 0 root\nMarl Marl PROPN NNP 2 obj\n",
         "repealed: Nobody repealed Marl; negated"},
        {"Neither neither CCONJ CC 2 cc\nBrenn Brenn PROPN NNP 3 nsubj\nsaw see VERB VBD 0 root\n"
         "Marl Marl PROPN NNP 3 obj\n",
         "saw: Neither Brenn saw Marl; negated"},
        {"No no DET DT 2 det\nvoter voter NOUN NN 3 nsubj\nnamed name VERB VBD 0 root\nMarl Marl PROPN NNP 3 "
         "obj\n",
         "named: No voter named Marl; negated"},
        {"If if SCONJ IN 3 mark\nMarl Marl PROPN NNP 3 nsubj\nlapses lapse VERB VBZ 4 advcl\nleave leave "
         "VERB VB 0 root\n",
         "lapses: If Marl lapses; conditional"},
        {"Voters voter NOUN NNS 3 nsubj\noften often ADV RB 3 advmod\npraise praise VERB VBP 0 root\nMarl "
         "Marl PROPN NNP 3 obj\n",
         "praise: Voters often praise Marl; habitual"},
        {"They they PRON PRP 4 nsubj\nwould would AUX MD 4 aux\noften often ADV RB 4 advmod\npraise praise "
         "VERB VB 0 root\n"
         "Marl Marl PROPN NNP 4 obj\n",
         "praise: They would often praise Marl; conditional"}};
    static const uint32_t tokens[] = {0, 0, 0, 2, 3, 3, 1, 3, 4};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        check_string(narration(lines[i][0], tokens[i]), lines[i][1]);
}

/* ---- places ---- */

static const char *const place_names[SPEECH_PLACE_COUNT] = {"content", "source", "cue_argument",
                                                            "background"};

/** "quote place" of a token; "-" where the narrator speaks. */
static const char *place(const speech_places *places, const told *self, uint32_t token) {
    static char line[40];
    speech_place found;
    uint32_t quote = speech_place_of(places, &self->view, token, &found);
    snprintf(line, sizeof line, "%u %s", (unsigned)quote, place_names[found]);
    return quote == DOC_NONE ? "-" : line;
}

/** "After talks in Marl , Lund , who knew Oda , warned Venn that Brenn had said Ida left , and Rell slept". */
static const char report[] =
    "After after ADP IN 2 case\ntalks talk NOUN NNS 12 obl\nin in ADP IN 4 case\nMarl Marl PROPN NNP 2 nmod\n"
    ", , PUNCT , 12 punct\nLund Lund PROPN NNP 12 nsubj\n, , PUNCT , 6 punct\nwho who PRON WP 9 nsubj\n"
    "knew know VERB VBD 6 acl:relcl\nOda Oda PROPN NNP 9 obj\n, , PUNCT , 6 punct\nwarned warn VERB VBD 0 "
    "root\n"
    "Venn Venn PROPN NNP 12 obj\nthat that SCONJ IN 17 mark\nBrenn Brenn PROPN NNP 17 nsubj\nhad have AUX "
    "VBD 17 aux\n"
    "said say VERB VBN 12 ccomp\nIda Ida PROPN NNP 19 nsubj\nleft leave VERB VBD 17 ccomp\n, , PUNCT , 22 "
    "punct\n"
    "and and CCONJ CC 23 cc\nRell Rell PROPN NNP 23 nsubj\nslept sleep VERB VBD 12 conj\n"
    "after after SCONJ IN 26 mark\nKorr Korr PROPN NNP 26 nsubj\nfell fall VERB VBD 12 advcl\n";

static void test_places(void) {
    told self;
    speech_places places;
    tell(&self, report);
    quote_words(&self, (doc_range){5, 5}, 11, 13, 19, DOC_MANNER_warn, false);
    quote_words(&self, (doc_range){14, 1}, 16, 17, 19, DOC_MANNER_say, false);
    look(&self);
    speech_places_start(&places, base_allocator_standard());
    check(speech_places_make(&places, &self.document));
    check_string(place(&places, &self, 5), "0 source");
    check_string(place(&places, &self, 9), "0 background"); /* in passing, inside the source */
    check_string(place(&places, &self, 12), "0 cue_argument");
    check_string(place(&places, &self, 3), "0 background"); /* a circumstance of the cue */
    check_string(place(&places, &self, 13), "0 content");
    check_string(place(&places, &self, 14), "1 source"); /* the innermost quote */
    check_string(place(&places, &self, 17), "1 content");
    check_string(place(&places, &self, 21), "-");
    check_string(place(&places, &self, 24), "-");
    check(!speech_is_circumstance(&places, &self.view, 22)); /* beside the report */
    check(speech_is_circumstance(&places, &self.view, 25));  /* below it */
    speech_places_release(&places);
    forget(&self);
}

static bool make_places(const base_allocator *allocator, void *context) {
    speech_places places;
    speech_places_start(&places, allocator);
    bool done = speech_places_make(&places, context);
    speech_places_release(&places);
    return done;
}

static void test_out_of_memory(void) {
    told self;
    tell(&self, report);
    quote_words(&self, (doc_range){5, 5}, 11, 13, 19, DOC_MANNER_warn, false);
    check_out_of_memory(make_places, &self.document);
    forget(&self);
}

int main(void) {
    model_file *file = made_shipped();
    if (!file ||
        !check(speech_lexicons_open(&lists, file, NULL) && model_classes_open_words(&words, file, NULL)))
        return 2;
    test_manner();
    test_governed();
    test_subjects();
    test_own_words();
    test_told();
    test_wishes();
    test_phrases();
    test_pieces();
    test_long_ways();
    test_clauses();
    test_denial_and_modality();
    test_places();
    test_out_of_memory();
    model_file_close(file);
    return check_done("speech stance");
}
