/* Boosted trees: bound to their section, and asked. */

#include "model/forest.h"

bool model_forest_bind(model_forest *forest, model_reader *reader, uint32_t features, const char *name,
                       base_error *error) {
    forest->bias = (int32_t)model_reader_u32(reader);
    forest->count = model_reader_u32(reader);
    uint32_t width = model_reader_u32(reader);
    forest->trees = model_reader_array(reader, forest->count, sizeof *forest->trees, MODEL_FILE_ALIGNMENT);
    bool fits = !reader->failed && width == features && forest->bias <= MODEL_FOREST_MOST_BIAS &&
                forest->bias >= -MODEL_FOREST_MOST_BIAS;
    for (uint32_t i = 0; fits && i < forest->count; i++)
        for (uint32_t node = 0; node < MODEL_FOREST_NODES; node++)
            fits = fits && forest->trees[i].features[node] < features;
    if (!fits)
        base_fail(error, BASE_FORMAT, 0, "the trees of section %s are damaged, or ask for other features",
                  name);
    return fits;
}

int32_t model_forest_score(const model_forest *forest, const uint8_t *features) {
    int32_t score = forest->bias;
    for (uint32_t i = 0; i < forest->count; i++) {
        const model_forest_tree *tree = &forest->trees[i];
        uint32_t node = 0;
        for (uint32_t depth = 0; depth < MODEL_FOREST_DEPTH; depth++)
            node = 2 * node + 1 + (features[tree->features[node]] > tree->thresholds[node]);
        score += tree->leaves[node - MODEL_FOREST_NODES];
        if (i % 16 == 15 && (score < -MODEL_FOREST_SURE || score > MODEL_FOREST_SURE)) break;
    }
    return score;
}
