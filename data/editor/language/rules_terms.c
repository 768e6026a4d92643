/* Terms of the law that the glossary does not explain: those of the table, and what is made as the law makes words. */
#include <string.h>

#include "data/editor/language/heads.h"
#include "data/editor/language/rules.h"

/* How words of the law begin and end; what stands before or after is the other half of a compound. */
static const char *const beginnings[] = {"jog", "hagyaték", "birtok", "per", NULL};
static const char *const ends[] = {"jog", "jogosult", "kötelezett", "mentesség", "képesség", "képtelenség", "meghagyás", "zárlat", "vélelem", "vélelm",
	"öröklés", "örökös", "szolgalom", "szolgalm", "eljárás", "gondnok", "okirat", "bírság", "hitelező", "tilalom", "tilalm", "hatály", "kereset",
	"illeték", "per", NULL};
/* Those that everybody knows. */
static const char *const plain[] = {"jogos", "jogi", "jogász", "jogtalan", "jogom", "jogod", "jogunk", "jogsi", "díjmentesség", "jogerő", "jogerej",
	"jogseg", "jogszabály", "birtokában", "birtokába", "birtokol", "perc", "perem", "perl", "pers", "perp", "munkaképesség",
	"közlekedőképesség", "közlekedésképesség", "fizetőképesség", "büntetőeljárás", "munkatilalom", "átlagkereset", "főkereset", NULL};

/* Whether the glossary has the beginning of a word as a term; or the word as the beginning of one. */
static bool
is_explained(const struct known *known, const char *word, size_t size)
{
	enum { LEAST = 6, ENDING = 3 };
	if (known_explains(known, word, size))
		return true;
	for (size_t i = 0; i < known->terms.room; i++) {
		const struct table_item *term = &known->terms.items[i];
		size_t stem = term->key && term->size > LEAST + ENDING ? term->size - ENDING : term->size;
		if (term->key && stem >= LEAST && stem <= size && !memcmp(term->key, word, stem))
			return true;
	}
	return false;
}

/* The bytes of a word before its endings where it is made so; 0: it is not. */
static size_t
compound_of_law(const char *word)
{
	enum { OTHER_HALF = 4 };
	size_t size = strlen(word);
	for (size_t i = 0; ends[i]; i++) {
		const char *end = strlen(word) > strlen(ends[i]) + 2 ? strstr(word + 2, ends[i]) : NULL;
		if (end && is_noun_ending(end + strlen(ends[i])))
			return (size_t)(end - word) + strlen(ends[i]);
	}
	for (size_t i = 0; beginnings[i]; i++)
		if (!strncmp(word, beginnings[i], strlen(beginnings[i])) && size >= strlen(beginnings[i]) + OTHER_HALF &&
		    !is_noun_ending(word + strlen(beginnings[i])))
			return size;
	return 0;
}

static void
find_terms(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct phrase_match *items = passage->phrases.items;
	for (size_t i = 0; i < passage->phrases.count; i++) {
		const struct phrase *phrase = items[i].phrase;
		if (phrase->kind == PHRASE_TERM && !known_explains(known, phrase->pattern, strcspn(phrase->pattern, "~")) &&
		    !known_explains(known, phrase->instead, strlen(phrase->instead)))
			hit_words(hits, passage, items[i].first, items[i].last, phrase->instead);
	}
}

/* Whether "jog" stands at a word, after what it is a right to: "üzembentartói jog", but not what everybody calls so. */
static bool
is_right(const struct wording *wording, size_t at)
{
	static const char *const known_to_all[] = {"tartózkodási", "felügyeleti", "vagyoni", "állampolgári", "emberi", "polgári", "alanyi", "szülői",
		"tulajdoni", "szavazati", "választási", "magyar", "alapvető", NULL};
	const struct wording_word *words = &wording->words[at];
	size_t size = at ? strlen(words[-1].lower) : 0;
	return size > 5 && !words->opens && words[-1].lower[size - 1] == 'i' && !strncmp(words->lower, "jog", strlen("jog")) &&
	    is_noun_ending(words->lower + strlen("jog")) && !wording_is(&words[-1], known_to_all);
}

/* Whether the table has the word. */
static bool
is_in_table(const struct placed_text *passage, size_t at)
{
	const struct phrase_match *items = passage->phrases.items;
	for (size_t i = 0; i < passage->phrases.count; i++)
		if (items[i].phrase->kind != PHRASE_STIFF && items[i].first <= at && items[i].last >= at)
			return true;
	return false;
}

void
rule_term(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	find_terms(known, passage, hits);
	for (size_t i = 0; i < wording->count; i++) {
		const char *word = wording->words[i].lower;
		size_t size = wording_begins(&wording->words[i], plain) ? 0 : compound_of_law(word);
		if (size && !is_explained(known, word, size) && !is_in_table(passage, i))
			hit_words(hits, passage, i, i, arena_strndup(hits->arena, word, size));
		const char *right = is_right(wording, i) ? arena_printf(hits->arena, "%s jog", wording->words[i - 1].lower) : NULL;
		if (right && !known_explains(known, right, strlen(right)) && !is_in_table(passage, i))
			hit_words(hits, passage, i - 1, i, right);
	}
}
