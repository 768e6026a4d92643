/* The tables of the replica, each column of a row named once: so they are written, read, hashed and sealed.
 * What they mean is told in schema.sql. */
#ifndef REPLICA_TABLES_H
#define REPLICA_TABLES_H

#include <stddef.h>

/* The texts come last: they are most of the rows, and what else there is can be written while they are
 * gathered. */
enum row_table {
	ROW_META,
	ROW_THING,
	ROW_ALIAS,
	ROW_SOURCE,
	ROW_LIFE_EVENT,
	ROW_PERSON,
	ROW_OFFICE_KIND,
	ROW_AUTHORITY,
	ROW_PAYEE,
	ROW_AMOUNT,
	ROW_AMOUNT_VALUE,
	ROW_REMEDY,
	ROW_CONCEPT,
	ROW_ABOUT,
	ROW_TERM,
	ROW_MATTER,
	ROW_SERVICE,
	ROW_QUESTION,
	ROW_OPTION,
	ROW_OPTION_LACKS,
	ROW_CONDITION,
	ROW_IMPOSSIBLE,
	ROW_DOCUMENT,
	ROW_NEEDED_BY,
	ROW_LETTER,
	ROW_FILL_IN,
	ROW_OFFICE,
	ROW_OPENING,
	ROW_OFFICE_OF_KIND,
	ROW_LIFE_EVENT_SERVICE,
	ROW_BUNDLE,
	ROW_BUNDLE_SERVICE,
	ROW_HOLIDAY,
	ROW_YEAR,
	ROW_SPECIAL_DAY,
	ROW_REQUIREMENT,
	ROW_REQUIREMENT_NOTE,
	ROW_ELIGIBILITY,
	ROW_INSTEAD,
	ROW_FEE,
	ROW_DEADLINE,
	ROW_ACT_BY,
	ROW_PERIOD,
	ROW_CHANNEL,
	ROW_STEP,
	ROW_OUTPUT,
	ROW_FORM,
	ROW_FAQ,
	ROW_SENT_BACK,
	ROW_LEGAL_BASIS,
	ROW_RELATED,
	ROW_AZ_LETTER,
	ROW_AZ,
	ROW_SEAL,
	ROW_NAME,
	ROW_TEXT,
	ROW_SPAN,
	ROW_TABLES,
	ROW_FIRST_OF_TEXTS = ROW_NAME,
};

/* In which checksum of its owner a row counts, see "Seals" in schema.sql. */
enum part {
	PART_HEAD,       /* thing.seal; the owner stands in the first column, as for the next three */
	PART_ALIASES,    /* thing.aliases */
	PART_CONDITIONS, /* thing.conditions */
	PART_ROWS,       /* thing.rows */
	PART_NAME,       /* name.seal */
	PART_TEXTS,      /* name.texts, of language and owner, the first two columns */
	PARTS,
	PART_LIST = PARTS, /* a row of seal */
	PART_NONE,       /* none: it is read by nobody, or is a seal itself */
};

struct row_shape {
	const char *name;
	size_t key;    /* columns of the primary key, which come first */
	size_t bound;  /* how many of these say whose rows they are; 0: the table is one list */
	size_t sealed; /* columns that the checksum covers; those behind are checksums */
	const char *types;   /* of each column: n number, t text, b blob; as a capital it is never NULL */
	const char *columns; /* their names, separated by spaces */
	enum part part;
};

extern const struct row_shape row_shapes[ROW_TABLES];

/* Of all columns. */
size_t row_columns(enum row_table);

/* What editors name; each kind has a table for what only it has, with `id` as its first column. */
enum thing {
	THING_LIFE_EVENT,
	THING_PERSON,
	THING_OFFICE_KIND,
	THING_AUTHORITY,
	THING_PAYEE,
	THING_AMOUNT,
	THING_REMEDY,
	THING_CONCEPT,
	THING_DOCUMENT,
	THING_QUESTION,
	THING_SERVICE,
	THING_OFFICE,
	THING_TERM,
	THING_MATTER,
	THINGS,
};

struct thing_shape {
	const char *name; /* in table thing, column kind */
	enum row_table table;
};

extern const struct thing_shape thing_shapes[THINGS];

#endif
