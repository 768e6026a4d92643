#include "data/editor/commands/release.h"

#include <stdio.h>
#include <string.h>

#include "data/base/hash.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/language/spelling.h"
#include "data/query/db.h"

void
release_begin(struct release_gate *release, struct checked *checked, const char *old, const char *urgent)
{
	const struct entry *catalogue = source_find(&checked->sources, KIND_CATALOGUE, "catalogue");
	*release = (struct release_gate){.old = old, .urgent = urgent, .checked = checked};
	language_look(&release->language, &checked->sources, &checked->texts,
	    &(struct language_options){.today = node_get_string(catalogue->node, "date"), .spelling = true});
	spelling_look(&release->language, checked->sources.folder);
}

void
release_end(struct release_gate *release)
{
	language_free(&release->language);
}

/* ------------------------------------------------------------------- what changed -- */

/* What a file says of its services, each as a sum; of their own questions as well. */
struct said {
	struct arena *arena;
	struct table services; /* id → uint64_t * */
};

/* What is added to a service for a row: the name of the thing, then what the row says. */
static enum status
add_rows(struct said *said, struct db *db, const char *sql, int columns)
{
	struct query *query = db_query(db, sql);
	while (db_row(query)) {
		const char *name = db_text(query, said->arena, 0), *line = "";
		for (int i = 1; i < columns; i++)
			line = db_type(query, i) == DB_INT ? arena_printf(said->arena, "%s\n%lld", line, (long long)db_int(query, i)) :
			    arena_printf(said->arena, "%s\n%s", line, db_type(query, i) == DB_TEXT ? db_text(query, said->arena, i) : "");
		void **at = table_at(&said->services, name, strcspn(name, "."));
		if (!*at)
			*at = memset(arena_alloc(said->arena, sizeof(uint64_t)), 0, sizeof(uint64_t));
		*(uint64_t *)*at += hash_of(line, strlen(line), 0);
	}
	return db_end(query);
}

static enum status
read_said(struct said *said, const char *path)
{
	static const char things[] = "SELECT name, kind, number, aliases, conditions, rows FROM thing "
		"WHERE kind = 'service' OR (kind = 'question' AND name LIKE '%.%')";
	static const char names[] = "SELECT thing.name, name.name, summary FROM name JOIN thing ON thing.id = owner "
		"WHERE lang IN ('hu', 'en') AND (kind = 'service' OR (kind = 'question' AND thing.name LIKE '%.%'))";
	static const char texts[] = "SELECT thing.name, lang, slot, text FROM text JOIN thing ON thing.id = owner "
		"WHERE lang IN ('hu', 'en') AND (kind = 'service' OR (kind = 'question' AND thing.name LIKE '%.%'))";
	struct db *db;
	enum status status = db_open(&db, path);
	if (status != STATUS_DONE)
		return status;
	status = add_rows(said, db, things, 6);
	if (status == STATUS_DONE)
		status = add_rows(said, db, names, 3);
	if (status == STATUS_DONE)
		status = add_rows(said, db, texts, 4);
	db_close(db);
	return status;
}

static bool
has_changed(const struct said *old, const struct said *new, const char *id)
{
	const uint64_t *before = table_get(&old->services, id, strlen(id)), *now = table_get(&new->services, id, strlen(id));
	return !before || !now || *before != *now;
}

/* ------------------------------------------------------------------------ the gate -- */

/* Adds the errors of changed services to faults; returns how many there are. */
static size_t
errors_of_changed(const struct release_gate *release, const struct said *old, const struct said *new, struct faults *faults)
{
	const struct remark *items = release->language.remarks.items;
	size_t count = 0;
	for (size_t i = 0; i < release->language.remarks.count; i++) {
		if (!items[i].is_error || items[i].owner->kind != KIND_SERVICE || !has_changed(old, new, items[i].owner->id))
			continue;
		fault(faults, items[i].place, items[i].field, arena_strdup(&faults->arena, items[i].text));
		count++;
	}
	return count;
}

static void
print_line(struct faults *faults, FILE *out, const char *msgid, size_t count, const char *reason)
{
	fprintf(out, "%s\n", WORDS_FILL(&faults->arena, editor_word(faults->lang, msgid),
	    {"count", faults_number(faults, (long long)count)}, {"reason", reason ? reason : ""}));
}

bool
release_agrees(void *closure, const char *made)
{
	struct release_gate *release = closure;
	struct faults *faults = &release->checked->faults;
	struct arena arena = {0};
	struct said old = {.arena = &arena}, new = {.arena = &arena};
	bool readable = read_said(&old, release->old) == STATUS_DONE && read_said(&new, made) == STATUS_DONE;
	size_t count = readable ? errors_of_changed(release, &old, &new, faults) : 0;
	faults_print(faults, stderr);
	table_free(&old.services);
	table_free(&new.services);
	arena_free(&arena);
	if (!readable)
		print_line(faults, stderr, W("the last release could not be read; nothing was written"), 0, NULL);
	else if (count && release->urgent)
		print_line(faults, stdout, W("errors in services that were changed since the last release: {count}; released all the "
		    "same, as urgent: {reason}"), count, release->urgent);
	else if (count)
		print_line(faults, stderr, W("errors in services that were changed since the last release: {count}; nothing was "
		    "written; correct them, or say why it cannot wait: --urgent \"REASON\""), count, NULL);
	return readable && (!count || release->urgent);
}
