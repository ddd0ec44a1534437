#ifndef QUOTH_SPEECH_TUNING_H
#define QUOTH_SPEECH_TUNING_H

/*
 * The numbers of this room that were chosen and not learned, in one place, each with what chose it: F of matched / usable /
 * all exact attributions on the development sets of PolNeAR (81.6 / 68.3 / 53.3) and GUM (59.1 / 45.9 / 34.6), and what
 * another value makes of them. "Before": measured when these were 80.7 / 66.8 / 52.7 and 55.3 / 42.0 / 31.7. Chances are
 * thousandths. What only bounds the work stands where it is used.
 */

/* ---- which candidates are looked at and kept: propose.c ---- */

/** Least chance of a candidate by its word alone. Saves work. Before: 100 gave GUM 55.1 / 41.8 / 31.6, 250 cost PolNeAR 0.2
 * matched. */
#define SPEECH_PREFILTER_CHANCE 150u
/** Of one whose roles are looked at. Learned with 100: PolNeAR 81.7 / 68.0 / 53.2, GUM 55.5 / 43.5 / 32.6. Another than
 * the one learned with gives the judge rivals that it does not know: 100 then costs 2.9 / 2.9 / 2.7 on PolNeAR. */
#define SPEECH_LOOK_CHANCE 200u
/** Of a candidate that is kept. 400: 81.3 / 68.5 / 53.5, GUM 61.2 / 48.5 / 36.1, but loses short sentences that report
 * plainly ("Lund called the accord a disaster"), as spec/gold/rules has them. */
#define SPEECH_KEEP_CHANCE 340u
/** Of one inside another whose source is a relative pronoun: no set marks them, one of spec/gold/rules needs less than
 * 400. Before: 200 gave 80.7 / 66.9 / 52.8, GUM 55.1 / 41.7 / 31.4; 50 gave 80.6 / 66.8 / 52.7, GUM 55.2 / 41.9 / 31.6. */
#define SPEECH_RELATIVE_CHANCE 100u
/** Least tokens of a quotation whose introducing verb always reports it: less may be a word that is talked about. */
#define SPEECH_INTRODUCED_WORDS 3
/** Of a quotation that goes on with a content. 400: GUM's content exact falls by 0.3; 600 changes nothing. */
#define SPEECH_CONTINUE_CHANCE 500u

/* ---- roles: role_rules.c, role_shapes.c, trailing_reporter.c. Guesses: their rules move no figure by more than 0.2 ---- */

/** Most verbs beside each other that share a subject. */
#define SPEECH_SHARED_VERBS 4
/** Most tokens of a place before a colon. */
#define SPEECH_PLACE_TOKENS 12
/** Most tokens of who passes on what a sentence says; 5 and 20 give the same on both sets. */
#define SPEECH_TRAILING_SOURCE 10

/* ---- what the roles are learned with: roles.c; whoever changes it learns them again. Guesses ---- */

/** Steps from the cue beyond which what is outside stays outside. */
#define SPEECH_ROLE_REACH 5
/** Steps from the cue within which its arguments are looked for. */
#define SPEECH_ROLE_NEAR 2
/** Most other dependents of the cue that a word beside them sees. */
#define SPEECH_ROLE_SISTERS 8

/* ---- quotations without a cue: uncued.c ---- */

/** Least words of a quotation that stands alone. Before: 2 gave the same; 8 gave 80.7 / 66.9 / 52.8, GUM 55.4 / 42.1 / 31.7,
 * but misses whoever is brief. */
#define SPEECH_UNCUED_WORDS 4
/** Most paragraphs back to the speaker whom it continues. 1: GUM's matched falls by 0.2; 4: PolNeAR's by 0.1. */
#define SPEECH_UNCUED_PARAGRAPHS 2
/** Of that speaker's chance, and of a signed quotation: shown as confidence, no record depends on them. */
#define SPEECH_UNCUED_SHARE 800u
#define SPEECH_SIGNED_CHANCE 850u
/** Of a quotation behind a colon, and of one beside whom its paragraph is about: likewise. */
#define SPEECH_COLON_CHANCE 700u
#define SPEECH_ALONE_CHANCE 500u
/** Most tokens of a signature; 8 gives the same on both sets. */
#define SPEECH_SIGNATURE_TOKENS 14

/* ---- turns of a transcript: transcript.c ---- */

/** Most tokens of a label: "SENATOR DARA QUILL (NORVIK)". */
#define SPEECH_LABEL_TOKENS 8
/** Most words of one in small letters: "Orsa Courier". */
#define SPEECH_LABEL_WORDS 4
/** Most turns back to the same speaker's last one. */
#define SPEECH_TURN_VOICES 6
/** Most paragraphs from one turn to the next; 1 gives the same on both sets and in all gold cases: a guess. */
#define SPEECH_TURN_PARAGRAPHS 3u
/** How sure of a turn: shown as confidence. */
#define SPEECH_TURN_CHANCE 900u

/* ---- headlines: headline.c. Guesses ---- */

/** Most tokens of who speaks, and of the whole line. */
#define SPEECH_HEADLINE_SOURCE 6
#define SPEECH_HEADLINE_TOKENS 30
/** How sure of a headline's report: shown as confidence. */
#define SPEECH_HEADLINE_CHANCE 750u

/* ---- chains: chain.c ---- */

/** Words of its own that make a report around another a quote of its own. Before: 1 gave PolNeAR 80.6 / 66.9 / 52.7, 6 gave
 * 80.6 / 66.8 / 52.6. */
#define SPEECH_OWN_WORDS 3
/** Of the outer report's chance, for one that only its shape gives: shown as confidence. */
#define SPEECH_INNER_SHARE 900u

/* ---- what is looked for around a word: speaker.c, modality.c, marked.c. Guesses, not measured ---- */

/** Most tokens back to the name that a relative clause is about. */
#define SPEECH_NAME_STEPS 6
/** Most verbs above a cue: "refused to comment on plans to say". */
#define SPEECH_VERBS_ABOVE 3
/** Most tokens between a verb and the mark behind whom it is told: "told the paper on Monday, “…”". */
#define SPEECH_TOLD_TOKENS 5

#endif
