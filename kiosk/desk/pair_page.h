/* A page in two languages: beside each other where there is room, else one under the other. The focus walks over it block
 * by block. */
#ifndef PAIR_PAGE_H
#define PAIR_PAGE_H

#include "kiosk/model/screen.h"

struct pair_row;

struct pair_page {
	const struct page *left, *right; /* right NULL: in one language; else as many blocks as left */
	size_t focus;           /* block */
	int top;                /* first row shown */
	unsigned typed;         /* digits so far */
	int64_t typed_at;
	/* By pair_page_layout: */
	struct pair_row *rows;
	int *first;             /* row of each block; one more for the end */
	size_t *numbers;        /* of blocks that lead on, from 1; 0: none */
	size_t link_count;
	int row_count, height, width;
};

enum pair_result { PAIR_STAYS, PAIR_IGNORED, PAIR_LINK /* the focused block's link was opened */ };

void pair_page_layout(struct pair_page *, struct arena *, int width, int height);
enum pair_result pair_page_handle(struct pair_page *, const struct ctx *, struct event);
void pair_page_draw(const struct pair_page *, struct canvas *, struct rect area);

#endif
