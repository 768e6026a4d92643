/* A new entry of the sources: its fields, with what to write into each behind a '#', as `check` says it, too. */
#ifndef SCAFFOLD_H
#define SCAFFOLD_H

#include <stdio.h>

#include "data/editor/source/shape.h"

/* A field that is filled already. */
struct scaffold_value {
	const char *path;  /* "code", "options.id"; those of several entries stand one after another */
	const char *value; /* as YAML has it */
};

/* Prints the entry of a kind, so many spaces from the left; `listed`: as one of a list, after "- ". */
void scaffold_print(FILE *, const char *lang, enum kind, unsigned indent, bool listed, const struct scaffold_value *, size_t count);

/* A text as a YAML value, between quotation marks where it must be. */
const char *scaffold_quoted(struct arena *, const char *text);

#endif
