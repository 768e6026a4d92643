#include "sync/trust/canonical.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
	char *bytes;
	size_t size, room;
};

static bool put_value(struct buffer *, const json_t *, unsigned depth);

static void
put(struct buffer *buffer, const char *bytes, size_t size)
{
	if (size > buffer->room - buffer->size) {
		buffer->room = 2 * buffer->room + size + 256;
		buffer->bytes = realloc(buffer->bytes, buffer->room);
		if (!buffer->bytes)
			abort();
	}
	memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += size;
}

/* Only the quotation mark and the backslash are escaped: a line feed stays a line feed. */
static void
put_string(struct buffer *buffer, const char *string, size_t size)
{
	const char *end = string + size;
	put(buffer, "\"", 1);
	while (string < end) {
		size_t plain = 0;
		while (string + plain < end && string[plain] != '"' && string[plain] != '\\')
			plain++;
		put(buffer, string, plain);
		string += plain;
		if (string < end) {
			put(buffer, "\\", 1);
			put(buffer, string++, 1);
		}
	}
	put(buffer, "\"", 1);
}

static bool
put_array(struct buffer *buffer, const json_t *array, unsigned depth)
{
	put(buffer, "[", 1);
	for (size_t i = 0; i < json_array_size(array); i++) {
		if (i)
			put(buffer, ",", 1);
		if (!put_value(buffer, json_array_get(array, i), depth))
			return false;
	}
	put(buffer, "]", 1);
	return true;
}

/* The order of UTF-8 bytes is that of the code points. */
static int
compare_keys(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static const char **
sorted_keys(json_t *object)
{
	const char **keys = calloc(json_object_size(object) + 1, sizeof *keys);
	if (!keys)
		abort();
	size_t count = 0;
	for (void *i = json_object_iter(object); i; i = json_object_iter_next(object, i))
		keys[count++] = json_object_iter_key(i);
	qsort(keys, count, sizeof *keys, compare_keys);
	return keys;
}

static bool
put_object(struct buffer *buffer, const json_t *object, unsigned depth)
{
	const char **keys = sorted_keys((json_t *)object); /* jansson's iterators take no const */
	bool good = true;
	put(buffer, "{", 1);
	for (size_t i = 0; good && keys[i]; i++) {
		if (i)
			put(buffer, ",", 1);
		put_string(buffer, keys[i], strlen(keys[i]));
		put(buffer, ":", 1);
		good = put_value(buffer, json_object_get(object, keys[i]), depth);
	}
	put(buffer, "}", 1);
	free(keys);
	return good;
}

static void
put_integer(struct buffer *buffer, json_int_t value)
{
	char digits[24];
	int size = snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, value);
	put(buffer, digits, (size_t)size);
}

static bool
put_value(struct buffer *buffer, const json_t *value, unsigned depth)
{
	if (depth == CANONICAL_MAX_DEPTH)
		return false;
	switch (json_typeof(value)) {
	case JSON_OBJECT:  return put_object(buffer, value, depth + 1);
	case JSON_ARRAY:   return put_array(buffer, value, depth + 1);
	case JSON_STRING:  put_string(buffer, json_string_value(value), json_string_length(value)); return true;
	case JSON_INTEGER: put_integer(buffer, json_integer_value(value)); return true;
	case JSON_TRUE:    put(buffer, "true", 4); return true;
	case JSON_FALSE:   put(buffer, "false", 5); return true;
	case JSON_NULL:    put(buffer, "null", 4); return true;
	case JSON_REAL:    return false;
	}
	return false;
}

char *
canonical_json(const json_t *value, size_t *size)
{
	struct buffer buffer = {0};
	if (!value || !put_value(&buffer, value, 0)) {
		free(buffer.bytes);
		return NULL;
	}
	*size = buffer.size;
	return buffer.bytes;
}
