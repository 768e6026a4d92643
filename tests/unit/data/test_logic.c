/* The logic of cases against an oracle that tries every case, over random questions and conditions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/logic.h"
#include "data/limits.h"

enum { ROUNDS = 1500, QUESTIONS = 5, OPTIONS = 4, CONDITIONS = 6 };
#define NONE UINT32_MAX

/* A random world: question i is called i + 1; only earlier questions decide whether it is asked. */
struct world {
	struct arena arena;
	struct questions questions;
	struct condition conditions[CONDITIONS];
	uint32_t (*cases)[QUESTIONS]; /* every case: bits of the options that hold; NONE: not asked */
	size_t case_count;
};

static unsigned seed;

static unsigned
roll(unsigned sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % sides;
}

static struct condition
random_condition(struct world *w, size_t questions, unsigned clauses, unsigned terms)
{
	struct condition condition = {.count = roll(clauses + 1)};
	condition.clauses = arena_array(&w->arena, condition.count, sizeof *condition.clauses);
	for (size_t c = 0; questions && c < condition.count; c++) {
		struct clause *clause = &condition.clauses[c];
		clause->terms = arena_array(&w->arena, terms, sizeof *clause->terms);
		for (unsigned t = 0, most = 1 + roll(terms); t < most; t++) {
			size_t q = roll((unsigned)questions);
			bool again = false;
			for (size_t before = 0; before < clause->count; before++)
				again |= clause->terms[before].question == (int64_t)q + 1;
			if (!again)
				clause->terms[clause->count++] = (struct condition_term){
					.question = (int64_t)q + 1,
					.option = roll((unsigned)w->questions.items[q].option_count)};
		}
	}
	if (!questions)
		condition.count = 0;
	return condition;
}

static bool
holds(const struct condition *condition, const uint32_t *values)
{
	for (size_t c = 0; c < condition->count; c++) {
		const struct clause *clause = &condition->clauses[c];
		bool all = true;
		for (size_t t = 0; t < clause->count; t++) {
			uint32_t value = values[clause->terms[t].question - 1];
			all &= value != NONE && (value >> clause->terms[t].option & 1);
		}
		if (all)
			return true;
	}
	return !condition->count;
}

static bool
is_case(const struct world *w, const uint32_t *values)
{
	for (size_t q = 0; q < w->questions.count; q++) {
		const struct question *question = &w->questions.items[q];
		if (holds(&question->asked_when, values) != (values[q] != NONE))
			return false;
		if (question->impossible.count && holds(&question->impossible, values))
			return false;
	}
	return true;
}

/* Goes through all values of the questions from q on. */
static void
add_cases(struct world *w, uint32_t *values, size_t q)
{
	if (q == w->questions.count) {
		if (is_case(w, values))
			memcpy(w->cases[w->case_count++], values, sizeof *w->cases);
		return;
	}
	const struct question *question = &w->questions.items[q];
	values[q] = NONE;
	if (question->asked_when.count)
		add_cases(w, values, q + 1);
	for (uint32_t bits = 0; bits < UINT32_C(1) << question->option_count; bits++)
		if (question->many || (bits && !(bits & (bits - 1)))) {
			values[q] = bits;
			add_cases(w, values, q + 1);
		}
}

static void
make_world(struct world *w, bool plain)
{
	uint32_t values[QUESTIONS];
	size_t most = 1;
	*w = (struct world){.questions.count = 1 + roll(QUESTIONS)};
	w->questions.items = arena_array(&w->arena, w->questions.count, sizeof *w->questions.items);
	for (size_t q = 0; q < w->questions.count; q++) {
		struct question *question = &w->questions.items[q];
		question->id = (int64_t)q + 1;
		question->many = !roll(4);
		question->option_count = 2 + roll(OPTIONS - 1);
		if (!plain && q && !roll(3))
			question->asked_when = random_condition(w, q, 2, 2);
		most *= (size_t)1 << question->option_count;
	}
	for (size_t q = 0; !plain && q < w->questions.count; q++)
		if (!roll(3))
			w->questions.items[q].impossible = random_condition(w, w->questions.count, 2, 3);
	for (size_t i = 0; i < CONDITIONS; i++)
		w->conditions[i] = random_condition(w, w->questions.count, 4, 3);
	w->cases = calloc(most * 2, sizeof *w->cases);
	assert_non_null(w->cases);
	add_cases(w, values, 0);
}

static void
drop_world(struct world *w)
{
	free(w->cases);
	arena_free(&w->arena);
}

/* Whether the case agrees with the answers; what is not asked agrees with anything. */
static bool
agrees(const struct world *w, const struct answers *answers, const uint32_t *values)
{
	for (size_t i = 0; i < answers->count; i++) {
		const struct answer *answer = &answers->items[i];
		uint32_t value = values[answer->question - 1];
		if (!answer->unknown && value != NONE && value != answer->options)
			return false;
	}
	(void)w;
	return true;
}

static enum truth
oracle(const struct world *w, const struct answers *answers, const struct condition *condition)
{
	bool can_hold = false, can_fail = false;
	for (size_t i = 0; i < w->case_count; i++)
		if (agrees(w, answers, w->cases[i])) {
			if (holds(condition, w->cases[i]))
				can_hold = true;
			else
				can_fail = true;
		}
	return can_hold && can_fail ? TRUTH_OPEN : can_hold ? TRUTH_YES : TRUTH_NO;
}

/* Any answers, not only those that go together. */
static size_t
random_answers(const struct world *w, struct answer *out)
{
	size_t count = 0;
	for (size_t q = 0; q < w->questions.count; q++) {
		const struct question *question = &w->questions.items[q];
		if (roll(2))
			continue;
		out[count++] = (struct answer){
			.question = question->id, .unknown = !roll(5),
			.options = question->many ? roll(1u << question->option_count)
			    : UINT32_C(1) << roll((unsigned)question->option_count),
		};
	}
	return count;
}

static void
judgements_are_exact(void **state)
{
	(void)state;
	size_t seen[3] = {0};
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		struct answer items[QUESTIONS];
		make_world(&w, false);
		struct answers answers = {items, random_answers(&w, items)};
		struct logic *logic = logic_new(&w.arena, &w.questions, &answers);
		bool possible = false;
		for (size_t i = 0; i < w.case_count; i++)
			possible |= agrees(&w, &answers, w.cases[i]);
		assert_int_equal(possible, logic_is_possible(logic));
		for (size_t i = 0; i < CONDITIONS; i++) {
			enum truth truth = oracle(&w, &answers, &w.conditions[i]);
			assert_int_equal(logic_judge(logic, &w.conditions[i]), truth);
			seen[truth]++;
		}
		assert_false(logic_exhausted(logic));
		drop_world(&w);
		seed = kept;
	}
	assert_true(seen[TRUTH_NO] > ROUNDS / 10 && seen[TRUTH_YES] > ROUNDS / 10 && seen[TRUTH_OPEN] > ROUNDS / 10);
}

/* What the amounts come to in each case that agrees; and what nobody can read may come to that, too. */
static void
sums_are_exact(void **state)
{
	struct condition_term nobodys = {.question = 99, .option = 0};
	struct clause strange = {&nobodys, 1};
	const struct condition unreadable = {&strange, 1};
	size_t wide = 0;
	(void)state;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		struct answer items[QUESTIONS];
		make_world(&w, false);
		struct answers answers = {items, random_answers(&w, items)};
		struct weight weights[CONDITIONS + 1];
		size_t count = roll(CONDITIONS + 1);
		for (size_t i = 0; i < count; i++)
			weights[i] = (struct weight){&w.conditions[i], roll(3) ? 1 + roll(5) : 0};
		struct range expected = {INT64_MAX, 0};
		for (size_t c = 0; c < w.case_count; c++) {
			int64_t sum = 0;
			for (size_t i = 0; i < count; i++)
				sum += holds(&w.conditions[i], w.cases[c]) ? weights[i].amount : 0;
			if (!agrees(&w, &answers, w.cases[c]))
				continue;
			expected.least = sum < expected.least ? sum : expected.least;
			expected.most = sum > expected.most ? sum : expected.most;
		}
		struct logic *logic = logic_new(&w.arena, &w.questions, &answers);
		struct range found = logic_range(logic, weights, count);
		assert_int_equal(found.least, logic_is_possible(logic) ? expected.least : 0);
		assert_int_equal(found.most, expected.most);
		weights[count] = (struct weight){&unreadable, 7};
		struct range more = logic_range(logic, weights, count + 1);
		assert_int_equal(more.least, found.least);
		assert_int_equal(more.most, found.most + (logic_is_possible(logic) ? 7 : 0));
		wide += found.least < found.most;
		drop_world(&w);
		seed = kept;
	}
	assert_true(wide > ROUNDS / 10);
}

/* What can be chosen, all other answers being as they are; and nothing is forgotten by trying. */
static void
possible_options_are_exact(void **state)
{
	(void)state;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		struct answer items[QUESTIONS];
		make_world(&w, false);
		struct answers answers = {items, random_answers(&w, items)};
		struct logic *logic = logic_new(&w.arena, &w.questions, &answers);
		for (size_t q = 0; q < w.questions.count; q++)
			for (size_t o = 0; o < w.questions.items[q].option_count; o++) {
				struct answer others[QUESTIONS + 1] = {{.question = (int64_t)q + 1, .options = UINT32_C(1) << o}};
				size_t count = 1;
				for (size_t i = 0; i < answers.count; i++)
					if (items[i].question != (int64_t)q + 1)
						others[count++] = items[i];
				bool possible = false;
				for (size_t c = 0; c < w.case_count; c++)
					possible |= agrees(&w, &(struct answers){others, count}, w.cases[c]);
				assert_int_equal(logic_option_is_possible(logic, q, o), possible);
			}
		for (size_t i = 0; i < CONDITIONS; i++)
			assert_int_equal(logic_judge(logic, &w.conditions[i]), oracle(&w, &answers, &w.conditions[i]));
		drop_world(&w);
		seed = kept;
	}
}

static void
more_answers_never_revoke(void **state)
{
	(void)state;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		struct answer items[QUESTIONS], shuffled[QUESTIONS];
		make_world(&w, false);
		size_t count = random_answers(&w, items);
		for (size_t fewer = 0; fewer < count; fewer++) {
			struct answers some = {items, fewer}, more = {items, fewer + 1};
			struct logic *a = logic_new(&w.arena, &w.questions, &some);
			struct logic *b = logic_new(&w.arena, &w.questions, &more);
			for (size_t i = 0; logic_is_possible(b) && i < CONDITIONS; i++) {
				enum truth before = logic_judge(a, &w.conditions[i]);
				if (before != TRUTH_OPEN)
					assert_int_equal(before, logic_judge(b, &w.conditions[i]));
			}
		}
		for (size_t i = 0; i < count; i++)
			shuffled[count - 1 - i] = items[i];
		struct answers one = {items, count}, other = {shuffled, count};
		struct logic *a = logic_new(&w.arena, &w.questions, &one);
		struct logic *b = logic_new(&w.arena, &w.questions, &other);
		for (size_t i = 0; i < CONDITIONS; i++)
			assert_int_equal(logic_judge(a, &w.conditions[i]), logic_judge(b, &w.conditions[i]));
		drop_world(&w);
		seed = kept;
	}
}

/* Where nothing hangs together, a question is named exactly when two cases differ in it alone. */
static void
what_it_depends_on_is_exact(void **state)
{
	(void)state;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		make_world(&w, true);
		struct answers none = {0};
		struct logic *logic = logic_new(&w.arena, &w.questions, &none);
		for (size_t i = 0; i < 2; i++) {
			bool used[QUESTIONS] = {false}, expected[QUESTIONS] = {false};
			logic_depends(logic, &w.conditions[i], used);
			for (size_t a = 0; a < w.case_count; a += 1 + w.case_count / 64)
				for (size_t b = 0; b < w.case_count; b++) {
					size_t differ = 0, which = 0;
					for (size_t q = 0; q < w.questions.count; q++)
						if (w.cases[a][q] != w.cases[b][q])
							differ++, which = q;
					if (differ == 1 && holds(&w.conditions[i], w.cases[a]) != holds(&w.conditions[i], w.cases[b]))
						expected[which] = true;
				}
			for (size_t q = 0; q < w.questions.count; q++)
				if (expected[q] || w.case_count < 64)
					assert_int_equal(used[q], expected[q]);
		}
		drop_world(&w);
		seed = kept;
	}
}

/* Weights that an answer to the question decides, on average over the answers that can be; -1: it cannot be asked now. */
static double
mean_gain(const struct world *w, const struct answers *answers, const struct interest *interests, bool (*used)[QUESTIONS], size_t q)
{
	const struct question *question = &w->questions.items[q];
	struct answer items[QUESTIONS + 1] = {{0}};
	struct answers given = {items, answers->count + 1};
	bool matters = false, said = false;
	unsigned forms = 0;
	double sum = 0;
	for (size_t i = 0; i < answers->count; i++) {
		items[i + 1] = answers->items[i];
		said |= items[i + 1].question == question->id;
	}
	for (size_t i = 0; i < CONDITIONS; i++)
		matters |= used[i][q];
	if (!matters || said || oracle(w, answers, &question->asked_when) != TRUTH_YES)
		return -1;
	for (size_t o = 0; o < question->option_count + question->many; o++) {
		items[0] = (struct answer){.question = question->id, .options = o < question->option_count ? UINT32_C(1) << o : 0};
		bool possible = false;
		for (size_t c = 0; c < w->case_count; c++)
			possible |= agrees(w, &given, w->cases[c]);
		forms += possible;
		for (size_t i = 0; possible && i < CONDITIONS; i++)
			if (used[i][q] && oracle(w, &given, &w->conditions[i]) != TRUTH_OPEN)
				sum += interests[i].weight;
	}
	return forms ? sum / forms : 0;
}

/* Somebody in a random case answers what is asked (or does not know): it ends, nothing is asked twice or
 * in vain, and when all is known, all is decided. */
static void
questions_come_to_an_end(void **state)
{
	(void)state;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		make_world(&w, false);
		struct interest interests[CONDITIONS];
		struct answer items[QUESTIONS];
		struct answers answers = {items, 0};
		size_t question, left, most = QUESTIONS + 1;
		bool knows_all = roll(3);
		for (size_t i = 0; i < CONDITIONS; i++)
			interests[i] = (struct interest){&w.conditions[i], 1 + roll(3)};
		const uint32_t *mine = w.case_count ? w.cases[roll((unsigned)w.case_count)] : NULL;
		struct logic *logic = logic_new(&w.arena, &w.questions, &answers);
		while (mine && logic_next_question(logic, interests, CONDITIONS, &question, &left)) {
			assert_true(left >= 1 && left < most);
			assert_true(mine[question] != NONE);
			for (size_t i = 0; i < answers.count; i++)
				assert_true(items[i].question != (int64_t)question + 1);
			for (size_t o = 0; o < w.questions.items[question].option_count; o++)
				if (mine[question] == UINT32_C(1) << o)
					assert_true(logic_option_is_possible(logic, question, o));
			items[answers.count++] = (struct answer){.question = (int64_t)question + 1,
				.options = mine[question], .unknown = !knows_all && !roll(2)};
			logic = logic_new(&w.arena, &w.questions, &answers);
			most = left + 1;
		}
		for (size_t i = 0; mine && knows_all && i < CONDITIONS; i++)
			assert_int_equal(logic_judge(logic, &w.conditions[i]),
			    holds(&w.conditions[i], mine) ? TRUTH_YES : TRUTH_NO);
		drop_world(&w);
		seed = kept;
	}
}

/* What most decides on average, of the questions that are asked for certain and that something open depends on. */
static void
next_question_decides_most(void **state)
{
	size_t asking = 0;
	(void)state;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		struct world w;
		struct answer items[QUESTIONS];
		struct interest interests[CONDITIONS];
		bool used[CONDITIONS][QUESTIONS] = {{false}};
		size_t next = 0, left, expected = QUESTIONS;
		double best = -1;
		make_world(&w, false);
		struct answers answers = {items, random_answers(&w, items)};
		struct logic *logic = logic_new(&w.arena, &w.questions, &answers);
		for (size_t i = 0; i < CONDITIONS; i++) {
			interests[i] = (struct interest){&w.conditions[i], 1 + roll(4)};
			logic_depends(logic, &w.conditions[i], used[i]);
		}
		for (size_t q = 0; q < w.questions.count; q++) {
			double gain = mean_gain(&w, &answers, interests, used, q);
			if (gain > best) {
				best = gain;
				expected = q;
			}
		}
		assert_int_equal(logic_next_question(logic, interests, CONDITIONS, &next, &left), expected < QUESTIONS);
		if (expected < QUESTIONS)
			assert_int_equal(next, expected);
		asking += expected < QUESTIONS;
		drop_world(&w);
		seed = kept;
	}
	assert_true(asking > ROUNDS / 4);
}

/* Questions with two options each, n of them. */
static struct questions
many_questions(struct arena *arena, size_t count, size_t options)
{
	struct questions questions = {arena_array(arena, count, sizeof(struct question)), count};
	for (size_t i = 0; i < count; i++) {
		questions.items[i].id = (int64_t)i + 1;
		questions.items[i].option_count = options;
	}
	return questions;
}

static struct condition_term *
terms_of(struct arena *arena, struct condition *condition, size_t clause, size_t count)
{
	condition->clauses[clause].terms = arena_array(arena, count, sizeof(struct condition_term));
	condition->clauses[clause].count = count;
	return condition->clauses[clause].terms;
}

/* A pigeonhole problem is hard for anybody: the limit holds, and says so, and the answer is no lie: any question may still
 * turn it. */
static void
hard_conditions_stay_open(void **state)
{
	(void)state;
	enum { PIGEONS = 13, HOLES = 12 };
	struct arena arena = {0};
	struct questions questions = many_questions(&arena, PIGEONS, HOLES);
	struct answers none = {0};
	struct condition two_meet = {.count = PIGEONS * (PIGEONS - 1) / 2 * HOLES};
	two_meet.clauses = arena_array(&arena, two_meet.count, sizeof *two_meet.clauses);
	size_t c = 0;
	for (unsigned hole = 0; hole < HOLES; hole++)
		for (int64_t a = 1; a <= PIGEONS; a++)
			for (int64_t b = a + 1; b <= PIGEONS; b++) {
				struct condition_term *terms = terms_of(&arena, &two_meet, c++, 2);
				terms[0] = (struct condition_term){.question = a, .option = hole};
				terms[1] = (struct condition_term){.question = b, .option = hole};
			}
	struct logic *logic = logic_new(&arena, &questions, &none);
	assert_int_equal(logic_judge(logic, &two_meet), TRUTH_OPEN); /* in truth: always */
	assert_true(logic_exhausted(logic));
	bool used[PIGEONS] = {false};
	logic_depends(logic, &two_meet, used);
	for (size_t i = 0; i < PIGEONS; i++)
		assert_true(used[i]);
	arena_free(&arena);
}

/* Forty questions are no trouble as long as conditions are what people write. */
static void
many_questions_are_easy(void **state)
{
	(void)state;
	enum { COUNT = 40, SOME = 16 };
	struct arena arena = {0};
	struct questions questions = many_questions(&arena, COUNT, SOME);
	struct condition some = {.clauses = arena_array(&arena, COUNT, sizeof *some.clauses), .count = COUNT};
	for (size_t i = 0; i < COUNT; i++)
		*terms_of(&arena, &some, i, 1) = (struct condition_term){.question = (int64_t)i + 1, .option = 3};
	struct answer answer = {.question = 7, .options = 1 << 3};
	struct answers none = {0}, one = {&answer, 1};
	struct logic *logic = logic_new(&arena, &questions, &none);
	assert_int_equal(logic_judge(logic, &some), TRUTH_OPEN);
	bool used[COUNT] = {false};
	logic_depends(logic, &some, used);
	for (size_t i = 0; i < COUNT; i++)
		assert_true(used[i]);
	assert_false(logic_exhausted(logic));
	assert_int_equal(logic_judge(logic_new(&arena, &questions, &one), &some), TRUTH_YES);
	arena_free(&arena);
}

/* However many fees of nothing there are, one case shows what they come to. */
static void
sums_of_nothing_are_easy(void **state)
{
	enum { COUNT = 40 };
	struct condition_term terms[COUNT];
	struct clause clauses[COUNT];
	struct condition conditions[COUNT];
	struct weight weights[COUNT];
	struct arena arena = {0};
	struct questions questions = many_questions(&arena, COUNT, 2);
	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		terms[i] = (struct condition_term){.question = (int64_t)i + 1};
		clauses[i] = (struct clause){&terms[i], 1};
		conditions[i] = (struct condition){&clauses[i], 1};
		weights[i] = (struct weight){&conditions[i], 0};
	}
	struct logic *logic = logic_new(&arena, &questions, &(struct answers){0});
	struct range range = logic_range(logic, weights, COUNT);
	assert_true(!range.least && !range.most);
	assert_false(logic_exhausted(logic));
	arena_free(&arena);
}

/* Another service's question, or an option that there is not. */
static void
unreadable_conditions_stay_open(void **state)
{
	struct condition_term terms[] = {{.question = 99, .option = 0}, {.question = 1, .option = 2}};
	struct arena arena = {0};
	struct questions questions = many_questions(&arena, 1, 2);
	(void)state;
	struct logic *logic = logic_new(&arena, &questions, &(struct answers){0});
	for (size_t i = 0; i < 2; i++) {
		struct clause clause = {&terms[i], 1};
		struct condition strange = {&clause, 1};
		bool used[1] = {false};
		assert_int_equal(logic_judge(logic, &strange), TRUTH_OPEN);
		logic_depends(logic, &strange, used);
		assert_false(used[0]);
	}
	arena_free(&arena);
}

/* It is asked, whatever decides that. */
static void
questions_with_unreadable_gates_are_asked(void **state)
{
	struct condition_term strange = {.question = 99, .option = 0}, first = {.question = 1, .option = 0};
	struct clause gate[] = {{&strange, 1}}, clause[] = {{&first, 1}};
	const struct condition condition = {clause, 1};
	const struct answer yes = {.question = 1, .options = 1}, no = {.question = 1, .options = 2};
	const struct interest interest = {&condition, 1};
	struct arena arena = {0};
	struct questions questions = many_questions(&arena, 1, 2);
	size_t next, left;
	(void)state;
	questions.items[0].asked_when = (struct condition){gate, 1};
	struct logic *logic = logic_new(&arena, &questions, &(struct answers){0});
	assert_int_equal(logic_judge(logic, &condition), TRUTH_OPEN);
	assert_true(logic_next_question(logic, &interest, 1, &next, &left));
	assert_int_equal(logic_judge(logic_new(&arena, &questions, &(struct answers){&yes, 1}), &condition), TRUTH_YES);
	assert_int_equal(logic_judge(logic_new(&arena, &questions, &(struct answers){&no, 1}), &condition), TRUTH_NO);
	arena_free(&arena);
}

/* What is asked only after another answer may have to be asked, too, wherever the other stands. */
static void
questions_behind_others_are_left(void **state)
{
	struct arena arena = {0};
	(void)state;
	for (size_t first = 0; first < 2; first++) {
		struct condition_term opens = {.question = (int64_t)first + 1, .option = 0}, last = {.question = 2 - (int64_t)first, .option = 1};
		struct clause gate = {&opens, 1}, clause = {&last, 1};
		const struct condition condition = {&clause, 1};
		const struct interest interest = {&condition, 1};
		struct questions questions = many_questions(&arena, 2, 2);
		size_t next, left;
		questions.items[!first].asked_when = (struct condition){&gate, 1};
		struct logic *logic = logic_new(&arena, &questions, &(struct answers){0});
		assert_true(logic_next_question(logic, &interest, 1, &next, &left));
		assert_int_equal(next, first);
		assert_int_equal(left, 2);
	}
	arena_free(&arena);
}

/* Of two questions that decide each other, neither can turn a condition alone: the first of them is asked, but none whose
 * answer is known already. */
static void
tied_questions_are_asked_one_by_one(void **state)
{
	enum { ONE, KNOWN, FORCED, OTHER, COUNT };
	struct condition_term forced[] = {{.question = 1 + KNOWN, .option = 0}, {.question = 1 + FORCED, .option = 1}};
	struct condition_term tied[][2] = {
		{{.question = 1 + ONE, .option = 0}, {.question = 1 + OTHER, .option = 1}},
		{{.question = 1 + ONE, .option = 1}, {.question = 1 + OTHER, .option = 0}},
	};
	struct clause impossible[] = {{forced, 2}, {tied[0], 2}, {tied[1], 2}};
	const struct answer known = {.question = 1 + KNOWN, .options = 1};
	const size_t orders[][2] = {{ONE, OTHER}, {OTHER, ONE}};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct condition_term all[] = {{.question = 1 + FORCED, .option = 0},
			{.question = 1 + (int64_t)orders[i][0], .option = 0}, {.question = 1 + (int64_t)orders[i][1], .option = 0}};
		struct clause clause = {all, 3};
		const struct condition condition = {&clause, 1};
		struct questions questions = many_questions(&arena, COUNT, 2);
		bool used[COUNT] = {false};
		questions.items[KNOWN].impossible = (struct condition){impossible, 3};
		struct logic *logic = logic_new(&arena, &questions, &(struct answers){&known, 1});
		assert_int_equal(logic_depends(logic, &condition, used), TRUTH_OPEN);
		for (size_t q = 0; q < COUNT; q++)
			assert_int_equal(used[q], q == orders[i][0]);
		assert_int_equal(logic_judge(logic, &condition), TRUTH_OPEN);
	}
	arena_free(&arena);
}

/* What an answer decides counts by the answer, not by how many answers there are: two that decide 10 each before four that
 * decide 9 each. */
static void
gains_are_averages(void **state)
{
	struct condition_term few = {.question = 2, .option = 0}, many = {.question = 1, .option = 0};
	struct clause clauses[] = {{&few, 1}, {&many, 1}};
	const struct condition by_few = {&clauses[0], 1}, by_many = {&clauses[1], 1};
	struct question_option options[4] = {{0}};
	struct question items[] = {{.id = 1, .options = options, .option_count = 4}, {.id = 2, .options = options, .option_count = 2}};
	const struct questions questions = {items, 2};
	const struct interest interests[] = {{&by_many, 9}, {&by_few, 10}};
	struct arena arena = {0};
	size_t next, left;
	(void)state;
	struct logic *logic = logic_new(&arena, &questions, &(struct answers){0});
	assert_true(logic_next_question(logic, interests, 2, &next, &left));
	assert_int_equal(next, 1);
	assert_int_equal(left, 2);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judgements_are_exact),
		cmocka_unit_test(sums_are_exact),
		cmocka_unit_test(possible_options_are_exact),
		cmocka_unit_test(more_answers_never_revoke),
		cmocka_unit_test(what_it_depends_on_is_exact),
		cmocka_unit_test(next_question_decides_most),
		cmocka_unit_test(questions_come_to_an_end),
		cmocka_unit_test(hard_conditions_stay_open),
		cmocka_unit_test(many_questions_are_easy),
		cmocka_unit_test(sums_of_nothing_are_easy),
		cmocka_unit_test(gains_are_averages),
		cmocka_unit_test(questions_behind_others_are_left),
		cmocka_unit_test(tied_questions_are_asked_one_by_one),
		cmocka_unit_test(unreadable_conditions_stay_open),
		cmocka_unit_test(questions_with_unreadable_gates_are_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
