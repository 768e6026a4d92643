#define _DEFAULT_SOURCE /* explicit_bzero */

#include "data/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 8192 };

struct arena_block {
	struct arena_block *previous;
	size_t used, size;
	max_align_t data[];
};

static size_t
rounded(size_t size)
{
	const size_t unit = sizeof(max_align_t);
	if (size > SIZE_MAX / 2)
		abort();
	return (size + unit - 1) / unit * unit;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size = rounded(size ? size : 1);
	struct arena_block *block = arena->last;
	if (!block || block->size - block->used < size) {
		size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
		block = malloc(sizeof *block + room);
		if (!block)
			abort();
		*block = (struct arena_block){.previous = arena->last, .size = room};
		arena->last = block;
	}
	void *result = (char *)block->data + block->used;
	block->used += size;
	return memset(result, 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		abort();
	return arena_alloc(arena, count * size);
}

char *
arena_strndup(struct arena *arena, const char *string, size_t size)
{
	return memcpy(arena_alloc(arena, size + 1), string, size);
}

char *
arena_strdup(struct arena *arena, const char *string)
{
	return string ? arena_strndup(arena, string, strlen(string)) : NULL;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (size < 0)
		abort();
	char *result = arena_alloc(arena, (size_t)size + 1);
	vsnprintf(result, (size_t)size + 1, format, again);
	va_end(again);
	return result;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	struct arena_block *block = arena->last;
	return (struct arena_mark){.block = block, .used = block ? block->used : 0};
}

void
arena_rewind(struct arena *arena, struct arena_mark mark)
{
	while (arena->last && arena->last != mark.block) {
		struct arena_block *block = arena->last;
		arena->last = block->previous;
		explicit_bzero(block->data, block->used);
		free(block);
	}
	if (arena->last) {
		struct arena_block *block = arena->last;
		explicit_bzero((char *)block->data + mark.used, block->used - mark.used);
		block->used = mark.used;
	}
}

void
arena_free(struct arena *arena)
{
	arena_rewind(arena, (struct arena_mark){0});
}
