#ifndef QUOTH_SPEECH_MODALITY_H
#define QUOTH_SPEECH_MODALITY_H

#include "speech/circumstances.h"

/**
 * Fills negated, modality and iteration of a quote: whether the report itself is denied ("has not called
 * for", "declined to say"), possible, future, conditional or habitual, and whether it comes again. What stands
 * inside the content is not looked at.
 * O(dependents).
 */
void speech_modality_fill(const speech_context *context, const speech_candidate *candidate, doc_quote *quote,
                          doc_rules *decided);

#endif
