#include "data/query/rows.h"

#include <inttypes.h>
#include <string.h>

#include "data/date.h"
#include "data/limits.h"
#include "data/query/catalogue_parts.h"

#define LARGEST_ID INT64_C(281474976710655) /* 48 bits */

/* -------------------------------------------------------------------- reports -- */

void
load_corrupt(struct load *load, const char *what)
{
	if (load->status != STATUS_DONE)
		return;
	status_report("%s: %s: %s", load->catalogue->path, load->what, what);
	load->status = STATUS_CORRUPT;
}

void
load_sealed(struct load *load, enum part part)
{
	if (load->sums[part] != load->seals[part])
		load_corrupt(load, "its rows are not those that were built: a checksum differs");
	load->sums[part] = 0;
}

/* The names of the columns, NULL after the last. */
static const char *
column_name(struct arena *arena, enum row_table table, unsigned column)
{
	char *rest = arena_strdup(arena, row_shapes[table].columns), *name;
	while ((name = strsep(&rest, " ")) && column--)
		;
	return name;
}

/* "fee service=123 position=2" */
static const char *
row_name(const struct rows *rows, struct arena *arena)
{
	const struct row_shape *shape = &row_shapes[rows->table];
	const char *name = shape->name;
	for (unsigned i = 0; i < shape->key; i++) {
		const char *column = column_name(arena, rows->table, i);
		switch (db_type(rows->query, (int)i)) {
		case DB_INT:
			name = arena_printf(arena, "%s %s=%" PRId64, name, column, db_int(rows->query, (int)i));
			break;
		case DB_TEXT:
			name = arena_printf(arena, "%s %s=%s", name, column, db_text(rows->query, arena, (int)i));
			break;
		default:
			break;
		}
	}
	return name;
}

void
rows_corrupt(struct rows *rows, unsigned column, const char *what)
{
	struct arena scratch = {0};
	if (rows->load->status != STATUS_DONE)
		return;
	status_report("%s: %s: %s: %s", rows->load->catalogue->path, row_name(rows, &scratch),
	    column_name(&scratch, rows->table, column), what);
	rows->load->status = STATUS_CORRUPT;
	arena_free(&scratch);
}

/* ----------------------------------------------------------------------- rows -- */

/* The statement for the rows of a table. */
static struct query *
query_of(struct catalogue *catalogue, enum row_table table)
{
	struct query **query = &catalogue->rows[table];
	if (!*query)
		*query = db_query(catalogue->db, db_select(&catalogue->arena, table, row_shapes[table].bound));
	return *query;
}

struct rows
rows_open(struct load *load, enum row_table table, const char *word, int64_t number)
{
	struct rows rows = {.load = load, .table = table, .query = query_of(load->catalogue, table)};
	for (unsigned i = 0; i < row_shapes[table].bound; i++)
		if (row_shapes[table].types[i] == 'T')
			db_bind_text_at(rows.query, (int)i + 1, word);
		else
			db_bind_int_at(rows.query, (int)i + 1, number);
	return rows;
}

struct rows
rows_of(struct load *load, enum row_table table)
{
	return rows_open(load, table, NULL, load->owner);
}

struct rows
rows_of_kind(struct load *load, enum thing kind)
{
	struct rows rows = {.load = load, .table = ROW_THING, .query = db_query(load->catalogue->db,
	    "SELECT id, kind, name, number, aliases, conditions, rows, seal FROM thing WHERE kind = ? ORDER BY name")};
	db_bind_text_at(rows.query, 1, thing_shapes[kind].name);
	return rows;
}

static bool
check_row(struct rows *rows)
{
	unsigned column;
	if (db_row_check(rows->query, rows->table, &column, &rows->hash))
		return true;
	rows_corrupt(rows, column, rows_has(rows, column) ? "of another type" : "missing");
	return false;
}

bool
rows_next(struct rows *rows)
{
	const struct row_shape *shape = &row_shapes[rows->table];
	struct load *load = rows->load;
	if (load->status == STATUS_DONE && db_row(rows->query) && check_row(rows)) {
		if (shape->part <= PART_LIST)
			load->sums[shape->part] += rows->hash;
		return true;
	}
	enum status status = db_end(rows->query);
	if (load->status == STATUS_DONE)
		load->status = status;
	return false;
}

/* --------------------------------------------------------------------- values -- */

bool
rows_has(struct rows *rows, unsigned column)
{
	return db_type(rows->query, (int)column) != DB_NULL;
}

int64_t
rows_number(struct rows *rows, unsigned column, int64_t least, int64_t most)
{
	int64_t number = db_int(rows->query, (int)column); /* 0 for NULL */
	if (number >= least && number <= most)
		return number;
	if (rows_has(rows, column))
		rows_corrupt(rows, column, "out of range");
	return 0;
}

bool
rows_flag(struct rows *rows, unsigned column)
{
	return rows_number(rows, column, 0, 1);
}

int64_t
rows_id(struct rows *rows, unsigned column)
{
	return rows_number(rows, column, 1, LARGEST_ID);
}

uint32_t
rows_permanent(struct rows *rows, unsigned column)
{
	return (uint32_t)rows_number(rows, column, 1, UINT32_MAX);
}

void
rows_dense(struct rows *rows, unsigned column, size_t count)
{
	if (db_int(rows->query, (int)column) != (int64_t)count)
		rows_corrupt(rows, column, "not the next number: a row is missing, or one too many");
}

const char *
rows_string(struct rows *rows, unsigned column)
{
	const char *string = db_text(rows->query, rows->load->arena, (int)column);
	if (string && !*string)
		rows_corrupt(rows, column, "empty");
	return string;
}

const char *
rows_date(struct rows *rows, unsigned column, bool partial)
{
	struct date date;
	const char *string = rows_string(rows, column);
	if (string && !(partial ? date_read_partial(string, &date) : date_read(string, &date)))
		rows_corrupt(rows, column, "no date");
	return string;
}

unsigned
rows_word(struct rows *rows, unsigned column, const char *const *words, unsigned count)
{
	const char *string = rows_string(rows, column);
	for (unsigned i = 0; string && i < count; i++)
		if (!strcmp(string, words[i]))
			return i;
	if (string)
		rows_corrupt(rows, column, "a word that is not known");
	return 0;
}

struct text
rows_text(struct rows *rows, unsigned column)
{
	const struct owner_texts *texts = &rows->load->texts;
	if (!rows_has(rows, column))
		return (struct text){0};
	size_t slot = (size_t)rows_number(rows, column, 0, LIMIT_SLOTS - 1);
	if (slot < texts->count && texts->items[slot].text)
		return texts->items[slot];
	rows_corrupt(rows, column, "there is no such text");
	return (struct text){0};
}

struct condition
rows_condition(struct rows *rows, unsigned column)
{
	const struct conditions *conditions = &rows->load->conditions;
	if (!rows_has(rows, column))
		return (struct condition){0};
	size_t number = (size_t)rows_number(rows, column, 0, INT32_MAX);
	if (number < conditions->count)
		return conditions->items[number];
	rows_corrupt(rows, column, "there is no such condition");
	return (struct condition){0};
}
