/* All that a catalogue's file says to visitors, as lines of text under headings. */
#ifndef PAGE_LINES_H
#define PAGE_LINES_H

#include "data/base/list.h"
#include "data/catalogue.h"

struct page_line {
	const char *heading; /* "Mennyibe kerül?" */
	const char *text;
};

/* A service, document or word. */
struct page_thing {
	const char *kind; /* "service" */
	const char *id, *name;
	struct list lines; /* struct page_line */
};

/* Adds all things (struct page_thing), by kind and id; everything lives in the arena. */
enum status page_lines_of(struct catalogue *, struct arena *, const char *lang, struct list *out);

#endif
