/* What the hall says: the keys, who may set them, which queue serves what, and a file that changes between visits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "data/editor/commands/commands.h"
#include "kiosk/model/hall_today.h"
#include "tests/support/support.h"

static enum status
parse(struct settings *settings, struct arena *arena, unsigned who, const char *lines)
{
	settings_default(settings);
	return settings_parse(settings, arena, "hall.conf", who, lines, strlen(lines));
}

static void
test_good_lines(void **state)
{
	struct settings s;
	struct arena arena = {0};
	(void)state;
	assert_int_equal(parse(&s, &arena, SET_BY_HALL,
	    "tickets = desk\nbooking_phone = 06 1 372-3950\nbooking_web = idopont.pelda.hu\n"
	    "queue_1 = B | Okmányok | 3–5 | koltozes, parkolas\nqueue_12 = |Földszint| | *\n"
	    "closed = 2026-12-24, 2026-12-31\nmoved = 2026-11-30 B 7, 2026-12-01 B 7, az ablaknál\n"
	    "notice = 2026-11-30 2026-12-04 A lift nem működik.\n"), STATUS_INVALID); /* "az ablaknál" is no day */
	assert_int_equal(parse(&s, &arena, SET_BY_HALL,
	    "tickets = desk\nbooking_phone = 06 1 372-3950\nbooking_web = idopont.pelda.hu\n"
	    "queue_1 = B | Okmányok | 3–5 | koltozes, parkolas\nqueue_12 = |Földszint| | *\n"
	    "closed = 2026-12-24, 2026-12-31\nmoved = 2026-11-30 B 7, 2026-12-01 B az ablaknál\n"
	    "notice = 2026-11-30 2026-12-04 A lift nem működik.\n"), STATUS_DONE);
	assert_int_equal(s.hall.tickets, HALL_TICKETS_DESK);
	assert_string_equal(s.hall.queues[0].letter, "B");
	assert_string_equal(s.hall.queues[0].desk, "3–5");
	assert_null(s.hall.queues[11].letter);
	assert_string_equal(s.hall.queues[11].name, "Földszint");
	assert_int_equal(s.hall.closed_count, 2);
	assert_int_equal(s.hall.moved_count, 2);
	assert_string_equal(s.hall.moved[1].desk, "az ablaknál");
	assert_string_equal(s.hall.notice, "A lift nem működik.");
	arena_free(&arena);
}

static void
test_bad_lines(void **state)
{
	static const char *const bad[] = {
		"tickets = gép\n", "booking_phone = hívjon\n", "booking_web = a honlapon\n", "queue_1 = B Okmányok\n",
		"queue_1 = B | Okmányok | 3 |\n", "queue_1 = | | 3 | *\n", "queue_1 = B | O | 3 | * | x\n", "queue_13 = B | | | *\n",
		"queue_0 = B | | | *\n", "closed = 2026-02-30\n", "closed = holnap\n", "moved = 2026-11-30 B\n",
		"moved = B 2026-11-30 7\n", "notice = 2026-12-04 2026-11-30 Fordítva.\n", "notice = 2026-11-30 2026-12-04\n",
	};
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct settings s;
		struct arena arena = {0};
		if (parse(&s, &arena, SET_BY_HALL, bad[i]) != STATUS_INVALID)
			fail_msg("taken: %s", bad[i]);
		arena_free(&arena);
	}
}

/* Each key from each side. */
static void
test_who_may_set(void **state)
{
	static const struct {
		const char *line;
		unsigned who;
	} lines[] = {
		{"catalogue = /x\n", SET_BY_OFFICE}, {"office = x\n", SET_BY_OFFICE}, {"keyboard = screen\n", SET_BY_OFFICE},
		{"escape_milliseconds = 5\n", SET_BY_OFFICE}, {"languages = hu\n", SET_BY_OFFICE | SET_BY_CENTRE},
		{"idle_seconds = 90\n", SET_BY_OFFICE | SET_BY_CENTRE}, {"warning_seconds = 30\n", SET_BY_OFFICE | SET_BY_CENTRE},
		{"booking_phone = 1818\n", SET_BY_OFFICE | SET_BY_HALL | SET_BY_CENTRE},
		{"booking_web = a.hu\n", SET_BY_OFFICE | SET_BY_HALL | SET_BY_CENTRE},
		{"tickets = none\n", SET_BY_OFFICE | SET_BY_HALL}, {"queue_7 = A | | | *\n", SET_BY_OFFICE | SET_BY_HALL},
		{"closed = 2026-12-24\n", SET_BY_OFFICE | SET_BY_HALL}, {"moved = 2026-12-24 A 7\n", SET_BY_OFFICE | SET_BY_HALL},
		{"notice = 2026-12-24 2026-12-24 x\n", SET_BY_OFFICE | SET_BY_HALL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		for (unsigned who = SET_BY_OFFICE; who <= SET_BY_CENTRE; who <<= 1) {
			struct settings s;
			struct arena arena = {0};
			bool taken = parse(&s, &arena, who, lines[i].line) == STATUS_DONE;
			if (taken != !!(lines[i].who & who))
				fail_msg("%u: %s", who, lines[i].line);
			arena_free(&arena);
		}
}

static void
test_a_file_that_changes(void **state)
{
	const char *catalogue_path = support_path("catalogue.db"), *path = support_path("hall.conf");
	char *build[] = {"build", "-o", (char *)catalogue_path, "tests/fixtures/screens", NULL};
	struct settings settings;
	struct catalogue *catalogue;
	struct hall_state hall = {0};
	int64_t parking, moving;
	(void)state;
	assert_int_equal(build_command(4, build), 0);
	assert_int_equal(catalogue_open(&catalogue, catalogue_path), STATUS_DONE);
	assert_int_equal(catalogue_find(catalogue, "service", "parkolas", &parking), STATUS_DONE);
	assert_int_equal(catalogue_find(catalogue, "life_event", "koltozes", &moving), STATUS_DONE);
	settings_default(&settings);
	settings.hall_path = path;
	settings.hall.booking_phone = "1818";
	hall_refresh(&hall, &settings, catalogue); /* no file */
	assert_int_equal(hall.hall.count, 0);
	assert_string_equal(hall.hall.booking_phone, "1818");

	static const char first[] = "queue_2 = B | Okmányok | 3 | parkolas koltozes nincsilyen\nmoved = 2026-11-30 B 7\n";
	support_write(path, first, sizeof first - 1);
	hall_refresh(&hall, &settings, catalogue);
	assert_int_equal(hall.hall.count, 1);
	assert_string_equal(hall.hall.queues[0].ticket, "B – Okmányok");
	assert_int_equal(hall.hall.queues[0].count, 2);
	assert_true(hall.hall.queues[0].matters[0] == parking && hall.hall.queues[0].matters[1] == moving);
	assert_int_equal(hall.hall.queues[0].moved_count, 1);
	assert_string_equal(hall.hall.booking_phone, "1818"); /* of kalauz.conf */

	static const char second[] = "booking_phone = 06 1 2345\nqueue_1 = K | | | *\n";
	support_write(path, second, sizeof second - 1);
	hall_refresh(&hall, &settings, catalogue);
	assert_int_equal(hall.hall.count, 1);
	assert_true(hall.hall.queues[0].rest);
	assert_string_equal(hall.hall.booking_phone, "06 1 2345");
	hall_free(&hall);
	catalogue_close(catalogue);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_lines),
		cmocka_unit_test(test_bad_lines),
		cmocka_unit_test(test_who_may_set),
		cmocka_unit_test(test_a_file_that_changes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
