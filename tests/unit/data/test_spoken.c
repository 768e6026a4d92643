/* What a voice says: the words of the sets in tests/unit/data/spoken (a text, a tab, what is to be said), and what is true of
 * every text. Run from the repository's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include <cmocka.h>

#include "data/spoken.h"

static const char *const languages[] = {"hu", "en", "de", "uk"};
enum { LANGUAGES = sizeof languages / sizeof *languages };
static const char *const sets[] = {"spoken", "after", "more", "fresh", "fresh2", "fresh3", "fresh4", "kinds"};
enum { SETS = sizeof sets / sizeof *sets };

/* Calls a function for each pair of a set. */
static void
each_pair(const char *set, const char *lang, void (*look)(const char *lang, const char *text, const char *said, void *),
    void *context)
{
	char path[128], line[4096];

	snprintf(path, sizeof path, "tests/unit/data/spoken/%s_%s.tsv", set, lang);
	FILE *in = fopen(path, "re");
	assert_non_null(in);
	while (fgets(line, sizeof line, in)) {
		char *tab = strchr(line, '\t');

		if (*line == '#')
			continue;
		assert_non_null(tab);
		*tab = '\0';
		tab[1 + strcspn(tab + 1, "\n")] = '\0';
		look(lang, line, tab + 1, context);
	}
	fclose(in);
}

struct score {
	unsigned all, right;
};

static void
compare(const char *lang, const char *text, const char *said, void *context)
{
	struct arena arena = {0};
	struct score *score = context;
	const char *got = spoken_of(&arena, lang, text);

	score->all++;
	if (strcmp(got, said))
		print_error("%s: %s\n  should be: %s\n  is:        %s\n", lang, text, said, got);
	else
		score->right++;
	arena_free(&arena);
}

static void
says_the_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < SETS; i++)
		for (size_t j = 0; j < LANGUAGES; j++) {
			struct score score = {0};

			each_pair(sets[i], languages[j], compare, &score);
			print_message("%s %s: %u of %u\n", sets[i], languages[j], score.right, score.all);
			assert_true(score.all >= (i ? 60 : 200));
			assert_int_equal(score.right, score.all);
		}
}

/* What is said is said as it is, and has no figure. */
static void
look_plain(const char *lang, const char *text, const char *said, void *context)
{
	struct arena arena = {0};
	const char *got = spoken_of(&arena, lang, text), *again = spoken_of(&arena, lang, got);

	(void)said;
	(void)context;
	if (strcmp(got, again))
		fail_msg("%s: said again it is another: %s\n  %s\n  %s", lang, text, got, again);
	if (strpbrk(got, "0123456789"))
		fail_msg("%s: a figure is left: %s: %s", lang, text, got);
	arena_free(&arena);
}

static void
leaves_no_figure_and_no_doubt(void **state)
{
	(void)state;
	for (size_t i = 0; i < SETS; i++)
		for (size_t j = 0; j < LANGUAGES; j++)
			each_pair(sets[i], languages[j], look_plain, NULL);
}

static void
leaves_plain_words_alone(void **state)
{
	static const char *const texts[][2] = {
		{"hu", "Hozza magával a személyi igazolványát, ha megvan. Mit kér (akár írásban is)?"},
		{"hu", "A szülő, az a felnőtt, aki neveli; de a gyám is jöhet."},
		{"en", "Bring your identity card, if you have it. No. It's not needed (in most cases)!"},
		{"de", "Bringen Sie den Ausweis mit, wenn Sie ihn haben; sonst nicht (meistens)."},
		{"uk", "Візьміть паспорт, якщо він є. Чи треба? Так, п'ятниця."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct arena arena = {0};

		assert_string_equal(spoken_of(&arena, texts[i][0], texts[i][1]), texts[i][1]);
		arena_free(&arena);
	}
}

/* Words of three letters and more, in small letters, which no rule may lose. */
static void
keeps_the_words_between(void **state)
{
	static const char *const words[][2] = {
		{"hu", "asztal"}, {"en", "table"}, {"de", "anders"}, {"uk", "інакше"},
	};
	static const char *const between[] = {"12", "3.", "2026-11-30", "8:30", "+36 30 123 4567", "75%", "§ 4", "A4", "(2)", "1/2",
		"–", "✓", "•", "EU", "XI.", "4 300 Ft", "a@b.hu", "30–40", "\xff", "\xe2\x80\xae", "/", "&", "…"};

	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++)
		for (size_t j = 0; j < sizeof between / sizeof *between; j++) {
			struct arena arena = {0};
			const char *text = arena_printf(&arena, "%s %s %s", words[i][1], between[j], words[i][1]);
			const char *said = spoken_of(&arena, words[i][0], text);
			const char *first = strstr(said, words[i][1]);

			assert_non_null(first);
			if (!strstr(first + 1, words[i][1]))
				fail_msg("%s: %s", text, said);
			arena_free(&arena);
		}
}

static void
bears_anything(void **state)
{
	static const char *const parts[] = {"0", "99999999999999999999", "1.", ".", ",", "-", "–", "/", "(", ")", " ", "§", "%", "Ft", "A", "é",
		"є", "і", "XI", "06", "+", "x", "½", "@", "www.", ":", "30", "május", "May", "Mai", "травня", "\xff", "'", "€", "€1,2", "[ ]", "№", "×",
		"*", "#", "a)", "(2)", "III", " – ", "1/2", "12", "2026", "Hgmm", "mmHg", "TAJ", "Mo", "H", "ст.", "St.", "XIX ст.", "¼", "&"};
	uint32_t random = 20261130;

	(void)state;
	for (unsigned round = 0; round < 30000; round++) {
		struct arena arena = {0};
		char text[512] = "";

		for (unsigned i = 0; i < 12; i++) {
			random = random * 1664525 + 1013904223;
			strcat(text, parts[(random >> 8) % (sizeof parts / sizeof *parts)]);
		}
		const char *said = spoken_of(&arena, languages[round % LANGUAGES], text);
		assert_null(u8_check((const uint8_t *)said, strlen(said)));
		arena_free(&arena);
	}
}

static void
knows_its_languages(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_true(spoken_has("uk"));
	assert_false(spoken_has("fr"));
	assert_string_equal(spoken_of(&arena, "fr", "12 %"), "12 %");
	assert_null(spoken_of(&arena, "hu", NULL));
	assert_string_equal(spoken_of(&arena, "hu", ""), "");
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_the_words),
		cmocka_unit_test(leaves_no_figure_and_no_doubt),
		cmocka_unit_test(leaves_plain_words_alone),
		cmocka_unit_test(keeps_the_words_between),
		cmocka_unit_test(bears_anything),
		cmocka_unit_test(knows_its_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
