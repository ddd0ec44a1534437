#include "lang/sentence.h"

static const lang_token_shape edge;

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
static uint64_t abbreviation(const lang_tokeniser *tokeniser, const lang_token_shape *last,
                             const lang_token_shape *before) {
    if (last->shape == LANG_ABBREVIATION)
        return 1 + (lang_word_kinds(tokeniser, last->word) & LANG_KIND_ABBREVIATION);
    if (last->shape != LANG_PERIOD) return 0;
    return 32 + lang_abbreviation(tokeniser, before);
}

void lang_split_look(const lang_splitter *splitter, const doc *document, uint32_t first,
                     const lang_token_shape *glances, uint32_t count, uint32_t i,
                     const lang_split_state *state, lang_split_view *view) {
    const lang_token_shape *l = &glances[i];
    for (int32_t step = 0; step < LANG_SPLIT_AROUND; step++) {
        view->l[step] = i >= (uint32_t)step ? l - step : &edge;
        view->r[step] = i + 1 + (uint32_t)step < count ? l + 1 + step : &edge;
    }
    view->start = &glances[state->start];
    view->since = bucket(i + 1 - state->start);
    view->rest = bucket(count - 1 - i);
    view->last = glances[count - 1].shape;
    view->abbreviated = abbreviation(splitter->tokeniser, l, view->l[1]);
    uint64_t spaced = document->tokens.flags[first + i] & DOC_SPACE_AFTER;
    view->inside = pair(pair(state->in_quote, state->brackets), spaced);
}

#define ADD(a, b) (features[n] = lang_feature(base + n, (a), (b)), n++)

size_t lang_split_near(const lang_split_view *view, uint64_t *features) {
    const lang_token_shape *l = view->l[0], *l1 = view->l[1], *l2 = view->l[2];
    const lang_token_shape *r = view->r[0], *r1 = view->r[1], *r2 = view->r[2];
    uint64_t shapes = pair(l->shape, r->shape), left = pair(l1->shape, l->shape);
    uint64_t right = pair(r->shape, r1->shape), inside = view->inside;
    const size_t base = 1;
    size_t n = 0;
    ADD(shapes, inside);
    ADD(l->word, r->word);
    ADD(l->word, r->shape);
    ADD(l->shape, r->word);
    ADD(l1->word, shapes);
    ADD(left, pair(right, l2->shape));
    ADD(left, pair(right, r2->shape));
    ADD(pair(view->abbreviated, r->shape), r1->shape);
    ADD(pair(shapes, view->since), inside);
    ADD(pair(shapes, view->rest), view->last);
    ADD(shapes, r1->word);
    ADD(pair(l->ends & 0xFFFFFF, r->shape), l->shape);
    return n;
}

size_t lang_split_far(const lang_split_view *view, uint64_t *features) {
    const lang_token_shape *l = view->l[0], *l1 = view->l[1], *l2 = view->l[2], *l3 = view->l[3];
    const lang_token_shape *r = view->r[0], *r1 = view->r[1], *r2 = view->r[2], *r3 = view->r[3];
    const lang_token_shape *start = view->start;
    uint64_t shapes = pair(l->shape, r->shape), left = pair(l1->shape, l->shape);
    uint64_t right = pair(r->shape, r1->shape), inside = view->inside;
    uint64_t abbreviated = view->abbreviated, since = view->since;
    const size_t base = 1 + LANG_SPLIT_NEAR;
    size_t n = 0;
    ADD(l1->word, l->word ^ r->shape);
    ADD(r->word ^ l->shape, r1->word);
    ADD(pair(left, l2->shape), pair(pair(right, r2->shape), inside));
    ADD(l1->word, r->word ^ l->shape);
    ADD(abbreviated, r->word);
    ADD(pair(abbreviated, since), pair(r->shape, l2->shape));
    ADD(l->word, pair(since, r->shape));
    ADD(pair(start->shape, shapes), since);
    ADD(start->word, pair(shapes, since < 3 ? since : 3));
    ADD(pair(l1->ends & 0xFFFFFF, shapes), 0);
    ADD(pair(r->ends & 0xFFFFFF, shapes), 0);
    ADD(pair(l->ends & 0xFFFF, r->ends & 0xFFFF), shapes);
    ADD(pair(r->ends & 0xFFFF, r1->ends & 0xFFFF), shapes);
    ADD(l2->word ^ shapes, l1->word);
    ADD(l2->word, shapes);
    ADD(l3->word, shapes);
    ADD(r2->word, shapes);
    ADD(r3->word, shapes);
    ADD(pair(shapes, view->last), pair(since, view->rest));
    ADD(r->word, pair(r1->shape, l->shape));
    ADD(r1->word ^ r->shape, pair(l->shape, r2->word));
    ADD(pair(right, l->shape), pair(r2->shape, r3->shape));
    ADD(pair(left, r->shape), pair(l2->shape, l3->shape));
    ADD(pair(l1->length, l->length), pair(shapes, l2->shape));
    ADD(l->word ^ inside, right);
    ADD(l->word ^ l1->shape, right);
    return n;
}
