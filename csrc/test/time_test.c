#include <stdlib.h>
#include <string.h>

#include "test/check.h"
#include "test/model_made.h"
#include "time/calendar.h"
#include "time/time.h"

/* Days, years, and times of a document made by hand: what is taken, what memory allows. */

static const model_file *shipped;

static void test_calendar(void) {
    time_day day = time_day_read("2016-02-29T10:00");
    check_number(day.year, 2016);
    check_number(day.day, 29);
    check_number(time_day_read("2015-02-29").year, 0);
    check_number(time_day_read("2015-2-2").year, 0);
    check_number(time_day_read("").year, 0);
    check_number(time_day_number((time_day){1970, 1, 1}), 0);
    check_number(time_day_number((time_day){2000, 3, 1}), 11017);
    check_number(time_day_weekday((time_day){2024, 10, 31}), 4);
    check_number(time_day_weekday((time_day){1969, 12, 28}), 7);
    int32_t year, week;
    time_day_week((time_day){2021, 1, 3}, &year, &week);
    check_number(year, 2020);
    check_number(week, 53);
    time_day_week((time_day){2024, 12, 30}, &year, &week);
    check_number(year, 2025);
    check_number(week, 1);
    day = time_day_add_months((time_day){2019, 12, 31}, 2);
    check_number(day.year, 2020);
    check_number(day.month, 2);
    check_number(day.day, 29);
    for (int32_t number = -800000; number < 800000; number += 977)
        check_number(time_day_number(time_day_of(number)), number);
}

static void test_years(void) {
    check(time_is_year(TIME_YEAR_FIRST) && time_is_year(1999) && time_is_year(TIME_YEAR_END - 1));
    check(!time_is_year(TIME_YEAR_FIRST - 1) && !time_is_year(TIME_YEAR_END) && !time_is_year(-1900));
    check_number(time_year_of_two_digits(49), 2049);
    check_number(time_year_of_two_digits(50), 1950);
}

/** "on Thursday in 2016": words, no tree. */
static bool spell(doc *document, const base_allocator *allocator) {
    static const char text[] = "on Thursday in 2016";
    static const struct {
        uint32_t begin;
        uint16_t length;
        doc_upos upos;
    } words[] = {{0, 2, DOC_ADP}, {3, 8, DOC_PROPN}, {12, 2, DOC_ADP}, {15, 4, DOC_NUM}};
    doc_start(document, allocator);
    if (!doc_set_text(document, text, sizeof text - 1)) return false;
    for (uint32_t i = 0; i < 4; i++) {
        if (!doc_add_token(document, words[i].begin, words[i].length, DOC_SPACE_AFTER)) return false;
        document->tokens.upos[i] = (uint8_t)words[i].upos;
        doc_set_head(&document->tokens, i, i == 0 ? DOC_HEAD_ROOT : 0);
    }
    document->meta.date = doc_intern(document, "2019-04-05", 10);
    doc_paragraph paragraph = {.span = {0, sizeof text - 1}, .sentences = {0, 1}};
    doc_sentence sentence = {.tokens = {0, 4}, .root = 0};
    return document->meta.date != DOC_NONE && base_vec_push(allocator, &document->paragraphs, paragraph) &&
           base_vec_push(allocator, &document->sentences, sentence);
}

/** Finds the times of that document; `taken` as time_find wants it. */
static bool find(doc *document, const base_allocator *allocator, const uint32_t *taken) {
    time_lexicons lexicons;
    model_classes words;
    doc_view view;
    base_arena arena;
    base_arena_start(&arena, allocator);
    bool done =
        time_lexicons_open(&lexicons, shipped, NULL) && model_classes_open_words(&words, shipped, NULL);
    doc_view_start(&view, allocator, &words);
    done = done && spell(document, allocator) && doc_view_make(&view, document) &&
           time_find(&lexicons, &view, taken, &arena);
    doc_view_release(&view);
    base_arena_release(&arena);
    return done;
}

static void test_taken(void) {
    static const uint32_t taken[] = {DOC_NONE, 7, DOC_NONE, DOC_NONE};
    doc document;
    check(find(&document, base_allocator_standard(), NULL));
    if (check_number(document.times.count, 2)) {
        check_number(document.times.items[0].tokens.first, 1);
        check_string(doc_string(&document, document.times.items[0].value), "2019-04-04");
        check_string(doc_string(&document, document.times.items[1].value), "2016");
    }
    doc_release(&document);
    check(find(&document, base_allocator_standard(), taken));
    if (check_number(document.times.count, 1)) check_number(document.times.items[0].tokens.first, 3);
    doc_release(&document);
}

static bool find_in(const base_allocator *allocator, void *context) {
    (void)context;
    doc document = {0};
    doc_start(&document, allocator);
    bool done = find(&document, allocator, NULL);
    doc_release(&document);
    return done;
}

/** A model without the list of times is refused, by its name. */
static void test_refused(void) {
    made_change gone = {.id = "list.time_words"};
    made_model made;
    base_error error = {0};
    time_lexicons lexicons;
    if (check(made_lists(&made, &gone, 1, &error))) {
        check(!time_lexicons_open(&lexicons, made.file, &error));
        check(strstr(error.message, "time_words") != NULL);
    }
    made_release(&made);
}

int main(void) {
    model_file *file = made_shipped();
    shipped = file;
    test_calendar();
    test_years();
    if (check(file != NULL)) {
        test_taken();
        check_out_of_memory(find_in, NULL);
        test_refused();
    }
    model_file_close(file);
    return check_done("time_test");
}
