/* Search as you type. What is typed stands in the visit, and is wiped when this screen goes. */
#include <string.h>

#include "data/search.h"
#include "kiosk/keyboard.h"
#include "kiosk/results.h"

#define W(msgid) msgid /* marks a word for xgettext */

enum {
	MOST = 8,         /* results of a kind */
	ROOMY = 14,       /* rows from which some are left blank */
	EXAMPLES = 3,
	MOST_ENTRIES = MOST * SEARCH_KINDS + EXAMPLES, /* and more than is ever shown */
};
/* Of the best score: what is fainter is left out. */
static const double FAINT = 0.2;
/* Services come first unless others are so much better. */
static const double BEFORE_OTHERS = 1.5;

enum zone { ZONE_LINE, ZONE_KEYS, ZONE_LIST };
/* Values of the entries that are no results. */
enum { ENTRY_EXAMPLE, ENTRY_NEAREST, ENTRY_AZ };

struct scr_search {
	struct screen screen;
	const char *lang;    /* of the letters at the beginning; NULL: not begun */
	enum zone zone;      /* where the focus is */
	bool wants_keys;     /* letters on the screen */
	struct keyboard keyboard;
	/* By load: */
	struct results_entry entries[MOST_ENTRIES];
	struct results results;
	const char *nearest; /* the query in another spelling */
	int first;           /* what Enter opens while typing; RESULTS_NONE: nothing */
	struct arena_mark loaded;
	/* By layout: */
	struct rect line, keys, list;
};

/* -------------------------------------------------------------------- load -- */

static void
add_words(struct scr_search *self, const char *words, int64_t value)
{
	self->entries[self->results.count++] = (struct results_entry){.words = words, .value = value};
}

static double
best_of(const struct search_results *found, enum search_kind kind)
{
	return found->of[kind].count ? found->of[kind].items[0].score : 0;
}

/* The kinds in the order of their best results, services favoured. */
static void
order_kinds(const struct search_results *found, enum search_kind order[SEARCH_KINDS])
{
	double best[SEARCH_KINDS];
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++) {
		double score = best_of(found, kind) * (kind == SEARCH_SERVICE ? BEFORE_OTHERS : 1);
		size_t at = kind;
		for (; at && best[at - 1] < score; at--) {
			best[at] = best[at - 1];
			order[at] = order[at - 1];
		}
		best[at] = score;
		order[at] = kind;
	}
}

static void
add_found(struct scr_search *self, const struct search_results *found)
{
	enum search_kind order[SEARCH_KINDS];
	double best = 0;
	order_kinds(found, order);
	for (enum search_kind kind = 0; kind < SEARCH_KINDS; kind++)
		if (best_of(found, kind) > best)
			best = best_of(found, kind);
	for (int i = 0; i < SEARCH_KINDS; i++) {
		const struct search_section *section = &found->of[order[i]];
		for (size_t j = 0; j < section->count && section->items[j].score >= best * FAINT; j++)
			self->entries[self->results.count++] = (struct results_entry){
				.hit = &section->items[j], .kind = order[i], .words = section->items[j].name.text,
			};
	}
}

static void
show_examples(struct scr_search *self, const struct ctx *ctx)
{
	self->results.intro = tr(ctx, W("Write in your own words what happened or what you need. For example:"));
	add_words(self, tr(ctx, W("my identity card has expired")), ENTRY_EXAMPLE);
	add_words(self, tr(ctx, W("my mother has died")), ENTRY_EXAMPLE);
	add_words(self, tr(ctx, W("we have moved")), ENTRY_EXAMPLE);
}

static void
show_nothing(struct scr_search *self, const struct ctx *ctx)
{
	self->results.intro = tr(ctx, W("Sorry, we found nothing for this."));
	self->results.outro = tr(ctx, W("Try other words, or ask a colleague at the desk."));
	add_words(self, tr(ctx, W("All matters from A to Z")), ENTRY_AZ);
}

static void
show_rest(struct scr_search *self, const struct ctx *ctx)
{
	self->results.intro = tr(ctx, W("The search is resting just now."));
	self->results.outro = tr(ctx, W("Choose from the list, or ask a colleague at the desk."));
	add_words(self, tr(ctx, W("All matters from A to Z")), ENTRY_AZ);
}

static void
show_found(struct scr_search *self, const struct ctx *ctx, const struct search_results *found)
{
	struct arena *arena = &self->screen.arena;
	add_found(self, found);
	if (!self->results.count)
		show_nothing(self, ctx);
	else
		self->first = 0;
	self->nearest = found->nearest;
	if (!self->nearest)
		return;
	memmove(self->entries + 1, self->entries, (size_t)self->results.count++ * sizeof *self->entries);
	self->entries[0] = (struct results_entry){.words = WORDS_FILL(arena,
		tr(ctx, W("Did you mean: {words}?")), {"words", found->nearest}), .value = ENTRY_NEAREST};
	self->first += self->first == 0 && self->entries[1].hit;
}

static bool
is_blank(const char *words)
{
	return !words[strspn(words, " ")];
}

static void
begin(struct scr_search *self, const struct ctx *ctx)
{
	if (!self->lang) {
		self->wants_keys = ctx->screen_keyboard;
		self->zone = self->wants_keys ? ZONE_KEYS : ZONE_LINE;
	}
	self->lang = ctx->lang;
	keyboard_begin(&self->keyboard, ctx->lang);
}

static enum status
search_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_search *self = (struct scr_search *)screen;
	const char *query = ctx->visit->query.text;
	struct search_results found = {.nearest = NULL};
	enum status status = STATUS_DONE;
	if (self->lang != ctx->lang)
		begin(self, ctx);
	self->results = (struct results){.entries = self->entries, .focus = self->results.focus};
	self->first = RESULTS_NONE;
	if (!is_blank(query))
		status = catalogue_search(ctx->catalogue, &screen->arena, ctx->lang, query, MOST, &found);
	if (!catalogue_has_index(ctx->catalogue))
		show_rest(self, ctx);
	else if (is_blank(query))
		show_examples(self, ctx);
	else
		show_found(self, ctx, &found);
	self->loaded = arena_mark(&screen->arena);
	return status;
}

/* ------------------------------------------------------------------ layout -- */

static void
search_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_search *self = (struct scr_search *)screen;
	struct rect area = ctx->area;
	bool keys = self->wants_keys && self->zone != ZONE_LIST;
	int high = keys ? keyboard_height(area.width, area.height) : 0;
	int gap = area.height - high >= ROOMY;
	arena_rewind(&screen->arena, self->loaded);
	self->line = (struct rect){area.x, area.y, area.width, 1};
	self->keys = (struct rect){area.x, area.y + area.height - high, area.width, high};
	self->list = (struct rect){area.x, area.y + 1 + gap, area.width, area.height - high - 1 - gap};
	if (high && gap)
		self->list.height--;
	if (!high && self->zone == ZONE_KEYS)
		self->zone = ZONE_LINE;
	if (self->zone != ZONE_LIST) {
		self->results.focus = self->first > 0 ? self->first : 0;
		self->results.top = 0;
	}
	results_layout(&self->results, &screen->arena, ctx, self->list.width, self->list.height);
}

static struct step
go_to(struct scr_search *self, const struct ctx *ctx, enum zone zone)
{
	bool leaves = (zone == ZONE_LIST) != (self->zone == ZONE_LIST);
	self->zone = zone;
	if (leaves)
		search_layout(&self->screen, ctx);
	return (struct step){.what = STEP_STAY};
}

/* Where people type: the letters on the screen, or the line. */
static struct step
go_to_typing(struct scr_search *self, const struct ctx *ctx)
{
	return go_to(self, ctx, self->wants_keys && keyboard_height(ctx->area.width, ctx->area.height) ? ZONE_KEYS
	    : ZONE_LINE);
}

static struct step
toggle_keys(struct scr_search *self, const struct ctx *ctx)
{
	self->wants_keys = !self->wants_keys || self->zone == ZONE_LIST;
	self->zone = self->wants_keys ? ZONE_KEYS : ZONE_LINE;
	search_layout(&self->screen, ctx);
	return (struct step){.what = STEP_STAY};
}

/* ------------------------------------------------------------------ events -- */

static struct screen *
screen_of(const struct results_entry *entry)
{
	static const enum link_kind links[SEARCH_KINDS] = {
		[SEARCH_SERVICE] = LINK_SERVICE, [SEARCH_DOCUMENT] = LINK_DOCUMENT, [SEARCH_TERM] = LINK_TERM,
		[SEARCH_OFFICE] = LINK_OFFICE, [SEARCH_MATTER] = LINK_MATTER,
	};
	return scr_link_new((struct link){links[entry->kind], entry->hit->id});
}

static struct step
open_entry(struct scr_search *self, const struct ctx *ctx, int64_t i)
{
	if (i < 0 || i >= self->results.count)
		return (struct step){.what = STEP_STAY};
	const struct results_entry *entry = &self->entries[i];
	self->results.focus = (int)i;
	if (entry->hit) {
		go_to(self, ctx, ZONE_LIST);
		return step_push(screen_of(entry));
	}
	if (entry->value == ENTRY_AZ)
		return step_push(scr_az_new());
	struct step step = go_to(self, ctx, self->wants_keys ? ZONE_LIST : ZONE_LINE);
	step.change = (struct change){.what = CHANGE_QUERY, .query = entry->value == ENTRY_NEAREST ? self->nearest : entry->words};
	self->results.focus = 0;
	return step;
}

static struct step
type(struct scr_search *self, const struct ctx *ctx, struct event event, enum zone zone)
{
	struct step step = go_to(self, ctx, zone);
	step.change = (struct change){.what = CHANGE_TYPE, .typed = event};
	return step;
}

static bool
is_typing(enum action action)
{
	switch (action) {
	case ACTION_CHARACTER:
	case ACTION_ERASE:
	case ACTION_ERASE_NEXT:
	case ACTION_ERASE_ALL:
	case ACTION_LEFT:
	case ACTION_RIGHT:
	case ACTION_FIRST:
	case ACTION_LAST:
		return true;
	default:
		return false;
	}
}

static struct step
go_to_list(struct scr_search *self, const struct ctx *ctx)
{
	struct step step = go_to(self, ctx, ZONE_LIST);
	self->results.focus = self->first > 0 ? self->first : 0;
	results_show_focus(&self->results);
	return step;
}

static struct step
handle_keys(struct scr_search *self, const struct ctx *ctx, struct event event)
{
	if (keyboard_move(&self->keyboard, event.action))
		return (struct step){.what = STEP_STAY};
	if (event.action == ACTION_UP)
		return go_to_list(self, ctx);
	if (event.action != ACTION_OPEN)
		return (struct step){.what = STEP_IGNORED};
	event = keyboard_press(&self->keyboard);
	switch (event.action) {
	case ACTION_LAYOUT:
		keyboard_next_layout(&self->keyboard);
		return (struct step){.what = STEP_STAY};
	case ACTION_DONE:
		return go_to_list(self, ctx);
	default:
		return type(self, ctx, event, ZONE_KEYS);
	}
}

static struct step
handle_list(struct scr_search *self, const struct ctx *ctx, struct event event)
{
	if (event.action == ACTION_OPEN)
		return open_entry(self, ctx, self->results.focus);
	if (results_move(&self->results, event))
		return (struct step){.what = STEP_STAY};
	return event.action == ACTION_UP ? go_to_typing(self, ctx) : (struct step){.what = STEP_IGNORED};
}

static struct step
handle_line(struct scr_search *self, const struct ctx *ctx, struct event event)
{
	switch (event.action) {
	case ACTION_OPEN:
		return open_entry(self, ctx, self->first);
	case ACTION_UP:
	case ACTION_PAGE_UP:
		return (struct step){.what = STEP_STAY};
	case ACTION_DOWN:
		return self->keys.height ? go_to(self, ctx, ZONE_KEYS) : go_to_list(self, ctx);
	case ACTION_PAGE_DOWN:
	case ACTION_SCROLL:
		go_to_list(self, ctx);
		results_move(&self->results, event);
		return (struct step){.what = STEP_STAY};
	default:
		return (struct step){.what = STEP_IGNORED};
	}
}

static struct step
search_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_search *self = (struct scr_search *)screen;
	switch (event.action) {
	case ACTION_SEARCH:
		return go_to_typing(self, ctx);
	case ACTION_KEYBOARD:
		return toggle_keys(self, ctx);
	case ACTION_LAYOUT:
		keyboard_next_layout(&self->keyboard);
		return (struct step){.what = STEP_STAY};
	case ACTION_DONE:
		return go_to_list(self, ctx);
	case ACTION_CHOOSE:
		return open_entry(self, ctx, event.value);
	default:
		break;
	}
	bool along = event.action == ACTION_LEFT || event.action == ACTION_RIGHT;
	if (is_typing(event.action) && !(self->zone == ZONE_KEYS && along) &&
	    !(self->zone == ZONE_LIST && event.action == ACTION_LAST))
		return type(self, ctx, event, ZONE_LINE);
	if (self->zone == ZONE_KEYS)
		return handle_keys(self, ctx, event);
	return self->zone == ZONE_LIST ? handle_list(self, ctx, event) : handle_line(self, ctx, event);
}

/* -------------------------------------------------------------------- draw -- */

static void
draw_line(const struct scr_search *self, const struct ctx *ctx, struct canvas *canvas)
{
	const struct edit *query = &ctx->visit->query;
	const char *label = tr(ctx, W("Search:"));
	struct rect field = self->line;
	int used = canvas_string(canvas, field.x + 2, field.y, field.width - 2, ROLE_TITLE, label) + 3;
	field.x += used;
	field.width -= used + 1;
	canvas_fill(canvas, field, ROLE_PANEL);
	canvas_item(canvas, self->line, (struct event){ACTION_SEARCH, 0}, query->size ? query->text : label, NULL,
	    self->zone == ZONE_LINE);
	struct edit_view view = edit_view(query, field.width - 2);
	canvas_text(canvas, field.x + 1, field.y, field.width - 2, ROLE_PANEL, query->text + view.start, view.size);
	if (view.before)
		canvas_string(canvas, field.x, field.y, 1, ROLE_PANEL_LABEL, "‹");
	if (view.after)
		canvas_string(canvas, field.x + field.width - 1, field.y, 1, ROLE_PANEL_LABEL, "›");
	if (self->zone == ZONE_LINE) {
		canvas->cursor_x = field.x + 1 + view.cursor;
		canvas->cursor_y = field.y;
	} else if (self->zone == ZONE_KEYS) { /* where the next letter goes */
		canvas_paint(canvas, (struct rect){field.x + 1 + view.cursor, field.y, 1, 1}, ROLE_FOCUS);
	}
}

static void
search_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_search *self = (const struct scr_search *)screen;
	enum results_mark mark = self->zone == ZONE_LIST ? RESULTS_FOCUSED
	    : self->zone == ZONE_LINE && self->first != RESULTS_NONE ? RESULTS_MARKED : RESULTS_PLAIN;
	results_draw(&self->results, ctx, canvas, self->list, mark);
	if (self->keys.height)
		keyboard_draw(&self->keyboard, ctx, canvas, self->keys, self->zone == ZONE_KEYS);
	draw_line(self, ctx, canvas);
}

static const char *
search_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Search"));
}

static size_t
search_hints(const struct screen *screen, const struct ctx *ctx, struct hint *hints)
{
	(void)screen, (void)ctx;
	*hints = (struct hint){ACTION_KEYBOARD, NULL};
	return 1;
}

struct screen *
scr_search_new(void)
{
	static const struct screen_ops ops = {
		.load = search_load,
		.layout = search_layout,
		.handle = search_handle,
		.draw = search_draw,
		.title = search_title,
		.hints = search_hints,
		.types = true,
	};
	return screen_new(&ops, "search", sizeof(struct scr_search));
}
