/* Articles out of whole files that hold them: opened by their kind, and the lists of JSON documents. */

#include "read/records.h"

#include <inttypes.h>
#include <string.h>

#include "read/decode.h"

static read_step fail_at(const read_records *records, const char *problem, size_t place, base_error *error) {
    char room[READ_NAME_SHOWN];
    base_fail(error, BASE_FORMAT, place, "%s: %s (byte %zu)", read_name_shown(records->name, room), problem,
              place);
    return READ_PROBLEM;
}

static read_step fail_memory(base_error *error) {
    base_fail_memory(error);
    return READ_FAILED;
}

/* ---- JSON ---------------------------------------------------------------------------------------------- */

/** Names of the list of articles in what services answer, and of objects around it. */
static bool holds_articles(const char *name) {
    static const char *const names[] = {"articles", "results", "docs",  "documents", "data",
                                        "items",    "news",    "hits",  "response",  "stories",
                                        "value",    "entries", "posts", "records"};
    return read_is_one_of(name, names, sizeof names / sizeof *names);
}

/** Goes on to the list of articles inside an answer; false where there is none. */
static bool find_list(read_json *json) {
    uint32_t deep = 0;
    read_json_event event = read_json_next(json);
    if (event == READ_JSON_ARRAY) return true;
    while (event == READ_JSON_OBJECT && deep++ < 4) {
        read_json_event inner = READ_JSON_END;
        while ((event = read_json_next(json)) == READ_JSON_KEY) {
            bool wanted = holds_articles(json->string.bytes ? json->string.bytes : "");
            inner = read_json_next(json);
            if (wanted && inner == READ_JSON_ARRAY) return true;
            if (wanted && inner == READ_JSON_OBJECT) break;
            if (read_json_skip(json, inner) == READ_JSON_ERROR) return false;
        }
        if (event != READ_JSON_KEY) return false;
        event = inner;
    }
    return false;
}

/** Opens a JSON document: a list, an answer with one inside, or one article. */
static void open_json(read_records *records) {
    read_json_start(&records->json, records->bytes, records->count, records->allocator);
    records->listed = find_list(&records->json);
    if (records->listed) return;
    read_json_release(&records->json);
    read_json_start(&records->json, records->bytes, records->count, records->allocator);
}

/** An object of the list; what is none there has no article. */
static read_step next_json(read_records *records, read_article *article, base_error *error) {
    read_json *json = &records->json;
    read_json_event event = read_json_next(json);
    size_t place = json->at;
    read_record_reset(&records->record);
    const char *problem = NULL;
    if (records->listed && event == READ_JSON_ARRAY_END) return READ_END;
    records->ended = !records->listed;
    if (event == READ_JSON_ERROR) {
        problem = json->problem;
    } else if (event == READ_JSON_OBJECT) {
        problem = read_record_json(&records->record, json);
    } else {
        problem = read_json_skip(json, event) == READ_JSON_ERROR ? json->problem : "this is no object";
    }
    if (json->string.failed || records->record.strings.failed) return fail_memory(error);
    if (json->problem) records->ended = true;
    if (!problem) problem = read_record_fault(&records->record);
    if (problem) return fail_at(records, problem, json->problem ? json->at : place, error);
    read_record_article(&records->record, records->name, article);
    return READ_ARTICLE;
}

/* ---- XML, mails ---------------------------------------------------------------------------------------- */

void read_records_put(read_records *records, const char *name, const char *value, size_t count) {
    if (!count) return;
    base_buf_add(&records->fields, name, strlen(name) + 1);
    base_buf_add(&records->fields, value, count);
    base_buf_add_byte(&records->fields, '\0');
}

/** The fields of the next article that was found. */
static read_step next_found(read_records *records, read_article *article, base_error *error) {
    if (records->number == records->starts.count) {
        records->ended = true;
        if (!records->faulty) return READ_END;
        *error = records->fault;
        return READ_PROBLEM;
    }
    size_t at = records->starts.items[records->number++];
    size_t end = records->number < records->starts.count ? records->starts.items[records->number]
                                                         : records->fields.count;
    read_record_reset(&records->record);
    const char *problem = NULL;
    while (at < end && !problem) {
        const char *name = records->fields.bytes + at, *value = name + strlen(name) + 1;
        problem = read_record_put(&records->record, name, strlen(name), value, strlen(value));
        at = (size_t)(value - records->fields.bytes) + strlen(value) + 1;
    }
    if (records->record.strings.failed) return fail_memory(error);
    if (!problem) problem = read_record_fault(&records->record);
    if (problem) {
        char room[READ_NAME_SHOWN];
        base_fail(error, BASE_FORMAT, records->number, "%s: article %" PRIu32 ": %s",
                  read_name_shown(records->name, room), records->number, problem);
        return READ_PROBLEM;
    }
    read_record_article(&records->record, records->name, article);
    return READ_ARTICLE;
}

/* ---- all ----------------------------------------------------------------------------------------------- */

bool read_records_open(read_records *records, const char *name, const char *bytes, size_t count,
                       read_input input, uint64_t limit, const base_allocator *allocator, base_error *error) {
    *records = (read_records){
        .allocator = allocator, .name = name, .bytes = bytes, .count = count, .limit = limit, .input = input};
    read_skip_mark(&records->bytes, &records->count);
    read_record_start(&records->record, allocator);
    base_buf_start(&records->header, allocator);
    base_buf_start(&records->cell, allocator);
    base_buf_start(&records->fields, allocator);
    read_json_start(&records->json, "", 0, allocator);
    bool done = true;
    switch (input) {
    case READ_JSON:
        open_json(records);
        break;
    case READ_CSV:
    case READ_TSV:
        done = read_table_open(records, error);
        break;
    case READ_XML:
        done = read_feed_open(records, error);
        break;
    default:
        done = read_mail_take(records, error);
        break;
    }
    if (!done) read_records_close(records);
    return done;
}

read_step read_records_next(read_records *records, read_article *article, base_error *error) {
    read_step step = READ_END;
    if (records->ended) return step;
    if (records->input == READ_JSON)
        step = next_json(records, article, error);
    else if (records->input == READ_CSV || records->input == READ_TSV)
        step = read_table_next(records, article, error);
    else
        step = next_found(records, article, error);
    if (step != READ_ARTICLE || article->count <= records->limit) return step;
    char room[READ_NAME_SHOWN];
    base_fail(error, BASE_LIMIT, 0,
              "%s: an article has %zu bytes, more than the limit for a document, %" PRIu64,
              read_name_shown(records->name, room), article->count, records->limit);
    return READ_PROBLEM;
}

void read_records_close(read_records *records) {
    if (!records->allocator) return;
    read_record_release(&records->record);
    read_json_release(&records->json);
    base_buf_release(&records->header);
    base_buf_release(&records->cell);
    base_buf_release(&records->fields);
    base_vec_release(records->allocator, &records->columns);
    base_vec_release(records->allocator, &records->starts);
    *records = (read_records){.allocator = NULL};
}
