/* A day's counts: any bytes are either refused, with their place, or exactly what would be written for them. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/tally.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct tally tally;
	struct tally_fault fault;
	size_t again;
	if (tally_read(&tally, (const char *)bytes, size, &fault) == STATUS_DONE) {
		char *text = tally_write(&tally, &again);
		if (!text || again != size || memcmp(text, bytes, size))
			abort();
		free(text);
		tally_free(&tally);
	} else if (!fault.field || !fault.what || tally.count) {
		abort();
	}
	return 0;
}
