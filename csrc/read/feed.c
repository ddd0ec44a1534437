/* Articles out of XML: feeds (RSS 2.0, Atom), and the news industry's NITF and NewsML-G2. */

#include <string.h>

#include "read/decode.h"
#include "read/entity.h"
#include "read/records.h"

#ifdef QUOTH_XML

#include <expat.h>

/** Elements inside elements deeper than this are no news. */
#define MOST_DEPTH 500

/** Bytes that an entity may stand for: it has three itself, so that no file grows to more than ten times its size. */
#define MOST_ENTITY 32

/** What is done with the text of an element. */
typedef enum taking { TAKE_TEXT, TAKE_MARKUP } taking;

/** Elements that are a field of an article, and the name that read_record knows it by. */
static const struct field {
    const char *element, *name;
    taking taking;
} fields[] = {{"title", "title", TAKE_TEXT},
              {"headline", "headline", TAKE_TEXT},
              {"hl1", "headline", TAKE_TEXT},
              {"link", "link", TAKE_TEXT},
              {"guid", "guid", TAKE_TEXT},
              {"id", "guid", TAKE_TEXT},
              {"pubDate", "pubdate", TAKE_TEXT},
              {"date", "date", TAKE_TEXT},
              {"published", "published", TAKE_TEXT},
              {"issued", "issued", TAKE_TEXT},
              {"contentCreated", "published", TAKE_TEXT},
              {"updated", "updated", TAKE_TEXT},
              {"versionCreated", "updated", TAKE_TEXT},
              {"creator", "creator", TAKE_TEXT},
              {"author", "author", TAKE_TEXT},
              {"by", "author", TAKE_TEXT},
              {"byline", "byline", TAKE_TEXT},
              {"dateline", "dateline", TAKE_TEXT},
              {"creditline", "source", TAKE_TEXT},
              {"distributor", "source", TAKE_TEXT},
              {"encoded", "encoded", TAKE_TEXT},
              {"description", "description", TAKE_TEXT},
              {"summary", "summary", TAKE_TEXT},
              {"content", "content", TAKE_TEXT},
              {"inlineData", "fulltext", TAKE_TEXT},
              {"inlineXML", "html", TAKE_MARKUP},
              {"body.content", "html", TAKE_MARKUP}};

/** Elements that are an article. */
static const char *const articles[] = {"item", "entry", "nitf", "newsItem"};
/** What stands inside a field or an article's text and is none of it. */
static const char *const skipped[] = {"email", "uri", "head", "body.head", "media", "script", "style"};
/** What begins the names of elements that tell of pictures and sounds: their titles and contents are not the
 * article's. By prefix, since feeds use prefixes that they never declare. */
static const char *const foreign[] = {"media:", "itunes:"};
/** The elements of text, and what HTML calls them. */
static const char *const texts[][2] = {
    {"p", "p"},           {"hl2", "h2"},      {"h1", "h1"},        {"h2", "h2"},
    {"h3", "h3"},         {"h4", "h4"},       {"br", "br"},        {"blockquote", "blockquote"},
    {"bq", "blockquote"}, {"q", "q"},         {"ul", "ul"},        {"ol", "ol"},
    {"li", "li"},         {"table", "table"}, {"tr", "tr"},        {"td", "td"},
    {"div", "div"},       {"em", "em"},       {"strong", "strong"}};

typedef struct feed {
    read_records *records;
    XML_Parser parser;
    base_buf text, outlet;
    const struct field *field; /**< the one whose text is being taken */
    taking taking;
    uint32_t depth, article, taken, skip; /**< where the article, field and skipped element began; 0: none */
    bool deep, grows, failed;
    char root[48];
} feed;

static const char *local(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

/** True for what is none of an article's own, with all that is in it. */
static bool is_foreign(const feed *work, const char *full) {
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strncmp(full, foreign[i], strlen(foreign[i])) == 0) return true;
    /* The feed that an entry of Atom was taken from; an item of RSS has its name there, as text. */
    return work->article && !work->taken && strcmp(local(full), "source") == 0;
}

static const char *attribute(const XML_Char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0) return attributes[1];
    return NULL;
}

/** Puts a value without the blanks around it. */
static void put(feed *work, const char *name, const char *value, size_t count) {
    while (count && (unsigned char)value[count - 1] <= ' ') count--;
    size_t begin = read_blanks(value, count, 0);
    read_records_put(work->records, name, value + begin, count - begin);
}

/** What an element's attributes say of the article. */
static void take_attributes(feed *work, const char *name, const XML_Char **attributes) {
    const char *href = attribute(attributes, "href"), *rel = attribute(attributes, "rel");
    if (strcmp(name, "link") == 0 && href && (!rel || strcmp(rel, "alternate") == 0))
        put(work, "link", href, strlen(href));
    const char *norm = attribute(attributes, "norm");
    if (strcmp(name, "date.issue") == 0 && norm) put(work, "date", norm, strlen(norm));
    const char *literal = attribute(attributes, "literal");
    if (strcmp(name, "provider") == 0 && literal) put(work, "source", literal, strlen(literal));
}

static void begin_article(feed *work, const char *name, const XML_Char **attributes) {
    work->article = work->depth;
    if (!base_vec_push(work->records->allocator, &work->records->starts, work->records->fields.count))
        work->failed = true;
    const char *guid = attribute(attributes, "guid");
    if (strcmp(name, "newsItem") == 0 && guid) put(work, "guid", guid, strlen(guid));
}

/** Begins to take the text of an element that is a field. */
static void begin_field(feed *work, const char *name, const XML_Char **attributes) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(name, fields[i].element) != 0) continue;
        const char *type = attribute(attributes, "type");
        work->field = &fields[i];
        work->taking = type && strcmp(type, "xhtml") == 0 ? TAKE_MARKUP : fields[i].taking;
        work->taken = work->depth;
        base_buf_reset(&work->text);
        return;
    }
}

/** The tag of an element of text, as HTML. */
static void add_tag(feed *work, const char *name, bool closing) {
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(name, texts[i][0]) != 0) continue;
        base_buf_add_string(&work->text, closing ? "</" : "<");
        base_buf_add_string(&work->text, texts[i][1]);
        base_buf_add_byte(&work->text, '>');
        return;
    }
}

static void XMLCALL on_start(void *context, const XML_Char *full, const XML_Char **attributes) {
    feed *work = context;
    const char *name = local(full);
    if (++work->depth > MOST_DEPTH) {
        work->deep = true;
        XML_StopParser(work->parser, XML_FALSE);
        return;
    }
    if (work->depth == 1) strncpy(work->root, name, sizeof work->root - 1);
    if (work->skip) return;
    if (is_foreign(work, full)) {
        work->skip = work->depth;
        return;
    }
    if (work->taken) {
        if (read_is_one_of(name, skipped, sizeof skipped / sizeof *skipped))
            work->skip = work->depth;
        else if (work->taking == TAKE_MARKUP)
            add_tag(work, name, false);
        else
            base_buf_add_byte(&work->text, ' ');
        return;
    }
    if (!work->article && read_is_one_of(name, articles, sizeof articles / sizeof *articles)) {
        begin_article(work, name, attributes);
    } else if (work->article) {
        take_attributes(work, name, attributes);
        begin_field(work, name, attributes);
    } else if (strcmp(name, "title") == 0 && work->depth <= 3 && !work->outlet.count) {
        begin_field(work, name, attributes);
    }
}

static void XMLCALL on_end(void *context, const XML_Char *full) {
    feed *work = context;
    const char *name = local(full);
    if (work->skip) {
        if (work->skip == work->depth) work->skip = 0;
    } else if (work->taken == work->depth) {
        const char *text = work->text.bytes ? work->text.bytes : "";
        if (work->article)
            put(work, work->field->name, text, work->text.count);
        else
            base_buf_add(&work->outlet, text, work->text.count);
        work->taken = 0;
    } else if (work->taken && work->taking == TAKE_MARKUP) {
        add_tag(work, name, true);
    }
    if (work->article == work->depth) {
        put(work, "source", work->outlet.bytes ? work->outlet.bytes : "", work->outlet.count);
        work->article = 0;
    }
    work->depth--;
}

static void add_text(feed *work, const char *text, size_t count) {
    if (work->skip || !work->taken) return;
    for (size_t i = 0; i < count; i++) {
        if (work->taking == TAKE_MARKUP && (text[i] == '<' || text[i] == '&'))
            base_buf_add_string(&work->text, text[i] == '<' ? "&lt;" : "&amp;");
        else
            base_buf_add_byte(&work->text, text[i]);
    }
}

static void XMLCALL on_text(void *context, const XML_Char *text, int count) {
    add_text(context, text, (size_t)count);
}

/** References to entities in text come here, unexpanded. Those that HTML has are read; others are left out. */
static void XMLCALL on_default(void *context, const XML_Char *text, int count) {
    feed *work = context;
    if (count < 3 || text[0] != '&') return;
    base_buf decoded;
    base_buf_start(&decoded, work->records->allocator);
    read_entity_decode(text, (size_t)count, &decoded);
    if (decoded.count && decoded.bytes[0] != '&') add_text(work, decoded.bytes, decoded.count);
    if (decoded.failed) work->failed = true;
    base_buf_release(&decoded);
}

/** In the values of attributes the parser expands entities itself, before anybody is asked: one that is long, or
 * holds others, could make gigabytes of a small file. */
static void XMLCALL on_entity(void *context, const XML_Char *name, int is_parameter, const XML_Char *value,
                              int count, const XML_Char *base, const XML_Char *system, const XML_Char *public,
                              const XML_Char *notation) {
    feed *work = context;
    (void)name, (void)base, (void)system, (void)public, (void)notation;
    if (is_parameter || !value || (count <= MOST_ENTITY && !memchr(value, '&', (size_t)count))) return;
    work->grows = true;
    XML_StopParser(work->parser, XML_FALSE);
}

static void XMLCALL on_skipped(void *context, const XML_Char *name, int is_parameter) {
    char reference[16];
    size_t size = strlen(name);
    if (is_parameter || size + 3 > sizeof reference) return;
    reference[0] = '&';
    memcpy(reference + 1, name, size);
    reference[size + 1] = ';';
    reference[size + 2] = '\0';
    on_default(context, reference, (int)size + 2);
}

static int XMLCALL on_encoding(void *context, const XML_Char *name, XML_Encoding *encoding) {
    (void)context;
    if (strncmp(name, "windows-1252", 13) != 0 && strncmp(name, "Windows-1252", 13) != 0 &&
        strncmp(name, "cp1252", 7) != 0)
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++) {
        uint32_t code = read_windows_character((unsigned char)i);
        encoding->map[i] = code || i == 0 ? (int)code : -1;
    }
    encoding->data = NULL;
    encoding->convert = NULL;
    encoding->release = NULL;
    return XML_STATUS_OK;
}

/** Says what ended the reading; what was found before it is kept. */
static void note_fault(const feed *work, base_error *error) {
    char room[READ_NAME_SHOWN];
    const char *name = read_name_shown(work->records->name, room);
    unsigned long line = (unsigned long)XML_GetCurrentLineNumber(work->parser);
    if (work->deep)
        base_fail(error, BASE_LIMIT, line, "%s:%lu: elements deeper than %d", name, line, MOST_DEPTH);
    else if (work->grows)
        base_fail(
            error, BASE_LIMIT, line,
            "%s:%lu: the file declares an entity longer than %d bytes or made of others: take its <!ENTITY> "
            "out",
            name, line, MOST_ENTITY);
    else
        base_fail(error, BASE_FORMAT, line,
                  "%s:%lu: no well-formed XML (%s, column %lu): what follows was not read", name, line,
                  XML_ErrorString(XML_GetErrorCode(work->parser)),
                  (unsigned long)XML_GetCurrentColumnNumber(work->parser));
}

static void set_handlers(feed *work) {
    XML_SetUserData(work->parser, work);
    XML_SetElementHandler(work->parser, on_start, on_end);
    XML_SetCharacterDataHandler(work->parser, on_text);
    XML_SetDefaultHandler(work->parser, on_default);
    XML_SetSkippedEntityHandler(work->parser, on_skipped);
    XML_SetEntityDeclHandler(work->parser, on_entity);
    XML_SetUnknownEncodingHandler(work->parser, on_encoding, NULL);
    XML_UseForeignDTD(work->parser, XML_TRUE); /* an entity that is not declared is skipped, and no fault */
}

bool read_feed_open(read_records *records, base_error *error) {
    feed work = {.records = records, .parser = XML_ParserCreate(NULL)};
    base_buf_start(&work.text, records->allocator);
    base_buf_start(&work.outlet, records->allocator);
    if (!work.parser) {
        base_fail_memory(error);
        return false;
    }
    set_handlers(&work);
    records->faulty = XML_Parse(work.parser, records->bytes, (int)records->count, 1) != XML_STATUS_OK;
    if (records->faulty) note_fault(&work, &records->fault);
    bool memory = work.failed || work.text.failed || work.outlet.failed || records->fields.failed ||
                  (records->faulty && XML_GetErrorCode(work.parser) == XML_ERROR_NO_MEMORY);
    /* An article that was cut off in its middle is none. */
    if (records->faulty && work.article && records->starts.count) {
        records->starts.count--;
        records->fields.count = records->starts.items[records->starts.count];
    }
    char room[READ_NAME_SHOWN];
    bool none = !memory && records->starts.count == 0 && !records->faulty;
    if (memory)
        base_fail_memory(error);
    else if (none)
        base_fail(error, BASE_FORMAT, 0,
                  "%s: XML without articles (<%s>); RSS, Atom, NITF and NewsML-G2 are read",
                  read_name_shown(records->name, room), work.root);
    XML_ParserFree(work.parser);
    base_buf_release(&work.text);
    base_buf_release(&work.outlet);
    return !memory && !none;
}

#else

bool read_feed_open(read_records *records, base_error *error) {
    char room[READ_NAME_SHOWN];
    base_fail(error, BASE_UNSUPPORTED, 0,
              "%s is XML, which this build of quoth does not read: build it with libexpat installed",
              read_name_shown(records->name, room));
    return false;
}

#endif
