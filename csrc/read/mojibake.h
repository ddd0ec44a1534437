#ifndef QUOTH_READ_MOJIBAKE_H
#define QUOTH_READ_MOJIBAKE_H

#include "read/content.h"

/**
 * Repairs text (UTF-8 without NUL) whose UTF-8 was once read as Windows-1252 and written as UTF-8 again ("â€œ"
 * for an opening quotation mark), where that is certain: no language has those three signs in a row, and where
 * they stand, other pairs that make a letter ("Ã©") were such letters too. Then the text is a new one in
 * `store`, and there is a warning. False when memory ran out. One pass where there is nothing to repair.
 */
bool read_mojibake(read_content *content);

#endif
