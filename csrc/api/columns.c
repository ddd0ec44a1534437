/* The tokens of a document as columns of plain numbers, in one block of memory. */

#include <string.h>

#include "api/api.h"
#include "base/map.h"

/** The block: the struct that the caller sees, what releases it, and the columns. */
typedef struct columns_block {
    quoth_columns out; /**< first, so that it leads back here */
    base_allocator allocator;
    size_t size;
} columns_block;

/** The strings of the columns, numbered in the order in which tokens name them. */
typedef struct string_list {
    const base_allocator *allocator;
    const doc *content;
    base_map numbers; /**< by hash */
    BASE_VEC(quoth_string) items;
    size_t bytes;
} string_list;

static uint64_t key_of(const string_list *list, const char *string, size_t size) {
    return base_hash_keyed(&list->allocator->secret, string, size, 0);
}

static uint32_t number_of(const string_list *list, const char *string) {
    return base_map_value(&list->numbers, key_of(list, string, strlen(string)), 0);
}

static bool add_string(string_list *list, const char *string) {
    quoth_string item = {string, strlen(string)};
    uint64_t key = key_of(list, string, item.count);
    if (base_map_value(&list->numbers, key, QUOTH_NONE) != QUOTH_NONE) return true;
    list->bytes += item.count;
    return base_map_set(&list->numbers, list->allocator, key, list->items.count) &&
           base_vec_push(list->allocator, &list->items, item);
}

static const char *lemma_of(const doc *content, uint32_t token) {
    return doc_string(content, doc_lemma(&content->tokens, token));
}

static const char *feats_of(const doc *content, uint32_t token) {
    uint16_t feats = doc_feats(&content->tokens, token);
    return feats > 0 && feats < content->feats_count ? content->feats_names[feats] : "";
}

static bool list_strings(string_list *list) {
    bool done = add_string(list, "");
    for (uint32_t i = 0; done && i < list->content->tokens.count; i++)
        done = add_string(list, lemma_of(list->content, i)) && add_string(list, feats_of(list->content, i));
    return done;
}

static void release_strings(string_list *list) {
    base_map_release(&list->numbers, list->allocator);
    base_vec_release(list->allocator, &list->items);
}

enum { WIDE_COLUMNS = 7, NARROW_COLUMNS = 5 };

/** An empty block with all columns in place: numbers of four bytes first, which keeps them aligned. */
static columns_block *new_block(const string_list *list) {
    size_t count = list->content->tokens.count, strings = list->items.count;
    size_t size = sizeof(columns_block) + (WIDE_COLUMNS * count + strings + 1) * sizeof(uint32_t) +
                  NARROW_COLUMNS * count + list->bytes;
    columns_block *block = base_new(list->allocator, 1, size);
    if (!block) return NULL;
    uint32_t *wide = (uint32_t *)(void *)(block + 1);
    uint8_t *narrow = (uint8_t *)(wide + WIDE_COLUMNS * count + strings + 1);
    *block = (columns_block){.allocator = *list->allocator, .size = size};
    block->out = (quoth_columns){.size = sizeof block->out,
                                 .token_count = (uint32_t)count,
                                 .string_count = (uint32_t)strings,
                                 .begin = wide,
                                 .end = wide + count,
                                 .sentence = wide + 2 * count,
                                 .head = wide + 3 * count,
                                 .lemma = wide + 4 * count,
                                 .feats = wide + 5 * count,
                                 .entity = wide + 6 * count,
                                 .string_begin = wide + WIDE_COLUMNS * count,
                                 .upos = narrow,
                                 .xpos = narrow + count,
                                 .deprel = narrow + 2 * count,
                                 .name = narrow + 3 * count,
                                 .flags = narrow + 4 * count,
                                 .strings = (const char *)(narrow + NARROW_COLUMNS * count)};
    return block;
}

/** A column of the block that is being filled; the caller sees all of them as constant. */
#define COLUMN(type, column) ((type *)(uintptr_t)(column))

static uint8_t flags_of(const doc_tokens *tokens, uint32_t token) {
    uint8_t flags = tokens->flags[token], name = tokens->name[token];
    uint8_t out = flags & DOC_SPACE_AFTER ? QUOTH_TOKEN_SPACE_AFTER : 0;
    if (flags & DOC_MULTI_NEXT) out |= QUOTH_TOKEN_JOINED;
    if (name && (name & 1) == 0) out |= QUOTH_TOKEN_NAME_BEGINS;
    return out;
}

static void fill_tokens(const quoth_columns *out, const string_list *list) {
    const doc_tokens *tokens = &list->content->tokens;
    for (uint32_t i = 0; i < out->token_count; i++) {
        doc_span span = doc_token_span(list->content, i);
        COLUMN(uint32_t, out->begin)[i] = span.begin;
        COLUMN(uint32_t, out->end)[i] = span.end;
        COLUMN(uint32_t, out->lemma)[i] = number_of(list, lemma_of(list->content, i));
        COLUMN(uint32_t, out->feats)[i] = number_of(list, feats_of(list->content, i));
        COLUMN(uint32_t, out->sentence)[i] = COLUMN(uint32_t, out->head)[i] = QUOTH_NONE;
        COLUMN(uint32_t, out->entity)[i] = QUOTH_NONE;
        COLUMN(uint8_t, out->upos)[i] = tokens->upos[i];
        COLUMN(uint8_t, out->xpos)[i] = tokens->xpos[i];
        COLUMN(uint8_t, out->deprel)[i] = tokens->deprel[i];
        COLUMN(uint8_t, out->name)[i] = (uint8_t)((tokens->name[i] + 1) / 2);
        COLUMN(uint8_t, out->flags)[i] = flags_of(tokens, i);
    }
}

static void fill_sentences(const quoth_columns *out, const doc *content) {
    for (uint32_t s = 0; s < content->sentences.count; s++) {
        doc_range range = content->sentences.items[s].tokens;
        for (uint32_t i = range.first; i < range.first + range.count; i++) {
            uint32_t head = doc_head(&content->tokens, i);
            COLUMN(uint32_t, out->sentence)[i] = s;
            COLUMN(uint32_t, out->head)[i] = head == DOC_HEAD_ROOT ? QUOTH_NONE : range.first + head;
        }
    }
}

/** Mentions come by their begin, the longer first, so that an inner one is written over the outer. */
static void fill_entities(const quoth_columns *out, const engine_document *document) {
    for (uint32_t m = 0; m < document->content.mentions.count; m++) {
        doc_mention mention = doc_mention_at(&document->content, m);
        corpus_entity entity = corpus_entity_survivor(corpus_entity_of(document, mention.entity));
        for (uint32_t i = 0; i < mention.tokens.count; i++)
            COLUMN(uint32_t, out->entity)[mention.tokens.first + i] = entity.id;
    }
}

static void fill_strings(const quoth_columns *out, const string_list *list) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < out->string_count; i++) {
        quoth_string string = list->items.items[i];
        COLUMN(uint32_t, out->string_begin)[i] = at;
        memcpy(COLUMN(char, out->strings) + at, string.bytes, string.count);
        at += (uint32_t)string.count;
    }
    COLUMN(uint32_t, out->string_begin)[out->string_count] = at;
}

quoth_columns *quoth_columns_new(const quoth_document *document, quoth_error *error) {
    api_clear(error);
    if (!document) {
        api_misuse(error, "a document is needed");
        return NULL;
    }
    string_list list = {.allocator = api_content(document)->allocator, .content = api_content(document)};
    columns_block *block = list_strings(&list) ? new_block(&list) : NULL;
    if (block) {
        fill_tokens(&block->out, &list);
        fill_sentences(&block->out, list.content);
        fill_entities(&block->out, api_document(document));
        fill_strings(&block->out, &list);
    } else {
        api_fail_memory(error);
    }
    release_strings(&list);
    return block ? &block->out : NULL;
}

void quoth_columns_close(quoth_columns *columns) {
    columns_block *block = (columns_block *)(void *)columns;
    if (!block) return;
    base_allocator memory = block->allocator;
    base_free(&memory, block, 1, block->size);
}
