/* Values of rows that are no record: numbers of any kind. */

#include "write/row.h"

#include <float.h>
#include <stdio.h>
#include <string.h>

void write_nothing(write_fields *fields, const char *key) {
    write_text(fields, key, NULL, 0);
}

void write_integer(write_fields *fields, const char *key, int64_t number) {
    size_t begin = write_value_open(fields, key);
    if (begin != SIZE_MAX) base_buf_add_number(fields->buf, number);
}

void write_real(write_fields *fields, const char *key, double number) {
    if (!(number >= -DBL_MAX && number <= DBL_MAX)) {
        write_nothing(fields, key);
        return;
    }
    size_t begin = write_value_open(fields, key);
    if (begin == SIZE_MAX) return;
    char digits[40];
    snprintf(digits, sizeof digits, "%.15g", number);
    char *point = digits + strspn(digits, "0123456789+-e");
    if (*point) { /* the locale's, perhaps of several bytes */
        const char *rest = point + strcspn(point, "0123456789");
        *point = '.';
        memmove(point + 1, rest, strlen(rest) + 1);
    }
    base_buf_add_string(fields->buf, digits);
}
