#ifndef QUOTH_REFER_CLUSTER_H
#define QUOTH_REFER_CLUSTER_H

#include "refer/board.h"

/** Makes a cluster of one item and returns it. */
uint32_t refer_cluster_new(refer_board *board, uint32_t item);

/** Adds an item that has no cluster yet; what it says of gender, number and title is the cluster's then. */
void refer_cluster_join(refer_board *board, uint32_t cluster, uint32_t item);

/** Adds a title, unless the cluster has it; O(titles of the cluster). */
void refer_cluster_title(refer_board *board, uint32_t cluster, doc_range title);

/** Moves all items and titles of one cluster to another; O(items moved). The cluster left behind is empty. */
void refer_cluster_merge(refer_board *board, uint32_t into, uint32_t from);

/** Joins the clusters of names that stand for one name that the user taught; false when memory ran out.
 * Linear. */
bool refer_cluster_taught(refer_board *board);

/** True unless genders are known and differ. */
static inline bool refer_gender_fits(uint8_t a, uint8_t b) {
    return a == DOC_GENDER_UNKNOWN || b == DOC_GENDER_UNKNOWN || a == b;
}

/** True unless numbers are known and differ. */
static inline bool refer_number_fits(uint8_t a, uint8_t b) {
    return a == REFER_NUMBER_UNKNOWN || b == REFER_NUMBER_UNKNOWN || a == b;
}

#endif
