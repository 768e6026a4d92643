/* kalauz.conf, and hall.conf beneath it: any bytes are either refused or give settings that the kiosk can use. The first byte
 * says whose file it is. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "kiosk/model/settings.h"

static void
check_hall(const struct hall_plan *hall)
{
	struct date date;
	if (hall->closed_count > HALL_MAX_CLOSED || hall->moved_count > HALL_MAX_MOVED)
		abort();
	for (size_t i = 0; i < hall->closed_count; i++)
		if (!date_read(hall->closed[i], &date))
			abort();
	for (size_t i = 0; i < hall->moved_count; i++)
		if (!date_read(hall->moved[i].day, &date))
			abort();
	for (size_t i = 0; i < HALL_MAX_QUEUES; i++)
		if (hall->queues[i].matters && !hall->queues[i].letter && !hall->queues[i].name)
			abort();
}

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
	check_hall(&settings->hall);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct settings settings;
	struct arena arena = {0};
	static const int whose[] = {SET_BY_OFFICE, SET_BY_HALL, SET_BY_CENTRE};
	settings_default(&settings);
	if (size && settings_parse(&settings, &arena, "fuzz", whose[*bytes % 3], (const char *)bytes + 1, size - 1) == STATUS_DONE)
		check(&settings);
	arena_free(&arena);
	return 0;
}
