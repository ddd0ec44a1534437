#include "speech/mend.h"

#include <string.h>

#include "speech/closing.h"

/** Most verbs beside each other that share a subject. */
#define MAX_SHARED 4

/* "…, according to which …": the pronoun is the source and its clause the content. */
static void take_relative(speech_roles *roles, const speech_scene *scene) {
    uint32_t cue = roles->cue, first = roles->sentence.first, end = first + roles->sentence.count;
    if (!speech_listed(scene, cue, SPEECH_MARKER)) return;
    uint32_t pronoun = cue + 1 < end && speech_listed(scene, cue + 1, SPEECH_MARKER_NEXT) ? cue + 2 : cue + 1;
    if (pronoun >= end || !speech_listed(scene, pronoun, SPEECH_RELATIVE) || scene->head[pronoun] == DOC_NONE)
        return;
    uint32_t verb = scene->head[pronoun];
    while (scene->head[verb] != DOC_NONE && scene->document->tokens.upos[verb] != DOC_VERB &&
           scene->head[verb] > cue)
        verb = scene->head[verb];
    uint32_t last = scene->last[verb];
    for (uint32_t token = first; token < end; token++) roles->of[token - first] = SPEECH_OUTSIDE;
    for (uint32_t token = cue; token < pronoun; token++) roles->of[token - first] = SPEECH_CUE;
    for (uint32_t token = pronoun + 1; token <= last && token < end; token++)
        roles->of[token - first] = SPEECH_CONTENT;
    roles->of[pronoun - first] = SPEECH_SOURCE;
}

static void clear_role(speech_roles *roles, speech_role role, uint32_t first, uint32_t end) {
    for (uint32_t token = first; token < end; token++)
        if (roles->of[token - roles->sentence.first] == role)
            roles->of[token - roles->sentence.first] = SPEECH_OUTSIDE;
}

static bool has_role(const speech_roles *roles, speech_role role) {
    return memchr(roles->of, (int)role, roles->sentence.count) != NULL;
}

/* The words of a phrase that have no role become the source. */
static void give_source(speech_roles *roles, const speech_scene *scene, uint32_t phrase) {
    for (uint32_t token = scene->first[phrase]; token <= scene->last[phrase]; token++)
        if (roles->of[token - roles->sentence.first] == SPEECH_OUTSIDE)
            roles->of[token - roles->sentence.first] = SPEECH_SOURCE;
}

static bool is_clause(const speech_scene *scene, uint32_t token) {
    switch (doc_deprel_universal(scene->document->tokens.deprel[token])) {
    case DOC_REL_ADVCL:
    case DOC_REL_XCOMP:
    case DOC_REL_CCOMP:
    case DOC_REL_ACL:
        return true;
    default:
        return false;
    }
}

bool speech_only_relays(const speech_scene *scene, uint32_t token) {
    if (!speech_listed(scene, token, SPEECH_RELAYS)) return false;
    if (speech_passive(scene, token))
        return speech_dependent(scene, token, DOC_REL_ADVCL, true) != DOC_NONE ||
               speech_dependent(scene, token, DOC_REL_XCOMP, true) != DOC_NONE;
    doc_range sentence = speech_sentence_tokens(scene, token);
    uint32_t outlet, object;
    for (uint32_t cue = token + 1; cue < sentence.first + sentence.count && cue <= scene->last[token]; cue++)
        if (speech_relay_above(scene, cue, &outlet, &object) == token) return true;
    return false;
}

uint32_t speech_relay_above(const speech_scene *scene, uint32_t cue, uint32_t *outlet, uint32_t *object) {
    uint32_t mark = speech_dependent(scene, cue, DOC_REL_MARK, false), verb = scene->head[cue];
    if (verb == DOC_NONE || mark == DOC_NONE || !speech_listed(scene, mark, SPEECH_AS) ||
        !is_clause(scene, cue))
        return DOC_NONE;
    /* The clause hangs on the verb or, wrongly but often, on its object. */
    if (!speech_listed(scene, verb, SPEECH_RELAYS)) verb = scene->head[verb];
    if (verb == DOC_NONE || verb > cue || !speech_listed(scene, verb, SPEECH_RELAYS) ||
        speech_passive(scene, verb))
        return DOC_NONE;
    *outlet = speech_dependent(scene, verb, DOC_REL_NSUBJ, false);
    *object = speech_dependent(scene, verb, DOC_REL_OBJ, false);
    return *object != DOC_NONE && *object > verb && *object < mark ? verb : DOC_NONE;
}

/* "Brenn was quoted as saying …", "the radio quoted Brenn as saying …": who is quoted is the source of what
 * is said. */
static void take_quoted(speech_roles *roles, const speech_scene *scene) {
    uint32_t end = roles->sentence.first + roles->sentence.count, outlet, object;
    uint32_t verb = speech_relay_above(scene, roles->cue, &outlet, &object);
    if (verb != DOC_NONE) {
        uint32_t mark = speech_dependent(scene, roles->cue, DOC_REL_MARK, false);
        clear_role(roles, SPEECH_SOURCE, roles->sentence.first, end);
        for (uint32_t token = scene->first[object]; token < mark; token++)
            roles->of[token - roles->sentence.first] = SPEECH_SOURCE;
        clear_role(roles, SPEECH_CONTENT, roles->sentence.first, scene->first[object]);
        return;
    }
    verb = scene->head[roles->cue];
    if (verb == DOC_NONE || !speech_listed(scene, verb, SPEECH_RELAYS) || !speech_passive(scene, verb) ||
        has_role(roles, SPEECH_SOURCE))
        return;
    uint32_t subject = speech_dependent(scene, verb, DOC_REL_NSUBJ, true);
    if (subject != DOC_NONE) give_source(roles, scene, subject);
}

static bool has_subject(const speech_scene *scene, uint32_t verb) {
    return speech_dependent(scene, verb, DOC_REL_NSUBJ, true) != DOC_NONE;
}

/* "The council has not agreed and has blamed …": a verb beside another, without a subject of its own, shares
 * it. */
static void take_shared(speech_roles *roles, const speech_scene *scene) {
    uint32_t first = roles->sentence.first, verb = roles->cue;
    const doc_tokens *tokens = &scene->document->tokens;
    if (tokens->upos[verb] != DOC_VERB || speech_passive(scene, verb)) return;
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_SOURCE && tokens->upos[first + i] != DOC_PUNCT) return;
    for (uint32_t steps = 0; steps < MAX_SHARED && !has_subject(scene, verb); steps++) {
        if (tokens->deprel[verb] != DOC_REL_CONJ || scene->head[verb] == DOC_NONE) return;
        verb = scene->head[verb];
    }
    uint32_t subject = speech_dependent(scene, verb, DOC_REL_NSUBJ, false);
    if (subject == DOC_NONE || verb == roles->cue) return;
    give_source(roles, scene, subject);
}

static bool is_mark(const speech_scene *scene, uint32_t token, char mark) {
    const doc_tokens *tokens = &scene->document->tokens;
    return doc_length(tokens, token) == 1 && scene->document->text[doc_begin(tokens, token)] == mark;
}

/* A class of saying, not of thinking and wanting. */
static bool is_saying(uint8_t manner) {
    switch (manner) {
    case DOC_MANNER_decide:
    case DOC_MANNER_agree:
    case DOC_MANNER_discuss:
    case DOC_MANNER_believe:
    case DOC_MANNER_want:
    case DOC_MANNER_feel:
        return false;
    default:
        return manner < DOC_MANNER_COUNT;
    }
}

/* A verb outside of quotation marks that says something, of the same tense as the cue. */
static bool reports_like(const speech_scene *scene, uint32_t token, uint32_t cue) {
    const doc_tokens *tokens = &scene->document->tokens;
    return tokens->upos[token] == DOC_VERB && tokens->xpos[token] == tokens->xpos[cue] &&
           scene->pair[token] == TEXT_NO_PAIR && scene->pair[cue] == TEXT_NO_PAIR &&
           is_saying(scene->manner[token]);
}

/* Behind ", and": a verb without a subject of its own. */
static bool goes_on(const speech_scene *scene, uint32_t verb, uint32_t first) {
    return verb >= first + 2 && scene->document->tokens.upos[verb - 1] == DOC_CCONJ &&
           is_mark(scene, verb - 2, ',') && scene->pair[verb - 2] == TEXT_NO_PAIR &&
           !has_subject(scene, verb);
}

/* "Quill said that it was dead unless they paid, and urged parliament …": the tree hangs the second report
 * into the first one's content; the comma says that Quill urged. */
static uint32_t goes_on_with(const speech_scene *scene, doc_range sentence, uint32_t verb) {
    if (!goes_on(scene, verb, sentence.first)) return DOC_NONE;
    for (uint32_t at = sentence.first; at < verb; at++)
        if (reports_like(scene, at, verb) && has_subject(scene, at) && !speech_passive(scene, at) &&
            scene->last[at] >= verb && speech_below(scene, verb, at))
            return at;
    return DOC_NONE;
}

/* "…; supporters say …": behind a semicolon somebody else reports. */
static bool others_report(const speech_scene *scene, uint32_t cue, uint32_t from, uint32_t end) {
    for (uint32_t at = from; at < end; at++) {
        if (!reports_like(scene, at, cue)) continue;
        uint32_t subject = speech_dependent(scene, at, DOC_REL_NSUBJ, false);
        if (subject != DOC_NONE && subject > from) return true;
    }
    return false;
}

/* "… said that it was safe, but Tarn warned …": somebody else's report beside this one. */
static bool contrasts(const speech_scene *scene, uint32_t verb, uint32_t cue) {
    return scene->document->tokens.deprel[verb] == DOC_REL_CONJ && scene->head[verb] == cue &&
           reports_like(scene, verb, cue) && has_subject(scene, verb) && scene->first[verb] > cue;
}

/* A report's content ends where the sentence goes on with another one. */
static void part_reports(speech_roles *roles, const speech_scene *scene) {
    uint32_t first = roles->sentence.first, end = first + roles->sentence.count;
    if (scene->document->tokens.upos[roles->cue] != DOC_VERB) return;
    for (uint32_t at = roles->cue + 1; at < end; at++) {
        bool beside =
            reports_like(scene, at, roles->cue) && goes_on_with(scene, roles->sentence, at) == roles->cue;
        bool other = is_mark(scene, at, ';') && scene->pair[at] == TEXT_NO_PAIR &&
                     others_report(scene, roles->cue, at, end);
        bool else_one = contrasts(scene, at, roles->cue);
        if (!beside && !other && !else_one) continue;
        clear_role(roles, SPEECH_CONTENT, else_one ? scene->first[at] : beside ? at - 2 : at, end);
        break;
    }
    uint32_t before = goes_on_with(scene, roles->sentence, roles->cue);
    uint32_t subject = before == DOC_NONE ? DOC_NONE : speech_dependent(scene, before, DOC_REL_NSUBJ, true);
    if (subject == DOC_NONE) return;
    clear_role(roles, SPEECH_SOURCE, first, end);
    clear_role(roles, SPEECH_CONTENT, first, roles->cue);
    give_source(roles, scene, subject);
}

/* "…, according to two people who were there.": who passes a report on closes the sentence, and is no part of
 * its content. */
static void leave_according(speech_roles *roles, const speech_scene *scene) {
    uint32_t first = roles->sentence.first, end = first + roles->sentence.count;
    if (scene->document->tokens.upos[roles->cue] != DOC_VERB) return;
    for (uint32_t at = roles->cue + 2; at + 1 < end; at++) {
        if (!is_mark(scene, at - 1, ',') || scene->pair[at] != TEXT_NO_PAIR ||
            !speech_listed(scene, at, SPEECH_MARKER) || !speech_listed(scene, at + 1, SPEECH_MARKER_NEXT))
            continue;
        for (uint32_t token = at; token < end; token++)
            if (is_mark(scene, token, ',') || scene->pair[token] != TEXT_NO_PAIR) return;
        clear_role(roles, SPEECH_CONTENT, at - 1, end);
        return;
    }
}

/* "have felt in recent weeks that …": what stands before "that" says when or how, and is not what is felt. */
static void leave_adverbials(speech_roles *roles, const speech_scene *scene) {
    for (uint32_t at = scene->child[roles->cue]; at != DOC_NONE; at = scene->sibling[at]) {
        if (at < roles->cue || doc_deprel_universal(scene->document->tokens.deprel[at]) != DOC_REL_CCOMP)
            continue;
        uint32_t mark = speech_dependent(scene, at, DOC_REL_MARK, false);
        if (mark == DOC_NONE || mark <= roles->cue || mark != scene->first[at] ||
            !speech_listed(scene, mark, SPEECH_THAT))
            continue;
        for (uint32_t token = roles->cue + 1; token < mark; token++)
            if (scene->pair[token] != scene->pair[roles->cue]) return;
        clear_role(roles, SPEECH_CONTENT, roles->cue + 1, mark);
    }
}

/* The same where the tree takes the clause for the time's own: "in recent weeks | that the talks would fail".
 */
static void leave_time(speech_roles *roles, const speech_scene *scene) {
    const doc *document = scene->document;
    uint32_t first = roles->cue + 1, end = roles->sentence.first + roles->sentence.count;
    uint32_t found = speech_time_from(document, first);
    if (found >= document->times.count) return;
    doc_range time = document->times.items[found].tokens;
    uint32_t that = time.first + time.count;
    bool right_behind =
        time.first == first || (time.first == first + 1 && document->tokens.upos[first] == DOC_ADP);
    if (!right_behind || that >= end || !speech_listed(scene, that, SPEECH_THAT)) return;
    for (uint32_t token = first; token < that; token++)
        roles->of[token - roles->sentence.first] = SPEECH_OUTSIDE;
}

/* "Ministers accused of …", "Council urged to …": without an object, the verb and its preposition say that
 * whoever stands before them is spoken to or of. */
static bool bare_passive(const speech_scene *scene, doc_range sentence, uint32_t verb) {
    static const speech_class frames[][2] = {{SPEECH_OF, SPEECH_PASSIVE_OF},
                                             {SPEECH_TO, SPEECH_PASSIVE_TO},
                                             {SPEECH_FOR, SPEECH_PASSIVE_FOR},
                                             {SPEECH_WITH, SPEECH_PASSIVE_WITH}};
    uint8_t tag = scene->document->tokens.xpos[verb];
    if (scene->document->tokens.upos[verb] != DOC_VERB || verb + 1 >= sentence.first + sentence.count ||
        (tag != DOC_XPOS_VBN && tag != DOC_XPOS_VBD))
        return false;
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
        if (speech_listed(scene, verb + 1, frames[i][0]) && speech_listed(scene, verb, frames[i][1]))
            return true;
    return false;
}

/* "A cold winter ahead, forecasters warn": the shape of the sentence's end says who reports, where the tree
 * looks for it before the comma. */
static void take_closing(speech_roles *roles, const speech_scene *scene) {
    uint32_t first = roles->sentence.first, begin, end;
    if (!speech_closing_at(scene, roles->sentence, roles->cue, &begin, &end)) return;
    if (memchr(roles->of, SPEECH_CONTENT, end - first) || !memchr(roles->of, SPEECH_SOURCE, end - first))
        return;
    clear_role(roles, SPEECH_CONTENT, begin, roles->cue);
    memset(roles->of, SPEECH_CONTENT, end - first);
    memset(roles->of + (begin - first), SPEECH_SOURCE, roles->cue - begin);
}

static void leave_target(speech_roles *roles, const speech_scene *scene) {
    if (!bare_passive(scene, roles->sentence, roles->cue)) return;
    clear_role(roles, SPEECH_SOURCE, roles->sentence.first, roles->cue);
}

void speech_roles_mend(speech_roles *roles, const speech_scene *scene) {
    take_relative(roles, scene);
    take_quoted(roles, scene);
    take_closing(roles, scene);
    take_shared(roles, scene);
    part_reports(roles, scene);
    leave_according(roles, scene);
    leave_adverbials(roles, scene);
    leave_time(roles, scene);
    leave_target(roles, scene);
}
