/* What a rule looks at, and what it finds. */
#ifndef HITS_H
#define HITS_H

#include "data/base/list.h"
#include "data/editor/language/known.h"
#include "data/editor/language/wording.h"

/* What a text is for; several together are a set. */
enum text_use {
	USE_NAME = 1,  /* what something is called */
	USE_HEAD = 2,  /* a question, an answer to choose, a title */
	USE_PAPER = 4, /* says something of a paper: what must be brought has to be exact */
	USE_PROSE = 8,
	USE_ALL = 15,
};

/* A text where it stands. */
struct placed_text {
	struct wording wording;
	struct list phrases; /* struct phrase_match */
	enum text_use use;
	const struct entry *owner;
	const struct node *node;
	const char *field;
};

/* What a rule has found: the words, and what to write instead (NULL: the rule's message says it). */
struct hit {
	const struct placed_text *passage; /* NULL: it is not a text, but: */
	const struct node *node;
	const char *field;
	const char *found, *instead;
};

struct hits {
	struct arena *arena;
	struct list list;
};

void hit_words(struct hits *, const struct placed_text *, size_t first, size_t last, const char *instead);
void hit_text(struct hits *, const struct placed_text *, const char *found, const char *instead);
void hit_node(struct hits *, const struct node *, const char *field, const char *found, const char *instead);

struct stated;

/* A service with its texts, in Hungarian. */
struct service_page {
	const struct known *known;
	const struct entry *service;
	const struct placed_text *passages;
	size_t count;
	const struct stated *stated; /* its quantities, see stated.h */
};

#endif
