/* A service's papers, with the shared requirements put in. */
#ifndef SOURCE_REQUIREMENTS_H
#define SOURCE_REQUIREMENTS_H

#include "data/editor/source/source.h"

/* One requirement of a service. */
struct source_item {
	const struct node *own;      /* as the service has it; NULL: brought in by acting_for */
	const struct entry *shared;  /* the shared requirement that it uses, or NULL */
	const struct node *body;     /* with `document` or `one_of` */
	const char *whose;           /* a person for all papers of it, or NULL: as in the body */
	const struct node *when;     /* NULL: always */
	const struct entry *scope;   /* the service in whose words `when` is written, or NULL */
	const struct node *note;     /* or NULL */
	const struct node *notes;    /* a list of `text` and `when`, or NULL */
	bool note_is_shared, notes_are_shared;
	bool if_held;
	const char *acting_for;      /* an option of `kinek` that is a condition too, or NULL */
};

/* Calls `take` for each, in order: those of `requirements:`, then those that acting for
 * somebody else brings in. Dangling references are left out in silence. */
void source_requirements_each(const struct sources *, const struct entry *service,
    void (*take)(void *closure, const struct source_item *), void *closure);

/* Calls `take` for each paper of an item: a map with `document`. */
void papers_each(const struct source_item *,
    void (*take)(void *closure, const struct node *paper, unsigned choice, unsigned member),
    void *closure);

#endif
