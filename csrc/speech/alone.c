#include "speech/alone.h"

#include "speech/tuning.h"

/* Quotations without a cue: signed ones, and those that go on with the speaker before them. */

static uint32_t paragraph_of(const speech_scene *scene, uint32_t token) {
    return scene->document->sentences.items[scene->sentence[token]].paragraph;
}

/* The signature behind a quotation that ends before `from`: a dash and a name up to the paragraph's end. */
static bool signature(const speech_scene *scene, uint32_t from, doc_range *dash, doc_range *name) {
    const doc_tokens *tokens = &scene->document->tokens;
    while (from < scene->count && (scene->marks[from] & DOC_MARK_CLOSES)) from++;
    if (from + 1 >= scene->count || !speech_dash(scene, from)) return false;
    uint32_t paragraph = paragraph_of(scene, from), end = from + 1;
    if (from == 0 || paragraph_of(scene, from - 1) != paragraph) return false;
    bool named = false;
    while (end < scene->count && paragraph_of(scene, end) == paragraph) {
        if (tokens->upos[end] == DOC_VERB || tokens->upos[end] == DOC_AUX) return false;
        if (end - from > SPEECH_SIGNATURE_TOKENS) return false;
        named |= tokens->upos[end] == DOC_PROPN;
        end++;
    }
    if (!named) return false;
    while (end > from + 1 && tokens->upos[end - 1] == DOC_PUNCT) end--;
    *dash = (doc_range){from, 1};
    *name = (doc_range){from + 1, end - from - 1};
    return true;
}

static bool add_range(speech_drafts *drafts, doc_range *range, doc_range piece) {
    *range = (doc_range){drafts->pieces.count, 1};
    return base_vec_push(drafts->allocator, &drafts->pieces, piece);
}

static bool add_draft(speech_drafts *drafts, const speech_scene *scene, speech_draft draft,
                      doc_range content) {
    draft.content = (doc_range){drafts->pieces.count, 0};
    return base_vec_push(drafts->allocator, &drafts->items, draft) &&
           speech_draft_extend(drafts, scene, drafts->items.count - 1, content.first,
                               content.first + content.count);
}

static bool add_signed(speech_drafts *drafts, const speech_scene *scene, doc_range content, doc_range dash,
                       doc_range name) {
    speech_draft draft = {.cue = dash.first,
                          .chance = SPEECH_SIGNED_CHANCE,
                          .sentence = scene->sentence[content.first],
                          .parent = DOC_NONE,
                          .outer = DOC_NONE};
    doc_rules_add(&draft.decided, DOC_RULE_signed_quotation);
    if (!add_range(drafts, &draft.source, name) || !add_range(drafts, &draft.words, dash)) return false;
    return add_draft(drafts, scene, draft, content);
}

/* The draft whose speaker a quotation at this token goes on with: the last one before it that is near. */
static uint32_t speaker_before(const speech_drafts *drafts, const speech_scene *scene, uint32_t found,
                               uint32_t token, uint32_t *next) {
    while (*next < found && (drafts->items.items[*next].dropped || drafts->items.items[*next].cue < token))
        ++*next;
    for (uint32_t i = *next; i-- > 0 && *next - i < DOC_SENTENCE_TOKENS;) {
        const speech_draft *draft = &drafts->items.items[i];
        if (draft->dropped || draft->source.count == 0) continue;
        if (paragraph_of(scene, draft->cue) + SPEECH_ALONE_PARAGRAPHS < paragraph_of(scene, token))
            return DOC_NONE;
        return i;
    }
    return DOC_NONE;
}

static bool add_continued(speech_drafts *drafts, const speech_scene *scene, uint32_t parent,
                          doc_range content) {
    speech_draft draft = {.cue = DOC_NONE,
                          .chance = drafts->items.items[parent].chance * SPEECH_ALONE_SHARE / 1000,
                          .sentence = scene->sentence[content.first],
                          .parent = parent,
                          .outer = DOC_NONE};
    doc_rules_add(&draft.decided, DOC_RULE_uncued_quotation);
    return add_draft(drafts, scene, draft, content);
}

/* Marks the tokens that drafts hold as content, cue or source; drafts with a source keep theirs from being
 * signed. */
static uint8_t *covered_tokens(const speech_drafts *drafts, const speech_scene *scene) {
    uint8_t *covered = base_arena_new_zeroed(scene->arena, scene->count, 1);
    if (!covered) return NULL;
    for (uint32_t i = 0; i < drafts->items.count; i++) {
        const speech_draft *draft = &drafts->items.items[i];
        if (draft->dropped) continue;
        for (uint32_t k = 0; k < draft->content.count; k++) {
            doc_range piece = drafts->pieces.items[draft->content.first + k];
            for (uint32_t token = piece.first; token < piece.first + piece.count; token++) covered[token] = 1;
        }
        for (uint32_t k = 0; k < draft->words.count; k++)
            covered[drafts->pieces.items[draft->words.first + k].first] = 1;
    }
    return covered;
}

static bool any_covered(const uint8_t *covered, doc_range tokens) {
    for (uint32_t i = 0; i < tokens.count; i++)
        if (covered[tokens.first + i]) return true;
    return false;
}

static uint32_t words_in(const speech_scene *scene, doc_range tokens) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens.count; i++)
        count += scene->document->tokens.upos[tokens.first + i] != DOC_PUNCT;
    return count;
}

static bool add_pair(speech_drafts *drafts, const speech_scene *scene, const uint8_t *covered, uint32_t found,
                     const text_pair *pair, uint32_t *next) {
    uint32_t first = doc_token_at(scene->document, pair->begin),
             end = doc_token_at(scene->document, pair->end);
    if (first >= end || (scene->marks[first] & DOC_MARK_SKIPPED)) return true;
    doc_range content = {first, end - first}, dash, name;
    if (words_in(scene, content) < SPEECH_ALONE_WORDS || any_covered(covered, content)) return true;
    if (pair->previous != TEXT_NO_PAIR)
        return true; /* its first paragraph was not taken either, or took it along */
    if (doc_rule_on(scene->document, DOC_RULE_signed_quotation) && signature(scene, end, &dash, &name))
        return add_signed(drafts, scene, content, dash, name);
    speech_float alone;
    if (!doc_rule_on(scene->document, DOC_RULE_uncued_quotation)) return true;
    if (!speech_float_at(scene, first, &alone)) return true;
    uint32_t parent = speaker_before(drafts, scene, found, first, next);
    return parent == DOC_NONE || add_continued(drafts, scene, parent, content);
}

bool speech_add_alone(speech_drafts *drafts, const speech_scene *scene) {
    uint8_t *covered = covered_tokens(drafts, scene);
    if (!covered) return false;
    uint32_t found = drafts->items.count, next = 0;
    for (uint32_t i = 0; i < scene->view->pairs.pairs.count; i++) {
        const text_pair *pair = &scene->view->pairs.pairs.items[i];
        if (pair->depth > 0 || (!pair->closed && pair->next == TEXT_NO_PAIR)) continue;
        if (!add_pair(drafts, scene, covered, found, pair, &next)) return false;
    }
    return true;
}
