/* Markup without what would make a parser slow: absurd depth, absurd numbers of attributes; and without what it
 * would read for nothing: scripts, styles, comments, attributes that say nothing of the text. */

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "read/html.h"
#include "text/fold.h"

/** No element of a real page has so many attributes; a parser compares each with all others. */
#define MOST_ATTRIBUTES 200
#define LONGEST_NAME 24

/** A tag in the markup: bytes [begin, end). */
typedef struct tag {
    size_t begin, name_end, end;
    char name[LONGEST_NAME]; /**< lower case, cut */
    bool closing, crowded;
} tag;

/** An attribute: bytes [begin, end) of the markup, its name up to name_end, its value from value on. */
typedef struct property {
    size_t begin, name_end, value, end;
} property;

#define DROPPED 8

/** Where the next end tag of a name begins and ends: found once, however many start tags stand before it. */
typedef struct end_tag {
    bool known;
    size_t begin, behind; /**< behind: 0 where there is none, or it is cut */
} end_tag;

/** The elements that are open, as far as tags tell. */
typedef struct limiter {
    const char *bytes;
    size_t count, copied;
    base_buf *out;
    uint32_t max_depth;
    base_map open; /**< name → how many are open */
    base_map over; /**< name → how many beyond the limit are open */
    BASE_VEC(uint64_t) stack;
    bool cut, failed;
    uint32_t preformatted; /**< elements of preformatted text that are open */
    bool simplified;       /**< what was left out could have been seen */
    end_tag ends[DROPPED];
} limiter;

static bool is_any(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

/** Elements that hold nothing, or that the next of their kind ends (HTML Living Standard, 13.1.2.4). */
static bool counts_as_depth(const char *name) {
    static const char *const flat[] = {"area",   "base",     "br",   "col",   "embed",  "hr",    "img",
                                       "input",  "link",     "meta", "param", "source", "track", "wbr",
                                       "html",   "head",     "body", "p",     "li",     "dt",    "dd",
                                       "tr",     "td",       "th",   "thead", "tbody",  "tfoot", "colgroup",
                                       "option", "optgroup", NULL};
    return !is_any(name, flat);
}

/** The number of an element that nobody sees, left out with all that it holds; -1 for others. A script may be
 * data. */
static int dropped_number(const char *name) {
    static const char *const dropped[DROPPED] = {"script", "style",    "noscript", "svg",
                                                 "iframe", "template", "noembed",  "noframes"};
    for (int i = 0; i < DROPPED; i++)
        if (strcmp(name, dropped[i]) == 0) return i;
    return -1;
}

/** Tags that give no text: pictures and fields. */
static bool is_idle(const char *name) {
    static const char *const idle[] = {"img", "source", "input", "embed", "param", "track", "area", NULL};
    return is_any(name, idle);
}

/** Attributes that are asked for. */
static bool is_asked_for(const char *bytes, size_t count) {
    static const char *const asked[] = {
        "class", "id",     "href", "rel",      "property", "name",           "content",    "itemprop",
        "role",  "hidden", "type", "datetime", "style",    "data-component", "data-testid"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        size_t k = 0;
        while (k < count && asked[i][k] && (bytes[k] | 0x20) == (asked[i][k] | 0x20)) k++;
        if (k == count && !asked[i][k]) return true;
    }
    return false;
}

static bool is_raw(const char *name) {
    static const char *const raw[] = {"script", "style",   "textarea", "title", "xmp",
                                      "iframe", "noembed", "noframes", NULL};
    return is_any(name, raw);
}

static bool is_inline(const char *name) {
    static const char *const inline_names[] = {
        "a", "abbr",  "b",    "bdi",    "cite", "code", "em", "font", "i",   "kbd", "mark",  "q",
        "s", "small", "span", "strong", "sub",  "sup",  "tt", "u",    "var", "big", "label", NULL};
    return is_any(name, inline_names);
}

static bool is_letter(char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static bool is_white(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/** Where a string begins at or after `at`, or the end. */
static size_t find(const char *bytes, size_t at, size_t end, const char *string) {
    size_t length = strlen(string);
    while (at + length <= end) {
        const char *first = memchr(bytes + at, string[0], end - at - length + 1);
        if (!first) break;
        at = (size_t)(first - bytes);
        if (memcmp(first, string, length) == 0) return at;
        at++;
    }
    return end;
}

/** Moves behind the attributes to the tag's end; a mark quotes only where a value begins. */
static void scan_attributes(const limiter *work, tag *found) {
    size_t at = found->name_end, attributes = 0;
    char before = ' ';
    for (; at < work->count && work->bytes[at] != '>'; at++) {
        char byte = work->bytes[at];
        if ((byte == '"' || byte == '\'') && before == '=') {
            const char *end = memchr(work->bytes + at + 1, byte, work->count - at - 1);
            at = end ? (size_t)(end - work->bytes) : work->count - 1;
        } else if (!is_white(byte) && is_white(work->bytes[at - 1])) {
            attributes++;
        }
        if (!is_white(byte)) before = byte;
    }
    found->end = at < work->count ? at + 1 : work->count;
    /* A slash, too, parts attributes. */
    found->crowded = attributes > MOST_ATTRIBUTES;
    for (size_t i = found->name_end; !found->crowded && i < found->end && attributes <= MOST_ATTRIBUTES; i++)
        attributes += work->bytes[i] == '/' || work->bytes[i] == '"' || work->bytes[i] == '\'';
    found->crowded = attributes > MOST_ATTRIBUTES;
}

/** Leaves bytes [begin, end) out. */
static void drop(limiter *work, size_t begin, size_t end) {
    base_buf_add(work->out, work->bytes + work->copied, begin - work->copied);
    work->copied = end;
    work->cut = true;
}

/** The next tag from *at on; comments and declarations are passed over. */
static bool next_tag(limiter *work, size_t *at, tag *found) {
    while (*at < work->count) {
        const char *angle = memchr(work->bytes + *at, '<', work->count - *at);
        if (!angle) return false;
        size_t begin = (size_t)(angle - work->bytes), name = begin + 1;
        if (work->count - begin >= 4 && memcmp(angle, "<!--", 4) == 0) {
            *at = find(work->bytes, begin + 2, work->count, "-->");
            *at = *at < work->count ? *at + 3 : work->count;
            if (*at < work->count) drop(work, begin, *at);
            continue;
        }
        *found = (tag){.begin = begin};
        if (name < work->count && work->bytes[name] == '/') {
            found->closing = true;
            name++;
        }
        *at = name;
        if (name >= work->count || !is_letter(work->bytes[name])) continue;
        size_t length = 0;
        for (; name < work->count && !is_white(work->bytes[name]) && work->bytes[name] != '/' &&
               work->bytes[name] != '>';
             name++) {
            if (length + 1 < LONGEST_NAME) found->name[length++] = text_ascii_lower(work->bytes[name]);
        }
        found->name_end = name;
        scan_attributes(work, found);
        *at = found->end;
        return true;
    }
    return false;
}

/** Puts something else in the place of bytes [begin, end). */
static void replace(limiter *work, size_t begin, size_t end, const char *with) {
    drop(work, begin, end);
    base_buf_add_string(work->out, with);
}

static void change(limiter *work, base_map *map, uint64_t name, int by) {
    uint32_t count = base_map_value(map, name, 0) + (uint32_t)by;
    if (!base_map_set(map, work->out->allocator, name, count)) work->failed = true;
}

/** Counts an element in; false where it lies too deep. */
static bool open_element(limiter *work, uint64_t name) {
    bool deep = work->stack.count >= work->max_depth;
    change(work, deep ? &work->over : &work->open, name, 1);
    if (!deep && !base_vec_push(work->out->allocator, &work->stack, name)) work->failed = true;
    return !deep;
}

/** Counts an element out; false where its start tag was left out. */
static bool close_element(limiter *work, uint64_t name) {
    if (base_map_value(&work->over, name, 0) > 0) {
        change(work, &work->over, name, -1);
        return false;
    }
    if (base_map_value(&work->open, name, 0) == 0) return true;
    uint64_t top;
    do {
        top = work->stack.items[--work->stack.count];
        change(work, &work->open, top, -1);
    } while (top != name);
    return true;
}

/** Where the end tag of a raw text element begins, or the end: an unclosed script swallows the rest. */
static size_t find_raw_end(const limiter *work, size_t at, const char *name) {
    size_t length = strlen(name);
    for (; (at = find(work->bytes, at, work->count, "</")) < work->count; at++) {
        size_t same = 0;
        while (same < length && at + 2 + same < work->count &&
               (work->bytes[at + 2 + same] | 0x20) == name[same])
            same++;
        if (same == length) return at;
    }
    return work->count;
}

/** The next attribute of a tag from *at on. */
static bool next_property(const limiter *work, const tag *of, size_t *at, property *found) {
    const char *bytes = work->bytes;
    size_t end = of->end > *at && bytes[of->end - 1] == '>' ? of->end - 1 : of->end;
    while (*at < end && (is_white(bytes[*at]) || bytes[*at] == '/')) ++*at;
    if (*at >= end) return false;
    found->begin = *at;
    while (*at < end && !is_white(bytes[*at]) && bytes[*at] != '=' && bytes[*at] != '/') ++*at;
    found->name_end = found->value = *at;
    size_t next = *at;
    while (next < end && is_white(bytes[next])) next++;
    if (next < end && bytes[next] == '=') {
        next++;
        while (next < end && is_white(bytes[next])) next++;
        found->value = next;
        if (next < end && (bytes[next] == '"' || bytes[next] == '\'')) {
            const char *close = memchr(bytes + next + 1, bytes[next], end - next - 1);
            *at = close ? (size_t)(close - bytes) + 1 : end;
        } else {
            while (next < end && !is_white(bytes[next])) next++;
            *at = next;
        }
    }
    found->end = *at = *at > found->begin ? *at : found->begin + 1;
    return true;
}

/** Leaves out the attributes that nobody asks for, and the addresses of links: that they are some is enough. */
static void thin_out(limiter *work, const tag *found) {
    const char *bytes = work->bytes;
    property next;
    bool link = strcmp(found->name, "a") == 0;
    for (size_t at = found->name_end; next_property(work, found, &at, &next);) {
        size_t size = next.name_end - next.begin;
        bool style = size == 5 && (bytes[next.begin] | 0x20) == 's',
             kept = is_asked_for(bytes + next.begin, size);
        /* Of styles only those count that hide. */
        if (kept && style) kept = find(bytes, next.value, next.end, "none") < next.end;
        bool address = link && size == 4 && (bytes[next.begin] | 0x20) == 'h' && next.value > next.name_end;
        size_t before = next.begin;
        while (before > work->copied && is_white(bytes[before - 1])) before--;
        if (!kept) {
            drop(work, before, next.end);
        } else if (address && next.end - next.value > 2) {
            replace(work, next.value, next.end, "\"\"");
        }
    }
}

/** True for a script that holds data of the page: its type says JSON. */
static bool is_data(const limiter *work, const tag *found) {
    return find(work->bytes, found->name_end, found->end, "ld+json") < found->end;
}

/** Where an element that is left out ends, behind its end tag; 0 where that is missing. */
static size_t find_behind(limiter *work, const tag *found, int number) {
    if (work->bytes[found->end - 1] == '>' && found->end >= 2 && work->bytes[found->end - 2] == '/' &&
        strcmp(found->name, "svg") == 0)
        return found->end;
    end_tag *end = &work->ends[number];
    if (!end->known || end->begin < found->end) {
        size_t at = find_raw_end(work, found->end, found->name);
        const char *close = at < work->count ? memchr(work->bytes + at, '>', work->count - at) : NULL;
        *end = (end_tag){true, at, close ? (size_t)(close - work->bytes) + 1 : 0};
    }
    return end->behind;
}

/** Leaves one of the blanks between two tags. */
static void thin_white(limiter *work, const tag *found) {
    if (strcmp(found->name, "pre") == 0) {
        if (!found->closing)
            work->preformatted++;
        else if (work->preformatted)
            work->preformatted--;
    }
    size_t white = found->begin;
    while (white > work->copied && is_white(work->bytes[white - 1])) white--;
    if (work->preformatted == 0 && found->begin - white > 1 && white > work->copied &&
        work->bytes[white - 1] == '>')
        drop(work, white + 1, found->begin);
}

/** Takes a tag; returns where to go on. */
static size_t take_tag(limiter *work, const tag *found) {
    int number = found->closing ? -1 : dropped_number(found->name);
    bool script = strcmp(found->name, "script") == 0;
    /* Of links to other files the canonical address is asked for. */
    bool other = strcmp(found->name, "link") == 0 &&
                 find(work->bytes, found->name_end, found->end, "anonical") == found->end;
    thin_white(work, found);
    if (other || is_idle(found->name)) {
        drop(work, found->begin, found->end);
        return found->end;
    }
    if (number >= 0 && !(script && is_data(work, found))) {
        size_t behind = find_behind(work, found, number);
        if (behind) {
            drop(work, found->begin, behind);
            return behind;
        }
    }
    bool kept = true;
    if (counts_as_depth(found->name)) {
        uint64_t name = base_hash_keyed(&work->out->allocator->secret, found->name, strlen(found->name), 0);
        kept = found->closing ? close_element(work, name) : open_element(work, name);
    }
    if (!kept) {
        replace(work, found->begin, found->end, found->closing || is_inline(found->name) ? "" : "<br>");
    } else if (found->crowded) {
        replace(work, found->name_end, found->end, ">");
    } else if (!found->closing) {
        thin_out(work, found);
    }
    work->simplified = work->simplified || !kept || found->crowded;
    return !found->closing && is_raw(found->name) ? find_raw_end(work, found->end, found->name) : found->end;
}

bool read_html_limit(const char *bytes, size_t count, uint32_t max_depth, base_buf *limited,
                     bool *simplified) {
    limiter work = {.bytes = bytes, .count = count, .out = limited, .max_depth = max_depth};
    tag found;
    for (size_t at = 0; !work.failed && next_tag(&work, &at, &found);) at = take_tag(&work, &found);
    if (work.cut) base_buf_add(limited, bytes + work.copied, count - work.copied);
    if (work.failed) limited->failed = true;
    *simplified = work.simplified;
    base_map_release(&work.open, limited->allocator);
    base_map_release(&work.over, limited->allocator);
    base_vec_release(limited->allocator, &work.stack);
    return work.cut || work.failed;
}
