#ifndef QUOTH_REFER_TUNING_H
#define QUOTH_REFER_TUNING_H

/*
 * The numbers of this room that were chosen and not learned, in one place, each with what chose it: coreference in GUM (42.2, and
 * 41.9 with a reach of 12, with which all but the reach were measured; 66.5 since I, we, you have entities and phrases are
 * weighed), names in worldwide news (all 80.5), identity in 60 Wikinews
 * articles (B3 86.8, CoNLL 84.8), and what another value makes of them.
 * "Flat": the values told change none of these by 0.1. "By eye": nothing was measured; most of these only keep a walk from
 * running away. What bounds memory stands where it is used.
 */

/* ---- what a phrase takes up: antecedents.c. Sentences back to where it was spoken of ---- */

/** The same noun or title. 6: coreference 41.7; 12: 41.9; 48: 42.1; 1000: 42.0. */
#define REFER_NOUN_REACH 24
/** Any country or body: "the country". 1: coreference 41.8, identity 86.7 / 84.6; 6: flat (before phrases were weighed). */
#define REFER_KIND_REACH 3
/** A body behind its country: "the Norlandic group". 3: flat. */
#define REFER_PERSON_REACH 1
/** Who spoke without a name: "the source". 1: flat. */
#define REFER_SPEAKER_REACH 3
/** The role in the first sentences that a bare surname has. 8: flat. */
#define REFER_LEDE_REACH 4
/** Most tokens of a phrase that says no more than its noun. 3: coreference 41.8, identity 87.2 / 85.1, but "the rival group"
 * becomes the group itself. */
#define REFER_PLAIN_TOKENS 2
/** Most tokens from a noun back to the name in its phrase: "the Lumen rebel group". 1: flat. */
#define REFER_NAME_BEFORE_NOUN 2

/* ---- pronouns: pronoun.c. The weights were learned with these ---- */

/** Most clusters back. */
#define REFER_STEPS 48
/** Most sentences back, of a pronoun and of a phrase whose noun is not found farther back. */
#define REFER_PRONOUN_SENTENCES 6
#define REFER_PHRASE_SENTENCES 12
/** Most items of a cluster in a pronoun's sentence that may bar it. */
#define REFER_BOUND_ITEMS 12

/** Sentences back to the two of whom one is the former: pair.c. By eye. */
#define REFER_PAIR_SENTENCES 2

/* ---- names: name_mentions.c, name_context.c ---- */

/* Bytes of one syllable of a given name with a hyphen: "Seung" has five. By eye */
#define REFER_SYLLABLE_BYTES 6

/* Bytes of a surname that another name may be glued to: "McAnn" is no two names, nor is "FitzGerald", but for a known given
 * name. By eye */
#define REFER_GLUED_LEAST 4

/** Most words of a name of the lists that is looked for where the network has none. By eye. */
#define REFER_LISTED_WORDS 4
/** What a full name counts where a word's kind is settled, against 1 for the word alone. 1: flat; 4: places +0.1, persons -0.1. */
#define REFER_FULL_NAME_WEIGHT 2
/** By how many more a kind must be seen than the one that a word was given. 0: organisations +0.1, places -0.1; 2: organisations -0.2. */
#define REFER_KIND_MARGIN 1u
/** The words around a person's name must speak for another kind in one of so many places: one "in Ruiz" makes no town of a
 * man who is named twenty times. By eye. */
#define REFER_FRAME_SHARE 4u
/** Most words behind a possessive to the noun that tells its kind. 5: flat. */
#define REFER_OWNED_WORDS 3u

/* ---- titles and phrases: title.c, nominals.c ---- */

/** Most tokens of a title before its noun, and back to the noun of a title with "of". 5 for the former: flat. */
#define REFER_TITLE_TOKENS 10
#define REFER_TITLE_STEPS 12
/** Most tokens of a phrase before its noun, most behind it, and words between one of them and the noun in the tree. 10 for the
 * first: flat. */
#define REFER_PHRASE_BEFORE 20
#define REFER_PHRASE_BEHIND 8
#define REFER_PHRASE_DEPTH 6
/** Most tokens behind a noun in which a clause of it names others. By eye. */
#define REFER_CLAUSE_WORDS 30

/* ---- laws: law.c. No set marks them; by eye, on spec/gold/refer/instruments.txt ---- */

/** Most tokens of a name before its noun, and behind it. */
#define REFER_LAW_WORDS 12
#define REFER_LAW_COMPLEMENT 16
/** Most bytes of a law's number, in digits and in Roman numerals. */
#define REFER_LAW_NUMBER_LENGTH 12
#define REFER_ROMAN_LENGTH 5
/** Least and most digits of a number behind an issuer alone: more than a rank, less than a telephone's. */
#define REFER_ISSUED_LEAST 2
#define REFER_ISSUED_MOST 5
/** Least digits of a number alone: smaller ones count something. */
#define REFER_BARE_LENGTH 3
/** A headline has so many words of so many bytes, and so many in a hundred of them have a capital. */
#define REFER_HEADLINE_WORDS 4
#define REFER_HEADLINE_LENGTH 4
#define REFER_HEADLINE_SHARE 80

#endif
