/* A page under construction. Private to page/. */
#ifndef PAGE_DRAFT_H
#define PAGE_DRAFT_H

#include "data/base/list.h"
#include "data/page.h"

struct draft {
	struct arena *arena;
	const struct page_context *context;
	const struct guidance *guidance; /* the visitor's case; NULL on pages that have none */
	const struct errand_case *errand; /* the one whose answers conditions are judged by; NULL: by none */
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
/* Says that an amount in the block is not the one of today; once. Blocks and details with such texts say it by
 * themselves. */
void draft_stale(struct draft *, struct block *);
/* A value of NULL adds nothing. */
void draft_fact(struct draft *, const char *msgid, const char *value);
void draft_first_fact(struct draft *, const char *msgid, const char *value, bool clear);
void draft_link(struct draft *, struct link, struct text);

/* What the visitor says at the desk, so that it finds the matter by its code, or several. */
const char *draft_say(const struct draft *, const char *codes);

/* A link to the service of an errand, to its questions, ... in its case. */
struct link draft_errand_link(enum link_kind, const struct errand *);

/* With the title, and a word on what is not translated. */
void draft_finish(struct draft *, struct text title, struct page *out);

#endif
