#include "write/why_entity.h"

#include "corpus/reason.h"
#include "corpus/state.h"

/* Why entities are one, in words. */

/** “Norvik” (in tern.txt) */
static void add_entity(base_buf *buf, const corpus *owner, uint32_t entity) {
    corpus_linking linking = corpus_linking_of(owner);
    uint32_t index;
    const engine_document *document =
        entity == DOC_NONE ? NULL : corpus_linking_document(&linking, entity, &index);
    if (!document) {
        base_buf_add_string(buf, "another form of the name");
        return;
    }
    const doc *content = &document->content;
    base_buf_add_string(buf, "“");
    base_buf_add_string(buf, doc_string(content, content->entities.items[index].name));
    base_buf_add_string(buf, "” (");
    base_buf_add_string(buf, doc_string(content, content->meta.id));
    base_buf_add_string(buf, ")");
}

static const char *const refusals[] = {
    [CORPUS_ARE_ONE] = "they are one",
    [CORPUS_SPLIT_BY_USER] = "the user split them",
    [CORPUS_NO_NAMES] = "one of them has no name that could be another's",
    [CORPUS_NO_COMMON_KEY] = "no name of one is a name of the other",
    [CORPUS_AMBIGUOUS] = "they share a name, but others may be meant by it, or something tells them apart",
};

void write_why_entity(base_buf *buf, const corpus *owner, uint32_t a, uint32_t b) {
    corpus_reason_list reasons = {0};
    corpus_refusal refusal;
    if (!corpus_reasons(owner, a, b, &reasons, &refusal)) buf->failed = true;
    if (reasons.count == 0) {
        add_entity(buf, owner, a);
        base_buf_add_string(buf, refusal == CORPUS_ARE_ONE ? " is " : " is not ");
        add_entity(buf, owner, b);
        if (refusal != CORPUS_ARE_ONE) {
            base_buf_add_string(buf, ": ");
            base_buf_add_string(buf, refusals[refusal]);
        }
    }
    for (uint32_t i = 0; i < reasons.count; i++) {
        const corpus_reason *step = &reasons.items[i];
        if (i > 0) base_buf_add_string(buf, "\n");
        add_entity(buf, owner, step->entities[0]);
        base_buf_add_string(buf, " is ");
        add_entity(buf, owner, step->entities[1]);
        base_buf_add_string(buf, ": ");
        base_buf_add_string(buf, corpus_reason_name(step->rule));
        base_buf_add_string(buf, ", ");
        base_buf_add_string(buf, corpus_reason_meaning(step->rule));
    }
    base_vec_release(&owner->engine.allocator, &reasons);
}
