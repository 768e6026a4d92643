#include "data/editor/source/source.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/base/digest.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/source_yaml.h"
#include "data/limits.h"

/* The registers: NAME.yaml, NAME/ *.yaml, or both; services only as a folder. */
static const struct {
	const char *name;
	enum kind kind;
} registers[] = {
	{"life_events", KIND_LIFE_EVENT},
	{"persons", KIND_PERSON},
	{"office_kinds", KIND_OFFICE_KIND},
	{"authorities", KIND_AUTHORITY},
	{"payees", KIND_PAYEE},
	{"amounts", KIND_AMOUNT},
	{"remedies", KIND_REMEDY},
	{"concepts", KIND_CONCEPT},
	{"documents", KIND_DOCUMENT},
	{"questions", KIND_QUESTION},
	{"requirements", KIND_REQUIREMENT},
	{"offices", KIND_OFFICE},
	{"glossary", KIND_TERM},
	{"calendar", KIND_YEAR},
	{"holidays", KIND_HOLIDAY},
	{"matters", KIND_MATTER},
};
enum { REGISTERS = sizeof registers / sizeof *registers };

/* A load under way. */
struct loader {
	struct sources *sources;
	struct faults *faults;
	struct arena scratch; /* for one file */
	struct table keys;    /* of all trees */
	size_t files;
};

/* ------------------------------------------------------------------ entries -- */

static void
append(struct entries *entries, struct entry *entry)
{
	if (entries->count == entries->room) {
		entries->room = entries->room ? 2 * entries->room : 64;
		entries->items = realloc(entries->items, entries->room * sizeof *entries->items);
		if (!entries->items)
			abort();
	}
	entries->items[entries->count++] = entry;
}

static void
report_duplicate(struct loader *loader, const struct entry *first, struct place place)
{
	FAULT(loader->faults, place, "id",
	    "\"{id}\" stands here for the second time (first: {file}:{line}); give it another id or "
	    "delete one of the two", {"id", first->id},
	    {"file", faults_path(loader->faults, first->node->place.file)},
	    {"line", faults_number(loader->faults, first->node->place.line)});
}

/* Adds an entry, unless there is one with that id. */
static struct entry *
add_entry(struct loader *loader, enum kind kind, const char *id, struct node *node,
    const struct entry *service)
{
	struct sources *sources = loader->sources;
	const char *name = arena_printf(&sources->arena, "%s %s", kind_name(kind), id);
	void **found = table_at(&sources->index, name, strlen(name));
	const struct node *id_node = node_get(node, "id");
	if (*found) {
		report_duplicate(loader, *found, id_node ? id_node->place : node->place);
		return NULL;
	}
	struct entry *entry = arena_alloc(&sources->arena, sizeof *entry);
	*entry = (struct entry){
		.kind = kind, .id = id, .name = name, .node = node, .service = service,
		.key = digest_id(name), .position = sources->of[kind].count,
	};
	*found = entry;
	append(&sources->of[kind], entry);
	return entry;
}

static void
add_own_questions(struct loader *loader, const struct entry *service)
{
	const struct node *questions = node_get(service->node, "questions");
	if (!node_first(questions))
		return;
	for (struct node *node = questions->first; node; node = node->next) {
		const char *id = node_get_string(node, "id");
		if (id)
			add_entry(loader, KIND_QUESTION,
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

static const char *
join(struct loader *loader, const char *folder, const char *name)
{
	size_t size = strlen(folder);
	bool slash = size && folder[size - 1] == '/';
	return arena_printf(&loader->sources->arena, "%s%s%s", folder, slash ? "" : "/", name);
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
	if (!root)
		return;
	shape_check(loader->faults, root, &list);
	for (struct node *node = root->kind == NODE_LIST ? root->first : NULL; node; node = node->next) {
		const char *id = node_get_string(node, "id");
		if (id)
			add_entry(loader, kind, id, node, NULL);
	}
}

static void
check_file_name(struct loader *loader, const struct node *root, const char *expected)
{
	const struct node *node = node_get(root, "id");
	const char *id = node_string(node);
	if (id && strcmp(id, expected))
		FAULT(loader->faults, node->place, "id",
		    "\"{id}\" differs from the file's name; write id: {name}, or rename the file to {id}.yaml",
		    {"id", id}, {"name", expected});
}

/* A service is known by its file's name, whatever is in the file. */
static void
load_service_file(struct loader *loader, const char *folder, const char *name)
{
	uint32_t file;
	const char *id = arena_strndup(&loader->sources->arena, name, strlen(name) - strlen(".yaml"));
	struct node *root = read_file(loader, join(loader, folder, name), &file);
	if (root) {
		shape_check(loader->faults, root, kind_shape(KIND_SERVICE));
		check_file_name(loader, root, id);
	} else {
		root = arena_alloc(&loader->sources->arena, sizeof *root); /* NODE_BAD */
	}
	const struct entry *entry = add_entry(loader, KIND_SERVICE, id, root, NULL);
	if (entry)
		add_own_questions(loader, entry);
}

static void
load_catalogue_file(struct loader *loader)
{
	uint32_t file;
	struct node *root = read_file(loader, join(loader, loader->sources->folder,
	    "catalogue.yaml"), &file);
	if (!root)
		return;
	shape_check(loader->faults, root, kind_shape(KIND_CATALOGUE));
	add_entry(loader, KIND_CATALOGUE, "catalogue", root, NULL);
}

/* ------------------------------------------------------------------ folders -- */

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_with(const char *name, const char *suffix)
{
	size_t size = strlen(name), end = strlen(suffix);
	return size > end && !strcmp(name + size - end, suffix);
}

bool
source_names(struct arena *arena, const char *folder, const char *suffix, const char ***names,
    size_t *count)
{
	DIR *stream = opendir(folder);
	size_t room = 0;
	*count = 0;
	*names = NULL;
	if (!stream)
		return false;
	for (const struct dirent *entry; (entry = readdir(stream));) {
		if (*entry->d_name == '.' || !ends_with(entry->d_name, suffix))
			continue;
		if (*count == room) {
			const char **more = arena_array(arena, room = room ? 2 * room : 64, sizeof *more);
			if (*count)
				memcpy(more, *names, *count * sizeof *more);
			*names = more;
		}
		(*names)[(*count)++] = arena_strdup(arena, entry->d_name);
	}
	closedir(stream);
	if (*count)
		qsort(*names, *count, sizeof **names, by_bytes);
	return true;
}

static bool
exists(const char *path, bool *is_folder)
{
	struct stat status;
	if (stat(path, &status) < 0)
		return false;
	*is_folder = S_ISDIR(status.st_mode);
	return true;
}

/* Points to what looks like a source but is never read. */
static void
report_stray(struct loader *loader, const char *folder, const char *name, bool top)
{
	const char *path = join(loader, folder, name);
	struct nearest nearest = nearest_to(name);
	for (size_t i = 0; top && i < REGISTERS; i++)
		nearest_offer(&nearest, registers[i].name);
	if (top)
		nearest_offer(&nearest, "services");
	struct place place = {.file = faults_file(loader->faults, path)};
	if (nearest.best)
		FAULT(loader->faults, place, NULL, "is never read; did you mean \"{near}\"?",
		    {"near", nearest.best});
	else
		fault(loader->faults, place, NULL, "is never read; rename it to NAME.yaml, or move it away");
}

static bool
is_known_name(const char *name, bool is_folder)
{
	if (!strcmp(name, is_folder ? "services" : "catalogue.yaml") ||
	    !strcmp(name, is_folder ? "po" : NUMBERS_FILE))
		return true;
	for (size_t i = 0; i < REGISTERS; i++) {
		size_t size = strlen(registers[i].name);
		if (!strncmp(name, registers[i].name, size) && !strcmp(name + size, is_folder ? "" : ".yaml"))
			return true;
	}
	return false;
}

/* In the catalogue's folder (`top`) or in one of a register's. */
static void
check_strays(struct loader *loader, const char *folder, bool top)
{
	const char **names;
	size_t count;
	source_names(&loader->sources->arena, folder, "", &names, &count);
	for (size_t i = 0; i < count; i++) {
		bool is_folder = false, yaml = ends_with(names[i], ".yaml");
		if (!exists(join(loader, folder, names[i]), &is_folder))
			continue;
		bool known = top ? is_known_name(names[i], is_folder) : yaml && !is_folder;
		if (!known && (is_folder || yaml || ends_with(names[i], ".yml")))
			report_stray(loader, folder, names[i], top);
	}
}

static void
load_register(struct loader *loader, const char *name, enum kind kind)
{
	const char *folder = join(loader, loader->sources->folder, name);
	const char *file = arena_printf(&loader->sources->arena, "%s.yaml", folder);
	const char **names;
	size_t count;
	bool is_folder;
	if (exists(file, &is_folder))
		load_register_file(loader, kind, file);
	if (!source_names(&loader->sources->arena, folder, ".yaml", &names, &count))
		return;
	for (size_t i = 0; i < count; i++)
		load_register_file(loader, kind, join(loader, folder, names[i]));
	check_strays(loader, folder, false);
}

static void
load_numbers(struct loader *loader)
{
	const char *path = join(loader, loader->sources->folder, NUMBERS_FILE);
	struct bytes bytes;
	bool is_folder;
	if (!exists(path, &is_folder))
		return;
	uint32_t file = faults_file(loader->faults, path);
	if (bytes_read(loader->faults, file, &loader->sources->arena, LIMIT_NUMBERS_SIZE, &bytes))
		numbers_read(&loader->sources->numbers, loader->faults, &loader->sources->arena, file, bytes);
	arena_free(&loader->scratch);
}

static void
load_services(struct loader *loader)
{
	const char *folder = join(loader, loader->sources->folder, "services");
	const char **names;
	size_t count;
	if (!source_names(&loader->sources->arena, folder, ".yaml", &names, &count))
		return;
	for (size_t i = 0; i < count; i++)
		load_service_file(loader, folder, names[i]);
	check_strays(loader, folder, false);
}

void
source_load(struct sources *sources, struct faults *faults, const char *folder)
{
	struct loader loader = {.sources = sources, .faults = faults};
	*sources = (struct sources){.faults = faults, .folder = folder};
	bool is_folder = false;
	if (!exists(folder, &is_folder) || !is_folder) {
		FAULT(faults, (struct place){.file = faults_file(faults, folder)}, NULL,
		    "cannot be read ({reason}); check its name and its rights",
		    {"reason", say_reason(faults->lang, errno ? errno : ENOTDIR)});
		return;
	}
	load_catalogue_file(&loader);
	for (size_t i = 0; i < REGISTERS; i++)
		load_register(&loader, registers[i].name, registers[i].kind);
	load_services(&loader);
	load_numbers(&loader);
	check_strays(&loader, folder, true);
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

/* ------------------------------------------------------------------ finding -- */

enum { MAX_NAME = 4 * LIMIT_ID };

/* Appends to a name that has MAX_NAME bytes; false: too long. */
static bool
append_name(char *name, size_t *used, const char *string)
{
	size_t size = strlen(string);
	if (size > MAX_NAME - *used)
		return false;
	memcpy(name + *used, string, size);
	*used += size;
	return true;
}

struct entry *
source_find(const struct sources *sources, enum kind kind, const char *id)
{
	char name[MAX_NAME];
	size_t size = 0;
	if (!append_name(name, &size, kind_name(kind)) || !append_name(name, &size, " ") ||
	    !append_name(name, &size, id))
		return NULL;
	return table_get(&sources->index, name, size);
}

struct entry *
source_question(const struct sources *sources, const struct entry *service, const char *name)
{
	char own[MAX_NAME + 1] = "";
	size_t size = 0;
	if (service && append_name(own, &size, service->id) && append_name(own, &size, ".") &&
	    append_name(own, &size, name)) {
		struct entry *found = source_find(sources, KIND_QUESTION, own);
		if (found)
			return found;
	}
	return strchr(name, '.') ? NULL : source_find(sources, KIND_QUESTION, name);
}

bool
source_knows_all(const struct sources *sources, enum kind kind)
{
	return !sources->incomplete[kind];
}
