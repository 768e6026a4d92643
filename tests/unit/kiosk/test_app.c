/* What app does with the changes that screens return. A probe stands for a screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "data/editor/commands/commands.h"
#include "kiosk/app/app.h"
#include "tests/support/support.h"

/* A screen that counts, and returns what the test says. */
struct probe {
	struct screen screen;
	int loads;
	enum status status; /* of load */
	const struct statement *fallen; /* as load says */
	size_t fallen_count;
	struct step step;   /* for ACTION_OPEN and ACTION_ERRAND; all else is ignored */
	enum action last;
};

static enum status
probe_load(struct screen *screen, const struct ctx *ctx)
{
	struct probe *self = (struct probe *)screen;
	(void)ctx;
	self->loads++;
	self->screen.fallen = self->fallen;
	self->screen.fallen_count = self->fallen_count;
	return self->status;
}

static struct step
probe_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct probe *self = (struct probe *)screen;
	(void)ctx;
	self->last = event.action;
	if (event.action == ACTION_OPEN || event.action == ACTION_ERRAND)
		return self->step;
	return (struct step){.what = STEP_IGNORED};
}

static void
probe_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	(void)screen, (void)ctx, (void)canvas;
}

static size_t
probe_hints(const struct screen *screen, const struct ctx *ctx, struct hint *hints)
{
	(void)screen, (void)ctx;
	*hints = (struct hint){ACTION_ERRAND, "Kivétel"};
	return 1;
}

static const struct settings settings = {.languages = {"hu", "en"}, .idle_seconds = 60, .warning_seconds = 20};

static struct app *
new_app(void)
{
	static struct app app;
	memset(&app, 0, sizeof app);
	app_init(&app, &settings, 80, 25, 0, 0);
	return &app;
}

static struct probe *
add(struct app *app, const struct screen_ops *ops)
{
	struct probe *probe = (struct probe *)screen_new(ops, link_to(LINK_NONE, 0));
	probe->screen.version = app->visit.version;
	app->stack[app->depth++] = &probe->screen;
	return probe;
}

static struct probe *
add_probe(struct app *app)
{
	static const struct screen_ops ops = {.size = sizeof(struct probe), .load = probe_load,
		.handle = probe_handle, .draw = probe_draw,
		.hints = probe_hints};
	return add(app, &ops);
}

/* Types what is a character, and leaves the rest. */
static struct step
typing_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct step step = probe_handle(screen, ctx, event);
	if (event.action == ACTION_CHARACTER || event.action == ACTION_ERASE)
		step = (struct step){.what = STEP_STAY, .change = {.what = CHANGE_TYPE, .typed = event}};
	return step;
}

static struct probe *
add_typing_probe(struct app *app)
{
	static const struct screen_ops ops = {.size = sizeof(struct probe), .load = probe_load,
		.handle = typing_handle, .draw = probe_draw,
		.types = true};
	return add(app, &ops);
}

static void
press(struct app *app, uint32_t key)
{
	app_turn(app, app->ctx.clock, 0, &(struct input){.what = INPUT_KEY, .key = key});
}

static struct step
step_with(struct change change)
{
	return (struct step){.what = STEP_STAY, .change = change};
}

/* An answer about the visit, given in the errand of service 11. */
static struct change
answer_to_question(int64_t question, uint32_t options)
{
	return (struct change){.what = CHANGE_ANSWER, .service = 11,
		.said = {.answer = {.question = question, .options = options}}};
}

static void
test_changes_reach_the_visit(void **state)
{
	static int64_t services[] = {11, 12, 13};
	static struct bundle_for whom[3];
	static const struct bundle bundle = {.services = services, .whom = whom, .count = 3};
	struct app *app = new_app();
	struct probe *probe = add_probe(app);
	(void)state;
	probe->step = step_with(answer_to_question(1, 2));
	press(app, K_ENTER);
	assert_int_equal(app->ctx.visit->statement_count, 1);
	assert_int_equal(app->ctx.visit->statements[0].answer.options, 2);
	assert_false(visit_lists(app->ctx.visit, 11)); /* taken up, not listed */
	probe->step = step_with((struct change){.what = CHANGE_TICK, .tick = {77, 2}});
	press(app, K_ENTER);
	assert_int_equal(visit_ticks(app->ctx.visit).items[0].key, 77);
	probe->step = step_with((struct change){.what = CHANGE_ERRANDS, .bundle = &bundle});
	press(app, K_ENTER);
	assert_int_equal(app->ctx.visit->errand_count, 3);
	probe->step = step_with((struct change){.what = CHANGE_ERRAND, .service = 12});
	press(app, K_ENTER);
	assert_false(visit_lists(app->ctx.visit, 12));
	press(app, K_ENTER);
	assert_true(visit_lists(app->ctx.visit, 12));
	probe->step = step_with((struct change){.what = CHANGE_ANOTHER, .service = 12});
	press(app, K_ENTER);
	assert_int_equal(app->ctx.visit->errand_count, 4);
	assert_int_equal(probe->loads, 6); /* each time anew */
	app_destroy(app);
}

static void
test_a_bundle_says_for_whom_and_more(void **state)
{
	static int64_t services[] = {11, 12};
	static struct bundle_for whom[] = {{0}, {5, 1}};
	static struct bundle_answer answers[] = {{0, 6, 2}};
	static const struct bundle bundle = {
		.services = services, .whom = whom, .count = 2, .answers = answers, .answer_count = 1};
	struct app *app = new_app();
	struct probe *probe = add_probe(app);
	(void)state;
	probe->step = step_with((struct change){.what = CHANGE_ERRANDS, .bundle = &bundle});
	press(app, K_ENTER);
	struct statements said = visit_statements(app->ctx.visit);
	assert_int_equal(said.count, 2);
	assert_int_equal(said.items[0].answer.question, 6);
	assert_int_equal(said.items[0].answer.options, 4);
	assert_int_equal(said.items[0].errand, visit_errand(app->ctx.visit, 11, 0).id);
	assert_int_equal(said.items[1].answer.question, 5);
	assert_int_equal(said.items[1].answer.options, 2);
	assert_int_equal(said.items[1].errand, visit_errand(app->ctx.visit, 12, 0).id);
	app_destroy(app);
}

static void
test_an_answer_takes_back_what_cannot_stand_beside_it(void **state)
{
	static const struct statement fallen[] = {{.answer.question = 1}, {.answer.question = 3}};
	struct app *app = new_app();
	struct probe *probe = add_probe(app);
	(void)state;
	for (int64_t question = 1; question <= 3; question++) {
		probe->step = step_with(answer_to_question(question, 0));
		press(app, K_ENTER);
	}
	assert_null(app->notice);
	probe->fallen = fallen;
	probe->fallen_count = 2;
	probe->step = step_with((struct change){.what = CHANGE_TICK, .tick = {1, 1}});
	press(app, K_ENTER); /* what falls in one case may stand in others */
	assert_int_equal(app->ctx.visit->statement_count, 3);
	probe->step = step_with(answer_to_question(4, 0));
	press(app, K_ENTER);
	assert_int_equal(probe->loads, 5); /* once each */
	struct statements said = visit_statements(app->ctx.visit);
	assert_int_equal(said.count, 2);
	assert_int_equal(said.items[0].answer.question, 2);
	assert_int_equal(said.items[1].answer.question, 4);
	assert_non_null(app->notice);
	app_destroy(app);
}

static void
test_stale_screens_load_again_before_they_are_seen(void **state)
{
	struct app *app = new_app();
	struct probe *below = add_probe(app), *above = add_probe(app);
	(void)state;
	press(app, 'x');
	assert_int_equal(above->loads, 0);
	above->step = step_with((struct change){.what = CHANGE_TICK, .tick = {1, 1}});
	press(app, K_ENTER);
	assert_int_equal(above->loads, 1);
	assert_int_equal(below->loads, 0); /* nobody sees it */
	press(app, K_ESCAPE);
	assert_int_equal(below->loads, 1);
	press(app, 'x');
	assert_int_equal(below->loads, 1);
	app_destroy(app);
}

static void
test_a_change_that_leaves_loads_only_what_is_seen(void **state)
{
	struct app *app = new_app();
	struct probe *below = add_probe(app), *above = add_probe(app);
	(void)state;
	above->step = (struct step){.what = STEP_POP,
		.change = answer_to_question(1, 0)};
	press(app, K_ENTER);
	assert_int_equal(app->depth, 2);
	assert_int_equal(below->loads, 1);
	app_destroy(app);
}

static void
test_a_screen_with_nothing_left_goes(void **state)
{
	struct app *app = new_app();
	struct probe *below = add_probe(app), *above = add_probe(app);
	(void)state;
	above->status = STATUS_ABSENT;
	above->step = step_with(answer_to_question(1, 0));
	press(app, K_ENTER);
	assert_int_equal(app->depth, 2);
	assert_ptr_equal(app->stack[1], &below->screen);
	assert_int_equal(below->loads, 1);
	app_destroy(app);
}

static void
test_another_language_loads_all_and_drops_what_is_gone(void **state)
{
	struct app *app = new_app();
	struct probe *gone = add_probe(app), *below = add_probe(app), *above = add_probe(app);
	(void)state;
	gone->status = STATUS_ABSENT;
	above->step = step_with((struct change){.what = CHANGE_LANGUAGE, .lang = "en"});
	press(app, K_ENTER);
	assert_string_equal(app->ctx.lang, "en");
	assert_int_equal(app->depth, 3);
	assert_int_equal(below->loads, 1);
	assert_int_equal(above->loads, 1);
	app_destroy(app);
}

/* Whatever fails to load, in whatever way, the turn ends with the notice, and the visit is over. */
static void
test_a_failed_load_ends_in_the_notice(void **state)
{
	static const struct step steps[] = {
		{.what = STEP_RELOAD},
		{.what = STEP_POP, .change = {.what = CHANGE_TICK, .tick = {1, 1}}},
		{.what = STEP_STAY, .change = {.what = CHANGE_TICK, .tick = {1, 1}}},
		{.what = STEP_POP, .change = {.what = CHANGE_LANGUAGE, .lang = "en"}},
		{.what = STEP_HOME, .change = {.what = CHANGE_LANGUAGE, .lang = "en"}},
		{.what = STEP_PUSH, .to.kind = LINK_HELP, .change = {.what = CHANGE_LANGUAGE, .lang = "en"}},
	};
	(void)state;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct app *app = new_app();
		struct probe *below = add_probe(app), *above = add_probe(app);
		below->status = above->status = STATUS_CORRUPT;
		above->step = steps[i];
		visit_say(&app->visit, (struct statement){.answer = {.question = 1}});
		below->screen.version = above->screen.version = app->visit.version;
		press(app, K_ENTER);
		assert_int_equal(app->depth, 1);
		assert_int_equal(app->stack[0]->link.kind, LINK_NOTICE);
		assert_int_equal(app->visit.statement_count, 0);
		assert_false(app->rejected);
		app_destroy(app);
	}
}

static void
fill_visit(struct app *app)
{
	for (int64_t i = 1; i < 5; i++) {
		visit_say(&app->visit, (struct statement){.answer = {.question = i, .options = 1}});
		visit_tick(&app->visit, (struct tick){(uint64_t)i, 1});
		visit_add_errand(&app->visit, i);
	}
	visit_set_query(&app->visit, "meghalt az édesanyám");
}

static void
assert_forgotten(const struct app *app)
{
	struct visit fresh;
	memset(&fresh, 0, sizeof fresh);
	fresh.lang = app->visit.lang;
	assert_memory_equal(&app->visit, &fresh, sizeof fresh);
}

static void
test_nothing_stays_after_finish(void **state)
{
	struct app *app = new_app();
	add_probe(app);
	fill_visit(app);
	(void)state;
	press(app, K_F1 + 9);
	assert_int_equal(app->depth, 1);
	assert_true(app->wiped);
	assert_forgotten(app);
	app_destroy(app);
}

static void
test_nothing_stays_after_idling(void **state)
{
	struct app *app = new_app();
	add_probe(app);
	(void)state;
	press(app, 'x');
	fill_visit(app);
	app_turn(app, 60000, 0, &(struct input){.what = INPUT_NONE});
	assert_true(app->warning);
	assert_int_equal(app->visit.errand_count, 4);
	app_turn(app, 80000, 0, &(struct input){.what = INPUT_NONE});
	assert_forgotten(app);
	app_destroy(app);
}

static void
test_nothing_stays_after_a_crash(void **state)
{
	struct app *app = new_app();
	fill_visit(app);
	(void)state;
	app_wipe(app);
	app->visit.lang = NULL;
	assert_forgotten(app);
	app_destroy(app);
}

static void
test_full_errands_are_said_and_kept(void **state)
{
	int64_t services[PAPERS_MAX_ERRANDS + 1];
	struct bundle_for whom[PAPERS_MAX_ERRANDS + 1] = {{0}};
	const struct bundle bundle = {.services = services, .whom = whom, .count = PAPERS_MAX_ERRANDS + 1};
	struct app *app = new_app();
	struct probe *probe = add_probe(app);
	(void)state;
	for (size_t i = 0; i <= PAPERS_MAX_ERRANDS; i++)
		services[i] = (int64_t)i + 1;
	struct errand listed[PAPERS_MAX_ERRANDS];
	probe->step = step_with((struct change){.what = CHANGE_ERRANDS, .bundle = &bundle});
	press(app, K_ENTER);
	assert_int_equal(visit_listed(&app->visit, listed), PAPERS_MAX_ERRANDS);
	assert_non_null(app->notice);
	press(app, 'x');
	assert_null(app->notice);
	app_destroy(app);
}

static void
test_the_key_that_ticks_opens_elsewhere(void **state)
{
	struct app *app = new_app();
	struct probe *probe = add_probe(app);
	(void)state;
	press(app, ' ');
	assert_int_equal(probe->last, ACTION_OPEN);
	app_destroy(app);
}

/* Keys that do something elsewhere are text there, and every one that changes the text loads anew. */
static void
test_typing_reaches_the_visit(void **state)
{
	struct app *app = new_app();
	struct probe *probe = add_typing_probe(app);
	(void)state;
	press(app, '5');
	press(app, ' ');
	press(app, '/');
	press(app, 0x151);
	assert_string_equal(app->ctx.visit->query.text, "5 /\xc5\x91");
	assert_int_equal(probe->loads, 4);
	press(app, K_BACKSPACE);
	assert_string_equal(app->ctx.visit->query.text, "5 /");
	assert_int_equal(app->depth, 2);
	probe->step = step_with((struct change){.what = CHANGE_QUERY, .query = "költözés"});
	press(app, K_ENTER);
	assert_string_equal(app->ctx.visit->query.text, "költözés");
	assert_int_equal(probe->loads, 6);
	app_destroy(app);
}

/* It stays while the screen is in the path, and no longer. */
static void
test_what_was_typed_goes_with_its_screen(void **state)
{
	static const struct edit empty;
	static const uint32_t leaving[] = {K_ESCAPE, K_F1 + 2};
	(void)state;
	for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++) {
		struct app *app = new_app();
		add_typing_probe(app);
		press(app, 'x');
		press(app, K_F1); /* help on top */
		assert_int_equal(app->depth, 3);
		press(app, K_ESCAPE);
		assert_string_equal(app->ctx.visit->query.text, "x");
		press(app, leaving[i]);
		assert_int_equal(app->depth, 1);
		assert_memory_equal(&app->visit.query, &empty, sizeof empty);
		app_destroy(app);
	}
}

/* Screens below that were typed into are the first to be forgotten when the path is too long. */
static void
test_what_was_typed_goes_when_its_screen_is_forgotten(void **state)
{
	struct app *app = new_app();
	add_typing_probe(app);
	press(app, 'x');
	(void)state;
	for (int i = app->depth; i < APP_MAX_DEPTH; i++)
		add_probe(app);
	assert_string_equal(app->ctx.visit->query.text, "x");
	press(app, K_F1);
	assert_int_equal(app->depth, APP_MAX_DEPTH);
	assert_string_equal(app->ctx.visit->query.text, "");
	app_destroy(app);
}

/* Tab goes along the footer: Help, Back, then what the screen offers. */
static void
test_the_footer_does_what_the_screen_offers(void **state)
{
	struct app *app = new_app();
	struct probe *probe = add_probe(app);
	(void)state;
	probe->step = step_with((struct change){.what = CHANGE_ERRAND, .service = 5});
	for (int i = 0; i < 3; i++)
		press(app, K_TAB);
	press(app, K_ENTER);
	assert_int_equal(probe->last, ACTION_ERRAND);
	assert_true(visit_lists(&app->visit, 5));
	app_destroy(app);
}

/* The fee of tests/fixtures/small that goes by a dated amount, after a turn at this time (UTC seconds). */
static int64_t
dated_fee_at(struct app *app, int64_t now)
{
	struct arena arena = {0};
	struct service service;
	int64_t id, fee = -1;
	app_turn(app, 0, now, &(struct input){.what = INPUT_NONE});
	assert_int_equal(catalogue_find(app->ctx.catalogue, "service", "lakcim", &id), STATUS_DONE);
	assert_int_equal(catalogue_service(app->ctx.catalogue, &arena, "hu", id, &service), STATUS_DONE);
	for (size_t i = 0; i < service.fee_count; i++)
		if (service.fees[i].known && service.fees[i].amount > fee)
			fee = service.fees[i].amount;
	arena_free(&arena);
	return fee;
}

static void
test_amounts_are_those_of_the_day(void **state)
{
	static struct app app;
	struct arena arena = {0};
	char *output = arena_printf(&arena, "%s/x.db", support_folder());
	char *argv[] = {"build", "-o", output, "tests/fixtures/small", NULL};
	(void)state;
	assert_int_equal(build_command(4, argv), 0);
	memset(&app, 0, sizeof app);
	app.replica.paths[0].path = output;
	app_init(&app, &settings, 80, 25, 0, 0);
	assert_int_equal(dated_fee_at(&app, 1777629600), 12345);   /* 1 May 2026 */
	assert_int_equal(dated_fee_at(&app, 1785578400), 1000000); /* 1 August 2026 */
	assert_int_equal(dated_fee_at(&app, 315532800), 12345);    /* 1980 is not believed: the content's own day */
	app_destroy(&app);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changes_reach_the_visit),
		cmocka_unit_test(test_a_bundle_says_for_whom_and_more),
		cmocka_unit_test(test_an_answer_takes_back_what_cannot_stand_beside_it),
		cmocka_unit_test(test_stale_screens_load_again_before_they_are_seen),
		cmocka_unit_test(test_a_change_that_leaves_loads_only_what_is_seen),
		cmocka_unit_test(test_a_screen_with_nothing_left_goes),
		cmocka_unit_test(test_a_failed_load_ends_in_the_notice),
		cmocka_unit_test(test_another_language_loads_all_and_drops_what_is_gone),
		cmocka_unit_test(test_nothing_stays_after_finish),
		cmocka_unit_test(test_nothing_stays_after_idling),
		cmocka_unit_test(test_nothing_stays_after_a_crash),
		cmocka_unit_test(test_full_errands_are_said_and_kept),
		cmocka_unit_test(test_the_key_that_ticks_opens_elsewhere),
		cmocka_unit_test(test_typing_reaches_the_visit),
		cmocka_unit_test(test_what_was_typed_goes_with_its_screen),
		cmocka_unit_test(test_what_was_typed_goes_when_its_screen_is_forgotten),
		cmocka_unit_test(test_the_footer_does_what_the_screen_offers),
		cmocka_unit_test(test_amounts_are_those_of_the_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
