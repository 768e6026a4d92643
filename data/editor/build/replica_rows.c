#include "data/editor/build/replica_rows.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_AT_ONCE = 32 }; /* that one statement inserts: twice as fast as one by one */

/* The type of a column: n, t or b, whether or not it can be NULL. */
static char
type_of(enum row_table table, size_t column)
{
	return row_shapes[table].types[column] | 0x20;
}

/* Makes room for one more row. */
static void
make_room(struct replica_rows *rows, enum row_table table)
{
	size_t used = rows->of[table].count, room = used ? used + used / 2 : 256;
	if (used < rows->of[table].room)
		return;
	union value *values = realloc(rows->of[table].values,
	    room * row_columns(table) * sizeof *values);
	if (!values)
		abort();
	rows->of[table].values = values;
	rows->of[table].room = room;
}

void
replica_rows_add(struct replica_rows *rows, enum row_table table, const union value *values, size_t count)
{
	if (count != row_columns(table))
		abort();
	make_room(rows, table);
	memcpy(rows->of[table].values + rows->of[table].count * count, values, count * sizeof *values);
	rows->of[table].count++;
}

union value *
replica_row(const struct replica_rows *rows, enum row_table table, size_t number)
{
	return rows->of[table].values + number * row_columns(table);
}

size_t
replica_column(enum row_table table, const char *name)
{
	size_t size = strlen(name), number = 0;
	for (const char *c = row_shapes[table].columns; *c; number++) {
		size_t own = strcspn(c, " ");
		if (own == size && !memcmp(c, name, size))
			return number;
		c += own + (c[own] == ' ');
	}
	abort();
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
	for (size_t i = 0; i < row_shapes[table].key; i++) {
		int order;
		if (type_of(table, i) == 'n')
			order = (x[i].number > y[i].number) - (x[i].number < y[i].number);
		else if (type_of(table, i) == 't')
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
	size_t columns = row_columns(table);
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
			    row_columns(table) * sizeof(union value), compare, &table);
}

/* -------------------------------------------------------------------- bytes -- */

static void
add_value(struct row_bytes *row, char type, const union value *value)
{
	if (type == 'n' ? value->number == ROW_NULL : !value->text)
		row_bytes_add_null(row);
	else if (type == 'n')
		row_bytes_add_number(row, value->number);
	else if (type == 't')
		row_bytes_add_text(row, value->text, strlen(value->text));
	else
		row_bytes_add_blob(row, value->blob->bytes, value->blob->size);
}

void
replica_row_bytes(struct row_bytes *row, enum row_table table, const union value *values, size_t columns)
{
	row_bytes_clear(row);
	for (size_t c = 0; c < columns; c++)
		add_value(row, type_of(table, c), &values[c]);
}

/* ------------------------------------------------------------------ writing -- */

/* "INSERT INTO fee ("service", "position") VALUES (?, ?), (?, ?)": for so many rows. */
static const char *
insert_of(struct arena *arena, enum row_table table, size_t count)
{
	struct arena scratch = {0};
	char *rest = arena_strdup(&scratch, row_shapes[table].columns);
	const char *names = arena_printf(&scratch, "\"%s\"", strsep(&rest, " ")), *row = "?";
	size_t columns = 1;
	for (const char *name; (name = strsep(&rest, " ")); columns++) {
		names = arena_printf(&scratch, "%s, \"%s\"", names, name);
		row = arena_printf(&scratch, "%s, ?", row);
	}
	if (columns != row_columns(table))
		abort();
	const char *all = arena_printf(&scratch, "(%s)", row);
	while (--count)
		all = arena_printf(&scratch, "%s, (%s)", all, row);
	const char *insert = arena_printf(arena, "INSERT INTO %s (%s) VALUES %s", row_shapes[table].name, names, all);
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
	size_t count = rows->of[table].count, columns = row_columns(table);
	struct query *query = count - done < at_once ? NULL
	    : db_query(db, insert_of(&rows->arena, table, at_once));
	for (; *status == STATUS_DONE && count - done >= at_once; done += at_once) {
		const union value *values = rows->of[table].values + done * columns;
		for (size_t i = 0; i < at_once * columns; i++)
			bind(query, (int)i + 1, type_of(table, i % columns), &values[i]);
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
