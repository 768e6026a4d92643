/* The line that people type into: characters as people see them, and nothing stays of what was erased. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <unistr.h>

#include "kiosk/model/edit.h"

static enum edit_result
act(struct edit *edit, enum action action)
{
	return edit_handle(edit, (struct event){action, 0});
}

static void
type(struct edit *edit, const char *text)
{
	ucs4_t character;
	for (const uint8_t *c = (const uint8_t *)text; (c = u8_next(&character, c));)
		edit_handle(edit, (struct event){ACTION_CHARACTER, character});
}

/* "ab|c": the text, and where the cursor stands. */
static void
assert_line(const struct edit *edit, const char *expected)
{
	char line[EDIT_SIZE + 1];
	memcpy(line, edit->text, edit->cursor);
	line[edit->cursor] = '|';
	strcpy(line + edit->cursor + 1, edit->text + edit->cursor);
	assert_string_equal(line, expected);
	assert_int_equal(edit->size, strlen(edit->text));
	for (size_t i = edit->size; i < EDIT_SIZE; i++)
		assert_int_equal(edit->text[i], 0);
}

static void
test_typing_and_moving(void **state)
{
	struct edit edit = {0};
	(void)state;
	type(&edit, "útlvél");
	assert_line(&edit, "útlvél|");
	act(&edit, ACTION_LEFT);
	act(&edit, ACTION_LEFT);
	act(&edit, ACTION_LEFT);
	assert_int_equal(edit_handle(&edit, (struct event){ACTION_CHARACTER, 'e'}), EDIT_CHANGED);
	assert_line(&edit, "útle|vél");
	assert_int_equal(act(&edit, ACTION_FIRST), EDIT_TAKEN);
	assert_int_equal(act(&edit, ACTION_LEFT), EDIT_TAKEN);
	assert_line(&edit, "|útlevél");
	act(&edit, ACTION_RIGHT);
	assert_line(&edit, "ú|tlevél");
	act(&edit, ACTION_LAST);
	act(&edit, ACTION_RIGHT);
	assert_line(&edit, "útlevél|");
	assert_int_equal(act(&edit, ACTION_OPEN), EDIT_IGNORED);
	assert_int_equal(act(&edit, ACTION_DOWN), EDIT_IGNORED);
}

static void
test_erasing(void **state)
{
	struct edit edit = {0};
	(void)state;
	assert_int_equal(act(&edit, ACTION_ERASE), EDIT_TAKEN);
	type(&edit, "őűx");
	assert_int_equal(act(&edit, ACTION_ERASE_NEXT), EDIT_TAKEN);
	assert_int_equal(act(&edit, ACTION_ERASE), EDIT_CHANGED);
	assert_line(&edit, "őű|");
	act(&edit, ACTION_ERASE);
	assert_line(&edit, "ő|");
	type(&edit, "бв");
	act(&edit, ACTION_FIRST);
	assert_int_equal(act(&edit, ACTION_ERASE_NEXT), EDIT_CHANGED);
	assert_line(&edit, "|бв");
	assert_int_equal(act(&edit, ACTION_ERASE_ALL), EDIT_CHANGED);
	assert_line(&edit, "|");
	assert_int_equal(act(&edit, ACTION_ERASE_ALL), EDIT_TAKEN);
}

/* A letter with marks and a syllable of three parts are one character each. */
static void
test_clusters_stay_together(void **state)
{
	struct edit edit = {0};
	(void)state;
	type(&edit, "ae\u0301\u0323z");
	act(&edit, ACTION_LEFT);
	act(&edit, ACTION_LEFT);
	assert_line(&edit, "a|e\u0301\u0323z");
	act(&edit, ACTION_RIGHT);
	act(&edit, ACTION_ERASE);
	assert_line(&edit, "a|z");
	act(&edit, ACTION_ERASE_ALL);
	type(&edit, "\u1100\u1161\u11a8!");
	act(&edit, ACTION_LEFT);
	act(&edit, ACTION_ERASE);
	assert_line(&edit, "|!");
	type(&edit, "e"); /* then a mark joins it */
	type(&edit, "\u0301");
	assert_line(&edit, "e\u0301|!");
}

static void
test_what_may_not_be_shown_is_not_typed(void **state)
{
	static const int64_t wrong[] = {0, 7, 0x1b, 0x7f, 0x85, 0x9f, 0x202e, 0x2066, 0xd800, 0xffff, 0x110000,
		INT64_MAX, -1, INT64_MIN};
	struct edit edit = {0};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(edit_handle(&edit, (struct event){ACTION_CHARACTER, wrong[i]}), EDIT_TAKEN);
	assert_line(&edit, "|");
}

static void
test_no_more_than_there_is_room_for(void **state)
{
	struct edit edit = {0};
	(void)state;
	for (int i = 0; i < 2 * EDIT_SIZE; i++)
		type(&edit, "ő");
	assert_int_equal(edit.size, (EDIT_SIZE - 1) / 2 * 2);
	assert_int_equal(edit.text[EDIT_SIZE - 1], 0);
	type(&edit, "a"); /* one byte is left */
	assert_int_equal(edit.size, EDIT_SIZE - 1);
	assert_int_equal(edit_handle(&edit, (struct event){ACTION_CHARACTER, 'b'}), EDIT_TAKEN);
	act(&edit, ACTION_ERASE);
	act(&edit, ACTION_ERASE);
	assert_int_equal(edit_handle(&edit, (struct event){ACTION_CHARACTER, 'b'}), EDIT_CHANGED);
}

static void
test_setting_and_wiping(void **state)
{
	static const struct edit empty;
	char lots[2 * EDIT_SIZE];
	struct edit edit = {0};
	(void)state;
	type(&edit, "meghalt az édesanyám");
	edit_set(&edit, "elköltöztünk");
	assert_line(&edit, "elköltöztünk|");
	memset(lots, 'a', sizeof lots);
	lots[sizeof lots - 1] = 0;
	edit_set(&edit, lots);
	assert_int_equal(edit.size, EDIT_SIZE - 1);
	edit_wipe(&edit);
	assert_memory_equal(&edit, &empty, sizeof edit);
}

static void
assert_view(const struct edit *edit, int width, const char *expected, int cursor, bool before, bool after)
{
	char seen[EDIT_SIZE];
	struct edit_view view = edit_view(edit, width);
	memcpy(seen, edit->text + view.start, view.size);
	seen[view.size] = 0;
	assert_string_equal(seen, expected);
	assert_int_equal(view.cursor, cursor);
	assert_int_equal(view.before, before);
	assert_int_equal(view.after, after);
}

static void
test_view(void **state)
{
	struct edit edit = {0};
	(void)state;
	assert_view(&edit, 10, "", 0, false, false);
	type(&edit, "árvíztűrő");
	assert_view(&edit, 10, "árvíztűrő", 9, false, false);
	assert_view(&edit, 9, "rvíztűrő", 8, true, false); /* the cursor has its column */
	type(&edit, " tükörfúrógép");
	assert_view(&edit, 10, "örfúrógép", 9, true, false);
	act(&edit, ACTION_FIRST);
	assert_view(&edit, 10, "árvíztűrő ", 0, false, true);
	for (int i = 0; i < 11; i++)
		act(&edit, ACTION_RIGHT);
	assert_view(&edit, 10, "űrő tükörf", 5, true, true);
}

/* Whatever is typed: the cursor is in sight and between characters, the view is no wider than asked. */
static void
test_any_events(void **state)
{
	static const enum action actions[] = {ACTION_CHARACTER, ACTION_CHARACTER, ACTION_CHARACTER,
		ACTION_CHARACTER, ACTION_LEFT, ACTION_RIGHT, ACTION_FIRST, ACTION_LAST, ACTION_ERASE,
		ACTION_ERASE_NEXT, ACTION_LEFT, ACTION_ERASE_ALL};
	static const int64_t characters[] = {'a', ' ', 0x151, 0x301, 0x4e2d, 0x1f1ed, 0x1f1fa, 0x200d, 0x1f468,
		0xad, 0x1100, 0x1161, 0x11a8, 0x202e};
	struct edit edit = {0};
	(void)state;
	srand(5);
	for (int i = 0; i < 20000; i++) {
		enum action action = actions[(size_t)rand() % (i % 9 ? 11 : 12)];
		edit_handle(&edit, (struct event){action,
			characters[(size_t)rand() % (sizeof characters / sizeof *characters)]});
		size_t at = 0;
		const uint8_t *text = (const uint8_t *)edit.text;
		while (at < edit.cursor)
			at = (size_t)(u8_grapheme_next(text + at, text + edit.size) - text);
		assert_int_equal(at, edit.cursor);
		assert_null(u8_check(text, edit.size));
		int width = 3 + rand() % 40;
		struct edit_view view = edit_view(&edit, width);
		assert_in_range(view.cursor, 0, width - 1);
		assert_true(canvas_width(edit.text + view.start, view.size) <= width);
		assert_true(view.start <= edit.cursor && view.start + view.size >= edit.cursor);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typing_and_moving),
		cmocka_unit_test(test_erasing),
		cmocka_unit_test(test_clusters_stay_together),
		cmocka_unit_test(test_what_may_not_be_shown_is_not_typed),
		cmocka_unit_test(test_no_more_than_there_is_room_for),
		cmocka_unit_test(test_setting_and_wiping),
		cmocka_unit_test(test_view),
		cmocka_unit_test(test_any_events),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
