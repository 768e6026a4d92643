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
static struct question items[] = {
	{.id = WHO, .option_count = 2},
	{.id = WHERE, .option_count = 2, .impossible = {never, 1}},
	{.id = WITH, .many = true, .option_count = 2, .asked_when = {asked, 1}, .impossible = {excluded, 1}},
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
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
