/* A program's own words in every language, compiled in from PO files. */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

#include "data/arena.h"

/* Made by build/po2c from po/LANG.po: sorted by msgid; text in the order of `languages`. */
struct words {
	const char *const *languages; /* codes; the first is the base language */
	size_t language_count;
	const struct words_entry {
		const char *msgid;
		const char *const *text; /* language_count of them; NULL: not translated */
	} *entries;
	size_t entry_count;
};

extern const struct words page_words; /* data/po/page: of pages, and of the values in texts */

/* The words for a msgid (English) in a language; the msgid itself when there are
 * none. Never NULL; lives for ever. */
const char *words_get(const struct words *, const char *lang, const char *msgid);

/* Marks a msgid for xgettext where it stands in a table. */
#define W(msgid) msgid

/* A pair for words_fill. */
struct fill {
	const char *name, *value;
};

/* Replaces every {name} in the pattern; an unknown name stays as it stands. */
char *words_fill(struct arena *, const char *pattern, const struct fill *, size_t count);
#define WORDS_FILL(arena, pattern, ...) \
	words_fill(arena, pattern, (const struct fill[]){__VA_ARGS__}, \
	    sizeof((const struct fill[]){__VA_ARGS__}) / sizeof(struct fill))

#endif
