#ifndef QUOTH_TEST_READ_ARTICLES_H
#define QUOTH_TEST_READ_ARTICLES_H

/* Articles of every kind, whose reading needs all that reading can need. */

#include <string.h>

#include "read/read.h"
#include "test/check.h"

/** check_out_of_memory for each of them; `context` is a read_article. */
static inline void read_articles_out_of_memory(bool (*work)(const base_allocator *allocator, void *context)) {
    static const char *const texts[] = {
        "Ostrel closes its harbour\n\nBy Mira Tolland, AP\n\nOSTREL (AP) — It will close, she said.\n\n© "
        "2024 Vann. All rights reserved.",
        "caf\xE9 and \x81 and more of it",
        "<html><head><title>T</title><script "
        "type='application/ld+json'>{\"headline\":\"H\",\"author\":\"A\"}</script></head>"
        "<body><nav>Home</nav><h1>T</h1><p>The harbour will close, she said.<p>Soon.</body></html>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_article article = {.bytes = texts[i],
                                .count = strlen(texts[i]),
                                .id = "i",
                                .title = i == 1 ? "given" : NULL,
                                .input = i == 2 && read_html_supported() ? READ_HTML : READ_TEXT};
        check_out_of_memory(work, &article);
    }
}

#endif
