#ifndef QUOTH_WRITE_CELL_H
#define QUOTH_WRITE_CELL_H

#include "write/format.h"

/*
 * Cells of CSV, TSV and Markdown. A cell is made harmless wherever it goes, to a file as to a terminal, so
 * that the bytes do not depend on who reads them: what may not be shown is escaped (base/show.h), and text
 * that a spreadsheet would calculate has an apostrophe before it. JSON is for those who want the text itself.
 */

/** Makes a cell of what was written from `begin` on, in place. Memory failure is the buffer's. */
void write_cell_end(base_buf *buf, write_format format, size_t begin);

/** Appends text as one line that may be shown. */
void write_show(base_buf *buf, const char *bytes, size_t count);

#endif
