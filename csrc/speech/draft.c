#include "speech/draft.h"

#include <string.h>

#include "text/class.h"

/* Candidates: from the roles of one sentence to pieces of text, over the quotations that cross its edges. */

/** Most paragraphs that one quotation is followed over. */
#define MAX_PARAGRAPHS 64

void speech_drafts_start(speech_drafts *drafts, const base_allocator *allocator) {
    *drafts = (speech_drafts){.allocator = allocator};
}

void speech_drafts_release(speech_drafts *drafts) {
    base_vec_release(drafts->allocator, &drafts->items);
    base_vec_release(drafts->allocator, &drafts->pieces);
}

static bool is_punctuation(const speech_scene *scene, uint32_t token) {
    return scene->document->tokens.upos[token] == DOC_PUNCT;
}

/* Appends tokens [first, end) without punctuation at their ends to the range that was begun last; a piece
 * that only punctuation parts from the one before joins it, but not one of another quotation. */
static bool add_piece(speech_drafts *drafts, const speech_scene *scene, doc_range *range, uint32_t first,
                      uint32_t end) {
    while (first < end && is_punctuation(scene, first)) first++;
    while (end > first && is_punctuation(scene, end - 1)) end--;
    if (first >= end) return true;
    if (range->count > 0) {
        doc_range *last = &drafts->pieces.items[range->first + range->count - 1];
        uint32_t at = last->first + last->count, behind = at;
        if (first < at) {
            if (end > at) last->count = end - last->first;
            if (first < last->first) {
                last->count += last->first - first;
                last->first = first;
            }
            return true;
        }
        while (at < first && is_punctuation(scene, at)) at++;
        bool another = scene->pair[first] != TEXT_NO_PAIR && scene->pair[behind - 1] != TEXT_NO_PAIR &&
                       scene->pair[first] != scene->pair[behind - 1];
        if (at == first && !another) {
            last->count = end - last->first;
            return true;
        }
    }
    range->count++;
    return base_vec_push(drafts->allocator, &drafts->pieces, (doc_range){first, end - first});
}

/* Appends the runs of tokens that have the role. */
static bool add_role(speech_drafts *drafts, const speech_scene *scene, const speech_roles *roles,
                     speech_role role, doc_range *range) {
    if (range->count == 0) range->first = drafts->pieces.count;
    for (uint32_t i = 0; i < roles->sentence.count;) {
        if (roles->of[i] != role) {
            i++;
            continue;
        }
        uint32_t begin = i;
        while (i < roles->sentence.count && roles->of[i] == role) i++;
        if (!add_piece(drafts, scene, range, roles->sentence.first + begin, roles->sentence.first + i))
            return false;
    }
    return true;
}

/* The tokens of a pair's content: [*first, *end). */
static void pair_tokens(const speech_scene *scene, const text_pair *pair, uint32_t *first, uint32_t *end) {
    *first = doc_token_at(scene->document, pair->begin);
    *end = doc_token_at(scene->document, pair->end);
}

/* The pieces of the quotation before the sentence: those of earlier paragraphs and this pair's own begin. */
static bool add_before(speech_drafts *drafts, const speech_scene *scene, const speech_roles *roles,
                       uint32_t pair, doc_range *range) {
    const text_pair *pairs = scene->view->pairs.pairs.items;
    uint32_t at = pair, steps = 0, first, end;
    while (pairs[at].previous != TEXT_NO_PAIR && steps++ < MAX_PARAGRAPHS) at = pairs[at].previous;
    for (; at != pair; at = pairs[at].next) {
        pair_tokens(scene, &pairs[at], &first, &end);
        if (!add_piece(drafts, scene, range, first, end)) return false;
    }
    pair_tokens(scene, &pairs[pair], &first, &end);
    return add_piece(drafts, scene, range, first, end < roles->sentence.first ? end : roles->sentence.first);
}

/* The quotation's pieces in the paragraphs behind a pair. */
static bool add_linked(speech_drafts *drafts, const speech_scene *scene, uint32_t pair, doc_range *range) {
    const text_pair *pairs = scene->view->pairs.pairs.items;
    uint32_t steps = 0, first, end;
    for (uint32_t at = pairs[pair].next; at != TEXT_NO_PAIR && steps < MAX_PARAGRAPHS;
         at = pairs[at].next, steps++) {
        pair_tokens(scene, &pairs[at], &first, &end);
        if (!add_piece(drafts, scene, range, first, end)) return false;
    }
    return true;
}

/* The pieces behind the sentence. */
static bool add_behind(speech_drafts *drafts, const speech_scene *scene, const speech_roles *roles,
                       uint32_t pair, doc_range *range) {
    const text_pair *pairs = scene->view->pairs.pairs.items;
    uint32_t first, end, behind = roles->sentence.first + roles->sentence.count;
    pair_tokens(scene, &pairs[pair], &first, &end);
    if (!add_piece(drafts, scene, range, first > behind ? first : behind, end)) return false;
    return add_linked(drafts, scene, pair, range);
}

/* A mark that nothing closes is a guess: it never reaches beyond its sentence. */
static bool is_open_guess(const text_pair *pair) {
    return !pair->closed && pair->next == TEXT_NO_PAIR && pair->previous == TEXT_NO_PAIR;
}

/* The pair that the content holds at the sentence's first or last word and that crosses the sentence's edge.
 */
static uint32_t crossing_pair(const speech_scene *scene, const speech_roles *roles, bool behind) {
    uint32_t count = roles->sentence.count, first = roles->sentence.first;
    for (uint32_t k = 0; k < count; k++) {
        uint32_t i = behind ? count - 1 - k : k, pair = scene->pair[first + i];
        if (is_punctuation(scene, first + i)) continue;
        if (pair == TEXT_NO_PAIR || pair == scene->pair[roles->cue] || roles->of[i] != SPEECH_CONTENT)
            return TEXT_NO_PAIR;
        const text_pair *found = &scene->view->pairs.pairs.items[pair];
        if (doc_rule_on(scene->document, DOC_RULE_open_mark) && is_open_guess(found)) return TEXT_NO_PAIR;
        doc_span sentence = doc_tokens_span(scene->document, roles->sentence);
        bool crosses = behind ? found->end > sentence.end || found->next != TEXT_NO_PAIR
                              : found->begin < sentence.begin || found->previous != TEXT_NO_PAIR;
        return crosses ? pair : TEXT_NO_PAIR;
    }
    return TEXT_NO_PAIR;
}

bool speech_draft_add(speech_drafts *drafts, const speech_scene *scene, speech_roles *roles,
                      uint32_t chance) {
    speech_draft draft = {.cue = roles->cue,
                          .chance = chance,
                          .source_chance = roles->surest[SPEECH_SOURCE],
                          .content_chance = roles->surest[SPEECH_CONTENT],
                          .sentence = scene->sentence[roles->cue],
                          .parent = DOC_NONE,
                          .outer = DOC_NONE};
    draft.decided = roles->decided;
    if (!add_role(drafts, scene, roles, SPEECH_SOURCE, &draft.source) ||
        !add_role(drafts, scene, roles, SPEECH_CUE, &draft.words))
        return false;
    draft.content = (doc_range){drafts->pieces.count, 0};
    uint32_t before = crossing_pair(scene, roles, false), behind = crossing_pair(scene, roles, true);
    if (before != TEXT_NO_PAIR && !add_before(drafts, scene, roles, before, &draft.content)) return false;
    if (!add_role(drafts, scene, roles, SPEECH_CONTENT, &draft.content)) return false;
    if (behind != TEXT_NO_PAIR && !add_behind(drafts, scene, roles, behind, &draft.content)) return false;
    return base_vec_push(drafts->allocator, &drafts->items, draft);
}

bool speech_holds(const speech_drafts *drafts, doc_range pieces, uint32_t token) {
    for (uint32_t i = 0; i < pieces.count; i++) {
        doc_range piece = drafts->pieces.items[pieces.first + i];
        if (token >= piece.first && token < piece.first + piece.count) return true;
    }
    return false;
}

bool speech_draft_subtract(speech_drafts *drafts, const speech_scene *scene, uint32_t index,
                           doc_range pieces) {
    doc_range old = drafts->items.items[index].content, kept = {drafts->pieces.count, 0};
    for (uint32_t i = 0; i < old.count; i++) {
        doc_range piece = drafts->pieces.items[old.first + i];
        uint32_t end = piece.first + piece.count;
        for (uint32_t at = piece.first; at < end;) {
            uint32_t begin = at;
            while (at < end && !speech_holds(drafts, pieces, at)) at++;
            if (!add_piece(drafts, scene, &kept, begin, at)) return false;
            while (at < end && speech_holds(drafts, pieces, at)) at++;
        }
    }
    drafts->items.items[index].content = kept;
    return true;
}

/* Pieces of one content stand together: it moves to the end where others were appended behind it. */
static bool move_to_end(speech_drafts *drafts, doc_range *pieces) {
    if (pieces->count > 0 && pieces->first + pieces->count == drafts->pieces.count) return true;
    uint32_t first = drafts->pieces.count;
    for (uint32_t i = 0; i < pieces->count; i++) {
        doc_range piece = drafts->pieces.items[pieces->first + i];
        if (!base_vec_push(drafts->allocator, &drafts->pieces, piece)) return false;
    }
    pieces->first = first;
    return true;
}

bool speech_draft_extend(speech_drafts *drafts, const speech_scene *scene, uint32_t index, uint32_t first,
                         uint32_t end) {
    speech_draft *draft = &drafts->items.items[index];
    if (!move_to_end(drafts, &draft->content) || !add_piece(drafts, scene, &draft->content, first, end))
        return false;
    return scene->pair[first] == TEXT_NO_PAIR ||
           add_linked(drafts, scene, scene->pair[first], &draft->content);
}

uint32_t speech_draft_end(const speech_drafts *drafts, const speech_scene *scene, const speech_draft *draft) {
    uint32_t end = 0;
    if (draft->cue != DOC_NONE) {
        doc_range sentence = speech_sentence_tokens(scene, draft->cue);
        end = sentence.first + sentence.count;
    }
    if (draft->content.count > 0) {
        doc_range last = drafts->pieces.items[draft->content.first + draft->content.count - 1];
        if (last.first + last.count > end) end = last.first + last.count;
    }
    return end;
}

uint32_t speech_quoted_tokens(const speech_drafts *drafts, const speech_scene *scene, doc_range range,
                              uint32_t *words) {
    uint32_t quoted = 0;
    *words = 0;
    for (uint32_t i = 0; i < range.count; i++) {
        doc_range piece = drafts->pieces.items[range.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++) {
            if (is_punctuation(scene, token)) continue;
            ++*words;
            quoted += scene->pair[token] != TEXT_NO_PAIR;
        }
    }
    return quoted;
}
