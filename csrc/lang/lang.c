#include "lang/lang.h"

#include "lang/analyse.h"
#include "lang/lemma.h"
#include "lang/sentence.h"
#include "model/manifest.h"

struct lang_model {
    const base_allocator *allocator;
    lang_tokeniser tokeniser;
    lang_splitter splitter;
    lang_tagger tagger;
    lang_lemmatiser lemmatiser;
};

struct lang_scratch {
    const base_allocator *allocator;
    lang_token_shapes glances; /**< of the paragraph at hand */
    lang_tagging tagging;
};

static bool open_stages(lang_model *model, const model_file *file, base_error *error) {
    model->splitter.tokeniser = &model->tokeniser;
    return model_manifest_check(file, error) &&
           lang_tokeniser_open(&model->tokeniser, file, model->allocator, error) &&
           lang_sentence_bind(&model->tokeniser.join, &model->splitter, file, error) &&
           lang_tagger_open(&model->tagger, file, model->allocator, error) &&
           lang_lemmatiser_bind(&model->lemmatiser, file, error);
}

lang_model *lang_model_open(const model_file *file, const base_allocator *allocator, base_error *error) {
    lang_model *model = base_new_zeroed(allocator, 1, sizeof *model);
    if (!model) {
        base_fail_memory(error);
        return NULL;
    }
    model->allocator = allocator;
    model->tokeniser.allocator = allocator;
    if (open_stages(model, file, error)) return model;
    lang_model_close(model);
    return NULL;
}

void lang_model_close(lang_model *model) {
    if (!model) return;
    lang_tokeniser_close(&model->tokeniser);
    lang_tagger_close(&model->tagger);
    base_free(model->allocator, model, 1, sizeof *model);
}

lang_scratch *lang_scratch_new(const lang_model *model, const base_allocator *allocator) {
    lang_scratch *scratch = base_new_zeroed(allocator, 1, sizeof *scratch);
    if (!scratch) return NULL;
    scratch->allocator = allocator;
    if (lang_tagging_start(&scratch->tagging, &model->tagger, allocator)) return scratch;
    lang_scratch_release(scratch);
    return NULL;
}

void lang_scratch_release(lang_scratch *scratch) {
    if (!scratch) return;
    base_vec_release(scratch->allocator, &scratch->glances);
    lang_tagging_release(&scratch->tagging);
    base_free(scratch->allocator, scratch, 1, sizeof *scratch);
}

bool lang_tokens(const lang_model *model, lang_scratch *scratch, doc *document) {
    /* English news has a token every 4.9 bytes; one growth at most follows. */
    if (!doc_reserve_tokens(document, document->text_size / 5 + 16)) return false;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        doc_paragraph *paragraph = &document->paragraphs.items[i];
        uint32_t first = document->tokens.count;
        scratch->glances.count = 0;
        if (!lang_tokenise(&model->tokeniser, scratch->allocator, document, paragraph->span,
                           &scratch->glances) ||
            !lang_split(&model->splitter, document, i, first, &scratch->glances))
            return false;
    }
    return true;
}

bool lang_lemmas(const lang_model *model, doc *document) {
    return lang_lemmatise(&model->lemmatiser, document);
}

bool lang_analyse(const lang_model *model, lang_scratch *scratch, doc *document, base_error *error) {
    bool done = lang_tokens(model, scratch, document);
    if (done) lang_tag(&model->tagger, &scratch->tagging, document);
    if (done && lang_lemmas(model, document)) return true;
    base_fail_memory(error);
    return false;
}
