/* Where glossary terms occur in texts, whatever their inflection. */
#ifndef SPANS_H
#define SPANS_H

#include "data/editor/build/builder.h"

struct spans;

/* Finds terms in texts of a language (an index as for builder_language). Never NULL. */
struct spans *spans_new(const struct builder *, size_t language);
void spans_free(struct spans *);

/* Calls `take` for the first occurrence of each term in the text, the longest term at
 * each place, but not for the term `own`. */
void spans_each(struct spans *, const char *text, const struct entry *own,
    void (*take)(void *closure, size_t start, size_t size, const struct entry *term), void *closure);

#endif
