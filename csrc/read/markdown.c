/* Markdown to its text in blocks. */

#include "read/markdown.h"

#include <string.h>

#include "base/search.h"
#include "read/record.h"

/** A link's words, an address in brackets, code between words: no longer than this. */
#define MOST_SPAN 2000

/** A bracket of a line, the one that closes it (NULL: none) and the last of its kind that was open before it. */
typedef struct bracket {
    const char *begin, *end;
    uint32_t outer;
} bracket;

typedef struct markdown {
    read_content *content;
    base_buf text;
    read_blocks blocks;
    BASE_VEC(bracket) brackets; /**< of the line that is being read, in its order */
    uint32_t begin;             /**< of the open block */
    bool open, code;            /**< a block has lines; inside a fence */
    bool failed;
} markdown;

/** Bytes [begin, end) of the input. */
typedef struct line {
    const char *begin, *end;
} line;

static line trim(line of) {
    while (of.begin < of.end && (*of.begin == ' ' || *of.begin == '\t')) of.begin++;
    while (of.begin < of.end && (unsigned char)of.end[-1] <= ' ') of.end--;
    return of;
}

static void end_block(markdown *work, uint8_t hint, uint8_t level) {
    if (work->open && work->text.count > work->begin) {
        read_block block = {
            .begin = work->begin, .end = (uint32_t)work->text.count, .hint = hint, .level = level};
        if (!base_vec_push(work->content->allocator, &work->blocks, block)) work->failed = true;
    }
    work->open = false;
}

static void begin_block(markdown *work) {
    if (work->text.count) base_buf_add_string(&work->text, "\n\n");
    work->begin = (uint32_t)work->text.count;
    work->open = true;
}

/* ---- spans --------------------------------------------------------------------------------------------- */

static bool is_word(char byte) {
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || (byte & 0x80);
}

/** Matches the brackets of a line, in one pass: whoever asks for each how it ends would look ahead for each. */
static void match_brackets(markdown *work, line of) {
    uint32_t open[2] = {UINT32_MAX, UINT32_MAX};
    work->brackets.count = 0;
    if (of.begin == of.end || !memchr(of.begin, '[', (size_t)(of.end - of.begin))) return;
    for (const char *at = of.begin; at < of.end; at++) {
        uint32_t *last = &open[*at == '(' || *at == ')'];
        if (*at == '\\') {
            at++;
        } else if (*at == '[' || *at == '(') {
            bracket fresh = {at, NULL, *last};
            *last = work->brackets.count;
            if (!base_vec_push(work->content->allocator, &work->brackets, fresh)) {
                work->failed = true;
                return;
            }
        } else if ((*at == ']' || *at == ')') && *last != UINT32_MAX) {
            bracket *closed = &work->brackets.items[*last];
            closed->end = at;
            *last = closed->outer;
        }
    }
}

/** Where a bracket is closed on the same line; NULL where it is not, or far away. */
static const char *closing(const markdown *work, const char *begin) {
    const bracket *brackets = work->brackets.items;
    uint32_t at;
    base_lower_bound(at, 0, work->brackets.count, brackets[at].begin < begin);
    if (at == work->brackets.count || brackets[at].begin != begin) return NULL;
    const char *end = brackets[at].end;
    return end && end - begin < MOST_SPAN ? end : NULL;
}

static void add_spans(markdown *work, line of, int depth);

/** "[words](address)", "[words][name]", "![words](address)": the words; where it ends, NULL for none. */
static const char *take_link(markdown *work, line of, int depth) {
    bool picture = *of.begin == '!';
    const char *open = of.begin + picture;
    const char *close = open < of.end && *open == '[' && depth < 4 ? closing(work, open) : NULL;
    if (!close || close + 1 >= of.end || (close[1] != '(' && close[1] != '[')) return NULL;
    const char *behind = closing(work, close + 1);
    if (!behind || behind >= of.end) return NULL;
    if (!picture) add_spans(work, (line){open + 1, close}, depth + 1);
    return behind + 1;
}

/** The byte behind a run of one byte. */
static const char *run_end(line of) {
    const char *behind = of.begin;
    while (behind < of.end && *behind == *of.begin) behind++;
    return behind;
}

/** Marks of emphasis stand beside a word, and not between two blanks or inside one that has underscores. */
static bool is_emphasis(line of, const char *behind, const char *begin) {
    if (behind - of.begin > 3) return false;
    char before = of.begin > begin ? of.begin[-1] : ' ', after = behind < of.end ? *behind : ' ';
    bool open = (unsigned char)after > ' ', close = (unsigned char)before > ' ';
    return (open || close) && !(*of.begin == '_' && is_word(before) && is_word(after));
}

/** Code between two runs of as many backticks, as it is; marks that nothing closes go. Returns where to go on. */
static const char *take_code(markdown *work, line of) {
    const char *begin = run_end(of), *limit = of.end - begin > MOST_SPAN ? begin + MOST_SPAN : of.end;
    for (const char *at = begin; at < limit;) {
        const char *behind = *at == '`' ? run_end((line){at, of.end}) : at + 1;
        if (*at == '`' && behind - at == begin - of.begin) {
            line code = trim((line){begin, at});
            base_buf_add(&work->text, code.begin, (size_t)(code.end - code.begin));
            return behind;
        }
        at = behind;
    }
    return begin;
}

/** The next '>' of a line, which is looked for again only behind the last; NULL for none. */
static const char *next_angle(line of, const char **last) {
    if (!*last || *last < of.begin) {
        *last = memchr(of.begin, '>', (size_t)(of.end - of.begin));
        if (!*last) *last = of.end;
    }
    return *last < of.end ? *last : NULL;
}

static void add_spans(markdown *work, line of, int depth) {
    const char *begin = of.begin, *angle = NULL;
    while (of.begin < of.end) {
        char byte = *of.begin;
        const char *behind = byte == '[' || byte == '!' ? take_link(work, of, depth) : NULL;
        bool address = byte == '<' && of.end - of.begin > 5 && memcmp(of.begin, "<http", 5) == 0;
        if (behind) {
            of.begin = behind;
        } else if (byte == '\\' && of.begin + 1 < of.end && strchr("\\`*_{}[]()#+-.!>~|", of.begin[1])) {
            base_buf_add_byte(&work->text, of.begin[1]);
            of.begin += 2;
        } else if (byte == '`') {
            of.begin = take_code(work, of);
        } else if (byte == '*' || byte == '_') {
            behind = run_end(of);
            if (!is_emphasis(of, behind, begin))
                base_buf_add(&work->text, of.begin, (size_t)(behind - of.begin));
            of.begin = behind;
        } else if (address && next_angle(of, &angle)) {
            base_buf_add(&work->text, of.begin + 1, (size_t)(angle - of.begin) - 1);
            of.begin = angle + 1;
        } else {
            base_buf_add_byte(&work->text, byte);
            of.begin++;
        }
    }
}

static void add_line(markdown *work, line of) {
    match_brackets(work, of);
    add_spans(work, of, 0);
}

/* ---- lines --------------------------------------------------------------------------------------------- */

/** The level of a heading's marks, 0 for none. */
static uint8_t heading_level(line of) {
    uint8_t level = 0;
    while (of.begin + level < of.end && of.begin[level] == '#' && level < 7) level++;
    bool blank = of.begin + level == of.end || of.begin[level] == ' ';
    return level >= 1 && level <= 6 && blank ? level : 0;
}

/** Three or more of one mark and nothing else: a rule, or what makes the line above a heading. */
static char rule_of(line of) {
    char mark = of.begin < of.end ? *of.begin : 0;
    uint32_t count = 0;
    if (!strchr("-*_=", mark)) return 0;
    for (; of.begin < of.end; of.begin++) {
        if (*of.begin != mark && *of.begin != ' ') return 0;
        count += *of.begin == mark;
    }
    return count >= 3 ? mark : 0;
}

/** Behind the mark of a list's item; the beginning for none. */
static const char *item_begin(line of) {
    const char *at = of.begin;
    if (of.end - at > 2 && strchr("-*+", *at) && at[1] == ' ') return at + 2;
    while (at < of.end && *at >= '0' && *at <= '9' && at - of.begin < 4) at++;
    bool numbered = at > of.begin && of.end - at > 2 && (*at == '.' || *at == ')') && at[1] == ' ';
    return numbered ? at + 2 : of.begin;
}

static void take_heading(markdown *work, line of, uint8_t level) {
    end_block(work, READ_HINT_NONE, 0);
    line words = trim((line){of.begin + level, of.end});
    while (words.end > words.begin && words.end[-1] == '#') words.end--;
    begin_block(work);
    add_line(work, trim(words));
    end_block(work, READ_HINT_HEADING, level);
}

/** Goes on with the open block, or begins one. */
static void go_on(markdown *work) {
    if (work->open)
        base_buf_add_byte(&work->text, ' ');
    else
        begin_block(work);
}

static void take_words(markdown *work, line of) {
    line words = {item_begin(of), of.end};
    if (words.begin > of.begin) end_block(work, READ_HINT_NONE, 0);
    go_on(work);
    add_line(work, trim(words));
}

static void take_line(markdown *work, line raw) {
    line of = trim(raw);
    while (of.begin < of.end && *of.begin == '>') of = trim((line){of.begin + 1, of.end});
    bool fence =
        of.end - of.begin >= 3 && (memcmp(of.begin, "```", 3) == 0 || memcmp(of.begin, "~~~", 3) == 0);
    if (fence) work->code = !work->code;
    uint8_t level = heading_level(of);
    char rule = rule_of(of);
    if (fence || of.begin == of.end) {
        end_block(work, READ_HINT_NONE, 0);
    } else if (work->code) {
        go_on(work);
        base_buf_add(&work->text, of.begin, (size_t)(of.end - of.begin));
    } else if (level) {
        take_heading(work, of, level);
    } else if (rule) {
        bool under = work->open && (rule == '=' || rule == '-');
        end_block(work, under ? READ_HINT_HEADING : READ_HINT_NONE, under ? (rule == '=' ? 1 : 2) : 0);
    } else {
        take_words(work, of);
    }
}

/** "name: value" of the metadata at the beginning. */
static void take_property(markdown *work, line of) {
    const char *colon = memchr(of.begin, ':', (size_t)(of.end - of.begin));
    if (!colon) return;
    uint32_t field = read_record_field(of.begin, (size_t)(colon - of.begin));
    line value = trim((line){colon + 1, of.end});
    bool quoted = value.end - value.begin >= 2 && (*value.begin == '"' || *value.begin == '\'') &&
                  value.end[-1] == *value.begin;
    if (quoted) value.begin++, value.end--;
    if (value.end - value.begin >= 2 && *value.begin == '[' && value.end[-1] == ']')
        value.begin++, value.end--;
    if (field == READ_ID || field >= READ_RECORD_TEXT) return;
    read_meta_offer(&work->content->meta, (read_field)field, READ_RANK_DATA, value.begin,
                    (size_t)(value.end - value.begin));
}

static line next_line(const char **at, const char *end) {
    const char *begin = *at, *stop = memchr(begin, '\n', (size_t)(end - begin));
    *at = stop ? stop + 1 : end;
    return (line){begin, stop ? stop : end};
}

/** Passes over metadata at the beginning, once its second line "---" is found. */
static const char *take_properties(markdown *work, const char *at, const char *end) {
    const char *begin = at, *behind = NULL;
    line first = trim(next_line(&at, end));
    if (first.end - first.begin != 3 || memcmp(first.begin, "---", 3) != 0) return begin;
    const char *properties = at;
    while (at < end && !behind) {
        line of = trim(next_line(&at, end));
        if (of.end - of.begin == 3 && memcmp(of.begin, "---", 3) == 0) behind = at;
    }
    if (!behind) return begin;
    while (properties < behind) take_property(work, next_line(&properties, behind));
    return behind;
}

bool read_markdown(read_content *content, base_error *error) {
    markdown work = {.content = content};
    base_buf_start(&work.text, content->allocator);
    const char *end = content->text + content->size, *at = take_properties(&work, content->text, end);
    while (at < end) take_line(&work, next_line(&at, end));
    end_block(&work, READ_HINT_NONE, 0);
    base_vec_release(content->allocator, &work.brackets);
    if (work.failed || work.text.failed) {
        base_buf_release(&work.text);
        base_vec_release(content->allocator, &work.blocks);
        base_fail_memory(error);
        return false;
    }
    base_buf_release(&content->store);
    content->store = work.text;
    content->text = work.text.bytes ? work.text.bytes : "";
    content->size = (uint32_t)work.text.count;
    content->blocks = work.blocks;
    return true;
}
