#include "data/editor/source/source_stray.h"

#include <stdio.h>
#include <string.h>

#include "data/editor/faults/nearest.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_name.h"
#include "data/limits.h"

/* What is being judged. */
struct stray {
	struct sources *sources;
	const char *folder, *file; /* the folder, and the name in it */
	const char *path;
	struct source_name name;
	struct place place;
	bool is_folder;
};

static struct stray
stray_of(struct sources *sources, const char *folder, const char *file)
{
	struct stray stray = {
		.sources = sources, .folder = folder, .file = file, .path = folder_join(&sources->arena, folder, file),
		.name = source_name_read(&sources->arena, file),
	};
	folder_has(stray.path, &stray.is_folder);
	stray.place.file = faults_file(sources->faults, stray.path);
	return stray;
}

#define COMPLAIN(stray, msgid, ...) FAULT((stray)->sources->faults, (stray)->place, NULL, msgid, __VA_ARGS__)

/* The file of that base name that is read, or NULL. */
static const char *
read_instead(const struct stray *stray, const char *base)
{
	bool is_folder;
	const char *path = folder_join(&stray->sources->arena, stray->folder, arena_printf(&stray->sources->arena, "%s.yaml", base));
	return base && strcmp(path, stray->path) && folder_has(path, &is_folder) && !is_folder ? path : NULL;
}

/* ------------------------------------------------------------------- contents -- */

enum { LOOKED_AT = 65536 };

/* Whether the file has two keys that only services have. */
static bool
is_service(const struct stray *stray)
{
	char text[LOOKED_AT + 2] = "\n";
	FILE *file = stray->is_folder ? NULL : fopen(stray->path, "re");
	if (!file)
		return false;
	size_t size = fread(text + 1, 1, LOOKED_AT, file);
	text[size + 1] = '\0';
	fclose(file);
	return strstr(text, "\ncode:") && (strstr(text, "\nlife_events:") || strstr(text, "\nsteps:"));
}

/* ------------------------------------------------------------------------ copies -- */

void
stray_report_copy(struct sources *sources, struct place place, const char *field, const char *folder, const char *id)
{
	FAULT(sources->faults, place, field, "is a copy of {file}, and is not read; delete it, or, for a new service, rename it to "
	    "NAME.yaml (NAME: small letters without accents, digits, hyphens), and write id: NAME, a new code and a new name in it",
	    {"file", folder_join(&sources->arena, folder, arena_printf(&sources->arena, "%s.yaml", id))});
}

bool
stray_is_copy(struct sources *sources, enum kind kind, const char *folder, const char *name)
{
	struct stray stray = {.sources = sources, .folder = folder, .path = folder_join(&sources->arena, folder, name),
		.name = source_name_read(&sources->arena, name)};
	const char *original = stray.name.is_copy ? read_instead(&stray, kind == KIND_SERVICE ? stray.name.id : stray.name.base) : NULL;
	if (!original)
		return false;
	stray.place.file = faults_file(sources->faults, stray.path);
	if (kind == KIND_SERVICE)
		stray_report_copy(sources, stray.place, NULL, folder, stray.name.id);
	else
		COMPLAIN(&stray, "is a copy of {file}, and is not read; carry over what is new in it, and delete it", {"file", original});
	return true;
}

/* ------------------------------------------------------------------- other names -- */

/* What is in the folder is missed. */
static void
report_folder(const struct stray *stray, enum kind kind)
{
	COMPLAIN(stray, "is a folder, and is never read; move the files that are in it into {folder}, and delete it",
	    {"folder", stray->folder});
	stray->sources->incomplete[kind] = true;
}

/* Of a file whose name is not as it should be, though nothing else has that name. */
static void
report_name(const struct stray *stray, const char *near)
{
	if (!near)
		fault(stray->sources->faults, stray->place, NULL, "is never read; rename it to NAME.yaml, or move it away");
	else if (stray->name.ending == ENDING_OFFICE)
		COMPLAIN(stray, "is never read, as it is no plain text; open it in the program that made it, and save it as plain text in "
		    "UTF-8 under the name {near}", {"near", near});
	else
		COMPLAIN(stray, "is never read; rename it to {near}", {"near", near});
}

/* A backup, or another program's own file: nothing is lost. */
static bool
is_harmless(const struct stray *stray, const char *instead)
{
	if (stray->name.is_note)
		return true;
	if (stray->name.is_foreign)
		notice(stray->sources->faults, stray->place, NULL, "is another program's own file, and is never read; delete it");
	else if (stray->name.ending == ENDING_BACKUP && instead)
		NOTICE(stray->sources->faults, stray->place, NULL, "is a backup of {file}, and is never read; delete it when it is no "
		    "longer needed", {"file", instead});
	else
		return false;
	return true;
}

void
stray_report(struct sources *sources, enum kind kind, const char *folder, const char *file)
{
	struct stray stray = stray_of(sources, folder, file);
	bool services = kind == KIND_SERVICE;
	const char *base = services ? stray.name.id : stray.name.base, *instead = read_instead(&stray, base);
	if (stray.is_folder) {
		report_folder(&stray, kind);
		return;
	}
	if (is_harmless(&stray, instead))
		return;
	if (instead) {
		COMPLAIN(&stray, "is never read, {file} is; carry over what is new in it, and move it away", {"file", instead});
		return;
	}
	report_name(&stray, base && stray.name.ending != ENDING_OTHER ? arena_printf(&sources->arena, "%s.yaml", base) : NULL);
	if (services && base)
		entries_add_unread(sources, kind, base, stray.place);
	sources->incomplete[kind] |= !services;
}

/* --------------------------------------------------------------------------- top -- */

/* Whether that is read. */
static bool
is_known(const struct stray *stray)
{
	const char *name = stray->file, *end = strrchr(name, '.');
	if (stray->is_folder)
		return !strcmp(name, SERVICES_FOLDER) || !strcmp(name, TRANSLATIONS_FOLDER) || !strcmp(name, PROBES_FOLDER) || source_register_named(name);
	return !strcmp(name, CATALOGUE_FILE) || !strcmp(name, NUMBERS_FILE) || !strcmp(name, SPELLING_FILE) || (end && !strcmp(end, ".yaml") &&
	    source_register_named(arena_strndup(&stray->sources->arena, name, (size_t)(end - name))));
}

/* What the name is meant for: a register, a folder, a file; NULL: nobody knows. */
static const char *
meant_for(const struct stray *stray)
{
	static const char *const others[] = {SERVICES_FOLDER, TRANSLATIONS_FOLDER, "catalogue", "numbers"};
	struct nearest nearest = nearest_to(stray->name.base);
	for (size_t i = 0; i < source_register_count; i++)
		nearest_offer(&nearest, source_registers[i].name);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		nearest_offer(&nearest, others[i]);
	return nearest.best;
}

static void
report_misplaced_service(const struct stray *stray)
{
	const char *folder = folder_join(&stray->sources->arena, stray->sources->folder, SERVICES_FOLDER);
	COMPLAIN(stray, "is a service, and is never read here; move it into {folder}", {"folder", folder});
	if (stray->name.id)
		entries_add_unread(stray->sources, KIND_SERVICE, stray->name.id, stray->place);
}

bool
stray_is_service(struct sources *sources, const struct node *root, const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	struct stray stray = {.sources = sources, .place = root->place, .name = source_name_read(&sources->arena, name)};
	bool found = node_get(root, "code") && (node_get(root, "life_events") || node_get(root, "steps"));
	if (found)
		report_misplaced_service(&stray);
	return found;
}

/* Of what should have the name of a register, or of another file or folder of the catalogue. */
static void
report_meant(const struct stray *stray, const char *meant)
{
	const struct source_register *of = source_register_named(meant);
	bool is_folder;
	const char *file = arena_printf(&stray->sources->arena, "%s%s", meant, stray->is_folder ? "" : ".yaml");
	const char *path = folder_join(&stray->sources->arena, stray->sources->folder, file);
	if (folder_has(path, &is_folder) && is_harmless(stray, path))
		return;
	if (folder_has(path, &is_folder))
		COMPLAIN(stray, "is never read, {file} is; carry over what is new in it, and move it away", {"file", path});
	else
		report_name(stray, file);
	if (of)
		stray->sources->incomplete[of->kind] = true;
	else if (!strcmp(meant, SERVICES_FOLDER))
		stray->sources->incomplete[KIND_SERVICE] = true;
}

void
stray_report_top(struct sources *sources, const char *name)
{
	struct stray stray = stray_of(sources, sources->folder, name);
	const char *meant = is_known(&stray) ? NULL : meant_for(&stray);
	bool office = stray.name.ending == ENDING_OFFICE, text = stray.name.ending == ENDING_YAML || stray.name.ending == ENDING_TEXT;
	if (is_known(&stray) || stray.name.is_note)
		return;
	if (stray.name.ending == ENDING_PO)
		COMPLAIN(&stray, "is never read here; move it into {folder}",
		    {"folder", folder_join(&sources->arena, sources->folder, TRANSLATIONS_FOLDER)});
	else if (text && is_service(&stray))
		report_misplaced_service(&stray);
	else if (meant && (stray.is_folder || stray.name.ending != ENDING_OTHER))
		report_meant(&stray, meant);
	else if (stray.is_folder || stray.name.ending == ENDING_YAML || strstr(name, ".y"))
		report_name(&stray, NULL);
	else if (office || stray.name.ending == ENDING_BACKUP || strchr(name, '.'))
		notice(sources->faults, stray.place, NULL, "is never read; if there is anything in it that visitors should see, write it "
		    "into the .yaml files");
}
