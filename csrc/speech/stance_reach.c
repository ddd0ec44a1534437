/* What a word above X says of it: by its relation, its preposition, its frame, and whose word it is. */
#include "speech/clause.h"
#include "speech/stance_walk.h"

#include "base/search.h"
/** True where one of the spans holds a token. O(log pieces). */
static bool spans_hold(const speech_walk *walk, doc_range spans, uint32_t token) {
    const doc *document = walk->document;
    doc_span span = doc_token_span(document, token);
    uint32_t low, end = spans.first + spans.count;
    base_lower_bound(low, spans.first, end, document->spans.items[low].end <= span.begin);
    return low < end && document->spans.items[low].begin < span.end;
}

/** True for a word of what is said; of the narrator's words all are. */
bool speech_walk_holds(const speech_walk *walk, uint32_t token) {
    return walk->told || spans_hold(walk, walk->quote.content, token);
}

/* ---- decisions: each asks whether its rule is on ---- */

/* "Demanded X", "supports X" are for it, "criticized X", "denied X" against it; "said X" tells nothing. */
int speech_walk_attitude_of(const speech_walk *walk, uint8_t manner) {
    if (!speech_walk_rule_on(walk, DOC_RULE_attitude)) return 0;
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

/* "X, a treaty", "X and Y": words of one phrase; what is said of the head is said of both. But of "the X
 * dispute" only the dispute is spoken of. */
bool speech_walk_is_same_phrase(const speech_walk *walk, uint32_t token, uint32_t head) {
    doc_deprel relation = speech_walk_relation_of(walk, token);
    if (!speech_walk_rule_on(walk, DOC_RULE_same_phrase)) return false;
    if (relation == DOC_REL_COMPOUND)
        return walk->document->tokens.name[head] != 0 || walk->document->tokens.upos[head] == DOC_PROPN;
    if (relation == DOC_REL_NMOD && speech_walk_is_part(walk, head, SPEECH_PART_WHOLE)) return true;
    return relation == DOC_REL_FLAT || relation == DOC_REL_APPOS || relation == DOC_REL_CONJ ||
           relation == DOC_REL_FIXED || relation == DOC_REL_NUMMOD;
}

/* "Condemned X's remarks", "praised her record": what is felt about what somebody has or does is felt about him. */
bool speech_walk_is_owner(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    return walk->document->tokens.deprel[token] == DOC_REL_NMOD_POSS && walk->matter == SPEECH_WALK_THING &&
           tendency.done == 0 && tendency.felt == 0 && tendency.worth == 0 && !walk->owner &&
           !speech_has_part(tendency, SPEECH_PART_PERSON) && speech_walk_rule_on(walk, DOC_RULE_owner);
}

/* "Urged every state to ratify X": what is wanted hangs below whoever is to do it. */
bool speech_walk_is_left_to_somebody(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    return tendency.done == 0 && tendency.felt == 0 && tendency.worth == 0 &&
           !speech_has_part(tendency, SPEECH_PART_LETS) && !speech_has_part(tendency, SPEECH_PART_OUGHT) &&
           walk->matter == SPEECH_WALK_DEED && speech_walk_relation_of(walk, token) == DOC_REL_ACL &&
           walk->document->tokens.xpos[token] == DOC_XPOS_VB &&
           speech_walk_rule_on(walk, DOC_RULE_left_to_somebody);
}

/* "A truce in the strait and the application of X": what "and" joins is often hung too low in the tree. */
bool speech_walk_is_hung_too_low(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    return tendency.done == 0 && tendency.felt == 0 && walk->coordinated &&
           speech_walk_relation_of(walk, token) == DOC_REL_NMOD &&
           speech_walk_rule_on(walk, DOC_RULE_hung_too_low);
}

/* "She would veto X", "we oppose X": I, we, and whoever is the speaker. */
bool speech_walk_is_speaker(const speech_walk *walk, uint32_t doer) {
    if (doer == DOC_NONE || doer == walk->x || walk->told || !speech_walk_rule_on(walk, DOC_RULE_own_words))
        return false;
    if (speech_walk_has_class(walk, doer, SPEECH_FIRST_PERSON) ||
        speech_walk_has_class(walk, doer, SPEECH_FIRST_PLURAL) || spans_hold(walk, walk->quote.source, doer))
        return true;
    uint32_t entity = speech_headed_entity(walk->document, doer);
    if (walk->quote.speaker == DOC_NONE && walk->quote.source.count == 0 &&
        walk->document->tokens.xpos[doer] == DOC_XPOS_PRPS)
        return true; /* "a statement of his support for X" */
    if (entity != DOC_NONE && walk->quote.speaker != DOC_NONE) return entity == walk->quote.speaker;
    /* "Critics said they oppose X": whom nobody knows by name. */
    return walk->document->tokens.xpos[doer] == DOC_XPOS_PRP && walk->quote.form != DOC_DIRECT;
}

/* "Discussed X": X is the topic, and neither wanted nor rejected. */
bool speech_walk_is_topic(const speech_walk *walk) {
    return walk->matter == SPEECH_WALK_THING && walk->quote.manner == DOC_MANNER_discuss &&
           speech_walk_rule_on(walk, DOC_RULE_topic);
}

/* "Denied breaking X": who denies something said of X need not be against X; only a flat refusal counts. */
bool speech_walk_is_denial_of_a_deed(const speech_walk *walk) {
    return walk->matter != SPEECH_WALK_THING && walk->quote.manner == DOC_MANNER_deny &&
           speech_walk_rule_on(walk, DOC_RULE_denied_deed);
}

/* "Signed in X", "vetoed by X": a circumstance or the doer, and nothing that is done to X. */
bool speech_walk_is_aside(const speech_walk *walk, uint32_t token) {
    uint32_t marker = speech_case_of(&walk->reading, token);
    return speech_walk_is_part(walk, marker, SPEECH_PART_ASIDE) &&
           speech_walk_rule_on(walk, DOC_RULE_stance_aside);
}

/* "Urged X", "called on X": whoever is to do something; nobody's stance toward X. */
static bool is_recipient(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    return walk->matter == SPEECH_WALK_THING && speech_has_part(tendency, SPEECH_PART_DIRECTS) &&
           !speech_walk_is_part(walk, speech_case_of(&walk->reading, token), SPEECH_PART_PRO) &&
           speech_walk_rule_on(walk, DOC_RULE_recipient);
}

/* "Spoke out against X", "voted for X": the preposition decides; and "fought to save X" for what is done. */
int speech_walk_side_taken(const speech_walk *walk, uint32_t token, speech_tendency tendency) {
    uint32_t marker = speech_case_of(&walk->reading, token);
    bool stands = speech_has_part(tendency, SPEECH_PART_STANDS);
    if (!(stands || speech_has_part(tendency, SPEECH_PART_RESISTS)) ||
        !speech_walk_rule_on(walk, DOC_RULE_takes_side))
        return 0;
    if (speech_walk_is_part(walk, marker, SPEECH_PART_AGAINST)) return -1;
    if (stands && walk->matter == SPEECH_WALK_DEED && !speech_is_finite(&walk->reading, token)) return 1;
    return stands && speech_walk_is_part(walk, marker, SPEECH_PART_PRO) ? 1 : 0;
}

/** True where a word of feeling does not reach what hangs on it with this preposition: "X's concern", "concern
 * for X", "urged X", "plan for X", "backed in X". */
bool speech_walk_is_out_of_reach(const speech_walk *walk, uint32_t token, uint32_t head,
                                 speech_tendency tendency) {
    uint32_t marker = speech_case_of(&walk->reading, token);
    doc_deprel relation = speech_walk_relation_of(walk, token);
    bool thing = walk->matter == SPEECH_WALK_THING, pro = speech_walk_is_part(walk, marker, SPEECH_PART_PRO);
    if (walk->document->tokens.deprel[token] == DOC_REL_NMOD_POSS || relation == DOC_REL_COMPOUND)
        return true;
    if (tendency.phrase) return false;
    if (speech_has_part(tendency, SPEECH_PART_MOVES))
        return marker == DOC_NONE || speech_walk_is_part(walk, marker, SPEECH_PART_PRO);
    if (speech_walk_is_part(walk, marker, SPEECH_PART_AGENT)) return true;
    if (speech_walk_is_part(walk, marker, SPEECH_PART_OF) && speech_has_part(tendency, SPEECH_PART_OWNED))
        return !speech_walk_is_aside(walk, head); /* "the support of X", but "in support of X" */
    if (tendency.felt > 0 && speech_walk_is_part(walk, marker, SPEECH_PART_OVER)) return true;
    if (tendency.felt < 0 && pro) return true;
    if (is_recipient(walk, token, tendency)) return true;
    if (thing && speech_has_part(tendency, SPEECH_PART_WILL)) return true;
    if (!thing && speech_has_part(tendency, SPEECH_PART_DIRECTS))
        return speech_walk_is_verb(walk, token) && speech_is_finite(&walk->reading, token);
    if (speech_walk_is_aside(walk, token)) return true;
    return thing && relation == DOC_REL_OBL && speech_walk_is_verb(walk, head) &&
           speech_walk_is_part(walk, marker, SPEECH_PART_UPON); /* "banned travel to X" */
}

/* "Concern about X", "opposed to X". */
int speech_walk_feeling_toward(const speech_walk *walk, uint32_t token, uint32_t head,
                               speech_tendency tendency) {
    int side = speech_walk_side_taken(walk, token, tendency);
    if (side != 0 || tendency.felt == 0 || !speech_walk_rule_on(walk, DOC_RULE_felt)) return side;
    return speech_walk_is_out_of_reach(walk, token, head, tendency) ? 0 : tendency.felt;
}
