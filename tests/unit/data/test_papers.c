/* Papers of a case: merging against sums made by hand, ticks, verdicts, order, fees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "data/papers.h"

enum { ROUNDS = 2000, SERVICES = 5, PERSON_ME = 100, PERSON_CHILD = 101 };

static struct arena arena;
static unsigned seed;

static int
clean_up(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static unsigned
roll(unsigned sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % sides;
}

/* ------------------------------------------------------------ making services -- */

static struct paper
paper(int64_t document, enum handling handling, enum form form, unsigned count)
{
	return (struct paper){.document = {.id = document, .name.text = "paper"}, .whose = PERSON_ME,
		.whose_name = CATALOGUE_APPLICANT, .handling = handling, .form = form, .count = count};
}

/* A requirement of one set. */
static struct requirement
plain(struct paper paper)
{
	struct paper_set *set = arena_alloc(&arena, sizeof *set);
	set->papers = arena_alloc(&arena, sizeof paper);
	*set->papers = paper;
	set->count = 1;
	return (struct requirement){.sets = set, .count = 1};
}

static struct requirement
choice(struct paper one, struct paper other, struct paper with)
{
	struct paper_set *sets = arena_array(&arena, 2, sizeof *sets);
	sets[0] = (struct paper_set){arena_array(&arena, 1, sizeof one), 1};
	sets[1] = (struct paper_set){arena_array(&arena, 2, sizeof one), 2};
	sets[0].papers[0] = one;
	sets[1].papers[0] = other;
	sets[1].papers[1] = with;
	return (struct requirement){.sets = sets, .count = 2};
}

static struct condition
only_if(int64_t question, unsigned option)
{
	struct clause *clause = arena_alloc(&arena, sizeof *clause);
	clause->terms = arena_alloc(&arena, sizeof *clause->terms);
	*clause->terms = (struct condition_term){.question = question, .option = option};
	clause->count = 1;
	return (struct condition){clause, 1};
}

static struct service *
service(int64_t id, const struct requirement *requirements, size_t count)
{
	struct service *s = arena_alloc(&arena, sizeof *s);
	s->id = id;
	s->name.text = "service";
	s->requirements = arena_array(&arena, count, sizeof *requirements);
	if (count)
		memcpy(s->requirements, requirements, count * sizeof *requirements);
	s->requirement_count = count;
	return s;
}

/* Question 1: for whom; option 1 is "my child". */
static struct questions
one_question(void)
{
	struct question *question = arena_alloc(&arena, sizeof *question);
	question->id = 1;
	question->options = arena_array(&arena, 2, sizeof *question->options);
	question->options[1].person = PERSON_CHILD;
	question->options[1].person_name = "child";
	question->options[1].person_words.text = "the child's";
	question->option_count = 2;
	return (struct questions){question, 1};
}

/* Errands, one for each service, each in the case of the answers; a service that names the child lets one act for
 * it. */
static const struct errand_case *
cases_of(const struct service *const *services, size_t count, const struct answers *answers)
{
	struct errand_case *cases = arena_array(&arena, count, sizeof *cases);
	for (size_t i = 0; i < count; i++) {
		struct errand_case *c = &cases[i];
		*c = (struct errand_case){.errand = {.id = (uint32_t)i + 1, .service = services[i]->id},
			.service = services[i], .questions = one_question(), .answers = *answers};
		struct questions *questions = arena_alloc(&arena, sizeof *questions);
		*questions = c->questions;
		c->logic = logic_new(&arena, questions, &c->answers);
		bool names = false;
		for (size_t r = 0; r < services[i]->requirement_count; r++)
			names |= condition_names(&services[i]->requirements[r].condition, 1, 1);
		if (names && answers->count && answers->items[0].options == 2) {
			c->errand.who.person = PERSON_CHILD;
			c->person_name = "child";
			c->person_words.text = "the child's";
		}
	}
	return cases;
}

static struct papers
papers_with(const struct service *const *services, size_t count, const struct answers *answers)
{
	struct papers papers;
	papers_of(&arena, cases_of(services, count, answers), count, &papers);
	return papers;
}

static const struct answers nothing;

static struct papers
papers_of_one(struct requirement a)
{
	const struct service *s = service(1, &a, 1);
	return papers_with(&s, 1, &nothing);
}

static struct papers
papers_of_two(struct requirement a, struct requirement b)
{
	const struct service *both[] = {service(1, &a, 1), service(2, &b, 1)};
	return papers_with(both, 2, &nothing);
}

/* ---------------------------------------------------------------------- merging -- */

static void
counts_follow_the_rules(void **state)
{
	(void)state;
	const struct {
		struct paper a, b;
		struct pieces expected;
	} cases[] = {
		{paper(7, HANDLING_KEPT, FORM_COPY, 1), paper(7, HANDLING_KEPT, FORM_COPY, 2), {0, 3, 0}},
		{paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1), paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 2), {2, 0, 0}},
		{paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1), paper(7, HANDLING_KEPT, FORM_COPY, 1), {1, 1, 0}},
		{paper(7, HANDLING_KEPT, FORM_ORIGINAL, 1), paper(7, HANDLING_KEPT, FORM_ORIGINAL, 1), {2, 0, 0}},
		{paper(7, HANDLING_SHOWN, FORM_EITHER, 1), paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1), {1, 0, 0}},
		{paper(7, HANDLING_SHOWN, FORM_EITHER, 1), paper(7, HANDLING_KEPT, FORM_EITHER, 1), {0, 0, 1}},
		{paper(7, HANDLING_SHOWN, FORM_NONE, 1), paper(7, HANDLING_SHOWN, FORM_NONE, 1), {0, 0, 1}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int turned = 0; turned < 2; turned++) {
			struct papers papers = turned ? papers_of_two(plain(cases[i].b), plain(cases[i].a))
			    : papers_of_two(plain(cases[i].a), plain(cases[i].b));
			assert_int_equal(papers.count, 1);
			assert_int_equal(papers.lines[0].errands, 3);
			struct pieces pieces = need_pieces(&papers.lines[0].sets[0].needs[0]);
			assert_memory_equal(&pieces, &cases[i].expected, sizeof pieces);
		}
}

static void
the_strictest_age_wins(void **state)
{
	(void)state;
	struct paper month = paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1), days = month, any = month;
	month.max_age = 1, month.age_unit = AGE_MONTHS;
	days.max_age = 90, days.age_unit = AGE_DAYS;
	struct papers papers = papers_of_two(plain(days), plain(month));
	assert_int_equal(papers.lines[0].sets[0].needs[0].max_age, 1);
	assert_int_equal(papers.lines[0].sets[0].needs[0].age_unit, AGE_MONTHS);
	papers = papers_of_two(plain(any), plain(days));
	assert_int_equal(papers.lines[0].sets[0].needs[0].max_age, 90);
}

static void
other_people_have_other_papers(void **state)
{
	(void)state;
	struct paper mine = paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1), theirs = mine;
	theirs.whose = PERSON_CHILD;
	theirs.whose_name = "child";
	assert_int_equal(papers_of_two(plain(mine), plain(theirs)).count, 2);
}

static struct requirement
all_of(struct paper one, struct paper other)
{
	struct requirement r = choice(one, one, other);
	r.sets++;
	r.count = 1;
	return r;
}

static struct requirement
one_of(struct paper one, struct paper other)
{
	struct requirement r = choice(one, other, other);
	r.sets[1].count = 1;
	return r;
}

/* One paper, another, both, one of them: no two of these are the same. */
static void
what_is_asked_otherwise_is_another_line(void **state)
{
	(void)state;
	struct paper one = paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1), other = paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1);
	struct requirement all[] = {plain(one), plain(other), all_of(one, other), one_of(one, other),
		choice(one, other, paper(3, HANDLING_SHOWN, FORM_ORIGINAL, 1)), choice(other, one, paper(3, HANDLING_SHOWN, FORM_ORIGINAL, 1))};
	const struct service *s = service(1, all, 6), *again[] = {s, s};
	assert_int_equal(papers_with(&s, 1, &nothing).count, 6);
	assert_int_equal(papers_with(again, 2, &nothing).count, 6);
	all[2] = all_of(other, one);
	all[3] = one_of(other, one);
	again[1] = service(2, all, 6);
	assert_int_equal(papers_with(again, 2, &nothing).count, 6);
}

/* What merging must come to, added up from each service alone. */
struct sum {
	unsigned kept[FORMS], shown[FORMS];
	uint32_t errands;
};

static struct sum
sum_of(const struct papers *alone, size_t count, uint64_t key, const size_t *places)
{
	struct sum sum = {0};
	for (size_t s = 0; s < count; s++)
		for (size_t i = 0; i < alone[s].count; i++) {
			const struct need_line *line = &alone[s].lines[i];
			if (line->key != key || line->truth != TRUTH_YES)
				continue;
			sum.errands |= UINT32_C(1) << places[s];
			for (size_t form = 0; form < FORMS; form++) {
				const struct need *need = &line->sets[0].needs[0];
				sum.kept[form] += need->kept[form];
				if (need->shown[form] > sum.shown[form])
					sum.shown[form] = need->shown[form];
			}
		}
	return sum;
}

static const struct service *
random_service(int64_t id)
{
	struct requirement requirements[6];
	size_t count = 1 + roll(6);
	for (size_t i = 0; i < count; i++) {
		enum handling handling = roll(2) ? HANDLING_KEPT : HANDLING_SHOWN;
		struct paper one = paper(1 + roll(4), handling, (enum form)roll(FORMS), 1 + roll(3));
		requirements[i] = roll(5) ? plain(one)
		    : choice(one, paper(5, handling, FORM_COPY, 1), paper(6, handling, FORM_COPY, 1));
		if (!roll(3))
			requirements[i].condition = only_if(1, roll(2));
	}
	return service(id, requirements, count);
}

static void
merging_is_commutative_and_associative(void **state)
{
	(void)state;
	size_t merged = 0;
	for (seed = 1; seed < ROUNDS; seed++) {
		unsigned kept = seed;
		const struct service *services[SERVICES], *turned[SERVICES];
		struct papers alone[SERVICES];
		size_t places[SERVICES], turned_places[SERVICES];
		struct answer answer = {.question = 1, .options = 1u << roll(2)};
		struct answers answers = {&answer, roll(2)};
		for (size_t s = 0; s < SERVICES; s++) {
			services[s] = random_service((int64_t)s + 1);
			alone[s] = papers_with(&services[s], 1, &answers);
			places[s] = s;
		}
		size_t shift = roll(SERVICES);
		for (size_t s = 0; s < SERVICES; s++) {
			turned_places[s] = (s + shift) % SERVICES;
			turned[turned_places[s]] = services[s];
		}
		struct papers one = papers_with(services, SERVICES, &answers);
		struct papers other = papers_with(turned, SERVICES, &answers);
		assert_int_equal(one.count, other.count);
		for (int which = 0; which < 2; which++) {
			const struct papers *papers = which ? &other : &one;
			for (size_t i = 0; i < papers->count; i++) {
				const struct need_line *line = &papers->lines[i];
				if (line->truth != TRUTH_YES)
					continue;
				struct sum sum = sum_of(alone, SERVICES, line->key, which ? turned_places : places);
				assert_int_equal(line->errands, sum.errands);
				assert_memory_equal(line->sets[0].needs[0].kept, sum.kept, sizeof sum.kept);
				assert_memory_equal(line->sets[0].needs[0].shown, sum.shown, sizeof sum.shown);
				merged += (sum.errands & (sum.errands - 1)) != 0;
			}
		}
		arena_free(&arena);
		seed = kept;
	}
	assert_true(merged > ROUNDS);
}

/* -------------------------------------------------------------- cases and people -- */

static void
the_case_says_whose_papers(void **state)
{
	(void)state;
	struct requirement own = plain(paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	struct requirement parent = plain(paper(8, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	parent.condition = only_if(1, 1);
	struct requirement both[] = {own, parent};
	const struct service *asking = service(1, both, 2), *other = service(2, &own, 1);
	struct answer child = {.question = 1, .options = 2};
	struct papers papers = papers_with(&asking, 1, &(struct answers){&child, 1});
	assert_int_equal(papers.lines[0].sets[0].needs[0].whose.of.person, PERSON_CHILD);
	assert_string_equal(papers.lines[0].sets[0].needs[0].whose_words.text, "the child's");
	papers = papers_with(&asking, 1, &nothing);
	assert_int_equal(papers.lines[0].sets[0].needs[0].whose.of.person, 0);
	papers = papers_with(&other, 1, &(struct answers){&child, 1}); /* nobody acts for anybody there */
	assert_int_equal(papers.lines[0].sets[0].needs[0].whose.of.person, 0);
	both[1].condition = only_if(1, 0);
	asking = service(3, both, 2);
	papers = papers_with(&asking, 1, &(struct answers){&child, 1}); /* nor for a child here */
	assert_int_equal(papers.lines[0].sets[0].needs[0].whose.of.person, 0);
}

static void
lines_come_in_groups(void **state)
{
	(void)state;
	struct requirement all[] = {
		plain(paper(1, HANDLING_SEEN, FORM_ORIGINAL, 1)), plain(paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1)),
		plain(paper(3, HANDLING_SHOWN, FORM_ORIGINAL, 1)), plain(paper(4, HANDLING_SHOWN, FORM_ORIGINAL, 1)),
	};
	all[1].condition = only_if(1, 0);
	all[2].condition = only_if(1, 1);
	const struct service *s = service(1, all, 4);
	struct papers papers = papers_with(&s, 1, &nothing);
	const int64_t open[] = {4, 2, 3, 1}, answered[] = {3, 4, 2, 1};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(papers.lines[i].sets[0].needs[0].paper->document.id, open[i]);
	assert_true(papers.lines[1].depends[0] && !papers.lines[0].depends[0]);
	struct answer child = {.question = 1, .options = 2};
	papers = papers_with(&s, 1, &(struct answers){&child, 1});
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(papers.lines[i].sets[0].needs[0].paper->document.id, answered[i]);
	assert_int_equal(papers.lines[2].truth, TRUTH_NO);
}

static void
what_is_brought_if_held_comes_last_in_its_group(void **state)
{
	(void)state;
	struct requirement all[4];
	for (int i = 0; i < 4; i++) {
		all[i] = plain(paper(i + 1, HANDLING_SHOWN, FORM_ORIGINAL, 1));
		all[i].if_held = i % 2 == 0;
	}
	all[0].condition = only_if(1, 0);
	all[1].condition = only_if(1, 1);
	const struct service *s = service(1, all, 4);
	struct papers papers = papers_with(&s, 1, &nothing);
	const int64_t order[] = {4, 3, 2, 1};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(papers.lines[i].sets[0].needs[0].paper->document.id, order[i]);
}

/* An errand in which one of two questions was answered so that the other decides. */
static struct errand_case
half_answered(const struct service *s, const struct answer *answer)
{
	static struct question_option options[2][2];
	struct questions *questions = arena_alloc(&arena, sizeof *questions);
	questions->items = arena_array(&arena, 2, sizeof *questions->items);
	questions->count = 2;
	for (int i = 0; i < 2; i++)
		questions->items[i] = (struct question){.id = i + 1, .options = options[i], .option_count = 2};
	struct errand_case c = {.errand = {.id = (uint32_t)s->id, .service = s->id}, .service = s, .questions = *questions,
		.answers = {answer, 1}};
	struct answers *answers = arena_alloc(&arena, sizeof *answers);
	*answers = c.answers;
	c.logic = logic_new(&arena, questions, answers);
	return c;
}

static void
a_merged_line_depends_on_what_decides_in_either_errand(void **state)
{
	static const struct answer first = {.question = 1, .options = 2}, second = {.question = 2, .options = 2};
	struct requirement needed = plain(paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	struct condition either = {arena_array(&arena, 2, sizeof(struct clause)), 2};
	(void)state;
	either.clauses[0] = only_if(1, 0).clauses[0];
	either.clauses[1] = only_if(2, 0).clauses[0];
	needed.condition = either;
	for (int turn = 0; turn < 2; turn++) {
		struct errand_case cases[] = {half_answered(service(1, &needed, 1), turn ? &first : &second),
			half_answered(service(2, &needed, 1), turn ? &second : &first)};
		struct papers papers;
		papers_of(&arena, cases, 2, &papers);
		assert_int_equal(papers.count, 1);
		assert_int_equal(papers.lines[0].truth, TRUTH_OPEN);
		assert_true(papers.lines[0].depends[0] && papers.lines[0].depends[1]);
	}
}

/* ------------------------------------------------------------------------ ticks -- */

static void
ticks_are_shared_between_lines(void **state)
{
	(void)state;
	struct paper id = paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1);
	struct papers papers = papers_of_two(plain(id), choice(id, paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1),
	    paper(3, HANDLING_SHOWN, FORM_ORIGINAL, 1)));
	assert_int_equal(papers.count, 2);
	struct tick tick = {papers.lines[0].key, 1};
	struct ticks ticks = {&tick, 1};
	assert_true(line_is_ticked(&papers.lines[0], &ticks));
	assert_true(line_is_ticked(&papers.lines[1], &ticks));
	tick.key = papers.lines[1].key; /* one of the choice, nobody knows which */
	tick.pieces = line_pieces(&papers.lines[1]);
	assert_false(line_is_ticked(&papers.lines[0], &ticks));
	assert_true(line_is_ticked(&papers.lines[1], &ticks));
}

static void
one_copy_is_not_two(void **state)
{
	(void)state;
	struct paper copy = paper(1, HANDLING_KEPT, FORM_COPY, 1);
	struct papers alone = papers_of_one(plain(copy)), both = papers_of_two(plain(copy), plain(copy));
	struct tick tick = {alone.lines[0].key, line_pieces(&alone.lines[0])};
	struct ticks ticks = {&tick, 1};
	assert_true(line_is_ticked(&alone.lines[0], &ticks));
	assert_false(line_is_ticked(&both.lines[0], &ticks));
	tick.pieces = line_pieces(&both.lines[0]);
	assert_true(line_is_ticked(&both.lines[0], &ticks));
}

/* ---------------------------------------------------------------------- verdict -- */

static enum verdict_kind
verdict_with(const struct service *s, const struct answers *answers, const struct ticks *ticks)
{
	struct papers papers;
	struct verdict verdict;
	const struct errand_case *c = cases_of(&s, 1, answers);
	papers_of(&arena, c, 1, &papers);
	verdict_of(&arena, &papers, c, 1, ticks, &verdict);
	assert_int_equal(verdict.kind == VERDICT_COMPLETE,
	    !verdict.missing_count && !verdict.open_count && !verdict.held_count && !verdict.against_count);
	return verdict.kind;
}

static void
verdicts_follow_from_the_papers(void **state)
{
	(void)state;
	struct requirement all[] = {plain(paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1)),
		plain(paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1)), plain(paper(3, HANDLING_SEEN, FORM_ORIGINAL, 1))};
	all[1].condition = only_if(1, 1);
	struct service *s = service(1, all, 3);
	struct eligibility against[] = {{.excludes = true, .text.text = "everybody is told this"},
		{.excludes = true, .text.text = "not for oneself", .condition = only_if(1, 0)}};
	const struct service *one = s;
	struct papers papers = papers_with(&one, 1, &nothing);
	struct tick items[] = {{papers.lines[0].key, 1}, {papers.lines[1].key, 1}};
	struct ticks none = {0}, first = {items, 1}, two = {items, 2};
	struct answer me = {.question = 1, .options = 1}, child = {.question = 1, .options = 2};
	struct answers for_me = {&me, 1}, for_child = {&child, 1};
	assert_int_equal(verdict_with(s, &nothing, &none), VERDICT_MISSING);
	assert_int_equal(verdict_with(s, &nothing, &first), VERDICT_DEPENDS);
	assert_int_equal(verdict_with(s, &nothing, &two), VERDICT_COMPLETE);
	assert_int_equal(verdict_with(s, &for_me, &first), VERDICT_COMPLETE);
	assert_int_equal(verdict_with(s, &for_child, &none), VERDICT_MISSING);
	s->eligibility = against;
	s->eligibility_count = 2;
	assert_int_equal(verdict_with(s, &nothing, &two), VERDICT_COMPLETE);
	assert_int_equal(verdict_with(s, &for_me, &two), VERDICT_AGAINST);
}

/* ----------------------------------------------------------------- order, fees -- */

static void
what_issues_a_paper_comes_first(void **state)
{
	(void)state;
	struct paper card = paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1), extract = paper(2, HANDLING_KEPT, FORM_ORIGINAL, 1);
	card.issued_by = 30;
	extract.issued_by = 20;
	struct requirement a = plain(card), b = plain(extract), c = plain(paper(3, HANDLING_SHOWN, FORM_COPY, 1));
	const struct service *s[] = {service(10, &a, 1), service(30, &b, 1), service(20, &c, 1)};
	struct papers papers = papers_with(s, 3, &nothing);
	size_t order[3];
	errands_order(&arena, cases_of(s, 3, &nothing), 3, &papers, order);
	assert_true(order[0] == 2 && order[1] == 1 && order[2] == 0);
	struct paper circle = paper(4, HANDLING_SHOWN, FORM_COPY, 1);
	circle.issued_by = 10;
	struct requirement d = plain(circle);
	s[2] = service(20, &d, 1);
	papers = papers_with(s, 3, &nothing);
	errands_order(&arena, cases_of(s, 3, &nothing), 3, &papers, order);
	assert_int_equal((1 << order[0]) | (1 << order[1]) | (1 << order[2]), 7);
}

/* One's own card is no help where that of another is asked for; where it is the child's errand, it is. */
static void
what_issues_the_paper_of_another_does_not_come_first(void **state)
{
	(void)state;
	struct paper childs = paper(1, HANDLING_KEPT, FORM_ORIGINAL, 1), form = paper(2, HANDLING_KEPT, FORM_ORIGINAL, 1);
	childs.issued_by = 20;
	childs.whose = PERSON_CHILD;
	childs.whose_name = "child";
	struct requirement a = plain(childs), b = plain(form);
	const struct service *s[] = {service(10, &a, 1), service(20, &b, 1)};
	struct papers papers = papers_with(s, 2, &nothing);
	size_t order[2];
	errands_order(&arena, cases_of(s, 2, &nothing), 2, &papers, order);
	assert_true(order[0] == 0 && order[1] == 1);
	form.whose = PERSON_CHILD;
	form.whose_name = "child";
	b = plain(form);
	s[1] = service(20, &b, 1);
	papers = papers_with(s, 2, &nothing);
	errands_order(&arena, cases_of(s, 2, &nothing), 2, &papers, order);
	assert_true(order[0] == 1 && order[1] == 0);
}

static void
fees_add_up(void **state)
{
	(void)state;
	struct fee fees[] = {{.known = true, .amount = 3000}, {.known = true, .amount = 500, .condition = only_if(1, 1)},
		{.known = true, .amount = 9000, .valid_to = "2025-12-31"}, {.condition = only_if(1, 0)}};
	struct service *s = service(1, NULL, 0);
	s->fees = fees;
	s->fee_count = 4;
	const struct service *one = s;
	struct answer child = {.question = 1, .options = 2};
	struct answers answered = {&child, 1};
	struct fees sum;
	fees_of(&arena, cases_of(&one, 1, &nothing), 1, "2026-11-23", &sum);
	assert_true(sum.least == 3000 && sum.most == 3500 && !sum.complete && sum.unknown[0]);
	fees_of(&arena, cases_of(&one, 1, &answered), 1, "2026-11-23", &sum);
	assert_true(sum.least == 3500 && sum.most == 3500 && sum.complete && !sum.unknown[0]);
	fees_of(&arena, cases_of(&one, 1, &answered), 1, "2025-12-31", &sum);
	assert_int_equal(sum.least, 12500);
}

/* A fee that is out of date, or of another case, does not make a service free of charge. */
static void
no_fee_told_is_no_fee_known(void **state)
{
	(void)state;
	struct fee fees[] = {{.known = true, .amount = 3000, .valid_to = "2025-12-31"}, {.known = true, .amount = 0, .condition = only_if(1, 0)}};
	struct service *s = service(1, NULL, 0);
	s->fees = fees;
	s->fee_count = 2;
	const struct service *one = s;
	struct answer child = {.question = 1, .options = 2}, myself = {.question = 1, .options = 1};
	struct answers answered = {&child, 1}, other = {&myself, 1};
	struct fees sum;
	fees_of(&arena, cases_of(&one, 1, &answered), 1, "2026-11-23", &sum);
	assert_true(sum.most == 0 && sum.unknown[0] && !sum.complete);
	fees_of(&arena, cases_of(&one, 1, &other), 1, "2026-11-23", &sum);
	assert_true(sum.most == 0 && !sum.unknown[0] && sum.complete);
}

/* A free renewal for children, else 4 300 or 7 700: never their sum. */
static void
fees_that_exclude_each_other_do_not_add_up(void **state)
{
	(void)state;
	struct fee fees[] = {{.known = true, .amount = 0, .condition = only_if(1, 1)},
		{.known = true, .amount = 7700, .condition = only_if(1, 0)}, {.known = true, .amount = 1000}};
	fees[2].payee.id = 9;
	struct service *s = service(1, NULL, 0);
	s->fees = fees;
	s->fee_count = 3;
	const struct service *two[] = {s, s};
	struct fees sum;
	fees_of(&arena, cases_of(two, 1, &nothing), 1, NULL, &sum);
	assert_true(sum.least == 1000 && sum.most == 8700);
	assert_int_equal(sum.payment_count, 2);
	assert_true(sum.payments[0].payee_id == 0 && sum.payments[0].least == 0 && sum.payments[0].most == 7700);
	assert_true(sum.payments[1].payee_id == 9 && sum.payments[1].least == 1000 && sum.payments[1].most == 1000);
	fees_of(&arena, cases_of(two, 2, &nothing), 2, NULL, &sum);
	assert_true(sum.least == 2000 && sum.most == 17400);
}

static void
what_one_may_leave_at_home_is_never_missing(void **state)
{
	(void)state;
	struct requirement both[] = {plain(paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1)),
		plain(paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1))};
	both[1].if_held = true;
	struct service *s = service(1, both, 2);
	const struct service *one = s;
	struct papers papers = papers_with(&one, 1, &nothing);
	struct tick items[] = {{papers.lines[0].key, 1}, {papers.lines[1].key, 1}};
	assert_int_equal(verdict_with(s, &nothing, &(struct ticks){0}), VERDICT_MISSING);
	assert_int_equal(verdict_with(s, &nothing, &(struct ticks){items, 1}), VERDICT_START);
	assert_int_equal(verdict_with(s, &nothing, &(struct ticks){items, 2}), VERDICT_COMPLETE);
	const struct service *pair[] = {s, NULL};
	both[0] = plain(paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	pair[1] = service(2, &both[0], 1); /* who asks for the same without mercy */
	papers = papers_with(pair, 2, &nothing);
	for (size_t i = 0; i < papers.count; i++)
		assert_true(line_counts(&papers.lines[i]));
}

/* Question 1, option 0 says: my identity card (1) is lost. */
static void
what_an_answer_says_is_lost_is_never_missing(void **state)
{
	(void)state;
	static const int64_t lost[] = {1};
	struct requirement a = plain(paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	struct requirement b = choice(paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1),
	    paper(2, HANDLING_SHOWN, FORM_ORIGINAL, 1), paper(3, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	const struct service *s[] = {service(1, &a, 1), service(2, &b, 1)};
	struct answer myself = {.question = 1, .options = 1}, other = {.question = 1, .options = 2};
	for (int said = 0; said < 2; said++) {
		struct answers answers = {said ? &myself : &other, 1};
		struct errand_case *cases = (struct errand_case *)cases_of(s, 2, &answers);
		for (size_t i = 0; i < 2; i++) {
			struct question_option *options = cases[i].questions.items[0].options;
			options[0].lacks = lost;
			options[0].lack_count = 1;
		}
		struct papers papers;
		struct verdict verdict;
		papers_of(&arena, cases, 2, &papers);
		verdict_of(&arena, &papers, cases, 2, &(struct ticks){0}, &verdict);
		assert_int_equal(papers.count, 2);
		const struct need_line *card = &papers.lines[said], *either = &papers.lines[!said];
		assert_int_equal(line_is_lacking(card), said); /* and stands last then */
		assert_int_equal(verdict.missing_count, said ? 1 : 2);
		assert_int_equal(either->sets[0].count, said ? 2 : 1); /* what can be brought stands first */
		struct tick tick = {either->key, line_pieces(either)};
		verdict_of(&arena, &papers, cases, 2, &(struct ticks){&tick, 1}, &verdict);
		assert_int_equal(verdict.kind, said ? VERDICT_START : VERDICT_MISSING);
	}
}

/* What is said in another errand says nothing of a requirement of this one; what nobody asks is never the same. */
static void
a_requirement_alone_is_of_its_errand(void **state)
{
	(void)state;
	static const int64_t lost[] = {1};
	struct requirement a = plain(paper(1, HANDLING_SHOWN, FORM_ORIGINAL, 1)), twice[2];
	const struct service *s[] = {service(1, &a, 1), service(2, &a, 1)};
	struct answer myself = {.question = 1, .options = 1};
	struct errand_case *cases = (struct errand_case *)cases_of(s, 2, &nothing);
	struct need_line line;
	cases[1].answers = (struct answers){&myself, 1};
	cases[1].logic = logic_new(&arena, &cases[1].questions, &cases[1].answers);
	cases[1].questions.items[0].options[0].lacks = lost;
	cases[1].questions.items[0].options[0].lack_count = 1;
	line_of_requirement(&arena, &cases[0], &a, &line);
	assert_false(line_is_lacking(&line));
	line_of_requirement(&arena, &cases[1], &a, &line);
	assert_true(line_is_lacking(&line));
	assert_int_equal(line_pieces(&(struct need_line){0}), 1);
	a.condition = only_if(77, 0);
	twice[0] = twice[1] = a;
	s[0] = service(1, twice, 2);
	s[1] = service(2, &a, 1);
	assert_int_equal(papers_with(s, 1, &nothing).count, 1);
	assert_int_equal(papers_with(s, 2, &nothing).count, 2);
	cases = (struct errand_case *)cases_of(s, 2, &nothing);
	cases[0].questions.items[0].id = 77; /* one of the two asks */
	struct papers papers;
	papers_of(&arena, cases, 2, &papers);
	assert_int_equal(papers.count, 2);
}

/* My passport, my child's, that of another child: three lines; twice my child's: one. */
static void
papers_of_different_people_stay_apart(void **state)
{
	(void)state;
	struct requirement own = plain(paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1));
	const struct service *s[] = {service(1, &own, 1), service(1, &own, 1), service(1, &own, 1), service(2, &own, 1)};
	struct errand_case *cases = (struct errand_case *)cases_of(s, 4, &nothing);
	cases[1].errand.who = (struct who){PERSON_CHILD, 0};
	cases[2].errand.who = (struct who){PERSON_CHILD, 1};
	cases[3].errand.who = (struct who){PERSON_CHILD, 0};
	struct papers papers;
	papers_of(&arena, cases, 4, &papers);
	assert_int_equal(papers.count, 3);
	assert_int_equal(papers.lines[0].errands, 1);
	assert_int_equal(papers.lines[1].errands, 10);
	assert_int_equal(papers.lines[2].errands, 4);
}

/* The mother who is cared for, and the mother for whom one acts, are the same; her child is not one's own; a proxy's
 * own paper is one's own. */
static void
roles_meet_where_they_are_the_same_person(void **state)
{
	enum { CARED = 102, PROXY = 103 };
	(void)state;
	struct paper mine = paper(7, HANDLING_SHOWN, FORM_ORIGINAL, 1), hers = mine, childs = mine, proxys = mine;
	hers.whose = CARED, hers.whose_name = "cared-for";
	childs.whose = PERSON_CHILD, childs.whose_name = "child";
	proxys.whose = PROXY, proxys.whose_name = "proxy", proxys.whose_is_visitor = true;
	struct requirement caring[] = {plain(mine), plain(hers), plain(childs)};
	struct requirement acting[] = {plain(mine), plain(childs), plain(proxys)};
	const struct service *s[] = {service(1, caring, 3), service(2, acting, 3)};
	struct errand_case *cases = (struct errand_case *)cases_of(s, 2, &nothing);
	cases[1].errand.who = (struct who){CARED, 0};
	struct papers papers;
	papers_of(&arena, cases, 2, &papers);
	assert_int_equal(papers.count, 4);
	assert_int_equal(papers.lines[0].errands, 3); /* mine, also as the proxy's */
	assert_int_equal(papers.lines[1].errands, 3); /* hers */
	assert_int_equal(papers.lines[2].errands, 1); /* my child's */
	assert_int_equal(papers.lines[3].errands, 2); /* her child's */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(counts_follow_the_rules, clean_up),
		cmocka_unit_test_teardown(the_strictest_age_wins, clean_up),
		cmocka_unit_test_teardown(other_people_have_other_papers, clean_up),
		cmocka_unit_test_teardown(what_is_asked_otherwise_is_another_line, clean_up),
		cmocka_unit_test_teardown(merging_is_commutative_and_associative, clean_up),
		cmocka_unit_test_teardown(the_case_says_whose_papers, clean_up),
		cmocka_unit_test_teardown(lines_come_in_groups, clean_up),
		cmocka_unit_test_teardown(what_is_brought_if_held_comes_last_in_its_group, clean_up),
		cmocka_unit_test_teardown(a_merged_line_depends_on_what_decides_in_either_errand, clean_up),
		cmocka_unit_test_teardown(ticks_are_shared_between_lines, clean_up),
		cmocka_unit_test_teardown(one_copy_is_not_two, clean_up),
		cmocka_unit_test_teardown(verdicts_follow_from_the_papers, clean_up),
		cmocka_unit_test_teardown(what_issues_a_paper_comes_first, clean_up),
		cmocka_unit_test_teardown(what_issues_the_paper_of_another_does_not_come_first, clean_up),
		cmocka_unit_test_teardown(fees_add_up, clean_up),
		cmocka_unit_test_teardown(no_fee_told_is_no_fee_known, clean_up),
		cmocka_unit_test_teardown(fees_that_exclude_each_other_do_not_add_up, clean_up),
		cmocka_unit_test_teardown(what_one_may_leave_at_home_is_never_missing, clean_up),
		cmocka_unit_test_teardown(what_an_answer_says_is_lost_is_never_missing, clean_up),
		cmocka_unit_test_teardown(a_requirement_alone_is_of_its_errand, clean_up),
		cmocka_unit_test_teardown(papers_of_different_people_stay_apart, clean_up),
		cmocka_unit_test_teardown(roles_meet_where_they_are_the_same_person, clean_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
