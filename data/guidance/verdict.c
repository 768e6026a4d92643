/* What the papers in hand amount to; the order of errands; what they cost. */
#include <string.h>

#include "data/papers.h"
#include "data/query/load.h"

/* ------------------------------------------------------------------- verdict -- */

static void
add_line(struct arena *arena, struct list *list, const struct need_line *line)
{
	*LIST_ADD(list, arena, const struct need_line *) = line;
}

void
verdict_of(struct arena *arena, const struct papers *papers, const struct service *const *services,
    size_t count, struct logic *logic, const struct ticks *ticks, struct verdict *out)
{
	struct list missing = {0}, open = {0}, against = {0};
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (!line->seen && line->truth != TRUTH_NO && !line_is_ticked(line, ticks))
			add_line(arena, line->truth == TRUTH_YES ? &missing : &open, line);
	}
	for (size_t s = 0; s < count; s++)
		for (size_t i = 0; i < services[s]->eligibility_count; i++) {
			const struct eligibility *e = &services[s]->eligibility[i];
			if (e->excludes && e->condition.count && logic_judge(logic, &e->condition) == TRUTH_YES)
				*LIST_ADD(&against, arena, const struct eligibility *) = e;
		}
	*out = (struct verdict){
		.kind = against.count ? VERDICT_AGAINST : missing.count ? VERDICT_MISSING
		    : open.count ? VERDICT_DEPENDS : VERDICT_COMPLETE,
		.missing = missing.items, .missing_count = missing.count,
		.open = open.items, .open_count = open.count,
		.against = against.items, .against_count = against.count,
	};
}

/* --------------------------------------------------------------------- order -- */

static bool
asks_of(const struct need_line *line, int64_t whose)
{
	for (size_t s = 0; s < line->set_count; s++)
		for (size_t n = 0; n < line->sets[s].count; n++)
			if (line->sets[s].needs[n].whose == whose)
				return true;
	return false;
}

/* Whether the service is about that person: it asks for some paper of theirs, or for none of anybody. So an errand
 * about one's own card does not bring forth the card of somebody who died. */
static bool
is_about(size_t service, int64_t whose, const struct papers *papers)
{
	bool asks = false;
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (line->truth == TRUTH_NO || !(line->services >> service & 1))
			continue;
		if (asks_of(line, whose))
			return true;
		asks = true;
	}
	return !asks;
}

/* Whether the service at `later` needs a paper that the one at `first` issues, and there is no choice. */
static bool
comes_before(const struct service *const *services, size_t first, size_t later, const struct papers *papers)
{
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (line->seen || line->truth == TRUTH_NO || line->set_count != 1 || !(line->services >> later & 1))
			continue;
		for (size_t n = 0; n < line->sets[0].count; n++)
			if (line->sets[0].needs[n].paper->issued_by == services[first]->id &&
			    is_about(first, line->sets[0].needs[n].whose, papers))
				return true;
	}
	return false;
}

static bool
must_wait(const struct service *const *services, size_t count, const struct papers *papers,
    const bool *done, size_t which)
{
	for (size_t i = 0; i < count; i++)
		if (i != which && !done[i] && comes_before(services, i, which, papers))
			return true;
	return false;
}

void
errands_order(struct arena *arena, const struct service *const *services, size_t count,
    const struct papers *papers, size_t *order)
{
	bool *done = arena_array(arena, count, sizeof *done);
	for (size_t placed = 0; placed < count; placed++) {
		size_t next = 0;
		while (next < count && (done[next] || must_wait(services, count, papers, done, next)))
			next++;
		if (next == count) /* a circle, which conditions can close: as given */
			for (next = 0; done[next];)
				next++;
		done[next] = true;
		order[placed] = next;
	}
}

/* ---------------------------------------------------------------------- fees -- */

bool
fee_is_valid(const struct fee *fee, const char *today)
{
	return !today || ((!fee->valid_from || strcmp(fee->valid_from, today) <= 0) &&
	    (!fee->valid_to || strcmp(today, fee->valid_to) <= 0));
}

static void
add_fees(struct fees *out, size_t place, const struct service *service, struct logic *logic,
    const char *today)
{
	bool any = false;
	for (size_t i = 0; i < service->fee_count; i++) {
		const struct fee *fee = &service->fees[i];
		enum truth truth = fee_is_valid(fee, today) ? logic_judge(logic, &fee->condition) : TRUTH_NO;
		if (truth == TRUTH_NO)
			continue;
		any = true;
		if (fee->amount < 0)
			out->unknown[place] = true;
		else if (truth == TRUTH_YES)
			out->known += fee->amount;
		else
			out->depends |= fee->amount > 0;
	}
	out->unknown[place] |= !any;
	out->complete &= !out->unknown[place];
}

void
fees_of(struct arena *arena, const struct service *const *services, size_t count, struct logic *logic,
    const char *today, struct fees *out)
{
	*out = (struct fees){.unknown = arena_array(arena, count, sizeof *out->unknown), .complete = true};
	for (size_t s = 0; s < count; s++)
		add_fees(out, s, services[s], logic, today);
}
