/* A page to read. Shared by scr_page.c and scr_case.c. */
#ifndef SCR_PAGE_H
#define SCR_PAGE_H

#include "data/guidance.h"
#include "kiosk/widgets/pager.h"

enum { SCR_PAGE_MAX_IDS = 16 };

struct scr_page {
	struct screen screen;
	enum status (*make)(struct scr_page *, const struct ctx *); /* fills `page` */
	int64_t ids[SCR_PAGE_MAX_IDS]; /* of the thing, or of several terms */
	size_t id_count;
	bool in_case;             /* it shows the visitor's case of service ids[0] (0: of the errands) */
	bool untitled;            /* the path in the header must do as a title: the page is to fit one screen */
	bool asks;                /* something is left to ask in it */
	struct page page;
	struct pager pager;
	struct arena_mark loaded;
	int title_rows;
	int anchor;               /* row of the focus to keep at the next layout; -1: none */
};

struct scr_page *scr_page_new(const char *name, enum status (*make)(struct scr_page *, const struct ctx *),
    int64_t id);
struct page_context scr_page_context(const struct ctx *);

/* Pages in the visitor's case: what they do besides, and offer. */
struct screen *scr_service_new(int64_t id);
struct screen *scr_verdict_new(int64_t service);
struct screen *scr_unneeded_new(int64_t service);
struct step scr_case_handle(const struct scr_page *, const struct ctx *, struct event);
size_t scr_case_hints(const struct scr_page *, const struct ctx *, struct hint *);

#endif
