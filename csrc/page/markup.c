/* What a page's markup and the other paragraphs say about a paragraph. */

#include "page/markup.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "page/elements.h"
#include "page/overlap.h"
#include "page/tuning.h"

/** Three elements up from a paragraph are looked at. */
enum { UPS = 3 };

/** The work on one page. */
typedef struct seeing {
    page_markup *markup;
    page_elements elements;
    page_overlap overlap;
    uint32_t *commas;   /**< a paragraph */
    uint32_t *seen;     /**< a paragraph: the place that counts its words */
    uint32_t title;     /**< the paragraph that is the title, or count */
    uint32_t all_words; /**< of the page */
} seeing;

/* ---- numbers as features ------------------------------------------------------------------------------- */

/** A number on a scale that doubles every eight steps. */
static uint8_t on_scale(uint64_t number) {
    if (number < 8) return (uint8_t)number;
    uint32_t bits = 3;
    while (number >> (bits + 1)) bits++;
    uint32_t value = (bits - 2) * 8 + (uint32_t)(number >> (bits - 3) & 7);
    return (uint8_t)(value > 255 ? 255 : value);
}

static uint8_t capped(uint64_t number) {
    return (uint8_t)(number > 255 ? 255 : number);
}

/** A part of a whole in 255ths. */
static uint8_t share(uint64_t part, uint64_t whole) {
    if (whole == 0) return 0;
    return capped(part * 255 / whole);
}

/** How far, and on which side: 128 is here, 0 is nowhere. */
static uint8_t offset(int64_t distance) {
    return (uint8_t)(distance < -127 ? 1 : distance > 127 ? 255 : 128 + distance);
}

/** Log odds in thousandths as a number. */
static uint8_t odds(int32_t thousandths) {
    return offset(thousandths / 40);
}

static void put(seeing *work, uint32_t i, page_number number, uint8_t value) {
    work->markup->sights[i].features[PAGE_TREE_NUMBERS + number] = value;
}

/* ---- a paragraph by itself ----------------------------------------------------------------------------- */

static const read_block *block_at(const seeing *work, uint32_t i) {
    return &work->markup->content->blocks.items[i];
}

static uint32_t size_of(const seeing *work, uint32_t i) {
    return block_at(work, i)->end - block_at(work, i)->begin;
}

static const read_element *element_of(const seeing *work, uint32_t i) {
    return &work->markup->content->elements.items[block_at(work, i)->element];
}

/** Counts stops that end something, and commas. */
static void count_marks(const char *text, uint32_t begin, uint32_t end, uint32_t *stops, uint32_t *commas) {
    *stops = *commas = 0;
    for (uint32_t at = begin; at < end; at++) {
        char byte = text[at];
        if (byte == ',') ++*commas;
        if (byte == '.' || byte == '!' || byte == '?')
            *stops += at + 1 == end || text[at + 1] == ' ' || text[at + 1] == '"' || (text[at + 1] & 0x80);
    }
}

static void see_own(seeing *work, uint32_t i) {
    const page_paragraph *paragraph = &work->markup->paragraphs[i];
    const read_block *block = block_at(work, i);
    uint8_t *features = work->markup->sights[i].features;
    for (uint32_t k = 0; k < PAGE_TREE_NUMBERS; k++)
        features[k] = page_paragraph_has(paragraph, (page_feature)k);
    uint32_t stops;
    count_marks(work->markup->content->text, block->begin, block->end, &stops, &work->commas[i]);
    put(work, i, PAGE_NUMBER_WORDS, capped(page_words(paragraph)));
    put(work, i, PAGE_NUMBER_LENGTH, on_scale(block->end - block->begin));
    put(work, i, PAGE_NUMBER_LINKED, share(block->link_bytes, size_of(work, i)));
    put(work, i, PAGE_NUMBER_LINKS, capped(block->links));
    put(work, i, PAGE_NUMBER_STRONG, share(block->strong_bytes, size_of(work, i)));
    put(work, i, PAGE_NUMBER_STOPS, capped(stops));
    put(work, i, PAGE_NUMBER_COMMAS, capped(work->commas[i]));
    put(work, i, PAGE_NUMBER_HEADING, block->level);
    put(work, i, PAGE_NUMBER_HINT, block->hint);
    put(work, i, PAGE_NUMBER_TAG, element_of(work, i)->tag);
    put(work, i, PAGE_NUMBER_INNER_TAG, work->markup->content->elements.items[block->inner].tag);
    put(work, i, PAGE_NUMBER_OTHER_SCRIPT, share(paragraph->other_letters, paragraph->letters));
    put(work, i, PAGE_NUMBER_BLOCKS, on_scale(work->markup->count));
}

/* ---- the elements around it ---------------------------------------------------------------------------- */

static void see_around(seeing *work, uint32_t i) {
    const page_elements *all = &work->elements;
    uint32_t element = block_at(work, i)->element, inner = block_at(work, i)->inner;
    uint8_t *features = work->markup->sights[i].features;
    memcpy(features + PAGE_TREE_TAGS, all->near_tags[element], READ_TAG_COUNT);
    memcpy(features + PAGE_TREE_MARKS, all->near_marks[inner], PAGE_MARK_COUNT);
    features[PAGE_TREE_OWN_MARKS] = all->mark_counts[element];
    features[PAGE_TREE_OWN_MARKS + 1] = all->mark_counts[work->markup->together[i]];
    features[PAGE_TREE_OWN_MARKS + 2] = all->near_tags[inner][READ_TAG_LINK];
    put(work, i, PAGE_NUMBER_DEPTH, capped(all->depths[element]));
    uint32_t up = work->markup->together[i];
    for (uint32_t k = 0; k < UPS; k++) {
        const page_sum *sum = &all->sums[up];
        page_number first = (page_number)(PAGE_NUMBER_UP1_BLOCKS + k * 4);
        put(work, i, first, on_scale(sum->blocks));
        put(work, i, (page_number)(first + 1), share(sum->prose, all->sums[0].prose));
        put(work, i, (page_number)(first + 2), share(sum->linked, sum->bytes));
        put(work, i, (page_number)(first + 3), on_scale(sum->blocks ? sum->bytes / sum->blocks : 0));
        up = page_elements_above(all, up);
    }
    up = work->markup->together[i];
    put(work, i, PAGE_NUMBER_BEST_ABOVE, all->below_best[up]);
    put(work, i, PAGE_NUMBER_BEST_MEETS, all->meets_best[up]);
    put(work, i, PAGE_NUMBER_BEST_SHARE, share(all->sums[up].points, all->sums[all->best].points));
}

/** What the paragraphs of one kind of element come to. */
typedef struct kind_sum {
    uint64_t bytes, linked, prose;
    uint32_t count;
} kind_sum;

/** Numbers the kinds of elements: the same tags and marks of the element and the one around it. */
static bool number_kinds(seeing *work) {
    const read_content *content = work->markup->content;
    const base_allocator *allocator = content->allocator;
    base_map kinds = {0};
    bool done = true;
    for (uint32_t i = 0; done && i < work->markup->count; i++) {
        const read_element *own = element_of(work, i), *around = &content->elements.items[own->parent];
        const char *marks = content->marks.bytes ? content->marks.bytes : "";
        uint64_t key = base_hash_keyed(&allocator->secret, marks + own->marks, own->marks_size, own->tag);
        key ^= base_hash_spread(
            base_hash_keyed(&allocator->secret, marks + around->marks, around->marks_size, around->tag));
        uint32_t kind = base_map_value(&kinds, key, UINT32_MAX);
        if (kind == UINT32_MAX) {
            kind = work->markup->kinds++;
            done = base_map_set(&kinds, allocator, key, kind);
        }
        work->markup->alike[i] = kind;
    }
    base_map_release(&kinds, allocator);
    return done;
}

static bool see_alike(seeing *work, base_arena *arena) {
    if (!number_kinds(work)) return false;
    kind_sum *sums = base_arena_new_zeroed(arena, work->markup->kinds, sizeof *sums);
    if (!sums) return false;
    for (uint32_t i = 0; i < work->markup->count; i++) {
        kind_sum *sum = &sums[work->markup->alike[i]];
        sum->count++;
        sum->bytes += size_of(work, i);
        sum->linked += block_at(work, i)->link_bytes;
        sum->prose += page_block_prose(&work->markup->paragraphs[i], block_at(work, i));
    }
    for (uint32_t i = 0; i < work->markup->count; i++) {
        const kind_sum *sum = &sums[work->markup->alike[i]];
        put(work, i, PAGE_NUMBER_ALIKE, on_scale(sum->count));
        put(work, i, PAGE_NUMBER_ALIKE_MEAN, on_scale(sum->bytes / sum->count));
        put(work, i, PAGE_NUMBER_ALIKE_LINKED, share(sum->linked, sum->bytes));
        put(work, i, PAGE_NUMBER_ALIKE_PROSE, share(sum->prose, work->elements.sums[0].prose));
    }
    return true;
}

/* ---- place and data ------------------------------------------------------------------------------------ */

static void see_data(seeing *work, uint32_t i) {
    uint8_t found[PAGE_OVERLAP_COUNT];
    const read_block *block = block_at(work, i);
    work->seen[i] =
        page_overlap_see(&work->overlap, work->markup->content->text, block->begin, block->end, found);
    put(work, i, PAGE_NUMBER_IN_TITLE, found[PAGE_OVERLAP_TITLE]);
    put(work, i, PAGE_NUMBER_IN_SUMMARY, found[PAGE_OVERLAP_SUMMARY]);
    put(work, i, PAGE_NUMBER_IN_DATA, found[PAGE_OVERLAP_BODY]);
    work->all_words += page_words(&work->markup->paragraphs[i]);
    bool named = found[PAGE_OVERLAP_TITLE] > 200 && work->markup->paragraphs[i].words >= 3;
    if (work->title == work->markup->count && block->level > 0 && block->level <= 2 && named) work->title = i;
}

/** The first heading of the first level, where none has the title's words. */
static void find_title(seeing *work) {
    for (uint32_t i = 0; work->title == work->markup->count && i < work->markup->count; i++) {
        if (block_at(work, i)->level != 1 || work->markup->paragraphs[i].words < 3) continue;
        work->title = i;
    }
}

static bool is_cue_of_residue(const page_paragraph *paragraph) {
    for (int cue = PAGE_FEATURE_CUE_SHARE; cue <= PAGE_FEATURE_CUE_MENU; cue++)
        if (page_paragraph_has(paragraph, (page_feature)cue)) return true;
    return false;
}

static void see_places(seeing *work) {
    uint64_t words = 0, prose = 0;
    uint32_t heading = UINT32_MAX;
    for (uint32_t i = 0; i < work->markup->count; i++) {
        const page_paragraph *paragraph = &work->markup->paragraphs[i];
        uint64_t own = page_block_prose(paragraph, block_at(work, i)), all = work->elements.sums[0].prose;
        put(work, i, PAGE_NUMBER_REPEATED, work->overlap.seen[work->seen[i]]);
        put(work, i, PAGE_NUMBER_PLACE, share(i, work->markup->count));
        put(work, i, PAGE_NUMBER_WORDS_BEFORE, share(words, work->all_words));
        put(work, i, PAGE_NUMBER_PROSE_BEFORE, share(prose, all));
        put(work, i, PAGE_NUMBER_PROSE_BEHIND, share(all - prose - own, all));
        put(work, i, PAGE_NUMBER_FROM_TITLE,
            work->title < work->markup->count ? offset((int64_t)i - work->title) : 0);
        put(work, i, PAGE_NUMBER_FROM_HEADING, heading == UINT32_MAX ? 255 : capped(i - heading));
        if (heading != UINT32_MAX) {
            put(work, i, PAGE_NUMBER_HEADING_WORDS, capped(page_words(&work->markup->paragraphs[heading])));
            put(work, i, PAGE_NUMBER_HEADING_CUES, is_cue_of_residue(&work->markup->paragraphs[heading]));
            put(work, i, PAGE_NUMBER_HEADING_LEVEL, block_at(work, heading)->level);
        }
        if (block_at(work, i)->level) heading = i;
        words += page_words(paragraph);
        prose += own;
    }
}

/* ---- neighbours ---------------------------------------------------------------------------------------- */

static void see_one_neighbour(seeing *work, uint32_t i, int64_t j, page_number words, page_number linked) {
    bool there = j >= 0 && j < work->markup->count;
    uint32_t k = (uint32_t)j;
    put(work, i, words, there ? capped(page_words(&work->markup->paragraphs[k])) : 0);
    put(work, i, linked, there ? share(block_at(work, k)->link_bytes, size_of(work, k)) : 255);
}

/** Whether the neighbour shares holder and kind of element; tag, together, alike stand behind one another. */
static void see_next_to(seeing *work, uint32_t i, int64_t j, page_number tag) {
    const page_markup *markup = work->markup;
    bool there = j >= 0 && j < markup->count;
    uint32_t k = (uint32_t)j;
    put(work, i, tag, there ? element_of(work, k)->tag : 255);
    put(work, i, (page_number)(tag + 1), there && markup->together[i] == markup->together[k]);
    put(work, i, (page_number)(tag + 2), there && markup->alike[i] == markup->alike[k]);
}

static void see_neighbours(seeing *work, uint32_t i) {
    see_one_neighbour(work, i, (int64_t)i - 2, PAGE_NUMBER_PREVIOUS2_WORDS, PAGE_NUMBER_PREVIOUS2_LINKED);
    see_one_neighbour(work, i, (int64_t)i - 1, PAGE_NUMBER_PREVIOUS_WORDS, PAGE_NUMBER_PREVIOUS_LINKED);
    see_one_neighbour(work, i, (int64_t)i + 1, PAGE_NUMBER_NEXT_WORDS, PAGE_NUMBER_NEXT_LINKED);
    see_one_neighbour(work, i, (int64_t)i + 2, PAGE_NUMBER_NEXT2_WORDS, PAGE_NUMBER_NEXT2_LINKED);
    see_next_to(work, i, (int64_t)i - 1, PAGE_NUMBER_PREVIOUS_TAG);
    see_next_to(work, i, (int64_t)i + 1, PAGE_NUMBER_NEXT_TAG);
}

bool page_markup_see(page_markup *markup, const page_model *model, const read_content *content,
                     const page_paragraph *paragraphs, uint32_t count, base_arena *arena) {
    *markup = (page_markup){.content = content, .paragraphs = paragraphs, .count = count};
    seeing work = {.markup = markup, .title = count};
    markup->sights = base_arena_new_zeroed(arena, count, sizeof *markup->sights);
    markup->alike = base_arena_new_zeroed(arena, count, sizeof *markup->alike);
    markup->together = base_arena_new_zeroed(arena, count, sizeof *markup->together);
    work.commas = base_arena_new_zeroed(arena, count, sizeof *work.commas);
    work.seen = base_arena_new_zeroed(arena, count, sizeof *work.seen);
    if (!work.seen || !markup->sights || !markup->alike || !markup->together || !work.commas ||
        !page_overlap_start(&work.overlap, &content->meta, arena))
        return false;
    for (uint32_t i = 0; i < count; i++) see_own(&work, i);
    if (!page_elements_see(&work.elements, model, content, paragraphs, work.commas, arena)) return false;
    for (uint32_t i = 0; i < count; i++) {
        markup->together[i] = page_elements_holder(&work.elements, block_at(&work, i)->element);
        see_around(&work, i);
        see_data(&work, i);
    }
    if (!see_alike(&work, arena)) return false;
    find_title(&work);
    see_places(&work);
    for (uint32_t i = 0; i < count; i++) see_neighbours(&work, i);
    return true;
}

/* ---- the second round ---------------------------------------------------------------------------------- */

/** A mean of log odds, weighted by words. */
typedef struct mean {
    int64_t sum, weight;
} mean;

static void add_to(mean *to, const page_paragraph *paragraph, int32_t score) {
    int64_t weight = 1 + (page_words(paragraph) < 100 ? page_words(paragraph) : 100);
    to->sum += (score < -6000 ? -6000 : score > 6000 ? 6000 : score) * weight;
    to->weight += weight;
}

static uint8_t mean_odds(const mean *of) {
    return of->weight ? odds((int32_t)(of->sum / of->weight)) : 0;
}

/** The mean of the paragraphs from i - wide to i + wide, without i. */
static uint8_t around(const page_markup *markup, const int32_t *first, uint32_t i, uint32_t wide) {
    mean of = {0, 0};
    for (uint32_t j = i < wide ? 0 : i - wide; j <= i + wide && j < markup->count; j++)
        if (j != i) add_to(&of, &markup->paragraphs[j], first[j]);
    return mean_odds(&of);
}

static uint8_t first_at(const page_markup *markup, const int32_t *first, int64_t j) {
    return j >= 0 && j < markup->count ? odds(first[j]) : 0;
}

/** Sure text above and below: how much of the page's, and how far. */
static void see_sure(seeing *work, const int32_t *first) {
    const page_markup *markup = work->markup;
    uint64_t all = 0, above = 0;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < markup->count; i++) all += first[i] > 0 ? page_words(&markup->paragraphs[i]) : 0;
    for (uint32_t i = 0; i < markup->count; i++) {
        uint64_t own = first[i] > 0 ? page_words(&markup->paragraphs[i]) : 0;
        put(work, i, PAGE_NUMBER_FIRST_ABOVE, share(above, all));
        put(work, i, PAGE_NUMBER_FIRST_BELOW, share(all - above - own, all));
        put(work, i, PAGE_NUMBER_FIRST_SURE_ABOVE, last == UINT32_MAX ? 255 : capped(i - last));
        if (own >= 10) last = i;
        above += own;
    }
    last = UINT32_MAX;
    for (uint32_t i = markup->count; i-- > 0;) {
        put(work, i, PAGE_NUMBER_FIRST_SURE_BELOW, last == UINT32_MAX ? 255 : capped(last - i));
        if (first[i] > 0 && page_words(&markup->paragraphs[i]) >= 10) last = i;
    }
}

bool page_markup_see_first(page_markup *markup, const int32_t *first, base_arena *arena) {
    seeing work = {.markup = markup};
    const read_elements *elements = &markup->content->elements;
    mean *kinds = base_arena_new_zeroed(arena, markup->kinds, sizeof *kinds);
    mean *holders = base_arena_new_zeroed(arena, elements->count, sizeof *holders);
    mean *above = base_arena_new_zeroed(arena, elements->count, sizeof *above);
    if (!kinds || !holders || !above) return false;
    for (uint32_t i = 0; i < markup->count; i++) {
        uint32_t holder = markup->together[i];
        add_to(&kinds[markup->alike[i]], &markup->paragraphs[i], first[i]);
        add_to(&holders[holder], &markup->paragraphs[i], first[i]);
        add_to(&above[elements->items[holder].parent], &markup->paragraphs[i], first[i]);
    }
    for (uint32_t i = 0; i < markup->count; i++) {
        static const int8_t steps[] = {-3, -2, -1, 1, 2, 3};
        uint32_t holder = markup->together[i];
        put(&work, i, PAGE_NUMBER_FIRST, odds(first[i]));
        for (uint32_t k = 0; k < sizeof steps; k++)
            put(&work, i, (page_number)(PAGE_NUMBER_FIRST_PREVIOUS3 + k),
                first_at(markup, first, (int64_t)i + steps[k]));
        put(&work, i, PAGE_NUMBER_FIRST_AROUND, around(markup, first, i, 2));
        put(&work, i, PAGE_NUMBER_FIRST_WIDE, around(markup, first, i, 6));
        put(&work, i, PAGE_NUMBER_FIRST_TOGETHER, mean_odds(&holders[holder]));
        put(&work, i, PAGE_NUMBER_FIRST_UP2, mean_odds(&above[elements->items[holder].parent]));
        put(&work, i, PAGE_NUMBER_FIRST_ALIKE, mean_odds(&kinds[markup->alike[i]]));
    }
    see_sure(&work, first);
    return true;
}
