#include "data/editor/build/build_desk.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "data/desk.h"
#include "data/editor/repack/repack.h"
#include "data/query/db.h"

static const char tables[] =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE service (id INTEGER PRIMARY KEY, rows INTEGER NOT NULL, seal INTEGER NOT NULL) STRICT;"
    "CREATE TABLE note (service INTEGER NOT NULL REFERENCES service, "
    "kind TEXT NOT NULL CHECK (kind IN ('note', 'practice')), position INTEGER NOT NULL CHECK (position >= 0), "
    "text TEXT NOT NULL CHECK (length(text) > 0), PRIMARY KEY (service, kind, position)) STRICT, WITHOUT ROWID;";

/* The file that is being written, and what its rows add up to: of the service, of meta. */
struct desk_build {
	struct db *db;
	enum status status;
	uint64_t rows, meta;
};

/* One more row, whose checksum the statement gives, and counts in a sum. */
static void
add(struct desk_build *build, struct query *query, uint64_t *sum)
{
	if (db_row(query))
		*sum += (uint64_t)db_int(query, 0);
	db_row(query);
	build->status = db_end(query);
}

static void
add_note(struct desk_build *build, int64_t service, const char *kind, int64_t position, const char *text)
{
	if (build->status != STATUS_DONE)
		return;
	struct query *query = db_query(build->db, "INSERT INTO note (service, kind, position, text) "
	    "VALUES (:service, :kind, :position, :text) RETURNING seal('note', service, kind, position, text)");
	db_bind_int(query, ":service", service);
	db_bind_text(query, ":kind", kind);
	db_bind_int(query, ":position", position);
	db_bind_text(query, ":text", text);
	add(build, query, &build->rows);
}

/* The service comes after its notes: its row says what they add up to. */
static void
add_service(struct desk_build *build, const struct entry *service)
{
	const char *note = node_get_string(service->node, "staff_note");
	int64_t position = 0;
	build->rows = 0;
	if (note)
		add_note(build, service->key, "note", 0, note);
	for (const struct node *node = node_first(node_get(service->node, "practice")); node; node = node->next)
		add_note(build, service->key, "practice", position++, node->text);
	if (build->status != STATUS_DONE)
		return;
	struct query *query = db_query(build->db,
	    "INSERT INTO service (id, rows, seal) VALUES (:id, :rows, seal('service', :id, :rows))");
	db_bind_int(query, ":id", service->key);
	db_bind_int(query, ":rows", (int64_t)build->rows);
	build->status = db_step(query);
}

static void
add_meta(struct desk_build *build, const char *key, const char *value)
{
	if (build->status != STATUS_DONE)
		return;
	struct query *query = db_query(build->db,
	    "INSERT INTO meta (key, value) VALUES (:key, :value) RETURNING seal('meta', key, value)");
	db_bind_text(query, ":key", key);
	db_bind_text(query, ":value", value);
	add(build, query, &build->meta);
}

static enum status
write_all(struct desk_build *build, const struct sources *sources, const char *content_id)
{
	char words[128];
	snprintf(words, sizeof words, "PRAGMA application_id=%d; PRAGMA user_version=%d; PRAGMA foreign_keys=OFF; BEGIN",
	    DESK_APPLICATION_ID, DESK_SCHEMA);
	build->status = db_run(build->db, words);
	if (build->status == STATUS_DONE)
		build->status = db_run(build->db, tables);
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++)
		add_service(build, sources->of[KIND_SERVICE].items[i]);
	add_meta(build, "content_id", content_id);
	snprintf(words, sizeof words, "%zu", sources->of[KIND_SERVICE].count);
	add_meta(build, "services", words);
	snprintf(words, sizeof words, "%016" PRIx64, build->meta);
	add_meta(build, "seal", words);
	return build->status == STATUS_DONE ? db_run(build->db, "COMMIT") : build->status;
}

static enum status
look_at(const char *path, const char *content_id)
{
	struct desk *desk;
	enum status status = desk_open(&desk, path, content_id);
	if (status != STATUS_DONE)
		return status;
	status = desk_check(desk, NULL, NULL);
	desk_close(desk);
	return status;
}

enum status
build_desk(const struct sources *sources, const char *path, const char *content_id)
{
	struct desk_build build = {0};
	enum status status = db_create(&build.db, path);
	if (status != STATUS_DONE)
		return status;
	status = write_all(&build, sources, content_id);
	db_close(build.db);
	if (status == STATUS_DONE)
		status = repack_file(path);
	if (status == STATUS_DONE)
		status = look_at(path, content_id);
	if (status != STATUS_DONE)
		unlink(path);
	return status;
}
