/* What `kalauz-data check` says of all cases of the shipped catalogue, against an oracle that tries each of
 * them. Services with more than MOST_CASES are counted, not tried. Run from the repository's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/lint/check.h"
#include "data/limits.h"

enum { MOST_CASES = 200000, LEAST_TRIED = 40, MOST_QUESTIONS = 64, MOST_CONDITIONS = 400 };

#define NOT_ASKED UINT32_MAX

/* A condition of a service, and what it was so far. */
struct tried {
	const struct condition *condition;
	const char *what;
	bool held, failed;
	bool clause_held[LIMIT_CONDITION];
};

struct trial {
	const char *service;
	const struct entry *source;
	struct questions questions;
	struct tried conditions[MOST_CONDITIONS];
	size_t count, papers;    /* the first `papers` of them are the requirements' */
	bool always_paper;
	const struct eligibility *eligibility;
	size_t eligibility_count;
	uint32_t chosen[MOST_QUESTIONS];  /* options that were chosen in some case */
	uint32_t values[MOST_QUESTIONS];  /* of the case */
	long cases;
};

static struct catalogue *catalogue;
static struct checked sources;
static struct arena arena;

static int
open_all(void **state)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	(void)state;
	check_read(&sources, "data/catalogue", "en");
	return catalogue_open(&catalogue, path ? path : "build/catalogue.db") == STATUS_DONE ? 0 : -1;
}

static int
close_all(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	check_free(&sources);
	arena_free(&arena);
	return 0;
}

/* ------------------------------------------------------------------ judging -- */

static size_t
place_of(const struct trial *trial, int64_t id)
{
	for (size_t i = 0; i < trial->questions.count; i++)
		if (trial->questions.items[i].id == id)
			return i;
	fail_msg("%s: a condition names a question that is not asked", trial->service);
	return 0;
}

static bool
clause_holds(const struct trial *trial, const struct clause *clause)
{
	for (size_t i = 0; i < clause->count; i++) {
		uint32_t value = trial->values[place_of(trial, clause->terms[i].question)];
		if (value == NOT_ASKED || !(value >> clause->terms[i].option & 1))
			return false;
	}
	return true;
}

static bool
holds(const struct trial *trial, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		if (clause_holds(trial, &condition->clauses[i]))
			return true;
	return !condition->count;
}

static bool
is_case(const struct trial *trial)
{
	for (size_t q = 0; q < trial->questions.count; q++) {
		const struct question *question = &trial->questions.items[q];
		if (holds(trial, &question->asked_when) != (trial->values[q] != NOT_ASKED))
			return false;
		if (question->impossible.count && holds(trial, &question->impossible))
			return false;
	}
	return true;
}

/* ---------------------------------------------------------- what a case shows -- */

/* Whether a list of the service has the word. */
static bool
lists(const struct entry *service, const char *key, const char *word)
{
	const struct node *node = node_first(node_get(service->node, key));
	while (node && !node_is(node, word))
		node = node->next;
	return node;
}

/* Whether the service is at all for somebody in this case: not so, nothing need be asked for. */
static bool
is_for(const struct trial *trial)
{
	for (size_t i = 0; i < trial->eligibility_count; i++)
		if (trial->eligibility[i].excludes && trial->eligibility[i].condition.count &&
		    holds(trial, &trial->eligibility[i].condition))
			return false;
	for (size_t q = 0; q < trial->questions.count; q++) {
		const struct question *question = &trial->questions.items[q];
		if (strcmp(question->name, ACTING_QUESTION) || trial->values[q] == NOT_ASKED)
			continue;
		size_t option = 0;
		while (!(trial->values[q] >> option & 1))
			option++;
		if (strcmp(question->options[option].name, ACTING_FOR_ONESELF) &&
		    !lists(trial->source, "acting_for", question->options[option].name))
			return false;
	}
	return true;
}

static void
note_case(struct trial *trial)
{
	bool paper = trial->always_paper;
	trial->cases++;
	for (size_t q = 0; q < trial->questions.count; q++)
		if (trial->values[q] != NOT_ASKED)
			trial->chosen[q] |= trial->values[q];
	for (size_t i = 0; i < trial->count; i++) {
		struct tried *tried = &trial->conditions[i];
		bool held = false;
		for (size_t c = 0; c < tried->condition->count; c++)
			if (clause_holds(trial, &tried->condition->clauses[c]))
				held = tried->clause_held[c] = true;
		*(held ? &tried->held : &tried->failed) = true;
		paper |= held && i < trial->papers;
	}
	bool said = node_has(trial->source->node, "no_papers") || node_has(trial->source->node, "no_papers_when");
	if (!paper && !said && is_for(trial))
		fail_msg("%s: asks for nothing in some case", trial->service);
}

static void
try_all(struct trial *trial, size_t q)
{
	if (q == trial->questions.count) {
		if (is_case(trial))
			note_case(trial);
		return;
	}
	const struct question *question = &trial->questions.items[q];
	if (question->asked_when.count) {
		trial->values[q] = NOT_ASKED;
		try_all(trial, q + 1);
	}
	for (uint32_t bits = 0; bits < UINT32_C(1) << question->option_count; bits++)
		if (question->many || (bits && !(bits & (bits - 1)))) {
			trial->values[q] = bits;
			try_all(trial, q + 1);
		}
}

/* ----------------------------------------------------------------- services -- */

static void
add(struct trial *trial, const struct condition *condition, const char *what)
{
	assert_true(trial->count < MOST_CONDITIONS);
	if (condition->count)
		trial->conditions[trial->count++] = (struct tried){.condition = condition, .what = what};
}

#define ADD_ALL(trial, service, list, list_count) \
	for (size_t i = 0; i < (service)->list_count; i++) \
		add(trial, &(service)->list[i].condition, #list)

static void
add_conditions(struct trial *trial, const struct service *service)
{
	ADD_ALL(trial, service, requirements, requirement_count);
	trial->papers = trial->count;
	for (size_t i = 0; i < service->requirement_count; i++)
		trial->always_paper |= !service->requirements[i].condition.count;
	ADD_ALL(trial, service, eligibility, eligibility_count);
	ADD_ALL(trial, service, fees, fee_count);
	ADD_ALL(trial, service, deadlines, deadline_count);
	ADD_ALL(trial, service, channels, channel_count);
	ADD_ALL(trial, service, steps, step_count);
	trial->eligibility = service->eligibility;
	trial->eligibility_count = service->eligibility_count;
}

static double
combinations(const struct questions *questions)
{
	double count = 1;
	for (size_t q = 0; q < questions->count; q++) {
		const struct question *question = &questions->items[q];
		count *= (question->many ? (double)(1 << question->option_count) : (double)question->option_count) +
		    (question->asked_when.count > 0);
	}
	return count;
}

static void
assert_shown(const struct trial *trial)
{
	for (size_t q = 0; q < trial->questions.count; q++)
		assert_int_equal(trial->chosen[q], (UINT32_C(1) << trial->questions.items[q].option_count) - 1);
	for (size_t i = 0; i < trial->count; i++) {
		const struct tried *tried = &trial->conditions[i];
		if (!tried->held || !tried->failed)
			fail_msg("%s: a condition of %s %s", trial->service, tried->what,
			    tried->held ? "always holds" : "never holds");
		for (size_t c = 0; c < tried->condition->count; c++)
			if (!tried->clause_held[c])
				fail_msg("%s: line %zu of a condition of %s never holds", trial->service, c + 1, tried->what);
	}
}

static void
test_shipped_catalogue(void **state)
{
	struct service_lines lines;
	size_t tried = 0, left_out = 0;
	(void)state;
	assert_int_equal(sources.faults.count, 0);
	assert_int_equal(catalogue_services(catalogue, &arena, "hu", &lines), STATUS_DONE);
	for (size_t i = 0; i < lines.count; i++) {
		struct arena_mark mark = arena_mark(&arena);
		struct trial *trial = arena_alloc(&arena, sizeof *trial);
		struct service service;
		int64_t id = lines.items[i].id;
		assert_int_equal(catalogue_service(catalogue, &arena, "hu", id, &service), STATUS_DONE);
		assert_int_equal(catalogue_questions(catalogue, &arena, "hu", id, &trial->questions), STATUS_DONE);
		assert_true(trial->questions.count <= MOST_QUESTIONS);
		trial->service = service.name_id;
		trial->source = source_find(&sources.sources, KIND_SERVICE, service.name_id);
		assert_non_null(trial->source);
		if (combinations(&trial->questions) > MOST_CASES) {
			left_out++;
		} else {
			add_conditions(trial, &service);
			try_all(trial, 0);
			assert_shown(trial);
			tried++;
		}
		arena_rewind(&arena, mark);
	}
	print_message("%zu services tried in all cases, %zu have too many\n", tried, left_out);
	assert_true(tried >= LEAST_TRIED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shipped_catalogue),
	};
	return cmocka_run_group_tests(tests, open_all, close_all);
}
