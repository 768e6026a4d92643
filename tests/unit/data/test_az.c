/* The A–Z list: Hungarian alphabetical order against a reference, letters, lines, headings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libgen.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "data/editor/build/heading.h"
#include "data/catalogue.h"
#include "data/editor/build/collate.h"
#include "tests/support/support.h"

/* In the order of "A magyar helyesírás szabályai" 14: digraphs are letters, doubled ones count as two,
 * long vowels as short ones unless all else is the same, spaces and hyphens as nothing. */
static const char *const reference[] = {
	"acél", "ad", "adó", "ág", "agár", "áram", "ásatás", "ásó", "aszály", "asszony", "aszú", "cél",
	"cukor", "csal", "család", "csík", "csók", "csomag", "dél", "díj", "dzadzíki", "dzéta", "dzsem",
	"dzsúdó", "egészség", "egészségügy", "egy", "egyfelé", "egyféle", "egyház", "elöl", "elől", "éves",
	"ezer", "ezüst", "gáz", "gázszámla", "gyám", "gyámhivatal", "gyógyszer", "ház", "hazafi", "házas",
	"házszám", "házsártos", "igaz", "igazolás", "igazság", "ír", "iram", "írás", "irat", "kas", "kasmír",
	"Kassák", "kastély", "kasza", "kaszinó", "kassza", "kaszt", "kerek", "kerék", "kérek", "kis részben",
	"kissé", "Kis-Somlyó", "kistányér", "kis virág", "kőzet", "község", "községháza", "közszolgálat",
	"közút", "lap", "láz", "lúd", "lyuk", "márvány", "márványkő", "Márvány-tenger", "márványtömb",
	"Márvány Zsolt", "mennek", "menü", "menza", "meny", "menyasszony", "menny", "mennybolt", "mennyi",
	"nagy", "naggyá", "nagygyakorlat", "naggyal", "nagyít", "nagyobb", "nagyol", "nagyoll", "nyár",
	"nyugdíj", "okmány", "oltás", "orvos", "óvoda", "öröklés", "őrség", "özvegy", "pénz", "pénzsegély",
	"pénztár", "pénzügy", "rendőr", "sajt", "segély", "súly", "szak", "szel", "szél", "személyi",
	"szüret", "szűret", "táj", "tanú", "túra", "tyúk", "új", "út", "utas", "üdülő", "ügy", "űrlap",
	"üzem", "víz", "vízszámla", "vizsga", "zálog", "zöld", "zug", "zsák", "zseb",
};
enum { WORDS = sizeof reference / sizeof *reference };

static const char *const letters[] = {
	"A", "C", "Cs", "D", "Dz", "Dzs", "E", "G", "Gy", "H", "I", "K", "L", "Ly", "M", "N", "Ny", "O", "Ö",
	"P", "R", "S", "Sz", "T", "Ty", "U", "Ü", "V", "Z", "Zs",
};
enum { LETTERS = sizeof letters / sizeof *letters };

/* ----------------------------------------------------------------------- order -- */

struct keyed {
	const char *word;
	const struct blob *key;
};

static int
by_key(const void *a, const void *b)
{
	const struct blob *x = ((const struct keyed *)a)->key, *y = ((const struct keyed *)b)->key;
	int order = memcmp(x->bytes, y->bytes, x->size < y->size ? x->size : y->size);
	return order ? order : (x->size > y->size) - (x->size < y->size);
}

static void
check_order(void)
{
	struct arena arena = {0};
	struct keyed words[WORDS];
	struct collator *collator = collate_open("hu");
	assert_non_null(collator);
	for (size_t i = 0; i < WORDS; i++) { /* far from sorted: 89 and the number of words have no divisor */
		const char *word = reference[i * 89 % WORDS];
		words[i] = (struct keyed){word, collate_key(collator, &arena, word)};
	}
	qsort(words, WORDS, sizeof *words, by_key);
	for (size_t i = 0; i < WORDS; i++)
		assert_string_equal(words[i].word, reference[i]);
	collate_close(collator);
	arena_free(&arena);
}

static void
test_order_is_hungarian_in_every_locale(void **state)
{
	static const char *const locales[] = {"", "C", "C.UTF-8", "hu_HU.UTF-8", "en_US.UTF-8", "de_DE.UTF-8"};
	(void)state;
	assert_true(WORDS >= 60 && WORDS % 89);
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		setlocale(LC_ALL, locales[i]); /* where it is not installed, the one before stays */
		setenv("LC_ALL", locales[i], 1);
		check_order();
	}
	setlocale(LC_ALL, "C");
	unsetenv("LC_ALL");
}

static void
test_sort_parts_letters_that_look_like_one(void **state)
{
	struct arena arena = {0};
	struct collator *collator = collate_open("hu");
	(void)state;
	assert_non_null(collator);
	const struct keyed one = {"mezsgye", collate_key(collator, &arena, "mezsgye")};
	const struct keyed read_as_one = {"mézsör", collate_key(collator, &arena, "mézsör")};
	const struct keyed with_sort = {"mézsör", collate_key(collator, &arena, "méz sör")};
	assert_true(by_key(&one, &read_as_one) < 0);
	assert_true(by_key(&one, &with_sort) > 0);
	collate_close(collator);
	arena_free(&arena);
}

/* -------------------------------------------------------------------- catalogue -- */

static struct catalogue *catalogue;
static struct arena arena;

static void
write_source(const char *name, const char *text)
{
	support_write(support_path(name), text, strlen(text));
}

/* A matter for every word, and some with other names. */
static const char *
matters(void)
{
	const char *all = "";
	for (size_t i = 0; i < WORDS; i++) {
		const char *word = reference[i * 89 % WORDS];
		all = arena_printf(&arena, "%s- {id: w%zu, name: \"%s\", title: x, authority: a, as_of: \"2022\"%s}\n",
		    all, i, word, strcmp(word, "házszám") ? ""
		    : ", aliases: [utcaszám, \"Házszám\", {en: house number}, hol van a házam]");
	}
	return all;
}

static int
build_catalogue(void **state)
{
	(void)state;
	write_source("catalogue.yaml", "name: Próba\ndate: \"2026-11-20\"\n");
	write_source("authorities.yaml", "- {id: a, name: A hivatal}\n");
	write_source("matters.yaml", matters());
	const char *file = support_path("catalogue.db");
	char *arguments[] = {"build", "-o", (char *)file, dirname(arena_strdup(&arena, file)), NULL};
	if (build_command(4, arguments))
		return -1;
	return catalogue_open(&catalogue, file) != STATUS_DONE;
}

static int
remove_catalogue(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	arena_free(&arena);
	return 0;
}

static void
test_letters_are_those_of_the_alphabet(void **state)
{
	struct az_letters found;
	size_t lines = 0;
	(void)state;
	assert_int_equal(catalogue_az_letters(catalogue, &arena, "hu", &found), STATUS_DONE);
	assert_int_equal(found.count, LETTERS);
	for (size_t i = 0; i < LETTERS; i++) {
		assert_string_equal(found.items[i].name, letters[i]);
		lines += found.items[i].lines;
	}
	assert_int_equal(lines, WORDS + 1); /* and "utcaszám" */
}

static void
test_lines_come_in_order_and_in_parts(void **state)
{
	struct az_letters found;
	struct az_lines lines;
	size_t next = 0;
	(void)state;
	assert_int_equal(catalogue_az_letters(catalogue, &arena, "hu", &found), STATUS_DONE);
	for (size_t i = 0; i < found.count; i++) {
		size_t seen = 0;
		do {
			assert_int_equal(catalogue_az(catalogue, &arena, "hu", found.items[i].number, seen, 3, &lines),
			    STATUS_DONE);
			for (size_t l = 0; l < lines.count; l++) {
				if (lines.items[l].see.text) {
					assert_string_equal(lines.items[l].name.text, "utcaszám");
					assert_string_equal(lines.items[l].see.text, "házszám");
				} else {
					assert_string_equal(lines.items[l].name.text, reference[next++]);
				}
				assert_false(lines.items[l].is_service);
			}
			seen += lines.count;
		} while (lines.count);
		assert_int_equal(seen, found.items[i].lines);
	}
	assert_int_equal(next, WORDS);
}

static void
test_another_language_falls_back(void **state)
{
	struct az_letters found;
	(void)state;
	assert_int_equal(catalogue_az_letters(catalogue, &arena, "de", &found), STATUS_DONE);
	assert_int_equal(found.count, LETTERS);
}

/* --------------------------------------------------------------------- headings -- */

static void
test_sentences_are_no_headings(void **state)
{
	static const struct {
		const char *alias, *lang;
		bool heading;
	} samples[] = {
		{"személyi", "hu", true}, {"új személyi csere", "hu", true}, {"TAJ-kártya", "hu", true},
		{"könyves személyi cseréje", "hu", true}, {"lejárt személyi", "hu", true},
		{"lejárt a személyim", "hu", false}, {"kirúgtak", "hu", false}, {"elköltöztem", "hu", false},
		{"hol kapok lakcímkártyát", "hu", false}, {"Mit tegyek", "hu", false},
		{"férjem meghalt", "hu", false}, {"jó lesz", "hu", false}, {"mennyi?", "hu", false},
		{"albérletbe költözöm", "hu", false}, {"tanulóidő beszámít-e", "hu", false}, {"tejüzem", "hu", true},
		{"öt szónál is több van", "hu", false}, {"gyerek született", "hu", false},
		{"64 125 forint", "hu", false}, {"24 órás útlevél", "hu", false},
		{"lost ID card", "en", true}, {"how to renew passport", "en", false},
		{"apply for passport", "en", false}, {"my ID card", "en", false}, {"item", "en", true},
		{"Personalausweis", "de", true}, {"wo ist das Amt", "de", false},
		{"посвідчення особи", "uk", true}, {"як отримати паспорт", "uk", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		if (heading_is_name(samples[i].alias, samples[i].lang) != samples[i].heading)
			fail_msg("\"%s\" should%s be a heading", samples[i].alias, samples[i].heading ? "" : " not");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order_is_hungarian_in_every_locale),
		cmocka_unit_test(test_sort_parts_letters_that_look_like_one),
		cmocka_unit_test(test_letters_are_those_of_the_alphabet),
		cmocka_unit_test(test_lines_come_in_order_and_in_parts),
		cmocka_unit_test(test_another_language_falls_back),
		cmocka_unit_test(test_sentences_are_no_headings),
	};
	return cmocka_run_group_tests(tests, build_catalogue, remove_catalogue);
}
