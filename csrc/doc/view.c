/* The view of a document: trees both ways, subtrees, quotations and word hashes by token, made once for all
 * stages. */

#include "doc/view.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "text/fold.h"

/** Most bytes of a word that its hash sees. */
#define WORD_BYTES 64

void doc_view_start(doc_view *view, const base_allocator *allocator, const model_classes *classes) {
    *view = (doc_view){.classes = classes};
    base_arena_start(&view->arena, allocator);
    text_pairs_start(&view->pairs, allocator);
}

void doc_view_release(doc_view *view) {
    text_pairs_release(&view->pairs);
    base_arena_release(&view->arena);
}

/** Columns of trees. */
static bool new_trees(doc_view *view) {
    uint32_t **wide[] = {&view->sentence, &view->head,  &view->child,
                         &view->sibling,  &view->first, &view->last};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        *wide[i] = base_arena_new(&view->arena, view->count, sizeof **wide[i]);
        if (!*wide[i]) return false;
    }
    view->marks = base_arena_new_zeroed(&view->arena, view->count, 1);
    return view->marks != NULL;
}

/** Columns of words and quotations. */
static bool new_words(doc_view *view) {
    view->pair = base_arena_new(&view->arena, view->count, sizeof *view->pair);
    view->lemma = base_arena_new(&view->arena, view->count, sizeof *view->lemma);
    view->form = base_arena_new(&view->arena, view->count, sizeof *view->form);
    view->words = base_arena_new_zeroed(&view->arena, view->count, sizeof *view->words);
    return view->pair && view->lemma && view->form && view->words;
}

/** Heads as tokens, dependents as lists in the order of the text. */
static void link_sentence(doc_view *view, uint32_t sentence) {
    const doc *document = view->document;
    doc_range tokens = document->sentences.items[sentence].tokens;
    uint8_t kind = document->paragraphs.items[document->sentences.items[sentence].paragraph].kind;
    bool skipped = kind == DOC_RESIDUE || kind == DOC_FOREIGN || kind == DOC_BYLINE || kind == DOC_CAPTION;
    for (uint32_t i = tokens.count; i-- > 0;) {
        uint32_t token = tokens.first + i;
        uint16_t head = doc_head(&document->tokens, token);
        view->sentence[token] = sentence;
        view->head[token] = head < tokens.count && head != i ? tokens.first + head : DOC_NONE;
        view->child[token] = view->sibling[token] = DOC_NONE;
        view->first[token] = view->last[token] = token;
        if (skipped) view->marks[token] |= DOC_MARK_SKIPPED;
    }
    for (uint32_t i = tokens.count; i-- > 0;) {
        uint32_t token = tokens.first + i, head = view->head[token];
        if (head == DOC_NONE) continue;
        view->sibling[token] = view->child[head];
        view->child[head] = token;
    }
    if (tokens.count > 0) view->marks[tokens.first + tokens.count - 1] |= DOC_MARK_LAST;
}

/** First and last token of every subtree: each token tells its heads, up to the first that knows already. */
static void span_subtrees(doc_view *view, doc_range tokens) {
    for (uint32_t i = 0; i < tokens.count; i++) {
        uint32_t token = tokens.first + i, steps = 0;
        for (uint32_t at = view->head[token]; at != DOC_NONE && steps < tokens.count;
             at = view->head[at], steps++) {
            if (view->last[at] >= token && view->first[at] <= token) break;
            if (view->last[at] < token) view->last[at] = token;
        }
    }
    for (uint32_t i = tokens.count; i-- > 0;) {
        uint32_t token = tokens.first + i, steps = 0;
        for (uint32_t at = view->head[token]; at != DOC_NONE && steps < tokens.count;
             at = view->head[at], steps++) {
            if (view->first[at] <= token) break;
            view->first[at] = token;
        }
    }
}

uint64_t doc_view_word(const char *word, size_t count) {
    return base_hash_bytes(word, count, 1);
}

/** Lemmas that were seen of late, with their hashes: most words of a text come again. */
enum { LEMMA_SLOTS = 256 };
typedef struct lemma_slot {
    uint32_t string;
    uint64_t hash;
} lemma_slot;

static uint64_t lemma_hash(const doc *document, uint32_t string, lemma_slot *slots) {
    lemma_slot *slot = &slots[(string * UINT32_C(0x9E3779B1)) >> 24];
    if (slot->string == string) return slot->hash;
    char lower[WORD_BYTES];
    const char *lemma = doc_string(document, string);
    size_t count = text_lower_token(lemma, strlen(lemma), lower, sizeof lower - 1);
    *slot = (lemma_slot){string, doc_view_word(lower, count)};
    return slot->hash;
}

/** The classes of a word of which `lower` is the form in lower case: folded where that takes more, since an apostrophe
 * may be a curly one. */
static uint64_t classes_of(const model_classes *classes, const char *lower, size_t count) {
    char folded[WORD_BYTES];
    bool plain = true;
    for (size_t i = 0; i < count; i++) plain = plain && (unsigned char)lower[i] < 0x80;
    if (plain) return model_classes_find(classes, lower, count);
    return model_classes_find(classes, folded, text_fold_token(lower, count, folded, sizeof folded));
}

static size_t lower_form(const doc_view *view, uint32_t token, char lower[WORD_BYTES]) {
    const doc *document = view->document;
    return text_lower_token(document->text + doc_begin(&document->tokens, token),
                            doc_length(&document->tokens, token), lower, WORD_BYTES);
}

static void hash_words(doc_view *view) {
    const doc *document = view->document;
    char lower[WORD_BYTES];
    lemma_slot slots[LEMMA_SLOTS];
    for (uint32_t i = 0; i < LEMMA_SLOTS; i++) slots[i].string = DOC_NONE;
    for (uint32_t token = 0; token < view->count; token++) {
        view->lemma[token] = lemma_hash(document, doc_lemma(&document->tokens, token), slots);
        size_t count = lower_form(view, token, lower);
        view->form[token] = doc_view_word(lower, count);
        if (view->classes) view->words[token] = classes_of(view->classes, lower, count);
    }
}

/** A mark that nothing closes: a guess, which never reaches beyond its sentence. */
static bool is_guess(const text_pair *pair) {
    return !pair->closed && pair->next == TEXT_NO_PAIR && pair->previous == TEXT_NO_PAIR;
}

/** Pairs come by outer_begin, outer ones first; tokens are walked along with them. */
static void place_pairs(doc_view *view) {
    const doc *document = view->document;
    const text_pair *pairs = view->pairs.pairs.items;
    uint32_t next = 0, current = TEXT_NO_PAIR, opened = DOC_NONE;
    for (uint32_t token = 0; token < view->count; token++) {
        doc_span span = doc_token_span(document, token);
        view->pair[token] = TEXT_NO_PAIR;
        for (; next < view->pairs.pairs.count && pairs[next].outer_begin < span.end; next++) {
            if (pairs[next].depth > 0) continue;
            current = next;
            opened = view->sentence[token];
            if (pairs[next].outer_begin >= span.begin && pairs[next].begin > pairs[next].outer_begin)
                view->marks[token] |= DOC_MARK_OPENS;
        }
        if (current == TEXT_NO_PAIR) continue;
        const text_pair *pair = &pairs[current];
        bool beyond =
            view->sentence[token] != opened && is_guess(pair) && doc_rule_on(document, DOC_RULE_open_mark);
        if (span.begin >= pair->begin && span.end <= pair->end && !beyond) view->pair[token] = current;
        if (pair->closed && span.begin < pair->outer_end && span.end > pair->end)
            view->marks[token] |= DOC_MARK_CLOSES;
    }
}

static bool find_pairs(doc_view *view) {
    const doc *document = view->document;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        const doc_paragraph *paragraph = &document->paragraphs.items[i];
        if (paragraph->kind != DOC_BODY) text_pairs_break(&view->pairs);
        if (!text_pairs_add(&view->pairs, document->text, paragraph->span.begin, paragraph->span.end))
            return false;
        if (paragraph->kind != DOC_BODY) text_pairs_break(&view->pairs);
    }
    place_pairs(view);
    return true;
}

uint64_t doc_view_classes(const doc_view *view, uint32_t token) {
    if (view->words) return view->words[token];
    char lower[WORD_BYTES];
    return view->classes ? classes_of(view->classes, lower, lower_form(view, token, lower)) : 0;
}

bool doc_view_begin(doc_view *view, doc *document) {
    const base_allocator *allocator = view->pairs.allocator;
    text_pairs_release(&view->pairs);
    text_pairs_start(&view->pairs, allocator);
    base_arena_reset(&view->arena);
    view->document = document;
    view->count = document->tokens.count;
    view->pair = NULL;
    view->lemma = view->form = view->words = NULL;
    return new_trees(view);
}

void doc_view_add(doc_view *view, uint32_t sentence) {
    doc_range tokens = view->document->sentences.items[sentence].tokens;
    if (tokens.count == 0 || view->marks[tokens.first + tokens.count - 1] & DOC_MARK_LAST) return;
    link_sentence(view, sentence);
    span_subtrees(view, tokens);
}

bool doc_view_make(doc_view *view, doc *document) {
    if (!doc_view_begin(view, document) || !new_words(view)) return false;
    for (uint32_t i = 0; i < document->sentences.count; i++) doc_view_add(view, i);
    hash_words(view);
    return find_pairs(view);
}

uint32_t doc_view_child(const doc_view *view, uint32_t token, doc_deprel relation) {
    for (uint32_t at = view->child[token]; at != DOC_NONE; at = view->sibling[at]) {
        uint8_t found = view->document->tokens.deprel[at];
        if (found == relation || doc_deprel_universal(found) == relation) return at;
    }
    return DOC_NONE;
}

uint32_t doc_view_child_exact(const doc_view *view, uint32_t token, doc_deprel relation) {
    for (uint32_t at = view->child[token]; at != DOC_NONE; at = view->sibling[at])
        if (view->document->tokens.deprel[at] == relation) return at;
    return DOC_NONE;
}

bool doc_view_below(const doc_view *view, uint32_t inner, uint32_t outer) {
    doc_range tokens = doc_view_sentence(view, inner);
    /* Bounded by the sentence's length, in case the heads are not a tree. */
    for (uint32_t steps = 0; inner != DOC_NONE && steps <= tokens.count; steps++) {
        if (inner == outer) return true;
        inner = view->head[inner];
    }
    return false;
}

uint32_t doc_view_top(const doc_view *view, doc_range tokens) {
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++)
        if (view->head[i] == DOC_NONE || view->head[i] - tokens.first >= tokens.count) return i;
    return tokens.first;
}

uint32_t doc_view_clause(const doc_view *view, uint32_t token) {
    for (uint32_t steps = 0; steps < DOC_SENTENCE_TOKENS && view->head[token] != DOC_NONE; steps++) {
        doc_deprel relation = doc_view_relation(view, token);
        token = view->head[token];
        bool nominal = relation == DOC_REL_NMOD || relation == DOC_REL_CONJ || relation == DOC_REL_APPOS ||
                       relation == DOC_REL_COMPOUND || relation == DOC_REL_FLAT || relation == DOC_REL_CASE ||
                       relation == DOC_REL_DET || relation == DOC_REL_AMOD;
        if (!nominal) return token;
    }
    return DOC_NONE;
}

static bool is_negator(const doc_view *view, uint32_t token) {
    return token != DOC_NONE && doc_view_has(view, token, MODEL_WORD_NEGATOR);
}

doc_denial doc_view_denies(const doc_view *view, uint32_t dependent) {
    switch (doc_view_relation(view, dependent)) {
    case DOC_REL_ADVMOD:
    case DOC_REL_AUX:
    case DOC_REL_CC:
    case DOC_REL_DET:
        return is_negator(view, dependent) ? DOC_DENIED_BY_WORD : DOC_NO_DENIAL;
    case DOC_REL_NSUBJ:
        return doc_view_has(view, dependent, MODEL_WORD_NEGATIVE_SUBJECT) ||
                       is_negator(view, doc_view_child_exact(view, dependent, DOC_REL_DET)) ||
                       is_negator(view, doc_view_child(view, dependent, DOC_REL_CC))
                   ? DOC_DENIED_BY_SUBJECT
                   : DOC_NO_DENIAL;
    default:
        return DOC_NO_DENIAL;
    }
}

uint32_t doc_view_quotation(const doc_view *view, uint32_t token) {
    if (view->pair[token] == TEXT_NO_PAIR) return TEXT_NO_PAIR;
    const text_pair *pair = &view->pairs.pairs.items[view->pair[token]];
    return pair->closed || pair->next != TEXT_NO_PAIR ? pair->first : TEXT_NO_PAIR;
}
