/* What the files of query share of an open catalogue; all others have it from catalogue.h. */
#ifndef CATALOGUE_PARTS_H
#define CATALOGUE_PARTS_H

#include <sys/stat.h>

#include "data/catalogue.h"
#include "data/date.h"
#include "data/query/db.h"

struct amounts;

struct catalogue {
	struct db *db;
	struct arena arena; /* of what stands here */
	const char *path, *date, *content_id;
	const char *languages; /* "hu en de" */
	struct stat identity;
	struct amounts *amounts;
	char today[DATE_SIZE];  /* the day of the amounts */
	struct query *rows[ROW_TABLES]; /* of rows_open, from their first use on */
	int64_t checked_tables; /* by catalogue_check, so far */
};

#endif
