#include "kiosk/model/hall.h"

#include <stdlib.h>
#include <string.h>

#include "data/date.h"

enum { QUEUE_FIELDS = 4 };

static struct hall_plan *
plan_of(const struct conf *l)
{
	return l->settings;
}

enum status
hall_set_tickets(const struct conf *l)
{
	static const char *const words[] = {
		[HALL_TICKETS_MACHINE] = "machine", [HALL_TICKETS_DESK] = "desk", [HALL_TICKETS_NONE] = "none",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i], l->value)) {
			plan_of(l)->tickets = (enum hall_tickets)i;
			return STATUS_DONE;
		}
	return conf_complain(l, "write \"machine\" or \"desk\", where people get their number; or \"none\"");
}

enum status
hall_set_phone(const struct conf *l)
{
	if (l->value[strspn(l->value, "+0123456789 -/()")])
		return conf_complain(l, "a telephone number has digits, blanks and + - / ( )");
	plan_of(l)->booking_phone = l->value;
	return STATUS_DONE;
}

enum status
hall_set_web(const struct conf *l)
{
	if (strpbrk(l->value, " \t") || !strchr(l->value, '.'))
		return conf_complain(l, "write an address as people type it, for example idopontfoglalo.kh.gov.hu");
	plan_of(l)->booking_web = l->value;
	return STATUS_DONE;
}

/* The next field up to a sign, without blanks around it; NULL: it is empty. */
static const char *
next_field(struct arena *arena, const char **at, const char *signs)
{
	const char *start = *at + strspn(*at, " \t");
	const char *end = start + strcspn(start, signs);
	*at = *end ? end + 1 : end;
	while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return end > start ? arena_strndup(arena, start, (size_t)(end - start)) : NULL;
}

enum status
hall_set_queue(const struct conf *l)
{
	const char *fields[QUEUE_FIELDS], *at = l->value;
	size_t bars = 0;
	for (const char *c = l->value; *c; c++)
		bars += *c == '|';
	for (size_t i = 0; i < QUEUE_FIELDS; i++)
		fields[i] = next_field(l->arena, &at, "|");
	if (bars != QUEUE_FIELDS - 1 || !(fields[0] || fields[1]) || !fields[3])
		return conf_complain(l, "write letter | name | desk | matters, for example "
		    "B | Okmányok | 3–5 | lejart-elveszett-okmany");
	unsigned long number = strtoul(l->key + strlen("queue_"), NULL, 10);
	plan_of(l)->queues[number - 1] = (struct hall_plan_queue){fields[0], fields[1], fields[2], fields[3]};
	return STATUS_DONE;
}

static bool
is_day(const char *word)
{
	struct date date;
	return date_read(word, &date);
}

enum status
hall_set_closed(const struct conf *l)
{
	struct hall_plan *plan = plan_of(l);
	const char *at = l->value;
	plan->closed_count = 0;
	while (*at) {
		const char *day = next_field(l->arena, &at, ", \t");
		if (!day)
			continue;
		if (!is_day(day) || plan->closed_count == HALL_MAX_CLOSED)
			return conf_complain(l, "write at most 64 days, for example 2026-12-24 2026-12-31");
		plan->closed[plan->closed_count++] = day;
	}
	return STATUS_DONE;
}

enum status
hall_set_moved(const struct conf *l)
{
	struct hall_plan *plan = plan_of(l);
	const char *at = l->value;
	plan->moved_count = 0;
	while (*at) {
		const char *one = next_field(l->arena, &at, ",");
		if (!one)
			continue;
		struct hall_plan_moved moved;
		moved.day = next_field(l->arena, &one, " \t");
		moved.letter = next_field(l->arena, &one, " \t");
		moved.desk = next_field(l->arena, &one, "");
		if (!is_day(moved.day) || !moved.letter || !moved.desk || plan->moved_count == HALL_MAX_MOVED)
			return conf_complain(l, "write at most 16 times day, letter, desk, for example 2026-11-30 B 7");
		plan->moved[plan->moved_count++] = moved;
	}
	return STATUS_DONE;
}

enum status
hall_set_notice(const struct conf *l)
{
	struct hall_plan *plan = plan_of(l);
	const char *at = l->value;
	const char *from = next_field(l->arena, &at, " \t"), *to = next_field(l->arena, &at, " \t");
	const char *words = next_field(l->arena, &at, "");
	if (!is_day(from) || !is_day(to) || strcmp(from, to) > 0 || !words)
		return conf_complain(l, "write the first day, the last day and the words, for example "
		    "2026-11-30 2026-12-04 A lift nem működik.");
	plan->notice_from = from;
	plan->notice_to = to;
	plan->notice = words;
	return STATUS_DONE;
}
