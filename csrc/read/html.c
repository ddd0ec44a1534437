/* A page to its text in blocks, with what the markup says of each, and to the metadata that its elements carry. */

#include "read/html.h"

#ifdef QUOTH_HTML

#include <gumbo.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "text/class.h"

/**
 * gumbo neither checks for memory that ran out nor releases a deep tree without recursion. So it works in an
 * arena, which is released whole, and is left by longjmp when the arena can hold no more; it keeps no state
 * outside of it.
 */
typedef struct parse_memory {
    base_arena arena;
    size_t limit;
    bool over_limit;
    jmp_buf exhausted;
} parse_memory;

/** Parsed markup may take so many bytes for each of its own: real pages take about 30. */
#define BYTES_FOR_A_BYTE 400
#define BYTES_AT_LEAST ((size_t)16 << 20)

static void *parse_allocate(void *context, size_t size) {
    parse_memory *memory = context;
    memory->over_limit = memory->arena.used > memory->limit;
    void *block = memory->over_limit ? NULL : base_arena_new(&memory->arena, size, 1);
    if (!block) longjmp(memory->exhausted, 1);
    return block;
}

static void parse_release(void *context, void *block) {
    (void)context;
    (void)block;
}

/** What separates a block's text from that of the block before. */
enum { GAP_NONE, GAP_LINE, GAP_PARAGRAPH };

/** An element on the way down to where the walk is. */
typedef struct level {
    const GumboNode *node;
    unsigned next; /**< child */
    uint32_t element;
    uint8_t hint, heading;
    bool preformatted, block, link, strong;
} level;

/** A walk through a parsed page. */
typedef struct walk {
    const base_allocator *allocator;
    base_buf text;
    read_blocks blocks;
    read_meta *meta;
    read_elements elements;
    base_buf marks;
    BASE_VEC(level) levels;
    read_block open;    /**< the current block: its beginning, and what is counted of it */
    uint32_t last_link; /**< the link that the last word stood in, 0 for none */
    uint8_t gap;        /**< due before the next text */
    bool blank;         /**< a blank is due before it */
    bool in_block;      /**< the current block has text */
    bool failed;
} walk;

/* ---- text ---------------------------------------------------------------------------------------------- */

/** Ends the current block. */
static void end_block(walk *work, uint8_t gap, const level *at) {
    if (work->in_block) {
        read_block block = work->open;
        block.end = (uint32_t)work->text.count;
        block.element = at->element;
        block.hint = at->hint;
        block.level = at->heading;
        if (!base_vec_push(work->allocator, &work->blocks, block)) work->failed = true;
    }
    if (gap > work->gap) work->gap = gap;
    work->in_block = work->blank = false;
}

static void begin_block(walk *work, const level *at) {
    if (work->text.count) base_buf_add(&work->text, "\n\n", work->gap == GAP_PARAGRAPH ? 2 : 1);
    work->open = (read_block){.begin = (uint32_t)work->text.count, .inner = at->element};
    work->gap = GAP_NONE;
    work->blank = false;
    work->in_block = true;
}

static bool is_white(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/** Adds text, its white space collapsed as a browser does; no-break spaces stay. */
static void add_text(walk *work, const char *text, const level *at) {
    while (*text) {
        size_t white = 0, lines = 0;
        for (; is_white(text[white]); white++) lines += text[white] == '\n';
        text += white;
        if (at->preformatted && lines > 1) end_block(work, GAP_PARAGRAPH, at);
        if (white && work->in_block) work->blank = true;
        size_t word = 0;
        while (text[word] && !is_white(text[word])) word++;
        if (word == 0) break;
        if (!work->in_block) begin_block(work, at);
        if (at->link && work->last_link != at->element && work->open.links < UINT16_MAX) work->open.links++;
        work->last_link = at->link ? at->element : 0;
        work->open.link_bytes += at->link ? (uint32_t)word : 0;
        work->open.strong_bytes += at->strong ? (uint32_t)word : 0;
        if (work->blank) base_buf_add_byte(&work->text, at->preformatted && lines ? '\n' : ' ');
        work->blank = false;
        base_buf_add(&work->text, text, word);
        text += word;
    }
}

/* ---- elements ------------------------------------------------------------------------------------------ */

static const char *attribute(const GumboElement *element, const char *name) {
    const GumboAttribute *found = gumbo_get_attribute(&element->attributes, name);
    return found ? found->value : NULL;
}

/** True for elements whose content nobody sees. */
static bool is_unseen(const GumboElement *element) {
    switch (element->tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_DATALIST:
        return true;
    default:
        break;
    }
    if (gumbo_get_attribute(&element->attributes, "hidden")) return true;
    const char *style = attribute(element, "style");
    return style && (strstr(style, "display:none") || strstr(style, "display: none"));
}

/** True for elements that run on in the line around them. */
static bool is_inline(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_UNKNOWN: /* elements of a page's own: mostly wrappers inside a line */
        return true;
    default:
        return false;
    }
}

/** What the element's name says about its text. */
static uint8_t tag_hint(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_MENU:
        return READ_HINT_RESIDUE;
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
        return READ_HINT_CAPTION;
    case GUMBO_TAG_ADDRESS:
        return READ_HINT_BYLINE;
    default:
        return READ_HINT_NONE;
    }
}

static uint8_t role_hint(const GumboElement *element) {
    static const char *const roles[] = {"navigation", "banner", "contentinfo", "complementary",
                                        "search",     "dialog", "menu"};
    const char *role = attribute(element, "role");
    for (size_t i = 0; role && i < sizeof roles / sizeof *roles; i++)
        if (strcmp(role, roles[i]) == 0) return READ_HINT_RESIDUE;
    const char *rel = attribute(element, "rel"), *property = attribute(element, "itemprop");
    if ((rel && strcmp(rel, "author") == 0) || (property && strcmp(property, "author") == 0))
        return READ_HINT_BYLINE;
    return READ_HINT_NONE;
}

/** Heading level of an element, 0 for none. */
static uint8_t heading_level(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? (uint8_t)(tag - GUMBO_TAG_H1 + 1) : 0;
}

/** Offers what an element says about the whole article. */
static void take_metadata(walk *work, const GumboElement *element) {
    read_meta *meta = work->meta;
    const char *content = attribute(element, "content"), *itemprop = attribute(element, "itemprop");
    if (element->tag == GUMBO_TAG_META && content) {
        const char *name = attribute(element, "property");
        if (!name) name = attribute(element, "name");
        if (!name) name = itemprop;
        if (name) read_html_property(name, content, meta);
    } else if (element->tag == GUMBO_TAG_LINK && attribute(element, "rel") && attribute(element, "href")) {
        const char *address = attribute(element, "href");
        if (strcmp(attribute(element, "rel"), "canonical") == 0)
            read_meta_offer(meta, READ_URL, READ_RANK_SOCIAL, address, strlen(address));
    } else if (element->tag == GUMBO_TAG_TIME && attribute(element, "datetime")) {
        const char *time = attribute(element, "datetime");
        read_meta_offer(meta, READ_DATE, READ_RANK_PAGE, time, strlen(time));
    }
    if (element->children.length == 0) return;
    const GumboNode *child = element->children.data[0];
    if (child->type != GUMBO_NODE_TEXT) return;
    const char *type = attribute(element, "type"), *text = child->v.text.text;
    if (element->tag == GUMBO_TAG_TITLE)
        read_meta_offer(meta, READ_TITLE, READ_RANK_GUESS, text, strlen(text));
    else if (element->tag == GUMBO_TAG_SCRIPT && type && strcmp(type, "application/ld+json") == 0)
        read_html_json(text, strlen(text), meta);
}

/** What an element is to the kinds of paragraphs. */
static read_tag tag_of(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_P:
        return READ_TAG_PARAGRAPH;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
        return READ_TAG_HEADING;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
        return READ_TAG_ITEM;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_MENU:
        return READ_TAG_LIST;
    case GUMBO_TAG_TABLE:
        return READ_TAG_TABLE;
    case GUMBO_TAG_DIV:
        return READ_TAG_DIVISION;
    case GUMBO_TAG_SECTION:
        return READ_TAG_SECTION;
    case GUMBO_TAG_ARTICLE:
        return READ_TAG_ARTICLE;
    case GUMBO_TAG_MAIN:
        return READ_TAG_MAIN;
    case GUMBO_TAG_ASIDE:
        return READ_TAG_ASIDE;
    case GUMBO_TAG_NAV:
        return READ_TAG_NAV;
    case GUMBO_TAG_HEADER:
        return READ_TAG_HEADER;
    case GUMBO_TAG_FOOTER:
        return READ_TAG_FOOTER;
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
        return READ_TAG_FORM;
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_LABEL:
        return READ_TAG_BUTTON;
    case GUMBO_TAG_FIGURE:
        return READ_TAG_FIGURE;
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
        return READ_TAG_CAPTION;
    case GUMBO_TAG_BLOCKQUOTE:
        return READ_TAG_QUOTATION;
    case GUMBO_TAG_A:
        return READ_TAG_LINK;
    default:
        return READ_TAG_OTHER;
    }
}

static bool is_strong(GumboTag tag) {
    return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM;
}

/** Longer classes are of frameworks and say no more. */
#define MARK_BYTES 200

/** Notes an element and what its attributes call it; its number. */
static uint32_t add_element(walk *work, const GumboElement *element, uint32_t parent) {
    static const char *const names[] = {"class", "id", "role", "itemprop", "data-component", "data-testid"};
    read_element added = {
        .parent = parent, .marks = (uint32_t)work->marks.count, .tag = (uint8_t)tag_of(element->tag)};
    for (size_t i = 0; element->attributes.length && i < sizeof names / sizeof *names; i++) {
        const char *value = attribute(element, names[i]);
        if (!value || !*value) continue;
        size_t count = strlen(value);
        base_buf_add(&work->marks, value, count < MARK_BYTES ? count : MARK_BYTES);
        base_buf_add_byte(&work->marks, ' ');
    }
    added.marks_size = (uint32_t)work->marks.count - added.marks;
    uint32_t number = work->elements.count;
    if (!base_vec_push(work->allocator, &work->elements, added)) work->failed = true;
    return number;
}

/* ---- the walk ------------------------------------------------------------------------------------------ */

/** Quotation marks stand around a quotation in a line, as browsers show them. */
static void mark_quotation(walk *work, const GumboElement *element, const level *at, bool closing) {
    if (element->tag != GUMBO_TAG_Q) return;
    if (closing) work->blank = false;
    add_text(work, closing ? "\xE2\x80\x9D" : "\xE2\x80\x9C", at);
}

/** Enters an element. */
static void enter(walk *work, const GumboNode *node, level around) {
    const GumboElement *element = &node->v.element;
    take_metadata(work, element);
    if (element->tag == GUMBO_TAG_BR) end_block(work, GAP_LINE, &around);
    if (element->tag == GUMBO_TAG_TD || element->tag == GUMBO_TAG_TH) work->blank = work->in_block;
    level inside = around;
    inside.node = node;
    inside.next = 0;
    inside.block = !is_inline(element->tag);
    inside.element = add_element(work, element, around.element);
    if (inside.block) end_block(work, GAP_PARAGRAPH, &around);
    uint8_t hint = tag_hint(element->tag), role = role_hint(element);
    if (role > hint) hint = role;
    if (hint > inside.hint) inside.hint = hint;
    if (heading_level(element->tag) && inside.hint < READ_HINT_HEADING) {
        inside.hint = READ_HINT_HEADING;
        inside.heading = heading_level(element->tag);
    }
    if (element->tag == GUMBO_TAG_PRE) inside.preformatted = true;
    if (element->tag == GUMBO_TAG_A && attribute(element, "href")) inside.link = true;
    inside.strong = inside.strong || is_strong(element->tag);
    mark_quotation(work, element, &inside, false);
    if (!base_vec_push(work->allocator, &work->levels, inside)) work->failed = true;
}

static void leave(walk *work) {
    level done = work->levels.items[--work->levels.count];
    mark_quotation(work, &done.node->v.element, &done, true);
    if (done.block) end_block(work, GAP_PARAGRAPH, &done);
}

/** Takes one child of an element; unseen elements are still asked for metadata, one level deep. */
static void take_child(walk *work, const GumboNode *child, level around) {
    switch (child->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
        add_text(work, child->v.text.text, &around);
        return;
    case GUMBO_NODE_ELEMENT:
        if (!is_unseen(&child->v.element)) {
            enter(work, child, around);
            return;
        }
        take_metadata(work, &child->v.element);
        if (child->v.element.tag != GUMBO_TAG_HEAD) return;
        for (unsigned i = 0; i < child->v.element.children.length; i++) {
            const GumboNode *inner = child->v.element.children.data[i];
            if (inner->type == GUMBO_NODE_ELEMENT) take_metadata(work, &inner->v.element);
        }
        return;
    default:
        return;
    }
}

/** Walks through the page without recursion: depth costs memory, not stack. */
static void walk_page(walk *work, const GumboNode *root) {
    level top = {.node = root, .block = true, .element = add_element(work, &root->v.element, 0)};
    if (!base_vec_push(work->allocator, &work->levels, top)) work->failed = true;
    while (work->levels.count && !work->failed) {
        level *at = &work->levels.items[work->levels.count - 1];
        if (at->next == at->node->v.element.children.length)
            leave(work);
        else {
            const GumboNode *child = at->node->v.element.children.data[at->next++];
            take_child(work, child, *at);
        }
    }
}

static bool parse_and_walk(const char *bytes, size_t count, parse_memory *memory, walk *work) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = parse_allocate;
    options.deallocator = parse_release;
    options.userdata = memory;
    options.max_errors = 0;
    const GumboOutput *parsed = NULL;
    if (setjmp(memory->exhausted) != 0) return false;
    parsed = gumbo_parse_with_options(&options, bytes, count);
    walk_page(work, parsed->root);
    return !work->failed && !work->text.failed && !work->marks.failed;
}

/** Puts what was found in the place of the page. */
static void take_over(read_content *content, walk *work) {
    base_buf_release(&content->store);
    base_vec_release(content->allocator, &content->blocks);
    content->store = work->text;
    content->text = work->text.bytes ? work->text.bytes : "";
    content->size = (uint32_t)work->text.count;
    content->blocks = work->blocks;
    content->elements = work->elements;
    content->marks = work->marks;
    content->marked = true;
}

static bool warn_cut(read_content *content, uint32_t max_depth) {
    char message[120];
    snprintf(message, sizeof message,
             "HTML elements deeper than %u, or with too many attributes, were simplified", max_depth);
    return read_content_warn(content, 0, message);
}

bool read_html(read_content *content, const char *name, uint32_t max_depth, base_error *error) {
    const base_allocator *allocator = content->allocator;
    const char *bytes = content->text;
    size_t count = content->size;
    base_buf limited;
    base_buf_start(&limited, allocator);
    bool simplified = false;
    bool cut = read_html_limit(bytes, count, max_depth, &limited, &simplified);
    if (cut) {
        bytes = limited.bytes ? limited.bytes : "";
        count = limited.count;
    }
    walk work = {.allocator = allocator, .meta = &content->meta};
    base_buf_start(&work.text, allocator);
    base_buf_start(&work.marks, allocator);
    parse_memory memory = {.limit = count * BYTES_FOR_A_BYTE + BYTES_AT_LEAST};
    base_arena_start(&memory.arena, allocator);
    bool done = !limited.failed && parse_and_walk(bytes, count, &memory, &work) &&
                (!simplified || warn_cut(content, max_depth));
    base_vec_release(allocator, &work.levels);
    base_arena_release(&memory.arena);
    base_buf_release(&limited);
    if (done) {
        take_over(content, &work);
        return true;
    }
    base_buf_release(&work.text);
    base_buf_release(&work.marks);
    base_vec_release(allocator, &work.blocks);
    base_vec_release(allocator, &work.elements);
    if (memory.over_limit) {
        base_fail(error, BASE_LIMIT, 0, "%s: the markup unfolds to more than %d times its size", name,
                  BYTES_FOR_A_BYTE);
    } else {
        base_fail_memory(error);
    }
    return false;
}

#else

bool read_html(read_content *content, const char *name, uint32_t max_depth, base_error *error) {
    (void)content;
    (void)max_depth;
    base_fail(error, BASE_UNSUPPORTED, 0,
              "%s is HTML, which this build of quoth does not read: build it with libgumbo installed", name);
    return false;
}

#endif
