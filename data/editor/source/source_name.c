#include "data/editor/source/source_name.h"

#include <string.h>
#include <strings.h>

#include "data/editor/source/value_meant.h"
#include "data/text.h"

static const struct {
	const char *written;
	enum name_ending ending;
} endings[] = {
	{".yaml", ENDING_YAML}, {".po", ENDING_PO}, {".yml", ENDING_TEXT}, {".txt", ENDING_TEXT}, {".json", ENDING_TEXT},
	{".text", ENDING_TEXT}, {".pot", ENDING_TEXT},
	{".docx", ENDING_OFFICE}, {".doc", ENDING_OFFICE}, {".odt", ENDING_OFFICE}, {".rtf", ENDING_OFFICE}, {".pdf", ENDING_OFFICE},
	{".xlsx", ENDING_OFFICE}, {".xls", ENDING_OFFICE}, {".ods", ENDING_OFFICE}, {".csv", ENDING_OFFICE}, {".html", ENDING_OFFICE},
	{".htm", ENDING_OFFICE},
	{".bak", ENDING_BACKUP}, {".old", ENDING_BACKUP}, {".orig", ENDING_BACKUP}, {".tmp", ENDING_BACKUP}, {".save", ENDING_BACKUP},
	{".regi", ENDING_BACKUP}, {".régi", ENDING_BACKUP}, {".swp", ENDING_BACKUP}, {".rej", ENDING_BACKUP}, {"~", ENDING_BACKUP},
};
enum { ENDINGS = sizeof endings / sizeof *endings };

/* The last ending of so many bytes, in any letters; ENDINGS: none. */
static size_t
last_ending(const char *name, size_t size)
{
	for (size_t i = 0; i < ENDINGS; i++) {
		size_t end = strlen(endings[i].written);
		if (size > end && !strncasecmp(name + size - end, endings[i].written, end))
			return i;
	}
	return ENDINGS;
}

/* The whole of several endings: a backup or another program's, if one of them is; else a text. */
static enum name_ending
together(enum name_ending one, enum name_ending other)
{
	if (one == ENDING_BACKUP || other == ENDING_BACKUP)
		return ENDING_BACKUP;
	return one == ENDING_OFFICE || other == ENDING_OFFICE ? ENDING_OFFICE : ENDING_TEXT;
}

/* Takes the endings off; what they say. */
static enum name_ending
take_endings(const char *name, size_t *size)
{
	enum name_ending ending = ENDING_OTHER;
	size_t first = last_ending(name, *size), i = first;
	for (bool more = false; i < ENDINGS; i = last_ending(name, *size), more = true) {
		ending = more ? together(ending, endings[i].ending) : endings[i].ending;
		*size -= strlen(endings[i].written);
	}
	if (first == ENDINGS)
		return memchr(name, '.', *size) ? ENDING_OTHER : ENDING_TEXT;
	bool exact = !strncmp(name + *size, endings[first].written, strlen(endings[first].written));
	return ending <= ENDING_PO && !exact ? ENDING_TEXT : ending;
}

/* What systems add to the name of a copy, behind it or (with a space at the end) before it. */
static const char *const copies[] = {
	" - másolat", "-masolat", "_masolat", " - masolat", " másolat", " masolat", " - copy", " copy", "-copy", "_copy", " kópia",
	" - kópia", " – másolat", "másolat - ", "másolat – ", "másolat ", "masolat ", "copy of ", "copy ", "kópia ",
};

/* " (2)" and its like at the end. */
static size_t
number_size(const char *name, size_t size)
{
	size_t end = size;
	if (!end || name[--end] != ')')
		return 0;
	while (end && strchr("0123456789", name[end - 1]))
		end--;
	if (end < 2 || name[end - 1] != '(' || end == size - 1)
		return 0;
	end--;
	while (end && name[end - 1] == ' ')
		end--;
	return end ? size - end : 0;
}

/* Takes one mark of a copy off either end; false: there is none. */
static bool
take_copy(const char **name, size_t *size)
{
	size_t number = number_size(*name, *size);
	*size -= number;
	for (size_t i = 0; !number && i < sizeof copies / sizeof *copies; i++) {
		size_t mark = strlen(copies[i]);
		bool leads = copies[i][mark - 1] == ' ';
		if (*size <= mark || strncasecmp(leads ? *name : *name + *size - mark, copies[i], mark))
			continue;
		*name += leads ? mark : 0;
		*size -= mark;
		return true;
	}
	return number;
}

static bool
begins(const char *name, const char *with)
{
	return !strncasecmp(name, with, strlen(with));
}

struct source_name
source_name_read(struct arena *arena, const char *name)
{
	name = text_nfc(arena, name, strlen(name)); /* some systems keep letters and accents apart */
	size_t size = strlen(name);
	struct source_name result = {
		.ending = take_endings(name, &size),
		.is_foreign = begins(name, "~$") || begins(name, "thumbs.db") || begins(name, "desktop.ini") || begins(name, "ehthumbs") ||
		    begins(name, "#") || begins(name, "~wr"),
		.is_note = begins(name, "readme") || begins(name, "olvass") || begins(name, "license") || begins(name, "makefile"),
	};
	while (take_copy(&name, &size))
		result.is_copy = true;
	result.base = arena_strndup(arena, name, size);
	result.id = meant_id(arena, result.base);
	return result;
}
