#include "lang/sentence.h"

static const lang_glance edge;

/** Rough logarithm of a distance, 0 to 10. */
static uint64_t bucket(uint32_t distance) {
    static const uint8_t limits[] = {1, 2, 3, 5, 8, 12, 18, 26, 40, 60};
    uint64_t i = 0;
    while (i < sizeof limits && distance > limits[i]) i++;
    return i;
}

static uint64_t pair(uint64_t a, uint64_t b) {
    return a << 8 | b;
}

/** The class of an abbreviation, or 1 + its class where its period is a token of its own; 0 for other words.
 */
static uint64_t abbreviation(const lang_tokeniser *tokeniser, const lang_glance *last,
                             const lang_glance *before) {
    if (last->shape == LANG_ABBREVIATION)
        return 1 + (lang_word_kinds(tokeniser, last->word) & LANG_KIND_ABBREVIATION);
    if (last->shape != LANG_PERIOD) return 0;
    return 32 + (lang_word_kinds(tokeniser, lang_word_add(before->word, '.')) & LANG_KIND_ABBREVIATION);
}

size_t lang_split_features(const lang_splitter *splitter, const doc *document, uint32_t first,
                           const lang_glance *glances, uint32_t count, uint32_t i,
                           const lang_split_state *state, uint64_t *features) {
    const lang_glance *l = &glances[i], *l1 = i > 0 ? l - 1 : &edge, *l2 = i > 1 ? l - 2 : &edge;
    const lang_glance *l3 = i > 2 ? l - 3 : &edge;
    const lang_glance *r = i + 1 < count ? l + 1 : &edge, *r1 = i + 2 < count ? l + 2 : &edge;
    const lang_glance *r2 = i + 3 < count ? l + 3 : &edge, *r3 = i + 4 < count ? l + 4 : &edge;
    const lang_glance *start = &glances[state->start];
    uint64_t abbreviated = abbreviation(splitter->tokeniser, l, l1);
    uint64_t since = bucket(i + 1 - state->start), rest = bucket(count - 1 - i);
    uint64_t spaced = document->tokens.flags[first + i] & DOC_SPACE_AFTER;
    uint64_t inside = pair(pair(state->in_quote, state->brackets), spaced);
    uint64_t shapes = pair(l->shape, r->shape), left = pair(l1->shape, l->shape);
    uint64_t right = pair(r->shape, r1->shape), last = glances[count - 1].shape;
    size_t n = 0;
#define ADD(a, b) (features[n] = lang_feature(n + 1, (a), (b)), n++)
    ADD(shapes, inside);
    ADD(l->word, r->word);
    ADD(l->word, r->shape);
    ADD(l->shape, r->word);
    ADD(l1->word, shapes);
    ADD(l1->word, l->word ^ r->shape);
    ADD(r->word ^ l->shape, r1->word);
    ADD(shapes, r1->word);
    ADD(left, pair(right, l2->shape));
    ADD(left, pair(right, r2->shape));
    ADD(pair(left, l2->shape), pair(pair(right, r2->shape), inside));
    ADD(l1->word, r->word ^ l->shape);
    ADD(pair(abbreviated, r->shape), r1->shape);
    ADD(abbreviated, r->word);
    ADD(pair(abbreviated, since), pair(r->shape, l2->shape));
    ADD(l->word, pair(since, r->shape));
    ADD(pair(shapes, since), inside);
    ADD(pair(shapes, rest), last);
    ADD(pair(start->shape, shapes), since);
    ADD(start->word, pair(shapes, since < 3 ? since : 3));
    ADD(pair(l->ends & 0xFFFFFF, r->shape), l->shape);
    ADD(pair(l1->ends & 0xFFFFFF, shapes), 0);
    ADD(pair(r->ends & 0xFFFFFF, shapes), 0);
    ADD(pair(l->ends & 0xFFFF, r->ends & 0xFFFF), shapes);
    ADD(pair(r->ends & 0xFFFF, r1->ends & 0xFFFF), shapes);
    ADD(l2->word ^ shapes, l1->word);
    ADD(l2->word, shapes);
    ADD(l3->word, shapes);
    ADD(r2->word, shapes);
    ADD(r3->word, shapes);
    ADD(pair(shapes, last), pair(since, rest));
    ADD(r->word, pair(r1->shape, l->shape));
    ADD(r1->word ^ r->shape, pair(l->shape, r2->word));
    ADD(pair(right, l->shape), pair(r2->shape, r3->shape));
    ADD(pair(left, r->shape), pair(l2->shape, l3->shape));
    ADD(pair(l1->length, l->length), pair(shapes, l2->shape));
    ADD(l->word ^ inside, right);
    ADD(l->word ^ l1->shape, right);
#undef ADD
    return n;
}
