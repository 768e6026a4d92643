/* Things by what they are called: by editors, and by their permanent numbers. */
#include <string.h>

#include "data/query/load.h"

/* The list of the kind; false: there is no such kind. */
static bool
begin_kind(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *word, enum thing *kind)
{
	for (*kind = 0; *kind < THINGS; ++*kind)
		if (!strcmp(word, thing_shapes[*kind].name)) {
			load_begin_list(load, catalogue, arena, CATALOGUE_BASE_LANGUAGE,
			    arena_printf(arena, "thing %s", word), 0);
			return true;
		}
	return false;
}

/* The thing of a kind with that name, or if it is NULL with that number. The whole list is read, so that one which
 * is not found is not there. */
static enum status
find(struct catalogue *catalogue, const char *word, const char *name, uint32_t number, int64_t *id)
{
	struct arena scratch = {0};
	struct load load;
	enum thing kind;
	bool found = false;
	if (!begin_kind(&load, catalogue, &scratch, word, &kind))
		return STATUS_ABSENT;
	struct rows things = rows_of_kind(&load, kind);
	while (rows_next(&things)) {
		const char *called = rows_string(&things, 2);
		load.sums[PART_LIST] += things.hash;
		if (name ? !called || strcmp(called, name) : rows_permanent(&things, 3) != number)
			continue;
		found = true;
		*id = rows_id(&things, 0);
	}
	load_sealed(&load, PART_LIST);
	arena_free(&scratch);
	return load.status == STATUS_DONE && !found ? STATUS_ABSENT : load.status;
}

enum status
catalogue_find(struct catalogue *catalogue, const char *kind, const char *name, int64_t *id)
{
	return find(catalogue, kind, name, 0, id);
}

enum status
catalogue_by_number(struct catalogue *catalogue, const char *kind, uint32_t number, int64_t *id)
{
	return number ? find(catalogue, kind, NULL, number, id) : STATUS_ABSENT;
}

enum status
catalogue_by_code(struct catalogue *catalogue, const char *code, int64_t *id)
{
	struct query *query = db_query(catalogue->db, "SELECT id FROM service WHERE code = :code");
	db_bind_text(query, ":code", code);
	bool found = db_row(query);
	*id = found ? db_int(query, 0) : 0;
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? STATUS_ABSENT : status;
}

static enum status
load_who(struct catalogue *catalogue, struct arena *arena, int64_t id, struct card *out)
{
	struct load load;
	enum thing kind = load_begin_any(&load, catalogue, arena, CATALOGUE_BASE_LANGUAGE, id, out);
	if (load.status == STATUS_DONE) {
		struct rows head = load_head(&load, kind);
		load_head_end(&head);
	}
	return load.status;
}

enum status
catalogue_id_name(struct catalogue *catalogue, struct arena *arena, int64_t id, const char **name)
{
	struct card card = {0};
	enum status status = load_who(catalogue, arena, id, &card);
	*name = card.editors_name;
	return status;
}

enum status
catalogue_number(struct catalogue *catalogue, int64_t id, uint32_t *number)
{
	struct arena scratch = {0};
	struct card card = {0};
	enum status status = load_who(catalogue, &scratch, id, &card);
	*number = card.number;
	arena_free(&scratch);
	return status;
}
