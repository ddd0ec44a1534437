#ifndef QUOTH_NAME_TUNING_H
#define QUOTH_NAME_TUNING_H

/* Every number of the name room that was chosen and not given, and how. "By eye": nothing was measured. */

/* Letters of an acronym, least and most: one is an initial, more are words in capitals ("ORGANIZATION"). By eye */
#define NAME_ACRONYM_LEAST 2
#define NAME_ACRONYM_MOST 10

/* Letters of initials that are looked for among the names of other articles: with two, most are several names'. By eye */
#define NAME_INITIALS_LEAST 3

/* Letters of initials of which some are small ("BoA"). By eye */
#define NAME_MIXED_MOST 5

/* Words of a name's beginning among which a known name is looked for: "United Arab Emirates". By eye */
#define NAME_KNOWN_WORDS 3

#endif
