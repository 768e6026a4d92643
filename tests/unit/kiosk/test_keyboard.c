/* Letters on the screen: all of every alphabet can be reached with arrows, and clicked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistr.h>

#include "kiosk/widgets/keyboard.h"

static const struct {
	const char *lang, *letters;
} alphabets[] = {
	{"hu", "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz0123456789-"},
	{"en", "abcdefghijklmnopqrstuvwxyz0123456789"},
	{"de", "aäbcdefghijklmnoöpqrsßtuüvwxyz0123456789"},
	{"uk", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'0123456789"},
};
enum { ALPHABETS = sizeof alphabets / sizeof *alphabets };

/* Moves the focus round the row until the key is found. */
static bool
find_in_row(struct keyboard *keyboard, enum action action, int64_t value)
{
	for (int i = 0; i < KEYBOARD_COLUMNS; i++) {
		struct event event = keyboard_press(keyboard);
		if (event.action == action && event.value == value)
			return true;
		keyboard_move(keyboard, ACTION_RIGHT);
	}
	return false;
}

static bool
find(struct keyboard *keyboard, enum action action, int64_t value)
{
	while (keyboard_move(keyboard, ACTION_UP))
		;
	do
		if (find_in_row(keyboard, action, value))
			return true;
	while (keyboard_move(keyboard, ACTION_DOWN));
	return false;
}

static void
test_every_letter_can_be_reached(void **state)
{
	(void)state;
	for (size_t i = 0; i < ALPHABETS; i++) {
		struct keyboard keyboard;
		ucs4_t letter;
		keyboard_begin(&keyboard, alphabets[i].lang);
		for (const uint8_t *c = (const uint8_t *)alphabets[i].letters; (c = u8_next(&letter, c));)
			if (!find(&keyboard, ACTION_CHARACTER, letter))
				fail_msg("%s: U+%04X is not there", alphabets[i].lang, letter);
		assert_true(find(&keyboard, ACTION_CHARACTER, ' '));
		assert_true(find(&keyboard, ACTION_ERASE, 0));
		assert_true(find(&keyboard, ACTION_LAYOUT, 0));
		assert_true(find(&keyboard, ACTION_DONE, 0));
	}
}

static void
test_moving(void **state)
{
	struct keyboard keyboard;
	(void)state;
	keyboard_begin(&keyboard, "hu");
	assert_int_equal(keyboard_press(&keyboard).value, 'q');
	keyboard_move(&keyboard, ACTION_LEFT);
	assert_int_equal(keyboard_press(&keyboard).value, 0xfa); /* ú, at the end of the row */
	keyboard_move(&keyboard, ACTION_DOWN);
	assert_int_equal(keyboard_press(&keyboard).value, 0x171);
	keyboard_move(&keyboard, ACTION_RIGHT);
	assert_int_equal(keyboard_press(&keyboard).value, 'a');
	assert_true(keyboard_move(&keyboard, ACTION_DOWN));
	assert_true(keyboard_move(&keyboard, ACTION_DOWN));
	assert_int_equal(keyboard_press(&keyboard).value, ' ');
	assert_false(keyboard_move(&keyboard, ACTION_DOWN));
	keyboard_move(&keyboard, ACTION_LEFT);
	assert_int_equal(keyboard_press(&keyboard).action, ACTION_DONE);
	keyboard_move(&keyboard, ACTION_LEFT);
	assert_int_equal(keyboard_press(&keyboard).action, ACTION_LAYOUT);
	for (int i = 0; i < KEYBOARD_LETTER_ROWS; i++)
		assert_true(keyboard_move(&keyboard, ACTION_UP));
	assert_false(keyboard_move(&keyboard, ACTION_UP));
	assert_false(keyboard_move(&keyboard, ACTION_PAGE_DOWN));
}

/* In a row that is shorter the focus is on its last key. */
static void
test_short_rows(void **state)
{
	struct keyboard keyboard;
	(void)state;
	keyboard_begin(&keyboard, "en");
	keyboard_move(&keyboard, ACTION_LEFT);
	assert_int_equal(keyboard_press(&keyboard).value, 'p');
	keyboard_move(&keyboard, ACTION_DOWN);
	assert_int_equal(keyboard_press(&keyboard).value, 'l');
	keyboard_move(&keyboard, ACTION_RIGHT);
	assert_int_equal(keyboard_press(&keyboard).value, 'a');
}

static void
test_layouts_go_round(void **state)
{
	struct keyboard keyboard;
	(void)state;
	keyboard_begin(&keyboard, "uk");
	assert_true(find(&keyboard, ACTION_CHARACTER, 0x439));
	keyboard_next_layout(&keyboard);
	assert_true(find(&keyboard, ACTION_CHARACTER, 0x151));
	keyboard_next_layout(&keyboard);
	keyboard_next_layout(&keyboard);
	assert_true(find(&keyboard, ACTION_CHARACTER, 0xdf));
	keyboard_begin(&keyboard, "xx"); /* unknown: those of the first */
	assert_true(find(&keyboard, ACTION_CHARACTER, 0x151));
}

/* Every key is an item in the area, no two of them share a cell, and one is focused. */
static void
test_keys_are_items(void **state)
{
	static const struct {
		int width, height;
	} sizes[] = {{24, 10}, {36, 11}, {40, 11}, {78, 20}, {114, 28}};
	(void)state;
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (size_t i = 0; i < ALPHABETS; i++) {
			struct canvas canvas;
			struct keyboard keyboard;
			struct ctx ctx = {.lang = alphabets[i].lang};
			int height = keyboard_height(sizes[s].width, sizes[s].height), focused = 0;
			struct rect area = {1, 2, sizes[s].width, height};
			assert_in_range(height, KEYBOARD_ROWS, sizes[s].height - 5);
			canvas_init(&canvas, sizes[s].width + 2, height + 4);
			keyboard_begin(&keyboard, alphabets[i].lang);
			keyboard_draw(&keyboard, &ctx, &canvas, area, true);
			for (size_t k = 0; k < canvas.item_count; k++) {
				const struct rect *r = &canvas.items[k].rect;
				focused += canvas.items[k].focused;
				assert_true(r->x >= area.x && r->x + r->width <= area.x + area.width);
				assert_true(r->y >= area.y && r->y + r->height <= area.y + area.height);
				assert_ptr_equal(canvas_item_at(&canvas, r->x, r->y), &canvas.items[k]);
				assert_ptr_equal(canvas_item_at(&canvas, r->x + r->width - 1, r->y + r->height - 1),
				    &canvas.items[k]);
				assert_non_null(canvas.items[k].label);
			}
			assert_int_equal(focused, 1);
			canvas_destroy(&canvas);
		}
	assert_int_equal(keyboard_height(23, 40), 0);
	assert_int_equal(keyboard_height(80, 9), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_letter_can_be_reached),
		cmocka_unit_test(test_moving),
		cmocka_unit_test(test_short_rows),
		cmocka_unit_test(test_layouts_go_round),
		cmocka_unit_test(test_keys_are_items),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
