#ifndef QUOTH_DOC_TOKEN_TEXT_H
#define QUOTH_DOC_TOKEN_TEXT_H

#include "doc/doc.h"

/* What the characters of a token show. Words are asked for by their classes (see doc/view.h); these are for marks,
 * digits and capitals, which no list has. */

/** The bytes of a token, doc_length of them. */
static inline const char *doc_token_bytes(const doc *document, uint32_t token) {
    return document->text + doc_begin(&document->tokens, token);
}

/** True where the token's bytes are these. */
bool doc_token_is(const doc *document, uint32_t token, const char *bytes);

/** True where the token begins with a capital letter. */
bool doc_token_capital(const doc *document, uint32_t token);

/** True where every character of the token is an ASCII digit. */
bool doc_token_digits(const doc *document, uint32_t token);

#endif
