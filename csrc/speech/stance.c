/*
 * For or against X: a walk from X up the tree of what is said. Each word above X does something for or
 * against what it governs ("the application of X", "to repeal X"), or says what it is worth ("X is vital"), or
 * how somebody feels about it ("concern about X"); what is done must be somebody's wish: of the words
 * ("should", "Cancel X"), of the speaker's own deed ("she would veto X"), or of the report ("called for").
 */
#include "speech/stance.h"

#include "speech/clause.h"
#include "speech/stance_walk.h"

static speech_stance stance_of(int direction) {
    return direction > 0   ? SPEECH_STANCE_POSITIVE
           : direction < 0 ? SPEECH_STANCE_NEGATIVE
                           : SPEECH_STANCE_NONE;
}

/** What the report's own words say of what it reports: by the cue, else by its manner. */
static int attitude_of_cue(const speech_walk *walk) {
    uint32_t cue = walk->quote.cue_head;
    if (cue == DOC_NONE) return 0;
    speech_tendency tendency =
        speech_tendency_with(&walk->reading, cue, speech_case_of(&walk->reading, walk->token));
    int felt = speech_walk_feeling_toward(walk, walk->token, cue, tendency);
    if (felt != 0) return felt;
    if (walk->matter == SPEECH_WALK_DEED && walk->quote.manner == DOC_MANNER_decide &&
        speech_walk_rule_on(walk, DOC_RULE_attitude))
        return 1;
    bool directs = speech_has_part(tendency, SPEECH_PART_DIRECTS);
    if (directs && speech_walk_is_out_of_reach(walk, walk->token, cue, tendency)) return 0;
    return speech_walk_attitude_of(walk, walk->quote.manner);
}

/** A task that stands behind X, wherever the tree hangs it: "calls for X and others to go". */
static uint32_t task_behind(const speech_walk *walk, uint32_t token) {
    doc_range sentence = doc_view_sentence(walk->reading.view, token);
    for (uint32_t at = token + 1; at < sentence.first + sentence.count && speech_walk_holds(walk, at); at++) {
        uint32_t mark = doc_view_child(walk->reading.view, at, DOC_REL_MARK);
        if (mark != DOC_NONE && speech_walk_has_class(walk, mark, SPEECH_TO)) return at;
    }
    return DOC_NONE;
}

/* "Called X toxic", "describes X as a threat": what the rest of the words say of X. */
static speech_walk_step described(speech_walk *walk) {
    uint32_t cue = walk->quote.cue_head;
    const doc_view *view = walk->reading.view;
    if (cue == DOC_NONE || !speech_walk_rule_on(walk, DOC_RULE_described)) return SPEECH_WALK_LOST;
    for (uint32_t at = view->child[cue]; at != DOC_NONE; at = view->sibling[at]) {
        doc_deprel relation = speech_walk_relation_of(walk, at);
        if (at == walk->token || (relation != DOC_REL_XCOMP && relation != DOC_REL_OBL &&
                                  relation != DOC_REL_OBJ && relation != DOC_REL_ADVCL))
            continue;
        if (speech_walk_judged(walk, speech_judge(&walk->reading, at)) == SPEECH_WALK_ON)
            return SPEECH_WALK_DONE;
    }
    return SPEECH_WALK_LOST;
}

/* "A bill allowing families to sue X": what may be done is not done. */
static bool is_made_possible(const speech_walk *walk, uint32_t cue) {
    if (cue == DOC_NONE || speech_is_finite(&walk->reading, cue) ||
        !speech_walk_rule_on(walk, DOC_RULE_made_possible))
        return false;
    uint32_t head = walk->reading.view->head[cue];
    if (head == DOC_NONE || speech_walk_tendency_of(walk, head).felt != 0) return false;
    bool of_noun = speech_walk_relation_of(walk, cue) == DOC_REL_ADVCL &&
                   speech_walk_relation_of(walk, head) == DOC_REL_ACL;
    return of_noun || speech_has_part(speech_walk_tendency_of(walk, head), SPEECH_PART_LETS);
}

/* "Did not veto X", "hasn't accused X": what is not done tells nothing, but "does not support X" does. */
static bool is_act(const speech_walk *walk, uint32_t cue) {
    if (cue == DOC_NONE || !speech_walk_rule_on(walk, DOC_RULE_act_not_done)) return false;
    speech_tendency tendency = speech_walk_tendency_of(walk, cue);
    return tendency.deed || tendency.felt == 0 || speech_has_part(tendency, SPEECH_PART_DIRECTS);
}

/** The stance of a walk that reached the top of the content: what the report makes of it. */
static speech_stance stance_at_top(speech_walk *walk) {
    uint32_t cue = walk->quote.cue_head;
    if (walk->told) return SPEECH_STANCE_NONE;
    if (walk->matter == SPEECH_WALK_WORTH)
        return speech_is_open(&walk->reading, walk->token) ? SPEECH_STANCE_NONE : stance_of(walk->direction);
    if (walk->matter == SPEECH_WALK_THING && walk->quote.manner == DOC_MANNER_describe &&
        described(walk) == SPEECH_WALK_DONE)
        return stance_of(walk->direction);
    if (walk->matter == SPEECH_WALK_THING && cue != DOC_NONE &&
        walk->reading.view->head[walk->token] == cue) {
        uint32_t task = speech_task_of(&walk->reading, cue);
        if (task == DOC_NONE && speech_has_part(speech_walk_tendency_of(walk, cue), SPEECH_PART_DIRECTS))
            task = task_behind(walk, walk->token);
        if (task != DOC_NONE && speech_walk_beside(walk, task) != SPEECH_WALK_ON) return SPEECH_STANCE_NONE;
    }
    if (walk->quote.modality == DOC_POSSIBLE || speech_is_open(&walk->reading, walk->token))
        return SPEECH_STANCE_NONE;
    if (is_made_possible(walk, cue)) return SPEECH_STANCE_NONE;
    if (walk->owner && walk->matter == SPEECH_WALK_THING && walk->quote.manner != DOC_MANNER_criticize &&
        walk->quote.manner != DOC_MANNER_support)
        return SPEECH_STANCE_NONE;
    int attitude = attitude_of_cue(walk);
    if (walk->quote.negated && is_act(walk, cue)) return SPEECH_STANCE_NONE;
    if (walk->matter == SPEECH_WALK_FELT && attitude == 0) return stance_of(walk->direction);
    speech_walk_keep_word(walk, cue);
    if (speech_walk_is_topic(walk)) return SPEECH_STANCE_NEUTRAL;
    if (speech_walk_is_denial_of_a_deed(walk)) return SPEECH_STANCE_NONE;
    attitude *= walk->direction;
    return stance_of(walk->quote.negated ? -attitude : attitude);
}

static speech_stance climb(speech_walk *walk) {
    for (uint32_t steps = doc_view_sentence(walk->reading.view, walk->token).count; steps > 0; steps--) {
        switch (speech_walk_up(walk)) {
        case SPEECH_WALK_ON:
            continue;
        case SPEECH_WALK_TOP:
            return stance_at_top(walk);
        case SPEECH_WALK_DONE: /* "did not say that she would veto X" */
            return walk->quote.negated && !walk->told ? SPEECH_STANCE_NONE : stance_of(walk->direction);
        case SPEECH_WALK_LOST:
            return SPEECH_STANCE_NONE;
        }
    }
    return SPEECH_STANCE_NONE;
}

/* "That terrible deal", "a bill that is toxic": words of X's own phrase judge it, too. */
static speech_stance stance_of_phrase(speech_walk *walk, uint32_t token) {
    const doc_view *view = walk->reading.view;
    if (speech_walk_relation_of(walk, token) == DOC_REL_COMPOUND) return SPEECH_STANCE_NONE;
    for (uint32_t at = view->child[token]; at != DOC_NONE; at = view->sibling[at]) {
        doc_deprel relation = speech_walk_relation_of(walk, at);
        bool adjective = relation == DOC_REL_AMOD && walk->document->tokens.name[at] == 0 &&
                         speech_walk_rule_on(walk, DOC_RULE_attribute);
        bool apposed = relation == DOC_REL_APPOS && speech_walk_rule_on(walk, DOC_RULE_attribute);
        bool relative = walk->document->tokens.deprel[at] == DOC_REL_ACL_RELCL &&
                        walk->quote.form != DOC_INDIRECT &&
                        speech_walk_rule_on(walk, DOC_RULE_relative_judgement);
        if (relative) {
            uint32_t subject = doc_view_child(view, at, DOC_REL_NSUBJ);
            relative = subject != DOC_NONE && speech_walk_has_class(walk, subject, SPEECH_RELATIVE);
        }
        if (!adjective && !apposed && !relative) continue;
        if (speech_walk_holds(walk, at) &&
            speech_walk_judged(walk, speech_judge(&walk->reading, at)) == SPEECH_WALK_ON)
            return stance_of(walk->direction);
    }
    return SPEECH_STANCE_NONE;
}

/* "I am innocent", "Lund says he is": nobody's stance is asked toward himself. */
static bool is_self(const speech_walk *walk, uint32_t token) {
    if (walk->told || !speech_walk_rule_on(walk, DOC_RULE_self)) return false;
    if (speech_walk_has_class(walk, token, SPEECH_FIRST_PERSON) ||
        speech_walk_has_class(walk, token, SPEECH_FIRST_PLURAL))
        return true;
    uint32_t entity = speech_headed_entity(walk->document, token);
    return entity != DOC_NONE && entity == walk->quote.speaker;
}

static speech_stance_found walk_from(speech_walk *walk, uint32_t token) {
    walk->x = walk->token = token;
    walk->found.holder = DOC_NONE;
    walk->direction = 1;
    walk->matter = SPEECH_WALK_THING;
    uint32_t denial =
        speech_walk_rule_on(walk, DOC_RULE_no_such) ? speech_denial_of(walk->reading.view, token) : DOC_NONE;
    /* Of a subject the verb is denied as well. */
    if (denial != DOC_NONE && speech_walk_relation_of(walk, denial) == DOC_REL_DET &&
        speech_walk_relation_of(walk, token) != DOC_REL_NSUBJ) {
        speech_walk_keep_word(walk, denial);
        walk->direction = -1;
    }
    walk->found.stance = climb(walk);
    if (walk->found.stance == SPEECH_STANCE_NONE && !walk->told) {
        walk->found.count = 0;
        walk->direction = 1;
        walk->matter = SPEECH_WALK_THING;
        walk->found.stance = stance_of_phrase(walk, token);
    }
    if (walk->found.stance != SPEECH_STANCE_NONE) return walk->found;
    return (speech_stance_found){.stance = SPEECH_STANCE_NONE, .holder = DOC_NONE};
}

speech_stance_found speech_stance_toward(const doc_view *view, const speech_lexicons *lexicons,
                                         uint32_t quote, uint32_t token) {
    speech_walk walk = {.reading = {view, lexicons},
                        .document = view->document,
                        .quote = doc_quote_at(view->document, quote)};
    if (!speech_walk_holds(&walk, token) || is_self(&walk, token))
        return (speech_stance_found){.stance = SPEECH_STANCE_NONE, .holder = DOC_NONE};
    return walk_from(&walk, token);
}

speech_stance_found speech_stance_told(const doc_view *view, const speech_lexicons *lexicons,
                                       uint32_t token) {
    speech_walk walk = {.reading = {view, lexicons}, .document = view->document, .told = true};
    return walk_from(&walk, token);
}
