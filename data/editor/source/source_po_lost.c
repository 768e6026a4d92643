#include "data/editor/source/source_po_lost.h"

#include <string.h>
#include <unistr.h>

/* A translation whose text is not there. */
struct lost_entry {
	const char *context, *msgid;
	struct place place;
	size_t language;
};

struct doubt {
	enum po_doubt doubt;
	struct place place;
};

void
po_lost_add(struct po_lost *lost, struct arena *arena, size_t language, struct place place, const char *context,
    const char *msgid)
{
	*LIST_ADD(&lost->entries, arena, struct lost_entry) = (struct lost_entry){
		arena_strdup(arena, context), arena_strdup(arena, msgid), place, language};
}

void
po_lost_doubt(struct po_lost *lost, struct arena *arena, enum po_doubt doubt, struct place place)
{
	*LIST_ADD(&lost->doubts, arena, struct doubt) = (struct doubt){doubt, place};
}

void
po_lost_join(struct po_lost *lost, struct arena *arena, const struct po_lost *other, uint32_t file)
{
	const struct lost_entry *entries = other->entries.items;
	const struct doubt *others = other->doubts.items;
	for (size_t i = 0; i < other->entries.count; i++) {
		struct lost_entry *entry = LIST_ADD(&lost->entries, arena, struct lost_entry);
		*entry = entries[i];
		entry->place.file = file;
	}
	for (size_t i = 0; i < other->doubts.count; i++)
		po_lost_doubt(lost, arena, others[i].doubt, (struct place){.file = file, .line = others[i].place.line});
}

/* --------------------------------------------------------------------- doubts -- */

/* Several words that end as a sentence does: no name, number or address. */
static bool
is_sentence(const char *text)
{
	size_t spaces = 0, size = strlen(text);
	for (const char *s = text; *s; s++)
		spaces += *s == ' ';
	return spaces >= 2 && strchr(".?!", text[size - 1]);
}

/* Letters from `first` to `last`, outside of braces. */
static size_t
count_letters(const char *text, uint32_t first, uint32_t last)
{
	ucs4_t c;
	size_t count = 0;
	bool inside = false;
	for (const uint8_t *s = (const uint8_t *)text; (s = u8_next(&c, s));) {
		inside = c == '{' || (inside && c != '}');
		count += !inside && c >= first && c <= last;
	}
	return count;
}

enum po_doubt
po_doubt_of(size_t language, const char *msgid, const char *translation)
{
	bool ukrainian = !strcmp(languages[language], "uk");
	if (!is_sentence(msgid))
		return DOUBTS;
	if (!strcmp(msgid, translation))
		return DOUBT_SAME;
	size_t cyrillic = count_letters(translation, 0x400, 0x4ff), latin = count_letters(translation, 'a', 'z');
	return (ukrainian ? !cyrillic && latin : cyrillic > latin) ? DOUBT_ALPHABET : DOUBTS;
}

/* The words for each doubt; {count} of one file. */
static const char *const doubts[DOUBTS] = {
	[DOUBT_FUZZY] = W("{count} translations are marked as fuzzy, and are not shown (the first one here); correct each, and take "
	    "the word fuzzy away"),
	[DOUBT_SAME] = W("{count} translations are the Hungarian text itself (the first one here); translate them, or write msgstr "
	    "\"\""),
	[DOUBT_ALPHABET] = W("{count} translations have the letters of another language (the first one here); look whether this is "
	    "the right file"),
	[DOUBT_INVISIBLE] = W("{count} translations have no visible character, and count as none (the first one here); translate "
	    "the text, or write msgstr \"\""),
	[DOUBT_NO_CONTEXT] = W("{count} translations have no msgctxt, and are not shown (the first one here); copy the line from the "
	    "template of kalauz-data pot"),
};

/* How many of a file have the same doubt; 0: another one of them stands before it. */
static size_t
count_doubts(const struct po_lost *lost, const struct doubt *one)
{
	const struct doubt *items = lost->doubts.items;
	size_t count = 0;
	for (size_t i = 0; i < lost->doubts.count; i++) {
		if (items[i].doubt != one->doubt || items[i].place.file != one->place.file)
			continue;
		if (&items[i] < one)
			return 0;
		count++;
	}
	return count;
}

static void
report_doubts(const struct po_lost *lost, struct faults *faults)
{
	const struct doubt *items = lost->doubts.items;
	for (size_t i = 0; i < lost->doubts.count; i++) {
		size_t count = count_doubts(lost, &items[i]);
		if (count)
			NOTICE(faults, items[i].place, NULL, doubts[items[i].doubt], {"count", faults_number(faults, (long long)count)});
	}
}

/* ----------------------------------------------------------------- changed texts -- */

/* How much of both is alike, of 100: what they begin and end with. */
static size_t
likeness(const char *one, const char *other)
{
	size_t x = strlen(one), y = strlen(other), shorter = x < y ? x : y, longer = x < y ? y : x, head = 0, tail = 0;
	while (head < shorter && one[head] == other[head])
		head++;
	while (tail < shorter - head && one[x - tail - 1] == other[y - tail - 1])
		tail++;
	return longer ? 100 * (head + tail) / longer : 0;
}

/* Whether there is one text of that context at most. */
static bool
is_single(const char *context)
{
	const char *field = strrchr(context, ' ');
	return field && !strchr(field, '.') && strcmp(field, " steps") && strcmp(field, " sent_back");
}

/* The text of the entry's context that has no translation and is most like what was translated; -1: there is none. */
static long
changed_text(const struct messages *texts, const struct lost_entry *entry)
{
	enum { LEAST = 30 };
	long best = -1;
	size_t most = 0;
	uint32_t next = (uint32_t)(uintptr_t)table_get(&texts->contexts, entry->context, strlen(entry->context));
	for (; next; next = texts->items[next - 1].next) {
		size_t alike = likeness(entry->msgid, texts->items[next - 1].msgid);
		if (texts->translations[entry->language][next - 1] || (best >= 0 && alike <= most))
			continue;
		best = (long)next - 1;
		most = alike;
	}
	return most >= LEAST || is_single(entry->context) ? best : -1;
}

/* What became of a text's translations. */
struct change {
	long text;
	size_t languages[LANGUAGES]; /* how many */
	const struct lost_entry *first;
};

static void
report_change(const struct messages *texts, struct faults *faults, const struct change *change)
{
	const struct source_text *text = &texts->items[change->text];
	const char *field = strrchr(text->context, ' ') + 1, *langs = "";
	for (size_t i = 0; i < LANGUAGES; i++)
		if (change->languages[i])
			langs = arena_printf(&faults->arena, "%s%s%s", langs, *langs ? ", " : "", languages[i]);
	NOTICE(faults, text->place, field, "has lost its translation ({languages}), which is of another text: \"{value}\"; in "
	    "{file}:{line}, and in the files of the other languages, write this text behind msgid, and look at the translation",
	    {"languages", langs}, {"value", change->first->msgid}, {"file", faults_path(faults, change->first->place.file)},
	    {"line", faults_number(faults, change->first->place.line)});
}

/* -------------------------------------------------------------- that lead nowhere -- */

/* The context of a text without a translation that has these words; NULL: none, or several. */
static const char *
other_context(const struct messages *texts, const struct lost_entry *entry)
{
	const char *found = NULL;
	for (size_t i = 0; i < texts->count; i++)
		if (!texts->translations[entry->language][i] && texts->items[i].same == i && !strcmp(texts->items[i].msgid, entry->msgid)) {
			if (found)
				return NULL;
			found = texts->items[i].context;
		}
	return found;
}

/* Those of one file that lead nowhere, counted, and the first. */
struct nowhere {
	const struct lost_entry *first;
	size_t count;
};

static void
report_nowhere(struct faults *faults, const struct nowhere *nowhere)
{
	if (nowhere->count)
		NOTICE(faults, nowhere->first->place, nowhere->first->context, "belongs to no text, as do {count} translations of the "
		    "file; delete them, or correct msgctxt and msgid as the template of kalauz-data pot has them",
		    {"count", faults_number(faults, (long long)nowhere->count)});
}

/* Renamed ids move many contexts: more of them than this are counted only. */
enum { MOST_MISSPELT = 20 };

/* Takes an entry that is of no changed text. */
static void
take_nowhere(const struct messages *texts, struct faults *faults, const struct lost_entry *entry, struct nowhere *nowhere)
{
	const char *near = nowhere->count < MOST_MISSPELT ? other_context(texts, entry) : NULL;
	if (near) {
		NOTICE(faults, entry->place, entry->context, "belongs to no text; did you mean msgctxt \"{near}\"?", {"near", near});
		return;
	}
	if (!nowhere->count++)
		nowhere->first = entry;
}

static void
report_entries(const struct po_lost *lost, const struct messages *texts, struct faults *faults)
{
	struct arena arena = {0};
	struct list changes = {0}; /* struct change */
	struct nowhere nowhere[LANGUAGES] = {{0}};
	const struct lost_entry *entries = lost->entries.items;
	for (size_t i = 0; i < lost->entries.count; i++) {
		long text = changed_text(texts, &entries[i]);
		struct change *change = changes.items, *end = change ? change + changes.count : NULL;
		if (text < 0) {
			take_nowhere(texts, faults, &entries[i], &nowhere[entries[i].language]);
			continue;
		}
		while (change < end && change->text != text)
			change++;
		if (change == end) {
			change = LIST_ADD(&changes, &arena, struct change);
			*change = (struct change){.text = text, .first = &entries[i]};
		}
		change->languages[entries[i].language]++;
	}
	for (size_t i = 0; i < changes.count; i++)
		report_change(texts, faults, (const struct change *)changes.items + i);
	for (size_t i = 0; i < LANGUAGES; i++)
		report_nowhere(faults, &nowhere[i]);
	arena_free(&arena);
}

void
po_lost_report(const struct po_lost *lost, const struct messages *texts, struct faults *faults)
{
	report_doubts(lost, faults);
	report_entries(lost, texts, faults);
}
