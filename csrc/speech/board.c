#include "speech/board.h"

#include <string.h>

#include "base/search.h"
#include "text/class.h"
#include "text/fold.h"

#define WORD_BYTES 64

/** The manner of each word by its lemma, and its classes. */
static void find_words(speech_board *board) {
    const doc *document = board->document;
    char lower[WORD_BYTES];
    for (uint32_t token = 0; token < board->count; token++) {
        uint8_t upos = document->tokens.upos[token];
        const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
        board->classes[token] = speech_token_classes(board->lexicons, document, token);
        bool verb = upos == DOC_VERB || upos == DOC_AUX;
        board->manner[token] = SPEECH_UNKNOWN_MANNER;
        if (!verb && upos != DOC_NOUN && upos != DOC_ADJ) continue;
        lower[text_lower_token(lemma, strlen(lemma), lower, sizeof lower - 1)] = '\0';
        speech_sense sense =
            verb ? speech_verb_sense(board->lexicons, lower) : speech_noun_sense(board->lexicons, lower);
        if (sense.known) board->manner[token] = sense.manner;
    }
}

bool speech_board_start(speech_board *board, const doc_view *view, const speech_lexicons *lexicons,
                        base_arena *arena) {
    *board = (speech_board){.view = view,
                            .document = view->document,
                            .arena = arena,
                            .lexicons = lexicons,
                            .count = view->count,
                            .sentence = view->sentence,
                            .head = view->head,
                            .child = view->child,
                            .sibling = view->sibling,
                            .first = view->first,
                            .last = view->last,
                            .pair = view->pair,
                            .lemma = view->lemma,
                            .form = view->form,
                            .marks = view->marks};
    board->manner = base_arena_new(arena, board->count, 1);
    board->classes = base_arena_new(arena, board->count, sizeof *board->classes);
    if (!board->manner || !board->classes) return false;
    find_words(board);
    return refer_mention_index_start(&board->find, view->document, arena);
}

const char *speech_lemma(const speech_board *board, uint32_t token) {
    return doc_string(board->document, doc_lemma(&board->document->tokens, token));
}

bool speech_dash(const speech_board *board, uint32_t token) {
    const doc *document = board->document;
    size_t length;
    const char *begin = document->text + doc_begin(&document->tokens, token);
    return (text_class_at(begin, doc_length(&document->tokens, token), &length) & TEXT_DASH) != 0;
}

uint32_t speech_dependent(const speech_board *board, uint32_t token, doc_deprel relation, bool universal) {
    return universal ? doc_view_child(board->view, token, relation)
                     : doc_view_child_exact(board->view, token, relation);
}

uint32_t speech_marker(const speech_board *board, uint32_t token) {
    for (uint32_t at = board->child[token]; at != DOC_NONE; at = board->sibling[at]) {
        uint8_t found = board->document->tokens.deprel[at];
        if (found == DOC_REL_CASE || found == DOC_REL_MARK) return at;
    }
    return DOC_NONE;
}

bool speech_below(const speech_board *board, uint32_t inner, uint32_t outer) {
    return doc_view_below(board->view, inner, outer);
}

doc_range speech_sentence_tokens(const speech_board *board, uint32_t token) {
    return doc_view_sentence(board->view, token);
}

doc_range speech_paragraph_tokens(const doc *document, uint32_t paragraph) {
    doc_range sentences = document->paragraphs.items[paragraph].sentences;
    if (sentences.count == 0) return (doc_range){0, 0};
    doc_range first = document->sentences.items[sentences.first].tokens,
              last = document->sentences.items[sentences.first + sentences.count - 1].tokens;
    return (doc_range){first.first, last.first + last.count - first.first};
}

uint32_t speech_time_from(const doc *document, uint32_t token) {
    uint32_t low;
    base_lower_bound(low, 0, document->times.count, document->times.items[low].tokens.first < token);
    return low;
}

bool speech_says(uint8_t manner) {
    switch (manner) {
    case DOC_MANNER_decide:
    case DOC_MANNER_agree:
    case DOC_MANNER_discuss:
    case DOC_MANNER_believe:
    case DOC_MANNER_want:
    case DOC_MANNER_feel:
        return false;
    default:
        return manner < DOC_MANNER_COUNT;
    }
}
