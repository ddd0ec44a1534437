#ifndef QUOTH_BASE_SEARCH_H
#define QUOTH_BASE_SEARCH_H

#include <stdint.h>

/**
 * Sets `at`, a uint32_t, to the first index of [first, end) for which `before`, an expression of `at`, is false;
 * to `end` where there is none. Those for which it is true must all come first. O(log n).
 */
#define base_lower_bound(at, first, end, before)                                                             \
    do {                                                                                                     \
        uint32_t search_low_ = (first), search_high_ = (end);                                                \
        while (search_low_ < search_high_) {                                                                 \
            (at) = search_low_ + (search_high_ - search_low_) / 2;                                           \
            if (before) {                                                                                    \
                search_low_ = (at) + 1;                                                                      \
            } else {                                                                                         \
                search_high_ = (at);                                                                         \
            }                                                                                                \
        }                                                                                                    \
        (at) = search_low_;                                                                                  \
    } while (0)

#endif
