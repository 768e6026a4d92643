/* Putting a page together. Private to page*.c. */
#ifndef PAGE_BLOCKS_H
#define PAGE_BLOCKS_H

#include "data/page.h"
#include "data/query/load.h"

/* A page under construction. */
struct draft {
	struct arena *arena;
	const struct page_context *context;
	const struct guidance *guidance; /* the visitor's case; NULL on pages that have none */
	struct list blocks, facts;
	bool foreign;
};

/* The page's own words. */
const char *draft_word(const struct draft *, const char *msgid);
struct text text_of(const char *);

/* Adds a block and returns it until the next is added; an empty text adds nothing and
 * gives NULL. */
struct block *draft_add(struct draft *, enum block_kind, struct text);
void draft_heading(struct draft *, const char *msgid);
/* A paragraph "label: value"; nothing when there is no value. */
void draft_labelled(struct draft *, const char *msgid, struct text value);
void draft_detail(struct draft *, struct block *, struct text);
void draft_fact(struct draft *, const char *msgid, const char *value);
void draft_link(struct draft *, enum link_kind, int64_t id, struct text);

/* Whether something under a condition is for this visitor: TRUTH_NO is left out, TRUTH_OPEN is said with its
 * condition, of which only what is still open is said. */
enum truth draft_truth(const struct draft *, const struct condition *);
struct text draft_condition(const struct draft *, const struct condition *);

/* page_papers.c: the lists of papers. */
void draft_papers(struct draft *, enum truth); /* needed; depending, case by case; or not needed */
void draft_seen(struct draft *);               /* what the office sees itself */
bool draft_has_papers(const struct draft *, enum truth);
const char *draft_line_words(struct draft *, const struct need_line *); /* "A, or B together with C" */

/* page_verdict.c: what the visitor is asked, and what it comes to. */
void draft_questions(struct draft *, int64_t service); /* the way to them, while any are left */
void draft_answers(struct draft *);                    /* those given, to be changed */
void draft_verdict(struct draft *, struct link);       /* and the way to what is not needed */

/* page_service.c: what other pages say of a service too. Strings are NULL, texts empty, when there is
 * nothing to say. */
bool draft_is_here(const struct draft *, const struct service *);
struct text draft_where(const struct draft *, const struct service *);
const struct channel *draft_online(const struct draft *, const struct service *);
const char *draft_home(struct draft *, const struct service *);         /* "yes, with ..." */
const char *draft_deadline(struct draft *, const struct service *);     /* "at most 8 days" */

void draft_finish(struct draft *, struct text title, struct page *out);

#endif
