/* What quantities texts say, in figures, in words, joined and in ranges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "data/editor/language/numerals.h"
#include "data/editor/language/quantities.h"

static const struct said {
	const char *text, *quantities; /* "days 8, age 16" */
} said[] = {
	{"Fizessen 4 300 Ft-ot.", "money 4300"},
	{"A díj 12 ezer forint.", "money 12000"},
	{"Négyezer-háromszáz forintba kerül.", "money 4300"},
	{"Az összeg {amount:dij-2026}.", ""},
	{"8 napon belül", "days 8"},
	{"nyolcnapos határidő", "days 8"},
	{"8 munkanap", "working 8"},
	{"8 naptári nap", "days 8"},
	{"két hét múlva", "days 14"},
	{"háromhetes", "days 21"},
	{"Fél évig jó.", "days 182"},
	{"félévente", "days 183"},
	{"másfél évig", "days 547"},
	{"3 hónapja van", "days 90"},
	{"36 és 90 nap között", "days 36, days 90"},
	{"2–3 hét", "days 14, days 21"},
	{"16 éves kortól", "age 16"},
	{"tizenhat évesen", "age 16"},
	{"18 éven aluli", "age 18"},
	{"65 év felett", "age 65"},
	{"2 éves szerződés", "days 730"},
	{"tízéves útlevél", "days 3650"},
	{"betöltötte a tizenhatodik évét", "age 16"},
	{"a 18. születésnapja után", "age 18"},
	{"aki elmúlt 14", "age 14"},
	{"a Fő utca 40. alatt", ""},
	{"a 28. héttől", ""},
	{"két példányban", "pieces 2"},
	{"négy eredeti példányt", "pieces 4"},
	{"2 fényképet", "pieces 2"},
	{"május 31-ig", "date 531"},
	{"2026. április 20-án", "date 420"},
	{"nappali tagozat, 5. évfolyam, hétvégén", ""},
	{"3-ig, évente", ""},
	{"Ő", ""},
};

/* All that a text says, as in the table. */
static void
say(struct arena *arena, const char *text, char *out, size_t size)
{
	static const char *const names[] = {"", "money", "days", "working", "age", "pieces", "date"};
	struct wording wording = wording_read(arena, "hu", text);
	*out = '\0';
	for (size_t i = 0; i < wording.count; i++) {
		struct quantity quantity = quantity_at(&wording, i);
		size_t used = strlen(out);
		if (quantity.kind)
			snprintf(out + used, size - used, "%s%s %ld", used ? ", " : "", names[quantity.kind], quantity.value);
	}
}

static void
test_quantities_are_read(void **state)
{
	struct arena arena = {0};
	char out[200];
	(void)state;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		say(&arena, said[i].text, out, sizeof out);
		if (strcmp(out, said[i].quantities))
			fail_msg("\"%s\": \"%s\", not \"%s\"", said[i].text, out, said[i].quantities);
	}
	arena_free(&arena);
}

static void
test_a_month_is_thirty_days_or_so(void **state)
{
	struct quantity month = {.kind = QUANTITY_DAYS, .value = 30}, days = {.kind = QUANTITY_DAYS, .value = 31}, other = {.kind = QUANTITY_DAYS, .value = 32};
	struct quantity working = {.kind = QUANTITY_WORKING_DAYS, .value = 30};
	(void)state;
	assert_true(quantity_is(&month, &days));
	assert_false(quantity_is(&month, &other));
	assert_false(quantity_is(&month, &working));
}

static void
test_how_long_ago_is_no_deadline(void **state)
{
	struct arena arena = {0};
	struct wording ago = wording_read(&arena, "hu", "két hete vette"), had = wording_read(&arena, "hu", "15 napja van rá");
	struct quantity two = quantity_at(&ago, 0), fifteen = quantity_at(&had, 0);
	(void)state;
	assert_true(quantity_is_ago(&ago, &two));
	assert_false(quantity_is_ago(&had, &fifteen));
	arena_free(&arena);
}

static void
test_ordinals(void **state)
{
	(void)state;
	assert_int_equal(numeral_read_ordinal("tizenhatodik"), 16);
	assert_int_equal(numeral_read_ordinal("huszonhetedik"), 27);
	assert_int_equal(numeral_read_ordinal("hatodik"), 6);
	assert_int_equal(numeral_read_ordinal("második"), 2);
	assert_int_equal(numeral_read_ordinal("ötven"), 0);
	assert_int_equal(numeral_read_ordinal("másodlat"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quantities_are_read),
		cmocka_unit_test(test_a_month_is_thirty_days_or_so),
		cmocka_unit_test(test_how_long_ago_is_no_deadline),
		cmocka_unit_test(test_ordinals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
