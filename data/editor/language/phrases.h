/* Words that are better left out of a page, with what to write instead: the table is phrases.tsv. */
#ifndef PHRASES_H
#define PHRASES_H

#include "data/base/list.h"
#include "data/base/table.h"
#include "data/editor/language/wording.h"

enum phrase_kind {
	PHRASE_STIFF,  /* officialese */
	PHRASE_NEVER,  /* officialese for which there is no excuse */
	PHRASE_VAGUE,  /* says no condition where one is known */
	PHRASE_VOID,   /* the same, in which nobody can find a condition */
	PHRASE_NAME,   /* a thing by another name than the register's */
	PHRASE_TERM,   /* what the glossary must explain */
	PHRASE_KNOWN,  /* a name that is right, though no register has it */
	PHRASE_KINDS,
};

struct phrase {
	enum phrase_kind kind;
	const char *lang;
	const char *const *words; /* "nyújt~": begins so; "~ásra": ends so; "*": up to three others; up to NULL */
	size_t count;
	const char *pattern, *instead;
};

/* All of them; and those that can begin at a word, by how it begins or ends: lists of const struct phrase *. */
struct phrases {
	const struct phrase *items;
	size_t count;
	struct table by_beginning, by_end;
	struct list by_less; /* too short for either */
};

/* The table that is compiled in, in the arena. Free it in any case. */
struct phrases phrases_read(struct arena *);
void phrases_free(struct phrases *);

/* Where one stands: from a word to another. */
struct phrase_match {
	const struct phrase *phrase;
	size_t first, last;
};

/* All that stand in a text, in its order: of struct phrase_match. */
struct list phrases_in(const struct phrases *, struct arena *, const struct wording *);

#endif
