#include "data/editor/source/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_name.h"
#include "data/editor/source/source_stray.h"
#include "data/editor/source/source_yaml.h"
#include "data/limits.h"

/* A load under way. */
struct loader {
	struct sources *sources;
	struct faults *faults;
	struct arena scratch; /* for one file */
	struct table keys;    /* of all trees */
	size_t files;
	const char *const *left_out; /* names of services' files, up to NULL; NULL: none */
};

static void
add_own_questions(struct loader *loader, const struct entry *service)
{
	const struct node *questions = node_get(service->node, "questions");
	if (!node_first(questions))
		return;
	for (struct node *node = questions->first; node; node = node->next) {
		const char *id = node_get_string(node, "id");
		if (id)
			entries_add(loader->sources, KIND_QUESTION,
			    arena_printf(&loader->sources->arena, "%s.%s", service->id, id), node, service);
	}
}

/* -------------------------------------------------------------------- files -- */

/* The tree of one file, or NULL. */
static struct node *
read_file(struct loader *loader, const char *path, uint32_t *file)
{
	struct node *root = NULL;
	struct bytes bytes;
	*file = faults_file(loader->faults, path);
	if (++loader->files > LIMIT_FILES) {
		if (loader->files == LIMIT_FILES + 1)
			FAULT(loader->faults, (struct place){.file = *file}, NULL,
			    "more than {limit} files; leave out some",
			    {"limit", faults_number(loader->faults, LIMIT_FILES)});
		return NULL;
	}
	if (bytes_read(loader->faults, *file, &loader->scratch, LIMIT_FILE_SIZE, &bytes))
		root = yaml_read(loader->faults, *file, &loader->sources->arena, &loader->keys, bytes);
	arena_free(&loader->scratch);
	return root;
}

static void
load_register_file(struct loader *loader, enum kind kind, const char *path)
{
	uint32_t file;
	struct node *root = read_file(loader, path, &file);
	const struct shape list = {
		.type = VALUE_LIST, .max = LIMIT_NODES, .item = kind_shape(kind),
	};
	if (!root || root->kind != NODE_LIST)
		loader->sources->incomplete[kind] = true;
	if (!root || stray_is_service(loader->sources, root, path))
		return;
	shape_check(loader->faults, root, &list);
	for (struct node *node = root->kind == NODE_LIST ? root->first : NULL; node; node = node->next) {
		const char *id = node_get_string(node, "id");
		if (id)
			entries_add(loader->sources, kind, id, node, NULL);
	}
}

static const struct node *
id_of(const struct node *root)
{
	const struct node *id = node_get(root, "id");
	return node_string(id) ? id : NULL;
}

/* Whether there is a file for a service of that id. */
static bool
has_file(struct loader *loader, const char *folder, const char *id)
{
	bool is_folder;
	return folder_has(folder_join(&loader->sources->arena, folder, arena_printf(&loader->sources->arena, "%s.yaml", id)), &is_folder) &&
	    !is_folder;
}

/* The id in the file is not that of its name: which of the two it has from now on. */
static const char *
other_id(struct loader *loader, struct node *id, const char *name)
{
	const struct numbers *numbers = &loader->sources->numbers;
	const char *written = id->text;
	bool known = numbers_of(numbers, NUMBERED_SERVICE, written), name_known = numbers_of(numbers, NUMBERED_SERVICE, name);
	if (known && !name_known) {
		FAULT(loader->faults, id->place, "id", "\"{id}\" differs from the file's name; rename the file to {id}.yaml",
		    {"id", written});
		return written;
	}
	id->text = name;
	if (name_known)
		FAULT(loader->faults, id->place, "id", "\"{id}\" differs from the file's name; an id never changes: write id: {name}",
		    {"id", written}, {"name", name});
	else
		FAULT(loader->faults, id->place, "id",
		    "\"{id}\" differs from the file's name; write id: {name}, or rename the file to {id}.yaml",
		    {"id", written}, {"name", name});
	return name;
}

static void
add_service(struct loader *loader, const char *id, struct node *root)
{
	const struct entry *entry = entries_add(loader->sources, KIND_SERVICE, id, root, NULL);
	if (entry)
		add_own_questions(loader, entry);
}

/* A service is known by its file's name, whatever is in the file. */
static void
load_service_file(struct loader *loader, const char *folder, const char *name)
{
	uint32_t file;
	const char *id = arena_strndup(&loader->sources->arena, name, strlen(name) - strlen(".yaml"));
	struct node *root = read_file(loader, folder_join(&loader->sources->arena, folder, name), &file);
	if (!root) {
		entries_add_unread(loader->sources, KIND_SERVICE, id, (struct place){.file = file});
		return;
	}
	struct node *written = (struct node *)id_of(root);
	if (written && strcmp(written->text, id) && value_id(written->text) && has_file(loader, folder, written->text)) {
		stray_report_copy(loader->sources, written->place, "id", folder, written->text);
		entries_add_unread(loader->sources, KIND_SERVICE, id, written->place);
		return;
	}
	shape_check(loader->faults, root, kind_shape(KIND_SERVICE));
	if (written && strcmp(written->text, id))
		id = other_id(loader, written, id);
	add_service(loader, id, root);
}

/* A file whose name is no id: the service has the one that is in it, or that the name means. */
static void
load_misnamed(struct loader *loader, const char *folder, const char *name)
{
	struct source_name meant = source_name_read(&loader->sources->arena, name);
	uint32_t file;
	struct node *root = read_file(loader, folder_join(&loader->sources->arena, folder, name), &file);
	struct node *written = (struct node *)id_of(root);
	const char *id = written && value_id(written->text) ? written->text : meant.id;
	struct place place = {.file = file};
	if (!id) {
		fault(loader->faults, place, NULL, "is never read; rename it to NAME.yaml, or move it away");
		return;
	}
	if (has_file(loader, folder, id)) {
		stray_report_copy(loader->sources, place, NULL, folder, id);
		return;
	}
	bool differs = written && strcmp(written->text, id);
	if (differs)
		written->text = id;
	FAULT(loader->faults, place, NULL, differs ? "the file's name is no id; rename it to {id}.yaml, and write id: {id} in it"
	    : "the file's name is no id; rename it to {id}.yaml", {"id", id});
	if (!root) {
		entries_add_unread(loader->sources, KIND_SERVICE, id, place);
		return;
	}
	shape_check(loader->faults, root, kind_shape(KIND_SERVICE));
	add_service(loader, id, root);
}

static void
load_catalogue_file(struct loader *loader)
{
	uint32_t file;
	struct node *root = read_file(loader, folder_join(&loader->sources->arena, loader->sources->folder, CATALOGUE_FILE), &file);
	if (!root)
		return;
	shape_check(loader->faults, root, kind_shape(KIND_CATALOGUE));
	entries_add(loader->sources, KIND_CATALOGUE, "catalogue", root, NULL);
}

/* ------------------------------------------------------------------ folders -- */

static bool
ends_with(const char *name, const char *suffix)
{
	size_t size = strlen(name), end = strlen(suffix);
	return size > end && !strcmp(name + size - end, suffix);
}

/* Each in its folder: what is read, and then the rest. */
static void
report_strays(struct loader *loader, enum kind kind, const char *folder)
{
	const char **names;
	size_t count;
	bool is_folder;
	folder_names(&loader->sources->arena, folder, "", &names, &count);
	for (size_t i = 0; i < count; i++) {
		folder_has(folder_join(&loader->sources->arena, folder, names[i]), &is_folder);
		if (is_folder || !ends_with(names[i], ".yaml"))
			stray_report(loader->sources, kind, folder, names[i]);
	}
}

static void
report_strays_at_top(struct loader *loader)
{
	const char **names;
	size_t count;
	folder_names(&loader->sources->arena, loader->sources->folder, "", &names, &count);
	for (size_t i = 0; i < count; i++)
		stray_report_top(loader->sources, names[i]);
}

static void
load_register(struct loader *loader, const char *name, enum kind kind)
{
	struct sources *sources = loader->sources;
	const char *folder = folder_join(&sources->arena, sources->folder, name);
	const char *file = arena_printf(&sources->arena, "%s.yaml", folder);
	const char **names;
	size_t count;
	bool is_folder;
	if (folder_has(file, &is_folder))
		load_register_file(loader, kind, file);
	if (!folder_names(&sources->arena, folder, ".yaml", &names, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		const char *path = folder_join(&sources->arena, folder, names[i]);
		folder_has(path, &is_folder);
		if (!is_folder && !stray_is_copy(sources, kind, folder, names[i]))
			load_register_file(loader, kind, path);
	}
	report_strays(loader, kind, folder);
}

static void
load_numbers(struct loader *loader)
{
	const char *path = folder_join(&loader->sources->arena, loader->sources->folder, NUMBERS_FILE);
	struct bytes bytes;
	bool is_folder;
	if (!folder_has(path, &is_folder))
		return;
	uint32_t file = faults_file(loader->faults, path);
	if (bytes_read(loader->faults, file, &loader->sources->arena, LIMIT_NUMBERS_SIZE, &bytes))
		numbers_read(&loader->sources->numbers, loader->faults, &loader->sources->arena, file, bytes);
	arena_free(&loader->scratch);
}

/* The name of a service's file, without its end; NULL: it is none. */
static const char *
service_id(struct loader *loader, const char *name)
{
	const char *id = arena_strndup(&loader->sources->arena, name, strlen(name) - strlen(".yaml"));
	return value_id(id) && !source_register_named(id) ? id : NULL;
}

/* A register among the services, or a file whose name is no id. */
static void
load_odd_service(struct loader *loader, const char *folder, const char *name)
{
	struct sources *sources = loader->sources;
	const char *base = arena_strndup(&sources->arena, name, strlen(name) - strlen(".yaml"));
	const struct source_register *of = source_register_named(base);
	if (of) {
		FAULT(loader->faults, (struct place){.file = faults_file(loader->faults, folder_join(&sources->arena, folder, name))}, NULL,
		    "has the name of a register, and is never read here; move it into {folder}", {"folder", sources->folder});
		sources->incomplete[of->kind] = true;
	} else if (!stray_is_copy(sources, KIND_SERVICE, folder, name)) {
		load_misnamed(loader, folder, name);
	}
}

static bool
is_left_out(const struct loader *loader, const char *name)
{
	for (const char *const *file = loader->left_out; file && *file; file++)
		if (!strcmp(*file, name))
			return true;
	return false;
}

static void
load_services(struct loader *loader)
{
	const char *folder = folder_join(&loader->sources->arena, loader->sources->folder, SERVICES_FOLDER);
	const char **names;
	size_t count;
	bool is_folder;
	if (!folder_names(&loader->sources->arena, folder, ".yaml", &names, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		if (is_left_out(loader, names[i]))
			continue;
		folder_has(folder_join(&loader->sources->arena, folder, names[i]), &is_folder);
		if (!is_folder && service_id(loader, names[i]))
			load_service_file(loader, folder, names[i]);
		else if (!is_folder)
			load_odd_service(loader, folder, names[i]);
	}
	report_strays(loader, KIND_SERVICE, folder);
}

void
source_load(struct sources *sources, struct faults *faults, const char *folder)
{
	source_load_without(sources, faults, folder, NULL);
}

void
source_load_without(struct sources *sources, struct faults *faults, const char *folder, const char *const *left_out)
{
	struct loader loader = {.sources = sources, .faults = faults, .left_out = left_out};
	*sources = (struct sources){.faults = faults, .folder = folder, .left_out = left_out && *left_out};
	bool is_folder = false;
	if (!folder_has(folder, &is_folder) || !is_folder) {
		FAULT(faults, (struct place){.file = faults_file(faults, folder)}, NULL,
		    "is no folder that can be read ({reason}); go where the catalogue's folder is (cd), or write its name behind the command",
		    {"reason", say_reason(faults->lang, errno ? errno : ENOTDIR)});
		return;
	}
	load_catalogue_file(&loader);
	load_numbers(&loader);
	for (size_t i = 0; i < source_register_count; i++)
		load_register(&loader, source_registers[i].name, source_registers[i].kind);
	load_services(&loader);
	report_strays_at_top(&loader);
	entries_report_repeated(sources);
	table_free(&loader.keys);
}

void
source_free(struct sources *sources)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		free(sources->of[i].items);
	table_free(&sources->index);
	numbers_free(&sources->numbers);
	arena_free(&sources->arena);
}

/* The name of a file in the folder of services; NULL: it is another one. */
static const char *
name_among_services(const struct sources *sources, const char *path)
{
	size_t size = strlen(sources->folder);
	bool inside = !strncmp(path, sources->folder, size) && !strncmp(path + size, "/" SERVICES_FOLDER "/", sizeof SERVICES_FOLDER + 1);
	return inside ? path + size + sizeof SERVICES_FOLDER + 1 : NULL;
}

const char **
source_faulty(const struct sources *sources, struct arena *arena, const char *except)
{
	const struct faults *faults = sources->faults;
	const char **names = arena_array(arena, faults->count + 1, sizeof *names);
	const char *own = except ? arena_printf(arena, "%s.yaml", except) : "";
	size_t found = 0;
	for (size_t i = 0; i < faults->count; i++) {
		const char *name = name_among_services(sources, faults_path(faults, faults->items[i].place.file));
		bool known = !name || !strcmp(name, own);
		for (size_t k = 0; !known && k < found; k++)
			known = !strcmp(names[k], name);
		if (!known)
			names[found++] = arena_strdup(arena, name);
	}
	names[found] = NULL;
	return names;
}

const char *
source_ids(struct arena *arena, const char *const *names)
{
	const char *ids = "";
	for (; *names; names++)
		ids = arena_printf(arena, "%s%s%.*s", ids, *ids ? ", " : "", (int)strcspn(*names, "."), *names);
	return ids;
}
