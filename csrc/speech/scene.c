#include "speech/scene.h"

#include <string.h>

#include "text/class.h"
#include "text/fold.h"

#define WORD_BYTES 64

/** The manner of each word by its lemma, and its classes. */
static void find_words(speech_scene *scene) {
    const doc *document = scene->document;
    char lower[WORD_BYTES];
    for (uint32_t token = 0; token < scene->count; token++) {
        uint8_t upos = document->tokens.upos[token];
        const char *lemma = doc_string(document, doc_lemma(&document->tokens, token));
        scene->classes[token] = speech_token_classes(scene->lexicons, document, token);
        bool verb = upos == DOC_VERB || upos == DOC_AUX;
        scene->manner[token] = SPEECH_UNKNOWN_MANNER;
        if (!verb && upos != DOC_NOUN && upos != DOC_ADJ) continue;
        lower[text_lower_token(lemma, strlen(lemma), lower, sizeof lower - 1)] = '\0';
        speech_sense sense =
            verb ? speech_verb_sense(scene->lexicons, lower) : speech_noun_sense(scene->lexicons, lower);
        if (sense.known) scene->manner[token] = sense.manner;
    }
}

bool speech_scene_start(speech_scene *scene, const doc_view *view, const speech_lexicons *lexicons,
                        base_arena *arena) {
    *scene = (speech_scene){.view = view,
                            .document = view->document,
                            .arena = arena,
                            .lexicons = lexicons,
                            .count = view->count,
                            .sentence = view->sentence,
                            .head = view->head,
                            .child = view->child,
                            .sibling = view->sibling,
                            .first = view->first,
                            .last = view->last,
                            .pair = view->pair,
                            .lemma = view->lemma,
                            .form = view->form,
                            .marks = view->marks};
    scene->manner = base_arena_new(arena, scene->count, 1);
    scene->classes = base_arena_new(arena, scene->count, sizeof *scene->classes);
    if (!scene->manner || !scene->classes) return false;
    find_words(scene);
    return refer_mention_index_start(&scene->find, view->document, arena);
}

const char *speech_lemma(const speech_scene *scene, uint32_t token) {
    return doc_string(scene->document, doc_lemma(&scene->document->tokens, token));
}

bool speech_dash(const speech_scene *scene, uint32_t token) {
    const doc *document = scene->document;
    size_t length;
    const char *begin = document->text + doc_begin(&document->tokens, token);
    return (text_class_at(begin, doc_length(&document->tokens, token), &length) & TEXT_DASH) != 0;
}

uint32_t speech_dependent(const speech_scene *scene, uint32_t token, doc_deprel relation, bool universal) {
    return universal ? doc_view_child(scene->view, token, relation)
                     : doc_view_child_exact(scene->view, token, relation);
}

uint32_t speech_marker(const speech_scene *scene, uint32_t token) {
    for (uint32_t at = scene->child[token]; at != DOC_NONE; at = scene->sibling[at]) {
        uint8_t found = scene->document->tokens.deprel[at];
        if (found == DOC_REL_CASE || found == DOC_REL_MARK) return at;
    }
    return DOC_NONE;
}

bool speech_below(const speech_scene *scene, uint32_t inner, uint32_t outer) {
    return doc_view_below(scene->view, inner, outer);
}

doc_range speech_sentence_tokens(const speech_scene *scene, uint32_t token) {
    return doc_view_sentence(scene->view, token);
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
