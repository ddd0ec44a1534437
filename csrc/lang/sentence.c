#include "lang/sentence.h"

bool lang_sentence_bind(model_linear *join, model_linear *split, const model_file *file, base_error *error) {
    model_section section;
    if (!model_file_section(file, "sentence", &section, error)) return false;
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t version = model_reader_u32(&reader);
    uint32_t sizes[2] = {model_reader_u32(&reader), model_reader_u32(&reader)};
    model_section parts[2];
    for (int i = 0; i < 2; i++) {
        parts[i].bytes = model_reader_array(&reader, sizes[i], 1, MODEL_FILE_ALIGNMENT);
        parts[i].size = sizes[i];
    }
    if (reader.failed || version != LANG_SENTENCE_VERSION) {
        base_fail(error, BASE_FORMAT, 0, "section sentence of %s is not of version %u", model_file_name(file),
                  LANG_SENTENCE_VERSION);
        return false;
    }
    return model_linear_bind(join, parts[0], "sentence (tokens)", error) &&
           model_linear_bind(split, parts[1], "sentence", error);
}

/** Gives neutral quotation marks and apostrophes a direction, from the white space around them, else by
 * turns. */
static void direct_quotes(const doc *document, uint32_t first, lang_glance *glances, uint32_t count) {
    bool open = false;
    for (uint32_t i = 0; i < count; i++) {
        lang_glance *glance = &glances[i];
        if (glance->shape == LANG_QUOTE_OPEN && glance->word != LANG_SINGLE_QUOTE) open = true;
        if (glance->shape == LANG_QUOTE_CLOSE) open = false;
        if (glance->shape != LANG_QUOTE_NEUTRAL && glance->shape != LANG_APOSTROPHE) continue;
        const uint8_t *flags = document->tokens.flags + first + i;
        bool before = i == 0 || flags[-1] & DOC_SPACE_AFTER || glances[i - 1].shape == LANG_BRACKET_OPEN ||
                      glances[i - 1].shape == LANG_QUOTE_OPEN;
        bool after = flags[0] & DOC_SPACE_AFTER;
        if (glance->shape == LANG_APOSTROPHE) {
            if (flags[0] & DOC_MULTI_NEXT) continue;
            glance->shape = before && !after ? LANG_QUOTE_OPEN : LANG_QUOTE_CLOSE;
            continue;
        }
        bool opens = before == after ? !open : before;
        glance->shape = opens ? LANG_QUOTE_OPEN : LANG_QUOTE_CLOSE;
        open = opens;
    }
}

/** True where a sentence may end between two tokens: behind punctuation, or before what looks like a start.
 */
static bool may_end(const lang_glance *left, const lang_glance *right) {
    if (right->shape >= LANG_CAPITALISED && right->shape <= LANG_UNCASED) return left->shape != LANG_HYPHEN;
    if (left->shape <= LANG_MIXED_NUMBER)
        return right->shape != LANG_LOWER && right->shape != LANG_CLITIC && right->shape != LANG_PERIOD &&
               right->shape != LANG_COMMA;
    return left->shape != LANG_COMMA && left->shape != LANG_HYPHEN && left->shape != LANG_CURRENCY &&
           left->shape != LANG_CLITIC;
}

/** Follows quotation marks and brackets past one token. */
static void pass(lang_split_state *state, const lang_glance *glance) {
    if (glance->word != LANG_SINGLE_QUOTE) {
        if (glance->shape == LANG_QUOTE_OPEN) state->in_quote = true;
        if (glance->shape == LANG_QUOTE_CLOSE) state->in_quote = false;
    }
    if (glance->shape == LANG_BRACKET_OPEN && state->brackets < 3) state->brackets++;
    if (glance->shape == LANG_BRACKET_CLOSE && state->brackets > 0) state->brackets--;
}

static bool ends(const lang_splitter *splitter, const doc *document, uint32_t first,
                 const lang_glances *glances, uint32_t i, const lang_split_state *state) {
    if (i + 1 == glances->count || i + 1 - state->start == DOC_SENTENCE_TOKENS) return true;
    if (!may_end(&glances->items[i], &glances->items[i + 1])) return false;
    if (document->tokens.flags[first + i + 1] & DOC_MULTI_NEXT) return false;
    uint64_t features[LANG_SPLIT_FEATURES];
    size_t count =
        lang_split_features(splitter, document, first, glances->items, glances->count, i, state, features);
    if (splitter->oracle) return splitter->oracle(splitter->oracle_context, first + i, features, count);
    int32_t score;
    model_linear_score(&splitter->split, features, count, &score);
    return score > 0;
}

bool lang_split(const lang_splitter *splitter, doc *document, uint32_t paragraph, uint32_t first,
                lang_glances *glances) {
    doc_range *range = &document->paragraphs.items[paragraph].sentences;
    *range = (doc_range){document->sentences.count, 0};
    direct_quotes(document, first, glances->items, glances->count);
    lang_split_state state = {0};
    for (uint32_t i = 0; i < glances->count; i++) {
        pass(&state, &glances->items[i]);
        if (!ends(splitter, document, first, glances, i, &state)) continue;
        doc_sentence sentence = {{first + state.start, i + 1 - state.start}, paragraph, DOC_NONE};
        if (!base_vec_push(document->allocator, &document->sentences, sentence)) return false;
        range->count++;
        state.start = i + 1;
    }
    return true;
}
