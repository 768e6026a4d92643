/* A job for the printer: any bytes are either refused, or exactly what would be written for the list that they say. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/takeaway/takeaway_job.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = {0};
	struct takeaway list;
	const char *fault;
	size_t again;
	if (takeaway_job_read(&arena, (const char *)bytes, size, &list, &fault)) {
		const char *job = takeaway_job_write(&arena, &list, &again);
		if (!job || again != size || memcmp(job, bytes, size))
			abort();
	} else if (!fault) {
		abort();
	}
	arena_free(&arena);
	return 0;
}
