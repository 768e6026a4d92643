/* Canonical JSON as TUF signs it (TUF 1.0 section 4.2.2; OLPC canonical JSON), over jansson values. */
#ifndef CANONICAL_H
#define CANONICAL_H

#include <jansson.h>
#include <stddef.h>

enum { CANONICAL_MAX_DEPTH = 64 }; /* arrays and objects within each other */

/* The bytes that are signed, malloc'ed; NULL: a value that has no canonical form (a real), or
 * one that is nested too deep. */
char *canonical_json(const json_t *, size_t *size);

#endif
