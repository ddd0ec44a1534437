#ifndef QUOTH_WRITE_CONLLU_H
#define QUOTH_WRITE_CONLLU_H

#include "base/buf.h"
#include "doc/doc.h"

/**
 * Appends a document's annotation as CoNLL-U (universaldependencies.org/format.html), nothing left out:
 *
 *     # newdoc id = articles/harbour.txt
 *     # newpar
 *     # kind = body                           the paragraph's kind
 *     # sent_id = articles_harbour.txt-1      the document's id without white space and slashes, and a number
 *     # text = …                              the sentence on one line, single blanks between words
 *
 * A multi-word token has a line of its own ("3-4") before its words. MISC holds SpaceAfter=No and
 * TokenRange=b:e, where b and e count characters (code points) of the document's text, as UDPipe writes them.
 * A sentence without a tree of its own (not parsed) gets a flat one, so that ids, heads and the one root are
 * always valid. Memory failure is the buffer's. Linear.
 */
void write_conllu(base_buf *buf, const doc *document);

#endif
