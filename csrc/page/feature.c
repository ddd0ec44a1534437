/* The names of the features of paragraphs. */

#include "page/feature.h"

#include <string.h>

const char *page_feature_name(page_feature feature) {
    static const char *const names[] = {
#define PAGE_FEATURE_TEXT(name, text) text,
        PAGE_FEATURES(PAGE_FEATURE_TEXT)
#undef PAGE_FEATURE_TEXT
    };
    return names[feature];
}

page_feature page_feature_find(const char *bytes, size_t count) {
    for (int i = 0; i < PAGE_FEATURE_COUNT; i++) {
        const char *name = page_feature_name((page_feature)i);
        if (strlen(name) == count && memcmp(name, bytes, count) == 0) return (page_feature)i;
    }
    return PAGE_FEATURE_COUNT;
}
