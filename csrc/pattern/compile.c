#include "pattern/pattern.h"

#include <string.h>

#include "pattern/code.h"
#include "text/fold.h"

#define MAX_DEPTH 32u
#define MAX_REPEATS 100u

/** Reads a pattern from left to right and appends steps; a piece is a run of steps whose loose end is the
 * step count. */
typedef struct pattern_parser {
    pattern_program *pattern;
    const char *text;
    size_t at, size;
    unsigned depth;
    bool plain; /**< words only: nothing but `*` is special */
    base_error *error;
} pattern_parser;

static bool fail(pattern_parser *parser, size_t position, const char *what) {
    base_fail(parser->error, BASE_FORMAT, position, "pattern '%s', byte %zu: %s", parser->text, position,
              what);
    return false;
}

static bool fail_memory(pattern_parser *parser) {
    base_fail_memory(parser->error);
    return false;
}

static char here(const pattern_parser *parser) {
    return parser->at < parser->size ? parser->text[parser->at] : '\0';
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void skip_blanks(pattern_parser *parser) {
    while (parser->at < parser->size && is_blank(parser->text[parser->at])) parser->at++;
}

static bool add_step(pattern_parser *parser, pattern_step step) {
    pattern_program *pattern = parser->pattern;
    uint32_t states = step.op == PATTERN_WORD ? step.length : 1;
    if (pattern->steps.count >= PATTERN_MAX_STEPS || states > PATTERN_MAX_SLOTS - pattern->slots) {
        base_fail(parser->error, BASE_LIMIT, parser->at, "pattern '%s' is too large: write fewer repetitions",
                  parser->text);
        return false;
    }
    step.slot = pattern->slots;
    step.next = pattern->steps.count + 1;
    pattern->slots += states;
    return base_vec_push(pattern->allocator, &pattern->steps, step) || fail_memory(parser);
}

/** Ends of words outside brackets. */
static bool ends_word(const pattern_parser *parser, char byte) {
    if (byte == '\0' || is_blank(byte)) return true;
    return !parser->plain && strchr("|()[]{}?\"", byte) != NULL;
}

/** Appends a folded copy; false when memory ran out. */
static bool add_folded(pattern_parser *parser, const char *bytes, size_t count, bool fold) {
    base_buf *to = &parser->pattern->bytes;
    if (fold) {
        text_fold(bytes, count, to);
    } else {
        base_buf_add(to, bytes, count);
    }
    return !to->failed || fail_memory(parser);
}

static bool add_test(pattern_parser *parser, uint32_t first) {
    pattern_program *pattern = parser->pattern;
    pattern_step step = {.op = PATTERN_TEST, .item = pattern->tests.count};
    pattern_test test = {first, pattern->conditions.count - first};
    return (base_vec_push(pattern->allocator, &pattern->tests, test) || fail_memory(parser)) &&
           add_step(parser, step);
}

static bool add_condition(pattern_parser *parser, pattern_condition condition) {
    return base_vec_push(parser->pattern->allocator, &parser->pattern->conditions, condition) ||
           fail_memory(parser);
}

/** A word: spelled out, or with `*` a test of one token's folded form. */
static bool add_word(pattern_parser *parser, const char *bytes, size_t count, bool special) {
    pattern_program *pattern = parser->pattern;
    uint32_t first = (uint32_t)pattern->bytes.count, condition = pattern->conditions.count;
    if (!add_folded(parser, bytes, count, true)) return false;
    uint32_t length = (uint32_t)pattern->bytes.count - first;
    base_buf_add(&pattern->bytes, "", 1);
    if (pattern->bytes.failed) return fail_memory(parser);
    if (length == 0) return fail(parser, parser->at, "this word has no visible character");
    if (length > DOC_TOKEN_BYTES) return fail(parser, parser->at, "this word is longer than any token");
    if (!special || !memchr(bytes, '*', count))
        return add_step(parser, (pattern_step){.op = PATTERN_WORD, .item = first, .length = length});
    return add_condition(parser, (pattern_condition){.key = PATTERN_NORM, .first = first, .values = 1}) &&
           add_test(parser, condition);
}

/** "…": a word in which nothing is special. */
static bool read_quoted(pattern_parser *parser) {
    size_t open = parser->at++, begin = parser->at;
    const char *close = memchr(parser->text + begin, '"', parser->size - begin);
    if (!close) return fail(parser, open, "this quotation mark is never closed");
    size_t count = (size_t)(close - parser->text) - begin;
    parser->at = begin + count + 1;
    return add_word(parser, parser->text + begin, count, false);
}

static bool read_word(pattern_parser *parser) {
    size_t begin = parser->at;
    while (!ends_word(parser, here(parser))) parser->at++;
    if (parser->at == begin) return fail(parser, begin, "a word, [, ( or \" is expected here");
    return add_word(parser, parser->text + begin, parser->at - begin, true);
}

/** One value of a condition: plain, or in quotation marks. */
static bool read_value(pattern_parser *parser, pattern_condition *condition) {
    bool quoted = here(parser) == '"';
    size_t begin = parser->at += quoted;
    while (parser->at < parser->size) {
        char byte = parser->text[parser->at];
        if (quoted ? byte == '"' : is_blank(byte) || strchr("|]\"", byte) != NULL) break;
        parser->at++;
    }
    size_t count = parser->at - begin;
    if (quoted && here(parser) != '"') return fail(parser, begin - 1, "this quotation mark is never closed");
    parser->at += quoted;
    if (count == 0) return fail(parser, begin, "a value is expected here");
    if (condition->key >= PATTERN_UPOS && condition->key <= PATTERN_KIND) {
        uint64_t labels = pattern_labels((pattern_key)condition->key, parser->text + begin, count);
        if (labels == 0) return fail(parser, begin, "there is no such label");
        condition->labels |= labels;
        return true;
    }
    bool fold = condition->key == PATTERN_NORM || condition->key == PATTERN_LEMMA;
    if (!add_folded(parser, parser->text + begin, count, fold)) return false;
    base_buf_add(&parser->pattern->bytes, "", 1);
    condition->values++;
    return !parser->pattern->bytes.failed || fail_memory(parser);
}

/** key=value|value or key!=value|value */
static bool read_condition(pattern_parser *parser) {
    size_t begin = parser->at;
    while (parser->at < parser->size && parser->text[parser->at] >= 'a' && parser->text[parser->at] <= 'z')
        parser->at++;
    pattern_condition condition = {.first = (uint32_t)parser->pattern->bytes.count};
    condition.key = (uint8_t)pattern_key_find(parser->text + begin, parser->at - begin);
    if (condition.key == PATTERN_KEY_COUNT)
        return fail(parser, begin,
                    "a field is expected here: norm, text, lemma, upos, xpos, deprel, kind or feats");
    condition.negated = here(parser) == '!';
    parser->at += condition.negated;
    if (here(parser) != '=') return fail(parser, parser->at, "= or != is expected here");
    do {
        parser->at++;
        if (!read_value(parser, &condition)) return false;
    } while (here(parser) == '|');
    return add_condition(parser, condition);
}

/** [key=value …] */
static bool read_brackets(pattern_parser *parser) {
    size_t open = parser->at++;
    uint32_t first = parser->pattern->conditions.count;
    for (;;) {
        skip_blanks(parser);
        if (parser->at == parser->size) return fail(parser, open, "this bracket is never closed");
        if (here(parser) == ']') break;
        if (!read_condition(parser)) return false;
    }
    parser->at++;
    return add_test(parser, first);
}

static bool read_sequence(pattern_parser *parser, char close);

static bool read_group(pattern_parser *parser) {
    size_t open = parser->at++;
    if (++parser->depth > MAX_DEPTH) return fail(parser, open, "parentheses are nested too deeply");
    if (!read_sequence(parser, ')')) return false;
    if (here(parser) != ')') return fail(parser, open, "this parenthesis is never closed");
    parser->at++;
    parser->depth--;
    return true;
}

static bool read_primary(pattern_parser *parser) {
    if (parser->plain) return read_word(parser);
    switch (here(parser)) {
    case '[':
        return read_brackets(parser);
    case '(':
        return read_group(parser);
    case '"':
        return read_quoted(parser);
    default:
        return read_word(parser);
    }
}

/** Puts a split before the steps from `first` on: its one way is those steps, its other is set by the caller.
 */
static bool insert_split(pattern_parser *parser, uint32_t first) {
    pattern_program *pattern = parser->pattern;
    if (!add_step(parser, (pattern_step){.op = PATTERN_SPLIT})) return false;
    pattern_step *steps = pattern->steps.items, split = steps[pattern->steps.count - 1];
    memmove(steps + first + 1, steps + first, (pattern->steps.count - 1 - first) * sizeof *steps);
    for (uint32_t i = first + 1; i < pattern->steps.count; i++) {
        steps[i].next++;
        if (steps[i].op == PATTERN_SPLIT) steps[i].other++;
    }
    split.next = first + 1;
    steps[first] = split;
    return true;
}

/** Appends a copy of the steps [first, end). */
static bool copy_steps(pattern_parser *parser, uint32_t first, uint32_t end) {
    uint32_t shift = parser->pattern->steps.count - first;
    for (uint32_t i = first; i < end; i++) {
        pattern_step step = parser->pattern->steps.items[i];
        uint32_t next = step.next + shift, other = step.other + shift;
        if (!add_step(parser, step)) return false;
        parser->pattern->steps.items[i + shift].next = next;
        parser->pattern->steps.items[i + shift].other = other;
    }
    return true;
}

/** a|b|c: each way ends where the last one does. */
static bool read_ways(pattern_parser *parser) {
    pattern_program *pattern = parser->pattern;
    uint32_t first = pattern->steps.count;
    if (!read_primary(parser)) return false;
    while (!parser->plain && here(parser) == '|') {
        parser->at++;
        if (!insert_split(parser, first)) return false;
        /* A split whose two ways are one is a jump: from the end of the ways so far over the next. */
        uint32_t jump = pattern->steps.count;
        if (!add_step(parser, (pattern_step){.op = PATTERN_SPLIT})) return false;
        pattern->steps.items[first].other = pattern->steps.count;
        if (!read_primary(parser)) return false;
        pattern->steps.items[jump].next = pattern->steps.items[jump].other = pattern->steps.count;
    }
    return true;
}

static bool read_number(pattern_parser *parser, uint32_t *number) {
    size_t begin = parser->at;
    *number = 0;
    while (here(parser) >= '0' && here(parser) <= '9' && *number <= MAX_REPEATS)
        *number = *number * 10 + (uint32_t)(parser->text[parser->at++] - '0');
    if (parser->at == begin) return fail(parser, begin, "a number is expected here");
    return *number <= MAX_REPEATS || fail(parser, begin, "no more than 100 repetitions are allowed");
}

/** ?, {n} or {m,n}; else once. */
static bool read_repeats(pattern_parser *parser, uint32_t *least, uint32_t *most) {
    *least = *most = 1;
    if (parser->plain) return true;
    if (here(parser) == '?') {
        *least = 0;
        parser->at++;
    } else if (here(parser) == '{') {
        size_t open = parser->at++;
        if (!read_number(parser, least)) return false;
        *most = *least;
        if (here(parser) == ',') {
            parser->at++;
            if (!read_number(parser, most)) return false;
        }
        if (here(parser) != '}') return fail(parser, open, "this brace is never closed");
        parser->at++;
        if (*most < *least || *most == 0) return fail(parser, open, "these repetitions are empty");
    }
    return true;
}

/** An item and its repetitions, which are copies of its steps. */
static bool read_item(pattern_parser *parser) {
    pattern_program *pattern = parser->pattern;
    uint32_t first = pattern->steps.count, least, most;
    if (!read_ways(parser) || !read_repeats(parser, &least, &most)) return false;
    uint32_t end = pattern->steps.count;
    if (least == 0) {
        if (!insert_split(parser, first)) return false;
        pattern->steps.items[first++].other = ++end;
    }
    for (uint32_t i = 1; i < most; i++) {
        uint32_t split = pattern->steps.count;
        if (i >= least && !add_step(parser, (pattern_step){.op = PATTERN_SPLIT})) return false;
        if (!copy_steps(parser, first, end)) return false;
        if (i >= least) pattern->steps.items[split].other = pattern->steps.count;
    }
    return true;
}

static bool read_sequence(pattern_parser *parser, char close) {
    bool any = false;
    for (;; any = true) {
        skip_blanks(parser);
        if (parser->at == parser->size || here(parser) == close) break;
        if (!read_item(parser)) return false;
    }
    return any || fail(parser, parser->at, "nothing to look for");
}

/** True where the end can be reached without a token. */
static bool may_be_empty(const pattern_program *pattern) {
    /* All steps lead forward, so one pass sees every way. */
    uint64_t seen[PATTERN_MAX_STEPS / 64 + 1] = {1};
    for (uint32_t at = 0; at < pattern->steps.count; at++) {
        if (!(seen[at / 64] >> (at % 64) & 1)) continue;
        const pattern_step *step = &pattern->steps.items[at];
        if (step->op == PATTERN_MATCH) return true;
        if (step->op != PATTERN_SPLIT) continue;
        seen[step->next / 64] |= UINT64_C(1) << (step->next % 64);
        seen[step->other / 64] |= UINT64_C(1) << (step->other % 64);
    }
    return false;
}

static bool compile(pattern_parser *parser) {
    if (!read_sequence(parser, '\0') || !add_step(parser, (pattern_step){.op = PATTERN_MATCH})) return false;
    if (may_be_empty(parser->pattern)) return fail(parser, 0, "it fits where there is no word at all");
    return true;
}

static pattern_program *make(const char *text, bool plain, const base_allocator *allocator,
                             base_error *error) {
    pattern_program *pattern = base_new_zeroed(allocator, 1, sizeof *pattern);
    if (!pattern) {
        base_fail_memory(error);
        return NULL;
    }
    pattern->allocator = allocator;
    base_buf_start(&pattern->bytes, allocator);
    pattern_parser parser = {
        .pattern = pattern, .text = text, .size = strlen(text), .plain = plain, .error = error};
    if (compile(&parser)) return pattern;
    pattern_program_close(pattern);
    return NULL;
}

pattern_program *pattern_compile(const char *pattern, const base_allocator *allocator, base_error *error) {
    return make(pattern, false, allocator, error);
}

pattern_program *pattern_compile_words(const char *words, const base_allocator *allocator,
                                       base_error *error) {
    return make(words, true, allocator, error);
}

void pattern_program_close(pattern_program *pattern) {
    if (!pattern) return;
    const base_allocator *allocator = pattern->allocator;
    base_vec_release(allocator, &pattern->steps);
    base_vec_release(allocator, &pattern->tests);
    base_vec_release(allocator, &pattern->conditions);
    base_buf_release(&pattern->bytes);
    base_free(allocator, pattern, 1, sizeof *pattern);
}
