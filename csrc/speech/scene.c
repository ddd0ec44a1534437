#include "speech/scene.h"

#include <string.h>

#include "text/fold.h"

#define WORD_BYTES 64

static uint32_t *column(speech_scene *scene) {
    return base_arena_new(scene->arena, scene->count, sizeof(uint32_t));
}

static bool new_columns(speech_scene *scene) {
    uint32_t **wide[] = {&scene->sentence, &scene->head, &scene->child, &scene->sibling,
                         &scene->first,    &scene->last, &scene->pair};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        *wide[i] = column(scene);
        if (!*wide[i]) return false;
    }
    scene->lemma = base_arena_new(scene->arena, scene->count, sizeof(uint64_t));
    scene->form = base_arena_new(scene->arena, scene->count, sizeof(uint64_t));
    scene->manner = base_arena_new(scene->arena, scene->count, 1);
    scene->marks = base_arena_new_zeroed(scene->arena, scene->count, 1);
    return scene->lemma && scene->form && scene->manner && scene->marks;
}

/* Heads as tokens, dependents as lists in the order of the text. */
static void link_sentence(speech_scene *scene, uint32_t sentence, bool skipped) {
    const doc *document = scene->document;
    doc_range tokens = document->sentences.items[sentence].tokens;
    for (uint32_t i = tokens.count; i-- > 0;) {
        uint32_t token = tokens.first + i;
        uint16_t head = doc_head(&document->tokens, token);
        scene->sentence[token] = sentence;
        scene->head[token] = head < tokens.count && head != i ? tokens.first + head : DOC_NONE;
        scene->child[token] = scene->sibling[token] = DOC_NONE;
        scene->first[token] = scene->last[token] = token;
        if (skipped) scene->marks[token] |= SPEECH_SKIPPED;
    }
    for (uint32_t i = tokens.count; i-- > 0;) {
        uint32_t token = tokens.first + i, head = scene->head[token];
        if (head == DOC_NONE) continue;
        scene->sibling[token] = scene->child[head];
        scene->child[head] = token;
    }
    if (tokens.count > 0) scene->marks[tokens.first + tokens.count - 1] |= SPEECH_LAST;
}

/* First and last token of every subtree: each token tells its heads, up to the first that knows already. */
static void span_subtrees(speech_scene *scene, doc_range tokens) {
    for (uint32_t i = 0; i < tokens.count; i++) {
        uint32_t token = tokens.first + i, steps = 0;
        for (uint32_t at = scene->head[token]; at != DOC_NONE && steps < tokens.count;
             at = scene->head[at], steps++) {
            if (scene->last[at] >= token && scene->first[at] <= token) break;
            if (scene->last[at] < token) scene->last[at] = token;
        }
    }
    for (uint32_t i = tokens.count; i-- > 0;) {
        uint32_t token = tokens.first + i, steps = 0;
        for (uint32_t at = scene->head[token]; at != DOC_NONE && steps < tokens.count;
             at = scene->head[at], steps++) {
            if (scene->first[at] <= token) break;
            scene->first[at] = token;
        }
    }
}

static void hash_words(speech_scene *scene) {
    const doc *document = scene->document;
    char lower[WORD_BYTES];
    for (uint32_t token = 0; token < scene->count; token++) {
        const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
        size_t count = text_lower_token(lemma, strlen(lemma), lower, sizeof lower - 1);
        lower[count] = '\0';
        scene->lemma[token] = base_hash_bytes(lower, count, 1);
        uint8_t upos = document->tokens.upos[token];
        speech_sense sense = {0};
        if (upos == DOC_VERB || upos == DOC_AUX) sense = speech_verb_sense(scene->lexicons, lower);
        if (upos == DOC_NOUN || upos == DOC_ADJ) sense = speech_noun_sense(scene->lexicons, lower);
        scene->manner[token] = sense.known ? sense.manner : SPEECH_UNKNOWN_MANNER;
        count = text_lower_token(document->text + doc_begin(&document->tokens, token),
                                 doc_length(&document->tokens, token), lower, sizeof lower);
        scene->form[token] = base_hash_bytes(lower, count, 1);
    }
}

/* Pairs come by outer_begin, outer ones first; tokens are walked along with them. */
static void place_pairs(speech_scene *scene) {
    const doc *document = scene->document;
    uint32_t next = 0, current = TEXT_NO_PAIR;
    for (uint32_t token = 0; token < scene->count; token++) {
        doc_span span = doc_token_span(document, token);
        scene->pair[token] = TEXT_NO_PAIR;
        while (next < scene->pairs.pairs.count && scene->pairs.pairs.items[next].outer_begin < span.end) {
            if (scene->pairs.pairs.items[next].depth == 0) {
                current = next;
                if (scene->pairs.pairs.items[next].outer_begin >= span.begin)
                    scene->marks[token] |= SPEECH_MARK_OPENS;
            }
            next++;
        }
        if (current == TEXT_NO_PAIR) continue;
        const text_pair *pair = &scene->pairs.pairs.items[current];
        if (span.begin >= pair->begin && span.end <= pair->end) scene->pair[token] = current;
        if (pair->closed && span.begin < pair->outer_end && span.end > pair->end)
            scene->marks[token] |= SPEECH_MARK_CLOSES;
    }
}

static bool find_pairs(speech_scene *scene) {
    const doc *document = scene->document;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        const doc_paragraph *paragraph = &document->paragraphs.items[i];
        if (paragraph->kind != DOC_BODY) text_pairs_break(&scene->pairs);
        if (!text_pairs_add(&scene->pairs, document->text, paragraph->span.begin, paragraph->span.end))
            return false;
        if (paragraph->kind != DOC_BODY) text_pairs_break(&scene->pairs);
    }
    place_pairs(scene);
    return true;
}

bool speech_scene_start(speech_scene *scene, doc *document, const speech_lexicons *lexicons,
                        base_arena *arena) {
    *scene = (speech_scene){.document = document, .arena = arena, .lexicons = lexicons};
    scene->count = document->tokens.count;
    text_pairs_start(&scene->pairs, arena->allocator);
    if (!new_columns(scene)) return false;
    for (uint32_t i = 0; i < document->sentences.count; i++) {
        uint8_t kind = document->paragraphs.items[document->sentences.items[i].paragraph].kind;
        link_sentence(scene, i, kind == DOC_RESIDUE || kind == DOC_FOREIGN || kind == DOC_BYLINE);
        span_subtrees(scene, document->sentences.items[i].tokens);
    }
    hash_words(scene);
    return find_pairs(scene) && refer_find_start(&scene->find, document, arena);
}

void speech_scene_release(speech_scene *scene) {
    text_pairs_release(&scene->pairs);
}

const char *speech_lemma(const speech_scene *scene, uint32_t token) {
    return doc_string(scene->document, doc_lemma(&scene->document->tokens, token));
}

bool speech_lemma_is(const speech_scene *scene, uint32_t token, const char *word) {
    uint64_t hash = base_hash_bytes(word, strlen(word), 1);
    return scene->lemma[token] == hash || scene->form[token] == hash;
}

bool speech_listed(const speech_scene *scene, uint32_t token, const char *class_name) {
    const doc *document = scene->document;
    char lower[WORD_BYTES];
    size_t count = text_lower_token(document->text + doc_begin(&document->tokens, token),
                                    doc_length(&document->tokens, token), lower, sizeof lower - 1);
    lower[count] = '\0';
    return speech_word_is(scene->lexicons, lower, class_name) ||
           speech_word_is(scene->lexicons, speech_lemma(scene, token), class_name);
}

uint32_t speech_dependent(const speech_scene *scene, uint32_t token, doc_deprel relation, bool universal) {
    for (uint32_t at = scene->child[token]; at != DOC_NONE; at = scene->sibling[at]) {
        uint8_t found = scene->document->tokens.deprel[at];
        if (found == relation || (universal && doc_deprel_universal(found) == relation)) return at;
    }
    return DOC_NONE;
}

uint32_t speech_marker(const speech_scene *scene, uint32_t token) {
    for (uint32_t at = scene->child[token]; at != DOC_NONE; at = scene->sibling[at]) {
        uint8_t found = scene->document->tokens.deprel[at];
        if (found == DOC_REL_CASE || found == DOC_REL_MARK) return at;
    }
    return DOC_NONE;
}

bool speech_below(const speech_scene *scene, uint32_t inner, uint32_t outer) {
    doc_range tokens = speech_sentence_tokens(scene, inner);
    for (uint32_t steps = 0; inner != DOC_NONE && steps <= tokens.count; steps++) {
        if (inner == outer) return true;
        inner = scene->head[inner];
    }
    return false;
}

doc_range speech_sentence_tokens(const speech_scene *scene, uint32_t token) {
    return scene->document->sentences.items[scene->sentence[token]].tokens;
}

bool speech_passive(const speech_scene *scene, uint32_t verb) {
    return speech_dependent(scene, verb, DOC_REL_AUX_PASS, false) != DOC_NONE ||
           speech_dependent(scene, verb, DOC_REL_NSUBJ_PASS, false) != DOC_NONE;
}

uint32_t speech_time_from(const doc *document, uint32_t token) {
    uint32_t low = 0, high = document->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->times.items[middle].tokens.first < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
