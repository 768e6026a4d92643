/* Lists of random errands against a reading by hand: which lines there are, in what order, and what stands on each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "tests/support/random_errands.h"

enum { ROUNDS = 3000 };

/* ------------------------------------------------------------ reading by hand -- */

/* A line as the sources say it. */
struct line {
	size_t errand;
	const struct requirement *r;
	enum truth truth;
	size_t order[SETS]; /* what can be brought first */
	bool lacking;       /* in all its sets */
	uint32_t errands;
	bool if_held;
	const struct line *more[LINES]; /* those that say the same */
	size_t more_count;
};

static bool
is_seen(const struct line *line)
{
	return line->r->sets[0].papers[0].handling == HANDLING_SEEN;
}

/* Whether an answer to any errand says that this person does not have it. */
static bool
is_lost(const struct errand_case *cases, int64_t document, struct who who)
{
	for (size_t i = 0; i < ERRANDS; i++)
		for (size_t a = 0; a < cases[i].answers.count; a++) {
			const struct answer *answer = &cases[i].answers.items[a];
			const struct question *question = errand_question(&cases[i], answer->question);
			struct who about = question->about == ABOUT_VISITOR ? (struct who){0} : cases[i].errand.who;
			const int64_t *lost = question->options[OPTIONS - 1].lacks;
			if (answer->options >> (OPTIONS - 1) & 1 && who_is(about, who) && (lost[0] == document || lost[1] == document))
				return true;
		}
	return false;
}

static void
read_line(const struct errand_case *cases, size_t errand, const struct requirement *r, struct line *line)
{
	bool lost[SETS] = {false};
	size_t count = 0;
	*line = (struct line){.errand = errand, .r = r, .errands = 1u << errand, .if_held = r->if_held,
		.truth = logic_judge(cases[errand].logic, &r->condition)};
	for (size_t s = 0; s < r->count; s++)
		for (size_t p = 0; p < r->sets[s].count && !is_seen(line); p++)
			lost[s] |= is_lost(cases, r->sets[s].papers[p].document.id, cases[errand].errand.who);
	for (int pass = 0; pass < 2; pass++)
		for (size_t s = 0; s < r->count; s++)
			if (lost[s] == pass)
				line->order[count++] = s;
	line->lacking = lost[line->order[0]];
}

static bool
has_paper(const struct paper_set *set, int64_t document)
{
	for (size_t p = 0; p < set->count; p++)
		if (set->papers[p].document.id == document)
			return true;
	return false;
}

static bool
same_papers(const struct paper_set *a, const struct paper_set *b)
{
	for (size_t p = 0; p < a->count; p++)
		if (!has_paper(b, a->papers[p].document.id))
			return false;
	return a->count == b->count;
}

/* The set of the same papers; NULL: there is none. */
static const struct paper_set *
counterpart(const struct requirement *r, const struct paper_set *set)
{
	for (size_t s = 0; s < r->count; s++)
		if (same_papers(&r->sets[s], set))
			return &r->sets[s];
	return NULL;
}

static bool
same_choice(const struct requirement *a, const struct requirement *b)
{
	for (size_t s = 0; s < a->count; s++)
		if (!counterpart(b, &a->sets[s]))
			return false;
	return a->count == b->count;
}

/* Whether both errands mean the same by it. */
static bool
same_condition(const struct errand_case *cases, const struct line *a, const struct line *b)
{
	const struct condition *one = &a->r->condition, *other = &b->r->condition;
	bool same = one->count == other->count;
	for (size_t c = 0; same && c < one->count; c++) {
		same = one->clauses[c].count == other->clauses[c].count;
		for (size_t t = 0; same && t < one->clauses[c].count; t++) {
			struct condition_term x = one->clauses[c].terms[t], y = other->clauses[c].terms[t];
			enum about about = errand_question(&cases[a->errand], x.question)->about;
			same = x.question == y.question && x.option == y.option &&
			    (a->errand == b->errand || about == ABOUT_VISITOR || (about == ABOUT_PERSON &&
			    who_is(cases[a->errand].errand.who, cases[b->errand].errand.who)));
		}
	}
	return same;
}

static bool
belong_together(const struct errand_case *cases, const struct line *a, const struct line *b)
{
	return who_is(cases[a->errand].errand.who, cases[b->errand].errand.who) && same_choice(a->r, b->r) &&
	    is_seen(a) == is_seen(b) && a->truth == b->truth && (a->truth == TRUTH_YES || same_condition(cases, a, b));
}

/* All lines, in the order asked; what belongs together hangs on the first. */
static size_t
read_lines(const struct errand_case *cases, struct line *lines)
{
	size_t count = 0;
	for (size_t i = 0; i < ERRANDS; i++)
		for (size_t r = 0; r < cases[i].service->requirement_count; r++) {
			struct line *line = arena_alloc(&random_arena, sizeof *line), *first = NULL;
			read_line(cases, i, &cases[i].service->requirements[r], line);
			for (size_t l = 0; !first && l < count; l++)
				first = belong_together(cases, &lines[l], line) ? &lines[l] : NULL;
			if (!first) {
				lines[count++] = *line;
				continue;
			}
			first->errands |= line->errands;
			first->if_held &= line->if_held;
			first->more[first->more_count++] = line;
		}
	return count;
}

/* Where the line stands: needed, needed if held, open, open if held, not needed, seen, nowhere. */
static int
group_of(const struct line *line)
{
	bool held = line->if_held || line->lacking;
	if (is_seen(line))
		return line->truth == TRUTH_NO ? -1 : 5;
	return line->truth == TRUTH_NO ? 4 : (line->truth == TRUTH_OPEN ? 2 : 0) + held;
}

/* ------------------------------------------------------------------ comparing -- */

static unsigned
days_of(unsigned age, enum age_unit unit)
{
	return unit == AGE_DAYS ? age : 30 * age;
}

static void
check_need(const struct line *line, const struct paper_set *set, size_t place, const struct need *need)
{
	unsigned kept[FORMS] = {0}, shown[FORMS] = {0}, age = 0;
	enum age_unit unit = AGE_DAYS;
	for (size_t m = 0; m <= line->more_count; m++) {
		const struct requirement *r = m ? line->more[m - 1]->r : line->r;
		const struct paper_set *there = counterpart(r, set);
		const struct paper *paper = there->papers;
		while (paper->document.id != set->papers[place].document.id)
			paper++;
		if (paper->handling == HANDLING_KEPT)
			kept[paper->form] += paper->count;
		else if (paper->count > shown[paper->form])
			shown[paper->form] = paper->count;
		if (paper->max_age && (!age || days_of(paper->max_age, paper->age_unit) < days_of(age, unit))) {
			age = paper->max_age;
			unit = paper->age_unit;
		}
	}
	assert_int_equal(need->paper->document.id, set->papers[place].document.id);
	assert_memory_equal(need->kept, kept, sizeof kept);
	assert_memory_equal(need->shown, shown, sizeof shown);
	assert_int_equal(need->max_age, age);
	assert_true(!age || need->age_unit == unit);
}

/* Each text once, in the order met; certain if one errand is certain of it. */
static void
check_notes(const struct errand_case *cases, const struct line *line, const struct need_line *found)
{
	struct need_note notes[LINES * NOTES];
	size_t count = 0;
	for (size_t m = 0; m <= line->more_count; m++) {
		const struct line *one = m ? line->more[m - 1] : line;
		for (size_t n = 0; n < one->r->note_count; n++) {
			const struct note *note = &one->r->notes[n];
			enum truth truth = logic_judge(cases[one->errand].logic, &note->condition);
			size_t at = 0;
			while (at < count && strcmp(notes[at].text.text, note->text.text))
				at++;
			if (truth != TRUTH_NO && at == count)
				notes[count++] = (struct need_note){note->text, truth == TRUTH_YES ? NULL : &note->condition};
			else if (truth == TRUTH_YES)
				notes[at].condition = NULL;
		}
	}
	assert_int_equal(found->note_count, count);
	for (size_t n = 0; n < count; n++) {
		assert_string_equal(found->notes[n].text.text, notes[n].text.text);
		assert_ptr_equal(found->notes[n].condition, notes[n].condition);
	}
}

/* The first errand's questions that decide it in any errand. */
static void
check_depends(const struct errand_case *cases, const struct line *line, const struct need_line *found)
{
	bool depends[QUESTIONS] = {false}; /* by id */
	for (size_t m = 0; m <= line->more_count; m++) {
		const struct line *one = m ? line->more[m - 1] : line;
		bool here[QUESTIONS] = {false};
		logic_depends(cases[one->errand].logic, &one->r->condition, here);
		for (size_t q = 0; q < QUESTIONS; q++)
			depends[cases[one->errand].questions.items[q].id - 1] |= here[q];
	}
	for (size_t q = 0; q < QUESTIONS; q++)
		assert_int_equal(found->depends[q], depends[cases[line->errand].questions.items[q].id - 1]);
}

static void
check_line(const struct errand_case *cases, const struct line *line, const struct need_line *found)
{
	assert_int_equal(found->truth, line->truth);
	assert_int_equal(found->errands, line->errands);
	assert_int_equal(found->first, line->errand);
	assert_int_equal(found->if_held, line->if_held);
	assert_int_equal(found->seen, is_seen(line));
	assert_int_equal(found->set_count, line->r->count);
	assert_int_equal(line_is_lacking(found), line->lacking);
	for (size_t s = 0; s < found->set_count; s++) {
		const struct paper_set *set = &line->r->sets[line->order[s]];
		assert_int_equal(found->sets[s].count, set->count);
		for (size_t p = 0; p < set->count; p++)
			check_need(line, set, p, &found->sets[s].needs[p]);
	}
	check_notes(cases, line, found);
	check_depends(cases, line, found);
}

static void
lists_are_as_read_by_hand(void **state)
{
	size_t merged = 0, merged_open = 0, lacking = 0;
	(void)state;
	for (unsigned round = 1; round < ROUNDS; round++) {
		struct errand_case cases[ERRANDS];
		struct line lines[LINES];
		struct papers papers;
		random_seed = round;
		random_errands(cases);
		size_t count = read_lines(cases, lines), found = 0;
		papers_of(&random_arena, cases, ERRANDS, &papers);
		for (int group = 0; group <= 5; group++)
			for (size_t l = 0; l < count; l++)
				if (group_of(&lines[l]) == group) {
					assert_true(found < papers.count);
					check_line(cases, &lines[l], &papers.lines[found++]);
					merged += lines[l].more_count > 0;
					merged_open += lines[l].more_count > 0 && lines[l].truth == TRUTH_OPEN;
					lacking += lines[l].lacking;
				}
		assert_int_equal(found, papers.count);
		arena_free(&random_arena);
	}
	assert_true(merged > ROUNDS && merged_open > ROUNDS / 10 && lacking > ROUNDS / 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(lists_are_as_read_by_hand)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
