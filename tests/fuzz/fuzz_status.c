/* Any bytes as status.json, and what is made of it again. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "sync/client/state.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct state state;
	size_t written;
	if (!state_parse(&state, (const char *)bytes, size))
		return 0;
	free(state_json(&state, NULL, 1000000000, &written));
	free(state_prometheus(&state, &written));
	free(state_words(&state, NULL, 1000000000));
	return 0;
}
