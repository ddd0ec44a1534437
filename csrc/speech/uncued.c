#include "speech/uncued.h"

#include "speech/introduction.h"
#include "speech/speaker.h"
#include "speech/tuning.h"

/* Quotations that no candidate holds, and whose they are by what stands around them. */

/* The signature behind a quotation that ends before `from`: a dash and a name up to the paragraph's end. */
static bool signature(const speech_board *board, uint32_t from, uint32_t *dash, doc_range *name) {
    while (from < board->count && (board->marks[from] & DOC_MARK_CLOSES)) from++;
    if (from + 1 >= board->count || !speech_dash(board, from)) return false;
    uint32_t paragraph = speech_paragraph(board, from), end = from + 1;
    if (from == 0 || speech_paragraph(board, from - 1) != paragraph) return false;
    bool named = false;
    while (end < board->count && speech_paragraph(board, end) == paragraph) {
        if (speech_verbal(board, end)) return false;
        if (end - from > SPEECH_SIGNATURE_TOKENS) return false;
        named |= board->document->tokens.upos[end] == DOC_PROPN;
        end++;
    }
    if (!named) return false;
    while (end > from + 1 && speech_punctuation(board, end - 1)) end--;
    *dash = from;
    *name = (doc_range){from + 1, end - from - 1};
    return true;
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
        if (!speech_may_go_on(board, speech_top(board, candidates->pieces.items[candidate->source.first])))
            continue;
        if (speech_paragraph(board, candidate->cue) + SPEECH_UNCUED_PARAGRAPHS <
            speech_paragraph(board, token))
            return DOC_NONE;
        return i;
    }
    return DOC_NONE;
}

/* Marks the tokens that candidates hold as content, and where their cues begin. */
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
    for (uint32_t i = 0; i < tokens.count; i++) count += !speech_punctuation(board, tokens.first + i);
    return count;
}

/* "Ask the engineers.": short, but a sentence with a verb and a stop of its own. */
static bool says_all(const speech_board *board, doc_range tokens) {
    char last = speech_byte(board, tokens.first + tokens.count - 1);
    if (last != '.' && last != '!' && last != '?') return false;
    for (uint32_t token = tokens.first; token < tokens.first + tokens.count; token++)
        if (board->document->tokens.upos[token] == DOC_VERB) return true;
    return false;
}

/** What finding the owner of a quotation that no candidate holds needs. */
typedef struct uncued_search {
    speech_candidates *candidates;
    const speech_board *board;
    const uint8_t *covered;
    uint32_t *outvoted; /**< the surest outvoted candidate that holds most of a pair, by pair */
    uint32_t found;     /**< candidates before any was added */
    uint32_t next;
} uncued_search;

/* Notes the pairs that an outvoted candidate holds for the most part. */
static void note_outvoted(uncued_search *search, uint32_t index) {
    const speech_board *board = search->board;
    const speech_candidate *items = search->candidates->items.items, *candidate = &items[index];
    for (uint32_t k = 0; k < candidate->content.count; k++) {
        doc_range piece = search->candidates->pieces.items[candidate->content.first + k];
        uint32_t end = piece.first + piece.count;
        for (uint32_t token = piece.first; token < end;) {
            uint32_t pair = board->pair[token], begin = token;
            while (token < end && board->pair[token] == pair) token++;
            if (pair == TEXT_NO_PAIR || pair == board->pair[candidate->cue]) continue;
            const text_pair *words = &board->view->pairs.pairs.items[pair];
            uint32_t first = doc_token_at(board->document, words->begin),
                     behind = doc_token_at(board->document, words->end);
            uint32_t *best = &search->outvoted[pair];
            if ((token - begin) * 2 > behind - first &&
                (*best == DOC_NONE || items[*best].chance < candidate->chance))
                *best = index;
        }
    }
}

/* A quotation is somebody's: the surest of the reports that lost against others has it after all. */
static bool revive(uncued_search *search, uint32_t pair) {
    uint32_t index = search->outvoted[pair];
    if (index == DOC_NONE || !doc_rule_on(search->board->document, DOC_RULE_claimed_quotation)) return false;
    speech_candidate *candidate = &search->candidates->items.items[index];
    candidate->dropped = candidate->outvoted = false;
    doc_rules_add(&candidate->decided, DOC_RULE_claimed_quotation);
    return true;
}

static bool add_introduced(uncued_search *search, doc_rule rule, uint32_t cue, doc_range source,
                           doc_range content) {
    speech_candidate candidate =
        speech_candidate_by_rule(rule, cue, search->board->sentence[cue], SPEECH_COLON_CHANCE);
    return speech_candidate_add_by_rule(search->candidates, search->board, candidate, source, content);
}

static bool add_signed(uncued_search *search, uint32_t dash, doc_range name, doc_range content) {
    speech_candidate candidate = speech_candidate_by_rule(
        DOC_RULE_signed_quotation, dash, search->board->sentence[content.first], SPEECH_SIGNED_CHANCE);
    return speech_candidate_add_by_rule(search->candidates, search->board, candidate, name, content);
}

static bool add_alone(uncued_search *search, doc_range source, doc_range content) {
    speech_candidate candidate = speech_candidate_by_rule(
        DOC_RULE_subject_speaks, DOC_NONE, search->board->sentence[content.first], SPEECH_ALONE_CHANCE);
    return speech_candidate_add_by_rule(search->candidates, search->board, candidate, source, content);
}

static bool add_continued(uncued_search *search, uint32_t parent, doc_range content) {
    uint32_t chance = search->candidates->items.items[parent].chance * SPEECH_UNCUED_SHARE / 1000;
    speech_candidate candidate = speech_candidate_by_rule(DOC_RULE_uncued_quotation, DOC_NONE,
                                                          search->board->sentence[content.first], chance);
    candidate.parent = parent;
    return speech_candidate_add_by_rule(search->candidates, search->board, candidate, (doc_range){0, 0},
                                        content);
}

/* Words that stand alone as a sentence: whoever spoke last in this paragraph goes on, else its subject speaks, else
 * whoever spoke in the paragraphs before. */
static bool add_sentence(uncued_search *search, doc_range content) {
    const speech_board *board = search->board;
    uint32_t parent = DOC_NONE;
    if (doc_rule_on(board->document, DOC_RULE_uncued_quotation))
        parent = speaker_before(search->candidates, board, search->found, content.first, &search->next);
    bool near = parent != DOC_NONE && speech_paragraph(board, search->candidates->items.items[parent].cue) ==
                                          speech_paragraph(board, content.first);
    if (!near && doc_rule_on(board->document, DOC_RULE_subject_speaks)) {
        doc_range source = speech_subject_beside(board, content.first, content.first + content.count);
        if (source.count > 0) return add_alone(search, source, content);
    }
    return parent == DOC_NONE || add_continued(search, parent, content);
}

static bool add_pair(uncued_search *search, uint32_t index) {
    const speech_board *board = search->board;
    const text_pair *pair = &board->view->pairs.pairs.items[index];
    uint32_t first = doc_token_at(board->document, pair->begin),
             end = doc_token_at(board->document, pair->end), colon, dash;
    if (first >= end || (board->marks[first] & DOC_MARK_SKIPPED)) return true;
    doc_range content = {first, end - first}, name, source;
    if (any_covered(search->covered, content)) return true;
    if (pair->previous != TEXT_NO_PAIR)
        return true; /* its first paragraph was not taken either, or took it along */
    bool brief = words_in(board, content) < SPEECH_UNCUED_WORDS && !says_all(board, content);
    if (!brief && doc_rule_on(board->document, DOC_RULE_signed_quotation) &&
        signature(board, end, &dash, &name))
        return add_signed(search, dash, name, content);
    uint32_t voice =
        doc_rule_on(board->document, DOC_RULE_words_of) ? speech_words_of(board, first, &source) : DOC_NONE;
    if (voice != DOC_NONE) return add_introduced(search, DOC_RULE_words_of, voice, source, content);
    if (doc_rule_on(board->document, DOC_RULE_colon_speaker) &&
        speech_colon_before(board, first, &colon, &source) && (source.count > 0 || !brief))
        return add_introduced(search, DOC_RULE_colon_speaker, colon, source, content);
    if (!brief && revive(search, index)) return true;
    speech_continuation alone;
    if (brief || !speech_continuation_at(board, first, &alone)) return true;
    return add_sentence(search, content);
}

bool speech_add_uncued(speech_candidates *candidates, const speech_board *board) {
    uint32_t pairs = board->view->pairs.pairs.count;
    if (pairs == 0) return true;
    uncued_search search = {.candidates = candidates,
                            .board = board,
                            .covered = covered_tokens(candidates, board),
                            .outvoted = base_arena_new(board->arena, pairs, sizeof *search.outvoted),
                            .found = candidates->items.count};
    if (!search.covered || !search.outvoted) return false;
    for (uint32_t i = 0; i < pairs; i++) search.outvoted[i] = DOC_NONE;
    for (uint32_t i = 0; i < search.found; i++)
        if (candidates->items.items[i].outvoted) note_outvoted(&search, i);
    for (uint32_t i = 0; i < pairs; i++) {
        const text_pair *pair = &board->view->pairs.pairs.items[i];
        if (pair->depth > 0 || (!pair->closed && pair->next == TEXT_NO_PAIR)) continue;
        if (!add_pair(&search, i)) return false;
    }
    return true;
}
