#include "train/data/rawtext.h"

#include <string.h>

void train_raw_add(train_raw *raw, const char *bytes, size_t count, int first, int last) {
    for (size_t i = 0; i < count; i++) {
        int mark = (i == 0 ? first : 0) | (i + 1 == count ? last : 0);
        base_buf_add_byte(&raw->text, bytes[i]);
        base_buf_add_byte(&raw->marks, (char)mark);
    }
    if (raw->text.failed || raw->marks.failed) train_die("out of memory");
}

train_raw *train_raws_start(train_raws *raws) {
    train_raw raw = {0};
    base_buf_start(&raw.text, base_allocator_standard());
    base_buf_start(&raw.marks, base_allocator_standard());
    train_push(raws, raw);
    return &raws->items[raws->count - 1];
}

void train_raw_close_paragraph(train_raw *raw) {
    uint32_t count = raw->paragraphs.count;
    uint32_t begin = count ? raw->paragraphs.items[count - 1].end : 0, end = (uint32_t)raw->text.count;
    if (end > begin && raw->text.bytes[end - 1] == ' ') end--;
    train_push(&raw->paragraphs, (doc_span){begin, end});
}

static void add_words(train_raw *raw, const train_sentence *sentence) {
    for (uint32_t i = 0; i < sentence->count; i++) {
        const train_word *word = &sentence->words[i];
        uint8_t first = TRAIN_TOKEN_BEGIN, last = TRAIN_TOKEN_END;
        if (i == 0) first |= TRAIN_SENTENCE_BEGIN;
        if (i + 1 == sentence->count) last |= TRAIN_SENTENCE_END;
        train_raw_add(raw, word->form, strlen(word->form), first, last);
        if (word->space_after) train_raw_add(raw, " ", 1, 0, 0);
    }
}

void train_raws_add(train_raws *raws, const train_treebank *treebank) {
    for (uint32_t i = 0; i < treebank->sentences.count; i++) {
        const train_sentence *sentence = &treebank->sentences.items[i];
        bool fresh = i == 0 || sentence->new_document;
        if (fresh) train_raws_start(raws);
        train_raw *raw = &raws->items[raws->count - 1];
        if (fresh || sentence->new_paragraph) {
            if (!fresh) train_raw_add(raw, "\n\n", 2, 0, 0);
            uint32_t begin = (uint32_t)raw->text.count;
            train_push(&raw->paragraphs, (doc_span){begin, begin});
        }
        add_words(raw, sentence);
        raw->paragraphs.items[raw->paragraphs.count - 1].end = (uint32_t)raw->text.count;
    }
}

/** What news prints for the mark at `at`, or NULL. */
static const char *printed(const train_raw *raw, uint32_t at, size_t *taken) {
    const char *text = raw->text.bytes;
    bool open = at == 0 || strchr(" \n([{-", text[at - 1]);
    *taken = 1;
    if (text[at] == '"') return open ? "\xE2\x80\x9C" : "\xE2\x80\x9D";
    if (text[at] == '\'') {
        bool quoted = open && raw->marks.bytes[at] & TRAIN_TOKEN_END;
        return quoted ? "\xE2\x80\x98" : "\xE2\x80\x99";
    }
    if (text[at] == '.' && text[at + 1] == '.' && text[at + 2] == '.' && text[at + 3] != '.' &&
        raw->marks.bytes[at] & TRAIN_TOKEN_BEGIN && raw->marks.bytes[at + 2] & TRAIN_TOKEN_END) {
        *taken = 3;
        return "\xE2\x80\xA6";
    }
    if (text[at] != '-' || text[at + 1] != '-' || text[at + 2] == '-') return NULL;
    if (at > 0 && text[at - 1] == '-') return NULL;
    *taken = 2;
    return "\xE2\x80\x94";
}

static void add_printed(train_raws *raws, uint32_t original) {
    train_raw *copy = train_raws_start(raws), *raw = &raws->items[original];
    uint32_t paragraph = 0;
    for (uint32_t at = 0; at < raw->text.count;) {
        if (paragraph < raw->paragraphs.count && raw->paragraphs.items[paragraph].begin == at) {
            uint32_t begin = (uint32_t)copy->text.count;
            train_push(&copy->paragraphs, (doc_span){begin, begin});
        }
        size_t taken;
        const char *other = printed(raw, at, &taken);
        uint8_t first = (uint8_t)raw->marks.bytes[at], last = (uint8_t)raw->marks.bytes[at + taken - 1];
        if (other) {
            train_raw_add(copy, other, strlen(other), first & (TRAIN_TOKEN_BEGIN | TRAIN_SENTENCE_BEGIN),
                          last & (TRAIN_TOKEN_END | TRAIN_SENTENCE_END));
        } else {
            train_raw_add(copy, raw->text.bytes + at, 1, first, 0);
        }
        at += (uint32_t)taken;
        if (paragraph < raw->paragraphs.count && raw->paragraphs.items[paragraph].end == at) {
            copy->paragraphs.items[paragraph].end = (uint32_t)copy->text.count;
            paragraph++;
        }
    }
}

void train_raws_add_printed(train_raws *raws, uint32_t first) {
    for (uint32_t i = first, end = raws->count; i < end; i++) {
        const char *text = raws->items[i].text.bytes;
        if (strpbrk(text, "\"'") || strstr(text, "--") || strstr(text, "...")) add_printed(raws, i);
    }
}

void train_raw_document(const train_raw *raw, doc *document) {
    doc_start(document, base_allocator_standard());
    if (!doc_set_text(document, raw->text.bytes, (uint32_t)raw->text.count)) train_die("out of memory");
    for (uint32_t i = 0; i < raw->paragraphs.count; i++)
        train_push(&document->paragraphs,
                   (doc_paragraph){.span = raw->paragraphs.items[i], .kind = DOC_BODY});
}

void train_raws_release(train_raws *raws) {
    for (uint32_t i = 0; i < raws->count; i++) {
        base_buf_release(&raws->items[i].text);
        base_buf_release(&raws->items[i].marks);
        base_vec_release(base_allocator_standard(), &raws->items[i].paragraphs);
    }
    base_vec_release(base_allocator_standard(), raws);
}
