#ifndef QUOTH_TRAIN_PAGE_PAGES_H
#define QUOTH_TRAIN_PAGE_PAGES_H

#include "train/support.h"

/**
 * Learns what says that a paragraph of a web page is the article's (the section "page"): boosted trees over
 * what page/markup.h sees, in two rounds; the second one is taught on what the first says of pages that it did
 * not learn from. Options: --language FOLDER; --pages FILE, repeatable, {"html":…, "text": the article} a line;
 * --dev FILE, the same, to be scored; --out SECTION.
 */
int train_pages_main(train_options *options);

#endif
