#ifndef QUOTH_MODEL_NETWORK_H
#define QUOTH_MODEL_NETWORK_H

#include "model/features.h"
#include "model/kernel.h"

/**
 * The network behind tags, trees and names. For each word: the rows of its features and its projected vector
 * are summed and bent (input); a window of three words (conv); gated recurrences in both directions, one on
 * top of the other (layers); one layer for all heads, which give scores for arcs (dependent · head),
 * relations (of a word and its head), tags, and names; of a name's two parts one is for the word itself, the
 * other for the other places of the same form in the article, which hear its mean. Trained by
 * csrc/train/network/network.c; the section is read in place.
 *
 * Section, all little-endian: u32 layout, input, conv, hidden, layers, arc, relation, tag, name, vector; u32
 * outputs[5]; u32 rows of each table; u32 root relation, pairs, combinations; for each table f32 scale, i8
 * [rows][input]; the layers vector, conv, layers, heads, relation, tags, names as model_dense has them (f32
 * scale, f32 bias, i32 offset, i8 weights); f32 root[arc + relation]; u8 UPOS of each pair, u8 XPOS of each
 * pair, u16 first combination of each pair and of none behind the last, u16 FEATS of each combination. Every
 * array is padded to a multiple of 64 bytes.
 */
#define MODEL_NETWORK_LAYOUT 1u
#define MODEL_NETWORK_LAYERS 8u
#define MODEL_NETWORK_LABELS 64u

/** What the outputs mean; their labels are in the section of labels. */
typedef enum model_output {
    MODEL_OUTPUT_UPOS,
    MODEL_OUTPUT_XPOS,
    MODEL_OUTPUT_FEATS,
    MODEL_OUTPUT_RELATION,
    MODEL_OUTPUT_NAME, /**< 0: none; odd: inside a name of a kind, even: the first word of one */
    MODEL_OUTPUT_COUNT
} model_output;

typedef struct model_network {
    uint32_t input, conv, hidden, layers, arc, relation, tag, name, vector;
    uint32_t outputs[MODEL_OUTPUT_COUNT];
    model_feature_sizes tables;
    float table_scale[MODEL_FEATURE_COUNT];
    const int8_t *table[MODEL_FEATURE_COUNT];
    model_dense vector_layer, conv_layer, recurrent[MODEL_NETWORK_LAYERS], heads, relations, tags, names;
    const float *root;
    uint32_t root_relation; /**< label of the root's relation; no other word may have it */
    uint32_t pairs;         /**< of UPOS and XPOS that go together */
    uint32_t combinations;  /**< of a pair and FEATS that go together, pair by pair */
    const uint8_t *pair_upos, *pair_xpos;
    const uint16_t *pair_first, *feats;
    uint16_t upos_first[257]; /**< first pair of each UPOS, and of none behind the last */
} model_network;

/** Head of the root. */
#define MODEL_ANSWER_ROOT UINT16_MAX

/** What the network says of a word: the best label of each output, and the head's place in the sentence. */
typedef struct model_answer {
    uint16_t head, feats;
    uint8_t upos, xpos, relation;
} model_answer;

/** Binds to a section; false with BASE_FORMAT where it is ill-formed or does not go with the words' vectors.
 */
bool model_network_bind(model_network *network, model_section section, const model_words *words,
                        base_error *error);

/** Bytes of scratch for sentences of up to `count` words. */
size_t model_network_scratch(const model_network *network, uint32_t count);

/**
 * Analyses one sentence of at most 400 words: answers[count], heads forming a tree with one root, and
 * names[count][2 · network->name], what names are chosen from: a word's own part, and the part that the other
 * places of its form hear. `scratch` is aligned to 64 bytes. Deterministic: every set of kernels gives the
 * same answers. Cost: about 70,000 instructions a word (AVX2), and O(count) a word for arcs.
 */
void model_network_run(const model_network *network, const model_words *words, const model_kernels *kernels,
                       const model_input *inputs, uint32_t count, void *scratch, model_answer *answers,
                       float *names);

/**
 * name_scores[count][labels of names], from which model_names_decode chooses, of a sentence's `names` after
 * what is heard was added to each word's own part. `scratch` as for model_network_run.
 */
void model_network_names(const model_network *network, const model_kernels *kernels, const float *names,
                         uint32_t count, void *scratch, float *name_scores);

/**
 * best[count]: the best sequence of name labels in which "inside" follows only words of its own name (Viterbi
 * 1967). `labels` is odd and at most MODEL_NETWORK_LABELS; from[count][labels] is scratch.
 */
void model_names_decode(const float *scores, uint32_t labels, uint32_t count, uint8_t *from, uint8_t *best);

#endif
