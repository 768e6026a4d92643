/* What judging a case costs: a service of 40 papers on 8 questions, at every step of a visit that answers
 * them all, and the choice of the next question. Prints a line for the table of `make bench`. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "data/guidance.h"

enum { PAPERS = 40, QUESTIONS = 8, OPTIONS = 4, VISITS = 500, SAMPLES = VISITS * (QUESTIONS + 1) };

static unsigned seed = 1;

static unsigned
roll(unsigned sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % sides;
}

static struct questions
make_questions(struct arena *arena)
{
	struct questions questions = {arena_array(arena, QUESTIONS, sizeof(struct question)), QUESTIONS};
	for (size_t i = 0; i < QUESTIONS; i++) {
		struct question *q = &questions.items[i];
		q->id = (int64_t)i + 1;
		q->many = i == 5;
		q->option_count = OPTIONS;
		q->options = arena_array(arena, OPTIONS, sizeof *q->options);
	}
	return questions;
}

/* One to three clauses of one or two terms, as services have them. */
static struct condition
make_condition(struct arena *arena)
{
	struct condition condition = {.count = 1 + roll(3)};
	condition.clauses = arena_array(arena, condition.count, sizeof *condition.clauses);
	for (size_t c = 0; c < condition.count; c++) {
		struct clause *clause = &condition.clauses[c];
		clause->count = 1 + roll(2);
		clause->terms = arena_array(arena, clause->count, sizeof *clause->terms);
		unsigned first = roll(QUESTIONS);
		for (size_t t = 0; t < clause->count; t++)
			clause->terms[t] = (struct condition_term){.question = (first + (unsigned)t) % QUESTIONS + 1,
				.option = roll(OPTIONS)};
	}
	return condition;
}

static struct service *
make_service(struct arena *arena)
{
	struct service *s = arena_alloc(arena, sizeof *s);
	s->requirements = arena_array(arena, PAPERS, sizeof *s->requirements);
	s->requirement_count = PAPERS;
	for (size_t i = 0; i < PAPERS; i++) {
		struct paper_set *set = arena_alloc(arena, sizeof *set);
		set->papers = arena_alloc(arena, sizeof *set->papers);
		*set->papers = (struct paper){.document = {.id = (int64_t)i + 1, .name.text = "paper"},
			.whose = 1, .whose_name = CATALOGUE_APPLICANT, .count = 1};
		set->count = 1;
		s->requirements[i] = (struct requirement){.sets = set, .count = 1};
		if (i % 8)
			s->requirements[i].condition = make_condition(arena);
	}
	return s;
}

static double
microseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* One judgement of everything; returns the next question, or -1. */
static int
judge(struct arena *arena, const struct questions *questions, const struct service *s,
    const struct answers *answers)
{
	struct papers papers;
	struct interest interests[PAPERS];
	size_t next, left;
	struct errand_case c;
	errand_case_of(arena, s, questions, answers, &c);
	papers_of(arena, &c, 1, &papers);
	for (size_t i = 0; i < PAPERS; i++)
		interests[i] = (struct interest){&s->requirements[i].condition, 4};
	return logic_next_question(c.logic, interests, PAPERS, &next, &left) ? (int)next : -1;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int
main(void)
{
	static double samples[SAMPLES];
	size_t count = 0;
	for (size_t visit = 0; visit < VISITS; visit++) {
		struct arena arena = {0};
		struct questions questions = make_questions(&arena);
		const struct service *s = make_service(&arena);
		struct answer items[QUESTIONS];
		struct answers answers = {items, 0};
		for (int next = 0; next >= 0 && answers.count < QUESTIONS;) {
			struct arena scratch = {0};
			double start = microseconds();
			next = judge(&scratch, &questions, s, &answers);
			samples[count++] = microseconds() - start;
			arena_free(&scratch);
			if (next >= 0)
				items[answers.count++] = (struct answer){.question = next + 1, .options = 1u << roll(OPTIONS)};
		}
		arena_free(&arena);
	}
	qsort(samples, count, sizeof *samples, by_size);
	printf("case of %d papers, %d questions, us      p50 %.0f  p99 %.0f  max %.0f  (200)\n", PAPERS, QUESTIONS,
	    samples[count / 2], samples[count * 99 / 100], samples[count - 1]);
	return 0;
}
