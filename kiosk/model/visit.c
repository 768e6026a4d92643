#include "kiosk/model/visit.h"

#include <string.h>

/* The place of what was said about the same; statement_count when there is none. The same for ticks and
 * errands. */
static size_t
find_statement(const struct visit *visit, const struct statement *about)
{
	size_t at = 0;
	while (at < visit->statement_count && !statement_is_about(&visit->statements[at], about))
		at++;
	return at;
}

static size_t
find_tick(const struct visit *visit, uint64_t key)
{
	size_t at = 0;
	while (at < visit->tick_count && visit->ticks[at].key != key)
		at++;
	return at;
}

static size_t
find_errand(const struct visit *visit, uint32_t id)
{
	size_t at = 0;
	while (at < visit->errand_count && (!id || visit->errands[at].id != id))
		at++;
	return id ? at : visit->errand_count;
}

/* Closes the gap at `at`, and wipes what becomes free. */
static void
take_out(void *items, size_t *count, size_t size, size_t at)
{
	char *bytes = items;
	--*count;
	memmove(bytes + at * size, bytes + (at + 1) * size, (*count - at) * size);
	explicit_bzero(bytes + *count * size, size);
}

/* ---------------------------------------------------------------- errands -- */

/* Also what was said in it. */
static void
remove_errand(struct visit *visit, size_t at)
{
	uint32_t id = visit->errands[at].id;
	size_t count = visit->errand_count;
	take_out(visit->listed, &count, sizeof *visit->listed, at);
	take_out(visit->errands, &visit->errand_count, sizeof *visit->errands, at);
	for (size_t i = visit->statement_count; i-- > 0;)
		if (visit->statements[i].about == ABOUT_ERRAND && visit->statements[i].errand == id)
			take_out(visit->statements, &visit->statement_count, sizeof *visit->statements, i);
	visit->version++;
}

/* Room for one more: what was only looked at longest ago goes. */
static bool
make_room(struct visit *visit)
{
	for (size_t i = 0; visit->errand_count == VISIT_MAX_ERRANDS && i < visit->errand_count; i++)
		if (!visit->listed[i])
			remove_errand(visit, i);
	return visit->errand_count < VISIT_MAX_ERRANDS;
}

static size_t
count_listed(const struct visit *visit)
{
	size_t count = 0;
	for (size_t i = 0; i < visit->errand_count; i++)
		count += visit->listed[i];
	return count;
}

static uint32_t
add_errand(struct visit *visit, int64_t service, bool listed)
{
	if ((listed && count_listed(visit) == PAPERS_MAX_ERRANDS) || !make_room(visit))
		return 0;
	visit->listed[visit->errand_count] = listed;
	visit->errands[visit->errand_count++] = (struct errand){.id = ++visit->last_errand, .service = service};
	visit->version++;
	return visit->last_errand;
}

struct errand
visit_errand(const struct visit *visit, int64_t service, uint32_t id)
{
	size_t at = find_errand(visit, id);
	if (at < visit->errand_count)
		return visit->errands[at];
	for (size_t i = 0; i < visit->errand_count; i++)
		if (visit->errands[i].service == service)
			return visit->errands[i];
	return (struct errand){.service = service};
}

uint32_t
visit_take_up(struct visit *visit, int64_t service, uint32_t id)
{
	struct errand errand = visit_errand(visit, service, id);
	return errand.id ? errand.id : add_errand(visit, service, false);
}

bool
visit_list(struct visit *visit, uint32_t id, bool listed)
{
	size_t at = find_errand(visit, id);
	if (at == visit->errand_count || visit->listed[at] == listed)
		return at < visit->errand_count;
	if (listed && count_listed(visit) == PAPERS_MAX_ERRANDS)
		return false;
	visit->listed[at] = listed;
	visit->version++;
	return true;
}

uint32_t
visit_add_errand(struct visit *visit, int64_t service)
{
	return add_errand(visit, service, true);
}

bool
visit_is_listed(const struct visit *visit, uint32_t id)
{
	size_t at = find_errand(visit, id);
	return at < visit->errand_count && visit->listed[at];
}

bool
visit_lists(const struct visit *visit, int64_t service)
{
	for (size_t i = 0; i < visit->errand_count; i++)
		if (visit->listed[i] && visit->errands[i].service == service)
			return true;
	return false;
}

size_t
visit_listed(const struct visit *visit, struct errand out[PAPERS_MAX_ERRANDS])
{
	size_t count = 0;
	for (size_t i = 0; i < visit->errand_count && count < PAPERS_MAX_ERRANDS; i++)
		if (visit->listed[i])
			out[count++] = visit->errands[i];
	return count;
}

void
visit_set_who(struct visit *visit, uint32_t id, struct who who)
{
	size_t at = find_errand(visit, id);
	if (at == visit->errand_count)
		return;
	visit->errands[at].who = who;
	visit->version++;
}

/* ---------------------------------------------------------- answers, ticks -- */

bool
visit_say(struct visit *visit, struct statement statement)
{
	size_t at = find_statement(visit, &statement);
	if (at == VISIT_MAX_STATEMENTS)
		return false;
	if (at < visit->statement_count)
		take_out(visit->statements, &visit->statement_count, sizeof *visit->statements, at);
	visit->statements[visit->statement_count++] = statement;
	visit->version++;
	return true;
}

void
visit_unsay(struct visit *visit, const struct statement *about)
{
	size_t at = find_statement(visit, about);
	if (at == visit->statement_count)
		return;
	take_out(visit->statements, &visit->statement_count, sizeof *visit->statements, at);
	visit->version++;
}

bool
visit_tick(struct visit *visit, struct tick tick)
{
	size_t at = find_tick(visit, tick.key);
	bool known = at < visit->tick_count;
	if (!tick.pieces) {
		if (known)
			take_out(visit->ticks, &visit->tick_count, sizeof *visit->ticks, at);
	} else if (at == VISIT_MAX_TICKS) {
		return false;
	} else {
		visit->ticks[at] = tick;
		visit->tick_count += !known;
	}
	visit->version++;
	return true;
}

void
visit_type(struct visit *visit, struct event event)
{
	visit->version += edit_handle(&visit->query, event) == EDIT_CHANGED;
}

void
visit_set_query(struct visit *visit, const char *words)
{
	edit_set(&visit->query, words);
	visit->version++;
}

void
visit_forget_query(struct visit *visit)
{
	edit_wipe(&visit->query);
}

void
visit_set_beside(struct visit *visit, const char *lang)
{
	visit->beside = lang;
	visit->version++;
}

struct statements
visit_statements(const struct visit *visit)
{
	return (struct statements){visit->statements, visit->statement_count};
}

struct ticks
visit_ticks(const struct visit *visit)
{
	return (struct ticks){visit->ticks, visit->tick_count};
}

void
visit_wipe(struct visit *visit)
{
	explicit_bzero(visit, sizeof *visit);
}
