#include "data/editor/build/replica_rows.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_AT_ONCE = 32 }; /* that one statement inserts: twice as fast as one by one */

/* How a table is written: its columns, of which the first `key` are the primary key. A type is 'n' for a
 * number, 't' for a text, 'b' for a blob. */
static const struct {
	const char *name;
	size_t key;
	const char *types, *columns;
} tables[ROW_TABLES] = {
	[ROW_THING] = {"thing", 1, "nttn", "id kind name number"},
	[ROW_TEXT] = {"text", 3, "tnntt", "lang owner slot text spoken"},
	[ROW_SPAN] = {"span", 4, "tnnnnn", "lang owner slot start size term"},
	[ROW_SORT_KEY] = {"sort_key", 4, "ttbn", "lang kind key owner"},
	[ROW_ALIAS] = {"alias", 2, "nntt", "owner position lang words"},
	[ROW_SOURCE] = {"source", 2, "nntt", "owner position url as_of"},
	[ROW_LIFE_EVENT] = {"life_event", 1, "nn", "id position"},
	[ROW_PERSON] = {"person", 1, "nnn", "id position visitor"},
	[ROW_OFFICE_KIND] = {"office_kind", 1, "nn", "id position"},
	[ROW_AUTHORITY] = {"authority", 1, "nntt", "id office_kind phone url"},
	[ROW_PAYEE] = {"payee", 1, "n", "id"},
	[ROW_AMOUNT] = {"amount", 1, "nt", "id unit"},
	[ROW_AMOUNT_VALUE] = {"amount_value", 2, "nttt", "amount from to value"},
	[ROW_REMEDY] = {"remedy", 1, "nt", "id legal_basis"},
	[ROW_CONCEPT] = {"concept", 1, "nt", "id kind"},
	[ROW_ABOUT] = {"about", 3, "nnn", "owner position concept"},
	[ROW_TERM] = {"term", 1, "n", "id"},
	[ROW_MATTER] = {"matter", 1, "nnntt", "id authority service title as_of"},
	[ROW_AZ_LETTER] = {"az_letter", 2, "tntn", "lang letter name lines"},
	[ROW_AZ] = {"az", 4, "tnbnnn", "lang letter key target named alias"},
	[ROW_SERVICE] = {"service", 1, "ntntntnnnttn",
	    "id code authority audience no_papers as_of caution_slot appeal_slot remedy town verified_on "
	    "verified_by_slot"},
	[ROW_QUESTION] = {"question", 1, "nnttnn", "id service about choice why_slot asked_when"},
	[ROW_OPTION] = {"option", 2, "nntnnnn", "question position name number text_slot case_slot person"},
	[ROW_OPTION_LACKS] = {"option_lacks", 3, "nnn", "question option document"},
	[ROW_CONDITION] = {"condition", 5, "nnnnn", "owner condition clause question option"},
	[ROW_IMPOSSIBLE] = {"impossible", 2, "nn", "question condition"},
	[ROW_DOCUMENT] = {"document", 1, "nnnnn", "id looks_slot from_slot caution_slot issued_by"},
	[ROW_OFFICE] = {"office", 1, "nnnnnnnnnntt",
	    "id kind county_slot city_slot address_slot phone_slot email_slot booking_slot note_slot "
	    "ticket_slot hours_as_of as_of"},
	[ROW_OPENING] = {"opening", 3, "nnnn", "office day opens closes"},
	[ROW_LIFE_EVENT_SERVICE] = {"life_event_service", 2, "nnnn", "life_event position service home"},
	[ROW_BUNDLE] = {"bundle", 2, "nnn", "life_event position name_slot"},
	[ROW_BUNDLE_SERVICE] = {"bundle_service", 3, "nnnnnn",
	    "life_event bundle position service question option"},
	[ROW_HOLIDAY] = {"holiday", 2, "tnnn", "day from to certain"},
	[ROW_YEAR] = {"year", 1, "n", "year"},
	[ROW_SPECIAL_DAY] = {"special_day", 1, "tn", "date working"},
	[ROW_STAFF_NOTE] = {"staff_note", 1, "nt", "service note"},
	[ROW_REQUIREMENT] = {"requirement", 4, "nnnnnnttnntnn",
	    "service item choice member document whose handling form count max_age age_unit condition "
	    "if_held"},
	[ROW_REQUIREMENT_NOTE] = {"requirement_note", 3, "nnnnn", "service item position text_slot condition"},
	[ROW_ELIGIBILITY] = {"eligibility", 2, "nntnn", "service position kind text_slot condition"},
	[ROW_INSTEAD] = {"instead", 3, "nnnnntt", "service eligibility position other text_slot phone url"},
	[ROW_FEE] = {"fee", 2, "nnnnnnnttn",
	    "service position amount amount_id payee for_slot note_slot valid_from valid_to condition"},
	[ROW_DEADLINE] = {"deadline", 2, "nntnnn", "service position kind days note_slot condition"},
	[ROW_ACT_BY] = {"act_by", 2, "nnntnnnn",
	    "service position text_slot kind days from_slot note_slot condition"},
	[ROW_PERIOD] = {"period", 2, "nnttnn", "service position from to text_slot condition"},
	[ROW_CHANNEL] = {"channel", 2, "nntnnttnnn",
	    "service position kind office_kind where_slot url identity saves_slot note_slot condition"},
	[ROW_STEP] = {"step", 2, "nnnn", "service position text_slot condition"},
	[ROW_OUTPUT] = {"output", 2, "nnnnnnntn",
	    "service position text_slot validity_slot pays amount amount_id every condition"},
	[ROW_FORM] = {"form", 2, "nnntt", "service position name_slot number url"},
	[ROW_FAQ] = {"faq", 2, "nnnnn", "service position question_slot answer_slot condition"},
	[ROW_SENT_BACK] = {"sent_back", 2, "nnnn", "service position text_slot condition"},
	[ROW_LEGAL_BASIS] = {"legal_basis", 2, "nnt", "service position title"},
	[ROW_RELATED] = {"related", 2, "nnn", "service position other"},
};

static size_t
columns_of(enum row_table table)
{
	return strlen(tables[table].types);
}

/* Makes room for one more row. */
static void
make_room(struct replica_rows *rows, enum row_table table)
{
	size_t used = rows->of[table].count, room = used ? 2 * used : 256;
	if (used < rows->of[table].room)
		return;
	union value *values = realloc(rows->of[table].values,
	    room * columns_of(table) * sizeof *values);
	if (!values)
		abort();
	rows->of[table].values = values;
	rows->of[table].room = room;
}

void
replica_rows_add(struct replica_rows *rows, enum row_table table, const union value *values, size_t count)
{
	if (count != columns_of(table))
		abort();
	make_room(rows, table);
	memcpy(rows->of[table].values + rows->of[table].count * count, values, count * sizeof *values);
	rows->of[table].count++;
}

/* ------------------------------------------------------------------ sorting -- */

static int
compare_blobs(const struct blob *a, const struct blob *b)
{
	int order = memcmp(a->bytes, b->bytes, a->size < b->size ? a->size : b->size);
	return order ? order : (a->size > b->size) - (a->size < b->size);
}

/* By primary key, as SQLite orders it. */
static int
compare(const void *a, const void *b, void *closure)
{
	const enum row_table table = *(const enum row_table *)closure;
	const union value *x = a, *y = b;
	for (size_t i = 0; i < tables[table].key; i++) {
		int order;
		if (tables[table].types[i] == 'n')
			order = (x[i].number > y[i].number) - (x[i].number < y[i].number);
		else if (tables[table].types[i] == 't')
			order = strcmp(x[i].text, y[i].text);
		else
			order = compare_blobs(x[i].blob, y[i].blob);
		if (order)
			return order;
	}
	return 0;
}

static bool
is_sorted(const struct replica_rows *rows, enum row_table table)
{
	size_t columns = columns_of(table);
	for (size_t i = 1; i < rows->of[table].count; i++) {
		const union value *row = rows->of[table].values + i * columns;
		if (compare(row - columns, row, &table) > 0)
			return false;
	}
	return true;
}

void
replica_rows_sort(struct replica_rows *rows, enum row_table first, enum row_table end)
{
	for (enum row_table table = first; table < end; table++)
		if (!is_sorted(rows, table))
			qsort_r(rows->of[table].values, rows->of[table].count,
			    columns_of(table) * sizeof(union value), compare, &table);
}

/* ------------------------------------------------------------------ hashing -- */

/* A tag, and a number as eight bytes, the highest first. */
static void
hash_number(struct digest *digest, char tag, uint64_t number)
{
	unsigned char bytes[9] = {(unsigned char)tag};
	for (int i = 8; i > 0; i--, number >>= 8)
		bytes[i] = number & 0xff;
	digest_add(digest, bytes, sizeof bytes);
}

static void
hash_value(struct digest *digest, char type, const union value *value)
{
	if (type == 'n' ? value->number == ROW_NULL : !value->text) {
		digest_add(digest, "N", 1);
	} else if (type == 'n') {
		hash_number(digest, 'I', (uint64_t)value->number);
	} else if (type == 't') {
		size_t size = strlen(value->text);
		hash_number(digest, 'S', size);
		digest_add(digest, value->text, size);
	} else {
		hash_number(digest, 'B', value->blob->size);
		digest_add(digest, value->blob->bytes, value->blob->size);
	}
}

static void
hash_table(struct digest *digest, const struct replica_rows *rows, enum row_table table)
{
	size_t columns = columns_of(table);
	hash_number(digest, 'T', strlen(tables[table].name));
	digest_add(digest, tables[table].name, strlen(tables[table].name));
	for (size_t i = 0; i < rows->of[table].count; i++)
		for (size_t c = 0; c < columns; c++)
			hash_value(digest, tables[table].types[c], &rows->of[table].values[i * columns + c]);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(tables[*(const enum row_table *)a].name, tables[*(const enum row_table *)b].name);
}

void
replica_rows_content_id(const struct replica_rows *rows, char hex[DIGEST_HEX])
{
	enum row_table order[ROW_TABLES];
	for (enum row_table table = 0; table < ROW_TABLES; table++)
		order[table] = table;
	qsort(order, ROW_TABLES, sizeof *order, by_name);
	struct digest *digest = digest_new();
	for (size_t i = 0; i < ROW_TABLES; i++)
		hash_table(digest, rows, order[i]);
	digest_end(digest, hex);
}

/* ------------------------------------------------------------------ writing -- */

/* "INSERT INTO fee ("service", "position") VALUES (?, ?), (?, ?)": for so many rows. */
static const char *
insert_of(struct arena *arena, enum row_table table, size_t count)
{
	struct arena scratch = {0};
	char *rest = arena_strdup(&scratch, tables[table].columns);
	const char *names = arena_printf(&scratch, "\"%s\"", strsep(&rest, " ")), *row = "?";
	size_t columns = 1;
	for (const char *name; (name = strsep(&rest, " ")); columns++) {
		names = arena_printf(&scratch, "%s, \"%s\"", names, name);
		row = arena_printf(&scratch, "%s, ?", row);
	}
	if (columns != columns_of(table))
		abort();
	const char *all = arena_printf(&scratch, "(%s)", row);
	while (--count)
		all = arena_printf(&scratch, "%s, (%s)", all, row);
	const char *insert = arena_printf(arena, "INSERT INTO %s (%s) VALUES %s", tables[table].name, names, all);
	arena_free(&scratch);
	return insert;
}

static void
bind(struct query *query, int place, char type, const union value *value)
{
	if (type == 'n' ? value->number == ROW_NULL : !value->text)
		db_bind_null_at(query, place);
	else if (type == 'n')
		db_bind_int_at(query, place, value->number);
	else if (type == 't')
		db_bind_text_at(query, place, value->text);
	else
		db_bind_blob_at(query, place, value->blob->bytes, value->blob->size);
}

/* Inserts `count` rows, so many a step, as far as such steps go; returns how many are in. */
static size_t
write_rows(struct replica_rows *rows, struct db *db, enum row_table table, size_t done, size_t at_once,
    enum status *status)
{
	size_t count = rows->of[table].count, columns = columns_of(table);
	struct query *query = count - done < at_once ? NULL
	    : db_query(db, insert_of(&rows->arena, table, at_once));
	for (; *status == STATUS_DONE && count - done >= at_once; done += at_once) {
		const union value *values = rows->of[table].values + done * columns;
		for (size_t i = 0; i < at_once * columns; i++)
			bind(query, (int)i + 1, tables[table].types[i % columns], &values[i]);
		*status = db_step(query);
	}
	return done;
}

enum status
replica_rows_write(struct replica_rows *rows, struct db *db, enum row_table first, enum row_table end)
{
	enum status status = STATUS_DONE;
	for (enum row_table table = first; table < end; table++) {
		size_t done = write_rows(rows, db, table, 0, ROWS_AT_ONCE, &status);
		write_rows(rows, db, table, done, 1, &status);
	}
	return status;
}

void
replica_rows_free(struct replica_rows *rows)
{
	for (size_t i = 0; i < ROW_TABLES; i++)
		free(rows->of[i].values);
	arena_free(&rows->arena);
	*rows = (struct replica_rows){0};
}
