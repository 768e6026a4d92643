#include "data/catalogue.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/query/amounts_load.h"
#include "data/query/catalogue_parts.h"

enum {
	HEADER_SIZE = 100, /* https://sqlite.org/fileformat2.html, section 1.3 */
	HEADER_PAGE_SIZE = 16,
	HEADER_PAGE_COUNT = 28,
	HEADER_FREE = 32,
	HEADER_USER_VERSION = 60,
	HEADER_APPLICATION_ID = 68,
};

static uint32_t
big_endian(const unsigned char *bytes, size_t size)
{
	uint32_t value = 0;
	while (size--)
		value = value << 8 | *bytes++;
	return value;
}

/* Judges the first bytes of the file and its length, before SQLite sees it. */
static enum status
check_header(const char *path, int fd, const struct stat *identity)
{
	unsigned char header[HEADER_SIZE];
	ssize_t got = S_ISREG(identity->st_mode) ? pread(fd, header, sizeof header, 0) : 0;
	if (got < 0) {
		status_report("%s: %s", path, strerror(errno));
		return STATUS_IO;
	}
	if (got != HEADER_SIZE || memcmp(header, "SQLite format 3", 16)) {
		status_report("%s: not an SQLite file; use one made by kalauz-data build", path);
		return STATUS_FOREIGN;
	}
	if (big_endian(header + HEADER_APPLICATION_ID, 4) != CATALOGUE_APPLICATION_ID) {
		status_report("%s: application_id %#x is not a Kalauz catalogue's", path,
		    big_endian(header + HEADER_APPLICATION_ID, 4));
		return STATUS_FOREIGN;
	}
	if (big_endian(header + HEADER_USER_VERSION, 4) != CATALOGUE_SCHEMA) {
		status_report("%s: schema %u, this program knows %d", path,
		    big_endian(header + HEADER_USER_VERSION, 4), CATALOGUE_SCHEMA);
		return STATUS_UNKNOWN;
	}
	uint64_t page = big_endian(header + HEADER_PAGE_SIZE, 2);
	uint64_t size = (page == 1 ? 65536 : page) * big_endian(header + HEADER_PAGE_COUNT, 4);
	if (size != (uint64_t)identity->st_size) {
		status_report("%s: %lld bytes, its header says %llu", path,
		    (long long)identity->st_size, (unsigned long long)size);
		return STATUS_CORRUPT;
	}
	return STATUS_DONE;
}

static enum status
check_file(struct catalogue *catalogue)
{
	int fd = open(catalogue->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &catalogue->identity)) {
		status_report("%s: %s", catalogue->path, strerror(errno));
		if (fd >= 0)
			close(fd);
		return STATUS_IO;
	}
	enum status status = check_header(catalogue->path, fd, &catalogue->identity);
	close(fd);
	return status;
}

/* What meta says under the keys that are known; and whether that adds up to what it says under "seal". */
static enum status
read_meta(struct catalogue *catalogue)
{
	const struct {
		const char *key, **value;
	} wanted[] = {
		{"content_id", &catalogue->content_id},
		{"date", &catalogue->date},
		{"languages", &catalogue->languages},
	};
	const char *seal = NULL, *key;
	uint64_t sum = 0;
	struct query *query = db_query(catalogue->db, "SELECT key, value FROM meta ORDER BY key");
	while (db_row(query) && (key = db_text(query, &catalogue->arena, 0))) {
		const char *value = db_text(query, &catalogue->arena, 1);
		for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
			if (!strcmp(key, wanted[i].key))
				*wanted[i].value = value;
		if (!strcmp(key, "seal"))
			seal = value;
		else
			sum += db_row_hash(query, ROW_META);
	}
	enum status status = db_end(query);
	bool good = seal && !strcmp(seal, arena_printf(&catalogue->arena, "%016" PRIx64, sum));
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		good &= *wanted[i].value != NULL;
	if (status == STATUS_DONE && !good) {
		status_report("%s: meta is not as it was built", catalogue->path);
		status = STATUS_CORRUPT;
	}
	return status;
}

enum status
catalogue_open(struct catalogue **out, const char *path)
{
	char *resolved = realpath(path, NULL);
	if (!resolved) {
		status_report("%s: %s", path, strerror(errno));
		return errno == ENOENT || errno == ENOTDIR ? STATUS_ABSENT : STATUS_IO;
	}
	struct catalogue *catalogue = calloc(1, sizeof *catalogue);
	if (!catalogue)
		abort();
	catalogue->path = arena_strdup(&catalogue->arena, resolved);
	free(resolved);

	enum status status = check_file(catalogue);
	if (status == STATUS_DONE)
		status = db_open(&catalogue->db, catalogue->path);
	if (status == STATUS_DONE)
		status = read_meta(catalogue);
	if (status == STATUS_DONE)
		status = amounts_load(catalogue, &catalogue->arena, &catalogue->amounts);
	if (status == STATUS_DONE) {
		catalogue_set_today(catalogue, NULL);
		*out = catalogue;
	} else
		catalogue_close(catalogue);
	return status;
}

void
catalogue_close(struct catalogue *catalogue)
{
	if (!catalogue)
		return;
	db_close(catalogue->db);
	arena_free(&catalogue->arena);
	free(catalogue);
}

/* Runs a check of one table that should give no row but, perhaps, "ok". */
static enum status
run_check(struct catalogue *catalogue, const char *sql, const char *table)
{
	struct arena arena = {0};
	const char *complaint = NULL;
	struct query *query = db_query(catalogue->db, sql);
	db_bind_text(query, ":table", table);
	while (!complaint && db_row(query)) {
		complaint = db_text(query, &arena, 0);
		if (complaint && !strcmp(complaint, "ok"))
			complaint = NULL;
	}
	enum status status = db_end(query);
	if (status == STATUS_DONE && complaint) {
		status_report("%s: %s: %s", catalogue->path, table, complaint);
		status = db_was_unreadable(catalogue->db) ? STATUS_IO : STATUS_CORRUPT;
	}
	arena_free(&arena);
	return status;
}

/* The name of the table at a position, the list of tables among them; STATUS_ABSENT beyond the last. */
static enum status
table_at(struct catalogue *catalogue, struct arena *arena, int64_t position, const char **name)
{
	struct query *query = db_query(catalogue->db,
	    "SELECT 'sqlite_schema' AS name UNION ALL SELECT name FROM sqlite_schema WHERE type = 'table' "
	    "ORDER BY name LIMIT 1 OFFSET :position");
	db_bind_int(query, ":position", position);
	bool found = db_row(query);
	if (found)
		*name = db_text(query, arena, 0);
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? STATUS_ABSENT : status;
}

/* Whether each free page names the next lower one, and there are as many as the header says: so
 * pages_rewrite leaves them (sections 1.3 and 1.5), and nobody else writes catalogues. */
static bool
is_free_chain(int fd, const struct stat *identity)
{
	unsigned char header[HEADER_SIZE], trunk[8]; /* the next page, and how many this one lists */
	if (pread(fd, header, sizeof header, 0) != HEADER_SIZE)
		return false;
	const uint32_t page = big_endian(header + HEADER_PAGE_SIZE, 2);
	uint32_t last = page ? (uint32_t)(identity->st_size / page) + 1 : 0;
	uint32_t next = big_endian(header + HEADER_FREE, 4), count = big_endian(header + HEADER_FREE + 4, 4);
	for (; next && next < last && count; count--) {
		last = next;
		if (pread(fd, trunk, sizeof trunk, (off_t)(next - 1) * page) != sizeof trunk ||
		    big_endian(trunk + 4, 4))
			return false;
		next = big_endian(trunk, 4);
	}
	return !next && !count;
}

/* What SQLite's check of one table leaves out. */
static enum status
check_free_pages(const struct catalogue *catalogue)
{
	int fd = open(catalogue->path, O_RDONLY | O_CLOEXEC);
	bool good = fd >= 0 && is_free_chain(fd, &catalogue->identity);
	if (fd >= 0)
		close(fd);
	if (good)
		return STATUS_DONE;
	status_report("%s: the freelist is damaged", catalogue->path);
	return STATUS_CORRUPT;
}

enum status
catalogue_check(struct catalogue *catalogue, bool (*go_on)(void *), void *closure)
{
	struct arena arena = {0};
	const char *table;
	enum status status;
	db_set_progress(catalogue->db, go_on, closure);
	while ((status = table_at(catalogue, &arena, catalogue->checked_tables, &table)) == STATUS_DONE) {
		status = run_check(catalogue,
		    "SELECT integrity_check FROM pragma_integrity_check(:table)", table);
		if (status == STATUS_DONE)
			status = run_check(catalogue,
			    "SELECT 'refers to a missing ' || parent FROM pragma_foreign_key_check(:table)",
			    table);
		if (status != STATUS_DONE)
			break;
		catalogue->checked_tables++;
	}
	db_set_progress(catalogue->db, NULL, NULL);
	db_relax(catalogue->db);
	arena_free(&arena);
	return status == STATUS_ABSENT ? check_free_pages(catalogue) : status;
}

bool
catalogue_changed(const struct catalogue *catalogue, const char *path)
{
	struct stat now;
	const struct stat *then = &catalogue->identity;
	if (stat(path, &now))
		return false;
	return now.st_dev != then->st_dev || now.st_ino != then->st_ino ||
	    now.st_size != then->st_size || now.st_mtim.tv_sec != then->st_mtim.tv_sec ||
	    now.st_mtim.tv_nsec != then->st_mtim.tv_nsec;
}

void
catalogue_set_today(struct catalogue *catalogue, const char *today)
{
	const char *day = today ? today : catalogue->date;
	if (!strcmp(day, catalogue->today))
		return;
	snprintf(catalogue->today, sizeof catalogue->today, "%s", day);
	amounts_set_day(catalogue->amounts, day);
}

bool
catalogue_was_unreadable(const struct catalogue *catalogue)
{
	return db_was_unreadable(catalogue->db);
}

const char *
catalogue_date(const struct catalogue *catalogue)
{
	return catalogue->date;
}

const char *
catalogue_content_id(const struct catalogue *catalogue)
{
	return catalogue->content_id;
}

const char *
catalogue_path(const struct catalogue *catalogue)
{
	return catalogue->path;
}
