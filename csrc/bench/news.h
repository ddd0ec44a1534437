#ifndef QUOTH_BENCH_NEWS_H
#define QUOTH_BENCH_NEWS_H

#include "base/buf.h"

/**
 * Appends an invented article of about 800 words, paragraph by paragraph, with quotations of every form. The
 * same `number` gives the same article; other numbers other names, orders and figures.
 */
void news_article(base_buf *text, uint32_t number);

#endif
