/* kalauz.conf: any bytes are either refused or give settings that the kiosk can use. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk/model/settings.h"

static void
check(const struct settings *settings)
{
	int count = 0;
	while (count <= SETTINGS_MAX_LANGUAGES && settings->languages[count])
		count++;
	if (!count || count > SETTINGS_MAX_LANGUAGES)
		abort();
	if (settings->idle_seconds < 10 || settings->idle_seconds > 3600)
		abort();
	if (settings->warning_seconds < 20 || settings->warning_seconds > 600)
		abort();
	if (settings->catalogue && *settings->catalogue != '/')
		abort();
	if (settings->office && strpbrk(settings->office, "/ \n"))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct settings settings;
	struct arena arena = {0};
	settings_default(&settings);
	if (settings_parse(&settings, &arena, "fuzz", SET_BY_OFFICE, (const char *)bytes, size) == STATUS_DONE)
		check(&settings);
	arena_free(&arena);
	return 0;
}
