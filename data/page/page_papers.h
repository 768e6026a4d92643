/* Papers to bring, as lines that can be ticked. */
#ifndef PAGE_PAPERS_H
#define PAGE_PAPERS_H

#include "data/page/page_draft.h"

void draft_papers(struct draft *, enum truth); /* needed; depending, case by case; or not needed */
void draft_seen(struct draft *);               /* what the office sees itself */
bool draft_has_papers(const struct draft *, enum truth);
/* The same with form, count and whose: "A (original), or B (copy)". */
const char *draft_line_brief(struct draft *, const struct need_line *);
const char *draft_line_words(struct draft *, const struct need_line *); /* "A, or B together with C" */

#endif
