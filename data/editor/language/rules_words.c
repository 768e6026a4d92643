/* Words and signs: officialese, what is vague, names, terms, abbreviations, the law, width, amounts. */
#include <ctype.h>
#include <string.h>
#include <uniwidth.h>

#include "data/editor/language/rules.h"
#include "data/text.h"

/* ----------------------------------------------------------------------- phrases -- */

/* Whether a longer phrase covers the words, so that one thing is said once. */
static bool
is_covered(const struct known *known, const struct wording *wording, size_t first, size_t last, const struct phrase *by)
{
	size_t end;
	for (size_t at = first > 3 ? first - 3 : 0; at <= first; at++) {
		const struct list *list = phrases_at(&known->phrases, &wording->words[at]);
		const struct phrase *const *items = list->items;
		for (size_t i = 0; i < list->count; i++) {
			const struct phrase *other = items[i];
			if (other != by && other->count > by->count && phrase_stands(other, wording, at, &end) && end >= last)
				return true;
		}
	}
	return false;
}

/* Whether a word stands between quotation marks: that is what a form or a screen says, not the page. */
static bool
is_quoted(const struct wording *wording, size_t at)
{
	static const char *const marks[] = {"„", "“", "”"};
	const char *text = wording->text, *word = text + wording->words[at].start;
	bool open = false;
	for (; text < word; text++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (!strncmp(text, marks[i], strlen(marks[i])))
				open = i == 0 || (i == 1 && !open);
	return open;
}

static void
find_phrases(const struct known *known, const struct placed_text *passage, struct hits *hits, enum phrase_kind kind)
{
	const struct wording *wording = &passage->wording;
	for (size_t at = 0, last; at < wording->count; at++) {
		const struct list *list = phrases_at(&known->phrases, &wording->words[at]);
		const struct phrase *const *items = list->items;
		for (size_t i = 0; i < list->count; i++) {
			const struct phrase *phrase = items[i];
			if (phrase->kind != kind || !phrase_stands(phrase, wording, at, &last) || is_quoted(wording, at) ||
			    is_covered(known, wording, at, last, phrase))
				continue;
			hit_words(hits, passage, at, last, phrase->instead);
			break;
		}
	}
}

void
rule_stiff(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	find_phrases(known, passage, hits, PHRASE_STIFF);
}

void
rule_never(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	find_phrases(known, passage, hits, PHRASE_NEVER);
}

void
rule_vague(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	if (passage->owner->kind != KIND_TERM) /* it means that on any page */
		find_phrases(known, passage, hits, PHRASE_VAGUE);
}

void
rule_void(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	if (strncmp(passage->field + strlen(passage->field) - 3, "why", 3) && !strstr(passage->field, "why [")) /* tells nobody what to do anyway */
		find_phrases(known, passage, hits, PHRASE_VOID);
}

void
rule_other_name(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	if (passage->owner->kind != KIND_TERM) /* which says what things were called once */
		find_phrases(known, passage, hits, PHRASE_NAME);
}

/* ------------------------------------------------------------------------- terms -- */

void
rule_term(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	for (size_t at = 0, last; at < wording->count; at++) {
		const struct list *list = phrases_at(&known->phrases, &wording->words[at]);
		const struct phrase *const *items = list->items;
		for (size_t i = 0; i < list->count; i++) {
			const struct phrase *phrase = items[i];
			if (phrase->kind == PHRASE_TERM && phrase_stands(phrase, wording, at, &last) &&
			    !known_explains(known, phrase->words[0], strcspn(phrase->words[0], "~")))
				hit_words(hits, passage, at, last, phrase->instead);
		}
	}
}

void
rule_abbreviation(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	for (size_t i = 0; i < wording->count && !node_spoken(passage->node); i++) {
		const char *word = wording->text + wording->words[i].start;
		size_t size = strcspn(word, "-");
		size = size < wording->words[i].size ? size : wording->words[i].size;
		bool explained = (i && word[-1] == '(') || table_get(&known->abbreviations, word, size);
		if (is_abbreviation(word, size) && !explained)
			hit_text(hits, passage, arena_strndup(hits->arena, word, size), NULL);
	}
}

/* ------------------------------------------------------------------------- names -- */

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

/* --------------------------------------------------------------------------- law -- */

/* "2010. évi XII. törvény", "13/2020. (V. 4.) Korm. rendelet" at a word. */
static bool
is_act(const struct wording *wording, size_t at)
{
	static const char *const acts[] = {"törvén", "rendelet", "határozat", "tvr", "tv", NULL};
	const struct wording_word *word = &wording->words[at];
	bool number = word->is_number && (strchr(word->lower, '/') || wording->text[word->start + word->size] == '/' ||
	    (at + 1 < wording->count && !strcmp(word[1].lower, "évi")));
	for (size_t i = at + 1; number && i < wording->count && i < at + 8; i++)
		for (size_t a = 0; acts[a]; a++)
			if (!strncmp(wording->words[i].lower, acts[a], strlen(acts[a])))
				return true;
	return false;
}

/* "az adózás rendjéről szóló törvény", "a gyermekvédelmi törvény"; neither "a törvény" nor "törvényes". */
static bool
is_named_act(const struct wording_word *word)
{
	static const char *const others[] = {"törvényes", "törvényi", "törvénysz", "törvényt", "törvényh"};
	static const char *const when[] = {"januári", "februári", "márciusi", "áprilisi", "májusi", "júniusi", "júliusi", "augusztusi",
		"szeptemberi", "októberi", "novemberi", "decemberi", "tavalyi", "idei", "mostani", "korábbi", NULL};
	const char *before = word[-1].lower;
	size_t size = strlen(before);
	if (strncmp(word->lower, "törvény", strlen("törvény")))
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (!strncmp(word->lower, others[i], strlen(others[i])))
			return false;
	return !strcmp(before, "szóló") || (size > 4 && before[size - 1] == 'i' && !wording_is(word - 1, when));
}

static bool
is_law_word(const struct wording *wording, size_t at)
{
	static const char *const hungarian[] = {"ptk", "ákr", "ket", "btk", "itv", "nytv", "szmtv", "szoctv", "gyvt", "kjt", "tbj", "ebtv", "bekezdése", "bekezdés",
		"bekezdésében", "bekezdésének", "szakasza", "szakaszában", "szakaszának", NULL};
	const struct wording_word *word = &wording->words[at];
	if (!strcmp(wording->lang, "en"))
		return at + 1 < wording->count && word[1].is_number && (!strcmp(word->lower, "section") || !strcmp(word->lower, "decree"));
	if (at && is_named_act(word))
		return true;
	if (!strncmp(word->lower, "kormányrendelet", strlen("kormányrendelet")))
		return true;
	if (!strncmp(word->lower, "korm", 4))
		return at + 1 < wording->count && !strncmp(word[1].lower, "rendelet", 8);
	return wording_is(word, hungarian);
}

void
rule_law(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	(void)known;
	if (strstr(wording->text, "§"))
		hit_text(hits, passage, "§", NULL);
	for (size_t i = 0; i < wording->count && !strstr(wording->text, "§"); i++)
		if (is_act(wording, i) || is_law_word(wording, i)) {
			hit_words(hits, passage, i, i + 2 < wording->count ? i + 2 : wording->count - 1, NULL);
			return;
		}
}

/* ------------------------------------------------------------------------- width -- */

enum { LONGEST_WORD = 20, NARROW = 36, NARROW_HEAD = 2 * NARROW, NARROW_OTHERS = 3 * NARROW };

void
rule_long_word(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	(void)known;
	for (size_t i = 0; i < passage->wording.count; i++) {
		const struct wording_word *word = &passage->wording.words[i];
		bool breaks = strstr(word->lower, "\u00ad") || strchr(word->lower, '-') || *word->lower == '{';
		if (!breaks && text_length(word->lower) > LONGEST_WORD)
			hit_words(hits, passage, i, i, NULL);
	}
}

/* What takes more than two lines of the narrowest screen, or has a piece that no line can hold. */
void
rule_wide(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const char *text = passage->wording.text;
	(void)known;
	int most = strcmp(passage->wording.lang, "hu") ? NARROW_OTHERS : NARROW_HEAD;
	if (passage->use & (USE_NAME | USE_HEAD) && u8_strwidth((const uint8_t *)text, "UTF-8") > most)
		hit_text(hits, passage, text, NULL);
	for (size_t size; *text; text += size + (text[size] == ' ')) {
		size = strcspn(text, " -");
		if (text_length(arena_strndup(hits->arena, text, size)) > NARROW && *text != '{')
			hit_text(hits, passage, arena_strndup(hits->arena, text, size), NULL);
		size += text[size] == '-';
	}
}

/* ----------------------------------------------------------------------- amounts -- */

/* Whether that stands somewhere in the tree. */
static bool
has_string(const struct node *node, const char *string)
{
	if (node->kind == NODE_SCALAR)
		return node_string(node) && strstr(node->text, string);
	for (const struct node *child = node_first(node); child; child = child->next)
		if (has_string(child, string))
			return true;
	return false;
}

/* Small round amounts are many things; they are the register's where the page names it anyway. */
static bool
is_the_amount(struct arena *arena, const struct placed_text *passage, const struct entry *amount, long number)
{
	enum { ROUND = 1000, MANY = 100000 };
	return number % ROUND || number >= MANY || has_string(passage->owner->node, arena_printf(arena, "{amount:%s}", amount->id));
}

void
rule_amount(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	for (size_t i = 0; i + 1 < wording->count; i++) {
		long number = wording_number(wording, i);
		const char *unit = wording->words[i + 1].lower;
		bool forints = !strncmp(unit, "ft", 2) || !strncmp(unit, "forint", 6) || !strncmp(unit, "huf", 3);
		const char *value = forints && number ? arena_printf(hits->arena, "%ld", number) : "";
		const struct entry *amount = table_get(&known->amounts, value, strlen(value));
		if (amount && is_the_amount(hits->arena, passage, amount, number))
			hit_words(hits, passage, i, i + 1, amount->id);
	}
}
