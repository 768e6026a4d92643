#include "data/index/search_index_texts.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/query/amounts.h"
#include "data/query/load.h"

/* A service and a life situation to which it belongs. */
struct situation {
	int64_t service, life_event;
};

/* The owner whose texts are being read. */
struct reading {
	struct catalogue *catalogue;
	struct index_texts *out;
	struct arena arena; /* rewound after each owner */
	const char *languages[8];
	size_t language_count;
	int64_t owner;
	int64_t bundle;         /* of it; see index_owner */
	struct list situations; /* struct situation, in order */
};

/* ----------------------------------------------------------------- gathering -- */

static void
add_owner(struct index_texts *texts, int64_t thing, int64_t bundle)
{
	if (texts->owner_count == texts->owner_room) {
		texts->owner_room = texts->owner_room ? 2 * texts->owner_room : 1024;
		texts->owners = realloc(texts->owners, texts->owner_room * sizeof *texts->owners);
		if (!texts->owners)
			abort();
	}
	texts->owners[texts->owner_count++] = (struct index_owner){.thing = thing, .bundle = bundle};
}

static uint32_t *
room_for(struct index_texts *texts, size_t count)
{
	if (texts->used + count > texts->room) {
		texts->room = 2 * (texts->used + count) + 4096;
		texts->stream = realloc(texts->stream, texts->room * sizeof *texts->stream);
		if (!texts->stream)
			abort();
	}
	texts->used += count;
	return texts->stream + texts->used - count;
}

/* What a passage says, as pairs: a word's place, and a concept that it means there. */
struct meanings {
	struct arena *arena;
	struct list pairs; /* of struct meaning */
};
struct meaning {
	size_t place;
	uint32_t concept;
};

static void
take_meaning(void *closure, size_t place, const struct concept_form *form, float weight)
{
	struct meanings *meanings = closure;
	const struct meaning *pairs = meanings->pairs.items;
	(void)weight;
	for (size_t i = 0; i < meanings->pairs.count; i++)
		if (pairs[i].place == place && pairs[i].concept == form->concept)
			return;
	*LIST_ADD(&meanings->pairs, meanings->arena, struct meaning) = (struct meaning){place, form->concept};
}

/* Which of a passage's words mean what; not of long texts. */
static void
find_meanings(struct reading *reading, enum search_field field, const uint32_t *words, size_t count,
    struct meanings *out)
{
	if (field < FIELD_BODY)
		index_concepts_of(&reading->out->concepts, &reading->out->words, words, count, take_meaning, out);
}

static void
put_words(uint32_t *at, const uint32_t *words, size_t count, const struct meanings *meanings)
{
	const struct meaning *pairs = meanings->pairs.items;
	for (size_t i = 0; i < count; i++) {
		*at++ = words[i];
		for (size_t m = 0; m < meanings->pairs.count; m++)
			if (pairs[m].place == i)
				*at++ = pairs[m].concept;
	}
}

/* `alias`: the language of an alias; NULL: it is a text, in the how manieth language of the catalogue. */
static void
add_passage(struct reading *reading, enum search_field field, const char *alias, int64_t thing, size_t language,
    int64_t number, const char *text)
{
	size_t count;
	struct meanings meanings = {.arena = &reading->arena};
	const char *lang = alias ? alias : reading->languages[language];
	const uint32_t *words = index_words_of(&reading->out->words, fold_language(lang), text, &count);
	if (!count)
		return;
	find_meanings(reading, field, words, count, &meanings);
	bool own = thing == reading->owner;
	uint32_t *passage = room_for(reading->out, PASSAGE_HEAD + count + meanings.pairs.count);
	passage[PASSAGE_FIELD] = field;
	passage[PASSAGE_PLACE] = alias ? (own ? PLACE_ALIAS : PLACE_OTHER_ALIAS)
	    : own ? PLACE_TEXT : PLACE_OTHER_TEXT;
	passage[PASSAGE_LANGUAGE] = (uint32_t)language;
	passage[PASSAGE_NUMBER] = (uint32_t)number;
	passage[PASSAGE_HIGH] = (uint32_t)((uint64_t)thing >> 32);
	passage[PASSAGE_LOW] = (uint32_t)thing;
	passage[PASSAGE_WORDS] = (uint32_t)(count + meanings.pairs.count);
	put_words(passage + PASSAGE_HEAD, words, count, &meanings);
}

/* ------------------------------------------------------------------- reading -- */

/* Those from `from` to before `to`, among the thing's aliases. */
static enum status
read_aliases_of(struct reading *reading, int64_t thing, enum search_field field, int64_t from, int64_t to)
{
	struct query *query = db_query(reading->catalogue->db, "SELECT position, words, lang FROM alias "
	    "WHERE owner = :owner AND position >= :from AND position < :to ORDER BY position");
	db_bind_int(query, ":owner", thing);
	db_bind_int(query, ":from", from);
	db_bind_int(query, ":to", to);
	while (db_row(query))
		add_passage(reading, field, db_text(query, &reading->arena, 2), thing, 0, db_int(query, 0),
		    db_text(query, &reading->arena, 1));
	return db_end(query);
}

static enum status
read_aliases(struct reading *reading, int64_t thing, enum search_field field)
{
	return read_aliases_of(reading, thing, field, 0, INT64_MAX);
}

/* The row with the text of a slot in a language; *column gets where in it. */
static struct query *
slot_row(struct reading *reading, const char *lang, int64_t thing, int64_t slot, int *column)
{
	struct db *db = reading->catalogue->db;
	bool name = slot <= SLOT_SUMMARY;
	struct query *query = name ? db_query(db, "SELECT name, summary FROM name WHERE lang = :lang AND owner = :owner")
	    : db_query(db, "SELECT text FROM text WHERE lang = :lang AND owner = :owner AND slot = :slot");
	*column = name ? (int)slot : 0;
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":owner", thing);
	if (!name)
		db_bind_int(query, ":slot", slot);
	return query;
}

/* The text of one slot in every language. */
static enum status
read_slot(struct reading *reading, int64_t thing, int64_t slot, enum search_field field)
{
	const struct amounts *amounts = reading->catalogue->amounts;
	for (size_t i = 0; i < reading->language_count; i++) {
		int column;
		struct query *query = slot_row(reading, reading->languages[i], thing, slot, &column);
		const char *text = db_row(query) ? db_text(query, &reading->arena, column) : NULL;
		if (text)
			text = amounts_fill(amounts, &reading->arena, text, NULL, &(bool){false});
		if (text)
			add_passage(reading, field, NULL, thing, i, slot, text);
		enum status status = db_end(query);
		if (status != STATUS_DONE)
			return status;
	}
	return STATUS_DONE;
}

/* Adds a passage of concepts that belong together. */
static void
add_about(struct reading *reading, int64_t position, const uint32_t *concepts, size_t count)
{
	uint32_t *passage = room_for(reading->out, PASSAGE_HEAD + count);
	memset(passage, 0, PASSAGE_HEAD * sizeof *passage);
	passage[PASSAGE_FIELD] = FIELD_ABOUT;
	passage[PASSAGE_NUMBER] = (uint32_t)position;
	passage[PASSAGE_WORDS] = (uint32_t)count;
	memcpy(passage + PASSAGE_HEAD, concepts, count * sizeof *concepts);
}

static enum status
read_about(struct reading *reading)
{
	struct query *query = db_query(reading->catalogue->db,
	    "SELECT position, concept FROM about WHERE owner = :owner ORDER BY position");
	uint32_t concepts[LIMIT_TAG];
	size_t count = 0;
	int64_t position = 0;
	db_bind_int(query, ":owner", reading->owner);
	while (db_row(query)) {
		if (count && db_int(query, 0) != position) {
			add_about(reading, position, concepts, count);
			count = 0;
		}
		position = db_int(query, 0);
		if (count < LIMIT_TAG)
			count += index_concepts_number(&reading->out->concepts, db_int(query, 1), &concepts[count]);
	}
	if (count)
		add_about(reading, position, concepts, count);
	return db_end(query);
}

struct numbers {
	int64_t *items;
	size_t count;
};

/* All numbers that a query gives for the owner. */
static enum status
read_numbers(struct reading *reading, const char *sql, struct numbers *out)
{
	struct list list = {0};
	struct query *query = db_query(reading->catalogue->db, sql);
	db_bind_int(query, ":owner", reading->owner);
	while (db_row(query))
		*LIST_ADD(&list, &reading->arena, int64_t) = db_int(query, 0);
	*out = (struct numbers){list.items, list.count};
	return db_end(query);
}

/* The slots of its own that a query gives. */
static enum status
read_slots(struct reading *reading, const char *sql, enum search_field field)
{
	struct numbers slots;
	enum status status = read_numbers(reading, sql, &slots);
	for (size_t i = 0; status == STATUS_DONE && i < slots.count; i++)
		status = read_slot(reading, reading->owner, slots.items[i], field);
	return status;
}

/* The names of the things that a query gives; and their aliases, if wanted. */
static enum status
read_names(struct reading *reading, const char *sql, enum search_field field, bool aliases)
{
	struct numbers things;
	enum status status = read_numbers(reading, sql, &things);
	for (size_t i = 0; status == STATUS_DONE && i < things.count; i++) {
		status = read_slot(reading, things.items[i], SLOT_NAME, field);
		if (status == STATUS_DONE && aliases)
			status = read_aliases(reading, things.items[i], field);
	}
	return status;
}

/* The names of the service's life situations. */
static enum status
read_situations(struct reading *reading)
{
	const struct situation *all = reading->situations.items;
	enum status status = STATUS_DONE;
	size_t low = 0, high = reading->situations.count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (all[middle].service < reading->owner)
			low = middle + 1;
		else
			high = middle;
	}
	for (; status == STATUS_DONE && low < reading->situations.count && all[low].service == reading->owner; low++)
		status = read_slot(reading, all[low].life_event, SLOT_NAME, FIELD_BODY);
	return status;
}

static enum status
read_service(struct reading *reading)
{
	enum status status = read_slot(reading, reading->owner, SLOT_SUMMARY, FIELD_SUMMARY);
	if (status == STATUS_DONE)
		status = read_names(reading, "SELECT id FROM document WHERE issued_by = :owner "
		    "ORDER BY id", FIELD_COVERED, true);
	if (status == STATUS_DONE)
		status = read_names(reading, "SELECT id FROM matter WHERE service = :owner ORDER BY id",
		    FIELD_COVERED, true);
	if (status == STATUS_DONE)
		status = read_slots(reading, "SELECT question_slot FROM faq WHERE service = :owner "
		    "ORDER BY position", FIELD_QUESTION);
	if (status == STATUS_DONE)
		status = read_situations(reading);
	if (status == STATUS_DONE)
		status = read_slots(reading, "SELECT text_slot FROM eligibility WHERE service = :owner "
		    "ORDER BY position", FIELD_BODY);
	if (status == STATUS_DONE)
		status = read_slots(reading, "SELECT text_slot FROM sent_back WHERE service = :owner "
		    "ORDER BY position", FIELD_BODY);
	return status;
}

static enum status
read_office(struct reading *reading)
{
	enum status status = read_names(reading, "SELECT kind FROM office WHERE id = :owner",
	    FIELD_ALIAS, false);
	if (status == STATUS_DONE)
		status = read_slots(reading, "SELECT city_slot FROM office WHERE id = :owner", FIELD_ALIAS);
	if (status == STATUS_DONE)
		status = read_slots(reading, "SELECT county_slot FROM office WHERE id = :owner",
		    FIELD_SUMMARY);
	if (status == STATUS_DONE)
		status = read_slots(reading, "SELECT address_slot FROM office "
		    "WHERE id = :owner AND address_slot NOT NULL", FIELD_SUMMARY);
	return status;
}

static enum status
read_meaning(struct reading *reading)
{
	return read_slot(reading, reading->owner, SLOT_SUMMARY, FIELD_SUMMARY);
}

/* Of a bundle of the life situation, or, when there is none such, where its own aliases end. */
struct bundle_row {
	int64_t name_slot, first_alias, aliases;
	bool found;
};

static enum status
read_bundle_row(struct reading *reading, int64_t position, struct bundle_row *out)
{
	struct query *query = db_query(reading->catalogue->db, "SELECT name_slot, first_alias, aliases FROM bundle "
	    "WHERE life_event = :owner AND position = :position");
	db_bind_int(query, ":owner", reading->owner);
	db_bind_int(query, ":position", position);
	*out = (struct bundle_row){.first_alias = INT64_MAX, .found = db_row(query)};
	if (out->found)
		*out = (struct bundle_row){db_int(query, 0), db_int(query, 1), db_int(query, 2), true};
	return db_end(query);
}

static enum status
read_bundle(struct reading *reading)
{
	struct bundle_row row;
	enum status status = read_bundle_row(reading, reading->bundle - 1, &row);
	if (status == STATUS_DONE)
		status = read_slot(reading, reading->owner, row.name_slot, FIELD_NAME);
	if (status == STATUS_DONE)
		status = read_aliases_of(reading, reading->owner, FIELD_ALIAS, row.first_alias,
		    row.first_alias + row.aliases);
	return status;
}

/* A life situation as a whole. */
static enum status
read_all_of_it(struct reading *reading)
{
	struct bundle_row first;
	enum status status = read_bundle_row(reading, 0, &first);
	if (status == STATUS_DONE)
		status = read_aliases_of(reading, reading->owner, FIELD_ALIAS, 0, first.first_alias);
	if (status == STATUS_DONE)
		status = read_slot(reading, reading->owner, SLOT_NAME, FIELD_NAME);
	return status == STATUS_DONE ? read_meaning(reading) : status;
}

static enum status
read_situation(struct reading *reading)
{
	return reading->bundle ? read_bundle(reading) : read_all_of_it(reading);
}

/* Its names, its aliases, what it is about. */
static enum status
read_named(struct reading *reading)
{
	enum status status = read_slot(reading, reading->owner, SLOT_NAME, FIELD_NAME);
	if (status == STATUS_DONE)
		status = read_aliases(reading, reading->owner, FIELD_ALIAS);
	return status == STATUS_DONE ? read_about(reading) : status;
}

static const struct {
	const char *all; /* ids and bundles */
	enum status (*read)(struct reading *);
} kinds[SEARCH_KINDS] = {
	[SEARCH_SERVICE] = {"SELECT id, 0 FROM service ORDER BY id", read_service},
	[SEARCH_DOCUMENT] = {"SELECT id, 0 FROM document ORDER BY id", read_meaning},
	[SEARCH_TERM] = {"SELECT id, 0 FROM term ORDER BY id", read_meaning},
	[SEARCH_OFFICE] = {"SELECT id, 0 FROM office ORDER BY id", read_office},
	[SEARCH_MATTER] = {"SELECT id, 0 FROM matter WHERE service IS NULL ORDER BY id", read_meaning},
	[SEARCH_SITUATION] = {"SELECT id, 0 FROM life_event UNION ALL SELECT life_event, position + 1 FROM bundle "
	    "ORDER BY 1, 2", read_situation},
};

static enum status
list_owners(struct reading *reading)
{
	struct index_texts *out = reading->out;
	for (size_t kind = 0; kind < SEARCH_KINDS; kind++) {
		out->first[kind] = out->owner_count;
		struct query *query = db_query(reading->catalogue->db, kinds[kind].all);
		while (db_row(query) && out->owner_count < LIMIT_INDEX_OWNERS)
			add_owner(out, db_int(query, 0), db_int(query, 1));
		enum status status = db_end(query);
		if (status != STATUS_DONE)
			return status;
	}
	out->first[SEARCH_KINDS] = out->owner_count;
	return STATUS_DONE;
}

static enum status
read_owner(struct reading *reading, size_t kind, struct index_owner *owner)
{
	struct arena_mark mark = arena_mark(&reading->arena);
	reading->owner = owner->thing;
	reading->bundle = owner->bundle;
	owner->start = reading->out->used;
	enum status status = kind == SEARCH_SITUATION ? STATUS_DONE : read_named(reading);
	if (status == STATUS_DONE)
		status = kinds[kind].read(reading);
	owner->end = reading->out->used;
	arena_rewind(&reading->arena, mark);
	return status;
}

static enum status
list_situations(struct reading *reading)
{
	struct query *query = db_query(reading->catalogue->db,
	    "SELECT service, life_event FROM life_event_service ORDER BY service, life_event");
	while (db_row(query))
		*LIST_ADD(&reading->situations, &reading->arena, struct situation) =
		    (struct situation){db_int(query, 0), db_int(query, 1)};
	return db_end(query);
}

static void
list_languages(struct reading *reading)
{
	char *languages = arena_strdup(&reading->arena, reading->catalogue->languages);
	const size_t most = sizeof reading->languages / sizeof *reading->languages;
	for (char *save, *lang = strtok_r(languages, " ", &save);
	     lang && reading->language_count < most; lang = strtok_r(NULL, " ", &save))
		reading->languages[reading->language_count++] = lang;
}

enum status
index_texts_read(struct catalogue *catalogue, struct index_texts *out, bool (*go_on)(void *),
    void *closure)
{
	struct reading reading = {.catalogue = catalogue, .out = out};
	list_languages(&reading);
	enum status status = index_concepts_read(catalogue->db, &out->concepts, &out->words);
	if (status == STATUS_DONE)
		status = list_owners(&reading);
	if (status == STATUS_DONE)
		status = list_situations(&reading);
	for (size_t kind = 0, i = 0; status == STATUS_DONE && i < out->owner_count; i++) {
		while (i == out->first[kind + 1])
			kind++;
		if (go_on && !go_on(closure))
			status = STATUS_INTERRUPTED;
		else
			status = read_owner(&reading, kind, &out->owners[i]);
	}
	arena_free(&reading.arena);
	index_words_shed(&out->words);
	return status;
}

void
index_texts_free(struct index_texts *texts)
{
	index_words_free(&texts->words);
	index_concepts_free(&texts->concepts);
	free(texts->owners);
	free(texts->stream);
	*texts = (struct index_texts){0};
}
