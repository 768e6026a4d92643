/* A list as a picture: pages of A4, or dots for a receipt. The one file that knows Pango and Cairo. */
#ifndef PRINT_DRAW_H
#define PRINT_DRAW_H

#include <stddef.h>

#include "data/status.h"
#include "kiosk/takeaway/takeaway_list.h"

/* A PDF of as many pages as it takes, tagged, the same bytes for the same list. STATUS_IO: reported. */
enum status print_draw_pdf(struct arena *, const struct takeaway *, const unsigned char **bytes, size_t *size);

/* One dot a bit, row by row, the leftmost dot first; 1 is black. */
struct raster {
	int width, height; /* width is a multiple of 8 */
	const unsigned char *bits;
};

/* The list `width` dots wide, as high as it takes; without its code. STATUS_IO: reported. */
enum status print_draw_raster(struct arena *, const struct takeaway *, int width, struct raster *out);

#endif
