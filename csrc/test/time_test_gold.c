/* The text cases of spec/gold/times, without what refer knows. */

#include "test/gold_cases.h"
#include "time/time.h"

typedef struct stages {
    gold_stages gold;
    time_lexicons lexicons;
    base_arena arena;
} stages;

static bool find(gold_stages *with, const doc_view *view) {
    stages *all = (stages *)with;
    base_arena_reset(&all->arena);
    return time_find(&all->lexicons, view, NULL, &all->arena);
}

int main(void) {
    stages with = {.gold = {.go_on = find}};
    model_classes words;
    base_error error;
    base_arena_start(&with.arena, base_allocator_standard());
    if (gold_open(&with.gold) && check(time_lexicons_open(&with.lexicons, with.gold.file, &error)) &&
        check(model_classes_open_words(&words, with.gold.file, &error))) {
        with.gold.words = &words;
        gold_run_folder(&with.gold, "spec/gold/times");
    }
    base_arena_release(&with.arena);
    gold_close(&with.gold);
    return check_done("time_test_gold");
}
