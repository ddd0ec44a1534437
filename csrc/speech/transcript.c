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

static turn turn_of(const speech_scene *scene, uint32_t index) {
    const doc *document = scene->document;
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
        if (!in_capitals(document, at, &letters) || speech_listed(scene, at, SPEECH_HEADING)) return none;
    }
    return none;
}

static bool add_turn(speech_drafts *drafts, const speech_scene *scene, const turn *here) {
    uint32_t colon = here->label.first + here->label.count;
    speech_draft draft = {.cue = colon,
                          .chance = SPEECH_TURN_CHANCE,
                          .sentence = scene->sentence[colon],
                          .parent = DOC_NONE,
                          .outer = DOC_NONE,
                          .verbatim = true};
    doc_rules_add(&draft.decided, DOC_RULE_transcript_turn);
    draft.source = (doc_range){drafts->pieces.count, 1};
    draft.words = (doc_range){drafts->pieces.count + 1, 1};
    draft.content = (doc_range){drafts->pieces.count + 2, 0};
    return base_vec_push(drafts->allocator, &drafts->pieces, here->label) &&
           base_vec_push(drafts->allocator, &drafts->pieces, (doc_range){colon, 1}) &&
           base_vec_push(drafts->allocator, &drafts->items, draft) &&
           speech_draft_extend(drafts, scene, drafts->items.count - 1, colon + 1, here->end);
}

/* The label is no part of what is reported inside of the turn. */
static void leave_label(speech_drafts *drafts, const speech_draft *draft, uint32_t colon) {
    const doc_range ranges[] = {draft->source, draft->content};
    for (uint32_t r = 0; r < 2; r++) {
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            doc_range *piece = &drafts->pieces.items[ranges[r].first + i];
            if (piece->first > colon || piece->first + piece->count <= colon + 1) continue;
            piece->count -= colon + 1 - piece->first;
            piece->first = colon + 1;
        }
    }
}

/* Drafts come by their cues: `next` follows the turns. */
static void clear_way(speech_drafts *drafts, uint32_t found, const turn *here, uint32_t *next) {
    uint32_t colon = here->label.first + here->label.count;
    while (*next < found && drafts->items.items[*next].cue < here->label.first) ++*next;
    for (uint32_t i = *next; i < found && drafts->items.items[i].cue < here->end; i++) {
        speech_draft *draft = &drafts->items.items[i];
        if (draft->cue <= colon) {
            draft->dropped = true;
            draft->outvoted = false;
        }
        leave_label(drafts, draft, colon);
    }
}

bool speech_add_turns(speech_drafts *drafts, const speech_scene *scene) {
    uint32_t found = drafts->items.count, next = 0, before = DOC_NONE;
    const doc *document = scene->document;
    if (!doc_rule_on(scene->document, DOC_RULE_transcript_turn)) return true;
    turn waiting = {{0, 0}, 0}; /* the last turn that nothing near was found for */
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        turn here = turn_of(scene, i);
        if (here.label.count == 0) continue;
        bool near = before != DOC_NONE && i - before <= SPEECH_TURN_PARAGRAPHS;
        if (near && waiting.label.count > 0) {
            clear_way(drafts, found, &waiting, &next);
            if (!add_turn(drafts, scene, &waiting)) return false;
        }
        waiting = near ? (turn){{0, 0}, 0} : here;
        before = i;
        if (!near) continue;
        clear_way(drafts, found, &here, &next);
        if (!add_turn(drafts, scene, &here)) return false;
    }
    return true;
}
