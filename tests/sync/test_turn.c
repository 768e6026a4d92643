/* Each kiosk has an id of its own that stays, and a moment that follows from it; see sync/client/turn.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sync/client/turn.h"

static char folder[] = "/tmp/kalauz-turn-XXXXXX";

static void
put(const char *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/" TURN_FILE, folder);
	unlink(path);
	FILE *file = text ? fopen(path, "we") : NULL;
	if (file) {
		fputs(text, file);
		fclose(file);
	}
}

static void
an_id_is_made_and_stays(void **state)
{
	char first[TURN_ID + 1], again[TURN_ID + 1], other[TURN_ID + 1];
	(void)state;
	put(NULL);
	assert_true(turn_id(folder, first));
	assert_int_equal(strspn(first, "0123456789abcdef"), TURN_ID);
	assert_true(turn_id(folder, again));
	assert_string_equal(again, first);
	put(NULL); /* as in an image */
	assert_true(turn_id(folder, other));
	assert_string_not_equal(other, first);
}

static void
what_is_no_id_is_replaced(void **state)
{
	static const char *const bad[] = {"", "\n", "0123", "0123456789abcdef0123456789abcdeX\n",
	    "0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef\nmore"};
	char id[TURN_ID + 1], again[TURN_ID + 1];
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		put(bad[i]);
		assert_true(turn_id(folder, id));
		assert_memory_not_equal(id, "0123456789abcdef0123456789abcde", TURN_ID - 1);
		assert_true(turn_id(folder, again));
		assert_string_equal(again, id);
	}
}

static void
where_none_can_be_made(void **state)
{
	char id[TURN_ID + 1];
	(void)state;
	assert_false(turn_id("/does/not/exist", id));
}

/* Of 540 kiosks a minute has 60; that one has less than 20 or more than 100 happens by chance once in 10^6 runs. */
static void
they_are_spread(void **state)
{
	int minutes[TURN_SPAN / 60] = {0};
	char id[TURN_ID + 1];
	(void)state;
	for (int i = 0; i < 60 * TURN_SPAN / 60; i++) {
		put(NULL);
		assert_true(turn_id(folder, id));
		assert_in_range(turn_phase(id), 0, TURN_SPAN - 1);
		minutes[turn_phase(id) / 60]++;
	}
	for (size_t i = 0; i < TURN_SPAN / 60; i++)
		assert_in_range(minutes[i], 20, 100);
}

static void
the_wait_ends_at_the_phase(void **state)
{
	enum { NOW = 1800000000 }; /* a multiple of the period */
	(void)state;
	for (int phase = 0; phase < TURN_SPAN; phase += 7)
		for (int late = 0; late < TURN_PERIOD; late += 11) {
			int wait = turn_wait(phase, NOW + late, NOW - 300);
			assert_in_range(wait, 0, TURN_PERIOD - 1);
			assert_int_equal((late + wait) % TURN_PERIOD, phase);
		}
}

/* Never asked, asked long ago, asked in the future: switched on now. */
static void
who_comes_back_asks_soon(void **state)
{
	static const int64_t last[] = {0, 1800000000 - 2 * TURN_PERIOD - 1, 1800000001, 4000000000};
	(void)state;
	for (size_t i = 0; i < sizeof last / sizeof *last; i++)
		for (int phase = 0; phase < TURN_SPAN; phase++)
			assert_in_range(turn_wait(phase, 1800000000, last[i]), 0, 59);
	assert_true(turn_wait(500, 1800000000, 0) > turn_wait(100, 1800000000, 0)); /* but not all at once */
}

static int
make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int
remove_folder(void **state)
{
	(void)state;
	put(NULL);
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_is_made_and_stays), cmocka_unit_test(what_is_no_id_is_replaced),
		cmocka_unit_test(where_none_can_be_made), cmocka_unit_test(they_are_spread),
		cmocka_unit_test(the_wait_ends_at_the_phase), cmocka_unit_test(who_comes_back_asks_soon),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
