#ifndef QUOTH_DOC_VIEW_H
#define QUOTH_DOC_VIEW_H

#include "base/arena.h"
#include "doc/doc.h"
#include "model/classes.h"
#include "text/pairs.h"

/** Bits of doc_view.marks. */
enum {
    DOC_MARK_OPENS = 1,  /**< the token is the opening mark of an outermost quotation */
    DOC_MARK_CLOSES = 2, /**< the token is a closing one */
    DOC_MARK_LAST = 4,   /**< last token of its sentence */
    DOC_MARK_SKIPPED = 8 /**< its paragraph is residue, foreign or a byline */
};

/**
 * What every stage behind the tree asks of one document, computed once: the trees with their edges both ways,
 * the quotation that each token stands in, hashes of its words. Trees never change once they are parsed, so a
 * view holds while mentions, entities and quotes are added to the document. All columns are by token, in the
 * view's own arena.
 */
typedef struct doc_view {
    base_arena arena;
    doc *document;
    const model_classes *classes; /**< what single words are; NULL: nothing is known of them */
    uint32_t count;               /**< tokens */
    text_pairs pairs;             /**< quotations; none runs over a paragraph that is not body */
    uint32_t *sentence;           /**< its sentence */
    uint32_t *head;               /**< its head's token, DOC_NONE for a root */
    uint32_t *child;              /**< its first dependent in the order of the text, or DOC_NONE */
    uint32_t *sibling;            /**< the next dependent of the same head, or DOC_NONE */
    uint32_t *first;              /**< first token of its subtree */
    uint32_t *last;               /**< last token of its subtree */
    uint32_t *pair;               /**< the outermost pair whose content holds it, or TEXT_NO_PAIR */
    uint64_t *lemma;              /**< hash of its lemma in lower case */
    uint64_t *form;               /**< hash of its form in lower case */
    uint64_t *words; /**< its classes in the list function_words, as bits (see model/classes.h) */
    uint8_t *marks;  /**< bits above */
} doc_view;

/** Makes an empty view, to be made of document after document; allocates nothing. `classes`, which it borrows, may
 * be NULL: then no word has a class. */
void doc_view_start(doc_view *view, const base_allocator *allocator, const model_classes *classes);

/** Computes all columns of a parsed document, which must outlive their use; false when memory ran out.
 * O(tokens + text). */
bool doc_view_make(doc_view *view, doc *document);

/**
 * Begins a view for questions about few sentences, of a sealed document too: it has the columns of trees
 * (sentence, head, child, sibling, first, last) and marks, for the sentences that doc_view_add was asked for,
 * and no others. The document is only read. False when memory ran out.
 */
bool doc_view_begin(doc_view *view, doc *document);

/** Adds the tree of a sentence; one that is there stays. O(its tokens). */
void doc_view_add(doc_view *view, uint32_t sentence);

/** Releases all. */
void doc_view_release(doc_view *view);

/** The hash that `lemma` and `form` hold for a word in lower case. */
uint64_t doc_view_word(const char *word, size_t count);

/** The first dependent with this relation, with any subtype of it where it has none itself; DOC_NONE where
 * there is none. O(dependents). */
uint32_t doc_view_child(const doc_view *view, uint32_t token, doc_deprel relation);

/** The first dependent with exactly this relation, or DOC_NONE. O(dependents). */
uint32_t doc_view_child_exact(const doc_view *view, uint32_t token, doc_deprel relation);

/** True where `inner` is `outer` or stands below it. O(depth). */
bool doc_view_below(const doc_view *view, uint32_t inner, uint32_t outer);

/** The token of a non-empty range that is above all others (the first among equals). O(length). */
uint32_t doc_view_top(const doc_view *view, doc_range tokens);

/** The classes of a token in the list function_words, looked up where the view has no column of them. */
uint64_t doc_view_classes(const doc_view *view, uint32_t token);

/** True where the token is of this class in the list function_words. */
static inline bool doc_view_has(const doc_view *view, uint32_t token, model_word_class class) {
    return model_classes_have(view->words ? view->words[token] : doc_view_classes(view, token), class);
}

/** The universal relation of a token to its head. */
static inline doc_deprel doc_view_relation(const doc_view *view, uint32_t token) {
    return doc_deprel_universal(view->document->tokens.deprel[token]);
}

/** The verb or predicate of the clause that a token stands in, or DOC_NONE. O(depth). */
uint32_t doc_view_clause(const doc_view *view, uint32_t token);

/** How a dependent denies the word above it. */
typedef enum doc_denial {
    DOC_NO_DENIAL,
    DOC_DENIED_BY_WORD,   /**< "did not call", "never called", "no call", "nor did it call" */
    DOC_DENIED_BY_SUBJECT /**< "nobody called", "no minister called", "neither Brenn nor Lee called" */
} doc_denial;

/** Whether this dependent denies the word above it, and how. O(dependents). */
doc_denial doc_view_denies(const doc_view *view, uint32_t dependent);

/** The tokens of the sentence that a token stands in. O(1). */
static inline doc_range doc_view_sentence(const doc_view *view, uint32_t token) {
    return view->document->sentences.items[view->sentence[token]].tokens;
}

/** The first piece of the quotation that a token surely stands in, over several paragraphs perhaps;
 * TEXT_NO_PAIR outside of quotations and behind a mark that nothing closes. O(1). */
uint32_t doc_view_quotation(const doc_view *view, uint32_t token);

#endif
