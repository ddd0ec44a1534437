/* Whether documents tell of the same event: by the named entities that they share, weighed by how few documents name
 * them. */

#include "query/context.h"

#include <math.h>

bool query_context_start(query_context_of *context, const corpus *owner) {
    *context = (query_context_of){.owner = owner};
    context->weights =
        base_new_zeroed(&owner->engine.allocator, owner->identity.count, sizeof *context->weights);
    return context->weights != NULL || owner->identity.count == 0;
}

void query_context_release(query_context_of *context) {
    if (context->weights)
        base_free(&context->owner->engine.allocator, context->weights, context->owner->identity.count,
                  sizeof *context->weights);
    context->weights = NULL;
}

/** The bits of a number: 1 … 32, where no logarithm of the C library is to be trusted on every machine. */
static double bit_length(uint32_t number) {
    double length = 0;
    for (; number > 0; number /= 2) length++;
    return length;
}

/** What an entity of a document weighs there; 0 for one without a name. */
static double weigh(const query_context_of *context, const engine_document *document, uint32_t index) {
    const doc_entity *entity = &document->content.entities.items[index];
    if (!entity->named || entity->kind > DOC_LAW) return 0;
    corpus_entity known = {context->owner, NULL, document->first_entity + index};
    uint32_t with = corpus_entity_document_count(known);
    return bit_length(entity->mentions.count) *
           bit_length(context->owner->documents.count / (with > 0 ? with : 1));
}

static double length_of(const query_context_of *context, const engine_document *document) {
    double sum = 0;
    for (uint32_t i = 0; i < document->content.entities.count; i++) {
        double weight = weigh(context, document, i);
        sum += weight * weight;
    }
    return sqrt(sum);
}

void query_context_add(query_context_of *context, const engine_document *document) {
    double length = length_of(context, document);
    for (uint32_t i = 0; length > 0 && i < document->content.entities.count; i++)
        context->weights[corpus_identity_survivor(&context->owner->identity, document->first_entity + i)] +=
            weigh(context, document, i) / length;
}

void query_context_seal(query_context_of *context) {
    double sum = 0;
    for (uint32_t i = 0; i < context->owner->identity.count; i++)
        sum += context->weights[i] * context->weights[i];
    context->length = sqrt(sum);
}

double query_context_likeness(const query_context_of *context, const engine_document *document) {
    double sum = 0, length = length_of(context, document) * context->length;
    for (uint32_t i = 0; i < document->content.entities.count; i++)
        sum +=
            weigh(context, document, i) *
            context->weights[corpus_identity_survivor(&context->owner->identity, document->first_entity + i)];
    return length > 0 ? sum / length : 0;
}

double query_context_between(const query_context_of *context, const engine_document *a,
                             const engine_document *b) {
    const corpus_identity *identity = &context->owner->identity;
    double sum = 0, length = length_of(context, a) * length_of(context, b);
    for (uint32_t i = 0; i < a->content.entities.count; i++) {
        double weight = weigh(context, a, i);
        for (uint32_t j = 0; weight > 0 && j < b->content.entities.count; j++)
            if (corpus_identity_survivor(identity, a->first_entity + i) ==
                corpus_identity_survivor(identity, b->first_entity + j))
                sum += weight * weigh(context, b, j);
    }
    return length > 0 ? sum / length : 0;
}
