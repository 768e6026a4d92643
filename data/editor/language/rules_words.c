/* Words and signs: officialese, what is vague, names, terms, abbreviations, the law, width, amounts. */
#include <ctype.h>
#include <string.h>
#include <uniwidth.h>

#include "data/editor/language/rules.h"
#include "data/text.h"

/* ----------------------------------------------------------------------- phrases -- */

/* Whether a longer phrase covers one, so that one thing is said once. */
static bool
is_covered(const struct list *matches, const struct phrase_match *match)
{
	const struct phrase_match *items = matches->items;
	for (size_t i = 0; i < matches->count; i++)
		if (items[i].phrase->count > match->phrase->count && items[i].first <= match->first && items[i].last >= match->last)
			return true;
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

/* Finds those of a kind, where they count (NULL: anywhere). */
static void
find_phrases(const struct known *known, const struct placed_text *passage, struct hits *hits, enum phrase_kind kind,
    bool (*counts)(const struct wording *, size_t))
{
	const struct phrase_match *items = passage->phrases.items;
	size_t next = 0;
	(void)known;
	for (size_t i = 0; i < passage->phrases.count; i++) {
		const struct phrase_match *match = &items[i];
		if (match->phrase->kind != kind || match->first < next || is_quoted(&passage->wording, match->first) ||
		    is_covered(&passage->phrases, match) || (counts && !counts(&passage->wording, match->first)))
			continue;
		hit_words(hits, passage, match->first, match->last, match->phrase->instead);
		next = match->first + 1; /* one at a word */
	}
}

void
rule_stiff(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	find_phrases(known, passage, hits, PHRASE_STIFF, NULL);
}

void
rule_never(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	find_phrases(known, passage, hits, PHRASE_NEVER, NULL);
}

void
rule_vague(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	if (passage->owner->kind != KIND_TERM) /* it means that on any page */
		find_phrases(known, passage, hits, PHRASE_VAGUE, NULL);
}

void
rule_void(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	if (strncmp(passage->field + strlen(passage->field) - 3, "why", 3) && !strstr(passage->field, "why [")) /* tells nobody what to do anyway */
		find_phrases(known, passage, hits, PHRASE_VOID, NULL);
}


/* Whether the sentence does not say what something was called once. */
static bool
says_what_is(const struct wording *wording, size_t at)
{
	static const char *const once[] = {"régen", "egykori", "helyett", "helyébe", "helyére", "megszűnt", "nevén",
		"hívták", "nevezték", NULL};
	for (size_t i = 0; i < wording->count; i++)
		if (wording->words[i].sentence == wording->words[at].sentence && wording_begins(&wording->words[i], once))
			return false;
	return true;
}

/* The glossary says what things were called once, and a visitor asks for what they call it. */
void
rule_other_name(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	if (passage->owner->kind != KIND_TERM && !strstr(passage->field, "question"))
		find_phrases(known, passage, hits, PHRASE_NAME, says_what_is);
}

/* ----------------------------------------------------------------- abbreviations -- */

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
