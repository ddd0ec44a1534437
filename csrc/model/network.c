#include "model/network.h"

#include <string.h>

#include "model/tree.h"

enum { ALIGN = 64, MOST_WIDTH = 4096 };

static const void *aligned_array(model_reader *reader, size_t count, size_t size) {
    return model_reader_array(reader, count, size, ALIGN);
}

/** Reads a layer of `in` inputs and `out` outputs, both rounded up. */
static void read_dense(model_reader *reader, model_dense *layer, uint32_t in, uint32_t out) {
    layer->in = (in + MODEL_INPUT_GROUP - 1) / MODEL_INPUT_GROUP * MODEL_INPUT_GROUP;
    layer->out = (out + MODEL_OUTPUT_GROUP - 1) / MODEL_OUTPUT_GROUP * MODEL_OUTPUT_GROUP;
    layer->scale = aligned_array(reader, layer->out, sizeof(float));
    layer->bias = aligned_array(reader, layer->out, sizeof(float));
    layer->offset = aligned_array(reader, layer->out, sizeof(int32_t));
    layer->weights = aligned_array(reader, (size_t)layer->in * layer->out, 1);
}

static bool is_width(uint32_t width) {
    return width >= 8 && width <= MOST_WIDTH && width % 8 == 0;
}

/** Reads the numbers at the section's start; false where one cannot be. */
static bool read_shape(model_reader *reader, model_network *n, const model_words *words) {
    uint32_t *fields[] = {&n->input,    &n->conv, &n->hidden, &n->layers, &n->arc,
                          &n->relation, &n->tag,  &n->name,   &n->vector};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) *fields[i] = model_reader_u32(reader);
    for (uint32_t i = 0; i < MODEL_OUTPUT_COUNT; i++) n->outputs[i] = model_reader_u32(reader);
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) n->tables.rows[k] = model_reader_u32(reader);
    n->root_relation = model_reader_u32(reader);
    n->pairs = model_reader_u32(reader);
    n->combinations = model_reader_u32(reader);
    bool good = is_width(n->input) && is_width(n->conv) && is_width(n->hidden) && is_width(n->arc) &&
                is_width(n->relation) && is_width(n->tag) && is_width(n->name);
    /* More than 512 products of arcs would pass 32 bits. */
    good = good && n->arc <= 512 && n->layers >= 1 && n->layers <= MODEL_NETWORK_LAYERS &&
           n->vector == words->dimensions;
    for (uint32_t i = 0; i < MODEL_OUTPUT_COUNT; i++) {
        uint32_t most = i == MODEL_OUTPUT_FEATS  ? MOST_WIDTH
                        : i == MODEL_OUTPUT_NAME ? MODEL_NETWORK_LABELS
                                                 : 256;
        good = good && n->outputs[i] >= 1 && n->outputs[i] <= most;
    }
    for (uint32_t k = 0; k < MODEL_FEATURE_COUNT; k++) {
        uint32_t rows = n->tables.rows[k];
        good = good && rows >= 1 && rows <= 1u << 24 && (rows & (rows - 1)) == 0;
    }
    return good && n->outputs[MODEL_OUTPUT_NAME] % 2 == 1 && n->outputs[MODEL_OUTPUT_RELATION] >= 2 &&
           n->root_relation < n->outputs[MODEL_OUTPUT_RELATION] && n->pairs >= 1 && n->pairs <= MOST_WIDTH &&
           n->combinations <= UINT16_MAX && n->tables.rows[MODEL_FEATURE_CONTEXT] == MODEL_CONTEXT_ROWS;
}

static uint32_t heads_width(const model_network *n) {
    return 2 * n->arc + 2 * n->relation + n->tag + 2 * n->name;
}

static uint32_t tags_width(const model_network *n) {
    return n->outputs[MODEL_OUTPUT_UPOS] + n->outputs[MODEL_OUTPUT_XPOS] + n->outputs[MODEL_OUTPUT_FEATS];
}

/** Reads which tags go together; false where a label is none or a pair has no features. */
static bool read_combinations(model_reader *reader, model_network *n) {
    n->pair_upos = aligned_array(reader, n->pairs, 1);
    n->pair_xpos = aligned_array(reader, n->pairs, 1);
    n->pair_first = aligned_array(reader, (size_t)n->pairs + 1, sizeof(uint16_t));
    n->feats = aligned_array(reader, n->combinations, sizeof(uint16_t));
    if (reader->failed) return false;
    bool good = n->pair_first[0] == 0 && n->pair_first[n->pairs] == n->combinations;
    for (uint32_t i = 0; good && i < n->pairs; i++) {
        good = n->pair_upos[i] < n->outputs[MODEL_OUTPUT_UPOS] &&
               n->pair_xpos[i] < n->outputs[MODEL_OUTPUT_XPOS] && n->pair_first[i] < n->pair_first[i + 1] &&
               (i == 0 || n->pair_upos[i - 1] <= n->pair_upos[i]);
    }
    for (uint32_t upos = 0, i = 0; upos <= n->outputs[MODEL_OUTPUT_UPOS]; upos++) {
        while (i < n->pairs && n->pair_upos[i] < upos) i++;
        n->upos_first[upos] = (uint16_t)i;
    }
    for (uint32_t i = 0; good && i < n->combinations; i++)
        good = n->feats[i] < n->outputs[MODEL_OUTPUT_FEATS];
    return good;
}

bool model_network_bind(model_network *network, model_section section, const model_words *words,
                        base_error *error) {
    model_network *n = network;
    model_reader reader;
    model_reader_start(&reader, section);
    uint32_t layout = model_reader_u32(&reader);
    if (layout != MODEL_NETWORK_LAYOUT) {
        base_fail(error, BASE_UNSUPPORTED, 0,
                  "the section network has layout %u; this library reads layout %u: take the model that came "
                  "with it, or train the section anew",
                  layout, MODEL_NETWORK_LAYOUT);
        return false;
    }
    bool good = read_shape(&reader, n, words);
    for (uint32_t k = 0; good && k < MODEL_FEATURE_COUNT; k++) {
        n->table_scale[k] = model_reader_f32(&reader);
        n->table[k] = aligned_array(&reader, n->tables.rows[k], n->input);
    }
    if (good) {
        read_dense(&reader, &n->vector_layer, n->vector, n->input);
        read_dense(&reader, &n->conv_layer, 3 * n->input, n->conv);
        for (uint32_t l = 0; l < n->layers; l++) {
            read_dense(&reader, &n->recurrent[l], l == 0 ? n->conv : 2 * n->hidden, 6 * n->hidden);
        }
        read_dense(&reader, &n->heads, 2 * n->hidden, heads_width(n));
        read_dense(&reader, &n->relations, n->relation, n->outputs[MODEL_OUTPUT_RELATION]);
        read_dense(&reader, &n->tags, n->tag, tags_width(n));
        read_dense(&reader, &n->names, n->name, n->outputs[MODEL_OUTPUT_NAME]);
        n->root = aligned_array(&reader, n->arc + n->relation, sizeof(float));
        good = read_combinations(&reader, n);
    }
    if (good && !reader.failed && reader.at == section.size) return true;
    *network = (model_network){0};
    base_fail(error, BASE_FORMAT, reader.at, "the network is not one that fits in its %llu bytes",
              (unsigned long long)section.size);
    return false;
}

/* ---- scratch ------------------------------------------------------------------------------------------- */

/** Where one sentence's numbers lie in the scratch memory. */
typedef struct work {
    const model_network *network;
    const model_kernels *kernels;
    uint32_t count;
    uint8_t *bytes[2]; /**< inputs of layers; rows of up to the widest layer, one more before and behind */
    float *wide;       /**< outputs of layers */
    float *heads, *state;
    int16_t *dependents, *governors;
    int32_t *scores;
    uint32_t *best;
    void *tree;
} work;

static size_t round_up(size_t bytes) {
    return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

/** Takes `bytes` of the scratch at *at, or with `base` NULL only counts them. */
static void *take(void *base, size_t *at, size_t bytes) {
    void *place = base ? (uint8_t *)base + *at : NULL;
    *at += round_up(bytes);
    return place;
}

static uint32_t larger(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/** Lays the scratch out for `count` words; its size. */
static size_t lay_out(work *w, const model_network *n, uint32_t count, void *base) {
    size_t at = 0, rows = (size_t)count + 2;
    uint32_t widest_in = larger(larger(n->vector_layer.in, 2 * n->hidden), larger(n->conv, n->input));
    widest_in = larger(widest_in, larger(n->relation, larger(n->tag, n->name)));
    uint32_t widest_out =
        larger(larger(n->vector_layer.out, n->conv_layer.out), larger(n->tags.out, n->names.out));
    for (uint32_t l = 0; l < n->layers; l++) widest_out = larger(widest_out, n->recurrent[l].out);
    widest_out = larger(widest_out, n->relations.out);
    w->network = n;
    w->count = count;
    for (uint32_t i = 0; i < 2; i++) w->bytes[i] = take(base, &at, rows * widest_in);
    w->wide = take(base, &at, rows * widest_out * sizeof(float));
    w->heads = take(base, &at, rows * n->heads.out * sizeof(float));
    w->state = take(base, &at, n->hidden * sizeof(float));
    w->dependents = take(base, &at, rows * n->arc * sizeof(int16_t));
    w->governors = take(base, &at, (rows + 8) * n->arc * sizeof(int16_t));
    w->scores = take(base, &at, (rows * rows + 8) * sizeof(int32_t));
    w->best = take(base, &at, rows * sizeof(uint32_t));
    w->tree = take(base, &at, model_tree_scratch(count));
    return at;
}

size_t model_network_scratch(const model_network *network, uint32_t count) {
    work w;
    return lay_out(&w, network, count, NULL);
}

/* ---- encoder ------------------------------------------------------------------------------------------- */

/** Inputs of the window into bytes[0]: row 0 and the last stand for nothing. */
static void run_input(work *w, const model_words *words, const model_input *inputs) {
    const model_network *n = w->network;
    const model_kernels *k = w->kernels;
    uint32_t vector_in = n->vector_layer.in;
    for (uint32_t t = 0; t < w->count; t++) {
        uint8_t *to = w->bytes[1] + (size_t)t * vector_in;
        if (inputs[t].vector == MODEL_WORDS_NO_VECTOR) {
            memset(to, MODEL_WORDS_ZERO, vector_in);
        } else {
            model_words_vector(words, inputs[t].vector, to);
            memset(to + n->vector, MODEL_WORDS_ZERO, vector_in - n->vector);
        }
    }
    k->dense(&n->vector_layer, w->bytes[1], vector_in, w->count, w->wide);
    memset(w->bytes[0], (int)MODEL_SIGNED_ZERO, n->input);
    for (uint32_t t = 0; t < w->count; t++) {
        float *sums = w->wide + (size_t)t * n->vector_layer.out;
        const uint32_t most = n->tables.rows[MODEL_FEATURE_GRAMS] - 1;
        for (uint32_t g = 0; g < inputs[t].gram_count; g++) {
            const int8_t *row =
                n->table[MODEL_FEATURE_GRAMS] + (size_t)(inputs[t].grams[g] & most) * n->input;
            k->add_row(sums, row, n->table_scale[MODEL_FEATURE_GRAMS], n->input);
        }
        for (uint32_t f = 0; f < MODEL_FEATURE_SINGLE; f++) {
            const int8_t *row =
                n->table[f] + (size_t)(inputs[t].rows[f] & (n->tables.rows[f] - 1)) * n->input;
            k->add_row(sums, row, n->table_scale[f], n->input);
        }
        k->curve(sums, n->input, w->bytes[0] + (size_t)(t + 1) * n->input);
    }
    memset(w->bytes[0] + (size_t)(w->count + 1) * n->input, (int)MODEL_SIGNED_ZERO, n->input);
}

/** Hidden columns of a layer's output, clipped to steps: `width` of every `step` floats. */
static void clip_rows(work *w, const float *values, size_t step, uint32_t width, uint8_t *out) {
    for (uint32_t t = 0; t < w->count; t++)
        w->kernels->clip(values + t * step, width, out + (size_t)t * width);
}

static void run_encoder(work *w) {
    const model_network *n = w->network;
    const model_kernels *k = w->kernels;
    k->dense(&n->conv_layer, w->bytes[0], n->input, w->count, w->wide);
    clip_rows(w, w->wide, n->conv_layer.out, n->conv, w->bytes[1]);
    uint8_t *in = w->bytes[1], *out = w->bytes[0];
    for (uint32_t l = 0; l < n->layers; l++) {
        const model_dense *layer = &n->recurrent[l];
        k->dense(layer, in, l == 0 ? n->conv : 2 * (size_t)n->hidden, w->count, w->wide);
        k->recur(w->wide, layer->out, w->count, n->hidden, 1, w->state, out, 2 * (size_t)n->hidden);
        k->recur(w->wide + 3 * (size_t)n->hidden, layer->out, w->count, n->hidden, -1, w->state,
                 out + n->hidden, 2 * (size_t)n->hidden);
        uint8_t *next = in;
        in = out;
        out = next;
    }
    k->dense(&n->heads, in, 2 * (size_t)n->hidden, w->count, w->heads);
}

/* ---- heads --------------------------------------------------------------------------------------------- */

static uint32_t best_of(const float *scores, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++) {
        if (scores[i] > scores[best]) best = i;
    }
    return best;
}

/** Scores every arc, then finds the tree. */
static void run_arcs(work *w, model_answer *answers) {
    const model_network *n = w->network;
    const model_kernels *k = w->kernels;
    uint32_t count = w->count, width = (count + 1 + 7) / 8 * 8;
    int16_t shorts[MOST_WIDTH];
    for (uint32_t p = 0; p < n->arc / 2; p++) {
        memset(w->governors + 2 * ((size_t)p * width + count + 1), 0,
               (width - count - 1) * 2 * sizeof(int16_t));
    }
    for (uint32_t t = 0; t <= count; t++) {
        const float *own = w->heads + (size_t)t * n->heads.out;
        k->shorts(t < count ? own + n->arc : n->root, n->arc, shorts);
        int16_t *to = w->governors + 2 * (size_t)t;
        for (const int16_t *pair = shorts; pair < shorts + n->arc; pair += 2, to += 2 * (size_t)width)
            memcpy(to, pair, 2 * sizeof *pair);
        if (t < count) k->shorts(own, n->arc, w->dependents + (size_t)t * n->arc);
    }
    for (uint32_t t = 0; t < count; t++) {
        k->pairs(w->dependents + (size_t)t * n->arc, w->governors, n->arc / 2, width,
                 w->scores + (size_t)t * (count + 1));
    }
    model_tree_decode(w->scores, count, w->best, w->tree);
    for (uint32_t t = 0; t < count; t++) {
        answers[t].head = w->best[t] == MODEL_TREE_ROOT ? MODEL_ANSWER_ROOT : (uint16_t)w->best[t];
    }
}

static void run_relations(work *w, model_answer *answers) {
    const model_network *n = w->network;
    uint32_t from = 2 * n->arc;
    for (uint32_t t = 0; t < w->count; t++) {
        const float *own = w->heads + (size_t)t * n->heads.out + from;
        const float *other = answers[t].head == MODEL_ANSWER_ROOT
                                 ? n->root + n->arc
                                 : w->heads + (size_t)answers[t].head * n->heads.out + from + n->relation;
        float sums[MOST_WIDTH];
        /* In eights, so that the compiler adds them as vectors. */
        for (uint32_t i = 0; i < n->relation; i += 8) {
            for (uint32_t k = 0; k < 8; k++) sums[i + k] = own[i + k] + other[i + k];
        }
        w->kernels->clip(sums, n->relation, w->bytes[0] + (size_t)t * n->relation);
    }
    w->kernels->dense(&n->relations, w->bytes[0], n->relation, w->count, w->wide);
    for (uint32_t t = 0; t < w->count; t++) {
        float *scores = w->wide + (size_t)t * n->relations.out;
        scores[n->root_relation] = -1e9f;
        uint32_t best = best_of(scores, n->outputs[MODEL_OUTPUT_RELATION]);
        answers[t].relation = (uint8_t)(answers[t].head == MODEL_ANSWER_ROOT ? n->root_relation : best);
    }
}

/** The best pair of UPOS and XPOS that go together. */
static uint32_t best_pair(const model_network *n, const float *scores) {
    const uint32_t count = n->outputs[MODEL_OUTPUT_UPOS];
    const float *xpos = scores + count;
    uint32_t top = best_of(scores, count), top_xpos = best_of(xpos, n->outputs[MODEL_OUTPUT_XPOS]), best = 0;
    /* The best of each make the best pair wherever they are one. */
    for (uint32_t i = n->upos_first[top]; i < n->upos_first[top + 1]; i++) {
        if (n->pair_xpos[i] == top_xpos) return i;
    }
    float most = scores[n->pair_upos[0]] + xpos[n->pair_xpos[0]];
    for (uint32_t i = 1; i < n->pairs; i++) {
        float sum = scores[n->pair_upos[i]] + xpos[n->pair_xpos[i]];
        if (sum <= most) continue;
        most = sum;
        best = i;
    }
    return best;
}

/** The best pair of tags, then the best FEATS that go with it. */
static void choose_tags(const model_network *n, const float *scores, model_answer *answer) {
    const float *feats = scores + n->outputs[MODEL_OUTPUT_UPOS] + n->outputs[MODEL_OUTPUT_XPOS];
    uint32_t best = best_pair(n, scores);
    answer->upos = n->pair_upos[best];
    answer->xpos = n->pair_xpos[best];
    answer->feats = n->feats[n->pair_first[best]];
    for (uint32_t i = n->pair_first[best] + 1u; i < n->pair_first[best + 1]; i++) {
        if (feats[n->feats[i]] > feats[answer->feats]) answer->feats = n->feats[i];
    }
}

static void run_tags(work *w, model_answer *answers) {
    const model_network *n = w->network;
    clip_rows(w, w->heads + 2 * (size_t)(n->arc + n->relation), n->heads.out, n->tag, w->bytes[0]);
    w->kernels->dense(&n->tags, w->bytes[0], n->tag, w->count, w->wide);
    for (uint32_t t = 0; t < w->count; t++) choose_tags(n, w->wide + (size_t)t * n->tags.out, &answers[t]);
}

/** Copies the part of the heads that names are chosen from. */
static void take_names(const work *w, float *names) {
    const model_network *n = w->network;
    const float *from = w->heads + 2 * (size_t)(n->arc + n->relation) + n->tag;
    for (uint32_t t = 0; t < w->count; t++) {
        memcpy(names + (size_t)t * 2 * n->name, from + (size_t)t * n->heads.out,
               2 * (size_t)n->name * sizeof *names);
    }
}

void model_network_names(const model_network *network, const model_kernels *kernels, const float *names,
                         uint32_t count, void *scratch, float *name_scores) {
    uint32_t labels = network->outputs[MODEL_OUTPUT_NAME];
    work w;
    lay_out(&w, network, count, scratch);
    w.kernels = kernels;
    clip_rows(&w, names, 2 * (size_t)network->name, network->name, w.bytes[0]);
    kernels->dense(&network->names, w.bytes[0], network->name, count, w.wide);
    for (uint32_t t = 0; t < count; t++) {
        memcpy(name_scores + (size_t)t * labels, w.wide + (size_t)t * network->names.out,
               labels * sizeof *name_scores);
    }
}

/** The best label of each word alone; true where they make a sequence that may be, which then is the best. */
static bool decode_alone(const float *scores, uint32_t labels, uint32_t count, uint8_t *best) {
    bool good = true;
    for (uint32_t t = 0; t < count; t++) {
        best[t] = (uint8_t)best_of(scores + (size_t)t * labels, labels);
        bool inside = best[t] % 2 == 1;
        good = good && (!inside || (t > 0 && (best[t - 1] == best[t] || best[t - 1] == best[t] + 1)));
    }
    return good;
}

void model_names_decode(const float *scores, uint32_t labels, uint32_t count, uint8_t *from, uint8_t *best) {
    float now[MODEL_NETWORK_LABELS], next[MODEL_NETWORK_LABELS];
    if (decode_alone(scores, labels, count, best)) return;
    for (uint32_t k = 0; k < labels; k++) now[k] = k % 2 == 1 ? -1e9f : scores[k];
    for (uint32_t t = 1; t < count; t++) {
        const float *own = scores + (size_t)t * labels;
        uint8_t *before = from + (size_t)t * labels;
        uint32_t top = best_of(now, labels);
        next[0] = now[top] + own[0];
        before[0] = (uint8_t)top;
        for (uint32_t k = 1; k + 1 < labels; k += 2) {
            uint32_t last = now[k] >= now[k + 1] ? k : k + 1;
            next[k] = now[last] + own[k];
            next[k + 1] = now[top] + own[k + 1];
            before[k] = (uint8_t)last;
            before[k + 1] = (uint8_t)top;
        }
        memcpy(now, next, labels * sizeof *now);
    }
    uint32_t at = best_of(now, labels);
    for (uint32_t t = count; t-- > 0;) {
        best[t] = (uint8_t)at;
        if (t > 0) at = from[(size_t)t * labels + at];
    }
}

void model_network_run(const model_network *network, const model_words *words, const model_kernels *kernels,
                       const model_input *inputs, uint32_t count, void *scratch, model_answer *answers,
                       float *names) {
    if (count == 0) return;
    work w;
    lay_out(&w, network, count, scratch);
    w.kernels = kernels;
    run_input(&w, words, inputs);
    run_encoder(&w);
    run_arcs(&w, answers);
    run_relations(&w, answers);
    run_tags(&w, answers);
    take_names(&w, names);
}
