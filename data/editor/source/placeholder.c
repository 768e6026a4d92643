#include "data/editor/source/placeholder.h"

#include <string.h>

static const char mark[] = "{amount:";

bool
placeholder_next(const char *text, size_t from, struct placeholder *out)
{
	const char *start = strchr(text + from, '{'), *end = start ? strchr(start, '}') : NULL;
	if (!start)
		return false;
	*out = (struct placeholder){.start = (size_t)(start - text), .size = 1};
	if (!end || strncmp(start, mark, strlen(mark)))
		return true;
	out->size = (size_t)(end + 1 - start);
	out->id = start + strlen(mark);
	out->id_size = (size_t)(end - out->id);
	return true;
}

bool
placeholder_alone(const char *text)
{
	struct placeholder found;
	return placeholder_next(text, 0, &found) && found.id && !found.start && !text[found.size];
}

const char *
placeholder_id(struct arena *arena, const struct placeholder *placeholder)
{
	return arena_strndup(arena, placeholder->id, placeholder->id_size);
}

/* How often a text has that one. */
static size_t
count_of(const char *text, const struct placeholder *wanted)
{
	struct placeholder found = {0};
	size_t count = 0;
	while (placeholder_next(text, found.start + found.size, &found))
		count += found.id && found.id_size == wanted->id_size &&
		    !memcmp(found.id, wanted->id, found.id_size);
	return count;
}

/* Whether the other text has all of them, each as often. */
static bool
has_all(const char *text, const char *other)
{
	struct placeholder found = {0};
	while (placeholder_next(text, found.start + found.size, &found))
		if (found.id && count_of(text, &found) != count_of(other, &found))
			return false;
	return true;
}

bool
placeholder_same(const char *one, const char *other)
{
	return has_all(one, other) && has_all(other, one);
}

const char *
placeholder_stored(struct arena *arena, const char *text, const char *lang)
{
	struct placeholder found = {0};
	size_t done = 0;
	const char *stored = "";
	while (placeholder_next(text, found.start + found.size, &found)) {
		if (!found.id)
			continue;
		stored = arena_printf(arena, "%s%.*s%s%s:%.*s}", stored, (int)(found.start - done), text + done, mark,
		    lang, (int)found.id_size, found.id);
		done = found.start + found.size;
	}
	return done ? arena_printf(arena, "%s%s", stored, text + done) : text;
}

const char *
placeholder_blank(struct arena *arena, const char *text)
{
	struct placeholder found = {0};
	char *blank = NULL;
	while (placeholder_next(text, found.start + found.size, &found)) {
		if (!blank)
			blank = arena_strdup(arena, text);
		memset(blank + found.start, '.', found.size);
	}
	return blank ? blank : text;
}
