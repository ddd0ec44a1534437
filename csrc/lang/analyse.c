#include "lang/analyse.h"

#include <string.h>

#include "text/class.h"

enum { ALIGN = 64, NO_LABEL = 255 };

static bool fail_label(model_output output, const char *label, base_error *error) {
    static const char *const outputs[] = {"UPOS", "XPOS", "FEATS", "relation", "name"};
    base_fail(error, BASE_FORMAT, 0,
              "the model's section labels has the %s \"%s\", which this library does not know",
              outputs[output], label ? label : "");
    return false;
}

/** The document's number of a name label: "O", "I-kind" or "B-kind"; NO_LABEL where it is none. */
static uint8_t name_number(const char *label) {
    if (strcmp(label, "O") == 0) return 0;
    uint8_t kind = label[0] != 0 && label[1] == '-' ? doc_kind_find(label + 2) : DOC_KIND_COUNT;
    if (kind == DOC_KIND_COUNT) return NO_LABEL;
    if (label[0] == 'I') return DOC_NAME_INSIDE(kind);
    return label[0] == 'B' ? DOC_NAME_FIRST(kind) : NO_LABEL;
}

/** Maps one label of the file; false where the document has none such. */
static bool map_label(lang_tagger *tagger, model_output output, uint32_t index, const char *label) {
    switch (output) {
    case MODEL_OUTPUT_UPOS:
        return (tagger->upos[index] = doc_upos_find(label)) < DOC_UPOS_COUNT;
    case MODEL_OUTPUT_XPOS:
        tagger->xpos[index] = doc_xpos_find(label);
        return doc_xpos_name(tagger->xpos[index]) != NULL;
    case MODEL_OUTPUT_RELATION:
        return (tagger->deprel[index] = doc_deprel_find(label)) < DOC_DEPREL_COUNT;
    case MODEL_OUTPUT_NAME:
        return (tagger->name[index] = name_number(label)) != NO_LABEL;
    default:
        if (strcmp(label, "_") == 0) return true;
        if (strcmp(label, "Foreign=Yes") == 0) tagger->foreign_feats = tagger->feats_count;
        tagger->feats[index] = tagger->feats_count;
        tagger->feats_names[tagger->feats_count++] = label;
        return true;
    }
}

static bool open_labels(lang_tagger *tagger, model_section section, base_error *error) {
    const uint32_t *outputs = tagger->network.outputs;
    uint32_t feats = outputs[MODEL_OUTPUT_FEATS];
    tagger->feats = base_new_zeroed(tagger->allocator, feats, sizeof *tagger->feats);
    tagger->feats_names = base_new_zeroed(tagger->allocator, (size_t)feats + 1, sizeof *tagger->feats_names);
    if (feats >= DOC_FEATS) {
        base_fail(error, BASE_FORMAT, 0, "the model has too many feats labels");
        return false;
    }
    if (!tagger->feats || !tagger->feats_names) {
        base_fail_memory(error);
        return false;
    }
    tagger->feats_names[0] = "";
    tagger->feats_count = 1;
    model_reader reader;
    model_reader_start(&reader, section);
    for (model_output output = 0; output < MODEL_OUTPUT_COUNT; output++) {
        if (model_reader_u32(&reader) != outputs[output]) {
            base_fail(error, BASE_FORMAT, reader.at, "the model's labels are not those of its network");
            return false;
        }
        for (uint32_t i = 0; i < outputs[output]; i++) {
            const char *label = model_reader_string(&reader);
            if (!label || !map_label(tagger, output, i, label)) return fail_label(output, label, error);
        }
    }
    return true;
}

bool lang_tagger_open(lang_tagger *tagger, const model_file *file, const base_allocator *allocator,
                      base_error *error) {
    model_section words, network, labels;
    *tagger = (lang_tagger){.allocator = allocator, .kernels = model_kernels_best()};
    if (model_file_section(file, "words", &words, error) && model_words_bind(&tagger->words, words, error) &&
        model_file_section(file, "network", &network, error) &&
        model_network_bind(&tagger->network, network, &tagger->words, error) &&
        model_file_section(file, "labels", &labels, error) && open_labels(tagger, labels, error))
        return true;
    lang_tagger_close(tagger);
    return false;
}

void lang_tagger_close(lang_tagger *tagger) {
    if (!tagger->allocator) return;
    uint32_t feats = tagger->network.outputs[MODEL_OUTPUT_FEATS];
    base_free(tagger->allocator, tagger->feats, feats, sizeof *tagger->feats);
    base_free(tagger->allocator, (void *)tagger->feats_names, (size_t)feats + 1, sizeof *tagger->feats_names);
    *tagger = (lang_tagger){0};
}

bool lang_tagging_start(lang_tagging *tagging, const lang_tagger *tagger, const base_allocator *allocator) {
    size_t size = model_network_scratch(&tagger->network, DOC_SENTENCE_TOKENS) + ALIGN;
    tagging->allocator = allocator;
    lang_initial_capitals_start(&tagging->firsts);
    tagging->block = base_new(allocator, size, 1);
    tagging->block_size = tagging->block ? size : 0;
    if (!tagging->block) return false;
    uintptr_t at = (uintptr_t)tagging->block;
    tagging->aligned = (void *)((at + ALIGN - 1) / ALIGN * ALIGN);
    return lang_ner_start(&tagging->names, &tagger->network, tagger->kernels, allocator);
}

void lang_tagging_release(lang_tagging *tagging) {
    if (!tagging->allocator) return;
    base_free(tagging->allocator, tagging->block, tagging->block_size, 1);
    tagging->block = tagging->aligned = NULL;
    tagging->block_size = 0;
    lang_ner_release(&tagging->names);
}

static bool is_word(const char *bytes, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint8_t byte = (uint8_t)bytes[i];
        if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte | 32) >= 'a') return true;
    }
    return false;
}

/** A sentence in another script or language: every word hangs flat on the first. */
static void tag_foreign(const lang_tagger *tagger, doc *document, doc_range range) {
    doc_tokens *tokens = &document->tokens;
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t token = range.first + i;
        bool word = is_word(document->text + doc_begin(tokens, token), doc_length(tokens, token));
        tokens->upos[token] = word ? DOC_X : DOC_PUNCT;
        tokens->xpos[token] = word ? DOC_XPOS_FW : DOC_XPOS_NFP;
        doc_set_feats(tokens, token, word ? tagger->foreign_feats : 0);
        doc_set_head(tokens, token, i == 0 ? DOC_HEAD_ROOT : 0);
        tokens->deprel[token] = i == 0 ? DOC_REL_ROOT : word ? DOC_REL_FLAT : DOC_REL_PUNCT;
        tokens->name[token] = 0;
    }
}

static void take_answers(const lang_tagger *tagger, const model_answer *answers, doc *document,
                         doc_range range) {
    doc_tokens *tokens = &document->tokens;
    for (uint32_t i = 0; i < range.count; i++) {
        const model_answer *answer = &answers[i];
        uint32_t token = range.first + i;
        tokens->upos[token] = tagger->upos[answer->upos];
        tokens->xpos[token] = tagger->xpos[answer->xpos];
        doc_set_feats(tokens, token, tagger->feats[answer->feats]);
        doc_set_head(tokens, token, answer->head == MODEL_ANSWER_ROOT ? DOC_HEAD_ROOT : answer->head);
        tokens->deprel[token] = tagger->deprel[answer->relation];
    }
}

/** Analyses one sentence; its names are decided with those of its neighbours. */
static void tag_sentence(const lang_tagger *tagger, lang_tagging *tagging, doc *document, doc_range range) {
    const doc_tokens *tokens = &document->tokens;
    for (uint32_t i = 0; i < range.count; i++) {
        tagging->begin[i] = doc_begin(tokens, range.first + i);
        tagging->length[i] = doc_length(tokens, range.first + i);
    }
    bool name = lang_initial_capitals_name(&tagging->firsts, document, range.first) &&
                doc_rule_on(document, DOC_RULE_initial_capital);
    if (name) doc_add_mark(document, DOC_RULE_initial_capital, range.first);
    model_sentence words = {.text = document->text,
                            .begin = tagging->begin,
                            .length = tagging->length,
                            .space_after = tokens->flags + range.first,
                            .count = range.count,
                            .first_is_name = name};
    model_features(&tagger->words, &tagger->network.tables, &words, tagging->inputs);
    if (lang_ner_full(&tagging->names, range.count))
        lang_ner_decide(&tagging->names, document, tagger->name, tagging->aligned);
    float *names = lang_ner_add(&tagging->names, range, tagging->inputs);
    model_network_run(&tagger->network, &tagger->words, tagger->kernels, tagging->inputs, range.count,
                      tagging->aligned, tagging->answers, names);
    take_answers(tagger, tagging->answers, document, range);
}

/** True where most words begin with a letter of another script than Latin. */
static bool is_other_script(const doc *document, doc_range range) {
    uint32_t others = 0;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const char *word = document->text + doc_begin(&document->tokens, i);
        size_t length;
        if (*word & 0x80)
            others +=
                (text_class_at(word, doc_length(&document->tokens, i), &length) & TEXT_OTHER_SCRIPT) != 0;
    }
    return others * 2 > range.count;
}

void lang_tag(const lang_tagger *tagger, lang_tagging *tagging, doc *document) {
    const doc_tokens *tokens = &document->tokens;
    document->feats_names = tagger->feats_names;
    document->feats_count = tagger->feats_count;
    lang_initial_capitals_gather(&tagging->firsts, document);
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        doc_sentence *sentence = &document->sentences.items[s];
        doc_range range = sentence->tokens;
        if (range.count == 0) continue;
        bool foreign = (document->paragraphs.items[sentence->paragraph].kind == DOC_FOREIGN ||
                        is_other_script(document, range)) &&
                       doc_rule_on(document, DOC_RULE_foreign_words);
        if (foreign) doc_add_mark(document, DOC_RULE_foreign_words, range.first);
        if (foreign || range.count > DOC_SENTENCE_TOKENS) {
            tag_foreign(tagger, document, range);
        } else {
            tag_sentence(tagger, tagging, document, range);
        }
        for (uint32_t i = 0; i < range.count; i++) {
            if (doc_head(tokens, range.first + i) == DOC_HEAD_ROOT) sentence->root = range.first + i;
        }
    }
    lang_ner_decide(&tagging->names, document, tagger->name, tagging->aligned);
}
