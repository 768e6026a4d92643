/* What a sentence asks of its reader: length, numbers, clauses, negations, words that point back. */
#include <string.h>

#include "data/editor/language/rules.h"

enum { MOST_WORDS = 25, MANY_WORDS = 20, MOST_NUMBERS = 4, MOST_CLAUSES = 4, MOST_NEGATIONS = 2 };

/* Calls `counts` of every word, and notes the sentences in which more than `most` count. */
static void
count_in_sentences(const struct placed_text *passage, struct hits *hits, unsigned most, unsigned limit,
    unsigned (*counts)(const struct wording *, size_t))
{
	const struct wording *wording = &passage->wording;
	for (size_t first = 0, next; first < wording->count; first = next) {
		unsigned count = 0;
		for (next = first; next < wording->count && wording->words[next].sentence == wording->words[first].sentence; next++)
			count += counts(wording, next);
		if (count > most && count <= limit)
			hit_words(hits, passage, first, next - 1, arena_printf(hits->arena, "%u", count));
	}
}

static unsigned
is_word(const struct wording *wording, size_t at)
{
	(void)wording, (void)at;
	return 1;
}

void
rule_long(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	bool translated = strcmp(passage->wording.lang, "hu"); /* it needs more words for the same */
	count_in_sentences(passage, hits, translated ? MOST_WORDS : MANY_WORDS, translated ? (unsigned)-1 : MOST_WORDS, is_word);
}

void
rule_too_long(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	count_in_sentences(passage, hits, MOST_WORDS, (unsigned)-1, is_word);
}

/* Whether nothing but a dash stands between a word and the one before: "8–16". */
static bool
ends_span(const struct wording *wording, size_t at)
{
	static const char dash[] = "–";
	const struct wording_word *word = &wording->words[at];
	size_t end = word[-1].start + word[-1].size;
	return word->start == end + strlen(dash) && !strncmp(wording->text + end, dash, strlen(dash));
}

/* A date is one number, "2026. augusztus 3." and "3 August 2026" likewise; so is a span. */
static unsigned
is_number(const struct wording *wording, size_t at)
{
	const struct wording_word *word = &wording->words[at];
	bool in_date = at > 1 && wording_month(word - 1) && word[-2].is_number;
	bool in_span = at > 0 && word[-1].is_number && ends_span(wording, at);
	return word->is_number && !in_date && !in_span;
}

void
rule_numbers(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	count_in_sentences(passage, hits, MOST_NUMBERS, (unsigned)-1, is_number);
}

/* ---------------------------------------------------------------------- clauses -- */

/* What opens a clause that hangs on another. */
static unsigned
opens_clause(const struct wording *wording, size_t at)
{
	static const char *const hungarian[] = {"hogy", "ha", "mert", "mivel", "bár", "hacsak", "mintha", "mielőtt", "miután",
		"ahogy", "ahol", "ahová", "ahova", "ahonnan", "amikor", "amíg", "míg", "hol", "hová", "mikor", "miért", NULL};
	static const char *const relative[] = {"aki", "akik", "ami", "amely", "ahány", "amennyi", NULL};
	static const char *const english[] = {"if", "that", "which", "who", "whose", "because", "although", "unless", "when",
		"where", "while", "until", "whether", NULL};
	const struct wording_word *word = &wording->words[at];
	if (!strcmp(wording->lang, "en"))
		return wording_is(word, english);
	return wording_is(word, hungarian) || (word->comma && wording_begins(word, relative));
}

void
rule_clauses(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	count_in_sentences(passage, hits, MOST_CLAUSES - 1, (unsigned)-1, opens_clause);
}

/* -------------------------------------------------------------------- negations -- */

/* "senki sem" is one negation: the first of two that go together does not count. */
static unsigned
negates(const struct wording *wording, size_t at)
{
	static const char *const plain[] = {"nem", "ne", "sem", "se", "nincs", "nincsen", "nincsenek", "sincs", "nélkül", NULL};
	static const char *const pronouns[] = {"senki", "semmi", "soha", "sehol", "sehova", "semmilyen", "egyik", NULL};
	static const char *const english[] = {"not", "no", "never", "nobody", "nothing", "none", "without", "cannot", "neither", "nor", NULL};
	const struct wording_word *word = &wording->words[at];
	if (!strcmp(wording->lang, "en"))
		return wording_is(word, english) || strstr(word->lower, "n't") || strstr(word->lower, "n’t");
	if (wording_is(word, plain))
		return 1;
	bool joined = at + 1 < wording->count && wording_is(word + 1, plain);
	return !joined && wording_is(word, pronouns) && strcmp(word->lower, "egyik");
}

void
rule_negations(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	count_in_sentences(passage, hits, MOST_NEGATIONS, (unsigned)-1, negates);
}

/* --------------------------------------------------------------------- referents -- */

static bool
ends_with(const char *word, const char *end)
{
	size_t size = strlen(word), tail = strlen(end);
	return size >= tail && !strcmp(word + size - tail, end);
}

/* Words that point back, and how the noun ends that they may have with them. */
static const struct pointer {
	const char *word, *ends[4];
} pointers[] = {
	{"ez", {""}}, {"ezt", {"t"}}, {"ezek", {"k", "i"}}, {"ezeket", {"t"}}, {"ennek", {"nak", "nek"}}, {"erre", {"ra", "re"}},
	{"ehhez", {"hoz", "hez", "höz"}}, {"ebben", {"ban", "ben"}}, {"ebből", {"ból", "ből"}}, {"ettől", {"tól", "től"}},
	{"ezzel", {"al", "el"}}, {"ezen", {"n"}}, {"erről", {"ról", "ről"}}, {"ebbe", {"ba", "be"}}, {"ennél", {"nál", "nél"}},
	{"ezekre", {"ra", "re"}}, {"ezekkel", {"al", "el"}}, {"ezeknek", {"nak", "nek"}}, {"ezekhez", {"hoz", "hez", "höz"}},
	{"azt", {"t"}}, {"annak", {"nak", "nek"}}, {"arra", {"ra", "re"}}, {"ahhoz", {"hoz", "hez", "höz"}}, {"abban", {"ban", "ben"}},
	{"abból", {"ból", "ből"}}, {"attól", {"tól", "től"}}, {"azzal", {"al", "el"}}, {"arról", {"ról", "ről"}}, {"azokat", {"t"}},
	{"ott", {0}}, {"oda", {0}}, {"onnan", {0}}, {"ilyenkor", {0}}, {"olyankor", {0}}, {"ekkor", {0}}, {"utóbbi", {0}},
	{"ugyanez", {""}}, {"ugyanezt", {"t"}}, {"ugyanaz", {""}}, {"ugyanazt", {"t"}}, {"ugyanott", {0}}, {"ugyanoda", {0}}, {"vele", {0}}, {"velük", {0}}, {"hozzá", {0}}, {"tőle", {0}}, {"róla", {0}}, {"náluk", {0}}, {"nála", {0}},
	{"előbbi", {0}}, {"mindkettő", {0}}, {"mindkettőt", {0}}, {"utóbbit", {0}}, {"előbbit", {0}},
	{"ezekből", {"ból", "ből"}}, {"ezekben", {"ban", "ben"}}, {"ezektől", {"tól", "től"}}, {"ezeknél", {"nál", "nél"}}, {"ezeken", {"n"}},
	{"ezekről", {"ról", "ről"}}, {"ezekért", {"ért"}}, {"ezekbe", {"ba", "be"}}, {"ugyanebben", {"ban", "ben"}}, {"ugyanerre", {"ra", "re"}},
	{"ugyanehhez", {"hoz", "hez", "höz"}}, {"ugyanennek", {"nak", "nek"}}, {"ugyanezzel", {"al", "el"}}, {"ugyanígy", {0}}, {"ugyanilyen", {0}},
	{"mindez", {""}}, {"mindezt", {"t"}}, {"mindezek", {"k", "i"}}, {"mindezeket", {"t"}}, {"mindezzel", {"al", "el"}},
	{"mindezekhez", {"hoz", "hez", "höz"}}, {"mindehhez", {"hoz", "hez", "höz"}}, {"mindennek", {"nak", "nek"}}, {"mindebből", {"ból", "ből"}},
	{"ehelyett", {0}}, {"emellett", {0}}, {"ezalatt", {0}}, {"eközben", {0}}, {"ennyi", {0}}, {"ennyit", {0}}, {"annyi", {0}},
	{"annyit", {0}}, {"ekkora", {0}}, {"akkora", {0}}, {"ilyet", {0}}, {"olyat", {0}}, {"ugyanitt", {0}}, {"előbbiek", {0}},
	{"utóbbiak", {0}}, {"előbbihez", {0}}, {"utóbbihoz", {0}}, {"előbbinél", {0}}, {"utóbbinál", {0}}, {"előbbire", {0}}, {"utóbbira", {0}},
	{"mindkettőhöz", {0}}, {"mindkettőre", {0}}, {"mindkettőnek", {0}}, {"mindkettőnél", {0}}, {"mindkettőről", {0}}, {"efelett", {0}},
	{"eszerint", {0}}, {"aszerint", {0}}, {"általa", {0}}, {"miatta", {0}}, {"mindkettőben", {0}}, {"ezé", {0}}, {"ezeké", {0}},
	{"emiatt", {0}}, {"amiatt", {0}}, {"abba", {"ba", "be"}}, {"azok", {"k", "i"}}, {"ezáltal", {0}},
};

/* Words that may go on from a sentence, but open no text. */
static const char *const going_on[] = {"benne", "belőle", "rajta", "helyette", "addig", "akkor", "azután", "utána", "anélkül", "mellette", NULL};

enum { CLAUSE_WITHIN = 3, NOUN_WITHIN = 5 }; /* words after the article */

/* Whether a noun ends with -t as it is, not for being the object, or is no noun: "intézet", "mutat". */
static bool
ends_so_alone(const char *word)
{
	static const char *const ends[] = {"intézet", "kivonat", "határozat", "nyilatkozat", "szervezet", "önkormányzat", "szolgálat", "irat", "adat", "másolat",
		"ítélet", "rendelet", "bérlet", "felügyelet", "állapot", "testület", "egyesület", "üzlet", "épület", "előtt", "között", "alatt", "miatt",
		"helyett", "szerint", "mindent"};
	bool alone = false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		alone |= ends_with(word, ends[i]);
	return alone;
}

/* "Ezt az igazolást": the noun stands there, in the pointer's case; "Ott, ahol", "Azt hozza, amelyik": what is meant follows. */
static bool
has_noun(const struct wording *wording, size_t at, const struct pointer *pointer)
{
	static const char *const articles[] = {"a", "az", "mind", NULL}, *const relative[] = {"ami", "amely", "aki", NULL};
	static const char *const clauses[] = {"ahol", "ahova", "ahová", "ahonnan", "hogy", "mit", "hol", "hány", "ki", "kinek",
		"melyik", "mennyi", "mikor", NULL};
	const struct wording_word *words = wording->words;
	static const char *const places[] = {"ott", "oda", "onnan", NULL}, *const of_places[] = {"ahol", "ahova", "ahová", "ahonnan", NULL};
	bool is_place = wording_is(&words[at], places);
	for (size_t i = at + 1; i < wording->count && words[i].sentence == words[at].sentence; i++) {
		bool near = i <= at + CLAUSE_WITHIN && wording_begins(&words[i], relative);
		bool said_after = is_place ? wording_is(&words[i], of_places) : *pointer->word == 'a' || near || wording_is(&words[i], clauses);
		if (words[i].comma && said_after)
			return true;
	}
	if (!pointer->ends[0] || at + 2 >= wording->count || !wording_is(&words[at + 1], articles))
		return false;
	for (size_t i = at + 2; i < wording->count && i < at + 2 + NOUN_WITHIN && !words[i].opens && !(i > at + 2 && words[i].comma); i++)
		for (size_t e = 0; e < 4 && pointer->ends[e]; e++)
			if (ends_with(words[i].lower, pointer->ends[e]) && !(*pointer->ends[e] == 't' && ends_so_alone(words[i].lower)))
				return true;
	return false;
}

/* "This form": only before a verb does it stand for something said before. */
static bool
points_in_english(const struct wording *wording, size_t at)
{
	static const char *const pointing[] = {"this", "that", "these", "those", NULL};
	static const char *const verbs[] = {"is", "are", "was", "were", "can", "must", "may", "means", "does", "do", "will", "has",
		"have", "depends", "applies", "apply", "counts", "needs", "takes", "costs", "happens", "also", "only", NULL};
	const struct wording_word *word = &wording->words[at];
	if (!strcmp(word->lower, "there"))
		return at + 1 < wording->count && (!strcmp(word[1].lower, "you") || !strcmp(word[1].lower, "they"));
	if (at + 2 < wording->count && !strcmp(word[1].lower, "is") && !strcmp(word[2].lower, "how"))
		return false; /* what the title says */
	return wording_is(word, pointing) && at + 1 < wording->count && wording_is(word + 1, verbs);
}

static bool
points_back(const struct wording *wording, size_t at)
{
	const struct wording_word *word = &wording->words[at];
	if (!word->opens)
		return false;
	if (!strcmp(wording->lang, "en"))
		return points_in_english(wording, at);
	for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++)
		if (!strcmp(word->lower, pointers[i].word))
			return !has_noun(wording, at, &pointers[i]);
	return false;
}

/* Whether the text stands under a heading that "this" may mean: a question, a paper's name, a number of days. Places stand
 * in none but questions. */
static bool
has_heading(const struct placed_text *passage)
{
	static const char *const places[] = {"ott", "oda", "onnan", "there", NULL};
	static const char *const under[] = {"what", "looks", "from", "plain", "note", "periods.text", "notes.text"};
	size_t size = strcspn(passage->field, " ");
	const char *field = passage->field;
	bool heading = false, asked = passage->use == USE_HEAD || (size >= 3 && !strncmp(field + size - 3, "why", 3));
	for (size_t i = 0; i < sizeof under / sizeof *under; i++)
		heading |= size >= strlen(under[i]) && !strncmp(field + size - strlen(under[i]), under[i], strlen(under[i]));
	return asked || (heading && !wording_is(passage->wording.words, places));
}

/* Whether a text opens with a word that goes on from nothing; "Akkor kérje, ha" says what is meant. */
static bool
goes_on(const struct wording *wording)
{
	for (size_t i = 1; i < wording->count && !wording->words[i].opens; i++)
		if (wording->words[i].comma)
			return false;
	return wording_is(wording->words, going_on);
}

void
rule_no_referent(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	if (passage->wording.count && (points_back(&passage->wording, 0) || goes_on(&passage->wording)) && !has_heading(passage))
		hit_words(hits, passage, 0, 0, NULL);
}

void
rule_referent(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	for (size_t i = 1; i < passage->wording.count && passage->use != USE_HEAD; i++) /* a question is read as a whole */
		if (points_back(&passage->wording, i))
			hit_words(hits, passage, i, i, NULL);
}
