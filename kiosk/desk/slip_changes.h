/* What is another now than under the release with which a code was made. */
#ifndef SLIP_CHANGES_H
#define SLIP_CHANGES_H

#include "data/guidance.h"

/* A paper, or a choice of papers, that is asked for in one of the releases only, or in another way. */
struct paper_change {
	enum { PAPER_NEW, PAPER_GONE, PAPER_NOW_SURE, PAPER_NOW_OPEN, PAPER_OTHERWISE /* other form, number or age */ } what;
	const struct need_line *line;
};

struct slip_changes {
	struct paper_change *papers;
	size_t paper_count;
	bool fees; /* what all costs is another sum */
};

/* The same visit, judged by both. */
void slip_changes_between(struct arena *, const struct guidance *before, const struct guidance *now, struct slip_changes *out);

/* Opens the release beside this one in its store whose content id begins like this (24 bits). STATUS_ABSENT: it is not
 * there any more, or there is no store. */
enum status slip_changes_find_release(const struct catalogue *, uint32_t content, struct catalogue **out);

#endif
