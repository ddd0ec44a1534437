#ifndef QUOTH_MODEL_TREE_H
#define QUOTH_MODEL_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** In place of a head: the root. */
#define MODEL_TREE_ROOT UINT32_MAX

/** Bytes of scratch that model_tree_decode needs for a sentence of `count` words. */
size_t model_tree_scratch(uint32_t count);

/**
 * Finds the heads of the best tree with exactly one root. scores[i * (count + 1) + j] is the score of word j
 * as the head of word i, j = count standing for the root; they are changed. Where the best head of every word
 * already gives a tree that is the answer in O(count^2); else cycles are contracted (Chu and Liu 1965,
 * Edmonds 1967), each contraction costing O(count * cycle). `scratch` is aligned for uint32_t. Ties go to the
 * lower index.
 */
void model_tree_decode(int32_t *scores, uint32_t count, uint32_t *heads, void *scratch);

#endif
