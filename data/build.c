#include "build.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "builder.h"
#include "catalogue.h"
#include "editor.h"
#include "options.h"

extern const char schema_sql[];

/* ---------------------------------------------------------------------- rows -- */

static void
gather(struct builder *builder)
{
	build_registers(builder);
	build_services(builder);
	build_order(builder);
	build_texts(builder);
	rows_sort(&builder->rows);
}

static enum status
write_meta(struct db *db, const char *key, const char *value)
{
	struct query *query = db_query(db, "INSERT INTO meta (key, value) VALUES (:key, :value)");
	db_bind_text(query, ":key", key);
	db_bind_text(query, ":value", value);
	return db_step(query);
}

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
write_all_meta(struct builder *builder, struct db *db, const char *date)
{
	const struct node *catalogue = source_find(builder->sources, KIND_CATALOGUE, "catalogue")->node;
	char content_id[DIGEST_HEX];
	rows_content_id(&builder->rows, content_id);
	enum status status = write_meta(db, "content_id", content_id);
	if (status == STATUS_DONE)
		status = write_meta(db, "date", date ? date : node_get_string(catalogue, "date"));
	if (status == STATUS_DONE)
		status = write_meta(db, "languages", all_languages(builder));
	if (status == STATUS_DONE)
		status = write_meta(db, "name", node_text(node_get(catalogue, "name")));
	return status;
}

static enum status
write_tables(struct builder *builder, struct db *db, const char *date)
{
	char pragmas[128];
	snprintf(pragmas, sizeof pragmas, "PRAGMA application_id=%d; PRAGMA user_version=%d; PRAGMA foreign_keys=OFF; BEGIN",
	    CATALOGUE_APPLICATION_ID, CATALOGUE_SCHEMA);
	enum status status = db_run(db, pragmas);
	if (status == STATUS_DONE)
		status = db_run(db, schema_sql);
	if (status == STATUS_DONE)
		status = rows_write(&builder->rows, db);
	if (status == STATUS_DONE)
		status = write_all_meta(builder, db, date);
	return status == STATUS_DONE ? db_run(db, "COMMIT") : status;
}

/* --------------------------------------------------------------------- files -- */

static bool
sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool done = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return done;
}

/* Puts the finished file in its place, for good. */
static enum status
move_into_place(struct arena *arena, const char *temporary, const char *output, const char *lang)
{
	char *folder = dirname(arena_strdup(arena, output));
	if (sync_path(temporary, O_RDONLY) && rename(temporary, output) == 0 &&
	    sync_path(folder, O_RDONLY | O_DIRECTORY))
		return STATUS_DONE;
	fprintf(stderr, "kalauz-data: %s\n", WORDS_FILL(arena, editor_word(lang,
	    "{file} could not be written ({reason}); the old one is unchanged"),
	    {"file", output}, {"reason", strerror(errno)}));
	return STATUS_IO;
}

static enum status
write_file(struct builder *builder, const struct options *options)
{
	const char *temporary = arena_printf(&builder->arena, "%s.new-%ld", options->output,
	    (long)getpid());
	struct db *db;
	enum status status = db_create(&db, temporary);
	if (status != STATUS_DONE)
		return status;
	status = write_tables(builder, db, options->date);
	db_close(db);
	if (status == STATUS_DONE)
		status = move_into_place(&builder->arena, temporary, options->output, options->lang);
	if (status != STATUS_DONE)
		unlink(temporary);
	return status;
}

static enum status
build(struct checked *checked, const struct options *options)
{
	struct builder builder = {.sources = &checked->sources, .texts = &checked->texts};
	gather(&builder);
	enum status status = write_file(&builder, options);
	rows_free(&builder.rows);
	free(builder.placed);
	arena_free(&builder.arena);
	return status;
}

int
build_command(int argc, char **argv)
{
	struct options options;
	struct checked checked;
	if (!options_read(&options, argc, argv, true))
		return EXIT_USAGE;
	bool good = check_folder(&checked, options.folder, options.lang);
	if (!good)
		fprintf(stderr, "%s\n", editor_word(options.lang,
		    "nothing was written; correct the faults first"));
	else if ((good = build(&checked, &options) == STATUS_DONE))
		printf("%s: %s\n", options.output, check_summary(&checked));
	check_free(&checked);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
