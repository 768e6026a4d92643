/* The concepts of an open index. */
#include <string.h>

#include "data/limits.h"
#include "data/search/index_reader.h"

static enum status
read_kinds(struct index_reader *store)
{
	struct concepts *concepts = &store->concepts;
	struct query *query = db_query(store->db, "SELECT kind, number, seal IS seal('concept', number, kind) "
	    "FROM concept ORDER BY number");
	bool good = true;
	size_t read = 0;
	concepts->items = arena_array(&concepts->arena, concepts->count + 1, sizeof *concepts->items);
	for (; good && db_row(query); read++) {
		int64_t kind = db_int(query, 0);
		good = read < concepts->count && db_int(query, 1) == (int64_t)read && db_int(query, 2);
		if (good)
			concepts->items[read].kind = kind >= 0 && kind < CONCEPT_KINDS ? kind : CONCEPT_ASIDE;
	}
	enum status status = db_end(query);
	return status == STATUS_DONE && (!good || read < concepts->count) ? index_reader_corrupt(store, "concept") : status;
}

/* A form, `text` being that of the one before; false: it is none. */
static bool
read_form(struct concepts *concepts, struct varints *in, char text[FOLD_SIZE + 1])
{
	uint64_t shared = varint(in), own = varint(in);
	if (in->bad || shared > strlen(text) || own > FOLD_SIZE - shared || own > (size_t)(in->end - in->at))
		return false;
	memcpy(text + shared, in->at, own);
	text[shared + own] = '\0';
	in->at += own;
	uint64_t concept = varint(in), phrase = varint(in), part = varint(in), flags = varint(in);
	if (in->bad || concept >= concepts->count || phrase > LIMIT_INDEX_FORMS || concepts->forms.count == LIMIT_INDEX_FORMS ||
	    part >= (flags & FORM_PARTS) || (flags & FORM_PARTS) > LIMIT_CONCEPT_WORDS)
		return false;
	*LIST_ADD(&concepts->forms, &concepts->arena, struct concept_form) = (struct concept_form){
		.text = arena_strdup(&concepts->arena, text), .concept = (uint32_t)concept, .phrase = (uint32_t)phrase,
		.part = (uint8_t)part, .parts = flags & FORM_PARTS, .negated = flags & FORM_NEGATED,
		.stem = (uint8_t)(flags >> FORM_STEM_SHIFT & FOLD_ALL), .begins = flags & FORM_BEGINS,
	};
	return concepts_are_sorted(concepts);
}

enum status
index_reader_concepts(struct index_reader *store)
{
	enum status status = read_kinds(store);
	if (status != STATUS_DONE)
		return status;
	struct list *forms = &store->concepts.forms;
	forms->room = store->forms;
	forms->items = arena_array(&store->concepts.arena, forms->room, sizeof(struct concept_form));
	struct query *query = db_query(store->db, "SELECT forms, block, seal IS seal('form', block, forms) "
	    "FROM form ORDER BY block");
	bool good = true;
	for (int64_t block = 0; good && db_row(query); block++) {
		size_t size;
		good = db_int(query, 1) == block && db_int(query, 2);
		const unsigned char *bytes = db_bytes(query, 0, &size);
		struct varints in = {.at = bytes, .end = bytes + size};
		char text[FOLD_SIZE + 1] = "";
		while (good && in.at < in.end)
			good = read_form(&store->concepts, &in, text);
	}
	status = db_end(query);
	db_relax(store->db);
	return status == STATUS_DONE && (!good || forms->count != store->forms) ? index_reader_corrupt(store, "form") : status;
}
