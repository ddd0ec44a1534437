#ifndef QUOTH_TRAIN_NETWORK_NET_H
#define QUOTH_TRAIN_NETWORK_NET_H

#include "train/data/examples.h"

/** Before the first layer, a word's vector is multiplied by this and by its table's scale. */
#define TRAIN_VECTOR_GAIN 5.6f

/** Widths of the network (see model/network.h for what they mean) and of its outputs. */
typedef struct train_shape {
    uint32_t input, conv, hidden, layers, arc, relation, tag, name, vector;
    uint32_t outputs[TRAIN_TASK_COUNT];
    model_feature_sizes tables;
} train_shape;

/** A matrix that is learned, with its gradient and Adam's two moments. Tables are updated by the rows
 * touched. */
typedef struct train_parameter {
    float *value, *gradient, *mean, *square;
    uint32_t rows, columns;
    bool table;
    uint32_t *touched, touched_count; /**< rows of a table with a gradient */
    uint8_t *is_touched;
} train_parameter;

#define TRAIN_MOST_LAYERS 8
/** Most words of a batch. */
#define TRAIN_BATCH_WORDS 6000u

/** Parameters in a fixed order. */
enum {
    TRAIN_TABLES = 0, /**< MODEL_FEATURE_COUNT tables */
    TRAIN_VECTOR = MODEL_FEATURE_COUNT,
    TRAIN_INPUT_BIAS,
    TRAIN_CONV,
    TRAIN_CONV_BIAS,
    /** Columns: dependent, head, relation of dependent, relation of head, tag, name, and what the name's other
     * places hear of it. */
    TRAIN_HEADS,
    TRAIN_HEADS_BIAS,
    TRAIN_ROOT, /**< what stands for the root: arc, relation */
    TRAIN_RELATION,
    TRAIN_RELATION_BIAS,
    TRAIN_TAGS, /**< columns: UPOS, XPOS, FEATS */
    TRAIN_TAGS_BIAS,
    TRAIN_NAMES,
    TRAIN_NAMES_BIAS,
    TRAIN_LAYERS, /**< two a layer: weights, bias. Columns: forward z, f, o; backward z, f, o */
    TRAIN_PARAMETERS = TRAIN_LAYERS + 2 * TRAIN_MOST_LAYERS
};

/** What is learned, and one batch's activations. */
typedef struct train_net train_net;

/** Makes a network with random weights. The words' table is borrowed. */
train_net *train_net_new(const train_shape *shape, const model_words *words, uint64_t seed);
void train_net_free(train_net *net);

const train_shape *train_net_shape(const train_net *net);
train_parameter *train_net_parameters(train_net *net);

/** Losses of one batch, summed, and the words they are summed over. */
typedef struct train_losses {
    double arc, relation, upos, xpos, feats, name;
    uint32_t tree_words, name_words;
} train_losses;

/** How much is left out while learning. */
typedef struct train_dropout {
    float word, name;   /**< probabilities that a word, or a capitalised one, is known by its parts alone */
    float input, layer; /**< probabilities that an activation is zero */
} train_dropout;

/** Runs a batch forward and backward and adds its gradients. */
void train_net_learn(train_net *net, const train_example *const *batch, uint32_t count,
                     const train_dropout *dropout, uint64_t *random, train_losses *losses);

/**
 * A network that shares another's parameters but has gradients and activations of its own, so that two
 * threads can learn at once. Must be freed before the other.
 */
train_net *train_net_twin(train_net *net);

/** Makes a network's gradients the mean of its own and its twins', by the words of their last batches, and
 * clears the twins'. */
void train_net_join(train_net *net, train_net *const *twins, uint32_t count);

/** One step of Adam with the gradients so far, clipped to a norm, which are cleared. */
void train_net_step(train_net *net, float rate, float clip);

/** Best labels of one sentence; arrays of the sentence's words. Heads as in train_example_word. */
typedef struct train_answer {
    uint16_t labels[TRAIN_TASK_COUNT][TRAIN_SENTENCE_WORDS];
    uint16_t heads[TRAIN_SENTENCE_WORDS];
} train_answer;

/**
 * Analyses the sentences of one document (at most TRAIN_BATCH_WORDS words of it) as they stand, by the sum of
 * the scores of one or more networks with the same outputs.
 */
void train_net_answer(train_net *const *nets, uint32_t net_count, const train_example *const *batch,
                      uint32_t count, train_answer *answers);

#endif
