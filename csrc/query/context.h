#ifndef QUOTH_QUERY_CONTEXT_H
#define QUOTH_QUERY_CONTEXT_H

#include "corpus/corpus.h"
#include "corpus/entity.h"

/** The company that X keeps: weights of the named entities of the documents that surely speak of it. */
typedef struct query_context_of {
    const corpus *owner;
    double *weights; /**< by survivor's id */
    double *held;    /**< the same of one document, while it is compared; all 0 otherwise */
    double length;
} query_context_of;

/** Makes an empty one; false when memory ran out. */
bool query_context_start(query_context_of *context, const corpus *owner);
void query_context_release(query_context_of *context);

/** Adds the entities of a document. Linear in them. */
void query_context_add(query_context_of *context, const engine_document *document);

/** How alike a document's company is: from 0 to 1, the cosine. Call query_context_seal first. */
double query_context_likeness(const query_context_of *context, const engine_document *document);

/** The same of two documents: from 0 to 1. Linear in their entities. */
double query_context_between(query_context_of *context, const engine_document *a, const engine_document *b);

/** Completes it. */
void query_context_seal(query_context_of *context);

#endif
