/* Sentences in which nobody does anything: nouns and adjectives made of verbs, and who does it behind "által". */
#include <string.h>

#include "data/editor/language/heads.h"
#include "data/editor/language/rules.h"

/* The place after the last "ás" or "és" of a word with something before it; NULL: there is none. */
static const char *
after_noun_of_verb(const char *word)
{
	enum { BEFORE = 4 };
	const char *after = NULL;
	for (const char *s = word; *s; s++)
		if ((!strncmp(s, "ás", strlen("ás")) || !strncmp(s, "és", strlen("és"))) && s - word >= BEFORE)
			after = s + strlen("ás");
	return after;
}

/* Nouns that everybody has for a thing, though they are made of verbs. */
static const char *const things[] = {"lakás", "írás", "kérés", "vásárlás", "tartozás", "ellátás", "támogatás", "igazolás",
	"biztosítás", "szerződés",
	"fizetés", "értesítés", "végzés", "állás", "szállás", "szolgáltatás", "nevelés", "gondozás", "oktatás", "képzés", "öröklés", "utazás",
	"parkolás", "foglalkoz", "vállalkozás", "hozzájárulás", "meghatalmazás", "döntés", "kérdés", "segítés", "juttatás",
	"büntetés", "megállapodás",
	"felmondás", "felszólítás", "panasz", "kezelés", "változás", "hallgatás", "tanítás", "jogosítvány", "távolság", "házasság", "betegség",
	"fogyatékosság", "örökség", "közösség", "társaság", "város", "előadás", "ápolás", "étkezés", "szülés", "temetés",
	"lakhatás", "bejegyzés",
	"működés", "bérlés", "forrás", "szokás", "tudás", "mérés", "költözés", "nyilvántartás", "háztartás", "születés", NULL};

/* Whether a word is a noun made of a verb that belongs to something: "benyújtásának", "bejelentésére". The first of two that
 * stand side by side does not count: "kivágásához vagy csonkolásához", and a thing only in a chain: "változásának bejelentésére". */
static unsigned
is_noun_of_verb(const struct wording *wording, size_t at)
{
	const char *word = wording->words[at].lower, *after = after_noun_of_verb(word);
	enum { LONG = 10 }; /* bytes of what is the same thing in compounds */
	static const char *const side_by_side[] = {"és", "vagy", NULL};
	bool belongs = after && strncmp(after, "ek", strlen("ek")) && (*after == 'a' || *after == 'e' ||
	    !strncmp(after, "á", strlen("á")) || !strncmp(after, "é", strlen("é")));
	if (!belongs || !is_noun_ending(after))
		return 0;
	if (at + 2 < wording->count && wording_is(&wording->words[at + 1], side_by_side) && is_noun_of_verb(wording, at + 2))
		return 0;
	for (size_t i = 0; things[i]; i++)
		if (strlen(things[i]) < LONG ? !strncmp(word, things[i], strlen(things[i])) : strstr(word, things[i]) != NULL)
			return !strncmp(after, "ának", strlen("ának")) && at + 1 < wording->count && is_noun_of_verb(wording, at + 1);
	return 1;
}

void
rule_nouns(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	(void)known;
	for (size_t first = 0, next; first < wording->count; first = next) {
		unsigned count = 0;
		for (next = first; next < wording->count && wording->words[next].sentence == wording->words[first].sentence; next++)
			count += is_noun_of_verb(wording, next);
		if (count > 1)
			hit_words(hits, passage, first, next - 1, arena_printf(hits->arena, "%u", count));
	}
}

/* "fizetendő", "csatolandók" */
static bool
is_gerundive(const char *word)
{
	static const char *const others[] = {"állandó", "leendő", "teendő", "jövendő", "védendő", "mulandó", "maradandó",
		"halandó", "szállandó"};
	const char *end = strstr(word, "andó");
	end = end ? end : strstr(word, "endő");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strstr(word, others[i]))
			return false;
	return end && end - word > 2 && is_noun_ending(end + strlen("andó"));
}

/* "ezen igazolás", "azon személyek": with the noun, but without the article. */
static bool
is_bookish_pointer(const struct wording *wording, size_t at)
{
	static const char *const pointers[] = {"ezen", "azon", "jelen", "ezek", "ugyanezen", "ugyanazon", NULL};
	static const char *const nouns[] = {"időpont", "határidő", "esetben", "személy", "adat", "feltétel", "jog", "okból",
		"célból", "szabály", "irat",
		"papír", "kérelem", "kérelm", "ügy", "összeg", "időszak", "lehetőség", NULL};
	const struct wording_word *words = &wording->words[at];
	size_t before;
	if (!wording_is(words, pointers) || at + 1 >= wording->count || words[1].opens || words[1].comma)
		return false;
	const struct head *head = head_of(words[1].lower, &before);
	return wording_begins(&words[1], nouns) || (head && !before);
}

void
rule_nobody(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	(void)known;
	for (size_t i = 0; i < wording->count; i++) {
		const char *word = wording->words[i].lower;
		if (is_gerundive(word))
			hit_words(hits, passage, i, i, "az igével: „fizesse be”, „tegye mellé”");
		else if (!strcmp(word, "által"))
			hit_words(hits, passage, i ? i - 1 : i, i, "az igével: „amit a hivatal kiad”, „aláírja a szülő”");
		else if (is_bookish_pointer(wording, i))
			hit_words(hits, passage, i, i + 1, "névelővel: „ez az igazolás”, „ebben az esetben”");
	}
}
