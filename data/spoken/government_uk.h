/* Which case a place in a Ukrainian sentence wants: what stands before it. */
#ifndef GOVERNMENT_UK_H
#define GOVERNMENT_UK_H

#include "data/spoken/grammar_uk.h"

struct uk_place uk_governed(const struct speech *, const char *at);
/* The word before, in small letters; "": none, or in another sentence. Of "діє лише 5 днів" the verb: what only stresses a
 * number says nothing of its case. */
const char *uk_before_of(const struct speech *, const char *at, struct spoken_word *);
/* Whether numbers after this noun are its names, in whatever case it stands. */
bool uk_is_label(const char *noun);

#endif
