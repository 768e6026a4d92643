/* `build --release OLD`: what a text should not say holds up a release, where the service was changed since the last. */
#ifndef RELEASE_H
#define RELEASE_H

#include "data/editor/language/language.h"
#include "data/editor/lint/check.h"

struct release_gate {
	const char *old;    /* the catalogue's file of the last release */
	const char *urgent; /* why errors may pass this time; NULL: they may not */
	struct checked *checked;
	struct language language;
};

/* Looks at the texts. Free it in any case. */
void release_begin(struct release_gate *, struct checked *, const char *old, const char *urgent);
void release_end(struct release_gate *);

/* Whether the file that was made may be released (closure: a struct release_gate); what is in its way is printed. */
bool release_agrees(void *closure, const char *made);

#endif
