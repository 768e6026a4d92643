/* How long what is published lasts, and what to do when it does not. */
#ifndef PUBLISH_EXPIRY_H
#define PUBLISH_EXPIRY_H

#include "sync/publisher/publish_repository.h"

/* "  root       version 1, 3 of 2 signatures, expires 2027-11-21T08:00:00Z, in 364 days" */
void expiry_print(const struct repository *, enum top_role);
/* EXIT_SUCCESS, or EXIT_SOON, EXIT_EXPIRED, EXIT_FAILURE (a role is missing, or kiosks have seen a later version, or
 * a higher serial): the worst. What to do about each is said. */
int expiry_status(const struct repository *);
/* The same for a command that ended with this status: where it published, and something has expired that kiosks need
 * besides, EXIT_EXPIRED. */
int expiry_after(const struct repository *, int status);

#endif
