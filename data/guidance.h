/* All that follows from the visit for one errand, or for several together: which papers, the verdict, what
 * to ask next. Each errand is judged alone, by its own answers; what to bring is one list. Reads the
 * catalogue, then only judges. */
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

/* What is left to ask of an errand. */
struct asking {
	bool asks, asks_papers; /* something; something on which papers or the way hang */
	size_t next;            /* of the errand's questions; only if asks */
	size_t left;            /* at most so many, with that one */
};

struct guidance {
	struct errand_case *cases; /* by place */
	struct asking *askings;
	size_t count;
	const struct ticks *ticks;
	struct papers papers;
	struct verdict verdict;
	struct fees fees;
	struct calendar calendar;
	const struct statement *fallen; /* cannot stand beside what was said later, and count for nothing */
	size_t fallen_count;
	bool asks, asks_papers;    /* something is left to ask in one of them */
	size_t next_case;          /* where; only if asks */
	size_t questions_left;     /* at most so many in all */
	struct origin *origins;    /* by guidance_find_origins */
	size_t origin_count;
};

/* At most PAPERS_MAX_ERRANDS errands. Ticks must live as long as the result.
 * STATUS_ABSENT: a service is not in this catalogue. */
enum status guidance_load(struct catalogue *, struct arena *, const char *lang, const struct errand *, size_t count,
    const struct statements *, const struct ticks *, const char *today, struct guidance *out);

/* One errand with its questions and the answers that can stand; *fallen (LIST of struct statement) gets the others. */
struct list;
enum status errand_case_load(struct catalogue *, struct arena *, const char *lang, const struct errand *,
    const struct statements *, struct list *fallen, struct errand_case *out);

/* An errand in the case of these answers alone; all must live as long as the result. */
void errand_case_of(struct arena *, const struct service *, const struct questions *, const struct answers *,
    struct errand_case *out);

/* What was said in the errand: of two answers that cannot stand together, the later one; the other goes to *fallen. */
struct answers errand_answers(struct arena *, const struct errand_case *, const struct statements *,
    struct list *fallen);

/* What to ask next of an errand: whose it is, then what decides the papers, then the rest; nothing once it is not for
 * this person. */
struct asking errand_asking(struct arena *, const struct errand_case *);

/* Takes from the questions the answers that are not this service's: to act for persons for whom it lets nobody
 * act. */
void errand_exclude_persons(struct arena *, const struct service *, struct questions *);

/* All in a service that hangs on answers, and how much each matters; only what decides papers and the way, or the
 * rest too. */
struct interests {
	struct interest *items;
	size_t count;
};
struct interests interests_of(struct arena *, const struct service *, bool rest);

/* Adds where each paper comes from that is missing or may be: for the page of the verdict. */
enum status guidance_find_origins(struct catalogue *, struct arena *, const char *lang, struct guidance *);

/* The answer to a question; NULL: none so far. */
const struct answer *answer_to(const struct answers *, int64_t question);

/* The option of a question with `choice: many` that says "none of these" in the question's own words: the one
 * with which no other can ever go. 0: there is none. */
uint32_t question_none(const struct question *);

#endif
