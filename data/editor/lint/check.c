#include "data/editor/lint/check.h"

#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/source.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_po.h"
#include "data/editor/source/source_registers.h"

static void
print_faults(struct checked *checked)
{
	struct faults *faults = &checked->faults;
	size_t count = faults_print(faults, stderr);
	fprintf(stderr, "%s\n", WORDS_FILL(&faults->arena, editor_word(faults->lang, "Faults: {count}"),
	    {"count", faults_number(faults, (long long)count)}));
}

static void
read_without(struct checked *checked, const char *folder, const char *lang, const char *const *left_out)
{
	*checked = (struct checked){0};
	faults_init(&checked->faults, lang);
	struct po_job *translations = po_begin(folder, lang);
	source_load_without(&checked->sources, &checked->faults, folder, left_out);
	lint(&checked->sources);
	messages_number(&checked->texts, &checked->sources);
	po_end(translations, &checked->texts, &checked->faults);
}

void
check_read(struct checked *checked, const char *folder, const char *lang)
{
	read_without(checked, folder, lang, NULL);
}

/* ------------------------------------------------------------------- some entries -- */

/* Whose files are looked at. */
struct narrow {
	const struct checked *checked;
	const char *const *ids;
	size_t count;
	const char *services; /* the path of their folder, with a slash */
};

static struct narrow
narrow_to(struct checked *checked, const char *const *ids, size_t count)
{
	return (struct narrow){checked, ids, count,
		arena_printf(&checked->sources.arena, "%s/" SERVICES_FOLDER "/", checked->sources.folder)};
}

/* Whether the path is that of FOLDER/ID.yaml. */
static bool
is_file_of(const char *path, const char *folder, const char *id)
{
	size_t size = strlen(path), before = strlen(folder), name = strlen(id);
	return size == before + name + strlen(".yaml") && !strncmp(path, folder, before) && !strncmp(path + before, id, name);
}

static bool
is_own(const struct narrow *narrow, const char *path)
{
	const struct checked *checked = narrow->checked;
	for (size_t i = 0; i < narrow->count; i++) {
		const char *probes = strstr(path, "/probes/");
		if (is_file_of(path, narrow->services, narrow->ids[i]) || (probes && is_file_of(probes, "/probes/", narrow->ids[i])))
			return true;
		for (size_t kind = 0; kind < KIND_COUNT; kind++) {
			const struct entry *entry = source_find(&checked->sources, (enum kind)kind, narrow->ids[i]);
			if (entry && kind != KIND_SERVICE && !strcmp(faults_path(&checked->faults, entry->node->place.file), path))
				return true;
		}
	}
	return false;
}

static bool
keeps(void *closure, const char *path, bool is_notice)
{
	const struct narrow *narrow = closure;
	return is_own(narrow, path) || (!is_notice && strncmp(path, narrow->services, strlen(narrow->services)));
}

size_t
check_narrow(struct checked *checked, const char *const *ids, size_t count)
{
	struct narrow narrow = narrow_to(checked, ids, count);
	return count ? faults_keep(&checked->faults, keeps, &narrow) : 0;
}

static void
say_unknown(const struct checked *checked, const char *id)
{
	static const enum kind kinds[] = {KIND_SERVICE, KIND_DOCUMENT, KIND_QUESTION, KIND_MATTER, KIND_TERM};
	struct nearest nearest = nearest_to(id);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < checked->sources.of[kinds[k]].count; i++)
			nearest_offer(&nearest, checked->sources.of[kinds[k]].items[i]->id);
	if (nearest.best)
		SAY(checked->faults.lang, "there is no \"{value}\"; did you mean \"{other}\"?", {"value", id}, {"other", nearest.best});
	else
		SAY(checked->faults.lang, "\"{value}\" is neither a folder nor the id of a service or of an entry of a register",
		    {"value", id});
}

bool
check_has(const struct checked *checked, const char *const *ids, size_t count)
{
	struct arena arena = {0};
	bool has = true, is_folder;
	for (size_t i = 0; has && i < count; i++) {
		has = folder_has(arena_printf(&arena, "%s/" SERVICES_FOLDER "/%s.yaml", checked->sources.folder, ids[i]), &is_folder);
		for (size_t kind = 0; kind < KIND_COUNT && !has; kind++)
			has = source_find(&checked->sources, (enum kind)kind, ids[i]) != NULL;
		if (!has)
			say_unknown(checked, ids[i]);
	}
	arena_free(&arena);
	return has;
}

/* Whether something is wrong in files of the entry, or, if `anywhere`, in any but those of other services. */
static bool
is_faulty(struct checked *checked, const char *id, bool anywhere)
{
	struct narrow narrow = narrow_to(checked, &id, id != NULL);
	const struct faults *faults = &checked->faults;
	bool faulty = false;
	for (size_t i = 0; i < faults->count && !faulty; i++) {
		const char *path = faults_path(faults, faults->items[i].place.file);
		faulty = anywhere ? keeps(&narrow, path, false) : is_own(&narrow, path);
	}
	return faulty;
}

void
check_read_for(struct checked *checked, const char *folder, const char *lang, const char *id)
{
	struct arena arena = {0};
	check_read(checked, folder, lang);
	const char **others = source_faulty(&checked->sources, &arena, id);
	if (*others && !is_faulty(checked, id, true)) {
		check_free(checked);
		read_without(checked, folder, lang, others);
		checked->apart = source_ids(&checked->sources.arena, others);
		if (checked->faults.count && !is_faulty(checked, id, false)) { /* others need what was left out */
			check_free(checked);
			check_read(checked, folder, lang);
		}
	} else if (*others) {
		check_narrow(checked, &id, id != NULL);
	}
	arena_free(&arena);
}

bool
check_print(struct checked *checked, bool notices)
{
	struct faults *faults = &checked->faults;
	if (notices)
		faults_print_notices(faults, stderr);
	else if (faults->notice_count)
		fprintf(stderr, "%s\n", WORDS_FILL(&faults->arena, editor_word(faults->lang,
		    "Notices: {count}; to read them: kalauz-data check"),
		    {"count", faults_number(faults, (long long)faults->notice_count)}));
	if (!faults->count)
		return true;
	print_faults(checked);
	return false;
}

bool
check_folder(struct checked *checked, const char *folder, const char *lang, bool notices)
{
	check_read(checked, folder, lang);
	return check_print(checked, notices);
}

void
check_free(struct checked *checked)
{
	messages_free(&checked->texts);
	source_free(&checked->sources);
	faults_destroy(&checked->faults);
}

const char *
check_summary(struct checked *checked)
{
	struct faults *faults = &checked->faults;
	const struct entries *of = checked->sources.of;
#define COUNT(kind) faults_number(faults, (long long)of[kind].count)
	return WORDS_FILL(&faults->arena, editor_word(faults->lang, "{services} services, "
	    "{documents} documents, {questions} questions, {offices} offices, {terms} glossary terms, "
	    "{matters} matters, {texts} texts"),
	    {"services", COUNT(KIND_SERVICE)}, {"documents", COUNT(KIND_DOCUMENT)},
	    {"questions", COUNT(KIND_QUESTION)}, {"offices", COUNT(KIND_OFFICE)},
	    {"terms", COUNT(KIND_TERM)}, {"matters", COUNT(KIND_MATTER)},
	    {"texts", faults_number(faults, (long long)checked->texts.count)});
#undef COUNT
}
