#include "corpus/corpus.h"

#include <stdio.h>
#include <string.h>

#include "corpus/entity.h"

bool corpus_open(corpus *self, const engine_models *models, const engine_options *options,
                 const base_allocator *allocator, base_error *error) {
    *self = (corpus){.texts = 0};
    return engine_open(&self->engine, models, options, allocator, error);
}

void corpus_close(corpus *self) {
    const base_allocator *allocator = &self->engine.allocator;
    corpus_identity_release(&self->identity, allocator);
    for (uint32_t i = 0; i < self->slots.count; i++) engine_pipeline_release(self->slots.items[i]);
    for (uint32_t i = 0; i < self->outcomes.count; i++)
        engine_outcome_release(&self->outcomes.items[i], allocator);
    for (uint32_t i = 0; i < self->staged.count; i++) engine_article_release(&self->staged.items[i]);
    base_vec_release(allocator, &self->outcomes);
    base_vec_release(allocator, &self->documents);
    base_vec_release(allocator, &self->slots);
    base_vec_release(allocator, &self->staged);
    base_map_release(&self->by_id, allocator);
    engine_close(&self->engine);
}

static bool fail_memory(base_error *error) {
    base_fail_memory(error);
    return false;
}

/** Takes an article over, or releases it. */
static bool stage(corpus *self, engine_article *article, base_error *error) {
    uint64_t limit = self->engine.options.max_documents;
    uint64_t count = (uint64_t)self->documents.count + self->staged.count;
    if (limit == 0 || count < limit) {
        if (base_vec_push(&self->engine.allocator, &self->staged, *article)) return true;
        fail_memory(error);
    } else {
        base_fail(error, BASE_LIMIT, count, "%s: the corpus is full: max_documents is %llu", article->read.id,
                  (unsigned long long)limit);
    }
    engine_article_release(article);
    return false;
}

bool corpus_read(corpus *self, const char *path, base_error *error) {
    engine_sources sources;
    engine_start_sources(&self->engine, &sources);
    uint32_t before = self->staged.count;
    bool done = engine_sources_add(&sources, path, error);
    while (done) {
        engine_article article;
        read_step step = engine_sources_next(&sources, &article, error);
        if (step == READ_END) break;
        done = step == READ_ARTICLE && stage(self, &article, error);
    }
    engine_sources_release(&sources);
    if (!done)
        while (self->staged.count > before) engine_article_release(&self->staged.items[--self->staged.count]);
    return done;
}

bool corpus_add(corpus *self, const read_article *article, base_error *error) {
    char numbered[32];
    const char *id = article->id;
    if (!id) {
        snprintf(numbered, sizeof numbered, "text-%u", (unsigned)++self->texts);
        id = numbered;
    }
    base_buf unique;
    base_buf_start(&unique, &self->engine.allocator);
    engine_article copy;
    bool copied = engine_ids_add(&self->engine.ids, &self->engine.allocator, id, &unique) &&
                  engine_article_copy(&copy, article, unique.bytes, &self->engine.allocator);
    base_buf_release(&unique);
    return copied ? stage(self, &copy, error) : fail_memory(error);
}

/** The id that the next document's first entity gets: entities are numbered through. */
static uint32_t next_entity(const corpus *self) {
    uint32_t given = self->identity.count;
    if (self->documents.count == 0) return given;
    const engine_document *last = self->documents.items[self->documents.count - 1];
    uint32_t end = last->first_entity + last->content.entities.count;
    return end > given ? end : given;
}

/** Makes room for what the outcomes bring and notes where their ids will be; what is noted in vain points
 * beyond the documents. */
static bool make_room(corpus *self) {
    const base_allocator *allocator = &self->engine.allocator;
    uint32_t index = self->slots.count, problems = 0;
    if (!base_vec_reserve(allocator, &self->documents, self->outcomes.count) ||
        !base_vec_reserve(allocator, &self->slots, self->outcomes.count))
        return false;
    for (uint32_t i = 0; i < self->outcomes.count; i++) {
        problems += self->outcomes.items[i].error != NULL;
        if (!self->outcomes.items[i].document) continue;
        const doc *content = &self->outcomes.items[i].document->content;
        uint64_t id = engine_id_hash(allocator, doc_string(content, content->meta.id));
        if (!base_map_set(&self->by_id, allocator, id, index++)) return false;
    }
    return engine_problems_reserve(&self->engine.problems, problems);
}

/** Takes the outcomes over, in the order of the input; there is room. */
static void take_outcomes(corpus *self) {
    for (uint32_t i = 0; i < self->outcomes.count; i++) {
        engine_document *document = self->outcomes.items[i].document;
        base_error *problem = self->outcomes.items[i].error;
        if (document) {
            document->owner = self;
            document->index = self->documents.count;
            document->slot = self->slots.count;
            document->first_entity = next_entity(self);
            self->documents.items[self->documents.count++] = document;
            self->slots.items[self->slots.count++] = document;
            self->memory += engine_document_memory(document);
        } else {
            (void)engine_problems_add(&self->engine.problems, problem); /* there is room */
            base_free(&self->engine.allocator, problem, 1, sizeof *problem);
        }
    }
    base_vec_release(&self->engine.allocator, &self->outcomes);
    base_vec_release(&self->engine.allocator, &self->staged);
}

static bool analyse_staged(corpus *self, base_error *error) {
    uint32_t fresh = self->staged.count - self->outcomes.count;
    if (self->staged.count == 0) return true;
    if (!base_vec_reserve(&self->engine.allocator, &self->outcomes, fresh)) return fail_memory(error);
    while (self->outcomes.count < self->staged.count)
        self->outcomes.items[self->outcomes.count++] = (engine_outcome){NULL, NULL};
    if (!engine_pipeline_run(&self->engine.pipeline, self->staged.items, self->staged.count,
                             self->outcomes.items, error))
        return false;
    if (!make_room(self)) return fail_memory(error);
    take_outcomes(self);
    return true;
}

bool corpus_settle(corpus *self, base_error *error) {
    if (self->staged.count == 0 && self->identity.linked == self->documents.count) return true;
    if (!analyse_staged(self, error)) return false;
    corpus_linking linking = corpus_linking_of(self);
    if (!corpus_identity_settle(&self->identity, &linking)) return fail_memory(error);
    return true;
}

const engine_document *corpus_document_with_id(const corpus *self, const char *id) {
    uint32_t index = base_map_value(&self->by_id, engine_id_hash(&self->engine.allocator, id), DOC_NONE);
    if (index >= self->slots.count || self->slots.items[index]->index == DOC_NONE) return NULL;
    const engine_document *document = self->slots.items[index];
    return strcmp(doc_string(&document->content, document->content.meta.id), id) == 0 ? document : NULL;
}

bool corpus_remove(corpus *self, const char *id, base_error *error) {
    if (!corpus_settle(self, error)) return false;
    const engine_document *found = corpus_document_with_id(self, id);
    if (!found) {
        base_fail(error, BASE_NOT_FOUND, 0, "%s: the corpus has no document with this id", id);
        return false;
    }
    corpus_linking linking = corpus_linking_of(self);
    if (!corpus_identity_remove(&self->identity, &linking, found)) return fail_memory(error);
    uint32_t place = found->index;
    self->slots.items[found->slot]->index = DOC_NONE;
    self->documents.count--;
    for (uint32_t i = place; i < self->documents.count; i++) {
        self->documents.items[i] = self->documents.items[i + 1];
        self->documents.items[i]->index = i;
    }
    engine_ids_forget(&self->engine.ids, &self->engine.allocator, id);
    return true;
}

/** True for an entity that some document of the corpus has. */
static bool is_there(const corpus *self, uint32_t entity, base_error *error) {
    if (corpus_entity_exists((corpus_entity){self, NULL, entity})) return true;
    base_fail(error, BASE_NOT_FOUND, entity, "there is no entity with this id");
    return false;
}

bool corpus_merge(corpus *self, uint32_t a, uint32_t b, base_error *error) {
    if (!corpus_settle(self, error) || !is_there(self, a, error) || !is_there(self, b, error)) return false;
    a = corpus_identity_survivor(&self->identity, a);
    b = corpus_identity_survivor(&self->identity, b);
    if (a == b) return true;
    if (self->identity.node_of.items[a] == DOC_NONE || self->identity.node_of.items[b] == DOC_NONE) {
        base_fail(error, BASE_MISUSE, 0, "an entity without a name cannot be merged with another");
        return false;
    }
    corpus_linking linking = corpus_linking_of(self);
    return corpus_identity_merge(&self->identity, &linking, a, b) || fail_memory(error);
}

bool corpus_split(corpus *self, uint32_t entity, const engine_document *document, base_error *error) {
    if (!corpus_settle(self, error) || !is_there(self, entity, error)) return false;
    uint32_t survivor = corpus_identity_survivor(&self->identity, entity);
    uint32_t first = document->first_entity, end = first + document->content.entities.count;
    BASE_VEC(uint32_t) parts = {0};
    bool done = true;
    for (uint32_t id = first; done && document->index != DOC_NONE && id < end; id++)
        if (corpus_identity_survivor(&self->identity, id) == survivor)
            done = base_vec_push(&self->engine.allocator, &parts, id);
    if (!done) {
        fail_memory(error);
    } else if (parts.count == 0) {
        base_fail(error, BASE_NOT_FOUND, 0, "the document does not mention this entity");
        done = false;
    } else {
        corpus_linking linking = corpus_linking_of(self);
        done =
            corpus_identity_split(&self->identity, &linking, parts.items, parts.count) || fail_memory(error);
    }
    base_vec_release(&self->engine.allocator, &parts);
    return done;
}

size_t corpus_memory(const corpus *self) {
    return sizeof *self + self->memory + corpus_identity_memory(&self->identity);
}
