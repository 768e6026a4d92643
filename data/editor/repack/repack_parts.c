#include "data/editor/repack/repack_parts.h"

bool
repack_corrupt(struct repack *r, uint32_t number, const char *what)
{
	status_report("%s: page %u: %s", r->path, number, what);
	r->status = STATUS_CORRUPT;
	return false;
}

bool
repack_refused(struct repack *r, const char *what, const char *why)
{
	status_report("%s: cannot be %s: %s", r->path, what, why);
	r->status = STATUS_IO;
	return false;
}
