#ifndef QUOTH_TRAIN_PACK_PACK_H
#define QUOTH_TRAIN_PACK_PACK_H

#include "train/support.h"

/**
 * `quoth-train pack --out FILE ID=SECTION…`: assembles a model file (model/file.h) from files that each hold
 * one section. Returns the status.
 */
int train_pack_main(train_options *options);

/** `quoth-train verify FILE`: checks every checksum and lists the sections on stdout. Returns the status. */
int train_verify_main(train_options *options);

#endif
