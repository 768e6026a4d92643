/* What one comes for and whose errand it is; what a visitor said, and what about. Pure. */
#ifndef ERRAND_H
#define ERRAND_H

#include "data/logic.h"

/* Somebody in a visit: by role, and which one where there are several of that role. */
struct who {
	int64_t person; /* 0: the person at the kiosk, whom texts call "you" */
	unsigned which; /* 0: the first of the role */
};

static inline bool
who_is(struct who a, struct who b)
{
	return a.person == b.person && a.which == b.which;
}

/* Whose a paper is: of that person, or of whoever has the role for them ("the mother of the child"). */
struct whose {
	int64_t role; /* 0: of the person himself */
	struct who of;
};

static inline bool
whose_is(struct whose a, struct whose b)
{
	return a.role == b.role && who_is(a.of, b.of);
}

/* One service for one person. The same service can be taken for several. */
struct errand {
	uint32_t id;     /* within the visit, from 1 */
	int64_t service;
	struct who who;  /* whose errand it is, as far as that is said */
};

/* An answer, and what it is about: the visit as a whole, one person, or one errand (question.about). */
struct statement {
	struct answer answer;
	enum about about;
	struct who who;  /* ABOUT_PERSON */
	uint32_t errand; /* ABOUT_ERRAND */
};

/* The latest last; at most one for each question and what it is about. */
struct statements {
	const struct statement *items;
	size_t count;
};

/* Whether both are about the same: the same question of the same errand, person or visit. */
bool statement_is_about(const struct statement *, const struct statement *);
/* What an answer to the question is about when it is given in this errand. */
struct statement statement_in(const struct errand *, const struct question *, struct answer);
/* What was said to the question as this errand asks it; NULL: nothing so far. */
const struct statement *statement_of(const struct statements *, const struct errand *, const struct question *);

#endif
