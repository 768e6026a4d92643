/* What many offices' counts say: figures, which of them may be told, and the report that prints them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "data/base/sha256.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/commands.h"
#include "data/tally/tally_figures.h"
#include "tests/support/support.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static unsigned seed = 7;

static uint32_t
draw(uint32_t below)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 8) % below;
}

static struct tally
tally_of(const struct tally_line *lines, size_t count)
{
	struct tally tally = {.head = {.day = "2026-11-23", .nonce = "00112233445566778899aabbccddeeff"}};
	for (size_t i = 0; i < count; i++)
		assert_true(tally_add(&tally, &lines[i]));
	return tally;
}

/* The same counts of so many offices. */
static void
add_offices(struct figures *figures, size_t offices, const struct tally_line *lines, size_t count)
{
	figures_init(figures, offices, FIGURES_LEAST_OFFICES);
	for (size_t i = 0; i < offices; i++) {
		struct tally tally = tally_of(lines, count);
		figures_add(figures, i, &tally);
		tally_free(&tally);
	}
}

static const struct figure *
find(const struct figures *figures, enum figure_section section, uint32_t number, const char *word)
{
	for (size_t i = 0; i < figures->items.count; i++) {
		const struct figure *figure = ((struct figure **)figures->items.items)[i];
		if (figure->section == section && figure->number == number && !strcmp(figure->word, word) && !figure->rest)
			return figure;
	}
	return NULL;
}

/* ---------------------------------------------------------------------- figures -- */

/* Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
static void
intervals_are_wilsons(void **state)
{
	static const struct {
		uint64_t count, of;
		double low, high;
	} cases[] = {
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718},
		{20, 20, 0.8389, 1.0000},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct share share = figures_share(cases[i].count, cases[i].of);
		assert_true(fabs(share.low - cases[i].low) < 0.00006);
		assert_true(fabs(share.high - cases[i].high) < 0.00006);
	}
}

static const struct tally_line desk_day[] = {
	{.kind = TALLY_DESK, .number = 5, .word = "fine", .count = 6}, {.kind = TALLY_DESK, .number = 5, .word = "missing", .count = 2},
	{.kind = TALLY_DESK, .number = 9, .word = "fine", .count = 4},
};

static void
those_sent_back_are_a_share_of_all(void **state)
{
	struct figures figures;
	(void)state;
	add_offices(&figures, 3, desk_day, COUNT(desk_day));
	figures_close(&figures);
	const struct figure *back = find(&figures, FIGURE_BACK, 5, ""), *never = find(&figures, FIGURE_BACK, 9, "");
	assert_true(back->shown && back->count == 6 && back->of->count == 24);
	assert_true(never->shown && never->count == 0 && never->of->count == 12);
	assert_true(find(&figures, FIGURE_REASON, 5, "missing")->shown);
	assert_int_equal(figures.hidden, 0);
	figures_free(&figures);
}

static void
fewer_than_three_offices_are_not_told(void **state)
{
	(void)state;
	for (size_t offices = 1; offices < 6; offices++) {
		struct figures figures;
		add_offices(&figures, offices, desk_day, COUNT(desk_day));
		figures_close(&figures);
		for (size_t i = 0; i < figures.items.count; i++)
			assert_int_equal(((struct figure **)figures.items.items)[i]->shown, offices >= 3);
		figures_free(&figures);
	}
}

/* Three offices each had visits finished, one had some left: who knows all visits and those finished knows its. */
static void
what_could_be_computed_is_not_told(void **state)
{
	static const struct tally_line finished = {.kind = TALLY_END, .word = "finished", .count = 9};
	static const struct tally_line left = {.kind = TALLY_END, .word = "left", .count = 2};
	struct figures figures;
	(void)state;
	add_offices(&figures, 4, &finished, 1);
	struct tally one = tally_of(&left, 1);
	figures_add(&figures, 2, &one);
	tally_free(&one);
	figures_close(&figures);
	assert_false(find(&figures, FIGURE_END, 0, "left")->shown);
	assert_false(find(&figures, FIGURE_END, 0, "finished")->shown);
	figures_free(&figures);
}

/* Random offices: of each whole, what is left when all that is shown is taken from it comes from enough of them. */
static void
nothing_hidden_follows_from_what_is_shown(void **state)
{
	static const char *const words[] = {"good", "fair", "bad", "not-for-me", "not-found"};
	enum { OFFICES = 6 };
	(void)state;
	for (int round = 0; round < 400; round++) {
		struct figures figures;
		uint64_t each[OFFICES][COUNT(words)] = {{0}};
		figures_init(&figures, OFFICES, 3);
		for (size_t o = 0; o < OFFICES; o++) {
			struct tally tally = {.count = 0};
			for (size_t w = 0; w < COUNT(words); w++) {
				struct tally_line line = {.kind = TALLY_SAID, .count = each[o][w] = draw(3) ? 0 : 1 + draw(4)};
				strcpy(line.word, words[w]);
				tally_add(&tally, &line);
			}
			figures_add(&figures, o, &tally);
			tally_free(&tally);
		}
		figures_close(&figures);
		size_t offices_left = 0;
		for (size_t o = 0; o < OFFICES; o++) {
			uint64_t left = 0;
			for (size_t w = 0; w < COUNT(words); w++) {
				const struct figure *figure = find(&figures, FIGURE_SAID, 0, words[w]);
				left += figure && figure->shown ? 0 : each[o][w];
			}
			offices_left += left > 0;
		}
		bool any = false;
		for (size_t i = 0; i < figures.items.count; i++)
			any |= ((struct figure **)figures.items.items)[i]->shown;
		assert_true(!any || !offices_left || offices_left >= 3);
		figures_free(&figures);
	}
}

/* ----------------------------------------------------------------------- report -- */

static char folder[256];

/* A closed day of an office in the folder. */
static void
write_day(const char *office, const char *day, const struct tally_line *lines, size_t count)
{
	char hex[SHA256_HEX], path[512];
	size_t size;
	struct tally tally = tally_of(lines, count);
	strcpy(tally.head.office, office);
	strcpy(tally.head.day, day);
	char *text = tally_write(&tally, &size);
	sha256_hex(text, size, hex);
	snprintf(path, sizeof path, "%s/%s.%s.tally", folder, day, hex);
	support_write(path, text, size);
	free(text);
	tally_free(&tally);
}

static void
new_folder(void)
{
	snprintf(folder, sizeof folder, "%s", support_folder());
}

/* What the command prints, and its exit status. */
static char *
run(const char *option, const char *value, int *status)
{
	const char *out = support_path("printed");
	char *argv[] = {"feedback", "--lang", "en", "--plain", folder, (char *)option, (char *)value, NULL};
	fflush(NULL);
	pid_t child = fork();
	if (!child) {
		if (!freopen(out, "w", stdout) || !freopen("/dev/null", "w", stderr))
			_exit(99);
		int result = feedback_command(value ? 7 : option ? 6 : 5, argv);
		fflush(NULL);
		_exit(result);
	}
	waitpid(child, status, 0);
	*status = WEXITSTATUS(*status);
	return support_read(out, NULL);
}

static void
the_report_tells_what_it_may(void **state)
{
	int status;
	(void)state;
	new_folder();
	write_day("a", "2026-11-23", desk_day, COUNT(desk_day));
	write_day("b", "2026-11-23", desk_day, COUNT(desk_day));
	char *words = run(NULL, NULL, &status);
	assert_int_equal(status, 0);
	assert_null(strstr(words, "Sent back"));
	assert_non_null(strstr(words, "Not shown"));
	free(words);
	write_day("c", "2026-11-24", desk_day, COUNT(desk_day));
	words = run(NULL, NULL, &status);
	assert_non_null(strstr(words, "Sent back at the desk\n  ##+++++++...........   25% (12–45%)         6 / 24       #5\n"));
	assert_null(strstr(words, "Not shown"));
	free(words);
}

/* Of one office all is told, and of no other anything. */
static void
an_office_sees_its_own(void **state)
{
	static const struct tally_line other = {.kind = TALLY_CALL, .word = "made", .count = 77};
	int status;
	(void)state;
	new_folder();
	write_day("a", "2026-11-23", desk_day, COUNT(desk_day));
	write_day("b", "2026-11-23", &other, 1);
	char *words = run("--office", "a", &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(words, "2 / 8"));
	assert_null(strstr(words, "77"));
	free(words);
}

static void
csv_has_what_the_report_has(void **state)
{
	int status;
	(void)state;
	new_folder();
	write_day("a", "2026-11-23", desk_day, COUNT(desk_day));
	write_day("b", "2026-11-23", desk_day, COUNT(desk_day));
	write_day("c", "2026-11-23", desk_day, COUNT(desk_day));
	char *words = run("--csv", NULL, &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(words, "section,number,id,name,part,part_id,part_name,word,count,of,share,low,high,offices\r\n"));
	assert_non_null(strstr(words, "sent-back,5,\"\",\"\",,\"\",\"\",\"\",6,24,0.2500,0.1200,0.4490,3\r\n"));
	assert_non_null(strstr(words, "reason,5,\"\",\"\",,\"\",\"\",\"missing\",6,6,1.0000,0.6097,1.0000,3\r\n"));
	free(words);
}

/* They are left out, the others still count, and the exit status says so. */
static void
damaged_files_are_left_out(void **state)
{
	char path[512], *words, *text;
	size_t size;
	int status;
	(void)state;
	new_folder();
	write_day("a", "2026-11-23", desk_day, COUNT(desk_day));
	struct tally tally = tally_of(desk_day, COUNT(desk_day));
	text = tally_write(&tally, &size);
	snprintf(path, sizeof path, "%s/2026-11-24.%064d.tally", folder, 0); /* not what its name says */
	support_write(path, text, size);
	snprintf(path, sizeof path, "%s/half.tally", folder);
	support_write(path, text, size - 1);
	snprintf(path, sizeof path, "%s/notes.txt", folder);
	support_write(path, "notes", 5);
	words = run("--office", "a", &status);
	assert_int_equal(status, 1);
	assert_non_null(strstr(words, "Files: 1, offices: 1\n"));
	free(words);
	free(text);
	tally_free(&tally);
}

static void
a_copy_counts_once(void **state)
{
	char from[512], to[512], *text;
	size_t size;
	int status;
	(void)state;
	new_folder();
	struct tally tally = tally_of(desk_day, COUNT(desk_day));
	strcpy(tally.head.office, "a");
	text = tally_write(&tally, &size);
	snprintf(from, sizeof from, "%s/one.tally", folder);
	snprintf(to, sizeof to, "%s/below/two.tally", folder);
	support_write(from, text, size);
	support_write(to, text, size);
	char *words = run("--office", "a", &status);
	assert_int_equal(status, 0);
	assert_non_null(strstr(words, "Files: 1, offices: 1\n"));
	free(words);
	free(text);
	tally_free(&tally);
}

static void
nothing_to_read_is_an_error(void **state)
{
	int status;
	(void)state;
	new_folder();
	free(run(NULL, NULL, &status));
	assert_int_equal(status, 1);
	strcat(folder, "/none");
	free(run(NULL, NULL, &status));
	assert_int_equal(status, 1);
	free(run("-n", "0", &status));
	assert_int_equal(status, EXIT_USAGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(intervals_are_wilsons),
		cmocka_unit_test(those_sent_back_are_a_share_of_all),
		cmocka_unit_test(fewer_than_three_offices_are_not_told),
		cmocka_unit_test(what_could_be_computed_is_not_told),
		cmocka_unit_test(nothing_hidden_follows_from_what_is_shown),
		cmocka_unit_test(the_report_tells_what_it_may),
		cmocka_unit_test(an_office_sees_its_own),
		cmocka_unit_test(csv_has_what_the_report_has),
		cmocka_unit_test(damaged_files_are_left_out),
		cmocka_unit_test(a_copy_counts_once),
		cmocka_unit_test(nothing_to_read_is_an_error),
	};
	return cmocka_run_group_tests_name("feedback", tests, NULL, NULL);
}
