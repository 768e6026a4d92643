/* A list on its way to the program that prints it: lines of text, see kalauz-print(8). Pure. */
#ifndef TAKEAWAY_JOB_H
#define TAKEAWAY_JOB_H

#include <stddef.h>

#include "kiosk/takeaway/takeaway_list.h"

enum { TAKEAWAY_MAX_JOB = 256 * 1024 }; /* bytes */

/* NULL: it would be longer than TAKEAWAY_MAX_JOB, or has a text that cannot stand in a line. */
const char *takeaway_job_write(struct arena *, const struct takeaway *, size_t *size);

/* Whether the bytes so far end as a job does. */
bool takeaway_job_is_whole(const char *bytes, size_t size);

/* Takes exactly what takeaway_job_write writes. False: it is none, and *fault says why and in which line. Strings are
 * copies. */
bool takeaway_job_read(struct arena *, const char *bytes, size_t size, struct takeaway *out, const char **fault);

#endif
