/* The programs' own words, in every language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/page.h"
#include "data/text.h"
#include "kiosk/canvas/canvas.h"
#include "kiosk/canvas/keymap.h"
#include "kiosk/model/screen.h"

enum { MAX_HINT = 12, MAX_PLACEHOLDERS = 16 };

static const struct {
	const char *name;
	const struct words *words;
} sets[] = {{"kiosk", &kiosk_words}, {"page", &page_words}};
enum { SETS = sizeof sets / sizeof *sets };

/* Calls for every word of every set and language; text NULL: not translated. */
static int
for_all(int (*check)(const char *set, const char *lang, const char *msgid, const char *base,
    const char *text))
{
	int failures = 0;
	for (size_t s = 0; s < SETS; s++) {
		const struct words *words = sets[s].words;
		for (size_t i = 0; i < words->entry_count; i++)
			for (size_t l = 0; l < words->language_count; l++)
				failures += check(sets[s].name, words->languages[l], words->entries[i].msgid,
				    words->entries[i].text[0], words->entries[i].text[l]);
	}
	return failures;
}

static void
test_languages(void **state)
{
	static const char *const expected[] = {"hu", "en", "de", "uk"};
	(void)state;
	for (size_t s = 0; s < SETS; s++) {
		assert_int_equal(sets[s].words->language_count, 4);
		assert_true(sets[s].words->entry_count > 20);
		for (size_t l = 0; l < 4; l++)
			assert_string_equal(sets[s].words->languages[l], expected[l]);
	}
}

static void
test_entries_are_sorted(void **state)
{
	(void)state;
	for (size_t s = 0; s < SETS; s++)
		for (size_t i = 1; i < sets[s].words->entry_count; i++)
			if (strcmp(sets[s].words->entries[i - 1].msgid, sets[s].words->entries[i].msgid) >= 0)
				fail_msg("%s: \"%s\" is out of order", sets[s].name, sets[s].words->entries[i].msgid);
}

static int
check_full(const char *set, const char *lang, const char *msgid, const char *base, const char *text)
{
	(void)base;
	if (text && text[strspn(text, " \t\n")])
		return 0;
	print_error("%s, %s: \"%s\" is not translated\n", set, lang, msgid);
	return 1;
}

static void
test_nothing_is_empty(void **state)
{
	(void)state;
	assert_int_equal(for_all(check_full), 0);
}

/* ------------------------------------------------------------ placeholders -- */

struct names {
	char *items[MAX_PLACEHOLDERS];
	size_t count;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The {names} of a text, sorted. */
static struct names
placeholders(const char *text)
{
	struct names names = {0};
	for (const char *c = text; (c = strchr(c, '{')); c++) {
		const char *end = strchr(c, '}');
		if (!end || names.count == MAX_PLACEHOLDERS)
			break;
		names.items[names.count++] = strndup(c, (size_t)(end - c + 1));
	}
	qsort(names.items, names.count, sizeof *names.items, compare);
	return names;
}

static bool
same_placeholders(const char *a, const char *b)
{
	struct names one = placeholders(a), other = placeholders(b);
	bool same = one.count == other.count;
	for (size_t i = 0; same && i < one.count; i++)
		same = !strcmp(one.items[i], other.items[i]);
	for (size_t i = 0; i < one.count; i++)
		free(one.items[i]);
	for (size_t i = 0; i < other.count; i++)
		free(other.items[i]);
	return same;
}

static int
check_placeholders(const char *set, const char *lang, const char *msgid, const char *base,
    const char *text)
{
	if (!text || (same_placeholders(base, text) && same_placeholders(msgid, text)))
		return 0;
	print_error("%s, %s: \"%s\" has other {names} than \"%s\"\n", set, lang, text, base);
	return 1;
}

static void
test_placeholders_are_the_same(void **state)
{
	(void)state;
	assert_true(same_placeholders("{a} és {b}", "{b}, {a}"));
	assert_false(same_placeholders("{a}", "{a} {a}"));
	assert_false(same_placeholders("{a}", "{A}"));
	assert_false(same_placeholders("{n} nap", "napok"));
	assert_int_equal(for_all(check_placeholders), 0);
}

static int
check_braces(const char *set, const char *lang, const char *msgid, const char *base, const char *text)
{
	int open = 0;
	(void)base;
	for (const char *c = text; c && *c && open >= 0 && open <= 1; c++)
		open += (*c == '{') - (*c == '}');
	if (!open)
		return 0;
	print_error("%s, %s: \"%s\" has a lonely brace\n", set, lang, msgid);
	return 1;
}

static void
test_braces_are_closed(void **state)
{
	(void)state;
	assert_int_equal(for_all(check_braces), 0);
}

static int
check_clean(const char *set, const char *lang, const char *msgid, const char *base, const char *text)
{
	struct arena arena = {0};
	(void)base;
	bool clean = !text || !strcmp(text, text_clean(&arena, text, strlen(text)));
	arena_free(&arena);
	if (clean)
		return 0;
	print_error("%s, %s: \"%s\" holds what may not reach a screen\n", set, lang, msgid);
	return 1;
}

static void
test_words_may_reach_the_screen(void **state)
{
	(void)state;
	assert_int_equal(for_all(check_clean), 0);
}

/* ------------------------------------------------------------------- keymap -- */

static bool
is_known(const char *msgid)
{
	for (size_t i = 0; i < kiosk_words.entry_count; i++)
		if (!strcmp(kiosk_words.entries[i].msgid, msgid))
			return true;
	return false;
}

static void
test_hints_and_help_are_translated(void **state)
{
	(void)state;
	for (size_t row = 0; row < keymap_count; row++) {
		if (keymap[row].hint && !is_known(keymap[row].hint))
			fail_msg("no words for \"%s\"", keymap[row].hint);
		if (keymap[row].help && !is_known(keymap[row].help))
			fail_msg("no words for \"%s\"", keymap[row].help);
	}
}

static void
test_hints_are_short(void **state)
{
	int failures = 0;
	(void)state;
	for (size_t row = 0; row < keymap_count; row++)
		for (size_t l = 0; keymap[row].hint && l < kiosk_words.language_count; l++) {
			const char *hint = words_get(&kiosk_words, kiosk_words.languages[l], keymap[row].hint);
			if (canvas_width(hint, strlen(hint)) > MAX_HINT) {
				print_error("%s: \"%s\" is longer than %d columns\n", kiosk_words.languages[l], hint, MAX_HINT);
				failures++;
			}
		}
	assert_int_equal(failures, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_entries_are_sorted),
		cmocka_unit_test(test_nothing_is_empty),
		cmocka_unit_test(test_placeholders_are_the_same),
		cmocka_unit_test(test_braces_are_closed),
		cmocka_unit_test(test_words_may_reach_the_screen),
		cmocka_unit_test(test_hints_and_help_are_translated),
		cmocka_unit_test(test_hints_are_short),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
