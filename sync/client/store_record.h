/* What a release folder is called, and what stands in its file `release`; pure. */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "sync/client/store.h"

enum { RECORD_MAX_FOLDER = 24 }; /* "18446744073709551615.b" */

/* "5" or "5.b", nothing else. */
bool record_folder(const char *name);
/* The text for a release and the folder that it follows ("": none), malloc'ed. */
char *record_text(const struct record *, const char *predecessor, size_t *size);
/* Takes the text apart (and changes it). False: it is not whole. The predecessor's folder is told as
 * far as it can be, else left as it is. */
bool record_parse(char *text, struct record *, char predecessor[RECORD_MAX_FOLDER + 1]);

#endif
