#include "data/index/search_index_concepts.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/search/index_format.h"

static const char *const kinds[CONCEPT_KINDS] = {
	[CONCEPT_EVENT] = "event", [CONCEPT_OBJECT] = "object", [CONCEPT_PERSON] = "person", [CONCEPT_ASIDE] = "aside",
};

static enum concept_kind
kind_named(const char *name)
{
	enum concept_kind kind = 0;
	while (kind < CONCEPT_ASIDE && strcmp(kinds[kind], name))
		kind++;
	return kind;
}

static enum status
read_concepts(struct db *catalogue, struct index_concepts *out, struct index_words *words)
{
	struct query *query = db_query(catalogue, "SELECT c.id, c.kind, t.name FROM concept c JOIN thing t "
	    "ON t.id = c.id ORDER BY t.name");
	struct list list = {0};
	while (db_row(query) && list.count < LIMIT_INDEX_CONCEPTS) {
		*LIST_ADD(&list, &out->concepts.arena, struct concept) = (struct concept){
			.thing = db_int(query, 0), .kind = kind_named(db_text(query, &out->arena, 1)),
		};
		index_words_add_concept(words, db_text(query, &out->arena, 2));
	}
	out->concepts.items = list.items;
	out->concepts.count = list.count;
	return db_end(query);
}

static enum status
read_forms(struct db *catalogue, struct index_concepts *out, uint32_t concept)
{
	struct query *query = db_query(catalogue,
	    "SELECT words, lang FROM alias WHERE owner = :owner ORDER BY position");
	db_bind_int(query, ":owner", out->concepts.items[concept].thing);
	while (db_row(query)) {
		struct arena_mark mark = arena_mark(&out->arena);
		concepts_add(&out->concepts, out->stemmers, concept, fold_language(db_text(query, &out->arena, 1)),
		    db_text(query, &out->arena, 0));
		arena_rewind(&out->arena, mark);
	}
	return db_end(query);
}

enum status
index_concepts_read(struct db *catalogue, struct index_concepts *out, struct index_words *words)
{
	out->stemmers = fold_stemmers_new();
	enum status status = read_concepts(catalogue, out, words);
	for (uint32_t i = 0; status == STATUS_DONE && i < out->concepts.count; i++)
		status = read_forms(catalogue, out, i);
	concepts_sort(&out->concepts);
	return status;
}

bool
index_concepts_number(const struct index_concepts *concepts, int64_t thing, uint32_t *out)
{
	for (uint32_t i = 0; i < concepts->concepts.count; i++)
		if (concepts->concepts.items[i].thing == thing) {
			*out = i;
			return true;
		}
	return false;
}

/* What a word leads to that was not met before, or not in this language. */
static void
learn(struct index_concepts *concepts, const struct index_word *word, struct concept_word *out)
{
	concepts_of_word(&concepts->concepts, concepts->stemmers, &concepts->arena, word->lower, word->folded,
	    word->stop ? 0 : word->languages, out);
	out->languages = word->languages;
}

static void
make_room(struct index_concepts *concepts, const struct index_words *words)
{
	if (words->count > concepts->room) {
		concepts->room = 2 * words->count;
		concepts->of = realloc(concepts->of, concepts->room * sizeof *concepts->of);
		if (!concepts->of)
			abort();
	}
	if (concepts->known < words->count)
		memset(concepts->of + concepts->known, 0, (words->count - concepts->known) * sizeof *concepts->of);
	concepts->known = words->count;
}

void
index_concepts_of(struct index_concepts *concepts, const struct index_words *words, const uint32_t *text,
    size_t count, void (*take)(void *, size_t word, const struct concept_form *, float weight), void *closure)
{
	struct arena scratch = {0};
	struct concept_word *items = arena_array(&scratch, count + 1, sizeof *items);
	make_room(concepts, words);
	for (size_t i = 0; i < count; i++) {
		const struct index_word *word = &words->items[text[i]];
		if (concepts->of[text[i]].languages != word->languages)
			learn(concepts, word, &concepts->of[text[i]]);
		items[i] = concepts->of[text[i]];
	}
	concepts_of_text(&concepts->concepts, items, count, take, closure);
	arena_free(&scratch);
}

/* --------------------------------------------------------------------- writing -- */

static enum status
write_kinds(struct db *index, const struct concepts *concepts)
{
	enum status status = STATUS_DONE;
	for (size_t i = 0; status == STATUS_DONE && i < concepts->count; i++) {
		struct query *query = db_query(index, "INSERT INTO concept (number, kind, seal) "
		    "VALUES (:number, :kind, seal('concept', :number, :kind))");
		db_bind_int(query, ":number", (int64_t)i);
		db_bind_int(query, ":kind", concepts->items[i].kind);
		status = db_step(query);
	}
	return status;
}

/* Its text without what it shares with the one before, its concept, its phrase, which part of it, flags. */
static unsigned char *
put_form(unsigned char *at, const struct concept_form *form, const char *last)
{
	size_t shared = 0, size = strlen(form->text);
	while (last[shared] && last[shared] == form->text[shared])
		shared++;
	at = put_varint(put_varint(at, shared), size - shared);
	memcpy(at, form->text + shared, size - shared);
	at = put_varint(at + size - shared, form->concept);
	at = put_varint(put_varint(at, form->phrase), form->part);
	return put_varint(at, form->parts | (form->negated ? FORM_NEGATED : 0) | (form->begins ? FORM_BEGINS : 0) |
	    (uint64_t)form->stem << FORM_STEM_SHIFT);
}

static enum status
write_block(struct db *index, int64_t number, const unsigned char *bytes, size_t size)
{
	struct query *query = db_query(index, "INSERT INTO form (block, forms, seal) "
	    "VALUES (:block, :forms, seal('form', :block, :forms))");
	db_bind_int(query, ":block", number);
	db_bind_blob(query, ":forms", bytes, size);
	return db_step(query);
}

enum status
index_concepts_write(struct db *index, const struct index_concepts *concepts)
{
	unsigned char bytes[SEARCH_PART_SIZE + FOLD_SIZE + 60], *at = bytes;
	const struct concept_form *forms = concepts->concepts.forms.items;
	int64_t block = 0;
	enum status status = write_kinds(index, &concepts->concepts);
	for (size_t i = 0; status == STATUS_DONE && i < concepts->concepts.forms.count; i++) {
		at = put_form(at, &forms[i], at == bytes ? "" : forms[i - 1].text);
		if (at - bytes < SEARCH_PART_SIZE && i + 1 < concepts->concepts.forms.count)
			continue;
		status = write_block(index, block++, bytes, (size_t)(at - bytes));
		at = bytes;
	}
	return status;
}

void
index_concepts_free(struct index_concepts *concepts)
{
	concepts_free(&concepts->concepts);
	fold_stemmers_free(concepts->stemmers);
	arena_free(&concepts->arena);
	free(concepts->of);
	*concepts = (struct index_concepts){0};
}
