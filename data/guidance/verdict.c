/* What the papers in hand amount to; the order of errands. */
#include "data/papers.h"

#include "data/base/list.h"

/* ------------------------------------------------------------------- verdict -- */

static void
add_line(struct arena *arena, struct list *list, const struct need_line *line)
{
	*LIST_ADD(list, arena, const struct need_line *) = line;
}

/* What the visitor may leave at home, and what is lost, is never missing. */
static void
sort_lines(struct arena *arena, const struct papers *papers, const struct ticks *ticks, struct list *missing,
    struct list *open, struct list *held)
{
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (line->seen || line->truth == TRUTH_NO || line_is_ticked(line, ticks))
			continue;
		add_line(arena, !line_counts(line) ? held : line->truth == TRUTH_YES ? missing : open, line);
	}
}

static void
add_objections(struct arena *arena, struct list *against, const struct errand_case *c, size_t place)
{
	for (size_t i = 0; i < c->service->eligibility_count; i++)
		if (errand_is_excluded_by(c, &c->service->eligibility[i]))
			*LIST_ADD(against, arena, struct objection) = (struct objection){place, &c->service->eligibility[i]};
}

void
verdict_of(struct arena *arena, const struct papers *papers, const struct errand_case *cases, size_t count,
    const struct ticks *ticks, struct verdict *out)
{
	struct list missing = {0}, open = {0}, held = {0}, against = {0};
	sort_lines(arena, papers, ticks, &missing, &open, &held);
	for (size_t i = 0; i < count; i++)
		add_objections(arena, &against, &cases[i], i);
	*out = (struct verdict){
		.kind = against.count ? VERDICT_AGAINST : missing.count ? VERDICT_MISSING
		    : open.count ? VERDICT_DEPENDS : held.count ? VERDICT_START : VERDICT_COMPLETE,
		.missing = missing.items, .missing_count = missing.count,
		.open = open.items, .open_count = open.count,
		.held = held.items, .held_count = held.count,
		.against = against.items, .against_count = against.count,
	};
}

/* --------------------------------------------------------------------- order -- */

static bool
asks_of(const struct need_line *line, struct whose whose)
{
	for (size_t s = 0; s < line->set_count; s++)
		for (size_t n = 0; n < line->sets[s].count; n++)
			if (whose_is(line->sets[s].needs[n].whose, whose))
				return true;
	return false;
}

/* Whether the errand is about that person: it asks for some paper of theirs, or for none of anybody. So an errand
 * about one's own card does not bring forth the card of somebody who died. */
static bool
is_about(size_t errand, struct whose whose, const struct papers *papers)
{
	bool asks = false;
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (line->truth == TRUTH_NO || !(line->errands >> errand & 1))
			continue;
		if (asks_of(line, whose))
			return true;
		asks = true;
	}
	return !asks;
}

/* Whether the errand at `later` needs a paper that the one at `first` issues, and there is no choice. */
static bool
comes_before(const struct errand_case *cases, size_t first, size_t later, const struct papers *papers)
{
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (line->seen || line->truth == TRUTH_NO || line->set_count != 1 || !(line->errands >> later & 1))
			continue;
		for (size_t n = 0; n < line->sets[0].count; n++)
			if (line->sets[0].needs[n].paper->issued_by == cases[first].service->id &&
			    is_about(first, line->sets[0].needs[n].whose, papers))
				return true;
	}
	return false;
}

static bool
must_wait(const struct errand_case *cases, size_t count, const struct papers *papers,
    const bool *done, size_t which)
{
	for (size_t i = 0; i < count; i++)
		if (i != which && !done[i] && comes_before(cases, i, which, papers))
			return true;
	return false;
}

void
errands_order(struct arena *arena, const struct errand_case *cases, size_t count,
    const struct papers *papers, size_t *order)
{
	bool *done = arena_array(arena, count, sizeof *done);
	for (size_t placed = 0; placed < count; placed++) {
		size_t next = 0;
		while (next < count && (done[next] || must_wait(cases, count, papers, done, next)))
			next++;
		if (next == count) /* a circle, which conditions can close: as given */
			for (next = 0; done[next];)
				next++;
		done[next] = true;
		order[placed] = next;
	}
}
