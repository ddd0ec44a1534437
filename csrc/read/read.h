#ifndef QUOTH_READ_READ_H
#define QUOTH_READ_READ_H

#include "base/error.h"
#include "doc/doc.h"
#include "model/classes.h"
#include "model/lexicon.h"

/** Bounds on what one document may cost; 0 stands for the default. */
typedef struct read_limits {
    uint64_t max_document_bytes; /**< a larger file or line is refused; default 64 MiB */
    uint32_t max_html_depth;     /**< deeper elements are read as if at this depth; default 512 */
} read_limits;

/** What bytes are; the order is that of the public quoth_input. */
typedef enum read_input { READ_AUTO, READ_TEXT, READ_HTML, READ_JSONL, READ_INPUT_COUNT } read_input;

/** The input kind of a name ("auto", "text", "html", "jsonl"), or READ_INPUT_COUNT. */
read_input read_input_find(const char *name);

/** What a file's name says it is, in small letters or capitals: READ_HTML, READ_JSONL, else READ_TEXT. */
read_input read_input_of(const char *path);

/** Whether a name in a folder is an article's: it ends in .txt .md .html .htm .jsonl. */
bool read_named_article(const char *name);

/** True where this build reads HTML. */
bool read_html_supported(void);

/**
 * An article as it comes: bytes, and what the caller knows of it (NULL: nothing), which wins over what the
 * article shows. Borrowed throughout.
 */
typedef struct read_article {
    const char *bytes;
    size_t count;
    read_input input; /**< READ_AUTO is plain text; READ_JSONL is misuse: see read/lines.h */
    bool decoded;     /**< the bytes are UTF-8 already (a JSON string): no other encoding is guessed */
    const char *id, *title, *source, *date, *byline, *dateline, *url;
} read_article;

/** What reading needs: lexicons and limits. Opened once; then read-only and thread-safe. */
typedef struct reader {
    const base_allocator *allocator;
    read_limits limits;
    model_lexicon cues;      /**< read_cues.tsv: words by which residue, bylines and captions are known */
    model_lexicon outlets;   /**< read_outlets.tsv: agencies and outlets as datelines and credits name them */
    model_classes words;     /**< what single words are */
    uint64_t cue_words[64];  /**< bits for the hashes of words that are cues */
    uint64_t cue_starts[64]; /**< bits for the hashes of words that begin cues of several words */
    int32_t own_weights[96]; /**< by sign, thousandths: a paragraph by itself */
    int32_t all_weights[96]; /**< by sign: among its neighbours */
} reader;

/** Opens the lists of a model file, which must outlive the reader, with defaults for the limits that are 0;
 * false with *error. A tenth of a millisecond. */
bool reader_open(reader *self, const model_file *file, const base_allocator *allocator, read_limits limits,
                 base_error *error);

/** Another reader over the lists of an open one, which may be closed; cannot fail. */
void reader_share(reader *self, const reader *opened, const base_allocator *allocator, read_limits limits);

/** Releases what opening allocated; a zeroed reader is allowed. */
void reader_close(reader *self);

/**
 * Reads an article into a document that was just started: decodes it, reduces HTML to text, and fills `text`,
 * `paragraphs` (spans and kinds, no sentences yet), `meta` and `warnings`. False with *error, where the
 * document is still to be released: BASE_FORMAT for bytes that are no text, BASE_LIMIT, BASE_UNSUPPORTED for
 * HTML in a build without it, BASE_NO_MEMORY. Messages call the article by its id. Linear in the bytes.
 */
bool reader_read(const reader *self, const read_article *article, doc *document, base_error *error);

#endif
