/* Steps of the walk from X to the top of what is said: subjects, objects, judgements. */
#include "speech/clause.h"
#include "speech/stance_walk.h"

/* "Cannot sit and watch": what denies a verb denies those that "and" joins to it. */
static uint32_t denial_of(const speech_walk *walk, uint32_t word) {
    const doc_view *view = walk->reading.view;
    uint32_t denial = speech_denial_of(view, word);
    bool bare = walk->document->tokens.xpos[word] == DOC_XPOS_VB &&
                speech_walk_relation_of(walk, word) == DOC_REL_CONJ &&
                doc_view_child(view, word, DOC_REL_AUX) == DOC_NONE &&
                doc_view_child(view, word, DOC_REL_MARK) == DOC_NONE;
    if (denial != DOC_NONE || !bare || !speech_walk_rule_on(walk, DOC_RULE_denied_together)) return denial;
    return speech_denial_of(view, view->head[word]);
}

/** What a word with its denial does to X. */
static void apply(speech_walk *walk, uint32_t word, int direction, speech_walk_matter matter) {
    uint32_t denial = denial_of(walk, word);
    speech_walk_keep_word(walk, denial);
    speech_walk_keep_word(walk, word);
    walk->direction *= denial == DOC_NONE ? direction : -direction;
    walk->matter = matter;
}

speech_walk_step speech_walk_judged(speech_walk *walk, speech_judgement judgement) {
    if (judgement.worth == 0 || walk->told || !speech_walk_rule_on(walk, DOC_RULE_evaluation))
        return SPEECH_WALK_LOST;
    speech_walk_keep_word(walk, judgement.denial);
    speech_walk_keep_word(walk, judgement.word);
    walk->direction *= judgement.worth;
    walk->matter = SPEECH_WALK_WORTH;
    return SPEECH_WALK_ON;
}

/** "Should", "must", a command; the speaker's own deed; else whoever stands above must want it. */
static speech_walk_step decide_deed(speech_walk *walk, uint32_t verb) {
    uint32_t wish = walk->told ? DOC_NONE : speech_wish_of(&walk->reading, verb);
    if (wish != DOC_NONE) {
        if (wish != verb) speech_walk_keep_word(walk, wish);
        walk->matter = SPEECH_WALK_WORTH;
        return SPEECH_WALK_ON;
    }
    if (speech_is_open(&walk->reading, verb)) return SPEECH_WALK_LOST;
    if (speech_walk_is_verb(walk, verb) && !speech_is_passive(walk->reading.view, verb) &&
        speech_is_finite(&walk->reading, verb) &&
        speech_walk_is_speaker(walk, speech_doer_of(&walk->reading, verb, walk->x)))
        return SPEECH_WALK_DONE;
    return SPEECH_WALK_ON;
}

/* "Took to the streets to defend X": what somebody does something for. */
static bool is_purpose(const speech_walk *walk, uint32_t verb) {
    uint32_t head = walk->reading.view->head[verb];
    if (speech_walk_relation_of(walk, verb) != DOC_REL_ADVCL || head == DOC_NONE ||
        !speech_walk_holds(walk, head))
        return false;
    speech_tendency tendency = speech_walk_tendency_of(walk, head);
    if (speech_has_part(tendency, SPEECH_PART_LETS) && speech_walk_rule_on(walk, DOC_RULE_made_possible))
        return false;
    return tendency.felt == 0 && tendency.done == 0 && !speech_has_part(tendency, SPEECH_PART_DIRECTS) &&
           walk->document->tokens.xpos[verb] == DOC_XPOS_VB && speech_walk_rule_on(walk, DOC_RULE_purpose);
}

/** The speaker's own feeling is his stance, but "demanded the repeal of X", "rejected criticism of X" say what he
 * makes of what others are to do or feel. */
static speech_walk_step decide_own_feeling(speech_walk *walk, uint32_t word, uint32_t doer) {
    if (doer != DOC_NONE && !speech_walk_is_speaker(walk, doer)) return SPEECH_WALK_ON;
    if (speech_walk_is_verb(walk, word)) return SPEECH_WALK_DONE;
    uint32_t head = walk->reading.view->head[word];
    bool below = head != DOC_NONE && speech_walk_holds(walk, head);
    if (below && speech_walk_is_verb(walk, head))
        return speech_walk_tendency_of(walk, head).felt != 0 ? SPEECH_WALK_ON : SPEECH_WALK_DONE;
    walk->matter = SPEECH_WALK_FELT;
    return SPEECH_WALK_ON;
}

/** Whose feeling or act it is: the speaker's, or for the narrator anybody's. What somebody else feels, or is to
 * do, may still be wanted by whoever stands above. */
static speech_walk_step decide_felt(speech_walk *walk, uint32_t word, bool deed) {
    speech_walk_step step = decide_deed(walk, word);
    if (step != SPEECH_WALK_ON || walk->matter == SPEECH_WALK_WORTH) return step;
    walk->matter = SPEECH_WALK_DEED;
    if (speech_walk_is_verb(walk, word) && !speech_is_finite(&walk->reading, word) && !is_purpose(walk, word))
        return SPEECH_WALK_ON;
    uint32_t doer = speech_doer_of(&walk->reading, word, walk->x);
    if (!speech_walk_is_verb(walk, word) && speech_walk_relation_of(walk, word) == DOC_REL_OBJ &&
        speech_walk_rule_on(walk, DOC_RULE_withdrawn)) {
        uint32_t verb = walk->reading.view->head[word];
        if (verb != DOC_NONE && speech_walk_holds(walk, verb) &&
            speech_walk_tendency_of(walk, verb).done < 0) {
            speech_walk_keep_word(walk, verb);
            walk->direction = -walk->direction;
        }
    }
    if (!walk->told) return decide_own_feeling(walk, word, doer);
    walk->found.holder = doer;
    bool known = speech_walk_is_verb(walk, word) || doer != DOC_NONE;
    bool denied = deed && speech_denial_of(walk->reading.view, word) != DOC_NONE;
    return known && !denied && speech_walk_rule_on(walk, DOC_RULE_told_act) ? SPEECH_WALK_DONE
                                                                            : SPEECH_WALK_LOST;
}

/* "Was made public": what somebody makes of X. */
static int undergone(const speech_walk *walk, uint32_t verb, uint32_t *word) {
    int done = speech_walk_tendency_of(walk, verb).done;
    uint32_t made = doc_view_child(walk->reading.view, verb, DOC_REL_XCOMP);
    *word = verb;
    if (done != 0 || made == DOC_NONE || speech_walk_is_verb(walk, made)) return done;
    *word = made;
    return speech_walk_tendency_of(walk, made).done;
}

/* "It has come under criticism", "faces opposition": what others feel, as the narrator tells it. */
static speech_walk_step step_met(speech_walk *walk, uint32_t verb) {
    const doc_view *view = walk->reading.view;
    if (!walk->told || !speech_has_part(speech_walk_tendency_of(walk, verb), SPEECH_PART_MEETS) ||
        !speech_walk_rule_on(walk, DOC_RULE_told_act))
        return SPEECH_WALK_LOST;
    for (uint32_t at = view->child[verb]; at != DOC_NONE; at = view->sibling[at]) {
        doc_deprel relation = speech_walk_relation_of(walk, at);
        if (relation != DOC_REL_OBJ && relation != DOC_REL_OBL) continue;
        speech_tendency tendency = speech_walk_tendency_of(walk, at);
        uint32_t marker = speech_case_of(&walk->reading, at);
        if (relation == DOC_REL_OBL && !speech_tendency_with(&walk->reading, verb, marker).phrase) continue;
        if (speech_has_part(tendency, SPEECH_PART_DIRECTS) || speech_has_part(tendency, SPEECH_PART_WILL))
            continue;
        if (tendency.felt == 0 || speech_is_open(&walk->reading, verb) ||
            speech_wish_of(&walk->reading, verb) != DOC_NONE)
            continue;
        apply(walk, at, tendency.felt, SPEECH_WALK_FELT);
        walk->found.holder = speech_owner_of(&walk->reading, at, walk->x);
        if (walk->found.holder == DOC_NONE)
            walk->found.holder = speech_owner_of(&walk->reading, verb, walk->x);
        return SPEECH_WALK_DONE;
    }
    return SPEECH_WALK_LOST;
}

static speech_walk_step as_passive_subject(speech_walk *walk, uint32_t predicate) {
    speech_tendency tendency = speech_walk_tendency_of(walk, predicate);
    uint32_t word;
    int done = undergone(walk, predicate, &word);
    if (tendency.felt != 0 && (done == 0 || walk->told) && !speech_has_part(tendency, SPEECH_PART_DIRECTS) &&
        !speech_has_part(tendency, SPEECH_PART_WILL) && !speech_has_part(tendency, SPEECH_PART_MOVES)) {
        apply(walk, predicate, tendency.felt, SPEECH_WALK_FELT);
        bool known = speech_doer_of(&walk->reading, predicate, walk->x) != walk->x;
        return walk->told && known ? decide_felt(walk, predicate, tendency.deed) : SPEECH_WALK_LOST;
    }
    if (done == 0) return SPEECH_WALK_LOST;
    apply(walk, word, done, SPEECH_WALK_DEED);
    return decide_deed(walk, predicate);
}

/** What an active predicate, or another verb of the same subject, says of its subject. */
static speech_judgement judge_of_subject(const speech_walk *walk, uint32_t predicate) {
    speech_judgement found = speech_judge(&walk->reading, predicate);
    const doc_view *view = walk->reading.view;
    for (uint32_t at = view->child[predicate]; at != DOC_NONE && found.worth == 0; at = view->sibling[at])
        if (speech_walk_relation_of(walk, at) == DOC_REL_CONJ &&
            doc_view_child(view, at, DOC_REL_NSUBJ) == DOC_NONE)
            found = speech_judge(&walk->reading, at);
    return found;
}

/** X is the subject of a predicate, in the active or passive. */
static speech_walk_step as_subject(speech_walk *walk, uint32_t predicate, bool passive) {
    if (passive) return as_passive_subject(walk, predicate);
    speech_tendency tendency = speech_walk_tendency_of(walk, predicate);
    if (doc_view_child(walk->reading.view, predicate, DOC_REL_EXPL) != DOC_NONE) {
        apply(walk, predicate, 1, SPEECH_WALK_DEED); /* "there should be an X" */
        return decide_deed(walk, predicate);
    }
    if (tendency.happens != 0 && speech_walk_is_verb(walk, predicate) &&
        (tendency.worth == 0 || speech_wish_of(&walk->reading, predicate) != DOC_NONE)) {
        apply(walk, predicate, tendency.happens, SPEECH_WALK_DEED);
        return decide_deed(walk, predicate);
    }
    if (walk->told) return step_met(walk, predicate);
    if (speech_has_part(tendency, SPEECH_PART_MOVES) && speech_walk_is_verb(walk, predicate) &&
        speech_walk_is_speaker(walk, doc_view_child(walk->reading.view, predicate, DOC_REL_OBJ))) {
        apply(walk, predicate, tendency.felt, SPEECH_WALK_FELT);
        return SPEECH_WALK_DONE;
    }
    /* "X should not waste money": what X ought to be. */
    if (speech_wish_of(&walk->reading, predicate) != DOC_NONE) return SPEECH_WALK_LOST;
    if (!speech_walk_is_verb(walk, predicate) &&
        doc_view_child(walk->reading.view, predicate, DOC_REL_COP) == DOC_NONE)
        return SPEECH_WALK_LOST;
    return speech_walk_judged(walk, judge_of_subject(walk, predicate));
}

/* "X needs to be stopped", "X is likely to fail": X stands with one verb and is the subject of another. */
static uint32_t raised_from(const speech_walk *walk, uint32_t head) {
    if (!speech_walk_is_part(walk, head, SPEECH_PART_SEEMS) &&
        !speech_walk_is_part(walk, head, SPEECH_PART_OUGHT))
        return DOC_NONE;
    uint32_t lower = doc_view_child(walk->reading.view, head, DOC_REL_XCOMP);
    if (lower == DOC_NONE || !speech_walk_rule_on(walk, DOC_RULE_raised)) return DOC_NONE;
    uint32_t mark = doc_view_child(walk->reading.view, lower, DOC_REL_MARK);
    return mark != DOC_NONE && speech_walk_has_class(walk, mark, SPEECH_TO) ? lower : DOC_NONE;
}

static speech_walk_step step_subject(speech_walk *walk, uint32_t token, uint32_t head) {
    if (walk->owner && walk->matter == SPEECH_WALK_THING && !speech_walk_tendency_of(walk, head).deed)
        return SPEECH_WALK_LOST;
    bool passive = walk->document->tokens.deprel[token] == DOC_REL_NSUBJ_PASS;
    uint32_t lower = raised_from(walk, head);
    if (lower == DOC_NONE) {
        speech_walk_step step = as_subject(walk, head, passive);
        for (uint32_t at = walk->reading.view->child[head]; step == SPEECH_WALK_LOST && at != DOC_NONE;
             at = walk->reading.view->sibling[at]) /* "X is weak and needs to go" */
            if (speech_walk_relation_of(walk, at) == DOC_REL_CONJ && raised_from(walk, at) != DOC_NONE &&
                doc_view_child(walk->reading.view, at, DOC_REL_NSUBJ) == DOC_NONE)
                step = step_subject(walk, token, at);
        return step;
    }
    uint32_t denial = speech_denial_of(walk->reading.view, head);
    speech_walk_step step = as_subject(walk, lower, speech_is_passive(walk->reading.view, lower));
    if (denial != DOC_NONE) {
        speech_walk_keep_word(walk, denial);
        walk->direction = -walk->direction;
    }
    if (step != SPEECH_WALK_ON || walk->matter != SPEECH_WALK_DEED ||
        !speech_walk_is_part(walk, head, SPEECH_PART_OUGHT))
        return step;
    speech_walk_keep_word(walk, head);
    walk->matter = SPEECH_WALK_WORTH;
    return walk->told ? SPEECH_WALK_LOST : SPEECH_WALK_ON;
}

/* "Called for X to be scrapped", "let X proceed": X is the subject of what hangs beside it. */
speech_walk_step speech_walk_beside(speech_walk *walk, uint32_t task) {
    uint32_t word = task;
    bool undergoes =
        speech_is_passive(walk->reading.view, task) || !speech_walk_is_verb(walk, task); /* "make X public" */
    int direction = undergoes ? undergone(walk, task, &word) : speech_walk_tendency_of(walk, task).happens;
    if (direction == 0 || !speech_walk_rule_on(walk, DOC_RULE_beside)) return SPEECH_WALK_LOST;
    apply(walk, word, direction, SPEECH_WALK_DEED);
    return SPEECH_WALK_ON;
}

/* "Maintains his opposition to X": the tree may hang X on the verb, though it belongs to the noun. */
static uint32_t noun_between(const speech_walk *walk, uint32_t token, uint32_t head) {
    uint32_t object = doc_view_child(walk->reading.view, head, DOC_REL_OBJ);
    if (speech_walk_relation_of(walk, token) != DOC_REL_OBL || object == DOC_NONE || object < head ||
        object > token || speech_walk_is_aside(walk, token) ||
        !speech_walk_rule_on(walk, DOC_RULE_hung_too_high))
        return DOC_NONE;
    speech_tendency tendency = speech_walk_tendency_of(walk, object);
    return tendency.felt != 0 || tendency.done != 0 ? object : DOC_NONE;
}

/* "Lund's disclosure", "her attack": somebody's own deed; but "the report's release". */
static bool is_doer_of_noun(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    const doc_tokens *tokens = &walk->document->tokens;
    if (tokens->deprel[token] != DOC_REL_NMOD_POSS || !speech_walk_rule_on(walk, DOC_RULE_doer)) return false;
    uint8_t name = tokens->name[token];
    return tendency.felt != 0 || tokens->upos[token] == DOC_PRON || name == DOC_NAME_INSIDE(DOC_PERSON) ||
           name == DOC_NAME_FIRST(DOC_PERSON) || name == DOC_NAME_INSIDE(DOC_ORG) ||
           name == DOC_NAME_FIRST(DOC_ORG);
}

/** "Let X pass", "wants X to go": what somebody else is to do with X, or X itself. */
static speech_walk_step step_task(speech_walk *walk, uint32_t head, uint32_t task, speech_tendency tendency) {
    if (speech_walk_beside(walk, task) != SPEECH_WALK_ON) return SPEECH_WALK_LOST;
    if (speech_has_part(tendency, SPEECH_PART_LETS)) return decide_deed(walk, head);
    return tendency.felt == 0 ? SPEECH_WALK_LOST : SPEECH_WALK_ON;
}

/* "The importance of X"; but of "beneath the dignity of X", "a threat to X" X is no subject. */
static speech_walk_step step_worth(speech_walk *walk, uint32_t token, uint32_t head) {
    uint32_t marker = speech_case_of(&walk->reading, token), above = walk->reading.view->head[head];
    bool inside = speech_case_of(&walk->reading, head) != DOC_NONE || above == DOC_NONE ||
                  speech_walk_holds(walk, above);
    if ((walk->matter == SPEECH_WALK_THING && inside) || speech_walk_is_part(walk, marker, SPEECH_PART_PRO) ||
        speech_walk_is_part(walk, marker, SPEECH_PART_UPON) ||
        speech_walk_is_part(walk, marker, SPEECH_PART_AGAINST))
        return SPEECH_WALK_LOST;
    return speech_walk_judged(walk, speech_judge(&walk->reading, head));
}

/** True where a word says that what hangs on it is wanted: "needs X", "has to pass X". */
static bool is_wished(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    bool needs = speech_has_part(tendency, SPEECH_PART_NEEDS);
    doc_deprel relation = speech_walk_relation_of(walk, token);
    if (walk->told || !speech_walk_rule_on(walk, DOC_RULE_wished)) return false;
    if (relation == DOC_REL_OBJ) return needs;
    return relation == DOC_REL_XCOMP && walk->matter == SPEECH_WALK_DEED &&
           (needs || speech_has_part(tendency, SPEECH_PART_OUGHT));
}

/** What is done to X, or said of it, by a word that has no feeling toward it. */
static speech_walk_step step_done(speech_walk *walk, uint32_t token, uint32_t head,
                                  speech_tendency tendency) {
    doc_deprel relation = speech_walk_relation_of(walk, token);
    bool verb = speech_walk_is_verb(walk, head), thing = walk->matter == SPEECH_WALK_THING;
    if (is_doer_of_noun(walk, token, tendency) || (speech_walk_is_aside(walk, token) && !tendency.phrase) ||
        (relation == DOC_REL_OBL && verb && !tendency.phrase))
        return SPEECH_WALK_LOST;
    if (tendency.done != 0) {
        apply(walk, head, tendency.done, SPEECH_WALK_DEED);
        return decide_deed(walk, head);
    }
    bool said = !verb && (relation == DOC_REL_NMOD || relation == DOC_REL_COMPOUND || !thing);
    return said && tendency.worth != 0 ? step_worth(walk, token, head) : SPEECH_WALK_LOST;
}

/** What a governing word says of its object. */
static speech_walk_step step_object(speech_walk *walk, uint32_t token, uint32_t head) {
    bool thing = walk->matter == SPEECH_WALK_THING;
    if (walk->owner && thing && !speech_walk_tendency_of(walk, head).deed) return SPEECH_WALK_LOST;
    uint32_t between = noun_between(walk, token, head);
    if (between != DOC_NONE) walk->token = head = between;
    speech_tendency tendency =
        speech_tendency_with(&walk->reading, head, speech_case_of(&walk->reading, token));
    if (speech_walk_relation_of(walk, token) == DOC_REL_OBJ && speech_walk_is_verb(walk, head)) {
        uint32_t task = speech_task_of(&walk->reading, head);
        if (task != DOC_NONE && thing && tendency.done == 0) {
            speech_walk_step step = step_task(walk, head, task, tendency);
            if (step != SPEECH_WALK_ON || tendency.felt == 0) return step;
        }
    }
    int felt = speech_walk_feeling_toward(walk, token, head, tendency);
    if (felt != 0) {
        apply(walk, head, felt, SPEECH_WALK_FELT);
        if (speech_walk_side_taken(walk, token, tendency) != 0)
            speech_walk_keep_word(walk, speech_case_of(&walk->reading, token));
        return decide_felt(walk, head, tendency.deed);
    }
    if (walk->matter == SPEECH_WALK_DEED && speech_has_part(tendency, SPEECH_PART_LETS)) {
        uint32_t denial = denial_of(walk, head);
        speech_walk_keep_word(walk, denial);
        if (denial != DOC_NONE) walk->direction = -walk->direction;
        return decide_deed(walk, head);
    }
    if (is_wished(walk, token, tendency)) {
        apply(walk, head, 1, SPEECH_WALK_WORTH);
        return SPEECH_WALK_ON;
    }
    return step_done(walk, token, head, tendency);
}

/* "Their criticism that X should go", "critics say X is bad": what somebody else holds. */
static bool is_of_others(const speech_walk *walk, uint32_t head) {
    if (!speech_walk_rule_on(walk, DOC_RULE_of_others)) return false;
    uint32_t doer = speech_doer_of(&walk->reading, head, walk->x);
    if (speech_walk_is_verb(walk, head)) return doer != DOC_NONE && !speech_walk_is_speaker(walk, doer);
    const char *lemma = doc_string(walk->document, doc_lemma(&walk->document->tokens, head));
    bool reports = speech_walk_tendency_of(walk, head).felt != 0 ||
                   speech_noun_sense(walk->reading.lexicons, lemma).known;
    return reports && !speech_walk_is_speaker(walk, doer);
}

/** A judgement or wish goes up to whoever has it: it is the speaker's, but for what others say or think. */
static speech_walk_step step_judgement(speech_walk *walk, uint32_t token, uint32_t head) {
    doc_deprel relation = speech_walk_relation_of(walk, token);
    if (speech_is_open(&walk->reading, token)) return SPEECH_WALK_LOST;
    if (relation != DOC_REL_CCOMP && relation != DOC_REL_XCOMP && relation != DOC_REL_ACL)
        return SPEECH_WALK_DONE;
    if (is_of_others(walk, head)) return SPEECH_WALK_LOST;
    if (!speech_walk_is_verb(walk, head)) return SPEECH_WALK_ON;
    bool doubted = speech_walk_is_part(walk, head, SPEECH_PART_DOUBTS);
    uint32_t denial = speech_denial_of(walk->reading.view, head);
    if (doubted) speech_walk_keep_word(walk, head);
    speech_walk_keep_word(walk, denial);
    if (doubted != (denial != DOC_NONE)) walk->direction = -walk->direction;
    return SPEECH_WALK_ON;
}

/** One step to the head, and what the head does to X. */
speech_walk_step speech_walk_up(speech_walk *walk) {
    uint32_t token = walk->token, head = walk->reading.view->head[token];
    if (head == DOC_NONE || !speech_walk_holds(walk, head)) return SPEECH_WALK_TOP;
    doc_deprel relation = speech_walk_relation_of(walk, token);
    walk->token = head;
    if (walk->matter == SPEECH_WALK_WORTH) return step_judgement(walk, token, head);
    if (speech_walk_is_same_phrase(walk, token, head)) {
        walk->coordinated =
            walk->coordinated || (walk->matter == SPEECH_WALK_DEED && relation == DOC_REL_CONJ);
        return SPEECH_WALK_ON;
    }
    if (walk->matter == SPEECH_WALK_FELT) return SPEECH_WALK_DONE;
    speech_tendency tendency = speech_walk_tendency_of(walk, head);
    if (speech_walk_is_owner(walk, token, tendency)) {
        walk->owner = true;
        return SPEECH_WALK_ON;
    }
    if (speech_walk_is_left_to_somebody(walk, token, tendency)) {
        walk->token = token; /* what stands there is the whole of what is wanted */
        return SPEECH_WALK_TOP;
    }
    if (speech_walk_is_hung_too_low(walk, token, tendency)) return SPEECH_WALK_TOP;
    if (walk->document->tokens.deprel[token] == DOC_REL_OBL_UNMARKED) return SPEECH_WALK_LOST;
    switch (relation) {
    case DOC_REL_NSUBJ:
    case DOC_REL_CSUBJ:
        return step_subject(walk, token, head);
    case DOC_REL_NMOD:
    case DOC_REL_OBJ:
    case DOC_REL_OBL:
    case DOC_REL_COMPOUND:
    case DOC_REL_CCOMP:
    case DOC_REL_XCOMP:
    case DOC_REL_ACL:
        return step_object(walk, token, head);
    case DOC_REL_ADVCL:
        return speech_is_finite(&walk->reading, token) ? SPEECH_WALK_LOST : step_object(walk, token, head);
    default:
        return SPEECH_WALK_LOST;
    }
}
