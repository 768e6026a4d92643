/* Which nouns the names of a catalogue have after a word: "halotti anyakönyvi" a "kivonat", "lakcím" a "kártya". */
#ifndef NAME_HEADS_H
#define NAME_HEADS_H

#include "data/base/list.h"
#include "data/base/table.h"
#include "data/editor/language/heads.h"
#include "data/editor/language/wording.h"

/* All zero knows none. */
struct name_heads {
	struct table modifiers; /* "anyakönyvi" and the class of a head → struct modifier */
	struct list all;        /* const char *, the names in small letters, for name_heads_has */
};

/* A name, which must outlive the arena's. */
void name_heads_add(struct name_heads *, struct arena *, const char *name);
void name_heads_free(struct name_heads *);

/* The name that is meant where the word at a place is none of the nouns that the names have after the same; NULL: it is one
 * of them, or says something else. *first is where what is meant begins. */
const char *name_heads_meant(const struct name_heads *, struct arena *, const struct wording *, size_t at, size_t *first);

/* Whether a name has these words, the last one without its endings. */
bool name_heads_has(const struct name_heads *, struct arena *, const struct wording *, size_t first, size_t last);

#endif
