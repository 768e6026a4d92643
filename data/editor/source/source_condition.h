/* Conditions as editors write them: "kinek=gyermek & eset=tartos". */
#ifndef SOURCE_CONDITION_H
#define SOURCE_CONDITION_H

#include "data/editor/source/source.h"
#include "data/limits.h"

/* question = option, the option by its position. */
struct source_term {
	struct entry *question;
	unsigned option;
};

/* All terms of it. */
struct source_clause {
	struct source_term terms[LIMIT_CONDITION];
	size_t count;
};

/* Reads one clause as it is understood inside `service` (NULL: outside of any).
 * What is wrong is reported under `field` (NULL: not at all), and false returned; `out` then has the
 * terms whose question is known or can be guessed. */
bool clause_read(struct sources *, const struct entry *service, const struct node *,
    const char *field, struct source_clause *out);

/* The position of an option of a question, or -1. */
int option_position(const struct entry *question, const char *option);

/* Whose answer it is: "visitor", "person" or "errand". Shared questions are about a person, a service's own about
 * its errand, unless they say it. */
const char *question_about(const struct entry *question);

/* Whether the question allows several options at once. */
bool question_is_many(const struct entry *question);

#endif
