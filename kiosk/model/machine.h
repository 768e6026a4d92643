/* What this machine knows of itself, for those who look after it. */
#ifndef MACHINE_H
#define MACHINE_H

#include <stdint.h>

#include "data/arena.h"

struct machine {
	const char *name;      /* of the host */
	const char *edition;   /* of that release; NULL: not known */
	const char *release;   /* serial of the release that is shown; NULL: the catalogue came with the program */
	const char *outcome;   /* of the last refresh, as kalauz-sync(8) names it; NULL: not known */
	int64_t refreshed;     /* when that was: seconds since 1970, UTC; 0: not known */
	int64_t free_bytes;    /* where the catalogue is; -1: not known */
};

/* `catalogue` is the resolved path of the one that is shown; NULL: there is none. Of a store this reads its
 * kalauz-sync.prom. */
struct machine machine_read(const char *catalogue, struct arena *);

#endif
