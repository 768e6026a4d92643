/* Names of papers, benefits and bodies that are nearly those of the registers, and bodies that no register knows. */
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "data/editor/language/rules.h"

/* ------------------------------------------------------------------- nearly a name -- */

/* How many bytes two words begin with alike. */
static size_t
common(const char *one, const char *two)
{
	size_t size = 0;
	while (one[size] && one[size] == two[size])
		size++;
	return size;
}

/* Whether a word has another ending than the adjective of a name, though it is made of the same: "személyazonossági" for
 * "személyazonosító", but neither "háziorvostól" nor "háziorvosok" for "háziorvosi". */
static bool
is_other_form(const char *name, const char *word)
{
	enum { ALIKE = 7 };
	static const char *const ends[] = {"i", "ó", "ő", "s", "ú", "ű"};
	size_t size = common(name, word), length = strlen(word);
	bool adjective = false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		adjective |= length > strlen(ends[i]) && !strcmp(word + length - strlen(ends[i]), ends[i]);
	return size >= ALIKE && name[size] && word[size] && adjective && length <= strlen(name) + 3;
}

/* The name that the words are meant for; NULL: they are one, or something else. */
static const struct known_name *
near_name(const struct known_name *name, const struct wording_word *words)
{
	const struct known_name *near = NULL;
	for (; name; name = name->next) {
		size_t same = 0, other = 0, last = name->wording.count - 1;
		if (common(name->wording.words[last].lower, words[last].lower) + 2 < name->wording.words[last].size)
			continue;
		for (size_t i = 0; i + 1 < name->wording.count; i++) {
			same += !strncmp(name->wording.words[i].lower, words[i].lower, strlen(name->wording.words[i].lower));
			other += is_other_form(name->wording.words[i].lower, words[i].lower);
		}
		if (same + 1 == name->wording.count)
			return NULL;
		if (!name->is_alias && same + other + 1 == name->wording.count)
			near = name;
	}
	return near;
}

/* The bytes of a word that stay before an ending: "kártya", "kártyát". */
static size_t
stem_size(const char *word)
{
	size_t size = strlen(word);
	return size && strchr("ae", word[size - 1]) ? size - 1 : size;
}

/* Whether the words are those of a name, with an ending at most. */
static bool
are_words_of(const struct known_name *name, const struct wording_word *words, size_t count)
{
	if (name->wording.count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strncmp(words[i].lower, name->wording.words[i].lower, stem_size(name->wording.words[i].lower)))
			return false;
	return true;
}

/* A name of that chain of which the words have the letters, but are other words: apart where it is one, or joined, also by
 * a hyphen. */
static const struct known_name *
broken_name(struct arena *arena, const struct known_name *name, const struct wording_word *words, size_t count)
{
	enum { LONG = 12, ENDING = 4 };
	const struct known_name *broken = NULL;
	const char *letters = known_letters(arena, words, count);
	size_t before_last = count > 1 ? strlen(known_letters(arena, words, count - 1)) : 0;
	for (; name; name = name->next_first) {
		size_t size = stem_size(name->letters);
		if (size < LONG || strncmp(letters, name->letters, size) || before_last >= size || strlen(letters) > size + ENDING)
			continue;
		if (are_words_of(name, words, count))
			return NULL;
		if (!name->is_alias && (name->wording.count != count || count == 1))
			broken = name;
	}
	return broken;
}

void
rule_near_name(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	enum { LONGEST = 6 };
	const struct wording *wording = &passage->wording;
	for (size_t at = 0; at < wording->count; at++) {
		const struct wording_word whole = {.lower = known_letters(hits->arena, wording->words + at, 1)};
		const char *first = known_key(hits->arena, &whole, 1);
		const struct known_name *may_be = table_get(&known->first_words, first, strlen(first));
		for (size_t count = 1; may_be && count <= LONGEST && at + count <= wording->count && !wording->words[at + count - 1].opens; count++) {
			const char *key = known_key(hits->arena, wording->words + at, count);
			const struct known_name *name = near_name(table_get(&known->names, key, strlen(key)), wording->words + at);
			name = name ? name : broken_name(hits->arena, may_be, wording->words + at, count);
			if (name)
				hit_words(hits, passage, at, at + count - 1, name->name);
		}
	}
}

/* -------------------------------------------------------------------- other nouns -- */

/* Whether the table has the words as what something else is called, which is right. */
static bool
is_known(const struct placed_text *passage, size_t first, size_t last)
{
	const struct phrase_match *items = passage->phrases.items;
	for (size_t i = 0; i < passage->phrases.count; i++)
		if (items[i].phrase->kind == PHRASE_KNOWN && items[i].first <= last && items[i].last >= last && items[i].last >= first)
			return true;
	return false;
}

/* Whether the sentence of a word is about what is abroad, where offices are called otherwise. */
static bool
is_abroad(const struct wording *wording, size_t at)
{
	for (size_t i = 0; i < wording->count; i++)
		if (wording->words[i].sentence == wording->words[at].sentence &&
		    (!strncmp(wording->words[i].lower, "ország", strlen("ország")) || !strncmp(wording->words[i].lower, "külföld", strlen("külföld"))))
			return true;
	return false;
}

void
rule_name_head(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	size_t first;
	for (size_t i = 0; i < passage->wording.count && passage->owner->kind != KIND_TERM; i++) {
		const char *name = name_heads_meant(&known->heads, hits->arena, &passage->wording, i, &first);
		if (name && !is_known(passage, first, i) && !is_abroad(&passage->wording, i))
			hit_words(hits, passage, first, i, name);
	}
}

/* ------------------------------------------------------------------------- bodies -- */

static bool
is_capital(const struct wording *wording, size_t at)
{
	ucs4_t c = 0;
	u8_strmbtouc(&c, (const uint8_t *)wording->text + wording->words[at].start);
	return uc_is_upper(c);
}

/* Where the words in capitals begin that end at a word, "és" among them. */
static size_t
first_capital(const struct wording *wording, size_t at)
{
	static const char *const small[] = {"és", NULL}, *const article[] = {"a", "az", NULL};
	size_t first = at;
	for (size_t i = at; i-- > 0 && !wording->words[i + 1].opens && !wording->words[i + 1].comma;) {
		if (is_capital(wording, i) && !(wording->words[i].opens && wording_is(&wording->words[i], article)))
			first = i;
		else if (!wording_is(&wording->words[i], small))
			break;
	}
	return first;
}

/* Where the name of a body begins that ends at a word: in capitals, or a part of an office after what it is for; the same as
 * `at`: none does. */
static size_t
first_of_body(const struct wording *wording, size_t at)
{
	size_t before, first = first_capital(wording, at);
	const struct head *head = head_of(wording->words[at].lower, &before);
	if (!head || head->class != HEAD_BODY || wording->words[at].opens)
		return at;
	if (is_capital(wording, at))
		return first;
	const char *adjective = wording->words[at - 1].lower;
	size_t size = strlen(adjective);
	return head->is_unit && !before && size > 4 && adjective[size - 1] == 'i' ? at - 1 : at;
}

/* Whether a register has the name, also of such a body at some place: "Újbudai Szociális Szolgálat". */
static bool
is_registered(const struct known *known, struct arena *arena, const struct wording *wording, size_t first, size_t last)
{
	const char *place = wording->words[first].lower;
	bool local = first + 1 < last && place[strlen(place) - 1] == 'i';
	return name_heads_has(&known->heads, arena, wording, first, last) || (local && name_heads_has(&known->heads, arena, wording, first + 1, last));
}

void
rule_body(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	for (size_t i = 1; i < wording->count && passage->owner->kind != KIND_TERM; i++) {
		size_t first = first_of_body(wording, i);
		if (first < i && !is_registered(known, hits->arena, wording, first, i) && !is_known(passage, first, i))
			hit_words(hits, passage, first, i, NULL);
	}
}
