/* Lines that status and verify share. */
#ifndef PUBLISH_STATUS_H
#define PUBLISH_STATUS_H

#include "sync/publisher/publish_repository.h"

/* "  root       version 1, 3 of 2 signatures, expires 2027-11-21T08:00:00Z, in 364 days" */
void print_expiry(const struct repository *, enum top_role);

#endif
