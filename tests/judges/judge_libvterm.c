#include "tests/judges/judge.h"

#include <stdlib.h>
#include <vterm.h>

struct libvterm {
	VTerm *vterm;
	VTermScreen *screen;
	int columns, rows;
};

static void *
open_libvterm(int columns, int rows, const char **why)
{
	struct libvterm *v = calloc(1, sizeof *v);
	(void)why;
	v->vterm = vterm_new(rows, columns);
	v->columns = columns;
	v->rows = rows;
	vterm_set_utf8(v->vterm, 1);
	v->screen = vterm_obtain_screen(v->vterm);
	vterm_screen_enable_altscreen(v->screen, 1);
	vterm_screen_reset(v->screen, 1);
	return v;
}

static bool
look_at_libvterm(void *closure, const char *bytes, size_t size, struct sight *sight)
{
	struct libvterm *v = closure;
	VTermPos cursor;
	vterm_input_write(v->vterm, bytes, size);
	sight->columns = v->columns;
	sight->rows = v->rows;
	for (int y = 0; y < v->rows; y++)
		for (int x = 0; x < v->columns; x++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(v->screen, (VTermPos){.row = y, .col = x}, &cell);
			sight->cells[y][x] = cell.chars[0] == UINT32_MAX ? 0 : cell.chars[0] ? cell.chars[0] : ' ';
		}
	vterm_state_get_cursorpos(vterm_obtain_state(v->vterm), &cursor);
	sight->cursor_x = cursor.col;
	sight->cursor_y = cursor.row;
	return true;
}

static void
close_libvterm(void *closure)
{
	struct libvterm *v = closure;
	vterm_free(v->vterm);
	free(v);
}

const struct judge judge_libvterm = {"libvterm", open_libvterm, look_at_libvterm, close_libvterm};
