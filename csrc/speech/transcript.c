#include "speech/transcript.h"

#include "speech/tuning.h"

/* Turns of a transcript: who is named before a colon says the paragraph. */

/* A paragraph's label: its tokens, which a colon follows; count 0 for none. */
typedef struct turn {
    doc_range label;
    uint32_t end; /* behind the paragraph's last token */
} turn;

static bool in_capitals(const doc *document, uint32_t token, bool *letters) {
    const char *bytes = document->text + doc_begin(&document->tokens, token);
    uint32_t length = doc_length(&document->tokens, token);
    for (uint32_t i = 0; i < length; i++) {
        if ((bytes[i] >= 'a' && bytes[i] <= 'z') || (bytes[i] >= '0' && bytes[i] <= '9')) return false;
        *letters |= bytes[i] >= 'A' && bytes[i] <= 'Z';
    }
    return true;
}

static turn turn_of(const speech_board *board, uint32_t index) {
    const doc *document = board->document;
    const doc_paragraph *paragraph = &document->paragraphs.items[index];
    turn none = {{0, 0}, 0};
    if (paragraph->kind != DOC_BODY || paragraph->sentences.count == 0) return none;
    const doc_sentence *sentences = &document->sentences.items[paragraph->sentences.first];
    doc_range last = sentences[paragraph->sentences.count - 1].tokens;
    uint32_t first = sentences[0].tokens.first, end = last.first + last.count;
    bool letters = false;
    for (uint32_t at = first; at + 1 < end && at - first <= SPEECH_LABEL_TOKENS; at++) {
        if (at > first && doc_length(&document->tokens, at) == 1 &&
            document->text[doc_begin(&document->tokens, at)] == ':')
            return letters ? (turn){{first, at - first}, end} : none;
        if (!in_capitals(document, at, &letters) || speech_listed(board, at, SPEECH_HEADING)) return none;
    }
    return none;
}

static bool add_turn(speech_candidates *candidates, const speech_board *board, const turn *here) {
    uint32_t colon = here->label.first + here->label.count;
    speech_candidate candidate = {.cue = colon,
                                  .chance = SPEECH_TURN_CHANCE,
                                  .sentence = board->sentence[colon],
                                  .parent = DOC_NONE,
                                  .outer = DOC_NONE,
                                  .verbatim = true};
    doc_rules_add(&candidate.decided, DOC_RULE_transcript_turn);
    candidate.source = (doc_range){candidates->pieces.count, 1};
    candidate.words = (doc_range){candidates->pieces.count + 1, 1};
    candidate.content = (doc_range){candidates->pieces.count + 2, 0};
    return base_vec_push(candidates->allocator, &candidates->pieces, here->label) &&
           base_vec_push(candidates->allocator, &candidates->pieces, (doc_range){colon, 1}) &&
           base_vec_push(candidates->allocator, &candidates->items, candidate) &&
           speech_candidate_extend(candidates, board, candidates->items.count - 1, colon + 1, here->end);
}

/* The label is no part of what is reported inside of the turn. */
static void leave_label(speech_candidates *candidates, const speech_candidate *candidate, uint32_t colon) {
    const doc_range ranges[] = {candidate->source, candidate->content};
    for (uint32_t r = 0; r < 2; r++) {
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            doc_range *piece = &candidates->pieces.items[ranges[r].first + i];
            if (piece->first > colon || piece->first + piece->count <= colon + 1) continue;
            piece->count -= colon + 1 - piece->first;
            piece->first = colon + 1;
        }
    }
}

/* Drafts come by their cues: `next` follows the turns. */
static void clear_way(speech_candidates *candidates, uint32_t found, const turn *here, uint32_t *next) {
    uint32_t colon = here->label.first + here->label.count;
    while (*next < found && candidates->items.items[*next].cue < here->label.first) ++*next;
    for (uint32_t i = *next; i < found && candidates->items.items[i].cue < here->end; i++) {
        speech_candidate *candidate = &candidates->items.items[i];
        if (candidate->cue <= colon) {
            candidate->dropped = true;
            candidate->outvoted = false;
        }
        leave_label(candidates, candidate, colon);
    }
}

bool speech_add_turns(speech_candidates *candidates, const speech_board *board) {
    uint32_t found = candidates->items.count, next = 0, before = DOC_NONE;
    const doc *document = board->document;
    if (!doc_rule_on(board->document, DOC_RULE_transcript_turn)) return true;
    turn waiting = {{0, 0}, 0}; /* the last turn that nothing near was found for */
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        turn here = turn_of(board, i);
        if (here.label.count == 0) continue;
        bool near = before != DOC_NONE && i - before <= SPEECH_TURN_PARAGRAPHS;
        if (near && waiting.label.count > 0) {
            clear_way(candidates, found, &waiting, &next);
            if (!add_turn(candidates, board, &waiting)) return false;
        }
        waiting = near ? (turn){{0, 0}, 0} : here;
        before = i;
        if (!near) continue;
        clear_way(candidates, found, &here, &next);
        if (!add_turn(candidates, board, &here)) return false;
    }
    return true;
}
