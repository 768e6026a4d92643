/* Words for single values. */
#include <stdio.h>

#include "data/date.h"
#include "data/page.h"

static const char *const months[] = {
	W("January"), W("February"), W("March"), W("April"), W("May"), W("June"), W("July"),
	W("August"), W("September"), W("October"), W("November"), W("December"),
};

/* Where a month stands without a day; Ukrainian inflects. */
static const char *const lone_months[] = {
	W("January (alone)"), W("February (alone)"), W("March (alone)"), W("April (alone)"),
	W("May (alone)"), W("June (alone)"), W("July (alone)"), W("August (alone)"),
	W("September (alone)"), W("October (alone)"), W("November (alone)"), W("December (alone)"),
};

const char *
page_date(struct arena *arena, const char *lang, const char *iso)
{
	struct date date;
	if (!date_read_partial(iso, &date) || !date.month)
		return iso;
	const char *pattern = date.day ? W("{day} {month} {year}") : W("{month} {year}");
	const char *name = (date.day ? months : lone_months)[date.month - 1];
	return WORDS_FILL(arena, words_get(&page_words, lang, pattern),
	    {"year", arena_printf(arena, "%d", date.year)},
	    {"month", words_get(&page_words, lang, name)},
	    {"day", arena_printf(arena, "%d", date.day)});
}

const char *
page_amount(struct arena *arena, const char *lang, int64_t amount)
{
	return catalogue_amount(arena, lang, UNIT_HUF, arena_printf(arena, "%lld", (long long)amount));
}
