#include "kiosk/screens/scr_code.h"

enum { GAP = 2, LEAST_TEXT = 28, ROOMY_HEIGHT = 14 };

static int
columns_of(const struct qr *qr)
{
	return qr->width + 2 * QR_QUIET;
}

static int
rows_of(const struct qr *qr)
{
	return (columns_of(qr) + 1) / 2;
}

bool
code_fits(const struct qr *qr, int width, int height)
{
	return qr->width && rows_of(qr) <= height && columns_of(qr) + GAP + LEAST_TEXT <= width;
}

static bool
is_dark(const struct qr *qr, int x, int y)
{
	bool inside = x >= 0 && y >= 0 && x < qr->width && y < qr->width;
	return inside && qr->dark[y * qr->width + x];
}

void
code_draw(const struct qr *qr, struct canvas *canvas, struct rect area)
{
	static const char *const cells[2][2] = {{" ", "▄"}, {"▀", "█"}}; /* upper, lower */
	for (int row = 0; row < rows_of(qr); row++)
		for (int column = 0; column < columns_of(qr); column++) {
			int left = column - QR_QUIET, top = 2 * row - QR_QUIET;
			canvas_string(canvas, area.x + column, area.y + row, 1, ROLE_CODE,
			    cells[is_dark(qr, left, top)][is_dark(qr, left, top + 1)]);
		}
}

struct rect
code_layout(const struct qr *qr, struct menu *menu, struct arena *arena, struct rect area)
{
	int left = code_fits(qr, area.width, area.height) ? columns_of(qr) + GAP : GAP;
	menu_layout(menu, arena, area.width - left + GAP, (int)menu->count + (area.height >= ROOMY_HEIGHT ? (int)menu->count : 0));
	return (struct rect){area.x + left, area.y, area.width - left - 1, area.height - menu->height};
}

void
code_draw_menu(const struct menu *menu, struct canvas *canvas, struct rect text, int y)
{
	int last = text.y + text.height;
	menu_draw(menu, canvas, (struct rect){text.x - GAP, y + 1 < last ? y + 1 : last, text.width + GAP, menu->height});
}
