#include "data/editor/source/source_po_names.h"

#include <string.h>

#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_name.h"

/* How people and programs call the languages, and that of the YAML files. */
static const struct {
	const char *lang, *said;
} called[] = {
	{"en", " en eng english angol en-us en-gb "},
	{"de", " de deu ger german deutsch nemet de-de de-at "},
	{"uk", " uk ukr ua ukrainian ukran uk-ua "},
	{"hu", " hu hun hungarian magyar hu-hu "},
};

/* The language that a file's name means; NULL: none. */
static const char *
language_meant(struct arena *arena, const struct source_name *name)
{
	const char *word = name->id ? arena_printf(arena, " %s ", name->id) : NULL;
	for (size_t i = 0; word && i < sizeof called / sizeof *called; i++)
		if (strstr(called[i].said, word))
			return called[i].lang;
	return NULL;
}

static void
unknown_language(struct faults *faults, struct place place)
{
	const char *known = "";
	for (size_t i = 0; i < LANGUAGES; i++)
		known = arena_printf(&faults->arena, "%s%s%s.po", known, *known ? ", " : "", languages[i]);
	FAULT(faults, place, NULL, "no language of the kiosk; the file's name must be one of: {known}", {"known", known});
}

/* Of a file or folder that is not read. */
static void
report(struct faults *faults, struct arena *arena, const char *folder, const char *file)
{
	struct source_name name = source_name_read(arena, file);
	struct place place = {.file = faults_file(faults, arena_printf(arena, "%s/%s", folder, file))};
	const char *lang = language_meant(arena, &name), *instead = arena_printf(arena, "%s/%s.po", folder, lang ? lang : "");
	bool is_folder, is_read = lang && folder_has(instead, &is_folder);
	if (name.is_note)
		return;
	if (name.is_foreign)
		notice(faults, place, NULL, "is another program's own file, and is never read; delete it");
	else if (lang && !strcmp(lang, "hu"))
		fault(faults, place, NULL, "is never read: the Hungarian texts stand in the .yaml files; delete it");
	else if (is_read && name.ending == ENDING_BACKUP)
		NOTICE(faults, place, NULL, "is a backup of {file}, and is never read; delete it when it is no longer needed",
		    {"file", instead});
	else if (is_read)
		FAULT(faults, place, NULL, "is never read, {file} is; carry over what is new in it, and move it away", {"file", instead});
	else if (lang)
		FAULT(faults, place, NULL, "is never read; rename it to {near}", {"near", arena_printf(&faults->arena, "%s.po", lang)});
	else
		unknown_language(faults, place);
}

/* What gettext's programs and translators' editors make beside PO files. */
static bool
is_made_of_others(const char *name)
{
	const char *end = strrchr(name, '.');
	return end && (!strcmp(end, ".pot") || !strcmp(end, ".mo"));
}

void
po_names(struct faults *faults, struct arena *arena, const char *folder, const char *paths[LANGUAGES])
{
	const char **names;
	size_t count, language;
	folder_names(arena, folder, "", &names, &count);
	for (size_t i = 0; i < count; i++) {
		for (language = 0; language < LANGUAGES; language++)
			if (!strncmp(names[i], languages[language], 2) && !strcmp(names[i] + 2, ".po"))
				break;
		if (language < LANGUAGES)
			paths[language] = arena_printf(arena, "%s/%s", folder, names[i]);
		else if (!is_made_of_others(names[i]))
			report(faults, arena, folder, names[i]);
	}
}
