#include "speech/headline.h"

#include "speech/tuning.h"

/* Headlines leave the verb of saying out. */

/** A headline's parts; count 0 of the content where it has none. */
typedef struct headline {
    doc_range source, content;
    uint32_t cue;
} headline;

static bool is_dash(const speech_board *board, uint32_t token) {
    bool apart = token > 0 && (board->document->tokens.flags[token - 1] & DOC_SPACE_AFTER) &&
                 (board->document->tokens.flags[token] & DOC_SPACE_AFTER);
    return apart && speech_punctuation(board, token) && board->pair[token] == TEXT_NO_PAIR &&
           speech_dash(board, token);
}

/* Somebody who can speak: a person or a body by name, or a noun for those who do. Outlets name pages, too. */
static bool speaks(const speech_board *board, uint32_t first, uint32_t end) {
    const doc *document = board->document;
    bool found = false;
    for (uint32_t at = first; at < end; at++) {
        uint8_t name = document->tokens.name[at], upos = document->tokens.upos[at];
        uint8_t listed = speech_source_kind(board->lexicons, speech_lemma(board, at));
        bool person = name > 0 && ((name - 1) / 2 == DOC_PERSON || (name - 1) / 2 == DOC_ORG);
        if (speech_verbal(board, at) || speech_punctuation(board, at) || upos == DOC_SCONJ ||
            speech_listed(board, at, SPEECH_HEADING) ||
            speech_outlet_word(board->lexicons, board->document, at))
            return false;
        found |= person || listed == DOC_ROLE || listed == DOC_ANONYMOUS || listed == DOC_COLLECTIVE;
    }
    return found;
}

static bool has_verb(const speech_board *board, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++)
        if (speech_verbal(board, at) || board->pair[at] != TEXT_NO_PAIR) return true;
    return false;
}

static doc_range between(uint32_t first, uint32_t end) {
    return (doc_range){first, end > first ? end - first : 0};
}

/* "“We were lied to”: villagers on the dam": the noun phrase up to its preposition. */
static uint32_t phrase_end(const speech_board *board, uint32_t first, uint32_t end) {
    uint32_t at = first;
    while (at < end && board->document->tokens.upos[at] != DOC_ADP && !speech_punctuation(board, at)) at++;
    return at;
}

/* "…, says ally": a comma, a verb of saying and who says it close the line. */
static uint32_t closing_verb(const speech_board *board, uint32_t first, uint32_t end) {
    for (uint32_t at = end; at-- > first + 3 && end - at <= SPEECH_HEADLINE_SOURCE + 1;)
        if (board->document->tokens.upos[at] == DOC_VERB && speech_listed(board, at, SPEECH_UTTERS))
            return speech_bare_mark(board, at - 1, ',') ? at : DOC_NONE;
    return DOC_NONE;
}

static headline read_headline(const speech_board *board, doc_range line) {
    uint32_t first = line.first, end = line.first + line.count, verb = closing_verb(board, first, end);
    while (end > first && speech_bare_mark(board, end - 1, '.')) end--;
    if (verb != DOC_NONE && verb + 1 < end && !has_verb(board, verb + 1, end) && has_verb(board, first, verb))
        return (headline){between(verb + 1, end), between(first, verb - 1), verb};
    for (uint32_t at = first + 1; at + 1 < end; at++) {
        if (speech_bare_mark(board, at, ':')) {
            if (at - first <= SPEECH_HEADLINE_SOURCE && speaks(board, first, at) &&
                has_verb(board, at + 1, end))
                return (headline){between(first, at), between(at + 1, end), at};
            uint32_t behind = phrase_end(board, at + 1, end);
            bool quoted = board->marks[at - 1] & DOC_MARK_CLOSES && board->marks[first] & DOC_MARK_OPENS;
            if (quoted && speaks(board, at + 1, behind))
                return (headline){between(at + 1, behind), between(first + 1, at - 1), at};
            break;
        }
        if (is_dash(board, at) && end - at - 1 <= SPEECH_HEADLINE_SOURCE && speaks(board, at + 1, end) &&
            has_verb(board, first, at))
            return (headline){between(at + 1, end), between(first, at), at};
    }
    return (headline){.cue = DOC_NONE};
}

static bool reported_in(const speech_candidates *candidates, uint32_t found, uint32_t *next, doc_range line) {
    while (*next < found && candidates->items.items[*next].cue < line.first) ++*next;
    for (uint32_t i = *next; i < found && candidates->items.items[i].cue < line.first + line.count; i++)
        if (!candidates->items.items[i].dropped && candidates->items.items[i].source.count > 0) return true;
    return false;
}

/* What was found without a source gives way. */
static void clear_line(speech_candidates *candidates, uint32_t found, uint32_t next, doc_range line) {
    for (uint32_t i = next; i < found && candidates->items.items[i].cue < line.first + line.count; i++)
        candidates->items.items[i].dropped = true;
}

static bool add_headline(speech_candidates *candidates, const speech_board *board, const headline *line) {
    speech_candidate candidate = speech_candidate_by_rule(DOC_RULE_headline, line->cue,
                                                          board->sentence[line->cue], SPEECH_HEADLINE_CHANCE);
    return speech_candidate_add_by_rule(candidates, board, candidate, line->source, line->content);
}

bool speech_add_headlines(speech_candidates *candidates, const speech_board *board) {
    const doc *document = board->document;
    uint32_t found = candidates->items.count, next = 0;
    if (!doc_rule_on(document, DOC_RULE_headline)) return true;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        uint8_t kind = document->paragraphs.items[i].kind;
        if (kind != DOC_TITLE && kind != DOC_HEADING) continue;
        doc_range line = speech_paragraph_tokens(document, i);
        if (line.count == 0 || line.count > SPEECH_HEADLINE_TOKENS ||
            reported_in(candidates, found, &next, line))
            continue;
        headline parts = read_headline(board, line);
        if (parts.content.count == 0) continue;
        clear_line(candidates, found, next, line);
        if (!add_headline(candidates, board, &parts)) return false;
    }
    return true;
}
