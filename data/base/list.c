#include "data/base/list.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 8 };

void *
list_add(struct list *list, struct arena *arena, size_t size)
{
	if (list->count == list->room) {
		size_t room = list->room ? 2 * list->room : FIRST_ROOM;
		void *items = arena_array(arena, room, size);
		if (list->count)
			memcpy(items, list->items, list->count * size);
		list->items = items;
		list->room = room;
	}
	return (char *)list->items + list->count++ * size;
}

void
list_sort(struct list *list, size_t size, int (*compare)(const void *, const void *))
{
	if (list->count)
		qsort(list->items, list->count, size, compare);
}
