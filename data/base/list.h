/* Arrays that grow in an arena. */
#ifndef LIST_H
#define LIST_H

#include <stddef.h>

#include "data/arena.h"

/* All zero is empty. Items may move when one is added. */
struct list {
	void *items;
	size_t count, room;
};

/* Room for one more item, zeroed. */
void *list_add(struct list *, struct arena *, size_t size);
#define LIST_ADD(list, arena, type) ((type *)list_add((list), (arena), sizeof(type)))

/* Orders the items; as qsort, which may not be called on the nothing that an empty list has. */
void list_sort(struct list *, size_t size, int (*compare)(const void *, const void *));

/* The last item; NULL: there is none. */
#define LIST_LAST(list, type) ((list)->count ? (type *)(list)->items + (list)->count - 1 : NULL)

#endif
