/* What a visit remembers, and that nothing stays of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "kiosk/model/visit.h"

static bool
is_all_zero(const void *bytes, size_t size)
{
	const unsigned char *c = bytes;
	for (size_t i = 0; i < size; i++)
		if (c[i])
			return false;
	return true;
}

static void
test_an_answer_replaces_the_one_before_and_keeps_the_rest(void **state)
{
	struct visit visit = {0};
	(void)state;
	assert_true(visit_answer(&visit, (struct answer){.question = 1, .options = 1}));
	assert_true(visit_answer(&visit, (struct answer){.question = 2, .unknown = true}));
	assert_true(visit_answer(&visit, (struct answer){.question = 1, .options = 4}));
	struct answers answers = visit_answers(&visit);
	assert_int_equal(answers.count, 2);
	assert_int_equal(answers.items[0].question, 2); /* the latest stands last */
	assert_true(answers.items[0].unknown);
	assert_int_equal(answers.items[1].question, 1);
	assert_int_equal(answers.items[1].options, 4);
}

static void
test_an_answer_can_be_forgotten(void **state)
{
	struct visit visit = {0};
	(void)state;
	for (int64_t question = 1; question <= 3; question++)
		visit_answer(&visit, (struct answer){.question = question, .options = 1});
	unsigned version = visit.version;
	visit_forget(&visit, 7);
	assert_int_equal(visit.version, version);
	visit_forget(&visit, 2);
	assert_int_not_equal(visit.version, version);
	struct answers answers = visit_answers(&visit);
	assert_int_equal(answers.count, 2);
	assert_int_equal(answers.items[0].question, 1);
	assert_int_equal(answers.items[1].question, 3);
	assert_true(is_all_zero(&visit.answers[2], sizeof visit.answers[2]));
}

static void
test_full_of_answers_nothing_is_lost(void **state)
{
	struct visit visit = {0};
	(void)state;
	for (int64_t question = 0; question < VISIT_MAX_ANSWERS; question++)
		assert_true(visit_answer(&visit, (struct answer){.question = question, .options = 1}));
	struct visit before = visit;
	assert_false(visit_answer(&visit, (struct answer){.question = VISIT_MAX_ANSWERS, .options = 1}));
	assert_memory_equal(&visit, &before, sizeof visit);
	assert_true(visit_answer(&visit, (struct answer){.question = 5, .options = 2}));
	assert_int_equal(visit.answers[VISIT_MAX_ANSWERS - 1].options, 2);
	assert_int_equal(visit.answer_count, VISIT_MAX_ANSWERS);
}

static void
test_ticks(void **state)
{
	struct visit visit = {0};
	(void)state;
	assert_true(visit_tick(&visit, (struct tick){.key = UINT64_MAX, .pieces = 1}));
	assert_true(visit_tick(&visit, (struct tick){.key = 5, .pieces = 2}));
	assert_true(visit_tick(&visit, (struct tick){.key = UINT64_MAX, .pieces = 3}));
	struct ticks ticks = visit_ticks(&visit);
	assert_int_equal(ticks.count, 2);
	assert_int_equal(ticks.items[0].pieces, 3);
	assert_true(visit_tick(&visit, (struct tick){.key = UINT64_MAX}));
	ticks = visit_ticks(&visit);
	assert_int_equal(ticks.count, 1);
	assert_int_equal(ticks.items[0].key, 5);
	assert_true(is_all_zero(&visit.ticks[1], sizeof visit.ticks[1]));
	assert_true(visit_tick(&visit, (struct tick){.key = 99}));
	assert_int_equal(visit_ticks(&visit).count, 1);
}

static void
test_full_of_ticks_nothing_is_lost(void **state)
{
	struct visit visit = {0};
	(void)state;
	for (uint64_t key = 0; key < VISIT_MAX_TICKS; key++)
		assert_true(visit_tick(&visit, (struct tick){key, 1}));
	struct visit before = visit;
	assert_false(visit_tick(&visit, (struct tick){VISIT_MAX_TICKS, 1}));
	assert_memory_equal(&visit, &before, sizeof visit);
	assert_true(visit_tick(&visit, (struct tick){7, 2}));
	assert_true(visit_tick(&visit, (struct tick){7, 0}));
	assert_true(visit_tick(&visit, (struct tick){VISIT_MAX_TICKS, 1}));
}

static void
test_errands(void **state)
{
	struct visit visit = {0};
	(void)state;
	assert_true(visit_add_errand(&visit, 10));
	assert_true(visit_add_errand(&visit, 20));
	unsigned version = visit.version;
	assert_true(visit_add_errand(&visit, 10));
	assert_int_equal(visit.version, version);
	assert_int_equal(visit.errand_count, 2);
	assert_true(visit_has_errand(&visit, 20));
	visit_remove_errand(&visit, 10);
	assert_false(visit_has_errand(&visit, 10));
	assert_int_equal(visit.errands[0], 20);
	assert_int_equal(visit.errands[1], 0);
	for (int64_t service = 100; visit.errand_count < PAPERS_MAX_SERVICES; service++)
		assert_true(visit_add_errand(&visit, service));
	assert_false(visit_add_errand(&visit, 10));
	assert_true(visit_add_errand(&visit, 20)); /* it is there */
	assert_int_equal(visit.errand_count, PAPERS_MAX_SERVICES);
}

static void
test_every_change_has_its_version(void **state)
{
	struct visit visit = {0};
	unsigned version = 0;
	(void)state;
	visit_answer(&visit, (struct answer){.question = 1});
	assert_int_not_equal(visit.version, version);
	version = visit.version;
	visit_tick(&visit, (struct tick){1, 1});
	assert_int_not_equal(visit.version, version);
	version = visit.version;
	visit_tick(&visit, (struct tick){1, 0});
	assert_int_not_equal(visit.version, version);
	version = visit.version;
	visit_add_errand(&visit, 1);
	assert_int_not_equal(visit.version, version);
	version = visit.version;
	visit_remove_errand(&visit, 1);
	assert_int_not_equal(visit.version, version);
}

static void
test_query(void **state)
{
	struct visit visit = {0};
	(void)state;
	visit_type(&visit, (struct event){ACTION_CHARACTER, 'a'});
	assert_string_equal(visit.query.text, "a");
	unsigned version = visit.version;
	assert_int_not_equal(version, 0);
	visit_type(&visit, (struct event){ACTION_LEFT, 0}); /* the same text */
	visit_type(&visit, (struct event){ACTION_ERASE, 0});
	assert_int_equal(visit.version, version);
	visit_set_query(&visit, "jogsi");
	assert_int_not_equal(visit.version, version);
	assert_string_equal(visit.query.text, "jogsi");
	visit_forget_query(&visit);
	assert_true(is_all_zero(&visit.query, sizeof visit.query));
}

static void
test_wiping_leaves_nothing(void **state)
{
	struct visit visit;
	(void)state;
	memset(&visit, 0, sizeof visit);
	visit_answer(&visit, (struct answer){.question = 1, .options = 1});
	visit_tick(&visit, (struct tick){1, 1});
	visit_add_errand(&visit, 1);
	visit_set_query(&visit, "jogsi");
	visit.lang = "hu";
	visit_wipe(&visit);
	assert_true(is_all_zero(&visit, sizeof visit));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_answer_replaces_the_one_before_and_keeps_the_rest),
		cmocka_unit_test(test_an_answer_can_be_forgotten),
		cmocka_unit_test(test_full_of_answers_nothing_is_lost),
		cmocka_unit_test(test_ticks),
		cmocka_unit_test(test_full_of_ticks_nothing_is_lost),
		cmocka_unit_test(test_errands),
		cmocka_unit_test(test_every_change_has_its_version),
		cmocka_unit_test(test_query),
		cmocka_unit_test(test_wiping_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
