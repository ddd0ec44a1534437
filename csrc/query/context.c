/* Whether documents tell of the same event: by the named entities that they share, weighed by how few documents name
 * them. */

#include "query/context.h"

#include <math.h>

bool query_context_start(query_context_of *context, const corpus *owner) {
    *context = (query_context_of){.owner = owner};
    const base_allocator *allocator = &owner->engine.allocator;
    uint32_t count = owner->identity.count;
    context->weights = base_new_zeroed(allocator, count, sizeof *context->weights);
    context->held = base_new_zeroed(allocator, count, sizeof *context->held);
    return (context->weights && context->held) || count == 0;
}

void query_context_release(query_context_of *context) {
    const base_allocator *allocator = &context->owner->engine.allocator;
    uint32_t count = context->owner->identity.count;
    if (context->weights) base_free(allocator, context->weights, count, sizeof *context->weights);
    if (context->held) base_free(allocator, context->held, count, sizeof *context->held);
    context->weights = context->held = NULL;
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

double query_context_between(query_context_of *context, const engine_document *a, const engine_document *b) {
    const corpus_identity *identity = &context->owner->identity;
    double sum = 0, length = length_of(context, a) * length_of(context, b);
    for (uint32_t i = 0; i < b->content.entities.count; i++)
        context->held[corpus_identity_survivor(identity, b->first_entity + i)] += weigh(context, b, i);
    for (uint32_t i = 0; i < a->content.entities.count; i++)
        sum += weigh(context, a, i) * context->held[corpus_identity_survivor(identity, a->first_entity + i)];
    for (uint32_t i = 0; i < b->content.entities.count; i++)
        context->held[corpus_identity_survivor(identity, b->first_entity + i)] = 0;
    return length > 0 ? sum / length : 0;
}
