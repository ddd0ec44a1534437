#include "speech/circumstances.h"

#include <string.h>

#include "speech/role_shapes.h"

/* To whom, where and when something was said. */

typedef struct setting_view {
    const speech_context *context;
    const speech_board *board;
    const speech_candidate *candidate;
    doc_quote *quote;
    doc_rules *decided;
} setting_view;

static bool decides(const setting_view *view, doc_rule rule) {
    return speech_decides(view->board, view->decided, rule);
}

static bool is_taken(const setting_view *view, uint32_t token) {
    return speech_holds(view->context->candidates, view->candidate->content, token) ||
           speech_holds(view->context->candidates, view->candidate->source, token);
}

/* Where a time expression that hangs on the phrase's head begins ("lawmakers | on Tuesday"), else `end`. */
static uint32_t before_time(const setting_view *view, uint32_t head, uint32_t end) {
    const speech_board *board = view->board;
    const doc *document = board->document;
    for (uint32_t i = speech_time_from(document, head + 1); i < document->times.count; i++) {
        uint32_t token = document->times.items[i].tokens.first;
        if (token >= end) break;
        uint32_t top = speech_top(board, document->times.items[i].tokens);
        if (board->head[top] == head && board->first[top] > head)
            return decides(view, DOC_RULE_party_without_time) ? board->first[top] : end;
    }
    return end;
}

/* A phrase without its preposition and the marks at its ends. */
static doc_range phrase_tokens(const setting_view *view, uint32_t head, bool with_marker) {
    const speech_board *board = view->board;
    uint32_t first = board->first[head], end = board->last[head] + 1;
    uint32_t marker = speech_marker(board, head);
    if (!with_marker && marker != DOC_NONE && marker >= first && marker < head) first = marker + 1;
    for (uint32_t token = head; token < end; token++)
        if (is_taken(view, token) || !speech_below(board, token, head)) end = token > head ? token : head + 1;
    end = before_time(view, head, end);
    while (end > head + 1 && speech_punctuation(board, end - 1)) end--;
    while (first < head && speech_punctuation(board, first)) first++;
    return (doc_range){first, end - first};
}

static doc_party party(const setting_view *view, uint32_t head) {
    doc_range tokens = phrase_tokens(view, head, false);
    uint32_t entity =
        speech_entity_of(view->board, view->context->holders, view->context->speakers, tokens, view->decided);
    return (doc_party){doc_tokens_span(view->board->document, tokens), entity};
}

/* The venue's entity is whom or what it is with, by or on: "an interview with Al Jadeed". */
static doc_party venue_party(const setting_view *view, uint32_t head) {
    doc_party found = party(view, head);
    for (uint32_t at = view->board->child[head]; at != DOC_NONE && found.entity == DOC_NONE;
         at = view->board->sibling[at]) {
        if (doc_deprel_universal(view->board->document->tokens.deprel[at]) != DOC_REL_NMOD) continue;
        found.entity = speech_entity_of(view->board, view->context->holders, view->context->speakers,
                                        phrase_tokens(view, at, false), view->decided);
        if (found.entity != DOC_NONE && !decides(view, DOC_RULE_venue_host)) found.entity = DOC_NONE;
    }
    return found;
}

static bool is_addressee(const setting_view *view, uint32_t token, doc_deprel relation) {
    const speech_board *board = view->board;
    uint32_t marker = speech_marker(board, token), cue = view->candidate->cue;
    /* "…," she told reporters: the tree may take whoever is told for the subject. */
    bool behind = relation == DOC_REL_NSUBJ && token > cue;
    if (relation == DOC_REL_IOBJ || relation == DOC_REL_OBJ || behind)
        return marker == DOC_NONE && speech_listed(board, cue, SPEECH_TELLS) &&
               decides(view, behind ? DOC_RULE_told_subject : DOC_RULE_told_object);
    if (relation != DOC_REL_OBL || marker == DOC_NONE || board->document->tokens.upos[token] == DOC_VERB)
        return false;
    if (speech_listed(board, marker, SPEECH_ADDRESSEE_PREP)) return decides(view, DOC_RULE_told_to);
    return speech_listed(board, marker, SPEECH_COMPANY_PREP) && speech_listed(board, cue, SPEECH_TALKS) &&
           decides(view, DOC_RULE_talked_with);
}

static void read_dependents(setting_view *view, uint32_t verb) {
    const speech_board *board = view->board;
    for (uint32_t at = board->child[verb]; at != DOC_NONE; at = board->sibling[at]) {
        doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[at]);
        if (is_taken(view, at)) continue;
        if (view->quote->addressee.span.end == 0 && verb == view->candidate->cue &&
            is_addressee(view, at, relation)) {
            view->quote->addressee = party(view, at);
            continue;
        }
        uint32_t marker = speech_marker(board, at);
        if (relation == DOC_REL_OBL && view->quote->venue.span.end == 0 && marker != DOC_NONE &&
            speech_listed(board, marker, SPEECH_VENUE_PREP) && speech_listed(board, at, SPEECH_VENUE) &&
            decides(view, DOC_RULE_venue))
            view->quote->venue = venue_party(view, at);
    }
}

/* "Testifying before parliament on Monday, she said …": a clause of the same subject beside the cue. */
static bool is_participle(const setting_view *view, uint32_t token) {
    const speech_board *board = view->board;
    uint32_t cue = view->candidate->cue;
    return board->head[token] == cue && token < cue &&
           doc_deprel_universal(board->document->tokens.deprel[token]) == DOC_REL_ADVCL &&
           board->document->tokens.xpos[token] == DOC_XPOS_VBG && !is_taken(view, token) &&
           speech_marker(board, token) == DOC_NONE &&
           speech_dependent(board, token, DOC_REL_NSUBJ, false) == DOC_NONE &&
           doc_rule_on(board->document, DOC_RULE_participle_setting);
}

static void read_participles(setting_view *view) {
    uint32_t before = view->quote->venue.span.end;
    for (uint32_t at = view->board->child[view->candidate->cue]; at != DOC_NONE;
         at = view->board->sibling[at])
        if (is_participle(view, at)) read_dependents(view, at);
    if (view->quote->venue.span.end != before) doc_rules_add(view->decided, DOC_RULE_participle_setting);
}

/* The time of the report hangs on the cue, or on a phrase right below it ("in interviews Wednesday"). */
static bool hangs_on_cue(const setting_view *view, uint32_t token, bool *in_phrase) {
    const speech_board *board = view->board;
    uint32_t cue = view->candidate->cue, head = board->head[token];
    *in_phrase = false;
    if (head == cue || token == cue) return true;
    if (head != DOC_NONE && is_participle(view, head)) return true;
    if (head == DOC_NONE || board->head[head] != cue) return false;
    doc_deprel relation = doc_deprel_universal(board->document->tokens.deprel[head]);
    *in_phrase = relation == DOC_REL_OBL || relation == DOC_REL_OBJ || relation == DOC_REL_IOBJ;
    return *in_phrase && doc_rule_on(board->document, DOC_RULE_time_in_phrase);
}

/* "XXXX-WXX-4": a Thursday of an article that does not say its date. */
static bool is_unanchored(const char *value) {
    for (uint32_t i = 0; i < 4; i++)
        if (value[i] != 'X') return false;
    return true;
}

/* TIMEX3 values such as PAST_REF and P3D name no date. */
static bool is_date(const doc *document, uint32_t value) {
    const char *text = doc_string(document, value);
    for (uint32_t i = 0; i < 4; i++)
        if (text[i] < '0' || text[i] > '9') return is_unanchored(text);
    return true;
}

/* The ISO date of a TIMEX3 value, without a part of the day that has no clock. DOC_NONE when memory ran out.
 */
static uint32_t iso_date(doc *document, uint32_t value) {
    const char *text = doc_string(document, value);
    size_t count = strlen(text);
    const char *part = strchr(text, 'T');
    bool clock = part && part[1] >= '0' && part[1] <= '9';
    return part && !clock ? doc_intern(document, text, (size_t)(part - text))
                          : doc_intern(document, text, count);
}

/* The time expression nearest to the cue that hangs on the cue's clause and stands outside content and
 * source. */
static bool read_time(setting_view *view) {
    doc *document = view->board->document;
    doc_range sentence = speech_sentence_tokens(view->board, view->candidate->cue);
    bool in_phrase = false, best_in_phrase = false;
    uint32_t best = DOC_NONE, best_distance = DOC_SENTENCE_TOKENS, cue = view->candidate->cue;
    for (uint32_t i = speech_time_from(document, sentence.first); i < document->times.count; i++) {
        doc_range tokens = document->times.items[i].tokens;
        if (tokens.first >= sentence.first + sentence.count) break;
        uint8_t type = document->times.items[i].type;
        if (type != DOC_TIME_DATE && type != DOC_TIME_TIME) continue;
        if (is_taken(view, tokens.first) || !is_date(document, document->times.items[i].value)) continue;
        if (!hangs_on_cue(view, speech_top(view->board, tokens), &in_phrase)) continue;
        uint32_t distance = tokens.first > cue ? tokens.first - cue : cue - tokens.first;
        if (distance >= best_distance) continue;
        best = i;
        best_distance = distance;
        best_in_phrase = in_phrase;
    }
    if (best == DOC_NONE) return true;
    if (best_in_phrase) doc_rules_add(view->decided, DOC_RULE_time_in_phrase);
    const char *basis =
        is_unanchored(doc_string(document, document->times.items[best].value)) ? "text" : "explicit";
    view->quote->time_value = iso_date(document, document->times.items[best].value);
    view->quote->time_basis = doc_intern(document, basis, strlen(basis));
    view->quote->time_words = best + 1;
    return view->quote->time_basis != DOC_NONE && view->quote->time_value != DOC_NONE;
}

bool speech_circumstances_fill(const speech_context *context, const speech_candidate *candidate,
                               doc_quote *quote, doc_rules *decided) {
    setting_view view = {context, context->board, candidate, quote, decided};
    quote->addressee = quote->venue = (doc_party){{0, 0}, DOC_NONE};
    quote->time_value = quote->time_basis = DOC_NONE;
    quote->time_words = 0;
    if (candidate->cue == DOC_NONE) return true;
    read_dependents(&view, candidate->cue);
    uint32_t told = speech_first_of_subjects(view.board, candidate->cue);
    if (quote->addressee.span.end == 0 && told != DOC_NONE && !is_taken(&view, told) &&
        decides(&view, DOC_RULE_two_subjects))
        quote->addressee = party(&view, told);
    read_participles(&view);
    uint32_t head = context->board->head[candidate->cue];
    doc_deprel relation = doc_deprel_universal(context->board->document->tokens.deprel[candidate->cue]);
    if (head != DOC_NONE && (relation == DOC_REL_XCOMP || relation == DOC_REL_ADVCL) &&
        doc_rule_on(context->board->document, DOC_RULE_governor_setting)) {
        uint32_t before = quote->venue.span.end;
        read_dependents(&view, head);
        if (quote->venue.span.end != before) doc_rules_add(decided, DOC_RULE_governor_setting);
    }
    return read_time(&view);
}
