#include "sync/trust/glob.h"

#include <stddef.h>

/* Bytes of the UTF-8 character at c, which is not the end. */
static size_t
character(const char *c)
{
	size_t size = 1;
	while (((unsigned char)c[size] & 0xc0) == 0x80)
		size++;
	return size;
}

/* The value by which a range compares: bytes in order, as code points are. */
static unsigned long
value(const char *c, size_t size)
{
	unsigned long value = 0;
	for (size_t i = 0; i < size && i < 4; i++)
		value = value << 8 | (unsigned char)c[i];
	return value;
}

/* The character after "[...]" of a pattern, or NULL: it is not closed, so "[" stands for itself. */
static const char *
end_of_set(const char *set)
{
	const char *c = set + 1;
	if (*c == '!')
		c++;
	if (*c == ']')
		c++;
	while (*c && *c != ']')
		c++;
	return *c ? c + 1 : NULL;
}

static bool
in_set(const char *set, const char *end, unsigned long wanted)
{
	const char *c = set + 1;
	bool negated = *c == '!', found = false;
	for (c += negated; c < end - 1;) {
		size_t size = character(c);
		unsigned long low = value(c, size), high = low;
		c += size;
		if (*c == '-' && c + 1 < end - 1) {
			size = character(++c);
			high = value(c, size);
			c += size;
		}
		found |= wanted >= low && wanted <= high;
	}
	return found != negated;
}

/* Whether the pattern's next element fits the path's next character; both are advanced then. */
static bool
match_one(const char **pattern, const char **path)
{
	const char *end = **pattern == '[' ? end_of_set(*pattern) : NULL;
	if (**path == '\0')
		return false;
	size_t size = character(*path);
	if (end || **pattern == '?') {
		if (**path == '/' || (end && !in_set(*pattern, end, value(*path, size))))
			return false;
		*pattern = end ? end : *pattern + 1;
		*path += size;
		return true;
	}
	return *(*pattern)++ == *(*path)++;
}

bool
glob_match(const char *pattern, const char *path)
{
	const char *after_star = NULL, *tried = NULL; /* where to go on, one character later, if it does not fit */
	while (*path || *pattern) {
		const char *here = path;
		if (*pattern == '*') {
			after_star = ++pattern;
			tried = path;
		} else if (*pattern && match_one(&pattern, &path)) {
			if (*here == '/')
				after_star = NULL; /* a star does not reach beyond its own name */
		} else if (after_star && *tried && *tried != '/') {
			pattern = after_star;
			path = tried += character(tried);
		} else {
			return false;
		}
	}
	return true;
}
