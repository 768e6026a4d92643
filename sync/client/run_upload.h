/* One upload of counts: in what order. */
#ifndef RUN_UPLOAD_H
#define RUN_UPLOAD_H

#include "sync/client/sync_settings.h"
#include "sync/base/report.h"

struct run_upload {
	const struct sync_settings *settings; /* `upload` is set */
	struct report *report;
	int64_t now;  /* seconds since 1970 */
	bool patient; /* the timer's: asks nobody while a back-off lasts */
	void (*waiting)(const char *why, int64_t seconds); /* before a long pause */
};

/* What it came to is always said. The process is in its sandbox afterwards. */
void run_upload(const struct run_upload *);

#endif
