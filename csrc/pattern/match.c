#include <string.h>

#include "pattern/code.h"

#define NO_START UINT32_MAX

/** The states that are alive between two tokens: a step, how much of its word is spelled, and where it began.
 */
typedef struct match_states {
    uint32_t *steps;   /**< [count] */
    uint32_t *spelled; /**< [count]: bytes of a word that earlier tokens spelled */
    uint32_t *starts;  /**< by slot: the first token, NO_START where the state is not alive */
    uint32_t count;
} match_states;

struct pattern_matcher {
    const base_allocator *allocator;
    const pattern_program *pattern;
    match_states now, next;
    uint32_t *stack;
    bool first_bytes[256]; /**< bytes that may begin a match's first token, if it is ASCII */
    bool any_first;
    pattern_token token;
    uint32_t found_start, found_end; /**< the best match so far; found_end 0 is none */
};

static bool states_start(match_states *states, const pattern_program *pattern,
                         const base_allocator *allocator) {
    states->steps = base_new(allocator, pattern->slots, sizeof(uint32_t));
    states->spelled = base_new(allocator, pattern->slots, sizeof(uint32_t));
    states->starts = base_new(allocator, pattern->slots, sizeof(uint32_t));
    if (states->starts) memset(states->starts, 0xFF, pattern->slots * sizeof(uint32_t));
    return states->steps && states->spelled && states->starts;
}

static void states_release(match_states *states, const pattern_program *pattern,
                           const base_allocator *allocator) {
    base_free(allocator, states->steps, pattern->slots, sizeof(uint32_t));
    base_free(allocator, states->spelled, pattern->slots, sizeof(uint32_t));
    base_free(allocator, states->starts, pattern->slots, sizeof(uint32_t));
}

static void states_clear(match_states *states, const pattern_program *pattern) {
    for (uint32_t i = 0; i < states->count; i++)
        states->starts[pattern->steps.items[states->steps[i]].slot + states->spelled[i]] = NO_START;
    states->count = 0;
}

static void put(pattern_matcher *matcher, match_states *states, uint32_t step, uint32_t spelled,
                uint32_t start) {
    uint32_t slot = matcher->pattern->steps.items[step].slot + spelled;
    if (states->starts[slot] == NO_START) {
        states->steps[states->count] = step;
        states->spelled[states->count++] = spelled;
        states->starts[slot] = start;
    } else if (start < states->starts[slot]) {
        states->starts[slot] = start;
    }
}

/** Keeps a match that ends before token `end`, if it begins earlier than the one known or is longer. */
static void keep(pattern_matcher *matcher, uint32_t start, uint32_t end) {
    if (matcher->found_end != 0 && start > matcher->found_start) return;
    matcher->found_start = start;
    matcher->found_end = end;
}

/** Enters a step before token `at`, and all that splits lead to. */
static void enter(pattern_matcher *matcher, match_states *states, uint32_t step, uint32_t start,
                  uint32_t at) {
    uint32_t depth = 0;
    matcher->stack[depth++] = step;
    while (depth > 0) {
        step = matcher->stack[--depth];
        const pattern_step *code = &matcher->pattern->steps.items[step];
        if (states->starts[code->slot] <= start) continue; /* entered before, and from no later start */
        put(matcher, states, step, 0, start);
        if (code->op == PATTERN_MATCH) keep(matcher, start, at);
        if (code->op != PATTERN_SPLIT) continue;
        if (code->other != code->next) matcher->stack[depth++] = code->other;
        matcher->stack[depth++] = code->next;
    }
}

/** A word goes on over the token if what it still lacks begins with the token; it may be spelled by several
 * that no space parts. */
static void step_word(pattern_matcher *matcher, uint32_t step, uint32_t spelled, uint32_t start) {
    const pattern_step *code = &matcher->pattern->steps.items[step];
    const doc_tokens *tokens = &matcher->token.document->tokens;
    size_t count;
    const char *norm = pattern_token_norm(&matcher->token, &count);
    if (count == 0 || count > code->length - spelled) return;
    if (memcmp(matcher->pattern->bytes.bytes + code->item + spelled, norm, count) != 0) return;
    uint32_t at = matcher->token.index;
    if (count == code->length - spelled) {
        enter(matcher, &matcher->next, code->next, start, at + 1);
    } else if (!(tokens->flags[at] & DOC_SPACE_AFTER)) {
        put(matcher, &matcher->next, step, spelled + (uint32_t)count, start);
    }
}

/** All states over one token. */
static void step_token(pattern_matcher *matcher, const doc *document, uint32_t at) {
    const pattern_program *pattern = matcher->pattern;
    matcher->token.document = document;
    matcher->token.index = at;
    matcher->token.norm_length = UINT16_MAX;
    for (uint32_t i = 0; i < matcher->now.count; i++) {
        uint32_t step = matcher->now.steps[i], spelled = matcher->now.spelled[i];
        const pattern_step *code = &pattern->steps.items[step];
        uint32_t start = matcher->now.starts[code->slot + spelled];
        if (matcher->found_end != 0 && start > matcher->found_start) continue;
        if (code->op == PATTERN_WORD) step_word(matcher, step, spelled, start);
        if (code->op == PATTERN_TEST && pattern_passes(pattern, code->item, &matcher->token))
            enter(matcher, &matcher->next, code->next, start, at + 1);
    }
    states_clear(&matcher->now, pattern);
    match_states swapped = matcher->now;
    matcher->now = matcher->next;
    matcher->next = swapped;
}

static bool may_begin(const pattern_matcher *matcher, const doc *document, uint32_t token) {
    return matcher->any_first ||
           matcher->first_bytes[(unsigned char)document->text[doc_begin(&document->tokens, token)]];
}

/** The first match in the tokens [first, end); found_end is 0 where there is none. */
static void find_first(pattern_matcher *matcher, const doc *document, uint32_t first, uint32_t end) {
    matcher->found_end = 0;
    for (uint32_t at = first; at < end; at++) {
        if (matcher->found_end == 0 && may_begin(matcher, document, at))
            enter(matcher, &matcher->now, 0, at, at);
        if (matcher->now.count > 0) {
            step_token(matcher, document, at);
        } else if (matcher->found_end != 0) {
            break;
        }
    }
    states_clear(&matcher->now, matcher->pattern);
}

bool pattern_matcher_find(pattern_matcher *matcher, const doc *document, pattern_ranges *matches) {
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        doc_range tokens = document->sentences.items[i].tokens;
        uint32_t at = tokens.first, end = tokens.first + tokens.count;
        while (at < end) {
            find_first(matcher, document, at, end);
            if (matcher->found_end == 0) break;
            doc_range match = {matcher->found_start, matcher->found_end - matcher->found_start};
            if (!base_vec_push(matcher->allocator, matches, match)) return false;
            at = matcher->found_end;
        }
    }
    return true;
}

/** Notes with what ASCII bytes a first token can begin, so that most tokens are passed over without folding.
 */
static void note_first_bytes(pattern_matcher *matcher) {
    const pattern_program *pattern = matcher->pattern;
    enter(matcher, &matcher->now, 0, 0, 0);
    for (uint32_t i = 0; i < matcher->now.count; i++) {
        const pattern_step *code = &pattern->steps.items[matcher->now.steps[i]];
        if (code->op == PATTERN_TEST) matcher->any_first = true;
        if (code->op != PATTERN_WORD) continue;
        unsigned char byte = (unsigned char)pattern->bytes.bytes[code->item];
        matcher->first_bytes[byte] = true;
        if (byte >= 'a' && byte <= 'z') matcher->first_bytes[byte - 'a' + 'A'] = true;
        /* Marks fold to one form of their kind. */
        if (byte == '\'') matcher->first_bytes['`'] = true;
        if (byte >= 128) matcher->any_first = true;
    }
    for (unsigned byte = 128; byte < 256; byte++) matcher->first_bytes[byte] = true;
    states_clear(&matcher->now, pattern);
    matcher->found_end = 0;
}

pattern_matcher *pattern_matcher_new(const pattern_program *pattern, const base_allocator *allocator) {
    pattern_matcher *matcher = base_new_zeroed(allocator, 1, sizeof *matcher);
    if (!matcher) return NULL;
    matcher->allocator = allocator;
    matcher->pattern = pattern;
    matcher->stack = base_new(allocator, 2 * (size_t)pattern->steps.count + 1, sizeof *matcher->stack);
    bool done =
        states_start(&matcher->now, pattern, allocator) && states_start(&matcher->next, pattern, allocator);
    if (!done || !matcher->stack) {
        pattern_matcher_close(matcher);
        return NULL;
    }
    note_first_bytes(matcher);
    return matcher;
}

void pattern_matcher_close(pattern_matcher *matcher) {
    if (!matcher) return;
    const base_allocator *allocator = matcher->allocator;
    states_release(&matcher->now, matcher->pattern, allocator);
    states_release(&matcher->next, matcher->pattern, allocator);
    base_free(allocator, matcher->stack, 2 * (size_t)matcher->pattern->steps.count + 1,
              sizeof *matcher->stack);
    base_free(allocator, matcher, 1, sizeof *matcher);
}
