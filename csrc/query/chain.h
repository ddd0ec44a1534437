#ifndef QUOTH_QUERY_CHAIN_H
#define QUOTH_QUERY_CHAIN_H

#include "query/hit.h"
#include "query/topic.h"

/** Finds out which documents of its corpus speak of a topic; false when memory ran out, or topic->cancelled. Linear in
 * the documents that have a noun of its family. */
bool query_chain_prepare(query_topic *topic);

/** Appends what else in a document means X to its hits, which are in text order: descriptions, the nouns that take them
 * up, and pronouns. False when memory ran out. Linear. */
bool query_chain_follow(query_topic *topic, engine_document *document, query_hits *hits);

/** Whether some document speaks of a topic that was prepared and is more than a noun. */
bool query_chain_found(const query_topic *topic);

#endif
