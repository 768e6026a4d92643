/* Links as strings: what is read is written again, byte by byte. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/link.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = {0};
	struct link link;
	const char *words = arena_strndup(&arena, (const char *)bytes, size);
	if (link_read(words, &link)) {
		const char *again = link_write(&arena, &link);
		if (!again || strcmp(again, words))
			abort();
	}
	arena_free(&arena);
	return 0;
}
