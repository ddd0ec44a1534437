#include "corpus/entity.h"

#include "corpus/corpus.h"

corpus_entity corpus_entity_of(const corpus_document *document, uint32_t index) {
    corpus_entity none = {NULL, NULL, DOC_NONE};
    if (!document || index >= document->content.entities.count) return none;
    return (corpus_entity){document->owner, document->owner ? NULL : document,
                           document->first_entity + index};
}

/** The entity's row in its document, for one of a stream or one member of a corpus's entity; NULL for none.
 */
static const doc_entity *row_of(corpus_entity entity, const corpus_document **document, uint32_t *index) {
    if (entity.owner) {
        corpus_linking linking = corpus_linking_of(entity.owner);
        *document = corpus_linking_document(&linking, entity.id, index);
    } else {
        *document = entity.document;
        *index = entity.document ? entity.id - entity.document->first_entity : DOC_NONE;
    }
    if (!*document || *index >= (*document)->content.entities.count) return NULL;
    return &(*document)->content.entities.items[*index];
}

/** True where the corpus has settled this entity; then entity->id is its survivor's. */
static bool settle(corpus_entity *entity, const corpus_identity **identity) {
    *identity = entity->owner ? &entity->owner->identity : NULL;
    if (!*identity || entity->id >= (*identity)->count) return false;
    entity->id = (*identity)->survivor[entity->id];
    return true;
}

bool corpus_entity_exists(corpus_entity entity) {
    const corpus_document *document;
    uint32_t index;
    return entity.id != DOC_NONE && row_of(entity, &document, &index) != NULL;
}

corpus_entity corpus_entity_survivor(corpus_entity entity) {
    const corpus_identity *identity;
    if (!corpus_entity_exists(entity)) return (corpus_entity){NULL, NULL, DOC_NONE};
    settle(&entity, &identity);
    return entity;
}

const char *corpus_entity_name(corpus_entity entity) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (settle(&entity, &identity)) entity.id = identity->named_by[entity.id];
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? doc_string(&document->content, row->name) : NULL;
}

bool corpus_entity_is_named(corpus_entity entity) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    /* Only named entities are ever merged, so that one member answers for all. */
    settle(&entity, &identity);
    const doc_entity *row = row_of(entity, &document, &index);
    return row && row->named;
}

uint8_t corpus_entity_kind(corpus_entity entity) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (settle(&entity, &identity)) return identity->kind[entity.id];
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? row->kind : DOC_KIND_COUNT;
}

static uint32_t count_strings(const corpus_string_lists *lists, uint32_t id) {
    return lists->first[id + 1] - lists->first[id];
}

static const char *string_at(corpus_entity entity, const corpus_string_lists *lists, uint32_t index) {
    if (index >= count_strings(lists, entity.id)) return NULL;
    corpus_string_of string = lists->items.items[lists->first[entity.id] + index];
    corpus_linking linking = corpus_linking_of(entity.owner);
    uint32_t within;
    const corpus_document *document = corpus_linking_document(&linking, string.entity, &within);
    return document ? doc_string(&document->content, string.string) : NULL;
}

/** String `index` of a list of a document's entity. */
static const char *listed_string(const corpus_document *document, doc_range list, uint32_t index) {
    return index < list.count
               ? doc_string(&document->content, document->content.lists.items[list.first + index])
               : NULL;
}

uint32_t corpus_entity_alias_count(corpus_entity entity) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (settle(&entity, &identity)) return count_strings(&identity->aliases, entity.id);
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? row->aliases.count : 0;
}

const char *corpus_entity_alias(corpus_entity entity, uint32_t index) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t within;
    if (settle(&entity, &identity)) return string_at(entity, &identity->aliases, index);
    const doc_entity *row = row_of(entity, &document, &within);
    return row ? listed_string(document, row->aliases, index) : NULL;
}

uint32_t corpus_entity_title_count(corpus_entity entity) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (settle(&entity, &identity)) return count_strings(&identity->titles, entity.id);
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? row->titles.count : 0;
}

const char *corpus_entity_title(corpus_entity entity, uint32_t index) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t within;
    if (settle(&entity, &identity)) return string_at(entity, &identity->titles, index);
    const doc_entity *row = row_of(entity, &document, &within);
    return row ? listed_string(document, row->titles, index) : NULL;
}

/** The mentions, or the quotes, of a document's entities. */
static const corpus_lists *lists_of(const corpus_document *document, bool quotes) {
    return quotes ? &document->quotes : &document->mentions;
}

static uint32_t count_items(corpus_entity entity, bool quotes) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (settle(&entity, &identity)) {
        const uint32_t *before = quotes ? identity->quotes_before : identity->mentions_before;
        return before[identity->first_member[entity.id + 1]] - before[identity->first_member[entity.id]];
    }
    if (!row_of(entity, &document, &index)) return 0;
    const corpus_lists *lists = lists_of(document, quotes);
    return lists->first ? lists->first[index + 1] - lists->first[index] : 0;
}

/** The last place in [first, end) whose running sum is at most `sum`: the member that holds the item. */
static uint32_t member_holding(const uint32_t *before, uint32_t first, uint32_t end, uint32_t sum) {
    while (end - first > 1) {
        uint32_t middle = first + (end - first) / 2;
        if (before[middle] <= sum) {
            first = middle;
        } else {
            end = middle;
        }
    }
    return first;
}

static corpus_place_in item_at(corpus_entity entity, uint32_t item, bool quotes) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (item >= count_items(entity, quotes)) return (corpus_place_in){NULL, DOC_NONE};
    if (settle(&entity, &identity)) {
        const uint32_t *before = quotes ? identity->quotes_before : identity->mentions_before;
        uint32_t first = identity->first_member[entity.id], end = identity->first_member[entity.id + 1];
        uint32_t sum = before[first] + item;
        uint32_t place = member_holding(before, first, end, sum);
        item = sum - before[place];
        entity.id = identity->members[place];
    }
    if (!row_of(entity, &document, &index)) return (corpus_place_in){NULL, DOC_NONE};
    const corpus_lists *lists = lists_of(document, quotes);
    return (corpus_place_in){document, lists->items[lists->first[index] + item]};
}

uint32_t corpus_entity_mention_count(corpus_entity entity) {
    return count_items(entity, false);
}

corpus_place_in corpus_entity_mention(corpus_entity entity, uint32_t index) {
    return item_at(entity, index, false);
}

uint32_t corpus_entity_quote_count(corpus_entity entity) {
    return count_items(entity, true);
}

corpus_place_in corpus_entity_quote(corpus_entity entity, uint32_t index) {
    return item_at(entity, index, true);
}

uint32_t corpus_entity_document_count(corpus_entity entity) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t index;
    if (!settle(&entity, &identity)) return row_of(entity, &document, &index) ? 1 : 0;
    const uint32_t *before = identity->documents_before;
    return before[identity->first_member[entity.id + 1]] - before[identity->first_member[entity.id]];
}

const corpus_document *corpus_entity_document(corpus_entity entity, uint32_t index) {
    const corpus_identity *identity;
    const corpus_document *document;
    uint32_t within;
    if (index >= corpus_entity_document_count(entity)) return NULL;
    if (settle(&entity, &identity)) {
        const uint32_t *before = identity->documents_before;
        uint32_t first = identity->first_member[entity.id], end = identity->first_member[entity.id + 1];
        /* A member's document is counted behind it: seek the first member at which the count is reached. */
        uint32_t sum = before[first] + index, low = first;
        while (low < end) {
            uint32_t middle = low + (end - low) / 2;
            if (before[middle + 1] > sum) {
                end = middle;
            } else {
                low = middle + 1;
            }
        }
        entity.id = identity->members[low];
    }
    return row_of(entity, &document, &within) ? document : NULL;
}
