#include "lang/token.h"

/** The kinds of a word with a period behind it. */
static uint32_t kinds_with_period(const lang_tokeniser *tokeniser, uint64_t word) {
    return lang_word_kinds(tokeniser, lang_word_add(word, '.')) & LANG_KIND_ABBREVIATION;
}

static const lang_token_shape edge;

static const lang_token_shape *glance(const lang_piece *pieces, uint32_t count, uint32_t i, int32_t step) {
    int64_t at = (int64_t)i + step;
    return at >= 0 && at < count ? &pieces[at].glance : &edge;
}

static uint64_t pair(uint64_t a, uint64_t b) {
    return a << 8 | b;
}

static uint64_t size_of(const lang_token_shape *piece) {
    return piece->length < 7 ? piece->length : 7;
}

size_t lang_join_features(const lang_tokeniser *tokeniser, const lang_piece *pieces, uint32_t count,
                          uint32_t i, const lang_surroundings *around, const lang_join_state *state,
                          uint64_t *features) {
    const lang_token_shape *left = &pieces[i].glance, *right = &pieces[i + 1].glance;
    const lang_token_shape *left2 = glance(pieces, count, i, -1), *right2 = glance(pieces, count, i, 2);
    const lang_token_shape *left3 = glance(pieces, count, i, -2), *right3 = glance(pieces, count, i, 3);
    uint64_t shapes = pair(left->shape, right->shape), wide = pair(pair(left2->shape, shapes), right2->shape);
    uint64_t abbreviation = right->shape == LANG_PERIOD ? 1 + lang_abbreviation(tokeniser, left) : 0;
    uint64_t grown = right->shape == LANG_PERIOD ? 1 + kinds_with_period(tokeniser, state->token) : 0;
    uint64_t prefix = right->shape == LANG_HYPHEN ? lang_word_kinds(tokeniser, left->word) & LANG_PREFIX
                      : left->shape == LANG_HYPHEN && left2->shape != LANG_EDGE
                          ? 1 + (lang_word_kinds(tokeniser, left2->word) & LANG_PREFIX)
                          : 0;
    uint64_t after = pair(around->after.shape, i + 2 == count);
    uint64_t history = pair(pair(state->joined[0], state->joined[1]), state->grown < 3 ? state->grown : 3);
    size_t n = 0;
#define ADD(a, b) (features[n] = lang_feature(n + 1, (a), (b)), n++)
    ADD(left->word, right->word);
    ADD(left->word, right->shape);
    ADD(left->shape, right->word);
    ADD(wide, pair(left3->shape, right3->shape));
    ADD(wide, history);
    ADD(right->word, pair(left->word, left2->shape) ^ right2->word);
    ADD(left2->word, left->word ^ right->shape);
    ADD(left->word ^ right2->shape, pair(right->word, i == 0));
    ADD(right->word ^ left->shape, right2->word);
    ADD(pair(history, left->shape), pair(right->word, right2->shape));
    ADD(pair(prefix, wide), right2->first);
    ADD(pair(abbreviation, after), pair(left->shape, right2->shape));
    ADD(pair(grown, after), pair(history, right2->shape));
    ADD(right->word, pair(around->after.word, left->shape));
    ADD(pair(after, size_of(left)), pair(shapes, left2->shape));
    ADD(state->token, right->word);
    ADD(state->token, pair(right->shape, after));
    ADD(state->outline, pair(i, shapes));
    ADD(pair(left->ends & 0xFFFFFF, right->word), right2->shape);
    ADD(pair(size_of(left), size_of(right)), pair(wide, size_of(right2)));
    ADD(pair(size_of(left2), size_of(left)), pair(pair(wide, size_of(right)), size_of(right2)));
    ADD(around->before.shape, pair(wide, i == 0));
    ADD(around->before.word, pair(left->word, right->word) ^ i);
    ADD(pair(left->last, right->first), pair(left2->shape, right2->shape));
    ADD(left2->word ^ right2->word, right->word);
    ADD(shapes, i == 0 ? 0 : i + 2 == count ? 2 : 1);
#undef ADD
    return n;
}
