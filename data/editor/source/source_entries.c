#include "data/editor/source/source_entries.h"

#include <stdlib.h>
#include <string.h>

#include "data/base/digest.h"
#include "data/limits.h"

static void
append(struct entries *entries, struct entry *entry)
{
	if (entries->count == entries->room) {
		entries->room = entries->room ? 2 * entries->room : 64;
		entries->items = realloc(entries->items, entries->room * sizeof *entries->items);
		if (!entries->items)
			abort();
	}
	entries->items[entries->count++] = entry;
}

/* An id that is taken: the entry that has it, and where it stands again. */
struct repeated {
	const struct entry *first;
	struct place place;
};

/* How many ids of the one's file stand in the other's again. */
static size_t
count_repeated(const struct list *all, const struct repeated *one)
{
	size_t count = 0;
	for (const struct repeated *item = all->items; item < (const struct repeated *)all->items + all->count; item++)
		count += item->first->node->place.file == one->first->node->place.file && item->place.file == one->place.file;
	return count;
}

static void
report_repeated(struct sources *sources, const struct repeated *one, size_t count)
{
	enum { MOST = 2 }; /* that are slips, and no copy of a file */
	struct faults *faults = sources->faults;
	const char *file = faults_path(faults, one->first->node->place.file);
	if (count > MOST && one->first->node->place.file != one->place.file)
		FAULT_CAUSE(faults, ((struct place){.file = one->place.file}), NULL,
		    "{count} entries stand in {file}, too; if this is a copy of it, delete it, else give them ids of their own",
		    {"count", faults_number(faults, (long long)count)}, {"file", file});
	else
		FAULT(faults, one->place, "id", "\"{id}\" stands here for the second time (first: {file}:{line}); give it another "
		    "id or delete one of the two", {"id", one->first->id}, {"file", file},
		    {"line", faults_number(faults, one->first->node->place.line)});
}

void
entries_report_repeated(struct sources *sources)
{
	const struct repeated *items = sources->repeated.items;
	for (size_t i = 0; i < sources->repeated.count; i++)
		report_repeated(sources, &items[i], count_repeated(&sources->repeated, &items[i]));
}

struct entry *
entries_add(struct sources *sources, enum kind kind, const char *id, struct node *node, const struct entry *service)
{
	const char *name = arena_printf(&sources->arena, "%s %s", kind_name(kind), id);
	void **found = table_at(&sources->index, name, strlen(name));
	const struct node *id_node = node_get(node, "id");
	if (*found) {
		*LIST_ADD(&sources->repeated, &sources->arena, struct repeated) =
		    (struct repeated){*found, id_node ? id_node->place : node->place};
		return NULL;
	}
	struct entry *entry = arena_alloc(&sources->arena, sizeof *entry);
	*entry = (struct entry){
		.kind = kind, .id = id, .name = name, .node = node, .service = service,
		.key = digest_id(name), .position = sources->of[kind].count,
	};
	*found = entry;
	append(&sources->of[kind], entry);
	return entry;
}

void
entries_add_unread(struct sources *sources, enum kind kind, const char *id, struct place place)
{
	struct node *node = arena_alloc(&sources->arena, sizeof *node); /* NODE_BAD */
	node->place = place;
	if (!source_find(sources, kind, id))
		entries_add(sources, kind, id, node, NULL);
}

enum { MAX_NAME = 4 * LIMIT_ID };

/* Appends to a name that has MAX_NAME bytes; false: too long. */
static bool
append_name(char *name, size_t *used, const char *string)
{
	size_t size = strlen(string);
	if (size > MAX_NAME - *used)
		return false;
	memcpy(name + *used, string, size);
	*used += size;
	return true;
}

struct entry *
source_find(const struct sources *sources, enum kind kind, const char *id)
{
	char name[MAX_NAME];
	size_t size = 0;
	if (!append_name(name, &size, kind_name(kind)) || !append_name(name, &size, " ") ||
	    !append_name(name, &size, id))
		return NULL;
	return table_get(&sources->index, name, size);
}

struct entry *
source_question(const struct sources *sources, const struct entry *service, const char *name)
{
	char own[MAX_NAME + 1] = "";
	size_t size = 0;
	if (service && append_name(own, &size, service->id) && append_name(own, &size, ".") &&
	    append_name(own, &size, name)) {
		struct entry *found = source_find(sources, KIND_QUESTION, own);
		if (found)
			return found;
	}
	return strchr(name, '.') ? NULL : source_find(sources, KIND_QUESTION, name);
}

bool
source_knows_all(const struct sources *sources, enum kind kind)
{
	return !sources->incomplete[kind];
}
