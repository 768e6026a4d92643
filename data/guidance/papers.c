#include "data/papers.h"

#include <string.h>

#include "data/base/list.h"

/* The list that is being made. */
struct listing {
	struct arena *arena;
	const struct errand_case *cases;
	size_t count;
	struct list lines;
};

/* ---------------------------------------------------------------------- whose -- */

static bool
is_visitor(struct who who)
{
	return !who.person && !who.which;
}

/* Who has a role in an errand. Roles of the visitor's own family are the same people in all errands; whoever has
 * a role for the visitor is that person. */
static struct whose
whose_in(const struct errand_case *c, const struct paper *paper)
{
	struct who who = c->errand.who;
	bool own = is_visitor(who) || (c->person_is_kin && !who.which);
	if (paper->whose_is_visitor)
		return (struct whose){0};
	if (!strcmp(paper->whose_name, CATALOGUE_APPLICANT) || (paper->whose == who.person && !own))
		return (struct whose){.of = who};
	if (own)
		return (struct whose){.of = {paper->whose, 0}};
	return (struct whose){.role = paper->whose, .of = who};
}

static struct need
need_of(const struct errand_case *c, const struct paper *paper)
{
	struct need need = {
		.paper = paper, .whose = whose_in(c, paper), .whose_name = paper->whose_name,
		.max_age = paper->max_age, .age_unit = paper->age_unit,
	};
	if (is_visitor(need.whose.of) && !need.whose.role)
		need.whose_words = (struct text){0};
	else if (whose_is(need.whose, (struct whose){.of = c->errand.who}) && c->person_name) {
		need.whose_name = c->person_name;
		need.whose_words = c->person_words;
	} else
		need.whose_words = paper->whose_words;
	(paper->handling == HANDLING_KEPT ? need.kept : need.shown)[paper->form] = paper->count;
	return need;
}

/* --------------------------------------------------------------- what is lost -- */

static bool
is_chosen(const struct errand_case *c, int64_t question, unsigned option)
{
	struct condition_term term = {.question = question, .option = option};
	struct clause clause = {&term, 1};
	return logic_judge(c->logic, &(struct condition){&clause, 1}) == TRUTH_YES;
}

static bool
lacks(const struct question_option *option, int64_t document)
{
	for (size_t i = 0; i < option->lack_count; i++)
		if (option->lacks[i] == document)
			return true;
	return false;
}

/* Whether an answer in this errand says that the person does not have the document. */
static bool
says_lacking(const struct errand_case *c, int64_t document, struct who who)
{
	for (size_t q = 0; q < c->questions.count; q++) {
		const struct question *question = &c->questions.items[q];
		struct who whom = {0};
		if (question->about != ABOUT_VISITOR)
			whom = c->errand.who;
		for (unsigned o = 0; who_is(whom, who) && o < question->option_count; o++)
			if (lacks(&question->options[o], document) && is_chosen(c, question->id, o))
				return true;
	}
	return false;
}

static bool
is_lacking(const struct listing *listing, const struct need *need)
{
	for (size_t i = 0; !need->whose.role && i < listing->count; i++)
		if (says_lacking(&listing->cases[i], need->paper->document.id, need->whose.of))
			return true;
	return false;
}

static void
mark_lacking(const struct listing *listing, struct need_set *set)
{
	for (size_t i = 0; !set->lacking && i < set->count; i++)
		set->lacking = is_lacking(listing, &set->needs[i]);
}

/* Those that can be brought first, else in the order written. */
static void
sort_sets(const struct listing *listing, struct need_line *line)
{
	struct need_set *sorted = arena_array(listing->arena, line->set_count, sizeof *sorted);
	size_t count = 0;
	for (int lacking = 0; lacking <= 1; lacking++)
		for (size_t s = 0; s < line->set_count; s++)
			if (line->sets[s].lacking == lacking)
				sorted[count++] = line->sets[s];
	line->sets = sorted;
}

bool
line_is_lacking(const struct need_line *line)
{
	return line->set_count && line->sets[0].lacking;
}

bool
line_counts(const struct need_line *line)
{
	return !line->seen && !line->if_held && line->truth != TRUTH_NO && !line_is_lacking(line);
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
	hash = mix(hash, (uint64_t)need->whose.role);
	hash = mix(hash, (uint64_t)need->whose.of.person);
	return mix(hash, need->whose.of.which);
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

/* One of two is another line than both. */
static uint64_t
line_key(const struct need_line *line)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < line->set_count; i++)
		sum += line->set_count > 1 ? mix(~(uint64_t)line->set_count, set_key(&line->sets[i]))
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

/* A text that is certain for one errand is certain. */
static void
add_note(struct arena *arena, struct need_line *line, struct need_note note)
{
	if (!note.text.text)
		return;
	for (size_t i = 0; i < line->note_count; i++)
		if (!strcmp(line->notes[i].text.text, note.text.text)) {
			if (!note.condition)
				line->notes[i].condition = NULL;
			return;
		}
	struct need_note *notes = arena_array(arena, line->note_count + 1, sizeof *notes);
	if (line->note_count)
		memcpy(notes, line->notes, line->note_count * sizeof *notes);
	notes[line->note_count++] = note;
	line->notes = notes;
}

/* Sets one list of questions' marks where another's of the same question are set. */
static void
merge_depends(const struct listing *listing, struct need_line *into, const struct need_line *from)
{
	const struct questions *there = &listing->cases[into->first].questions;
	const struct questions *here = &listing->cases[from->first].questions;
	for (size_t h = 0; h < here->count; h++)
		for (size_t t = 0; from->depends[h] && t < there->count; t++)
			into->depends[t] |= there->items[t].id == here->items[h].id;
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
	into->errands |= from->errands;
	into->if_held &= from->if_held;
	for (size_t i = 0; i < from->note_count; i++)
		add_note(listing->arena, into, from->notes[i]);
	merge_depends(listing, into, from);
}

const struct question *
errand_question(const struct errand_case *c, int64_t id)
{
	for (size_t i = 0; i < c->questions.count; i++)
		if (c->questions.items[i].id == id)
			return &c->questions.items[i];
	return NULL;
}

/* Whether a question is the same one in two errands: about the same person, or about the whole visit. */
static bool
same_question(const struct errand_case *a, const struct errand_case *b, int64_t id)
{
	const struct question *one = errand_question(a, id), *other = errand_question(b, id);
	if (!one || !other)
		return a == b;
	struct statement there = statement_in(&a->errand, one, (struct answer){0});
	struct statement here = statement_in(&b->errand, other, (struct answer){0});
	return statement_is_about(&there, &here);
}

static bool
same_clause(const struct errand_case *one, const struct errand_case *other, const struct clause *a,
    const struct clause *b)
{
	for (size_t i = 0; a->count == b->count && i < a->count; i++)
		if (a->terms[i].question != b->terms[i].question || a->terms[i].option != b->terms[i].option ||
		    !same_question(one, other, a->terms[i].question))
			return false;
	return a->count == b->count;
}

static bool
same_condition(const struct listing *listing, const struct need_line *a, const struct need_line *b)
{
	const struct errand_case *one = &listing->cases[a->first], *other = &listing->cases[b->first];
	size_t count = a->condition->count;
	for (size_t i = 0; count == b->condition->count && i < count; i++)
		if (!same_clause(one, other, &a->condition->clauses[i], &b->condition->clauses[i]))
			return false;
	return count == b->condition->count;
}

static bool
can_merge(const struct listing *listing, const struct need_line *a, const struct need_line *b)
{
	return a->key == b->key && a->truth == b->truth && a->seen == b->seen &&
	    (a->truth == TRUTH_YES || same_condition(listing, a, b));
}

static void
add_line(struct listing *listing, const struct need_line *line)
{
	struct need_line *lines = listing->lines.items;
	for (size_t i = 0; i < listing->lines.count; i++)
		if (can_merge(listing, &lines[i], line)) {
			merge_line(listing, &lines[i], line);
			return;
		}
	*LIST_ADD(&listing->lines, listing->arena, struct need_line) = *line;
}

/* ------------------------------------------------------------------- listing -- */

/* The notes that this case lets stand. */
static void
add_notes(const struct listing *listing, struct need_line *line, const struct requirement *r)
{
	struct logic *logic = listing->cases[line->first].logic;
	for (size_t i = 0; i < r->note_count; i++) {
		const struct condition *condition = &r->notes[i].condition;
		enum truth truth = logic_judge(logic, condition);
		if (truth != TRUTH_NO)
			add_note(listing->arena, line, (struct need_note){
				.text = r->notes[i].text, .condition = truth == TRUTH_YES ? NULL : condition});
	}
}

/* An errand that is not for this person needs none. */
static struct need_line
line_of(const struct listing *listing, size_t place, const struct requirement *r, bool excluded)
{
	const struct errand_case *c = &listing->cases[place];
	struct need_line line = {
		.condition = &r->condition, .if_held = r->if_held, .first = place,
		.errands = UINT32_C(1) << place,
		.sets = arena_array(listing->arena, r->count, sizeof *line.sets), .set_count = r->count,
		.depends = arena_array(listing->arena, c->questions.count, sizeof *line.depends),
		.seen = r->count && r->sets[0].count && r->sets[0].papers[0].handling == HANDLING_SEEN,
	};
	for (size_t s = 0; s < r->count; s++) {
		struct need_set *set = &line.sets[s];
		set->count = r->sets[s].count;
		set->needs = arena_array(listing->arena, set->count, sizeof *set->needs);
		for (size_t p = 0; p < set->count; p++)
			set->needs[p] = need_of(c, &r->sets[s].papers[p]);
		if (!line.seen)
			mark_lacking(listing, set);
	}
	line.key = line_key(&line);
	sort_sets(listing, &line);
	add_notes(listing, &line, r);
	line.truth = excluded ? TRUTH_NO : logic_depends(c->logic, &r->condition, line.depends);
	return line;
}

void
line_of_requirement(struct arena *arena, const struct errand_case *c, const struct requirement *r,
    struct need_line *out)
{
	const struct listing listing = {.arena = arena, .cases = c, .count = 1};
	*out = line_of(&listing, 0, r, errand_is_excluded(c));
}

static void
add_errand(struct listing *listing, size_t place)
{
	const struct service *service = listing->cases[place].service;
	bool excluded = errand_is_excluded(&listing->cases[place]);
	for (size_t r = 0; r < service->requirement_count; r++) {
		struct need_line line = line_of(listing, place, &service->requirements[r], excluded);
		add_line(listing, &line);
	}
}

/* Appends the lines of one group; what may be left at home comes after the rest. */
static void
take_group(const struct list *lines, enum truth truth, bool seen, struct papers *out)
{
	const struct need_line *all = lines->items;
	for (int held = 0; held <= 1; held++)
		for (size_t i = 0; i < lines->count; i++) {
			bool of_group = all[i].seen == seen && (all[i].truth == truth || (seen && truth == TRUTH_YES &&
			    all[i].truth == TRUTH_OPEN));
			bool is_held = !seen && truth != TRUTH_NO && !line_counts(&all[i]);
			if (of_group && is_held == held)
				out->lines[out->count++] = all[i];
		}
}

void
papers_of(struct arena *arena, const struct errand_case *cases, size_t count, struct papers *out)
{
	struct listing listing = {.arena = arena, .cases = cases};
	listing.count = count < PAPERS_MAX_ERRANDS ? count : PAPERS_MAX_ERRANDS;
	for (size_t i = 0; i < listing.count; i++)
		add_errand(&listing, i);
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
		struct need_set alone = {.needs = &set->needs[i], .count = 1};
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
