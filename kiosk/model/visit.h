/* What belongs to the person at the kiosk: wiped at the end of the visit. Pure: no curses, no clock. */
#ifndef VISIT_H
#define VISIT_H

#include "data/papers.h"
#include "kiosk/model/edit.h"

enum { VISIT_MAX_ANSWERS = 64, VISIT_MAX_TICKS = 256 };

/* All zero is a visit that has just begun. */
struct visit {
	const char *lang;
	unsigned version; /* grows with each change: what was loaded under another one is stale */
	struct answer answers[VISIT_MAX_ANSWERS]; /* the latest last, one for each question */
	struct tick ticks[VISIT_MAX_TICKS];       /* one for each key */
	int64_t errands[PAPERS_MAX_SERVICES];     /* services, in the order in which they were added */
	size_t answer_count, tick_count, errand_count;
	struct edit query;                        /* what is being searched for */
};

/* Each returns false, and changes nothing, when there is no room for more. */

/* Replaces an earlier answer to the same question. */
bool visit_answer(struct visit *, struct answer);
void visit_forget(struct visit *, int64_t question);
/* So many pieces of it are in hand; 0: none. */
bool visit_tick(struct visit *, struct tick);
/* Adds a service that is not among the errands yet. */
bool visit_add_errand(struct visit *, int64_t service);
void visit_remove_errand(struct visit *, int64_t service);
bool visit_has_errand(const struct visit *, int64_t service);

/* What is typed into the query; the version grows when its text is another one. */
void visit_type(struct visit *, struct event);
void visit_set_query(struct visit *, const char *words);
void visit_forget_query(struct visit *);

/* They live as long as the visit does not change. */
struct answers visit_answers(const struct visit *);
struct ticks visit_ticks(const struct visit *);

void visit_wipe(struct visit *);

#endif
