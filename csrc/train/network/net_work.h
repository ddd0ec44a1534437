#ifndef QUOTH_TRAIN_NETWORK_NET_WORK_H
#define QUOTH_TRAIN_NETWORK_NET_WORK_H

#include "train/network/net.h"

/* What the files of the network share: net_parameters.c (parameters, learning), net_encode.c and net_heads.c. */

/** Activations of one batch, a row a word. Where a gradient is needed a second array has the letter d. */
typedef struct train_activations {
    uint32_t words, sentences;
    uint32_t *first, *count; /**< of each sentence */
    model_input *inputs;
    uint8_t *starts;  /**< of each sentence: it begins a document */
    uint8_t *dropped; /**< a word whose form and vector are left out */
    float *vectors, *input, *input_d, *window, *window_d, *conv, *conv_d;
    float *gates[TRAIN_MOST_LAYERS], *gates_d, *state[TRAIN_MOST_LAYERS], *out[TRAIN_MOST_LAYERS],
        *out_d[TRAIN_MOST_LAYERS];
    float *heads, *heads_d, *tags, *tags_d, *tag_hidden, *tag_hidden_d, *names, *names_d, *name_hidden,
        *name_hidden_d;
    float *relation_hidden, *relation_hidden_d, *relations, *relations_d;
    uint32_t *form_next; /**< of each word: the next word of its form in the document, in a ring */
    float *arcs, *scratch;
    float *masks[TRAIN_MOST_LAYERS + 2];
} train_activations;

struct train_net {
    train_shape shape;
    const model_words *words;
    bool twin; /**< its parameters' values are another's */
    train_parameter parameters[TRAIN_PARAMETERS];
    train_activations now;
    train_text text;
    float *turned; /**< a parameter's transpose */
    uint64_t steps;
};

/** A network without parameters, and the memory that one needs beyond them. */
train_net *train_net_start(const train_shape *shape, const model_words *words);
void train_net_prepare(train_net *net);

/** Columns of the heads and of the tags. */
uint32_t train_heads_width(const train_shape *shape);
uint32_t train_tags_width(const train_shape *shape);

/** out = in · parameter + bias, the parameter behind it. */
void train_linear(const train_net *net, uint32_t index, const float *in, uint32_t rows, float *out);

/** Gradients of a linear layer; `in_d` (may be NULL) receives the gradient of its input, added to where
 * `add`. */
void train_linear_back(train_net *net, uint32_t index, const float *in, uint32_t rows, const float *out_d,
                       float *in_d, bool add);

/** Fills the inputs of a batch, varied and with words dropped where there is a random state. */
void train_load_batch(train_net *net, const train_example *const *batch, uint32_t count,
                      const train_dropout *dropout, uint64_t *random);

/** From the inputs to the columns of the heads, and their gradients back. */
void train_encode(train_net *net, const train_dropout *dropout, uint64_t *random);
void train_encode_back(train_net *net);

/** Scores of tags and names from the heads; losses and gradients of a batch. */
void train_tags_forward(train_net *net);
void train_tags_learn(train_net *net, const train_example *const *batch, float scale, train_losses *losses);

/** Scores of all arcs of sentence n into `arcs`[word][word or root]; loss and gradients. */
void train_arcs_forward(train_net *net, uint32_t n);
void train_arcs_learn(train_net *net, const train_example *example, uint32_t n, float scale,
                      train_losses *losses);

/** Hidden layer of the relation between word i of sentence n and a head in it (the sentence's count: the
 * root). */
void train_relation_forward(train_net *net, uint32_t n, uint32_t i, uint32_t head);

/** Losses and gradients of the relations of a batch. */
void train_relations_learn(train_net *net, const train_example *const *batch, float scale,
                           train_losses *losses);

#endif
