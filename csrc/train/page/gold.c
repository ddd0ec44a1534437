#include "train/page/gold.h"

#include <string.h>

#include "base/map.h"
#include "page/overlap.h"
#include "train/support.h"

/** Words in a row by which a place is known. */
enum { ROW = 3, SHORT = 5, SLACK = 12 };

typedef BASE_VEC(uint64_t) hashes;

/** An article's words, and where each row of them begins: the first place, and from it the next one. */
typedef struct gold {
    hashes words;
    base_map first;
    uint32_t *next;
    uint8_t *used;
} gold;

static void read_words(hashes *words, const char *text, size_t begin, size_t end) {
    uint64_t word;
    words->count = 0;
    for (size_t at = begin; (word = page_word_next(text, end, &at)) != 0;) train_push(words, word);
}

static uint64_t row_at(const hashes *words, uint32_t i) {
    return (words->items[i] * 3 + words->items[i + 1]) * 5 + words->items[i + 2];
}

static void start(gold *of, const char *text, size_t size) {
    read_words(&of->words, text, 0, size);
    of->next = train_new(of->words.count + 1, sizeof *of->next);
    of->used = train_new(of->words.count + 1, 1);
    for (uint32_t i = of->words.count < ROW ? 0 : of->words.count - ROW + 1; i-- > 0;) {
        uint64_t row = row_at(&of->words, i);
        of->next[i] = base_map_value(&of->first, row, UINT32_MAX - 1);
        if (!base_map_set(&of->first, base_allocator_standard(), row, i)) train_die("out of memory");
    }
}

/** How many rows of a block stand in free places; with `take` they are free no more. *end is behind the last. */
static uint32_t match_rows(gold *of, const hashes *words, bool take, uint32_t *end) {
    uint32_t hits = 0;
    for (uint32_t i = 0; i + ROW <= words->count; i++) {
        uint32_t place = base_map_value(&of->first, row_at(words, i), UINT32_MAX - 1);
        while (place < of->words.count && of->used[place]) place = of->next[place];
        if (place >= of->words.count) continue;
        hits++;
        if (!take) continue;
        of->used[place] = 1;
        *end = place + ROW;
    }
    return hits;
}

/** True where a block of a few words stands in the article soon behind a place. */
static bool stands_at(const gold *of, const hashes *words, uint32_t *end) {
    for (uint32_t from = *end > 2 ? *end - 2 : 0; from < *end + SLACK; from++) {
        if (from + words->count > of->words.count) return false;
        if (memcmp(of->words.items + from, words->items, words->count * sizeof *words->items) != 0) continue;
        *end = from + words->count;
        return true;
    }
    return false;
}

uint32_t train_page_label(const read_content *content, const char *text, size_t size, uint8_t *labels,
                          uint32_t *counts) {
    gold of = {.next = NULL};
    hashes words = {.items = NULL};
    start(&of, text, size);
    uint32_t end = 0;
    for (uint32_t i = 0; i < content->blocks.count; i++) {
        const read_block *block = &content->blocks.items[i];
        read_words(&words, content->text, block->begin, block->end);
        labels[i] = 0;
        counts[i] = words.count;
        if (words.count >= SHORT) {
            uint32_t rows = words.count - ROW + 1;
            if (match_rows(&of, &words, false, &end) * 2 < rows) continue;
            match_rows(&of, &words, true, &end);
            labels[i] = 1;
        } else if (words.count > 0 && end > 0) {
            labels[i] = stands_at(&of, &words, &end);
        }
    }
    uint32_t count = of.words.count;
    base_map_release(&of.first, base_allocator_standard());
    base_vec_release(base_allocator_standard(), &of.words);
    base_vec_release(base_allocator_standard(), &words);
    train_free(of.next);
    train_free(of.used);
    return count;
}
