#include "kiosk/app/app_parts.h"

#include <string.h>

#include "data/calendar.h"

enum {
	MARGIN = 60,        /* minutes before opening and after closing when people may be there */
	REST = 5 * 60,      /* s without input, as on a key that has just woken it */
	DAY = 24 * 60 * 60, /* s */
};

static bool
is_open(const struct office *office, const char *today, int64_t now)
{
	unsigned day = calendar_weekday(today), minute = (unsigned)(now % DAY / 60);
	for (size_t i = 0; i < office->opening_count; i++) {
		const struct opening *o = &office->openings[i];
		if (o->day == day && minute + MARGIN >= o->opens && minute < o->closes + MARGIN)
			return true;
	}
	return false;
}

/* Which weekday's hours it has is not known; a catalogue that cannot be read is found damaged elsewhere. */
static bool
is_moved_working_day(struct catalogue *catalogue, const char *today)
{
	struct arena arena = {0};
	struct calendar calendar = {0};
	bool moved = catalogue_calendar(catalogue, &arena, &calendar) != STATUS_DONE;
	for (size_t i = 0; i < calendar.count; i++)
		moved |= calendar.days[i].working && !strcmp(calendar.days[i].date, today);
	arena_free(&arena);
	return moved;
}

bool
app_is_deserted(const struct app *app)
{
	const struct ctx *ctx = &app->ctx;
	bool may = app->settings->dark_when_closed && ctx->catalogue && ctx->today && app->has_office &&
	    app->office.opening_count;
	return may && !app->touched && app->depth == 1 && ctx->clock - app->last_input >= REST * 1000LL &&
	    !is_open(&app->office, ctx->today, ctx->now) && !is_moved_working_day(ctx->catalogue, ctx->today);
}
