#include "speech/continue.h"

enum { T_FLOAT = 201 };

/** Most tokens that one such quotation may have. */
#define MAX_TOKENS 1500

static bool is_punctuation(const speech_scene *scene, uint32_t token) {
    return scene->document->tokens.upos[token] == DOC_PUNCT;
}

/* True where nothing but punctuation stands before the token in its sentence. */
static bool begins_sentence(const speech_scene *scene, uint32_t token) {
    doc_range tokens = speech_sentence_tokens(scene, token);
    for (uint32_t at = tokens.first; at < token; at++)
        if (!is_punctuation(scene, at)) return false;
    return true;
}

bool speech_float_at(const speech_scene *scene, uint32_t from, speech_float *found) {
    const doc *document = scene->document;
    uint32_t token = from;
    while (token < scene->count && scene->pair[token] == TEXT_NO_PAIR && is_punctuation(scene, token))
        token++;
    if (token >= scene->count || scene->pair[token] == TEXT_NO_PAIR ||
        (scene->marks[token] & DOC_MARK_SKIPPED))
        return false;
    uint32_t pair = scene->pair[token], end = token;
    if (token > 0 && scene->pair[token - 1] == pair) return false; /* `from` stands inside of it */
    if (!begins_sentence(scene, token)) return false;
    while (end < scene->count && scene->pair[end] == pair && end - token < MAX_TOKENS) end++;
    uint32_t behind = end;
    while (behind < scene->count && scene->pair[behind] == TEXT_NO_PAIR && is_punctuation(scene, behind))
        behind++;
    if (behind < scene->count && !begins_sentence(scene, behind)) return false;
    const doc_sentence *sentence = &document->sentences.items[scene->sentence[token]];
    doc_range first = document->paragraphs.items[sentence->paragraph].sentences;
    *found = (speech_float){token, end, pair, first.first == scene->sentence[token]};
    return true;
}

static void add(speech_features *features, uint64_t a, uint64_t b, uint64_t c) {
    if (features->count < SPEECH_MAX_FEATURES)
        features->items[features->count++] = speech_mix(speech_mix(speech_mix(T_FLOAT, a), b), c);
}

void speech_float_features(const speech_scene *scene, const speech_drafts *drafts, const speech_draft *draft,
                           const speech_float *next, uint32_t steps, speech_features *features) {
    uint32_t words, quoted = speech_quoted_tokens(drafts, scene, draft->content, &words);
    uint32_t share = words == 0 ? 4 : quoted * 10 >= words * 9 ? 2 : quoted > 0 ? 1 : 0;
    uint32_t first_content = draft->content.count ? drafts->pieces.items[draft->content.first].first : 0;
    bool before = draft->content.count && first_content < draft->cue;
    uint64_t paragraph = next->new_paragraph;
    uint32_t size = next->end - next->first;
    uint64_t bucket = size < 4 ? 0 : size < 10 ? 1 : size < 40 ? 2 : 3;
    const doc_sentence *here = &scene->document->sentences.items[draft->sentence];
    bool cue_paragraph =
        here->paragraph == scene->document->sentences.items[scene->sentence[next->first]].paragraph;
    features->count = 0;
    add(features, 1, share, paragraph);
    add(features, 2, speech_mix(share, paragraph), before);
    add(features, 3, speech_mix(share, paragraph), bucket);
    add(features, 4, scene->lemma[draft->cue], paragraph);
    add(features, 5, scene->manner[draft->cue], speech_mix(share, paragraph));
    add(features, 6, steps < 3 ? steps : 3, paragraph);
    add(features, 7, draft->source.count > 0, paragraph);
    add(features, 8, scene->document->tokens.upos[draft->cue], paragraph);
    add(features, 9, scene->form[next->first], paragraph);
    add(features, 10, cue_paragraph, speech_mix(paragraph, share));
    add(features, 11, draft->chance / 200, speech_mix(paragraph, share));
    add(features, 12, scene->pair[draft->cue] != TEXT_NO_PAIR, paragraph);
}
