#include "data/editor/language/name_heads.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unistr.h>

/* A name with a head at one of its words. */
struct headed_name {
	const char *name;
	struct wording wording;
	size_t at;
	const struct headed_name *next;
};

struct modifier {
	uint64_t heads;
	const struct headed_name *names;
};

/* ---------------------------------------------------------------------- modifiers -- */

static bool
ends_with(const char *word, const char *end)
{
	size_t size = strlen(word), tail = strlen(end);
	return size > tail && !strcmp(word + size - tail, end);
}

/* Whether an adjective says what a paper, a benefit or a body is for; who made it, when, and how many can be said of any. */
static bool
says_what_for(const char *word)
{
	enum { LEAST = 6 };
	static const char *const any[] = {"orvosi", "szakorvosi", "háziorvosi", "gyermekorvosi", "kórházi", "hatósági",
		"gyámhatósági", "gyámhivatali", "bírósági",
		"közjegyzői", "ügyvédi", "hivatali", "munkáltatói", "munkahelyi", "iskolai", "óvodai", "bölcsődei", "egyetemi",
		"rendőrségi", "önkormányzati",
		"szakértői", "egyszeri", "előtti", "utáni", "szerinti", "közötti", "alatti", "nélküli", "melletti", "mostani",
		"tavalyi", "eredeti", "külföldi",
		"magyarországi", "belföldi", "pénzbeli", "közösségi", "országos", "állami", "írásbeli", "szóbeli", "rendkívüli",
		"közjegyzői", "bármelyik",
		"szociális", "hivatalos", "települési", "fővárosi", "kerületi", "városi", "regionális", "területi", "kiegészítő",
		"polgári", "illetékes", "szükséges",
		"részletes", "elveszett", NULL};
	for (size_t i = 0; any[i]; i++)
		if (!strcmp(any[i], word))
			return false;
	return strlen(word) >= LEAST && (ends_with(word, "i") || ends_with(word, "iós"));
}

/* What stands before the head at a word, with the head's class; NULL: nothing that says what it is for. A participle does
 * where it opens the name, or may (`opens`): "hozzájáruló nyilatkozat". */
static const char *
modifier_of(struct arena *arena, const struct wording *wording, size_t at, const struct head *head, size_t before, bool opens)
{
	enum { LEAST = 3, PARTICIPLE = 9 };
	const struct wording_word *word = &wording->words[at];
	if (before && head->class == HEAD_BODY)
		return NULL; /* "főváros", "vállalkozó" and others make one with any */
	if (before) {
		size_t size = before - (word->lower[before - 1] == '-');
		return size >= LEAST ? arena_printf(arena, "%.*s+%d", (int)size, word->lower, (int)head->class) : NULL;
	}
	if (!at || word->opens || word->comma)
		return NULL;
	const char *other = word[-1].lower;
	bool participle = opens && (ends_with(other, "ó") || ends_with(other, "ő")) && strlen(other) > PARTICIPLE;
	return says_what_for(other) || participle ? arena_printf(arena, "%s %d", other, (int)head->class) : NULL;
}

/* ------------------------------------------------------------------------- names -- */

static const char *
in_small_letters(struct arena *arena, const char *text)
{
	size_t size = 0;
	uint8_t *lower = u8_tolower((const uint8_t *)text, strlen(text) + 1, "hu", NULL, NULL, &size);
	const char *copy = arena_strdup(arena, lower ? (const char *)lower : text);
	free(lower);
	return copy;
}

void
name_heads_add(struct name_heads *heads, struct arena *arena, const char *name)
{
	struct wording wording = wording_read(arena, "hu", name);
	*LIST_ADD(&heads->all, arena, const char *) = in_small_letters(arena, name);
	for (size_t at = 0, before; at < wording.count; at++) {
		const struct head *head = head_of(wording.words[at].lower, &before);
		const char *key = head ? modifier_of(arena, &wording, at, head, before, at == 1) : NULL;
		if (!key)
			continue;
		void **place = table_at(&heads->modifiers, key, strlen(key));
		struct modifier *modifier = *place ? *place : arena_alloc(arena, sizeof *modifier);
		struct headed_name *headed = arena_alloc(arena, sizeof *headed);
		*headed = (struct headed_name){name, wording, at, *place ? modifier->names : NULL};
		*modifier = (struct modifier){(*place ? modifier->heads : 0) | head_bit(head), headed};
		*place = modifier;
	}
}

void
name_heads_free(struct name_heads *heads)
{
	table_free(&heads->modifiers);
}

/* How many words before the heads are the same. */
static size_t
same_before(const struct headed_name *name, const struct wording *wording, size_t at)
{
	size_t same = 0;
	while (same < name->at && same < at && !strcmp(name->wording.words[name->at - 1 - same].lower, wording->words[at - 1 - same].lower))
		same++;
	return same;
}

const char *
name_heads_meant(const struct name_heads *heads, struct arena *arena, const struct wording *wording, size_t at, size_t *first)
{
	size_t before, most = 0;
	const struct head *head = head_of(wording->words[at].lower, &before);
	const char *key = head ? modifier_of(arena, wording, at, head, before, true) : NULL;
	const struct modifier *modifier = key ? table_get(&heads->modifiers, key, strlen(key)) : NULL;
	if (!modifier || modifier->heads & head_bit(head))
		return NULL;
	const struct headed_name *meant = modifier->names;
	for (const struct headed_name *name = meant; name; name = name->next)
		if (same_before(name, wording, at) > most) {
			most = same_before(name, wording, at);
			meant = name;
		}
	*first = at - most;
	return meant->name;
}

/* The bytes of a word before its endings, as far as a head shows them. */
static size_t
size_without_ending(const struct wording_word *word)
{
	size_t before;
	const struct head *head = head_of(word->lower, &before);
	return head ? before + strlen(head->stem) : strlen(word->lower);
}

bool
name_heads_has(const struct name_heads *heads, struct arena *arena, const struct wording *wording, size_t first, size_t last)
{
	const char *text = in_small_letters(arena, wording_cut(arena, wording, first, last)), *const *names = heads->all.items;
	size_t rest = strlen(wording->words[last].lower) - size_without_ending(&wording->words[last]);
	const char *words = arena_strndup(arena, text, strlen(text) - rest);
	for (size_t i = 0; i < heads->all.count; i++)
		if (strstr(names[i], words))
			return true;
	return false;
}
