#include "kiosk/model/visit.h"

#include <string.h>

/* The place of an answer; answer_count when there is none. The same for ticks and errands. */
static size_t
find_answer(const struct visit *visit, int64_t question)
{
	size_t at = 0;
	while (at < visit->answer_count && visit->answers[at].question != question)
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
find_errand(const struct visit *visit, int64_t service)
{
	size_t at = 0;
	while (at < visit->errand_count && visit->errands[at] != service)
		at++;
	return at;
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

bool
visit_answer(struct visit *visit, struct answer answer)
{
	size_t at = find_answer(visit, answer.question);
	if (at == VISIT_MAX_ANSWERS)
		return false;
	if (at < visit->answer_count)
		take_out(visit->answers, &visit->answer_count, sizeof *visit->answers, at);
	visit->answers[visit->answer_count++] = answer;
	visit->version++;
	return true;
}

void
visit_forget(struct visit *visit, int64_t question)
{
	size_t at = find_answer(visit, question);
	if (at == visit->answer_count)
		return;
	take_out(visit->answers, &visit->answer_count, sizeof *visit->answers, at);
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

bool
visit_add_errand(struct visit *visit, int64_t service)
{
	size_t at = find_errand(visit, service);
	if (at < visit->errand_count)
		return true;
	if (at == PAPERS_MAX_SERVICES)
		return false;
	visit->errands[visit->errand_count++] = service;
	visit->version++;
	return true;
}

void
visit_remove_errand(struct visit *visit, int64_t service)
{
	size_t at = find_errand(visit, service);
	if (at == visit->errand_count)
		return;
	take_out(visit->errands, &visit->errand_count, sizeof *visit->errands, at);
	visit->version++;
}

bool
visit_has_errand(const struct visit *visit, int64_t service)
{
	return find_errand(visit, service) < visit->errand_count;
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

struct answers
visit_answers(const struct visit *visit)
{
	return (struct answers){visit->answers, visit->answer_count};
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
