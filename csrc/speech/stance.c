/*
 * For or against X: a walk from X up the tree of what is said. Each word above X does something for or
 * against what it governs ("the application of X", "to repeal X", "X is vital"); at the top stands what the
 * report itself wants or rejects ("called for", "criticized").
 */
#include "speech/stance.h"

#include "base/search.h"
#include "speech/clause.h"

typedef struct stance_walk {
    const doc_view *view;
    const speech_lexicons *lexicons;
    doc_quote quote;
    uint32_t token;
    int direction;    /**< of what is done to X, so far */
    bool evaluated;   /**< a word that praises or blames was passed */
    bool governed;    /**< X is not itself the top: something is done to it */
    bool coordinated; /**< what is done to it is one of several things */
    speech_stance_found found;
} stance_walk;

typedef enum walk_step {
    WALK_ON,
    WALK_TOP, /**< X, or what is done to it, is the whole content */
    WALK_OWN, /**< a verb whose subject is the speaker: "we support …" */
    WALK_LOST /**< a word that is not known to do anything to X */
} walk_step;

static void keep_word(stance_walk *walk, uint32_t token) {
    if (token != DOC_NONE && walk->found.count < SPEECH_STANCE_WORDS)
        walk->found.words[walk->found.count++] = token;
}

static bool rule_on(const stance_walk *walk, doc_rule rule) {
    return doc_rule_on(walk->view->document, rule);
}

/* ---- decisions: each asks whether its rule is on ---- */

/* "Demanded X", "supports X" are for it, "criticized X", "denied X" against it; "said X" tells nothing. */
static int attitude_of(const stance_walk *walk, uint8_t manner) {
    if (!rule_on(walk, DOC_RULE_attitude)) return 0;
    switch (manner) {
    case DOC_MANNER_demand:
    case DOC_MANNER_want:
    case DOC_MANNER_support:
    case DOC_MANNER_agree:
    case DOC_MANNER_promise:
        return 1;
    case DOC_MANNER_criticize:
    case DOC_MANNER_deny:
        return -1;
    default:
        return 0;
    }
}

/* "X, a treaty", "X and Y": words of one phrase; what is said of the head is said of both. */
static bool is_same_phrase(const stance_walk *walk, doc_deprel relation) {
    if (!rule_on(walk, DOC_RULE_same_phrase)) return false;
    return relation == DOC_REL_COMPOUND || relation == DOC_REL_FLAT || relation == DOC_REL_APPOS ||
           relation == DOC_REL_CONJ || relation == DOC_REL_FIXED || relation == DOC_REL_NUMMOD;
}

/* "The repeal of X", "to repeal X", "to vote against X", "X was repealed", "said X should be repealed". */
static bool is_governed(doc_deprel relation) {
    return relation == DOC_REL_NMOD || relation == DOC_REL_OBJ || relation == DOC_REL_OBL ||
           relation == DOC_REL_NSUBJ || relation == DOC_REL_CCOMP || relation == DOC_REL_XCOMP ||
           relation == DOC_REL_ACL;
}

/* "X repealed the tax": what X does says nothing of it; "X was repealed" and "X is vital" do. */
static bool is_doer(const stance_walk *walk, uint8_t relation, speech_tendency tendency) {
    return doc_deprel_universal(relation) == DOC_REL_NSUBJ && relation != DOC_REL_NSUBJ_PASS &&
           !tendency.evaluates && rule_on(walk, DOC_RULE_doer);
}

/* "Urged every state to ratify X": what is wanted hangs below whoever is to do it. */
static bool is_left_to_somebody(const stance_walk *walk, uint8_t relation, speech_tendency tendency) {
    return tendency.direction == 0 && walk->governed && relation == DOC_REL_ACL &&
           rule_on(walk, DOC_RULE_left_to_somebody);
}

/* "A truce in the strait and the application of X": what "and" joins is often hung too low in the tree. */
static bool is_hung_too_low(const stance_walk *walk, uint8_t relation, int direction) {
    return direction == 0 && walk->coordinated && doc_deprel_universal(relation) == DOC_REL_NMOD &&
           rule_on(walk, DOC_RULE_hung_too_low);
}

/* "We support …", "I oppose …": the speaker is the subject of a verb among his own words. */
static bool is_said_by_speaker(const stance_walk *walk, uint32_t verb) {
    uint32_t subject = doc_view_child(walk->view, verb, DOC_REL_NSUBJ);
    if (subject == DOC_NONE || !rule_on(walk, DOC_RULE_own_words)) return false;
    uint64_t classes = speech_token_classes(walk->lexicons, walk->view->document, subject);
    return model_classes_have(classes, SPEECH_FIRST_PERSON) ||
           model_classes_have(classes, SPEECH_FIRST_PLURAL);
}

/* The direction of such a verb: its class as a report, else what it does to its object. */
static int own_direction(const stance_walk *walk, uint32_t verb, speech_tendency tendency) {
    const doc *document = walk->view->document;
    speech_sense sense =
        speech_verb_sense(walk->lexicons, doc_string(document, doc_lemma(&document->tokens, verb)));
    int attitude = sense.known ? attitude_of(walk, sense.manner) : 0;
    return attitude ? attitude : tendency.direction;
}

/* "Discussed X": X is the topic, and neither wanted nor rejected. */
static bool is_topic(const stance_walk *walk) {
    return !walk->governed && walk->quote.manner == DOC_MANNER_discuss && rule_on(walk, DOC_RULE_topic);
}

/* "Denied breaking X": who denies something said of X need not be against X; only a flat refusal counts. */
static bool is_denial_of_a_deed(const stance_walk *walk) {
    return walk->governed && walk->quote.manner == DOC_MANNER_deny && rule_on(walk, DOC_RULE_denied_deed);
}

/* "Said that X is vital": praise and blame are the speaker's own, whatever the manner. */
static bool is_evaluation(const stance_walk *walk) {
    return walk->evaluated && rule_on(walk, DOC_RULE_evaluation);
}

/* ---- the walk ---- */

/** True where the content of the quote holds a token. O(log pieces). */
static bool holds(const stance_walk *walk, uint32_t token) {
    const doc *document = walk->view->document;
    doc_span span = doc_token_span(document, token);
    uint32_t first = walk->quote.content.first, end = first + walk->quote.content.count, piece;
    base_lower_bound(piece, first, end, document->spans.items[piece].end <= span.begin);
    return piece < end && document->spans.items[piece].begin < span.end;
}

/** One step to the head, and what the head does to X. */
static walk_step step_up(stance_walk *walk) {
    uint32_t head = walk->view->head[walk->token];
    if (head == DOC_NONE || !holds(walk, head)) return WALK_TOP;
    uint8_t relation = walk->view->document->tokens.deprel[walk->token];
    doc_deprel universal = doc_deprel_universal(relation);
    walk->token = head;
    if (is_same_phrase(walk, universal)) {
        walk->coordinated = walk->coordinated || (walk->governed && universal == DOC_REL_CONJ);
        return WALK_ON;
    }
    speech_tendency tendency = speech_token_tendency(walk->lexicons, walk->view->document, head);
    if (is_left_to_somebody(walk, relation, tendency)) return WALK_TOP;
    bool own = universal != DOC_REL_NSUBJ && is_said_by_speaker(walk, head);
    int direction = own ? own_direction(walk, head, tendency) : tendency.direction;
    if (is_hung_too_low(walk, relation, direction)) return WALK_TOP;
    if (direction == 0 || is_doer(walk, relation, tendency) || !is_governed(universal)) return WALK_LOST;
    uint32_t denial = speech_denial_of(walk->view, head);
    keep_word(walk, denial);
    keep_word(walk, head);
    walk->direction *= denial == DOC_NONE ? direction : -direction;
    walk->governed = true;
    walk->evaluated = walk->evaluated || tendency.evaluates;
    return own ? WALK_OWN : WALK_ON;
}

static speech_stance stance_of(int direction) {
    return direction > 0   ? SPEECH_STANCE_POSITIVE
           : direction < 0 ? SPEECH_STANCE_NEGATIVE
                           : SPEECH_STANCE_NONE;
}

/** The stance of a walk that reached the top of the content: what the report makes of it. */
static speech_stance stance_at_top(stance_walk *walk) {
    bool evaluation = is_evaluation(walk);
    int attitude = evaluation ? 1 : attitude_of(walk, walk->quote.manner);
    if (!evaluation) keep_word(walk, walk->quote.cue_head);
    if (is_topic(walk)) return SPEECH_STANCE_NEUTRAL;
    if (is_denial_of_a_deed(walk)) return SPEECH_STANCE_NONE;
    attitude *= walk->direction;
    return stance_of(walk->quote.negated ? -attitude : attitude);
}

static speech_stance climb(stance_walk *walk) {
    if (!holds(walk, walk->token)) return SPEECH_STANCE_NONE;
    for (uint32_t steps = doc_view_sentence(walk->view, walk->token).count; steps > 0; steps--) {
        switch (step_up(walk)) {
        case WALK_ON:
            continue;
        case WALK_TOP:
            return stance_at_top(walk);
        case WALK_OWN:
            return stance_of(walk->direction);
        case WALK_LOST:
            return SPEECH_STANCE_NONE;
        }
    }
    return SPEECH_STANCE_NONE;
}

speech_stance_found speech_stance_toward(const doc_view *view, const speech_lexicons *lexicons,
                                         uint32_t quote, uint32_t token) {
    stance_walk walk = {.view = view,
                        .lexicons = lexicons,
                        .quote = doc_quote_at(view->document, quote),
                        .token = token,
                        .direction = 1};
    walk.found.stance = climb(&walk);
    if (walk.found.stance == SPEECH_STANCE_NONE) walk.found.count = 0;
    return walk.found;
}
