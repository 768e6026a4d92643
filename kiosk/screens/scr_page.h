/* A page to read. Shared by scr_page.c and scr_guidance.c. */
#ifndef SCR_PAGE_H
#define SCR_PAGE_H

#include "data/guidance.h"
#include "kiosk/widgets/pager.h"

struct scr_page {
	struct screen screen;
	const struct bundle *bundle; /* on the page of one */
	const char *result;       /* the verdict in a few words; NULL: there is none */
	bool asks;                /* something is left to ask in the case that it shows */
	struct page page;
	struct pager pager;
	struct arena_mark loaded;
	int title_rows;
	bool anchored;            /* at the next layout the focus is to stand in row `anchor` */
	int anchor;
};

/* Guidance on an errand of one service (visit_errand); service 0: on those on the list. *out lives until the visit
 * changes or the screen is loaded again. STATUS_ABSENT: there are no errands, or the catalogue does not have them. */
enum status scr_guidance_load(struct screen *, const struct ctx *, int64_t service, uint32_t errand,
    struct guidance *out);

/* Pages in the visitor's case, see scr_guidance.c: what makes them, what they do besides, and offer. */
enum status scr_case_service(struct scr_page *, const struct ctx *);
enum status scr_case_verdict(struct scr_page *, const struct ctx *);
enum status scr_case_photo(struct scr_page *, const struct ctx *);
enum status scr_case_papers(struct scr_page *, const struct ctx *);
enum status scr_case_unneeded(struct scr_page *, const struct ctx *);
enum status scr_case_errands(struct scr_page *, const struct ctx *);
struct step scr_case_handle(const struct scr_page *, const struct ctx *, struct event);
size_t scr_case_hints(const struct scr_page *, const struct ctx *, struct hint *);

#endif
