#include "data/papers.h"

#include <string.h>

#include "data/query/load.h"

/* The list that is being made. */
struct listing {
	struct arena *arena;
	struct logic *logic;
	const struct questions *questions;
	struct list lines;
};

/* Whose the applicant's own papers are in a service, after the case. */
struct owner {
	int64_t person; /* 0: the applicant's */
	const char *name;
	struct text words;
};

/* ---------------------------------------------------------------------- whose -- */

/* Whether one can act in this service for the person of the option. */
static bool
papers_name(const struct service *service, int64_t question, unsigned option)
{
	for (size_t i = 0; i < service->requirement_count; i++)
		if (condition_names(&service->requirements[i].condition, question, option))
			return true;
	return false;
}

static bool
is_chosen(struct logic *logic, int64_t question, unsigned option)
{
	struct condition_term term = {.question = question, .option = option};
	struct clause clause = {&term, 1};
	return logic_judge(logic, &(struct condition){&clause, 1}) == TRUTH_YES;
}

static struct owner
owner_in(const struct listing *listing, const struct service *service)
{
	for (size_t q = 0; q < listing->questions->count; q++) {
		const struct question *question = &listing->questions->items[q];
		for (unsigned o = 0; o < question->option_count; o++) {
			const struct question_option *option = &question->options[o];
			if (option->person && papers_name(service, question->id, o) &&
			    is_chosen(listing->logic, question->id, o))
				return (struct owner){option->person, option->person_name, option->person_words};
		}
	}
	return (struct owner){0};
}

static struct need
need_of(const struct paper *paper, const struct owner *owner)
{
	struct need need = {
		.paper = paper, .whose = paper->whose, .whose_name = paper->whose_name,
		.whose_words = paper->whose_words, .max_age = paper->max_age, .age_unit = paper->age_unit,
	};
	if (owner->person && paper->whose_name && !strcmp(paper->whose_name, CATALOGUE_APPLICANT)) {
		need.whose = owner->person;
		need.whose_name = owner->name;
		need.whose_words = owner->words;
	}
	(paper->handling == HANDLING_KEPT ? need.kept : need.shown)[paper->form] = paper->count;
	return need;
}

/* ----------------------------------------------------------------------- keys -- */

/* FNV-1a, 64 bits. */
static uint64_t
mix(uint64_t hash, uint64_t value)
{
	for (unsigned i = 0; i < 8; i++, value >>= 8)
		hash = (hash ^ (value & 0xff)) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t
need_key(const struct need *need)
{
	uint64_t hash = mix(UINT64_C(0xcbf29ce484222325), (uint64_t)need->paper->document.id);
	return mix(hash, (uint64_t)need->whose);
}

/* Sums do not depend on the order; a set of one has the key of its paper, so that a tick on a plain line
 * counts in a choice too. */
static uint64_t
set_key(const struct need_set *set)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < set->count; i++)
		sum += set->count > 1 ? mix(set->count, need_key(&set->needs[i])) : need_key(&set->needs[i]);
	return sum;
}

static uint64_t
line_key(const struct need_line *line)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < line->set_count; i++)
		sum += line->set_count > 1 ? mix(line->set_count, set_key(&line->sets[i]))
		    : set_key(&line->sets[i]);
	return sum;
}

/* -------------------------------------------------------------------- merging -- */

/* Days, about: enough to compare. */
static unsigned
age_days(unsigned age, enum age_unit unit)
{
	static const unsigned days[] = {[AGE_DAYS] = 1, [AGE_MONTHS] = 30, [AGE_YEARS] = 365};
	return age * days[unit];
}

static void
merge_need(struct need *into, const struct need *from)
{
	for (size_t form = 0; form < FORMS; form++) {
		into->kept[form] += from->kept[form];
		if (from->shown[form] > into->shown[form])
			into->shown[form] = from->shown[form];
	}
	if (from->max_age && (!into->max_age ||
	    age_days(from->max_age, from->age_unit) < age_days(into->max_age, into->age_unit))) {
		into->max_age = from->max_age;
		into->age_unit = from->age_unit;
	}
}

static void
merge_set(struct need_set *into, const struct need_set *from)
{
	for (size_t i = 0; i < from->count; i++)
		for (size_t j = 0; j < into->count; j++)
			if (need_key(&into->needs[j]) == need_key(&from->needs[i])) {
				merge_need(&into->needs[j], &from->needs[i]);
				break;
			}
}

static void
add_note(struct arena *arena, struct need_line *line, struct text note)
{
	if (!note.text)
		return;
	for (size_t i = 0; i < line->note_count; i++)
		if (!strcmp(line->notes[i].text, note.text))
			return;
	struct text *notes = arena_array(arena, line->note_count + 1, sizeof *notes);
	if (line->note_count)
		memcpy(notes, line->notes, line->note_count * sizeof *notes);
	notes[line->note_count++] = note;
	line->notes = notes;
}

static void
merge_line(const struct listing *listing, struct need_line *into, const struct need_line *from)
{
	for (size_t i = 0; i < from->set_count; i++)
		for (size_t j = 0; j < into->set_count; j++)
			if (set_key(&into->sets[j]) == set_key(&from->sets[i])) {
				merge_set(&into->sets[j], &from->sets[i]);
				break;
			}
	into->services |= from->services;
	for (size_t i = 0; i < from->note_count; i++)
		add_note(listing->arena, into, from->notes[i]);
	for (size_t q = 0; q < listing->questions->count; q++)
		into->depends[q] |= from->depends[q];
}

static bool
same_clause(const struct clause *a, const struct clause *b)
{
	for (size_t i = 0; a->count == b->count && i < a->count; i++)
		if (a->terms[i].question != b->terms[i].question || a->terms[i].option != b->terms[i].option)
			return false;
	return a->count == b->count;
}

static bool
same_condition(const struct condition *a, const struct condition *b)
{
	for (size_t i = 0; a->count == b->count && i < a->count; i++)
		if (!same_clause(&a->clauses[i], &b->clauses[i]))
			return false;
	return a->count == b->count;
}

static void
add_line(struct listing *listing, const struct need_line *line)
{
	struct need_line *lines = listing->lines.items;
	for (size_t i = 0; i < listing->lines.count; i++)
		if (lines[i].key == line->key && lines[i].truth == line->truth && lines[i].seen == line->seen &&
		    (line->truth == TRUTH_YES || same_condition(lines[i].condition, line->condition))) {
			merge_line(listing, &lines[i], line);
			return;
		}
	*LIST_ADD(&listing->lines, listing->arena, struct need_line) = *line;
}

/* ------------------------------------------------------------------- listing -- */

static struct need_line
line_of(const struct listing *listing, const struct requirement *r, const struct owner *owner)
{
	struct need_line line = {
		.condition = &r->condition,
		.sets = arena_array(listing->arena, r->count, sizeof *line.sets), .set_count = r->count,
		.depends = arena_array(listing->arena, listing->questions->count, sizeof *line.depends),
		.seen = r->count && r->sets[0].count && r->sets[0].papers[0].handling == HANDLING_SEEN,
	};
	for (size_t s = 0; s < r->count; s++) {
		struct need_set *set = &line.sets[s];
		set->count = r->sets[s].count;
		set->needs = arena_array(listing->arena, set->count, sizeof *set->needs);
		for (size_t p = 0; p < set->count; p++)
			set->needs[p] = need_of(&r->sets[s].papers[p], owner);
	}
	line.key = line_key(&line);
	for (size_t i = 0; i < r->note_count; i++)
		if (logic_judge(listing->logic, &r->notes[i].condition) != TRUTH_NO)
			add_note(listing->arena, &line, r->notes[i].text);
	line.truth = logic_depends(listing->logic, &r->condition, line.depends);
	return line;
}

void
line_of_requirement(struct arena *arena, const struct service *service, const struct requirement *r,
    struct logic *logic, const struct questions *questions, struct need_line *out)
{
	const struct listing listing = {.arena = arena, .logic = logic, .questions = questions};
	struct owner owner = owner_in(&listing, service);
	*out = line_of(&listing, r, &owner);
	out->services = 1;
}

static void
add_service(struct listing *listing, const struct service *service, unsigned place)
{
	struct owner owner = owner_in(listing, service);
	for (size_t r = 0; r < service->requirement_count; r++) {
		struct need_line line = line_of(listing, &service->requirements[r], &owner);
		line.services = UINT32_C(1) << place;
		add_line(listing, &line);
	}
}

/* Appends the lines of one group. */
static void
take_group(const struct list *lines, enum truth truth, bool seen, struct papers *out)
{
	const struct need_line *all = lines->items;
	for (size_t i = 0; i < lines->count; i++)
		if (all[i].seen == seen && (all[i].truth == truth || (seen && truth == TRUTH_YES &&
		    all[i].truth == TRUTH_OPEN)))
			out->lines[out->count++] = all[i];
}

void
papers_of(struct arena *arena, const struct service *const *services, size_t count, struct logic *logic,
    const struct questions *questions, struct papers *out)
{
	struct listing listing = {.arena = arena, .logic = logic, .questions = questions};
	for (unsigned i = 0; i < count && i < PAPERS_MAX_SERVICES; i++)
		add_service(&listing, services[i], i);
	*out = (struct papers){.lines = arena_array(arena, listing.lines.count, sizeof *out->lines)};
	take_group(&listing.lines, TRUTH_YES, false, out);
	take_group(&listing.lines, TRUTH_OPEN, false, out);
	take_group(&listing.lines, TRUTH_NO, false, out);
	take_group(&listing.lines, TRUTH_YES, true, out);
}

/* -------------------------------------------------------------------- in hand -- */

static unsigned
larger(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

struct pieces
need_pieces(const struct need *need)
{
	struct pieces pieces = {
		.originals = larger(need->shown[FORM_ORIGINAL], need->kept[FORM_ORIGINAL]),
		.copies = larger(need->shown[FORM_COPY], need->kept[FORM_COPY]),
		.either = need->kept[FORM_EITHER] + larger(need->shown[FORM_NONE], need->kept[FORM_NONE]),
	};
	if (!pieces.originals && !pieces.copies)
		pieces.either = larger(pieces.either, need->shown[FORM_EITHER]);
	return pieces;
}

static unsigned
set_pieces(const struct need_set *set)
{
	unsigned sum = 0;
	for (size_t i = 0; i < set->count; i++) {
		struct pieces pieces = need_pieces(&set->needs[i]);
		sum += pieces.originals + pieces.copies + pieces.either;
	}
	return sum;
}

unsigned
line_pieces(const struct need_line *line)
{
	return line->set_count ? larger(set_pieces(&line->sets[0]), 1) : 1;
}

static unsigned
ticked(const struct ticks *ticks, uint64_t key)
{
	for (size_t i = 0; i < ticks->count; i++)
		if (ticks->items[i].key == key)
			return ticks->items[i].pieces;
	return 0;
}

static bool
set_is_ticked(const struct need_set *set, const struct ticks *ticks)
{
	for (size_t i = 0; i < set->count; i++) {
		struct need_set alone = {&set->needs[i], 1};
		if (ticked(ticks, need_key(&set->needs[i])) < larger(set_pieces(&alone), 1))
			return false;
	}
	return set->count;
}

bool
line_is_ticked(const struct need_line *line, const struct ticks *ticks)
{
	if (ticked(ticks, line->key) >= line_pieces(line))
		return true;
	for (size_t i = 0; i < line->set_count; i++)
		if (set_is_ticked(&line->sets[i], ticks))
			return true;
	return false;
}
