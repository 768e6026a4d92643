/* What follows from the lists of random errands, against a reading by hand: what is in hand, what is missing, which errand
 * comes first, what they cost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/random_errands.h"

enum { ROUNDS = 3000, FEES = 4, PAYEES = 3, RULES = 2 };

static struct errand_case cases[ERRANDS];
static struct papers papers;

/* Some papers are another person's, some are issued by one of the errands, some errands ask for nothing. */
static void
begin(unsigned round)
{
	random_seed = round;
	random_errands(cases);
	for (size_t i = 0; i < ERRANDS; i++) {
		struct service *service = (struct service *)cases[i].service;
		if (!roll(4))
			service->requirement_count = 0;
		for (size_t r = 0; r < service->requirement_count; r++)
			for (size_t s = 0; s < service->requirements[r].count; s++)
				for (size_t p = 0; p < service->requirements[r].sets[s].count; p++) {
					struct paper *paper = &service->requirements[r].sets[s].papers[p];
					paper->issued_by = roll(3) ? 0 : 1 + roll(ERRANDS);
					if (!roll(3))
						paper->whose = CHILD, paper->whose_name = "child";
				}
	}
	papers_of(&random_arena, cases, ERRANDS, &papers);
}

/* -------------------------------------------------------------------- in hand -- */

static unsigned
most(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

/* A paper that is shown can be one that is handed in; a copy is no original; where either will do, an original does. */
static unsigned
pieces_of(const struct need *need)
{
	unsigned originals = most(need->shown[FORM_ORIGINAL], need->kept[FORM_ORIGINAL]);
	unsigned copies = most(need->shown[FORM_COPY], need->kept[FORM_COPY]);
	unsigned either = need->kept[FORM_EITHER] + most(need->shown[FORM_NONE], need->kept[FORM_NONE]);
	bool shows = need->shown[FORM_EITHER] > either && !originals && !copies;
	return originals + copies + (shows ? need->shown[FORM_EITHER] : either);
}

/* The key of a paper alone. */
static uint64_t
key_of(const struct need *need)
{
	for (size_t i = 0; i < ERRANDS; i++) {
		struct paper paper = *need->paper;
		struct paper_set set = {&paper, 1};
		struct requirement alone = {.sets = &set, .count = 1};
		struct need_line line;
		line_of_requirement(&random_arena, &cases[i], &alone, &line);
		if (whose_is(line.sets[0].needs[0].whose, need->whose))
			return line.key;
	}
	fail_msg("nobody asks for that paper");
	return 0;
}

static bool
has(const struct ticks *ticks, uint64_t key, unsigned pieces)
{
	for (size_t i = 0; i < ticks->count; i++)
		if (ticks->items[i].key == key)
			return ticks->items[i].pieces >= pieces;
	return !pieces;
}

static bool
is_in_hand(const struct need_line *line, const struct ticks *ticks)
{
	unsigned first = 0;
	for (size_t n = 0; n < line->sets[0].count; n++)
		first += pieces_of(&line->sets[0].needs[n]);
	assert_int_equal(line_pieces(line), most(first, 1));
	if (has(ticks, line->key, most(first, 1)))
		return true;
	for (size_t s = 0; s < line->set_count; s++) {
		bool all = true;
		for (size_t n = 0; n < line->sets[s].count; n++)
			all &= has(ticks, key_of(&line->sets[s].needs[n]), most(pieces_of(&line->sets[s].needs[n]), 1));
		if (all)
			return true;
	}
	return false;
}

/* Whole lines and single papers, sometimes a piece too few; each key once. */
static struct ticks
random_ticks(void)
{
	struct tick *items = arena_array(&random_arena, papers.count * (1 + SETS * PAPERS), sizeof *items);
	struct ticks ticks = {items, 0};
	for (size_t i = 0; i < papers.count; i++) {
		const struct need_line *line = &papers.lines[i];
		struct tick tick = {line->key, line_pieces(line) - !roll(4)};
		if (!roll(3) && !has(&ticks, tick.key, 1))
			items[ticks.count++] = tick;
		for (size_t s = 0; s < line->set_count; s++)
			for (size_t n = 0; n < line->sets[s].count; n++) {
				const struct need *need = &line->sets[s].needs[n];
				tick = (struct tick){key_of(need), most(pieces_of(need), 1) - !roll(6)};
				if (roll(2) && !has(&ticks, tick.key, 1))
					items[ticks.count++] = tick;
			}
	}
	return ticks;
}

/* -------------------------------------------------------------------- verdict -- */

static bool
says_something(const struct errand_case *c, const struct condition *condition)
{
	for (size_t a = 0; a < c->answers.count; a++)
		for (unsigned o = 0; o < OPTIONS; o++)
			if (!c->answers.items[a].unknown && condition_names(condition, c->answers.items[a].question, o))
				return true;
	return false;
}

static void
add_rules(void)
{
	for (size_t i = 0; i < ERRANDS; i++) {
		struct service *service = (struct service *)cases[i].service;
		service->eligibility = arena_array(&random_arena, RULES, sizeof *service->eligibility);
		service->eligibility_count = roll(RULES + 1);
		for (size_t e = 0; e < service->eligibility_count; e++)
			service->eligibility[e] = (struct eligibility){.excludes = roll(3), .condition = random_condition()};
		if (!roll(4) && cases[i].answers.count)
			((struct answer *)cases[i].answers.items)[0].unknown = true;
	}
}

static void
check_verdict(const struct ticks *ticks)
{
	struct verdict found;
	size_t missing = 0, open = 0, held = 0, against = 0;
	verdict_of(&random_arena, &papers, cases, ERRANDS, ticks, &found);
	for (size_t i = 0; i < papers.count; i++) {
		const struct need_line *line = &papers.lines[i];
		bool in_hand = is_in_hand(line, ticks);
		assert_int_equal(line_is_ticked(line, ticks), in_hand);
		if (in_hand || line->seen || line->truth == TRUTH_NO)
			continue;
		if (line->if_held || line->sets[0].lacking)
			assert_ptr_equal(found.held[held++], line);
		else if (line->truth == TRUTH_YES)
			assert_ptr_equal(found.missing[missing++], line);
		else
			assert_ptr_equal(found.open[open++], line);
	}
	for (size_t i = 0; i < ERRANDS; i++)
		for (size_t e = 0; e < cases[i].service->eligibility_count; e++) {
			const struct eligibility *rule = &cases[i].service->eligibility[e];
			if (!rule->excludes || logic_judge(cases[i].logic, &rule->condition) != TRUTH_YES ||
			    !says_something(&cases[i], &rule->condition))
				continue;
			assert_ptr_equal(found.against[against].reason, rule);
			assert_int_equal(found.against[against++].errand, i);
		}
	assert_int_equal(found.missing_count, missing);
	assert_int_equal(found.open_count, open);
	assert_int_equal(found.held_count, held);
	assert_int_equal(found.against_count, against);
	assert_int_equal(found.kind, against ? VERDICT_AGAINST : missing ? VERDICT_MISSING : open ? VERDICT_DEPENDS
	    : held ? VERDICT_START : VERDICT_COMPLETE);
}

static void
verdicts_are_as_read_by_hand(void **state)
{
	(void)state;
	for (unsigned round = 1; round < ROUNDS; round++) {
		begin(round);
		struct ticks ticks = random_ticks();
		add_rules();
		check_verdict(&ticks);
		arena_free(&random_arena);
	}
}

/* ---------------------------------------------------------------------- order -- */

static bool
asks(const struct need_line *line, size_t errand)
{
	return line->truth != TRUTH_NO && line->errands & 1u << errand;
}

static bool
names(const struct need_line *line, struct whose whose)
{
	for (size_t s = 0; s < line->set_count; s++)
		for (size_t n = 0; n < line->sets[s].count; n++)
			if (whose_is(line->sets[s].needs[n].whose, whose))
				return true;
	return false;
}

/* An errand that asks for papers is about those whose papers these are; one that asks for none, about anybody. */
static bool
is_about(size_t errand, struct whose whose)
{
	size_t all = 0, theirs = 0;
	for (size_t i = 0; i < papers.count; i++)
		if (asks(&papers.lines[i], errand)) {
			all++;
			theirs += names(&papers.lines[i], whose);
		}
	return theirs || !all;
}

static bool
waits_for(size_t later, size_t first)
{
	for (size_t i = 0; i < papers.count; i++) {
		const struct need_line *line = &papers.lines[i];
		for (size_t n = 0; asks(line, later) && !line->seen && line->set_count == 1 && n < line->sets[0].count; n++)
			if (line->sets[0].needs[n].paper->issued_by == cases[first].service->id &&
			    is_about(first, line->sets[0].needs[n].whose))
				return true;
	}
	return false;
}

/* At each place the first that waits for none that is left, or, where all wait for others, the first that is left. */
static void
orders_are_as_read_by_hand(void **state)
{
	size_t moved = 0;
	(void)state;
	for (unsigned round = 1; round < ROUNDS; round++) {
		size_t order[ERRANDS];
		bool done[ERRANDS] = {false};
		begin(round);
		errands_order(&random_arena, cases, ERRANDS, &papers, order);
		for (size_t place = 0; place < ERRANDS; place++) {
			size_t first = ERRANDS, free = ERRANDS;
			for (size_t i = ERRANDS; i-- > 0;) {
				bool waits = false;
				for (size_t j = 0; j < ERRANDS; j++)
					waits |= j != i && !done[j] && waits_for(i, j);
				if (!done[i])
					first = i;
				if (!done[i] && !waits)
					free = i;
			}
			assert_int_equal(order[place], free < ERRANDS ? free : first);
			moved += order[place] != place;
			done[order[place]] = true;
		}
		arena_free(&random_arena);
	}
	assert_true(moved > ROUNDS / 10);
}

/* ----------------------------------------------------------------------- fees -- */

/* Every way to answer the questions, by id. */
static bool
holds(const struct condition *condition, const uint32_t *values)
{
	for (size_t c = 0; c < condition->count; c++) {
		bool all = true;
		for (size_t t = 0; t < condition->clauses[c].count; t++)
			all &= values[condition->clauses[c].terms[t].question - 1] >> condition->clauses[c].terms[t].option & 1;
		if (all)
			return true;
	}
	return !condition->count;
}

static bool
is_case(const struct errand_case *c, const uint32_t *values)
{
	for (size_t q = 0; q < QUESTIONS; q++)
		if (q != MANY && (!values[q] || values[q] & (values[q] - 1)))
			return false;
	for (size_t a = 0; a < c->answers.count; a++)
		if (values[c->answers.items[a].question - 1] != c->answers.items[a].options)
			return false;
	return true;
}

static bool
may_apply(const struct errand_case *c, const struct fee *fee)
{
	return fee->valid_from == NULL && logic_judge(c->logic, &fee->condition) != TRUTH_NO;
}

/* What the errand's fees to that payee come to; payee < 0: to anybody. */
static struct range
range_of(const struct errand_case *c, int64_t payee)
{
	struct range range = {INT64_MAX, 0};
	for (uint32_t number = 0; number < 1u << QUESTIONS * OPTIONS; number++) {
		const uint32_t values[QUESTIONS] = {number & 7, number >> 3 & 7, number >> 6};
		int64_t sum = 0;
		if (!is_case(c, values))
			continue;
		for (size_t f = 0; f < c->service->fee_count; f++) {
			const struct fee *fee = &c->service->fees[f];
			if (fee->known && may_apply(c, fee) && (payee < 0 || fee->payee.id == payee) && holds(&fee->condition, values))
				sum += fee->amount;
		}
		range.least = sum < range.least ? sum : range.least;
		range.most = sum > range.most ? sum : range.most;
	}
	return range;
}

static void
add_fees(void)
{
	for (size_t i = 0; i < ERRANDS; i++) {
		struct service *service = (struct service *)cases[i].service;
		service->fees = arena_array(&random_arena, FEES, sizeof *service->fees);
		service->fee_count = roll(FEES + 1);
		for (size_t f = 0; f < service->fee_count; f++)
			service->fees[f] = (struct fee){.known = roll(4), .amount = roll(4), .payee.id = roll(PAYEES), .stale = !roll(20),
				.valid_from = roll(5) ? NULL : "2027-01-01", .condition = random_condition()};
	}
}

static void
check_payee(const struct fees *found, int64_t payee, size_t *payments)
{
	struct range all = {0};
	bool unknown = false;
	for (size_t i = 0; i < ERRANDS; i++) {
		struct range one = range_of(&cases[i], payee);
		all.least += one.least;
		all.most += one.most;
		for (size_t f = 0; f < cases[i].service->fee_count; f++) {
			const struct fee *fee = &cases[i].service->fees[f];
			unknown |= may_apply(&cases[i], fee) && fee->payee.id == payee && !fee->known;
		}
	}
	for (size_t p = 0; p < found->payment_count; p++)
		if (found->payments[p].payee_id == payee) {
			assert_true(all.most || unknown);
			assert_int_equal(found->payments[p].least, all.least);
			assert_int_equal(found->payments[p].most, all.most);
			assert_int_equal(found->payments[p].unknown, unknown);
			++*payments;
			return;
		}
	assert_false(all.most || unknown);
}

static void
check_fees(void)
{
	struct fees found;
	struct range all = {0};
	bool complete = true, stale = false;
	size_t payments = 0;
	fees_of(&random_arena, cases, ERRANDS, "2026-11-23", &found);
	for (size_t i = 0; i < ERRANDS; i++) {
		struct range one = range_of(&cases[i], -1);
		size_t told = 0, unknown = 0;
		for (size_t f = 0; f < cases[i].service->fee_count; f++) {
			const struct fee *fee = &cases[i].service->fees[f];
			told += may_apply(&cases[i], fee);
			unknown += may_apply(&cases[i], fee) && !fee->known;
			stale |= may_apply(&cases[i], fee) && fee->stale;
		}
		all.least += one.least;
		all.most += one.most;
		assert_int_equal(found.unknown[i], unknown || !told);
		complete &= told && !unknown;
	}
	assert_int_equal(found.least, all.least);
	assert_int_equal(found.most, all.most);
	assert_int_equal(found.complete, complete);
	assert_int_equal(found.stale, stale);
	for (int64_t payee = 0; payee < PAYEES; payee++)
		check_payee(&found, payee, &payments);
	assert_int_equal(payments, found.payment_count);
	for (size_t p = 1; p < found.payment_count; p++)
		assert_int_not_equal(found.payments[p].payee_id, 0); /* the office stands first */
}

static void
fees_are_as_added_by_hand(void **state)
{
	(void)state;
	for (unsigned round = 1; round < ROUNDS; round++) {
		begin(round);
		add_fees();
		check_fees();
		arena_free(&random_arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verdicts_are_as_read_by_hand),
		cmocka_unit_test(orders_are_as_read_by_hand),
		cmocka_unit_test(fees_are_as_added_by_hand),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
