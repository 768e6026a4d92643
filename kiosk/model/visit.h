/* What belongs to the person at the kiosk: wiped at the end of the visit. Pure: no curses, no clock. */
#ifndef VISIT_H
#define VISIT_H

#include "data/papers.h"
#include "kiosk/model/edit.h"

enum {
	VISIT_MAX_STATEMENTS = 128, /* answers */
	VISIT_MAX_TICKS = 256,
	VISIT_MAX_PRINTS = 5,       /* lists on paper */
	VISIT_MAX_SLIP = 160,       /* bytes of a code, with blanks */
	VISIT_MAX_ERRANDS = 48,     /* with those that are only looked at; PAPERS_MAX_ERRANDS of them are listed */
};

/* All zero is a visit that has just begun. */
struct visit {
	const char *lang;
	bool slow;        /* the visitor asked for more time */
	unsigned version; /* grows with each change: what was loaded under another one is stale */
	struct statement statements[VISIT_MAX_STATEMENTS]; /* the latest last, one for each thing they are about */
	struct tick ticks[VISIT_MAX_TICKS];                /* one for each key */
	struct errand errands[VISIT_MAX_ERRANDS];          /* in the order in which they came up */
	bool listed[VISIT_MAX_ERRANDS];                    /* it is on the list of errands; else only looked at */
	uint32_t last_errand;                              /* the id given last */
	unsigned prints;                                   /* lists that were sent to the printer */
	size_t statement_count, tick_count, errand_count;
	struct edit query;                                 /* what is being searched for */
	/* At a desk: */
	const char *beside;                                /* language of who sits opposite; NULL: none */
	char slip[VISIT_MAX_SLIP + 1];                     /* the code that it was opened with; "": none */
};

/* Each returns false (0, NULL), and changes nothing, when there is no room for more. */

/* ---------------------------------------------------------------- errands -- */

/* The errand that a service's page shows: of that id; id 0: the one that came up first for the service, or one that
 * has not come up yet (id 0). */
struct errand visit_errand(const struct visit *, int64_t service, uint32_t id);
/* The id of the errand that visit_errand gives, which comes up with this, if it had none. */
uint32_t visit_take_up(struct visit *, int64_t service, uint32_t id);
/* Puts an errand on the list, or takes it off; then it is one that is only looked at. */
bool visit_list(struct visit *, uint32_t id, bool listed);
/* One more errand for the same service as that one, for somebody else. Its id. */
uint32_t visit_add_errand(struct visit *, int64_t service);
bool visit_is_listed(const struct visit *, uint32_t id);
/* Whether a service is on the list, for anybody. */
bool visit_lists(const struct visit *, int64_t service);
/* Those on the list, in order: at most PAPERS_MAX_ERRANDS. Returns how many. */
size_t visit_listed(const struct visit *, struct errand out[PAPERS_MAX_ERRANDS]);
/* Whose errand it is from now on. */
void visit_set_who(struct visit *, uint32_t id, struct who);

/* ---------------------------------------------------------- answers, ticks -- */

/* Replaces an earlier answer about the same. */
bool visit_say(struct visit *, struct statement);
/* Takes back what was said about the same. */
void visit_unsay(struct visit *, const struct statement *);
/* So many pieces of it are in hand; 0: none. */
bool visit_tick(struct visit *, struct tick);

/* What is typed into the query; the version grows when its text is another one. */
void visit_type(struct visit *, struct event);
void visit_set_query(struct visit *, const char *words);
void visit_forget_query(struct visit *);

/* At a desk: the language of who sits opposite. */
void visit_set_beside(struct visit *, const char *lang);

/* They live as long as the visit does not change. */
struct statements visit_statements(const struct visit *);
struct ticks visit_ticks(const struct visit *);

void visit_wipe(struct visit *);

#endif
