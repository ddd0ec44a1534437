#include "speech/transcript.h"

#include "speech/tuning.h"

/* Turns of a transcript: who is named before a colon says the paragraph. */

/* A paragraph's label: its tokens, which a colon follows; count 0 for none. */
typedef struct turn {
    doc_range label;
    uint32_t end;             /* behind the paragraph's last token */
    uint32_t paragraph, next; /* the next turn's, or the last one that this may go on in */
    bool capitals;            /* of the label's letters; others are capitalised words */
} turn;

typedef BASE_VEC(turn) turns;

/* How a token of a label is written: nothing, capitalised, or in capitals; `letters` where it has any. */
static bool fits_label(const doc *document, uint32_t token, bool *letters, bool *capitals) {
    const char *bytes = document->text + doc_begin(&document->tokens, token);
    uint32_t length = doc_length(&document->tokens, token);
    bool small = false, digit = false;
    for (uint32_t i = 0; i < length; i++) {
        small |= bytes[i] >= 'a' && bytes[i] <= 'z';
        digit |= bytes[i] >= '0' && bytes[i] <= '9';
        *letters |= bytes[i] >= 'A' && bytes[i] <= 'Z';
    }
    *capitals &= !small;
    bool capitalised = bytes[0] >= 'A' && bytes[0] <= 'Z';
    return !digit && (!small || capitalised);
}

static turn turn_of(const speech_board *board, uint32_t index) {
    const doc *document = board->document;
    turn none = {{0, 0}, 0, index, index + 1, true}, found = none;
    if (document->paragraphs.items[index].kind != DOC_BODY) return none;
    doc_range tokens = speech_paragraph_tokens(document, index);
    uint32_t first = tokens.first, end = first + tokens.count;
    bool letters = false;
    while (first < end && (board->marks[first] & DOC_MARK_OPENS)) first++;
    for (uint32_t at = first; at + 1 < end && at - first <= SPEECH_LABEL_TOKENS; at++) {
        if (at > first && speech_mark(board, at, ':')) {
            if (!letters || (!found.capitals && at - first > SPEECH_LABEL_WORDS)) return none;
            found.label = (doc_range){first, at - first};
            found.end = end;
            return found;
        }
        if (!fits_label(document, at, &letters, &found.capitals) || speech_listed(board, at, SPEECH_HEADING))
            return none;
    }
    return none;
}

/* Appends the words of a paragraph without the punctuation around them; *added where there are any. */
static bool add_words(speech_candidates *candidates, const speech_board *board, uint32_t first, uint32_t end,
                      bool *added) {
    while (first < end && speech_punctuation(board, first)) first++;
    while (end > first && speech_punctuation(board, end - 1)) end--;
    *added = first < end;
    return first >= end ||
           base_vec_push(candidates->allocator, &candidates->pieces, (doc_range){first, end - first});
}

/* A transcript that opens a mark a paragraph: the turn goes on in those without a label. "(Crosstalk)" is nobody's. */
static bool goes_on(const speech_board *board, const turn *here, doc_range next) {
    if (next.count < 2 ||
        !(board->marks[here->label.first > 0 ? here->label.first - 1 : 0] & DOC_MARK_OPENS) ||
        !(board->marks[next.first] & DOC_MARK_OPENS))
        return false;
    return speech_byte(board, next.first + 1) != '(';
}

/* The words of a turn end with its paragraphs, whatever marks are open. */
static bool add_turn(speech_candidates *candidates, const speech_board *board, const turn *here) {
    uint32_t colon = here->label.first + here->label.count;
    speech_candidate candidate =
        speech_candidate_by_rule(DOC_RULE_transcript_turn, colon, board->sentence[colon], SPEECH_TURN_CHANCE);
    bool added;
    candidate.verbatim = true;
    candidate.source = (doc_range){candidates->pieces.count, 1};
    candidate.words = (doc_range){candidates->pieces.count + 1, 1};
    candidate.content = (doc_range){candidates->pieces.count + 2, 0};
    if (!base_vec_push(candidates->allocator, &candidates->pieces, here->label) ||
        !base_vec_push(candidates->allocator, &candidates->pieces, (doc_range){colon, 1}) ||
        !add_words(candidates, board, colon + 1, here->end, &added))
        return false;
    candidate.content.count += added;
    for (uint32_t i = here->paragraph + 1; added && i < here->next; i++) {
        doc_range more = speech_paragraph_tokens(board->document, i);
        if (!goes_on(board, here, more)) break;
        if (!add_words(candidates, board, more.first, more.first + more.count, &added)) return false;
        candidate.content.count += added;
    }
    return candidate.content.count == 0 ||
           base_vec_push(candidates->allocator, &candidates->items, candidate);
}

/* The label, which is a piece, is no part of what is reported inside of the turn. */
static bool leave_label(speech_candidates *candidates, const speech_board *board, uint32_t index,
                        doc_range label, uint32_t behind) {
    doc_range source = candidates->items.items[index].source;
    for (uint32_t i = 0; i < source.count; i++) {
        doc_range *piece = &candidates->pieces.items[source.first + i];
        if (piece->first >= behind || piece->first + piece->count <= behind) continue;
        piece->count -= behind - piece->first;
        piece->first = behind;
    }
    return speech_candidate_subtract(candidates, board, index, label);
}

/* Drafts come by their cues: `next` follows the turns. */
static bool clear_way(speech_candidates *candidates, const speech_board *board, uint32_t found,
                      const turn *here, uint32_t *next) {
    uint32_t colon = here->label.first + here->label.count;
    doc_range label = {candidates->pieces.count, 1};
    if (!base_vec_push(candidates->allocator, &candidates->pieces,
                       (doc_range){here->label.first, here->label.count + 1}))
        return false;
    while (*next < found && candidates->items.items[*next].cue < here->label.first) ++*next;
    for (uint32_t i = *next; i < found && candidates->items.items[i].cue < here->end; i++) {
        speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->cue <= colon) {
            candidate->dropped = true;
            candidate->outvoted = false;
        }
        if (!leave_label(candidates, board, i, label, colon + 1)) return false;
    }
    return true;
}

static bool gather_turns(const speech_board *board, const base_allocator *allocator, turns *found) {
    for (uint32_t i = 0; i < board->document->paragraphs.count; i++) {
        turn here = turn_of(board, i);
        if (here.label.count > 0 && !base_vec_push(allocator, found, here)) return false;
    }
    return true;
}

static uint64_t name_of(const speech_board *board, const turn *here) {
    return board->form[here->label.first + here->label.count - 1];
}

/* Capitalised words before a colon head many a paragraph: turns are those where somebody speaks again. */
static bool is_talk(const speech_board *board, const turns *all, uint32_t first, uint32_t end) {
    bool capitals = true;
    for (uint32_t i = first; i < end; i++) capitals &= all->items[i].capitals;
    if (capitals) return end - first >= 2;
    for (uint32_t i = first + 1; i < end; i++)
        for (uint32_t k = i; k-- > first && i - k <= SPEECH_TURN_VOICES;)
            if (name_of(board, &all->items[i]) == name_of(board, &all->items[k])) return true;
    return false;
}

static bool add_talk(speech_candidates *candidates, const speech_board *board, turns *all) {
    uint32_t found = candidates->items.count, next = 0;
    for (uint32_t first = 0; first < all->count;) {
        uint32_t end = first + 1;
        while (end < all->count &&
               all->items[end].paragraph - all->items[end - 1].paragraph <= SPEECH_TURN_PARAGRAPHS)
            end++;
        bool talk = is_talk(board, all, first, end);
        for (; first < end; first++) {
            if (!talk) continue;
            if (first + 1 < end) all->items[first].next = all->items[first + 1].paragraph;
            if (!clear_way(candidates, board, found, &all->items[first], &next) ||
                !add_turn(candidates, board, &all->items[first]))
                return false;
        }
    }
    return true;
}

bool speech_add_turns(speech_candidates *candidates, const speech_board *board) {
    if (!doc_rule_on(board->document, DOC_RULE_transcript_turn)) return true;
    turns all = {0};
    bool done = gather_turns(board, candidates->allocator, &all) && add_talk(candidates, board, &all);
    base_vec_release(candidates->allocator, &all);
    return done;
}
