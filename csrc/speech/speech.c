#include "speech/speech.h"

#include "speech/first_person.h"
#include "speech/headline.h"
#include "speech/one_cue.h"
#include "speech/transcript.h"
#include "speech/uncued.h"
#include "speech/write_quotes.h"

struct speech_model {
    const base_allocator *allocator;
    speech_lexicons lexicons;
    speech_weights weights;
};

speech_model *speech_model_open(const model_file *file, const base_allocator *allocator, base_error *error) {
    model_section section;
    if (!model_file_section(file, "speech", &section, error)) return NULL;
    speech_model *model = base_new(allocator, 1, sizeof *model);
    if (!model) {
        base_fail_memory(error);
        return NULL;
    }
    model->allocator = allocator;
    if (speech_weights_bind(&model->weights, section, error) &&
        speech_lexicons_open(&model->lexicons, file, error))
        return model;
    base_free(allocator, model, 1, sizeof *model);
    return NULL;
}

void speech_model_close(speech_model *model) {
    if (!model) return;
    base_free(model->allocator, model, 1, sizeof *model);
}

const speech_lexicons *speech_model_lexicons(const speech_model *model) {
    return &model->lexicons;
}

void speech_scratch_start(speech_scratch *scratch, const base_allocator *allocator) {
    base_arena_start(&scratch->arena, allocator);
}

void speech_scratch_release(speech_scratch *scratch) {
    base_arena_release(&scratch->arena);
}

/* "media quoting an aide" is a link of the chain, so it is no report of its own. */
static void drop_relays(speech_candidates *candidates, const speech_board *board,
                        const speech_speaker *speakers) {
    if (!doc_rule_on(board->document, DOC_RULE_relay_is_link)) return;
    for (uint32_t i = 0; i < candidates->items.count; i++) {
        uint32_t verb = speakers[i].relay_verb;
        if (verb == DOC_NONE || candidates->items.items[i].dropped) continue;
        for (uint32_t k = i; k < candidates->items.count && k - i < DOC_SENTENCE_TOKENS; k++)
            if (candidates->items.items[k].cue == verb) candidates->items.items[k].dropped = true;
    }
}

static bool attribute(const speech_model *model, speech_board *board, speech_candidates *candidates) {
    if (!speech_find_candidates(candidates, board, &model->weights) || !speech_one_cue(candidates, board) ||
        !speech_add_turns(candidates, board) || !speech_add_headlines(candidates, board) ||
        !speech_nest(candidates, board, &model->weights) || !speech_add_uncued(candidates, board))
        return false;
    speech_speaker *speakers = base_arena_new(board->arena, candidates->items.count, sizeof *speakers);
    uint32_t *holders = speech_holders(board, candidates);
    if (!speakers || !holders) return false;
    speech_resolve_speakers(board, candidates, holders, speakers);
    drop_relays(candidates, board, speakers);
    speech_context context = {board, candidates, holders, speakers};
    return speech_write_quotes(&context) && speech_assign_persons(&context);
}

bool speech_attribute(const speech_model *model, speech_scratch *scratch, const doc_view *view) {
    base_arena_reset(&scratch->arena);
    speech_board board;
    speech_candidates candidates;
    speech_candidates_start(&candidates, view->document->allocator);
    bool done = speech_board_start(&board, view, &model->lexicons, &scratch->arena) &&
                attribute(model, &board, &candidates);
    speech_candidates_release(&candidates);
    return done;
}
