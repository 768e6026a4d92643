#include <stdlib.h>
#include <string.h>

#include "data/editor/build/builder.h"
#include "data/editor/build/collate.h"

/* The text that a kind is called by; NULL: it is never listed alphabetically. */
static const char *const name_keys[KIND_COUNT] = {
	[KIND_DOCUMENT] = "name",
	[KIND_SERVICE] = "name",
	[KIND_OFFICE] = "name",
	[KIND_TERM] = "term",
	[KIND_MATTER] = "name",
};

const char *
builder_spelling(const struct builder *builder, const struct entry *entry, size_t language)
{
	const struct node *name = node_get(entry->node, name_keys[entry->kind]);
	const char *sort = node_get_string(entry->node, "sort");
	const char *translated = language ? builder_text(builder, language, name) : NULL;
	return translated ? translated : sort ? sort : node_text(name);
}

static void
add_sort_keys(struct builder *builder, const struct collator *collator, size_t language,
    enum kind kind)
{
	for (size_t i = 0; i < builder->sources->of[kind].count; i++) {
		const struct entry *entry = builder->sources->of[kind].items[i];
		*LIST_ADD(&builder->keys[language], &builder->arena, struct sort_key) = (struct sort_key){entry->key,
		    collate_key(collator, &builder->arena, builder_spelling(builder, entry, language))};
	}
}

/* ----------------------------------------------------------- life situations -- */

/* A service of a life situation, and what decides its place there. */
struct event_line {
	const struct entry *service;
	size_t rank;   /* in the situation's own list, or after it */
	bool partners; /* for other offices only: visitors do not look for it */
	bool home;
	const struct blob *key;
};

static int
by_place(const void *a, const void *b)
{
	const struct event_line *x = a, *y = b;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (x->partners != y->partners)
		return x->partners ? 1 : -1;
	if (x->home != y->home)
		return x->home ? -1 : 1;
	size_t common = x->key->size < y->key->size ? x->key->size : y->key->size;
	int order = memcmp(x->key->bytes, y->key->bytes, common);
	if (order)
		return order;
	if (x->key->size != y->key->size)
		return x->key->size < y->key->size ? -1 : 1;
	return strcmp(x->service->id, y->service->id);
}

/* Where a list of ids has that id, or `otherwise`. */
static size_t
position_in(const struct node *list, const char *id, size_t otherwise)
{
	size_t position = 0;
	for (const struct node *node = node_first(list); node; node = node->next, position++)
		if (node_is(node, id))
			return position;
	return otherwise;
}

static bool
is_for_partners(const struct entry *service)
{
	const struct node *who = node_first(node_get(service->node, "audience"));
	return who && !who->next && node_is(who, "partner");
}

static void
add_life_event(struct builder *builder, const struct entry *event, const struct blob *const *keys)
{
	const struct entries *services = &builder->sources->of[KIND_SERVICE];
	const struct node *own = node_get(event->node, "services");
	struct arena_mark mark = arena_mark(&builder->arena);
	struct event_line *lines = arena_array(&builder->arena, services->count, sizeof *lines);
	size_t count = 0;
	for (size_t i = 0; i < services->count; i++) {
		const struct entry *service = services->items[i];
		size_t named = position_in(node_get(service->node, "life_events"), event->id, SIZE_MAX);
		size_t rank = position_in(own, service->id, SIZE_MAX);
		if (named != SIZE_MAX || rank != SIZE_MAX)
			lines[count++] = (struct event_line){service, rank,
			    is_for_partners(service), named == 0, keys[i]};
	}
	qsort(lines, count, sizeof *lines, by_place);
	for (size_t i = 0; i < count; i++)
		ROW(&builder->rows, ROW_LIFE_EVENT_SERVICE, N(event->key), N((int64_t)i),
		    N(lines[i].service->key), N(lines[i].home));
	replica_row(&builder->rows, ROW_LIFE_EVENT, event->position)[2].number = (int64_t)count;
	arena_rewind(&builder->arena, mark);
}

static void
add_life_events(struct builder *builder, const struct collator *collator)
{
	const struct entries *services = &builder->sources->of[KIND_SERVICE];
	const struct entries *events = &builder->sources->of[KIND_LIFE_EVENT];
	const struct blob **keys = arena_array(&builder->arena, services->count, sizeof *keys);
	for (size_t i = 0; i < services->count; i++)
		keys[i] = collate_key(collator, &builder->arena,
		    builder_spelling(builder, services->items[i], 0));
	for (size_t i = 0; i < events->count; i++)
		add_life_event(builder, events->items[i], keys);
}

static int
by_owner(const void *a, const void *b)
{
	const struct sort_key *x = a, *y = b;
	return (x->owner > y->owner) - (x->owner < y->owner);
}

const struct blob *
builder_key(const struct builder *builder, size_t language, int64_t owner)
{
	const struct list *keys = &builder->keys[language];
	const struct sort_key wanted = {.owner = owner};
	const struct sort_key *key = keys->count
	    ? bsearch(&wanted, keys->items, keys->count, sizeof wanted, by_owner) : NULL;
	return key ? key->key : NULL;
}

void
build_order(struct builder *builder)
{
	for (size_t language = 0; language < ALL_LANGUAGES; language++) {
		const char *name = builder_language(builder, language);
		struct collator *collator = name ? collate_open(name) : NULL;
		if (!collator)
			continue;
		for (enum kind kind = 0; kind < KIND_COUNT; kind++)
			if (name_keys[kind] && kind != KIND_MATTER) /* matters have the A–Z list */
				add_sort_keys(builder, collator, language, kind);
		list_sort(&builder->keys[language], sizeof(struct sort_key), by_owner);
		if (!language)
			add_life_events(builder, collator);
		collate_close(collator);
	}
}
