/* The cell grid: clipping, wide characters, items, row dump. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "kiosk/canvas/canvas.h"

enum { WIDTH = 12, HEIGHT = 5 };

static int
set_up(void **state)
{
	static struct canvas canvas;
	canvas_init(&canvas, WIDTH, HEIGHT);
	*state = &canvas;
	return 0;
}

static int
tear_down(void **state)
{
	canvas_destroy(*state);
	return 0;
}

static const struct cell *
cell(const struct canvas *canvas, int x, int y)
{
	return &canvas->cells[y * canvas->width + x];
}

static void
assert_row(const struct canvas *canvas, int y, const char *expected)
{
	struct arena arena = {0};
	char *row = canvas_row(canvas, &arena, y);
	if (strcmp(row, expected))
		fail_msg("row %d is \"%s\", not \"%s\"", y, row, expected);
	arena_free(&arena);
}

/* Every wide cell has its second half, and no half stands alone. */
static void
assert_whole_characters(const struct canvas *canvas, const char *after)
{
	for (int y = 0; y < canvas->height; y++)
		for (int x = 0; x < canvas->width; x++) {
			const struct cell *c = cell(canvas, x, y);
			bool half_follows = x + 1 < canvas->width && cell(canvas, x + 1, y)->width == 0;
			bool wide_before = x > 0 && cell(canvas, x - 1, y)->width == 2;
			if (c->width > 2 || (c->width == 2) != half_follows || (c->width == 0) != wide_before)
				fail_msg("%s: cell %d,%d has width %d, %s half after it, %s wide one before it", after, x,
				    y, c->width, half_follows ? "a" : "no", wide_before ? "a" : "no");
			if (c->width && !c->characters[0])
				fail_msg("%s: cell %d,%d is empty", after, x, y);
		}
}

static void
test_begins_blank(void **state)
{
	struct canvas *canvas = *state;
	for (int i = 0; i < WIDTH * HEIGHT; i++) {
		assert_int_equal(canvas->cells[i].characters[0], ' ');
		assert_int_equal(canvas->cells[i].width, 1);
		assert_int_equal(canvas->cells[i].role, ROLE_TEXT);
	}
	assert_int_equal(canvas->cursor_x, WIDTH - 1);
	assert_int_equal(canvas->cursor_y, HEIGHT - 1);
	assert_int_equal(canvas->item_count, 0);
}

static void
test_clear_forgets_all(void **state)
{
	struct canvas *canvas = *state;
	canvas_string(canvas, 0, 0, WIDTH, ROLE_TITLE, "国 titok");
	canvas_item(canvas, (struct rect){1, 1, 2, 1}, (struct event){ACTION_HELP, 0}, "x", NULL, true);
	canvas->position = canvas->positions = 3;
	canvas_clear(canvas);
	test_begins_blank(state);
	assert_int_equal(canvas->positions, 0);
	assert_null(canvas_item_at(canvas, 1, 1));
}

/* ---------------------------------------------------------------- clipping -- */

static const struct rect rects[] = {
	{0, 0, WIDTH, HEIGHT}, {-5, -5, 8, 8}, {WIDTH - 2, HEIGHT - 2, 10, 10}, {3, 1, 2, 2},
	{-9, -9, 3, 3}, {WIDTH, 0, 3, 3}, {0, HEIGHT, 3, 3}, {-100, 2, 1000, 1}, {4, -100, 1, 1000},
	{2, 2, 0, 0}, {5, 3, -4, 2}, {5, 3, 2, -2},
};

static bool
is_inside(const struct rect *r, int x, int y)
{
	return x >= r->x && x < r->x + r->width && y >= r->y && y < r->y + r->height;
}

static void
check_clipping(struct canvas *canvas, void (*draw)(struct canvas *, struct rect, enum role))
{
	for (size_t i = 0; i < sizeof rects / sizeof *rects; i++) {
		canvas_clear(canvas);
		draw(canvas, rects[i], ROLE_CAUTION);
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				if ((cell(canvas, x, y)->role == ROLE_CAUTION) != is_inside(&rects[i], x, y))
					fail_msg("rect %zu: cell %d,%d", i, x, y);
	}
}

static void
test_fill_is_clipped(void **state)
{
	check_clipping(*state, canvas_fill);
}

static void
test_paint_is_clipped(void **state)
{
	check_clipping(*state, canvas_paint);
}

static void
test_paint_changes_only_the_role(void **state)
{
	struct canvas *canvas = *state;
	canvas_string(canvas, 0, 0, WIDTH, ROLE_TEXT, "a国e\u0301");
	canvas_paint(canvas, (struct rect){0, 0, WIDTH, 1}, ROLE_TERM);
	assert_row(canvas, 0, "a国e\u0301");
	assert_whole_characters(canvas, "paint");
	for (int x = 0; x < WIDTH; x++)
		assert_int_equal(cell(canvas, x, 0)->role, ROLE_TERM);
}

static void
test_text_is_clipped(void **state)
{
	struct canvas *canvas = *state;
	canvas_string(canvas, -3, 0, 100, ROLE_TEXT, "abcdef");
	assert_row(canvas, 0, "def");
	canvas_string(canvas, WIDTH - 2, 1, 100, ROLE_TEXT, "abcdef");
	assert_row(canvas, 1, "          ab");
	canvas_string(canvas, 0, -1, 100, ROLE_TEXT, "fent");
	canvas_string(canvas, 0, HEIGHT, 100, ROLE_TEXT, "lent");
	canvas_string(canvas, WIDTH, 2, 100, ROLE_TEXT, "jobbra");
	canvas_string(canvas, -6, 2, 100, ROLE_TEXT, "balra");
	for (int y = 2; y < HEIGHT; y++)
		assert_row(canvas, y, "");
	assert_row(canvas, 0, "def");
}

static void
test_text_keeps_to_its_columns(void **state)
{
	struct canvas *canvas = *state;
	assert_int_equal(canvas_string(canvas, 0, 0, 3, ROLE_TEXT, "abcdef"), 3);
	assert_row(canvas, 0, "abc");
	assert_int_equal(canvas_string(canvas, 0, 1, 3, ROLE_TEXT, "国民"), 2);
	assert_row(canvas, 1, "国");
	assert_int_equal(canvas_string(canvas, 0, 2, 0, ROLE_TEXT, "abc"), 0);
	assert_int_equal(canvas_string(canvas, 0, 2, -4, ROLE_TEXT, "abc"), 0);
	assert_row(canvas, 2, "");
	assert_int_equal(canvas_text(canvas, 0, 3, 9, ROLE_TEXT, "abcdef", 2), 2);
	assert_row(canvas, 3, "ab");
}

static void
test_text_on_the_right(void **state)
{
	struct canvas *canvas = *state;
	assert_int_equal(canvas_string_right(canvas, WIDTH, 0, 6, ROLE_TEXT, "3/12"), WIDTH - 4);
	assert_row(canvas, 0, "        3/12");
	assert_int_equal(canvas_string_right(canvas, WIDTH, 1, 2, ROLE_TEXT, "3/12"), WIDTH - 2);
	assert_row(canvas, 1, "          3/");
	assert_int_equal(canvas_string_right(canvas, 4, 2, 9, ROLE_TEXT, "国民"), 0);
	assert_row(canvas, 2, "国民");
}

/* --------------------------------------------------------- wide characters -- */

static void
test_wide_character_takes_two_cells(void **state)
{
	struct canvas *canvas = *state;
	assert_int_equal(canvas_string(canvas, 1, 0, WIDTH, ROLE_TITLE, "国b"), 3);
	assert_int_equal(cell(canvas, 1, 0)->width, 2);
	assert_int_equal(cell(canvas, 2, 0)->width, 0);
	assert_int_equal(cell(canvas, 2, 0)->characters[0], 0);
	assert_int_equal(cell(canvas, 2, 0)->role, ROLE_TITLE);
	assert_int_equal(cell(canvas, 3, 0)->characters[0], 'b');
	assert_row(canvas, 0, " 国b");
}

static void
test_wide_character_half_overwritten(void **state)
{
	struct canvas *canvas = *state;
	canvas_string(canvas, 2, 0, WIDTH, ROLE_TEXT, "国民");
	canvas_string(canvas, 3, 0, 1, ROLE_TEXT, "x");
	assert_row(canvas, 0, "   x民");
	assert_whole_characters(canvas, "right half");
	canvas_string(canvas, 4, 0, 1, ROLE_TEXT, "y");
	assert_row(canvas, 0, "   xy");
	assert_whole_characters(canvas, "left half");
	canvas_string(canvas, 2, 1, WIDTH, ROLE_TEXT, "国民");
	canvas_string(canvas, 3, 1, 2, ROLE_TEXT, "保");
	assert_row(canvas, 1, "   保");
	assert_whole_characters(canvas, "across two");
	canvas_string(canvas, 2, 2, WIDTH, ROLE_TEXT, "国民");
	canvas_fill(canvas, (struct rect){3, 2, 2, 1}, ROLE_TEXT);
	assert_row(canvas, 2, "");
	assert_whole_characters(canvas, "fill");
}

/* Columns by libunistring alone: the widest character of each cluster. */
static int
columns_of(const uint8_t *s, const uint8_t *end)
{
	int columns = 0;
	for (const uint8_t *next; s < end; s = next) {
		int most = 0;
		next = u8_grapheme_next(s, end);
		for (ucs4_t c; s < next;) {
			s += u8_mbtouc(&c, s, (size_t)(next - s));
			int width = c == 0xad ? 0 : uc_width(c, "UTF-8");
			most = width > most ? width : most;
		}
		columns += most;
	}
	return columns;
}

/* Every character of the common scripts before one of each kind that could join it. */
static void
test_columns_are_those_of_the_clusters(void **state)
{
	static const ucs4_t after[] = {0, ' ', 'e', 0xa0, 0xa9, 0xad, 0x2ff, 0x301, 0x435, 0x483, 0x531, 0x200d, 0xfe0f,
		0x56fd, 0x1f3fb, 0x1f1ed};
	(void)state;
	for (ucs4_t c = 1; c < 0x3000; c++)
		for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
			uint8_t text[12];
			size_t size = (size_t)u8_uctomb(text, c, 4);
			size += after[i] ? (size_t)u8_uctomb(text + size, after[i], 4) : 0;
			if (canvas_width((const char *)text, size) != columns_of(text, text + size))
				fail_msg("U+%04X U+%04X: %d columns", c, after[i], canvas_width((const char *)text, size));
		}
}

/* A terminal would wrap a wide character that begins in the last column. */
static void
test_wide_character_at_the_right_edge(void **state)
{
	struct canvas *canvas = *state;
	canvas_string(canvas, WIDTH - 1, 0, 2, ROLE_TEXT, "国");
	assert_whole_characters(canvas, "right edge");
}

static void
test_wide_character_at_the_left_edge(void **state)
{
	struct canvas *canvas = *state;
	canvas_string(canvas, -1, 1, 2, ROLE_TEXT, "国");
	assert_whole_characters(canvas, "left edge");
}

static uint32_t seed;

static int
random_between(int least, int most)
{
	seed = seed * 1664525 + 1013904223;
	return least + (int)((uint64_t)(seed >> 8) * (uint32_t)(most - least + 1) >> 24);
}

static void
draw_something(struct canvas *canvas)
{
	static const char *const strings[] = {"abc", "国民健康", "a国b民", "e\u0301u\u030b", "한", ""};
	int x = random_between(0, WIDTH - 1), y = random_between(0, HEIGHT - 1);
	int room = random_between(0, WIDTH - x);
	if (random_between(0, 2))
		canvas_string(canvas, x, y, room, ROLE_TEXT, strings[random_between(0, 5)]);
	else
		canvas_fill(canvas, (struct rect){x, y, room, random_between(0, 3)}, ROLE_PANEL);
}

static void
test_property_characters_stay_whole(void **state)
{
	seed = 7;
	for (int i = 0; i < 20000; i++) {
		draw_something(*state);
		assert_whole_characters(*state, "random drawing");
	}
}

/* --------------------------------------------------------------- clusters -- */

static void
test_marks_share_the_cell_of_their_letter(void **state)
{
	struct canvas *canvas = *state;
	assert_int_equal(canvas_string(canvas, 0, 0, WIDTH, ROLE_TEXT, "e\u0301x"), 2);
	assert_int_equal(cell(canvas, 0, 0)->characters[0], 'e');
	assert_int_equal(cell(canvas, 0, 0)->characters[1], 0x301);
	assert_int_equal(cell(canvas, 0, 0)->characters[2], 0);
	assert_int_equal(cell(canvas, 1, 0)->characters[0], 'x');
	assert_row(canvas, 0, "e\u0301x");
}

static void
test_more_marks_than_a_cell_holds(void **state)
{
	struct canvas *canvas = *state;
	char text[64] = "a";
	for (int i = 0; i < 20; i++)
		strcat(text, "\u0301");
	strcat(text, "b");
	assert_int_equal(canvas_string(canvas, 0, 0, WIDTH, ROLE_TEXT, text), 2);
	assert_int_equal(cell(canvas, 0, 0)->characters[3], 0x301);
	assert_int_equal(cell(canvas, 1, 0)->characters[0], 'b');
	assert_row(canvas, 0, "a\u0301\u0301\u0301b");
}

static void
test_soft_hyphen_is_not_drawn(void **state)
{
	struct canvas *canvas = *state;
	assert_int_equal(canvas_string(canvas, 0, 0, WIDTH, ROLE_TEXT, "a\u00adb"), 2);
	assert_row(canvas, 0, "ab");
}

static void
test_columns(void **state)
{
	static const struct {
		const char *text;
		int columns;
	} examples[] = {
		{"", 0}, {"abc", 3}, {"árvíztűrő", 9}, {"a\u0301", 1}, {"国民", 4}, {"a\u00adb", 2},
		{"3\u00a0000", 5}, {"Ще", 2}, {"\u0301", 0}, {"↑↓", 2}, {"▌", 1}, {"─", 1}, {"›", 1}, {"…", 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		if (canvas_width(examples[i].text, strlen(examples[i].text)) != examples[i].columns)
			fail_msg("\"%s\" has %d columns, not %d", examples[i].text,
			    canvas_width(examples[i].text, strlen(examples[i].text)), examples[i].columns);
	assert_int_equal(canvas_width("abcdef", 2), 2);
}

/* ------------------------------------------------------------------- items -- */

static int64_t
value_at(const struct canvas *canvas, int x, int y)
{
	const struct item *item = canvas_item_at(canvas, x, y);
	return item ? item->event.value : -1;
}

static void
test_last_item_is_hit_first(void **state)
{
	struct canvas *canvas = *state;
	canvas_item(canvas, (struct rect){0, 0, 10, 3}, (struct event){ACTION_CHOOSE, 1}, "a", NULL, false);
	canvas_item(canvas, (struct rect){2, 1, 3, 1}, (struct event){ACTION_TERM, 2}, "b", "bé", false);
	assert_int_equal(value_at(canvas, 0, 0), 1);
	assert_int_equal(value_at(canvas, 2, 1), 2);
	assert_int_equal(value_at(canvas, 4, 1), 2);
	assert_int_equal(value_at(canvas, 5, 1), 1);
	assert_int_equal(value_at(canvas, 1, 1), 1);
	assert_int_equal(value_at(canvas, 2, 2), 1);
	assert_int_equal(value_at(canvas, 9, 2), 1);
	assert_int_equal(value_at(canvas, 10, 2), -1);
	assert_int_equal(value_at(canvas, 9, 3), -1);
	assert_int_equal(value_at(canvas, -1, 0), -1);
	assert_string_equal(canvas_item_at(canvas, 2, 1)->spoken, "bé");
}

static void
test_many_items(void **state)
{
	struct canvas *canvas = *state;
	for (int i = 0; i < 1000; i++)
		canvas_item(canvas, (struct rect){i, i, 1, 1}, (struct event){ACTION_CHOOSE, i}, "", NULL, false);
	assert_int_equal(canvas->item_count, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(value_at(canvas, i, i), i);
}

static void
test_cursor_goes_to_the_focused_item(void **state)
{
	struct canvas *canvas = *state;
	canvas_item(canvas, (struct rect){3, 2, 4, 2}, (struct event){ACTION_CHOOSE, 1}, "a", NULL, true);
	canvas_item(canvas, (struct rect){0, 0, 4, 2}, (struct event){ACTION_CHOOSE, 2}, "b", NULL, false);
	assert_int_equal(canvas->cursor_x, 3);
	assert_int_equal(canvas->cursor_y, 2);
}

static void
test_row_has_no_trailing_blanks(void **state)
{
	struct canvas *canvas = *state;
	assert_row(canvas, 0, "");
	canvas_string(canvas, 2, 0, WIDTH, ROLE_TEXT, "a  b   ");
	assert_row(canvas, 0, "  a  b");
	canvas_string(canvas, WIDTH - 2, 1, WIDTH, ROLE_TEXT, "国");
	assert_row(canvas, 1, "          国");
	canvas_string(canvas, 0, 2, WIDTH, ROLE_TEXT, "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600");
	assert_row(canvas, 2, "\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600\U0001F600");
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_begins_blank),
		TEST(test_clear_forgets_all),
		TEST(test_fill_is_clipped),
		TEST(test_paint_is_clipped),
		TEST(test_paint_changes_only_the_role),
		TEST(test_text_is_clipped),
		TEST(test_text_keeps_to_its_columns),
		TEST(test_text_on_the_right),
		TEST(test_wide_character_takes_two_cells),
		TEST(test_columns_are_those_of_the_clusters),
		TEST(test_wide_character_half_overwritten),
		TEST(test_wide_character_at_the_right_edge),
		TEST(test_wide_character_at_the_left_edge),
		TEST(test_property_characters_stay_whole),
		TEST(test_marks_share_the_cell_of_their_letter),
		TEST(test_more_marks_than_a_cell_holds),
		TEST(test_soft_hyphen_is_not_drawn),
		TEST(test_columns),
		TEST(test_last_item_is_hit_first),
		TEST(test_many_items),
		TEST(test_cursor_goes_to_the_focused_item),
		TEST(test_row_has_no_trailing_blanks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
