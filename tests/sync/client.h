/* A client of a made repository, as a test needs it; include cmocka.h before. */
#ifndef CLIENT_H
#define CLIENT_H

#include "sync/trust/targets.h"
#include "sync/trust/verify.h"
#include "tests/sync/forge.h"

struct client {
	struct report report;
	struct fetcher *fetcher;
	struct trust *trust;
};

/* What is stored; then also what the repository's folder serves at repository->now. */
enum status client_open(struct client *, const struct forge *);
enum status client_refresh(struct client *, const struct forge *);
void client_close(struct client *);

/* Trusts 1.root.json; refreshes without a complaint. */
void client_init(const struct forge *);
void client_must_refresh(const struct forge *);
/* A repository, and a client that has seen version 1 of all. */
struct forge *client_new_repository(void);

/* That the report names this file and this clause. */
void client_assert_said(const struct report *, enum outcome, const char *file, const char *clause);

#endif
