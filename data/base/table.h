/* A hash table of byte strings. */
#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>
#include <stdint.h>

struct table_item {
	const char *key; /* NULL: free */
	size_t size;
	uint64_t hash;
	void *value;
};

/* All zero is an empty table. */
struct table {
	struct table_item *items;
	size_t room, count;
};

/* The value for a key, or NULL. */
void *table_get(const struct table *, const char *key, size_t size);

/* Where the value for a key is kept, NULL at first. The bytes of a new key must
 * outlive the table; the address is good until the next call. */
void **table_at(struct table *, const char *key, size_t size);

void table_free(struct table *);

#endif
