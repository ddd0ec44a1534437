#ifndef QUOTH_NAME_TUNING_H
#define QUOTH_NAME_TUNING_H

/* Every number of the name room that was chosen and not given, and how. "By eye": nothing was measured. */

/* Letters of an acronym, least and most: one is an initial, more are words in capitals ("ORGANIZATION"). By eye */
#define NAME_ACRONYM_LEAST 2
#define NAME_ACRONYM_MOST 10

/* Words of a name's beginning among which a known name is looked for: "United Arab Emirates". By eye */
#define NAME_KNOWN_WORDS 3

#endif
