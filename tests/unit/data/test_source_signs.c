/* Sources as people type and save them: each mistake is named once, on its line, in words that say what to do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "data/editor/source/source_sign.h"
#include "data/editor/source/source_yaml.h"
#include "data/text.h"

static struct arena arena; /* freed after each test */

/* What reading these bytes as x.yaml complains about: "LINE: text\n" for each. */
static const char *
complaints(const char *data, size_t size)
{
	struct faults faults;
	struct table keys = {0};
	struct bytes bytes = {arena_alloc(&arena, size + 1), size};
	const char *all = "";
	faults_init(&faults, "en");
	memcpy(bytes.data, data, size);
	yaml_read(&faults, faults_file(&faults, "x.yaml"), &arena, &keys, bytes);
	for (size_t i = 0; i < faults.count; i++)
		all = arena_printf(&arena, "%s%u: %s\n", all, (unsigned)faults.items[i].place.line, faults.items[i].text);
	for (size_t i = 0; i < faults.notice_count; i++)
		all = arena_printf(&arena, "%snotice %u: %s\n", all, (unsigned)faults.notices[i].place.line,
		    faults.notices[i].text);
	table_free(&keys);
	faults_destroy(&faults);
	return all;
}

/* Sources, and how the one fault of each begins; "": there is none. */
struct sample {
	const char *source, *fault;
};

static void
assert_samples(const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *found = complaints(samples[i].source, strlen(samples[i].source));
		const char *end = strchr(found, '\n');
		bool good = *samples[i].fault ? !strncmp(found, samples[i].fault, strlen(samples[i].fault)) && end && !end[1]
		    : !*found;
		if (!good)
			fail_msg("%s\nshould lead to \"%s\", not to \"%s\"", samples[i].source, samples[i].fault, found);
	}
}
#define ASSERT_SAMPLES(samples) assert_samples(samples, sizeof(samples) / sizeof *(samples))

/* --------------------------------------------------------------------- signs -- */

static void
test_hyphens(void **state)
{
	static const struct sample samples[] = {
		{"steps:\n  - Egy.\n  – Kettő.\n", "3: an entry of a list begins with a hyphen and a space, here stands U+2013 (–); write"},
		{"steps:\n- Egy.\n— Kettő.\n— Három.\n", "3: an entry of a list begins with a hyphen and a space, here stands U+2014 (—)"},
		{"requirements:\n  • document: a\n    whose: b\n", "2: an entry of a list begins with a hyphen and a space, here stands U+2022 (•)"},
		{"steps:\n  * Egy.\n  * Kettő.\n", "2: an entry of a list begins with a hyphen and a space, here stands U+002A (*)"},
		{"steps:\n  - Egy.\n  -Kettő.\n  - Három.\n", "3: behind the hyphen of a list there must be a space"},
		{"requirements:\n  -document: a\n    whose: b\n", "2: behind the hyphen of a list there must be a space"},
		{"steps:\n  - -5 fok\n  - Ez – mondta – jó.\n", ""},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
	assert_int_equal(sign_false_hyphen("– egy"), 3);
	assert_int_equal(sign_false_hyphen("-egy"), 1);
	assert_int_equal(sign_false_hyphen("•egy"), 3);
	assert_int_equal(sign_false_hyphen("- egy"), 0);
	assert_int_equal(sign_false_hyphen("-5"), 0);
	assert_int_equal(sign_false_hyphen("+36"), 0);
	assert_int_equal(sign_false_hyphen("egy"), 0);
	assert_int_equal(sign_false_hyphen(""), 0);
}

static void
test_colons(void **state)
{
	static const struct sample samples[] = {
		{"id: x\nname： Fa\ncode: y\n", "2: behind a key there must be a plain colon, here stands U+FF1A (：)"},
		{"id: x\nname∶ Fa\n", "2: behind a key there must be a plain colon, here stands U+2236 (∶)"},
		{"id: x\nname:Fa\ncode: y\n", "2: behind the colon of a key there must be a space"},
		{"fees:\n  - amount:5\n    note: x\n", "2: behind the colon of a key there must be a space"},
		{"id: x\nname Fa\ncode: y\n", "2: behind the key a colon is missing"},
		{"id: x\nsummary: Itt intézheti: hol\ncode: y\n", "2: has a colon within the text; put the whole text into quotation marks"},
		{"steps:\n  - text: Kérje: ezt\n", "2: has a colon within the text"},
		{"steps:\n  - Kérje: ezt: azt\n", "2: has a colon within the text"},
		{"id: x\nname: “Fa: mi”\n", "2: the text begins with U+201C (“), which holds nothing together"},
		{"id: x\nEz egy mondat\ncode: y\n", "2: is neither \"key: value\" nor \"- entry\""},
		{"id: x\nurl: https://a.hu:80/b:c\n", ""},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

static void
test_quotation_marks(void **state)
{
	static const struct sample samples[] = {
		{"id: x\nname: \"Fa\nsummary: Egy\na: \"b\"\nc: d\n", "2: the quotation mark that opens here is closed only in line 4"},
		{"id: x\nname: 'Fa\nsummary: Egy\na: 'b'\nc: d\n", "2: the quotation mark that opens here is closed only in line 4"},
		{"id: x\nname: \"Fa\nsummary: Egy\n", "2: the quotation mark that opens here is never closed"},
		{"id: x\naliases:\n  - a\n  - \"b\n  - c\n", "4: the quotation mark that opens here is never closed"},
		{"id: x\nname: \"Otthon\" program\n", "2: goes on behind the closing quotation mark"},
		{"id: x\nname: 'Kérje a 'zöld' kártyát'\n", "2: goes on behind the closing quotation mark"},
		{"name: \"a\\d\"\n", "1: has a backslash between quotation marks"},
		{"name: „Otthon” program\nx: ”y”\n", ""},
		{"name: \"több\n  sorban\"\nx: \"y\"\n", ""},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

static void
test_brackets(void **state)
{
	static const struct sample samples[] = {
		{"id: x\naliases: [a, b\ncode: y\n", "2: the bracket that opens here is never closed"},
		{"id: x\nfees: {a: b\ncode: y\n", "2: the bracket that opens here is never closed"},
		{"list: [\"a\", \"b, \"c\"]\n", "1: has an entry too much between brackets"},
		{"list: [a,, b]\n", "1: has two commas"},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

static void
test_first_signs(void **state)
{
	static const struct sample samples[] = {
		{"name: @x\n", "1: the text begins with U+0040 (@)"},
		{"name: %x\n", "1: the text begins with U+0025 (%)"},
		{"name: `x`\n", "1: the text begins with U+0060 (`)"},
		{"name: & Társa\n", "1: the text begins with U+0026 (&)"},
		{"name: ? mi\n", "1: the text begins with U+003F (?)"},
		{"name: | szöveg\n", "1: the text begins with U+007C (|)"},
		{"name: > szöveg\n", "1: the text begins with U+003E (>)"},
		{"name: !Fontos\n", "1: tags (!) are not allowed; delete the tag, or put the text into quotation marks"},
		{"name: *Fontos\n", "1: aliases (*) are not allowed; write the value out, or put the text into quotation marks"},
		{"name: Kovács & Társa! 100 % *\n", ""},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

static void
test_indentation(void **state)
{
	static const struct sample samples[] = {
		{"id: x\n  name: y\n", "2: is indented further than what it belongs to"},
		{"fees:\n  - amount: 1\n   note: x\n", "3: is indented otherwise than the lines it belongs to"},
		{"steps:\n  - a\n - b\n", "3: is indented otherwise than the lines it belongs to"},
		{"  id: x\nname: y\n", "2: does not go on as the file begins"},
		{"id: x\n\tname: y\n", "2: has a tab where YAML wants spaces"},
		{"steps:\n\t- a\n", "2: has a tab where YAML wants spaces"},
		{"steps: - a\n", "1: has an entry on the line of its key"},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

static void
test_comments(void **state)
{
	static const struct sample samples[] = {
		{"summary: Hívja a #1818 számot\n", "1: the text ends before the # in its line; put the whole text into quotation marks"},
		{"summary: #1818\n", "1: the text ends before the # in its line"},
		{"- Egy.\n- Hívja a #1818 számot\n", "2: the text ends before the # in its line"},
		{"a: {b: Hívja a #1818 számot\n  }\n", "1: the text ends before the # in its line"},
		{"text: több sorban áll,\n  de itt #vége\n", "1: the text ends before the # in its line"},
		{"- Vigye be # a hivatalba\n", "notice 1: the text ends before the # in its line, what follows is a comment"},
		{"# a\nid: x # rövid\n#b\n  # c\nname: \"Hívja a #1818 számot\"\nx: C#\ny: a#b\nz: |\n  Ez is #1818\n", ""},
		{"list: # ez jön\n  - a # az első\n", ""},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

static void
test_spaces(void **state)
{
	static const struct sample samples[] = {
		{"id: x\nfees:\n\u00a0\u00a0- a: b\n\u00a0\u00a0- a: c\n", "3: has the invisible character U+00A0 at column 1 in place of a "
		    "space (lines: 2); write a plain space"},
		{"id: x\nfees:\n  - amount: 1\n   \u2007note: c\n", "4: has the invisible character U+2007 at column 4"},
		{"steps:\n  -\u00a0Egy.\n", "2: has the invisible character U+00A0 at column 4"},
		{"id: x\nname:\u00a0Fa\ncode: y\n", "2: has the invisible character U+00A0 at column 6"},
		{"\u200bid: x\n", "1: has the invisible character U+200B at column 1"},
		{"id: x\nna\u200bme: y\n", "2: the key \"na\u200bme\" has the invisible character U+200B at place 3; delete it"},
		{"id\u00a0: x\n", "1: the key \"id\u00a0\" has the invisible character U+00A0 at place 3; delete it"},
		{"name: a\u00a0b\n", ""},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

/* ----------------------------------------------------------------- encodings -- */

#define TREE "id: x\nname: árvíztűrő\nsummary: TÜKÖRFÚRÓGÉP\n"

/* The string with so many bytes a character, the low one first or last. */
static const char *
wide(const char *string, size_t bytes, bool low_first, size_t *size)
{
	char *result = arena_alloc(&arena, strlen(string) * bytes + 1);
	ucs4_t c;
	*size = 0;
	for (const uint8_t *s = (const uint8_t *)string; (s = u8_next(&c, s)); *size += bytes)
		for (size_t i = 0; i < bytes; i++)
			result[*size + (low_first ? i : bytes - 1 - i)] = (char)(c >> 8 * i);
	return result;
}

static void
test_wide_characters(void **state)
{
	static const struct {
		size_t bytes;
		bool low_first;
		const char *name;
	} encodings[] = {{2, true, "UTF-16 LE"}, {2, false, "UTF-16 BE"}, {4, true, "UTF-32 LE"}, {4, false, "UTF-32 BE"}};
	(void)state;
	for (size_t i = 0; i < 8; i++) {
		size_t size;
		const char *data = wide(i < 4 ? TREE : "\ufeff" TREE, encodings[i % 4].bytes, encodings[i % 4].low_first, &size);
		assert_string_equal(complaints(data, size), arena_printf(&arena, "1: is %s, not UTF-8; save the file as UTF-8\n",
		    encodings[i % 4].name));
	}
}

static void
test_single_bytes(void **state)
{
	static const struct sample samples[] = {
		{"id: x\nname: \xe1rv\xedzt\xfbr\xf5\nsummary: T\xdcK\xd6RF\xdaR\xd3G\xc9P\n", "2: is ISO-8859-2 (Latin-2), not UTF-8 (lines "
		    "with such letters: 2); save the file as UTF-8"},
		{"name: \x84\xe1rv\xedz\x94\n", "1: is Windows-1250, not UTF-8 (lines with such letters: 1)"},
		{"name: \xa0rv\xa1zt\xfbr\x8b t\x81k\x94rf\xa3r\xa2g\x82p\n", "1: is IBM852 (DOS), not UTF-8"},
		{"name: \x87rv\x92zt\xf5r\xcc t\x9fk\x9arf\x9cr\x97g\x8ep\n", "1: is Mac OS CE, not UTF-8"},
		{"name: árvíz\nx: t\xfbr\xf5\ny: \xe9\nz: ő\n", "2: the accented letters here are not UTF-8, as they are elsewhere in the file, "
		    "but ISO-8859-2 (Latin-2) (lines: 2); type them again"},
		{"name: \ufffdrv\ufffdz\n", "1: a letter was lost here when the file was saved in another encoding (U+FFFD); type it"},
	};
	(void)state;
	ASSERT_SAMPLES(samples);
}

/* What can be read of it is, so that its other faults are found in the same run. */
static void
test_letters_are_read(void **state)
{
	struct faults faults;
	struct table keys = {0};
	const char source[] = "name: \xe1rv\xedzt\xfbr\xf5\nsummary: \xa9\n";
	struct bytes bytes = {arena_strdup(&arena, source), strlen(source)};
	(void)state;
	faults_init(&faults, "en");
	const struct node *root = yaml_read(&faults, faults_file(&faults, "x.yaml"), &arena, &keys, bytes);
	assert_string_equal(node_get_string(root, "name"), "árvíztűrő");
	assert_string_equal(node_get_string(root, "summary"), "_");
	table_free(&keys);
	faults_destroy(&faults);
}

static void
test_other_files(void **state)
{
	static const char *const begins[] = {"PK\x03\x04", "%PDF-1.4\n", "{\\rtf1\\ansi", "\xd0\xcf\x11\xe0", "\x1f\x8b\x08"};
	(void)state;
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		assert_non_null(strstr(complaints(begins[i], strlen(begins[i])), "0: is no plain text; open it in the program"));
}

/* ---------------------------------------------------------------- characters -- */

static void
test_what_is_visible(void **state)
{
	static const char *const invisible[] = {
		"", " ", "\u00a0", "\u200b", "\u2003\u3000", "\u3164", "\u115f\u1160", "\uffa0", "\u2800", "\u00ad", "\u034f", "\ufe0f",
		"\u0301", "\u0301\u0302", "\u200d\u2060", "\U000e0101", "\U000e0041", "\u180e", "\ue000",
	};
	static const char *const visible[] = {"a", ".", "–", "á", "a\u0301", "\u00a0x", "𝛼", "☎\ufe0f", "€", "我", "'"};
	(void)state;
	for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
		if (text_is_visible(invisible[i]))
			fail_msg("number %zu should be invisible", i);
	for (size_t i = 0; i < sizeof visible / sizeof *visible; i++)
		if (!text_is_visible(visible[i]))
			fail_msg("%s should be visible", visible[i]);
}

static void
test_what_is_hidden(void **state)
{
	size_t place = 0;
	(void)state;
	assert_int_equal(text_hidden("árví\u200bz", false, &place), 0x200b);
	assert_int_equal(place, 5);
	assert_int_equal(text_hidden("a\u2060", false, &place), 0x2060);
	assert_int_equal(text_hidden("a\u3164", false, &place), 0x3164);
	assert_int_equal(text_hidden("\U000e0020", false, &place), 0xe0020);
	assert_int_equal(place, 1);
	assert_int_equal(text_hidden("ház\u00adsor 5\u00a0000 ☎\ufe0f", false, &place), 0);
	assert_int_equal(text_hidden("5\u00a0000", true, &place), 0xa0);
	assert_int_equal(place, 2);
	assert_int_equal(text_hidden("ház\u00adsor", true, &place), 0xad);
	assert_int_equal(text_hidden("árvíztűrő – посвідчення €", true, &place), 0);
	assert_string_equal(text_without_hidden(&arena, "\u00a0á\u200bb\ufeff c"), "áb c");
}

static int
free_all(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_hyphens, free_all),
		cmocka_unit_test_teardown(test_colons, free_all),
		cmocka_unit_test_teardown(test_quotation_marks, free_all),
		cmocka_unit_test_teardown(test_brackets, free_all),
		cmocka_unit_test_teardown(test_first_signs, free_all),
		cmocka_unit_test_teardown(test_indentation, free_all),
		cmocka_unit_test_teardown(test_comments, free_all),
		cmocka_unit_test_teardown(test_spaces, free_all),
		cmocka_unit_test_teardown(test_wide_characters, free_all),
		cmocka_unit_test_teardown(test_single_bytes, free_all),
		cmocka_unit_test_teardown(test_letters_are_read, free_all),
		cmocka_unit_test_teardown(test_other_files, free_all),
		cmocka_unit_test_teardown(test_what_is_visible, free_all),
		cmocka_unit_test_teardown(test_what_is_hidden, free_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
