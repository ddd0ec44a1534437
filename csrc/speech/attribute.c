#include "speech/attribute.h"

enum { T_KEEP = 301 };

/** Most quotations that go on with one content. */
#define MAX_CONTINUED 12
/** Most verbs beside each other that share a subject. */
#define MAX_SHARED 4

static void add(speech_features *features, uint64_t a, uint64_t b, uint64_t c) {
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(T_KEEP, a), b), c);
}

void speech_keep_features(const speech_scene *scene, const speech_drafts *drafts, const speech_draft *draft,
                          speech_features *features) {
    const doc_tokens *tokens = &scene->document->tokens;
    uint32_t words, source_words, quoted = speech_quoted_tokens(drafts, scene, draft->content, &words);
    speech_quoted_tokens(drafts, scene, draft->source, &source_words);
    uint64_t share = words == 0 ? 4u : quoted * 10 >= words * 9 ? 2u : quoted > 0 ? 1u : 0u;
    uint64_t size = words < 4 ? words : words < 8 ? 4u : words < 16 ? 5u : 6u;
    uint64_t source = source_words < 3 ? source_words : 3u, chance = draft->chance / 50;
    uint64_t lemma = scene->lemma[draft->cue], manner = scene->manner[draft->cue],
             upos = tokens->upos[draft->cue];
    bool cue_quoted = scene->pair[draft->cue] != TEXT_NO_PAIR;
    features->count = 0;
    add(features, 1, chance, 0);
    add(features, 2, chance, upos);
    add(features, 3, source, upos);
    add(features, 4, size, upos);
    add(features, 5, share, upos);
    add(features, 6, speech_mix(source, size), share);
    add(features, 7, chance, speech_mix(source, size));
    add(features, 8, chance, share);
    add(features, 9, lemma, speech_mix(source, share));
    add(features, 10, manner, speech_mix(source, share));
    add(features, 11, manner, size);
    add(features, 12, cue_quoted, chance);
    add(features, 13, draft->content.count, draft->source.count);
    add(features, 14, tokens->deprel[draft->cue], speech_mix(source, size));
    if (draft->source.count > 0) {
        doc_range piece = drafts->pieces.items[draft->source.first];
        add(features, 15, scene->form[piece.first], piece.count < 3 ? piece.count : 3);
        add(features, 16, scene->lemma[piece.first + piece.count - 1], upos);
    }
    if (draft->content.count > 0) {
        doc_range piece = drafts->pieces.items[draft->content.first];
        add(features, 17, scene->form[piece.first], speech_mix(piece.first < draft->cue, upos));
        add(features, 18, piece.first < draft->cue, speech_mix(manner, size));
    }
}

/* Gives the last draft the quotations behind it that go on with it. */
static bool continue_draft(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights) {
    speech_features features;
    speech_float next;
    for (uint32_t steps = 0; steps < MAX_CONTINUED; steps++) {
        const speech_draft *draft = &drafts->items.items[drafts->items.count - 1];
        if (!speech_float_at(scene, speech_draft_end(drafts, scene, draft), &next)) return true;
        speech_float_features(scene, drafts, draft, &next, steps, &features);
        if (speech_chance(&weights->tables[SPEECH_TABLE_CONTINUE], &features) < SPEECH_CONTINUE_CHANCE)
            return true;
        if (!speech_draft_extend(drafts, scene, next.first, next.end)) return false;
    }
    return true;
}

/* "And from the mayor:" or "He wrote:", and the quotation is a paragraph of its own. */
static bool take_behind_colon(speech_drafts *drafts, const speech_scene *scene, uint32_t cue) {
    doc_range sentence = speech_sentence_tokens(scene, cue);
    uint32_t last = sentence.first + sentence.count - 1;
    speech_float next;
    if (scene->document->text[doc_begin(&scene->document->tokens, last)] != ':') return true;
    if (!speech_float_at(scene, last + 1, &next)) return true;
    drafts->items.items[drafts->items.count - 1].content.first = drafts->pieces.count;
    return speech_draft_extend(drafts, scene, next.first, next.end);
}

/* "…, according to which …": the pronoun is the source and its clause the content. */
static void take_relative(speech_roles *roles, const speech_scene *scene) {
    uint32_t cue = roles->cue, first = roles->sentence.first, end = first + roles->sentence.count;
    if (!speech_listed(scene, cue, "marker")) return;
    uint32_t pronoun = cue + 1 < end && speech_listed(scene, cue + 1, "marker_next") ? cue + 2 : cue + 1;
    if (pronoun >= end || !speech_listed(scene, pronoun, "relative") || scene->head[pronoun] == DOC_NONE)
        return;
    uint32_t verb = scene->head[pronoun];
    while (scene->head[verb] != DOC_NONE && scene->document->tokens.upos[verb] != DOC_VERB &&
           scene->head[verb] > cue)
        verb = scene->head[verb];
    uint32_t last = scene->last[verb];
    for (uint32_t token = first; token < end; token++) roles->of[token - first] = SPEECH_OUTSIDE;
    for (uint32_t token = cue; token < pronoun; token++) roles->of[token - first] = SPEECH_CUE;
    for (uint32_t token = pronoun + 1; token <= last && token < end; token++)
        roles->of[token - first] = SPEECH_CONTENT;
    roles->of[pronoun - first] = SPEECH_SOURCE;
}

/* "Brenn was quoted as saying …": who is quoted is the source of what is said. */
static void take_quoted(speech_roles *roles, const speech_scene *scene) {
    uint32_t first = roles->sentence.first, head = scene->head[roles->cue];
    if (head == DOC_NONE || !speech_listed(scene, head, "relays") || !speech_passive(scene, head)) return;
    uint32_t subject = speech_dependent(scene, head, DOC_REL_NSUBJ, true);
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_SOURCE) return;
    if (subject == DOC_NONE) return;
    for (uint32_t token = scene->first[subject]; token <= scene->last[subject]; token++)
        if (roles->of[token - first] == SPEECH_OUTSIDE) roles->of[token - first] = SPEECH_SOURCE;
}

static bool has_subject(const speech_scene *scene, uint32_t verb) {
    return speech_dependent(scene, verb, DOC_REL_NSUBJ, true) != DOC_NONE;
}

/* "The council has not agreed and has blamed …": a verb beside another, without a subject of its own, shares
 * it. */
static void take_shared(speech_roles *roles, const speech_scene *scene) {
    uint32_t first = roles->sentence.first, verb = roles->cue;
    const doc_tokens *tokens = &scene->document->tokens;
    if (tokens->upos[verb] != DOC_VERB || speech_passive(scene, verb)) return;
    for (uint32_t i = 0; i < roles->sentence.count; i++)
        if (roles->of[i] == SPEECH_SOURCE && tokens->upos[first + i] != DOC_PUNCT) return;
    for (uint32_t steps = 0; steps < MAX_SHARED && !has_subject(scene, verb); steps++) {
        if (tokens->deprel[verb] != DOC_REL_CONJ || scene->head[verb] == DOC_NONE) return;
        verb = scene->head[verb];
    }
    uint32_t subject = speech_dependent(scene, verb, DOC_REL_NSUBJ, false);
    if (subject == DOC_NONE || verb == roles->cue) return;
    for (uint32_t token = scene->first[subject]; token <= scene->last[subject]; token++)
        if (roles->of[token - first] == SPEECH_OUTSIDE) roles->of[token - first] = SPEECH_SOURCE;
}

bool speech_draft_build(speech_drafts *drafts, const speech_scene *scene, const model_linear *table,
                        uint32_t cue, uint32_t chance, speech_roles *roles) {
    speech_roles_assign(roles, scene, table, cue, NULL, NULL);
    take_relative(roles, scene);
    take_quoted(roles, scene);
    take_shared(roles, scene);
    if (!speech_draft_add(drafts, scene, roles, chance)) return false;
    if (drafts->items.items[drafts->items.count - 1].content.count > 0) return true;
    return take_behind_colon(drafts, scene, cue);
}

/* A content of prepositions and particles alone is none. */
static bool says_something(const speech_drafts *drafts, const speech_scene *scene,
                           const speech_draft *draft) {
    static const bool empty[DOC_UPOS_COUNT] = {
        [DOC_ADP] = true,   [DOC_PART] = true, [DOC_CCONJ] = true, [DOC_AUX] = true,
        [DOC_SCONJ] = true, [DOC_DET] = true,  [DOC_PUNCT] = true};
    for (uint32_t i = 0; i < draft->content.count; i++) {
        doc_range piece = drafts->pieces.items[draft->content.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
            if (!empty[scene->document->tokens.upos[token]]) return true;
    }
    return false;
}

static bool find_one(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights,
                     uint32_t token, uint32_t chance, speech_roles *roles) {
    speech_features features;
    if (!speech_draft_build(drafts, scene, &weights->tables[SPEECH_TABLE_ROLE], token, chance, roles))
        return false;
    speech_draft *draft = &drafts->items.items[drafts->items.count - 1];
    if (!says_something(drafts, scene, draft)) {
        draft->dropped = true;
        return true;
    }
    speech_keep_features(scene, drafts, draft, &features);
    draft->chance = speech_chance(&weights->tables[SPEECH_TABLE_KEEP], &features);
    draft->dropped = draft->chance < SPEECH_KEEP_CHANCE;
    return draft->dropped || continue_draft(drafts, scene, weights);
}

/* "was quoted" in "was quoted as saying": the verb below it is the cue. */
static bool only_relays(const speech_scene *scene, uint32_t token) {
    if (!speech_listed(scene, token, "relays") || !speech_passive(scene, token)) return false;
    return speech_dependent(scene, token, DOC_REL_ADVCL, true) != DOC_NONE ||
           speech_dependent(scene, token, DOC_REL_XCOMP, true) != DOC_NONE;
}

bool speech_find_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights) {
    speech_roles *roles = base_arena_new(scene->arena, 1, sizeof *roles);
    const model_linear *table = &weights->tables[SPEECH_TABLE_CUE];
    speech_features features;
    if (!roles) return false;
    for (uint32_t token = 0; token < scene->count; token++) {
        if (!speech_cue_candidate(scene, token)) continue;
        speech_cue_glance(scene, token, &features);
        if (speech_chance(table, &features) < SPEECH_GLANCE_CHANCE) continue;
        speech_cue_features(scene, token, &features);
        uint32_t chance = speech_chance(table, &features);
        if (chance < SPEECH_LOOK_CHANCE || only_relays(scene, token)) continue;
        if (!find_one(drafts, scene, weights, token, chance, roles)) return false;
    }
    return true;
}
