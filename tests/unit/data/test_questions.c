/* Questions, bundles, the calendar and tickets as the reader gives them: from the screens' fixture, which
 * is built here, and from the shipped catalogue. Run from the repository's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "data/catalogue.h"
#include "data/limits.h"
#include "tests/support/support.h"

static struct catalogue *catalogue; /* the fixture */
static struct arena arena;          /* freed after each test */

static int
open_fixture(void **state)
{
	const char *output = support_path("x.db");
	(void)state;
	char *argv[] = {"build", "-o", (char *)output, "tests/fixtures/screens", NULL};
	return build_command(4, argv) || catalogue_open(&catalogue, output) != STATUS_DONE ? -1 : 0;
}

static int
close_fixture(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	return 0;
}

static int
free_all(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static int64_t
id_of(const char *kind, const char *name)
{
	int64_t id;
	assert_int_equal(catalogue_find(catalogue, kind, name, &id), STATUS_DONE);
	return id;
}

static struct questions
questions_in(const char *lang, const char *service)
{
	struct questions questions;
	assert_int_equal(catalogue_questions(catalogue, &arena, lang, id_of("service", service), &questions), STATUS_DONE);
	return questions;
}

/* "kinek lakcimvaltozas.lakas" */
static const char *
names_of(const struct questions *questions)
{
	const char *names = "";
	for (size_t i = 0; i < questions->count; i++)
		names = arena_printf(&arena, "%s%s%s", names, i ? " " : "", questions->items[i].name);
	return names;
}

static void
assert_names(struct questions questions, const char *names)
{
	assert_string_equal(names_of(&questions), names);
}

/* "lakas=1&berlet=0|…", with the names of the questions. */
static const char *
written(const struct condition *condition)
{
	const char *string = "", *name;
	for (size_t i = 0; i < condition->count; i++)
		for (size_t t = 0; t < condition->clauses[i].count; t++) {
			const struct condition_term *term = &condition->clauses[i].terms[t];
			assert_int_equal(catalogue_id_name(catalogue, &arena, term->question, &name), STATUS_DONE);
			string = arena_printf(&arena, "%s%s%s=%u", string, t ? "&" : i ? "|" : "", name, term->option);
		}
	return string;
}

static const struct question *
question_called(const struct questions *questions, const char *name)
{
	for (size_t i = 0; i < questions->count; i++)
		if (!strcmp(questions->items[i].name, name))
			return &questions->items[i];
	fail_msg("there is no %s", name);
	return NULL;
}

/* ------------------------------------------------------------------ the fixture -- */

/* Shared ones first, then its own; both by name. */
static void
test_order(void **state)
{
	(void)state;
	assert_names(questions_in("hu", "anyasagi"), "hol-szuletett kinek");
	assert_names(questions_in("hu", "lakcimvaltozas"),
	    "kinek lakcimvaltozas.berlet lakcimvaltozas.lakas lakcimvaltozas.vele");
	assert_names(questions_in("hu", "parkolas"), "parkolas.auto");
	assert_names(questions_in("hu", "ures-ugy"), "");
	assert_names(questions_in("hu", "kivonat-kerese"), "");
}

static void
test_ids_that_are_none(void **state)
{
	const int64_t ids[] = {0, -1, INT64_MIN, INT64_MAX, id_of("question", "kinek")};
	(void)state;
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct questions questions;
		assert_int_equal(catalogue_questions(catalogue, &arena, "hu", ids[i], &questions), STATUS_DONE);
		assert_int_equal(questions.count, 0);
	}
}

static void
test_a_question(void **state)
{
	struct questions questions = questions_in("hu", "lakcimvaltozas");
	(void)state;
	const struct question *lakas = question_called(&questions, "lakcimvaltozas.lakas");
	assert_int_equal(lakas->id, id_of("question", "lakcimvaltozas.lakas"));
	assert_string_equal(lakas->ask.text, "Kié az új lakás?");
	assert_string_equal(lakas->why.text, "A saját és a bérelt lakáshoz más papír kell.");
	assert_false(lakas->many || lakas->ask.foreign);
	assert_int_equal(lakas->option_count, 3);
	assert_string_equal(lakas->options[1].name, "berelt");
	assert_string_equal(lakas->options[1].text.text, "Bérlem");
	assert_string_equal(lakas->options[1].words.text, "bérli a lakást");
	assert_int_equal(lakas->options[1].person, 0);
	assert_int_equal(lakas->asked_when.count, 0);
	assert_int_equal(lakas->impossible.count, 0);
	const struct question *berlet = question_called(&questions, "lakcimvaltozas.berlet");
	assert_string_equal(written(&berlet->asked_when), "lakcimvaltozas.lakas=1");
	const struct question *vele = question_called(&questions, "lakcimvaltozas.vele");
	assert_true(vele->many);
	assert_string_equal(written(&vele->asked_when), "kinek=0");
	assert_string_equal(written(&vele->impossible),
	    "lakcimvaltozas.vele=0&lakcimvaltozas.vele=2|lakcimvaltozas.vele=1&lakcimvaltozas.vele=2");
}

static void
test_whose_papers_an_answer_makes_them(void **state)
{
	struct questions questions = questions_in("hu", "lakcimvaltozas");
	struct questions english = questions_in("en", "lakcimvaltozas");
	(void)state;
	const struct question_option *options = question_called(&questions, "kinek")->options;
	assert_int_equal(options[0].person, 0);
	assert_null(options[0].person_name);
	assert_int_equal(options[1].person, id_of("person", "child"));
	assert_string_equal(options[1].person_name, "child");
	assert_string_equal(options[1].person_words.text, "a gyermeké");
	assert_false(options[1].person_words.foreign);
	options = question_called(&english, "kinek")->options;
	assert_string_equal(options[1].person_words.text, "your child's");
	assert_false(options[1].person_words.foreign);
}

/* What is not translated comes in Hungarian, and says so. */
static void
test_other_languages(void **state)
{
	struct questions questions = questions_in("en", "lakcimvaltozas");
	(void)state;
	const struct question *lakas = question_called(&questions, "lakcimvaltozas.lakas");
	assert_string_equal(lakas->ask.text, "Whose is the new home?");
	assert_string_equal(lakas->options[0].words.text, "the home is yours");
	assert_false(lakas->ask.foreign || lakas->options[0].words.foreign);
	const struct question *vele = question_called(&questions, "lakcimvaltozas.vele");
	assert_string_equal(vele->ask.text, "Kik költöznek Önnel? Többet is megjelölhet.");
	assert_true(vele->ask.foreign && vele->options[0].text.foreign);
	questions = questions_in("uk", "lakcimvaltozas");
	assert_true(question_called(&questions, "kinek")->options[1].person_words.foreign);
}

static void
test_bundles(void **state)
{
	struct bundles bundles;
	(void)state;
	assert_int_equal(catalogue_bundles(catalogue, &arena, "en", id_of("life_event", "koltozes"), &bundles),
	    STATUS_DONE);
	assert_int_equal(bundles.count, 1);
	assert_string_equal(bundles.items[0].name.text, "I have moved, and I have a car");
	assert_int_equal(bundles.items[0].name.span_count, 0);
	assert_int_equal(bundles.items[0].count, 2);
	assert_int_equal(bundles.items[0].services[0], id_of("service", "lakcimvaltozas"));
	assert_int_equal(bundles.items[0].services[1], id_of("service", "parkolas"));
	assert_int_equal(catalogue_bundles(catalogue, &arena, "hu", id_of("life_event", "ures"), &bundles),
	    STATUS_DONE);
	assert_int_equal(bundles.count, 0);
	assert_int_equal(catalogue_bundles(catalogue, &arena, "hu", 1, &bundles), STATUS_ABSENT);
}

static void
test_calendar(void **state)
{
	struct calendar calendar;
	(void)state;
	assert_int_equal(catalogue_calendar(catalogue, &arena, &calendar), STATUS_DONE);
	assert_int_equal(calendar.first_year, 2026);
	assert_int_equal(calendar.last_year, 2026);
	assert_int_equal(calendar.count, 17);
	assert_string_equal(calendar.days[0].date, "2026-01-01");
	assert_false(calendar.days[0].working);
	assert_string_equal(calendar.days[2].date, "2026-01-10");
	assert_true(calendar.days[2].working);
}

static void
test_tickets_and_issuers(void **state)
{
	struct office office;
	struct service service;
	(void)state;
	assert_int_equal(catalogue_office(catalogue, &arena, "hu", id_of("office", "kormanyablak-xi"), &office),
	    STATUS_DONE);
	assert_string_equal(office.ticket.text, "Húzzon „K” jelű sorszámot.");
	assert_string_equal(office.hours_as_of, "2019-09");
	assert_string_equal(office.kind.name.text, "Kormányablak");
	assert_int_equal(catalogue_office(catalogue, &arena, "hu", id_of("office", "kormanyablak-busz"), &office),
	    STATUS_DONE);
	assert_null(office.ticket.text);
	assert_int_equal(catalogue_service(catalogue, &arena, "hu", id_of("service", "parkolas"), &service),
	    STATUS_DONE);
	assert_int_equal(service.requirements[0].sets[0].papers[0].issued_by, 0);
	assert_int_equal(service.requirements[1].sets[0].papers[0].issued_by, id_of("service", "lakcimvaltozas"));
}

/* ---------------------------------------------------------- the shipped catalogue -- */

static bool
has(const struct questions *questions, int64_t id)
{
	for (size_t i = 0; i < questions->count; i++)
		if (questions->items[i].id == id)
			return true;
	return false;
}

static void
assert_has_all(const struct questions *questions, const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		for (size_t t = 0; t < condition->clauses[i].count; t++)
			assert_true(has(questions, condition->clauses[i].terms[t].question));
}

#define ASSERT_HAS_ALL(questions, service, list, list_count) \
	for (size_t i = 0; i < (service)->list_count; i++) \
		assert_has_all(questions, &(service)->list[i].condition)

static void
assert_whole(const struct questions *questions, const struct service *service)
{
	ASSERT_HAS_ALL(questions, service, requirements, requirement_count);
	ASSERT_HAS_ALL(questions, service, eligibility, eligibility_count);
	ASSERT_HAS_ALL(questions, service, fees, fee_count);
	ASSERT_HAS_ALL(questions, service, deadlines, deadline_count);
	ASSERT_HAS_ALL(questions, service, channels, channel_count);
	ASSERT_HAS_ALL(questions, service, steps, step_count);
	for (size_t i = 0; i < questions->count; i++) {
		const struct question *question = &questions->items[i];
		assert_non_null(question->ask.text);
		assert_non_null(question->why.text);
		assert_in_range(question->option_count, 2, LIMIT_OPTIONS);
		assert_has_all(questions, &question->asked_when);
		assert_has_all(questions, &question->impossible);
		for (size_t o = 0; o < question->option_count; o++) {
			assert_non_null(question->options[o].name);
			assert_non_null(question->options[o].text.text);
			assert_non_null(question->options[o].words.text);
		}
	}
}

static void
test_every_service(void **state)
{
	struct catalogue *fixture = catalogue;
	struct service_lines lines;
	const char *path = getenv("KALAUZ_CATALOGUE");
	(void)state;
	assert_int_equal(catalogue_open(&catalogue, path ? path : "build/catalogue.db"), STATUS_DONE);
	assert_int_equal(catalogue_services(catalogue, &arena, "hu", &lines), STATUS_DONE);
	for (size_t i = 0; i < lines.count; i++) {
		struct service service;
		struct questions own;
		int64_t id = lines.items[i].id;
		assert_int_equal(catalogue_service(catalogue, &arena, "hu", id, &service), STATUS_DONE);
		assert_int_equal(catalogue_questions(catalogue, &arena, "hu", id, &own), STATUS_DONE);
		assert_whole(&own, &service);
	}
	catalogue_close(catalogue);
	catalogue = fixture;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_order, free_all),
		cmocka_unit_test_teardown(test_ids_that_are_none, free_all),
		cmocka_unit_test_teardown(test_a_question, free_all),
		cmocka_unit_test_teardown(test_whose_papers_an_answer_makes_them, free_all),
		cmocka_unit_test_teardown(test_other_languages, free_all),
		cmocka_unit_test_teardown(test_bundles, free_all),
		cmocka_unit_test_teardown(test_calendar, free_all),
		cmocka_unit_test_teardown(test_tickets_and_issuers, free_all),
		cmocka_unit_test_teardown(test_every_service, free_all),
	};
	return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
