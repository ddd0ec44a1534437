/* What the pass over the text remembers: items as they stand in their clauses, clusters by when they were spoken of. */

#include "refer/story.h"

#include <string.h>

#include "base/hash.h"
#include "refer/features.h"

uint8_t refer_sort(uint8_t kind) {
    if (kind == DOC_PERSON || kind == DOC_GROUP) return REFER_SORT_PERSON;
    return kind == DOC_ORG || kind == DOC_PLACE || kind == DOC_FACILITY ? REFER_SORT_BODY : REFER_SORT_THING;
}

bool refer_paragraph_asks(const refer_board *board, uint32_t paragraph) {
    doc_range sentences = board->document->paragraphs.items[paragraph].sentences;
    if (sentences.count == 0) return false;
    doc_range tokens = board->document->sentences.items[sentences.first + sentences.count - 1].tokens;
    return tokens.count > 0 && refer_is(board, tokens.first + tokens.count - 1, "?");
}

/* A conversation has questions at the end of paragraphs, a story has not. */
static uint8_t talk_of(const refer_board *board) {
    uint32_t asks = 0, all = 0;
    for (uint32_t p = 0; p < board->document->paragraphs.count; p++) {
        if (board->document->paragraphs.items[p].sentences.count == 0) continue;
        all++;
        asks += refer_paragraph_asks(board, p);
    }
    return asks * 12 > all ? 2 : asks > 1;
}

bool refer_story_start(refer_story *story, refer_board *board) {
    *story = (refer_story){.board = board,
                           .newest = DOC_NONE,
                           .most = {DOC_NONE, DOC_NONE, DOC_NONE},
                           .last_org = DOC_NONE,
                           .last_country = DOC_NONE,
                           .last_source = {DOC_NONE, DOC_NONE, DOC_NONE},
                           .lede = DOC_NONE};
    story->traces = base_arena_new(board->arena, board->count, sizeof *story->traces);
    story->pasts = base_arena_new(board->arena, board->count, sizeof *story->pasts);
    story->serves = base_arena_new(board->arena, board->count, sizeof *story->serves);
    for (uint32_t v = 0; v < REFER_VOICES; v++) story->voices_near[v] = DOC_NONE;
    story->talk = talk_of(board);
    if (!story->traces || !story->pasts || !story->serves) return false;
    for (uint32_t i = 0; i < board->count; i++) {
        story->serves[i] = DOC_NONE;
        story->pasts[i] = (refer_past){.newer = DOC_NONE,
                                       .older = DOC_NONE,
                                       .subject = DOC_NONE,
                                       .subject_item = DOC_NONE,
                                       .first = DOC_NONE,
                                       .nominal = DOC_NONE,
                                       .owner = DOC_NONE,
                                       .said = {DOC_NONE, DOC_NONE, DOC_NONE},
                                       .said_in = {DOC_NONE, DOC_NONE, DOC_NONE}};
    }
    return true;
}

uint32_t refer_speaker_of(const refer_story *story, uint32_t token) {
    const refer_board *board = story->board;
    uint32_t quotation = doc_view_quotation(board->view, token);
    if (quotation == DOC_NONE || quotation >= board->document->tokens.count) return DOC_NONE;
    uint32_t subject = story->speaker[quotation];
    uint32_t item = subject == DOC_NONE ? DOC_NONE : board->headed[subject];
    return item == DOC_NONE ? DOC_NONE : board->items[item].cluster;
}

static uint8_t role_of(const refer_board *board, uint32_t token) {
    uint32_t head = refer_role_token(board, token);
    if (board->document->tokens.deprel[head] == DOC_REL_NMOD_POSS) return 3;
    switch (refer_relation(board, head)) {
    case DOC_REL_NSUBJ:
    case DOC_REL_CSUBJ:
        return 0;
    case DOC_REL_OBJ:
    case DOC_REL_IOBJ:
        return 1;
    case DOC_REL_OBL:
        return 2;
    case DOC_REL_APPOS:
        return 5;
    case DOC_REL_CONJ:
        return 6;
    case DOC_REL_ROOT:
        return 7;
    default:
        return 4;
    }
}

/* A hash that is the same on every machine, so that weights can be learned for it; never 0. */
static uint32_t lemma_of(const refer_board *board, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    size_t count = refer_lemma(board, token, lemma);
    uint32_t hash = (uint32_t)base_hash_bytes(lemma, count, 7);
    return hash ? hash : 1;
}

void refer_story_look(refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *item = &board->items[i];
    uint32_t noun = item->form == DOC_NAME
                        ? (item->cue != DOC_NONE ? item->cue : item->tokens.first + item->tokens.count - 1)
                        : item->head;
    refer_trace *trace = &story->traces[i];
    trace->lemma = lemma_of(board, noun);
    trace->clause = doc_view_clause(board->view, item->head);
    trace->quotation = doc_view_quotation(board->view, item->head);
    trace->before = DOC_NONE;
    trace->role = role_of(board, item->head);
    if (item->form == DOC_PRONOUN && refer_it_reports(board, item->head) &&
        refer_rule_on(board, DOC_RULE_it_reports))
        trace->role = 0;
    trace->reports = trace->role == 0 && refer_reports(board, trace->clause);
}

static void unlink_cluster(refer_story *story, uint32_t cluster) {
    refer_past *past = &story->pasts[cluster];
    if (past->older != DOC_NONE) story->pasts[past->older].newer = past->newer;
    if (past->newer != DOC_NONE) story->pasts[past->newer].older = past->older;
    if (story->newest == cluster) story->newest = past->older;
    past->newer = past->older = DOC_NONE;
}

static void make_newest(refer_story *story, uint32_t cluster) {
    if (story->newest == cluster) return;
    unlink_cluster(story, cluster);
    story->pasts[cluster].older = story->newest;
    if (story->newest != DOC_NONE) story->pasts[story->newest].newer = cluster;
    story->newest = cluster;
}

static void note_noun(refer_past *past, uint32_t lemma) {
    for (uint32_t h = 0; h < REFER_HEADS; h++)
        if (past->heads[h] == lemma) return;
    past->heads[past->next_head] = lemma;
    past->next_head = (uint8_t)((past->next_head + 1) % REFER_HEADS);
}

static void note_owner(refer_story *story, refer_past *past, uint32_t head) {
    const refer_board *board = story->board;
    uint32_t owner = doc_view_child(board->view, head, DOC_REL_NMOD_POSS);
    uint32_t owned = owner == DOC_NONE ? DOC_NONE : board->headed[owner];
    if (owned != DOC_NONE && board->items[owned].cluster != DOC_NONE)
        past->owner = board->items[owned].cluster;
}

static void note_voice(refer_story *story, const refer_item *item) {
    refer_past *past = &story->pasts[item->cluster];
    uint32_t voice = refer_voice_of(item), at = 0;
    past->voice = true;
    past->said[voice] = story->board->document->sentences.items[item->sentence].paragraph;
    past->said_in[voice] = item->sentence;
    while (at + 1 < REFER_VOICES && story->voices_near[at] != item->cluster) at++;
    for (; at > 0; at--) story->voices_near[at] = story->voices_near[at - 1];
    story->voices_near[0] = item->cluster;
}

void refer_story_note(refer_story *story, uint32_t i) {
    refer_board *board = story->board;
    const refer_item *item = &board->items[i];
    refer_cluster *cluster = &board->clusters[item->cluster];
    refer_past *past = &story->pasts[item->cluster];
    refer_trace *trace = &story->traces[i];
    trace->before = cluster->seen;
    cluster->seen = i;
    make_newest(story, item->cluster);
    if (past->first == DOC_NONE) past->first = item->sentence;
    if (trace->role == 0) {
        past->subject = story->told[item->sentence];
        past->subject_item = i;
    }
    if (item->form == DOC_PRONOUN) {
        if (item->person != 3) note_voice(story, item);
    } else {
        past->nominal = i;
        if (item->form == DOC_NOMINAL || cluster->kind != DOC_PERSON) note_noun(past, trace->lemma);
        if (item->form == DOC_NOMINAL) note_owner(story, past, item->head);
    }
    uint32_t *most = &story->most[refer_sort(cluster->kind)];
    if (!cluster->hidden && (*most == DOC_NONE || cluster->count > board->clusters[*most].count))
        *most = item->cluster;
}

void refer_story_forget(refer_story *story, uint32_t cluster) {
    unlink_cluster(story, cluster);
    for (uint32_t s = 0; s < REFER_SORTS; s++)
        if (story->most[s] == cluster) story->most[s] = DOC_NONE;
}
