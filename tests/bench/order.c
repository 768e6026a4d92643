/* order [CATALOGUE] — how many questions the kiosk asks until the papers are decided, beside the best order that there can
 * be: the mean over all cases of a service (each as likely as any other), then over the services. A question may be asked
 * only if it is asked in every case that is left, and whose errand it is comes first, by both. Prints two lines for the
 * table of `make bench`, and which services are more than half a question from the best. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/list.h"
#include "data/guidance.h"

enum { MAX_CASES = 20000, MAX_STATES = 1 << 22, MAX_QUESTIONS = 16, MAX_GOALS = 64 };
#define NOT_ASKED UINT32_MAX
#define FOR_OTHERS UINT64_MAX /* of papers: there is nothing more to ask */

/* One case: what is answered to each question, and which conditions of papers hold then, or that the errand is not for it. */
struct whole {
	uint32_t values[MAX_QUESTIONS];
	uint64_t papers;
};

/* A service with all its cases. */
struct trial {
	struct arena *arena;
	struct catalogue *catalogue;
	struct errand errand;
	struct errand_case c;
	struct interests goals;
	struct whole *cases;
	size_t count;
	size_t states[MAX_QUESTIONS]; /* what each question multiplies the number of a state by */
	double *best;                 /* by state: questions asked in all its cases; < 0: not known yet */
};

/* ----------------------------------------------------------------------- cases -- */

static bool
holds(const struct trial *t, const struct condition *condition, const uint32_t *values)
{
	for (size_t i = 0; i < condition->count; i++) {
		bool all = true;
		for (size_t n = 0; n < condition->clauses[i].count; n++) {
			const struct condition_term *term = &condition->clauses[i].terms[n];
			size_t q = 0;
			while (q < t->c.questions.count && t->c.questions.items[q].id != term->question)
				q++;
			all &= q < t->c.questions.count && values[q] != NOT_ASKED && values[q] >> term->option & 1;
		}
		if (all)
			return true;
	}
	return !condition->count;
}

static bool
is_case(const struct trial *t, const uint32_t *values)
{
	for (size_t q = 0; q < t->c.questions.count; q++) {
		const struct question *question = &t->c.questions.items[q];
		if (holds(t, &question->asked_when, values) != (values[q] != NOT_ASKED) ||
		    (question->impossible.count && holds(t, &question->impossible, values)))
			return false;
	}
	return true;
}

static void
add_case(struct trial *t, const uint32_t *values)
{
	struct whole *whole = &t->cases[t->count++];
	memcpy(whole->values, values, t->c.questions.count * sizeof *values);
	whole->papers = 0;
	for (size_t i = 0; i < t->goals.count; i++)
		whole->papers |= (uint64_t)holds(t, t->goals.items[i].condition, values) << i;
	for (size_t i = 0; i < t->c.service->eligibility_count; i++) {
		const struct eligibility *e = &t->c.service->eligibility[i];
		if (e->excludes && e->condition.count && holds(t, &e->condition, values))
			whole->papers = FOR_OTHERS;
	}
}

static void
add_cases(struct trial *t, uint32_t *values, size_t q)
{
	if (q == t->c.questions.count) {
		if (t->count < MAX_CASES && is_case(t, values))
			add_case(t, values);
		return;
	}
	const struct question *question = &t->c.questions.items[q];
	uint32_t all = UINT32_C(1) << question->option_count;
	values[q] = NOT_ASKED;
	if (question->asked_when.count)
		add_cases(t, values, q + 1);
	for (uint32_t value = 0; value < all; value++)
		if (question->many || (value && !(value & (value - 1)))) {
			values[q] = value;
			add_cases(t, values, q + 1);
		}
}

/* Combinations of answers, possible or not, and of answers so far; 0: too many to try. */
static size_t
count_states(struct trial *t)
{
	size_t states = 1;
	for (size_t q = 0; q < t->c.questions.count; q++) {
		const struct question *question = &t->c.questions.items[q];
		t->states[q] = states;
		states *= 1 + (question->many ? (size_t)1 << question->option_count : question->option_count);
		if (states > MAX_STATES)
			return 0;
	}
	return states;
}

/* ------------------------------------------------------------------ the cases left -- */

/* Moves the cases with this value to the front; how many there are. */
static size_t
gather(struct whole *cases, size_t count, size_t q, uint32_t value)
{
	size_t front = 0;
	for (size_t i = 0; i < count; i++)
		if (cases[i].values[q] == value) {
			struct whole other = cases[front];
			cases[front++] = cases[i];
			cases[i] = other;
		}
	return front;
}

static bool
is_decided(const struct whole *cases, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (cases[i].papers != cases[0].papers)
			return false;
	return true;
}

static bool
is_asked(const struct whole *cases, size_t count, size_t q)
{
	bool differs = false;
	for (size_t i = 0; i < count; i++) {
		if (cases[i].values[q] == NOT_ASKED)
			return false;
		differs |= cases[i].values[q] != cases[0].values[q];
	}
	return differs;
}

/* The question whose errand it is; MAX_QUESTIONS: that is not asked. */
static size_t
asks_whose(const struct trial *t)
{
	for (size_t q = 0; q < t->c.questions.count; q++)
		for (size_t i = 0; i < t->count && is_asked(t->cases, t->count, q); i++)
			for (size_t o = 0; o < t->c.questions.items[q].option_count; o++)
				if (t->cases[i].values[q] >> o & 1 && t->c.questions.items[q].options[o].person)
					return q;
	return MAX_QUESTIONS;
}

/* How the number of a state grows with an answer. */
static size_t
step(const struct trial *t, size_t q, uint32_t value)
{
	return t->states[q] * (t->c.questions.items[q].many ? value + 1 : 1 + (size_t)__builtin_ctz(value));
}

static double best_of(struct trial *, struct whole *, size_t count, size_t state);

/* Questions in all these cases, if this one is asked next. */
static double
ask(struct trial *t, struct whole *cases, size_t count, size_t state, size_t q)
{
	double sum = (double)count;
	for (size_t done = 0, same; done < count; done += same) {
		uint32_t value = cases[done].values[q];
		same = gather(cases + done, count - done, q, value);
		sum += best_of(t, cases + done, same, state + step(t, q, value));
	}
	return sum;
}

static double
best_of(struct trial *t, struct whole *cases, size_t count, size_t state)
{
	if (is_decided(cases, count))
		return 0;
	if (t->best[state] >= 0)
		return t->best[state];
	double best = -1;
	size_t whose = state ? MAX_QUESTIONS : asks_whose(t);
	for (size_t q = 0; q < t->c.questions.count; q++)
		if (is_asked(cases, count, q) && (q == whose || whose == MAX_QUESTIONS)) {
			double sum = ask(t, cases, count, state, q);
			best = best < 0 || sum < best ? sum : best;
		}
	return t->best[state] = best < 0 ? 0 : best;
}

/* The same, asked as the kiosk does. */
static double
asked_by_kiosk(struct trial *t, struct whole *cases, size_t count, struct statement *said, size_t said_count)
{
	static const struct ticks none;
	struct arena_mark mark = arena_mark(t->arena);
	struct guidance g;
	double sum = (double)count;
	if (is_decided(cases, count))
		return 0;
	if (guidance_load(t->catalogue, t->arena, "hu", &t->errand, 1, &(struct statements){said, said_count}, &none, NULL, &g) !=
	    STATUS_DONE || !g.asks)
		abort();
	size_t q = g.askings[0].next;
	for (size_t done = 0, same; done < count; done += same) {
		uint32_t value = cases[done].values[q];
		same = gather(cases + done, count - done, q, value);
		said[said_count] = statement_in(&g.cases[0].errand, &t->c.questions.items[q], (struct answer){.options = value});
		sum += asked_by_kiosk(t, cases + done, same, said, said_count + 1);
	}
	arena_rewind(t->arena, mark);
	return sum;
}

/* --------------------------------------------------------------------- services -- */

/* Questions a case, by the kiosk and in the best order; false: there is nothing to ask, or it is too much to try. */
static bool
try_service(struct trial *t, int64_t id, double *kiosk, double *best)
{
	uint32_t values[MAX_QUESTIONS];
	struct statement said[MAX_QUESTIONS];
	struct list fallen = {0};
	t->errand = (struct errand){.id = 1, .service = id};
	if (errand_case_load(t->catalogue, t->arena, "hu", &t->errand, &(struct statements){0}, &fallen, &t->c) != STATUS_DONE)
		abort();
	t->goals = interests_of(t->arena, t->c.service, false);
	size_t states = t->c.questions.count <= MAX_QUESTIONS && t->goals.count <= MAX_GOALS ? count_states(t) : 0;
	if (!states)
		return false;
	t->cases = arena_array(t->arena, MAX_CASES, sizeof *t->cases);
	t->best = arena_array(t->arena, states, sizeof *t->best);
	for (size_t i = 0; i < states; i++)
		t->best[i] = -1;
	t->count = 0;
	add_cases(t, values, 0);
	if (t->count == MAX_CASES || is_decided(t->cases, t->count))
		return false;
	*kiosk = asked_by_kiosk(t, t->cases, t->count, said, 0) / (double)t->count;
	*best = best_of(t, t->cases, t->count, 0) / (double)t->count;
	return true;
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	struct catalogue *catalogue;
	struct service_lines lines;
	double kiosk = 0, best = 0;
	size_t tried = 0, far = 0;
	if (catalogue_open(&catalogue, argc > 1 ? argv[1] : "build/catalogue.db") != STATUS_DONE ||
	    catalogue_services(catalogue, &arena, "hu", &lines) != STATUS_DONE)
		return EXIT_FAILURE;
	for (size_t i = 0; i < lines.count; i++) {
		struct arena scratch = {0};
		struct trial t = {.arena = &scratch, .catalogue = catalogue};
		double one, other;
		if (try_service(&t, lines.items[i].id, &one, &other)) {
			tried++;
			kiosk += one;
			best += other;
			far += one - other > 0.5;
			if (one - other > 0.5)
				printf("  %s: %.2f, best %.2f\n", t.c.service->name_id, one, other);
		}
		arena_free(&scratch);
	}
	if (!tried)
		return EXIT_FAILURE;
	printf("questions until the papers are decided   %.2f, best order %.2f: %+.1f %%  (+5 %%)\n", kiosk / (double)tried,
	    best / (double)tried, 100 * (kiosk - best) / best);
	printf("services more than 0.5 from the best     %zu of %zu  (0)\n", far, tried);
	catalogue_close(catalogue);
	arena_free(&arena);
	return EXIT_SUCCESS;
}
