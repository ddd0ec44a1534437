#include "lang/token.h"

#include <string.h>

#include "lang/tuning.h"
#include "model/lexicon.h"

/** Where a paragraph is being cut into tokens. */
typedef struct run_cutter {
    const lang_tokeniser *tokeniser;
    const base_allocator *allocator; /**< of the glances */
    doc *document;
    lang_token_shapes *glances;
    const char *text;
    uint32_t end;     /**< of the paragraph */
    uint32_t run_end; /**< of the run without white space that is being cut */
    bool single_open; /**< a single quotation mark waits: an apostrophe behind an s may close it */
} run_cutter;

const lang_abbreviation_list lang_abbreviation_lists[LANG_ABBREVIATION_LISTS] = {{"time_words", 3},
                                                                                 {"name_titles", 4}};

static bool add_kind(lang_tokeniser *tokeniser, model_cell word, uint32_t kind) {
    uint64_t key = lang_word_hash(word.bytes, word.count);
    return base_map_set(&tokeniser->words, tokeniser->allocator, key,
                        base_map_value(&tokeniser->words, key, 0) | kind);
}

/** Kinds of rows of the list token_words. */
enum { ROW_PREFIX, ROW_SUFFIX, ROW_DOMAIN, ROW_ABBREVIATION, ROW_CONTRACTION, ROW_KINDS };
static const char *const row_kinds[ROW_KINDS] = {"prefix", "suffix", "domain", "abbreviation", "contraction"};

/** An abbreviation's row has its class, a contraction's the lengths of its words. */
static bool add_row(lang_tokeniser *tokeniser, const model_lexicon *lexicon, uint32_t row) {
    model_cell word = model_lexicon_cell(lexicon, row, 0);
    uint32_t first = (uint32_t)model_cell_number(model_lexicon_cell(lexicon, row, 2));
    uint32_t second = (uint32_t)model_cell_number(model_lexicon_cell(lexicon, row, 3));
    uint8_t kind = model_lexicon_id(lexicon, row, 1);
    if (kind == ROW_PREFIX) return add_kind(tokeniser, word, LANG_PREFIX);
    if (kind == ROW_SUFFIX) return add_kind(tokeniser, word, LANG_SUFFIX);
    if (kind == ROW_DOMAIN) return add_kind(tokeniser, word, LANG_DOMAIN);
    if (kind == ROW_ABBREVIATION) return add_kind(tokeniser, word, first & LANG_KIND_ABBREVIATION);
    if (word.count == 0) return true;
    uint8_t start = (uint8_t)word.bytes[0], last = (uint8_t)word.bytes[word.count - 1];
    tokeniser->contraction_ends[start] |= UINT32_C(1) << (last & 31);
    tokeniser->contraction_ends[start ^ 0x20] |= UINT32_C(1) << (last & 31);
    return add_kind(tokeniser, word, LANG_CONTRACTION | (first & 255) << 8 | (second & 255) << 16);
}

/** Abbreviations that other lists have, by the column of their class. */
static bool add_abbreviations(lang_tokeniser *tokeniser, const model_file *file, bool *room,
                              base_error *error) {
    for (uint32_t i = 0; i < LANG_ABBREVIATION_LISTS; i++) {
        model_lexicon list;
        if (!model_lexicon_open(&list, file, lang_abbreviation_lists[i].name, error)) return false;
        for (uint32_t row = 0; *room && row < list.count; row++) {
            model_cell class = model_lexicon_cell(&list, row, lang_abbreviation_lists[i].column);
            uint32_t kind = (uint32_t)model_cell_number(class) & LANG_KIND_ABBREVIATION;
            if (kind != 0) *room = add_kind(tokeniser, model_lexicon_cell(&list, row, 0), kind);
        }
    }
    return true;
}

bool lang_tokeniser_open(lang_tokeniser *tokeniser, const model_file *file, const base_allocator *allocator,
                         base_error *error) {
    *tokeniser = (lang_tokeniser){.allocator = allocator};
    model_lexicon lexicon;
    if (!model_lexicon_open(&lexicon, file, "token_words", error) ||
        !model_lexicon_bind(&lexicon, 1, row_kinds, ROW_KINDS, MODEL_ALL, error))
        return false;
    bool room = true;
    for (uint32_t row = 0; room && row < lexicon.count; row++) room = add_row(tokeniser, &lexicon, row);
    bool listed = add_abbreviations(tokeniser, file, &room, error);
    if (!room) base_fail_memory(error);
    if (!room || !listed) lang_tokeniser_close(tokeniser);
    return room && listed;
}

void lang_tokeniser_close(lang_tokeniser *tokeniser) {
    base_map_release(&tokeniser->words, tokeniser->allocator);
}

static inline bool ends_run(const run_cutter *cutter, uint32_t at) {
    if (at >= cutter->end || cutter->text[at] == ' ') return true;
    return text_class_after(cutter->text, at, cutter->end) & TEXT_SPACE;
}

/** Appends one token, in several where it is too long; makes room. */
static bool add_any_token(run_cutter *cutter, uint32_t begin, uint32_t end, const lang_token_shape *glance,
                          uint8_t flags) {
    for (;;) {
        bool fits = end - begin <= DOC_TOKEN_BYTES;
        uint32_t cut =
            fits ? end : begin + (uint32_t)text_cut(cutter->text + begin, end - begin, DOC_TOKEN_BYTES);
        if (!doc_add_token(cutter->document, begin, (uint16_t)(cut - begin), fits ? flags : 0) ||
            !base_vec_push(cutter->allocator, cutter->glances, *glance))
            return false;
        if (fits) return true;
        begin = cut;
    }
}

/** Appends one token whose flags are known; the common case is written out. */
static inline bool push_token(run_cutter *cutter, uint32_t begin, uint32_t end,
                              const lang_token_shape *glance, uint8_t flags) {
    doc_tokens *tokens = &cutter->document->tokens;
    lang_token_shapes *glances = cutter->glances;
    if (glances->count == glances->capacity || end - begin > DOC_TOKEN_BYTES ||
        !doc_put_token(tokens, begin, end - begin, flags))
        return add_any_token(cutter, begin, end, glance, flags);
    glances->items[glances->count++] = *glance;
    return true;
}

/** Skips characters that nobody sees: they stand in no token but inside of one. */
static uint32_t skip_invisible(const run_cutter *cutter, uint32_t at) {
    while (at < cutter->end && (unsigned char)cutter->text[at] >= 0x80) {
        size_t length;
        if (!(text_class_at(cutter->text + at, cutter->end - at, &length) & TEXT_INVISIBLE)) break;
        at += (uint32_t)length;
    }
    return at;
}

static bool add_token(run_cutter *cutter, uint32_t begin, uint32_t end, const lang_token_shape *glance,
                      uint8_t flags) {
    bool space = ends_run(cutter, skip_invisible(cutter, end));
    return push_token(cutter, begin, end, glance, space ? flags | DOC_SPACE_AFTER : flags);
}

/** True for a word that may be a contraction written without its apostrophe, by its first and last letter. */
static inline bool may_contract(const run_cutter *cutter, const lang_token_shape *glance) {
    return cutter->tokeniser->contraction_ends[glance->first] >> (glance->last & 31) & 1;
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80);
}

/** Appends a word of letters, or the words that it contracts; behind a hyphen it is part of a name
 * ("Mal-im"). */
static bool add_word(run_cutter *cutter, uint32_t begin, uint32_t end, const lang_token_shape *glance) {
    bool behind = begin > 1 && cutter->text[begin - 1] == '-' && is_letter(cutter->text[begin - 2]) &&
                  doc_rule_on(cutter->document, DOC_RULE_behind_hyphen);
    if (behind || !may_contract(cutter, glance)) return add_token(cutter, begin, end, glance, 0);
    uint32_t kinds = lang_word_kinds(cutter->tokeniser, glance->word);
    if (!(kinds & LANG_CONTRACTION)) return add_token(cutter, begin, end, glance, 0);
    uint8_t flag = DOC_MULTI_FIRST;
    for (uint32_t lengths = kinds >> 8; lengths & 255; lengths >>= 8) {
        lang_token_shape part;
        uint32_t cut = begin + (lengths & 255);
        lang_token_shape_at(cutter->text + begin, cut - begin, &part);
        if (!add_token(cutter, begin, cut, &part, flag)) return false;
        begin = cut;
        flag = DOC_MULTI_NEXT;
    }
    lang_token_shape part;
    lang_token_shape_at(cutter->text + begin, end - begin, &part);
    return add_token(cutter, begin, end, &part, flag);
}

static bool is_word_shape(uint8_t shape) {
    return (shape >= LANG_LOWER && shape <= LANG_MIXED_NUMBER) || shape == LANG_ABBREVIATION ||
           shape == LANG_CLITIC;
}

/** True where a token is a word that is written together with the token before it: 's, n't, the ' of
 * workers'. */
static bool continues_word(const run_cutter *cutter, const lang_token_shape *left,
                           const lang_token_shape *right) {
    if (!is_word_shape(left->shape)) return false;
    if (right->shape == LANG_CLITIC) return true;
    return right->word == LANG_SINGLE_QUOTE && right->shape == LANG_APOSTROPHE &&
           (left->last | 0x20) == 's' && !cutter->single_open;
}

/** Appends the token of pieces [first, last]. */
static bool add_pieces(run_cutter *cutter, const lang_piece *pieces, uint32_t first, uint32_t last) {
    uint32_t begin = pieces[first].begin, end = pieces[last].begin + pieces[last].length;
    if (first == last) {
        const lang_token_shape *glance = &pieces[first].glance;
        bool letters = glance->shape >= LANG_LOWER && glance->shape <= LANG_UNCASED;
        return letters ? add_word(cutter, begin, end, glance) : add_token(cutter, begin, end, glance, 0);
    }
    lang_token_shape glance;
    lang_token_shape_of(cutter->text + begin, end - begin, &glance);
    return add_token(cutter, begin, end, &glance, 0);
}

/** "President-elect": a capitalised word before a hyphen and a word that follows titles. */
static bool before_suffix(const run_cutter *cutter, const lang_piece *pieces, uint32_t count, uint32_t i) {
    return pieces[i + 1].glance.shape == LANG_HYPHEN && i + 2 < count &&
           pieces[i].glance.shape == LANG_CAPITALISED &&
           (lang_word_kinds(cutter->tokeniser, pieces[i + 2].glance.word) & LANG_SUFFIX) &&
           doc_rule_on(cutter->document, DOC_RULE_title_and_suffix);
}

static bool joins(const run_cutter *cutter, const lang_piece *pieces, uint32_t count, uint32_t i,
                  const lang_surroundings *around, const lang_join_state *state) {
    const lang_tokeniser *tokeniser = cutter->tokeniser;
    if (pieces[i + 1].glance.shape == LANG_CLITIC && is_word_shape(pieces[i].glance.shape)) return false;
    /* A hyphen between two words goes with both or with neither. */
    if (i > 0 && pieces[i].glance.shape == LANG_HYPHEN && is_word_shape(pieces[i - 1].glance.shape) &&
        is_word_shape(pieces[i + 1].glance.shape) && doc_rule_on(cutter->document, DOC_RULE_whole_hyphen))
        return state->joined[0];
    if (before_suffix(cutter, pieces, count, i)) return true;
    uint64_t features[LANG_JOIN_FEATURES];
    size_t used = lang_join_features(tokeniser, pieces, count, i, around, state, features);
    if (tokeniser->oracle)
        return tokeniser->oracle(tokeniser->oracle_context, pieces[i + 1].begin, features, used);
    return model_linear_sum(&tokeniser->join, features, used) + tokeniser->join.bias[0] > 0;
}

/** Marks the newest token as the continuation of the word before it. */
static void mark_multi(doc_tokens *tokens) {
    uint32_t newest = tokens->count - 1;
    tokens->flags[newest] |= DOC_MULTI_NEXT;
    if (!(tokens->flags[newest - 1] & DOC_MULTI_NEXT)) tokens->flags[newest - 1] |= DOC_MULTI_FIRST;
}

/** The hash of a token that takes in another piece; long pieces count by their own hash. */
static uint64_t grow_word(uint64_t word, const char *text, const lang_piece *piece) {
    if (piece->length > LANG_PIECE_LETTERS) return lang_feature(0, word, piece->glance.word);
    for (uint32_t i = 0; i < piece->length; i++) {
        unsigned char byte = (unsigned char)text[piece->begin + i];
        word = lang_word_add(word, byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte | 0x20) : byte);
    }
    return word;
}

/** Joins the pieces of a run into tokens. */
static bool add_run(run_cutter *cutter, const lang_piece *pieces, uint32_t count,
                    const lang_surroundings *around) {
    lang_join_state state = {.token = pieces[0].glance.word, .grown = 1};
    for (uint32_t i = 0; i < count && i < LANG_OUTLINE_PIECES; i++)
        state.outline = state.outline * 31 + pieces[i].glance.shape;
    uint32_t first = 0;
    lang_token_shape previous = {0};
    for (uint32_t i = 0; i < count; i++) {
        bool join = i + 1 < count && joins(cutter, pieces, count, i, around, &state);
        if (!join) {
            uint32_t tokens = cutter->document->tokens.count;
            bool continues = first > 0 && first == i && continues_word(cutter, &previous, &pieces[i].glance);
            if (!add_pieces(cutter, pieces, first, i)) return false;
            if (continues && cutter->document->tokens.count == tokens + 1)
                mark_multi(&cutter->document->tokens);
            previous = cutter->glances->items[cutter->glances->count - 1];
            if (previous.word == LANG_SINGLE_QUOTE) cutter->single_open = first == 0 && count > 1;
            first = i + 1;
        }
        if (i + 1 == count) break;
        const lang_token_shape *next = &pieces[i + 1].glance;
        state.token = join ? grow_word(state.token, cutter->text, &pieces[i + 1]) : next->word;
        state.grown = (uint8_t)(join ? (state.grown < 255 ? state.grown + 1 : 255) : 1);
        state.joined[1] = state.joined[0];
        state.joined[0] = join;
    }
    return true;
}

/** True for a mark that always parts from the word before it when white space follows. */
static bool always_parts(const run_cutter *cutter, uint32_t at) {
    if (at >= cutter->end) return false;
    char byte = cutter->text[at];
    return (byte == ',' || byte == ';') && ends_run(cutter, at + 1);
}

/** Appends a mark that is a token by itself and ends a run. */
static bool add_mark(run_cutter *cutter, uint32_t at) {
    lang_token_shape glance;
    lang_token_shape_at(cutter->text + at, 1, &glance);
    return add_token(cutter, at, at + 1, &glance, 0);
}

/** Looks at the first piece behind the white space at `at`. */
static void look_after(const run_cutter *cutter, uint32_t at, lang_token_shape *after) {
    *after = (lang_token_shape){0};
    while (at < cutter->end) {
        size_t length;
        uint32_t class = text_class_at(cutter->text + at, cutter->end - at, &length);
        if (!(class & (TEXT_SPACE | TEXT_INVISIBLE))) break;
        at += (uint32_t)length;
    }
    if (at == cutter->end) return;
    uint32_t reach = cutter->end - at < LANG_AFTER_REACH
                         ? cutter->end - at
                         : (uint32_t)text_cut(cutter->text + at, cutter->end - at, LANG_AFTER_REACH);
    lang_token_shape_at(cutter->text + at, reach, after);
}

/** Cuts a run without white space that is more than one word. */
static bool cut_run(run_cutter *cutter, uint32_t at) {
    const char *text = cutter->text;
    uint32_t end = at;
    bool link = false, period = false;
    while (!ends_run(cutter, end)) {
        char byte = text[end];
        if ((unsigned)((byte | 0x20) - 'a') < 26) {
            end++;
            continue;
        }
        period = period || byte == '.';
        link = link || byte == '@' || byte == '#' ||
               (byte == ':' && end + 2 < cutter->end && text[end + 1] == '/') ||
               (byte == '.' && end > at && end + 1 < cutter->end &&
                text_class_after(text, end + 1, cutter->end) & TEXT_LETTER);
        size_t length;
        text_class_at(text + end, cutter->end - end, &length);
        end += (uint32_t)length;
    }
    lang_surroundings around = {0};
    if (period) look_after(cutter, end, &around.after);
    while (at < end) {
        lang_piece pieces[LANG_PIECES];
        uint32_t count = 0;
        if (cutter->glances->count) around.before = cutter->glances->items[cutter->glances->count - 1];
        at = lang_pieces_read(cutter->tokeniser, text, at, end, link, pieces, &count);
        if (count > 0 && !add_run(cutter, pieces, count, &around)) return false;
    }
    cutter->run_end = end;
    return true;
}

bool lang_tokenise(const lang_tokeniser *tokeniser, const base_allocator *allocator, doc *document,
                   doc_span paragraph, lang_token_shapes *glances) {
    run_cutter cutter = {.tokeniser = tokeniser,
                         .allocator = allocator,
                         .document = document,
                         .glances = glances,
                         .text = document->text,
                         .end = paragraph.end};
    uint32_t at = paragraph.begin;
    while (at < paragraph.end) {
        if (cutter.text[at] == ' ') {
            at++;
            continue;
        }
        lang_token_shape glance;
        uint32_t end = at + (uint32_t)lang_token_shape_ascii(cutter.text + at, paragraph.end - at, &glance);
        if (end > at) {
            if (ends_run(&cutter, end)) {
                bool done = may_contract(&cutter, &glance)
                                ? add_word(&cutter, at, end, &glance)
                                : push_token(&cutter, at, end, &glance, DOC_SPACE_AFTER);
                if (!done) return false;
                at = end;
                continue;
            }
            if (always_parts(&cutter, end)) {
                if (!add_word(&cutter, at, end, &glance) || !add_mark(&cutter, end)) return false;
                at = end + 1;
                continue;
            }
        }
        size_t length;
        uint32_t class = text_class_at(cutter.text + at, paragraph.end - at, &length);
        if (class & (TEXT_SPACE | TEXT_INVISIBLE)) {
            at += (uint32_t)length;
            continue;
        }
        if (!cut_run(&cutter, at)) return false;
        at = cutter.run_end;
    }
    return true;
}
