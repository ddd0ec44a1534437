#ifndef QUOTH_REFER_VOICES_H
#define QUOTH_REFER_VOICES_H

#include "refer/story.h"

/** Notes whom a body's name stands with as what he serves: "Acme spokeswoman Ana Ruiz". O(1). */
void refer_serve(refer_story *story, uint32_t item);

/**
 * Gives I, we and you an entity: the last ones of the same voice, else a new one that is never named. A voice
 * is who speaks a quotation, or the text itself outside quotation marks. Speech gives those inside quotations to
 * their speaker where it knows better. O(1).
 */
void refer_voice(refer_story *story, uint32_t item);

#endif
