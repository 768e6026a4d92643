/* numbers.yaml, the ledger of permanent numbers: slips, codes and counts name things by them, so a number is
 * given once and stays. Written by `kalauz-data number`, never by hand:
 *
 *	service:
 *	  utlevel: 1 # c3d4
 *	option:
 *	  kinek.gyermek: 2 # 6dda
 *
 * The sign behind a number follows from the line: who changes a number or a name by hand does not change that.
 * Numbers begin at 1 in each kind (of options: in each question) and leave out none; what is gone from the
 * catalogue keeps its line. */
#ifndef SOURCE_NUMBERS_H
#define SOURCE_NUMBERS_H

#include "data/base/list.h"
#include "data/base/table.h"
#include "data/editor/source/source_bytes.h"

struct sources;

#define NUMBERS_FILE "numbers.yaml"

enum numbered {
	NUMBERED_SERVICE,
	NUMBERED_QUESTION,
	NUMBERED_OPTION,
	NUMBERED_DOCUMENT,
	NUMBERED_PERSON,
	NUMBERED_KINDS,
};

/* One line. */
struct numbers_line {
	enum numbered kind;
	const char *key; /* "kinek.gyermek" */
	uint32_t number;
	struct place place;
	bool has_sign; /* older files have none */
};

struct numbers {
	struct list lines;  /* struct numbers_line, as read */
	struct table index; /* "option kinek.gyermek" → its number, see numbers_of */
	bool exists;
};

/* "service" */
const char *numbered_name(enum numbered);

/* How much of a key says among whom its number counts: of an option, up to the question; else 0. */
size_t numbers_group(const struct numbers_line *);
/* Four hex digits that stand behind the number. */
unsigned numbers_sign(const struct numbers_line *);
/* For qsort: by kind and group, then by number, then by line. */
int numbers_order(const void *, const void *);

/* Reads the file's bytes; what is not as the program writes it is reported, numbers that stand twice or are
 * left out, too. The lines live in the arena. */
void numbers_read(struct numbers *, struct faults *, struct arena *, uint32_t file, struct bytes);
void numbers_free(struct numbers *);

/* 0: none yet. */
uint32_t numbers_of(const struct numbers *, enum numbered, const char *key);

/* Calls `take` for each thing that needs a number, in the order of the sources. The key lives in the sources'
 * arena. */
void numbers_each(struct sources *,
    void (*take)(void *closure, enum numbered, const char *key, struct place), void *closure);

#endif
