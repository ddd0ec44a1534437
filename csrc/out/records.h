#ifndef QUOTH_OUT_RECORDS_H
#define QUOTH_OUT_RECORDS_H

#include "corpus/record.h"
#include "out/fields.h"

/*
 * The records of queries as JSON lines or table rows. In JSON every key is always present, in the documented
 * order, and positions are bytes of the article's text, 0-based, half-open. Memory failure is the buffer's.
 */

/** Appends the header of a table of such records; nothing for JSON. */
void out_header(base_buf *buf, corpus_record_kind kind, out_format format);

/** Appends one row of results as a record with its line end. */
void out_record(base_buf *buf, const corpus_results *results, uint32_t index, out_format format);

/** Appends all quotes, mentions or times of a document as records, in text order; nothing for other kinds. */
void out_document(base_buf *buf, const corpus_document *document, corpus_record_kind kind, out_format format);

#endif
