/* Staff at a desk: what a scanner brings opens the list or nothing; what is another than when a code was made; counts. */
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
#include "kiosk/app/app.h"
#include "kiosk/desk/slip_changes.h"
#include "kiosk/takeaway/slip.h"
#include "tests/support/support.h"

#define NOW INT64_C(1795427460) /* 2026-11-23T09:51 */

static struct arena arena;
static struct settings settings;
static struct app app;
static struct tally kept;

/* ---------------------------------------------------------------- the store -- */

static const char *
in_store(const char *name)
{
	return arena_strdup(&arena, support_path(name));
}

static void
change_source(const char *file, const char *from, const char *to)
{
	char *text = support_read(file, NULL), *at = strstr(text, from);
	assert_non_null(at);
	const char *changed = arena_printf(&arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	support_write(file, changed, strlen(changed));
	free(text);
}

static int
build_release(const char *sources, const char *number)
{
	const char *file = in_store(arena_printf(&arena, "store/releases/%s/catalogue.db", number));
	support_write(file, "", 0);
	unlink(file);
	char *build[] = {"build", "-o", (char *)file, "--desk",
		(char *)in_store(arena_printf(&arena, "store/releases/%s/desk.db", number)), (char *)sources, NULL};
	char *index[] = {"index", (char *)file, NULL};
	return build_command(6, build) || index_command(2, index);
}

/* The second release asks for another paper, does without one, and a fee is another. */
static int
make_store(void **state)
{
	(void)state;
	const char *sources = in_store("sources");
	if (system(arena_printf(&arena, "cp -r tests/fixtures/small %s", sources)) || build_release(sources, "1"))
		return 1;
	const char *service = arena_printf(&arena, "%s/services/lakcim.yaml", sources);
	change_source(service, "    form: original\n    count: 2\n", "    form: original\n");
	change_source(service, "  - use: szemelyazonossag\n", "  - document: utlevel\n");
	change_source(service, "amount: 3000, for: illeték", "amount: 4500, for: illeték");
	return build_release(sources, "2");
}

static int
remove_store(void **state)
{
	(void)state;
	tally_free(&kept);
	arena_free(&arena);
	return 0;
}

/* The code of an errand without answers, made under that release. */
static const char *
code_of(const char *release, const char *service)
{
	struct catalogue *catalogue;
	struct slip *slip = arena_alloc(&arena, sizeof *slip);
	int64_t id;
	assert_int_equal(catalogue_open(&catalogue, in_store(arena_printf(&arena, "store/releases/%s/catalogue.db", release))),
	    STATUS_DONE);
	slip->whole = true;
	slip->content = (uint32_t)strtoul(arena_strndup(&arena, catalogue_content_id(catalogue), 6), NULL, 16);
	assert_int_equal(catalogue_find(catalogue, "service", service, &id), STATUS_DONE);
	slip->errand_count = 1;
	assert_int_equal(catalogue_number(catalogue, id, &slip->errands[0].service), STATUS_DONE);
	catalogue_close(catalogue);
	return slip_write(&arena, slip);
}

/* ----------------------------------------------------------------- the desk -- */

static enum status
keep(const char *folder, const struct tally_head *head, const struct tally *what, bool quiet)
{
	(void)folder, (void)head, (void)quiet;
	if (what)
		tally_merge(&kept, what);
	return STATUS_DONE;
}

static void
press(uint32_t key)
{
	app_turn(&app, app.ctx.clock + 10, NOW, &(struct input){.what = INPUT_KEY, .key = key});
	app_draw(&app);
}

/* As a scanner does: signs, and Enter. */
static void
scan(const char *signs)
{
	while (*signs)
		press((unsigned char)*signs++);
	press(K_ENTER);
}

static void
begin(const char *folder)
{
	tally_free(&kept);
	memset(&app, 0, sizeof app);
	settings_default(&settings);
	settings.tally = folder;
	app.at_desk = app.replica.at_desk = true;
	app.keep = keep;
	app.replica.paths[0].path = in_store("store/releases/2/catalogue.db");
	app_init(&app, &settings, 80, 25, 0, NOW);
	assert_true(app.ctx.catalogue && app.ctx.search && app.ctx.desk);
}

static enum link_kind
shown(void)
{
	return app.stack[app.depth - 1]->link.kind;
}

static bool
says(const char *words)
{
	struct arena rows = {0};
	bool found = false;
	for (int y = 0; y < app.canvas.height; y++)
		found |= strstr(canvas_row(&app.canvas, &rows, y), words) != NULL;
	arena_free(&rows);
	return found;
}

static uint64_t
counted(enum tally_kind kind, const char *word)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < kept.count; i++)
		if (kept.lines[i].kind == kind && !strcmp(kept.lines[i].word, word))
			sum += kept.lines[i].count;
	return sum;
}

/* --------------------------------------------------------------------- tests -- */

static void
test_a_code_opens_its_list(void **state)
{
	(void)state;
	begin(NULL);
	scan(code_of("2", "lakcim"));
	assert_int_equal(shown(), LINK_ERRANDS);
	scan(code_of("2", "igazolvany")); /* from wherever one is: the next visitor's */
	assert_int_equal(shown(), LINK_ERRANDS);
	assert_true(says("Személyi igazolvány"));
	assert_false(says("Lakcím bejelentése"));
	press(K_HOME);
	press(K_ENTER);
	assert_int_equal(shown(), LINK_DESK);
	assert_true(says("A fényképet itt készítjük."));
	app_destroy(&app);
}

/* Whatever else a scanner reads, or half a code, Enter after it opens nothing, and it is said. */
static void
test_other_codes_open_nothing(void **state)
{
	static const char *const others[] = {
		"5991234567890", "https://www.pelda.hu/lakcim", "123456AB", "WIFI:T:WPA;S:lakcim;P:x;;", "0036301234567",
		"IDHUN123456AE<<<<<<<<", "mailto:lakcim@pelda.hu", "W336 1C3D 9QUC 8E", "ABCD1234", "lakcim@pelda.hu",
	};
	(void)state;
	begin(NULL);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		scan(others[i]);
		if (shown() != LINK_SEARCH || !app.notice)
			fail_msg("%s: opens %d", others[i], shown());
	}
	const char *code = code_of("2", "lakcim");
	for (size_t size = 4; size < strlen(code); size++) {
		scan(arena_strndup(&arena, code, size));
		assert_int_equal(shown() == LINK_ERRANDS, 0);
		press(K_CTRL('u'));
	}
	scan(code);
	assert_int_equal(shown(), LINK_ERRANDS);
	app_destroy(&app);
}

/* Wherever one is, and whatever has the focus there. */
static void
test_scanned_anywhere(void **state)
{
	static const uint32_t ways[][4] = {{K_F1 + 5}, {K_F1}, {K_F1 + 1}, {K_F1 + 4}, {K_TAB, K_TAB}, {K_F1 + 7},
		{K_HOME, K_ENTER}, {K_HOME, K_ENTER, K_END}, {K_HOME, K_ENTER, K_DELETE}};
	static const char *const others[] = {"5991234567890", "1111", "123456AB", "12ABCDEF34"};
	const char *code = code_of("2", "igazolvany");
	(void)state;
	begin("/counts");
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		for (size_t o = 0; o <= sizeof others / sizeof *others; o++) {
			scan(code_of("2", "lakcim"));
			for (size_t k = 0; k < 4 && ways[i][k]; k++)
				press(ways[i][k]);
			bool other = o < sizeof others / sizeof *others;
			scan(other ? others[o] : code);
			if (shown() != (other ? LINK_SEARCH : LINK_ERRANDS) || (other && !app.notice))
				fail_msg("way %zu, %s: opens %d", i, other ? others[o] : code, shown());
		}
	assert_int_equal(kept.count, 0);
	app_destroy(&app);
}

/* What was searched for stays in the line; the next code does not come after it. */
static void
test_a_code_after_a_search(void **state)
{
	(void)state;
	begin(NULL);
	scan("igazolvany");
	assert_int_equal(shown(), LINK_DESK);
	scan(code_of("2", "lakcim"));
	assert_int_equal(shown(), LINK_ERRANDS);
	press(K_F1 + 2);
	scan("igazolvany");
	press(K_ESCAPE);
	assert_int_equal(shown(), LINK_SEARCH);
	scan(code_of("2", "lakcim"));
	assert_int_equal(shown(), LINK_ERRANDS);
	app_destroy(&app);
}

static void
test_words_are_words(void **state)
{
	static const char *const words[] = {"lakcím", "18 éves gyerek", "elköltöztem 2 éve", "OK03", "12. kerület", "a b c"};
	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!slip_is_words(words[i]))
			fail_msg("%s is taken for a code", words[i]);
}

static void
test_differences_are_named(void **state)
{
	(void)state;
	begin(NULL);
	scan(code_of("1", "lakcim"));
	assert_int_equal(shown(), LINK_CHANGES);
	assert_true(says("Most már kell: útlevél"));
	assert_true(says("Már nem kell: személyazonosító igazolvány, vagy útlevél"));
	assert_true(says("Más alakban, számban vagy keltezéssel kell: szállásadói"));
	assert_true(says("Díj: akkor"));
	press(K_ENTER);
	assert_int_equal(shown(), LINK_ERRANDS);
	press(K_F1 + 2);
	scan(code_of("1", "igazolvany"));
	assert_int_equal(shown(), LINK_CHANGES);
	assert_true(says("Ezen a listán semmi sem változott."));
	app_destroy(&app);
}

static void
test_a_release_that_is_gone(void **state)
{
	const char *code = code_of("1", "lakcim");
	(void)state;
	begin(NULL);
	assert_int_equal(rename(in_store("store/releases/1"), in_store("gone")), 0);
	scan(code);
	assert_int_equal(rename(in_store("gone"), in_store("store/releases/1")), 0);
	assert_int_equal(shown(), LINK_ERRANDS);
	assert_non_null(app.notice);
	app_destroy(&app);
}

static void
test_counts(void **state)
{
	(void)state;
	begin("/counts");
	scan(code_of("2", "lakcim"));
	press(K_HOME);
	press(K_ENTER);
	press(K_INSERT);
	press(K_INSERT);
	assert_int_equal(counted(TALLY_DESK, "fine"), 1);
	press(K_DELETE);
	assert_int_equal(shown(), LINK_SENT_BACK);
	press(K_ENTER);
	assert_int_equal(shown(), LINK_DESK);
	assert_int_equal(counted(TALLY_DESK, "missing"), 1);
	assert_int_equal(counted(TALLY_LACKED, ""), 1);
	press(K_DELETE);
	press(K_END);
	press(K_ENTER);
	assert_int_equal(counted(TALLY_DESK, "other"), 1);
	press(K_F1 + 9);
	assert_int_equal(counted(TALLY_END, "finished"), 0); /* staff are no visitors */
	app_destroy(&app);
}

static void
test_nothing_is_counted_unasked(void **state)
{
	(void)state;
	begin(NULL);
	scan(code_of("2", "lakcim"));
	press(K_HOME);
	press(K_ENTER);
	press(K_INSERT);
	press(K_DELETE);
	assert_int_equal(shown(), LINK_DESK);
	assert_int_equal(kept.count, 0);
	app_destroy(&app);
}

/* A kiosk of visitors does not open desk.db, though it stood beside its catalogue. */
static void
test_visitors_have_no_notes(void **state)
{
	(void)state;
	memset(&app, 0, sizeof app);
	settings_default(&settings);
	app.replica.paths[0].path = in_store("store/releases/2/catalogue.db");
	app_init(&app, &settings, 80, 25, 0, NOW);
	assert_null(app.ctx.desk);
	for (const char *c = "igazolvany"; *c; c++)
		press((unsigned char)*c);
	press(K_ENTER);
	assert_int_equal(shown(), LINK_SERVICE);
	app_destroy(&app);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_code_opens_its_list),
		cmocka_unit_test(test_other_codes_open_nothing),
		cmocka_unit_test(test_scanned_anywhere),
		cmocka_unit_test(test_a_code_after_a_search),
		cmocka_unit_test(test_words_are_words),
		cmocka_unit_test(test_differences_are_named),
		cmocka_unit_test(test_a_release_that_is_gone),
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_nothing_is_counted_unasked),
		cmocka_unit_test(test_visitors_have_no_notes),
	};
	return cmocka_run_group_tests(tests, make_store, remove_store);
}
