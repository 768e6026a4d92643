/* What follows from conditions and papers is looked at only where these are without faults: one cause, one fault. */
#ifndef LINT_SOUND_H
#define LINT_SOUND_H

#include "data/editor/source/source.h"

/* Notes in which files conditions or papers have faults so far. */
void lint_note_unsound(struct sources *);

/* Whether the conditions and papers of the entry, and the shared ones, have none, and could all be read. */
bool lint_is_sound(const struct sources *, const struct entry *);

#endif
