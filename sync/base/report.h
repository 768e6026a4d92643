/* What a run came to, and the one line about it. */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>

#include "data/status.h"

/* What the visitor's content is like after a run. */
enum outcome {
	OUTCOME_CURRENT,       /* nothing newer is published */
	OUTCOME_UPDATED,       /* a new release is in place */
	OUTCOME_UNREACHABLE,   /* no answer, or none that makes sense, or a part of one */
	OUTCOME_EXPIRED,       /* what is published is too old to be believed */
	OUTCOME_REFUSED,       /* what is signed does not hold: signature, rollback, hash, serial */
	OUTCOME_BROKEN,        /* our own disk, memory, settings file */
	OUTCOME_MISCONFIGURED, /* it was asked for what is not, or must not be: edition, certificate, proxy */
	OUTCOME_BUSY,          /* another run is at work */
	OUTCOMES,
};

enum { REPORT_LINE = 512 };

/* The first cause is kept: who detects an error says it, callers pass the status on. */
struct report {
	bool said;
	enum outcome outcome;
	char line[REPORT_LINE]; /* "SERVER: snapshot.json: rollback: version 3, was 5" */
	const char *server;
};

/* Says why; `file` is the metadata, target or local file, `clause` the rule that was broken or the
 * call that failed, the rest its value. Control characters are replaced, and names and passwords in URLs. Returns
 * the status that callers pass on: STATUS_ABSENT for _UNREACHABLE, STATUS_FOREIGN for _EXPIRED, STATUS_INVALID for
 * _REFUSED, STATUS_IO for the other failures. */
enum status report_say(struct report *, enum outcome, const char *file, const char *clause,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
/* Adds to the line that was said. */
void report_add(struct report *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What is said from here to report_pop stands apart: returns what was said so far, and nothing is said. */
struct report report_push(struct report *);
/* Only what was said before report_push counts. Who wants the rest to count leaves it out. */
void report_pop(struct report *, const struct report *before);

/* Current or updated: what is shown is what the centre publishes. */
bool report_is_well(const struct report *);

const char *outcome_name(enum outcome); /* "current" */
/* False: no outcome has that name, and *out is as it was. */
bool outcome_read(const char *name, enum outcome *out);
/* 0 current, 10 updated, 11 unreachable, 12 expired, 13 refused, 14 broken, 15 misconfigured, 16 busy. */
int outcome_exit(enum outcome);

#endif
