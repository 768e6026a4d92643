/* Conditions and questions of the sources as the logic of cases takes them. */
#ifndef SOURCE_CASES_H
#define SOURCE_CASES_H

#include "data/editor/source/source.h"
#include "data/logic.h"
#include "data/query/load.h"

/* Conditions that are judged together, and the questions on which they depend. */
struct cases {
	struct arena arena;
	struct sources sources; /* the same, but their faults are reported elsewhere */
	struct faults unheard;
	struct list entries;    /* const struct entry *: of the questions */
	struct list items;      /* struct question */
	struct questions questions; /* after cases_close */
	bool unreadable;        /* something of it is faulty, so that nothing can be judged */
};

void cases_init(struct cases *, const struct sources *);
void cases_destroy(struct cases *);

/* One line of a condition as it is written in `scope` (NULL: outside of any service), with the question
 * `kinek` beside it where `acting_for` is an option of that. */
struct clause cases_clause(struct cases *, const struct entry *scope, const struct node *,
    const char *acting_for);
/* A condition; `when` and `acting_for` may be NULL. */
struct condition cases_condition(struct cases *, const struct entry *scope, const struct node *when,
    const char *acting_for);

/* Adds a question, if it is not there yet; returns its place. */
size_t cases_question(struct cases *, const struct entry *);

/* Whether it is there. */
bool cases_has(const struct cases *, const struct entry *);

/* Adds what the questions depend on themselves. Conditions stay as they are; no more can be added. */
void cases_close(struct cases *);

/* The question at a place. */
const struct entry *cases_entry(const struct cases *, size_t place);

#endif
