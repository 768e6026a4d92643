/* Kinds of things by the words that people use for them. */
#ifndef KINDS_H
#define KINDS_H

#include "data/editor/source/source_registers.h"

/* "document", "documents" or "irat"; a catalogue itself is none. False, and said: there is no such kind. */
bool kinds_find(const char *lang, const char *word, enum kind *out);

/* The register that kinds of that sort stand in: "documents"; services stand in "services". */
const char *kinds_register(enum kind);

#endif
