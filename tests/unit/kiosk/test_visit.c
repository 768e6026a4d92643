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

static struct statement
about_visit(int64_t question, uint32_t options)
{
	return (struct statement){.answer = {.question = question, .options = options}, .about = ABOUT_VISITOR};
}

static void
test_an_answer_replaces_the_one_before_and_keeps_the_rest(void **state)
{
	struct visit visit = {0};
	(void)state;
	assert_true(visit_say(&visit, about_visit(1, 1)));
	assert_true(visit_say(&visit, about_visit(2, 2)));
	assert_true(visit_say(&visit, about_visit(1, 4)));
	struct statements all = visit_statements(&visit);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.items[0].answer.question, 2); /* the latest stands last */
	assert_int_equal(all.items[1].answer.question, 1);
	assert_int_equal(all.items[1].answer.options, 4);
}

/* The same question about me, my child, my other child; in two errands. */
static void
test_answers_about_different_things_stand_beside_each_other(void **state)
{
	struct visit visit = {0};
	struct statement mine = about_visit(1, 1), childs = mine, others = mine, first = mine, second = mine;
	(void)state;
	mine.about = childs.about = others.about = ABOUT_PERSON;
	childs.who = (struct who){5, 0};
	others.who = (struct who){5, 1};
	first.about = second.about = ABOUT_ERRAND;
	first.errand = 1, second.errand = 2;
	const struct statement *all[] = {&mine, &childs, &others, &first, &second};
	for (size_t i = 0; i < 5; i++)
		assert_true(visit_say(&visit, *all[i]));
	assert_int_equal(visit.statement_count, 5);
	others.answer.options = 2;
	assert_true(visit_say(&visit, others));
	assert_int_equal(visit.statement_count, 5);
	visit_unsay(&visit, &first);
	assert_int_equal(visit.statement_count, 4);
}

static void
test_an_answer_can_be_taken_back(void **state)
{
	struct visit visit = {0};
	struct statement second = about_visit(2, 0), unknown = about_visit(7, 0);
	(void)state;
	for (int64_t question = 1; question <= 3; question++)
		visit_say(&visit, about_visit(question, 1));
	unsigned version = visit.version;
	visit_unsay(&visit, &unknown);
	assert_int_equal(visit.version, version);
	visit_unsay(&visit, &second);
	assert_int_not_equal(visit.version, version);
	struct statements all = visit_statements(&visit);
	assert_int_equal(all.count, 2);
	assert_int_equal(all.items[0].answer.question, 1);
	assert_int_equal(all.items[1].answer.question, 3);
	assert_true(is_all_zero(&visit.statements[2], sizeof visit.statements[2]));
}

static void
test_full_of_answers_nothing_is_lost(void **state)
{
	struct visit visit = {0};
	(void)state;
	for (int64_t question = 0; question < VISIT_MAX_STATEMENTS; question++)
		assert_true(visit_say(&visit, about_visit(question, 1)));
	struct visit before = visit;
	assert_false(visit_say(&visit, about_visit(VISIT_MAX_STATEMENTS, 1)));
	assert_memory_equal(&visit, &before, sizeof visit);
	assert_true(visit_say(&visit, about_visit(5, 2)));
	assert_int_equal(visit.statements[VISIT_MAX_STATEMENTS - 1].answer.options, 2);
	assert_int_equal(visit.statement_count, VISIT_MAX_STATEMENTS);
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
	struct errand listed[PAPERS_MAX_ERRANDS];
	(void)state;
	assert_int_equal(visit_errand(&visit, 10, 0).id, 0);
	uint32_t first = visit_take_up(&visit, 10, 0);
	assert_int_not_equal(first, 0);
	assert_int_equal(visit_take_up(&visit, 10, 0), first);
	assert_false(visit_lists(&visit, 10));
	assert_true(visit_list(&visit, first, true));
	assert_true(visit_lists(&visit, 10) && visit_is_listed(&visit, first));
	uint32_t second = visit_add_errand(&visit, 10); /* the same for somebody else */
	assert_int_not_equal(second, first);
	visit_set_who(&visit, second, (struct who){5, 0});
	assert_int_equal(visit_errand(&visit, 10, 0).id, first);
	assert_int_equal(visit_errand(&visit, 10, second).who.person, 5);
	assert_int_equal(visit_listed(&visit, listed), 2);
	assert_int_equal(listed[1].id, second);
	assert_true(visit_list(&visit, first, false));
	assert_int_equal(visit_listed(&visit, listed), 1);
	assert_false(visit_list(&visit, 999, true));
	assert_false(visit_is_listed(&visit, 0));
}

static void
test_a_full_list_says_so_and_looking_goes_on(void **state)
{
	struct visit visit = {0};
	struct statement said = {.answer = {.question = 1, .options = 1}, .about = ABOUT_ERRAND};
	(void)state;
	for (int64_t service = 1; service <= PAPERS_MAX_ERRANDS; service++)
		assert_int_not_equal(visit_add_errand(&visit, service), 0);
	assert_int_equal(visit_add_errand(&visit, 10), 0);
	uint32_t oldest = visit_take_up(&visit, 1000, 0);
	said.errand = oldest;
	assert_true(visit_say(&visit, said));
	assert_false(visit_list(&visit, oldest, true));
	for (int64_t service = 2000; service < 2100; service++)
		assert_int_not_equal(visit_take_up(&visit, service, 0), 0);
	assert_int_equal(visit_errand(&visit, 1000, 0).id, 0); /* what was looked at first is forgotten */
	assert_int_equal(visit.statement_count, 0);
	assert_int_equal(visit.errand_count, VISIT_MAX_ERRANDS);
	for (int64_t service = 1; service <= PAPERS_MAX_ERRANDS; service++)
		assert_true(visit_lists(&visit, service));
}

static void
test_every_change_has_its_version(void **state)
{
	struct visit visit = {0};
	unsigned version = 0;
	(void)state;
	visit_say(&visit, about_visit(1, 0));
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
	visit_list(&visit, 1, false);
	assert_int_not_equal(visit.version, version);
	version = visit.version;
	visit_set_who(&visit, 1, (struct who){5, 0});
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
	visit_say(&visit, about_visit(1, 1));
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
		cmocka_unit_test(test_answers_about_different_things_stand_beside_each_other),
		cmocka_unit_test(test_an_answer_can_be_taken_back),
		cmocka_unit_test(test_full_of_answers_nothing_is_lost),
		cmocka_unit_test(test_ticks),
		cmocka_unit_test(test_full_of_ticks_nothing_is_lost),
		cmocka_unit_test(test_errands),
		cmocka_unit_test(test_a_full_list_says_so_and_looking_goes_on),
		cmocka_unit_test(test_every_change_has_its_version),
		cmocka_unit_test(test_query),
		cmocka_unit_test(test_wiping_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
