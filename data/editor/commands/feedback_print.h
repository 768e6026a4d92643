/* Figures as a report with bars, and as CSV. */
#ifndef FEEDBACK_PRINT_H
#define FEEDBACK_PRINT_H

#include "data/catalogue.h"
#include "data/editor/commands/feedback_read.h"
#include "data/tally/tally_figures.h"

struct feedback_view {
	struct arena *arena;
	const char *lang;            /* of messages */
	struct catalogue *catalogue; /* for names; NULL: numbers must do */
	struct service_lines services;
	bool plain;                  /* bars of letters, not blocks */
	size_t most;                 /* rows of a section */
};

/* For people: sections with what is worst or most first. */
void feedback_report(const struct feedback_view *, const struct feedback *, const struct figures *);
/* For programs: every figure that may be shown, RFC 4180, with a heading. */
void feedback_csv(const struct feedback_view *, const struct figures *);

#endif
