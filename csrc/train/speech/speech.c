#include "train/speech/speech.h"

#include <stdio.h>

#include "train/speech/articles.h"

int train_speech_main(train_options *options) {
    const char *model = train_option(options, "model", NULL), *out = train_option(options, "out", NULL),
               *path;
    train_stages stages;
    train_articles articles = {0};
    train_stages_open(&stages, model);
    double since = train_seconds();
    while ((path = train_option_next(options, "articles"))) train_speech_read(&articles, &stages, path);
    train_options_done(options);
    fprintf(stderr, "%u articles analysed in %.1f s\n", articles.count, train_seconds() - since);
    base_buf section;
    base_buf_start(&section, base_allocator_standard());
    train_speech_tables(&articles, stages.file, &section);
    train_write_file(out, section.bytes, section.count);
    base_buf_release(&section);
    train_speech_release(&articles);
    train_stages_close(&stages);
    return 0;
}
