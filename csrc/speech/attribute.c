#include "speech/attribute.h"

#include "speech/relay.h"
#include "speech/role_rules.h"
#include "speech/tuning.h"

/* Proposes a draft for each cue, and judges it among its rivals. */

enum { T_KEEP = 301 };

/** Most quotations that go on with one content. */
#define MAX_CONTINUED 12

static void add(speech_features *features, uint64_t a, uint64_t b, uint64_t c) {
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(T_KEEP, a), b), c);
}

static uint32_t *no_drafts(const speech_scene *scene) {
    uint32_t *column = base_arena_new(scene->arena, scene->count, sizeof *column);
    for (uint32_t token = 0; column && token < scene->count; token++) column[token] = DOC_NONE;
    return column;
}

static void keep_surer(uint32_t *at, const speech_drafts *drafts, uint32_t index) {
    if (*at == DOC_NONE || drafts->items.items[*at].chance < drafts->items.items[index].chance) *at = index;
}

bool speech_rivals_start(speech_rivals *rivals, const speech_scene *scene, const speech_drafts *drafts) {
    *rivals = (speech_rivals){no_drafts(scene), no_drafts(scene), no_drafts(scene)};
    if (!rivals->cue || !rivals->holder || !rivals->twin) return false;
    for (uint32_t i = 0; i < drafts->items.count; i++) {
        const speech_draft *draft = &drafts->items.items[i];
        if (draft->dropped || draft->content.count == 0) continue;
        rivals->cue[draft->cue] = i;
        keep_surer(&rivals->twin[drafts->pieces.items[draft->content.first].first], drafts, i);
        for (uint32_t k = 0; k < draft->content.count; k++) {
            doc_range piece = drafts->pieces.items[draft->content.first + k];
            for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
                keep_surer(&rivals->holder[token], drafts, i);
        }
    }
    return true;
}

/* What the draft says by itself. */
static void own_features(const speech_scene *scene, const speech_drafts *drafts, const speech_draft *draft,
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
    uint64_t sure_source = draft->source_chance / 125, sure_content = draft->content_chance / 125;
    add(features, 33, sure_source, chance);
    add(features, 34, sure_content, chance);
    add(features, 35, sure_source, speech_mix(sure_content, upos));
    add(features, 36, sure_content, manner);
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

/* The surest draft whose cue the content holds, or DOC_NONE. */
static uint32_t surest_held(const speech_drafts *drafts, const speech_draft *draft,
                            const speech_rivals *rivals) {
    uint32_t best = DOC_NONE;
    for (uint32_t i = 0; i < draft->content.count; i++) {
        doc_range piece = drafts->pieces.items[draft->content.first + i];
        for (uint32_t token = piece.first; token < piece.first + piece.count; token++)
            if (rivals->cue[token] != DOC_NONE) keep_surer(&best, drafts, rivals->cue[token]);
    }
    return best;
}

/* 0 for nobody, else how sure the rival is. */
static uint64_t sureness(const speech_drafts *drafts, uint32_t rival) {
    return rival == DOC_NONE ? 0 : 1 + drafts->items.items[rival].chance / 125;
}

/* How the draft stands to those around it: what another's content holds, or what holds others, is seldom a
 * report beside them. */
static void rival_features(const speech_scene *scene, const speech_drafts *drafts, uint32_t index,
                           const speech_rivals *rivals, speech_features *features) {
    const speech_draft *draft = &drafts->items.items[index];
    uint32_t holder = rivals->holder[draft->cue], held = surest_held(drafts, draft, rivals);
    uint32_t twin =
        draft->content.count ? rivals->twin[drafts->pieces.items[draft->content.first].first] : DOC_NONE;
    if (holder == index) holder = DOC_NONE;
    if (twin == index) twin = DOC_NONE;
    uint64_t chance = draft->chance / 50, upos = scene->document->tokens.upos[draft->cue],
             lemma = scene->lemma[draft->cue], manner = scene->manner[draft->cue];
    uint64_t under = sureness(drafts, holder), over = sureness(drafts, held), beside = sureness(drafts, twin);
    bool sourced = draft->source.count > 0, mutual = holder != DOC_NONE && holder == held;
    add(features, 19, under, chance);
    add(features, 20, under, speech_mix(upos, sourced));
    add(features, 21, under, speech_mix(manner, sourced));
    add(features, 22, under, lemma);
    add(features, 23, over, chance);
    add(features, 24, over, speech_mix(upos, sourced));
    add(features, 25, over, manner);
    add(features, 26, beside, chance);
    add(features, 27, beside, speech_mix(upos, under));
    add(features, 28, mutual, speech_mix(under, chance / 3));
    if (holder == DOC_NONE) return;
    const speech_draft *outer = &drafts->items.items[holder];
    add(features, 29, scene->lemma[outer->cue], speech_mix(upos, sourced));
    add(features, 30, scene->manner[outer->cue], speech_mix(manner, sourced));
    add(features, 31, outer->sentence == draft->sentence, speech_mix(under, upos));
    add(features, 32, outer->chance > draft->chance, speech_mix(under, sourced));
}

void speech_keep_features(const speech_scene *scene, const speech_drafts *drafts, uint32_t index,
                          const speech_rivals *rivals, speech_features *features) {
    features->count = 0;
    own_features(scene, drafts, &drafts->items.items[index], features);
    rival_features(scene, drafts, index, rivals, features);
}

/* Gives a draft the quotations behind it that go on with it. */
static bool continue_draft(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights,
                           uint32_t index) {
    speech_features features;
    speech_float next;
    for (uint32_t steps = 0; steps < MAX_CONTINUED; steps++) {
        const speech_draft *draft = &drafts->items.items[index];
        if (!speech_float_at(scene, speech_draft_end(drafts, scene, draft), &next)) return true;
        speech_float_features(scene, drafts, draft, &next, steps, &features);
        if (speech_chance(&weights->tables[SPEECH_TABLE_CONTINUE], &features) < SPEECH_CONTINUE_CHANCE)
            return true;
        if (!speech_draft_extend(drafts, scene, index, next.first, next.end)) return false;
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
    doc_rules_add(&drafts->items.items[drafts->items.count - 1].decided, DOC_RULE_colon_quotation);
    return speech_draft_extend(drafts, scene, drafts->items.count - 1, next.first, next.end);
}

bool speech_draft_build(speech_drafts *drafts, const speech_scene *scene, const model_linear *table,
                        uint32_t cue, uint32_t chance, speech_roles *roles) {
    speech_roles_assign(roles, scene, table, cue, NULL, NULL);
    speech_apply_role_rules(roles, scene);
    if (!speech_draft_add(drafts, scene, roles, chance)) return false;
    if (drafts->items.items[drafts->items.count - 1].content.count > 0 ||
        !doc_rule_on(scene->document, DOC_RULE_colon_quotation))
        return true;
    return take_behind_colon(drafts, scene, cue);
}

bool speech_sketch_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights) {
    speech_roles *roles = base_arena_new(scene->arena, 1, sizeof *roles);
    const model_linear *table = &weights->tables[SPEECH_TABLE_CUE];
    speech_features features;
    if (!roles) return false;
    for (uint32_t token = 0; token < scene->count; token++) {
        if (!speech_cue_candidate(scene, token)) continue;
        speech_cue_prefilter(scene, token, &features);
        if (speech_chance(table, &features) < SPEECH_GLANCE_CHANCE) continue;
        speech_cue_features(scene, token, &features);
        uint32_t chance = speech_chance(table, &features);
        if (chance < SPEECH_LOOK_CHANCE || speech_only_relays(scene, token)) continue;
        if (!speech_draft_build(drafts, scene, &weights->tables[SPEECH_TABLE_ROLE], token, chance, roles))
            return false;
        speech_draft *draft = &drafts->items.items[drafts->items.count - 1];
        draft->dropped = draft->content.count == 0;
    }
    return true;
}

/* "Ilvanen called for Protocol 12, which calls for the disarmament of all militias", "according to which":
 * the pronoun itself is the source. The articles that the chances are learned from mark no report inside
 * another, so such a one looks less likely than it is. */
static uint32_t least_chance(const speech_scene *scene, const speech_drafts *drafts, uint32_t index,
                             const speech_rivals *rivals) {
    const speech_draft *draft = &drafts->items.items[index];
    uint32_t holder = rivals->holder[draft->cue];
    if (draft->source.count != 1 || holder == DOC_NONE || holder == index) return SPEECH_KEEP_CHANCE;
    doc_range piece = drafts->pieces.items[draft->source.first];
    bool relative = piece.count == 1 && speech_listed(scene, piece.first, SPEECH_RELATIVE) &&
                    doc_rule_on(scene->document, DOC_RULE_relative_report);
    return relative ? SPEECH_RELATIVE_CHANCE : SPEECH_KEEP_CHANCE;
}

/* The chances by which the drafts are weighed against each other stay until all are judged. */
static bool judge_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights) {
    speech_rivals rivals;
    speech_features features;
    uint32_t *chances = base_arena_new(scene->arena, drafts->items.count, sizeof *chances);
    if (!chances || !speech_rivals_start(&rivals, scene, drafts)) return false;
    for (uint32_t i = 0; i < drafts->items.count; i++) {
        if (drafts->items.items[i].dropped) continue;
        speech_keep_features(scene, drafts, i, &rivals, &features);
        chances[i] = speech_chance(&weights->tables[SPEECH_TABLE_KEEP], &features);
    }
    for (uint32_t i = 0; i < drafts->items.count; i++) {
        speech_draft *draft = &drafts->items.items[i];
        if (draft->dropped) continue;
        draft->chance = chances[i];
        draft->dropped = draft->outvoted = draft->chance < least_chance(scene, drafts, i, &rivals);
        if (!draft->dropped && draft->chance < SPEECH_KEEP_CHANCE)
            doc_rules_add(&draft->decided, DOC_RULE_relative_report);
    }
    return true;
}

bool speech_find_drafts(speech_drafts *drafts, const speech_scene *scene, const speech_weights *weights) {
    if (!speech_sketch_drafts(drafts, scene, weights) || !judge_drafts(drafts, scene, weights)) return false;
    for (uint32_t i = 0; i < drafts->items.count; i++)
        if (!drafts->items.items[i].dropped && !continue_draft(drafts, scene, weights, i)) return false;
    return true;
}
