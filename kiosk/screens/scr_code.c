#include "kiosk/screens/scr_code.h"

int
code_columns(const struct qr *qr)
{
	return qr->width + 2 * QR_QUIET;
}

int
code_rows(const struct qr *qr)
{
	return (code_columns(qr) + 1) / 2;
}

static bool
is_dark(const struct qr *qr, int x, int y)
{
	bool inside = x >= 0 && y >= 0 && x < qr->width && y < qr->width;
	return inside && qr->dark[y * qr->width + x];
}

void
code_draw(const struct qr *qr, struct canvas *canvas, int x, int y)
{
	static const char *const cells[2][2] = {{" ", "▄"}, {"▀", "█"}}; /* upper, lower */
	for (int row = 0; row < code_rows(qr); row++)
		for (int column = 0; column < code_columns(qr); column++) {
			int left = column - QR_QUIET, top = 2 * row - QR_QUIET;
			canvas_string(canvas, x + column, y + row, 1, ROLE_CODE,
			    cells[is_dark(qr, left, top)][is_dark(qr, left, top + 1)]);
		}
}
