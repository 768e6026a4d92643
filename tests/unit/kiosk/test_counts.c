/* What is counted of a visit, when it is kept, and the question at its end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "data/editor/commands/commands.h"
#include "kiosk/app/app.h"
#include "tests/support/support.h"

#define NOW INT64_C(1795427460) /* 2026-11-23T09:51, a Monday */
#define AUTUMN INT64_C(1500000000) /* before the content */

/* --------------------------------------------------------- what was kept, where -- */

static struct {
	struct tally sum;
	struct tally_head head;
	int calls; /* with something to keep */
	bool quiet;
	enum status status;
} kept;

static enum status
keep(const char *folder, const struct tally_head *head, const struct tally *what, bool quiet)
{
	assert_string_equal(folder, "/counts");
	kept.quiet = quiet;
	if (!what)
		return kept.status;
	kept.head = *head;
	kept.calls++;
	tally_merge(&kept.sum, what);
	return kept.status;
}

static unsigned
count(enum tally_kind kind, const char *word)
{
	unsigned sum = 0;
	for (size_t i = 0; i < kept.sum.count; i++)
		if (kept.sum.lines[i].kind == kind && (!word || !strcmp(kept.sum.lines[i].word, word)))
			sum += (unsigned)kept.sum.lines[i].count;
	return sum;
}

static uint32_t
number(enum tally_kind kind)
{
	for (size_t i = 0; i < kept.sum.count; i++)
		if (kept.sum.lines[i].kind == kind)
			return kept.sum.lines[i].number;
	return 0;
}

/* ------------------------------------------------------------------- the kiosk -- */

static struct settings settings;
static struct app app;
static char catalogue[512];

static void
turn(struct input input, int64_t seconds)
{
	app_turn(&app, app.ctx.clock + seconds * 1000, NOW, &input);
	app_draw(&app);
}

static void
press(uint32_t key)
{
	turn((struct input){.what = INPUT_KEY, .key = key}, 0);
}

static void
type(const char *words)
{
	for (; *words; words++)
		press((unsigned char)*words);
}

/* Seconds pass, one by one. */
static void
wait_for(int seconds)
{
	while (seconds--)
		turn((struct input){.what = INPUT_NONE}, 1);
}

static void
begin(const char *folder)
{
	tally_free(&kept.sum);
	memset(&kept, 0, sizeof kept);
	memset(&app, 0, sizeof app);
	settings_default(&settings);
	settings.tally = folder;
	settings.office = "kormanyablak-xi";
	app.keep = keep;
	app.replica.paths[0].path = catalogue;
	app_init(&app, &settings, 80, 25, 0, NOW);
	assert_true(app.ctx.catalogue && app.ctx.search);
}

static enum link_kind
shown(void)
{
	return app.stack[app.depth - 1]->link.kind;
}

/* The second matter of the fourth life situation, to its questions. */
static void
open_questions(void)
{
	type("4");
	press(K_ENTER);
	type("2");
	press(K_ENTER);
	assert_int_equal(shown(), LINK_SERVICE);
	press(K_F1 + 7);
	assert_int_equal(shown(), LINK_QUESTIONS);
}

static void
open_service(void)
{
	open_questions();
	press(K_ESCAPE);
	assert_int_equal(shown(), LINK_SERVICE);
}

static void
end_test(void)
{
	app_destroy(&app);
	tally_free(&kept.sum);
}

static int
make_catalogue(void **state)
{
	char index[512];
	const char *folder = support_folder();
	(void)state;
	snprintf(catalogue, sizeof catalogue, "%s/catalogue.db", folder);
	snprintf(index, sizeof index, "%s/search.db", folder);
	char *build[] = {"build", "-o", catalogue, "tests/fixtures/screens", NULL};
	char *make_index[] = {"index", "-o", index, catalogue, NULL};
	return build_command(4, build) || index_command(4, make_index);
}

/* ---------------------------------------------------------------------- visits -- */

static void
a_visit_is_counted_when_it_is_finished(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	assert_int_equal(kept.calls, 0);
	press(K_F1 + 9);
	assert_int_equal(kept.calls, 1);
	assert_int_equal(count(TALLY_END, "finished"), 1);
	assert_int_equal(count(TALLY_END, NULL), 1);
	assert_int_equal(count(TALLY_OPENED, NULL), 1);
	assert_string_equal(kept.head.day, "2026-11-23");
	assert_string_equal(kept.head.office, "kormanyablak-xi");
	assert_string_equal(kept.head.content, catalogue_content_id(app.ctx.catalogue));
	assert_int_equal(shown(), LINK_TELL);
	assert_int_equal(app.counts.count, 0);
	assert_int_equal(app.visit.errand_count, 0);
	end_test();
}

static void
an_answer_counts_at_the_service_seen_last(void **state)
{
	static const char *const words[] = {"good", "fair", "bad", "not-found", "not-for-me"};
	(void)state;
	for (uint32_t key = 0; key < 5; key++) {
		begin("/counts");
		open_service();
		press(K_F1 + 9);
		press('1' + key);
		assert_int_equal(count(TALLY_SAID, words[key]), 1);
		assert_int_equal(count(TALLY_SAID, NULL), 1);
		assert_int_not_equal(number(TALLY_SAID), 0);
		assert_int_equal(number(TALLY_SAID), number(TALLY_OPENED));
		assert_int_equal(shown(), LINK_START);
		assert_int_equal(app.depth, 1);
		end_test();
	}
}

/* By a key for it, by Enter alone, and by those that lead away. */
static void
the_question_can_be_passed_over(void **state)
{
	static const uint32_t keys[] = {'6', K_ENTER, K_ESCAPE, K_F1 + 2, K_F1 + 9};
	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		begin("/counts");
		open_service();
		press(K_F1 + 9);
		press(keys[i]);
		assert_int_equal(shown(), LINK_START);
		assert_int_equal(kept.calls, 1);
		assert_int_equal(count(TALLY_SAID, NULL), 0);
		press(K_F1 + 9); /* and is not asked again */
		assert_int_equal(shown(), LINK_START);
		assert_int_equal(kept.calls, 1);
		end_test();
	}
}

static void
arrows_and_enter_answer(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	press(K_F1 + 9);
	for (int i = 0; i < 10; i++)
		press(K_UP);
	press(K_ENTER);
	assert_int_equal(count(TALLY_SAID, "good"), 1);
	end_test();
}

static void
the_question_does_not_wait_for_ever(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	press(K_F1 + 9);
	wait_for(29);
	assert_int_equal(shown(), LINK_TELL);
	wait_for(2);
	assert_int_equal(shown(), LINK_START);
	assert_int_equal(count(TALLY_END, NULL), 1);
	end_test();
}

/* Somebody else comes, and types at once. */
static void
a_letter_begins_a_new_visit(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	press(K_F1 + 9);
	type("lak");
	assert_int_equal(shown(), LINK_SEARCH);
	assert_int_equal(app.depth, 2);
	press(K_F1 + 9);
	assert_int_equal(shown(), LINK_TELL);
	assert_int_equal(count(TALLY_END, "finished"), 2);
	end_test();
}

static void
the_question_speaks_the_language_of_the_visit(void **state)
{
	(void)state;
	begin("/counts");
	press(K_F1 + 1);
	type("2");
	press(K_ENTER);
	open_service();
	press(K_F1 + 9);
	assert_int_equal(shown(), LINK_TELL);
	assert_string_equal(app.ctx.lang, "en");
	press('1');
	assert_string_equal(app.ctx.lang, "hu");
	end_test();
}

static void
a_visit_that_is_left_is_asked_nothing(void **state)
{
	(void)state;
	begin("/counts");
	open_questions();
	wait_for(60);
	assert_int_equal(shown(), LINK_IDLE);
	wait_for(21);
	assert_int_equal(shown(), LINK_START);
	assert_int_equal(count(TALLY_END, "left"), 1);
	assert_int_equal(count(TALLY_END, NULL), 1);
	assert_int_equal(count(TALLY_ABANDONED, NULL), 1);
	assert_int_not_equal(number(TALLY_ABANDONED), 0);
	end_test();
}

/* On the page of a service, no question is abandoned. */
static void
only_a_question_on_the_screen_is_abandoned(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	wait_for(180 + 21);
	assert_int_equal(shown(), LINK_START);
	assert_int_equal(count(TALLY_END, "left"), 1);
	assert_int_equal(count(TALLY_ABANDONED, NULL), 0);
	end_test();
}

static void
who_has_looked_at_nothing_is_no_visit(void **state)
{
	(void)state;
	begin("/counts");
	press(K_F1);
	press(K_ESCAPE);
	press(K_F1 + 9);
	assert_int_equal(shown(), LINK_START);
	press(K_DOWN);
	wait_for(200);
	assert_int_equal(kept.calls, 0);
	end_test();
}

static void
a_service_counts_once_in_a_visit(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	press(K_F1 + 2);
	open_service();
	press(K_F1 + 9);
	assert_int_equal(count(TALLY_OPENED, NULL), 1);
	end_test();
}

/* -------------------------------------------------------------------- searches -- */

/* Of a search that leads to nothing only words of the catalogue are kept, each alone, and the number of others. */
static void
a_failed_search_keeps_no_words_but_the_catalogues(void **state)
{
	(void)state;
	begin("/counts");
	type("lakcim Kovacsneqq zqwxvk ");
	press(K_ESCAPE);
	press(K_F1 + 9);
	assert_int_equal(count(TALLY_SEARCH, "failed"), 1);
	assert_int_equal(count(TALLY_SEARCH, "found"), 0);
	assert_int_equal(count(TALLY_UNFOUND, "lakcím"), 1);
	assert_int_equal(count(TALLY_UNFOUND, NULL), 1);
	assert_int_equal(count(TALLY_SEARCH, "other"), 2);
	end_test();
}

static void
a_search_that_leads_somewhere_keeps_no_words(void **state)
{
	(void)state;
	begin("/counts");
	type("lakcim");
	press(K_ENTER);
	assert_int_not_equal(shown(), LINK_SEARCH);
	press(K_F1 + 9);
	assert_int_equal(count(TALLY_SEARCH, "found"), 1);
	assert_int_equal(count(TALLY_SEARCH, NULL), 1);
	assert_int_equal(count(TALLY_UNFOUND, NULL), 0);
	end_test();
}

static void
a_search_that_is_left_counts(void **state)
{
	(void)state;
	begin("/counts");
	type("lakcim");
	wait_for(81);
	assert_int_equal(shown(), LINK_START);
	assert_int_equal(count(TALLY_SEARCH, "failed"), 1);
	end_test();
}

/* ---------------------------------------------------------------------- taken -- */

static void
a_list_on_paper_counts_when_it_is_there(void **state)
{
	(void)state;
	settings.printer = NULL;
	begin("/counts");
	app.ctx.prints = true;
	open_service();
	press(K_F1 + 10);
	assert_int_equal(shown(), LINK_PRINT);
	press(K_ENTER);
	turn((struct input){.what = INPUT_PRINTER, .key = PRINTING_RUNS}, 0);
	turn((struct input){.what = INPUT_PRINTER, .key = PRINTING_DONE}, 0);
	press('3'); /* finish */
	press(K_ENTER);
	assert_int_equal(shown(), LINK_TELL);
	assert_int_equal(count(TALLY_TOOK, "paper"), 1);
	end_test();
}

/* -------------------------------------------------------------- nothing is counted -- */

static void
visit_once(void)
{
	open_service();
	press(K_F1 + 9);
	assert_int_equal(shown(), LINK_START);
	open_questions();
	wait_for(100);
	assert_int_equal(shown(), LINK_START);
	assert_int_equal(kept.calls, 0);
}

static void
nothing_is_counted_without_a_folder(void **state)
{
	(void)state;
	begin(NULL);
	visit_once();
	end_test();
}

static void
nothing_is_counted_while_the_day_is_uncertain(void **state)
{
	(void)state;
	begin("/counts");
	app_turn(&app, 0, AUTUMN, &(struct input){.what = INPUT_KEY, .key = '4'});
	for (const char *k = "\r2\r"; *k; k++)
		app_turn(&app, 0, AUTUMN, &(struct input){.what = INPUT_KEY, .key = *k == '\r' ? (uint32_t)K_ENTER : (uint32_t)*k});
	assert_int_equal(shown(), LINK_SERVICE);
	app_turn(&app, 0, AUTUMN, &(struct input){.what = INPUT_KEY, .key = K_F1 + 9});
	assert_int_equal(shown(), LINK_START);
	assert_int_equal(kept.calls, 0);
	end_test();
}

/* It is forgotten, said once, and the visitor notices nothing. */
static void
what_cannot_be_kept_is_forgotten(void **state)
{
	(void)state;
	begin("/counts");
	kept.status = STATUS_IO;
	for (int i = 0; i < 3; i++) {
		open_service();
		press(K_F1 + 9);
		assert_int_equal(shown(), LINK_TELL);
		press('6');
		assert_int_equal(app.counts.count, 0);
		assert_int_equal(kept.quiet, i > 0);
	}
	kept.status = STATUS_DONE;
	open_service();
	press(K_F1 + 9);
	press('6');
	open_service();
	press(K_F1 + 9);
	assert_false(kept.quiet);
	end_test();
}

/* A crash in the middle: nothing of the visit is left. */
static void
a_crash_wipes_the_counts(void **state)
{
	(void)state;
	begin("/counts");
	open_service();
	assert_int_equal(app.counts.count, 1);
	struct tally_line *lines = app.counts.lines, none = {0};
	app_wipe(&app);
	assert_memory_equal(lines, &none, sizeof none);
	end_test();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_is_counted_when_it_is_finished),
		cmocka_unit_test(an_answer_counts_at_the_service_seen_last),
		cmocka_unit_test(the_question_can_be_passed_over),
		cmocka_unit_test(arrows_and_enter_answer),
		cmocka_unit_test(the_question_does_not_wait_for_ever),
		cmocka_unit_test(a_letter_begins_a_new_visit),
		cmocka_unit_test(the_question_speaks_the_language_of_the_visit),
		cmocka_unit_test(a_visit_that_is_left_is_asked_nothing),
		cmocka_unit_test(only_a_question_on_the_screen_is_abandoned),
		cmocka_unit_test(who_has_looked_at_nothing_is_no_visit),
		cmocka_unit_test(a_service_counts_once_in_a_visit),
		cmocka_unit_test(a_failed_search_keeps_no_words_but_the_catalogues),
		cmocka_unit_test(a_search_that_leads_somewhere_keeps_no_words),
		cmocka_unit_test(a_search_that_is_left_counts),
		cmocka_unit_test(a_list_on_paper_counts_when_it_is_there),
		cmocka_unit_test(nothing_is_counted_without_a_folder),
		cmocka_unit_test(nothing_is_counted_while_the_day_is_uncertain),
		cmocka_unit_test(what_cannot_be_kept_is_forgotten),
		cmocka_unit_test(a_crash_wipes_the_counts),
	};
	return cmocka_run_group_tests_name("counts", tests, make_catalogue, NULL);
}
