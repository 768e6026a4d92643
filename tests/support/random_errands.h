/* Random errands: services that ask for the same papers in many ways, answers, people. The same for the same seed. */
#ifndef RANDOM_ERRANDS_H
#define RANDOM_ERRANDS_H

#include "data/papers.h"

enum { ERRANDS = 4, REQUIREMENTS = 4, SETS = 3, PAPERS = 3, DOCUMENTS = 4, QUESTIONS = 3, OPTIONS = 3, NOTES = 2,
	LINES = ERRANDS * REQUIREMENTS, MANY = 2 /* the question of which several options can hold */, CHILD = 101 };

extern struct arena random_arena; /* all that is made lives there */
extern unsigned random_seed;

unsigned roll(unsigned sides);

/* Of the first two options of the questions. */
struct condition random_condition(void);

/* Errands with services 1, 2, ..., each with all questions, in an order of its own. The last option of each says that
 * two documents are lost. */
void random_errands(struct errand_case cases[ERRANDS]);

#endif
