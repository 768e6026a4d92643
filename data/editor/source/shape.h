/* The sources' format, as tables: the one place that says which fields there are.
 *
 * The walker, the checks of references and conditions, the numbering of texts and
 * the template for translators all follow these tables. */
#ifndef SHAPE_H
#define SHAPE_H

#include "data/editor/source/source_node.h"

/* What has a name of its own (`id:`). The order is that of reading and of reports. */
enum kind {
	KIND_CATALOGUE,
	KIND_LIFE_EVENT,
	KIND_PERSON,
	KIND_OFFICE_KIND,
	KIND_AUTHORITY,
	KIND_PAYEE,
	KIND_AMOUNT,
	KIND_REMEDY,
	KIND_CONCEPT,
	KIND_DOCUMENT,
	KIND_QUESTION,
	KIND_REQUIREMENT,
	KIND_SERVICE,
	KIND_OFFICE,
	KIND_TERM,
	KIND_YEAR,
	KIND_HOLIDAY,
	KIND_MATTER,
	KIND_COUNT,
};

enum value_type {
	VALUE_TEXT,      /* shown to visitors and translated; min..max characters */
	VALUE_STEP,      /* a text that may have a `when` beside it */
	VALUE_STRING,    /* as it stands; min..max characters */
	VALUE_ALIAS,     /* a string in Hungarian, or `en: string` */
	VALUE_ID,        /* names the entry that it stands in */
	VALUE_REFERENCE, /* the id of another entry, of a kind */
	VALUE_OPTION,    /* an option of the shared question `kinek` */
	VALUE_CODE,      /* "CS01" */
	VALUE_WORD,      /* one of `words` */
	VALUE_TRUE,      /* `true`, or leave it out */
	VALUE_NUMBER,    /* min..max */
	VALUE_AMOUNT,    /* forints, `unknown`, or "{amount:ID}" */
	VALUE_DECIMAL,   /* "7700", "1.5" */
	VALUE_DATE,      /* 2026-11-21 */
	VALUE_DAY,       /* 2026-11-21, or 11-21 of every year */
	VALUE_AS_OF,     /* 2026, 2026-11 or 2026-11-21 */
	VALUE_AGE,       /* "3 months" */
	VALUE_HOURS,     /* "8:00-12:00, 13:00-18:00" */
	VALUE_CONDITION, /* one clause: "question=option & question=option" */
	VALUE_LIST,      /* of min..max items */
	VALUE_MAP,       /* of fields */
	VALUE_MEMBER,    /* a reference, or a map of fields */
};

struct field;

struct shape {
	enum value_type type;
	unsigned min, max;
	enum kind kind;             /* VALUE_REFERENCE, VALUE_MEMBER */
	const char *const *words;   /* VALUE_WORD: up to a NULL */
	const struct shape *item;   /* VALUE_LIST */
	const struct field *fields; /* VALUE_MAP, VALUE_MEMBER: up to one without a name */
};

struct field {
	const char *name;
	struct shape shape;
	bool required;
	unsigned slot; /* of a text: 1 + its fixed slot; 0: the next free one */
	const char *hint; /* what to write there, for editors (a msgid); NULL: none */
};

/* What a kind is called: in the replica, in msgctxt and in the hash of ids. */
const char *kind_name(enum kind);
/* And for editors (a msgid). */
const char *kind_word(enum kind);
/* The shape of one entry of a kind. */
const struct shape *kind_shape(enum kind);

/* Whether so many bytes are the name of a field of some map. */
bool shape_has_field(const char *name, size_t size);
/* Whether so many bytes are the beginning of what a new entry says behind a # about one of its fields. */
bool shape_is_hint(const char *text, size_t size);
/* The field of a map's shape, or NULL. */
const struct field *shape_field(const struct shape *, const char *name);

/* Reports all that does not fit: unknown and missing keys, wrong types, values that
 * are none, and what exceeds its limit. Where it is clear what was meant, that then stands in
 * the tree, so that one cause leads to one fault. */
void shape_check(struct faults *, struct node *, const struct shape *);

/* Calls `take` for every value of the tree that stands where its shape expects it,
 * in the order of the source; lists and maps come before what is in them. It may number the
 * nodes, and leaves them else as they are. */
struct shape_visitor {
	void (*take)(void *closure, struct node *, const struct field *,
	    const struct shape *, const struct path *);
	void *closure;
};
void shape_visit(struct node *, const struct shape *, const struct shape_visitor *);

#endif
