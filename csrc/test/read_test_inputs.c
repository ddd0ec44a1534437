/* Files that hold articles: JSON, tables, feeds, news XML, mails; Markdown; compressed files; what is refused. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "read/file.h"
#include "read/gunzip.h"
#include "read/read.h"
#include "read/records.h"
#include "test/check.h"

#define BYTES(string) string, sizeof string - 1

/** Adds a value of an article, "-" for none. */
static void show(base_buf *shown, const char *value) {
    base_buf_add_string(shown, value ? value : "-");
    base_buf_add_byte(shown, '|');
}

/** What bytes hold: a line an article (id, title, outlet, date, byline, url, kind, text) or problem. */
static void list(read_input input, const char *bytes, size_t count, base_buf *shown) {
    static const char *const kinds[READ_INPUT_COUNT] = {[READ_TEXT] = "text", [READ_HTML] = "html"};
    read_records records;
    read_article article;
    base_error error = {0};
    if (!read_records_open(&records, "in", bytes, count, input, 1000, base_allocator_standard(), &error)) {
        base_buf_add_string(shown, error.message);
        return;
    }
    for (read_step step; (step = read_records_next(&records, &article, &error)) != READ_END;) {
        if (step != READ_ARTICLE) {
            base_buf_add_string(shown, error.message);
        } else {
            show(shown, article.id);
            show(shown, article.title);
            show(shown, article.source);
            show(shown, article.date);
            show(shown, article.byline);
            show(shown, article.url);
            show(shown, kinds[article.input]);
            base_buf_add(shown, article.bytes, article.count);
        }
        base_buf_add_byte(shown, '\n');
    }
    read_records_close(&records);
}

static void check_list(read_input input, const char *bytes, size_t count, const char *expected) {
    base_buf shown;
    base_buf_start(&shown, base_allocator_standard());
    list(input, bytes, count, &shown);
    check_string(shown.bytes ? shown.bytes : "", expected);
    base_buf_release(&shown);
}

static void test_json(void) {
    /* An answer of a news service, with names of its own, nested values and HTML. */
    check_list(
        READ_JSON,
        BYTES("{\"status\":\"ok\",\"articles\":[\n{\"source\":{\"id\":null,\"name\":\"Tern\"},\"author\":"
              "\"Ann Rill\",\"title\":\"Port\",\"publishedAt\":\"2024-05-03\",\"url\":\"u\","
              "\"description\":\"short\",\"content\":\"It closed.\"},\n{\"headline\":{\"main\":\"Two\"},"
              "\"authors\":[\"A\",{\"name\":\"B\"}],\"pub_date\":1714730100,\"body\":\"<p>Yes.</p>\"},7,"
              "{\"x\":1}]}"),
        "in|Port|Tern|2024-05-03|Ann Rill|u|text|It closed.\n"
        "in|Two|-|2024-05-03|A, B|-|html|<p>Yes.</p>\n"
        "in: this is no object (byte 284)\nin: there is no \"text\" (byte 286)\n");
    /* A list; hits of a search engine; one article over several lines. */
    check_list(READ_JSON, BYTES("[{\"id\":1,\"text\":\"A.\"},{\"text\":\"B.\"}]"),
               "1|-|-|-|-|-|text|A.\nin|-|-|-|-|-|text|B.\n");
    check_list(READ_JSON, BYTES("{\"hits\":{\"total\":1,\"hits\":[{\"_source\":{\"text\":\"A.\"}}]}}"),
               "in|-|-|-|-|-|text|A.\n");
    check_list(READ_JSON, BYTES("{\n \"text\": \"A.\",\n \"title\": \"T\"\n}\n"), "in|T|-|-|-|-|text|A.\n");
    /* What is broken ends the list; what stood before is kept. */
    check_list(READ_JSON, BYTES("[{\"text\":\"A.\"},{\"text\":]"),
               "in|-|-|-|-|-|text|A.\nin: expected a value (byte 23)\n");
}

static void test_tables(void) {
    check_list(
        READ_CSV,
        BYTES("\xEF\xBB\xBFid,Title,Text,Source\r\n1,\"A, b\",\"She said \"\"no\"\".\nTwo.\",Tern\r\n\r\n"
              "2,C,,Gull\r\n3,D,\"open"),
        "1|A, b|Tern|-|-|-|text|She said \"no\".\nTwo.\nin:5: there is no \"text\"\n"
        "in:6: a quotation mark is not closed: the rest was not read\n");
    check_list(READ_CSV, BYTES("title;body\nT;He said, yes.\n"), "in|T|-|-|-|-|text|He said, yes.\n");
    check_list(READ_TSV, BYTES("title\tbody\tpublished\nT\tHe said\\nyes.\t2024-05-03"),
               "in|T|-|2024-05-03|-|-|text|He said\nyes.\n");
    check_list(READ_CSV, BYTES("a,b\n1,2\n"),
               "in:2: the table's first line names no column of text (text, body, content)");
}

static void test_xml(void) {
    if (!read_xml_supported()) return;
    /* Entities that a file declares are left out; those of HTML are read. */
    check_list(
        READ_XML,
        BYTES("<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"bb\">]><rss><channel><title>Tern"
              "</title><item><title>Port &amp; sea &mdash; &b;</title><link>u</link><pubDate>Fri, 3 May "
              "2024</pubDate><dc:creator xmlns:dc='d'>Ann Rill</dc:creator><description>Short."
              "</description><content:encoded xmlns:content='c'><![CDATA[<p>It closed.</p>]]>"
              "</content:encoded></item><item><title>N</title></item></channel></rss>"),
        "in|Port & sea \xE2\x80\x94|Tern|Fri, 3 May 2024|Ann Rill|u|html|<p>It closed.</p>\n"
        "in: article 2: there is no \"text\"\n");
    check_list(
        READ_XML,
        BYTES("<feed xmlns='http://www.w3.org/2005/Atom'><title>Gull</title><entry><title>Hi</title>"
              "<link rel='self' href='s'/><link href='u'/><id>urn:2</id><published>2024-05-03</published>"
              "<author><name>Bo Kern</name><email>b@x.y</email></author><content type='xhtml'><div><p>It "
              "<b>closed</b> &lt; now.</p></div></content></entry></feed>"),
        "urn:2|Hi|Gull|2024-05-03|Bo Kern|u|html|<div><p>It closed &lt; now.</p></div>\n");
    /* What pictures and sounds are called and hold is not the article's; nor is the feed that it came from. */
    check_list(
        READ_XML,
        BYTES(
            "<rss><channel><media:title>M</media:title><title>Tern</title><item><media:group><media:title>Pic"
            "</media:title><media:content url='p'>A pier.</media:content></media:group><itunes:title>I"
            "</itunes:title><title>Port</title><source url='s'>Gull</source><media:content url='q'/>"
            "<description>It closed.</description></item></channel></rss>"),
        "in|Port|Tern|-|-|-|text|It closed.\n");
    check_list(
        READ_XML,
        BYTES("<feed><title>Planet</title><entry><source><id>urn:f</id><title>Gull</title><updated>2020-"
              "01-01</updated></source><id>urn:2</id><title>Hi</title><updated>2024-05-03</updated>"
              "<summary>It closed.</summary></entry></feed>"),
        "urn:2|Hi|Planet|2024-05-03|-|-|text|It closed.\n");
    check_list(
        READ_XML,
        BYTES("<nitf><head><docdata><date.issue norm='20240503T101500Z'/></docdata></head><body><body.head>"
              "<hedline><hl1>Port</hl1></hedline><byline>Ann Rill</byline><distributor>Tern Wire"
              "</distributor></body.head><body.content><p>It closed.</p><hl2>Sub</hl2></body.content>"
              "</body></nitf>"),
        "in|Port|Tern Wire|20240503T101500Z|Ann Rill|-|html|<p>It closed.</p><h2>Sub</h2>\n");
    check_list(
        READ_XML,
        BYTES("<newsItem guid='urn:x'><itemMeta><provider literal='tern'/><versionCreated>2024-05-04"
              "</versionCreated></itemMeta><contentMeta><contentCreated>2024-05-03</contentCreated><by>Ann"
              "</by><headline>Port</headline></contentMeta><contentSet><inlineXML><html><head><title>x"
              "</title></head><body><p>It closed.</p></body></html></inlineXML></contentSet></newsItem>"),
        "urn:x|Port|tern|2024-05-03|Ann|-|html|<p>It closed.</p>\n");
    /* What was whole before the fault is kept. */
    check_list(
        READ_XML, BYTES("<rss><item><body/><description>A.</description></item>\n<item><description>B"),
        "in|-|-|-|-|-|text|A.\nin:2: no well-formed XML (no element found, column 20): what follows was "
        "not read\n");
    check_list(READ_XML, BYTES("<svg><g/></svg>"),
               "in: XML without articles (<svg>); RSS, Atom, NITF and NewsML-G2 are read");
}

/** Entities that could make a file grow; in the value of an attribute the parser puts them in itself. */
static void test_entities(void) {
    if (!read_xml_supported()) return;
    static const char grown[] =
        "in:1: the file declares an entity longer than 32 bytes or made of others: take its "
        "<!ENTITY> out\n";
    check_list(
        READ_XML,
        BYTES("<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><item x='&b;'><description>A"
              "</description></item></rss>"),
        grown);
    check_list(
        READ_XML,
        BYTES(
            "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>]><rss><item "
            "x='&a;'><description>A</description></item></rss>"),
        grown);
    check_list(READ_XML,
               BYTES("<!DOCTYPE rss [<!ENTITY a 'u'><!ENTITY amp '&#38;#38;'>]><feed><entry><link href="
                     "'&a;'/><summary>A &amp; B</summary></entry></feed>"),
               "in|-|-|-|-|u|text|A & B\n");
}

static void test_deep_xml(void) {
    if (!read_xml_supported()) return;
    base_buf deep, shown;
    base_buf_start(&deep, base_allocator_standard());
    base_buf_start(&shown, base_allocator_standard());
    for (int i = 0; i < 100000; i++) base_buf_add_string(&deep, "<a>");
    list(READ_XML, deep.bytes, deep.count, &shown);
    check_string(shown.bytes, "in:1: elements deeper than 500\n");
    base_buf_release(&deep);
    base_buf_release(&shown);
}

static void test_mail(void) {
    check_list(
        READ_MAIL,
        BYTES("From: \"Ann Rill\" <ann@tern.example>\r\nSubject: =?utf-8?B?UG9ydA==?=\r\n "
              "=?utf-8?Q?_=C3=A9t=C3=A9?=\r\nDate: Fri, 3 May 2024 10:15:00 +0200\r\nContent-Type: "
              "multipart/alternative; boundary=\"xx\"\r\n\r\n--xx\r\nContent-Type: text/html\r\n\r\n<p>H</p>"
              "\r\n--xx\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
              "quoted-printable\r\n\r\nIt =E2=80=9Cclo=\r\nsed=E2=80=9D.\r\n--xx--\r\n"),
        "in|Port \xC3\xA9t\xC3\xA9|-|Fri, 3 May 2024 10:15:00 +0200|Ann Rill|-|text|"
        "It \xE2\x80\x9C"
        "closed\xE2\x80\x9D.\n");
    check_list(READ_MAIL, BYTES("Subject: T\nContent-Transfer-Encoding: base64\n\nSXQgY2xv\nc2VkLg==\n"),
               "in|T|-|-|-|-|text|It closed.\n");
    check_list(READ_MAIL,
               BYTES("Subject: T\nContent-Type: text/html; charset=latin1\n\n<p>caf\xE9 and more</p>"),
               "in|T|-|-|-|-|html|<p>caf\xC3\xA9 and more</p>\n");
    /* An attachment is read where there is nothing else; what follows the last part, and what has a boundary of
     * which this one is the beginning, are no parts. */
    check_list(
        READ_MAIL,
        BYTES("Subject: T\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n"
              "<p>It closed.</p>\n--bc\n--b\nContent-Disposition: Attachment; filename=n.txt\n\nNotes."
              "\n--b--\n\nFooter.\n"),
        "in|T|-|-|-|-|html|<p>It closed.</p>\n--bc\n");
    check_list(
        READ_MAIL,
        BYTES("Subject: T\nContent-Type: multipart/mixed; boundary=b\n\n--b \nContent-Disposition: "
              "attachment\nContent-Type: text/html\n\n<p>It closed.</p>\n--b\nContent-Type: image/png\n\nx"
              "\n--b--"),
        "in|T|-|-|-|-|html|<p>It closed.</p>\n");
    check_list(READ_MAIL, BYTES("Subject: T\nContent-Type: image/png\n\nx"),
               "in: the mail has no part of text");
}

/** The blocks of an article as "hint level text", and its title and date. */
static void check_markdown(const char *text, const char *expected) {
    read_content content;
    base_error error = {0};
    base_buf shown;
    base_buf_start(&shown, base_allocator_standard());
    read_content_start(&content, base_allocator_standard());
    read_article article = {.bytes = text, .count = strlen(text), .input = READ_MARKDOWN};
    check(read_content_fill(&content, &article, (read_limits){0}, &error));
    show(&shown, content.meta.values[READ_TITLE].bytes);
    show(&shown, content.meta.values[READ_DATE].bytes);
    for (uint32_t i = 0; i < content.blocks.count; i++) {
        const read_block *block = &content.blocks.items[i];
        base_buf_add_byte(&shown, '\n');
        base_buf_add_number(&shown, block->level);
        base_buf_add_byte(&shown, ' ');
        base_buf_add(&shown, content.text + block->begin, block->end - block->begin);
    }
    check_string(shown.bytes, expected);
    base_buf_release(&shown);
    read_content_release(&content);
}

static void test_markdown(void) {
    check_markdown(
        "---\ntitle: \"Port\"\ndate: 2024-05-03\n---\n# The *port* closes #\n\nThe **mayor**, [Ida "
        "Lund](https://x.y/a_b), said\nso. snake_case, 2 * 3 \\* 4 and `code`.\n\n> \"No,\" she "
        "said.\n\n* one\n* two\n\n![pic](a.png)\n\nSub\n---\n***\n```\nx = 1\n```\n",
        "Port|2024-05-03|\n1 The port closes\n0 The mayor, Ida Lund, said so. snake_case, 2 * 3 * 4 and "
        "code.\n0 \"No,\" she said.\n0 one\n0 two\n2 Sub\n0 x = 1");
    check_markdown("--- no metadata\n[open\n\n![", "-|-|\n0 --- no metadata [open\n0 ![");
    /* Code stands as it is; brackets inside each other. */
    check_markdown("`int *p = *q;` and ``a `*b* [c](d)`` and `x\n\n```c\nint *p = *q;\n* [r](s)\n```\n",
                   "-|-|\n0 int *p = *q; and a `*b* [c](d) and x\n0 int *p = *q; * [r](s)");
    check_markdown("[a [b](c (d) e)](f) ![g [h](i)](j) \\[k](l) [m](n\n\n2 ** 3 ***** a__b <http://c> <http",
                   "-|-|\n0 a b  [k](l) [m](n\n0 2 ** 3 ***** a__b http://c <http");
}

static void check_refused(const char *bytes, size_t count, const char *expected) {
    read_content content;
    base_error error = {0};
    read_content_start(&content, base_allocator_standard());
    read_article article = {.bytes = bytes, .count = count, .input = READ_TEXT, .id = "f"};
    check(!read_content_fill(&content, &article, (read_limits){0}, &error));
    check_string(error.message, expected);
    check_number(error.code, BASE_UNSUPPORTED);
    read_content_release(&content);
}

static void test_refused(void) {
    check_refused(BYTES("%PDF-1.7"),
                  "f is a PDF file, which is no text: read what `pdftotext \"f\" -` makes of it");
    check_refused(BYTES("PK\3\4..........................mimetypeapplication/epub+zip"),
                  "f is an EPUB book, which is no text: read what `pandoc -t plain \"f\"` makes of it");
    check_refused(BYTES("PK\3\4..........................word/document.xml"),
                  "f is a Word file, which is no text: read what `pandoc -t plain \"f\"` makes of it");
    check_refused(BYTES("\x89PNG\r\n"),
                  "f is an image, which is no text: read what `tesseract \"f\" -` makes of it");
}

static void check_mended(const char *text, const char *expected, uint32_t warnings) {
    read_content content;
    base_error error = {0};
    read_content_start(&content, base_allocator_standard());
    read_article article = {.bytes = text, .count = strlen(text), .input = READ_TEXT};
    check(read_content_fill(&content, &article, (read_limits){0}, &error));
    check_number(content.size, strlen(expected));
    check(memcmp(content.text, expected, content.size) == 0);
    check_number(content.warnings.count, warnings);
    read_content_release(&content);
}

static void test_mojibake(void) {
    check_mended(
        "\xC3\xA2\xE2\x82\xAC\xC5\x93No\xC3\xA2\xE2\x82\xAC\xC2\x9D, caf\xC3\x83\xC2\xA9, na\xC3\xAFve",
        "\xE2\x80\x9CNo\xE2\x80\x9D, caf\xC3\xA9, na\xC3\xAFve", 1);
    /* An accent alone, or a currency behind it, is no misreading. */
    check_mended("S\xC3\x83O Paulo, 5 \xE2\x82\xAC, \xC3\xA2\xE2\x82\xAC",
                 "S\xC3\x83O Paulo, 5 \xE2\x82\xAC, \xC3\xA2\xE2\x82\xAC", 0);
}

static void test_looks(void) {
    static const struct {
        const char *bytes;
        read_input input;
    } cases[] = {{"He said so.", READ_TEXT},
                 {"<!DOCTYPE html><p>A", READ_HTML},
                 {"<?xml version='1.0'?>\n<!-- x --><html>", READ_HTML},
                 {"<?xml version='1.0'?><rss>", READ_XML},
                 {"\xEF\xBB\xBF <feed>", READ_XML},
                 {"[ {\"text\":\"A\"}]\n", READ_JSON},
                 {"{\n\"text\":\"A\"}", READ_JSON},
                 {"{\"text\":\"A\"} he said", READ_TEXT},
                 {"[sic] he said", READ_TEXT},
                 {"From: A\nSubject: B\nDate: C\n\nD", READ_MAIL},
                 {"To: be or not\nthat is: the question", READ_TEXT},
                 {"< 5 men", READ_TEXT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_number(read_input_of_bytes(cases[i].bytes, strlen(cases[i].bytes)), cases[i].input);
    check_number(read_input_of("a/b.CSV.gz"), READ_CSV);
    check(read_named_article("x.json") && read_named_article("x.txt.gz") && !read_named_article("x.gz"));
}

/* ---- compressed files ---------------------------------------------------------------------------------- */

/** "It closed.\n" as gzip writes it, and how much of it is written how often. */
static const unsigned char closed[] = {0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xF3,
                                       0x2C, 0x51, 0x48, 0xCE, 0xC9, 0x2F, 0x4E, 0x4D, 0xD1, 0xE3, 0x02,
                                       0x00, 0x61, 0x13, 0x87, 0x46, 0x0B, 0x00, 0x00, 0x00};

static void write_packed(const char *path, size_t count, int times) {
    FILE *file = fopen(path, "wb");
    if (!check(file != NULL)) return;
    for (int i = 0; i < times; i++) fwrite(closed, 1, count, file);
    fclose(file);
}

static void check_unpacked(const char *path, const char *expected, base_code code) {
    base_buf bytes;
    base_error error = {0};
    base_buf_start(&bytes, base_allocator_standard());
    check_number(read_file(path, 1000, NULL, &bytes, &error), code == BASE_OK);
    check_number(error.code, code);
    if (code == BASE_OK) check_string(bytes.bytes, expected);
    base_buf_release(&bytes);
}

static bool work_unpack(const base_allocator *allocator, void *context) {
    base_buf bytes;
    base_error error = {0};
    base_buf_start(&bytes, allocator);
    bool done = read_file(context, 1000, NULL, &bytes, &error);
    base_buf_release(&bytes);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

/** Unfolded in pieces, for which what was unfolded is kept. */
static bool work_unfold(const base_allocator *allocator, void *context) {
    (void)context;
    read_gunzip *gunzip = read_gunzip_open(allocator, (const char *)closed, sizeof closed);
    if (!gunzip) return false;
    char piece[4];
    size_t found;
    read_gunzip_step step = READ_GUNZIP_GAVE;
    while (step == READ_GUNZIP_GAVE) step = read_gunzip_next(gunzip, true, piece, sizeof piece, &found);
    read_gunzip_close(gunzip);
    return check(step == READ_GUNZIP_END || step == READ_GUNZIP_NO_MEMORY) && step == READ_GUNZIP_END;
}

/** What gives its first bytes one at a time is known by the first three all the same. */
static void test_packed_piecewise(void) {
    int ends[2];
    char path[32];
    if (!read_gzip_supported()) return;
    if (!check(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0)) return;
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    for (size_t at = 0; at < 3; at++) check(write(ends[1], closed + at, 1) == 1);
    check(write(ends[1], closed + 3, sizeof closed - 3) == sizeof closed - 3);
    close(ends[1]);
    check_unpacked(path, "It closed.\n", BASE_OK);
    close(ends[0]);
}

static void test_packed(void) {
    char path[300];
    const char *parent = getenv("TMPDIR");
    if (!read_gzip_supported()) return;
    snprintf(path, sizeof path, "%s/quoth-packed-XXXXXX", parent && *parent ? parent : ".");
    int descriptor = mkstemp(path);
    if (!check(descriptor >= 0)) return;
    close(descriptor);
    write_packed(path, sizeof closed, 1);
    check_unpacked(path, "It closed.\n", BASE_OK);
    check_out_of_memory(work_unpack, path);
    check_out_of_memory(work_unfold, NULL);
    write_packed(path, sizeof closed, 2);
    check_unpacked(path, "It closed.\nIt closed.\n", BASE_OK);
    write_packed(path, sizeof closed - 12, 1);
    check_unpacked(path, "", BASE_FORMAT);
    write_packed(path, 2, 1);
    check_unpacked(path, "\x1F\x8B", BASE_OK);
    unlink(path);
}

/* ---- memory -------------------------------------------------------------------------------------------- */

typedef struct sample {
    read_input input;
    const char *bytes;
} sample;

static bool work_records(const base_allocator *allocator, void *context) {
    const sample *from = context;
    read_records records;
    read_article article;
    base_error error = {0};
    if (!read_records_open(&records, "in", from->bytes, strlen(from->bytes), from->input, 1000, allocator,
                           &error))
        return check(error.code == BASE_NO_MEMORY) && false;
    read_step step = read_records_next(&records, &article, &error);
    while (step == READ_ARTICLE) step = read_records_next(&records, &article, &error);
    read_records_close(&records);
    return step == READ_END;
}

static bool work_text(const base_allocator *allocator, void *context) {
    const sample *from = context;
    read_content content;
    base_error error = {0};
    read_content_start(&content, allocator);
    read_article article = {.bytes = from->bytes, .count = strlen(from->bytes), .input = from->input};
    bool done = read_content_fill(&content, &article, (read_limits){0}, &error);
    read_content_release(&content);
    return check(done || error.code == BASE_NO_MEMORY) && done;
}

static void test_memory(void) {
    sample records[] = {
        {READ_JSON,
         "[{\"text\":\"A.\",\"authors\":[\"B\"],\"title\":\"A longer title than the rest of it is\"}]"},
        {READ_CSV, "id,text\n1,\"A.\"\n"},
        {READ_MAIL, "From: A <b>\nSubject: =?utf-8?Q?T?=\n\nText =E9.\n"},
        {READ_XML, "<rss><title>F</title><item><title>A&amp;&mdash;</title><description>B.</description></"
                   "item></rss>"}};
    sample texts[] = {{READ_MARKDOWN, "---\ntitle: A\n---\n# B\n\nC [d](e).\n"},
                      {READ_TEXT, "\xC3\xA2\xE2\x82\xAC\xC5\x93No"}};
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        if (records[i].input != READ_XML || read_xml_supported())
            check_out_of_memory(work_records, &records[i]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_out_of_memory(work_text, &texts[i]);
}

int main(void) {
    test_json();
    test_tables();
    test_xml();
    test_entities();
    test_deep_xml();
    test_mail();
    test_markdown();
    test_refused();
    test_mojibake();
    test_looks();
    test_packed();
    test_packed_piecewise();
    test_memory();
    return check_done("read inputs");
}
