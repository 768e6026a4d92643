/* A visit by chance, in a real catalogue: for what, for whom, what is answered and in hand. */
#ifndef RANDOM_VISIT_H
#define RANDOM_VISIT_H

#include "data/catalogue.h"
#include "data/guidance.h"
#include "kiosk/model/visit.h"

struct random_visit {
	struct visit visit;
	struct ticks ticks;
	struct guidance guidance; /* in the arena, on 2026-11-23; nothing of it has fallen */
};

/* Of so many errands; `below` gives a number below a limit, and decides all. */
void random_visit(struct catalogue *, struct arena *, const char *lang, unsigned errands, uint32_t (*below)(uint32_t),
    struct random_visit *);

#endif
