/* The client workflow of The Update Framework 1.0, section 5.2 to 5.6: what is trusted, and why. */
#ifndef VERIFY_H
#define VERIFY_H

#include "sync/transport/fetch.h"
#include "sync/trust/trust.h"

enum { VERIFY_MAX_ROOTS = 256 }; /* new roots in one run */

/* Root chain, timestamp, snapshot, targets; `now` is seconds since 1970, taken once. Files are stored as
 * received, atomically, each as soon as it is trusted.
 *
 * The outcome of what is said: refused (a rule of the specification was broken), expired, unreachable
 * (no answer, or one that is not even JSON), broken (our own disk). A fetcher must say what it has
 * to say in the report that the trust was opened with. */
enum status verify_refresh(struct trust *, struct fetcher *, int64_t now);

#endif
