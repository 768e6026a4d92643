/* Which entries the sources name, and where. */
#ifndef SOURCE_USES_H
#define SOURCE_USES_H

#include "data/base/list.h"
#include "data/editor/source/source.h"

enum use_form {
	USE_ID,        /* the value is the id, or an option of ACTING_QUESTION */
	USE_CONDITION, /* it is the question of one term of a condition */
	USE_AMOUNT,    /* "{amount:ID}" stands in it */
};

struct use {
	const struct entry *used, *by; /* of what stands in a service, `by` is the service */
	const struct node *node;       /* a scalar */
	const char *field;             /* "requirements.document" */
	enum use_form form;
};

/* All zero is empty. The items are in the order of the sources. */
struct uses {
	struct arena arena;
	struct list items; /* struct use */
};

/* Names that name nothing are left out. */
void uses_gather(struct uses *, struct sources *);
void uses_free(struct uses *);

/* Calls `take` for each entry that names that one, once. */
void uses_by(const struct uses *, const struct entry *used, void (*take)(void *closure, const struct entry *by), void *closure);

#endif
