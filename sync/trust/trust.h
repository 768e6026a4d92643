/* The trusted metadata of one folder, DIR/root.json and what follows from it. */
#ifndef TRUST_H
#define TRUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sync/base/report.h"

struct trust;

/* Whether the bytes are a root that its own keys signed. */
bool trust_is_root(const char *bytes, size_t size);
/* Trusts the root given by the operator: checks it against itself and stores it as DIR/root.json. */
enum status trust_init(const char *directory, const char *bytes, size_t size, struct report *);
/* Reads DIR/root.json (and what else is there). Said: STATUS_ABSENT: there is none; STATUS_CORRUPT: it is damaged;
 * STATUS_IO. */
enum status trust_open(struct trust **, const char *directory, struct report *);
void trust_free(struct trust *); /* accepts NULL */

/* Of the timestamp that is trusted; 0: none. Expiry in seconds since 1970. */
int64_t trust_timestamp_version(const struct trust *);
int64_t trust_timestamp_expiry(const struct trust *);

#endif
