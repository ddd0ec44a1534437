#include "speech/role_shapes.h"

#include <string.h>

#include "speech/clause.h"
#include "speech/tuning.h"

static void set(speech_roles *roles, uint32_t first, uint32_t end, speech_role role) {
    for (uint32_t token = first; token < end; token++)
        roles->of[token - roles->sentence.first] = (uint8_t)role;
}

/* A noun phrase of names and titles [first, end): a comma may part the two. */
static bool is_phrase(const speech_board *board, uint32_t first, uint32_t end) {
    bool nominal = false;
    const uint8_t *upos = board->document->tokens.upos;
    if (first >= end || upos[first] == DOC_ADP || upos[first] == DOC_ADV || speech_punctuation(board, first))
        return false;
    for (uint32_t at = first; at < end; at++) {
        if (speech_verbal(board, at) || upos[at] == DOC_SCONJ || board->pair[at] != TEXT_NO_PAIR)
            return false;
        nominal |= speech_nominal(board, at);
    }
    return nominal;
}

void speech_role_inserted_report(speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first, end = first + roles->sentence.count, cue = roles->cue;
    if (board->document->tokens.upos[cue] != DOC_VERB || !speech_says(board->manner[cue]) ||
        board->manner[cue] == DOC_MANNER_describe || cue < first + 2 ||
        !speech_bare_mark(board, cue - 1, ','))
        return;
    for (uint32_t at = first; at < cue; at++)
        if (speech_verbal(board, at) || board->pair[at] != TEXT_NO_PAIR) return;
    uint32_t behind = DOC_NONE;
    for (uint32_t at = cue + 2; at + 1 < end && at - cue <= SPEECH_TRAILING_SOURCE && behind == DOC_NONE;
         at++)
        if (speech_bare_mark(board, at, ',') && speech_verbal(board, at + 1)) behind = at;
    /* "N, the mayor, rejected the plan, saying …": no verb of what is said begins behind the comma. */
    if (behind != DOC_NONE && board->document->tokens.xpos[behind + 1] == DOC_XPOS_VBG) return;
    if (behind == DOC_NONE || !is_phrase(board, cue + 1, behind)) return;
    set(roles, first, cue - 1, SPEECH_CONTENT);
    set(roles, cue, cue + 1, SPEECH_CUE);
    set(roles, cue + 1, behind, SPEECH_SOURCE);
    set(roles, behind, end, SPEECH_CONTENT);
}

/* Where the clause of what was said begins behind an agent: "that", "to" or "whether". */
static uint32_t clause_behind(const speech_board *board, uint32_t from, uint32_t end) {
    for (uint32_t at = from; at < end; at++) {
        uint8_t upos = board->document->tokens.upos[at];
        bool that = speech_listed(board, at, SPEECH_THAT) && at + 1 < end && !speech_verbal(board, at + 1);
        bool whether = speech_listed(board, at, SPEECH_WHETHER) && upos == DOC_SCONJ;
        if (that || whether || (upos == DOC_PART && speech_listed(board, at, SPEECH_TO))) return at;
        if (speech_verbal(board, at) || speech_punctuation(board, at)) return DOC_NONE;
    }
    return DOC_NONE;
}

/* "accused of spying by the council": the tree may give the agent to the verb between. */
static uint32_t agent_of(const speech_board *board, uint32_t cue, uint32_t end) {
    uint32_t agent = speech_dependent(board, cue, DOC_REL_OBL_AGENT, false);
    for (uint32_t at = cue + 1; at < end && agent == DOC_NONE; at++) {
        uint32_t verb = board->head[at];
        if (board->document->tokens.deprel[at] == DOC_REL_OBL_AGENT && verb != DOC_NONE && verb > cue &&
            !speech_is_passive(board->view, verb) && speech_below(board, verb, cue))
            agent = at;
    }
    return agent;
}

void speech_role_passive_agent(speech_roles *roles, const speech_board *board) {
    uint32_t cue = roles->cue, end = roles->sentence.first + roles->sentence.count;
    uint32_t agent = agent_of(board, cue, end);
    if (agent == DOC_NONE || agent < cue || !speech_is_passive(board->view, cue)) return;
    uint32_t by = board->first[agent], clause = clause_behind(board, agent + 1, end);
    if (by <= cue || by >= agent) return;
    uint32_t behind =
        clause != DOC_NONE && clause <= board->last[agent] + 1 ? clause : board->last[agent] + 1;
    uint32_t subject = speech_dependent(board, cue, DOC_REL_NSUBJ, true);
    speech_roles_clear(roles, SPEECH_SOURCE, roles->sentence.first, end);
    speech_roles_clear(roles, SPEECH_CONTENT, by, behind);
    set(roles, by + 1, behind, SPEECH_SOURCE);
    if (clause == DOC_NONE) return;
    /* Who is told, and the empty "it", are no part of what is said. */
    if (subject != DOC_NONE && subject < cue)
        speech_roles_clear(roles, SPEECH_CONTENT, board->first[subject], board->last[subject] + 1);
    uint32_t last = clause;
    while (last < end && !speech_bare_mark(board, last, ';')) last++;
    set(roles, clause, last, SPEECH_CONTENT);
}

void speech_role_noun_agent(speech_roles *roles, const speech_board *board) {
    uint32_t cue = roles->cue, first = roles->sentence.first, end = first + roles->sentence.count;
    if (board->document->tokens.upos[cue] != DOC_NOUN ||
        memchr(roles->of, SPEECH_SOURCE, roles->sentence.count))
        return;
    for (uint32_t at = cue + 1; at < end && at <= board->last[cue] + 1; at++) {
        bool agent = speech_listed(board, at, SPEECH_BY) && board->document->tokens.upos[at] == DOC_ADP;
        uint32_t noun = board->head[at];
        if (!agent || noun == DOC_NONE || noun < at || board->document->tokens.deprel[at] != DOC_REL_CASE)
            continue;
        uint32_t behind = at + 1;
        while (behind <= board->last[noun] &&
               (behind <= noun || board->document->tokens.upos[behind] == DOC_PROPN))
            behind++;
        if (!is_phrase(board, at + 1, behind)) return;
        set(roles, at, at + 1, SPEECH_OUTSIDE);
        set(roles, at + 1, behind, SPEECH_SOURCE);
        if (behind < end && board->document->tokens.upos[behind] == DOC_ADP &&
            speech_listed(board, behind, SPEECH_FOR))
            set(roles, behind, behind + 1, SPEECH_OUTSIDE);
        return;
    }
}

void speech_role_source_action(speech_roles *roles, const speech_board *board) {
    uint32_t first = roles->sentence.first;
    for (uint32_t i = 1; i < roles->sentence.count; i++) {
        uint32_t token = first + i;
        if (roles->of[i] != SPEECH_SOURCE || board->document->tokens.xpos[token] != DOC_XPOS_VBG ||
            !speech_bare_mark(board, token - 1, ',') || board->head[token] == DOC_NONE ||
            board->first[token] + 1 < token)
            continue;
        doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[token]);
        if (relation != DOC_REL_ADVCL && relation != DOC_REL_ACL) continue;
        speech_roles_clear(roles, SPEECH_SOURCE, token, board->last[token] + 1);
    }
}

static bool has_words(const speech_roles *roles, const speech_board *board, speech_role role) {
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == role && !speech_punctuation(board, roles->sentence.first + i)) return true;
    return false;
}

bool speech_is_short_answer(const speech_board *board, uint32_t verb) {
    doc_range sentence = speech_sentence_tokens(board, verb);
    uint32_t at = verb + 1, end = sentence.first + sentence.count;
    return board->document->tokens.upos[verb] == DOC_VERB && at < end &&
           speech_listed(board, at, SPEECH_ANSWER) && (at + 1 == end || speech_punctuation(board, at + 1));
}

void speech_role_short_answer(speech_roles *roles, const speech_board *board) {
    if (!speech_is_short_answer(board, roles->cue) || has_words(roles, board, SPEECH_CONTENT)) return;
    set(roles, roles->cue + 1, roles->cue + 2, SPEECH_CONTENT);
}

void speech_role_next_verb(speech_roles *roles, const speech_board *board) {
    const doc_tokens *tokens = &board->document->tokens;
    uint32_t cue = roles->cue, end = roles->sentence.first + roles->sentence.count;
    if (tokens->upos[cue] != DOC_VERB || board->pair[cue] != TEXT_NO_PAIR || !speech_says(board->manner[cue]))
        return;
    for (uint32_t at = cue + 1; at < end; at++) {
        bool next = tokens->upos[at] == DOC_VERB && tokens->deprel[at] == DOC_REL_CONJ &&
                    tokens->xpos[at] == tokens->xpos[cue] && speech_says(board->manner[at]) &&
                    board->pair[at] == TEXT_NO_PAIR &&
                    speech_dependent(board, at, DOC_REL_NSUBJ, true) == DOC_NONE;
        uint32_t head = board->head[at];
        bool beside = next && (head == cue || (head != DOC_NONE && tokens->deprel[cue] == DOC_REL_CONJ &&
                                               head == board->head[cue]));
        if (!beside) continue;
        uint32_t cut = at;
        while (cut > cue + 1 && (tokens->upos[cut - 1] == DOC_CCONJ || tokens->upos[cut - 1] == DOC_ADV ||
                                 speech_bare_mark(board, cut - 1, ',')))
            cut--;
        speech_roles_clear(roles, SPEECH_CONTENT, cut, end);
        return;
    }
}

/* "asked the head of the bank who had signed": where the question begins; the end where there is none. */
static uint32_t question_behind(const speech_board *board, uint32_t cue, uint32_t end) {
    if (board->manner[cue] != DOC_MANNER_ask) return end;
    for (uint32_t at = cue + 2; at < end && !speech_verbal(board, at) && !speech_punctuation(board, at);
         at++) {
        uint8_t tag = board->document->tokens.xpos[at];
        bool asks = tag == DOC_XPOS_WP || tag == DOC_XPOS_WRB || tag == DOC_XPOS_WPS ||
                    (tag == DOC_XPOS_WDT && !speech_listed(board, at, SPEECH_THAT));
        if (asks) return at;
    }
    return end;
}

void speech_role_told_whom(speech_roles *roles, const speech_board *board) {
    uint32_t cue = roles->cue, end = roles->sentence.first + roles->sentence.count;
    if (cue + 2 >= end || board->document->tokens.upos[cue] != DOC_VERB ||
        !speech_listed(board, cue, SPEECH_TELLS) || speech_is_passive(board->view, cue) ||
        roles->of[cue + 1 - roles->sentence.first] != SPEECH_CONTENT)
        return;
    uint32_t clause = clause_behind(board, cue + 1, end);
    /* "urged ministers to leave" is said as a whole. */
    if (clause != DOC_NONE && board->document->tokens.upos[clause] == DOC_PART) return;
    if (clause == DOC_NONE) clause = question_behind(board, cue, end);
    if (clause == end || !is_phrase(board, cue + 1, clause)) return;
    speech_roles_clear(roles, SPEECH_CONTENT, cue + 1, clause);
    set(roles, clause, clause + 1, SPEECH_CONTENT);
}

void speech_role_lone_that(speech_roles *roles, const speech_board *board) {
    for (uint32_t i = 0; i + 1 < roles->sentence.count; i++) {
        uint32_t token = roles->sentence.first + i;
        bool before = i > 0 && roles->of[i - 1] == SPEECH_CONTENT;
        if (roles->of[i] == SPEECH_CONTENT && !before && roles->of[i + 1] == SPEECH_SOURCE &&
            token < roles->cue && speech_listed(board, token, SPEECH_THAT))
            roles->of[i] = SPEECH_OUTSIDE;
    }
}

void speech_role_place_colon(speech_roles *roles, const speech_board *board) {
    const doc *document = board->document;
    const doc_sentence *sentence = &document->sentences.items[board->sentence[roles->cue]];
    doc_range sentences = document->paragraphs.items[sentence->paragraph].sentences;
    uint32_t first = roles->sentence.first, end = first + roles->sentence.count, at = first;
    if (sentences.first != board->sentence[roles->cue]) return;
    while (at < end && at - first < SPEECH_PLACE_TOKENS && document->tokens.name[at] > 0 &&
           (document->tokens.name[at] - 1) / 2 == DOC_PLACE)
        at++;
    if (at == first || at >= end || at >= roles->cue || !speech_bare_mark(board, at, ':')) return;
    set(roles, first, at + 1, SPEECH_OUTSIDE);
}

/* A clause's first two subjects before its verb; *second is DOC_NONE where it has fewer. */
static uint32_t subjects_of(const speech_board *board, uint32_t clause, uint32_t *second) {
    uint32_t first = DOC_NONE;
    *second = DOC_NONE;
    for (uint32_t at = board->child[clause]; at != DOC_NONE && at < clause; at = board->sibling[at]) {
        if (doc_deprel_universal(board->document->tokens.deprel[at]) != DOC_REL_NSUBJ) continue;
        if (first != DOC_NONE) {
            *second = at;
            return first;
        }
        first = at;
    }
    return first;
}

uint32_t speech_first_of_subjects(const speech_board *board, uint32_t cue) {
    if (!speech_listed(board, cue, SPEECH_TELLS)) return DOC_NONE;
    uint32_t clause = speech_dependent(board, cue, DOC_REL_CCOMP, false), second;
    if (clause == DOC_NONE || clause < cue) return DOC_NONE;
    uint32_t first = subjects_of(board, clause, &second);
    bool between =
        second != DOC_NONE && first > cue && board->first[first] == cue + 1 && board->last[first] < second;
    return between ? first : DOC_NONE;
}

void speech_role_two_subjects(speech_roles *roles, const speech_board *board) {
    uint32_t told = speech_first_of_subjects(board, roles->cue);
    if (told == DOC_NONE || roles->of[board->first[told] - roles->sentence.first] != SPEECH_CONTENT) return;
    set(roles, board->first[told], board->last[told] + 1, SPEECH_OUTSIDE);
}

static bool is_free(const speech_roles *roles, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (roles->of[token - roles->sentence.first] != SPEECH_OUTSIDE) return false;
    return true;
}

void speech_role_own_subject(speech_roles *roles, const speech_board *board) {
    uint32_t second, subject = subjects_of(board, roles->cue, &second);
    if (subject == DOC_NONE || second == DOC_NONE || second > roles->cue + 1) return;
    uint32_t first = board->first[subject], behind = board->last[subject] + 1;
    bool cut = behind < second && roles->of[behind - roles->sentence.first] == SPEECH_CONTENT;
    if (cut && is_free(roles, first, behind)) set(roles, first, behind, SPEECH_CONTENT);
}
