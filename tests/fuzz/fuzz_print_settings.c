/* kalauz-print.conf: any bytes are either refused or say where to print. */
#include <stdint.h>
#include <stdlib.h>

#include "kiosk/print/print_settings.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct print_settings settings;
	struct arena arena = {0};
	print_settings_default(&settings);
	if (print_settings_parse(&settings, &arena, "fuzz", (const char *)bytes, size) == STATUS_DONE &&
	    (settings.to == PRINT_NOWHERE ? settings.where != NULL : !settings.where || !*settings.where))
		abort();
	arena_free(&arena);
	return 0;
}
