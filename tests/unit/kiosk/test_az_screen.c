/* The A–Z screen over more lines than it loads at once, and its letters typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "kiosk/app/app.h"
#include "kiosk/script.h"
#include "tests/support/support.h"

enum { LINES = 250, WIDTH = 80, HEIGHT = 25 };

static const char *file;

static void
write_source(const char *name, const char *start, unsigned lines)
{
	static const char *const others[] = {"alma", "csiga", "dzsem", "ökör", "szék"};
	FILE *out = fopen(support_path(name), "w");
	assert_non_null(out);
	fputs(start, out);
	for (unsigned i = 0; i < lines; i++)
		fprintf(out, "- {id: b%u, name: béka %03u, title: x, authority: a}\n", i, i + 1);
	for (unsigned i = 0; lines && i < sizeof others / sizeof *others; i++)
		fprintf(out, "- {id: o%u, name: %s, title: x, authority: a}\n", i, others[i]);
	assert_int_equal(fclose(out), 0);
}

static int
build_catalogue(void **state)
{
	(void)state;
	write_source("catalogue.yaml", "name: Próba\ndate: \"2026-11-20\"\n", 0);
	write_source("authorities.yaml", "- {id: a, name: A hivatal}\n", 0);
	write_source("matters.yaml", "", LINES);
	char sources[4096];
	file = support_path("catalogue.db");
	snprintf(sources, sizeof sources, "%s", file);
	char *arguments[] = {"build", "-o", (char *)file, dirname(sources), NULL};
	return build_command(4, arguments);
}

/* What the last screen of a script shows; free it. */
static char *
play(const char *script)
{
	static struct app app;
	struct settings settings;
	char *shown = NULL;
	size_t size;
	char *copy = strdup(script);
	FILE *in = fmemopen(copy, strlen(copy), "r"), *out = open_memstream(&shown, &size);
	assert_non_null(in);
	assert_non_null(out);
	settings_default(&settings);
	app = (struct app){.replica.paths[0].path = file};
	assert_int_equal(script_run(&app, &settings, WIDTH, HEIGHT, 0, "script", in, out, NULL), STATUS_DONE);
	fclose(in);
	fclose(out);
	free(copy);
	return shown;
}

/* Whether every one of the strings is on the screen. */
static void
check_shows(const char *script, const char *const *strings)
{
	char *shown = play(script);
	for (; *strings; strings++)
		if (!strstr(shown, *strings))
			fail_msg("after\n%s\"%s\" is not on the screen:\n%s", script, *strings, shown);
	free(shown);
}
#define SHOWS(script, ...) check_shows(script "show\n", (const char *const[]){__VA_ARGS__, NULL})

#define HUNDRED_DOWN "key 9\nkey 9\nkey Down\n" /* digits reach 99 */

static void
test_moving_goes_on_from_part_to_part(void **state)
{
	(void)state;
	SHOWS("key F6\ntext b\n", "[B]", "1/250", "▌  1 béka 001");
	SHOWS("key F6\ntext b\n" HUNDRED_DOWN, "100/250", "▌100 béka 100");
	SHOWS("key F6\ntext b\n" HUNDRED_DOWN "key Down\n", "101/250", "▌  1 béka 101");
	SHOWS("key F6\ntext b\n" HUNDRED_DOWN "key Down\nkey Up\n", "100/250", "▌100 béka 100");
	SHOWS("key F6\ntext b\n" HUNDRED_DOWN "key PageDown\n", "101/250", "▌  1 béka 101");
	SHOWS("key F6\ntext b\nkey End\n", "250/250", "▌ 50 béka 250");
	SHOWS("key F6\ntext b\nkey End\nkey 1\nkey PageUp\n", "200/250", "▌100 béka 200");
	SHOWS("key F6\ntext b\nkey End\nkey Enter\n", "A–Z › Béka 250");
	SHOWS("key F6\ntext b\nkey End\nkey Enter\nkey Escape\n", "250/250", "▌ 50 béka 250");
}

static void
test_letters_are_typed(void **state)
{
	(void)state;
	SHOWS("key F6\ntext á\n", "[A]");
	SHOWS("key F6\ntext C\n", "[Cs]");
	SHOWS("key F6\ntext dzs\n", "[Dzs]");
	SHOWS("key F6\ntext Ő\n", "[Ö]");
	SHOWS("key F6\ntext s\n", "[Sz]");
	SHOWS("key F6\ntext q\n", "[A]");
	SHOWS("key F6\ntext s\nwait 3\ntext b\n", "[B]");
	SHOWS("key F6\nkey Left\n", "[A]");
	SHOWS("key F6\nkey Right\nkey Right\n", "[Cs]");
	SHOWS("key F6\ntext s\nkey Right\n", "[Sz]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moving_goes_on_from_part_to_part),
		cmocka_unit_test(test_letters_are_typed),
	};
	return cmocka_run_group_tests(tests, build_catalogue, NULL);
}
