/* What the characters of a token show: marks, capitals, digits. */

#include "doc/token_text.h"

#include <string.h>

#include "text/fold.h"

bool doc_token_is(const doc *document, uint32_t token, const char *bytes) {
    size_t count = doc_length(&document->tokens, token);
    return strlen(bytes) == count && memcmp(doc_token_bytes(document, token), bytes, count) == 0;
}

bool doc_token_capital(const doc *document, uint32_t token) {
    char lower[8];
    const char *bytes = doc_token_bytes(document, token);
    size_t count = doc_length(&document->tokens, token);
    if (bytes[0] >= 'a' && bytes[0] <= 'z') return false;
    if (bytes[0] >= 'A' && bytes[0] <= 'Z') return true;
    if (!((unsigned char)bytes[0] & 0x80)) return false;
    size_t lead = (unsigned char)bytes[0] >= 0xf0 ? 4 : (unsigned char)bytes[0] >= 0xe0 ? 3 : 2;
    if (count < lead) return false;
    size_t written = text_lower_token(bytes, lead, lower, sizeof lower);
    return written != lead || memcmp(lower, bytes, lead) != 0;
}

bool doc_token_digits(const doc *document, uint32_t token) {
    const char *bytes = doc_token_bytes(document, token);
    for (uint32_t i = 0; i < doc_length(&document->tokens, token); i++)
        if (bytes[i] < '0' || bytes[i] > '9') return false;
    return true;
}
