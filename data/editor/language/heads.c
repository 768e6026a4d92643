#include "data/editor/language/heads.h"

#include <string.h>

/* Longer ones before those that they end with. */
static const struct head heads[] = {
	{"jegyzőkönyv", HEAD_PAPER, false}, {"könyv", HEAD_PAPER, false}, {"adatlap", HEAD_PAPER, false}, {"űrlap", HEAD_PAPER, false},
	{"lap", HEAD_PAPER, false}, {"kivonat", HEAD_PAPER, false}, {"másolat", HEAD_PAPER, false}, {"igazolás", HEAD_PAPER, false},
	{"igazolván", HEAD_PAPER, false}, {"levél", HEAD_PAPER, false}, {"level", HEAD_PAPER, false}, {"engedél", HEAD_PAPER, false},
	{"bizonyítván", HEAD_PAPER, false}, {"okmán", HEAD_PAPER, false}, {"nyilatkozat", HEAD_PAPER, false},
	{"szerződés", HEAD_PAPER, false}, {"kárty", HEAD_PAPER, false}, {"határozat", HEAD_PAPER, false}, {"végzés", HEAD_PAPER, false},
	{"okirat", HEAD_PAPER, false}, {"vélemén", HEAD_PAPER, false}, {"szelvén", HEAD_PAPER, false}, {"ítélet", HEAD_PAPER, false},
	{"nyomtatván", HEAD_PAPER, false},
	{"nyugdíj", HEAD_BENEFIT, false}, {"díj", HEAD_BENEFIT, false}, {"támogatás", HEAD_BENEFIT, false}, {"segél", HEAD_BENEFIT, false},
	{"pótlék", HEAD_BENEFIT, false}, {"járadék", HEAD_BENEFIT, false}, {"kedvezmén", HEAD_BENEFIT, false},
	{"juttatás", HEAD_BENEFIT, false}, {"járandóság", HEAD_BENEFIT, false},
	{"főosztál", HEAD_BODY, true}, {"ügyosztál", HEAD_BODY, true}, {"alosztál", HEAD_BODY, true}, {"osztál", HEAD_BODY, false},
	{"főigazgatóság", HEAD_BODY, true}, {"igazgatóság", HEAD_BODY, true}, {"kirendeltség", HEAD_BODY, true}, {"kabinet", HEAD_BODY, true},
	{"pénztár", HEAD_BODY, true}, {"felügyelőség", HEAD_BODY, true}, {"részleg", HEAD_BODY, true}, {"szervezet", HEAD_BODY, false},
	{"hatóság", HEAD_BODY, false}, {"hivatal", HEAD_BODY, false}, {"irod", HEAD_BODY, false}, {"központ", HEAD_BODY, false},
	{"szerv", HEAD_BODY, false}, {"szolgálat", HEAD_BODY, false}, {"intézet", HEAD_BODY, false}, {"bizottság", HEAD_BODY, false},
	{"kincstár", HEAD_BODY, false}, {"kamar", HEAD_BODY, false}, {"alapkezelő", HEAD_BODY, false}, {"felügyelet", HEAD_BODY, false},
	{"ügynökség", HEAD_BODY, false}, {"minisztérium", HEAD_BODY, false}, {"tanács", HEAD_BODY, false}, {"alapítván", HEAD_BODY, false},
};
_Static_assert(sizeof heads / sizeof *heads <= 64, "a set is 64 bits");

bool
is_noun_ending(const char *rest)
{
	static const char *const pieces[] = {"ából", "ában", "ának", "ához", "ánál", "áról", "ától", "ával", "áért", "áig", "ára", "ába", "ánk",
		"éből", "ében", "ének", "éhez", "énél", "éről", "étől", "ével", "éért", "éig", "ére", "ébe", "énk", "juk", "jük", "unk", "ünk",
		"jai", "jei", "aik", "eik", "ból", "ből", "ban", "ben", "nak", "nek", "ról", "ről", "hoz", "hez", "höz", "nál", "nél", "tól",
		"től", "val", "vel", "nyal", "lyel", "ért", "ként", "ott", "ja", "je", "já", "jé", "ai", "ei", "ái", "éi", "uk", "ük", "ok",
		"ek", "ak", "ák", "ot", "et", "at", "át", "ét", "on", "en", "án", "én", "ra", "re", "ba", "be", "ig", "om", "em", "am",
		"tal", "tel", "sal", "sel", "gal", "gel", "lal", "lel", "pal", "kal", "kel", "ral", "a", "e", "á", "é", "k", "t", "y", NULL};
	if (!*rest)
		return true;
	for (size_t i = 0; pieces[i]; i++)
		if (!strncmp(rest, pieces[i], strlen(pieces[i])) && is_noun_ending(rest + strlen(pieces[i])))
			return true;
	return false;
}

/* The first of the table that begins at a place in a word and has but endings after it; NULL: there is none. */
static const struct head *
head_at(const char *place, size_t rest)
{
	enum { ENDINGS = 14 };
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t size = *heads[i].stem == *place ? strlen(heads[i].stem) : 0;
		if (size && size <= rest && rest - size <= ENDINGS && !memcmp(place, heads[i].stem, size) && is_noun_ending(place + size))
			return &heads[i];
	}
	return NULL;
}

const struct head *
head_of(const char *lower, size_t *before)
{
	size_t size = strlen(lower);
	const struct head *best = NULL;
	for (size_t at = 0; at < size; at++) {
		const struct head *head = head_at(lower + at, size - at);
		if (!head || (best && best <= head))
			continue;
		best = head;
		*before = at;
	}
	return best;
}

uint64_t
head_bit(const struct head *head)
{
	size_t at = (size_t)(head - heads);
	return (uint64_t)1 << (!strcmp(head->stem, "level") ? at - 1 : at); /* "levelet" is a "levél" */
}
