#include "data/editor/commands/today.h"

#include <stdio.h>
#include <time.h>

#include "data/date.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"

bool
today_or(const char *lang, const char **day)
{
	static char today[DATE_SIZE];
	time_t now = time(NULL);
	struct tm tm;
	if (*day && !value_date(*day)) {
		SAY(lang, "\"{value}\" is not a day of the calendar; write it like \"2026-11-21\"", {"value", *day});
		return false;
	}
	if (!*day && localtime_r(&now, &tm)) {
		date_write((struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday}, today);
		*day = today;
	}
	return *day;
}
