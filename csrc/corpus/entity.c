#include "corpus/entity.h"

#include "base/search.h"
#include "corpus/state.h"

corpus_entity corpus_entity_of(const engine_document *document, uint32_t index) {
    corpus_entity none = {NULL, NULL, DOC_NONE};
    if (!document || index >= document->content.entities.count) return none;
    return (corpus_entity){document->owner, document->owner ? NULL : document,
                           document->first_entity + index};
}

/** The entity's row in its document, for one of a stream or one member of a corpus's entity; NULL for none.
 */
static const doc_entity *row_of(corpus_entity entity, const engine_document **document, uint32_t *index) {
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

/** The group that this entity is one with, or NULL; entity->id becomes its survivor's. */
static const corpus_group *settle(corpus_entity *entity) {
    const corpus_identity *identity = entity->owner ? &entity->owner->identity : NULL;
    if (!identity || entity->id >= identity->count) return NULL;
    entity->id = corpus_identity_survivor(identity, entity->id);
    return corpus_identity_group(identity, entity->id);
}

/** A string that members of a group bear. */
static const char *borne_string(corpus_entity entity, const corpus_borne *borne) {
    corpus_linking linking = corpus_linking_of(entity.owner);
    uint32_t within;
    const engine_document *document = corpus_linking_document(&linking, borne->entity, &within);
    return document ? doc_string(&document->content, borne->string) : NULL;
}

bool corpus_entity_exists(corpus_entity entity) {
    const engine_document *document;
    uint32_t index;
    settle(&entity);
    return entity.id != DOC_NONE && row_of(entity, &document, &index) != NULL;
}

corpus_entity corpus_entity_survivor(corpus_entity entity) {
    if (!corpus_entity_exists(entity)) return (corpus_entity){NULL, NULL, DOC_NONE};
    settle(&entity);
    return entity;
}

const char *corpus_entity_name(corpus_entity entity) {
    const engine_document *document;
    uint32_t index;
    const corpus_group *group = settle(&entity);
    if (group && group->has_name) return borne_string(entity, &group->names.items[0]);
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? doc_string(&document->content, row->name) : NULL;
}

bool corpus_entity_is_named(corpus_entity entity) {
    const engine_document *document;
    uint32_t index;
    const corpus_group *group = settle(&entity);
    if (group) return group->named;
    const doc_entity *row = row_of(entity, &document, &index);
    return row && row->named;
}

uint8_t corpus_entity_kind(corpus_entity entity) {
    const engine_document *document;
    uint32_t index;
    const corpus_group *group = settle(&entity);
    if (group) return group->kind;
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? row->kind : DOC_KIND_COUNT;
}

/** String `index` of a list of a document's entity. */
static const char *listed_string(const engine_document *document, doc_range list, uint32_t index) {
    return index < list.count
               ? doc_string(&document->content, document->content.lists.items[list.first + index])
               : NULL;
}

uint32_t corpus_entity_alias_count(corpus_entity entity) {
    const engine_document *document;
    uint32_t index;
    const corpus_group *group = settle(&entity);
    if (group) return group->alias_count;
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? row->alias_count : 0;
}

const char *corpus_entity_alias(corpus_entity entity, uint32_t index) {
    const engine_document *document;
    uint32_t within;
    const corpus_group *group = settle(&entity);
    if (group && index >= group->alias_count) return NULL;
    if (group) return borne_string(entity, &group->names.items[group->has_name + index]);
    const doc_entity *row = row_of(entity, &document, &within);
    return row ? listed_string(document, doc_entity_aliases(row), index) : NULL;
}

uint32_t corpus_entity_title_count(corpus_entity entity) {
    const engine_document *document;
    uint32_t index;
    const corpus_group *group = settle(&entity);
    if (group) return group->title_count;
    const doc_entity *row = row_of(entity, &document, &index);
    return row ? row->title_count : 0;
}

const char *corpus_entity_title(corpus_entity entity, uint32_t index) {
    const engine_document *document;
    uint32_t within;
    const corpus_group *group = settle(&entity);
    if (group && index >= group->title_count) return NULL;
    if (group) return borne_string(entity, &group->titles.items[index]);
    const doc_entity *row = row_of(entity, &document, &within);
    return row ? listed_string(document, doc_entity_titles(row), index) : NULL;
}

/** The mentions, or the quotes, of an entity in one document. */
static engine_indices indices_of(corpus_entity entity, bool quotes, const engine_document **document) {
    uint32_t index;
    if (!row_of(entity, document, &index)) return (engine_indices){NULL, 0};
    return quotes ? engine_document_quotes(*document, index) : engine_document_mentions(*document, index);
}

static uint32_t count_items(corpus_entity entity, bool quotes) {
    const engine_document *document;
    const corpus_group *group = settle(&entity);
    if (group) return quotes ? group->quotes : group->mentions;
    return indices_of(entity, quotes, &document).count;
}

/** What a member's predecessors have. */
typedef uint32_t before_member(const corpus_member *member);

static uint32_t mentions_before(const corpus_member *member) {
    return member->mentions_before;
}

static uint32_t quotes_before(const corpus_member *member) {
    return member->quotes_before;
}

static uint32_t documents_before(const corpus_member *member) {
    return member->documents_before;
}

/** The member that holds item `item` of its group: the last one before which there are no more. */
static const corpus_member *member_holding(const corpus_group *group, uint32_t item, before_member *before) {
    const corpus_member *members = group->members.items;
    uint32_t behind;
    base_lower_bound(behind, 1, group->members.count, before(&members[behind]) <= item);
    return &members[behind - 1];
}

static corpus_place_in item_at(corpus_entity entity, uint32_t item, bool quotes) {
    const engine_document *document;
    const corpus_group *group = settle(&entity);
    if (group) {
        before_member *before = quotes ? quotes_before : mentions_before;
        const corpus_member *member = member_holding(group, item, before);
        item -= before(member);
        entity.id = member->entity;
    }
    engine_indices indices = indices_of(entity, quotes, &document);
    return item < indices.count ? (corpus_place_in){document, indices.items[item]}
                                : (corpus_place_in){NULL, DOC_NONE};
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
    const corpus_group *group = settle(&entity);
    if (group) return group->documents;
    return corpus_entity_exists(entity) ? 1 : 0;
}

const engine_document *corpus_entity_document(corpus_entity entity, uint32_t index) {
    const engine_document *document;
    uint32_t within;
    if (index >= corpus_entity_document_count(entity)) return NULL;
    const corpus_group *group = settle(&entity);
    if (group) entity.id = member_holding(group, index, documents_before)->entity;
    return row_of(entity, &document, &within) ? document : NULL;
}
