#include "test/check.h"

#include <string.h>

#include "lang/analyse.h"
#include "lang/lang.h"

static const char model_path[] = "lua/quoth/data/en.quoth";

static model_file *open_model(void) {
    base_error error;
    model_file *file = model_file_open(base_allocator_standard(), model_path, &error);
    if (!file) check_string(error.message, "");
    return file;
}

/** One paragraph of a kind as a document, analysed; false too where there is no model. */
static bool analyse_with(const lang_model *model, const base_allocator *allocator, const char *text,
                         uint8_t kind, doc *document) {
    base_error error;
    uint32_t size = (uint32_t)strlen(text);
    doc_paragraph paragraph = {.span = {0, size}, .kind = kind};
    doc_start(document, allocator);
    lang_scratch *scratch = model ? lang_scratch_new(model, allocator) : NULL;
    bool good = scratch && doc_set_text(document, text, size) &&
                base_vec_push(allocator, &document->paragraphs, paragraph) &&
                lang_analyse(model, scratch, document, &error);
    lang_scratch_release(scratch);
    return good;
}

/** As above with a model of its own; the names of the features end with it. */
static bool analyse(const model_file *file, const base_allocator *allocator, const char *text, uint8_t kind,
                    doc *document) {
    base_error error;
    lang_model *model = lang_model_open(file, allocator, &error);
    bool good = analyse_with(model, allocator, text, kind, document);
    lang_model_close(model);
    return good;
}

static void check_trees(const doc *document) {
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        const doc_sentence *sentence = &document->sentences.items[s];
        uint32_t roots = 0;
        for (uint32_t i = 0; i < sentence->tokens.count; i++) {
            uint32_t token = sentence->tokens.first + i, steps = 0;
            bool root = doc_head(&document->tokens, token) == DOC_HEAD_ROOT;
            check(root == (document->tokens.deprel[token] == DOC_REL_ROOT));
            if (root) check_number(sentence->root, token);
            roots += root;
            for (uint32_t at = i;
                 doc_head(&document->tokens, sentence->tokens.first + at) != DOC_HEAD_ROOT;) {
                at = doc_head(&document->tokens, sentence->tokens.first + at);
                check(at < sentence->tokens.count);
                if (at >= sentence->tokens.count || ++steps > sentence->tokens.count) break;
            }
            check(steps <= sentence->tokens.count);
        }
        check_number(roots, 1);
    }
}

static uint32_t token_called(const doc *document, const char *form) {
    for (uint32_t i = 0; i < document->tokens.count; i++) {
        if (doc_length(&document->tokens, i) == strlen(form) &&
            memcmp(document->text + doc_begin(&document->tokens, i), form, strlen(form)) == 0)
            return i;
    }
    check(false);
    return 0;
}

static void test_sentence(const model_file *file) {
    doc document;
    base_error error;
    lang_model *model = lang_model_open(file, base_allocator_standard(), &error);
    check(analyse_with(model, base_allocator_standard(),
                       "Minister Clara Brandt told reporters in Paris on Friday that the ships had left.",
                       DOC_BODY, &document));
    check_trees(&document);
    uint32_t told = token_called(&document, "told"), clara = token_called(&document, "Clara");
    uint32_t paris = token_called(&document, "Paris"), ships = token_called(&document, "ships");
    check_number(document.tokens.upos[told], DOC_VERB);
    check_number(document.sentences.items[0].root, told);
    check_string(doc_xpos_name(document.tokens.xpos[ships]), "NNS");
    check_string(document.feats_names[doc_feats(&document.tokens, ships)], "Number=Plur");
    check_number(document.tokens.deprel[ships], DOC_REL_NSUBJ);
    check_number(doc_token_head(&document, ships), token_called(&document, "left"));
    check_number(document.tokens.name[clara], DOC_NAME_FIRST(DOC_PERSON));
    check_number(document.tokens.name[clara + 1], DOC_NAME_INSIDE(DOC_PERSON));
    check_number(document.tokens.name[paris], DOC_NAME_FIRST(DOC_PLACE));
    check_number(document.tokens.name[told], 0);
    doc_release(&document);
    lang_model_close(model);
}

/** Another script gets a flat tree and no names. */
static void test_foreign(const model_file *file) {
    doc document;
    check(analyse(file, base_allocator_standard(), "Корабли ушли из гавани.", DOC_FOREIGN, &document));
    check_trees(&document);
    for (uint32_t i = 0; i < document.tokens.count; i++) {
        check_number(document.tokens.name[i], 0);
        if (i > 0) check_number(doc_head(&document.tokens, i), 0);
    }
    doc_release(&document);
}

/** What the model was not made for still gets trees: no words, one word, code, a sentence of 2,000 words. */
static void test_odd_text(const model_file *file) {
    static char longest[22001];
    for (size_t i = 0; i + 11 < sizeof longest; i += 11) memcpy(longest + i, "lighthouse ", 11);
    const char *const texts[] = {
        "",     "!", "Harbour", "for (i = 0; i < n; i++) { a[i] += b; } // ++", "\xE2\x80\x9C\xE2\x80\x9D",
        longest};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        doc document;
        check(analyse(file, base_allocator_standard(), texts[i], DOC_BODY, &document));
        check_trees(&document);
        doc_release(&document);
    }
}

static bool analyse_once(const base_allocator *allocator, void *context) {
    doc document;
    bool good =
        analyse(context, allocator, "“We sail,” said Ana Ruiz of Harbour Watch.", DOC_BODY, &document);
    doc_release(&document);
    return good;
}

int main(void) {
    model_file *file = open_model();
    if (file) {
        test_sentence(file);
        test_foreign(file);
        test_odd_text(file);
        check_out_of_memory(analyse_once, file);
    }
    model_file_close(file);
    return check_done("lang analyse");
}
