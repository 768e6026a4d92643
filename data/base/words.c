#include "data/words.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void *key, const void *entry)
{
	return strcmp(key, ((const struct words_entry *)entry)->msgid);
}

const char *
words_get(const struct words *words, const char *lang, const char *msgid)
{
	const struct words_entry *entry = bsearch(msgid, words->entries, words->entry_count,
	    sizeof *words->entries, compare);
	if (!entry)
		return msgid;
	for (size_t i = 0; i < words->language_count; i++)
		if (!strcmp(words->languages[i], lang))
			return entry->text[i] ? entry->text[i] : msgid;
	return msgid;
}

/* The value for the {name} that starts at `brace`; its size goes to *size. */
static const char *
value_at(const char *brace, const struct fill *fills, size_t count, size_t *size)
{
	const char *end = strchr(brace, '}');
	if (!end)
		return NULL;
	size_t length = (size_t)(end - brace - 1);
	for (size_t i = 0; i < count; i++)
		if (strlen(fills[i].name) == length && !memcmp(fills[i].name, brace + 1, length)) {
			*size = length + 2;
			return fills[i].value;
		}
	return NULL;
}

char *
words_fill(struct arena *arena, const char *pattern, const struct fill *fills, size_t count)
{
	size_t room = strlen(pattern) + 1, used = 0;
	for (const char *c = strchr(pattern, '{'); c; c = strchr(c + 1, '{')) {
		size_t size;
		const char *value = value_at(c, fills, count, &size);
		if (value)
			room += strlen(value);
	}
	char *result = arena_alloc(arena, room);
	while (*pattern) {
		size_t size = 1;
		const char *value = *pattern == '{' ? value_at(pattern, fills, count, &size) : NULL;
		size_t length = value ? strlen(value) : 1;
		memcpy(result + used, value ? value : pattern, length);
		used += length;
		pattern += size;
	}
	return result;
}
