/* What the empty search gives as examples is found, in every language, on the catalogue that we ship. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "kiosk/app/app.h"

enum { EXAMPLES = 3 };

static struct settings settings;

static struct app *
new_app(void)
{
	static struct app app;
	const char *path = getenv("KALAUZ_CATALOGUE");
	memset(&app, 0, sizeof app);
	settings_default(&settings);
	app.replica.paths[0].path = path ? path : "build/catalogue.db";
	app_init(&app, &settings, 80, 25, 0, 0);
	assert_non_null(app.replica.catalogue);
	assert_true(search_works(app.replica.search));
	return &app;
}

static void
press(struct app *app, uint32_t key)
{
	app_turn(app, app->ctx.clock, 0, &(struct input){.what = INPUT_KEY, .key = key});
	app_draw(app);
}

static void
test_examples_are_found(void **state)
{
	(void)state;
	struct app *app = new_app();
	for (int lang = 0; settings.languages[lang]; lang++)
		for (int example = 1; example <= EXAMPLES; example++) {
			struct arena arena = {0};
			struct search_results found;
			app->ctx.lang = app->visit.lang = settings.languages[lang];
			press(app, K_F1 + 3);
			assert_int_equal(app->visit.query.size, 0);
			for (int i = 0; i < example; i++)
				press(app, K_DOWN);
			press(app, K_ENTER);
			assert_int_equal(app->depth, 2);
			assert_int_not_equal(app->visit.query.size, 0);
			search_query(app->replica.search, &arena, app->visit.lang, app->visit.query.text, 1, &found);
			if (!found.of[SEARCH_SERVICE].count || found.of[SEARCH_SERVICE].items->score < 0.5)
				fail_msg("%s: \"%s\" is not found", app->visit.lang, app->visit.query.text);
			arena_free(&arena);
			press(app, K_ENTER); /* opens the first */
			assert_int_equal(app->depth, 3);
			press(app, K_F1 + 2);
			assert_int_equal(app->visit.query.size, 0);
		}
	app_destroy(app);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
