#include "data/base/table.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/hash.h"

enum { FIRST_ROOM = 64 };

/* The item with the key, or the free one where it belongs. */
static struct table_item *
place_of(const struct table *table, const char *key, size_t size, uint64_t hash)
{
	size_t i = hash & (table->room - 1);
	for (;; i = (i + 1) & (table->room - 1)) {
		struct table_item *item = &table->items[i];
		if (!item->key)
			return item;
		if (item->hash == hash && item->size == size && !memcmp(item->key, key, size))
			return item;
	}
}

static void
grow(struct table *table)
{
	struct table old = *table;
	table->room = old.room ? 2 * old.room : FIRST_ROOM;
	table->items = calloc(table->room, sizeof *table->items);
	if (!table->items)
		abort();
	for (size_t i = 0; i < old.room; i++) {
		const struct table_item *item = &old.items[i];
		if (item->key)
			*place_of(table, item->key, item->size, item->hash) = *item;
	}
	free(old.items);
}

void *
table_get(const struct table *table, const char *key, size_t size)
{
	if (!table->room)
		return NULL;
	return place_of(table, key, size, hash_of(key, size, 0))->value;
}

void **
table_at(struct table *table, const char *key, size_t size)
{
	if (table->count * 2 >= table->room)
		grow(table);
	uint64_t hash = hash_of(key, size, 0);
	struct table_item *item = place_of(table, key, size, hash);
	if (!item->key) {
		*item = (struct table_item){.key = key, .size = size, .hash = hash};
		table->count++;
	}
	return &item->value;
}

void
table_free(struct table *table)
{
	free(table->items);
	*table = (struct table){0};
}
