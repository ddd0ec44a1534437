#include "speech/first_person.h"

/* I, we and you inside quotations. */

/* Most reports inside one quotation that are climbed to find the one that quotes. */
#define MAX_CLIMB 8

/* The report that put the token between quotation marks: the innermost whose own cue stands outside them. */
static uint32_t quoting_draft(const speech_context *context, uint32_t token) {
    const speech_board *board = context->board;
    uint32_t holder = context->holders[token];
    for (uint32_t steps = 0; holder != DOC_NONE && steps < MAX_CLIMB; steps++) {
        uint32_t cue = context->candidates->items.items[holder].cue;
        if (cue == DOC_NONE || board->pair[cue] != board->pair[token]) return holder;
        holder = context->holders[cue] == holder ? DOC_NONE : context->holders[cue];
    }
    return DOC_NONE;
}

/* The quote of each cue's token, or DOC_NONE; NULL when memory ran out. */
static uint32_t *quotes_by_cue(const speech_board *board) {
    uint32_t *quotes = base_arena_new(board->arena, board->count, sizeof *quotes);
    if (!quotes) return NULL;
    for (uint32_t token = 0; token < board->count; token++) quotes[token] = DOC_NONE;
    for (uint32_t q = 0; q < board->document->quotes.count; q++) {
        uint32_t cue = board->document->quotes.items[q].cue_head;
        if (cue != DOC_NONE) quotes[cue] = q;
    }
    return quotes;
}

/* A body or a country says "we" of itself; a person says it of a group that the text need not name. */
static bool speaks_as_one(const doc *document, uint32_t entity) {
    return entity != DOC_NONE && document->entities.items[entity].kind != DOC_PERSON;
}

static uint32_t person_behind(const speech_context *context, const uint32_t *quotes, uint32_t token,
                              doc_rule *rule) {
    const speech_board *board = context->board;
    uint32_t candidate = quoting_draft(context, token);
    if (candidate == DOC_NONE) return DOC_NONE;
    uint32_t speaker = context->speakers[candidate].entity;
    if (speech_listed(board, token, SPEECH_FIRST_PERSON))
        return doc_rule_on(board->document, *rule = DOC_RULE_quoted_i) ? speaker : DOC_NONE;
    if (speech_listed(board, token, SPEECH_FIRST_PLURAL))
        return doc_rule_on(board->document, *rule = DOC_RULE_quoted_we) &&
                       speaks_as_one(board->document, speaker)
                   ? speaker
                   : DOC_NONE;
    uint32_t cue = context->candidates->items.items[candidate].cue;
    if (!doc_rule_on(board->document, *rule = DOC_RULE_quoted_you) || cue == DOC_NONE ||
        quotes[cue] == DOC_NONE || !speech_listed(board, token, SPEECH_SECOND_PERSON))
        return DOC_NONE;
    return doc_quote_at(board->document, quotes[cue]).addressee.entity;
}

/* "Ruiz, who said" speaks of Ruiz once: what sources needed to know of "who" they know by now. */
static void drop_relatives(doc *document) {
    uint32_t kept = 0;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        doc_mention mention = doc_mention_at(document, m);
        uint8_t xpos = document->tokens.xpos[mention.head];
        bool relative = xpos == DOC_XPOS_WDT || xpos == DOC_XPOS_WP || xpos == DOC_XPOS_WPS;
        if (mention.form == DOC_PRONOUN && relative) continue;
        document->mentions.items[kept++] = document->mentions.items[m];
    }
    document->mentions.count = kept;
}

bool speech_assign_persons(const speech_context *context) {
    const speech_board *board = context->board;
    doc *document = board->document;
    uint32_t *quotes = quotes_by_cue(board);
    if (!quotes) return false;
    for (uint32_t m = 0; m < document->mentions.count; m++) {
        doc_mention mention = doc_mention_at(document, m);
        if (mention.form != DOC_PRONOUN || board->pair[mention.head] == TEXT_NO_PAIR) continue;
        doc_rule rule = DOC_RULE_COUNT;
        uint32_t person = person_behind(context, quotes, mention.head, &rule);
        if (person == DOC_NONE) continue;
        document->mentions.items[m].entity = person;
        doc_add_mark(document, rule, mention.head);
    }
    drop_relatives(document);
    return doc_drop_unmentioned(document);
}
