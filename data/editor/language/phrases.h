/* Words that are better left out of a page, with what to write instead: the table is phrases.tsv. */
#ifndef PHRASES_H
#define PHRASES_H

#include "data/base/list.h"
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

/* All of them; and those that can begin at a word, by its first byte. */
struct phrases {
	const struct phrase *items;
	size_t count;
	struct list by_byte[256]; /* const struct phrase * */
};

/* The table that is compiled in, in the arena. */
struct phrases phrases_read(struct arena *);

/* Those that might stand at a word. */
const struct list *phrases_at(const struct phrases *, const struct wording_word *);
/* Whether the phrase stands at a word; *last is then its last word. */
bool phrase_stands(const struct phrase *, const struct wording *, size_t at, size_t *last);

#endif
