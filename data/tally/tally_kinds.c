#include "data/tally/tally_kinds.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

static const char *const dropped[] = {"lines", "files", "damaged", NULL};
static const char *const ends[] = {"finished", "left", NULL};
static const char *const took[] = {"complete", "paper", "code", "phone", NULL};
static const char *const said[] = {"good", "fair", "bad", "not-for-me", "not-found", NULL};
static const char *const desk[] = {"fine", "missing", "invalid", "form", "fee", "person", "place", "case", "other", NULL};
static const char *const calls[] = {"made", "taken", "lapsed", NULL};
static const char *const searches[] = {"found", "failed", "other", NULL};

static const struct tally_form forms[TALLY_KINDS] = {
	[TALLY_DROPPED] = {.name = "dropped", .words = dropped},
	[TALLY_END] = {.name = "end", .words = ends},
	[TALLY_TOOK] = {.name = "took", .words = took},
	[TALLY_SAID] = {.name = "said", .number = true, .words = said},
	[TALLY_OPENED] = {.name = "opened", .number = true, .least = 1},
	[TALLY_ABANDONED] = {.name = "abandoned", .number = true, .least = 1},
	[TALLY_DESK] = {.name = "desk", .number = true, .least = 1, .words = desk},
	[TALLY_LACKED] = {.name = "lacked", .number = true, .least = 1, .part = true},
	[TALLY_CALL] = {.name = "call", .words = calls},
	[TALLY_SEARCH] = {.name = "search", .words = searches},
	[TALLY_UNFOUND] = {.name = "unfound", .free = true},
};

const struct tally_form *
tally_form(enum tally_kind kind)
{
	return &forms[kind];
}

const char *
tally_kind_name(enum tally_kind kind)
{
	return forms[kind].name;
}

const char *const *
tally_kind_words(enum tally_kind kind)
{
	return forms[kind].words;
}

static bool
is_one_of(const char *const *words, const char *word)
{
	while (*words && strcmp(*words, word))
		words++;
	return *words;
}

/* A word as the search folds it: letters and digits, and nothing that stands between words. */
static bool
is_word(const char *word)
{
	const uint8_t *at = (const uint8_t *)word;
	ucs4_t c;
	if (!*at || u8_check(at, strlen(word)))
		return false;
	while ((at = u8_next(&c, at)))
		if (!uc_is_alnum(c) && !uc_is_general_category(c, UC_CATEGORY_M))
			return false;
	return true;
}

static bool
number_fits(bool wanted, uint32_t least, uint32_t number)
{
	return wanted ? number >= least && number <= LIMIT_NUMBER : !number;
}

bool
tally_key_is_good(const struct tally_line *line)
{
	if ((unsigned)line->kind >= TALLY_KINDS || !memchr(line->word, 0, sizeof line->word))
		return false;
	const struct tally_form *form = &forms[line->kind];
	if (!number_fits(form->number, form->least, line->number) || !number_fits(form->part, 1, line->part))
		return false;
	return form->words ? is_one_of(form->words, line->word) : form->free ? is_word(line->word) : !*line->word;
}
