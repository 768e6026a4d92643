/* Alphabetical order (Unicode Technical Standard 10), the one file that knows ICU. */
#ifndef COLLATE_H
#define COLLATE_H

#include "data/editor/build/replica_rows.h"

struct collator;

/* For a language of two letters; NULL (reported) when ICU lacks it. */
struct collator *collate_open(const char *lang);
void collate_close(struct collator *);

/* The sort key of a string, at the third level: compares by its bytes. */
const struct blob *collate_key(const struct collator *, struct arena *, const char *string);

#endif
