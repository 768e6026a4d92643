#include "data/query/load.h"

#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/query/amounts.h"

/* ------------------------------------------------------------------ beginning -- */

static void
begin(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *lang)
{
	*load = (struct load){.catalogue = catalogue, .arena = arena, .lang = lang};
}

void
load_begin_list(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *lang,
    const char *list, int64_t number)
{
	begin(load, catalogue, arena, lang);
	load->what = list;
	struct rows seals = rows_open(load, ROW_SEAL, list, number);
	while (rows_next(&seals))
		load->seals[PART_LIST] = (uint64_t)db_int(seals.query, 2);
}

void
load_kind(struct load *load, enum thing kind, int64_t **ids, size_t *count)
{
	struct load all;
	struct list list = {0};
	load_begin_list(&all, load->catalogue, load->arena, load->lang,
	    arena_printf(load->arena, "thing %s", thing_shapes[kind].name), 0);
	struct rows things = rows_of_kind(&all, kind);
	while (rows_next(&things)) {
		*LIST_ADD(&list, load->arena, int64_t) = rows_id(&things, 0);
		all.sums[PART_LIST] += things.hash;
	}
	load_sealed(&all, PART_LIST);
	if (load->status == STATUS_DONE)
		load->status = all.status;
	*ids = list.items;
	*count = list.count;
}

/* There is no row of the thing. Whether it is missing, the lists of all kinds say. */
static void
prove_absence(struct load *load)
{
	load->what = arena_printf(load->arena, "%lld", (long long)load->owner);
	for (enum thing kind = 0; kind < THINGS; kind++) {
		int64_t *ids;
		size_t count;
		load_kind(load, kind, &ids, &count);
		for (size_t i = 0; i < count; i++)
			if (ids[i] == load->owner)
				load_corrupt(load, "it has no row of its own");
	}
	if (load->status == STATUS_DONE)
		load->status = STATUS_ABSENT;
}

static enum thing
kind_at(struct rows *thing)
{
	const char *word = rows_string(thing, 1);
	for (enum thing kind = 0; word && kind < THINGS; kind++)
		if (!strcmp(word, thing_shapes[kind].name))
			return kind;
	rows_corrupt(thing, 1, "a kind that is not known");
	return THINGS;
}

enum thing
load_begin_any(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct card *out)
{
	enum thing kind = THINGS;
	begin(load, catalogue, arena, lang);
	load->owner = id;
	load->what = "a thing";
	struct rows thing = rows_of(load, ROW_THING);
	while (rows_next(&thing)) {
		const char *name = rows_string(&thing, 2);
		kind = kind_at(&thing);
		load->seals[PART_ALIASES] = (uint64_t)db_int(thing.query, 4);
		load->seals[PART_CONDITIONS] = (uint64_t)db_int(thing.query, 5);
		load->seals[PART_ROWS] = (uint64_t)db_int(thing.query, 6);
		load->seals[PART_HEAD] = (uint64_t)db_int(thing.query, 7);
		load->what = name;
		if (out)
			*out = (struct card){.id = id, .editors_name = name, .number = rows_permanent(&thing, 3)};
	}
	if (load->status == STATUS_DONE && kind == THINGS)
		prove_absence(load);
	return kind;
}

void
load_begin(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *lang, enum thing kind,
    int64_t id, struct card *out)
{
	enum thing is = load_begin_any(load, catalogue, arena, lang, id, out);
	if (is == kind || load->status != STATUS_DONE)
		return;
	struct rows head = load_head(load, is); /* whether it is of another kind indeed */
	load_head_end(&head);
	if (load->status == STATUS_DONE)
		load->status = STATUS_ABSENT;
}

struct rows
load_head(struct load *load, enum thing kind)
{
	struct rows head = rows_of(load, thing_shapes[kind].table);
	if (!rows_next(&head))
		load_corrupt(load, "a row of its kind is missing");
	return head;
}

void
load_head_end(struct rows *head)
{
	while (rows_next(head))
		;
	load_sealed(head->load, PART_HEAD);
}

/* ---------------------------------------------------------------------- names -- */

const char *
load_order(const struct catalogue *catalogue, const char *lang)
{
	const char *rest = catalogue->languages;
	for (size_t size = strlen(lang); *rest; rest += strcspn(rest, " "), rest += *rest == ' ')
		if (strcspn(rest, " ") == size && !memcmp(rest, lang, size))
			return lang;
	return CATALOGUE_BASE_LANGUAGE;
}

/* A row of table name. */
struct name_row {
	struct text name, summary;
	struct list put;        /* values in the summary */
	const unsigned char *key;
	size_t key_size, texts; /* how many texts there are besides */
	uint64_t seal;          /* of these */
};

/* The text with its amounts, and as it is spoken. */
static struct text
text_at(struct rows *rows, unsigned column, bool foreign, struct list *put)
{
	struct load *load = rows->load;
	const struct amounts *amounts = load->catalogue->amounts;
	struct text text = {.foreign = foreign};
	const char *written = rows_string(rows, column), *spoken = rows_string(rows, column + 1);
	if (written)
		text.text = amounts_fill(amounts, load->arena, written, put, &text.stale);
	if (spoken)
		text.spoken = amounts_fill(amounts, load->arena, spoken, NULL, &text.stale);
	if ((written && !text.text) || (spoken && !text.spoken))
		rows_corrupt(rows, column, "names an amount that there is not");
	return text;
}

static void
read_name(struct load *load, const char *lang, int64_t id, struct name_row *out)
{
	bool found = false, foreign = strcmp(lang, load->lang) != 0;
	struct rows rows = rows_open(load, ROW_NAME, lang, id);
	while (rows_next(&rows)) {
		size_t size;
		struct list put = {0};
		const unsigned char *key = db_bytes(rows.query, 6, &size);
		const struct text summary = text_at(&rows, 4, foreign, &put);
		*out = (struct name_row){
			.name = text_at(&rows, 2, foreign, NULL),
			.summary = summary,
			.put = put,
			.key = size ? memcpy(arena_alloc(load->arena, size), key, size) : NULL,
			.key_size = size,
			.texts = (size_t)rows_number(&rows, 7, 0, LIMIT_SLOTS),
			.seal = (uint64_t)db_int(rows.query, 8),
		};
		found = true;
		if (rows.hash != (uint64_t)db_int(rows.query, 9))
			rows_corrupt(&rows, 2, "not as it was built: the checksum differs");
	}
	if (!found)
		load_corrupt(load, "a name is missing, its own or that of something which it refers to");
}

/* Both rows of a thing. */
struct name_rows {
	struct name_row base, own; /* the same when there is only one language */
	bool translated;           /* `own` is in another one */
};

static struct name_rows
read_names(struct load *load, int64_t id)
{
	const char *lang = load_order(load->catalogue, load->lang);
	struct name_rows rows = {.translated = strcmp(lang, CATALOGUE_BASE_LANGUAGE) != 0};
	read_name(load, CATALOGUE_BASE_LANGUAGE, id, &rows.base);
	if (load->status == STATUS_DONE && !rows.base.name.text)
		load_corrupt(load, "a name is missing in Hungarian");
	rows.own = rows.base;
	if (rows.translated)
		read_name(load, lang, id, &rows.own);
	return rows;
}

static void
take_names(const struct name_rows *rows, struct card *out)
{
	out->name = rows->own.name.text ? rows->own.name : rows->base.name;
	out->summary = rows->own.summary.text ? rows->own.summary : rows->base.summary;
	out->key = rows->own.key;
	out->key_size = rows->own.key_size;
}

/* The Hungarian row is read only where something is not translated. */
void
load_names(struct load *load, int64_t id, struct card *out)
{
	struct name_rows rows = {0};
	const char *lang = load_order(load->catalogue, load->lang);
	read_name(load, lang, id, &rows.own);
	rows.base = rows.own;
	if ((!rows.own.name.text || !rows.own.summary.text) && strcmp(lang, CATALOGUE_BASE_LANGUAGE))
		read_name(load, CATALOGUE_BASE_LANGUAGE, id, &rows.base);
	if (load->status == STATUS_DONE && !rows.base.name.text)
		load_corrupt(load, "a name is missing in Hungarian");
	take_names(&rows, out);
}

struct text
load_name(struct load *load, int64_t id)
{
	struct name_row row = {0};
	read_name(load, load_order(load->catalogue, load->lang), id, &row);
	if (load->status == STATUS_DONE && !row.name.text)
		read_name(load, CATALOGUE_BASE_LANGUAGE, id, &row);
	if (load->status == STATUS_DONE && !row.name.text)
		load_corrupt(load, "a name is missing in Hungarian");
	return row.name;
}

/* ---------------------------------------------------------------------- cards -- */

static void
read_facts(struct rows *head, enum thing kind, struct card *out)
{
	switch (kind) {
	case THING_DOCUMENT:
		out->issued_by = rows_id(head, 4);
		break;
	case THING_PERSON:
		out->is_visitor = rows_flag(head, 2);
		break;
	case THING_SERVICE:
		out->town = rows_string(head, 9);
		out->home = rows_id(head, 12);
		break;
	case THING_AUTHORITY:
		out->office_kind = rows_id(head, 1);
		out->phone = rows_string(head, 2);
		break;
	case THING_OFFICE_KIND:
		out->offices = (size_t)rows_number(head, 2, 0, LIMIT_FILES);
		break;
	case THING_LIFE_EVENT:
		out->position = (size_t)rows_number(head, 1, 0, LIMIT_FILES);
		out->services = (size_t)rows_number(head, 2, 0, LIMIT_FILES);
		break;
	case THING_MATTER:
		out->authority = rows_id(head, 1);
		break;
	case THING_REMEDY:
		out->legal_basis = rows_string(head, 1);
		break;
	default:
		break;
	}
}

static void
read_card(struct load *load, enum thing kind, int64_t id, bool names, struct card *out)
{
	struct load other;
	*out = (struct card){0};
	if (load->status != STATUS_DONE)
		return;
	load_begin(&other, load->catalogue, load->arena, load->lang, kind, id, out);
	if (other.status == STATUS_DONE) {
		struct rows head = load_head(&other, kind);
		read_facts(&head, kind, out);
		load_head_end(&head);
		if (names)
			load_names(&other, id, out);
	}
	if (other.status == STATUS_ABSENT)
		load_corrupt(load, arena_printf(load->arena, "refers to a thing of the kind %s that there is not",
		    thing_shapes[kind].name));
	else
		load->status = other.status;
}

void
load_card(struct load *load, enum thing kind, int64_t id, struct card *out)
{
	read_card(load, kind, id, true, out);
}

void
load_facts(struct load *load, enum thing kind, int64_t id, struct card *out)
{
	read_card(load, kind, id, false, out);
}

struct card
rows_card(struct rows *rows, unsigned column, enum thing kind)
{
	struct card card = {0};
	int64_t id = rows_id(rows, column);
	if (id)
		load_card(rows->load, kind, id, &card);
	return card;
}

struct named
rows_named(struct rows *rows, unsigned column)
{
	struct named named = {.id = rows_id(rows, column)};
	if (named.id)
		named.name = load_name(rows->load, named.id);
	return named;
}

static int
by_key(const void *a, const void *b)
{
	const struct card *x = a, *y = b;
	size_t common = x->key_size < y->key_size ? x->key_size : y->key_size;
	int order = common ? memcmp(x->key, y->key, common) : 0;
	if (order)
		return order;
	if (x->key_size != y->key_size)
		return x->key_size < y->key_size ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

void
cards_sort(void *items, size_t count, size_t size)
{
	if (count)
		qsort(items, count, size, by_key);
}

/* ---------------------------------------------------------------------- texts -- */

/* A value in the text of a slot, and whether that text is in another language than was asked for. */
struct slot_put {
	size_t slot;
	bool foreign;
	struct put_in at;
};

/* The texts of the owner while they are read. */
struct texts_reading {
	struct load *load;
	struct list texts; /* struct text, by slot */
	struct list put;   /* struct slot_put */
};

static struct text *
slot_of(struct texts_reading *r, size_t slot)
{
	while (r->texts.count <= slot)
		LIST_ADD(&r->texts, r->load->arena, struct text);
	return (struct text *)r->texts.items + slot;
}

static void
add_put(struct texts_reading *r, size_t slot, bool foreign, const struct list *put)
{
	for (size_t i = 0; i < put->count; i++)
		*LIST_ADD(&r->put, r->load->arena, struct slot_put) =
		    (struct slot_put){slot, foreign, ((const struct put_in *)put->items)[i]};
}

/* Reads one language into the slots that have no text yet; returns how many rows there are. */
static size_t
read_texts(struct texts_reading *r, const char *lang)
{
	struct load *load = r->load;
	bool foreign = strcmp(lang, load->lang) != 0;
	size_t count = 0;
	struct rows rows = rows_open(load, ROW_TEXT, lang, load->owner);
	while (rows_next(&rows)) {
		struct list put = {0};
		size_t slot = (size_t)rows_number(&rows, 2, SLOT_SUMMARY + 1, LIMIT_SLOTS - 1);
		struct text *text = slot_of(r, slot);
		count++;
		if (text->text)
			continue;
		*text = text_at(&rows, 3, foreign, &put);
		add_put(r, slot, foreign, &put);
	}
	return count;
}

/* Where in the text with its values what stood at that byte stands now. */
static size_t
moved(const struct texts_reading *r, size_t slot, bool foreign, size_t start)
{
	const struct slot_put *put = r->put.items;
	size_t moved = start;
	for (size_t i = 0; i < r->put.count; i++)
		if (put[i].slot == slot && put[i].foreign == foreign && put[i].at.start < start)
			moved += put[i].at.new_size - put[i].at.size;
	return moved;
}

static bool
span_fits(const struct text *text, const struct span *span)
{
	size_t size = text->text ? strlen(text->text) : 0;
	if (span->start > size || span->size > size - span->start || !span->size)
		return false;
	const unsigned char *at = (const unsigned char *)text->text + span->start;
	return (*at & 0xc0) != 0x80 && (at[span->size] & 0xc0) != 0x80;
}

/* Spans of the texts that are shown in this language. */
static void
read_spans(struct texts_reading *r, const char *lang)
{
	struct load *load = r->load;
	struct text *texts = r->texts.items;
	bool foreign = strcmp(lang, load->lang) != 0;
	struct list spans = {0};
	size_t slot = SIZE_MAX;
	struct rows rows = rows_open(load, ROW_SPAN, lang, load->owner);
	while (rows_next(&rows)) {
		size_t next = (size_t)rows_number(&rows, 2, 0, LIMIT_SLOTS - 1);
		struct span span = {
			.start = moved(r, next, foreign, (size_t)rows_number(&rows, 3, 0, LIMIT_CELL)),
			.size = (size_t)rows_number(&rows, 4, 1, LIMIT_CELL),
			.term = rows_id(&rows, 5),
		};
		if (next >= r->texts.count || !texts[next].text) {
			rows_corrupt(&rows, 2, "there is no such text");
			continue;
		}
		if (texts[next].foreign != foreign)
			continue;
		if (!span_fits(&texts[next], &span))
			rows_corrupt(&rows, 3, "outside the text");
		if (next != slot)
			spans = (struct list){0};
		slot = next;
		*LIST_ADD(&spans, load->arena, struct span) = span;
		texts[slot].spans = spans.items;
		texts[slot].span_count = spans.count;
	}
}

/* What is translated comes first; the Hungarian texts are read only where one is not. */
void
load_texts(struct load *load, struct card *out)
{
	struct texts_reading r = {.load = load};
	struct name_rows names = read_names(load, load->owner);
	const char *lang = load_order(load->catalogue, load->lang);
	take_names(&names, out);
	*slot_of(&r, SLOT_NAME) = out->name;
	*slot_of(&r, SLOT_SUMMARY) = out->summary;
	add_put(&r, SLOT_SUMMARY, out->summary.foreign, out->summary.text == names.own.summary.text ? &names.own.put
	    : &names.base.put);
	bool base = !names.translated || names.own.texts < names.base.texts || out->summary.foreign;
	if (names.translated && read_texts(&r, lang) != names.own.texts)
		load_corrupt(load, "a text is missing, or one too many");
	if (base && read_texts(&r, CATALOGUE_BASE_LANGUAGE) != names.base.texts)
		load_corrupt(load, "a text is missing, or one too many");
	if (names.translated)
		read_spans(&r, lang);
	if (base)
		read_spans(&r, CATALOGUE_BASE_LANGUAGE);
	load->seals[PART_TEXTS] = (names.translated ? names.own.seal : 0) + (base ? names.base.seal : 0);
	load_sealed(load, PART_TEXTS);
	load->texts = (struct owner_texts){r.texts.items, r.texts.count};
	out->summary = load->texts.items[SLOT_SUMMARY]; /* with its spans */
}

/* The load of another thing's part has ended; what went wrong there goes wrong here. */
static void
take_status(struct load *load, const struct load *other)
{
	if (load->status == STATUS_DONE && other->status != STATUS_ABSENT)
		load->status = other->status;
}

const char *
load_written(struct load *load, const char *lang, int64_t id, size_t slot)
{
	struct load other;
	struct texts_reading r = {.load = &other};
	struct name_row name = {0};
	begin(&other, load->catalogue, load->arena, lang);
	other.owner = id;
	other.what = load->what;
	read_name(&other, lang, id, &name);
	*slot_of(&r, SLOT_NAME) = name.name;
	*slot_of(&r, SLOT_SUMMARY) = name.summary;
	add_put(&r, SLOT_SUMMARY, name.summary.foreign, &name.put);
	if (slot > SLOT_SUMMARY) {
		read_texts(&r, lang);
		read_spans(&r, lang);
		other.seals[PART_TEXTS] = name.seal;
		load_sealed(&other, PART_TEXTS);
	}
	take_status(load, &other);
	return slot < r.texts.count ? ((struct text *)r.texts.items)[slot].text : NULL;
}

const char *
load_alias(struct load *load, int64_t id, int64_t position)
{
	const char *words = NULL;
	struct load other;
	load_begin_any(&other, load->catalogue, load->arena, load->lang, id, NULL);
	struct rows rows = rows_of(&other, ROW_ALIAS), about = rows_of(&other, ROW_ABOUT);
	while (rows_next(&rows))
		if (db_int(rows.query, 1) == position)
			words = rows_string(&rows, 3);
	while (rows_next(&about))
		; /* they count with the aliases */
	load_sealed(&other, PART_ALIASES);
	take_status(load, &other);
	return words;
}

/* ----------------------------------------------------------------- conditions -- */

void
load_conditions(struct load *load)
{
	struct list conditions = {0}, clauses = {0}, terms = {0};
	struct rows rows = rows_of(load, ROW_CONDITION);
	while (rows_next(&rows)) {
		if (!conditions.count || db_int(rows.query, 1) != (int64_t)conditions.count - 1) {
			rows_dense(&rows, 1, conditions.count);
			LIST_ADD(&conditions, load->arena, struct condition);
			clauses = (struct list){0};
		}
		if (!clauses.count || db_int(rows.query, 2) != (int64_t)clauses.count - 1) {
			rows_dense(&rows, 2, clauses.count);
			LIST_ADD(&clauses, load->arena, struct clause);
			terms = (struct list){0};
		}
		*LIST_ADD(&terms, load->arena, struct condition_term) = (struct condition_term){
			rows_id(&rows, 3), (unsigned)rows_number(&rows, 4, 0, LIMIT_OPTIONS - 1)};
		*LIST_LAST(&clauses, struct clause) = (struct clause){terms.items, terms.count};
		*LIST_LAST(&conditions, struct condition) = (struct condition){clauses.items, clauses.count};
	}
	load_sealed(load, PART_CONDITIONS);
	load->conditions = (struct conditions){conditions.items, conditions.count};
}

/* -------------------------------------------------------------------- sources -- */

void
load_sources(struct load *load, struct source **out, size_t *count)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_SOURCE);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct source) =
		    (struct source){rows_string(&rows, 2), rows_date(&rows, 3, true)};
	}
	*out = list.items;
	*count = list.count;
}
