#include "speech/role_rules.h"

#include <string.h>

#include "speech/clause.h"
#include "speech/marked.h"
#include "speech/relay.h"
#include "speech/role_shapes.h"
#include "speech/trailing_reporter.h"
#include "speech/tuning.h"

/* The rules that change the roles of one cue: a function a row of the register, of the row's name, in the
 * order of the table at the end. */

/* "…, according to which …": the pronoun is the source and its clause the content. */
static void relative_source(speech_roles *roles, const speech_board *board) {
    uint32_t cue = roles->cue, first = roles->sentence.first, end = first + roles->sentence.count;
    if (!speech_listed(board, cue, SPEECH_MARKER)) return;
    uint32_t pronoun = cue + 1 < end && speech_listed(board, cue + 1, SPEECH_MARKER_NEXT) ? cue + 2 : cue + 1;
    if (pronoun >= end || !speech_listed(board, pronoun, SPEECH_RELATIVE) || board->head[pronoun] == DOC_NONE)
        return;
    uint32_t verb = board->head[pronoun];
    while (board->head[verb] != DOC_NONE && board->document->tokens.upos[verb] != DOC_VERB &&
           board->head[verb] > cue)
        verb = board->head[verb];
    uint32_t last = board->last[verb];
    for (uint32_t token = first; token < end; token++) roles->of[token - first] = SPEECH_OUTSIDE;
    for (uint32_t token = cue; token < pronoun; token++) roles->of[token - first] = SPEECH_CUE;
    for (uint32_t token = pronoun + 1; token <= last && token < end; token++)
        roles->of[token - first] = SPEECH_CONTENT;
    roles->of[pronoun - first] = SPEECH_SOURCE;
}

static bool has_role(const speech_roles *roles, speech_role role) {
    return memchr(roles->of, (int)role, roles->sentence.count) != NULL;
}

/* The words of a phrase that have no role become the source. */
static void give_source(speech_roles *roles, const speech_board *board, uint32_t phrase) {
    for (uint32_t token = board->first[phrase]; token <= board->last[phrase]; token++)
        if (roles->of[token - roles->sentence.first] == SPEECH_OUTSIDE)
            roles->of[token - roles->sentence.first] = SPEECH_SOURCE;
}

/* "Brenn was quoted as saying …", "the radio quoted Brenn as saying …": who is quoted is the source of what
 * is said. */
static void relayed_source(speech_roles *roles, const speech_board *board) {
    uint32_t end = roles->sentence.first + roles->sentence.count, outlet, object;
    uint32_t verb = speech_relay_above(board, roles->cue, &outlet, &object);
    if (verb != DOC_NONE) {
        uint32_t mark = speech_dependent(board, roles->cue, DOC_REL_MARK, false);
        speech_roles_clear(roles, SPEECH_SOURCE, roles->sentence.first, end);
        for (uint32_t token = board->first[object]; token < mark; token++)
            roles->of[token - roles->sentence.first] = SPEECH_SOURCE;
        speech_roles_clear(roles, SPEECH_CONTENT, roles->sentence.first, board->first[object]);
        return;
    }
    verb = board->head[roles->cue];
    if (verb == DOC_NONE || !speech_listed(board, verb, SPEECH_RELAYS) ||
        !speech_is_passive(board->view, verb) || has_role(roles, SPEECH_SOURCE))
        return;
    uint32_t subject = speech_dependent(board, verb, DOC_REL_NSUBJ, true);
    if (subject != DOC_NONE) give_source(roles, board, subject);
}

static bool has_subject(const speech_board *board, uint32_t verb) {
    return speech_dependent(board, verb, DOC_REL_NSUBJ, true) != DOC_NONE;
}

/* "The council has not agreed and has blamed …": a verb beside another, without a subject of its own, shares
 * it; so does a participle ("chimed in, demanding …"). */
static void shared_subject(speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first, verb = roles->cue;
    const doc_tokens *tokens = &board->document->tokens;
    if (tokens->upos[verb] != DOC_VERB || speech_is_passive(board->view, verb)) return;
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_SOURCE && !speech_punctuation(board, first + i)) return;
    for (uint32_t steps = 0; steps < SPEECH_SHARED_VERBS && !has_subject(board, verb); steps++) {
        bool participle = tokens->xpos[verb] == DOC_XPOS_VBG && tokens->deprel[verb] == DOC_REL_ADVCL;
        if ((tokens->deprel[verb] != DOC_REL_CONJ && !participle) || board->head[verb] == DOC_NONE) return;
        verb = board->head[verb];
    }
    uint32_t subject = speech_dependent(board, verb, DOC_REL_NSUBJ, false);
    if (subject == DOC_NONE || verb == roles->cue) return;
    give_source(roles, board, subject);
}

/* A verb outside of quotation marks that says something, of the same tense as the cue. */
static bool reports_like(const speech_board *board, uint32_t token, uint32_t cue) {
    const doc_tokens *tokens = &board->document->tokens;
    return tokens->upos[token] == DOC_VERB && tokens->xpos[token] == tokens->xpos[cue] &&
           board->pair[token] == TEXT_NO_PAIR && board->pair[cue] == TEXT_NO_PAIR &&
           speech_says(board->manner[token]);
}

/* Behind ", and": a verb without a subject of its own. */
static bool goes_on(const speech_board *board, uint32_t verb, uint32_t first) {
    return verb >= first + 2 && board->document->tokens.upos[verb - 1] == DOC_CCONJ &&
           speech_bare_mark(board, verb - 2, ',') && !has_subject(board, verb);
}

/* "Quill said that it was dead unless they paid, and urged parliament …": the tree hangs the second report
 * into the first one's content; the comma says that Quill urged. */
static uint32_t goes_on_with(const speech_board *board, doc_range sentence, uint32_t verb) {
    if (!goes_on(board, verb, sentence.first)) return DOC_NONE;
    for (uint32_t at = sentence.first; at < verb; at++)
        if (reports_like(board, at, verb) && has_subject(board, at) && !speech_is_passive(board->view, at) &&
            board->last[at] >= verb && speech_below(board, verb, at))
            return at;
    return DOC_NONE;
}

/* "…; supporters say …": behind a semicolon somebody else reports. */
static bool others_report(const speech_board *board, uint32_t cue, uint32_t from, uint32_t end) {
    for (uint32_t at = from; at < end; at++) {
        if (!reports_like(board, at, cue)) continue;
        uint32_t subject = speech_dependent(board, at, DOC_REL_NSUBJ, false);
        if (subject != DOC_NONE && subject > from) return true;
    }
    return false;
}

/* "… said that it was safe, but Tarn warned …": somebody else's report beside this one. */
static bool contrasts(const speech_board *board, uint32_t verb, uint32_t cue) {
    return board->document->tokens.deprel[verb] == DOC_REL_CONJ && board->head[verb] == cue &&
           reports_like(board, verb, cue) && has_subject(board, verb) && board->first[verb] > cue;
}

/* A report's content ends where the sentence goes on with another one. */
static void next_report(speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first, end = first + roles->sentence.count;
    if (board->document->tokens.upos[roles->cue] != DOC_VERB) return;
    for (uint32_t at = roles->cue + 1; at < end; at++) {
        bool beside =
            reports_like(board, at, roles->cue) && goes_on_with(board, roles->sentence, at) == roles->cue;
        bool other = speech_bare_mark(board, at, ';') && others_report(board, roles->cue, at, end);
        bool else_one = contrasts(board, at, roles->cue);
        if (!beside && !other && !else_one) continue;
        speech_roles_clear(roles, SPEECH_CONTENT, else_one ? board->first[at] : beside ? at - 2 : at, end);
        break;
    }
    uint32_t before = goes_on_with(board, roles->sentence, roles->cue);
    uint32_t subject = before == DOC_NONE ? DOC_NONE : speech_dependent(board, before, DOC_REL_NSUBJ, true);
    if (subject == DOC_NONE) return;
    speech_roles_clear(roles, SPEECH_SOURCE, first, end);
    speech_roles_clear(roles, SPEECH_CONTENT, first, roles->cue);
    give_source(roles, board, subject);
}

/* "Ministers accused of …", "Council urged to …": without an object, the verb and its preposition say that
 * whoever stands before them is spoken to or of. */
static bool is_bare_passive(const speech_board *board, doc_range sentence, uint32_t verb) {
    static const speech_class frames[][2] = {{SPEECH_OF, SPEECH_PASSIVE_OF},
                                             {SPEECH_TO, SPEECH_PASSIVE_TO},
                                             {SPEECH_FOR, SPEECH_PASSIVE_FOR},
                                             {SPEECH_COMPANY_PREP, SPEECH_PASSIVE_WITH}};
    uint8_t tag = board->document->tokens.xpos[verb];
    if (board->document->tokens.upos[verb] != DOC_VERB || verb + 1 >= sentence.first + sentence.count ||
        (tag != DOC_XPOS_VBN && tag != DOC_XPOS_VBD))
        return false;
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
        if (speech_listed(board, verb + 1, frames[i][0]) && speech_listed(board, verb, frames[i][1]))
            return true;
    return false;
}

/* "A cold winter ahead, forecasters warn": the shape of the sentence's end says who reports, where the tree
 * looks for it before the comma. */
static void closing_report(speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first, begin, end;
    if (!speech_trailing_reporter_at(board, roles->sentence, roles->cue, &begin, &end)) return;
    bool nobody =
        !memchr(roles->of + (begin - first), SPEECH_SOURCE, roles->sentence.count - (begin - first));
    bool swapped =
        !memchr(roles->of, SPEECH_CONTENT, end - first) && memchr(roles->of, SPEECH_SOURCE, end - first);
    if (!nobody && !swapped) return;
    speech_roles_clear(roles, SPEECH_CONTENT, begin, roles->cue);
    memset(roles->of, SPEECH_CONTENT, end - first);
    memset(roles->of + (begin - first), SPEECH_SOURCE, roles->cue - begin);
}

static void bare_passive(speech_roles *roles, const speech_board *board) {
    if (!is_bare_passive(board, roles->sentence, roles->cue)) return;
    speech_roles_clear(roles, SPEECH_SOURCE, roles->sentence.first, roles->cue);
}

/* "Twenty-seven": words that a hyphen joins have one role. */
static void hyphenated_word(speech_roles *roles, const speech_board *board) {
    const doc *document = board->document;
    for (uint32_t i = 1; i + 1 < roles->sentence.count; i++) {
        uint32_t token = roles->sentence.first + i;
        bool joined = !(document->tokens.flags[token - 1] & DOC_SPACE_AFTER) &&
                      !(document->tokens.flags[token] & DOC_SPACE_AFTER);
        if (!joined || !speech_punctuation(board, token) || speech_byte(board, token) != '-') continue;
        uint8_t left = roles->of[i - 1], right = roles->of[i + 1],
                role = left == SPEECH_OUTSIDE ? right : left;
        if (left == right || (left != SPEECH_OUTSIDE && right != SPEECH_OUTSIDE)) continue;
        roles->of[i - 1] = roles->of[i] = roles->of[i + 1] = role;
    }
}

/* Who speaks by the cue's own tree: its subject, its agent ("alleged by N"), its owner ("N's claim"). */
static bool speaks(const speech_board *board, uint32_t token) {
    uint8_t relation = board->document->tokens.deprel[token];
    return doc_deprel_universal(relation) == DOC_REL_NSUBJ || relation == DOC_REL_OBL_AGENT ||
           relation == DOC_REL_NMOD_POSS;
}

/* “…,” Vasko told Ann Lee: where somebody speaks before the cue, a clause behind it is content, and whom or what
 * it has there does not speak. */
static void one_source(speech_roles *roles, const speech_board *board) {
    const doc_tokens *tokens = &board->document->tokens;
    uint8_t *of = roles->of;
    uint32_t first = roles->sentence.first;
    bool found = false;
    for (uint32_t at = board->child[roles->cue]; at != DOC_NONE; at = board->sibling[at]) {
        if (of[at - first] != SPEECH_SOURCE) continue;
        doc_deprel relation = doc_deprel_universal(tokens->deprel[at]);
        bool clause = relation == DOC_REL_CCOMP;
        if (found && at > roles->cue &&
            (clause || relation == DOC_REL_NSUBJ || relation == DOC_REL_OBJ || relation == DOC_REL_IOBJ)) {
            for (uint32_t token = board->first[at]; token <= board->last[at]; token++)
                if (of[token - first] == SPEECH_SOURCE)
                    of[token - first] = clause ? SPEECH_CONTENT : SPEECH_OUTSIDE;
        }
        found |= at < roles->cue && speaks(board, at);
    }
}

/* "The union on Monday rejected it": when somebody spoke, at the end of who did, is no part of it. */
static void source_time(speech_roles *roles, const speech_board *board) {
    const doc *document = board->document;
    uint32_t first = roles->sentence.first, count = roles->sentence.count;
    for (uint32_t i = speech_time_from(document, first); i < document->times.count; i++) {
        const doc_time *time = &document->times.items[i];
        uint32_t begin = time->tokens.first - first, end = begin + time->tokens.count;
        if (end >= count) break;
        if (time->type != DOC_TIME_DATE && time->type != DOC_TIME_TIME) continue;
        if (begin > 0 && document->tokens.upos[first + begin - 1] == DOC_ADP) {
            begin--;
            if (!speech_listed(board, first + begin, SPEECH_TIME_PREP)) continue;
        }
        if (begin == 0 || roles->of[begin - 1] != SPEECH_SOURCE || roles->of[end] == SPEECH_SOURCE) continue;
        if (speech_punctuation(board, first + begin - 1)) continue;
        for (uint32_t k = begin; k < end; k++)
            if (roles->of[k] == SPEECH_SOURCE) roles->of[k] = SPEECH_OUTSIDE;
    }
}

/* Where the main clause begins behind a participle that opens the sentence, "Asked about the vote, | Brenn
 * laughed": behind the first comma; the sentence's first token where none opens it. */
static uint32_t main_clause(const speech_board *board, doc_range sentence) {
    const doc_tokens *tokens = &board->document->tokens;
    uint8_t tag = tokens->xpos[sentence.first];
    if (tokens->upos[sentence.first] != DOC_VERB || (tag != DOC_XPOS_VBN && tag != DOC_XPOS_VBD) ||
        board->manner[sentence.first] >= DOC_NO_MANNER ||
        speech_dependent(board, sentence.first, DOC_REL_NSUBJ, true) != DOC_NONE)
        return sentence.first;
    for (uint32_t at = sentence.first + 2; at + 2 < sentence.first + sentence.count; at++)
        if (board->pair[at] == TEXT_NO_PAIR && speech_byte(board, at) == ',') return at + 1;
    return sentence.first;
}

/* "Asked about the vote, Brenn declined to comment": the question ends at the comma, and who stands between
 * it and the verb answers. */
static void opening_participle(speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first, cue = roles->cue - first, end = cue;
    uint32_t main = main_clause(board, roles->sentence) - first;
    if (main == 0) return;
    if (cue == 0) {
        memset(roles->of + main, SPEECH_OUTSIDE, roles->sentence.count - main);
        return;
    }
    while (end > main && roles->of[end - 1] == SPEECH_CUE) end--;
    bool nominal = false, sourced = false;
    for (uint32_t i = main; i < end; i++) {
        uint8_t upos = board->document->tokens.upos[first + i];
        if (upos == DOC_VERB || upos == DOC_SCONJ || upos == DOC_CCONJ) return;
        nominal |= speech_nominal(board, first + i);
        sourced |= roles->of[i] == SPEECH_SOURCE;
    }
    if (!nominal || board->pair[roles->cue] != TEXT_NO_PAIR) return;
    for (uint32_t i = 0; i < main; i++)
        if (roles->of[i] == SPEECH_SOURCE) roles->of[i] = SPEECH_OUTSIDE;
    if (!sourced) memset(roles->of + main, SPEECH_SOURCE, end - main);
}

/* A quotation mostly given to the content belongs to it as a whole. */
static void whole_quotation(speech_roles *roles, const speech_board *board) {
    uint32_t cue_pair = board->pair[roles->cue];
    for (uint32_t i = 0; i < roles->sentence.count;) {
        uint32_t pair = board->pair[roles->sentence.first + i], begin = i, votes = 0, total = 0, cues = 0;
        if (pair == TEXT_NO_PAIR || pair == cue_pair) {
            i++;
            continue;
        }
        for (; i < roles->sentence.count && board->pair[roles->sentence.first + i] == pair; i++) {
            if (speech_punctuation(board, roles->sentence.first + i)) continue;
            votes += roles->of[i] == SPEECH_CONTENT;
            cues += roles->of[i] == SPEECH_CUE;
            total++;
        }
        if (cues > 0 || votes * 2 <= total) continue;
        for (uint32_t k = begin; k < i; k++) roles->of[k] = SPEECH_CONTENT;
    }
}

/* Where the words of a report are those between the marks, none outside of them are. */
static void words_in_marks(speech_roles *roles, const speech_board *board) {
    if (!speech_only_marked(roles, board)) return;
    for (uint32_t i = 0; i < roles->sentence.count; i++) {
        uint32_t token = roles->sentence.first + i;
        if (roles->of[i] != SPEECH_CONTENT || board->pair[token] != TEXT_NO_PAIR) continue;
        bool joins = board->document->tokens.upos[token] == DOC_CCONJ && token + 1 < board->count &&
                     (board->marks[token + 1] & DOC_MARK_OPENS); /* "…," he said, but "…" */
        if (!joins) roles->of[i] = SPEECH_OUTSIDE;
    }
}

/* "She was furious with the referee: “…”": no word of feeling, and the words behind the colon are another report. */
static void feeling_is_silent(speech_roles *roles, const speech_board *board) {
    uint8_t manner = board->manner[roles->cue];
    if (manner >= DOC_NO_MANNER || speech_says(manner)) return;
    for (uint32_t i = roles->cue - roles->sentence.first; i + 1 < roles->sentence.count; i++) {
        uint32_t token = roles->sentence.first + i;
        if (!speech_bare_mark(board, token, ':') || !(board->marks[token + 1] & DOC_MARK_OPENS)) continue;
        speech_roles_clear(roles, SPEECH_CONTENT, token, roles->sentence.first + roles->sentence.count);
        return;
    }
}

void speech_apply_role_rules(speech_roles *roles, const speech_board *board) {
    static const struct {
        doc_rule rule;
        void (*apply)(speech_roles *roles, const speech_board *board);
    } rules[] = {
#define ROW(name) {DOC_RULE_##name, name}
#define SHAPE(name)                                                                                          \
    { DOC_RULE_##name, speech_role_##name }
        ROW(relative_source),   ROW(relayed_source),    ROW(closing_report),  ROW(shared_subject),
        ROW(next_report),       ROW(bare_passive),      ROW(hyphenated_word), ROW(opening_participle),
        ROW(one_source),        ROW(source_time),       ROW(whole_quotation), ROW(words_in_marks),
        ROW(feeling_is_silent), SHAPE(inserted_report), SHAPE(passive_agent), SHAPE(noun_agent),
        SHAPE(source_action),   SHAPE(short_answer),    SHAPE(next_verb),     SHAPE(place_colon),
        SHAPE(lone_that),       SHAPE(two_subjects),    SHAPE(own_subject),   SHAPE(told_whom),
#undef SHAPE
#undef ROW
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!doc_rule_on(board->document, rules[i].rule)) continue;
        uint8_t before[DOC_SENTENCE_TOKENS];
        memcpy(before, roles->of, roles->sentence.count);
        rules[i].apply(roles, board);
        if (memcmp(before, roles->of, roles->sentence.count) != 0)
            doc_rules_add(&roles->decided, rules[i].rule);
    }
}
