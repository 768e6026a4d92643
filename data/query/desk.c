#include "data/desk.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/query/desk_parts.h"

enum status
desk_corrupt(const struct desk *desk, const char *what)
{
	status_report("%s: damaged: %s", db_path(desk->db), what);
	return STATUS_CORRUPT;
}

/* -------------------------------------------------------------------- opening -- */

/* The number that a query of one row gives. */
static enum status
read_number(const struct desk *desk, const char *sql, int64_t *out)
{
	struct query *query = db_query(desk->db, sql);
	bool found = db_row(query);
	*out = found ? db_int(query, 0) : 0;
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? desk_corrupt(desk, sql) : status;
}

static enum status
check_identity(const struct desk *desk)
{
	int64_t application, schema;
	enum status status = read_number(desk, "PRAGMA application_id", &application);
	if (status == STATUS_DONE)
		status = read_number(desk, "PRAGMA user_version", &schema);
	if (status != STATUS_DONE)
		return status;
	if (application != DESK_APPLICATION_ID) {
		status_report("%s: no desk.db", db_path(desk->db));
		return STATUS_FOREIGN;
	}
	if (schema != DESK_SCHEMA) {
		status_report("%s: schema %" PRId64 ", this program knows %d", db_path(desk->db), schema, DESK_SCHEMA);
		return STATUS_UNKNOWN;
	}
	return STATUS_DONE;
}

/* Whether meta is as it was written; and of which catalogue it says that it is. */
static enum status
check_meta(const struct desk *desk, const char *content_id)
{
	struct arena arena = {0};
	const char *key, *seal = NULL, *found = NULL;
	uint64_t sum = 0;
	struct query *query = db_query(desk->db, "SELECT key, value, seal('meta', key, value) FROM meta ORDER BY key");
	while (db_row(query) && (key = db_text(query, &arena, 0))) {
		if (!strcmp(key, "seal"))
			seal = db_text(query, &arena, 1);
		else
			sum += (uint64_t)db_int(query, 2);
		if (!strcmp(key, "content_id"))
			found = db_text(query, &arena, 1);
	}
	enum status status = db_end(query);
	if (status == STATUS_DONE && (!seal || !found || strcmp(seal, arena_printf(&arena, "%016" PRIx64, sum))))
		status = desk_corrupt(desk, "meta");
	if (status == STATUS_DONE && content_id && strcmp(found, content_id)) {
		status_report("%s: of another catalogue", db_path(desk->db));
		status = STATUS_FOREIGN;
	}
	arena_free(&arena);
	return status;
}

enum status
desk_open(struct desk **out, const char *path, const char *content_id)
{
	if (access(path, F_OK))
		return STATUS_ABSENT;
	struct desk *desk = calloc(1, sizeof *desk);
	if (!desk)
		abort();
	enum status status = db_open(&desk->db, path);
	if (status == STATUS_DONE)
		status = check_identity(desk);
	if (status == STATUS_DONE)
		status = check_meta(desk, content_id);
	if (status == STATUS_DONE)
		*out = desk;
	else
		desk_close(desk);
	return status;
}

void
desk_close(struct desk *desk)
{
	if (!desk)
		return;
	db_close(desk->db);
	free(desk);
}

/* ------------------------------------------------------------------- the whole -- */

static enum status
check_pages(const struct desk *desk)
{
	struct arena arena = {0};
	struct query *query = db_query(desk->db, "PRAGMA integrity_check(1)");
	const char *answer = db_row(query) ? db_text(query, &arena, 0) : NULL;
	bool good = answer && !strcmp(answer, "ok");
	if (answer && !good)
		desk_corrupt(desk, answer);
	enum status status = db_end(query);
	arena_free(&arena);
	return status == STATUS_DONE && !good ? STATUS_CORRUPT : status;
}

/* Service by service: each has the rows that it says, and there are no others. */
static enum status
check_rows(const struct desk *desk)
{
	int64_t service = -1;
	uint64_t rest = 0; /* of the service's checksum */
	bool good = true;
	struct query *query = db_query(desk->db, "SELECT s.id, s.rows, s.seal IS seal('service', s.id, s.rows), "
	    "seal('note', n.service, n.kind, n.position, n.text), n.text IS NULL "
	    "FROM service s LEFT JOIN note n ON n.service = s.id ORDER BY s.id");
	while (good && db_row(query)) {
		bool next = db_int(query, 0) != service;
		good = db_int(query, 2) && (!next || !rest);
		rest = next ? (uint64_t)db_int(query, 1) : rest;
		rest -= db_int(query, 4) ? 0 : (uint64_t)db_int(query, 3);
		service = db_int(query, 0);
	}
	enum status status = db_end(query);
	return status == STATUS_DONE && (!good || rest) ? desk_corrupt(desk, "a checksum differs") : status;
}

static enum status
check_counts(const struct desk *desk)
{
	int64_t wrong;
	enum status status = read_number(desk, "SELECT (SELECT count(*) FROM note WHERE service NOT IN "
	    "(SELECT id FROM service)) + ((SELECT count(*) FROM service) IS NOT "
	    "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'services'))", &wrong);
	return status == STATUS_DONE && wrong ? desk_corrupt(desk, "a service is missing, or one too many") : status;
}

enum status
desk_check(struct desk *desk, bool (*go_on)(void *), void *closure)
{
	db_set_progress(desk->db, go_on, closure);
	enum status status = check_pages(desk);
	if (status == STATUS_DONE)
		status = check_rows(desk);
	if (status == STATUS_DONE)
		status = check_counts(desk);
	db_set_progress(desk->db, NULL, NULL);
	return status;
}
