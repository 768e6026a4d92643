#define _DEFAULT_SOURCE /* explicit_bzero */

#include "data/arena.h"

#include <stdalign.h>
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

static struct arena_block *
add_block(struct arena *arena, size_t size)
{
	size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
	struct arena_block *block = size < SIZE_MAX / 2 ? malloc(sizeof *block + room) : NULL;
	if (!block)
		abort();
	*block = (struct arena_block){.previous = arena->last, .size = room};
	arena->last = block;
	return block;
}

/* At an address that `unit` divides; not zeroed. */
static void *
take(struct arena *arena, size_t size, size_t unit)
{
	struct arena_block *block = arena->last;
	size_t start = block ? (block->used + unit - 1) / unit * unit : 0;
	if (!block || start > block->size || block->size - start < size) {
		block = add_block(arena, size);
		start = 0;
	}
	block->used = start + size;
	return (char *)block->data + start;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	size = size ? size : 1;
	return memset(take(arena, size, alignof(max_align_t)), 0, size);
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
	char *copy = memcpy(take(arena, size + 1, 1), string, size);
	copy[size] = '\0';
	return copy;
}

char *
arena_strdup(struct arena *arena, const char *string)
{
	return string ? arena_strndup(arena, string, strlen(string)) : NULL;
}

/* Nearly always there is room for it where the last block goes on. */
char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	struct arena_block *block = arena->last;
	char *result = block ? (char *)block->data + block->used : NULL;
	size_t room = block ? block->size - block->used : 0;
	va_start(arguments, format);
	va_copy(again, arguments);
	int size = vsnprintf(result, room, format, arguments);
	va_end(arguments);
	if (size < 0)
		abort();
	if ((size_t)size < room) {
		block->used += (size_t)size + 1;
	} else {
		if (room)
			explicit_bzero(result, room);
		result = take(arena, (size_t)size + 1, 1);
		vsnprintf(result, (size_t)size + 1, format, again);
	}
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
