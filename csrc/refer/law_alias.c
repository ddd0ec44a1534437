/* Which names of instruments are one: by number, noun and issuer, or by their words. */

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "name/acronym.h"
#include "refer/alias.h"
#include "refer/cluster.h"
#include "refer/law.h"

/* Keys of instruments: number; noun and number; noun, number and issuer; words. */
typedef struct law_index {
    refer_board *board;
    base_map keys;
    bool failed;
} law_index;

enum { key_numeral = 11, key_noun, key_issuer, key_words, key_letters };

static uint32_t find(const law_index *index, uint64_t hash, uint64_t sort) {
    return base_map_value(&index->keys, base_hash_mix(hash, sort), DOC_NONE);
}

static void set(law_index *index, uint64_t hash, uint64_t sort, uint32_t cluster) {
    if (!base_map_set(&index->keys, index->board->document->allocator, base_hash_mix(hash, sort), cluster))
        index->failed = true;
}

static model_cell issuer_of(const refer_board *board, const refer_item *item) {
    uint32_t end = item->cue != DOC_NONE ? item->cue : item->numeral;
    if (end == DOC_NONE || end <= item->tokens.first) return (model_cell){"", 0};
    doc_range tokens = {item->tokens.first, end - item->tokens.first};
    name_alias alias = refer_alias_of(board, tokens);
    if (alias.form != NAME_NO_ALIAS) return alias.name;
    doc_span span = doc_tokens_span(board->document, tokens);
    bool body = refer_law_issuer(board, end - 1);
    return body ? (model_cell){board->document->text + span.begin, span.end - span.begin}
                : (model_cell){"", 0};
}

/* One issuer may be a body of the other ("United Nations", "United Nations Security Council"), or its name in
 * short
 * ("Council"). */
static bool issuers_fit(model_cell a, model_cell b) {
    uint32_t count = a.count < b.count ? a.count : b.count;
    bool begins = memcmp(a.bytes, b.bytes, count) == 0;
    return begins || memcmp(a.bytes + a.count - count, b.bytes + b.count - count, count) == 0;
}

static void join_numbered(law_index *index, uint32_t i) {
    refer_board *board = index->board;
    refer_item *item = &board->items[i];
    uint64_t numeral = refer_phrase_hash(board, (doc_range){item->numeral, 1});
    uint64_t family = item->cue == DOC_NONE ? 0 : refer_law_family(board, item->cue);
    uint64_t noun = item->cue == DOC_NONE
                        ? 0
                        : base_hash_mix(numeral, family ? family : refer_lemma_hash(board, item->cue));
    model_cell issuer = issuer_of(board, item);
    uint64_t issued =
        issuer.count ? base_hash_mix(numeral, refer_bytes_hash(board, issuer.bytes, issuer.count, key_issuer))
                     : 0;
    uint32_t cluster = issued ? find(index, issued, key_issuer) : DOC_NONE;
    if (cluster == DOC_NONE) cluster = noun ? find(index, noun, key_noun) : find(index, numeral, key_numeral);
    if (cluster == DOC_NONE && noun && find(index, numeral, key_numeral) != DOC_NONE) {
        /* A number that came without its noun so far ("Security Council 84"). */
        uint32_t bare = find(index, numeral, key_numeral);
        if (board->items[board->clusters[bare].name].cue == DOC_NONE &&
            refer_decides(board, DOC_RULE_number_before_noun, item->numeral))
            cluster = bare;
    }
    if (cluster != DOC_NONE && issuer.count && !issuers_fit(issuer, board->clusters[cluster].issuer) &&
        refer_decides(board, DOC_RULE_other_issuer, item->numeral))
        cluster = DOC_NONE;
    if (cluster == DOC_NONE) {
        cluster = refer_cluster_new(board, i);
    } else {
        refer_cluster_join(board, cluster, i);
    }
    if (issuer.count > board->clusters[cluster].issuer.count) board->clusters[cluster].issuer = issuer;
    set(index, numeral, key_numeral, cluster);
    if (noun) set(index, noun, key_noun, cluster);
    if (issued) set(index, issued, key_issuer, cluster);
}

/* Capitalised words besides the noun, whatever their order; 0 where there are none but an issuer's. */
static uint64_t words_of(const refer_board *board, const refer_item *item) {
    uint64_t sum = 0;
    for (uint32_t i = item->tokens.first; i < item->tokens.first + item->tokens.count; i++) {
        bool year = refer_digits(board, i) && doc_length(&board->document->tokens, i) == 4 && i > item->cue;
        if (i != item->cue && !year && (refer_capital(board, i) || refer_digits(board, i)))
            sum += refer_lemma_hash(board, i);
    }
    return sum ? sum : 1;
}

static bool only_issuer(const refer_board *board, const refer_item *item) {
    if (item->cue == DOC_NONE || item->tokens.first + item->tokens.count != item->cue + 1) return false;
    uint32_t count = item->cue - item->tokens.first;
    if (count == 0) return false;
    name_alias alias = refer_alias_of(board, (doc_range){item->tokens.first, count});
    return alias.form != NAME_NO_ALIAS && alias.kind == DOC_ORG;
}

static void join_named(law_index *index, uint32_t i) {
    refer_board *board = index->board;
    refer_item *item = &board->items[i];
    if (only_issuer(board, item) && refer_decides(board, DOC_RULE_issuer_alone, item->head)) {
        item->form = DOC_NOMINAL;
        item->article = REFER_DEFINITE;
        return;
    }
    uint64_t words = item->cue == DOC_NONE
                         ? refer_phrase_hash(board, item->tokens)
                         : base_hash_mix(words_of(board, item), refer_lemma_hash(board, item->cue));
    uint32_t cluster = find(index, words, key_words);
    if (cluster == DOC_NONE) {
        set(index, words, key_words, refer_cluster_new(board, i));
    } else {
        refer_cluster_join(board, cluster, i);
    }
}

/* Hash of the letters of an acronym, or of those that a name's would have; 0 for less than three. */
static uint64_t letters_of(const refer_board *board, doc_range tokens, bool acronym) {
    char letters[NAME_ACRONYM_LETTERS];
    doc_span span = doc_tokens_span(board->document, tokens);
    const char *bytes = board->document->text + span.begin;
    size_t size = span.end - span.begin;
    size_t count =
        acronym ? name_acronym_letters(bytes, size, letters) : name_initial_capitals(bytes, size, letters);
    return count < 3 ? 0 : refer_bytes_hash(board, letters, count, key_letters);
}

/* "HCA" for the Harbour Care Act, whatever it was taken for. */
static void join_acronyms(law_index *index) {
    refer_board *board = index->board;
    for (uint32_t c = 0; c < board->cluster_count; c++) {
        uint32_t name = board->clusters[c].name;
        if (name == DOC_NONE || board->items[name].class != REFER_INSTRUMENT) continue;
        uint64_t letters = letters_of(board, board->items[name].tokens, false);
        if (letters) set(index, letters, key_letters, c);
    }
    for (uint32_t c = 0; c < board->cluster_count; c++) {
        refer_cluster *cluster = &board->clusters[c];
        if (cluster->name == DOC_NONE || cluster->kind == DOC_PERSON || cluster->row != MODEL_NO_ROW)
            continue;
        const refer_item *name = &board->items[cluster->name];
        doc_span span = doc_tokens_span(board->document, name->tokens);
        if (name->taught || !name_is_acronym(board->document->text + span.begin, span.end - span.begin))
            continue;
        uint32_t law = find(index, letters_of(board, name->tokens, true), key_letters);
        if (law == DOC_NONE || law == c || !refer_decides(board, DOC_RULE_law_acronym, name->head)) continue;
        for (uint32_t i = cluster->first; i != DOC_NONE; i = board->items[i].next)
            if (board->items[i].form == DOC_NAME) board->items[i].kind = DOC_LAW;
        refer_cluster_merge(board, law, c);
    }
}

bool refer_law_aliases(refer_board *board) {
    law_index index = {.board = board};
    for (uint32_t t = 0; t < board->document->tokens.count; t++) {
        uint32_t i = board->headed[t];
        if (i == DOC_NONE || board->items[i].form != DOC_NAME || board->items[i].class != REFER_INSTRUMENT)
            continue;
        if (board->items[i].numeral != DOC_NONE) {
            join_numbered(&index, i);
        } else {
            join_named(&index, i);
        }
    }
    join_acronyms(&index);
    base_map_release(&index.keys, board->document->allocator);
    return !index.failed;
}
