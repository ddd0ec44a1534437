#include "write/conllu.h"

#include <string.h>

#include "text/utf8.h"
#include "write/cell.h"

/* Where the writer stands: characters before a byte are counted once, going forward. */
typedef struct cursor {
    const doc *document;
    base_buf *buf;
    uint32_t byte, characters;
} cursor;

static uint32_t characters_before(cursor *at, uint32_t byte) {
    if (byte > at->byte) {
        at->characters += (uint32_t)text_characters(at->document->text + at->byte, byte - at->byte);
        at->byte = byte;
    }
    return at->characters;
}

static bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static size_t run_until_blank(const char *bytes, size_t count) {
    size_t run = 0;
    while (run < count && !is_blank(bytes[run])) run++;
    return run;
}

/* Appends bytes with each run of white space as one `blank`, and what may not be shown escaped; "_" for
 * nothing, as the format wants it. */
static void add_cell(base_buf *buf, const char *bytes, size_t count, char blank) {
    if (count == 0) base_buf_add_byte(buf, '_');
    for (size_t i = 0; i < count;) {
        size_t run = run_until_blank(bytes + i, count - i);
        write_show(buf, bytes + i, run);
        i += run;
        if (i == count) break;
        base_buf_add_byte(buf, blank);
        while (i < count && is_blank(bytes[i])) i++;
    }
}

static void add_word(base_buf *buf, const char *word) {
    add_cell(buf, word ? word : "", word ? strlen(word) : 0, ' ');
}

/* The bytes of a token, or of the multi-word token that it begins. */
static doc_span surface(const doc *document, uint32_t token, uint32_t words) {
    return doc_tokens_span(document, (doc_range){token, words});
}

/* Words of the multi-word token that begins at `token`: 1 where it is a plain one. */
static uint32_t words_from(const doc *document, uint32_t token, uint32_t end) {
    uint32_t words = 1;
    if (!(document->tokens.flags[token] & DOC_MULTI_FIRST)) return 1;
    while (token + words < end && document->tokens.flags[token + words] & DOC_MULTI_NEXT) words++;
    return words;
}

/* True where the heads of a sentence make one tree: one root, every head inside, no cycle. */
static bool is_tree(const doc *document, doc_range tokens) {
    uint16_t head[DOC_SENTENCE_TOKENS];
    uint8_t state[DOC_SENTENCE_TOKENS] = {0}; /* 1: on the path being walked; 2: known to reach the root */
    uint32_t roots = 0;
    if (tokens.count > DOC_SENTENCE_TOKENS) return false;
    for (uint32_t i = 0; i < tokens.count; i++) {
        head[i] = doc_head(&document->tokens, tokens.first + i);
        roots += head[i] == DOC_HEAD_ROOT;
        if (head[i] != DOC_HEAD_ROOT && head[i] >= tokens.count) return false;
    }
    for (uint32_t i = 0; i < tokens.count && roots == 1; i++) {
        uint32_t at = i;
        while (state[at] == 0) {
            state[at] = 1;
            if (head[at] == DOC_HEAD_ROOT) break;
            at = head[at];
        }
        if (state[at] == 1 && head[at] != DOC_HEAD_ROOT) return false;
        for (at = i; state[at] == 1; at = head[at]) {
            state[at] = 2;
            if (head[at] == DOC_HEAD_ROOT) break;
        }
    }
    return roots == 1;
}

/* The column MISC, and the line's end. */
static void add_misc(cursor *at, doc_span span, bool space_after) {
    if (!space_after) base_buf_add_string(at->buf, "SpaceAfter=No|");
    base_buf_add_string(at->buf, "TokenRange=");
    base_buf_add_number(at->buf, characters_before(at, span.begin));
    base_buf_add_byte(at->buf, ':');
    base_buf_add_number(at->buf, characters_before(at, span.end));
    base_buf_add_byte(at->buf, '\n');
}

static bool space_behind(const doc *document, uint32_t token) {
    return document->tokens.flags[token] & DOC_SPACE_AFTER;
}

static void add_multiword_line(cursor *at, uint32_t id, uint32_t token, uint32_t words) {
    doc_span span = surface(at->document, token, words);
    base_buf_add_number(at->buf, id);
    base_buf_add_byte(at->buf, '-');
    base_buf_add_number(at->buf, id + words - 1);
    base_buf_add_byte(at->buf, '\t');
    add_cell(at->buf, at->document->text + span.begin, span.end - span.begin, ' ');
    base_buf_add_string(at->buf, "\t_\t_\t_\t_\t_\t_\t_\t");
    add_misc(at, span, space_behind(at->document, token + words - 1));
}

/* The columns of a word from its number to DEPS. */
static void add_word_columns(cursor *at, uint32_t id, uint32_t token, uint32_t head, const char *deprel) {
    const doc *document = at->document;
    const doc_tokens *tokens = &document->tokens;
    base_buf *buf = at->buf;
    doc_span span = doc_token_span(document, token);
    const char *feats = doc_feats(tokens, token) < document->feats_count
                            ? document->feats_names[doc_feats(tokens, token)]
                            : NULL;
    base_buf_add_number(buf, id);
    base_buf_add_byte(buf, '\t');
    add_cell(buf, document->text + span.begin, span.end - span.begin, ' ');
    base_buf_add_byte(buf, '\t');
    add_word(buf, doc_string(document, doc_lemma(tokens, token)));
    base_buf_add_byte(buf, '\t');
    add_word(buf, doc_upos_name(tokens->upos[token]));
    base_buf_add_byte(buf, '\t');
    add_word(buf, doc_xpos_name(tokens->xpos[token]));
    base_buf_add_byte(buf, '\t');
    add_word(buf, feats);
    base_buf_add_byte(buf, '\t');
    base_buf_add_number(buf, head);
    base_buf_add_byte(buf, '\t');
    add_word(buf, deprel);
    base_buf_add_string(buf, "\t_\t");
}

/* Head and relation as the format numbers them; a flat tree under the first word where there is no other. */
static uint32_t head_of(const doc *document, doc_range tokens, uint32_t i, bool tree, const char **deprel) {
    uint16_t head = doc_head(&document->tokens, tokens.first + i);
    if (!tree) {
        *deprel = i == 0 ? "root" : "dep";
        return i == 0 ? 0 : 1;
    }
    *deprel = head == DOC_HEAD_ROOT ? "root" : doc_deprel_name(document->tokens.deprel[tokens.first + i]);
    return head == DOC_HEAD_ROOT ? 0 : head + 1u;
}

static void add_words(cursor *at, doc_range tokens) {
    const doc *document = at->document;
    bool tree = is_tree(document, tokens);
    uint32_t multi_end = 0;
    for (uint32_t i = 0; i < tokens.count && !at->buf->failed; i++) {
        uint32_t token = tokens.first + i;
        uint32_t words = words_from(document, token, tokens.first + tokens.count);
        if (words > 1) {
            add_multiword_line(at, i + 1, token, words);
            multi_end = i + words;
        }
        const char *deprel;
        uint32_t head = head_of(document, tokens, i, tree, &deprel);
        add_word_columns(at, i + 1, token, head, deprel);
        if (i < multi_end)
            base_buf_add_string(at->buf, "_\n");
        else
            add_misc(at, doc_token_span(document, token), space_behind(document, token));
    }
}

/* The sentence as its tokens spell it, so that it agrees with FORM and SpaceAfter. */
static void add_text(cursor *at, doc_range tokens) {
    base_buf_add_string(at->buf, "# text = ");
    for (uint32_t i = 0; i < tokens.count; i++) {
        uint32_t token = tokens.first + i;
        uint32_t words = words_from(at->document, token, tokens.first + tokens.count);
        doc_span span = surface(at->document, token, words);
        add_cell(at->buf, at->document->text + span.begin, span.end - span.begin, ' ');
        i += words - 1;
        if (i + 1 < tokens.count && space_behind(at->document, tokens.first + i))
            base_buf_add_byte(at->buf, ' ');
    }
    base_buf_add_byte(at->buf, '\n');
}

static void add_sentence_id(base_buf *buf, const char *document_id, uint32_t number) {
    base_buf_add_string(buf, "# sent_id = ");
    for (const char *rest = document_id; *rest;) {
        size_t run = strcspn(rest, "/ \t\n\v\f\r");
        write_show(buf, rest, run);
        rest += run;
        if (*rest) base_buf_add_byte(buf, '_');
        if (*rest) rest++;
    }
    base_buf_add_byte(buf, '-');
    base_buf_add_number(buf, number);
    base_buf_add_byte(buf, '\n');
}

void write_conllu(base_buf *buf, const doc *document) {
    cursor at = {.document = document, .buf = buf};
    const char *id = doc_string(document, document->meta.id);
    base_buf_add_string(buf, "# newdoc id = ");
    add_word(buf, id);
    base_buf_add_byte(buf, '\n');
    uint32_t paragraph = DOC_NONE;
    for (uint32_t i = 0; i < document->sentences.count && !buf->failed; i++) {
        const doc_sentence *sentence = &document->sentences.items[i];
        if (sentence->tokens.count == 0) continue;
        if (sentence->paragraph != paragraph) {
            paragraph = sentence->paragraph;
            base_buf_add_string(buf, "# newpar\n# kind = ");
            add_word(buf, doc_paragraph_kind_name(document->paragraphs.items[paragraph].kind));
            base_buf_add_byte(buf, '\n');
        }
        add_sentence_id(buf, id, i + 1);
        add_text(&at, sentence->tokens);
        add_words(&at, sentence->tokens);
        base_buf_add_byte(buf, '\n');
    }
}
