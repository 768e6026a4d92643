/* `kalauz-data rename`: another id for something, wherever it is named: in the sources, translations and the ledger of
 * numbers, which keeps its number. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/changes.h"
#include "data/editor/commands/kinds.h"
#include "data/editor/commands/numbering.h"
#include "data/editor/commands/rename_po.h"
#include "data/editor/commands/rewrite.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_entries.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_uses.h"
#include "data/limits.h"

/* What is renamed, and all that changes. */
struct renaming {
	struct sources *sources;
	struct arena *arena;
	const char *lang;
	const struct entry *entry;
	const char *old, *new; /* full ids: "service.question" of an own question, "question.option" */
	const char *old_option, *new_option; /* of the entry, a question; NULL: the entry itself is renamed */
	struct uses uses;
	struct list values;    /* struct rewrite_value */
	struct rewrite_placeholder placeholder;
	struct changes changes;
	size_t files, places, translations;
};

static bool
refuse(const struct renaming *renaming, const char *msgid, const char *value, const char *other)
{
	SAY(renaming->lang, msgid, {"value", value}, {"other", other ? other : ""});
	return false;
}

/* -------------------------------------------------------------------------- what -- */

static void
offer_all(const struct sources *sources, struct nearest *nearest)
{
	for (size_t kind = KIND_CATALOGUE + 1; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++)
			nearest_offer(nearest, sources->of[kind].items[i]->id);
}

/* "question.option", or "service.question.option". */
static bool
find_option(struct renaming *renaming, const char *id, enum kind only)
{
	const char *dot = strrchr(id, '.');
	const char *question = dot ? arena_strndup(renaming->arena, id, (size_t)(dot - id)) : id;
	const struct entry *entry = dot ? source_find(renaming->sources, KIND_QUESTION, question) : NULL;
	if (!entry || (only != KIND_COUNT && only != KIND_QUESTION) || option_position(entry, dot + 1) < 0)
		return false;
	renaming->entry = entry;
	renaming->old = id;
	renaming->old_option = dot + 1;
	return true;
}

/* The one entry of that id; of one kind, or of any (KIND_COUNT). */
static bool
find(struct renaming *renaming, const char *id, enum kind only)
{
	const char *kinds = "";
	for (enum kind kind = KIND_CATALOGUE + 1; kind < KIND_COUNT; kind++) {
		const struct entry *entry = kind == only || only == KIND_COUNT ? source_find(renaming->sources, kind, id) : NULL;
		if (!entry)
			continue;
		kinds = arena_printf(renaming->arena, "%s%s%s", kinds, *kinds ? ", " : "", kinds_register(kind));
		renaming->old = renaming->entry ? NULL : id; /* NULL: there are two */
		renaming->entry = entry;
	}
	if (renaming->old)
		return true;
	if (!renaming->entry && find_option(renaming, id, only))
		return true;
	if (renaming->entry)
		return refuse(renaming, "several things are called \"{value}\"; say which one: --kind with one of {other}", id, kinds);
	struct nearest nearest = nearest_to(id);
	offer_all(renaming->sources, &nearest);
	return refuse(renaming, nearest.best ? W("there is no \"{value}\"; did you mean \"{other}\"?")
	    : W("there is no \"{value}\"; kalauz-data list --register names what there is"), id, nearest.best);
}

/* The key of the ledger that belongs to the entry; false: it has no number. */
static bool
number_kind(const struct entry *entry, enum numbered *out)
{
	static const struct {
		enum kind kind;
		enum numbered numbered;
	} kinds[] = {
		{KIND_SERVICE, NUMBERED_SERVICE}, {KIND_QUESTION, NUMBERED_QUESTION}, {KIND_DOCUMENT, NUMBERED_DOCUMENT},
		{KIND_PERSON, NUMBERED_PERSON},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		*out = kinds[i].numbered;
		if (kinds[i].kind == entry->kind)
			return true;
	}
	return false;
}

static bool
not_an_id(const struct renaming *renaming, const char *new)
{
	return refuse(renaming, "\"{value}\" cannot be an id; use lower case letters without accents, digits and single hyphens", new,
	    NULL);
}

static bool
there_is_already(const struct renaming *renaming)
{
	return refuse(renaming, "there is \"{value}\" already; choose another name", renaming->new, NULL);
}

static bool
was_before(const struct renaming *renaming)
{
	return refuse(renaming, "\"{value}\" was the id of something that is gone, and ids are never used again; choose another "
	    "name", renaming->new, NULL);
}

static bool
keeps_its_name(const struct renaming *renaming)
{
	return refuse(renaming, "\"{value}\" is known to the program by this name, and keeps it", renaming->old, NULL);
}

static bool
choose_option(struct renaming *renaming, const char *new)
{
	const char *prefix = arena_strndup(renaming->arena, renaming->old, (size_t)(renaming->old_option - renaming->old));
	renaming->new_option = !strncmp(new, prefix, strlen(prefix)) ? new + strlen(prefix) : new;
	renaming->new = arena_printf(renaming->arena, "%s%s", prefix, renaming->new_option);
	if (!value_id(renaming->new_option))
		return not_an_id(renaming, new);
	if (option_position(renaming->entry, renaming->new_option) >= 0)
		return there_is_already(renaming);
	if (numbers_of(&renaming->sources->numbers, NUMBERED_OPTION, renaming->new))
		return was_before(renaming);
	if (!strcmp(renaming->old, ACTING_QUESTION "." ACTING_FOR_ONESELF))
		return keeps_its_name(renaming);
	return true;
}

/* The new id, in full; it must be one, and nobody's. */
static bool
choose(struct renaming *renaming, const char *new)
{
	const struct entry *service = renaming->entry->service;
	const char *prefix = service ? arena_printf(renaming->arena, "%s.", service->id) : "";
	const char *bare = !strncmp(new, prefix, strlen(prefix)) ? new + strlen(prefix) : new;
	enum numbered numbered;
	renaming->new = arena_printf(renaming->arena, "%s%s", prefix, bare);
	if (renaming->entry->kind == KIND_YEAR || !value_id(bare))
		return not_an_id(renaming, new);
	if (source_find(renaming->sources, renaming->entry->kind, renaming->new) ||
	    (renaming->entry->kind == KIND_QUESTION && !service && source_question(renaming->sources, NULL, bare)))
		return there_is_already(renaming);
	if (number_kind(renaming->entry, &numbered) && numbers_of(&renaming->sources->numbers, numbered, renaming->new))
		return was_before(renaming);
	if (!strcmp(renaming->old, ACTING_QUESTION) || !strcmp(renaming->entry->name, "person " DEFAULT_PERSON))
		return keeps_its_name(renaming);
	return true;
}

/* ------------------------------------------------------------------------ values -- */

/* A condition with the option of the question replaced in its terms, spaces as they are. */
static const char *
new_choice(const struct renaming *renaming, const struct use *use)
{
	const char *result = "";
	const struct entry *scope = use->by->service ? use->by->service : use->by->kind == KIND_SERVICE ? use->by : NULL;
	for (const char *s = use->node->text, *next; *s; s = next) {
		size_t size = strspn(s, " &"), name = strcspn(s + size, "= &"), gap = strspn(s + size + name, "= ");
		const char *question = arena_strndup(renaming->arena, s + size, name), *option = s + size + name + gap;
		next = option + strcspn(option, " &");
		bool meant = source_question(renaming->sources, scope, question) == renaming->entry &&
		    !strcmp(arena_strndup(renaming->arena, option, (size_t)(next - option)), renaming->old_option);
		result = arena_printf(renaming->arena, "%s%.*s%.*s", result, (int)(option - s), s, meant ? 0 : (int)(next - option), option);
		result = meant ? arena_printf(renaming->arena, "%s%s", result, renaming->new_option) : result;
	}
	return result;
}

/* A condition with the name of the question replaced in its terms, spaces as they are. */
static const char *
new_condition(const struct renaming *renaming, const struct use *use)
{
	const char *result = "", *bare = strchr(renaming->new, '.');
	const struct entry *scope = use->by->service ? use->by->service : use->by->kind == KIND_SERVICE ? use->by : NULL;
	for (const char *s = use->node->text; *s;) {
		size_t space = strspn(s, " &"), size = strcspn(s + space, "=");
		const char *name = arena_strndup(renaming->arena, s + space, size), *term = s + space;
		const char *to = source_question(renaming->sources, scope, name) != renaming->entry ? name
		    : strchr(name, '.') || !bare ? renaming->new : bare + 1;
		size_t rest = strcspn(term + size, "&");
		result = arena_printf(renaming->arena, "%s%.*s%s%.*s", result, (int)space, s, to, (int)rest, term + size);
		s = term + size + rest;
	}
	return result;
}

/* A condition of an own question of the service, named with the service: "old.question=". */
static const char *
new_own_condition(const struct renaming *renaming, const struct node *node)
{
	size_t count;
	return rewrite_all(renaming->arena, node->text, arena_printf(renaming->arena, "%s.", renaming->old),
	    arena_printf(renaming->arena, "%s.", renaming->new), &count);
}

static void
change(struct renaming *renaming, const struct node *node, const char *text)
{
	const struct rewrite_value *values = renaming->values.items;
	if (!strcmp(node->text, text))
		return;
	for (size_t i = 0; i < renaming->values.count; i++)
		if (values[i].node == node)
			return;
	*LIST_ADD(&renaming->values, renaming->arena, struct rewrite_value) = (struct rewrite_value){node, text};
	renaming->places++;
}

static void
gather_option(struct renaming *renaming)
{
	for (const struct node *option = node_first(node_get(renaming->entry->node, "options")); option; option = option->next)
		if (node_is(node_get(option, "id"), renaming->old_option))
			change(renaming, node_get(option, "id"), renaming->new_option);
	uses_gather(&renaming->uses, renaming->sources);
	const struct use *use = renaming->uses.items.items;
	for (size_t i = 0; i < renaming->uses.items.count; i++, use++)
		if (use->used == renaming->entry && use->form == USE_CONDITION)
			change(renaming, use->node, new_choice(renaming, use));
		else if (use->used == renaming->entry && use->form == USE_ID && node_is(use->node, renaming->old_option))
			change(renaming, use->node, renaming->new_option);
}

static void
gather(struct renaming *renaming)
{
	const char *dot = strchr(renaming->new, '.');
	change(renaming, node_get(renaming->entry->node, "id"), dot ? dot + 1 : renaming->new);
	uses_gather(&renaming->uses, renaming->sources);
	const struct use *use = renaming->uses.items.items;
	for (size_t i = 0; i < renaming->uses.items.count; i++, use++)
		if (use->used->service == renaming->entry && use->form == USE_CONDITION)
			change(renaming, use->node, new_own_condition(renaming, use->node));
		else if (use->used != renaming->entry)
			continue;
		else if (use->form == USE_CONDITION)
			change(renaming, use->node, new_condition(renaming, use));
		else if (use->form == USE_ID)
			change(renaming, use->node, renaming->new);
	if (renaming->entry->kind == KIND_AMOUNT)
		renaming->placeholder = (struct rewrite_placeholder){
			arena_printf(renaming->arena, "{amount:%s}", renaming->old), arena_printf(renaming->arena, "{amount:%s}", renaming->new),
		};
}

/* ------------------------------------------------------------------------- files -- */

/* The bytes as they are; NULL: they cannot be read as text, and that was said. */
static const char *
read_text(struct renaming *renaming, const char *path, size_t limit, size_t *size)
{
	struct faults *faults = renaming->sources->faults;
	struct bytes bytes;
	if (bytes_read(faults, faults_file(faults, path), renaming->arena, limit, &bytes) && strlen(bytes.data) == bytes.size &&
	    !u8_check((const uint8_t *)bytes.data, bytes.size)) {
		*size = bytes.size;
		return bytes.data;
	}
	refuse(renaming, "{value} cannot be read as text; run kalauz-data check, and correct it first", path, NULL);
	return NULL;
}

/* Where the file is from now on. */
static const char *
new_path(const struct renaming *renaming, const char *path)
{
	const char *own = arena_printf(renaming->arena, "%s/" SERVICES_FOLDER "/%s.yaml", renaming->sources->folder, renaming->old);
	return renaming->entry->kind == KIND_SERVICE && !strcmp(path, own)
	    ? arena_printf(renaming->arena, "%s/" SERVICES_FOLDER "/%s.yaml", renaming->sources->folder, renaming->new) : path;
}

/* A source: its values, and the placeholders in it. */
static bool
change_source(struct renaming *renaming, uint32_t file)
{
	size_t size;
	uint32_t line = 0;
	const char *path = faults_path(renaming->sources->faults, file), *text = read_text(renaming, path, LIMIT_FILE_SIZE, &size);
	if (!text)
		return false;
	const char *changed = rewrite(renaming->arena, text, size, file, renaming->values.items, renaming->values.count,
	    &renaming->placeholder, &line), *to = new_path(renaming, path);
	if (!changed)
		return refuse(renaming, "{value}:{other}: cannot be changed without changing more; write this value in one line as it is "
		    "read, and run it again", path, arena_printf(renaming->arena, "%u", (unsigned)line));
	if (!strcmp(changed, text) && to == path)
		return true;
	if (to != path)
		changes_remove(&renaming->changes, path);
	changes_write(&renaming->changes, to, changed, strlen(changed));
	renaming->files++;
	return true;
}

/* Whether the list of files has that one already: it was read, and then looked at again. */
static bool
is_repeated(const struct faults *faults, uint32_t file)
{
	for (uint32_t before = 0; before < file; before++)
		if (!strcmp(faults_path(faults, before), faults_path(faults, file)))
			return true;
	return false;
}

/* Each of the files of the sources, but the ledger. */
static bool
change_sources(struct renaming *renaming)
{
	struct faults *faults = renaming->sources->faults;
	const char *ledger = arena_printf(renaming->arena, "%s/" NUMBERS_FILE, renaming->sources->folder);
	size_t count = faults->file_count;
	for (uint32_t file = 0; file < count; file++) {
		const char *path = faults_path(faults, file), *end = strrchr(path, '.');
		if (end && !strcmp(end, ".yaml") && strcmp(path, ledger) && !is_repeated(faults, file) && !change_source(renaming, file))
			return false;
	}
	return true;
}

/* The questions to try a service's page with stand in a file of its name. */
static bool
change_probes(struct renaming *renaming)
{
	size_t size;
	bool is_folder;
	const char *path = arena_printf(renaming->arena, "%s/probes/%s.yaml", renaming->sources->folder, renaming->old);
	if (renaming->entry->kind != KIND_SERVICE || !folder_has(path, &is_folder))
		return true;
	const char *text = read_text(renaming, path, LIMIT_FILE_SIZE, &size);
	if (!text)
		return false;
	changes_remove(&renaming->changes, path);
	changes_write(&renaming->changes, arena_printf(renaming->arena, "%s/probes/%s.yaml", renaming->sources->folder, renaming->new), text,
	    size);
	renaming->files++;
	return true;
}

static bool
change_translation(struct renaming *renaming, const char *path)
{
	size_t size, contexts, placeholders = 0;
	const char *text = read_text(renaming, path, LIMIT_PO_SIZE, &size);
	if (!text)
		return false;
	const char *changed = rename_po(renaming->arena, text, arena_printf(renaming->arena, "%s ", renaming->entry->name),
	    arena_printf(renaming->arena, "%s %s ", kind_name(renaming->entry->kind), renaming->new), &contexts);
	if (renaming->placeholder.old)
		changed = rewrite_all(renaming->arena, changed, renaming->placeholder.old, renaming->placeholder.new, &placeholders);
	if (contexts + placeholders)
		changes_write(&renaming->changes, path, changed, strlen(changed));
	renaming->files += contexts + placeholders > 0;
	renaming->translations += contexts;
	return true;
}

static bool
change_translations(struct renaming *renaming)
{
	const char *folder = folder_join(renaming->arena, renaming->sources->folder, TRANSLATIONS_FOLDER), **names;
	size_t count;
	if (!folder_names(renaming->arena, folder, "", &names, &count))
		return true;
	for (size_t i = 0; i < count; i++) {
		const char *end = strrchr(names[i], '.');
		if (end && (!strcmp(end, ".po") || !strcmp(end, ".pot")) &&
		    !change_translation(renaming, folder_join(renaming->arena, folder, names[i])))
			return false;
	}
	return true;
}

/* Whether the ledger's key is that of the entry, or of something in it: "utlevel", "utlevel.kor", "utlevel.kor.gyerek". */
static const char *
new_key(const struct renaming *renaming, const struct numbers_line *line)
{
	enum numbered numbered;
	if (renaming->old_option)
		return line->kind == NUMBERED_OPTION && !strcmp(line->key, renaming->old) ? renaming->new : line->key;
	size_t size = strlen(renaming->old);
	bool begins = !strncmp(line->key, renaming->old, size);
	if (!begins || !number_kind(renaming->entry, &numbered))
		return line->key;
	bool itself = !line->key[size] && line->kind == numbered;
	bool inner = line->key[size] == '.' && (renaming->entry->kind == KIND_SERVICE
	    ? line->kind == NUMBERED_QUESTION || line->kind == NUMBERED_OPTION
	    : renaming->entry->kind == KIND_QUESTION && line->kind == NUMBERED_OPTION && !strchr(line->key + size + 1, '.'));
	return itself || inner ? arena_printf(renaming->arena, "%s%s", renaming->new, line->key + size) : line->key;
}

static void
change_ledger(struct renaming *renaming)
{
	struct list *lines = &renaming->sources->numbers.lines;
	struct numbers_line *line = lines->items;
	bool changed = false;
	for (size_t i = 0; i < lines->count; i++, line++) {
		const char *key = new_key(renaming, line);
		changed |= key != line->key;
		line->key = key;
	}
	if (!changed)
		return;
	const char *ledger = numbering_with(renaming->sources, NULL, 0);
	changes_write(&renaming->changes, arena_printf(renaming->arena, "%s/" NUMBERS_FILE, renaming->sources->folder), ledger,
	    strlen(ledger));
	renaming->files++;
}

/* ----------------------------------------------------------------------- command -- */

/* Whether everything that could name it was read. */
static bool
all_is_read(struct renaming *renaming)
{
	const struct sources *sources = renaming->sources;
	const struct faults *faults = sources->faults;
	const char *ledger = arena_printf(renaming->arena, "%s/" NUMBERS_FILE, sources->folder);
	bool good = sources->of[KIND_CATALOGUE].count > 0;
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		good &= !sources->incomplete[kind];
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++)
		good &= sources->of[KIND_SERVICE].items[i]->node->kind == NODE_MAP;
	for (size_t i = 0; i < faults->count; i++)
		good &= strcmp(faults_path(faults, faults->items[i].place.file), ledger) != 0;
	return good || refuse(renaming, "{value}: not all files can be read, and one of them may name it; run kalauz-data check, and "
	    "correct them first", sources->folder, NULL);
}

static void
report(const struct renaming *renaming)
{
	printf("%s\n", WORDS_FILL(renaming->arena, editor_word(renaming->lang, "{old} is now {new}: {places} places in the sources, "
	    "{translations} texts in translations, {files} files"), {"old", renaming->old}, {"new", renaming->new},
	    {"places", arena_printf(renaming->arena, "%zu", renaming->places)},
	    {"translations", arena_printf(renaming->arena, "%zu", renaming->translations)},
	    {"files", arena_printf(renaming->arena, "%zu", renaming->files)}));
}

static bool
rename_entry(struct renaming *renaming, const char *old, const char *new, enum kind kind)
{
	if (!all_is_read(renaming) || !find(renaming, old, kind) ||
	    !(renaming->old_option ? choose_option : choose)(renaming, new))
		return false;
	(renaming->old_option ? gather_option : gather)(renaming);
	if (!change_sources(renaming))
		return false;
	if (!renaming->old_option && (!change_probes(renaming) || !change_translations(renaming)))
		return false; /* neither names options */
	change_ledger(renaming);
	if (!changes_apply(&renaming->changes))
		return false;
	report(renaming);
	return true;
}

int
rename_command(int argc, char **argv)
{
	struct arguments arguments;
	const char *kind_name = NULL;
	enum kind kind = KIND_COUNT;
	const struct own_option own[] = {{"kind", &kind_name, NULL}, {0}};
	if (!arguments_read_own(&arguments, argc, argv, own, 2, 2) || (kind_name && !kinds_find(arguments.lang, kind_name, &kind)))
		return EXIT_USAGE;
	struct faults faults;
	struct sources sources;
	faults_init(&faults, arguments.lang);
	source_load(&sources, &faults, arguments.folder);
	struct renaming renaming = {
		.sources = &sources, .arena = &sources.arena, .lang = arguments.lang, .changes = {.lang = arguments.lang},
	};
	bool good = rename_entry(&renaming, arguments.operands[0], arguments.operands[1], kind);
	changes_free(&renaming.changes);
	uses_free(&renaming.uses);
	source_free(&sources);
	faults_destroy(&faults);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
