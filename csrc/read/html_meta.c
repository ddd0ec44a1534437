/* What the properties and the JSON-LD of a page say about its article. */

#include <string.h>

#include "read/decode.h"
#include "read/entity.h"
#include "read/html.h"
#include "read/json.h"
#include "text/fold.h"

/* The words of three vocabularies for pages: Open Graph, schema.org, and the names that <meta> elements
 * carry. */
static const struct property {
    const char *name;
    read_field field;
    read_rank rank;
} properties[] = {{"og:title", READ_TITLE, READ_RANK_SOCIAL},
                  {"twitter:title", READ_TITLE, READ_RANK_PAGE},
                  {"headline", READ_TITLE, READ_RANK_SOCIAL},
                  {"og:site_name", READ_OUTLET, READ_RANK_SOCIAL},
                  {"application-name", READ_OUTLET, READ_RANK_GUESS},
                  {"article:published_time", READ_DATE, READ_RANK_SOCIAL},
                  {"og:published_time", READ_DATE, READ_RANK_SOCIAL},
                  {"datepublished", READ_DATE, READ_RANK_SOCIAL},
                  {"parsely-pub-date", READ_DATE, READ_RANK_PAGE},
                  {"pubdate", READ_DATE, READ_RANK_PAGE},
                  {"publishdate", READ_DATE, READ_RANK_PAGE},
                  {"publish-date", READ_DATE, READ_RANK_PAGE},
                  {"dc.date", READ_DATE, READ_RANK_PAGE},
                  {"dc.date.issued", READ_DATE, READ_RANK_PAGE},
                  {"date", READ_DATE, READ_RANK_PAGE},
                  {"author", READ_BYLINE, READ_RANK_PAGE},
                  {"article:author", READ_BYLINE, READ_RANK_PAGE},
                  {"parsely-author", READ_BYLINE, READ_RANK_TEXT},
                  {"dc.creator", READ_BYLINE, READ_RANK_PAGE},
                  {"byl", READ_BYLINE, READ_RANK_PAGE},
                  {"article:modified_time", READ_UPDATED, READ_RANK_SOCIAL},
                  {"og:updated_time", READ_UPDATED, READ_RANK_PAGE},
                  {"datemodified", READ_UPDATED, READ_RANK_SOCIAL},
                  {"og:description", READ_SUMMARY, READ_RANK_SOCIAL},
                  {"description", READ_SUMMARY, READ_RANK_PAGE},
                  {"twitter:description", READ_SUMMARY, READ_RANK_GUESS},
                  {"og:url", READ_URL, READ_RANK_PAGE}};

static bool equals_ignoring_case(const char *a, const char *b) {
    for (; *a && *b; a++, b++)
        if (text_ascii_lower(*a) != *b) return false;
    return *a == *b;
}

void read_html_property(const char *name, const char *content, read_meta *meta) {
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const struct property *known = &properties[i];
        if (!equals_ignoring_case(name, known->name)) continue;
        /* An author's address or account is not the author's name. */
        if (known->field == READ_BYLINE && (strstr(content, "://") || content[0] == '@')) return;
        base_buf value;
        base_buf_start(&value, meta->values[known->field].allocator);
        read_entity_decode(content, strlen(content), &value);
        if (value.failed) meta->values[known->field].failed = true;
        if (known->field == READ_BYLINE)
            read_meta_add(meta, known->field, known->rank, value.bytes ? value.bytes : "", value.count);
        else
            read_meta_offer(meta, known->field, known->rank, value.bytes ? value.bytes : "", value.count);
        if (known->field == READ_TITLE && known->rank == READ_RANK_SOCIAL)
            read_meta_offer(meta, READ_OTHER_TITLE, known->rank, value.bytes ? value.bytes : "", value.count);
        base_buf_release(&value);
        return;
    }
}

/** What a value inside a JSON-LD block belongs to. */
enum {
    ELSEWHERE,
    OF_AUTHOR,
    OF_PUBLISHER,
    IS_HEADLINE,
    IS_DATE,
    IS_UPDATED,
    IS_BODY,
    IS_AUTHOR,
    IS_PUBLISHER,
    IS_ASIDE
};

/** What the value behind a key is, inside a value of kind `around`. */
static uint8_t judge_key(const base_buf *key, uint8_t around) {
    static const struct {
        const char *name;
        uint8_t meaning;
    } keys[] = {{"headline", IS_HEADLINE},
                {"datePublished", IS_DATE},
                {"author", OF_AUTHOR},
                {"articleBody", IS_BODY},
                {"dateModified", IS_UPDATED},
                {"creator", OF_AUTHOR},
                {"publisher", OF_PUBLISHER},
                {"comment", IS_ASIDE},
                {"review", IS_ASIDE},
                {"hasPart", IS_ASIDE},
                {"citation", IS_ASIDE},
                /* what has authors and dates of its own */
                {"image", IS_ASIDE},
                {"video", IS_ASIDE},
                {"logo", IS_ASIDE},
                {"thumbnail", IS_ASIDE},
                {"associatedMedia", IS_ASIDE},
                {"liveBlogUpdate", IS_ASIDE},
                {"itemListElement", IS_ASIDE},
                {"isPartOf", IS_ASIDE},
                {"mentions", IS_ASIDE},
                {"about", IS_ASIDE},
                {"primaryImageOfPage", IS_ASIDE},
                {"worksFor", IS_ASIDE},
                {"memberOf", IS_ASIDE},
                {"affiliation", IS_ASIDE}};
    if (key->count == 4 && memcmp(key->bytes, "name", 4) == 0)
        return around == OF_AUTHOR ? IS_AUTHOR : around == OF_PUBLISHER ? IS_PUBLISHER : ELSEWHERE;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (key->count == strlen(keys[i].name) && memcmp(key->bytes, keys[i].name, key->count) == 0)
            return around == ELSEWHERE || keys[i].meaning == IS_ASIDE ? keys[i].meaning : ELSEWHERE;
    return ELSEWHERE;
}

static void take_string(const base_buf *value, uint8_t meaning, read_meta *meta) {
    switch (meaning) {
    case IS_HEADLINE:
        read_meta_offer(meta, READ_TITLE, READ_RANK_DATA, value->bytes, value->count);
        break;
    case IS_DATE:
        read_meta_offer(meta, READ_DATE, READ_RANK_DATA, value->bytes, value->count);
        break;
    case IS_UPDATED:
        read_meta_offer(meta, READ_UPDATED, READ_RANK_DATA, value->bytes, value->count);
        break;
    case IS_BODY:
        read_meta_offer(meta, READ_BODY, READ_RANK_DATA, value->bytes, value->count);
        break;
    case IS_AUTHOR:
    case OF_AUTHOR:
        if (!strstr(value->bytes, "://"))
            read_meta_add(meta, READ_BYLINE, READ_RANK_DATA, value->bytes, value->count);
        break;
    case IS_PUBLISHER:
    case OF_PUBLISHER:
        read_meta_offer(meta, READ_OUTLET, READ_RANK_DATA, value->bytes, value->count);
        break;
    default:
        break;
    }
}

void read_html_json(const char *bytes, size_t count, read_meta *meta) {
    uint8_t around[READ_JSON_DEEPEST + 1] = {ELSEWHERE}; /* what the values at each depth belong to */
    uint8_t meaning = ELSEWHERE;
    base_buf value, mended;
    base_buf_start(&value, meta->values[READ_TITLE].allocator);
    base_buf_start(&mended, meta->values[READ_TITLE].allocator);
    read_json json;
    read_json_start(&json, bytes, count, meta->values[READ_TITLE].allocator);
    for (;;) {
        read_json_event event = read_json_next(&json);
        if (event == READ_JSON_END || event == READ_JSON_ERROR) break;
        if (event == READ_JSON_KEY) {
            meaning = judge_key(&json.string, around[json.depth]);
            continue;
        }
        if (event == READ_JSON_OBJECT || event == READ_JSON_ARRAY) {
            if (meaning == IS_ASIDE) {
                read_json_skip(&json, event);
            } else {
                /* Author and publisher stay what they are through lists and objects. */
                around[json.depth] = meaning == OF_AUTHOR || meaning == OF_PUBLISHER ? meaning : ELSEWHERE;
            }
        } else if (event == READ_JSON_STRING) {
            /* Escapes can say what is no text: half a surrogate pair, NUL. */
            base_buf_reset(&value);
            base_buf_reset(&mended);
            read_mend(json.string.bytes ? json.string.bytes : "", json.string.count, &mended);
            if (mended.count) read_entity_decode(mended.bytes, mended.count, &value);
            if (value.count) take_string(&value, meaning, meta);
        }
        /* The next value has no key of its own if it stands in a list. */
        meaning = around[json.depth];
    }
    if (json.string.failed || value.failed || mended.failed) meta->values[READ_TITLE].failed = true;
    base_buf_release(&value);
    base_buf_release(&mended);
    read_json_release(&json);
}
