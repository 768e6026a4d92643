/* What counts of many offices say together, and what of it may be said: the small-number rule. Pure. */
#ifndef TALLY_FIGURES_H
#define TALLY_FIGURES_H

#include "data/arena.h"
#include "data/base/list.h"
#include "data/base/table.h"
#include "data/tally.h"

enum { FIGURES_LEAST_OFFICES = 3 };

/* In the order of the report; what each is a part of, and its key. */
enum figure_section {
	FIGURE_END,       /* of visits; word */
	FIGURE_TOOK,      /* of visits; word */
	FIGURE_SAID,      /* of answers at the end; word */
	FIGURE_UNHAPPY,   /* of answers at a service: not helped, not found, or not for them; number */
	FIGURE_MISSED,    /* of these answers: did not find what they were looking for; number */
	FIGURE_BACK,      /* of visits at the desk for a service: sent back; number */
	FIGURE_REASON,    /* of those sent back; number, word */
	FIGURE_LACKED,    /* of visits at the desk for a service: a paper was missing; number, part */
	FIGURE_ABANDONED, /* of visits that were left; number of the question */
	FIGURE_OPENED,    /* of visits; number */
	FIGURE_SEARCH,    /* of searches; word */
	FIGURE_UNFOUND,   /* word; of nothing, as all that follow */
	FIGURE_OTHER,     /* words of failed searches that the catalogue does not have */
	FIGURE_CALL,      /* word */
	FIGURE_DROPPED,   /* word */
	FIGURE_SECTIONS,
};

/* What figures are parts of. */
struct figure_whole {
	uint64_t count;
	uint64_t *offices; /* a bit for each that has some */
};

struct figure {
	enum figure_section section;
	uint32_t number, part;
	const char *word;
	uint64_t count;
	struct figure_whole *of; /* NULL: of nothing */
	bool rest;               /* not a figure by itself, but what is left of the whole beside the one of its key */
	bool shown;
	uint64_t *offices;
};

struct figures {
	struct arena arena;
	size_t offices, least;
	struct table index, wholes;
	struct list items;  /* of struct figure *, by section after figures_close */
	size_t hidden;      /* that are not shown, without those of `rest` */
};

/* For so many offices; a figure is shown that comes from `least` of them or more. */
void figures_init(struct figures *, size_t offices, size_t least);
/* What the office with this number, from 0, counted. */
void figures_add(struct figures *, size_t office, const struct tally *);
/* Decides what is shown: what comes from enough offices, and of parts of one whole as many as leave enough offices for
 * those that are not shown together, since they could be computed. Then none is added any more. */
void figures_close(struct figures *);
/* How many offices a figure comes from. */
size_t figures_offices(const struct figures *, const struct figure *);
void figures_free(struct figures *);

/* Wilson's score interval for a share, with 95 % confidence (E. B. Wilson, JASA 22, 1927). of: at least 1. */
struct share {
	double value, low, high;
};

struct share figures_share(uint64_t count, uint64_t of);

#endif
