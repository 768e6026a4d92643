/* Digits, arrows and Enter are enough: whatever a canvas offers to a click, on every screen that the golden scripts
 * show, is offered to a person with a number pad, too. Arrows are tried from every place that they lead to; where the
 * focus stands then, Enter must do what a click on the item does. A copy of the program stands for each try. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/base/hash.h"
#include "data/date.h"
#include "data/editor/commands/commands.h"
#include "kiosk/desk/desk_screens.h"
#include "kiosk/screens/screens.h"
#include "kiosk/script.h"
#include "tests/support/support.h"

/* With AddressSanitizer a copy of the program takes long: then only some of the screens are judged. */
#if defined __SANITIZE_ADDRESS__
#define COPIES_ARE_SLOW 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define COPIES_ARE_SLOW 1
#endif
#endif
#ifdef COPIES_ARE_SLOW
enum { JUDGE_ONE_OF = 32 };
#else
enum { JUDGE_ONE_OF = 1 };
#endif

enum {
	MAX_PLACES = 4096, /* of the focus on one screen */
	MAX_OFFERS = 4096,
	MAX_SCREENS = 1024,
	FOOTER_STEPS = 20,
	PAUSE = 3000,      /* ms: a digit begins a new number */
	MAX_ARGUMENTS = 16,
};

static const uint32_t arrows[] = {K_DOWN, K_UP, K_RIGHT, K_LEFT};
enum { ARROWS = sizeof arrows / sizeof *arrows, UNTRIED = -1 };

/* What a click or Enter leads to. */
struct outcome {
	uint64_t state;  /* the stack and the visit */
	uint64_t focus;  /* which item is focused then */
	struct link top;
};

/* Something offered to a click, seen while the focus was somewhere. */
struct offer {
	uint64_t item, focus;
	struct event event;
	char label[80];
	struct outcome outcome;
};

/* Where arrows lead. */
struct place {
	uint64_t picture;
	int to[ARROWS];
	uint64_t focus;
	struct outcome entered; /* by Enter */
};

static struct place places[MAX_PLACES];
static int place_count;
static struct offer offers[MAX_OFFERS];
static int offer_count;
static const char *script;

/* What copies of the program tell. */
static struct {
	struct outcome outcome;
	uint64_t screens[MAX_SCREENS]; /* judged */
	int screen_count, failures;
	bool kinds[LINK_KINDS];
} *told;

/* ------------------------------------------------------------------ states -- */

static uint64_t
mix_string(uint64_t hash, const char *string)
{
	return string ? hash_of(string, strlen(string), hash) : hash;
}

static uint64_t
item_hash(const struct item *item)
{
	if (!item)
		return 0;
	uint64_t hash = hash_of(&item->event.action, sizeof item->event.action, 1);
	return mix_string(hash_of(&item->event.value, sizeof item->event.value, hash), item->label);
}

static const struct item *
focused(const struct app *app)
{
	for (size_t i = app->canvas.item_count; i-- > 0;)
		if (app->canvas.items[i].focused)
			return &app->canvas.items[i];
	return NULL;
}

/* All that is seen. */
static uint64_t
picture(const struct app *app)
{
	const struct canvas *canvas = &app->canvas;
	const int cursor[] = {canvas->cursor_x, canvas->cursor_y};
	uint64_t hash = hash_of(cursor, sizeof cursor, 2);
	return hash_of(canvas->cells, (size_t)canvas->width * (size_t)canvas->height * sizeof *canvas->cells, hash);
}

static uint64_t
answers_hash(const struct visit *visit)
{
	uint64_t hash = 3;
	for (size_t i = 0; i < visit->statement_count; i++) {
		const struct statement *said = &visit->statements[i];
		const int64_t parts[] = {said->answer.question, said->answer.unknown, said->answer.options, said->about,
			said->who.person, said->who.which, said->errand};
		hash = hash_of(parts, sizeof parts, hash);
	}
	return hash_of(visit->query.text, visit->query.size, hash);
}

static uint64_t
visit_hash(const struct visit *visit)
{
	uint64_t hash = mix_string(answers_hash(visit), visit->lang);
	for (size_t i = 0; i < visit->tick_count; i++) {
		const uint64_t parts[] = {visit->ticks[i].key, visit->ticks[i].pieces};
		hash = hash_of(parts, sizeof parts, hash);
	}
	for (size_t i = 0; i < visit->errand_count; i++) {
		const struct errand *errand = &visit->errands[i];
		const int64_t parts[] = {errand->id, errand->service, errand->who.person, errand->who.which, visit->listed[i]};
		hash = hash_of(parts, sizeof parts, hash);
	}
	return hash;
}

/* Between its members may stand anything. */
static uint64_t
link_hash(const struct link *link, uint64_t hash)
{
	const int64_t kind = link->kind;
	hash = hash_of(&kind, sizeof kind, hash);
	hash = hash_of(&link->id, sizeof link->id, hash);
	return hash_of(link->more, sizeof link->more, hash);
}

static struct outcome
outcome_of(const struct app *app)
{
	struct outcome outcome = {.state = visit_hash(&app->visit), .focus = item_hash(focused(app)),
		.top = app->stack[app->depth - 1]->link};
	for (int i = 0; i < app->depth; i++)
		outcome.state = link_hash(&app->stack[i]->link, outcome.state);
	return outcome;
}

/* ------------------------------------------------------------------- tries -- */

static void
turn(struct app *app, struct input input)
{
	app_turn(app, app->ctx.clock + PAUSE, app->ctx.now, &input);
	app_draw(app);
}

static void
press(struct app *app, uint32_t key)
{
	turn(app, (struct input){.what = INPUT_KEY, .key = key});
}

/* True in a copy of the program, which tells and ends with `tell`; false here, when it has. */
static bool
copy(void)
{
	int status;
	fflush(NULL);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (!pid)
		return true;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	return false;
}

static void
tell(const struct app *app)
{
	told->outcome = outcome_of(app);
	_exit(0);
}

static struct outcome
try_key(struct app *app, uint32_t key)
{
	if (copy()) {
		press(app, key);
		tell(app);
	}
	return told->outcome;
}

static struct outcome
try_click(struct app *app, int x, int y)
{
	if (copy()) {
		turn(app, (struct input){.what = INPUT_CLICK, .x = x, .y = y});
		tell(app);
	}
	return told->outcome;
}

/* The footer, from where the focus is, and along it to what does this. */
static struct outcome
try_footer(struct app *app, enum action action)
{
	if (copy()) {
		press(app, '0');
		for (int i = 0; i < FOOTER_STEPS && focused(app) && focused(app)->event.action != action; i++)
			press(app, K_RIGHT);
		press(app, K_ENTER);
		tell(app);
	}
	return told->outcome;
}

/* -------------------------------------------------------------- what there is -- */

/* A cell where a click reaches the item; false: others hide it. */
static bool
find_cell(const struct canvas *canvas, const struct item *item, int *x, int *y)
{
	const struct rect *r = &item->rect;
	for (*y = r->y; *y < r->y + r->height; ++*y)
		for (*x = r->x; *x < r->x + r->width; ++*x)
			if (canvas_item_at(canvas, *x, *y) == item)
				return true;
	return false;
}

/* What these do depends on where the focus is. */
static bool
minds_focus(enum action action)
{
	return action == ACTION_DETAILS || action == ACTION_ERRAND || action == ACTION_MARK;
}

static void
add_offer(struct app *app, const struct item *item)
{
	int x, y;
	struct offer offer = {.item = item_hash(item), .event = item->event};
	if (minds_focus(item->event.action) && app->footer_focus < 0 && !app->stack[app->depth - 1]->ops->types)
		offer.focus = item_hash(focused(app));
	for (int i = 0; i < offer_count; i++)
		if (offers[i].item == offer.item && offers[i].focus == offer.focus)
			return;
	if (item->event.action == ACTION_NONE || !find_cell(&app->canvas, item, &x, &y))
		return;
	assert_true(offer_count < MAX_OFFERS);
	snprintf(offer.label, sizeof offer.label, "%s", item->label ? item->label : "");
	offer.outcome = try_click(app, x, y);
	if (offer.focus) {
		struct outcome by_keys = try_footer(app, item->event.action);
		if (by_keys.state != offer.outcome.state) {
			told->failures++;
			print_error("%s: %s: not by 0, arrows, Enter on %s\n", script, offer.label,
			    focused(app) ? focused(app)->label : "nothing");
		}
	}
	offers[offer_count++] = offer;
}

static bool
seen_focus(uint64_t focus, struct outcome *entered)
{
	for (int i = 0; i < place_count; i++)
		if (places[i].focus == focus) {
			*entered = places[i].entered;
			return true;
		}
	return false;
}

/* The place where the focus is now, with all that is offered there. */
static int
place_now(struct app *app)
{
	uint64_t now = picture(app);
	for (int i = 0; i < place_count; i++)
		if (places[i].picture == now)
			return i;
	assert_true(place_count < MAX_PLACES);
	struct place place = {.picture = now, .focus = item_hash(focused(app))};
	for (int i = 0; i < ARROWS; i++)
		place.to[i] = UNTRIED;
	if (!seen_focus(place.focus, &place.entered))
		place.entered = try_key(app, K_ENTER);
	places[place_count] = place;
	for (size_t i = 0; i < app->canvas.item_count; i++)
		add_offer(app, &app->canvas.items[i]);
	return place_count++;
}

/* The first arrow on the shortest way to a place from which one is untried; UNTRIED: there is none. */
static int
way_to_untried(int from)
{
	static int queue[MAX_PLACES], first[MAX_PLACES];
	int count = 0;
	for (int i = 0; i < place_count; i++)
		first[i] = UNTRIED;
	queue[count++] = from;
	for (int at = 0; at < count; at++)
		for (int a = 0; a < ARROWS; a++) {
			int to = places[queue[at]].to[a], begun = at ? first[queue[at]] : a;
			if (to == UNTRIED)
				return begun;
			if (first[to] != UNTRIED || to == from)
				continue;
			first[to] = begun;
			queue[count++] = to;
		}
	return UNTRIED;
}

/* Until all are tried that can be: to where the page stood at first no arrow may lead back. */
static void
follow_arrows(struct app *app)
{
	int at = place_now(app);
	for (int arrow; (arrow = way_to_untried(at)) != UNTRIED;) {
		press(app, arrows[arrow]);
		int to = place_now(app);
		places[at].to[arrow] = to;
		at = to;
	}
}

/* ----------------------------------------------------------------- judgement -- */

static bool
explains(const struct link *top, int64_t term)
{
	for (size_t i = 0; top->kind == LINK_TERM && i < link_id_count(top); i++)
		if (link_id(top, i) == term)
			return true;
	return false;
}

/* By Enter on the item itself, or on another that does the same; or it only moves the focus to where arrows lead. */
static bool
is_reached(const struct offer *offer, uint64_t start)
{
	struct outcome entered;
	if (offer->focus) /* add_offer has tried it */
		return true;
	if (seen_focus(offer->item, &entered) && (entered.state == offer->outcome.state ||
	    (offer->event.action == ACTION_CHARACTER && entered.state != start))) /* at the cursor, which arrows move */
		return true;
	for (int i = 0; i < place_count; i++) {
		if (offer->outcome.state != start && places[i].entered.state == offer->outcome.state)
			return true;
		if (offer->event.action == ACTION_TERM && explains(&places[i].entered.top, offer->event.value))
			return true;
	}
	return offer->outcome.state == start && seen_focus(offer->outcome.focus, &entered);
}

static bool
is_known(uint64_t screen)
{
	for (int i = 0; i < told->screen_count; i++)
		if (told->screens[i] == screen)
			return true;
	assert_true(told->screen_count < MAX_SCREENS);
	told->screens[told->screen_count++] = screen;
	return false;
}

/* For each screen that a script shows. */
static void
judge(struct app *app)
{
	struct outcome start = outcome_of(app);
	const int size[] = {app->canvas.width, app->canvas.height};
	uint64_t screen = hash_of(size, sizeof size, answers_hash(&app->visit)); /* in any language, whatever is ticked */
	told->kinds[start.top.kind] = true;
	if (is_known(link_hash(&start.top, screen)) || told->screen_count % JUDGE_ONE_OF)
		return;
	place_count = offer_count = 0;
	follow_arrows(app);
	for (int i = 0; i < offer_count; i++)
		if (!is_reached(&offers[i], start.state)) {
			told->failures++;
			print_error("%s: %s: not by arrows and Enter (action %d)\n", script, offers[i].label, offers[i].event.action);
		}
}

static void
seen(struct app *app)
{
	if (copy()) {
		judge(app);
		_exit(0);
	}
}

/* ----------------------------------------------------------------- the scripts -- */

/* The first line of a script holds its options. */
static void
run_script(const char *path)
{
	static struct app app;
	struct settings settings;
	struct arena arena = {0};
	int width = 80, height = 25;
	bool at_desk = false;
	int64_t now = 0;
	const char *catalogue = support_path("catalogue.db"), *lang = NULL;
	size_t size;
	char *text = support_read(path, &size), *save, *line = arena_strndup(&arena, text, strcspn(text, "\n"));
	settings_default(&settings);
	for (char *word = strtok_r(line, "# ", &save), *value; word; word = strtok_r(NULL, " ", &save)) {
		if (strncmp(word, "--", 2))
			continue;
		at_desk |= !strcmp(word, "--desk");
		if (!strcmp(word, "--desk"))
			continue;
		assert_non_null(value = strtok_r(NULL, " ", &save));
		if (!strcmp(word, "--size"))
			assert_true(script_size(value, &width, &height));
		else if (!strcmp(word, "--now"))
			assert_true(time_read(value, TIME_FORM_MINUTES, &now));
		else if (!strcmp(word, "--config"))
			assert_int_equal(settings_read(&settings, &arena, value, SET_BY_OFFICE), STATUS_DONE);
		else if (!strcmp(word, "--lang"))
			lang = value;
		else if (!strcmp(value, "WITHOUT-INDEX"))
			catalogue = support_path("bare/catalogue.db");
		else if (!strcmp(value, "WITH-NOTES"))
			catalogue = support_path("catalogue.db");
		else
			catalogue = value;
	}
	for (int i = 0; lang && settings.languages[i]; i++)
		if (!strcmp(settings.languages[i], lang)) {
			settings.languages[i] = settings.languages[0];
			settings.languages[0] = lang;
		}
	memset(&app, 0, sizeof app);
	app.replica.paths[0].path = catalogue;
	app.at_desk = app.replica.at_desk = at_desk;
	script = path;
	FILE *in = fmemopen(text, size, "r"), *out = fopen("/dev/null", "w");
	assert_int_equal(script_run(&app, &settings, width, height, now, path, in, out, seen), STATUS_DONE);
	fclose(in);
	fclose(out);
	free(text);
	arena_free(&arena);
}

static void
test_all_is_reached_by_arrows_and_enter(void **state)
{
	glob_t found;
	(void)state;
	assert_int_equal(glob("tests/screens/*.script", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		run_script(found.gl_pathv[i]);
	globfree(&found);
	print_message("%d screens\n", told->screen_count);
	for (enum link_kind kind = 0; kind < LINK_KINDS; kind++)
		if ((screens_ops(kind) || (desk_screens_ops(kind) && kind != LINK_CHANGES)) && !told->kinds[kind]) {
			told->failures++;
			print_error("no script shows the screen of link kind %d\n", (int)kind);
		}
	assert_int_equal(told->failures, 0);
}

static int
build_catalogue(void **state)
{
	const char *path = support_path("catalogue.db");
	char *build[] = {"build", "-o", (char *)path, "--desk", (char *)support_path("desk.db"), "tests/fixtures/screens", NULL};
	char *index[] = {"index", "-o", (char *)support_path("search.db"), (char *)path, NULL};
	(void)state;
	told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (told == MAP_FAILED || build_command(6, build) || index_command(4, index))
		return 1;
	support_copy(path, support_path("bare/catalogue.db"));
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_is_reached_by_arrows_and_enter),
	};
	return cmocka_run_group_tests(tests, build_catalogue, NULL);
}
