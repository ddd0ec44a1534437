#ifndef QUOTH_SPEECH_TUNING_H
#define QUOTH_SPEECH_TUNING_H

/*
 * The numbers of this room that were chosen and not learned, in one place, with what chose them. Chances are
 * thousandths. What only bounds the work stands where it is used.
 */

/* ---- candidates: attribute.c. PLACEHOLDER ---- */
#define SPEECH_GLANCE_CHANCE 150u   /* a candidate by its word alone */
#define SPEECH_LOOK_CHANCE 100u     /* one whose roles are looked at */
#define SPEECH_KEEP_CHANCE 400u     /* a draft that is kept */
#define SPEECH_RELATIVE_CHANCE 100u /* one whose source is a relative pronoun */
#define SPEECH_CONTINUE_CHANCE 500u /* a quotation that goes on with a content */

/* ---- roles ---- */
#define SPEECH_SHARED_VERBS 4     /* verbs beside each other that share a subject */
#define SPEECH_DATELINE_TOKENS 12 /* tokens of a place, a date, an agency */
#define SPEECH_CLOSING_SOURCE 10  /* tokens of who passes on what a sentence says */

/* ---- quotations without a cue: alone.c ---- */
#define SPEECH_ALONE_WORDS 4       /* least words of a quotation that stands alone */
#define SPEECH_ALONE_PARAGRAPHS 2  /* most paragraphs back to the speaker whom it continues */
#define SPEECH_ALONE_SHARE 800u    /* of that speaker's chance */
#define SPEECH_SIGNED_CHANCE 850u  /* a signed quotation */
#define SPEECH_SIGNATURE_TOKENS 14 /* most tokens of a signature */

/* ---- turns of a transcript: transcript.c ---- */
#define SPEECH_LABEL_TOKENS 8     /* most tokens of a label: "SENATOR DARA QUILL (NORVIK)" */
#define SPEECH_TURN_PARAGRAPHS 3u /* most paragraphs from one turn to the next */
#define SPEECH_TURN_CHANCE 900u   /* how sure of a turn */

/* ---- chains: chain.c ---- */
#define SPEECH_OWN_WORDS 3      /* words of its own that make a report around another a quote of its own */
#define SPEECH_INNER_SHARE 900u /* of the outer report's chance, for one that only its shape gives */

/* ---- speakers: speaker.c ---- */
#define SPEECH_NAME_STEPS 6 /* most tokens back to the name that a relative clause is about */

/* ---- what stands above the cue: modality.c ---- */
#define SPEECH_VERBS_ABOVE 3 /* "refused to comment on plans to say" */

#endif
