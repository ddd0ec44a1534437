#ifndef QUOTH_PAGE_TUNING_H
#define QUOTH_PAGE_TUNING_H

/*
 * Every number of the page room that was chosen and not given, and how. Lengths are in words unless they say
 * otherwise, log odds in thousandths. "2500: +0.01 / +0.33 / +1.81" is what another value changes: F of the
 * article's words in 55 development pages, in 174 training pages, and of the article's lines in boiler_lines.
 * "Flat": values a third smaller and larger change none of them by 0.05. "By eye": nothing was
 * measured.
 */

/* ---- features -------------------------------------------------------------------------------------------- */
/* The weights were learned with these: whoever changes one learns them again. */

#define PAGE_SEEN_BYTES 2000   /* of a paragraph; what is behind changes hardly any feature. By eye */
#define PAGE_SEEN_WORDS 400    /* noted for cues: what those bytes hold. By eye */
#define PAGE_TIME_WORD 12      /* bytes of a month that may lack its period; the longest has 4 */
#define PAGE_LONGEST_OUTLET 48 /* bytes; the list's longest row has 26 */
#define PAGE_LONG_WORD 4       /* letters of a word whose capital says something. By eye */
#define PAGE_TITLE_MOST 80     /* percent of long words with a capital, as in headlines. By eye */
#define PAGE_TITLE_HALF 40     /* the same as in lists of names. By eye */
#define PAGE_FUNCTION_FEW 22   /* percent of function words, below which a text is hardly prose. By eye */
#define PAGE_FUNCTION_MANY 35  /* the same from which it surely is. By eye */
#define PAGE_DIGITS_MANY 25    /* percent of the bytes. By eye */
#define PAGE_REPEATED_LEAST 6  /* bytes of a paragraph that may repeat another. By eye */
#define PAGE_REPEATED_MOST 300 /* bytes of one. By eye */
#define PAGE_REPEATED_SHARE 8  /* one so many times longer than what it repeats is of its own kind. By eye */
#define PAGE_NEIGHBOURS 2      /* paragraphs above and below that count as around. By eye */
#define PAGE_NEIGHBOUR_MOST 4000 /* log odds that one neighbour can bring. By eye */
#define PAGE_STEP_BODY -2500     /* of a neighbour: below, surely body. By eye */
#define PAGE_STEP_LIKELY -500    /* below, likely body. By eye */
#define PAGE_STEP_UNSURE 1500    /* below, unsure; else residue. By eye */
/* least, of a paragraph that ends what stands above or below the article. By eye */
#define PAGE_SURE_BODY_WORDS 9

#define PAGE_WORD_LETTERS 6  /* of a word where no blanks part them. By eye */
#define PAGE_PROSE_LEAST 10  /* words of a page's paragraph that is prose. By eye */
#define PAGE_PROSE_LINKED 30 /* percent of it in links, below which it is. By eye */

/* ---- kinds ----------------------------------------------------------------------------------------------- */

#define PAGE_TREES_LEAST 150 /* words of a page that the trees judge. By eye */
#define PAGE_COMMENT_UPS                                                                                     \
    3 /* elements up, at most, of what is called a comment: 7% of their words are text. By eye */
#define PAGE_COMMENT_FROM                                                                                    \
    2500 /* log odds from which a paragraph inside one is text. 500: -0.8 / +0.1; 4000: 0 / -0.1 */
#define PAGE_TEXT_FROM                                                                                       \
    500 /* log odds from which a page's paragraph is text. 0: -0.2 in 55 development pages, +0.03 in 174 left out in turn */
#define PAGE_CAPTION_ABOVE 6 /* paragraphs above a page's text that may have its caption. By eye */
/* log odds from which a paragraph is residue. 0: -1.07 / -0.04 / -0.28; 1000: -0.22 / -0.04 / -0.50, and
 * clean articles (PolNeAR) lose 1.7 words in 10,000 fewer */
#define PAGE_RESIDUE_FROM 500
/* the same of a sentence. 1000: -0.04 / +0.01 / +0.31; 2000: -0.15 / -0.07 / -0.37 */
#define PAGE_SENTENCE_RESIDUE_FROM 1500
/* of a line without a cue amid the article. 2000: +0.11 / -0.23 / +0.96; 3000: -0.11 / -0.14 / -1.03 */
#define PAGE_INNER_RESIDUE_FROM 2500
#define PAGE_SURE_LINE_FROM 2500   /* own log odds from which a line with a cue is residue. Flat */
#define PAGE_SURE_TEXT_BELOW -2500 /* own log odds below which tags do not make a sentence residue. Flat */
#define PAGE_SENTENCE_LEAST 6      /* words. 4: -0.03 / -0.02 / -0.08; 8: 0 / +0.02 / +0.05 */
#define PAGE_LINE_MOST 25          /* of a line without a stop that may name what follows. Flat */
/* up to here any word of residue is a cue, in longer lines a phrase of them. 3: -0.02 / -0.03 / -0.20; 6:
 * +0.03 / +0.02 / +0.01 */
#define PAGE_CUE_LINE_MOST 4
#define PAGE_FRAGMENT_LEAST 5 /* of the middle of a sentence. Flat */
#define PAGE_RIGHTS_MOST 59   /* of a line with a sign of rights. Flat */
#define PAGE_LEFTOVER_MOST 79 /* of a paragraph with tags left over. Flat */
/* of a line that is nothing but a date. 3: -0.03 / +0.01 / -0.18; 6: +0.02 / -0.02 / +0.24, and clean
 * articles lose 0.7 words in 10,000 */
#define PAGE_DATE_MOST 4
#define PAGE_PUBLISHED_MOST 14 /* of a line that says when the article came out. Flat */
#define PAGE_FOREIGN_LETTERS 3 /* least, of another script. Flat */
#define PAGE_FOREIGN_FOLLOWS 5 /* behind a foreign paragraph one letter in so many suffices. By eye */
#define PAGE_BYLINE_MOST 40    /* of "By" and names, or by the markup. Flat */
#define PAGE_AUTHOR_MOST 10    /* of a name and what its bearer is. Flat */
#define PAGE_CREDIT_MOST 25 /* of a caption that is a credit. 18: -0.04 / -0.02 / -0.07; 35: 0 / 0 / -0.02 */
#define PAGE_AGENCY_CREDIT_MOST 8  /* of "Name/Agency". Flat */
#define PAGE_CAPTION_MOST 80       /* of a caption that ends in a credit in brackets. Flat */
#define PAGE_REPEATING_MOST 40     /* of a caption that repeats its neighbour. Flat */
#define PAGE_HEADING_MOST 16       /* By eye: headings and text count alike */
#define PAGE_QUOTED_HEADING_MOST 8 /* of one that quotes and has a comma. Flat */
#define PAGE_TITLE_LEAST 4         /* 3: 0 / -0.02 / +0.01, and one title fewer of 71 is right */

/* ---- metadata -------------------------------------------------------------------------------------------- */
/* By eye: the sets say no outlet and no place, and of few pages the date. */

#define PAGE_DATELINE_BYTES 90   /* its dash stands within so many bytes of the beginning */
#define PAGE_PLACE_MOST 8        /* words of a dateline's place */
#define PAGE_CAPITALS_LEAST 3    /* bytes of its first word, where nothing but capitals tell a place */
#define PAGE_ACRONYM_LEAST 2     /* bytes of an agency that abbreviates itself */
#define PAGE_ACRONYM_MOST 6      /* bytes */
#define PAGE_LEDE_LEAST 8        /* words of the first paragraph that can have a dateline */
#define PAGE_DATED_MOST 40       /* words of a paragraph that says when it was published */
#define PAGE_DATED_ABOVE_MOST 14 /* words of a line above the article that is taken for its date */

#define PAGE_SITE_LEAST 3   /* letters of a site's name that a title ends in */
#define PAGE_SITE_BYTES 128 /* of a name or an address that are compared */
#define PAGE_TITLE_BYTES                                                                                     \
    1000 /* of a title that may have a site's name in it: what is longer is left as it is */
#define PAGE_BYLINE_BYTES 1000 /* of a byline that is looked at */

/* ---- language -------------------------------------------------------------------------------------------- */
/* By eye. */

#define PAGE_LANGUAGE_LEAST 8  /* words of a paragraph that tells the language */
#define PAGE_LANGUAGE_WORDS 40 /* of such paragraphs, least, for a warning */
#define PAGE_LANGUAGE_SHARE 4  /* one word in so many in English paragraphs, at most, for a warning */

#endif
