/* What to bring, in the visitor's case, for one service or for several errands at once. Pure.
 *
 * Lines of several services that ask for the same document of the same person (or offer the same choice)
 * become one: counts of what is handed in add up, of what is only shown the largest is enough, an
 * original that is shown and a copy that is handed in are both needed, and the strictest age wins.
 * Merging in any order gives the same lines. */
#ifndef PAPERS_H
#define PAPERS_H

#include "data/logic.h"

enum { FORMS = FORM_NONE + 1, PAPERS_MAX_SERVICES = 32 };

/* One document of one person, for all services that ask for it on this line. */
struct need {
	const struct paper *paper; /* the first that asked: names, words */
	int64_t whose;             /* after the visitor's case: "applicant" may have become the child */
	const char *whose_name;
	struct text whose_words;
	unsigned shown[FORMS], kept[FORMS]; /* how many, by form */
	unsigned max_age;          /* 0: any */
	enum age_unit age_unit;
};

/* All of them together. */
struct need_set {
	struct need *needs;
	size_t count;
};

/* One line of the list: one of its sets is enough. */
struct need_line {
	uint64_t key;           /* the same for the same papers of the same people, in every visit and language */
	enum truth truth;       /* needed, not needed, or it depends */
	bool seen;              /* the office sees it itself: not to bring */
	struct need_set *sets;
	size_t set_count;
	uint32_t services;      /* a bit for each that asks, by place in the list given */
	struct text *notes;     /* each once */
	size_t note_count;
	const struct condition *condition; /* lines that are not needed for sure merge only with an equal one */
	bool *depends;          /* for each question of the logic, while it depends */
};

struct papers {
	struct need_line *lines; /* needed, depending, not needed, seen; within that in the order asked */
	size_t count;
};

/* At most PAPERS_MAX_SERVICES are taken. Lines live in the arena, and as long as the services. */
void papers_of(struct arena *, const struct service *const *, size_t count, struct logic *,
    const struct questions *, struct papers *out);

/* One requirement of a service as a line of its own, merged with nothing. */
void line_of_requirement(struct arena *, const struct service *, const struct requirement *, struct logic *,
    const struct questions *, struct need_line *out);

/* How many pieces a need asks for: originals, copies, either. A piece that is only shown can be one that is
 * handed in later. */
struct pieces {
	unsigned originals, copies, either;
};
struct pieces need_pieces(const struct need *);

/* ----------------------------------------------------------- what is in hand -- */

/* The visitor said: I have this, so many pieces of it. */
struct tick {
	uint64_t key;
	unsigned pieces;
};

struct ticks {
	const struct tick *items;
	size_t count;
};

/* Pieces of the whole line (of the first set, where it is a choice). */
unsigned line_pieces(const struct need_line *);
/* Whether what is ticked is enough for the line: the line itself, or every paper of one of its sets. */
bool line_is_ticked(const struct need_line *, const struct ticks *);

/* ------------------------------------------------------------------- verdict -- */

enum verdict_kind {
	VERDICT_COMPLETE, /* with these papers the desk can start */
	VERDICT_MISSING,
	VERDICT_DEPENDS,  /* nothing is missing for sure, but something may be */
	VERDICT_AGAINST,  /* this may not be for you */
};

struct verdict {
	enum verdict_kind kind;
	const struct need_line **missing; /* needed, not in hand */
	const struct need_line **open;    /* may be needed, not in hand */
	const struct eligibility **against;
	size_t missing_count, open_count, against_count;
};

/* On the papers of these services. */
void verdict_of(struct arena *, const struct papers *, const struct service *const *, size_t count,
    struct logic *, const struct ticks *, struct verdict *out);

/* ------------------------------------------------------------------- errands -- */

/* The order in which to do them: places in the list given. A service that issues what another needs
 * comes first; else as given. */
void errands_order(struct arena *, const struct service *const *, size_t count, const struct papers *,
    size_t *order);

/* On this day (NULL: not known, then any is). */
bool fee_is_valid(const struct fee *, const char *today);

/* The fees that apply in this case on this day (NULL: not known). */
struct fees {
	int64_t known;   /* forint: the sum of all that certainly apply and whose amount is known */
	bool depends;    /* another fee may apply */
	bool *unknown;   /* for each service: a fee that may apply is not known, or none is told for the case */
	bool complete;   /* none is unknown */
};
void fees_of(struct arena *, const struct service *const *, size_t count, struct logic *,
    const char *today, struct fees *out);

#endif
