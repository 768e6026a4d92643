/* What the commands share that look into a catalogue's file: their arguments, and a service with its
 * questions. */
#ifndef CASE_CASE_VIEW_H
#define CASE_CASE_VIEW_H

#include "data/guidance.h"
#include "data/words.h"

struct case_arguments {
	const char *catalogue, *lang; /* of the content */
	char **operands;
	size_t operand_count;
};

/* Reads "--catalogue FILE [--lang L] OPERAND ...", in any order; so many operands at least and at most.
 * False: wrong usage, of which an unknown language is reported. */
bool case_arguments_read(struct case_arguments *, int argc, char **argv, size_t least, size_t most);

/* Whether pages can be shown in the language; reported when not. */
bool case_view_knows_language(const char *lang);

/* Opens the catalogue and calls `run`. What it cannot read is reported, but for STATUS_ABSENT and _INVALID, of
 * which `run` has told. Returns an exit status. */
int case_view_catalogue(const struct case_arguments *,
    enum status (*run)(struct catalogue *, struct arena *, const struct case_arguments *));

/* Says that there is no such service. */
void case_view_unknown_service(struct catalogue *, struct arena *, const char *name);

/* The search index beside a catalogue's file. */
char *case_view_index(struct arena *, const char *catalogue);

/* A service as it is looked at. */
struct case_view {
	struct catalogue *catalogue;
	struct arena *arena;
	const struct case_arguments *arguments; /* of which the first operand is the service */
	struct service service;
	struct questions questions; /* its own and those that it shares */
};

/* Reads the service of the first operand and calls `run`, which has told why when it returns false: STATUS_INVALID
 * then. STATUS_ABSENT, and told: there is no such service. */
enum status case_view_service(struct catalogue *, struct arena *, const struct case_arguments *,
    bool (*run)(struct case_view *));

/* Reads operands of the view from the second on, "QUESTION=OPTION": several of one question with `many`
 * are one answer, "QUESTION=" is none of its options, "QUESTION=?" that it is not known. False, and
 * reported: what this service does not ask, what cannot be answered so, and answers that exclude each
 * other. */
bool case_view_read_answers(struct case_view *, struct answers *out);

#endif
