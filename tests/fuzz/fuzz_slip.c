/* Codes of slips: any text, and any signs with a right check, are refused or written again as a code that says the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/takeaway/slip_signs.h"

static void
check(const char *typed)
{
	static struct slip slip, again;
	struct arena arena = {0};
	if (slip_read(typed, &slip) == SLIP_READ) {
		const char *code = slip_write(&arena, &slip);
		if (!code || slip_read(slip_spaced(&arena, code), &again) != SLIP_READ || memcmp(&slip, &again, sizeof slip))
			abort();
	}
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = {0};
	struct signs signs = {0};
	char code[SLIP_MAX_SIGNS + 1];
	check(arena_strndup(&arena, (const char *)bytes, size));
	for (size_t i = 0; i < size && i < SLIP_MAX_SIGNS - CHECK_SIGNS; i++)
		signs_put(&signs, SIGN_BITS, bytes[i] & 31);
	if (signs_close(&signs, code))
		check(code);
	arena_free(&arena);
	return 0;
}
