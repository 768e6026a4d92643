/* All that follows from the visit for one service, or for several errands together: which papers, the
 * verdict, what to ask next. Reads the catalogue, then only judges. */
#ifndef GUIDANCE_H
#define GUIDANCE_H

#include "data/calendar.h"
#include "data/papers.h"

/* Where a paper that is not in hand comes from. */
struct origin {
	int64_t document;
	struct text from;
	const struct service *issuer; /* NULL: no service of ours */
};

struct guidance {
	const struct service **services;
	size_t service_count;
	struct questions questions;
	const struct answers *answers; /* of those given, all that can stand beside every later one */
	const int64_t *fallen;         /* the questions of the others, in the order of the answers */
	size_t fallen_count;
	const struct ticks *ticks;
	struct logic *logic;
	struct papers papers;
	struct verdict verdict;
	struct fees fees;
	struct calendar calendar;
	bool asks;             /* something is left to ask */
	size_t next_question;  /* of `questions`; only if asks */
	size_t questions_left; /* at most so many, with that one */
	struct origin *origins; /* by guidance_find_origins */
	size_t origin_count;
};

/* At most PAPERS_MAX_SERVICES services. The items of answers and ticks must live as long as the result. Answers that
 * cannot be true together: the latest count. STATUS_ABSENT: a service is not in this catalogue. */
enum status guidance_load(struct catalogue *, struct arena *, const char *lang, const int64_t *services,
    size_t count, const struct answers *, const struct ticks *, const char *today, struct guidance *out);

/* All in these services that hangs on answers, and how much each matters. */
struct interests {
	struct interest *items;
	size_t count;
};
struct interests interests_of(struct arena *, const struct service *const *services, size_t count);

/* Adds where each paper comes from that is missing or may be: for the page of the verdict. */
enum status guidance_find_origins(struct catalogue *, struct arena *, const char *lang, struct guidance *);

/* Those of the answers that can be true together with all later ones, in the same order. */
struct answers answers_that_stand(struct arena *, const struct questions *, const struct answers *);

/* The answer to a question; NULL: none so far. */
const struct answer *answer_to(const struct answers *, int64_t question);

/* The option of a question with `choice: many` that says "none of these" in the question's own words: the one
 * with which no other can ever go. 0: there is none. */
uint32_t question_none(const struct question *);

#endif
