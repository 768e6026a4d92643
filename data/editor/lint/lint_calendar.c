#include <string.h>

#include "data/calendar.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/shape_value.h"

enum { SATURDAY = 6, FIRST_YEAR = 1900, LAST_YEAR = 2199 };

/* The number of a year, or 0: reported. */
static long
year_of(struct sources *sources, const struct entry *entry)
{
	long year;
	if (strlen(entry->id) == strlen("2026") && value_number(entry->id, FIRST_YEAR, LAST_YEAR, &year))
		return year;
	FAULT(sources->faults, entry->node->place, "id",
	    "\"{value}\" is not a year; write a number from {min} to {max}", {"value", entry->id},
	    {"min", faults_number(sources->faults, FIRST_YEAR)},
	    {"max", faults_number(sources->faults, LAST_YEAR)});
	return 0;
}

static void
check_day(struct sources *sources, const struct entry *year, const struct node *day, bool work)
{
	const char *field = work ? "work" : "off";
	if (!node_string(day) || !value_date(day->text))
		return;
	if (strncmp(day->text, year->id, strlen(year->id)))
		FAULT(sources->faults, day->place, field,
		    "\"{value}\" is not in the year {year}; move it to its own year, or correct it",
		    {"value", day->text}, {"year", year->id});
	if (!work)
		return;
	if (calendar_is_statutory(day->text))
		FAULT(sources->faults, day->place, field,
		    "\"{value}\" is a public holiday; delete it, or correct it", {"value", day->text});
	if (calendar_weekday(day->text) < SATURDAY)
		FAULT(sources->faults, day->place, field,
		    "\"{value}\" is neither a Saturday nor a Sunday; delete it, or correct it",
		    {"value", day->text});
	for (const struct node *off = node_first(node_get(year->node, "off")); off; off = off->next)
		if (node_is(off, day->text))
			FAULT(sources->faults, day->place, field,
			    "\"{value}\" is in \"off\" too; delete one of the two", {"value", day->text});
}

/* A deadline must not run into a year of which nothing is known and out of it again. */
static void
check_gap(struct sources *sources, const struct entry *entry, long year)
{
	const struct entries *years = &sources->of[KIND_YEAR];
	const char *before = faults_number(sources->faults, year - 1);
	bool is_first = true;
	for (size_t i = 0; i < years->count; i++)
		is_first &= strcmp(years->items[i]->id, entry->id) >= 0;
	if (!is_first && !source_find(sources, KIND_YEAR, before))
		FAULT(sources->faults, entry->node->place, "id",
		    "the year before, {year}, is missing; add it, or delete the years before it",
		    {"year", before});
}

static void
check_holiday(struct sources *sources, const struct entry *holiday)
{
	const struct node *day = node_get(holiday->node, "day"), *to = node_get(holiday->node, "to");
	const char *from = node_get_string(holiday->node, "from");
	long first, last;
	if (node_string(day) && value_date(day->text))
		fault(sources->faults, day->place, "day",
		    "is a day of one year; write a day of every year: \"12-24\", or move it to calendar.yaml");
	if (from && node_string(to) && value_number(from, FIRST_YEAR, LAST_YEAR, &first) &&
	    value_number(to->text, FIRST_YEAR, LAST_YEAR, &last) && first > last)
		fault(sources->faults, to->place, "to", "is earlier than from; exchange the two, or correct one");
}

void
lint_calendar(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_HOLIDAY].count; i++)
		check_holiday(sources, sources->of[KIND_HOLIDAY].items[i]);
	for (size_t i = 0; i < sources->of[KIND_YEAR].count; i++) {
		const struct entry *entry = sources->of[KIND_YEAR].items[i];
		long year = year_of(sources, entry);
		if (!year)
			continue;
		if (source_knows_all(sources, KIND_YEAR))
			check_gap(sources, entry, year);
		const struct node *day = node_first(node_get(entry->node, "off"));
		for (; day; day = day->next)
			check_day(sources, entry, day, false);
		for (day = node_first(node_get(entry->node, "work")); day; day = day->next)
			check_day(sources, entry, day, true);
	}
}
