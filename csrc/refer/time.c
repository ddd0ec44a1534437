#include "refer/time.h"

#include <string.h>

#include "refer/time_words.h"

enum { longest_word = 12 };

static bool add_time(refer_board *board, uint32_t first, const refer_time_match *match) {
    doc *document = board->document;
    doc_time time = {.tokens = {first, match->end - first}, .value = DOC_NONE, .type = match->type};
    if (match->value[0]) {
        time.value = doc_intern(document, match->value, strlen(match->value));
        if (time.value == DOC_NONE) return false;
    }
    if (!base_vec_push(document->allocator, &document->times, time)) return false;
    if (match->type != DOC_TIME_DATE && match->type != DOC_TIME_TIME) return true;
    uint32_t head = doc_view_top(board->view, time.tokens);
    refer_board_add(board, time.tokens, head, DOC_DATE, DOC_NAME);
    for (uint32_t i = first; i < match->end; i++) board->named[i] = board->headed[head];
    return true;
}

static refer_time_match match_at(const refer_time_scan *scan, uint32_t token) {
    refer_time_match (*const families[])(const refer_time_scan *, uint32_t) = {
        refer_time_match_date, refer_time_match_clock, refer_time_match_relative, refer_time_match_span};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        refer_time_match match = families[i](scan, token);
        if (match.end == 0) continue;
        bool free = true;
        for (uint32_t t = token; t < match.end; t++) free = free && scan->board->named[t] == DOC_NONE;
        if (free) return match;
    }
    return (refer_time_match){.end = 0};
}

/* Row of each token's word in the lexicon. */
static const uint32_t *find_rows(refer_board *board) {
    char word[REFER_KEY_BYTES];
    uint32_t count = board->document->tokens.count, *rows = base_arena_new(board->arena, count, sizeof *rows);
    for (uint32_t t = 0; rows && t < count; t++) {
        /* The longest word of the lexicon has ten letters. */
        bool word_like = board->document->tokens.upos[t] != DOC_PUNCT &&
                         doc_length(&board->document->tokens, t) <= longest_word;
        rows[t] = word_like ? model_lexicon_row(&board->facts->times, word, refer_fold(board, t, word))
                            : MODEL_NO_ROW;
    }
    return rows;
}

/* True where an expression may begin: a word of the lexicon, a digit, or an article before one of them. */
static bool may_begin(const refer_time_scan *scan, uint32_t token) {
    for (uint32_t t = token; t < scan->end && t < token + 2; t++) {
        char c = *refer_bytes(scan->board, t);
        if (scan->rows[t] != MODEL_NO_ROW || (c >= '0' && c <= '9')) return true;
        if (scan->board->document->tokens.upos[t] != DOC_DET) return false;
    }
    return false;
}

bool refer_times(refer_board *board) {
    const doc *document = board->document;
    refer_time_scan scan = {.board = board,
                            .rows = find_rows(board),
                            .article = refer_day_read(doc_string(document, document->meta.date))};
    if (!scan.rows) return false;
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        doc_range tokens = document->sentences.items[s].tokens;
        scan.end = tokens.first + tokens.count;
        scan.sentence = scan.article;
        for (uint32_t t = tokens.first; t < scan.end;) {
            if (!may_begin(&scan, t)) {
                t++;
                continue;
            }
            refer_time_match match = match_at(&scan, t);
            if (match.end > t && !add_time(board, t, &match)) return false;
            if (match.end > t && match.day.year > 0) scan.sentence = match.day;
            t = match.end > t ? match.end : t + 1;
        }
    }
    return true;
}
