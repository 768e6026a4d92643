/* Files of a catalogue's sources that change together: all of them, or none. */
#ifndef CHANGES_H
#define CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "data/base/list.h"

/* All zero but for the language is empty. */
struct changes {
	struct arena arena;
	const char *lang;  /* of the messages */
	struct list files; /* struct change */
};

/* The file is to have these bytes, which are copied; there may be none of that name yet, nor its folder. */
void changes_write(struct changes *, const char *path, const char *bytes, size_t size);
/* And there is to be none of that name any more. */
void changes_remove(struct changes *, const char *path);

/* Does all of that. False, and said: nothing has changed. What is no plain file is not replaced. */
bool changes_apply(struct changes *);
void changes_free(struct changes *);

/* A part of a file in the line ends of the rest: "\n" becomes "\r\n" where the bytes have that. */
const char *changes_line_ends(struct arena *, const char *bytes, const char *part);

#endif
