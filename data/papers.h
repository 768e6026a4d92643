/* What to bring, in the visitor's case, for one errand or for several at once. Pure.
 *
 * Lines of several errands that ask for the same document of the same person (or offer the same choice)
 * become one: counts of what is handed in add up, of what is only shown the largest is enough, an
 * original that is shown and a copy that is handed in are both needed, and the strictest age wins.
 * Papers of different people stay apart. Merging in any order gives the same lines. */
#ifndef PAPERS_H
#define PAPERS_H

#include "data/errand.h"

enum { FORMS = FORM_NONE + 1, PAPERS_MAX_ERRANDS = 32 };

/* An errand with all that it is judged by; its service and questions are as loaded, the answers those that can
 * stand together. Made by guidance_load, and by tests. */
struct errand_case {
	struct errand errand;
	const struct service *service;
	struct questions questions;
	struct answers answers;
	struct logic *logic;
	const char *person_name;  /* whose the applicant's own papers are, as editors call it; NULL: the visitor's own */
	struct text person_words; /* "the child's" */
	bool person_is_kin;       /* whose family is the visitor's own, too */
};

/* Whether an answer says that the errand is not for this person: then it asks for no paper, and nothing further. What
 * nobody was asked about never speaks against it. */
bool errand_is_excluded(const struct errand_case *);
/* Whether this rule of the service is why. */
bool errand_is_excluded_by(const struct errand_case *, const struct eligibility *);

/* The question of the errand with this id; NULL: it asks none such. */
const struct question *errand_question(const struct errand_case *, int64_t id);

/* One document of one person, for all errands that ask for it on this line. */
struct need {
	const struct paper *paper; /* the first that asked: names, words */
	struct whose whose;        /* after the visitor's case: the applicant's may have become the child's */
	const char *whose_name;    /* as editors call it: "child" */
	struct text whose_words;   /* "the child's"; empty: the reader's own */
	unsigned shown[FORMS], kept[FORMS]; /* how many, by form */
	unsigned max_age;          /* 0: any */
	enum age_unit age_unit;
};

/* All of them together. */
struct need_set {
	struct need *needs;
	size_t count;
	bool lacking;           /* an answer says that one of them is lost, destroyed or was never there */
};

/* A note beside a paper, as far as the case lets it. */
struct need_note {
	struct text text;
	const struct condition *condition; /* when it is not certain; NULL: it is */
};

/* One line of the list: one of its sets is enough. */
struct need_line {
	uint64_t key;           /* the same for the same papers of the same people, in every visit and language */
	enum truth truth;       /* needed, not needed, or it depends */
	bool seen;              /* the office sees it itself: not to bring */
	bool if_held;           /* bring it if you have it: one may come without, it is never missing */
	struct need_set *sets;  /* those that are not lacking first */
	size_t set_count;
	uint32_t errands;       /* a bit for each that asks, by place in the list given */
	size_t first;           /* the first of them: its questions are meant by condition and depends */
	struct need_note *notes; /* each text once */
	size_t note_count;
	const struct condition *condition; /* lines that are not needed for sure merge only with an equal one */
	bool *depends;          /* for each question of that errand, while it depends */
};

struct papers {
	struct need_line *lines; /* needed, depending, not needed, seen; within that in the order asked */
	size_t count;
};

/* At most PAPERS_MAX_ERRANDS are taken. Lines live in the arena, and as long as the cases. */
void papers_of(struct arena *, const struct errand_case *, size_t count, struct papers *out);

/* One requirement of an errand as a line of its own, merged with nothing. */
void line_of_requirement(struct arena *, const struct errand_case *, const struct requirement *,
    struct need_line *out);

/* Whether all of its sets are lacking, by the visitor's own answers. */
bool line_is_lacking(const struct need_line *);
/* Whether it counts as missing while it is not in hand: it is to be brought, and nothing says come without. */
bool line_counts(const struct need_line *);

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
	VERDICT_START,    /* likewise; but something else would help, if it is there */
	VERDICT_MISSING,
	VERDICT_DEPENDS,  /* nothing is missing for sure, but something may be */
	VERDICT_AGAINST,  /* this is for others: where they go is said */
};

/* Why an errand is not for the visitor. */
struct objection {
	size_t errand; /* by place */
	const struct eligibility *reason;
};

struct verdict {
	enum verdict_kind kind;
	const struct need_line **missing; /* needed, not in hand */
	const struct need_line **open;    /* may be needed, not in hand */
	const struct need_line **held;    /* bring it if you have it: not in hand */
	const struct objection *against;
	size_t missing_count, open_count, held_count, against_count;
};

/* On the papers of these errands. */
void verdict_of(struct arena *, const struct papers *, const struct errand_case *, size_t count,
    const struct ticks *, struct verdict *out);

/* ------------------------------------------------------------------- errands -- */

/* The order in which to do them: places in the list given. A service that issues what another needs
 * comes first; else as given. */
void errands_order(struct arena *, const struct errand_case *, size_t count, const struct papers *,
    size_t *order);

/* ---------------------------------------------------------------------- fees -- */

/* On this day (NULL: not known, then any is). */
bool fee_is_valid(const struct fee *, const char *today);

/* What one receiver is paid. */
struct payment {
	struct text payee;   /* "to the doctor"; empty: to the office */
	int64_t payee_id;    /* 0: the office */
	int64_t least, most; /* forint: over all cases that agree with the answers */
	bool unknown;        /* besides, an amount that is not known */
};

/* What errands cost in this case on this day (NULL: not known). One that is not for this person costs nothing among
 * others. */
struct fees {
	struct payment *payments; /* by payee, the office first; those who may get something */
	size_t payment_count;
	int64_t least, most;      /* forint, in all */
	bool *unknown;            /* for each errand: a fee that may apply is not known, or none is told for the case */
	bool complete;            /* none is unknown */
	bool stale;               /* one that may apply held until a day before, and what holds now is not known */
};
void fees_of(struct arena *, const struct errand_case *, size_t count, const char *today, struct fees *out);

#endif
