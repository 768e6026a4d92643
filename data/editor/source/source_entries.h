/* What the sources of a catalogue are when they have been read: every entry by kind and id. */
#ifndef SOURCE_ENTRIES_H
#define SOURCE_ENTRIES_H

#include "data/base/table.h"
#include "data/editor/source/shape.h"
#include "data/editor/source/source_numbers.h"

/* The shared question by which people say for whom they act: an option of it brings in
 * papers (`acting_for`). */
#define ACTING_QUESTION "kinek"
#define ACTING_FOR_ONESELF "magam"
/* Whose paper it is when nobody says. */
#define DEFAULT_PERSON "applicant"

/* Something with an id. */
struct entry {
	enum kind kind;
	const char *id;              /* of a service's own question: "service.bare" */
	const char *name;            /* "kind id" */
	struct node *node;           /* a map */
	const struct entry *service; /* that an own question belongs to, or NULL */
	int64_t key;                 /* its number in the replica */
	size_t position;             /* among those of its kind */
	bool used;                   /* somebody needs it; the checks find out */
	unsigned slots;              /* of its texts, the first free one; messages.h sets it */
};

struct entries {
	struct entry **items;
	size_t count, room;
};

struct sources {
	struct arena arena;
	struct faults *faults;
	const char *folder;
	struct entries of[KIND_COUNT]; /* in the order of the sources */
	bool incomplete[KIND_COUNT];   /* a file of the register could not be read */
	bool left_out;                 /* services were left out on purpose */
	struct table index;            /* "kind id" → struct entry */
	struct list repeated;          /* ids that are taken, see entries_report_repeated */
	struct numbers numbers;
	const bool *unsound;           /* of each file: its conditions or papers have faults; NULL: none has */
};

/* Adds an entry under an id, unless there is one, which is noted. `node` is its map. NULL: not added. */
struct entry *entries_add(struct sources *, enum kind, const char *id, struct node *, const struct entry *service);
/* Likewise one of which only the id is known: what it says cannot be read, or is not, and that has been reported. */
void entries_add_unread(struct sources *, enum kind, const char *id, struct place);

/* Reports the ids that stand several times; those of a copied file as one fault. */
void entries_report_repeated(struct sources *);

/* NULL when there is none. */
struct entry *source_find(const struct sources *, enum kind, const char *id);
/* A question as it is called inside `service` (NULL: outside of any). */
struct entry *source_question(const struct sources *, const struct entry *service, const char *name);

/* Whether an id can be missed: not while a file that could define it is unreadable. */
bool source_knows_all(const struct sources *, enum kind);

#endif
