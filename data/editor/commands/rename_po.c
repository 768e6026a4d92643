#include "data/editor/commands/rename_po.h"

#include <stdbool.h>
#include <string.h>

/* Behind what marks an entry as obsolete, or as what there was before. */
static const char *
behind_marks(const char *line)
{
	if (!strncmp(line, "#~ ", 3) || !strncmp(line, "#| ", 3) || !strncmp(line, "#~| ", 4))
		line = strchr(line, ' ') + 1;
	return line + strspn(line, " \t");
}

/* The string that begins a msgctxt in this line, or in the one after it when this one has an empty one; NULL: none. */
static const char *
context_in(const char *line, bool *goes_on)
{
	const char *s = behind_marks(line);
	bool is_context = !strncmp(s, "msgctxt", 7);
	if (is_context)
		s += 7 + strspn(s + 7, " \t");
	if ((!is_context && !*goes_on) || *s != '"') {
		*goes_on = false;
		return NULL;
	}
	*goes_on = is_context && s[1] == '"';
	return *goes_on ? NULL : s + 1;
}

const char *
rename_po(struct arena *arena, const char *text, const char *old, const char *new, size_t *count)
{
	size_t size = strlen(old), more = strlen(new), lines = 1;
	for (const char *s = text; *s; s++)
		lines += *s == '\n';
	char *result = arena_alloc(arena, strlen(text) + lines * more + 1), *out = result;
	bool goes_on = false;
	*count = 0;
	for (const char *line = text, *end; *line; line = end) {
		end = line + strcspn(line, "\n");
		end += *end == '\n';
		const char *context = context_in(line, &goes_on);
		if (context && !strncmp(context, old, size)) {
			out = mempcpy(out, line, (size_t)(context - line));
			out = mempcpy(out, new, more);
			line = context + size;
			++*count;
		}
		out = mempcpy(out, line, (size_t)(end - line));
	}
	*out = '\0';
	return result;
}
