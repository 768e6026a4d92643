/* Answers that cannot be true together: the latest count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data/base/list.h"
#include "data/guidance.h"

enum { WHO = 1, WHERE, WITH };

static struct condition_term who_child = {.question = WHO, .option = 1};
static struct condition_term not_both[] = {{.question = WHO, .option = 0}, {.question = WHERE, .option = 1}};
static struct condition_term not_alone[] = {{.question = WITH, .option = 0}, {.question = WITH, .option = 1}};
static struct clause asked[] = {{&who_child, 1}}, never[] = {{not_both, 2}}, excluded[] = {{not_alone, 2}};

/* WHO: oneself or a child. WHERE: here or abroad, never oneself abroad. WITH: somebody, nobody, not both; asked about
 * a child. */
static struct question_option two[2];
static struct question items[] = {
	{.id = WHO, .options = two, .option_count = 2},
	{.id = WHERE, .options = two, .option_count = 2, .impossible = {never, 1}},
	{.id = WITH, .many = true, .options = two, .option_count = 2, .asked_when = {asked, 1}, .impossible = {excluded, 1}},
};
static const struct questions questions = {items, 3};

static void
expect(const struct answer *given, size_t count, const int64_t *kept, size_t kept_count)
{
	struct arena arena = {0};
	struct list fallen = {0};
	struct statement said[8];
	struct errand_case c = {.errand = {.id = 1, .service = 1}, .questions = questions};
	for (size_t i = 0; i < count; i++)
		said[i] = (struct statement){.answer = given[i], .about = ABOUT_VISITOR};
	struct answers possible = errand_answers(&arena, &c, &(struct statements){said, count}, &fallen);
	assert_int_equal(possible.count, kept_count);
	for (size_t i = 0; i < kept_count; i++)
		assert_int_equal(possible.items[i].question, kept[i]);
	for (size_t i = 0; i < fallen.count; i++)
		for (size_t k = 0; k < kept_count; k++)
			assert_int_not_equal(((struct statement *)fallen.items)[i].answer.question, kept[k]);
	arena_free(&arena);
}
#define EXPECT(given, ...) \
	expect(given, sizeof given / sizeof *given, (const int64_t[]){__VA_ARGS__}, \
	    sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

static void
test_what_fits_stays(void **state)
{
	const struct answer given[] = {{WHO, false, 2}, {WITH, false, 1}, {WHERE, false, 2}};
	(void)state;
	EXPECT(given, WHO, WITH, WHERE);
	expect(NULL, 0, NULL, 0);
}

static void
test_the_latest_counts(void **state)
{
	const struct answer abroad[] = {{WHO, false, 1}, {WHERE, false, 2}};
	const struct answer oneself[] = {{WHERE, false, 2}, {WHO, false, 1}};
	(void)state;
	EXPECT(abroad, WHERE);
	EXPECT(oneself, WHO);
}

static void
test_what_is_in_nobodys_way_stays(void **state)
{
	const struct answer given[] = {{WITH, false, 1}, {WHERE, false, 2}, {99, false, 1}, {WHO, false, 1}};
	(void)state;
	EXPECT(given, WITH, WHO); /* 99 is asked by others */
}

static void
test_not_knowing_is_in_nobodys_way(void **state)
{
	const struct answer given[] = {{WHERE, false, 2}, {WHO, true, 0}};
	(void)state;
	EXPECT(given, WHERE, WHO);
}

static void
test_several_options_that_exclude_each_other(void **state)
{
	const struct answer given[] = {{WHO, false, 2}, {WITH, false, 3}};
	(void)state;
	EXPECT(given, WITH);
}

/* Not by what can be chosen just now: of two options, or where one is left, each would stand alone. */
static void
test_the_option_for_none_is_known_by_its_combinations(void **state)
{
	struct condition_term pairs[][2] = {
		{{.question = WITH, .option = 2}, {.question = WITH, .option = 0}},
		{{.question = WITH, .option = 1}, {.question = WITH, .option = 2}},
		{{.question = WITH, .option = 2}, {.question = WHO, .option = 0}},
	};
	struct clause clauses[] = {{pairs[0], 2}, {pairs[1], 2}, {pairs[2], 2}};
	struct question question = {.id = WITH, .many = true, .option_count = 3, .impossible = {clauses, 3}};
	(void)state;
	assert_int_equal(question_none(&question), 1 << 2);
	question.impossible.count = 1;
	assert_int_equal(question_none(&question), 0);
	assert_int_equal(question_none(&items[2]), 0);
	assert_int_equal(question_none(&(struct question){.id = WITH}), 0);
}

/* --------------------------------------------------- a service that asks by parts -- */

static struct condition_term is_here = {.question = WHERE, .option = 0}, is_with = {.question = WITH, .option = 0};
static struct clause here[] = {{&is_here, 1}}, with[] = {{&is_with, 1}}, child[] = {{&who_child, 1}};

static bool
has_interest(const struct interests *interests, const struct clause *clause)
{
	for (size_t i = 0; i < interests->count; i++)
		if (interests->items[i].condition->clauses == clause)
			return true;
	return false;
}

/* Each part of a service whose text hangs on an answer counts, the first of its kind and the last. */
static void
test_every_part_makes_its_question_matter(void **state)
{
	struct fee fees[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct act_by act_by[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct deadline deadlines[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct channel channels[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct service_step steps[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct output outputs[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	const struct service services[] = {
		{.id = 1, .fees = fees, .fee_count = 2}, {.id = 1, .act_by = act_by, .act_by_count = 2},
		{.id = 1, .deadlines = deadlines, .deadline_count = 2}, {.id = 1, .channels = channels, .channel_count = 2},
		{.id = 1, .steps = steps, .step_count = 2}, {.id = 1, .outputs = outputs, .output_count = 2},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
		struct interests all = interests_of(&arena, &services[i], true);
		if (!has_interest(&all, here) || !has_interest(&all, with))
			fail_msg("part %zu: an answer that changes it does not matter", i);
	}
	arena_free(&arena);
}

static struct errand_case
case_of(struct arena *arena, const struct service *service, const struct answer *given, size_t count)
{
	struct errand_case c;
	struct questions *asking = arena_alloc(arena, sizeof *asking);
	*asking = questions;
	errand_case_of(arena, service, asking, &(struct answers){given, count}, &c);
	return c;
}

/* What an answer to the first question excludes is known, in every errand of several. */
static void
test_each_errand_has_its_objections(void **state)
{
	struct eligibility rules[] = {{.excludes = true, .condition = {child, 1}}};
	const struct service service = {.id = 1, .eligibility = rules, .eligibility_count = 1};
	static const struct answer oneself = {WHO, false, 1}, a_child = {WHO, false, 2};
	struct arena arena = {0};
	const struct papers none = {0};
	const struct ticks no_ticks = {0};
	struct verdict verdict;
	(void)state;
	for (size_t excluded_one = 0; excluded_one < 3; excluded_one++) {
		struct errand_case cases[3];
		for (size_t i = 0; i < 3; i++)
			cases[i] = case_of(&arena, &service, i == excluded_one ? &a_child : &oneself, 1);
		verdict_of(&arena, &none, cases, 3, &no_ticks, &verdict);
		assert_int_equal(verdict.kind, VERDICT_AGAINST);
		assert_int_equal(verdict.against_count, 1);
		assert_int_equal(verdict.against[0].errand, excluded_one);
	}
	arena_free(&arena);
}

/* Beside what could not be before. */
static void
test_a_service_excludes_persons(void **state)
{
	struct question_option persons[] = {{.number = 1}, {.number = 2, .person = 7}};
	struct question question = {.id = WHO, .options = persons, .option_count = 2, .impossible = {never, 1}};
	struct questions asking = {&question, 1};
	const struct service service = {.id = 1};
	struct arena arena = {0};
	(void)state;
	errand_exclude_persons(&arena, &service, &asking);
	assert_int_equal(question.impossible.count, 2);
	assert_ptr_equal(question.impossible.clauses[0].terms, not_both);
	assert_int_equal(question.impossible.clauses[1].count, 1);
	assert_int_equal(question.impossible.clauses[1].terms[0].option, 1);
	arena_free(&arena);
}

static void
test_a_fee_holds_on_its_first_and_last_day(void **state)
{
	const struct fee fee = {.valid_from = "2026-01-01", .valid_to = "2026-12-31"}, always = {0};
	(void)state;
	assert_true(fee_is_valid(&fee, "2026-01-01"));
	assert_true(fee_is_valid(&fee, "2026-12-31"));
	assert_false(fee_is_valid(&fee, "2025-12-31"));
	assert_false(fee_is_valid(&fee, "2027-01-01"));
	assert_true(fee_is_valid(&fee, NULL));
	assert_true(fee_is_valid(&always, "2026-06-01"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_fits_stays),
		cmocka_unit_test(test_the_latest_counts),
		cmocka_unit_test(test_what_is_in_nobodys_way_stays),
		cmocka_unit_test(test_not_knowing_is_in_nobodys_way),
		cmocka_unit_test(test_several_options_that_exclude_each_other),
		cmocka_unit_test(test_the_option_for_none_is_known_by_its_combinations),
		cmocka_unit_test(test_every_part_makes_its_question_matter),
		cmocka_unit_test(test_each_errand_has_its_objections),
		cmocka_unit_test(test_a_service_excludes_persons),
		cmocka_unit_test(test_a_fee_holds_on_its_first_and_last_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
