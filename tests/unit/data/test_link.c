/* Links as strings: what is written is read again, and nothing else is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "data/link.h"

static void
test_every_kind_is_read_as_written(void **state)
{
	struct arena arena = {0};
	(void)state;
	for (enum link_kind kind = LINK_NONE + 1; kind < LINK_KINDS; kind++) {
		size_t written = 0;
		struct link link = {.kind = kind}, again;
		for (size_t count = 0; count <= LINK_MAX_IDS; count++) {
			const char *words = link_write(&arena, &link);
			if (words) {
				written++;
				memset(&again, 0xff, sizeof again);
				assert_true(link_read(words, &again));
				assert_int_equal(again.kind, kind);
				assert_int_equal(link_id_count(&again), count);
				for (size_t i = 0; i < count; i++)
					assert_int_equal(link_id(&again, i), link_id(&link, i));
			}
			link_add(&link, INT64_MAX - (int64_t)count);
		}
		assert_true(written > 0);
	}
	arena_free(&arena);
}

static void
test_strings_are_as_documented(void **state)
{
	struct arena arena = {0};
	(void)state;
	assert_string_equal(link_write(&arena, &(struct link){LINK_START, 0, {0}}), "start");
	assert_string_equal(link_write(&arena, &(struct link){LINK_SERVICE, 1234, {0}}), "service:1234");
	assert_string_equal(link_write(&arena, &(struct link){LINK_VERDICT, 0, {0}}), "verdict");
	assert_string_equal(link_write(&arena, &(struct link){LINK_TERM, 12, {34}}), "term:12,34");
	assert_string_equal(link_write(&arena, &(struct link){LINK_QUESTION, 7, {8}}), "question:7,8");
	arena_free(&arena);
}

static void
test_links_that_lead_nowhere_are_not_written(void **state)
{
	struct arena arena = {0};
	(void)state;
	assert_null(link_write(&arena, &(struct link){LINK_NONE, 0, {0}}));
	assert_null(link_write(&arena, &(struct link){LINK_SERVICE, 0, {0}}));
	assert_null(link_write(&arena, &(struct link){LINK_SERVICE, -1, {0}}));
	assert_null(link_write(&arena, &(struct link){LINK_DOCUMENT, 1, {2}}));
	assert_null(link_write(&arena, &(struct link){LINK_START, 1, {0}}));
	assert_null(link_write(&arena, &(struct link){LINK_QUESTION, 1, {2, 3, 4}}));
	arena_free(&arena);
}

static void
test_nothing_else_is_read(void **state)
{
	static const char *const bad[] = {
		"", ":", "none", "start:", "start:1", "Start", "start ", " start", "startx", "star", "service", "service:",
		"service:0", "service:01", "service:-1", "service:+1", "service: 1", "service:1 ", "service:1,", "service:1,2,3",
		"service:,1", "service:1:2", "service:x", "service:1x", "service:9223372036854775808",
		"service:18446744073709551617", "verdict:0", "question", "question:1,2,3,4", "term:", "term:1,,2",
		"term:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17", "szolgáltatás:1",
	};
	struct link link = {LINK_HELP, 0, {0}};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (link_read(bad[i], &link))
			fail_msg("read: \"%s\"", bad[i]);
	assert_int_equal(link.kind, LINK_HELP);
	assert_true(link_read("term:1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16", &link));
	assert_int_equal(link_id_count(&link), LINK_MAX_IDS);
	assert_false(link_add(&link, 17));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_kind_is_read_as_written),
		cmocka_unit_test(test_strings_are_as_documented),
		cmocka_unit_test(test_links_that_lead_nowhere_are_not_written),
		cmocka_unit_test(test_nothing_else_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
