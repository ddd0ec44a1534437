#include "speech/uncued.h"

#include "speech/tuning.h"

/* Quotations without a cue: signed ones, and those that go on with the speaker before them. */

static uint32_t paragraph_of(const speech_board *board, uint32_t token) {
    return board->document->sentences.items[board->sentence[token]].paragraph;
}

/* The signature behind a quotation that ends before `from`: a dash and a name up to the paragraph's end. */
static bool signature(const speech_board *board, uint32_t from, doc_range *dash, doc_range *name) {
    const doc_tokens *tokens = &board->document->tokens;
    while (from < board->count && (board->marks[from] & DOC_MARK_CLOSES)) from++;
    if (from + 1 >= board->count || !speech_dash(board, from)) return false;
    uint32_t paragraph = paragraph_of(board, from), end = from + 1;
    if (from == 0 || paragraph_of(board, from - 1) != paragraph) return false;
    bool named = false;
    while (end < board->count && paragraph_of(board, end) == paragraph) {
        if (tokens->upos[end] == DOC_VERB || tokens->upos[end] == DOC_AUX) return false;
        if (end - from > SPEECH_SIGNATURE_TOKENS) return false;
        named |= tokens->upos[end] == DOC_PROPN;
        end++;
    }
    if (!named) return false;
    while (end > from + 1 && tokens->upos[end - 1] == DOC_PUNCT) end--;
    *dash = (doc_range){from, 1};
    *name = (doc_range){from + 1, end - from - 1};
    return true;
}

static bool add_range(speech_candidates *candidates, doc_range *range, doc_range piece) {
    *range = (doc_range){candidates->pieces.count, 1};
    return base_vec_push(candidates->allocator, &candidates->pieces, piece);
}

static bool add_draft(speech_candidates *candidates, const speech_board *board, speech_candidate candidate,
                      doc_range content) {
    candidate.content = (doc_range){candidates->pieces.count, 0};
    return base_vec_push(candidates->allocator, &candidates->items, candidate) &&
           speech_candidate_extend(candidates, board, candidates->items.count - 1, content.first,
                                   content.first + content.count);
}

static bool add_signed(speech_candidates *candidates, const speech_board *board, doc_range content,
                       doc_range dash, doc_range name) {
    speech_candidate candidate = {.cue = dash.first,
                                  .chance = SPEECH_SIGNED_CHANCE,
                                  .sentence = board->sentence[content.first],
                                  .parent = DOC_NONE,
                                  .outer = DOC_NONE};
    doc_rules_add(&candidate.decided, DOC_RULE_signed_quotation);
    if (!add_range(candidates, &candidate.source, name) || !add_range(candidates, &candidate.words, dash))
        return false;
    return add_draft(candidates, board, candidate, content);
}

/* The candidate whose speaker a quotation at this token goes on with: the last one before it that is near. */
static uint32_t speaker_before(const speech_candidates *candidates, const speech_board *board, uint32_t found,
                               uint32_t token, uint32_t *next) {
    while (*next < found &&
           (candidates->items.items[*next].dropped || candidates->items.items[*next].cue < token))
        ++*next;
    for (uint32_t i = *next; i-- > 0 && *next - i < DOC_SENTENCE_TOKENS;) {
        const speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->dropped || candidate->source.count == 0) continue;
        if (paragraph_of(board, candidate->cue) + SPEECH_UNCUED_PARAGRAPHS < paragraph_of(board, token))
            return DOC_NONE;
        return i;
    }
    return DOC_NONE;
}

static bool add_continued(speech_candidates *candidates, const speech_board *board, uint32_t parent,
                          doc_range content) {
    speech_candidate candidate = {.cue = DOC_NONE,
                                  .chance =
                                      candidates->items.items[parent].chance * SPEECH_UNCUED_SHARE / 1000,
                                  .sentence = board->sentence[content.first],
                                  .parent = parent,
                                  .outer = DOC_NONE};
    doc_rules_add(&candidate.decided, DOC_RULE_uncued_quotation);
    return add_draft(candidates, board, candidate, content);
}

/* Marks the tokens that candidates hold as content, cue or source; candidates with a source keep theirs from being
 * signed. */
static uint8_t *covered_tokens(const speech_candidates *candidates, const speech_board *board) {
    uint8_t *covered = base_arena_new_zeroed(board->arena, board->count, 1);
    if (!covered) return NULL;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        const speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->dropped) continue;
        for (uint32_t k = 0; k < candidate->content.count; k++) {
            doc_range piece = candidates->pieces.items[candidate->content.first + k];
            for (uint32_t token = piece.first; token < piece.first + piece.count; token++) covered[token] = 1;
        }
        for (uint32_t k = 0; k < candidate->words.count; k++)
            covered[candidates->pieces.items[candidate->words.first + k].first] = 1;
    }
    return covered;
}

static bool any_covered(const uint8_t *covered, doc_range tokens) {
    for (uint32_t i = 0; i < tokens.count; i++)
        if (covered[tokens.first + i]) return true;
    return false;
}

static uint32_t words_in(const speech_board *board, doc_range tokens) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens.count; i++)
        count += board->document->tokens.upos[tokens.first + i] != DOC_PUNCT;
    return count;
}

static bool add_pair(speech_candidates *candidates, const speech_board *board, const uint8_t *covered,
                     uint32_t found, const text_pair *pair, uint32_t *next) {
    uint32_t first = doc_token_at(board->document, pair->begin),
             end = doc_token_at(board->document, pair->end);
    if (first >= end || (board->marks[first] & DOC_MARK_SKIPPED)) return true;
    doc_range content = {first, end - first}, dash, name;
    if (words_in(board, content) < SPEECH_UNCUED_WORDS || any_covered(covered, content)) return true;
    if (pair->previous != TEXT_NO_PAIR)
        return true; /* its first paragraph was not taken either, or took it along */
    if (doc_rule_on(board->document, DOC_RULE_signed_quotation) && signature(board, end, &dash, &name))
        return add_signed(candidates, board, content, dash, name);
    speech_continuation alone;
    if (!doc_rule_on(board->document, DOC_RULE_uncued_quotation)) return true;
    if (!speech_continuation_at(board, first, &alone)) return true;
    uint32_t parent = speaker_before(candidates, board, found, first, next);
    return parent == DOC_NONE || add_continued(candidates, board, parent, content);
}

bool speech_add_uncued(speech_candidates *candidates, const speech_board *board) {
    uint8_t *covered = covered_tokens(candidates, board);
    if (!covered) return false;
    uint32_t found = candidates->items.count, next = 0;
    for (uint32_t i = 0; i < board->view->pairs.pairs.count; i++) {
        const text_pair *pair = &board->view->pairs.pairs.items[i];
        if (pair->depth > 0 || (!pair->closed && pair->next == TEXT_NO_PAIR)) continue;
        if (!add_pair(candidates, board, covered, found, pair, &next)) return false;
    }
    return true;
}
