/* The elements of a page: what their marks mean, what they hold, and which one looks like the article's. */

#include "page/elements.h"

#include <string.h>

#include "page/tuning.h"

uint32_t page_words(const page_paragraph *paragraph) {
    uint32_t by_letters = paragraph->letters / PAGE_WORD_LETTERS;
    return paragraph->words > by_letters ? paragraph->words : by_letters;
}

uint32_t page_block_prose(const page_paragraph *paragraph, const read_block *block) {
    uint32_t bytes = block->end - block->begin;
    bool prose = page_words(paragraph) >= PAGE_PROSE_LEAST &&
                 (uint64_t)block->link_bytes * 100 < (uint64_t)bytes * PAGE_PROSE_LINKED;
    return prose ? bytes : 0;
}

static bool is_part(uint8_t tag) {
    return tag == READ_TAG_PARAGRAPH || tag == READ_TAG_HEADING || tag == READ_TAG_ITEM ||
           tag == READ_TAG_LIST || tag == READ_TAG_QUOTATION || tag == READ_TAG_LINK || tag == READ_TAG_OTHER;
}

uint32_t page_elements_holder(const page_elements *all, uint32_t element) {
    /* Real pages have a step or two; deep nests of such elements must not cost a walk each. */
    for (int steps = 0; steps < 6 && element && is_part(all->items[element].tag); steps++)
        element = all->items[element].parent;
    return element;
}

uint32_t page_elements_above(const page_elements *all, uint32_t element) {
    return page_elements_holder(all, all->items[element].parent);
}

/* ---- marks --------------------------------------------------------------------------------------------- */

static bool is_small(char byte) {
    return byte >= 'a' && byte <= 'z';
}

static bool is_capital(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

/** The meanings of the words of an element's marks, which capitals part as well ("articleBody"), as bits. */
static uint64_t meanings(const page_model *model, const char *marks, uint32_t size) {
    uint64_t found = 0;
    for (uint32_t at = 0; at < size;) {
        uint32_t begin = at;
        while (at < size && (is_small(marks[at]) || is_capital(marks[at])) &&
               !(at > begin && is_capital(marks[at]) && is_small(marks[at - 1])))
            at++;
        if (at - begin >= 2) found |= model_classes_of(&model->marks, marks + begin, at - begin);
        if (at == begin) at++;
    }
    return found;
}

/** Fills in how far up the next element of each kind is, from what the parent has. */
static void see_near(page_elements *all, uint32_t i, uint64_t marks) {
    const read_element *element = &all->items[i];
    uint8_t *tags = all->near_tags[i], *near = all->near_marks[i];
    if (i == 0) {
        memset(tags, PAGE_FAR, READ_TAG_COUNT);
        memset(near, PAGE_FAR, PAGE_MARK_COUNT);
    } else {
        const uint8_t *outer_tags = all->near_tags[element->parent],
                      *outer = all->near_marks[element->parent];
        for (int k = 0; k < READ_TAG_COUNT; k++)
            tags[k] = (uint8_t)(outer_tags[k] + (outer_tags[k] < PAGE_FAR));
        for (int k = 0; k < PAGE_MARK_COUNT; k++) near[k] = (uint8_t)(outer[k] + (outer[k] < PAGE_FAR));
    }
    tags[element->tag] = 0;
    for (int k = 0; k < PAGE_MARK_COUNT; k++)
        if (marks >> k & 1) near[k] = 0;
    all->mark_counts[i] = (uint8_t)((marks >> PAGE_MARK_ARTICLE & 1) + (marks >> PAGE_MARK_BODY & 1) +
                                    (marks >> PAGE_MARK_MAIN & 1));
    all->depths[i] = i == 0 ? 0 : all->depths[element->parent] + 1;
}

/* ---- the article's element ----------------------------------------------------------------------------- */

/** Gives what speaks for an article to the elements around a paragraph: all to its holder, less to those above. */
static void give_points(page_elements *all, uint32_t element, uint32_t bytes, uint32_t commas) {
    uint64_t points = 60 * (1 + (uint64_t)(commas < 10 ? commas : 10) + (bytes < 300 ? bytes / 100 : 3));
    uint32_t holder = page_elements_holder(all, element);
    for (uint32_t k = 1; k <= 3; k++) {
        all->sums[holder].points += points / k;
        if (holder == 0) break;
        holder = page_elements_above(all, holder);
    }
}

static void see_sums(page_elements *all, const read_content *content, const page_paragraph *paragraphs,
                     const uint32_t *commas) {
    for (uint32_t i = 0; i < content->blocks.count; i++) {
        const read_block *block = &content->blocks.items[i];
        page_sum *sum = &all->sums[block->element];
        uint32_t prose = page_block_prose(&paragraphs[i], block);
        sum->blocks++;
        sum->bytes += block->end - block->begin;
        sum->linked += block->link_bytes;
        sum->prose += prose;
        if (prose) give_points(all, block->element, prose, commas[i]);
    }
    for (uint32_t i = all->count; i-- > 1;) {
        page_sum *outer = &all->sums[all->items[i].parent];
        const page_sum *sum = &all->sums[i];
        outer->blocks += sum->blocks;
        outer->bytes += sum->bytes;
        outer->linked += sum->linked;
        outer->prose += sum->prose;
    }
}

static void find_best(page_elements *all) {
    uint64_t most = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        page_sum *sum = &all->sums[i];
        if (sum->bytes) sum->points = sum->points * (sum->bytes - sum->linked) / sum->bytes;
        if (sum->points <= most) continue;
        most = sum->points;
        all->best = i;
    }
    memset(all->meets_best, PAGE_FAR, all->count);
    uint8_t far = 0;
    for (uint32_t i = all->best;; i = all->items[i].parent) {
        all->meets_best[i] = far;
        far = (uint8_t)(far + (far + 1 < PAGE_FAR));
        if (i == 0) break;
    }
    for (uint32_t i = 0; i < all->count; i++) {
        uint32_t parent = all->items[i].parent;
        if (all->meets_best[i] == PAGE_FAR) all->meets_best[i] = all->meets_best[parent];
        uint8_t outer = i == 0 ? PAGE_FAR : all->below_best[parent];
        all->below_best[i] = i == all->best ? 0 : (uint8_t)(outer + (outer < PAGE_FAR));
    }
}

bool page_elements_see(page_elements *all, const page_model *model, const read_content *content,
                       const page_paragraph *paragraphs, const uint32_t *commas, base_arena *arena) {
    uint32_t count = content->elements.count;
    *all = (page_elements){.items = content->elements.items, .count = count};
    all->sums = base_arena_new_zeroed(arena, count, sizeof *all->sums);
    all->depths = base_arena_new(arena, count, sizeof *all->depths);
    all->mark_counts = base_arena_new(arena, count, 1);
    all->below_best = base_arena_new(arena, count, 1);
    all->meets_best = base_arena_new(arena, count, 1);
    all->near_tags = base_arena_new(arena, count, sizeof *all->near_tags);
    all->near_marks = base_arena_new(arena, count, sizeof *all->near_marks);
    if (!all->sums || !all->depths || !all->mark_counts || !all->below_best || !all->meets_best ||
        !all->near_tags || !all->near_marks)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const read_element *element = &all->items[i];
        uint64_t marks = element->marks_size
                             ? meanings(model, content->marks.bytes + element->marks, element->marks_size)
                             : 0;
        see_near(all, i, marks);
    }
    see_sums(all, content, paragraphs, commas);
    find_best(all);
    return true;
}
