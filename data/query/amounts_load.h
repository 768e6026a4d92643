/* Reading the register of amounts. Private to libcatalogue. */
#ifndef AMOUNTS_LOAD_H
#define AMOUNTS_LOAD_H

#include "data/query/amounts.h"

/* Values live in the arena, and so does the result. */
enum status amounts_load(struct catalogue *, struct arena *, struct amounts **out);

#endif
