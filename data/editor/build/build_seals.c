/* What rows add up to, see "Seals" in schema.sql. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/build/builder.h"

/* Rows that are sorted by their first column of numbers, or by a word and that; found again by it. */
struct owners {
	struct replica_rows *rows;
	enum row_table table;
	size_t last; /* that was found */
};

/* The order of a row's key and that of an owner. */
static int
compare(const union value *row, const char *lang, int64_t owner)
{
	int order = lang ? strcmp(row[0].text, lang) : 0;
	int64_t number = row[lang != NULL].number;
	return order ? order : (number > owner) - (number < owner);
}

/* The row of an owner, which is there; `lang` NULL: the table has none. */
static union value *
row_of(struct owners *owners, const char *lang, int64_t owner)
{
	size_t low = 0, high = owners->rows->of[owners->table].count, middle = owners->last;
	while (low < high) {
		union value *row = replica_row(owners->rows, owners->table, middle);
		int order = compare(row, lang, owner);
		if (!order) {
			owners->last = middle;
			return row;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
		middle = low + (high - low) / 2;
	}
	abort();
}

static uint64_t
hash_of_row(struct row_bytes *bytes, enum row_table table, const union value *row)
{
	replica_row_bytes(bytes, table, row, row_shapes[table].sealed);
	return row_hash(bytes, table);
}

static void
add_to(union value *seal, uint64_t hash)
{
	seal->number = (int64_t)((uint64_t)seal->number + hash);
}

/* ---------------------------------------------------------------------- lists -- */

/* Adds to the row of a list, the last one or a new one: lists come one after the other. */
static void
add_to_list(struct builder *builder, const char *name, int64_t number, uint64_t hash)
{
	struct replica_rows *rows = &builder->rows;
	size_t count = rows->of[ROW_SEAL].count;
	for (size_t i = 0; i < count; i++) {
		union value *row = replica_row(rows, ROW_SEAL, count - 1 - i);
		if (row[1].number == number && !strcmp(row[0].text, name)) {
			add_to(&row[2], hash);
			return;
		}
	}
	ROW(rows, ROW_SEAL, T(arena_strdup(&builder->arena, name)), N(number), N((int64_t)hash));
}

/* In which list a row counts. */
static void
add_to_its_list(struct builder *builder, enum row_table table, const union value *row, uint64_t hash)
{
	char name[64] = "calendar";
	if (table == ROW_THING)
		snprintf(name, sizeof name, "thing %s", row[1].text);
	else if (table == ROW_AZ || table == ROW_AZ_LETTER)
		snprintf(name, sizeof name, "%s %s", row_shapes[table].name, row[0].text);
	add_to_list(builder, name, table == ROW_AZ ? row[1].number : 0, hash);
}

/* --------------------------------------------------------------------- things -- */

/* The column of table thing in which a row of the part counts; a list has none. */
static size_t
seal_column(enum part part)
{
	static const char *const columns[] = {
		[PART_HEAD] = "seal", [PART_ALIASES] = "aliases", [PART_CONDITIONS] = "conditions", [PART_ROWS] = "rows",
	};
	return replica_column(ROW_THING, columns[part]);
}

static void
seal_table(struct builder *builder, struct row_bytes *bytes, enum row_table table)
{
	const enum part part = row_shapes[table].part;
	struct owners things = {&builder->rows, ROW_THING, 0};
	size_t column = part == PART_LIST ? 0 : seal_column(part);
	for (size_t i = 0; i < builder->rows.of[table].count; i++) {
		const union value *row = replica_row(&builder->rows, table, i);
		uint64_t hash = hash_of_row(bytes, table, row);
		if (part != PART_LIST)
			add_to(row_of(&things, NULL, row[0].number) + column, hash);
		if (part == PART_LIST || table == ROW_THING)
			add_to_its_list(builder, table, row, hash);
	}
}

void
build_seals_of_things(struct builder *builder)
{
	struct row_bytes bytes = {0};
	for (enum row_table table = 0; table < ROW_FIRST_OF_TEXTS; table++)
		if (row_shapes[table].part != PART_NONE)
			seal_table(builder, &bytes, table);
	replica_rows_sort(&builder->rows, ROW_SEAL, ROW_SEAL + 1);
	row_bytes_free(&bytes);
}

/* ---------------------------------------------------------------------- texts -- */

void
build_seals_of_texts(struct builder *builder)
{
	struct row_bytes bytes = {0};
	struct owners names = {&builder->rows, ROW_NAME, 0};
	const size_t texts = replica_column(ROW_NAME, "texts"), seal = replica_column(ROW_NAME, "seal");
	for (enum row_table table = ROW_TEXT; table <= ROW_SPAN; table++)
		for (size_t i = 0; i < builder->rows.of[table].count; i++) {
			const union value *row = replica_row(&builder->rows, table, i);
			add_to(row_of(&names, row[0].text, row[1].number) + texts, hash_of_row(&bytes, table, row));
		}
	for (size_t i = 0; i < builder->rows.of[ROW_NAME].count; i++) {
		union value *row = replica_row(&builder->rows, ROW_NAME, i);
		row[seal].number = (int64_t)hash_of_row(&bytes, ROW_NAME, row);
	}
	row_bytes_free(&bytes);
}

/* ----------------------------------------------------------------------- meta -- */

void
build_seal_of_meta(struct builder *builder)
{
	struct row_bytes bytes = {0};
	uint64_t sum = 0;
	for (size_t i = 0; i < builder->rows.of[ROW_META].count; i++)
		sum += hash_of_row(&bytes, ROW_META, replica_row(&builder->rows, ROW_META, i));
	ROW(&builder->rows, ROW_META, T("seal"), T(arena_printf(&builder->arena, "%016" PRIx64, sum)));
	row_bytes_free(&bytes);
}
