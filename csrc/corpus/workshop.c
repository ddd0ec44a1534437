#include "corpus/corpus.h"

#include <string.h>

/** Lists every taught name and alias, and says which stands for which. */
static bool list_names(corpus_workshop *shop, lang_taught_name *names, uint32_t *count) {
    const corpus_options *options = &shop->options;
    const corpus_name_facts *facts = &shop->models->names;
    for (size_t i = 0; i < options->name_count; i++) {
        const corpus_name_row *row = &options->names[i];
        for (size_t a = 0; a <= row->alias_count; a++) {
            const char *name = a == 0 ? row->name : row->aliases[a - 1];
            names[(*count)++] = (lang_taught_name){name, (uint32_t)strlen(name), row->kind};
            if (!corpus_taught_add(&shop->taught_names, facts, row->name, name)) return false;
        }
    }
    return true;
}

static bool teach(corpus_workshop *shop, base_error *error) {
    size_t room = 0;
    for (size_t i = 0; i < shop->options.name_count; i++) room += 1 + shop->options.names[i].alias_count;
    if (room == 0) return true;
    lang_taught_name *names = room < UINT32_MAX ? base_new(&shop->allocator, room, sizeof *names) : NULL;
    uint32_t count = 0;
    if (names && list_names(shop, names, &count)) {
        shop->taught = lang_taught_new(shop->models->lang, names, count, &shop->allocator, error);
    } else {
        base_fail_memory(error);
    }
    base_free(&shop->allocator, names, room, sizeof *names);
    return shop->taught != NULL;
}

bool corpus_workshop_open(corpus_workshop *shop, const corpus_models *models, const corpus_options *options,
                          const base_allocator *allocator, base_error *error) {
    *shop = (corpus_workshop){.allocator = *allocator, .models = models, .options = *options};
    shop->problems.allocator = &shop->allocator;
    corpus_taught_start(&shop->taught_names, &shop->allocator);
    if (!reader_open(&shop->reader, &shop->allocator, options->limits, error) || !teach(shop, error)) {
        corpus_workshop_close(shop);
        return false;
    }
    shop->options.names = NULL; /* the caller's */
    shop->options.name_count = 0;
    shop->pipeline = (corpus_pipeline){.allocator = &shop->allocator,
                                       .models = models,
                                       .reader = &shop->reader,
                                       .taught = shop->taught,
                                       .cancel = options->cancel,
                                       .threads = options->threads};
    return true;
}

void corpus_workshop_close(corpus_workshop *shop) {
    lang_taught_close(shop->taught);
    corpus_taught_release(&shop->taught_names);
    corpus_problems_release(&shop->problems);
    corpus_ids_release(&shop->ids, &shop->allocator);
    reader_close(&shop->reader);
    shop->taught = NULL;
}

void corpus_workshop_sources(corpus_workshop *shop, corpus_sources *sources) {
    corpus_sources_start(sources, &shop->allocator, &shop->problems, &shop->ids);
    sources->input = shop->options.input;
    sources->recursive = shop->options.recursive;
    sources->limit = shop->reader.limits.max_document_bytes;
}
