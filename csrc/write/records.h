#ifndef QUOTH_WRITE_RECORDS_H
#define QUOTH_WRITE_RECORDS_H

#include "query/record.h"
#include "write/fields.h"

/*
 * The records of queries as JSON lines or table rows. In JSON every key is always present, in the documented
 * order, and positions are bytes of the article's text, 0-based, half-open. Memory failure is the buffer's.
 */

/** Appends the header of a table of such records; nothing for JSON. */
void write_header(base_buf *buf, query_record_kind kind, write_format format);

/** Appends one row of results as a record with its line end. */
void write_record(base_buf *buf, const query_results *results, uint32_t index, write_format format);

/** Appends all quotes, mentions or times of a document as records, in text order; nothing for other kinds. */
void write_document(base_buf *buf, const engine_document *document, query_record_kind kind,
                    write_format format);

#endif
