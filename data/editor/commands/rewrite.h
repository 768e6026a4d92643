/* A source file with some of its values changed, and nothing else: comments, line ends, order and quotation marks stay. */
#ifndef REWRITE_H
#define REWRITE_H

#include "data/editor/source/source.h"

/* A scalar that is to have another text. */
struct rewrite_value {
	const struct node *node;
	const char *text;
};

/* What a placeholder is called from now on, everywhere in the file; both NULL: none changes. */
struct rewrite_placeholder {
	const char *old, *new; /* "{amount:ID}" */
};

/* The bytes with the values of this file changed; those of others are passed over. NULL: one of them is not written as it
 * is read, in the line *line, or the file would then say something else besides. */
const char *rewrite(struct arena *, const char *bytes, size_t size, uint32_t file, const struct rewrite_value *, size_t count,
    const struct rewrite_placeholder *, uint32_t *line);

/* Every occurrence of a string replaced; *count of them. */
const char *rewrite_all(struct arena *, const char *text, const char *old, const char *new, size_t *count);

#endif
