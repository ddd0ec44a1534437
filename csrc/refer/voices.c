/* Who I, we and you are where nobody is named: one for the text itself, one for each voice in quotation marks. */

#include "refer/voices.h"

#include "refer/cluster.h"
#include "refer/pronoun.h"

/* Most steps from a body's name up to whom its phrase is about, and most items of a speaker that are looked at. */
enum { most_steps = 5, most_items = 8 };

void refer_serve(refer_story *story, uint32_t i) {
    const refer_board *board = story->board;
    const refer_item *body = &board->items[i];
    uint32_t at = body->head;
    bool role = false;
    for (uint32_t steps = 0; steps < most_steps; steps++) {
        doc_deprel relation = refer_relation(board, at);
        bool nominal = relation == DOC_REL_COMPOUND || relation == DOC_REL_NMOD || relation == DOC_REL_FLAT ||
                       relation == DOC_REL_APPOS || relation == DOC_REL_AMOD;
        if (!nominal || board->head[at] == DOC_NONE) return;
        at = board->head[at];
        uint32_t over = board->titled[at] != DOC_NONE   ? board->titled[at]
                        : board->headed[at] != DOC_NONE ? board->headed[at]
                                                        : board->named[at];
        role = role || refer_noun_of(board, at).class == REFER_ROLE;
        if (over == i) continue;
        if (over != DOC_NONE && board->items[over].kind != DOC_PERSON && board->items[over].form == DOC_NAME)
            return;
        if (over == DOC_NONE || board->items[over].kind != DOC_PERSON || !role) continue;
        story->serves[over] = i;
        if (board->items[over].form == DOC_NAME) return;
    }
}

/* The body that somebody speaks for: "Acme spokeswoman Ana Ruiz". */
static uint32_t body_of(const refer_story *story, uint32_t cluster) {
    const refer_board *board = story->board;
    uint32_t i = board->clusters[cluster].first;
    for (uint32_t looked = 0; i != DOC_NONE && looked < most_items; i = board->items[i].next, looked++)
        if (story->serves[i] != DOC_NONE) return board->items[story->serves[i]].cluster;
    return DOC_NONE;
}

void refer_voice(refer_story *story, uint32_t i) {
    refer_board *board = story->board;
    const refer_item *item = &board->items[i];
    uint32_t speaker = refer_speaker_of(story, item->head);
    bool we = item->person == 1 && item->number == REFER_PLURAL;
    uint32_t body = we && speaker != DOC_NONE ? body_of(story, speaker) : DOC_NONE;
    if (body != DOC_NONE && refer_decides(board, DOC_RULE_we_of_body, item->head)) {
        refer_cluster_join(board, body, i);
        return;
    }
    uint32_t cluster = refer_voice_meant(story, i, speaker);
    if (cluster == DOC_NONE) {
        refer_cluster_new(board, i);
    } else {
        refer_cluster_join(board, cluster, i);
    }
}
