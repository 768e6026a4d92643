/* kalauz.conf: good and bad texts, and what is said about them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/model/settings.h"
#include "tests/support/support.h"

/* ---------------------------------------------------- what goes to stderr -- */

static char reports[8192];
static int real_stderr;
static FILE *caught;

static void
begin_catching(void)
{
	fflush(stderr);
	real_stderr = dup(STDERR_FILENO);
	caught = tmpfile();
	assert_non_null(caught);
	dup2(fileno(caught), STDERR_FILENO);
}

static void
end_catching(void)
{
	fflush(stderr);
	dup2(real_stderr, STDERR_FILENO);
	close(real_stderr);
	rewind(caught);
	reports[fread(reports, 1, sizeof reports - 1, caught)] = 0;
	fclose(caught);
}

static size_t
count_lines(const char *text)
{
	size_t count = 0;
	for (; (text = strchr(text, '\n')); text++)
		count++;
	return count;
}

static enum status
parse(struct settings *settings, struct arena *arena, const char *bytes, size_t size)
{
	char *exact = malloc(size ? size : 1); /* so that reading past the end is seen */
	assert_non_null(exact);
	memcpy(exact, bytes, size);
	begin_catching();
	settings_default(settings);
	enum status status = settings_parse(settings, arena, "kalauz.conf", SET_BY_OFFICE, exact, size);
	end_catching();
	free(exact);
	return status;
}

/* ---------------------------------------------------------------- examples -- */

struct example {
	const char *text;
	const char *report[4]; /* "LINE: KEY: ", in order; none: it is good */
};
#define LONG_64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define LONG_512 LONG_64 LONG_64 LONG_64 LONG_64 LONG_64 LONG_64 LONG_64 LONG_64

static const struct example examples[] = {
	{"", {0}},
	{"\n\n  \n\t\n", {0}},
	{"# nothing but a comment", {0}},
	{"  # so is this\n", {0}},
	{"\xef\xbb\xbf" "idle_seconds = 90\n", {0}},
	{"idle_seconds=90\r\nwarning_seconds\t=\t30\r\n", {0}},
	{"idle_seconds = 10\nwarning_seconds = 20\n", {0}},
	{"idle_seconds = 3600\nwarning_seconds = 600\n", {0}},
	{"catalogue = /var/lib/kalauz/catalogue.db", {0}},
	{"catalogue = /with a = sign/and #/x.db\n", {0}},
	{"office = bp-13-visegradi\n", {0}},
	{"printer = /run/kalauz/print\n", {0}},
	{"tally = /var/lib/kalauz-tally\n", {0}},
	{"call = /run/kalauz/call\ncall_again_seconds = 10\nname = Bejárat\n", {0}},
	{"languages = hu en de uk\n", {0}},
	{"languages = uk,hu\n", {0}},
	{"languages = en\n", {0}},
	{"keyboard = screen\n", {0}},
	{"keyboard = attached\n", {0}},
	{"catalogue = /" LONG_512 "\n", {0}},

	{"idle_seconds\n", {"1: idle_seconds: "}},
	{"colour = blue\n", {"1: colour: "}},
	{"Idle_seconds = 60\n", {"1: Idle_seconds: "}},
	{" = 60\n", {"1: : "}},
	{"idle_seconds =\n", {"1: idle_seconds: "}},
	{"idle_seconds = 9\n", {"1: idle_seconds: "}},
	{"idle_seconds = 3601\n", {"1: idle_seconds: "}},
	{"idle_seconds = -60\n", {"1: idle_seconds: "}},
	{"idle_seconds = 60s\n", {"1: idle_seconds: "}},
	{"idle_seconds = 6e1\n", {"1: idle_seconds: "}},
	{"idle_seconds = 0x40\n", {"1: idle_seconds: "}},
	{"idle_seconds = 99999999999999999999\n", {"1: idle_seconds: "}},
	{"idle_seconds = 4294967356\n", {"1: idle_seconds: "}},
	{"warning_seconds = 19\n", {"1: warning_seconds: "}},
	{"warning_seconds = 601\n", {"1: warning_seconds: "}},
	{"catalogue = catalogue.db\n", {"1: catalogue: "}},
	{"keyboard = Screen\n", {"1: keyboard: "}},
	{"keyboard = yes\n", {"1: keyboard: "}},
	{"office = Budapest XIII.\n", {"1: office: "}},
	{"office = ../../etc\n", {"1: office: "}},
	{"printer = print\n", {"1: printer: "}},
	{"tally = counts\n", {"1: tally: "}},
	{"call = call\n", {"1: call: "}},
	{"call_again_seconds = 5\n", {"1: call_again_seconds: "}},
	{"name = 1234567890123456789012345678901234567890123456789012345678901\n", {"1: name: "}},
	{"languages = hu fr\n", {"1: languages: "}},
	{"languages = HU\n", {"1: languages: "}},
	{"languages = hu hu\n", {"1: languages: "}},
	{"languages = hu en de uk hu\n", {"1: languages: "}},
	{"languages = hungarian\n", {"1: languages: "}},
	{"languages = ,\n", {"1: languages: "}},
	{"languages = , ,,\n", {"1: languages: "}},
	{"idle_seconds = 60\n# x\nidle_seconds = 60\n", {"3: idle_seconds: "}},
	{"a = 1\nidle_seconds = 60\nb = 2\n\nwarning_seconds = 1\n",
	    {"1: a: ", "3: b: ", "5: warning_seconds: "}},
	{"\n\nlanguages = hu\ncolour = blue", {"4: colour: "}},
	{LONG_512 LONG_512 "a\nidle_seconds = 1\n", {"1: line: ", "2: idle_seconds: "}},
	{"# " LONG_512 LONG_512 "\n", {"1: line: "}},
};

static void
check_report(const struct example *e)
{
	size_t count = 0;
	const char *at = reports;
	for (; count < 4 && e->report[count]; count++) {
		char expected[128];
		snprintf(expected, sizeof expected, "kalauz: kalauz.conf:%s", e->report[count]);
		if (strncmp(at, expected, strlen(expected)))
			fail_msg("\"%.200s\": report %zu is \"%.200s\", not \"%s\"", e->text, count + 1, at, expected);
		at = strchr(at, '\n');
		assert_non_null(at);
		at++;
	}
	if (*at)
		fail_msg("\"%.200s\": one report too many: %s", e->text, at);
}

static void
test_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		const struct example *e = &examples[i];
		struct settings settings;
		struct arena arena = {0};
		enum status status = parse(&settings, &arena, e->text, strlen(e->text));
		enum status expected = e->report[0] ? STATUS_INVALID : STATUS_DONE;
		if (status != expected)
			fail_msg("\"%.200s\": %s, not %s", e->text, status_name(status), status_name(expected));
		check_report(e);
		arena_free(&arena);
	}
}

static void
test_values_arrive(void **state)
{
	static const char text[] = "catalogue = /srv/a b.db \n office=x-1\nlanguages = de, hu\n"
	    "idle_seconds = 45\nwarning_seconds=25\nkeyboard = screen\nwhen_closed = dark";
	struct settings settings;
	struct arena arena = {0};
	(void)state;
	assert_int_equal(parse(&settings, &arena, text, strlen(text)), STATUS_DONE);
	assert_string_equal(settings.catalogue, "/srv/a b.db");
	assert_string_equal(settings.office, "x-1");
	assert_string_equal(settings.languages[0], "de");
	assert_string_equal(settings.languages[1], "hu");
	assert_null(settings.languages[2]);
	assert_int_equal(settings.idle_seconds, 45);
	assert_int_equal(settings.warning_seconds, 25);
	assert_true(settings.screen_keyboard);
	assert_true(settings.dark_when_closed);
	arena_free(&arena);
}

static void
test_defaults(void **state)
{
	struct settings settings;
	struct arena arena = {0};
	(void)state;
	assert_int_equal(parse(&settings, &arena, "", 0), STATUS_DONE);
	assert_null(settings.catalogue);
	assert_null(settings.office);
	assert_string_equal(settings.languages[0], "hu");
	assert_string_equal(settings.languages[3], "uk");
	assert_null(settings.languages[4]);
	assert_int_equal(settings.idle_seconds, 60);
	assert_int_equal(settings.warning_seconds, 20);
	assert_false(settings.screen_keyboard);
	assert_false(settings.dark_when_closed);
	arena_free(&arena);
}

/* ------------------------------------------------------------------ hostile -- */

/* Reports are for a log: whatever the file holds, one clean line for each fault. */
static void
assert_reports_are_clean(void)
{
	for (const char *c = reports; *c; c++)
		if (((unsigned char)*c < 0x20 && *c != '\n') || *c == 0x7f)
			fail_msg("control character %#x in a report", (unsigned char)*c);
}

static void
test_hostile_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t size, faults;
	} hostile[] = {
		{"\0", 1, 1}, {"idle_seconds = 60\0\n", 19, 1}, {"\0\n\0\nidle_seconds = 60", 21, 2},
		{"\xff\xfe", 2, 1}, {"\xff\xfei\0d\0", 6, 1}, {"office = \xc3\x28\n", 12, 1},
		{"office = \xed\xa0\x80", 12, 1}, {"\x1b[2J\x1b]0;x\x07 = 1\n", 14, 1},
		{"a\x1b[31m\x7f\x01", 8, 1}, {"languages = hu\xe2\x80\xae", 17, 1}, {"\xef\xbb", 2, 1},
		{"catalogue = /a\x1b[2J", 18, 1}, {"=", 1, 1}, {"==", 2, 1}, {"\r\r\r", 3, 0},
		{"\xef\xbb\xbf\xef\xbb\xbf", 6, 1}, {"idle_seconds = \xc2\xa0" "60", 19, 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		struct settings settings;
		struct arena arena = {0};
		enum status status = parse(&settings, &arena, hostile[i].bytes, hostile[i].size);
		if ((status == STATUS_DONE) != (hostile[i].faults == 0) ||
		    count_lines(reports) != hostile[i].faults)
			fail_msg("case %zu: %s, %zu reports: %s", i, status_name(status), count_lines(reports), reports);
		assert_reports_are_clean();
		arena_free(&arena);
	}
}

static uint32_t seed;

static uint32_t
random_below(uint32_t limit)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t)((uint64_t)(seed >> 8) * limit >> 24);
}

/* Whatever is accepted is within the limits, and there is a language to begin with. */
static void
assert_usable(const struct settings *s)
{
	assert_non_null(s->languages[0]);
	for (int i = 0; s->languages[i]; i++)
		assert_true(i < SETTINGS_MAX_LANGUAGES);
	assert_in_range(s->idle_seconds, 10, 3600);
	assert_in_range(s->warning_seconds, 20, 600);
	assert_true(!s->catalogue || *s->catalogue == '/');
}

static void
test_property_accepted_settings_are_usable(void **state)
{
	static const char *const keys[] = {
		"catalogue", "office", "languages", "languages", "idle_seconds", "warning_seconds", "#", "",
	};
	static const char *const values[] = {
		",", " ", ",", "hu", "en", "uk", "hu,", "60", "20", "-1", "9999", "/x", "x", "é", "\xff", "=",
	};
	(void)state;
	for (seed = 1; seed < 4000;) {
		uint32_t next = seed + 1;
		char text[1024] = "";
		for (uint32_t lines = random_below(4); lines > 0; lines--) {
			strcat(strcat(text, keys[random_below(sizeof keys / sizeof *keys)]), " = ");
			for (uint32_t i = random_below(4); i > 0; i--)
				strcat(text, values[random_below(sizeof values / sizeof *values)]);
			strcat(text, "\n");
		}
		struct settings settings;
		struct arena arena = {0};
		enum status status = parse(&settings, &arena, text, strlen(text));
		if (status == STATUS_DONE)
			assert_usable(&settings);
		assert_true((status == STATUS_DONE) == !*reports);
		arena_free(&arena);
		seed = next;
	}
}

/* -------------------------------------------------------------------- files -- */

static enum status
read_file(const char *path)
{
	struct settings settings;
	struct arena arena = {0};
	begin_catching();
	settings_default(&settings);
	enum status status = settings_read(&settings, &arena, path, SET_BY_OFFICE);
	end_catching();
	arena_free(&arena);
	return status;
}

static void
write_file(const char *path, const char *piece, size_t times)
{
	support_write(path, "", 0);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	while (times--)
		fputs(piece, file);
	fclose(file);
}

static void
test_files(void **state)
{
	const char *path = support_path("kalauz.conf");
	(void)state;
	assert_int_equal(read_file(path), STATUS_ABSENT);
	assert_string_equal(reports, "");
	write_file(path, "idle_seconds = 60\n", 1);
	assert_int_equal(read_file(path), STATUS_DONE);
	write_file(path, "# a comment line of this file\n", 5000);
	assert_int_equal(read_file(path), STATUS_INVALID);
	assert_int_equal(count_lines(reports), 1);
	assert_non_null(strstr(reports, path));
	write_file(path, "colour = blue\n", 1);
	assert_int_equal(read_file(path), STATUS_INVALID);
	assert_non_null(strstr(reports, ":1: colour: "));
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(read_file(path), STATUS_IO);
	assert_int_equal(count_lines(reports), 1);
	support_remove(path);
}

/* The file, then those of its folder in the order of their names; what ends in another way does not count. */
static void
test_parts(void **state)
{
	struct settings settings;
	struct arena arena = {0};
	const char *path = support_path("parts.conf");
	(void)state;
	settings_default(&settings);
	write_file(support_path("parts.conf.d/20-b.conf"), "idle_seconds = 72\n", 1);
	assert_int_equal(settings_read(&settings, &arena, path, SET_BY_OFFICE), STATUS_DONE); /* only parts */
	assert_int_equal(settings.idle_seconds, 72);
	write_file(path, "idle_seconds = 70\nwarning_seconds = 30\n", 1);
	write_file(support_path("parts.conf.d/10-a.conf"), "idle_seconds = 71\noffice = xi\n", 1);
	write_file(support_path("parts.conf.d/30-c.conf~"), "idle_seconds = 73\n", 1);
	write_file(support_path("parts.conf.d/.conf"), "idle_seconds = 74\n", 1);
	assert_int_equal(settings_read(&settings, &arena, path, SET_BY_OFFICE), STATUS_DONE);
	assert_int_equal(settings.idle_seconds, 72);
	assert_int_equal(settings.warning_seconds, 30);
	assert_string_equal(settings.office, "xi");
	write_file(support_path("parts.conf.d/10-a.conf"), "colour = blue\noffice = xii\n", 1);
	assert_int_equal(read_file(path), STATUS_INVALID);
	assert_non_null(strstr(reports, "parts.conf.d/10-a.conf:1: colour: "));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_values_arrive),
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_hostile_bytes),
		cmocka_unit_test(test_property_accepted_settings_are_usable),
		cmocka_unit_test(test_files),
		cmocka_unit_test(test_parts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
