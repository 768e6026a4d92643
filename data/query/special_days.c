/* The days on which offices do not work as their weekday says. */
#include "data/date.h"
#include "data/query/load.h"

/* A year whose predecessor is not known would leave a gap: what is before it counts for nothing. */
static void
load_years(struct load *load, struct calendar *out)
{
	struct rows rows = rows_open(load, ROW_YEAR, NULL, 0);
	while (rows_next(&rows)) {
		int year = (int)rows_number(&rows, 0, DATE_MIN_YEAR, DATE_MAX_YEAR);
		if (year != out->last_year + 1)
			out->first_year = year;
		out->last_year = year;
	}
}

/* "12-24", of a leap year. */
static const char *
day_at(struct rows *rows, unsigned column)
{
	struct date date;
	const char *day = rows_string(rows, column);
	if (day && !date_read(arena_printf(rows->load->arena, "2000-%s", day), &date))
		rows_corrupt(rows, column, "no day of a year");
	return day;
}

static void
load_holidays(struct load *load, struct calendar *out)
{
	struct list list = {0};
	struct rows rows = rows_open(load, ROW_HOLIDAY, NULL, 0);
	while (rows_next(&rows))
		*LIST_ADD(&list, load->arena, struct holiday) = (struct holiday){
			day_at(&rows, 0), (int)rows_number(&rows, 1, DATE_MIN_YEAR, DATE_MAX_YEAR),
			(int)rows_number(&rows, 2, DATE_MIN_YEAR, DATE_MAX_YEAR), rows_flag(&rows, 3)};
	out->holidays = list.items;
	out->holiday_count = list.count;
}

enum status
catalogue_calendar(struct catalogue *catalogue, struct arena *arena, struct calendar *out)
{
	struct load load;
	struct list list = {0};
	*out = (struct calendar){0};
	load_begin_list(&load, catalogue, arena, CATALOGUE_BASE_LANGUAGE, "calendar", 0);
	load_years(&load, out);
	load_holidays(&load, out);
	struct rows rows = rows_open(&load, ROW_SPECIAL_DAY, NULL, 0);
	while (rows_next(&rows))
		*LIST_ADD(&list, arena, struct special_day) =
		    (struct special_day){rows_date(&rows, 0, false), rows_flag(&rows, 1)};
	load_sealed(&load, PART_LIST);
	out->days = list.items;
	out->count = list.count;
	return load.status;
}
