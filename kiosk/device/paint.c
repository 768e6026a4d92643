#include "kiosk/device/paint.h"

#include <stdlib.h>
#include <string.h>

enum {
	SHORT_GAP = 4,   /* cells that are rather put again than jumped over */
	LONG_TAIL = 4,   /* blanks that are rather erased than put */
	SCROLL_FROM = 4, /* rows that it must save */
};

void
paint_init(struct paint *paint, const struct pen *pen, int width, int height)
{
	*paint = (struct paint){.pen = *pen, .width = width, .height = height};
	paint->shown = calloc((size_t)width * (size_t)height, sizeof *paint->shown);
	paint->stays = calloc((size_t)height, sizeof *paint->stays);
	if (!paint->shown || !paint->stays)
		abort();
	paint_forget(paint);
}

void
paint_destroy(struct paint *paint)
{
	if (paint->shown)
		paint_forget(paint);
	free(paint->shown);
	free(paint->stays);
	*paint = (struct paint){0};
}

void
paint_forget(struct paint *paint)
{
	explicit_bzero(paint->shown, (size_t)paint->width * (size_t)paint->height * sizeof *paint->shown);
	paint->x = -1;
	paint->role = ROLE_COUNT;
}

/* --------------------------------------------------------------- the pen -- */

static void
set_role(struct paint *paint, unsigned role)
{
	if (paint->role != role)
		paint->pen.role(paint->pen.closure, role);
	paint->role = role;
}

/* Where a terminal may count columns in another way, it is told again where to go on. */
static void
put(struct paint *paint, const struct cell *cell)
{
	set_role(paint, cell->role);
	paint->pen.put(paint->pen.closure, cell);
	bool plain = cell->width == 1 && !cell->characters[1];
	paint->x = plain && paint->x + 1 < paint->width ? paint->x + 1 : -1;
}

static bool
can_put_between(const struct paint *paint, const struct cell *row, int x, int y)
{
	if (paint->y != y || paint->x < 0 || paint->x >= x || x - paint->x > SHORT_GAP)
		return false;
	for (int at = paint->x; at < x; at++)
		if (row[at].role != paint->role || row[at].width != 1 || row[at].characters[1])
			return false;
	return true;
}

static void
go(struct paint *paint, int x, int y)
{
	if (paint->x != x || paint->y != y)
		paint->pen.go(paint->pen.closure, x, y);
	paint->x = x;
	paint->y = y;
}

static void
go_in_row(struct paint *paint, const struct cell *row, int x, int y)
{
	if (can_put_between(paint, row, x, y))
		for (int at = paint->x; at < x; at++)
			put(paint, &row[at]);
	go(paint, x, y);
}

/* ------------------------------------------------------------------- rows -- */

static bool
is_same(const struct cell *a, const struct cell *b, int count)
{
	return !memcmp(a, b, (size_t)count * sizeof *a);
}

/* From where on a row is blank, all in one role. */
static int
tail_of(const struct cell *row, int width)
{
	const struct cell blank = {{' '}, 1, row[width - 1].role};
	while (width && is_same(&row[width - 1], &blank, 1))
		width--;
	return width;
}

/* A wide one is put again where only its second half is not shown. */
static void
put_changed(struct paint *paint, const struct cell *row, const struct cell *shown, int x, int y)
{
	if (!row[x].width && x) {
		if (!is_same(&row[x - 1], &shown[x - 1], 1))
			return;
		x--;
	}
	if (paint->pen.spares_corner && y == paint->height - 1 && x + row[x].width >= paint->width)
		return;
	go_in_row(paint, row, x, y);
	put(paint, &row[x]);
}

static void
paint_row(struct paint *paint, const struct cell *row, int width, int y)
{
	struct cell *shown = &paint->shown[y * paint->width];
	unsigned role = row[width - 1].role;
	int tail = tail_of(row, width);
	bool erases = width == paint->width && width - tail >= LONG_TAIL && !is_same(&row[tail], &shown[tail], width - tail) &&
	    paint->pen.can_erase(paint->pen.closure, role);
	for (int x = 0; x < (erases ? tail : width); x++)
		if (!is_same(&row[x], &shown[x], 1))
			put_changed(paint, row, shown, x, y);
	if (erases) {
		go_in_row(paint, row, tail, y);
		set_role(paint, role);
		paint->pen.erase(paint->pen.closure);
	}
	memcpy(shown, row, (size_t)width * sizeof *row);
}

/* ----------------------------------------------------------------- scroll -- */

/* Rows top to bottom, moved up by `rows` (down if negative), save the painting of so many. */
struct shift {
	int top, bottom, rows, saved;
};

static struct shift
shift_by(const struct paint *paint, const struct canvas *canvas, int rows)
{
	int first = -1, last = -1, count = 0, width = paint->width;
	for (int y = rows < 0 ? -rows : 0; y < paint->height && y + rows < paint->height; y++)
		if (!paint->stays[y] && is_same(&paint->shown[(y + rows) * width], &canvas->cells[y * width], width)) {
			first = first < 0 ? y : first;
			last = y;
			count++;
		}
	struct shift shift = {rows < 0 ? first + rows : first, rows < 0 ? last : last + rows, rows, count};
	for (int y = shift.top; count && y <= shift.bottom; y++)
		shift.saved -= paint->stays[y];
	return shift;
}

static void
shift_shown(struct paint *paint, const struct shift *shift)
{
	size_t row = (size_t)paint->width;
	size_t from = (size_t)(shift->rows < 0 ? shift->top : shift->top + shift->rows);
	size_t to = (size_t)(shift->rows < 0 ? shift->top - shift->rows : shift->top);
	size_t moved = (size_t)abs(shift->rows), kept = (size_t)(shift->bottom - shift->top + 1) - moved;
	size_t empty = shift->rows < 0 ? (size_t)shift->top : to + kept;
	memmove(&paint->shown[to * row], &paint->shown[from * row], kept * row * sizeof *paint->shown);
	explicit_bzero(&paint->shown[empty * row], moved * row * sizeof *paint->shown);
}

/* Most of what a list or a page shows after an arrow was there, a few rows further. */
static void
scroll(struct paint *paint, const struct canvas *canvas)
{
	struct shift best = {.saved = SCROLL_FROM - 1};
	for (int rows = 1; rows <= paint->height / 2; rows++)
		for (int sign = -1; sign <= 1; sign += 2) {
			struct shift shift = shift_by(paint, canvas, sign * rows);
			if (shift.saved > best.saved)
				best = shift;
		}
	if (!best.rows)
		return;
	paint->pen.scroll(paint->pen.closure, best.top, best.bottom, best.rows);
	paint->x = -1;
	shift_shown(paint, &best);
}

static int
within(int place, int size)
{
	return place < 0 ? 0 : place >= size ? size - 1 : place;
}

void
paint_show(struct paint *paint, const struct canvas *canvas)
{
	int width = canvas->width < paint->width ? canvas->width : paint->width;
	int height = canvas->height < paint->height ? canvas->height : paint->height, changed = 0;
	for (int y = 0; y < height; y++) {
		paint->stays[y] = is_same(&paint->shown[y * paint->width], &canvas->cells[y * canvas->width], width);
		changed += !paint->stays[y];
	}
	if (paint->pen.scrolls && changed > SCROLL_FROM && canvas->width == paint->width && canvas->height == paint->height)
		scroll(paint, canvas);
	for (int y = 0; y < height; y++)
		if (!is_same(&paint->shown[y * paint->width], &canvas->cells[y * canvas->width], width))
			paint_row(paint, &canvas->cells[y * canvas->width], width, y);
	paint->cursor_x = within(canvas->cursor_x, paint->width);
	paint->cursor_y = within(canvas->cursor_y, paint->height);
	go(paint, paint->cursor_x, paint->cursor_y);
}

void
paint_again(struct paint *paint)
{
	struct canvas canvas;
	canvas_init(&canvas, paint->width, paint->height);
	memcpy(canvas.cells, paint->shown, (size_t)paint->width * (size_t)paint->height * sizeof *paint->shown);
	canvas.cursor_x = paint->cursor_x;
	canvas.cursor_y = paint->cursor_y;
	paint_forget(paint);
	paint_show(paint, &canvas);
	canvas_destroy(&canvas);
}
