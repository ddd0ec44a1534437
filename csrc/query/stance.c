#include <string.h>

#include "query/report.h"

/** What a word says of what it governs: direction 0 where it says nothing. */
typedef struct stance_word {
    int direction; /**< +1 or -1 */
    bool value;    /**< praises or blames by itself; else it needs somebody who wants it */
} stance_word;

static stance_word word_of(const engine_models *models, const doc *document, uint32_t token) {
    const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
    uint32_t row = model_lexicon_row(&models->stances, lemma, strlen(lemma));
    if (row == MODEL_NO_ROW) return (stance_word){0, false};
    bool plus = model_lexicon_id(&models->stances, row, 2) == CORPUS_STANCE_FOR;
    return (stance_word){plus ? 1 : -1, model_lexicon_id(&models->stances, row, 1) == CORPUS_STANCE_VALUE};
}

/** How a speaker of that manner stands toward what is called for, rejected, … */
static int attitude(uint8_t manner) {
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

/** True where the relation only joins words of one phrase, so that what is said of the head is said of both.
 */
static bool is_same_phrase(uint8_t relation) {
    return relation == DOC_REL_COMPOUND || relation == DOC_REL_FLAT || relation == DOC_REL_APPOS ||
           relation == DOC_REL_CONJ || relation == DOC_REL_FIXED || relation == DOC_REL_NUMMOD;
}

/** The speaker is the subject of a verb inside the words: "we support …". */
static bool said_by_speaker(const engine_models *models, const doc *document, doc_range sentence,
                            uint32_t verb) {
    uint32_t subject = query_child_with(document, sentence, verb, DOC_REL_NSUBJ, DOC_REL_NSUBJ);
    if (subject == DOC_NONE) return false;
    const char *lemma = doc_string(document, doc_lemma(&document->tokens, subject));
    char folded[8];
    size_t size = strlen(lemma);
    if (size >= sizeof folded) return false;
    for (size_t i = 0; i <= size; i++)
        folded[i] = (char)(lemma[i] >= 'A' && lemma[i] <= 'Z' ? lemma[i] + 32 : lemma[i]);
    return speech_word_is(&models->words, folded, SPEECH_FIRST_PERSON) ||
           speech_word_is(&models->words, folded, SPEECH_FIRST_PLURAL);
}

/** A walk from X up through the words of the content. */
typedef struct stance_walk {
    const query_reporter *reporter;
    const doc *document;
    doc_range sentence;
    uint32_t quote;
    uint32_t token;
    int direction;    /**< of what is done to X, so far */
    bool evaluated;   /**< a word that praises or blames was passed */
    bool governed;    /**< X is not itself the top: something is done to it */
    bool coordinated; /**< what is done to it is one of several things */
} stance_walk;

static bool holds(const stance_walk *walk, uint32_t token) {
    return walk->reporter->quotes[token] == walk->quote && walk->reporter->places[token] == QUERY_CONTENT;
}

typedef enum walk_step {
    WALK_ON,
    WALK_TOP, /**< X, or what is done to it, is the whole content */
    WALK_OWN, /**< a verb whose subject is the speaker: "we support …" */
    WALK_LOST /**< a word that is not known to do anything to X */
} walk_step;

static bool is_governed(uint8_t relation) {
    return relation == DOC_REL_NMOD || relation == DOC_REL_OBJ || relation == DOC_REL_OBL ||
           relation == DOC_REL_NSUBJ || relation == DOC_REL_CCOMP || relation == DOC_REL_XCOMP ||
           relation == DOC_REL_ACL;
}

/** The direction of a verb that the speaker says of himself: its class as a report, else what it does to its
 * object. */
static int own_direction(const stance_walk *walk, stance_word word) {
    speech_sense sense =
        speech_verb_sense(&walk->reporter->models->words,
                          doc_string(walk->document, doc_lemma(&walk->document->tokens, walk->token)));
    int sign = sense.known ? attitude(sense.manner) : 0;
    return sign ? sign : word.direction;
}

/** One step to the head, and what the head does to X. */
static walk_step step_up(stance_walk *walk) {
    const engine_models *models = walk->reporter->models;
    uint32_t head = query_head_in(walk->document, walk->sentence, walk->token);
    if (head == DOC_NONE || !holds(walk, head)) return WALK_TOP;
    uint8_t deprel = walk->document->tokens.deprel[walk->token];
    uint8_t relation = (uint8_t)doc_deprel_universal(deprel);
    walk->token = head;
    if (is_same_phrase(relation)) {
        walk->coordinated = walk->coordinated || (walk->governed && relation == DOC_REL_CONJ);
        return WALK_ON;
    }
    stance_word word = word_of(models, walk->document, head);
    /* "Urged every state to ratify X": what is wanted hangs below whoever is to do it. */
    if (word.direction == 0 && walk->governed && deprel == DOC_REL_ACL) return WALK_TOP;
    bool own = relation != DOC_REL_NSUBJ && said_by_speaker(models, walk->document, walk->sentence, head);
    int direction = own ? own_direction(walk, word) : word.direction;
    bool active_subject = relation == DOC_REL_NSUBJ && deprel != DOC_REL_NSUBJ_PASS && !word.value;
    /* "A truce in the strait and the application of X": what "and" joins is often hung too low in the tree.
     */
    if (direction == 0 && walk->coordinated && relation == DOC_REL_NMOD) return WALK_TOP;
    if (direction == 0 || active_subject || !is_governed(relation)) return WALK_LOST;
    if (query_is_negated(models, walk->document, walk->sentence, head)) direction = -direction;
    walk->governed = true;
    walk->direction *= direction;
    walk->evaluated = walk->evaluated || word.value;
    return own ? WALK_OWN : WALK_ON;
}

static query_stance stance_of(int direction) {
    return direction > 0 ? QUERY_STANCE_POSITIVE : direction < 0 ? QUERY_STANCE_NEGATIVE : QUERY_STANCE_NONE;
}

/** The stance of a walk that reached the top of the content. */
static query_stance stance_at_top(const stance_walk *walk, const doc_quote *how) {
    int sign = walk->evaluated ? 1 : attitude(how->manner);
    if (!walk->governed && sign == 0 && how->manner == DOC_MANNER_discuss) return QUERY_STANCE_NEUTRAL;
    /* Who denies something said of X need not be against X: only a flat refusal counts. */
    if (walk->governed && how->manner == DOC_MANNER_deny) return QUERY_STANCE_NONE;
    sign *= walk->direction;
    return stance_of(how->negated ? -sign : sign);
}

query_stance query_stance_toward(const query_reporter *reporter, uint32_t quote, const query_hit *hit) {
    const doc *document = &reporter->document->content;
    doc_quote how = doc_quote_at(document, quote);
    doc_range sentence = document->sentences.items[doc_token_sentence(document, hit->head)].tokens;
    stance_walk walk = {reporter, document, sentence, quote, hit->head, 1, false, false, false};
    if (!holds(&walk, hit->head)) return QUERY_STANCE_NONE;
    for (uint32_t steps = 0; steps < sentence.count; steps++) {
        switch (step_up(&walk)) {
        case WALK_ON:
            continue;
        case WALK_TOP:
            return stance_at_top(&walk, &how);
        case WALK_OWN:
            return stance_of(walk.direction);
        case WALK_LOST:
            return QUERY_STANCE_NONE;
        }
    }
    return QUERY_STANCE_NONE;
}
