#include "data/editor/commands/po_entries.h"

#include <stdbool.h>
#include <string.h>

/* The string between the first and the last quotation mark of a line. */
static const char *
string_in(struct arena *arena, const char *line, size_t size)
{
	const char *start = memchr(line, '"', size), *end = start ? memrchr(line, '"', size) : NULL;
	if (!start || end == start)
		return "";
	char *result = arena_strndup(arena, start + 1, (size_t)(end - start - 1)), *out = result;
	for (const char *s = result; *s; s++) {
		bool escaped = *s == '\\' && s[1];
		s += escaped;
		*out++ = escaped && *s == 'n' ? '\n' : escaped && *s == 't' ? '\t' : *s;
	}
	*out = '\0';
	return result;
}

static void
finish(struct po_entry *entry, void (*take)(void *, const struct po_entry *), void *closure)
{
	if (*entry->msgid)
		take(closure, entry);
	*entry = (struct po_entry){"", "", "", 0};
}

/* Which string the line begins, or NULL. */
static const char **
string_of(struct po_entry *entry, const char *line)
{
	return !strncmp(line, "msgctxt ", 8) ? &entry->context : !strncmp(line, "msgid ", 6) ? &entry->msgid
	    : !strncmp(line, "msgstr ", 7) ? &entry->msgstr : NULL;
}

void
po_entries_each(struct arena *arena, const char *text, void (*take)(void *, const struct po_entry *), void *closure)
{
	struct po_entry entry = {"", "", "", 0};
	const char **current = NULL;
	unsigned number = 0;
	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		size_t size = strcspn(line, "\n");
		const char **begun = string_of(&entry, line);
		number++;
		if (begun == &entry.context || (begun == &entry.msgid && current == &entry.msgstr))
			finish(&entry, take, closure);
		if (begun == &entry.msgid)
			entry.line = number;
		if (begun)
			*(current = begun) = string_in(arena, line, size);
		else if (*line == '"' && current)
			*current = arena_printf(arena, "%s%s", *current, string_in(arena, line, size));
		else if (current == &entry.msgstr)
			finish(&entry, take, closure);
		if (!begun && *line != '"')
			current = NULL;
	}
	finish(&entry, take, closure);
}
