#ifndef QUOTH_TRAIN_PAGE_GOLD_H
#define QUOTH_TRAIN_PAGE_GOLD_H

#include "read/content.h"

/**
 * Says which blocks of a page are its article's text, as people or checked programs give it: labels[block]; and
 * counts the words of each. Those whose words stand in the text in a row, each place of the text only once; of a
 * few words, those that stand where the block before ends. The number of the text's words is returned.
 */
uint32_t train_page_label(const read_content *content, const char *text, size_t size, uint8_t *labels,
                          uint32_t *words);

#endif
