/* Reading one page: blocks wrapped into lines, a focus that moves block by block,
 * key facts beside the text where there is room. */
#ifndef PAGER_H
#define PAGER_H

#include "kiosk/model/screen.h"

struct pager_line;
struct pager_block;

struct pager {
	const struct page *page;
	size_t focus;           /* the block that is being read */
	int top;                /* first line shown */
	unsigned typed;         /* digits so far */
	int64_t typed_at;
	/* By pager_layout: */
	struct pager_line *lines;
	struct pager_block *blocks; /* one for each of the page */
	int line_count, height, width;
	size_t link_count;
	int aside_width, aside_height;
};

enum pager_result {
	PAGER_STAYS,
	PAGER_IGNORED,
	PAGER_LINK,  /* the focused block's link was opened */
	PAGER_TERM,  /* one term was chosen: *value is its id */
	PAGER_TERMS, /* the focused block's terms were opened */
	PAGER_MARK,  /* the focused block's box was chosen */
};

void pager_layout(struct pager *, struct arena *, struct rect area);
/* Where the focused block begins; -1: above the first row, or not laid out yet. */
int pager_focus_row(const struct pager *);
/* After pager_layout: scrolls so that the focused block begins at this row, where that can be. */
void pager_anchor(struct pager *, int row);
enum pager_result pager_handle(struct pager *, const struct ctx *, struct event, int64_t *value);
void pager_draw(const struct pager *, struct canvas *, struct rect area);

#endif
