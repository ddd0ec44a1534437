/* A mail as it was saved (RFC 5322, MIME): its subject, date and sender, and the part of it that is read. */

#include <string.h>

#include "read/decode.h"
#include "read/records.h"
#include "text/fold.h"

/** Parts inside parts deeper than this are not looked into. */
#define MOST_DEPTH 8
/** An encoded word has 75 bytes at most (RFC 2047); what is much longer is none, and not looked for. */
#define MOST_ENCODED 512

/** Bytes [begin, end). */
typedef struct part {
    const char *begin, *end;
} part;

/** What a part's header says of it. */
typedef struct header {
    part type, encoding, disposition, subject, date, from;
} header;

/** The best part so far. */
typedef struct found {
    header head;
    part body;
    int rank; /**< 0 none, 1 an attachment of HTML, 2 one of plain text, 3 HTML, 4 plain text */
} found;

static bool begins(part of, const char *with) {
    const char *at = of.begin;
    for (; *with; with++, at++)
        if (at == of.end || text_ascii_lower(*at) != *with) return false;
    return true;
}

/** Where a string of small letters stands in a part, or its end. */
static const char *find(part of, const char *string) {
    for (; of.begin < of.end; of.begin++)
        if (begins(of, string)) return of.begin;
    return of.end;
}

static part trim(part of) {
    while (of.begin < of.end && (unsigned char)*of.begin <= ' ') of.begin++;
    while (of.begin < of.end && (unsigned char)of.end[-1] <= ' ') of.end--;
    return of;
}

/** Takes the header's fields, each with the lines that go on with it; returns where the body begins. */
static const char *take_header(part of, header *head) {
    const struct {
        const char *name;
        part *value;
    } fields[] = {{"content-type:", &head->type},
                  {"content-transfer-encoding:", &head->encoding},
                  {"content-disposition:", &head->disposition},
                  {"subject:", &head->subject},
                  {"date:", &head->date},
                  {"from:", &head->from}};
    while (of.begin < of.end) {
        const char *end = of.begin;
        do {
            end = memchr(end, '\n', (size_t)(of.end - end));
            end = end ? end + 1 : of.end;
        } while (end < of.end && (*end == ' ' || *end == '\t'));
        part line = {of.begin, end};
        of.begin = end;
        if (trim(line).begin == trim(line).end) break;
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (begins(line, fields[i].name) && !fields[i].value->begin)
                *fields[i].value = trim((part){line.begin + strlen(fields[i].name), line.end});
    }
    return of.begin;
}

/** The value of a parameter of Content-Type. */
static part parameter(part type, const char *name) {
    const char *at = find(type, name);
    part none = {NULL, NULL};
    if (at == type.end) return none;
    part value = {at + strlen(name), type.end};
    if (value.begin < value.end && *value.begin == '"') {
        value.begin++;
        const char *end = memchr(value.begin, '"', (size_t)(value.end - value.begin));
        if (end) value.end = end;
    } else {
        for (const char *end = value.begin; end < value.end; end++)
            if (*end == ';' || (unsigned char)*end <= ' ') value.end = end;
    }
    return value;
}

static void look(part of, found *best, int depth);

/** Behind a boundary at a line's beginning, NULL where there is none: what it only begins is another's. */
static const char *behind_boundary(part line, part boundary) {
    size_t size = (size_t)(boundary.end - boundary.begin);
    if ((size_t)(line.end - line.begin) < size + 2 || line.begin[0] != '-' || line.begin[1] != '-' ||
        memcmp(line.begin + 2, boundary.begin, size) != 0)
        return NULL;
    part rest = trim((part){line.begin + 2 + size, line.end});
    return rest.begin == rest.end || (rest.end - rest.begin == 2 && begins(rest, "--")) ? rest.begin : NULL;
}

/** Looks into the parts between a boundary's lines; one pass. */
static void look_inside(part body, part boundary, found *best, int depth) {
    const char *begin = NULL;
    for (const char *line = body.begin; line < body.end;) {
        const char *end = memchr(line, '\n', (size_t)(body.end - line));
        const char *next = end ? end + 1 : body.end;
        const char *behind = behind_boundary((part){line, next}, boundary);
        if (behind && begin) look((part){begin, line}, best, depth + 1);
        if (behind) begin = next;
        if (behind && begins((part){behind, next}, "--")) return; /* what follows the last part is none */
        line = next;
    }
    if (begin && begin < body.end) look((part){begin, body.end}, best, depth + 1);
}

static void look(part of, found *best, int depth) {
    header head = {.type = {NULL, NULL}};
    const char *body = take_header(of, &head);
    if (depth == 0) best->head = head;
    part boundary = head.type.begin ? parameter(head.type, "boundary=") : (part){NULL, NULL};
    if (head.type.begin && begins(head.type, "multipart/") && boundary.begin < boundary.end) {
        if (depth < MOST_DEPTH) look_inside((part){body, of.end}, boundary, best, depth);
        return;
    }
    bool plain = !head.type.begin || begins(head.type, "text/plain"),
         html = !plain && begins(head.type, "text/html");
    int rank = plain ? 4 : html ? 3 : 0;
    if (rank && head.disposition.begin && begins(head.disposition, "attachment")) rank -= 2;
    part text = trim((part){body, of.end});
    if (rank <= best->rank || text.begin == text.end) return;
    best->rank = rank;
    best->body = text;
    best->head.encoding = head.encoding;
}

/* ---- decoding ------------------------------------------------------------------------------------------ */

static int digit_of(char byte) {
    char small = text_ascii_lower(byte);
    return byte >= '0' && byte <= '9' ? byte - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/** Quoted-printable; in a header an underscore is a blank. */
static void decode_quoted(part of, bool word, base_buf *out) {
    while (of.begin < of.end) {
        char byte = *of.begin++;
        if (byte == '_' && word) byte = ' ';
        if (byte == '=' && of.end - of.begin >= 2 && digit_of(of.begin[0]) >= 0 &&
            digit_of(of.begin[1]) >= 0) {
            byte = (char)(digit_of(of.begin[0]) * 16 + digit_of(of.begin[1]));
            of.begin += 2;
        } else if (byte == '=' && of.begin < of.end && (*of.begin == '\n' || *of.begin == '\r')) {
            of.begin += *of.begin == '\r';
            of.begin += of.begin < of.end && *of.begin == '\n';
            continue;
        }
        base_buf_add_byte(out, byte);
    }
}

static int sixbits(char byte) {
    if (byte >= 'A' && byte <= 'Z') return byte - 'A';
    if (byte >= 'a' && byte <= 'z') return byte - 'a' + 26;
    if (byte >= '0' && byte <= '9') return byte - '0' + 52;
    return byte == '+' ? 62 : byte == '/' ? 63 : -1;
}

static void decode_base64(part of, base_buf *out) {
    uint32_t bits = 0, count = 0;
    for (; of.begin < of.end && *of.begin != '='; of.begin++) {
        int value = sixbits(*of.begin);
        if (value < 0) continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        base_buf_add_byte(out, (char)(bits >> count & 255));
    }
}

/** Text as UTF-8, its encoding guessed as elsewhere: what a mail declares is not asked. */
static void add_decoded(const base_buf *bytes, base_buf *out) {
    read_content content;
    base_error error;
    read_content_start(&content, out->allocator);
    if (read_decode(bytes->bytes ? bytes->bytes : "", bytes->count, false, "", &content, &error)) {
        for (uint32_t i = 0; i < content.size; i++)
            if (content.text[i] && content.text[i] != '\r') base_buf_add_byte(out, content.text[i]);
    } else if (error.code == BASE_NO_MEMORY) {
        out->failed = true;
    }
    read_content_release(&content);
}

/** One "=?charset?q?words?=" (RFC 2047); where it ends, or NULL where it is none. */
static const char *take_encoded_word(part of, base_buf *out) {
    if (!begins(of, "=?")) return NULL;
    if (of.end - of.begin > MOST_ENCODED) of.end = of.begin + MOST_ENCODED;
    const char *kind = memchr(of.begin + 2, '?', (size_t)(of.end - of.begin) - 2);
    if (!kind || of.end - kind < 4 || kind[2] != '?') return NULL;
    const char *end = kind + 3;
    while (end + 1 < of.end && !(end[0] == '?' && end[1] == '=')) end++;
    if (end + 1 >= of.end) return NULL;
    base_buf bytes;
    base_buf_start(&bytes, out->allocator);
    part words = {kind + 3, end};
    if (text_ascii_lower(kind[1]) == 'b')
        decode_base64(words, &bytes);
    else
        decode_quoted(words, true, &bytes);
    add_decoded(&bytes, out);
    base_buf_release(&bytes);
    return end + 2;
}

/** A header's value with its encoded words decoded and its lines joined. */
static void decode_value(part of, base_buf *out) {
    while (of.begin < of.end) {
        const char *behind = take_encoded_word(of, out);
        if (behind) {
            of.begin = behind;
            /* Blanks between two encoded words are none. */
            part rest = trim((part){behind, of.end});
            if (begins(rest, "=?")) of.begin = rest.begin;
            continue;
        }
        char byte = *of.begin++;
        if (byte == '\r' || byte == '\n') continue;
        base_buf_add_byte(out, byte == '\t' || !byte ? ' ' : byte);
    }
}

static void put_header(read_records *records, const char *name, part value) {
    if (!value.begin) return;
    base_buf decoded;
    base_buf_start(&decoded, records->allocator);
    decode_value(value, &decoded);
    if (decoded.failed) records->fields.failed = true;
    read_records_put(records, name, decoded.bytes, decoded.count);
    base_buf_release(&decoded);
}

/** The sender's name, without the address. */
static part name_of(part from) {
    const char *angle = from.begin ? memchr(from.begin, '<', (size_t)(from.end - from.begin)) : NULL;
    if (!angle) return (part){NULL, NULL};
    part name = trim((part){from.begin, angle});
    if (name.end - name.begin >= 2 && *name.begin == '"' && name.end[-1] == '"') {
        name.begin++;
        name.end--;
    }
    return name;
}

static void put_body(read_records *records, const found *best) {
    base_buf bytes, text;
    base_buf_start(&bytes, records->allocator);
    base_buf_start(&text, records->allocator);
    part encoding = best->head.encoding;
    if (encoding.begin && begins(encoding, "base64"))
        decode_base64(best->body, &bytes);
    else if (encoding.begin && begins(encoding, "quoted-printable"))
        decode_quoted(best->body, false, &bytes);
    else
        base_buf_add(&bytes, best->body.begin, (size_t)(best->body.end - best->body.begin));
    add_decoded(&bytes, &text);
    if (bytes.failed || text.failed) records->fields.failed = true;
    read_records_put(records, best->rank % 2 ? "html" : "text", text.bytes, text.count);
    base_buf_release(&bytes);
    base_buf_release(&text);
}

bool read_mail_take(read_records *records, base_error *error) {
    found best = {.rank = 0};
    look((part){records->bytes, records->bytes + records->count}, &best, 0);
    if (best.rank == 0) {
        char room[READ_NAME_SHOWN];
        base_fail(error, BASE_FORMAT, 0, "%s: the mail has no part of text",
                  read_name_shown(records->name, room));
        return false;
    }
    put_header(records, "title", best.head.subject);
    put_header(records, "date", best.head.date);
    put_header(records, "byline", name_of(best.head.from));
    put_body(records, &best);
    if (!records->fields.failed && base_vec_push(records->allocator, &records->starts, (size_t)0))
        return true;
    base_fail_memory(error);
    return false;
}
