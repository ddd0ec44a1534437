#ifndef QUOTH_TEST_QUERY_BUILT_H
#define QUOTH_TEST_QUERY_BUILT_H

/*
 * Documents built by hand for the tests of the room corpus: no model, every tag and tree as the test says.
 */

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/query.h"
#include "test/check.h"
#include "test/model_made.h"

/** Models with lists only: nothing is analysed. */
static inline bool built_models(engine_models *models, const base_allocator *allocator) {
    base_error error = {0};
    *models = (engine_models){.allocator = allocator, .file = made_shipped()};
    if (models->file && name_lexicons_open(&models->names, models->file, allocator, &error) &&
        (models->speech = speech_model_open(models->file, allocator, &error)))
        return true;
    check_string(error.message, "");
    engine_models_close(models);
    return false;
}

/** A document under construction. */
typedef struct built {
    engine_document *document;
    base_buf text;
    doc_range tokens; /**< of the last sentence */
    doc_quote quote;  /**< the newest, while `quoting`: not yet the document's */
    bool quoting, failed;
} built;

static inline doc *built_doc(built *self) {
    return &self->document->content;
}

static inline uint32_t built_string(built *self, const char *string) {
    uint32_t id = string ? doc_intern(built_doc(self), string, strlen(string)) : DOC_NONE;
    self->failed = self->failed || (string && id == DOC_NONE);
    return id;
}

static inline void built_start(built *self, const base_allocator *allocator, const char *id) {
    *self = (built){.document = base_new_zeroed(allocator, 1, sizeof *self->document)};
    base_buf_start(&self->text, allocator);
    self->failed = !self->document;
    if (self->failed) return;
    doc_start(built_doc(self), allocator);
    built_doc(self)->meta.id = built_string(self, id);
}

/** One field of "form|lemma|upos|head|deprel|name", copied. */
static inline void built_field(const char **at, char *field, size_t size) {
    size_t count = strcspn(*at, "| ");
    size_t kept = count < size ? count : size - 1;
    memcpy(field, *at, kept);
    field[kept] = '\0';
    *at += count;
    if (**at == '|') (*at)++;
}

static inline void built_token(built *self, const char **at) {
    char form[64], lemma[64], upos[16], head[8], deprel[32], name[16];
    built_field(at, form, sizeof form);
    built_field(at, lemma, sizeof lemma);
    built_field(at, upos, sizeof upos);
    built_field(at, head, sizeof head);
    built_field(at, deprel, sizeof deprel);
    built_field(at, name, sizeof name);
    doc *document = built_doc(self);
    /* A form that begins with _ stands right behind the token before it. */
    bool joined = form[0] == '_' && form[1];
    if (joined && document->tokens.count > 0)
        document->tokens.flags[document->tokens.count - 1] &= (uint8_t)~DOC_SPACE_AFTER;
    if (!joined && self->text.count > 0) base_buf_add_byte(&self->text, ' ');
    const char *spelled = joined ? form + 1 : form;
    uint32_t begin = (uint32_t)self->text.count, token = document->tokens.count;
    base_buf_add_string(&self->text, spelled);
    if (!doc_add_token(document, begin, (uint16_t)strlen(spelled), DOC_SPACE_AFTER) ||
        !doc_set_lemma(document, token, built_string(self, *lemma ? lemma : spelled))) {
        self->failed = true;
        return;
    }
    document->tokens.upos[token] = *upos ? doc_upos_find(upos) : DOC_X;
    doc_set_head(&document->tokens, token, atoi(head) > 0 ? (uint16_t)(atoi(head) - 1) : DOC_HEAD_ROOT);
    document->tokens.deprel[token] = *deprel ? doc_deprel_find(deprel) : DOC_REL_ROOT;
    if (*name == '+') document->tokens.name[token] = (uint8_t)(document->tokens.name[token - 1] | 1);
    if (*name == '+' && document->tokens.name[token - 1] % 2 == 0)
        document->tokens.name[token] = (uint8_t)(document->tokens.name[token - 1] - 1);
    if (*name && *name != '+') document->tokens.name[token] = DOC_NAME_FIRST(doc_kind_find(name));
}

/** A sentence of "form|lemma|upos|head|deprel|name" words (heads from 1, 0 is the root), in a paragraph of
 * its own. */
static inline doc_range built_sentence(built *self, uint8_t kind, const char *words) {
    if (self->failed) return (doc_range){0, 0};
    doc *document = built_doc(self);
    self->tokens = (doc_range){document->tokens.count, 0};
    while (*words && !self->failed) {
        built_token(self, &words);
        while (*words == ' ') words++;
    }
    self->tokens.count = document->tokens.count - self->tokens.first;
    doc_span span = doc_tokens_span(document, self->tokens);
    doc_paragraph paragraph = {span, {document->sentences.count, 1}, kind};
    doc_sentence sentence = {self->tokens, document->paragraphs.count, self->tokens.first};
    self->failed = self->failed || !base_vec_push(document->allocator, &document->paragraphs, paragraph) ||
                   !base_vec_push(document->allocator, &document->sentences, sentence);
    return self->tokens;
}

/** An entity with a name (and "alias|alias"); its mentions follow at once by built_mention. */
static inline uint32_t built_entity(built *self, const char *name, const char *kind, const char *aliases) {
    if (self->failed) return DOC_NONE;
    doc *document = built_doc(self);
    doc_entity entity = {.name = built_string(self, name), .kind = doc_kind_find(kind), .named = true};
    entity.strings = document->lists.count;
    while (aliases && *aliases && !self->failed) {
        size_t count = strcspn(aliases, "|");
        uint32_t id = doc_intern(document, aliases, count);
        self->failed = id == DOC_NONE || !base_vec_push(document->allocator, &document->lists, id);
        entity.alias_count++;
        aliases += count + (aliases[count] == '|');
    }
    entity.mentions.first = document->lists.count;
    self->failed = self->failed || !base_vec_push(document->allocator, &document->entities, entity);
    return document->entities.count - 1;
}

/** A mention of the last entity; mentions must come in text order over the whole document. */
static inline void built_mention(built *self, uint32_t first, uint32_t count, uint32_t head,
                                 doc_mention_form form) {
    if (self->failed) return;
    doc *document = built_doc(self);
    uint32_t entity = document->entities.count - 1;
    doc_mention mention = {
        {first, count}, head, entity, document->entities.items[entity].kind, (uint8_t)form};
    self->failed = !base_vec_push(document->allocator, &document->lists, document->mentions.count) ||
                   !doc_add_mention(document, &mention);
    document->entities.items[entity].mentions.count++;
}

/** A title of the last entity, before its mentions. */
static inline void built_title(built *self, const char *title) {
    if (self->failed) return;
    doc *document = built_doc(self);
    uint32_t id = built_string(self, title);
    if (self->failed) return;
    doc_entity *entity = &document->entities.items[document->entities.count - 1];
    entity->title_count++;
    self->failed = !base_vec_push(document->allocator, &document->lists, id);
    entity->mentions.first = document->lists.count;
}

static inline doc_range built_spans(built *self, doc_range tokens) {
    doc_range range = {0, 0};
    if (tokens.count > 0 && !doc_add_span(built_doc(self), &range, doc_tokens_span(built_doc(self), tokens)))
        self->failed = true;
    return range;
}

/** Gives the newest quote to the document. */
static inline void built_quote_done(built *self) {
    if (self->quoting && !self->failed) self->failed = !doc_add_quote(built_doc(self), &self->quote);
    self->quoting = false;
}

/** A quote over ranges of tokens; a count of 0 is none. It may be changed until the next one. */
static inline doc_quote *built_quote(built *self, doc_range source, doc_range cue, doc_range content,
                                     uint32_t speaker, uint8_t manner, const char *verb) {
    built_quote_done(self);
    if (self->failed) return &self->quote;
    doc *document = built_doc(self);
    doc_quote quote = {.speaker = speaker,
                       .sentence = doc_token_sentence(document, content.first),
                       .cue_head = cue.count ? cue.first : DOC_NONE,
                       .verb = built_string(self, verb),
                       .time_value = DOC_NONE,
                       .time_basis = DOC_NONE,
                       .addressee = {{0, 0}, DOC_NONE},
                       .venue = {{0, 0}, DOC_NONE},
                       .confidence = 900,
                       .form = DOC_INDIRECT,
                       .manner = manner};
    quote.source = built_spans(self, source);
    quote.cue = built_spans(self, cue);
    quote.content = built_spans(self, content);
    self->quote = quote;
    self->quoting = true;
    return &self->quote;
}

/** Gives the document its text, once all sentences are there; false when memory ran out. */
static inline bool built_text(built *self) {
    bool done =
        !self->failed && !self->text.failed &&
        doc_set_text(built_doc(self), self->text.bytes ? self->text.bytes : "", (uint32_t)self->text.count);
    base_buf_release(&self->text);
    return done;
}

/** Hands the document over to a corpus; false when memory ran out, and then it is released. */
static inline bool built_finish(built *self, corpus *owner) {
    engine_document *document = self->document;
    built_quote_done(self);
    bool done = document && document->content.text_size > 0 ? !self->failed : built_text(self);
    done = done && engine_document_finish(document);
    if (done) {
        document->owner = owner;
        document->index = owner->documents.count;
        /* Ids of what was removed are not given again. */
        document->first_entity = owner->identity.count;
        if (owner->documents.count > 0) {
            const engine_document *last = owner->documents.items[owner->documents.count - 1];
            uint32_t end = last->first_entity + last->content.entities.count;
            if (end > document->first_entity) document->first_entity = end;
        }
        const char *id = doc_string(&document->content, document->content.meta.id);
        document->slot = owner->slots.count;
        done = base_vec_reserve(&owner->engine.allocator, &owner->documents, 1) &&
               base_vec_push(&owner->engine.allocator, &owner->slots, document) &&
               base_vec_push(&owner->engine.allocator, &owner->documents, document) &&
               base_map_set(&owner->by_id, &owner->engine.allocator,
                            engine_id_hash(&owner->engine.allocator, id), document->slot);
        if (!done && owner->documents.count > document->index) return false;
    }
    if (!done) engine_pipeline_release(document);
    return done;
}

#endif
