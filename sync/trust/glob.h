/* Path patterns of delegations (TUF 1.0 section 4.5): *, ? and [...] within one name of a path. */
#ifndef GLOB_H
#define GLOB_H

#include <stdbool.h>

/* Whether the whole path fits; no wildcard fits "/". Time is at most pattern times path. */
bool glob_match(const char *pattern, const char *path);

#endif
