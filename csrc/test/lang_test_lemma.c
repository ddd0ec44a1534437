#include <stdlib.h>
#include <string.h>

#include "lang/lemma.h"
#include "test/check.h"

/* Lemmas with the model in the source tree (or $QUOTH_MODEL), from forms and tags that are given. */

typedef struct lemma_case {
    const char *form, *upos, *xpos, *lemma;
    bool first;
} lemma_case;

static const lemma_case cases[] = {
    {"boats", "NOUN", "NNS", "boat", false},
    {"parties", "NOUN", "NNS", "party", false},
    {"Boxes", "NOUN", "NNS", "box", true},
    {"women", "NOUN", "NNS", "woman", false},
    {"ran", "VERB", "VBD", "run", false},
    {"Running", "VERB", "VBG", "run", true},
    {"said", "VERB", "VBD", "say", false},
    {"provoked", "VERB", "VBN", "provoke", false},
    {"rooted", "VERB", "VBN", "root", false},
    {"left", "VERB", "VBD", "leave", false},
    {"left", "ADJ", "JJ", "left", false},
    {"saw", "VERB", "VBD", "see", false},
    {"saw", "NOUN", "NN", "saw", false},
    {"better", "ADJ", "JJR", "good", false},
    {"largest", "ADJ", "JJS", "large", false},
    {"is", "AUX", "VBZ", "be", false},
    {"'s", "AUX", "VBZ", "be", false},
    {"\xE2\x80\x99s", "PART", "POS", "'s", false},
    {"n't", "PART", "RB", "not", false},
    {"n\xE2\x80\x99t", "PART", "RB", "not", false},
    {"ca", "AUX", "MD", "can", false},
    {"wo", "AUX", "MD", "will", false},
    {"'ll", "AUX", "MD", "will", false},
    {"The", "DET", "DT", "the", true},
    {"HE", "PRON", "PRP", "he", false},
    {"I", "PRON", "PRP", "I", false},
    {"Vane", "PROPN", "NNP", "Vane", true},
    {"States", "PROPN", "NNPS", "State", false},
    {"Lebanese", "ADJ", "JJ", "Lebanese", false},
    {"40,000", "NUM", "CD", "40000", false},
    {"\xE2\x80\x9C", "PUNCT", "``", "\"", false},
    {"\xC3\x89mile", "PROPN", "NNP", "\xC3\x89mile", false},
    {"caf\xC3\xA9s", "NOUN", "NNS", "caf\xC3\xA9", false},
};

static model_file *file;

static bool add_case(doc *document, const lemma_case *one) {
    static const doc_paragraph paragraph = {.kind = DOC_BODY};
    const base_allocator *allocator = document->allocator;
    char text[100] = "x ";
    strcat(text, one->form);
    uint32_t size = (uint32_t)strlen(text);
    /* A word before it where it is not to be the sentence's first. */
    uint32_t skipped = one->first ? 2 : 0;
    if (!doc_set_text(document, text + skipped, size - skipped)) return false;
    if (!one->first && !doc_add_token(document, 0, 1, DOC_SPACE_AFTER)) return false;
    if (!doc_add_token(document, 2 - skipped, (uint16_t)(size - 2), DOC_SPACE_AFTER)) return false;
    uint32_t last = document->tokens.count - 1;
    document->tokens.upos[last] = doc_upos_find(one->upos);
    document->tokens.xpos[last] = doc_xpos_find(one->xpos);
    return base_vec_push(allocator, &document->paragraphs, paragraph) &&
           base_vec_push(allocator, &document->sentences, (doc_sentence){{0, last + 1}, 0, DOC_NONE});
}

static bool lemma_work(const base_allocator *allocator, void *context) {
    lang_lemmatiser lemmatiser;
    base_error error;
    if (!check(lang_lemmatiser_bind(&lemmatiser, file, &error))) return true;
    bool done = true;
    const lemma_case *end = cases + sizeof cases / sizeof *cases;
    for (const lemma_case *one = cases; done && one < end; one++) {
        doc document;
        doc_start(&document, allocator);
        done = add_case(&document, one) && lang_lemmatise(&lemmatiser, &document);
        if (done && context)
            check_string(doc_string(&document, doc_lemma(&document.tokens, document.tokens.count - 1)),
                         one->lemma);
        doc_release(&document);
    }
    return done;
}

/** Sections that are cut short or altered are refused or give some lemma; they are never read beyond their
 * end. */
static void test_altered(void) {
    model_section section;
    base_error error;
    check(model_file_section(file, "lemma", &section, &error));
    uint8_t *bytes = aligned_alloc(64, (section.size + 63) / 64 * 64);
    if (!check(bytes != NULL)) return;
    lang_lemmatiser lemmatiser;
    for (size_t size = 0; size < section.size; size += 997) {
        memcpy(bytes, section.bytes, size);
        model_section part = {bytes, size};
        check(!lang_lemmatiser_bind_section(&lemmatiser, part, "lemma", &error) && error.code == BASE_FORMAT);
    }
    memcpy(bytes, section.bytes, section.size);
    memset(bytes + 64, 0xFF, section.size - 64);
    lang_form form;
    check(lang_form_read(&form, "boats", 5, false));
    model_section all = {bytes, section.size};
    if (lang_lemmatiser_bind_section(&lemmatiser, all, "lemma", &error))
        lang_lemma_script(&lemmatiser, &form, DOC_NOUN, 0);
    free(bytes);
}

int main(void) {
    base_error error = {0};
    const char *path = getenv("QUOTH_MODEL") ? getenv("QUOTH_MODEL") : "lua/quoth/data/en.quoth";
    file = model_file_open(base_allocator_standard(), path, &error);
    check_string(error.message, "");
    if (file) {
        lemma_work(base_allocator_standard(), &error);
        check_out_of_memory(lemma_work, NULL);
        test_altered();
    }
    model_file_close(file);
    return check_done("lang lemma");
}
