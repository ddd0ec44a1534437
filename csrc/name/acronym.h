#ifndef QUOTH_NAME_ACRONYM_H
#define QUOTH_NAME_ACRONYM_H

#include <stdbool.h>
#include <stddef.h>

/** Most letters of an acronym. */
#define NAME_ACRONYM_LETTERS 16

/** True for capital letters, two to ten, with or without dots between them: "IFM", "U.N.". */
bool name_is_acronym(const char *bytes, size_t count);

/** The letters of an acronym, in `letters`; returns how many. */
size_t name_acronym_letters(const char *bytes, size_t count, char letters[NAME_ACRONYM_LETTERS]);

/** The capitals that the words of a name begin with ("Interim Force of Mavoria" → IFM); returns how many. */
size_t name_initial_capitals(const char *bytes, size_t count, char letters[NAME_ACRONYM_LETTERS]);

/** The bytes of a word's first letter, 0 where it is of a script without initials. */
size_t name_first_letter(const char *bytes, size_t count);

/** True for a word that is one letter, or one with a dot: "W.". */
bool name_is_initial(const char *bytes, size_t count);

/** The initials of a name of three words at least, in small letters: of those with a capital ("Internal Revenue Service" →
 * "irs"), or, with `all`, of every word ("Bank of America" → "boa"). Returns how many, 0 for none. */
size_t name_spelled_initials(const char *bytes, size_t count, bool all, char initials[NAME_ACRONYM_LETTERS]);

/** True for what may be a name's initials though some letters are small: "BoA". */
bool name_looks_like_initials(const char *bytes, size_t count);

#endif
