/* What a page's data say of an article, cleaned: its title and its authors. */

#include "page/given_meta.h"

#include <string.h>

#include "page/tuning.h"
#include "text/class.h"
#include "text/fold.h"

/* ---- the title ----------------------------------------------------------------------------------------- */

/** Bytes [begin, end) of a value. */
typedef struct part {
    size_t begin, end;
} part;

/** A mark that parts a title from the name of its site, with blanks around it: its size, 0 for none. */
static size_t separator_at(const char *text, size_t at, size_t count) {
    size_t length;
    if (at == 0 || text[at - 1] != ' ') return 0;
    uint32_t code, class = text_class_at(text + at, count - at, &length);
    text_decode(text + at, count - at, &code);
    bool mark = class & TEXT_DASH || code == '|' || code == 0xB7 || code == 0x2022 || code == 0xBB ||
                code == 0x203A || code == 0x2016;
    return mark && at + length < count && text[at + length] == ' ' ? length : 0;
}

/** Letters and digits of a text, in small letters, as far as there is room. */
static size_t squeeze(const char *text, part of, char *to, size_t room) {
    size_t used = 0;
    size_t end = of.end - of.begin < PAGE_TITLE_BYTES ? of.end : of.begin + PAGE_TITLE_BYTES;
    for (size_t at = of.begin; at < end && used < room; at++) {
        unsigned char small = (unsigned char)text_ascii_lower(text[at]);
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || small >= 0x80)
            to[used++] = (char)small;
    }
    return used;
}

/** The host of an address. */
static part host_of(const base_buf *url) {
    size_t most = url->count < PAGE_TITLE_BYTES ? url->count : PAGE_TITLE_BYTES, begin = 0;
    while (begin + 3 <= most && memcmp(url->bytes + begin, "://", 3) != 0) begin++;
    if (begin + 3 > most) return (part){0, 0};
    size_t end = begin += 3;
    while (end < most && !strchr("/:?#", url->bytes[end])) end++;
    return (part){begin, end};
}

/** True where a part of a title is the outlet's name, or the address has it as its own. */
static bool is_site(const read_meta *meta, const char *title, part name) {
    char own[PAGE_SITE_BYTES], other[PAGE_SITE_BYTES];
    const base_buf *outlet = &meta->values[READ_OUTLET], *url = &meta->values[READ_URL];
    size_t count = squeeze(title, name, own, sizeof own);
    if (count < PAGE_SITE_LEAST || count == sizeof own) return false;
    if (outlet->count) {
        size_t size = squeeze(outlet->bytes, (part){0, outlet->count}, other, sizeof other);
        if (size == count && memcmp(own, other, count) == 0) return true;
    }
    if (!url->count) return false;
    size_t size = squeeze(url->bytes, host_of(url), other, sizeof other);
    for (size_t at = 0; at + count <= size; at++)
        if (memcmp(other + at, own, count) == 0) return true;
    return false;
}

/** Takes the site's name off the end of the title, or off its beginning. */
static void trim_title(read_meta *meta, base_buf *title) {
    part left = {0, title->count};
    if (title->count > PAGE_TITLE_BYTES) return; /* each mark in it is looked ahead from */
    for (size_t at = 1; at + 2 < title->count; at++) {
        size_t size = separator_at(title->bytes, at, title->count);
        if (!size) continue;
        if (is_site(meta, title->bytes, (part){at + size + 1, title->count})) {
            left.end = at - 1;
            break;
        }
        if (left.begin == 0 && is_site(meta, title->bytes, (part){0, at - 1})) left.begin = at + size + 1;
    }
    if (left.begin >= left.end) return;
    title->count = left.end - left.begin;
    memmove(title->bytes, title->bytes + left.begin, title->count);
    title->bytes[title->count] = '\0';
}

/** True where a heading of the first level is exactly this title. */
static bool is_shown(const read_content *content, const base_buf *title) {
    for (uint32_t i = 0; i < content->blocks.count; i++) {
        const read_block *block = &content->blocks.items[i];
        if (block->level == 1 && text_fold_equal(content->text + block->begin, block->end - block->begin,
                                                 title->bytes, title->count))
            return true;
    }
    return false;
}

void page_given_title(const doc *document, read_content *content) {
    read_meta *meta = &content->meta;
    base_buf *title = &meta->values[READ_TITLE], *other = &meta->values[READ_OTHER_TITLE];
    if (title->count == 0 || read_meta_has(meta, READ_TITLE, READ_RANK_GIVEN)) return;
    if (doc_rule_on(document, DOC_RULE_title_site)) {
        trim_title(meta, title);
        if (other->count) trim_title(meta, other);
    }
    if (other->count && doc_rule_on(document, DOC_RULE_title_shown) && !is_shown(content, title)) {
        base_buf swapped = *title;
        *title = *other;
        *other = swapped;
    }
}

/* ---- authors ------------------------------------------------------------------------------------------- */

/** Where the name in [begin, end) stops: before a date, an address, a bracket. */
static size_t name_end(const page_model *model, const char *text, size_t begin, size_t end) {
    size_t last = begin;
    for (size_t at = begin; at < end;) {
        size_t word = at;
        while (at < end && text[at] != ' ') at++;
        bool strange = text[word] == '(' || text[word] == '|' || text[word] == '[' ||
                       memchr(text + word, '@', at - word) != NULL;
        for (size_t i = word; i < at; i++) strange = strange || (text[i] >= '0' && text[i] <= '9');
        bool month = page_cue_end(model, text, (uint32_t)word, (uint32_t)at, PAGE_FEATURE_CUE_MONTH) > word &&
                     at + 1 < end && text[at + 1] >= '0' && text[at + 1] <= '9';
        bool published =
            page_cue_end(model, text, (uint32_t)word, (uint32_t)end, PAGE_FEATURE_CUE_PUBLISHED) > word;
        if (strange || month || published) break;
        last = at;
        while (at < end && text[at] == ' ') at++;
    }
    while (last > begin && (text[last - 1] == ' ' || text[last - 1] == ',' || text[last - 1] == '-')) last--;
    return last;
}

static bool has_letters(const char *text, size_t begin, size_t end) {
    size_t length;
    for (size_t at = begin; at < end; at += length)
        if (text_class_at(text + at, end - at, &length) & TEXT_LETTER) return true;
    return false;
}

/** Behind the "By" and the blanks that a name begins with. */
static size_t name_begin(const page_model *model, const char *text, size_t begin, size_t end) {
    size_t names = page_cue_end(model, text, (uint32_t)begin, (uint32_t)end, PAGE_FEATURE_CUE_BYLINE);
    while (names < end && (text[names] == ' ' || text[names] == ':')) names++;
    return names < end ? names : begin;
}

void page_given_authors(const page_model *model, const doc *document, read_meta *meta) {
    read_rank rank = meta->ranks[READ_BYLINE];
    if (rank == READ_RANK_NONE || rank == READ_RANK_GIVEN || !doc_rule_on(document, DOC_RULE_given_byline))
        return;
    base_buf old = meta->values[READ_BYLINE];
    base_buf_start(&meta->values[READ_BYLINE], old.allocator);
    meta->ranks[READ_BYLINE] = READ_RANK_NONE;
    size_t whole = old.count < PAGE_BYLINE_BYTES ? old.count : PAGE_BYLINE_BYTES;
    for (size_t at = 0; at < whole;) {
        size_t end = at;
        while (end < whole && old.bytes[end] != ',' && old.bytes[end] != ';') end++;
        size_t begin = name_begin(model, old.bytes, at, end);
        size_t stop = name_end(model, old.bytes, begin, end);
        if (has_letters(old.bytes, begin, stop))
            read_meta_add(meta, READ_BYLINE, rank, old.bytes + begin, stop - begin);
        at = end + 1;
        while (at < whole && old.bytes[at] == ' ') at++;
    }
    if (old.failed) meta->values[READ_BYLINE].failed = true;
    base_buf_release(&old);
}
