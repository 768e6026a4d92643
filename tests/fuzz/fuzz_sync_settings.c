/* Any bytes as kalauz-sync.conf. */
#include <stddef.h>
#include <stdint.h>

#include "sync/client/sync_settings.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = {0};
	struct sync_settings settings;
	sync_settings_default(&settings);
	sync_settings_parse(&settings, &arena, "fuzz", (const char *)bytes, size);
	arena_free(&arena);
	return 0;
}
