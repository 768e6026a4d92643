#include "data/editor/build/build.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/editor/build/build_desk.h"
#include "data/editor/build/builder.h"
#include "data/editor/build/content_id_rows.h"
#include "data/editor/build/hold.h"
#include "data/editor/faults/say.h"
#include "data/editor/repack/repack.h"
#include "data/file.h"
#include "data/query/content_id.h"

extern const char schema_sql[];

enum { MOVED = 1 << 20 }; /* bytes from which on an array grows by new pages, not as a copy */

/* ---------------------------------------------------------------------- rows -- */

/* The files that are being written. The database belongs to the thread while one runs. */
struct file_build {
	struct builder *builder;
	const char *path, *desk; /* NULL: no desk.db */
	struct db *db;
	bool created;
	enum status status;
	char content_id[DIGEST_HEX];
};

/* "hu en de" */
static const char *
all_languages(struct builder *builder)
{
	const char *all = builder_language(builder, 0);
	for (size_t i = 1; i < ALL_LANGUAGES; i++)
		if (builder_language(builder, i))
			all = arena_printf(&builder->arena, "%s %s", all, builder_language(builder, i));
	return all;
}

static enum status
write_meta(struct file_build *file, const char *date, const char *content_id)
{
	struct builder *builder = file->builder;
	struct replica_rows *rows = &builder->rows;
	const struct node *catalogue = source_find(builder->sources, KIND_CATALOGUE, "catalogue")->node;
	ROW(rows, ROW_META, T("content_id"), T(content_id));
	ROW(rows, ROW_META, T("date"), T(date ? date : node_get_string(catalogue, "date")));
	ROW(rows, ROW_META, T("languages"), T(all_languages(builder)));
	ROW(rows, ROW_META, T("name"), T(node_text(node_get(catalogue, "name"))));
	build_seal_of_meta(builder);
	return replica_rows_write(rows, file->db, ROW_META, ROW_META + 1);
}

/* The empty file, then all but the texts. References were checked in the sources, so
 * SQLite need not look every one of them up again. */
static void *
write_things(void *closure)
{
	struct file_build *file = closure;
	char pragmas[128];
	snprintf(pragmas, sizeof pragmas, "PRAGMA application_id=%d; PRAGMA user_version=%d; "
	    "PRAGMA foreign_keys=OFF; BEGIN", CATALOGUE_APPLICATION_ID, CATALOGUE_SCHEMA);
	file->status = hold_is_asked() ? STATUS_INTERRUPTED : db_create(&file->db, file->path);
	file->created = file->status == STATUS_DONE;
	if (file->status == STATUS_DONE)
		file->status = db_run(file->db, pragmas);
	if (file->status == STATUS_DONE)
		file->status = db_run(file->db, schema_sql);
	if (file->status == STATUS_DONE)
		file->status = replica_rows_write(&file->builder->rows, file->db, 0, ROW_FIRST_OF_TEXTS);
	return NULL;
}

static void *
write_texts(void *closure)
{
	struct file_build *file = closure;
	if (file->status == STATUS_DONE && hold_is_asked())
		file->status = STATUS_INTERRUPTED;
	if (file->status == STATUS_DONE)
		file->status = replica_rows_write(&file->builder->rows, file->db, ROW_FIRST_OF_TEXTS,
		    ROW_TABLES);
	return NULL;
}

static void
gather_things(struct builder *builder)
{
	build_registers(builder);
	build_services(builder);
	build_order(builder);
	build_az(builder);
	replica_rows_sort(&builder->rows, 0, ROW_FIRST_OF_TEXTS);
	build_seals_of_things(builder);
}

static void
gather_texts(struct builder *builder)
{
	build_texts(builder);
	replica_rows_sort(&builder->rows, ROW_FIRST_OF_TEXTS, ROW_TABLES);
	build_seals_of_texts(builder);
}

/* Starts `run` beside the caller, or runs it at once when there is no thread to be had. */
static bool
start(pthread_t *thread, void *(*run)(void *), struct file_build *file)
{
	bool started = !pthread_create(thread, NULL, run, file);
	if (!started)
		run(file);
	return started;
}

/* Gathers all rows and writes them; each while the other goes on, where they can. */
static enum status
write_rows(struct file_build *file, const char *date)
{
	pthread_t thread;
	messages_shed_contexts(file->builder->texts);
	gather_things(file->builder);
	bool beside = start(&thread, write_things, file);
	gather_texts(file->builder);
	messages_shed(file->builder->texts);
	if (beside)
		pthread_join(thread, NULL);
	beside = start(&thread, write_texts, file);
	content_id_of_rows(&file->builder->rows, file->content_id);
	if (beside)
		pthread_join(thread, NULL);
	if (file->status == STATUS_DONE)
		file->status = write_meta(file, date, file->content_id);
	return file->status == STATUS_DONE ? db_run(file->db, "COMMIT") : file->status;
}

/* --------------------------------------------------------------------- files -- */

/* SQLite's own check of the pages; it gives one row, "ok". */
static enum status
check_pages(struct db *db)
{
	struct arena arena = {0};
	struct query *query = db_query(db, "PRAGMA quick_check(1)");
	const char *answer = db_row(query) ? db_text(query, &arena, 0) : NULL;
	bool good = answer && !strcmp(answer, "ok");
	if (!good)
		status_report("%s: not written as it should be: %s", db_path(db), answer ? answer : "no answer");
	enum status status = db_end(query);
	arena_free(&arena);
	return good || status != STATUS_DONE ? status : STATUS_CORRUPT;
}

/* Whether the finished file is sound and holds the rows that were gathered. */
static enum status
look_at(const struct file_build *file)
{
	char written[DIGEST_HEX];
	struct db *db;
	enum status status = db_open(&db, file->path);
	if (status != STATUS_DONE)
		return status;
	status = check_pages(db);
	if (status == STATUS_DONE)
		status = content_id_of_file(db, &file->builder->arena, written);
	if (status == STATUS_DONE && strcmp(written, file->content_id)) {
		status_report("%s: holds other rows than were written", file->path);
		status = STATUS_CORRUPT;
	}
	db_close(db);
	return status;
}

/* Makes the files under other names, and looks at them. */
static enum status
make_files(struct file_build *file, const char *date)
{
	enum status status = write_rows(file, date);
	db_close(file->db);
	replica_rows_free(&file->builder->rows); /* their memory is better used for the pages */
	malloc_trim(0);
	if (status == STATUS_DONE)
		status = repack_file(file->path);
	if (status == STATUS_DONE)
		status = look_at(file);
	if (status == STATUS_DONE && file->desk)
		status = build_desk(file->builder->sources, file->desk, file->content_id);
	return status == STATUS_DONE && hold_is_asked() ? STATUS_INTERRUPTED : status;
}

static enum status
put_in_place(const char *lang, const char *made, const char *output)
{
	if (!file_put_in_place(AT_FDCWD, made, output))
		return STATUS_DONE;
	say_unwritten(lang, output, errno);
	return STATUS_IO;
}

/* The same, then gives them their names; were it to end between the two, desk.db would say that it is of another
 * catalogue. What fails is reported. */
static enum status
write_files(struct builder *builder, const struct build_output *to)
{
	const char *lang = builder->sources->faults->lang;
	const long pid = getpid();
	struct file_build file = {
		.builder = builder,
		.path = arena_printf(&builder->arena, "%s.new-%ld", to->catalogue, pid),
		.desk = to->desk ? arena_printf(&builder->arena, "%s.new-%ld", to->desk, pid) : NULL,
	};
	enum status status = make_files(&file, to->date);
	bool made = status == STATUS_DONE;
	if (made && to->agrees && !to->agrees(to->closure, file.path))
		status = STATUS_INVALID;
	else if (made)
		status = put_in_place(lang, file.path, to->catalogue);
	else if (status != STATUS_INTERRUPTED)
		say_unwritten(lang, to->catalogue, 0);
	if (status == STATUS_DONE && file.desk)
		status = put_in_place(lang, file.desk, to->desk);
	if (status != STATUS_DONE && file.created)
		unlink(file.path);
	if (status != STATUS_DONE && file.desk)
		unlink(file.desk);
	return status;
}

/* Whether the file may be written; if not, it is said why. */
static bool
may_write(const char *lang, const char *path)
{
	if (file_may_take(AT_FDCWD, path))
		return true;
	say_unwritten(lang, path, errno);
	return false;
}

enum status
build_catalogue(struct checked *checked, const struct build_output *to)
{
	struct builder builder = {.sources = &checked->sources, .texts = &checked->texts};
	struct hold hold;
	if (!may_write(checked->faults.lang, to->catalogue) || (to->desk && !may_write(checked->faults.lang, to->desk)))
		return STATUS_IO;
	mallopt(M_MMAP_THRESHOLD, MOVED); /* which glibc would raise by itself */
	hold_begin(&hold);
	enum status status = write_files(&builder, to);
	hold_end(&hold);
	replica_rows_free(&builder.rows);
	free(builder.placed);
	arena_free(&builder.arena);
	return status;
}
