/* Memory with one lifetime: many allocations, freed (and wiped) together. */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena_block;

/* All zero is an empty arena. */
struct arena {
	struct arena_block *last;
};

struct arena_mark {
	struct arena_block *block;
	size_t used;
};

/* Zeroed memory, aligned for any type; never NULL (out of memory aborts). */
void *arena_alloc(struct arena *, size_t size);
void *arena_array(struct arena *, size_t count, size_t size);
/* Copies; NULL gives NULL. */
char *arena_strdup(struct arena *, const char *);
char *arena_strndup(struct arena *, const char *, size_t size);
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What was allocated after the mark is wiped and given back. */
struct arena_mark arena_mark(const struct arena *);
void arena_rewind(struct arena *, struct arena_mark);

/* Wipes and frees all; the arena is empty and usable again. */
void arena_free(struct arena *);

#endif
