/* `kalauz-data new`: something new in the sources, with a hint in each field that is to be filled, a code and a
 * permanent number. */
#include "data/editor/commands/commands.h"

#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/changes.h"
#include "data/editor/commands/kinds.h"
#include "data/editor/commands/numbering.h"
#include "data/editor/commands/scaffold.h"
#include "data/editor/commands/similar.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/value_meant.h"
#include "data/limits.h"

enum { MOST_VALUES = LIMIT_OPTIONS + 8, MOST_NUMBERS = LIMIT_OPTIONS + 1, CODE_LETTERS = 2 };

/* What is to be made. */
struct making {
	struct sources *sources;
	struct arena *arena;
	const char *lang;
	enum kind kind;
	const char *id, *name;         /* the name is NULL when only the id was given */
	const struct entry *service;   /* that an own question is for, or NULL */
	const char *event, *code, *in, *options; /* as given, or NULL */
	struct scaffold_value values[MOST_VALUES];
	size_t value_count;
	struct numbering_new numbers[MOST_NUMBERS];
	size_t number_count;
};

/* --------------------------------------------------------------------------- ids -- */

static bool
refuse(const struct making *making, const char *msgid, const char *value, const char *near)
{
	SAY(making->lang, msgid, {"value", value}, {"near", near ? near : ""});
	return false;
}

/* "SERVICE.ID" is a question of that service. */
static bool
read_service(struct making *making, const char **name)
{
	const char *dot = strchr(*name, '.');
	const char *service = dot ? arena_strndup(making->arena, *name, (size_t)(dot - *name)) : NULL;
	if (making->kind != KIND_QUESTION || !dot || !value_id(service))
		return true;
	making->service = source_find(making->sources, KIND_SERVICE, service);
	*name = dot + 1;
	return making->service || refuse(making, "there is no service \"{value}\"; kalauz-data list --register services names them all",
	    service, NULL);
}

/* The id that is given or that the name means. */
static bool
read_name(struct making *making, const char *name)
{
	if (!read_service(making, &name))
		return false;
	bool is_id = value_id(name);
	making->id = is_id ? name : meant_id(making->arena, name);
	making->name = is_id ? NULL : name;
	if (making->kind == KIND_YEAR || making->id)
		return making->id != NULL;
	return refuse(making, "no id can be made of \"{value}\"; write a shorter name, or the id itself: lower case letters without "
	    "accents, digits and single hyphens", name, NULL);
}

/* The key of the ledger for it; NULL: its kind has no numbers. */
static const char *
number_key(const struct making *making, enum numbered *numbered)
{
	static const enum kind kinds[NUMBERED_KINDS] = {
		[NUMBERED_SERVICE] = KIND_SERVICE, [NUMBERED_QUESTION] = KIND_QUESTION, [NUMBERED_OPTION] = KIND_COUNT,
		[NUMBERED_DOCUMENT] = KIND_DOCUMENT, [NUMBERED_PERSON] = KIND_PERSON,
	};
	for (*numbered = 0; *numbered < NUMBERED_KINDS; (*numbered)++)
		if (kinds[*numbered] == making->kind)
			return making->service ? arena_printf(making->arena, "%s.%s", making->service->id, making->id) : making->id;
	return NULL;
}

static bool
is_free(struct making *making)
{
	enum numbered numbered;
	const char *key = number_key(making, &numbered), *full = making->service ? key : making->id;
	if (source_find(making->sources, making->kind, full))
		return refuse(making, "there is \"{value}\" already; choose another name", full, NULL);
	if (key && numbers_of(&making->sources->numbers, numbered, key))
		return refuse(making, "\"{value}\" was the id of something that is gone, and ids are never used again; choose another "
		    "name", key, NULL);
	return true;
}

/* ------------------------------------------------------------------------- values -- */

static void
fill(struct making *making, const char *path, const char *value)
{
	making->values[making->value_count++] = (struct scaffold_value){path, value};
}

/* The letters of the code of the first service that belongs to that life situation, the first one that was given, or NULL. */
static const char *
letters_of_event(const struct making *making)
{
	const struct entries *services = &making->sources->of[KIND_SERVICE];
	const char *event = making->event ? arena_strndup(making->arena, making->event, strcspn(making->event, ",")) : NULL;
	for (size_t i = 0; event && i < services->count; i++) {
		const char *code = node_get_string(services->items[i]->node, "code");
		if (code && value_code(code) && node_is(node_first(node_get(services->items[i]->node, "life_events")), event))
			return arena_strndup(making->arena, code, strcspn(code, "0123456789"));
	}
	return NULL;
}

/* Of the id: "PA" of "parkolasi-potdij". */
static const char *
letters_of_id(const struct making *making)
{
	char *letters = arena_alloc(making->arena, CODE_LETTERS + 1);
	size_t count = 0;
	for (const char *s = making->id; *s && count < CODE_LETTERS; s++)
		if (*s >= 'a' && *s <= 'z')
			letters[count++] = (char)(*s - 'a' + 'A');
	return count ? letters : "U";
}

/* One more than the highest code with those letters: a code that was once in use does not come back. */
static const char *
next_code(const struct making *making, const char *letters)
{
	long highest = 0, number;
	size_t size = strlen(letters);
	const struct entries *services = &making->sources->of[KIND_SERVICE];
	for (size_t i = 0; i < services->count; i++) {
		const char *code = node_get_string(services->items[i]->node, "code");
		if (code && !strncmp(code, letters, size) && value_number(code + size, 0, 999, &number) && number > highest)
			highest = number;
	}
	return arena_printf(making->arena, "%s%02ld", letters, highest + 1);
}

static bool
code_is_taken(const struct making *making, const char *code)
{
	const struct entries *services = &making->sources->of[KIND_SERVICE];
	for (size_t i = 0; i < services->count; i++)
		if (node_is(node_get(services->items[i]->node, "code"), code))
			return true;
	return false;
}

/* The code that was asked for, the next one of its letters, or of those of the life situation or id; NULL: refused. */
static const char *
choose_code(const struct making *making)
{
	const char *given = making->code ? meant_code(making->arena, making->code) : NULL;
	const char *letters = making->code ? making->code : letters_of_event(making);
	if (given && code_is_taken(making, given)) {
		const char *next = next_code(making, arena_strndup(making->arena, given, strcspn(given, "0123456789")));
		refuse(making, "the code {value} is taken; the next free one is {near}", given, next);
		return NULL;
	}
	if (given)
		return given;
	letters = letters ? letters : letters_of_id(making);
	const char *code = next_code(making, letters);
	if (value_code(code))
		return code;
	refuse(making, "\"{value}\" does not begin a code; write 1 to 3 capitals: --code CS", letters, NULL);
	return NULL;
}

static bool
check_event(const struct making *making, const char *event)
{
	if (source_find(making->sources, KIND_LIFE_EVENT, event))
		return true;
	struct nearest nearest = nearest_to(event);
	const struct entries *events = &making->sources->of[KIND_LIFE_EVENT];
	for (size_t i = 0; i < events->count; i++) {
		nearest_offer(&nearest, events->items[i]->id);
		nearest_offer_as(&nearest, node_text(node_get(events->items[i]->node, "name")), events->items[i]->id);
	}
	return refuse(making, nearest.best ? W("there is no life situation \"{value}\"; did you mean \"{near}\"?")
	    : W("there is no life situation \"{value}\"; kalauz-data list --register life_events names them all"), event,
	    nearest.best);
}

/* "a,b" as "[a, b]"; NULL: one of them is no life situation, and that was said. */
static const char *
list_of_events(const struct making *making)
{
	const char *list = "[", *rest = making->event;
	for (; *rest; rest += strcspn(rest, ","), rest += *rest == ',') {
		rest += strspn(rest, " ");
		const char *event = arena_strndup(making->arena, rest, strcspn(rest, ","));
		if (!check_event(making, event))
			return NULL;
		list = arena_printf(making->arena, "%s%s%s", list, list[1] ? ", " : "", event);
	}
	return arena_printf(making->arena, "%s]", list);
}

static bool
fill_service(struct making *making)
{
	const char *events = making->event ? list_of_events(making) : NULL, *code = events || !making->event ? choose_code(making) : NULL;
	if (!code)
		return false;
	making->code = code;
	fill(making, "code", code);
	fill(making, "state", "draft");
	if (events)
		fill(making, "life_events", events);
	return true;
}

/* What kind of text the entry's name is; NULL: it has no name. */
static const char *
name_field(enum kind kind)
{
	return kind == KIND_QUESTION ? "ask" : kind == KIND_TERM ? "term" : shape_field(kind_shape(kind), "name") ? "name" : NULL;
}

static void
number(struct making *making, enum numbered kind, const char *key)
{
	making->numbers[making->number_count++] = (struct numbering_new){.kind = kind, .key = key};
}

/* The answers that are given, "a,b", or those that most questions have. */
static bool
fill_options(struct making *making, const char *key)
{
	const char *rest = making->options ? making->options : "igen,nem";
	size_t count = 0;
	fill(making, "choice", "one");
	for (; *rest; rest += strcspn(rest, ","), rest += *rest == ',') {
		const char *given = arena_strndup(making->arena, rest, strcspn(rest, ","));
		const char *id = value_id(given) ? given : meant_id(making->arena, given);
		bool good = id && count < LIMIT_OPTIONS;
		for (size_t i = 0; good && i < making->value_count; i++)
			good = strcmp(making->values[i].path, "options.id") || strcmp(making->values[i].value, id);
		if (!good)
			return refuse(making, "--options {value}: write 2 to 16 different ids with commas between: elso,masodik", making->options, NULL);
		fill(making, "options.id", id);
		number(making, NUMBERED_OPTION, arena_printf(making->arena, "%s.%s", key, id));
		count++;
	}
	return count > 1 || refuse(making, "--options {value}: write 2 to 16 different ids with commas between: elso,masodik",
	    making->options, NULL);
}

static bool
fill_values(struct making *making)
{
	enum numbered numbered;
	const char *key = number_key(making, &numbered), *field = name_field(making->kind);
	fill(making, "id", making->id);
	if (key)
		number(making, numbered, key);
	if (making->name && field)
		fill(making, field, scaffold_quoted(making->arena, making->name));
	if (making->kind == KIND_QUESTION && !fill_options(making, key))
		return false;
	return making->kind != KIND_SERVICE || fill_service(making);
}

/* -------------------------------------------------------------------------- files -- */

static const char *
scaffold(struct making *making, unsigned indent)
{
	char *bytes = NULL;
	size_t size;
	FILE *stream = open_memstream(&bytes, &size);
	if (!stream)
		abort();
	if (making->kind == KIND_SERVICE)
		fprintf(stream, "# %s\n", editor_word(making->lang, "Write what the hints ask for; nobody sees what stands after a #. Delete "
		    "what is not needed."));
	scaffold_print(stream, making->lang, making->kind, indent, making->kind != KIND_SERVICE, making->values, making->value_count);
	fclose(stream);
	const char *result = arena_strdup(making->arena, bytes);
	free(bytes);
	return result;
}

/* --in FILE: one of the register's own folder. */
static const char *
named_file(struct making *making)
{
	const char *name = kinds_register(making->kind), *in = making->in;
	size_t size = strlen(name);
	if (!strncmp(in, name, size) && in[size] == '/')
		in += size + 1;
	if (!*in || *in == '.' || strchr(in, '/')) {
		refuse(making, "--in {value}: write only the name of a file in {near}/", making->in, name);
		return NULL;
	}
	return arena_printf(making->arena, "%s/%s/%s%s", making->sources->folder, name, in, strstr(in, ".yaml") ? "" : ".yaml");
}

/* The file that the entry is to stand in; NULL: none, and said. */
static const char *
choose_file(struct making *making)
{
	const char *folder = making->sources->folder, *name = kinds_register(making->kind);
	bool is_folder;
	if (making->kind == KIND_SERVICE)
		return arena_printf(making->arena, "%s/" SERVICES_FOLDER "/%s.yaml", folder, making->id);
	if (making->service)
		return faults_path(making->sources->faults, making->service->node->place.file);
	if (making->in)
		return named_file(making);
	const char *file = arena_printf(making->arena, "%s/%s.yaml", folder, name);
	const char *other = arena_printf(making->arena, "%s/%s", folder, name), **names;
	size_t count;
	if (folder_has(file, &is_folder) || !folder_names(making->arena, other, ".yaml", &names, &count))
		return file;
	for (size_t i = 0; i < count; i++)
		if (count == 1 || !strcmp(names[i], "egyeb.yaml"))
			return folder_join(making->arena, other, names[i]);
	return folder_join(making->arena, other, "egyeb.yaml");
}

/* Where the lines of `questions:` in a service end, and how far its entries are indented; the end of the file: it has no
 * such lines. False: they stand between brackets. */
static bool
find_questions(const char *text, size_t *end, unsigned *indent, bool *there)
{
	const char *at = !strncmp(text, "questions:", 10) ? text : strstr(text, "\nquestions:");
	*end = strlen(text);
	*indent = 2;
	*there = at != NULL;
	if (!at)
		return true;
	const char *line = strchr(at + 1, '\n');
	if (strcspn(at + 1, "[{") < (size_t)((line ? line : text + *end) - at - 1))
		return false;
	line = line ? line + 1 : text + *end;
	*indent = (unsigned)strspn(line, " ");
	const char *last = line;
	for (; *line && strchr(" -#\r\n", *line); line += *line == '\n') {
		bool blank = strchr("#\r\n", *line) != NULL;
		line += strcspn(line, "\n");
		last = blank ? last : line + (*line == '\n');
	}
	*end = (size_t)(last - text);
	return true;
}

/* The text with the new entry in it, at the end or among a service's questions; `line`: where it begins. NULL: no place
 * was found, and said. */
static const char *
insert(struct making *making, const char *text, const char *path, unsigned *line)
{
	size_t end = strlen(text);
	unsigned indent = 0;
	bool there = true;
	if (making->service && !find_questions(text, &end, &indent, &there)) {
		refuse(making, "{value}: the questions stand between brackets; write them on lines of their own first", path, NULL);
		return NULL;
	}
	const char *entry = scaffold(making, making->service ? indent : 0);
	bool ended = !end || text[end - 1] == '\n';
	const char *before = arena_printf(making->arena, "%s%s%s", ended ? "" : "\n", end && !making->service ? "\n" : "",
	    there ? "" : "questions:\n");
	*line = 1;
	for (const char *s = text; s < text + end; s++)
		*line += *s == '\n';
	for (const char *s = before; *s; s++)
		*line += *s == '\n';
	const char *part = changes_line_ends(making->arena, text, arena_printf(making->arena, "%s%s", before, entry));
	return arena_printf(making->arena, "%.*s%s%s", (int)end, text, part, text + end);
}

/* The bytes of the file; "": there is none yet; NULL: it cannot be read, and that was said. */
static const char *
read_text(struct making *making, const char *path)
{
	struct bytes bytes;
	bool is_folder;
	if (!folder_has(path, &is_folder))
		return "";
	struct faults *faults = making->sources->faults;
	size_t before = faults->count;
	if (bytes_read(faults, faults_file(faults, path), making->arena, LIMIT_FILE_SIZE, &bytes) && faults->count == before &&
	    strlen(bytes.data) == bytes.size)
		return bytes.data;
	refuse(making, "{value} cannot be read as text; run kalauz-data check, and correct it first", path, NULL);
	return NULL;
}

/* ------------------------------------------------------------------------- report -- */

static void
report(const struct making *making, const char *path, unsigned line)
{
	const char *number = "";
	if (making->number_count)
		number = WORDS_FILL(making->arena, editor_word(making->lang, ", permanent number {number}"),
		    {"number", arena_printf(making->arena, "%u", (unsigned)making->numbers[0].number)});
	const char *code = making->kind != KIND_SERVICE ? "" : WORDS_FILL(making->arena, editor_word(making->lang, ", code {code}"),
	    {"code", making->code});
	printf("%s:%u: %s %s%s%s\n", path, line, editor_word(making->lang, kind_word(making->kind)), making->id, code, number);
	if (!making->service)
		similar_print(making->sources, making->arena, making->kind, making->id, making->lang);
	printf("%s\n", WORDS_FILL(making->arena, editor_word(making->lang, "Fill what the hints ask for; then: kalauz-data check {folder}"),
	    {"folder", making->sources->folder}));
}

static bool
make(struct making *making)
{
	unsigned line = 1;
	struct changes changes = {.lang = making->lang};
	const char *path = choose_file(making), *text = path ? read_text(making, path) : NULL;
	const char *whole = text ? insert(making, text, path, &line) : NULL;
	if (!whole)
		return false;
	changes_write(&changes, path, whole, strlen(whole));
	if (making->number_count) {
		const char *ledger = numbering_with(making->sources, making->numbers, making->number_count);
		changes_write(&changes, arena_printf(making->arena, "%s/" NUMBERS_FILE, making->sources->folder), ledger, strlen(ledger));
	}
	bool good = changes_apply(&changes);
	if (good)
		report(making, path, line);
	changes_free(&changes);
	return good;
}

/* A ledger that cannot be trusted gives no numbers. */
static bool
ledger_is_sound(struct making *making)
{
	const char *path = arena_printf(making->arena, "%s/" NUMBERS_FILE, making->sources->folder);
	const struct faults *faults = making->sources->faults;
	for (size_t i = 0; i < faults->count; i++)
		if (!strcmp(faults_path(faults, faults->items[i].place.file), path))
			return refuse(making, "{value} has faults; run kalauz-data check, and correct it first", path, NULL);
	bool is_folder;
	return folder_has(arena_printf(making->arena, "%s/" CATALOGUE_FILE, making->sources->folder), &is_folder) ||
	    refuse(making, "{value} is no catalogue's folder: there is no catalogue.yaml in it", making->sources->folder, NULL);
}

int
new_command(int argc, char **argv)
{
	struct arguments arguments;
	struct making making = {0};
	const struct own_option own[] = {
		{"event", &making.event, NULL}, {"code", &making.code, NULL}, {"in", &making.in, NULL},
		{"options", &making.options, NULL}, {0},
	};
	if (!arguments_read_own(&arguments, argc, argv, own, 2, 3) || !kinds_find(arguments.lang, arguments.operands[0], &making.kind))
		return EXIT_USAGE;
	struct faults faults;
	struct sources sources;
	faults_init(&faults, arguments.lang);
	source_load(&sources, &faults, arguments.folder);
	making.sources = &sources;
	making.arena = &sources.arena;
	making.lang = arguments.lang;
	const char *name = arguments.operand_count > 2 ? arguments.operands[2] : NULL;
	bool good = ledger_is_sound(&making) && read_name(&making, arguments.operands[1]);
	making.name = name ? name : making.name;
	good = good && is_free(&making) && fill_values(&making) && make(&making);
	source_free(&sources);
	faults_destroy(&faults);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
