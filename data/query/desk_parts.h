/* What the files of query share of an open desk.db. */
#ifndef DESK_PARTS_H
#define DESK_PARTS_H

#include "data/desk.h"
#include "data/query/db.h"

struct desk {
	struct db *db;
};

/* Reports what is damaged. */
enum status desk_corrupt(const struct desk *, const char *what);

#endif
