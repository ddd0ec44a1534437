/* What X may have been meant for: entities whose names share words with it, or nearly. */

#include <string.h>

#include "base/sort.h"
#include "query/query.h"
#include "query/tuning.h"
#include "query/work.h"

/** An entity, by how many words of the question its best name has, and its mentions. */
typedef struct near_entity {
    uint32_t id, shared, mentions;
} near_entity;

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/** Whether two words of a name differ by a letter, or by two where they are long: put in, left out, changed, or two of them
 * swapped. */
static bool nearly(const char *a, uint32_t a_size, const char *b, uint32_t b_size) {
    uint32_t most = a_size >= QUERY_LONG_WORD ? 2u : a_size >= QUERY_SHORT_WORD ? 1u : 0u;
    uint32_t before[QUERY_NEAR_BYTES + 1], last[QUERY_NEAR_BYTES + 1], row[QUERY_NEAR_BYTES + 1];
    if (a_size > QUERY_NEAR_BYTES || b_size > QUERY_NEAR_BYTES) return false;
    if (a_size > b_size + most || b_size > a_size + most) return false;
    for (uint32_t j = 0; j <= b_size; j++) last[j] = j, before[j] = 0;
    for (uint32_t i = 1; i <= a_size; i++) {
        row[0] = i;
        for (uint32_t j = 1; j <= b_size; j++) {
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = least(row[j], before[j - 2] + 1);
        }
        memcpy(before, last, sizeof before);
        memcpy(last, row, sizeof last);
    }
    return last[b_size] <= most;
}

static void weigh(near_entity *entity, const name_words *asked, const name_lexicons *facts,
                  const char *string) {
    name_words name;
    uint32_t shared = 0;
    name_words_read(&name, facts, string, strlen(string));
    for (uint8_t i = 0; i < asked->count; i++) {
        bool found = false;
        if (name_words_links(asked, i, facts) || asked->length[i] < 2) continue;
        for (uint8_t j = 0; j < name.count && !found; j++)
            found = nearly(asked->bytes + asked->begin[i], asked->length[i], name.bytes + name.begin[j],
                           name.length[j]);
        shared += found;
    }
    if (shared > entity->shared) entity->shared = shared;
}

static int by_nearness(const void *a, const void *b, void *context) {
    const near_entity *left = a, *right = b;
    (void)context;
    if (left->shared != right->shared) return left->shared > right->shared ? -1 : 1;
    if (left->mentions != right->mentions) return left->mentions > right->mentions ? -1 : 1;
    return left->id < right->id ? -1 : left->id > right->id;
}

typedef BASE_VEC(near_entity) near_entities;

static bool gather(const corpus *self, const char *words, near_entities *found, base_error *error) {
    const name_lexicons *facts = &self->engine.models->names;
    name_words asked;
    name_words_read(&asked, facts, words, strlen(words));
    for (uint32_t id = 0; id < self->identity.count; id++) {
        if (!query_goes_on(self, error)) return false;
        corpus_entity entity = {self, NULL, id};
        if (corpus_identity_survivor(&self->identity, id) != id || !corpus_entity_is_named(entity)) continue;
        near_entity near = {.id = id, .mentions = corpus_entity_mention_count(entity)};
        weigh(&near, &asked, facts, corpus_entity_name(entity));
        for (uint32_t i = 0; i < corpus_entity_alias_count(entity); i++)
            weigh(&near, &asked, facts, corpus_entity_alias(entity, i));
        if (near.shared > 0 && !base_vec_push(&self->engine.allocator, found, near))
            return query_fail_memory(error);
    }
    base_sort(found->items, found->count, sizeof *found->items, by_nearness, NULL);
    return true;
}

bool query_near(corpus *self, const char *words, query_results *results, base_error *error) {
    near_entities found = {0};
    *results = (query_results){.allocator = &self->engine.allocator, .owner = self, .kind = QUERY_ENTITY};
    if (!corpus_settle(self, error)) return false;
    bool done = gather(self, words, &found, error);
    for (uint32_t i = 0; done && i < found.count && i < QUERY_MOST_NEAR; i++) {
        uint32_t id = found.items[i].id;
        query_record record = {.index = id, .mention = DOC_NONE, .entity = id, .sentence = DOC_NONE};
        done = query_results_add(results, NULL, &record) || query_fail_memory(error);
    }
    base_vec_release(&self->engine.allocator, &found);
    if (done) return true;
    query_results_release(results);
    return false;
}
