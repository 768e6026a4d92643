/* Guidance in the case of this visit. */
#ifndef GUIDED_H
#define GUIDED_H

#include "data/guidance.h"
#include "kiosk/model/screen.h"

/* Guidance on one service; 0: on the errands of the visit, of which there must be one. Answers that
 * cannot be true together: the latest count. *out lives as long as the arena and the visit's version. */
enum status guided_load(struct arena *, const struct ctx *, int64_t service, struct guidance *out);

/* Those of the answers that can be true together with all later ones, in the same order. */
struct answers guided_possible(struct arena *, const struct questions *, const struct answers *);

#endif
