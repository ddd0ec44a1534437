#include "refer/refer.h"

#include "refer/alias.h"
#include "refer/amount.h"
#include "refer/cluster.h"
#include "refer/finish.h"
#include "refer/judge.h"
#include "refer/law.h"
#include "refer/link.h"
#include "refer/names.h"
#include "refer/phrase.h"
#include "refer/time.h"

struct refer_model {
    const base_allocator *allocator;
    refer_facts facts;
};

refer_model *refer_model_open(const model_file *file, const base_allocator *allocator, base_error *error) {
    refer_model *model = base_new_zeroed(allocator, 1, sizeof *model);
    if (!model) {
        base_fail_memory(error);
        return NULL;
    }
    model->allocator = allocator;
    if (!refer_facts_open(&model->facts, file, error)) {
        base_free(allocator, model, 1, sizeof *model);
        return NULL;
    }
    return model;
}

void refer_model_close(refer_model *model) {
    if (!model) return;
    base_free(model->allocator, model, 1, sizeof *model);
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
    refer_work work;
    base_arena_reset(&scratch->arena);
    if (!refer_work_start(&work, &model->facts, view, &scratch->arena)) return false;
    work.judge = judge;
    refer_taught(&work);
    base_vec_release(view->document->allocator, &view->document->taught);
    if (!refer_laws(&work) || !refer_times(&work)) return false;
    if (!refer_names(&work)) return false;
    refer_amounts(&work);
    refer_nominals(&work);
    refer_pronouns(&work);
    return refer_work_clusters(&work) && refer_aliases(&work) && refer_law_aliases(&work) &&
           refer_cluster_taught(&work) && refer_link(&work) && refer_finish(&work);
}
