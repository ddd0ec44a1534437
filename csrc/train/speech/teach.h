#ifndef QUOTH_TRAIN_SPEECH_TEACH_H
#define QUOTH_TRAIN_SPEECH_TEACH_H

#include "speech/propose.h"
#include "train/linear/logistic.h"

/** An attribution that somebody marked: items of the article's `spans`. */
typedef struct train_attribution {
    doc_range source, cue, content;
} train_attribution;

/** An analysed article with the attributions marked in it. */
typedef struct train_article {
    doc *document;
    BASE_VEC(doc_span) spans;
    BASE_VEC(train_attribution) attributions;
} train_article;

typedef BASE_VEC(train_article) train_articles;

/** Learns all tables of the room from the articles and appends the section "speech". Prints its progress. */
void train_speech_tables(const train_articles *articles, const model_file *file, base_buf *section);

#endif
