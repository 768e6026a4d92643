/* What the format can say since schema 2, and a catalogue says in words yet: for a person to decide. */
#ifndef MIGRATE_ADVICE_H
#define MIGRATE_ADVICE_H

#include "data/editor/lint/check.h"

/* Notes it among the notices. */
void migrate_advise(struct checked *);

#endif
