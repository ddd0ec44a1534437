#include "lang/sentence.h"

#include "lang/dateline.h"

bool lang_splitter_bind(lang_splitter *splitter, model_section section, base_error *error) {
    if (!model_linear_bind(&splitter->split, section, 2, "sentence", error)) return false;
    splitter->hopeless = (int32_t)(LANG_SPLIT_HOPELESS / splitter->split.scale);
    return true;
}

bool lang_sentence_bind(model_linear *join, lang_splitter *splitter, const model_file *file,
                        base_error *error) {
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
    return model_linear_bind(join, parts[0], 2, "sentence (tokens)", error) &&
           lang_splitter_bind(splitter, parts[1], error);
}

/** Gives neutral quotation marks and apostrophes a direction, from the white space around them, else by
 * turns. */
static void direct_quotes(const doc *document, uint32_t first, lang_token_shape *glances, uint32_t count) {
    bool open = false;
    for (uint32_t i = 0; i < count; i++) {
        lang_token_shape *glance = &glances[i];
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

#define BIT(shape) (UINT32_C(1) << (shape))

/** Shapes of a sentence's first token that need no punctuation before them. */
#define STARTS                                                                                               \
    (BIT(LANG_CAPITALISED) | BIT(LANG_UPPER) | BIT(LANG_INITIAL) | BIT(LANG_MIXED) | BIT(LANG_UNCASED))
/** What never begins a sentence right behind a word. */
#define NEVER_AFTER_WORD                                                                                     \
    (BIT(LANG_LOWER) | BIT(LANG_CLITIC) | BIT(LANG_PERIOD) | BIT(LANG_COMMA) | BIT(LANG_SEMICOLON) |         \
     BIT(LANG_COLON) | BIT(LANG_QUOTE_CLOSE) | BIT(LANG_BRACKET_CLOSE) | BIT(LANG_HYPHEN) |                  \
     BIT(LANG_APOSTROPHE))
/** What no sentence ends with. */
#define NEVER_LAST (BIT(LANG_COMMA) | BIT(LANG_HYPHEN) | BIT(LANG_CURRENCY) | BIT(LANG_CLITIC))

/** True where a sentence may end between two tokens: behind punctuation, or before what looks like a start.
 */
static bool may_end(const lang_token_shape *left, const lang_token_shape *right) {
    uint32_t next = BIT(right->shape);
    if (next & STARTS) return left->shape != LANG_HYPHEN;
    if (left->shape <= LANG_MIXED_NUMBER) return !(next & NEVER_AFTER_WORD);
    return !(BIT(left->shape) & NEVER_LAST);
}

/** Follows quotation marks and brackets past token i. */
static void pass(lang_split_state *state, const lang_token_shape *glances, uint32_t i) {
    const lang_token_shape *glance = &glances[i];
    switch (glance->shape) {
    case LANG_QUOTE_OPEN:
        if (glance->word == LANG_SINGLE_QUOTE) break;
        state->in_quote = true;
        state->led = i > state->start && (glance[-1].shape == LANG_COLON || glance[-1].shape == LANG_COMMA);
        break;
    case LANG_QUOTE_CLOSE:
        if (glance->word != LANG_SINGLE_QUOTE) state->in_quote = false;
        break;
    case LANG_BRACKET_OPEN:
        if (state->brackets < 3) state->brackets++;
        break;
    case LANG_BRACKET_CLOSE:
        if (state->brackets > 0) state->brackets--;
        break;
    default:
        break;
    }
}

static bool ends(const lang_splitter *splitter, const doc *document, uint32_t first,
                 const lang_token_shapes *glances, uint32_t i, const lang_split_state *state) {
    if (document->tokens.flags[first + i + 1] & DOC_MULTI_NEXT) return false;
    lang_split_view view;
    lang_split_look(splitter, document, first, glances->items, glances->count, i, state, &view);
    uint64_t features[LANG_SPLIT_FEATURES];
    size_t near = lang_split_near(&view, features);
    if (splitter->oracle) {
        size_t far = lang_split_far(&view, features + near);
        return splitter->oracle(splitter->oracle_context, first + i, features, near + far);
    }
    int32_t score = model_linear_sum(&splitter->split, features, near) + splitter->split.bias[0];
    if (score < splitter->hopeless) return false;
    size_t far = lang_split_far(&view, features);
    return score + model_linear_sum(&splitter->split, features, far) > 0;
}

/** True where a quotation with a mark of its own ends, which a colon or comma led to: *She asked: "Where?" The* */
static bool ends_led(const lang_split_state *state, const lang_token_shape *left) {
    if (!state->led || left->shape != LANG_QUOTE_CLOSE || !(BIT(left[1].shape) & STARTS)) return false;
    return left[-1].shape == LANG_PERIOD || left[-1].shape == LANG_MARK;
}

bool lang_split(const lang_splitter *splitter, doc *document, uint32_t paragraph, uint32_t first,
                lang_token_shapes *glances) {
    doc_range *range = &document->paragraphs.items[paragraph].sentences;
    *range = (doc_range){document->sentences.count, 0};
    if (doc_rule_on(document, DOC_RULE_quote_direction))
        direct_quotes(document, first, glances->items, glances->count);
    bool led = doc_rule_on(document, DOC_RULE_led_quotation) && !splitter->oracle;
    bool anywhere = !doc_rule_on(document, DOC_RULE_no_end_here);
    uint32_t dateline = 0;
    if (!splitter->oracle && doc_rule_on(document, DOC_RULE_dateline_apart))
        dateline = lang_dateline(document, paragraph, first, glances);
    if (dateline > 0) doc_add_mark(document, DOC_RULE_dateline_apart, first);
    lang_split_state state = {0};
    for (uint32_t i = 0; i < glances->count; i++) {
        const lang_token_shape *glance = &glances->items[i];
        pass(&state, glances->items, i);
        bool must =
            i + 1 == glances->count || i + 1 - state.start == DOC_SENTENCE_TOKENS || i + 1 == dateline;
        if (i + 1 < dateline) continue;
        if (!must && !anywhere && !may_end(glance, glance + 1)) continue;
        must = must || (led && ends_led(&state, glance));
        if (!must && !ends(splitter, document, first, glances, i, &state)) continue;
        doc_sentence sentence = {{first + state.start, i + 1 - state.start}, paragraph, DOC_NONE};
        if (!base_vec_push(document->allocator, &document->sentences, sentence)) return false;
        range->count++;
        state.start = i + 1;
        state.led = state.led && state.in_quote;
    }
    return true;
}
