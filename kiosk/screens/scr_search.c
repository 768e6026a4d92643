/* Search as you type. What is typed stands in the visit, and is wiped when this screen goes. */
#include <string.h>
#include <unistr.h>

#include "kiosk/widgets/keyboard.h"
#include "kiosk/screens/search_list.h"
#include "kiosk/screens/screens.h"
#include "kiosk/takeaway/slip.h"

enum { ROOMY = 14 /* rows from which some are left blank */ };

enum zone { ZONE_LINE, ZONE_KEYS, ZONE_LIST };

struct scr_search {
	struct screen screen;
	const char *lang;    /* of the letters at the beginning; NULL: not begun */
	enum zone zone;      /* where the focus is */
	bool wants_keys;     /* letters on the screen */
	struct edit used;    /* at a desk: the line that has had its answer: the next sign begins anew */
	struct keyboard keyboard;
	/* By load: */
	struct search_list listing; /* while people type, Enter opens its first */
	struct hit_list results;
	struct arena_mark loaded;
	/* By layout: */
	struct rect line, keys, list;
};

/* -------------------------------------------------------------------- load -- */

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
	struct search_list *listing = &self->listing;
	if (self->lang != ctx->lang)
		begin(self, ctx);
	enum status status = search_list_load(listing, &screen->arena, ctx);
	self->results = (struct hit_list){
		.intro = listing->intro,
		.outro = listing->outro,
		.entries = listing->entries,
		.count = listing->count,
		.focus = self->results.focus,
	};
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
		self->results.focus = self->listing.first > 0 ? self->listing.first : 0;
		self->results.top = 0;
	}
	hit_list_layout(&self->results, &screen->arena, ctx, self->list.width, self->list.height);
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

static struct link
link_of(const struct hit_list_entry *entry)
{
	static const enum link_kind links[SEARCH_KINDS] = {
		[SEARCH_SERVICE] = LINK_SERVICE, [SEARCH_DOCUMENT] = LINK_DOCUMENT, [SEARCH_TERM] = LINK_TERM,
		[SEARCH_OFFICE] = LINK_OFFICE, [SEARCH_MATTER] = LINK_MATTER, [SEARCH_SITUATION] = LINK_LIFE_EVENT,
	};
	struct link link = link_to(entry->hit->bundle ? LINK_BUNDLE : links[entry->kind], entry->hit->id);
	if (entry->hit->bundle)
		link_add(&link, (int64_t)entry->hit->bundle);
	return link;
}

static void
note_used(struct scr_search *self, const struct ctx *ctx)
{
	if (ctx->at_desk)
		self->used = ctx->visit->query;
}

static bool
is_used(const struct scr_search *self, const struct ctx *ctx)
{
	return self->used.size && !strcmp(self->used.text, ctx->visit->query.text);
}

static struct step
open_entry(struct scr_search *self, const struct ctx *ctx, int64_t i)
{
	if (i < 0 || i >= self->results.count)
		return (struct step){.what = STEP_STAY};
	const struct hit_list_entry *entry = &self->listing.entries[i];
	self->results.focus = (int)i;
	note_used(self, ctx);
	if (entry->hit) {
		go_to(self, ctx, ZONE_LIST);
		return step_push(link_of(entry));
	}
	if (entry->value == SEARCH_LIST_LIFE)
		return step_push(link_to(LINK_LIFE_EVENT, entry->id));
	if (entry->value == SEARCH_LIST_HOME)
		return (struct step){.what = STEP_HOME};
	if (entry->value == SEARCH_LIST_AZ)
		return step_push(link_to(LINK_AZ, 0));
	const char *query = entry->value == SEARCH_LIST_NEAREST ? self->listing.nearest : entry->words;
	struct step step = go_to(self, ctx, self->wants_keys ? ZONE_LIST : ZONE_LINE);
	step.change = (struct change){.what = CHANGE_QUERY, .query = query};
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
	self->results.focus = self->listing.first > 0 ? self->listing.first : 0;
	hit_list_show_focus(&self->results);
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
	if (hit_list_move(&self->results, event))
		return (struct step){.what = STEP_STAY};
	return event.action == ACTION_UP ? go_to_typing(self, ctx) : (struct step){.what = STEP_IGNORED};
}

/* Staff only: a code that is none opens nothing, since what a scanner brings after it, Enter, must not; nor does any other
 * code that a scanner reads. */
static struct step
open_line(struct scr_search *self, const struct ctx *ctx)
{
	static const char *const faults[] = {
		[SLIP_STRANGE] = W("This is no code of a list: a strange sign is in it."),
		[SLIP_DAMAGED] = W("The code is wrong or not whole. Please scan or type it again."),
		[SLIP_NEWER] = W("This code was made by a newer version of Kalauz than this one."),
	};
	const char *typed = ctx->visit->query.text;
	struct slip slip;
	enum slip_reading reading = ctx->at_desk ? slip_read(typed, &slip) : SLIP_STRANGE;
	if (reading == SLIP_READ)
		return (struct step){.what = STEP_SHOW, .to = link_to(LINK_ERRANDS, 0),
			.change = {.what = CHANGE_SLIP, .query = typed}};
	if (!ctx->at_desk || slip_is_words(typed))
		return open_entry(self, ctx, self->listing.first);
	note_used(self, ctx);
	return (struct step){.what = STEP_STAY, .notice = faults[reading]};
}

static struct step
begin_anew(struct scr_search *self, const struct ctx *ctx, struct event event)
{
	struct step step = go_to(self, ctx, ZONE_LINE);
	char *sign = arena_alloc(&self->screen.arena, 8);
	u8_uctomb((uint8_t *)sign, (ucs4_t)event.value, 7);
	step.change = (struct change){.what = CHANGE_QUERY, .query = sign};
	return step;
}

static struct step
handle_line(struct scr_search *self, const struct ctx *ctx, struct event event)
{
	switch (event.action) {
	case ACTION_OPEN:
		return open_line(self, ctx);
	case ACTION_UP:
	case ACTION_PAGE_UP:
		return (struct step){.what = STEP_STAY};
	case ACTION_DOWN:
		return self->keys.height ? go_to(self, ctx, ZONE_KEYS) : go_to_list(self, ctx);
	case ACTION_PAGE_DOWN:
	case ACTION_SCROLL:
		go_to_list(self, ctx);
		hit_list_move(&self->results, event);
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
	case ACTION_DETAILS:
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
	bool used = is_used(self, ctx);
	if (event.action != ACTION_CLOCK)
		self->used.size = 0;
	if (used && event.action == ACTION_CHARACTER)
		return begin_anew(self, ctx, event);
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
	const char *label = tr(ctx, ctx->at_desk ? W("Code or search:") : W("Search:"));
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
	enum hit_list_mark mark = self->zone == ZONE_LIST ? HIT_LIST_FOCUSED
	    : self->zone == ZONE_LINE && self->listing.first != HIT_LIST_NONE ? HIT_LIST_MARKED : HIT_LIST_PLAIN;
	hit_list_draw(&self->results, ctx, canvas, self->list, mark);
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
	*hints = (struct hint){ACTION_DETAILS, tr(ctx, W("Keyboard"))};
	return 1;
}

const struct screen_ops scr_search_ops = {
	.size = sizeof(struct scr_search),
	.load = search_load,
	.layout = search_layout,
	.handle = search_handle,
	.draw = search_draw,
	.title = search_title,
	.hints = search_hints,
	.types = true,
};
