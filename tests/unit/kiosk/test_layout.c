/* Breaking text into lines: what a visitor reads must all be there, and fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "kiosk/canvas/layout.h"

#define SHY  "\u00ad"
#define NBSP "\u00a0"

static bool
is_shy(const char *c)
{
	return !memcmp(c, SHY, 2);
}

/* The lines as they are drawn, with "|" between them. */
static char *
drawn(struct arena *arena, const char *text, int width)
{
	struct lines lines = layout_wrap(arena, text, width);
	char *result = arena_alloc(arena, strlen(text) + 2 * lines.count + 1), *out = result;
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];
		if (i)
			*out++ = '|';
		for (size_t at = line->start; at < line->start + line->size; at++) {
			if (at + 1 < line->start + line->size && is_shy(text + at))
				at++;
			else
				*out++ = text[at];
		}
		if (line->hyphen)
			*out++ = '-';
	}
	*out = 0;
	return result;
}

struct example {
	const char *text;
	int width;
	const char *lines;
};

static void
check_examples(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct arena arena = {0};
		const struct example *e = &examples[i];
		char *lines = drawn(&arena, e->text, e->width);
		if (strcmp(lines, e->lines))
			fail_msg("\"%s\" in %d columns: \"%s\", not \"%s\"", e->text, e->width, lines, e->lines);
		arena_free(&arena);
	}
}
#define CHECK(...) \
	check_examples((const struct example[]){__VA_ARGS__}, \
	    sizeof((const struct example[]){__VA_ARGS__}) / sizeof(struct example))

static void
test_empty_text_is_one_empty_line(void **state)
{
	struct arena arena = {0};
	(void)state;
	for (int width = -1; width < 4; width++) {
		struct lines lines = layout_wrap(&arena, "", width);
		assert_int_equal(lines.count, 1);
		assert_int_equal(lines.items[0].size, 0);
		assert_int_equal(lines.items[0].width, 0);
		assert_false(lines.items[0].hyphen);
	}
	arena_free(&arena);
}

static void
test_hungarian(void **state)
{
	(void)state;
	CHECK(
	    {"Gyermek születik", 16, "Gyermek születik"},
	    {"Gyermek születik", 15, "Gyermek|születik"},
	    {"Gyermek születik", 8, "Gyermek|születik"},
	    {"Anyasági támogatás: egyszer jár.", 20, "Anyasági támogatás:|egyszer jár."},
	    {"Hozza magával: „személyi igazolvány”!", 14, "Hozza magával:|„személyi|igazolvány”!"},
	    {"születési-anyakönyvi kivonat", 12, "születési-|anyakönyvi|kivonat"},
	    {"a  b   c", 3, "a|b|c"},
	    {"vége   ", 4, "vége"});
}

static void
test_no_break_space_is_kept(void **state)
{
	(void)state;
	CHECK(
	    {"díja 3" NBSP "000" NBSP "Ft ma", 10, "díja|3" NBSP "000" NBSP "Ft|ma"},
	    {"díja 3" NBSP "000" NBSP "Ft ma", 13, "díja 3" NBSP "000" NBSP "Ft|ma"});
}

static void
test_numbers_stay_whole(void **state)
{
	(void)state;
	CHECK(
	    {"az 18–69 éves", 7, "az|18–69|éves"},
	    {"az 18–69 éves", 5, "az|18–69|éves"},
	    {"kedd–szerda", 7, "kedd–|szerda"},
	    {"legfeljebb 64 125 Ft jár", 14, "legfeljebb|64 125 Ft jár"},
	    {"legfeljebb 60 nap alatt", 14, "legfeljebb|60 nap alatt"},
	    {"legfeljebb 60 nap alatt", 10, "legfeljebb|60 nap|alatt"},
	    {"Nyomja meg az F10 gombot", 18, "Nyomja meg az F10|gombot"},
	    {"a 2026 12 hónap", 7, "a 2026|12|hónap"},
	    {"jogszabály 125 fő", 14, "jogszabály|125 fő"});
}

static void
test_soft_hyphen_is_drawn_only_when_broken_there(void **state)
{
	(void)state;
	CHECK(
	    {"anya" SHY "sági", 8, "anyasági"},
	    {"anya" SHY "sági", 7, "anya-|sági"},
	    {"anya" SHY "sági", 5, "anya-|sági"},
	    {"az anya" SHY "sági", 8, "az anya-|sági"},
	    {"az anya" SHY "sági", 7, "az|anya-|sági"},
	    {"anya" SHY, 4, "anya"},
	    {"ügy" SHY "fél" SHY "kapu", 7, "ügyfél-|kapu"});
}

static void
test_wide_characters(void **state)
{
	(void)state;
	CHECK(
	    {"国民健康保険", 12, "国民健康保険"},
	    {"国民健康保険", 4, "国民|健康|保険"},
	    {"国民健康保険", 5, "国民|健康|保険"},
	    {"国民健康保険", 2, "国|民|健|康|保|険"},
	    {"kártya 国民", 10, "kártya 国|民"},
	    {"kártya 国民", 8, "kártya|国民"},
	    {"kártya 国民", 11, "kártya 国民"});
}

static void
test_combining_marks_stay_with_their_letter(void **state)
{
	(void)state;
	CHECK(
	    {"a\u0301rvi\u0301z", 5, "a\u0301rvi\u0301z"},
	    {"a\u0301rvi\u0301z", 3, "a\u0301rv|i\u0301z"},
	    {"a\u0301rvi\u0301z", 1, "a\u0301|r|v|i\u0301|z"},
	    {"e\u0323\u0302e\u0323\u0302", 1, "e\u0323\u0302|e\u0323\u0302"});
}

static void
test_cyrillic(void **state)
{
	(void)state;
	CHECK(
	    {"Народження дитини", 17, "Народження дитини"},
	    {"Народження дитини", 10, "Народження|дитини"},
	    {"під’їзд", 7, "під’їзд"});
}

static void
test_overlong_words_are_broken_between_clusters(void **state)
{
	(void)state;
	CHECK(
	    {"árvíztűrő tükörfúrógép", 9, "árvíztűrő|tükörfúr-|ógép"},
	    {"gép megszentségteleníthetetlenségeskedéseitekért", 20,
	        "gép|megszentségteleníth-|etetlenségeskedései-|tekért"},
	    {"kért abcdefgh ok", 4, "kért|abc-|def-|gh|ok"},
	    {"abcdef gh", 4, "abc-|def|gh"},
	    {"abcdef g", 4, "abc-|def|g"});
}

static void
test_width_one(void **state)
{
	(void)state;
	CHECK(
	    {"jó ez", 1, "j|ó|e|z"},
	    {"jó ez", 0, "j|ó|e|z"},
	    {"jó ez", -7, "j|ó|e|z"},
	    {"国a", 1, "国|a"});
}

/* ---------------------------------------------------------------- property -- */

static uint32_t seed;

static uint32_t
random_below(uint32_t limit)
{
	seed = seed * 1664525 + 1013904223;
	return (uint32_t)((uint64_t)(seed >> 8) * limit >> 24);
}

static const char *const letters[] = {
	"a", "á", "ő", "ű", "g", "y", "M", "7", "0", " ", " ", " ", NBSP, SHY, "-", "–", ".", ",", ":", "(",
	")", "/", "„", "”", "…", "%", "国", "保", "。", "a\u0301", "o\u030b", "e\u0323\u0302", "ї", "Ж", "’",
	"한", "\U0001F600", "?", "!",
};

static void
random_text(char *out, size_t most)
{
	*out = 0;
	for (size_t i = random_below((uint32_t)most + 1); i > 0; i--)
		strcat(out, letters[random_below(sizeof letters / sizeof *letters)]);
}

/* Columns without canvas.c: the sum over code points, soft hyphens left out. */
static int
columns_of(const char *text, size_t size)
{
	const uint8_t *s = (const uint8_t *)text, *end = s + size;
	int columns = 0;
	while (s < end) {
		ucs4_t c;
		s += u8_mbtouc(&c, s, (size_t)(end - s));
		if (c != 0xad && uc_width(c, "UTF-8") > 0)
			columns += uc_width(c, "UTF-8");
	}
	return columns;
}

static bool
is_blank(const char *text, size_t from, size_t to)
{
	while (from < to && text[from] == ' ')
		from++;
	return from >= to;
}

static bool
is_one_cluster(const char *text, size_t size)
{
	const uint8_t *s = (const uint8_t *)text;
	return size && u8_grapheme_next(s, s + size) == s + size;
}

static void
check_nothing_is_lost(const char *text, struct lines lines, int width)
{
	size_t at = 0;
	char breaks[512];
	u8_grapheme_breaks((const uint8_t *)text, strlen(text), breaks);
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];
		if (line->start < at || !is_blank(text, at, line->start))
			fail_msg("\"%s\" in %d: line %zu begins at %zu, the one before ended at %zu", text, width, i,
			    line->start, at);
		if (line->start < strlen(text) && !breaks[line->start])
			fail_msg("\"%s\" in %d: line %zu begins within a cluster", text, width, i);
		at = line->start + line->size;
	}
	if (!is_blank(text, at, strlen(text)))
		fail_msg("\"%s\" in %d: lost after byte %zu", text, width, at);
}

static bool
is_within_word(const char *text, size_t at)
{
	ucs4_t before = 0, after = 0;
	u8_prev(&before, (const uint8_t *)text + at, (const uint8_t *)text);
	u8_strmbtouc(&after, (const uint8_t *)text + at);
	return uc_is_alpha(before) && uc_is_alpha(after);
}

static void
check_lines_fit(const char *text, struct lines lines, int width)
{
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];
		const char *start = text + line->start;
		int columns = columns_of(start, line->size) + line->hyphen;
		if (line->width != columns)
			fail_msg("\"%s\" in %d: line %zu says %d columns, it has %d", text, width, i, line->width,
			    columns);
		if (columns > width && !is_one_cluster(start, line->size))
			fail_msg("\"%s\" in %d: line %zu (\"%.*s\"%s) has %d columns", text, width, i,
			    (int)line->size, start, line->hyphen ? " and a hyphen" : "", columns);
		bool ends_soft = line->size >= 2 && is_shy(start + line->size - 2);
		if (line->hyphen && !ends_soft && !is_within_word(text, line->start + line->size))
			fail_msg("\"%s\" in %d: line %zu has a hyphen, but breaks no word", text, width, i);
	}
}

/* A line is not broken while what follows would have fitted whole. */
static void
check_short_text_stays_whole(const char *text, struct lines lines, int width)
{
	if (columns_of(text, strlen(text)) <= width && lines.count != 1)
		fail_msg("\"%s\" in %d: broken, though it fits", text, width);
}

static void
check_no_blanks_at_breaks(const char *text, struct lines lines, int width)
{
	for (size_t i = 0; i < lines.count; i++) {
		const struct line *line = &lines.items[i];
		if (i && line->size && text[line->start] == ' ')
			fail_msg("\"%s\" in %d: line %zu begins with a blank", text, width, i);
		if (line->size && text[line->start + line->size - 1] == ' ')
			fail_msg("\"%s\" in %d: line %zu ends with a blank", text, width, i);
		if (i && !line->size)
			fail_msg("\"%s\" in %d: line %zu is empty", text, width, i);
	}
}

static void
for_random_texts(void (*check)(const char *, struct lines, int))
{
	char text[512];
	for (seed = 1; seed < 20000;) {
		uint32_t next = seed + 1;
		struct arena arena = {0};
		random_text(text, 60);
		int width = 1 + (int)random_below(40);
		check(text, layout_wrap(&arena, text, width), width);
		arena_free(&arena);
		seed = next;
	}
}

static void
test_property_nothing_is_lost(void **state)
{
	(void)state;
	for_random_texts(check_nothing_is_lost);
}

static void
test_property_no_line_is_wider(void **state)
{
	(void)state;
	for_random_texts(check_lines_fit);
}

static void
test_property_no_blanks_at_breaks(void **state)
{
	(void)state;
	for_random_texts(check_no_blanks_at_breaks);
}

static void
test_property_short_text_stays_whole(void **state)
{
	(void)state;
	for_random_texts(check_short_text_stays_whole);
}

static void
test_cutting(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *expected;
	} examples[] = {
		{"árvíztűrő", 9, "árvíztűrő"}, {"árvíztűrő", 8, "árvíztű…"}, {"egy kettő", 5, "egy…"},
		{"", 3, ""}, {"", 0, ""}, {"a", 0, ""}, {"ab", 1, "…"}, {"ab", -4, ""}, {"国民健康", 6, "国民…"},
	};
	struct arena arena = {0};
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		assert_string_equal(layout_cut(&arena, examples[i].text, examples[i].width), examples[i].expected);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_empty_text_is_one_empty_line),
		cmocka_unit_test(test_hungarian),
		cmocka_unit_test(test_no_break_space_is_kept),
		cmocka_unit_test(test_numbers_stay_whole),
		cmocka_unit_test(test_soft_hyphen_is_drawn_only_when_broken_there),
		cmocka_unit_test(test_wide_characters),
		cmocka_unit_test(test_combining_marks_stay_with_their_letter),
		cmocka_unit_test(test_cyrillic),
		cmocka_unit_test(test_overlong_words_are_broken_between_clusters),
		cmocka_unit_test(test_width_one),
		cmocka_unit_test(test_property_nothing_is_lost),
		cmocka_unit_test(test_property_no_line_is_wider),
		cmocka_unit_test(test_property_no_blanks_at_breaks),
		cmocka_unit_test(test_property_short_text_stays_whole),
		cmocka_unit_test(test_cutting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
