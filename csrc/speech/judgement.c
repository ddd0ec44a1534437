/* What single words say for or against something: praise and blame, wishes, and whose deed a verb tells. */
#include "speech/judgement.h"

#include <string.h>

#include "base/search.h"
#include "speech/clause.h"

/* Longest word with its particle that is looked up. */
#define KEY_BYTES 48u
/* Words that may lead to one that praises or blames: "has the potential to cause chaos". */
#define BEARERS 3u
/* Mentions that may begin before a token and still be headed by it. */
#define MENTIONS_BACK 16u

static doc_deprel relation_of(const speech_reading *reading, uint32_t token) {
    return doc_view_relation(reading->view, token);
}

static const char *lemma_of(const speech_reading *reading, uint32_t token) {
    const doc *document = reading->view->document;
    return doc_string(document, doc_lemma(&document->tokens, token));
}

static bool has_class(const speech_reading *reading, uint32_t token, speech_class class) {
    return model_classes_have(speech_token_classes(reading->lexicons, reading->view->document, token), class);
}

static bool is_on(const speech_reading *reading, doc_rule rule) {
    return doc_rule_on(reading->view->document, rule);
}

/* ---- words ---- */

/** The row of a verb with its particle; all zero where there is none. */
static speech_tendency with_particle(const speech_reading *reading, uint32_t verb, uint32_t particle) {
    const doc_tokens *tokens = &reading->view->document->tokens;
    char key[KEY_BYTES];
    const char *lemma = lemma_of(reading, verb);
    size_t count = strlen(lemma), more = doc_length(tokens, particle);
    if (count + 1 + more > sizeof key) return (speech_tendency){0};
    memcpy(key, lemma, count);
    key[count] = ' ';
    memcpy(key + count + 1, reading->view->document->text + doc_begin(tokens, particle), more);
    return speech_word_tendency(reading->lexicons, key, count + 1 + more);
}

static bool says_something(speech_tendency tendency) {
    return tendency.done || tendency.happens || tendency.worth || tendency.felt || tendency.parts;
}

/** A word of the list means what it says there only as a verb, noun or adjective, and some as verbs alone. */
static speech_tendency fitting(const speech_reading *reading, uint32_t token, speech_tendency tendency) {
    uint8_t upos = reading->view->document->tokens.upos[token];
    bool content = upos == DOC_VERB || upos == DOC_NOUN || upos == DOC_ADJ || upos == DOC_AUX ||
                   upos == DOC_PROPN || upos == DOC_ADP || upos == DOC_PART;
    bool other = (speech_has_part(tendency, SPEECH_PART_VERB) && upos != DOC_VERB) ||
                 (speech_has_part(tendency, SPEECH_PART_NOUN) && upos == DOC_VERB);
    return content && !other ? tendency : (speech_tendency){0};
}

speech_tendency speech_token_tendency(const speech_reading *reading, uint32_t token) {
    const doc_view *view = reading->view;
    doc_range sentence = doc_view_sentence(view, token);
    uint32_t particle = doc_view_child_exact(view, token, DOC_REL_COMPOUND_PRT), next = token + 1;
    speech_tendency found = {0};
    if (particle != DOC_NONE) found = with_particle(reading, token, particle);
    if (!says_something(found) && next < sentence.first + sentence.count &&
        view->document->tokens.upos[next] != DOC_PUNCT)
        found = with_particle(reading, token, next);
    found.phrase = says_something(found);
    if (found.phrase) return fitting(reading, token, found);
    const char *lemma = lemma_of(reading, token);
    return fitting(reading, token, speech_word_tendency(reading->lexicons, lemma, strlen(lemma)));
}

speech_tendency speech_tendency_with(const speech_reading *reading, uint32_t token, uint32_t preposition) {
    speech_tendency found =
        preposition == DOC_NONE ? (speech_tendency){0} : with_particle(reading, token, preposition);
    found.phrase = says_something(found);
    return found.phrase ? fitting(reading, token, found) : speech_token_tendency(reading, token);
}

bool speech_token_is_part(const speech_reading *reading, uint32_t token, speech_part part) {
    const char *lemma = lemma_of(reading, token);
    return speech_word_tendency(reading->lexicons, lemma, strlen(lemma)).parts >> part & 1;
}

uint32_t speech_case_of(const speech_reading *reading, uint32_t token) {
    return doc_view_child(reading->view, token, DOC_REL_CASE);
}

/* ---- praise and blame ---- */

/** The worth of a word's own list row, or of what stands before it ("a terrible deal"). */
static int own_worth(const speech_reading *reading, uint32_t token, uint32_t *word) {
    int worth = speech_token_tendency(reading, token).worth;
    *word = token;
    for (uint32_t at = reading->view->child[token]; at != DOC_NONE && worth == 0;
         at = reading->view->sibling[at]) {
        /* "Empowered voters": what was done to them is not what they do. */
        if (relation_of(reading, at) != DOC_REL_AMOD ||
            reading->view->document->tokens.xpos[at] == DOC_XPOS_VBN)
            continue;
        worth = speech_token_tendency(reading, at).worth;
        *word = at;
    }
    return worth;
}

/** The clause, object or complement of a verb that its worth comes from, one after another; DOC_NONE behind the
 * last. */
static uint32_t next_borne(const speech_reading *reading, uint32_t at) {
    for (; at != DOC_NONE; at = reading->view->sibling[at]) {
        doc_deprel relation = relation_of(reading, at);
        if (relation == DOC_REL_OBJ || relation == DOC_REL_XCOMP || relation == DOC_REL_CCOMP ||
            relation == DOC_REL_ACL)
            return at;
        uint32_t marker = speech_case_of(reading, at);
        if (relation == DOC_REL_OBL && marker != DOC_NONE &&
            speech_has_part(with_particle(reading, reading->view->head[at], marker), SPEECH_PART_BEARS))
            return at; /* "leads to chaos" */
    }
    return DOC_NONE;
}

/* "Poses a threat", "has the potential to cause chaos", "allows people to cheat": worth what it brings. */
static int borne_worth(const speech_reading *reading, uint32_t token, uint32_t *word, uint32_t depth) {
    const doc_view *view = reading->view;
    if (depth == 0 || !speech_token_is_part(reading, token, SPEECH_PART_BEARS) ||
        !is_on(reading, DOC_RULE_bears))
        return 0;
    for (uint32_t at = next_borne(reading, view->child[token]); at != DOC_NONE;
         at = next_borne(reading, view->sibling[at])) {
        int worth = own_worth(reading, at, word);
        if (worth == 0) worth = borne_worth(reading, at, word, depth - 1);
        if (worth == 0 && relation_of(reading, at) == DOC_REL_OBJ && speech_task_of(reading, at) != DOC_NONE)
            worth = own_worth(reading, speech_task_of(reading, at), word);
        bool none = doc_view_has(view, at, MODEL_WORD_NEGATIVE_SUBJECT); /* "did nothing wrong" */
        if (worth != 0) return none != (speech_denial_of(view, at) != DOC_NONE) ? -worth : worth;
    }
    return 0;
}

/* "Was once a vital weapon". */
static bool is_of_the_past(const speech_reading *reading, uint32_t token) {
    for (uint32_t at = reading->view->child[token]; at != DOC_NONE; at = reading->view->sibling[at])
        if (relation_of(reading, at) == DOC_REL_ADVMOD && speech_token_is_part(reading, at, SPEECH_PART_PAST))
            return true;
    return false;
}

/* "Good but flawed": neither. */
static bool is_mixed(const speech_reading *reading, uint32_t token, int worth) {
    uint32_t other = doc_view_child(reading->view, token, DOC_REL_CONJ), word;
    return other != DOC_NONE && own_worth(reading, other, &word) == -worth;
}

speech_judgement speech_judge(const speech_reading *reading, uint32_t token) {
    speech_judgement found = {0, DOC_NONE, DOC_NONE};
    int worth = own_worth(reading, token, &found.word);
    if (worth == 0) worth = borne_worth(reading, token, &found.word, BEARERS);
    if (worth == 0 || is_mixed(reading, token, worth) || is_of_the_past(reading, token))
        return (speech_judgement){0, DOC_NONE, DOC_NONE};
    found.denial = speech_denial_of(reading->view, token);
    found.worth = found.denial == DOC_NONE ? worth : -worth;
    return found;
}

/* ---- clauses ---- */

uint32_t speech_task_of(const speech_reading *reading, uint32_t token) {
    for (uint32_t at = reading->view->child[token]; at != DOC_NONE; at = reading->view->sibling[at]) {
        doc_deprel relation = relation_of(reading, at);
        if (relation != DOC_REL_XCOMP && relation != DOC_REL_CCOMP && relation != DOC_REL_ADVCL &&
            relation != DOC_REL_ACL)
            continue;
        uint32_t mark = doc_view_child(reading->view, at, DOC_REL_MARK);
        if ((mark != DOC_NONE && has_class(reading, mark, SPEECH_TO)) || relation == DOC_REL_XCOMP) return at;
    }
    return DOC_NONE;
}

/* "Cancel the summit", "Don't sign it": a bare verb that nobody is the subject of. */
static bool commands(const speech_reading *reading, uint32_t verb) {
    const doc_view *view = reading->view;
    uint8_t xpos = view->document->tokens.xpos[verb];
    doc_deprel relation = relation_of(reading, verb);
    if (xpos != DOC_XPOS_VB || !is_on(reading, DOC_RULE_imperative)) return false;
    if (relation == DOC_REL_XCOMP || relation == DOC_REL_ADVCL || relation == DOC_REL_ACL) return false;
    for (uint32_t at = view->child[verb]; at != DOC_NONE; at = view->sibling[at]) {
        doc_deprel below = relation_of(reading, at);
        if (below == DOC_REL_NSUBJ || below == DOC_REL_MARK) return false;
        if (below == DOC_REL_AUX && speech_denial_of(view, verb) == DOC_NONE) return false;
    }
    return relation != DOC_REL_CONJ || view->head[verb] == DOC_NONE || commands(reading, view->head[verb]);
}

uint32_t speech_wish_of(const speech_reading *reading, uint32_t verb) {
    const doc_view *view = reading->view;
    for (uint32_t at = view->child[verb]; at != DOC_NONE; at = view->sibling[at])
        if (relation_of(reading, at) == DOC_REL_AUX && view->document->tokens.xpos[at] == DOC_XPOS_MD &&
            speech_token_is_part(reading, at, SPEECH_PART_OUGHT) && is_on(reading, DOC_RULE_wished))
            return at;
    return commands(reading, verb) ? verb : DOC_NONE;
}

bool speech_is_finite(const speech_reading *reading, uint32_t verb) {
    uint32_t mark = doc_view_child(reading->view, verb, DOC_REL_MARK);
    if (relation_of(reading, verb) == DOC_REL_XCOMP) return false;
    if (reading->view->document->tokens.xpos[verb] == DOC_XPOS_VBG)
        return mark == DOC_NONE && speech_case_of(reading, verb) == DOC_NONE;
    return mark == DOC_NONE || !has_class(reading, mark, SPEECH_TO);
}

static bool is_left_open(const speech_reading *reading, uint32_t verb) {
    const doc_view *view = reading->view;
    for (uint32_t at = view->child[verb]; at != DOC_NONE; at = view->sibling[at]) {
        doc_deprel relation = relation_of(reading, at);
        if (relation == DOC_REL_AUX && has_class(reading, at, SPEECH_POSSIBLE) &&
            speech_denial_of(view, verb) == DOC_NONE)
            return true;
        if (relation == DOC_REL_ADVMOD && view->document->tokens.xpos[at] == DOC_XPOS_WRB) return true;
        if ((relation == DOC_REL_MARK || relation == DOC_REL_ADVMOD) &&
            (has_class(reading, at, SPEECH_WHETHER) || has_class(reading, at, SPEECH_CONDITION)))
            return true;
    }
    return false;
}

bool speech_is_open(const speech_reading *reading, uint32_t verb) {
    if (!is_on(reading, DOC_RULE_left_open)) return false;
    for (uint32_t steps = doc_view_sentence(reading->view, verb).count; steps > 0; steps--) {
        if (is_left_open(reading, verb)) return true;
        if (relation_of(reading, verb) != DOC_REL_CONJ) return false;
        verb = reading->view->head[verb]; /* "whether to sign or veto it" */
    }
    return false;
}

/* ---- who does it ---- */

uint32_t speech_owner_of(const speech_reading *reading, uint32_t token, uint32_t except) {
    const doc_view *view = reading->view;
    uint32_t owner = doc_view_child_exact(view, token, DOC_REL_NMOD_POSS);
    if (owner != DOC_NONE) return owner;
    for (uint32_t at = view->child[token]; at != DOC_NONE; at = view->sibling[at]) {
        doc_deprel relation = relation_of(reading, at);
        uint32_t marker = speech_case_of(reading, at);
        if ((relation == DOC_REL_NMOD || relation == DOC_REL_OBL) && marker != DOC_NONE &&
            speech_token_is_part(reading, marker, SPEECH_PART_AGENT) && !doc_view_below(view, except, at))
            return at;
    }
    return DOC_NONE;
}

/** The subject nearest before the verb ("which is I favor it" may give two), else one behind it. */
static uint32_t subject_of(const speech_reading *reading, uint32_t token) {
    const doc_view *view = reading->view;
    uint32_t subject = DOC_NONE;
    for (uint32_t at = view->child[token]; at != DOC_NONE; at = view->sibling[at])
        if (relation_of(reading, at) == DOC_REL_NSUBJ && (subject == DOC_NONE || at < token)) subject = at;
    return subject;
}

uint32_t speech_doer_of(const speech_reading *reading, uint32_t token, uint32_t except) {
    const doc_view *view = reading->view;
    for (uint32_t steps = doc_view_sentence(view, token).count; steps > 0; steps--) {
        uint32_t owner = speech_owner_of(reading, token, except), subject = subject_of(reading, token);
        if (owner != DOC_NONE) return owner;
        doc_deprel relation = relation_of(reading, token);
        uint32_t head = view->head[token];
        if (subject != DOC_NONE)
            return has_class(reading, subject, SPEECH_RELATIVE) && relation == DOC_REL_ACL ? head : subject;
        if (head == DOC_NONE || relation == DOC_REL_CCOMP || relation == DOC_REL_PARATAXIS) return DOC_NONE;
        uint32_t object = doc_view_child(view, head, DOC_REL_OBJ);
        if (relation == DOC_REL_XCOMP && object != DOC_NONE && object != token) return object;
        if (relation == DOC_REL_ACL && view->document->tokens.upos[head] != DOC_VERB &&
            !says_something(speech_token_tendency(reading, head)))
            return head;
        token = head;
    }
    return DOC_NONE;
}

uint32_t speech_headed_mention(const doc *document, uint32_t token) {
    uint32_t low;
    base_lower_bound(low, 0, document->mentions.count, doc_mention_at(document, low).tokens.first <= token);
    for (uint32_t back = 0; low > 0 && back < MENTIONS_BACK; back++) {
        if (doc_mention_at(document, --low).head == token) return low;
    }
    return DOC_NONE;
}

uint32_t speech_headed_entity(const doc *document, uint32_t token) {
    uint32_t mention = speech_headed_mention(document, token);
    return mention == DOC_NONE ? DOC_NONE : doc_mention_at(document, mention).entity;
}
