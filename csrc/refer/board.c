/* The board that all stages of this room write on: items by token, keys of words and phrases. */

#include "refer/board.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "text/fold.h"

static uint32_t *table(refer_board *board) {
    uint32_t count = board->document->tokens.count;
    uint32_t *entries = base_arena_new(board->arena, count, sizeof *entries);
    if (entries) memset(entries, 0xff, count * sizeof *entries);
    return entries;
}

bool refer_board_start(refer_board *board, const refer_lexicons *facts, const doc_view *view,
                       base_arena *arena) {
    doc *document = view->document;
    *board = (refer_board){.facts = facts,
                           .view = view,
                           .document = document,
                           .arena = arena,
                           .sentence = view->sentence,
                           .head = view->head,
                           .child = view->child,
                           .sibling = view->sibling};
    uint32_t **const tables[] = {&board->headed, &board->named, &board->titled};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!(*tables[i] = table(board))) return false;
    board->items = base_arena_new(arena, document->tokens.count, sizeof *board->items);
    return board->items != NULL;
}

bool refer_board_clusters(refer_board *board) {
    board->clusters = base_arena_new(board->arena, board->count, sizeof *board->clusters);
    board->titles = base_arena_new(board->arena, board->count * (size_t)2, sizeof *board->titles);
    return board->clusters && board->titles;
}

refer_item *refer_board_add(refer_board *board, doc_range tokens, uint32_t head, uint8_t kind, uint8_t form) {
    if (board->headed[head] != DOC_NONE) return &board->items[board->headed[head]];
    board->headed[head] = board->count;
    refer_item *item = &board->items[board->count++];
    *item = (refer_item){.tokens = tokens,
                         .head = head,
                         .sentence = board->sentence[head],
                         .cluster = DOC_NONE,
                         .next = DOC_NONE,
                         .row = MODEL_NO_ROW,
                         .cue = DOC_NONE,
                         .numeral = DOC_NONE,
                         .usual = DOC_NONE,
                         .kind = kind,
                         .form = form};
    return item;
}

size_t refer_fold(const refer_board *board, uint32_t token, char *buffer) {
    return text_fold_token(refer_bytes(board, token), doc_length(&board->document->tokens, token), buffer,
                           REFER_KEY_BYTES);
}

size_t refer_lemma(const refer_board *board, uint32_t token, char *buffer) {
    const char *lemma = doc_string(board->document, doc_lemma(&board->document->tokens, token));
    size_t count = strlen(lemma);
    if (count == 0) return refer_fold(board, token, buffer);
    return text_fold_token(lemma, count, buffer, REFER_KEY_BYTES);
}

size_t refer_phrase(const refer_board *board, doc_range tokens, char *buffer) {
    size_t count = 0;
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
        bool apart = i > tokens.first && (board->document->tokens.flags[i - 1] & DOC_SPACE_AFTER);
        if (apart && count < REFER_KEY_BYTES) buffer[count++] = ' ';
        count += text_fold_token(refer_bytes(board, i), doc_length(&board->document->tokens, i),
                                 buffer + count, REFER_KEY_BYTES - count);
    }
    return count;
}

refer_noun refer_noun_of(const refer_board *board, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    return refer_lexicons_noun(board->facts, lemma, refer_lemma(board, token, lemma));
}

refer_noun refer_noun_written(const refer_board *board, uint32_t token) {
    char word[REFER_KEY_BYTES];
    return refer_lexicons_noun(board->facts, word, refer_fold(board, token, word));
}

uint32_t refer_row(const refer_board *board, const model_lexicon *list, uint32_t token) {
    char word[REFER_KEY_BYTES];
    return model_lexicon_row(list, word, refer_fold(board, token, word));
}

name_alias refer_alias_of(const refer_board *board, doc_range tokens) {
    doc_span span = doc_tokens_span(board->document, tokens);
    return name_alias_find(board->facts->names, board->document->text + span.begin, span.end - span.begin);
}

uint64_t refer_bytes_hash(const refer_board *board, const char *bytes, size_t count, uint64_t kind) {
    uint64_t hash = base_hash_keyed(&board->document->allocator->secret, bytes, count, kind);
    return hash ? hash : 1;
}

uint64_t refer_phrase_hash(const refer_board *board, doc_range tokens) {
    char buffer[REFER_KEY_BYTES];
    size_t count = refer_phrase(board, tokens, buffer);
    uint64_t hash = refer_bytes_hash(board, buffer, count, 0);
    if (count < REFER_KEY_BYTES) return hash;
    /* What was cut tells long names apart; as it is written, for nobody looks it up in another form. */
    doc_span span = doc_tokens_span(board->document, tokens);
    return refer_bytes_hash(board, board->document->text + span.begin, span.end - span.begin, hash);
}

uint64_t refer_lemma_hash(const refer_board *board, uint32_t token) {
    char buffer[REFER_KEY_BYTES];
    return refer_bytes_hash(board, buffer, refer_lemma(board, token, buffer), 0);
}

uint32_t refer_role_token(const refer_board *board, uint32_t token) {
    for (uint32_t steps = 0; steps < DOC_SENTENCE_TOKENS && refer_relation(board, token) == DOC_REL_FLAT &&
                             board->head[token] != DOC_NONE;
         steps++)
        token = board->head[token];
    return token;
}

bool refer_subject(const refer_board *board, uint32_t token) {
    doc_deprel relation = refer_relation(board, refer_role_token(board, token));
    return relation == DOC_REL_NSUBJ || relation == DOC_REL_CSUBJ;
}

bool refer_it_reports(const refer_board *board, uint32_t token) {
    uint32_t verb = board->head[token];
    if (refer_relation(board, token) != DOC_REL_EXPL || verb == DOC_NONE || !refer_reports(board, verb))
        return false;
    uint8_t tag = board->document->tokens.xpos[verb];
    return token < verb && tag != DOC_XPOS_VBN && tag != DOC_XPOS_VB;
}

bool refer_reports(const refer_board *board, uint32_t token) {
    char lemma[REFER_KEY_BYTES];
    if (token == DOC_NONE || board->document->tokens.upos[token] != DOC_VERB) return false;
    size_t count = refer_lemma(board, token, lemma);
    uint32_t row = model_lexicon_row(&board->facts->reporting, lemma, count);
    return row != MODEL_NO_ROW && model_lexicon_id(&board->facts->reporting, row, 1) != DOC_NO_MANNER;
}
