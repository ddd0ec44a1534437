/* Articles as values under names: what data sets, news services and feeds call title, text and date. */

#include "read/record.h"

#include <stdio.h>
#include <string.h>

#include "text/class.h"
#include "text/fold.h"
#include "time/calendar.h"

/** How well a name fits: the documented one, what services call it, what may stand in for it. */
enum { FITS_NOT, FITS_LAST, FITS_FAIRLY, FITS_WELL, FITS };

/** The names that news services and data sets use (NewsAPI, GDELT, Guardian, New York Times, news-please,
 * newspaper, Common Crawl news, Media Cloud, RSS, Atom, Dublin Core, schema.org), as letters alone. */
static const struct alias {
    const char *name;
    uint8_t field, fits;
} aliases[] = {
    {"id", READ_ID, FITS},
    {"doc", READ_ID, FITS_WELL},
    {"docid", READ_ID, FITS_WELL},
    {"articleid", READ_ID, FITS_WELL},
    {"uid", READ_ID, FITS_FAIRLY},
    {"uuid", READ_ID, FITS_FAIRLY},
    {"guid", READ_ID, FITS_FAIRLY},
    {"text", READ_RECORD_TEXT, FITS},
    {"fulltext", READ_RECORD_TEXT, FITS_WELL},
    {"maintext", READ_RECORD_TEXT, FITS_WELL},
    {"bodytext", READ_RECORD_TEXT, FITS_WELL},
    {"articlebody", READ_RECORD_TEXT, FITS_WELL},
    {"articletext", READ_RECORD_TEXT, FITS_WELL},
    {"contenttext", READ_RECORD_TEXT, FITS_WELL},
    {"plaintext", READ_RECORD_TEXT, FITS_WELL},
    {"encoded", READ_RECORD_TEXT, FITS_WELL},
    {"content", READ_RECORD_TEXT, FITS_WELL},
    {"body", READ_RECORD_TEXT, FITS_WELL},
    {"article", READ_RECORD_TEXT, FITS_FAIRLY},
    {"story", READ_RECORD_TEXT, FITS_FAIRLY},
    {"contenthtml", READ_RECORD_TEXT, FITS_FAIRLY},
    {"bodyhtml", READ_RECORD_TEXT, FITS_FAIRLY},
    {"html", READ_RECORD_TEXT, FITS_FAIRLY},
    {"description", READ_RECORD_TEXT, FITS_LAST},
    {"summary", READ_RECORD_TEXT, FITS_LAST},
    {"abstract", READ_RECORD_TEXT, FITS_LAST},
    {"snippet", READ_RECORD_TEXT, FITS_LAST},
    {"title", READ_TITLE, FITS},
    {"headline", READ_TITLE, FITS_WELL},
    {"webtitle", READ_TITLE, FITS_WELL},
    {"heading", READ_TITLE, FITS_FAIRLY},
    {"outlet", READ_OUTLET, FITS},
    {"source", READ_OUTLET, FITS_WELL},
    {"publisher", READ_OUTLET, FITS_WELL},
    {"publication", READ_OUTLET, FITS_FAIRLY},
    {"sourcename", READ_OUTLET, FITS_FAIRLY},
    {"sitename", READ_OUTLET, FITS_FAIRLY},
    {"newspaper", READ_OUTLET, FITS_FAIRLY},
    {"medianame", READ_OUTLET, FITS_FAIRLY},
    {"sourcedomain", READ_OUTLET, FITS_LAST},
    {"domain", READ_OUTLET, FITS_LAST},
    {"date", READ_DATE, FITS},
    {"published", READ_DATE, FITS_WELL},
    {"publishedat", READ_DATE, FITS_WELL},
    {"publisheddate", READ_DATE, FITS_WELL},
    {"datepublished", READ_DATE, FITS_WELL},
    {"datepublish", READ_DATE, FITS_WELL},
    {"publishdate", READ_DATE, FITS_WELL},
    {"publicationdate", READ_DATE, FITS_WELL},
    {"webpublicationdate", READ_DATE, FITS_WELL},
    {"pubdate", READ_DATE, FITS_WELL},
    {"datetime", READ_DATE, FITS_FAIRLY},
    {"issued", READ_DATE, FITS_FAIRLY},
    {"timestamp", READ_DATE, FITS_FAIRLY},
    {"seendate", READ_DATE, FITS_FAIRLY},
    {"createdat", READ_DATE, FITS_LAST},
    {"updated", READ_DATE, FITS_LAST},
    {"byline", READ_BYLINE, FITS},
    {"author", READ_BYLINE, FITS_WELL},
    {"authors", READ_BYLINE, FITS_WELL},
    {"creator", READ_BYLINE, FITS_FAIRLY},
    {"dateline", READ_DATELINE, FITS},
    {"url", READ_URL, FITS},
    {"link", READ_URL, FITS_WELL},
    {"weburl", READ_URL, FITS_WELL},
    {"canonicalurl", READ_URL, FITS_WELL},
    {"permalink", READ_URL, FITS_WELL},
};

/** Objects that hold the fields of an article rather than being one of them. */
static const char *const wrappers[] = {"fields", "source", "attributes", "article", "document", "doc"};

/** A name's letters and digits, in small letters, without a prefix; 0 for one that is too long. */
static size_t squeeze(const char *name, size_t count, char small[32]) {
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        char byte = text_ascii_lower(name[i]);
        if (byte == ':') used = 0;
        if (!(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9')) continue;
        if (used + 1 == 32) return 0;
        small[used++] = byte;
    }
    small[used] = '\0';
    return used;
}

/** What a squeezed name stands for; NULL for nothing. */
static const struct alias *find_squeezed(const char *small) {
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(small, aliases[i].name) == 0) return &aliases[i];
    return NULL;
}

static const struct alias *find(const char *name, size_t count) {
    char small[32];
    return squeeze(name, count, small) ? find_squeezed(small) : NULL;
}

uint32_t read_record_field(const char *name, size_t count) {
    const struct alias *alias = find(name, count);
    return alias ? alias->field : READ_RECORD_FIELDS;
}

void read_record_start(read_record *record, const base_allocator *allocator) {
    *record = (read_record){.input = READ_TEXT};
    base_buf_start(&record->strings, allocator);
    read_record_reset(record);
}

void read_record_reset(read_record *record) {
    base_buf_reset(&record->strings);
    for (int i = 0; i < READ_RECORD_FIELDS; i++) record->offsets[i] = SIZE_MAX;
    memset(record->ranks, 0, sizeof record->ranks);
    record->unread = 0;
    record->text_count = 0;
    record->input = READ_TEXT;
}

void read_record_release(read_record *record) {
    base_buf_release(&record->strings);
}

/** True for text that is markup: it has the tags of paragraphs or lines. */
static bool is_markup(const char *text, size_t count) {
    static const char *const tags[] = {"<p>", "<p ", "<P>", "<br", "<BR", "<div", "</"};
    for (const char *at = text; (at = memchr(at, '<', count - (size_t)(at - text))) != NULL; at++)
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
            size_t size = strlen(tags[i]);
            if (count - (size_t)(at - text) >= size && memcmp(at, tags[i], size) == 0) return true;
        }
    return false;
}

static const char *put(read_record *record, const struct alias *alias, const char *value, size_t count) {
    bool zero = count > 0 && memchr(value, '\0', count) != NULL;
    if (alias->field == READ_ID && count == 0) return "the id is empty; leave it out, or name the article";
    if (alias->field == READ_ID && zero) return "the id contains a zero byte";
    if (alias->field != READ_RECORD_TEXT && zero) {
        record->unread |= UINT32_C(1) << alias->field;
        return NULL;
    }
    if (record->ranks[alias->field] >= alias->fits) return NULL;
    /* An empty value under another name says nothing. */
    if (alias->fits != FITS && read_blanks(value, count, 0) == count) return NULL;
    record->ranks[alias->field] = alias->fits;
    record->offsets[alias->field] = record->strings.count;
    base_buf_add(&record->strings, value, count);
    base_buf_add(&record->strings, "", 1);
    if (alias->field != READ_RECORD_TEXT) return NULL;
    record->text_count = count;
    record->input = alias->fits != FITS && is_markup(value, count) ? READ_HTML : READ_TEXT;
    return NULL;
}

const char *read_record_put(read_record *record, const char *name, size_t name_count, const char *value,
                            size_t count) {
    const struct alias *alias = find(name, name_count);
    return alias ? put(record, alias, value, count) : NULL;
}

/* ---- JSON ---------------------------------------------------------------------------------------------- */

/** What an object under a field's name says of it: {"name": …}, {"main": …}. Its first event has been taken. */
static const char *take_name(read_json *json, base_buf *names) {
    static const char *const keys[] = {"name", "title", "main", "original", "text", "fullname"};
    read_json_event event;
    bool found = false;
    while ((event = read_json_next(json)) == READ_JSON_KEY) {
        char small[32];
        bool wanted = squeeze(json->string.bytes, json->string.count, small) && !found &&
                      read_is_one_of(small, keys, sizeof keys / sizeof *keys);
        event = read_json_next(json);
        if (wanted && event == READ_JSON_STRING && json->string.count) {
            found = true;
            if (names->count) base_buf_add_string(names, ", ");
            base_buf_add(names, json->string.bytes, json->string.count);
        } else if (read_json_skip(json, event) == READ_JSON_ERROR) {
            return json->problem;
        }
    }
    return event == READ_JSON_ERROR ? json->problem : NULL;
}

/** A list of names, or of objects with names. */
static const char *take_names(read_json *json, base_buf *names) {
    read_json_event event;
    while ((event = read_json_next(json)) != READ_JSON_ARRAY_END) {
        const char *problem = NULL;
        if (event == READ_JSON_STRING && json->string.count) {
            if (names->count) base_buf_add_string(names, ", ");
            base_buf_add(names, json->string.bytes, json->string.count);
        } else if (event == READ_JSON_OBJECT) {
            problem = take_name(json, names);
        } else if (event == READ_JSON_ERROR || read_json_skip(json, event) == READ_JSON_ERROR) {
            problem = json->problem;
        }
        if (problem) return problem;
    }
    return NULL;
}

/** Seconds since 1970, or thousandths of them, as a day. */
static size_t day_of_number(const char *digits, size_t count, char iso[24]) {
    int64_t seconds = 0;
    if (count != 10 && count != 13) return 0;
    for (size_t i = 0; i < 10; i++) {
        if (digits[i] < '0' || digits[i] > '9') return 0;
        seconds = seconds * 10 + (digits[i] - '0');
    }
    time_day day = time_day_of((int32_t)(seconds / 86400));
    return (size_t)snprintf(iso, 24, "%04d-%02d-%02d", day.year, day.month, day.day);
}

/** Takes the value behind a name; NULL, or what is wrong with it. `deep` is how far it lies inside. */
static const char *take_value(read_record *record, read_json *json, uint32_t deep);

static const char *take_members(read_record *record, read_json *json, uint32_t deep) {
    read_json_event event;
    while ((event = read_json_next(json)) == READ_JSON_KEY) {
        const char *problem = take_value(record, json, deep);
        if (problem) return problem;
    }
    return event == READ_JSON_ERROR ? json->problem : NULL;
}

/** A list or an object under a field's name. */
static const char *take_compound(read_record *record, read_json *json, const struct alias *alias,
                                 read_json_event event) {
    base_buf names;
    base_buf_start(&names, record->strings.allocator);
    const char *problem = event == READ_JSON_ARRAY ? take_names(json, &names) : take_name(json, &names);
    if (!problem && names.count) problem = put(record, alias, names.bytes, names.count);
    if (!problem && !names.count) record->unread |= UINT32_C(1) << alias->field;
    if (names.failed) record->strings.failed = true;
    base_buf_release(&names);
    return problem;
}

static const char *take_value(read_record *record, read_json *json, uint32_t deep) {
    char name[32], iso[24];
    bool named = squeeze(json->string.bytes, json->string.count, name) > 0;
    const struct alias *alias = named ? find_squeezed(name) : NULL;
    bool wrapper = named && deep < 3 && read_is_one_of(name, wrappers, sizeof wrappers / sizeof *wrappers);
    /* "source" of a search engine's hit holds the article, that of a news service names the outlet. */
    wrapper = wrapper && (json->string.bytes[0] == '_' || strcmp(name, "source") != 0);
    read_json_event event = read_json_next(json);
    if (event == READ_JSON_ERROR) return json->problem;
    if (wrapper && event == READ_JSON_OBJECT) return take_members(record, json, deep + 1);
    if (!alias) return read_json_skip(json, event) == READ_JSON_ERROR ? json->problem : NULL;
    if (event == READ_JSON_STRING || (event == READ_JSON_NUMBER && alias->field == READ_ID))
        return put(record, alias, json->string.bytes ? json->string.bytes : "", json->string.count);
    if (event == READ_JSON_NUMBER && alias->field == READ_DATE) {
        size_t size = day_of_number(json->string.bytes, json->string.count, iso);
        if (size) return put(record, alias, iso, size);
    }
    bool compound = event == READ_JSON_ARRAY || event == READ_JSON_OBJECT;
    if (alias->field == READ_RECORD_TEXT && alias->fits == FITS) return "\"text\" is not a string";
    if (compound &&
        (alias->field == READ_BYLINE || alias->field == READ_OUTLET || alias->field == READ_TITLE))
        return take_compound(record, json, alias, event);
    /* The article is worth more than its metadata of another shape. */
    if (event != READ_JSON_NULL && alias->field < READ_RECORD_TEXT)
        record->unread |= UINT32_C(1) << alias->field;
    return read_json_skip(json, event) == READ_JSON_ERROR ? json->problem : NULL;
}

const char *read_record_json(read_record *record, read_json *json) {
    return take_members(record, json, 0);
}

const char *read_record_fault(const read_record *record) {
    return record->offsets[READ_RECORD_TEXT] == SIZE_MAX ? "there is no \"text\"" : NULL;
}

void read_record_article(const read_record *record, const char *name, read_article *article) {
    const char *values[READ_RECORD_FIELDS];
    uint32_t unread = record->unread;
    for (int i = 0; i < READ_RECORD_FIELDS; i++) {
        values[i] = record->offsets[i] == SIZE_MAX ? NULL : record->strings.bytes + record->offsets[i];
        if (values[i]) unread &= ~(UINT32_C(1) << i); /* another name said it */
    }
    *article = (read_article){.bytes = values[READ_RECORD_TEXT],
                              .count = record->text_count,
                              .input = record->input,
                              .decoded = true,
                              .unread = unread,
                              .id = values[READ_ID] ? values[READ_ID] : name,
                              .title = values[READ_TITLE],
                              .source = values[READ_OUTLET],
                              .date = values[READ_DATE],
                              .byline = values[READ_BYLINE],
                              .dateline = values[READ_DATELINE],
                              .url = values[READ_URL]};
}
