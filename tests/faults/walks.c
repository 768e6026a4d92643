#include "tests/faults/walks.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "data/base/list.h"
#include "data/date.h"
#include "data/editor/commands/commands.h"
#include "data/staff_notes.h"
#include "kiosk/app/app_parts.h"
#include "tests/support/support.h"

enum {
	WIDTH = 80, HEIGHT = 100, /* so that the longest page is seen whole */
	MOST_ARGUMENTS = 8,
};

static const char *const languages[] = {"hu", "en"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Steps of a visit, each with what the screen then shows. */
struct walk {
	struct list steps; /* const char *: "link service:12", "key Enter", "text words" */
	struct list shots; /* struct cell *, of WIDTH × HEIGHT */
};

struct command {
	int (*run)(int, char **);
	const char *arguments[MOST_ARGUMENTS];
	const char *file; /* that it writes; NULL: none */
	char *printed;
	size_t size;
};

struct walks {
	struct arena arena;
	const char *path;
	struct list walks[LANGUAGES]; /* struct walk */
	struct list commands;         /* struct command */
	const char *notes;            /* of all services; NULL: they are not looked at */
	size_t count;
	/* Where the comparison is. */
	bool notice;
	char *what;
	size_t what_size;
};

/* ---------------------------------------------------------------------- what to do -- */

/* A new walk, of steps up to a NULL. */
static void
add_walk(struct walks *walks, int lang, const char *const *steps)
{
	struct walk *walk = LIST_ADD(&walks->walks[lang], &walks->arena, struct walk);
	for (; *steps; steps++)
		*LIST_ADD(&walk->steps, &walks->arena, const char *) = *steps;
}
#define ADD_WALK(walks, lang, ...) add_walk(walks, lang, (const char *const[]){__VA_ARGS__, NULL})

static void
add_command(struct walks *walks, int (*run)(int, char **), const char *file, const char *const *arguments)
{
	struct command *command = LIST_ADD(&walks->commands, &walks->arena, struct command);
	*command = (struct command){.run = run, .file = file};
	for (size_t i = 0; arguments[i]; i++)
		command->arguments[i] = arguments[i];
}
#define ADD_COMMAND(walks, run, file, ...) add_command(walks, run, file, (const char *const[]){__VA_ARGS__, NULL})

static const char *
link_step(struct walks *walks, const char *kind, int64_t id)
{
	return arena_printf(&walks->arena, "link %s:%" PRId64, kind, id);
}

/* The service as it is, then in two cases (which are the same in every language): all answered by the first option, and
 * by the second. */
static void
add_service(struct walks *walks, int lang, int64_t id)
{
	const char *service = link_step(walks, "service", id), *verdict = link_step(walks, "verdict", id);
	const char *papers = link_step(walks, "papers", id), *unneeded = link_step(walks, "unneeded", id);
	ADD_WALK(walks, lang, service, verdict, papers, unneeded, link_step(walks, "photo", id),
	    link_step(walks, "law", id));
	for (int i = 0; !lang && i < 2; i++) {
		const char *answer = i ? "key 2" : "key 1";
		ADD_WALK(walks, lang, service, link_step(walks, "questions", id), answer, "key Enter", answer, "key Enter",
		    answer, "key Enter", service, verdict, papers, unneeded, "key +", "link errands");
	}
}

static void
add_thing(struct walks *walks, int lang, const char *kind, const char *link, const char *name)
{
	struct catalogue *catalogue;
	int64_t id;
	if (catalogue_open(&catalogue, walks->path) != STATUS_DONE ||
	    catalogue_find(catalogue, kind, name, &id) != STATUS_DONE)
		abort();
	catalogue_close(catalogue);
	ADD_WALK(walks, lang, link_step(walks, link, id), "key End", "key Enter");
}

/* Every page that no service leads to; names are those of tests/fixtures/small. */
static void
add_pages(struct walks *walks, int lang)
{
	static const struct {
		const char *kind, *link, *names[6];
	} things[] = {
		{"document", "document", {"lakcimkartya", "meghatalmazas", "szallasadoi-nyilatkozat", "szemelyi", "utlevel"}},
		{"office", "office", {"kormanyablak-pest"}},
		{"office_kind", "offices", {"kormanyablak", "onkormanyzat"}},
		{"term", "term", {"hianypotlas", "illetek"}},
		{"matter", "matter", {"szallasado"}},
		{"life_event", "life-event", {"koltozes", "okmanyok"}},
	};
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		for (size_t n = 0; things[i].names[n]; n++)
			add_thing(walks, lang, things[i].kind, things[i].link, things[i].names[n]);
	ADD_WALK(walks, lang, "link glossary", "key End", "key Enter");
	ADD_WALK(walks, lang, "link az", "key Down", "key PageDown", "key End", "key Enter");
	ADD_WALK(walks, lang, "key 1", "key Enter", "key 1", "key Enter", "link language", "key 2", "key Enter");
	ADD_WALK(walks, lang, "link help", "link privacy");
}

/* Beginnings, forms, slips, compounds, concepts, words of other languages. */
static void
add_searches(struct walks *walks, int lang)
{
	static const char *const queries[] = {"lakcim bejelentes", "identity card lost", "hivatal", "s", "ok", "lakcm",
		"szemelyigazolvanyt elvesztettem", "jegyzo", "parkolas dija", "hianypotlas", "zxqv"};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		ADD_WALK(walks, lang, "link search", arena_printf(&walks->arena, "text %s", queries[i]), "key Enter");
	ADD_COMMAND(walks, search_command, NULL, "search", "--catalogue", walks->path, "--lang", languages[lang],
	    queries[lang]);
	ADD_COMMAND(walks, search_command, NULL, "search", "--why", "--catalogue", walks->path, "elveszett", "a",
	    "szemelyim");
}

static void
add_bundles(struct walks *walks, int lang)
{
	struct catalogue *catalogue;
	struct life_events events;
	if (catalogue_open(&catalogue, walks->path) != STATUS_DONE ||
	    catalogue_life_events(catalogue, &walks->arena, languages[lang], &events) != STATUS_DONE)
		abort();
	for (size_t i = 0; i < events.count; i++) {
		struct bundles bundles;
		if (catalogue_bundles(catalogue, &walks->arena, languages[lang], events.items[i].id, &bundles) != STATUS_DONE)
			abort();
		for (size_t n = 1; n <= bundles.count; n++)
			ADD_WALK(walks, lang, arena_printf(&walks->arena, "%s,%zu",
			    link_step(walks, "bundle", events.items[i].id), n), "key End", "key Enter", "link questions",
			    "key 1", "key Enter", "link errands", "link verdict", "link photo");
	}
	catalogue_close(catalogue);
}

/* Papers after nothing, and after the first answer to each question. */
static void
add_commands_of(struct walks *walks, const char *service, const struct questions *questions)
{
	ADD_COMMAND(walks, show_command, NULL, "show", "--catalogue", walks->path, service);
	ADD_COMMAND(walks, questions_command, NULL, "questions", "--catalogue", walks->path, service);
	ADD_COMMAND(walks, papers_command, NULL, "papers", "--catalogue", walks->path, service);
	ADD_COMMAND(walks, graph_command, NULL, "graph", "--catalogue", walks->path, service);
	for (size_t i = 0; i < questions->count; i++)
		ADD_COMMAND(walks, papers_command, NULL, "papers", "--catalogue", walks->path, service,
		    arena_printf(&walks->arena, "%s=%s", questions->items[i].name,
		        questions->items[i].options[0].name));
}

static void
add_services(struct walks *walks)
{
	struct catalogue *catalogue;
	struct service_lines services;
	if (catalogue_open(&catalogue, walks->path) != STATUS_DONE ||
	    catalogue_services(catalogue, &walks->arena, "hu", &services) != STATUS_DONE)
		abort();
	for (size_t i = 0; i < services.count; i++) {
		struct questions questions;
		const char *name;
		if (catalogue_id_name(catalogue, &walks->arena, services.items[i].id, &name) != STATUS_DONE ||
		    catalogue_questions(catalogue, &walks->arena, "hu", services.items[i].id, &questions) != STATUS_DONE)
			abort();
		add_commands_of(walks, name, &questions);
		for (int lang = 0; lang < LANGUAGES; lang++)
			add_service(walks, lang, services.items[i].id);
	}
	catalogue_close(catalogue);
}

static void
add_commands(struct walks *walks)
{
	const char *index = arena_printf(&walks->arena, "%s.index", walks->path);
	for (int lang = 0; lang < LANGUAGES; lang++)
		ADD_COMMAND(walks, list_command, NULL, "list", "--catalogue", walks->path, "--lang", languages[lang]);
	ADD_COMMAND(walks, show_command, NULL, "show", "--catalogue", walks->path, "szallasado");
	ADD_COMMAND(walks, index_command, index, "index", "-o", index, walks->path);
}

/* ------------------------------------------------------------------------ the kiosk -- */

static const struct settings *
settings_of(int lang)
{
	static struct settings settings;
	settings = (struct settings){.office = "kormanyablak-pest", .idle_seconds = 60, .warning_seconds = 20,
		.languages = {languages[lang], languages[!lang]}};
	return &settings;
}

static void
turn(struct app *app, struct input input)
{
	int64_t now;
	time_read("2026-11-23T09:41", TIME_FORM_MINUTES, &now);
	app_turn(app, 0, now, &input);
}

static void
begin(struct app *app, const char *path, int lang)
{
	int64_t now;
	time_read("2026-11-23T09:41", TIME_FORM_MINUTES, &now);
	memset(app, 0, sizeof *app);
	app->locked = true;
	app->replica.paths[0].path = path;
	app_init(app, settings_of(lang), WIDTH, HEIGHT, 0, now);
}

static void
type(struct app *app, const char *words)
{
	for (; *words; words++)
		turn(app, (struct input){.what = INPUT_KEY, .key = (unsigned char)*words});
}

static void
take_step(struct app *app, const char *step)
{
	struct link link;
	if (!strncmp(step, "key ", 4)) {
		turn(app, (struct input){.what = INPUT_KEY, .key = keymap_key(step + 4)});
	} else if (!strncmp(step, "text ", 5)) {
		type(app, step + 5);
	} else if (link_read(step + 5, &link)) {
		app_push(app, link);
		turn(app, (struct input){.what = INPUT_RESIZE, .x = WIDTH, .y = HEIGHT});
	} else
		abort();
	app_draw(app);
}

static size_t
shot_size(void)
{
	return sizeof(struct cell) * WIDTH * HEIGHT;
}

static void
tell(struct walks *walks, const struct app *app, const struct walk *walk, size_t at)
{
	struct arena arena = {0};
	struct canvas before = app->canvas;
	before.cells = ((struct cell **)walk->shots.items)[at];
	for (int y = 0; y < HEIGHT; y++) {
		const char *was = canvas_row(&before, &arena, y), *is = canvas_row(&app->canvas, &arena, y);
		if (strcmp(was, is)) {
			snprintf(walks->what, walks->what_size, "%s (step %zu of it), %s, row %d: \"%s\" in place of \"%s\"",
			    ((const char **)walk->steps.items)[0], at, app->visit.lang, y, is, was);
			break;
		}
	}
	arena_free(&arena);
}

/* The catalogue, or the index. */
static bool
is_given_up(const struct app *app)
{
	return !app->replica.catalogue || !search_works(app->replica.search);
}

/* False: it shows something else. What was given up is shown no more: the walk ends. */
static bool
compare_walk(struct walks *walks, struct app *app, struct walk *walk, bool recording)
{
	app_begin(app);
	for (size_t i = 0; i < walk->steps.count; i++) {
		take_step(app, ((const char **)walk->steps.items)[i]);
		if (is_given_up(app)) {
			walks->notice = true;
			return true;
		}
		if (recording) {
			struct cell *shot = arena_alloc(&walks->arena, shot_size());
			*LIST_ADD(&walk->shots, &walks->arena, struct cell *) = memcpy(shot, app->canvas.cells, shot_size());
			walks->count++;
		} else if (memcmp(((struct cell **)walk->shots.items)[i], app->canvas.cells, shot_size())) {
			tell(walks, app, walk, i);
			return false;
		}
	}
	return true;
}

static bool
compare_kiosk(struct walks *walks, int lang, bool recording)
{
	static struct app app;
	bool same = true;
	begin(&app, walks->path, lang);
	for (size_t i = 0; same && i < walks->walks[lang].count; i++) {
		same = compare_walk(walks, &app, (struct walk *)walks->walks[lang].items + i, recording);
		if (is_given_up(&app)) {
			walks->notice = true;
			app_destroy(&app);
			begin(&app, walks->path, lang);
		}
	}
	app_destroy(&app);
	return same;
}

/* --------------------------------------------------------------------- the commands -- */

/* What a command prints, and the bytes of the file that it writes, to be freed. NULL: it said that it failed. */
static char *
run_command(const struct command *command, size_t *size)
{
	char *arguments[MOST_ARGUMENTS + 1] = {NULL};
	int count = 0, all = memfd_create("output", MFD_CLOEXEC), standard = dup(STDOUT_FILENO);
	while (command->arguments[count]) {
		arguments[count] = strdup(command->arguments[count]);
		count++;
	}
	fflush(stdout);
	dup2(all, STDOUT_FILENO);
	int result = command->run(count, arguments);
	fflush(stdout);
	dup2(standard, STDOUT_FILENO);
	close(standard);
	off_t end = lseek(all, 0, SEEK_END);
	char *printed = calloc((size_t)end + 1, 1);
	*size = (size_t)end;
	if (!printed || pread(all, printed, *size, 0) != end)
		abort();
	close(all);
	if (command->file && !result) {
		free(printed);
		printed = support_read(command->file, size);
		unlink(command->file);
	}
	while (count)
		free(arguments[--count]);
	if (result) {
		free(printed);
		printed = NULL;
	}
	return printed;
}

static bool
compare_command(struct walks *walks, const struct command *command)
{
	size_t size, at = 0;
	char *printed = run_command(command, &size);
	if (!printed) {
		walks->notice |= !command->file; /* an index is made of nothing less than all rows */
		return true;
	}
	bool same = size == command->size && !memcmp(printed, command->printed, size);
	while (!same && at < size && at < command->size && printed[at] == command->printed[at])
		at++;
	if (!same)
		snprintf(walks->what, walks->what_size, "%s %s %s: \"%.80s\" in place of \"%.80s\"", command->arguments[0],
		    command->arguments[3] ? command->arguments[3] : "",
		    command->arguments[4] ? command->arguments[4] : "", command->file ? "(index)" : printed + at,
		    command->file ? "(index)" : command->printed + at);
	free(printed);
	return same;
}

/* ------------------------------------------------------------------------ the desk -- */

/* What staff read of all services; NULL: the file said that it is damaged. */
static const char *
read_notes(struct walks *walks)
{
	struct service_lines services;
	struct catalogue *catalogue;
	struct desk *desk = NULL;
	const char *all = "";
	if (catalogue_open(&catalogue, walks->path) != STATUS_DONE ||
	    catalogue_services(catalogue, &walks->arena, "hu", &services) != STATUS_DONE)
		abort();
	if (desk_open(&desk, "desk.db", catalogue_content_id(catalogue)) != STATUS_DONE)
		all = NULL;
	for (size_t i = 0; all && i < services.count; i++) {
		struct staff_notes notes;
		if (staff_notes_of(desk, &walks->arena, services.items[i].id, &notes) != STATUS_DONE)
			all = NULL;
		for (size_t n = 0; all && n < notes.count; n++)
			all = arena_printf(&walks->arena, "%s%zu %d %s\n", all, i, notes.items[n].kind, notes.items[n].text);
	}
	desk_close(desk);
	catalogue_close(catalogue);
	return all;
}

/* Each by itself: what is read of one service is whole, also where another one is damaged. */
static enum seen
compare_notes(struct walks *walks)
{
	const char *now = read_notes(walks);
	if (!now)
		return SEEN_NOTICE;
	snprintf(walks->what, walks->what_size, "%s", now);
	return strcmp(now, walks->notes) ? SEEN_OTHER : SEEN_SAME;
}

/* ------------------------------------------------------------------------------ all -- */

struct walks *
walks_new(const char *path, enum walked what)
{
	struct walks *walks = calloc(1, sizeof *walks);
	if (!walks)
		abort();
	walks->path = arena_strdup(&walks->arena, path);
	if (what == WALK_NOTES) {
		walks->notes = read_notes(walks);
		for (const char *c = walks->notes; c && *c; c++)
			walks->count += *c == '\n';
		if (!walks->count)
			abort();
		return walks;
	}
	for (int lang = 0; what == WALK_ALL && lang < LANGUAGES; lang++) {
		add_pages(walks, lang);
		add_bundles(walks, lang);
	}
	if (what == WALK_ALL) {
		add_services(walks);
		add_commands(walks);
	}
	for (int lang = 0; lang < LANGUAGES; lang++) {
		add_searches(walks, lang);
		compare_kiosk(walks, lang, true);
	}
	for (size_t i = 0; i < walks->commands.count; i++) {
		struct command *command = (struct command *)walks->commands.items + i;
		command->printed = run_command(command, &command->size);
		walks->notice |= !command->printed;
		walks->count++;
	}
	if (walks->notice)
		abort(); /* it is no good one */
	return walks;
}

size_t
walks_count(const struct walks *walks)
{
	return walks->count;
}

enum seen
walks_compare(struct walks *walks, char *what, size_t size)
{
	walks->notice = false;
	walks->what = what;
	walks->what_size = size;
	if (walks->notes)
		return compare_notes(walks);
	for (int lang = 0; lang < LANGUAGES; lang++)
		if (!compare_kiosk(walks, lang, false))
			return SEEN_OTHER;
	for (size_t i = 0; i < walks->commands.count; i++)
		if (!compare_command(walks, (const struct command *)walks->commands.items + i))
			return SEEN_OTHER;
	return walks->notice ? SEEN_NOTICE : SEEN_SAME;
}
