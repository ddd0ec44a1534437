#include "refer/work.h"

#include <string.h>

#include "base/hash.h"
#include "text/fold.h"

static uint32_t *table(refer_work *work) {
    uint32_t count = work->document->tokens.count;
    uint32_t *entries = base_arena_new(work->arena, count, sizeof *entries);
    if (entries) memset(entries, 0xff, count * sizeof *entries);
    return entries;
}

/* Looks each word up once. */
static bool find_words(refer_work *work) {
    uint32_t count = work->document->tokens.count;
    work->words = base_arena_new(work->arena, count, sizeof *work->words);
    for (uint32_t i = 0; work->words && i < count; i++)
        work->words[i] = model_classes_of(&work->facts->words, refer_bytes(work, i),
                                          doc_length(&work->document->tokens, i));
    return work->words != NULL;
}

bool refer_work_start(refer_work *work, const refer_facts *facts, const doc_view *view, base_arena *arena) {
    doc *document = view->document;
    *work = (refer_work){.facts = facts,
                         .view = view,
                         .document = document,
                         .arena = arena,
                         .sentence = view->sentence,
                         .head = view->head,
                         .child = view->child,
                         .sibling = view->sibling};
    uint32_t **const tables[] = {&work->headed, &work->named, &work->titled};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!(*tables[i] = table(work))) return false;
    work->items = base_arena_new(arena, document->tokens.count, sizeof *work->items);
    return work->items && find_words(work);
}

bool refer_work_clusters(refer_work *work) {
    work->clusters = base_arena_new(work->arena, work->count, sizeof *work->clusters);
    work->titles = base_arena_new(work->arena, work->count * (size_t)2, sizeof *work->titles);
    return work->clusters && work->titles;
}

refer_item *refer_work_add(refer_work *work, doc_range tokens, uint32_t head, uint8_t kind, uint8_t form) {
    if (work->headed[head] != DOC_NONE) return &work->items[work->headed[head]];
    work->headed[head] = work->count;
    refer_item *item = &work->items[work->count++];
    *item = (refer_item){.tokens = tokens,
                         .head = head,
                         .sentence = work->sentence[head],
                         .cluster = DOC_NONE,
                         .next = DOC_NONE,
                         .row = MODEL_NO_ROW,
                         .cue = DOC_NONE,
                         .numeral = DOC_NONE,
                         .usual = DOC_NONE,
                         .kind = kind,
                         .form = form};
    return item;
}

size_t refer_fold(const refer_work *work, uint32_t token, char *buffer) {
    return text_fold_token(refer_bytes(work, token), doc_length(&work->document->tokens, token), buffer,
                           REFER_KEY_BYTES);
}

size_t refer_lemma(const refer_work *work, uint32_t token, char *buffer) {
    const char *lemma = doc_string(work->document, doc_lemma(&work->document->tokens, token));
    size_t count = strlen(lemma);
    if (count == 0) return refer_fold(work, token, buffer);
    return text_fold_token(lemma, count, buffer, REFER_KEY_BYTES);
}

size_t refer_phrase(const refer_work *work, doc_range tokens, char *buffer) {
    size_t count = 0;
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
        bool apart = i > tokens.first && (work->document->tokens.flags[i - 1] & DOC_SPACE_AFTER);
        if (apart && count < REFER_KEY_BYTES) buffer[count++] = ' ';
        count += text_fold_token(refer_bytes(work, i), doc_length(&work->document->tokens, i), buffer + count,
                                 REFER_KEY_BYTES - count);
    }
    return count;
}

uint64_t refer_bytes_hash(const refer_work *work, const char *bytes, size_t count, uint64_t kind) {
    uint64_t hash = base_hash_keyed(&work->document->allocator->secret, bytes, count, kind);
    return hash ? hash : 1;
}

uint64_t refer_phrase_hash(const refer_work *work, doc_range tokens) {
    char buffer[REFER_KEY_BYTES];
    size_t count = refer_phrase(work, tokens, buffer);
    uint64_t hash = refer_bytes_hash(work, buffer, count, 0);
    if (count < REFER_KEY_BYTES) return hash;
    /* What was cut tells long names apart; as it is written, for nobody looks it up in another form. */
    doc_span span = doc_tokens_span(work->document, tokens);
    return refer_bytes_hash(work, work->document->text + span.begin, span.end - span.begin, hash);
}

uint64_t refer_lemma_hash(const refer_work *work, uint32_t token) {
    char buffer[REFER_KEY_BYTES];
    return refer_bytes_hash(work, buffer, refer_lemma(work, token, buffer), 0);
}

bool refer_is(const refer_work *work, uint32_t token, const char *word) {
    const char *bytes = refer_bytes(work, token);
    size_t count = doc_length(&work->document->tokens, token);
    if (strlen(word) != count) return false;
    for (size_t i = 0; i < count; i++) {
        char c = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] + ('a' - 'A')) : bytes[i];
        if (c != word[i]) return false;
    }
    return true;
}

bool refer_capital(const refer_work *work, uint32_t token) {
    char lower[8];
    const char *bytes = refer_bytes(work, token);
    size_t count = doc_length(&work->document->tokens, token);
    if (bytes[0] >= 'a' && bytes[0] <= 'z') return false;
    if (bytes[0] >= 'A' && bytes[0] <= 'Z') return true;
    if (!((unsigned char)bytes[0] & 0x80)) return false;
    size_t lead = (unsigned char)bytes[0] >= 0xf0 ? 4 : (unsigned char)bytes[0] >= 0xe0 ? 3 : 2;
    if (count < lead) return false;
    size_t written = text_lower_token(bytes, lead, lower, sizeof lower);
    return written != lead || memcmp(lower, bytes, lead) != 0;
}

bool refer_digits(const refer_work *work, uint32_t token) {
    const char *bytes = refer_bytes(work, token);
    for (uint32_t i = 0; i < doc_length(&work->document->tokens, token); i++)
        if (bytes[i] < '0' || bytes[i] > '9') return false;
    return true;
}

uint32_t refer_clause(const refer_work *work, uint32_t token) {
    for (uint32_t steps = 0; steps < DOC_SENTENCE_TOKENS && work->head[token] != DOC_NONE; steps++) {
        doc_deprel relation = refer_relation(work, token);
        token = work->head[token];
        bool nominal = relation == DOC_REL_NMOD || relation == DOC_REL_CONJ || relation == DOC_REL_APPOS ||
                       relation == DOC_REL_COMPOUND || relation == DOC_REL_FLAT || relation == DOC_REL_CASE ||
                       relation == DOC_REL_DET || relation == DOC_REL_AMOD;
        if (!nominal) return token;
    }
    return DOC_NONE;
}

uint32_t refer_role_token(const refer_work *work, uint32_t token) {
    for (uint32_t steps = 0; steps < DOC_SENTENCE_TOKENS && refer_relation(work, token) == DOC_REL_FLAT &&
                             work->head[token] != DOC_NONE;
         steps++)
        token = work->head[token];
    return token;
}

bool refer_subject(const refer_work *work, uint32_t token) {
    doc_deprel relation = refer_relation(work, refer_role_token(work, token));
    return relation == DOC_REL_NSUBJ || relation == DOC_REL_CSUBJ;
}
