/* Who mentioned X: the mentions of X, and the reports that hold them. */

#include "base/hash.h"
#include "base/map.h"
#include "base/sort.h"
#include "query/query.h"
#include "query/work.h"

/** Drops a phrase around a name or words of X: both are one mention. Hits are in text order, the longer first. */
static void keep_inner_names(query_hits *hits) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < hits->count; i++) {
        query_hit hit = hits->items[i];
        uint32_t end = hit.tokens.first + hit.tokens.count;
        bool phrase = hit.form != DOC_NAME && hit.form != DOC_TERM;
        bool around = false;
        for (uint32_t j = i + 1; phrase && !around && j < hits->count && hits->items[j].tokens.first < end;
             j++)
            around = (hits->items[j].form == DOC_NAME || hits->items[j].form == DOC_TERM) &&
                     hits->items[j].tokens.first + hits->items[j].tokens.count <= end;
        if (!around) hits->items[kept++] = hit;
    }
    hits->count = kept;
}

/** A mention on its way into the report that holds it. */
typedef struct who_place {
    uint32_t record; /**< of the results */
    query_place place;
} who_place;

typedef struct who {
    query_reporter reporter;
    bool each;     /**< one record a mention */
    base_map told; /**< of the document at hand: hash of a report → its record */
    BASE_VEC(who_place) places;
} who;

/** What makes a report of a document the same as another: its quote, or the narrator's clause in its sentence. */
static uint64_t hash_report(const base_allocator *allocator, const query_record *record) {
    uint32_t clause[] = {record->index, record->sentence, record->content.begin, record->content.end};
    size_t size = record->index == DOC_NONE ? sizeof clause : sizeof *clause;
    return base_hash_keyed(&allocator->secret, clause, size, 0);
}

/** A mention in the content stands for the report before one in passing; a stance that is said counts, wherever. */
static void join(query_record *report, const query_record *mention) {
    query_record first = *report;
    const query_record *sided = first.stance == SPEECH_STANCE_NONE ? mention : &first;
    if (mention->place < report->place) *report = *mention;
    report->mentions = first.mentions;
    report->stance = sided->stance;
    report->holder = sided->holder;
    report->stance_words = sided->stance_words;
    for (uint32_t i = 0; i < SPEECH_STANCE_WORDS; i++) report->stance_word[i] = sided->stance_word[i];
}

static bool add_report(query_work *self, who *asked, const query_record *record) {
    query_results *results = self->results;
    const base_allocator *allocator = &self->owner->engine.allocator;
    uint32_t count = results->records.count;
    uint64_t hash = hash_report(allocator, record);
    uint32_t at = asked->each ? count : base_map_value(&asked->told, hash, count);
    if (at == count) {
        if (!query_work_offer(self, record)) return false;
        if (results->records.count == count) return true;
        if (!asked->each && !base_map_set(&asked->told, allocator, hash, at))
            return query_fail_memory(self->error);
    } else {
        if (!query_filter_passes(&self->filter, QUERY_REPORT, record)) return true;
        join(&results->records.items[at], record);
    }
    who_place place = {at, {record->mention, record->tokens, record->entity, record->place}};
    return asked->each || base_vec_push(allocator, &asked->places, place) || query_fail_memory(self->error);
}

static int by_record(const void *a, const void *b, void *context) {
    const who_place *left = a, *right = b;
    (void)context;
    if (left->record != right->record) return left->record < right->record ? -1 : 1;
    return left->place.tokens.first < right->place.tokens.first
               ? -1
               : left->place.tokens.first > right->place.tokens.first;
}

/** Gives each report of the document its mentions, in text order. */
static bool keep_places(query_work *self, who *asked) {
    query_results *results = self->results;
    if (!base_vec_reserve(&self->owner->engine.allocator, &results->places, asked->places.count))
        return query_fail_memory(self->error);
    base_sort(asked->places.items, asked->places.count, sizeof *asked->places.items, by_record, NULL);
    for (uint32_t i = 0; i < asked->places.count; i++) {
        query_record *record = &results->records.items[asked->places.items[i].record];
        if (record->mentions.count++ == 0) record->mentions.first = results->places.count;
        results->places.items[results->places.count++] = asked->places.items[i].place;
    }
    asked->places.count = 0;
    return true;
}

static bool report_hits(query_work *self, engine_document *document, query_hits *hits, void *context) {
    who *asked = context;
    if (!query_reporter_enter(&asked->reporter, document)) return query_fail_memory(self->error);
    keep_inner_names(hits);
    bool done = true;
    for (uint32_t i = 0; done && i < hits->count; i++) {
        query_record record;
        if (query_reporter_fill(&asked->reporter, &hits->items[i], &record))
            done = add_report(self, asked, &record);
    }
    base_map_release(&asked->told, &self->owner->engine.allocator);
    return done && keep_places(self, asked);
}

/** How many mentions, documents and named speakers stand behind the answer; false when memory ran out. */
static bool count_all(query_results *results, const base_allocator *allocator) {
    const engine_document *last = NULL;
    base_map speakers = {0};
    bool done = true;
    for (uint32_t i = 0; done && i < results->records.count; i++) {
        const query_record *record = &results->records.items[i];
        results->taken.mentions += record->mentions.count > 0 ? record->mentions.count : 1;
        results->taken.documents += record->document != last;
        last = record->document;
        query_attribution how = query_record_attribution(record);
        uint32_t id = query_speaker_at(&how, 0).entity.id;
        if (id == DOC_NONE || base_map_value(&speakers, id, DOC_NONE) != DOC_NONE) continue;
        done = base_map_set(&speakers, allocator, id, i);
        results->taken.speakers++;
    }
    base_map_release(&speakers, allocator);
    return done;
}

bool query_who(corpus *self, query_target x, query_conditions conditions, query_results *results,
               base_error *error) {
    query_work under_way;
    who asked = {.each = false};
    const base_allocator *allocator = &self->engine.allocator;
    query_reporter_start(&asked.reporter, self->engine.models, allocator);
    bool done = query_work_start(&under_way, self, QUERY_REPORT, conditions, results, error);
    asked.each = done && under_way.filter.each == QUERY_EACH_MENTION;
    done = done && query_work_each(&under_way, x, report_hits, &asked) &&
           (count_all(results, allocator) || query_fail_memory(error));
    query_reporter_release(&asked.reporter);
    base_vec_release(allocator, &asked.places);
    return query_work_finish(&under_way, done);
}
