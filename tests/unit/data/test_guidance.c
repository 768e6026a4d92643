/* Answers that cannot be true together: the latest count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "data/base/list.h"
#include "data/guidance.h"

enum { WHO = 1, WHERE, WITH };

static struct condition_term who_child = {.question = WHO, .option = 1};
static struct condition_term not_both[] = {{.question = WHO, .option = 0}, {.question = WHERE, .option = 1}};
static struct condition_term not_alone[] = {{.question = WITH, .option = 0}, {.question = WITH, .option = 1}};
static struct clause asked[] = {{&who_child, 1}}, never[] = {{not_both, 2}}, excluded[] = {{not_alone, 2}};

/* WHO: oneself or a child. WHERE: here or abroad, never oneself abroad. WITH: somebody, nobody, not both; asked about
 * a child. */
static struct question_option two[2];
static struct question items[] = {
	{.id = WHO, .options = two, .option_count = 2},
	{.id = WHERE, .options = two, .option_count = 2, .impossible = {never, 1}},
	{.id = WITH, .many = true, .options = two, .option_count = 2, .asked_when = {asked, 1}, .impossible = {excluded, 1}},
};
static const struct questions questions = {items, 3};

static void
expect(const struct answer *given, size_t count, const int64_t *kept, size_t kept_count)
{
	struct arena arena = {0};
	struct list fallen = {0};
	struct statement said[8];
	struct errand_case c = {.errand = {.id = 1, .service = 1}, .questions = questions};
	for (size_t i = 0; i < count; i++)
		said[i] = (struct statement){.answer = given[i], .about = ABOUT_VISITOR};
	struct answers possible = errand_answers(&arena, &c, &(struct statements){said, count}, &fallen);
	assert_int_equal(possible.count, kept_count);
	for (size_t i = 0; i < kept_count; i++)
		assert_int_equal(possible.items[i].question, kept[i]);
	for (size_t i = 0; i < fallen.count; i++)
		for (size_t k = 0; k < kept_count; k++)
			assert_int_not_equal(((struct statement *)fallen.items)[i].answer.question, kept[k]);
	arena_free(&arena);
}
#define EXPECT(given, ...) \
	expect(given, sizeof given / sizeof *given, (const int64_t[]){__VA_ARGS__}, \
	    sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

static void
test_what_fits_stays(void **state)
{
	const struct answer given[] = {{WHO, false, 2}, {WITH, false, 1}, {WHERE, false, 2}};
	(void)state;
	EXPECT(given, WHO, WITH, WHERE);
	expect(NULL, 0, NULL, 0);
}

static void
test_the_latest_counts(void **state)
{
	const struct answer abroad[] = {{WHO, false, 1}, {WHERE, false, 2}};
	const struct answer oneself[] = {{WHERE, false, 2}, {WHO, false, 1}};
	(void)state;
	EXPECT(abroad, WHERE);
	EXPECT(oneself, WHO);
}

static void
test_what_is_in_nobodys_way_stays(void **state)
{
	const struct answer given[] = {{WITH, false, 1}, {WHERE, false, 2}, {99, false, 1}, {WHO, false, 1}};
	(void)state;
	EXPECT(given, WITH, WHO); /* 99 is asked by others */
}

static void
test_not_knowing_is_in_nobodys_way(void **state)
{
	const struct answer given[] = {{WHERE, false, 2}, {WHO, true, 0}};
	(void)state;
	EXPECT(given, WHERE, WHO);
}

static void
test_several_options_that_exclude_each_other(void **state)
{
	const struct answer given[] = {{WHO, false, 2}, {WITH, false, 3}};
	(void)state;
	EXPECT(given, WITH);
}

/* Not by what can be chosen just now: of two options, or where one is left, each would stand alone. Another question's option
 * says nothing of this one's. */
static void
test_the_option_for_none_is_known_by_its_combinations(void **state)
{
	(void)state;
	for (unsigned none = 0; none < 3; none++) {
		unsigned one = (none + 1) % 3, other = (none + 2) % 3;
		struct condition_term pairs[][2] = {
			{{.question = WITH, .option = none}, {.question = WITH, .option = one}},
			{{.question = WITH, .option = other}, {.question = WITH, .option = none}},
			{{.question = WITH, .option = none}, {.question = WHO, .option = 0}},
			{{.question = WHO, .option = none}, {.question = WITH, .option = other}},
			{{.question = WITH, .option = none}, {.question = WHO, .option = other}},
		};
		struct clause clauses[] = {{pairs[0], 2}, {pairs[1], 2}, {pairs[2], 2}, {pairs[3], 2}, {pairs[4], 2}};
		struct question question = {.id = WITH, .many = true, .option_count = 3, .impossible = {clauses, 5}};
		assert_int_equal(question_none(&question), 1 << none);
		question.impossible.clauses++;
		question.impossible.count--;
		assert_int_equal(question_none(&question), 0);
		question.impossible = (struct condition){clauses, 1};
		assert_int_equal(question_none(&question), 0);
	}
	assert_int_equal(question_none(&items[2]), 0);
	assert_int_equal(question_none(&(struct question){.id = WITH}), 0);
}

/* --------------------------------------------------- a service that asks by parts -- */

static struct condition_term is_here = {.question = WHERE, .option = 0}, is_with = {.question = WITH, .option = 0};
static struct clause here[] = {{&is_here, 1}}, with[] = {{&is_with, 1}}, child[] = {{&who_child, 1}};

static bool
has_interest(const struct interests *interests, const struct clause *clause)
{
	for (size_t i = 0; i < interests->count; i++)
		if (interests->items[i].condition->clauses == clause)
			return true;
	return false;
}

/* Each part of a service whose text hangs on an answer counts, the first of its kind and the last. */
static void
test_every_part_makes_its_question_matter(void **state)
{
	struct fee fees[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct act_by act_by[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct deadline deadlines[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct channel channels[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct service_step steps[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	struct output outputs[] = {{.condition = {here, 1}}, {.condition = {with, 1}}};
	const struct service services[] = {
		{.id = 1, .fees = fees, .fee_count = 2}, {.id = 1, .act_by = act_by, .act_by_count = 2},
		{.id = 1, .deadlines = deadlines, .deadline_count = 2}, {.id = 1, .channels = channels, .channel_count = 2},
		{.id = 1, .steps = steps, .step_count = 2}, {.id = 1, .outputs = outputs, .output_count = 2},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
		struct interests all = interests_of(&arena, &services[i], true);
		if (!has_interest(&all, here) || !has_interest(&all, with))
			fail_msg("part %zu: an answer that changes it does not matter", i);
	}
	arena_free(&arena);
}

static struct errand_case
case_of(struct arena *arena, const struct service *service, const struct answer *given, size_t count)
{
	struct errand_case c;
	struct questions *asking = arena_alloc(arena, sizeof *asking);
	*asking = questions;
	errand_case_of(arena, service, asking, &(struct answers){given, count}, &c);
	return c;
}

/* What an answer to the first question excludes is known, in every errand of several. */
static void
test_each_errand_has_its_objections(void **state)
{
	struct eligibility rules[] = {{.excludes = true, .condition = {child, 1}}};
	const struct service service = {.id = 1, .eligibility = rules, .eligibility_count = 1};
	static const struct answer oneself = {WHO, false, 1}, a_child = {WHO, false, 2};
	struct arena arena = {0};
	const struct papers none = {0};
	const struct ticks no_ticks = {0};
	struct verdict verdict;
	(void)state;
	for (size_t excluded_one = 0; excluded_one < 3; excluded_one++) {
		struct errand_case cases[3];
		for (size_t i = 0; i < 3; i++)
			cases[i] = case_of(&arena, &service, i == excluded_one ? &a_child : &oneself, 1);
		verdict_of(&arena, &none, cases, 3, &no_ticks, &verdict);
		assert_int_equal(verdict.kind, VERDICT_AGAINST);
		assert_int_equal(verdict.against_count, 1);
		assert_int_equal(verdict.against[0].errand, excluded_one);
	}
	arena_free(&arena);
}

/* Beside what could not be before. */
static void
test_a_service_excludes_persons(void **state)
{
	struct question_option persons[] = {{.person = 7}, {.number = 2}, {.person = 8}};
	struct clause before[] = {{not_both, 2}, {not_alone, 2}};
	struct question question = {.id = WHO, .options = persons, .option_count = 3, .impossible = {before, 2}};
	struct questions asking = {&question, 1};
	const struct service service = {.id = 1};
	struct arena arena = {0};
	(void)state;
	errand_exclude_persons(&arena, &service, &asking);
	assert_int_equal(question.impossible.count, 4);
	assert_ptr_equal(question.impossible.clauses[0].terms, not_both);
	assert_ptr_equal(question.impossible.clauses[1].terms, not_alone);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(question.impossible.clauses[2 + i].count, 1);
		assert_int_equal(question.impossible.clauses[2 + i].terms[0].question, WHO);
		assert_int_equal(question.impossible.clauses[2 + i].terms[0].option, 2 * i);
	}
	arena_free(&arena);
}

/* ---------------------------------------------------------- what matters, how much -- */

static void
expect_interests(const struct interests *found, const struct condition *const *conditions, const unsigned *weights, size_t count)
{
	assert_int_equal(found->count, count);
	for (size_t i = 0; i < count; i++) {
		assert_ptr_equal(found->items[i].condition, conditions[i]);
		assert_int_equal(found->items[i].weight, weights[i]);
	}
}

/* What decides the papers and whether to come, then the rest; what always holds matters to nobody. The rules come in both
 * orders: what excludes first, or what does not. */
static void
test_papers_matter_before_the_rest(void **state)
{
	const struct condition when = {here, 1};
	struct note notes[][2] = {{{.condition = when}, {.condition = when}}, {{.condition = {0}}, {.condition = when}}};
	struct requirement requirements[] = {{.condition = when, .notes = notes[0], .note_count = 2}, {.condition = {0}},
		{.condition = when, .notes = notes[1], .note_count = 2}};
	struct arena arena = {0};
	(void)state;
	for (int turned = 0; turned < 2; turned++) {
		struct eligibility rules[4];
		for (int i = 0; i < 4; i++)
			rules[i] = (struct eligibility){.excludes = i % 2 == turned, .condition = when};
		const struct service service = {.id = 1, .requirements = requirements, .requirement_count = 3, .eligibility = rules,
			.eligibility_count = 4};
		const struct condition *conditions[] = {&requirements[0].condition, &requirements[2].condition,
			&rules[turned].condition, &rules[2 + turned].condition, &notes[0][0].condition, &notes[0][1].condition,
			&notes[1][1].condition, &rules[!turned].condition, &rules[2 + !turned].condition};
		const unsigned weights[] = {4, 4, 64, 64, 1, 1, 1, 1, 1};
		struct interests papers = interests_of(&arena, &service, false), all = interests_of(&arena, &service, true);
		expect_interests(&papers, conditions, weights, 4);
		expect_interests(&all, conditions, weights, 9);
	}
	arena_free(&arena);
}

/* ------------------------------------------------------------------ for whom -- */

/* Whom a paper, a later text or a question's own condition names, one can act for; nobody else. */
static void
test_one_can_act_for_those_that_are_named(void **state)
{
	struct condition_term by_paper = {.question = WHO, .option = 1}, by_step = {.question = WHO, .option = 2},
		by_question = {.question = WHO, .option = 4}, by_first = {.question = WHO, .option = 6},
		by_first_question = {.question = WHO, .option = 7};
	struct clause paper[] = {{&is_here, 1}, {&by_paper, 1}}, step = {&by_step, 1}, gate[] = {{&is_here, 1}, {&by_question, 1}};
	struct clause early = {&by_first, 1}, first_gate = {&by_first_question, 1};
	struct question_option persons[] = {{.number = 1}, {.person = 7}, {.person = 8}, {.person = 9}, {.person = 10}, {.person = 11},
		{.person = 12}, {.person = 13}};
	struct question asking[] = {{.id = WHO, .options = persons, .option_count = 8, .asked_when = {&first_gate, 1}}, {.id = WHERE, .options = two, .option_count = 2},
		{.id = WITH, .options = persons, .option_count = 2, .asked_when = {gate, 2}}};
	struct requirement requirements[] = {{.condition = {&early, 1}}, {.condition = {paper, 2}}};
	struct service_step steps[] = {{.condition = {here, 1}}, {.condition = {&step, 1}}};
	const struct service service = {.id = 1, .requirements = requirements, .requirement_count = 2, .steps = steps, .step_count = 2};
	struct arena arena = {0};
	(void)state;
	errand_exclude_persons(&arena, &service, &(struct questions){asking, 3});
	assert_int_equal(asking[0].impossible.count, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(asking[0].impossible.clauses[i].count, 1);
		assert_int_equal(asking[0].impossible.clauses[i].terms[0].question, WHO);
		assert_int_equal(asking[0].impossible.clauses[i].terms[0].option, i ? 5 : 3);
	}
	assert_int_equal(asking[1].impossible.count, 0);
	assert_int_equal(asking[2].impossible.count, 1); /* the other question's only person */
	arena_free(&arena);
}

/* Whose errand it is says any question that has persons, unless the answer is not known. */
static void
test_an_answer_says_whose_errand_it_is(void **state)
{
	struct question_option persons[] = {{.person = 6, .person_name = "father"}, {.number = 2},
		{.person = 7, .person_name = "mother", .person_words.text = "hers"}, {.person = 8, .person_name = CATALOGUE_CHILD, .person_words.text = "the child's"}};
	struct question asking[] = {{.id = WHERE, .options = two, .option_count = 2}, {.id = WHO, .options = persons, .option_count = 4},
		{.id = WHERE, .options = two, .option_count = 2}};
	const struct service service = {.id = 1};
	const struct {
		struct answer given[2];
		int64_t person;
		const char *name;
		bool kin;
	} cases[] = {
		{{{WHERE, false, 2}, {WHO, false, 1}}, 6, "father", false}, {{{WHERE, false, 2}, {WHO, false, 2}}, 0, NULL, false}, {{{WHERE, false, 2}, {WHO, false, 4}}, 7, "mother", false},
		{{{WHO, false, 8}, {WHERE, false, 2}}, 8, CATALOGUE_CHILD, true}, {{{WHERE, false, 2}, {WHO, true, 8}}, 0, NULL, false},
		{{{WHERE, false, 1}, {99, false, 4}}, 0, NULL, false},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t n = 0; n < 2 * (sizeof cases / sizeof *cases); n++) {
		struct errand_case c;
		size_t i = n / 2;
		const struct questions all = {asking + n % 2, 2}; /* the first question says it, or the second */
		struct answers answers = {cases[i].given, 2};
		errand_case_of(&arena, &service, &all, &answers, &c);
		assert_int_equal(c.errand.service, 1);
		assert_int_equal(c.errand.who.person, cases[i].person);
		assert_int_equal(c.errand.who.which, 0);
		assert_int_equal(c.person_is_kin, cases[i].kin);
		assert_true(cases[i].name ? !strcmp(c.person_name, cases[i].name) : !c.person_name);
		assert_int_equal(c.answers.count, 2);
		assert_true(logic_is_possible(c.logic));
	}
	arena_free(&arena);
}

/* Whose errand it is comes before the papers, unless it can be only one person's, or has been said. */
static void
test_whose_errand_it_is_is_asked_first(void **state)
{
	struct condition_term step_terms[] = {{.question = WHO, .option = 1}, {.question = WHO, .option = 2}};
	struct clause by_steps[] = {{&step_terms[0], 1}, {&step_terms[1], 1}};
	struct condition_term impossible_terms[] = {{.question = WHO, .option = 0}, {.question = WHO, .option = 2}};
	struct clause impossible[] = {{&impossible_terms[0], 1}, {&impossible_terms[1], 1}};
	struct question_option persons[] = {{.number = 1}, {.person = 7}, {.person = 8}};
	struct question asking[] = {{.id = WHERE, .options = two, .option_count = 2}, {.id = WHO, .options = persons, .option_count = 3}};
	const struct questions all = {asking, 2};
	struct requirement papers[] = {{.condition = {here, 1}}};
	struct service_step steps[] = {{.condition = {by_steps, 1}}, {.condition = {&by_steps[1], 1}}};
	const struct service service = {.id = 1, .requirements = papers, .requirement_count = 1, .steps = steps, .step_count = 2};
	const struct answer self = {.question = WHO, .options = 1}, at_home = {.question = WHERE, .options = 1};
	const struct {
		size_t impossible;
		struct answers said;
		size_t next;
	} cases[] = {{0, {0}, 1}, {1, {0}, 1}, {2, {0}, 0}, {0, {&self, 1}, 0}, {0, {&at_home, 1}, 1}};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct errand_case c;
		asking[1].impossible = (struct condition){impossible, cases[i].impossible};
		errand_case_of(&arena, &service, &all, &cases[i].said, &c);
		struct asking found = errand_asking(&arena, &c);
		assert_true(found.asks && found.asks_papers);
		assert_int_equal(found.next, cases[i].next);
	}
	arena_free(&arena);
}

/* --------------------------------------------------------- at the shipped catalogue -- */

enum { ROUNDS = 80, MOST_ERRANDS = 4, MOST_SAID = 24 };

/* What one comes for, and what was said. */
struct visit {
	struct errand errands[MOST_ERRANDS];
	size_t count;
	struct statement said[MOST_SAID];
	size_t said_count;
};

static struct catalogue *catalogue;
static struct arena arena;
static unsigned seed;

static unsigned
roll(size_t sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % (unsigned)sides;
}

/* Each errand alone, as far as it goes; nothing that was said falls twice. */
static struct errand_case
alone(const struct visit *visit, size_t place, struct list *fallen)
{
	struct errand_case c;
	assert_int_equal(errand_case_load(catalogue, &arena, "hu", &visit->errands[place],
	    &(struct statements){visit->said, visit->said_count}, fallen, &c), STATUS_DONE);
	return c;
}

static bool
was_said(const struct visit *visit, const struct statement *statement)
{
	for (size_t i = 0; i < visit->said_count; i++)
		if (statement_is_about(&visit->said[i], statement))
			return true;
	return false;
}

/* Any option of any question of any of the errands; some of them cannot stand together. */
static void
say_something(struct visit *visit)
{
	struct list fallen = {0};
	size_t place = roll(visit->count);
	struct errand_case c = alone(visit, place, &fallen);
	if (!c.questions.count)
		return;
	const struct question *question = &c.questions.items[roll(c.questions.count)];
	struct answer answer = {.unknown = !roll(8), .options = UINT32_C(1) << roll(question->option_count)};
	struct statement statement = statement_in(&c.errand, question, answer);
	if (!was_said(visit, &statement))
		visit->said[visit->said_count++] = statement;
}

static void
make_visit(struct visit *visit)
{
	struct service_lines lines;
	assert_int_equal(catalogue_services(catalogue, &arena, "hu", &lines), STATUS_DONE);
	*visit = (struct visit){.count = 1 + roll(MOST_ERRANDS)};
	for (size_t i = 0; i < visit->count; i++)
		visit->errands[i] = (struct errand){.id = (uint32_t)i + 1, .service = lines.items[roll(lines.count)].id};
	for (unsigned i = roll(MOST_SAID); i > 0; i--)
		say_something(visit);
}

/* Whether it is for others, by what was said. */
static bool
is_excluded(const struct guidance *g, const struct errand_case *c)
{
	for (size_t i = 0; i < g->verdict.against_count; i++)
		if (&g->cases[g->verdict.against[i].errand] == c)
			return true;
	return false;
}

/* Whose errand it is, if that is asked and not said; else what decides papers; else the rest. */
static void
check_asking(const struct errand_case *c, const struct asking *found)
{
	struct interests papers = interests_of(&arena, c->service, false), all = interests_of(&arena, c->service, true);
	size_t first = 0, next = 0, left = 0, left_of_papers;
	bool asks_papers = logic_next_question(c->logic, papers.items, papers.count, &first, &left_of_papers);
	bool asks = logic_next_question(c->logic, all.items, all.count, &next, &left);
	size_t expected = asks_papers ? first : next;
	for (size_t q = c->questions.count; asks && q-- > 0;) {
		const struct question *question = &c->questions.items[q];
		size_t persons = 0, possible = 0;
		for (size_t o = 0; o < question->option_count; o++)
			if (logic_option_is_possible(c->logic, q, o)) {
				possible++;
				persons += question->options[o].person != 0;
			}
		bool is_said = false;
		for (size_t a = 0; a < c->answers.count; a++)
			is_said |= c->answers.items[a].question == question->id;
		if (persons && possible > 1 && !question->asked_when.count && !is_said) {
			expected = q;
			asks_papers = true;
		}
	}
	assert_int_equal(found->asks, asks);
	assert_int_equal(found->asks_papers, asks_papers);
	assert_int_equal(found->left, left);
	if (asks)
		assert_int_equal(found->next, expected);
}

static void
check_cases(const struct visit *visit, const struct guidance *g)
{
	struct list fallen = {0};
	size_t left = 0, first = g->count, first_papers = g->count;
	for (size_t i = 0; i < g->count; i++) {
		struct errand_case c = alone(visit, i, &fallen);
		assert_int_equal(g->cases[i].errand.id, visit->errands[i].id);
		assert_int_equal(g->cases[i].errand.who.person, c.errand.who.person);
		assert_int_equal(g->cases[i].answers.count, c.answers.count);
		for (size_t a = 0; a < c.answers.count; a++)
			assert_memory_equal(&g->cases[i].answers.items[a], &c.answers.items[a], sizeof *c.answers.items);
		if (is_excluded(g, &g->cases[i]))
			assert_false(g->askings[i].asks || g->askings[i].asks_papers || g->askings[i].left);
		else
			check_asking(&g->cases[i], &g->askings[i]);
		left += g->askings[i].left;
		if (first == g->count && g->askings[i].asks)
			first = i;
		if (first_papers == g->count && g->askings[i].asks_papers)
			first_papers = i;
	}
	assert_int_equal(g->fallen_count, fallen.count);
	for (size_t i = 0; i < fallen.count; i++)
		assert_true(statement_is_about(&g->fallen[i], &((const struct statement *)fallen.items)[i]));
	assert_int_equal(g->questions_left, left);
	assert_int_equal(g->asks, first < g->count);
	assert_int_equal(g->asks_papers, first_papers < g->count);
	if (g->asks)
		assert_int_equal(g->next_case, g->asks_papers ? first_papers : first);
}

/* Of every paper that is missing or open, where it comes from; nothing of what can stay at home. */
static void
check_origins(struct guidance *g)
{
	size_t count = 0;
	assert_int_equal(guidance_find_origins(catalogue, &arena, "hu", g), STATUS_DONE);
	for (size_t i = 0; i < g->verdict.missing_count + g->verdict.open_count; i++) {
		const struct need_line *line = i < g->verdict.missing_count ? g->verdict.missing[i]
		    : g->verdict.open[i - g->verdict.missing_count];
		for (size_t n = 0; n < line->sets[0].count; n++, count++) {
			struct document document;
			int64_t id = line->sets[0].needs[n].paper->document.id;
			assert_int_equal(catalogue_document(catalogue, &arena, "hu", id, &document), STATUS_DONE);
			assert_int_equal(g->origins[count].document, id);
			assert_string_equal(g->origins[count].from.text ? g->origins[count].from.text : "",
			    document.from.text ? document.from.text : "");
			assert_int_equal(g->origins[count].issuer ? g->origins[count].issuer->id : 0, document.issued_by.id);
		}
	}
	assert_int_equal(g->origin_count, count);
}

static void
test_visits(void **state)
{
	static const struct ticks no_ticks;
	size_t fallen = 0, objections = 0, asking = 0;
	const char *path = getenv("KALAUZ_CATALOGUE");
	(void)state;
	assert_int_equal(catalogue_open(&catalogue, path ? path : "build/catalogue.db"), STATUS_DONE);
	for (unsigned round = 1; round <= ROUNDS; round++) {
		struct visit visit;
		struct guidance g;
		seed = round;
		make_visit(&visit);
		assert_int_equal(guidance_load(catalogue, &arena, "hu", visit.errands, visit.count,
		    &(struct statements){visit.said, visit.said_count}, &no_ticks, NULL, &g), STATUS_DONE);
		assert_int_equal(g.count, visit.count);
		assert_ptr_equal(g.ticks, &no_ticks);
		check_cases(&visit, &g);
		check_origins(&g);
		fallen += g.fallen_count;
		objections += g.verdict.against_count;
		asking += g.asks;
		arena_free(&arena);
	}
	assert_true(fallen && objections && asking && asking < ROUNDS);
	catalogue_close(catalogue);
}

/* No more than can be told apart; a service that is not there is no errand. */
static void
test_how_many_errands(void **state)
{
	static struct errand errands[PAPERS_MAX_ERRANDS + 1];
	static const struct ticks no_ticks;
	const struct statements none = {0};
	struct service_lines lines;
	struct guidance g;
	const char *path = getenv("KALAUZ_CATALOGUE");
	(void)state;
	assert_int_equal(catalogue_open(&catalogue, path ? path : "build/catalogue.db"), STATUS_DONE);
	assert_int_equal(catalogue_services(catalogue, &arena, "hu", &lines), STATUS_DONE);
	for (size_t i = 0; i <= PAPERS_MAX_ERRANDS; i++)
		errands[i] = (struct errand){.id = (uint32_t)i + 1, .service = lines.items[0].id};
	assert_int_equal(guidance_load(catalogue, &arena, "hu", errands, PAPERS_MAX_ERRANDS + 1, &none, &no_ticks, NULL, &g), STATUS_DONE);
	assert_int_equal(g.count, PAPERS_MAX_ERRANDS);
	uint32_t asking = 0;
	for (size_t i = 0; i < g.papers.count; i++)
		asking |= g.papers.lines[i].errands;
	assert_int_equal(asking, UINT32_MAX);
	errands[1].service = -1;
	assert_int_equal(guidance_load(catalogue, &arena, "hu", errands, 2, &none, &no_ticks, NULL, &g), STATUS_ABSENT);
	arena_free(&arena);
	catalogue_close(catalogue);
}

static void
test_a_fee_holds_on_its_first_and_last_day(void **state)
{
	const struct fee fee = {.valid_from = "2026-01-01", .valid_to = "2026-12-31"}, always = {0};
	(void)state;
	assert_true(fee_is_valid(&fee, "2026-01-01"));
	assert_true(fee_is_valid(&fee, "2026-12-31"));
	assert_false(fee_is_valid(&fee, "2025-12-31"));
	assert_false(fee_is_valid(&fee, "2027-01-01"));
	assert_true(fee_is_valid(&fee, NULL));
	assert_true(fee_is_valid(&always, "2026-06-01"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_fits_stays),
		cmocka_unit_test(test_the_latest_counts),
		cmocka_unit_test(test_what_is_in_nobodys_way_stays),
		cmocka_unit_test(test_not_knowing_is_in_nobodys_way),
		cmocka_unit_test(test_several_options_that_exclude_each_other),
		cmocka_unit_test(test_the_option_for_none_is_known_by_its_combinations),
		cmocka_unit_test(test_every_part_makes_its_question_matter),
		cmocka_unit_test(test_each_errand_has_its_objections),
		cmocka_unit_test(test_a_service_excludes_persons),
		cmocka_unit_test(test_papers_matter_before_the_rest),
		cmocka_unit_test(test_one_can_act_for_those_that_are_named),
		cmocka_unit_test(test_an_answer_says_whose_errand_it_is),
		cmocka_unit_test(test_whose_errand_it_is_is_asked_first),
		cmocka_unit_test(test_visits),
		cmocka_unit_test(test_how_many_errands),
		cmocka_unit_test(test_a_fee_holds_on_its_first_and_last_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
