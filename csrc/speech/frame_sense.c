#include "speech/frame_sense.h"

#include <string.h>

#include "text/fold.h"

/* What a cue means in its frame. */

#define FRAME_BYTES 32

/* What makes the frame: the lemma, the preposition or particle or kind of complement that may pick another
 * sense. */
typedef struct frame_view {
    const speech_board *board;
    const speech_candidates *candidates;
    const speech_candidate *candidate;
    char lemma[FRAME_BYTES * 2];
    char chosen[FRAME_BYTES]; /**< the word that joins the lemma in `verb`: "for", "clear" */
    speech_sense sense;
    bool settled;
    doc_rules *decided;
} frame_view;

static uint8_t relation_of(const frame_view *view, uint32_t token) {
    return view->board->document->tokens.deprel[token];
}

static void lower_form(const speech_board *board, uint32_t token, char *bytes, size_t capacity) {
    const doc *document = board->document;
    size_t count = text_lower_token(document->text + doc_begin(&document->tokens, token),
                                    doc_length(&document->tokens, token), bytes, capacity - 1);
    bytes[count] = '\0';
}

static void settle(frame_view *view, speech_sense found, doc_rule rule) {
    if (!found.known || !speech_decides(view->board, view->decided, rule)) return;
    view->sense = found;
    view->settled = true;
}

/* Takes the sense of a frame where the list has it. */
static void try_frame(frame_view *view, speech_frame frame, doc_rule rule) {
    if (view->settled) return;
    settle(view, speech_frame_sense(view->board->lexicons, view->lemma, frame), rule);
}

/* The same of a preposition or particle, which then is part of the verb. */
static void try_word(frame_view *view, const char *word) {
    if (view->settled) return;
    settle(view, speech_word_frame(view->board->lexicons, view->lemma, word), DOC_RULE_frame_particle);
    if (view->settled) memcpy(view->chosen, word, strlen(word) + 1);
}

static bool in_content(const frame_view *view, uint32_t token) {
    for (uint32_t i = 0; i < view->candidate->content.count; i++) {
        doc_range piece = view->candidates->pieces.items[view->candidate->content.first + i];
        if (token >= piece.first && token < piece.first + piece.count) return true;
    }
    return false;
}

static bool has_should(const frame_view *view, uint32_t clause) {
    const speech_board *board = view->board;
    for (uint32_t at = board->child[clause]; at != DOC_NONE; at = board->sibling[at])
        if (doc_deprel_universal(relation_of(view, at)) == DOC_REL_AUX &&
            speech_listed(board, at, SPEECH_MANDATIVE))
            return true;
    return false;
}

static bool has_tag(const frame_view *view, uint32_t token, doc_xpos tag) {
    return view->board->document->tokens.xpos[token] == tag;
}

/* A clause is of the kind that its marker and verb form say. */
static void try_clause(frame_view *view, uint32_t clause) {
    const speech_board *board = view->board;
    doc_deprel relation = doc_deprel_universal(relation_of(view, clause));
    uint32_t mark = speech_dependent(board, clause, DOC_REL_MARK, false);
    bool to = mark != DOC_NONE && speech_listed(board, mark, SPEECH_TO), should = has_should(view, clause);
    uint32_t copula = speech_dependent(board, clause, DOC_REL_COP, false);
    if (to && copula != DOC_NONE && !has_tag(view, copula, DOC_XPOS_VB) && /* "it was to shut the pit" */
        speech_decides(board, view->decided, DOC_RULE_finite_copula))
        to = false;
    bool bare = speech_dependent(board, clause, DOC_REL_AUX, false) == DOC_NONE;
    bool finite = relation == DOC_REL_CCOMP || relation == DOC_REL_PARATAXIS;
    if (finite && (should || (bare && !to && has_tag(view, clause, DOC_XPOS_VB))))
        try_frame(view, SPEECH_FRAME_SHOULD, DOC_RULE_frame_should);
    if (has_tag(view, clause, DOC_XPOS_VBG) && relation != DOC_REL_OBL && bare)
        try_frame(view, SPEECH_FRAME_DOING, DOC_RULE_frame_doing);
    if (to) try_frame(view, SPEECH_FRAME_TO, DOC_RULE_frame_to);
    if (finite) try_frame(view, SPEECH_FRAME_THAT, DOC_RULE_frame_that);
}

/* Particles and prepositions come before clauses: "point out that", "insist on". */
static void choose_frame(frame_view *view) {
    const speech_board *board = view->board;
    char word[FRAME_BYTES];
    for (uint32_t at = board->child[view->candidate->cue]; at != DOC_NONE; at = board->sibling[at]) {
        doc_deprel relation = doc_deprel_universal(relation_of(view, at));
        bool particle = relation_of(view, at) == DOC_REL_COMPOUND_PRT;
        bool adjective = relation == DOC_REL_XCOMP && board->document->tokens.upos[at] == DOC_ADJ;
        uint32_t marker = particle || adjective ? at : speech_marker(board, at);
        if (marker == DOC_NONE || relation == DOC_REL_CCOMP || relation == DOC_REL_ADVCL) {
            if (relation != DOC_REL_ADVCL || marker == DOC_NONE || !in_content(view, at)) continue;
        }
        if (!particle && !adjective && !in_content(view, at) && relation != DOC_REL_XCOMP) continue;
        if (relation == DOC_REL_XCOMP && !adjective && speech_listed(board, marker, SPEECH_TO)) continue;
        if (speech_listed(board, marker, SPEECH_CLAUSE_MARK)) continue;
        lower_form(board, marker, word, sizeof word);
        try_word(view, word);
    }
    for (uint32_t at = board->child[view->candidate->cue]; at != DOC_NONE; at = board->sibling[at])
        if (in_content(view, at)) try_clause(view, at);
}

/* A light verb ("make", "take", "give") means what its noun means. */
static void choose_noun(frame_view *view) {
    const speech_board *board = view->board;
    for (uint32_t at = board->child[view->candidate->cue]; at != DOC_NONE && !view->settled;
         at = board->sibling[at]) {
        doc_deprel relation = doc_deprel_universal(relation_of(view, at));
        if (relation != DOC_REL_OBJ && relation != DOC_REL_OBL && relation != DOC_REL_NSUBJ) continue;
        speech_sense found = speech_noun_sense(board->lexicons, speech_lemma(board, at));
        if (!found.known || !speech_decides(board, view->decided, DOC_RULE_light_verb)) continue;
        view->sense = found;
        view->settled = true;
    }
}

/* Content that ends in a question mark asks. */
static bool asks(const frame_view *view) {
    const doc *document = view->board->document;
    if (view->candidate->content.count == 0) return false;
    doc_range piece =
        view->candidates->pieces.items[view->candidate->content.first + view->candidate->content.count - 1];
    uint32_t behind = piece.first + piece.count;
    return behind < view->board->count && document->text[doc_begin(&document->tokens, behind)] == '?';
}

static uint32_t intern_verb(frame_view *view, doc_quote *quote) {
    doc *document = view->board->document;
    const doc_tokens *tokens = &document->tokens;
    uint32_t cue = quote->cue_head;
    char verb[FRAME_BYTES * 4];
    if (tokens->upos[cue] == DOC_PUNCT) return DOC_NONE;
    size_t count = strlen(view->lemma);
    memcpy(verb, view->lemma, count + 1);
    if (speech_listed(view->board, cue, SPEECH_MARKER)) { /* "according to": its own words */
        char word[FRAME_BYTES];
        lower_form(view->board, cue, verb, sizeof view->lemma);
        count = strlen(verb);
        if (cue + 1 < view->board->count && speech_listed(view->board, cue + 1, SPEECH_MARKER_NEXT)) {
            lower_form(view->board, cue + 1, word, sizeof word);
            verb[count++] = ' ';
            memcpy(verb + count, word, strlen(word) + 1);
        }
    } else if (view->chosen[0]) {
        verb[count++] = ' ';
        memcpy(verb + count, view->chosen, strlen(view->chosen) + 1);
    }
    return doc_intern(document, verb, strlen(verb));
}

bool speech_frame_fill(const speech_board *board, const speech_candidates *candidates,
                       const speech_candidate *candidate, doc_quote *quote, doc_rules *decided) {
    quote->verb = DOC_NONE;
    quote->manner = DOC_NO_MANNER;
    quote->force = DOC_STATEMENT;
    quote->commitment = DOC_NEUTRAL;
    if (candidate->cue == DOC_NONE) return true;
    frame_view view = {.board = board, .candidates = candidates, .candidate = candidate, .decided = decided};
    const char *lemma = speech_lemma(board, candidate->cue);
    size_t count = text_lower_token(lemma, strlen(lemma), view.lemma, sizeof view.lemma - 1);
    view.lemma[count] = '\0';
    uint8_t upos = board->document->tokens.upos[candidate->cue];
    if (upos == DOC_PUNCT) return true;
    speech_sense base = upos == DOC_NOUN || upos == DOC_ADJ ? speech_noun_sense(board->lexicons, view.lemma)
                                                            : speech_verb_sense(board->lexicons, view.lemma);
    if (!base.known)
        base = upos == DOC_NOUN || upos == DOC_ADJ ? speech_verb_sense(board->lexicons, view.lemma)
                                                   : speech_noun_sense(board->lexicons, view.lemma);
    view.sense = base;
    choose_frame(&view);
    if (!view.settled && base.manner == DOC_NO_MANNER) choose_noun(&view);
    quote->verb = intern_verb(&view, quote);
    if (quote->verb == DOC_NONE) return upos == DOC_PUNCT;
    quote->manner =
        view.sense.known && view.sense.manner < DOC_MANNER_COUNT ? view.sense.manner : DOC_MANNER_say;
    quote->force = view.sense.force;
    quote->commitment = view.sense.commitment;
    if (quote->manner == DOC_MANNER_say && quote->force == DOC_STATEMENT && asks(&view) &&
        speech_decides(board, decided, DOC_RULE_question_content))
        quote->force = DOC_QUESTION;
    for (uint32_t at = board->child[candidate->cue]; at != DOC_NONE; at = board->sibling[at])
        if (speech_listed(board, at, SPEECH_HEARSAY) && speech_decides(board, decided, DOC_RULE_hearsay))
            quote->commitment = DOC_DISTANCING;
    return true;
}
