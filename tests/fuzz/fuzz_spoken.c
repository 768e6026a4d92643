/* Texts as they are said: always UTF-8, in every language. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "data/spoken.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const languages[] = {"hu", "en", "de", "uk"};
	struct arena arena = {0};
	const char *text = arena_strndup(&arena, (const char *)bytes, size);

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		const char *said = spoken_of(&arena, languages[i], text);

		if (u8_check((const uint8_t *)said, strlen(said)))
			abort();
	}
	arena_free(&arena);
	return 0;
}
