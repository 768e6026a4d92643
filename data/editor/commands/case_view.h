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

/* The search index beside a catalogue's file. */
const char *case_view_index(struct arena *, const char *catalogue);

/* A service as it is looked at. */
struct case_view {
	struct catalogue *catalogue;
	struct arena *arena;
	const struct case_arguments *arguments; /* of which the first operand is the service */
	struct service service;
	struct questions questions; /* its own and those that it shares */
};

/* Opens the catalogue, reads the service and calls `run`, which returns an exit status. What is missing is
 * reported, and the exit status then 1. */
int case_view_service(const struct case_arguments *, int (*run)(struct case_view *));

/* Reports "kalauz-data: ..." in the editors' language. */
void case_view_complain(struct arena *, const char *msgid, const struct fill *, size_t count);
#define VIEW_COMPLAIN(arena, msgid, ...) \
	case_view_complain(arena, msgid, (const struct fill[]){__VA_ARGS__}, \
	    sizeof((const struct fill[]){__VA_ARGS__}) / sizeof(struct fill))

/* Reads operands of the view from the second on, "QUESTION=OPTION": several of one question with `many`
 * are one answer, "QUESTION=" is none of its options, "QUESTION=?" that it is not known. False, and
 * reported: what this service does not ask, what cannot be answered so, and answers that exclude each
 * other. */
bool case_view_read_answers(struct case_view *, struct answers *out);

#endif
