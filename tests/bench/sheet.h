/* Files of a catalogue's source folder: YAML on one side and, for each text in
 * it, the translations on the other. What a text says depends only on the seed,
 * its owner, field and position: nothing moves when a neighbour changes. */
#ifndef SHEET_H
#define SHEET_H

#include <stdbool.h>
#include <stdio.h>

#include "tests/bench/prose.h"

struct sheet {
	const char *folder;
	unsigned languages;                 /* 1: Hungarian only */
	uint64_t seed;
	uint64_t edition[PROSE_LANGUAGES];  /* other than 0: the texts are rewritten */
	FILE *yaml, *po[PROSE_LANGUAGES];   /* po[PROSE_HU] is unused */
	char owner[96];                     /* msgctxt up to the field: "service x" */
	uint64_t written[256];              /* texts of this owner that have their translation */
	size_t written_count;
};

/* Makes the folders and opens the PO files. False, reported, when it can't. */
bool sheet_begin(struct sheet *, const char *folder);
/* False when anything could not be written. */
bool sheet_end(struct sheet *);
/* Opens and closes one YAML file, named within the folder. */
bool sheet_open(struct sheet *, const char *name);
bool sheet_close(struct sheet *);

/* Whose texts follow. */
void sheet_owner(struct sheet *, const char *kind, const char *id);
/* A random state that belongs to the owner, the field and the position. */
struct random sheet_random(const struct sheet *, const char *field, unsigned position);
/* One line of YAML without texts. */
void sheet_line(struct sheet *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* `lead` (as "    name: ") and a text: made up, of at most `size` bytes; or given
 * in all languages. */
void sheet_prose(struct sheet *, const char *lead, const char *field, unsigned position,
    enum prose_shape, size_t size);
void sheet_text(struct sheet *, const char *lead, const char *field,
    const char *const texts[PROSE_LANGUAGES]);
/* The same words in all languages (a phone number, an address). */
void sheet_same(struct sheet *, const char *lead, const char *field, const char *text);

#endif
