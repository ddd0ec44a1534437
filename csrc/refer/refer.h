#ifndef QUOTH_REFER_REFER_H
#define QUOTH_REFER_REFER_H

#include "base/arena.h"
#include "doc/view.h"
#include "name/lexicons.h"

/**
 * Who and what one document speaks of: mentions (names, nominals, pronouns), the entities behind them, and
 * time expressions. Read-only and shared between threads once open.
 */
typedef struct refer_model refer_model;

/** Working memory of refer_resolve, kept from document to document. One thread at a time. */
typedef struct refer_scratch {
    base_arena arena;
} refer_scratch;

/**
 * Opens the lists (refer_*, time_words) and the section "refer" of a model file, which hold all that this room knows;
 * file and names must outlive the model. NULL with *error where a list is missing, damaged or does not fit, or memory
 * ran out. The caller closes it.
 */
refer_model *refer_model_open(const model_file *file, const name_lexicons *names,
                              const base_allocator *allocator, base_error *error);

/** The same for a file whose weights (section "refer") are still to be learned: it needs a judge. */
refer_model *refer_model_open_untaught(const model_file *file, const name_lexicons *names,
                                       const base_allocator *allocator, base_error *error);

/** Releases the model; NULL is allowed. */
void refer_model_close(refer_model *model);

/** Makes empty working memory; allocates nothing. */
void refer_scratch_start(refer_scratch *scratch, const base_allocator *allocator);

/** Releases the working memory. */
void refer_scratch_release(refer_scratch *scratch);

/**
 * Fills mentions, entities, times and lists of the view's document, which is tagged and parsed (columns
 * lemma, upos, xpos, feats, head, deprel, name); these four must be empty. I, we and you have the
 * entity of their voice, which no name belongs to (see refer/voices.h); "it" and "there" that refer to nothing have the
 * entity DOC_NONE. Mentions are ordered
 * by begin, longer first; entities by first mention. Resolves dates against `meta.date` where that is known.
 * False when memory ran out; the document must then be released. Time and memory linear in the tokens but for
 * the sorting of names.
 */
bool refer_resolve(const refer_model *model, refer_scratch *scratch, const doc_view *view);

/** The lists of a model. */
const struct refer_lexicons *refer_model_lexicons(const refer_model *model);

struct refer_judge;

/** As refer_resolve, with a judge of what pronouns and phrases mean; NULL for the model's weights. */
bool refer_resolve_judged(const refer_model *model, refer_scratch *scratch, const doc_view *view,
                          const struct refer_judge *judge);

#endif
