#include "api/api.h"

enum { ARTICLE_SIZE = API_FIRST_SIZE(quoth_article, url) };
_Static_assert(ARTICLE_SIZE == sizeof(quoth_article),
               "a field was added: let this compare with the end of the last one");

static const char no_corpus[] = "there is no corpus";

quoth_corpus *quoth_corpus_new(quoth_model *model, const quoth_options *given, quoth_error *error) {
    api_clear(error);
    if (!model) {
        api_misuse(error, "a corpus needs a model");
        return NULL;
    }
    quoth_options options;
    if (!api_take_options(given, &options, error)) return NULL;
    base_allocator memory = api_allocator(options.allocator);
    size_t names = options.name_count;
    engine_gazetteer_row *rows = base_new(&memory, names, sizeof *rows);
    quoth_corpus *self = base_new_zeroed(&memory, 1, sizeof *self);
    engine_options converted;
    base_error failure;
    bool done = rows && self ? api_options(&options, rows, &converted, error) : api_fail_memory(error);
    if (done && !corpus_open(&self->core, &model->models, &converted, &memory, &failure))
        done = api_fail(error, &failure);
    base_free(&memory, rows, names, sizeof *rows);
    if (!done) {
        base_free(&memory, self, 1, sizeof *self);
        return NULL;
    }
    api_model_keep(model);
    self->model = model;
    return self;
}

void quoth_corpus_close(quoth_corpus *self) {
    if (!self) return;
    base_allocator memory = self->core.engine.allocator;
    quoth_model *model = self->model;
    corpus_close(&self->core);
    base_free(&memory, self, 1, sizeof *self);
    quoth_model_close(model);
}

bool quoth_corpus_read(quoth_corpus *self, const char *path, quoth_error *error) {
    api_clear(error);
    if (!self) return api_misuse(error, no_corpus);
    if (!path) return api_misuse(error, "there is no path");
    base_error failure;
    return corpus_read(&self->core, path, &failure) || api_fail(error, &failure);
}

bool quoth_corpus_add(quoth_corpus *self, const quoth_article *given, quoth_error *error) {
    api_clear(error);
    quoth_article taken = {0};
    const quoth_article *article = &taken;
    if (!self) return api_misuse(error, no_corpus);
    if (given && !api_take(&taken, sizeof taken, ARTICLE_SIZE, given, "the article", error)) return false;
    if (!article->text.bytes) return api_misuse(error, "an article needs a text");
    if (article->input == QUOTH_INPUT_JSONL || (unsigned)article->input > QUOTH_INPUT_JSONL)
        return api_misuse(
            error, "one article is plain text or HTML; a JSONL file holds many and is read by its path");
    read_article read = {.bytes = article->text.bytes,
                         .count = article->text.count,
                         .input = (read_input)article->input,
                         .id = article->id,
                         .title = article->title,
                         .source = article->outlet,
                         .date = article->date,
                         .byline = article->byline,
                         .dateline = article->dateline,
                         .url = article->url};
    base_error failure;
    if (article->id && !*article->id) {
        base_fail(&failure, BASE_FORMAT, 0, "the article's id is empty; leave it out, or name the article");
        return api_fail(error, &failure);
    }
    if (article->text.count > self->core.engine.options.limits.max_document_bytes) {
        base_fail(&failure, BASE_LIMIT, article->text.count,
                  "%s: the text has more than max_document_bytes (%llu) bytes",
                  article->id ? article->id : "article",
                  (unsigned long long)self->core.engine.options.limits.max_document_bytes);
        return api_fail(error, &failure);
    }
    return corpus_add(&self->core, &read, &failure) || api_fail(error, &failure);
}

bool quoth_corpus_settle(quoth_corpus *self, quoth_error *error) {
    api_clear(error);
    if (!self) return api_misuse(error, no_corpus);
    base_error failure;
    return corpus_settle(&self->core, &failure) || api_fail(error, &failure);
}

size_t quoth_corpus_problem_count(const quoth_corpus *self) {
    return self ? self->core.engine.problems.items.count : 0;
}

const quoth_error *quoth_corpus_problem(const quoth_corpus *self, size_t index) {
    if (index >= quoth_corpus_problem_count(self)) return NULL;
    return (const quoth_error *)(const void *)&self->core.engine.problems.items.items[index];
}

uint64_t quoth_corpus_problem_total(const quoth_corpus *self) {
    return self ? self->core.engine.problems.count : 0;
}

uint32_t quoth_corpus_staged_count(const quoth_corpus *self) {
    return self ? self->core.staged.count : 0;
}

uint32_t quoth_corpus_document_count(const quoth_corpus *self) {
    return self ? self->core.documents.count : 0;
}

const quoth_document *quoth_corpus_document(const quoth_corpus *self, uint32_t index) {
    return index < quoth_corpus_document_count(self) ? api_document_out(self->core.documents.items[index])
                                                     : NULL;
}

const quoth_document *quoth_corpus_document_with_id(const quoth_corpus *self, const char *id) {
    return self && id ? api_document_out(corpus_document_with_id(&self->core, id)) : NULL;
}

bool quoth_corpus_remove(quoth_corpus *self, const char *id, quoth_error *error) {
    api_clear(error);
    if (!self) return api_misuse(error, no_corpus);
    if (!id) return api_misuse(error, "there is no id");
    base_error failure;
    return corpus_remove(&self->core, id, &failure) || api_fail(error, &failure);
}

const quoth_document *quoth_corpus_document_in_slot(const quoth_corpus *self, uint32_t slot) {
    return self && slot < self->core.slots.count ? api_document_out(self->core.slots.items[slot]) : NULL;
}

bool quoth_corpus_merge(quoth_corpus *self, quoth_entity a, quoth_entity b, quoth_error *error) {
    api_clear(error);
    if (!self) return api_misuse(error, no_corpus);
    if (a.corpus != self || b.corpus != self)
        return api_misuse(error, "these are no entities of this corpus");
    base_error failure;
    return corpus_merge(&self->core, a.id, b.id, &failure) || api_fail(error, &failure);
}

bool quoth_corpus_split(quoth_corpus *self, quoth_entity entity, const quoth_document *document,
                        quoth_error *error) {
    api_clear(error);
    if (!self) return api_misuse(error, no_corpus);
    if (entity.corpus != self) return api_misuse(error, "this is no entity of this corpus");
    if (!document || quoth_document_corpus(document) != self)
        return api_misuse(error, "this is no document of this corpus");
    base_error failure;
    return corpus_split(&self->core, entity.id, api_document(document), &failure) ||
           api_fail(error, &failure);
}

size_t quoth_corpus_memory(const quoth_corpus *self) {
    return self ? corpus_memory(&self->core) : 0;
}
