/* The texts of a catalogue, judged by the rules of plain language. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "data/editor/language/rules.h"
#include "data/editor/source/messages.h"

/* What is wrong with a text, or might be said better. */
struct remark {
	const struct language_rule *rule;
	const struct entry *owner; /* a service, also of its own questions; or an entry of a register */
	struct place place;
	const char *field, *text;
	bool is_error;
};

/* How much a service says. */
struct measure {
	const struct entry *service;
	size_t sentences, words, errors, remarks;
};

struct language {
	struct arena arena;
	struct known known;
	struct list remarks; /* struct remark */
	struct list measures; /* struct measure, of each service that was looked at */
	struct list passages; /* struct placed_text *, of all languages */
	const char *lang;     /* of messages */
	struct faults *faults;
};

struct language_options {
	const char *today;      /* "2026-11-20": what is old then; must outlive all */
	const char *const *ids; /* only these services, or entries of registers */
	size_t count;           /* 0: all */
	bool spelling; /* spelling_look follows: translations into all languages are gathered for it */
};

/* Looks at the texts, which messages_number has numbered. The sources must live as long. Free it in any case. */
void language_look(struct language *, const struct sources *, const struct messages *, const struct language_options *);
void language_free(struct language *);

/* A finding more; `text` is finished. */
void language_add(struct language *, const struct remark *);

/* Adds what was found to faults: errors as such, the rest as notices. */
void language_report(const struct language *, struct faults *);

/* Prints a line for each service of how much it says and how much was found, and one for all. */
void language_print_summary(struct language *, FILE *);

#endif
