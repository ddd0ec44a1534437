#include "text/paragraph.h"

#include <string.h>

#include "text/class.h"

/** Hard-wrapped lines are this wide, in characters: mail and wires use 60 to 80, columns of newspapers 30 to 40. */
#define NARROWEST 30
#define WIDEST 132

/** One visible line: [begin, end) without the white space around it. */
typedef struct wrap_line {
    uint32_t begin, end;
    uint32_t indent; /**< bytes of white space before it */
    bool after_gap;  /**< a blank line, a paragraph separator or the text's start stands before it */
} wrap_line;

/** How the line ends of a stretch of text behave. */
typedef struct wrap_style {
    bool wrapped;
    uint32_t width; /**< where lines break off */
} wrap_style;

/** Moves *at behind the line end that stands there; returns what it was: 0 none, 1 line, 2 paragraph
 * separator. U+2028 ends none: it breaks a line inside a paragraph. */
static int skip_line_end(const char *text, uint32_t size, uint32_t *at) {
    unsigned char byte = (unsigned char)text[*at];
    if (byte >= '\n' && byte <= '\r') {
        *at += byte == '\r' && *at + 1 < size && text[*at + 1] == '\n' ? 2 : 1;
        return 1;
    }
    if (byte == 0xC2 && *at + 1 < size && (unsigned char)text[*at + 1] == 0x85) return *at += 2, 1;
    if (byte != 0xE2 || size - *at < 3 || memcmp(text + *at, "\xE2\x80", 2) != 0) return 0;
    if ((unsigned char)text[*at + 2] != 0xA9) return 0;
    *at += 3;
    return 2;
}

/** True where LF, alone or behind CR, is the only line end of a text: then memchr finds lines. */
static bool has_plain_lines(const char *text, uint32_t size) {
    if (memchr(text, '\v', size) || memchr(text, '\f', size)) return false;
    const char *end = text + size;
    for (const char *at = text; (at = memchr(at, '\r', (size_t)(end - at))); at++)
        if (at + 1 == end || at[1] != '\n') return false;
    for (const char *at = text; (at = memchr(at, 0xC2, (size_t)(end - at))); at++)
        if (at + 1 < end && (unsigned char)at[1] == 0x85) return false;
    for (const char *at = text; (at = memchr(at, 0xE2, (size_t)(end - at))); at++)
        if (end - at >= 3 && (unsigned char)at[1] == 0x80 && (unsigned char)at[2] == 0xA9) return false;
    return true;
}

/** The end of the line that begins at `at`. */
static uint32_t find_line_end(const char *text, uint32_t size, uint32_t at, bool plain) {
    if (plain) {
        const char *end = memchr(text + at, '\n', size - at);
        return end ? (uint32_t)(end - text) : size;
    }
    for (; at < size; at++) {
        unsigned char byte = (unsigned char)text[at];
        if (byte > '\r' && byte < 0xC2) continue;
        uint32_t behind = at;
        if ((byte <= '\r' || byte == 0xC2 || byte == 0xE2) && skip_line_end(text, size, &behind)) break;
    }
    return at;
}

static bool is_blank(uint32_t class) {
    return (class & (TEXT_SPACE | TEXT_INVISIBLE)) != 0;
}

/** Takes white space and invisible characters off both ends of a span. */
static void trim(const char *text, uint32_t *begin, uint32_t *end) {
    size_t length;
    while (*begin < *end && is_blank(text_class_at(text + *begin, *end - *begin, &length)))
        *begin += (uint32_t)length;
    while (*begin < *end && is_blank(text_class_before(text, *end))) *end = (uint32_t)text_before(text, *end);
}

/** Walks over the visible lines of a text. */
typedef struct line_scanner {
    const char *text;
    uint32_t at, size;
    bool plain; /**< see has_plain_lines */
    bool gap;   /**< the next visible line does not continue the last one */
} line_scanner;

/** A stretch of text to look at. */
typedef struct stretch {
    const char *text;
    uint32_t begin, end;
    bool plain;
} stretch;

static line_scanner scan_lines(const stretch *from) {
    return (line_scanner){
        .text = from->text, .at = from->begin, .size = from->end, .plain = from->plain, .gap = true};
}

/** The next visible line; false where there is none. */
static bool next_line(line_scanner *scan, wrap_line *line) {
    while (scan->at < scan->size) {
        uint32_t start = scan->at, end = find_line_end(scan->text, scan->size, start, scan->plain);
        scan->at = end;
        int kind = end < scan->size ? skip_line_end(scan->text, scan->size, &scan->at) : 0;
        *line = (wrap_line){.begin = start, .end = end, .after_gap = scan->gap};
        trim(scan->text, &line->begin, &line->end);
        if (line->begin == line->end) {
            scan->gap = true;
            continue;
        }
        scan->gap = kind == 2;
        line->indent = line->begin - start;
        return true;
    }
    return false;
}

/** Characters of a line with its indent; bytes where it is far too long to be wrapped. */
static uint32_t line_width(const char *text, const wrap_line *line) {
    uint32_t bytes = line->end - line->begin;
    return line->indent + (bytes > 4 * WIDEST ? bytes : (uint32_t)text_characters(text + line->begin, bytes));
}

/** True where a line breaks off mid-sentence and the next one goes on: in lower case, with a number, or behind a
 * comma. */
static bool runs_on(const char *text, const wrap_line *line, const wrap_line *next) {
    size_t length;
    uint32_t last = text_class_before(text, line->end);
    uint32_t first = text_class_at(text + next->begin, next->end - next->begin, &length);
    if (last & TEXT_TERMINAL) return false;
    return (first & (TEXT_LOWER | TEXT_DIGIT)) != 0 || text[line->end - 1] == ',';
}

/** True where a line breaks off inside a word. */
static bool breaks_word(const char *text, const wrap_line *line, const wrap_line *next) {
    return (text_class_before(text, line->end) & TEXT_HYPHEN) && runs_on(text, line, next);
}

/** True where the next line's first word would still have fitted on the line. */
static bool breaks_early(const char *text, const wrap_line *line, const wrap_line *next, uint32_t width) {
    uint32_t word = next->begin;
    while (word < next->end && word - next->begin < WIDEST && (unsigned char)text[word] > ' ') word++;
    uint32_t needed =
        line_width(text, line) + 1 + (uint32_t)text_characters(text + next->begin, word - next->begin);
    /* Wrapping by hand, or for even lines, stops a little before the margin. */
    return needed * 100 <= width * 85;
}

/** True where a line cannot continue the one before it: a list's item, an indent of its own, a quoted mail.
 */
static bool starts_item(const char *text, const wrap_line *line, const wrap_line *next) {
    size_t length;
    uint32_t first = text_class_at(text + next->begin, next->end - next->begin, &length);
    if (next->indent >= line->indent + 2 && !runs_on(text, line, next)) return true;
    bool bullet = text[next->begin] == '*' || text[next->begin] == '>' || text[next->begin] == '#' ||
                  ((first & TEXT_DASH) != 0) || memcmp(text + next->begin, "\xE2\x80\xA2", length) == 0;
    size_t behind = next->begin + length;
    return bullet && behind < next->end && text[behind] == ' ';
}

/** The margin that most lines followed by another keep; 0 where they keep none. */
static uint32_t find_margin(const stretch *from, uint32_t *boundaries) {
    const char *text = from->text;
    uint32_t widths[WIDEST + 2] = {0};
    line_scanner scan = scan_lines(from);
    wrap_line line, next;
    uint32_t count = 0, run_on = 0;
    if (!next_line(&scan, &line)) return 0;
    for (; next_line(&scan, &next); line = next) {
        if (next.after_gap || starts_item(text, &line, &next)) continue;
        count++;
        run_on += runs_on(text, &line, &next);
        uint32_t width = line_width(text, &line);
        widths[width <= WIDEST ? width : WIDEST + 1]++;
    }
    *boundaries = count;
    if (run_on * 10 < count * 4 || count == 0 || widths[WIDEST + 1] * 10 > count) return 0;
    /* The widest lines but a thirtieth: a long address does not move the margin. */
    uint32_t beyond = widths[WIDEST + 1], width = WIDEST;
    while (width >= NARROWEST && (beyond += widths[width]) * 30 <= count) width--;
    return width >= NARROWEST ? width : 0;
}

/** Decides whether the lines of a stretch are hard-wrapped. Linear. */
static wrap_style find_style(const stretch *from, uint32_t fewest) {
    const char *text = from->text;
    uint32_t boundaries = 0, full = 0;
    wrap_style style = {.width = find_margin(from, &boundaries)};
    if (style.width == 0 || boundaries < fewest) return style;
    line_scanner scan = scan_lines(from);
    wrap_line line, next;
    if (!next_line(&scan, &line)) return style;
    for (; next_line(&scan, &next); line = next)
        full += !next.after_gap && !starts_item(text, &line, &next) &&
                (breaks_word(text, &line, &next) || !breaks_early(text, &line, &next, style.width));
    style.wrapped = full * 10 >= boundaries * 6;
    return style;
}

static bool continues(const char *text, wrap_style style, const wrap_line *line, const wrap_line *next) {
    if (!style.wrapped || starts_item(text, line, next)) return false;
    return !breaks_early(text, line, next, style.width) || runs_on(text, line, next);
}

/** Appends the paragraphs of one block of lines. */
static bool split_block(const stretch *block, uint32_t lines, wrap_style style,
                        const base_allocator *allocator, text_spans *paragraphs) {
    /* Where the text as a whole is not wrapped, a block may be; four lines are the least evidence for that.
     */
    if (!style.wrapped && lines > 3) style = find_style(block, 3);
    line_scanner scan = scan_lines(block);
    wrap_line line, next;
    if (!next_line(&scan, &line)) return true;
    text_span span = {line.begin, line.end};
    for (; next_line(&scan, &next); line = next) {
        if (!continues(block->text, style, &line, &next)) {
            if (!base_vec_push(allocator, paragraphs, span)) return false;
            span.begin = next.begin;
        }
        span.end = next.end;
    }
    return base_vec_push(allocator, paragraphs, span);
}

bool text_split_paragraphs(const char *text, uint32_t size, const base_allocator *allocator,
                           text_spans *paragraphs) {
    stretch whole = {.text = text, .end = size, .plain = size > 0 && has_plain_lines(text, size)};
    wrap_style style = find_style(&whole, 1);
    line_scanner scan = scan_lines(&whole);
    stretch block = whole;
    wrap_line line;
    uint32_t lines = 0;
    for (; next_line(&scan, &line); lines++) {
        if (line.after_gap && lines) {
            if (!split_block(&block, lines, style, allocator, paragraphs)) return false;
            lines = 0;
        }
        /* A block keeps its first line's indent. */
        if (lines == 0) block.begin = line.begin - line.indent;
        block.end = line.end;
    }
    return lines == 0 || split_block(&block, lines, style, allocator, paragraphs);
}
