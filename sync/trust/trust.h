/* The trusted metadata of one folder, DIR/root.json and what follows from it. */
#ifndef TRUST_H
#define TRUST_H

#include <stddef.h>

#include "sync/base/report.h"

struct trust;

/* Trusts the root given by the operator: checks it against itself and stores it as DIR/root.json. */
enum status trust_init(const char *directory, const char *bytes, size_t size, struct report *);
/* Reads DIR/root.json (and what else is there). STATUS_IO (said): there is none. */
enum status trust_open(struct trust **, const char *directory, struct report *);
void trust_free(struct trust *); /* accepts NULL */

#endif
