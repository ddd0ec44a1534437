/* From what was read of an article to its document: text and paragraphs, their kinds, metadata, warnings. */

#include "page/page.h"

#include <string.h>

#include "page/date.h"
#include "page/given_meta.h"
#include "page/paragraph_kind.h"
#include "page/shown_meta.h"
#include "page/tuning.h"

/* ---- text ---------------------------------------------------------------------------------------------- */

/** Takes text, paragraphs and warnings over as they are. */
static bool take_text(const read_content *content, doc *document) {
    bool done = doc_set_text(document, content->text, content->size) &&
                base_vec_reserve(document->allocator, &document->paragraphs, content->blocks.count);
    for (uint32_t i = 0; done && i < content->blocks.count; i++) {
        const read_block *block = &content->blocks.items[i];
        document->paragraphs.items[document->paragraphs.count++] =
            (doc_paragraph){.span = {block->begin, block->end}, .kind = DOC_BODY};
    }
    for (uint32_t i = 0; done && i < content->warnings.count; i++)
        done = doc_warn(document, content->warnings.items[i].position, content->warnings.items[i].message);
    return done;
}

/** Warns of an article in another language: of its longer paragraphs hardly any has the words of English. */
static bool check_language(const page_paragraph *paragraphs, doc *document) {
    uint32_t words = 0, english = 0;
    for (uint32_t i = 0; i < document->paragraphs.count; i++) {
        if (paragraphs[i].words < PAGE_LANGUAGE_LEAST) continue;
        bool strange = page_paragraph_has(&paragraphs[i], PAGE_FEATURE_FUNCTION_NONE) ||
                       page_paragraph_has(&paragraphs[i], PAGE_FEATURE_FUNCTION_FEW);
        words += paragraphs[i].words;
        english += strange ? 0 : paragraphs[i].words;
    }
    return words < PAGE_LANGUAGE_WORDS || english * PAGE_LANGUAGE_SHARE > words ||
           !doc_rule_on(document, DOC_RULE_other_language) ||
           doc_warn(document, 0, "this does not look like English: what is found in it is hardly right");
}

/* ---- metadata ------------------------------------------------------------------------------------------ */

/** The date in the address that the caller gave. */
static void take_date_of_address(const doc *document, read_meta *meta) {
    const base_buf *address = &meta->values[READ_URL];
    char iso[PAGE_DATE_BYTES];
    if (read_meta_has(meta, READ_URL, READ_RANK_GIVEN) && doc_rule_on(document, DOC_RULE_address_date) &&
        page_date_of_address(address->bytes, address->count, iso))
        read_meta_offer(meta, READ_DATE, READ_RANK_GUESS, iso, strlen(iso));
}

/** Brings a date into ISO form; false where it is none: then it is empty. */
static bool bring_to_iso(const page_model *model, base_buf *date) {
    char iso[PAGE_DATE_BYTES];
    if (date->count == 0) return true;
    bool full = page_date(model, date->bytes, date->count, iso);
    if (!full && page_date_is_coarse(date->bytes, date->count)) return true;
    base_buf_reset(date);
    if (full) base_buf_add_string(date, iso);
    return full;
}

/** Years, months and days are what the rest goes by: a date that cannot be read is left out with a warning. When
 * an article was changed is said where that is not when it came out. */
static bool normalise_dates(const page_model *model, read_meta *meta, doc *document) {
    base_buf *date = &meta->values[READ_DATE], *updated = &meta->values[READ_UPDATED];
    bool clear = bring_to_iso(model, date);
    bring_to_iso(model, updated);
    if (updated->count == date->count && updated->count && strcmp(updated->bytes, date->bytes) == 0)
        base_buf_reset(updated);
    return clear || doc_warn(document, 0, "the article's date is not understood and left out: YYYY-MM-DD is");
}

/** Stores the values; false when memory ran out for one, now or before. */
static bool store(const read_meta *meta, doc *document) {
    uint32_t *fields[READ_FIELD_COUNT] = {
        &document->meta.id,     &document->meta.title,    &document->meta.outlet, &document->meta.date,
        &document->meta.byline, &document->meta.dateline, &document->meta.url,    &document->meta.updated};
    for (int i = 0; i < READ_FIELD_COUNT; i++) {
        const base_buf *value = &meta->values[i];
        if (value->failed) return false;
        if (value->count == 0 || !fields[i]) continue;
        *fields[i] = doc_intern(document, value->bytes, value->count);
        if (*fields[i] == DOC_NONE) return false;
    }
    return true;
}

bool page_describe(const page_model *model, read_content *content, doc *document) {
    base_arena arena;
    base_arena_start(&arena, document->allocator);
    read_meta *meta = &content->meta;
    const page_paragraph *paragraphs = NULL;
    if (content->marked) page_given_title(document, content);
    if (take_text(content, document)) paragraphs = page_paragraph_kinds(model, content, document, &arena);
    bool done = paragraphs != NULL;
    if (done) {
        page_shown_meta(model, document, paragraphs, meta);
        if (content->marked) page_given_authors(model, document, meta);
        take_date_of_address(document, meta);
        done = check_language(paragraphs, document) && normalise_dates(model, meta, document) &&
               store(meta, document);
    }
    base_arena_release(&arena);
    if (done) read_content_release(content);
    return done;
}
