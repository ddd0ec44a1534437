#include "corpus/corpus.h"
#include "corpus/taught_file.h"

/** Teaches the names of the list or those of the file. */
static bool teach(corpus_workshop *shop, base_error *error) {
    const corpus_options *options = &shop->options;
    corpus_lessons lessons = {options->names, options->name_count, options->names_path};
    corpus_taught_file file = {0};
    bool done = true;
    if (lessons.path) {
        done = corpus_taught_file_read(&file, lessons.path, options->cancel, &shop->allocator, error);
        lessons.rows = file.rows.items;
        lessons.count = file.rows.count;
    }
    done =
        done && corpus_taught_add(&shop->taught, &shop->models->names, shop->models->lang, &lessons, error);
    corpus_taught_file_release(&file);
    return done;
}

bool corpus_workshop_open(corpus_workshop *shop, const corpus_models *models, const corpus_options *options,
                          const base_allocator *allocator, base_error *error) {
    *shop = (corpus_workshop){.allocator = *allocator, .models = models, .options = *options};
    shop->problems.allocator = &shop->allocator;
    corpus_taught_start(&shop->taught, &shop->allocator);
    reader_share(&shop->reader, &models->reader, &shop->allocator, options->limits);
    if (!teach(shop, error)) {
        corpus_workshop_close(shop);
        return false;
    }
    shop->options.names = NULL; /* the caller's */
    shop->options.names_path = NULL;
    shop->options.name_count = 0;
    shop->pipeline = (corpus_pipeline){.allocator = &shop->allocator,
                                       .models = models,
                                       .reader = &shop->reader,
                                       .taught = &shop->taught,
                                       .cancel = options->cancel,
                                       .threads = options->threads};
    return true;
}

void corpus_workshop_close(corpus_workshop *shop) {
    corpus_taught_release(&shop->taught);
    corpus_problems_release(&shop->problems);
    corpus_ids_release(&shop->ids, &shop->allocator);
    reader_close(&shop->reader);
}

void corpus_workshop_sources(corpus_workshop *shop, corpus_sources *sources) {
    corpus_sources_start(sources, &shop->allocator, &shop->problems, &shop->ids);
    sources->input = shop->options.input;
    sources->recursive = shop->options.recursive;
    sources->cancel = shop->options.cancel;
    sources->limit = shop->reader.limits.max_document_bytes;
}
