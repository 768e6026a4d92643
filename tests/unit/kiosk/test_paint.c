/* A screen that does what it is told shows the canvas, whatever was on it, at the cost of what differs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "kiosk/device/paint.h"

enum { WIDTH = 24, HEIGHT = 12, ROUNDS = 4000 };

/* A terminal: what it shows, where its pen is, and what it was told. */
struct fake {
	struct cell cells[HEIGHT][WIDTH];
	int x, y;
	unsigned role;
	bool erases;
	unsigned puts, goes, scrolls;
};

static const struct cell noise = {{'#'}, 1, ROLE_BAD};

/* Half of a wide character that is overwritten is a blank. */
static void
set(struct fake *fake, int x, int y, struct cell cell)
{
	struct cell *row = fake->cells[y];
	if (!row[x].width && x)
		row[x - 1] = (struct cell){{' '}, 1, row[x - 1].role};
	if (row[x].width == 2)
		row[x + 1] = (struct cell){{' '}, 1, row[x].role};
	row[x] = cell;
}

static void
go(void *closure, int x, int y)
{
	struct fake *fake = closure;
	assert_true(x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT);
	fake->x = x;
	fake->y = y;
	fake->goes++;
}

static void
role(void *closure, unsigned role)
{
	struct fake *fake = closure;
	assert_true(role < ROLE_COUNT);
	fake->role = role;
}

static void
put(void *closure, const struct cell *cell)
{
	struct fake *fake = closure;
	assert_true(cell->width && fake->x + cell->width <= WIDTH); /* never where the place is not known */
	for (int i = 0; i < cell->width; i++) {
		struct cell one = i ? (struct cell){.role = cell->role} : *cell;
		one.role = (uint16_t)fake->role;
		set(fake, fake->x++, fake->y, one);
	}
	if (cell->width == 2 || cell->characters[1] || fake->x == WIDTH)
		fake->x = WIDTH + 1; /* a terminal may take it for wider */
	fake->puts++;
}

static bool
can_erase(void *closure, unsigned role)
{
	return ((struct fake *)closure)->erases && role != ROLE_TERM;
}

static void
erase(void *closure)
{
	struct fake *fake = closure;
	assert_true(can_erase(fake, fake->role));
	for (int x = fake->x; x < WIDTH; x++)
		set(fake, x, fake->y, (struct cell){{' '}, 1, (uint16_t)fake->role});
}

static void
scroll(void *closure, int top, int bottom, int rows)
{
	struct fake *fake = closure;
	struct cell before[HEIGHT][WIDTH];
	assert_true(top >= 0 && bottom < HEIGHT && rows && abs(rows) <= bottom - top);
	memcpy(before, fake->cells, sizeof before);
	for (int y = top; y <= bottom; y++)
		for (int x = 0; x < WIDTH; x++)
			fake->cells[y][x] = y + rows < top || y + rows > bottom ? noise : before[y + rows][x];
	fake->x = WIDTH + 1;
	fake->scrolls++;
}

static struct pen
pen_of(struct fake *fake)
{
	return (struct pen){.scrolls = true, .go = go, .role = role, .put = put, .can_erase = can_erase, .erase = erase,
		.scroll = scroll, .closure = fake};
}

static void
begin(struct fake *fake, struct paint *paint, struct canvas *canvas)
{
	*fake = (struct fake){.erases = true};
	for (int i = 0; i < WIDTH * HEIGHT; i++)
		fake->cells[i / WIDTH][i % WIDTH] = noise;
	struct pen pen = pen_of(fake);
	paint_init(paint, &pen, WIDTH, HEIGHT);
	canvas_init(canvas, WIDTH, HEIGHT);
}

static void
end(struct paint *paint, struct canvas *canvas)
{
	paint_destroy(paint);
	canvas_destroy(canvas);
}

static void
assert_shown(const struct fake *fake, const struct canvas *canvas, bool but_corner)
{
	for (int i = 0; i < WIDTH * HEIGHT - but_corner; i++) {
		struct cell cell = fake->cells[i / WIDTH][i % WIDTH];
		if (!cell.width)
			cell.role = canvas->cells[i].role; /* of a wide one, which has one role */
		if (memcmp(&cell, &canvas->cells[i], sizeof cell) != 0)
			fail_msg("cell %d,%d", i % WIDTH, i / WIDTH);
	}
	assert_int_equal(fake->x, canvas->cursor_x);
	assert_int_equal(fake->y, canvas->cursor_y);
}

static int
any(int below)
{
	return rand() % below;
}

/* Draws over what is there, anew, or a few rows further. */
static void
change(struct canvas *canvas)
{
	static const char *const texts[] = {"anyasági", "国字 ok", "a", "e\u0301e\u0301n", "   ", "Лист 12", "x国"};
	static const enum role roles[] = {ROLE_TEXT, ROLE_FOCUS, ROLE_TERM, ROLE_NUMBER};
	int rows = any(4) ? 0 : any(2 * HEIGHT - 1) - HEIGHT + 1;
	struct cell *copy = malloc(WIDTH * HEIGHT * sizeof *copy);
	memcpy(copy, canvas->cells, WIDTH * HEIGHT * sizeof *copy);
	for (int y = 1; y < HEIGHT - 1; y++)
		if (y + rows > 0 && y + rows < HEIGHT - 1)
			memcpy(&canvas->cells[y * WIDTH], &copy[(y + rows) * WIDTH], WIDTH * sizeof *copy);
	free(copy);
	if (!any(50))
		canvas_clear(canvas);
	for (int i = any(12); i > 0; i--) {
		int x = any(WIDTH), y = any(HEIGHT);
		enum role role = roles[any(4)];
		if (any(3))
			canvas_string(canvas, x, y, any(WIDTH) + 1, role, texts[any(7)]);
		else if (any(2))
			canvas_fill(canvas, (struct rect){x, y, any(WIDTH), any(3)}, role);
		else
			canvas_paint(canvas, (struct rect){x, y, any(WIDTH), any(3)}, role);
	}
	canvas->cursor_x = any(WIDTH);
	canvas->cursor_y = any(HEIGHT);
}

static void
test_shows_whatever_is_drawn(void **state)
{
	struct fake fake;
	struct paint paint;
	struct canvas canvas;
	(void)state;
	srand(1);
	begin(&fake, &paint, &canvas);
	for (int round = 0; round < ROUNDS; round++) {
		fake.erases = any(2);
		paint.pen.scrolls = any(4) > 0;
		change(&canvas);
		paint_show(&paint, &canvas);
		assert_shown(&fake, &canvas, false);
	}
	assert_true(fake.scrolls > 50);
	end(&paint, &canvas);
}

static void
test_paints_over_what_others_wrote(void **state)
{
	struct fake fake;
	struct paint paint;
	struct canvas canvas;
	(void)state;
	begin(&fake, &paint, &canvas);
	change(&canvas);
	paint_show(&paint, &canvas);
	for (int way = 0; way < 2; way++) {
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			fake.cells[i / WIDTH][i % WIDTH] = noise;
		fake.x = 5;
		if (way) {
			paint_again(&paint);
		} else {
			paint_forget(&paint);
			paint_show(&paint, &canvas);
		}
		assert_shown(&fake, &canvas, false);
	}
	end(&paint, &canvas);
}

static void
test_spares_the_corner_of_a_screen_that_would_move(void **state)
{
	struct fake fake;
	struct paint paint;
	struct canvas canvas;
	(void)state;
	begin(&fake, &paint, &canvas);
	paint.pen.spares_corner = true;
	fake.erases = false;
	for (int y = 0; y < HEIGHT; y++)
		canvas_string(&canvas, 0, y, WIDTH, ROLE_TEXT, "0123456789012345678901234567890");
	canvas.cursor_x = canvas.cursor_y = 0;
	paint_show(&paint, &canvas);
	assert_shown(&fake, &canvas, true);
	assert_memory_equal(&fake.cells[HEIGHT - 1][WIDTH - 1], &noise, sizeof noise);
	end(&paint, &canvas);
}

static void
draw_list(struct canvas *canvas, int first, int focus)
{
	canvas_clear(canvas);
	canvas_string(canvas, 0, 0, WIDTH, ROLE_BAR, "A list");
	for (int y = 1; y < HEIGHT - 1; y++) {
		char name[] = "the entry A";
		name[sizeof name - 2] = (char)('A' + first + y);
		canvas_string(canvas, 2, y, WIDTH, first + y == focus ? ROLE_FOCUS : ROLE_TEXT, name);
	}
}

static void
test_writes_only_what_changed(void **state)
{
	struct fake fake;
	struct paint paint;
	struct canvas canvas;
	(void)state;
	begin(&fake, &paint, &canvas);
	draw_list(&canvas, 0, 10);
	paint_show(&paint, &canvas);
	fake.puts = fake.goes = 0;
	paint_show(&paint, &canvas);
	assert_int_equal(fake.puts + fake.goes, 0);
	draw_list(&canvas, 0, 9);
	paint_show(&paint, &canvas);
	assert_int_equal(fake.puts, 2 * strlen("the entry A"));
	draw_list(&canvas, 0, 10);
	paint_show(&paint, &canvas);
	fake.puts = 0;
	draw_list(&canvas, 1, 11); /* one down: the list goes up */
	paint_show(&paint, &canvas);
	assert_int_equal(fake.scrolls, 1);
	assert_true(fake.puts <= 3 * strlen("the entry A"));
	assert_shown(&fake, &canvas, false);
	end(&paint, &canvas);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shows_whatever_is_drawn),
		cmocka_unit_test(test_paints_over_what_others_wrote),
		cmocka_unit_test(test_spares_the_corner_of_a_screen_that_would_move),
		cmocka_unit_test(test_writes_only_what_changed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
