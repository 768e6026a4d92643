/* What else could search: FTS5 as it is, over the same texts of the same catalogue. */
#ifndef SEARCH_PEERS_H
#define SEARCH_PEERS_H

#include "tests/bench/search_quality.h"

struct peers;

enum { PEERS = 3 };

/* Indexes the catalogue in memory: names, aliases, and all texts of every service. NULL: reported. */
struct peers *peers_new(const char *catalogue);
void peers_free(struct peers *);

/* FTS5 with unicode61, with trigram, and with unicode61 over stems of the query's language. */
void peers_engines(struct peers *, struct quality_engine out[PEERS]);

/* Whether the catalogue holds the service (struct peers *). */
bool peers_hold(void *, const char *id);

#endif
