/* The days on which offices do not work as their weekday says. */
#include "data/query/load.h"

/* A year whose predecessor is not known would leave a gap: what is before it counts for nothing. */
static enum status
load_years(struct catalogue *catalogue, struct calendar *out)
{
	struct query *query = db_query(catalogue_db(catalogue), "SELECT year FROM year ORDER BY year");
	while (db_row(query)) {
		int year = (int)db_int(query, 0);
		if (year != out->last_year + 1)
			out->first_year = year;
		out->last_year = year;
	}
	return db_end(query);
}

static enum status
load_holidays(struct catalogue *catalogue, struct arena *arena, struct calendar *out)
{
	struct list list = {0};
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT day, \"from\", \"to\", certain FROM holiday ORDER BY day, \"from\"");
	while (db_row(query))
		*LIST_ADD(&list, arena, struct holiday) = (struct holiday){
			db_text(query, arena, 0), (int)db_int(query, 1), (int)db_int(query, 2), db_int(query, 3)};
	out->holidays = list.items;
	out->holiday_count = list.count;
	return db_end(query);
}

enum status
catalogue_calendar(struct catalogue *catalogue, struct arena *arena, struct calendar *out)
{
	struct list list = {0};
	*out = (struct calendar){0};
	enum status status = load_years(catalogue, out);
	if (status == STATUS_DONE)
		status = load_holidays(catalogue, arena, out);
	if (status != STATUS_DONE)
		return status;
	struct query *query = db_query(catalogue_db(catalogue),
	    "SELECT date, working FROM special_day ORDER BY date");
	while (db_row(query)) {
		const char *date = db_text(query, arena, 0);
		if (date)
			*LIST_ADD(&list, arena, struct special_day) =
			    (struct special_day){date, db_int(query, 1)};
	}
	out->days = list.items;
	out->count = list.count;
	return db_end(query);
}
