#include <string.h>

#include "lang/token.h"
#include "lang/tuning.h"

typedef struct run_reader {
    const lang_tokeniser *tokeniser;
    const char *text;
    uint32_t start; /**< of the word at hand */
    uint32_t end;
} run_reader;

static uint32_t class_at(const run_reader *reader, uint32_t at) {
    return text_class_after(reader->text, at, reader->end);
}

static bool ascii_word(char byte) {
    return (byte & 0x80) == 0 && (text_ascii_classes[(unsigned char)byte] & TEXT_WORD) != 0;
}

/** Takes the punctuation off that follows an address rather than ending it; a bracket stays with its partner.
 */
static uint32_t address_end(const run_reader *reader, uint32_t begin, uint32_t end) {
    const char *text = reader->text;
    bool open = memchr(text + begin, '(', end - begin) != NULL;
    while (end > begin) {
        uint32_t start = (uint32_t)text_before(text, end);
        uint32_t class = class_at(reader, start);
        if (text[start] == '/' || class & TEXT_WORD || !(class & (TEXT_PUNCTUATION | TEXT_SYMBOL))) break;
        if (strchr("#&=+-_~%$*@", text[start]) || (text[start] == ')' && open)) break;
        end = start;
    }
    return end;
}

/** The end of what may belong to an address that begins before `at`. */
static uint32_t address_reach(const run_reader *reader, uint32_t at) {
    while (at < reader->end && !strchr("<>\"", reader->text[at]) &&
           !(class_at(reader, at) & (TEXT_DOUBLE_QUOTE | TEXT_INVISIBLE))) {
        size_t length;
        text_class_at(reader->text + at, reader->end - at, &length);
        at += (uint32_t)length;
    }
    return at;
}

static bool follows(const run_reader *reader, uint32_t at, const char *string) {
    size_t size = strlen(string);
    return reader->end - at >= size && memcmp(reader->text + at, string, size) == 0;
}

/** The end of the e-mail address that begins at `at`, or `at`. */
static uint32_t email_end(const run_reader *reader, uint32_t at) {
    const char *text = reader->text;
    uint32_t limit = reader->end - at < LANG_ADDRESS_REACH ? reader->end : at + LANG_ADDRESS_REACH;
    uint32_t sign = at;
    while (sign < limit && (ascii_word(text[sign]) || strchr("._%+-", text[sign]))) sign++;
    if (sign == at || sign == limit || text[sign] != '@') return at;
    uint32_t end = sign + 1;
    limit = reader->end - end < LANG_ADDRESS_REACH ? reader->end : end + LANG_ADDRESS_REACH;
    bool dot = false;
    while (end < limit && (ascii_word(text[end]) || text[end] == '.' || text[end] == '-')) {
        dot = dot || (text[end] == '.' && end > sign + 1);
        end++;
    }
    return dot ? address_end(reader, at, end) : at;
}

/** The end of the host's name (and its path) that begins at `at` with a word that ends at `word_end`, or
 * `at`. */
static uint32_t host_end(const run_reader *reader, uint32_t at, uint32_t word_end) {
    const char *text = reader->text;
    uint32_t limit = reader->end - at < LANG_ADDRESS_REACH ? reader->end : at + LANG_ADDRESS_REACH;
    uint32_t label = at, end = word_end;
    while (end < limit && (ascii_word(text[end]) || text[end] == '-')) end++;
    while (end + 1 < limit && text[end] == '.' && ascii_word(text[end + 1])) {
        label = ++end;
        while (end < limit && (ascii_word(text[end]) || text[end] == '-')) end++;
    }
    if (label == at || end - label > LANG_DOMAIN_LONGEST) return at;
    if (!(lang_word_kinds(reader->tokeniser, lang_word_hash(text + label, end - label)) & LANG_DOMAIN))
        return at;
    if (end < reader->end && text[end] == '/') return address_end(reader, at, address_reach(reader, end));
    return end;
}

/** The end of the URL, address, handle or hashtag that begins at `at`, or `at` where there is none. */
static uint32_t link_end(const run_reader *reader, uint32_t at) {
    const char *text = reader->text;
    uint32_t word_end = at;
    while (word_end < reader->end && word_end - at < LANG_ADDRESS_REACH &&
           (ascii_word(text[word_end]) || (text[word_end] == '_' && word_end > at)))
        word_end++;
    if (word_end == at) {
        if ((text[at] != '@' && text[at] != '#') || at + 1 == reader->end) return at;
        uint32_t class = class_at(reader, at + 1);
        if (!(class & TEXT_LETTER) && !(text[at] == '@' && text[at + 1] == '_')) return at;
        uint32_t end = at + 1;
        while (end < reader->end && (ascii_word(text[end]) || text[end] == '_' || text[end] & 0x80)) {
            if (text[end] & 0x80 && !(class_at(reader, end) & TEXT_WORD)) break;
            size_t length;
            text_class_at(text + end, reader->end - end, &length);
            end += (uint32_t)length;
        }
        return end;
    }
    if (follows(reader, word_end, "://")) return address_end(reader, at, address_reach(reader, word_end));
    if (follows(reader, at, "www.") || follows(reader, at, "WWW."))
        return address_end(reader, at, address_reach(reader, word_end));
    uint32_t end = email_end(reader, at);
    return end > at ? end : host_end(reader, at, word_end);
}

static bool is_clitic(const char *letters, uint32_t count) {
    char a = (char)(letters[0] | 0x20);
    if (count == 1) return a == 's' || a == 'd' || a == 'm';
    char b = (char)(letters[1] | 0x20);
    return count == 2 && ((a == 'r' && b == 'e') || (a == 'v' && b == 'e') || (a == 'l' && b == 'l'));
}

/** Bytes of the clitic that begins with the apostrophe at `at` ('s 're 'll), or 0. */
static uint32_t clitic_bytes(const run_reader *reader, uint32_t at, uint32_t mark_bytes) {
    uint32_t begin = at + mark_bytes, end = begin;
    while (end < reader->end && end - begin < 3 && !(reader->text[end] & 0x80) &&
           class_at(reader, end) & TEXT_LETTER)
        end++;
    if (end == begin || !is_clitic(reader->text + begin, end - begin)) return 0;
    return class_at(reader, end) & TEXT_WORD ? 0 : end - at;
}

/** Bytes of the "n't" whose n ends the word before `at`: the apostrophe and the t; or 0. */
static uint32_t negation_bytes(const run_reader *reader, uint32_t at) {
    if (at - reader->start < 2 || (reader->text[at - 1] | 0x20) != 'n') return 0;
    size_t length;
    if (at >= reader->end ||
        !(text_class_at(reader->text + at, reader->end - at, &length) & TEXT_SINGLE_QUOTE))
        return 0;
    uint32_t t = at + (uint32_t)length;
    if (t >= reader->end || (reader->text[t] | 0x20) != 't') return 0;
    return class_at(reader, t + 1) & TEXT_WORD ? 0 : t + 1 - at;
}

static void set_piece(lang_piece *piece, const run_reader *reader, uint32_t begin, uint32_t end) {
    piece->begin = begin;
    piece->length = end - begin;
    lang_token_shape_of(reader->text + begin, end - begin, &piece->glance);
}

/** A clitic's hash does not depend on the form of its apostrophe. */
static void set_clitic(lang_piece *piece, const run_reader *reader, uint32_t begin, uint32_t end,
                       uint32_t mark, uint32_t mark_bytes) {
    set_piece(piece, reader, begin, end);
    uint64_t word = LANG_WORD_SEED;
    for (uint32_t i = begin; i < end; i++) {
        if (i > mark && i < mark + mark_bytes) continue;
        word = lang_word_add(word, i == mark ? '\'' : (unsigned char)(reader->text[i] | 0x20));
    }
    piece->glance.word = word;
    piece->glance.shape = LANG_CLITIC;
}

/** Reads the word that begins at `at`, parted from an "n't" at its end. */
static uint32_t read_word(run_reader *reader, uint32_t at, lang_piece *pieces, uint32_t *count) {
    const char *text = reader->text;
    lang_piece *piece = &pieces[*count];
    uint32_t end = at + (uint32_t)lang_token_shape_at(text + at, reader->end - at, &piece->glance);
    piece->begin = at;
    piece->length = end - at;
    reader->start = at;
    uint32_t more = piece->glance.shape == LANG_NUMBER ? 0 : negation_bytes(reader, end);
    if (more == 0) {
        *count += 1;
        return end;
    }
    lang_token_shape_at(text + at, end - 1 - at, &piece->glance);
    piece->length = end - 1 - at;
    set_clitic(piece + 1, reader, end - 1, end + more, end, more - 1);
    *count += 2;
    return end + more;
}

uint32_t lang_pieces_read(const lang_tokeniser *tokeniser, const char *text, uint32_t at, uint32_t end,
                          bool link, lang_piece *pieces, uint32_t *count) {
    run_reader reader = {tokeniser, text, at, end};
    uint32_t class = 0;
    while (at < end && *count + 2 <= LANG_PIECES) {
        uint32_t before = class;
        size_t length;
        class = text_class_at(text + at, end - at, &length);
        if (link && !(before & TEXT_WORD)) {
            uint32_t address = link_end(&reader, at);
            if (address > at) {
                set_piece(&pieces[*count], &reader, at, address);
                pieces[(*count)++].glance.shape = LANG_ADDRESS;
                at = address;
                class = TEXT_WORD;
                continue;
            }
        }
        if (class & TEXT_WORD) {
            at = read_word(&reader, at, pieces, count);
            continue;
        }
        uint32_t clitic = class & TEXT_SINGLE_QUOTE ? clitic_bytes(&reader, at, (uint32_t)length) : 0;
        if (clitic) {
            set_clitic(&pieces[(*count)++], &reader, at, at + clitic, at, (uint32_t)length);
            at += clitic;
            class = TEXT_WORD;
            continue;
        }
        if (class & TEXT_INVISIBLE) {
            at += (uint32_t)length;
            class = before;
            continue;
        }
        lang_piece *piece = &pieces[(*count)++];
        piece->begin = at;
        piece->length = (uint32_t)lang_token_shape_at(text + at, end - at, &piece->glance);
        at += piece->length;
    }
    return at;
}
