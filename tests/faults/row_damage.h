/* Rows of a file that are not as they were built, while the file itself is sound: SQLite reads it as before. */
#ifndef ROW_DAMAGE_H
#define ROW_DAMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One of every table and column; see row_damage_apply. */
struct row_place {
	char table[64], column[64];
	int column_number;
};

/* Takes away what the schema of a file forbids (types, NULL, CHECK), so that any value can stand in any row; its rows
 * stay. */
void row_damage_loosen(const char *path);

/* Every column of every table that has rows; to be freed. */
struct row_place *row_damage_places(const char *path, size_t *count);

/* Damages one row of a file of row_damage_loosen, or those of one owner, at a place, as the seed says: drop, NULL,
 * another value near by or of another row, swap, one row more, out of range, another type, all rows of an owner or of
 * the table. `words` tells what was done. False: there is nothing at this place that could be another. */
bool row_damage_apply(const char *path, const struct row_place *, uint64_t seed, char *words, size_t size);

#endif
