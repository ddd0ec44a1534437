/* The stages of the room, in order. */

#include "refer/refer.h"

#include "refer/alias.h"
#include "refer/amount.h"
#include "refer/antecedents.h"
#include "refer/cluster.h"
#include "refer/law.h"
#include "refer/name_mentions.h"
#include "refer/nominals.h"
#include "refer/write_entities.h"
#include "time/time.h"

struct refer_model {
    const base_allocator *allocator;
    refer_lexicons facts;
};

static refer_model *open_model(const model_file *file, const name_lexicons *names, bool weights,
                               const base_allocator *allocator, base_error *error) {
    refer_model *model = base_new_zeroed(allocator, 1, sizeof *model);
    if (!model) {
        base_fail_memory(error);
        return NULL;
    }
    model->allocator = allocator;
    if (!refer_lexicons_open(&model->facts, file, names, weights, error)) {
        base_free(allocator, model, 1, sizeof *model);
        return NULL;
    }
    return model;
}

refer_model *refer_model_open(const model_file *file, const name_lexicons *names,
                              const base_allocator *allocator, base_error *error) {
    return open_model(file, names, true, allocator, error);
}

refer_model *refer_model_open_untaught(const model_file *file, const name_lexicons *names,
                                       const base_allocator *allocator, base_error *error) {
    return open_model(file, names, false, allocator, error);
}

void refer_model_close(refer_model *model) {
    if (!model) return;
    base_free(model->allocator, model, 1, sizeof *model);
}

const refer_lexicons *refer_model_lexicons(const refer_model *model) {
    return &model->facts;
}

void refer_scratch_start(refer_scratch *scratch, const base_allocator *allocator) {
    base_arena_start(&scratch->arena, allocator);
}

void refer_scratch_release(refer_scratch *scratch) {
    base_arena_release(&scratch->arena);
}

bool refer_resolve(const refer_model *model, refer_scratch *scratch, const doc_view *view) {
    return refer_resolve_judged(model, scratch, view, NULL);
}

bool refer_resolve_judged(const refer_model *model, refer_scratch *scratch, const doc_view *view,
                          const struct refer_judge *judge) {
    refer_board board;
    base_arena_reset(&scratch->arena);
    if (!refer_board_start(&board, &model->facts, view, &scratch->arena)) return false;
    board.judge = judge;
    refer_taught(&board);
    base_vec_release(view->document->allocator, &view->document->taught);
    if (!refer_laws(&board) || !time_find(&model->facts.times, view, board.named, &scratch->arena))
        return false;
    refer_dates(&board);
    if (!refer_names(&board)) return false;
    refer_amounts(&board);
    refer_nominals(&board);
    refer_pronouns(&board);
    return refer_board_clusters(&board) && refer_aliases(&board) && refer_law_aliases(&board) &&
           refer_cluster_taught(&board) && refer_link(&board) && refer_write_entities(&board);
}
