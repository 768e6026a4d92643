/* What a visitor reads about one thing, as blocks in reading order. Pure: structs
 * in, blocks out. The kiosk lays the blocks out; `kalauz-data show` prints them. */
#ifndef PAGE_H
#define PAGE_H

#include "data/catalogue.h"
#include "data/guidance.h"
#include "data/link.h"
#include "data/words.h"


enum block_kind {
	BLOCK_LEAD,       /* what this is, in a few sentences */
	BLOCK_CAUTION,    /* an honest doubt */
	BLOCK_HEADING,
	BLOCK_SUBHEADING,
	BLOCK_TEXT,
	BLOCK_BULLET,
	BLOCK_STEP,       /* `tag` is its number */
	BLOCK_PAPER,
	BLOCK_GROUP,      /* heads the alternatives that follow */
	BLOCK_CHOICE,     /* a paper within alternatives */
	BLOCK_QUESTION,
	BLOCK_ANSWER,
	BLOCK_LINK,
	BLOCK_FINE,       /* small print */
	BLOCK_GOOD,       /* a verdict: complete; `tag` is its word */
	BLOCK_BAD,        /* something is missing */
	BLOCK_DOUBT,      /* it depends */
	BLOCK_AGAINST,    /* perhaps not for the visitor */
};

/* Whether the visitor has it: drawn as a box before the text. */
enum mark { MARK_NONE, MARK_OPEN, MARK_DONE };

struct block {
	enum block_kind kind;
	enum mark mark;
	struct tick tick;     /* what the visitor has when it is ticked, or ticked off; key 0: nothing */
	struct text text;
	const char *tag;      /* a short word beside the text ("eredeti"); NULL: none */
	struct text *details; /* lines under the text */
	size_t detail_count;
	struct link link;
};

/* A key fact that belongs beside the page ("Díj": "ingyenes"). Where there is no room beside it, `first` ones stand
 * before the text, `clear` ones without their label. */
struct fact {
	const char *label, *value;
	bool first, clear;
};

struct page {
	struct text title;
	struct block *blocks;
	struct fact *facts;
	size_t block_count, fact_count;
	bool foreign; /* something on it is not translated */
};

/* That a queue is at another desk on a day. */
struct hall_moved {
	const char *day, *desk;
};

enum { HALL_QUEUE_MOVED = 16 };

/* A number that people take for some matters. */
struct hall_queue {
	const char *ticket; /* "B – Okmányok", as it is written in the hall */
	const char *desk;   /* "3–5"; NULL: not said */
	struct hall_moved moved[HALL_QUEUE_MOVED];
	size_t moved_count;
	const int64_t *matters; /* services and life situations */
	size_t count;
	bool rest;          /* and all that no queue names */
};

enum hall_tickets { HALL_TICKETS_MACHINE, HALL_TICKETS_DESK, HALL_TICKETS_NONE };

/* What the hall says where the kiosk stands. NULL: it does not say. */
struct hall {
	enum hall_tickets tickets; /* where people get their number */
	const char *booking_phone, *booking_web;
	struct hall_queue *queues;
	size_t count;
	const char **closed; /* days */
	size_t closed_count;
	const char *notice_from, *notice_to, *notice; /* what visitors should know on these days */
};

/* What a page depends on besides its thing. */
struct page_context {
	const char *lang;
	const char *today;           /* "2026-11-23"; NULL: not known, nothing is said about today */
	const struct office *office; /* where the kiosk stands; NULL: nowhere */
	const char *as_of;           /* of the catalogue, "2026-11-20"; NULL: nothing is said about it */
	const struct hall *hall;     /* of that office; NULL: nothing is known */
	bool listed;                 /* the errand is on the visitor's list */
	bool prints;                 /* the list can be printed */
	bool has_desk;               /* staff read codes: the list can be had as one */
};

/* All strings live as long as the arena and the structs given. */
/* The service in the visitor's case: guidance on this one service. */
void page_of_service(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* Several services at once: one list of papers, fees, in what order. */
void page_of_errands(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* One screen that can be photographed. */
void page_of_verdict(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* The verdict in a few words, for a line that is always in sight; NULL: there is nothing to bring. */
const char *page_result(struct arena *, const struct page_context *, const struct guidance *);
/* The whole list and nothing else, for a camera. */
void page_of_photo(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* The whole list with where, by when and how much, on paper. */
void page_of_list(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* Each paper that is needed or may be, to look it up. */
void page_of_papers(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* Services that go together, as many as the bundle has, and the link that takes them all. */
void page_of_bundle(struct arena *, const struct page_context *, const struct bundle *,
    const struct service *services, struct link take, struct page *out);
/* What would be needed in other cases. */
void page_of_unneeded(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
/* The service for who sits at the desk, under guidance without answers: every paper by its cases, what to look at, what
 * it costs and takes, forms. */
void page_of_desk(struct arena *, const struct page_context *, const struct guidance *,
    struct page *out);
void page_of_law(struct arena *, const struct page_context *, const struct service *,
    struct page *out);
void page_of_document(struct arena *, const struct page_context *, const struct document *,
    struct page *out);
/* The sample of a letter alone, for paper. */
void page_of_letter(struct arena *, const struct page_context *, const struct document *,
    struct page *out);
void page_of_office(struct arena *, const struct page_context *, const struct office *,
    struct page *out);
void page_of_matter(struct arena *, const struct page_context *, const struct matter *,
    struct page *out);
/* Several terms: those that one paragraph uses. */
void page_of_terms(struct arena *, const struct page_context *, const struct term *, size_t count,
    struct page *out);

/* ------------------------------------------------ words for single values -- */

/* "2026-11-20", "2026-11" or "2026" as people write it; other strings as they are. */
const char *page_date(struct arena *, const char *lang, const char *iso);
/* "3 000 Ft", with no-break spaces. */
const char *page_amount(struct arena *, const char *lang, int64_t amount);
/* What the hall has to say today, a line each: that it is closed, its notice. NULL: nothing. */
const char *page_hall_notice(struct arena *, const struct page_context *);

#endif
