#ifndef QUOTH_PAGE_TUNING_H
#define QUOTH_PAGE_TUNING_H

/*
 * Every number of the page room that was chosen and not given. Lengths are in words unless their names say
 * otherwise, log odds in thousandths. Behind each: how it was chosen.
 */

/* ---- features: the weights were learned with these; whoever changes one learns them again --------------- */
#define PAGE_SEEN_BYTES 2000   /* of a paragraph; more changes no feature that is not set by then */
#define PAGE_SEEN_WORDS 400    /* as many as fit into those bytes */
#define PAGE_LONGEST_CUE 4     /* the longest rows of the list */
#define PAGE_LONGEST_OUTLET 48 /* bytes; the longest row of the list has 35 */
#define PAGE_LONG_WORD 4       /* letters of a word whose capital says something */
#define PAGE_TITLE_MOST 80     /* percent of long words with a capital, as in headlines */
#define PAGE_TITLE_HALF 40     /* and as in lists of names */
#define PAGE_FUNCTION_FEW 22   /* below so many percent of function words a text is hardly prose */
#define PAGE_FUNCTION_MANY 35  /* and above it surely is */
#define PAGE_DIGITS_MANY 25    /* percent of the bytes */
#define PAGE_REPEATED_LEAST 6  /* bytes of a paragraph that may repeat another */
#define PAGE_REPEATED_MOST 300 /* bytes */
#define PAGE_REPEATED_SHARE 8  /* one that is so many times longer than what it repeats is of its own kind */
#define PAGE_NEIGHBOURS 2      /* paragraphs above and below that count as around */
#define PAGE_NEIGHBOUR_MOST 4000 /* log odds that one neighbour can bring */
#define PAGE_STEP_BODY -2500     /* steps of a neighbour's own log odds: surely body, likely body, */
#define PAGE_STEP_LIKELY -500
#define PAGE_STEP_UNSURE 1500  /* unsure, and residue from here on */
#define PAGE_SURE_BODY_WORDS 9 /* at least, of a paragraph that ends what stands above or below the article */

/* ---- kinds ---------------------------------------------------------------------------------------------- */
#define PAGE_RESIDUE_FROM 500           /* log odds from which a paragraph is residue */
#define PAGE_SENTENCE_RESIDUE_FROM 1500 /* the same of a whole sentence: an article's lost costs more */
#define PAGE_INNER_RESIDUE_FROM                                                                              \
    3500                           /* and of a line without a cue amid the article: a list's items are none */
#define PAGE_SURE_LINE_FROM 2500   /* by itself, whatever stands around it: residue, for a line with a cue, */
#define PAGE_SURE_TEXT_BELOW -2500 /* or text, for a sentence */
#define PAGE_SENTENCE_LEAST 6
#define PAGE_LINE_MOST 25     /* of a line without a stop that may name what follows */
#define PAGE_CUE_LINE_MOST 4  /* up to here any word of residue is a cue, in a longer line a phrase of them */
#define PAGE_FRAGMENT_LEAST 5 /* of the middle of a sentence, which begins small */
#define PAGE_RIGHTS_MOST 59
#define PAGE_LEFTOVER_MOST 79     /* of a paragraph that tags are left over in */
#define PAGE_DATE_MOST 4          /* of a line that is nothing but a date */
#define PAGE_PUBLISHED_MOST 14    /* of a line that says when the article came out */
#define PAGE_FOREIGN_LETTERS 3    /* at least, of another script */
#define PAGE_FOREIGN_FOLLOWS 5    /* behind a foreign paragraph one letter in so many suffices */
#define PAGE_BYLINE_MOST 40       /* with "By", or by the markup */
#define PAGE_AUTHOR_MOST 10       /* of a name and what its bearer is */
#define PAGE_CREDIT_MOST 25       /* of a caption that ends in a credit */
#define PAGE_AGENCY_CREDIT_MOST 8 /* of "Name/Agency" */
#define PAGE_CAPTION_MOST 80
#define PAGE_REPEATING_MOST 40 /* of a caption that repeats its neighbour */
#define PAGE_HEADING_MOST 16
#define PAGE_QUOTED_HEADING_MOST 8 /* of one that quotes and has a comma */
#define PAGE_TITLE_LEAST 4

/* ---- metadata ------------------------------------------------------------------------------------------- */
#define PAGE_DATELINE_BYTES 90 /* its dash stands within so many bytes of the beginning */
#define PAGE_PLACE_MOST 8      /* words of a dateline's place */
#define PAGE_CAPITALS_LEAST 3  /* bytes of its first word, where nothing but capitals tell a place */
#define PAGE_ACRONYM_LEAST 2   /* bytes of an agency that abbreviates itself */
#define PAGE_ACRONYM_MOST 6
#define PAGE_LEDE_LEAST 8        /* of the first paragraph that can have a dateline */
#define PAGE_DATED_MOST 40       /* of a paragraph that says when it was published */
#define PAGE_DATED_ABOVE_MOST 14 /* of a line above the article that is taken for its date */

/* ---- language ------------------------------------------------------------------------------------------- */
#define PAGE_LANGUAGE_LEAST 8  /* of a paragraph that tells the language */
#define PAGE_LANGUAGE_WORDS 40 /* of such paragraphs, at least, for a warning */
#define PAGE_LANGUAGE_SHARE 4  /* one word in so many in English paragraphs, at most, for a warning */

#endif
