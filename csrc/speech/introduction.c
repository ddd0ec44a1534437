#include "speech/introduction.h"

#include "speech/tuning.h"

/* Who speaks where no word reports: a colon before the quotation, the sentence next to it. */

static doc_range subtree(const speech_board *board, uint32_t token) {
    return (doc_range){board->first[token], board->last[token] - board->first[token] + 1};
}

static bool is_person(const speech_board *board, uint32_t noun) {
    const doc *document = board->document;
    uint32_t found = refer_mention_index_mention(&board->find, subtree(board, noun));
    if (found == DOC_NONE) found = refer_mention_index_headed(&board->find, noun);
    if (found == DOC_NONE)
        return speech_source_kind(board->lexicons, speech_lemma(board, noun)) < DOC_DOCUMENT;
    doc_mention mention = doc_mention_at(document, found);
    return mention.kind == DOC_PERSON ||
           (mention.entity != DOC_NONE && document->entities.items[mention.entity].kind == DOC_PERSON);
}

bool speech_may_go_on(const speech_board *board, uint32_t noun) {
    if (speech_listed(board, noun, SPEECH_RELATIVE)) return false;
    uint32_t found = refer_mention_index_headed(&board->find, noun);
    if (found == DOC_NONE)
        return speech_source_kind(board->lexicons, speech_lemma(board, noun)) < DOC_DOCUMENT;
    uint8_t kind = doc_mention_at(board->document, found).kind;
    return kind != DOC_LAW && kind != DOC_WORK && kind != DOC_EVENT;
}

static bool outside(const speech_board *board, uint32_t token) {
    return board->pair[token] == TEXT_NO_PAIR && !speech_punctuation(board, token);
}

/* Who speaks in the clause [first, colon): its subject, or the phrase that stands alone. */
static doc_range speaker_of_clause(const speech_board *board, uint32_t first, uint32_t colon) {
    uint32_t root = DOC_NONE;
    for (uint32_t at = first; at < colon && root == DOC_NONE; at++) {
        uint32_t head = board->head[at];
        if (!speech_punctuation(board, at) && (head == DOC_NONE || head < first || head >= colon)) root = at;
    }
    if (root == DOC_NONE) return (doc_range){0, 0};
    uint32_t subject = speech_dependent(board, root, DOC_REL_NSUBJ, true);
    if (subject != DOC_NONE && subject < colon && board->last[subject] < colon)
        return subtree(board, subject);
    if (subject != DOC_NONE || !speech_nominal(board, root) || board->pair[root] != TEXT_NO_PAIR ||
        colon - first > SPEECH_SIGNATURE_TOKENS)
        return (doc_range){0, 0};
    for (uint32_t at = first; at < colon; at++)
        if (speech_verbal(board, at)) return (doc_range){0, 0};
    return (doc_range){first, colon - first};
}

bool speech_colon_before(const speech_board *board, uint32_t first, uint32_t *colon, doc_range *source) {
    uint32_t at = first;
    while (at > 0 && (board->marks[at - 1] & DOC_MARK_OPENS)) at--;
    if (at < 2 || !speech_bare_mark(board, at - 1, ':') || (board->marks[at - 1] & DOC_MARK_SKIPPED))
        return false;
    *colon = at - 1;
    uint32_t begin = speech_sentence_tokens(board, *colon).first;
    for (uint32_t k = *colon; k > begin; k--) {
        if (board->pair[k - 1] == TEXT_NO_PAIR && speech_byte(board, k - 1) != ';') continue;
        begin = k; /* what stands before it belongs to another quotation */
        break;
    }
    *source = speaker_of_clause(board, begin, *colon);
    return true;
}

uint32_t speech_words_of(const speech_board *board, uint32_t first, doc_range *source) {
    doc_range sentence = speech_sentence_tokens(board, first);
    for (uint32_t at = sentence.first; at < sentence.first + sentence.count; at++) {
        if (!outside(board, at) || !speech_listed(board, at, SPEECH_VOICE) ||
            speech_marker(board, at) == DOC_NONE)
            continue;
        uint32_t owner = speech_dependent(board, at, DOC_REL_NMOD, false);
        uint32_t of = owner == DOC_NONE ? DOC_NONE : speech_marker(board, owner);
        if (of == DOC_NONE || !speech_listed(board, of, SPEECH_OF) || of != at + 1 ||
            board->last[owner] <= of)
            continue;
        uint32_t end = of + 1;
        while (end <= board->last[owner] && !speech_punctuation(board, end)) end++;
        *source = (doc_range){of + 1, end - of - 1};
        return at;
    }
    return DOC_NONE;
}

/* The subject of a sentence that is a person; the tree may take a word that stands before it for another one. */
static doc_range subject_in(const speech_board *board, uint32_t sentence) {
    uint32_t root = board->document->sentences.items[sentence].root;
    if (root == DOC_NONE || board->pair[root] != TEXT_NO_PAIR) return (doc_range){0, 0};
    for (uint32_t at = board->child[root]; at != DOC_NONE; at = board->sibling[at]) {
        bool subject = doc_deprel_universal(board->document->tokens.deprel[at]) == DOC_REL_NSUBJ;
        if (!subject || board->pair[at] != TEXT_NO_PAIR || !is_person(board, at)) continue;
        doc_range words = subtree(board, at);
        while (speech_punctuation(board, words.first)) words.first++, words.count--;
        return words;
    }
    return (doc_range){0, 0};
}

doc_range speech_subject_beside(const speech_board *board, uint32_t first, uint32_t end) {
    uint32_t here = board->sentence[first], last = board->sentence[end - 1];
    const doc *document = board->document;
    if (here > 0 && document->sentences.items[here - 1].paragraph == speech_paragraph(board, first)) {
        doc_range before = subject_in(board, here - 1);
        if (before.count > 0) return before;
    }
    if (last + 1 < document->sentences.count &&
        document->sentences.items[last + 1].paragraph == speech_paragraph(board, first))
        return subject_in(board, last + 1);
    return (doc_range){0, 0};
}
