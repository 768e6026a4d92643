/* What metadata.c and metadata_roles.c share. */
#ifndef METADATA_PARTS_H
#define METADATA_PARTS_H

#include "sync/trust/metadata.h"

/* The file that is being read, and who hears of its faults. */
struct reading {
	const char *file;
	struct report *report;
};

/* Says what is wrong; returns false. */
bool metadata_fault(const struct reading *, const char *clause, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The form of the part that only this type of role has. */
bool metadata_check_role(const struct reading *, const struct metadata *);

#endif
