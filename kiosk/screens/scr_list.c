/* Lists that lead to pages: the services of a life situation, the offices of a kind, the glossary. */
#include <string.h>

#include "data/text.h"
#include "kiosk/canvas/layout.h"
#include "kiosk/widgets/menu.h"
#include "kiosk/screens/screens.h"

struct scr_list {
	struct screen screen;
	struct text title;
	struct bundles bundles; /* the first entries of the menu */
	struct menu menu;
	struct arena_mark loaded;
	int title_rows;
	bool all; /* offices: those elsewhere, too */
};

enum { VALUE_ELSEWHERE = -1 };

static struct menu_entry *
new_entries(struct scr_list *self, size_t count)
{
	struct menu_entry *entries = arena_array(&self->screen.arena, count + 1, sizeof *entries);
	self->menu.entries = entries;
	self->menu.count = count;
	return entries;
}

/* "All together: moving house (4 errands)". */
static struct menu_entry
bundle_entry(struct arena *arena, const struct ctx *ctx, const struct bundle *bundle)
{
	const char *name = WORDS_FILL(arena, tr(ctx, W("All together: {name} ({n} errands)")),
	    {"name", bundle->name.text ? bundle->name.text : ""},
	    {"n", arena_printf(arena, "%zu", bundle->count)});
	return (struct menu_entry){
		.name = {.text = name, .foreign = bundle->name.foreign},
		.detail = tr(ctx, W("One list of papers for all of them.")),
	};
}

/* What holds in one town says so. */
static struct text
name_with_town(struct arena *arena, const struct service_line *line)
{
	struct text name = line->name;
	if (line->town)
		name.text = arena_printf(arena, "%s (%s)", name.text, line->town);
	return name;
}

/* Leaves out the bundles of other towns. */
static void
keep_local(struct bundles *bundles, const struct office *office)
{
	size_t count = 0;
	for (size_t i = 0; i < bundles->count; i++) {
		const char *town = bundles->items[i].town;
		if (!town || (office && office->city.text && !strcmp(town, office->city.text)))
			bundles->items[count++] = bundles->items[i];
	}
	bundles->count = count;
}

static enum status
load_life_event(struct scr_list *self, const struct ctx *ctx)
{
	struct arena *arena = &self->screen.arena;
	struct service_lines lines;
	int64_t id = self->screen.link.id;
	enum status status = catalogue_life_event(ctx->catalogue, arena, ctx->lang, id, &self->title, &lines);
	if (status != STATUS_DONE)
		return status;
	status = catalogue_bundles(ctx->catalogue, arena, ctx->lang, id, &self->bundles);
	if (status != STATUS_DONE)
		return status;
	keep_local(&self->bundles, ctx->office);
	struct menu_entry *entries = new_entries(self, self->bundles.count + lines.count);
	for (size_t i = 0; i < self->bundles.count; i++)
		*entries++ = bundle_entry(arena, ctx, &self->bundles.items[i]);
	for (size_t i = 0; i < lines.count; i++)
		entries[i] = (struct menu_entry){
			.name = name_with_town(arena, &lines.items[i]),
			.detail = text_first_sentence(arena, lines.items[i].summary.text),
			.value = lines.items[i].id,
		};
	return STATUS_DONE;
}

/* How near an office is to the one where the kiosk stands. */
enum nearness { HERE, SAME_CITY, SAME_SETTLEMENT, SAME_COUNTY, ELSEWHERE };

static bool
is_same(struct text a, struct text b)
{
	return a.text && b.text && !strcmp(a.text, b.text);
}

/* Districts of one town: "Budapest XI. kerület", "Budapest I. kerület". */
static bool
is_same_town(struct text a, struct text b)
{
	static const char district[] = "kerület";
	if (!a.text || !b.text || !strstr(a.text, district) || !strstr(b.text, district))
		return false;
	size_t town = strcspn(a.text, " ");
	return town == strcspn(b.text, " ") && !memcmp(a.text, b.text, town);
}

static enum nearness
nearness_of(const struct office *here, const struct office_line *line)
{
	if (!here)
		return ELSEWHERE;
	if (line->id == here->id)
		return HERE;
	if (is_same(line->city, here->city))
		return SAME_CITY;
	if (is_same_town(line->city, here->city))
		return SAME_SETTLEMENT;
	return is_same(line->county, here->county) ? SAME_COUNTY : ELSEWHERE;
}

/* Those of the county where the kiosk stands, the nearest first; then, or at once where there are none or a visitor
 * wants them, all others. */
static void
add_offices(struct scr_list *self, const struct ctx *ctx, const struct office_lines *lines)
{
	struct menu_entry *entries = new_entries(self, lines->count + 1);
	size_t count = 0;
	for (enum nearness near = HERE; near <= ELSEWHERE; near++) {
		size_t left = lines->count - count;
		if (near == ELSEWHERE && count && left && !self->all) {
			entries[count++] = (struct menu_entry){.name.text = WORDS_FILL(&self->screen.arena,
				tr(ctx, W("Offices elsewhere ({n})")), {"n", arena_printf(&self->screen.arena, "%zu", left)}),
				.value = VALUE_ELSEWHERE};
			break;
		}
		for (size_t i = 0; i < lines->count; i++)
			if (nearness_of(ctx->office, &lines->items[i]) == near)
				entries[count++] = (struct menu_entry){lines->items[i].name, lines->items[i].address.text,
					lines->items[i].id, false};
	}
	self->menu.count = count;
}

static enum status
load_offices(struct scr_list *self, const struct ctx *ctx)
{
	struct office_lines lines;
	enum status status = catalogue_offices(ctx->catalogue, &self->screen.arena, ctx->lang, self->screen.link.id,
	    &self->title, &lines);
	if (status != STATUS_DONE)
		return status;
	add_offices(self, ctx, &lines);
	return STATUS_DONE;
}

static enum status
load_glossary(struct scr_list *self, const struct ctx *ctx)
{
	struct named_list terms;
	enum status status = catalogue_terms(ctx->catalogue, &self->screen.arena, ctx->lang, &terms);
	if (status != STATUS_DONE)
		return status;
	self->title = (struct text){.text = tr(ctx, W("Office words in plain language"))};
	struct menu_entry *entries = new_entries(self, terms.count);
	for (size_t i = 0; i < terms.count; i++)
		entries[i] = (struct menu_entry){.name = terms.items[i].name, .value = terms.items[i].id};
	return STATUS_DONE;
}

/* The lists, by the kind of their link. */
static const struct list_kind {
	enum status (*load)(struct scr_list *, const struct ctx *);
	enum link_kind leads_to; /* from each entry */
} kinds[LINK_KINDS] = {
	[LINK_LIFE_EVENT] = {load_life_event, LINK_SERVICE},
	[LINK_OFFICES] = {load_offices, LINK_OFFICE},
	[LINK_GLOSSARY] = {load_glossary, LINK_TERM},
};

static enum status
list_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_list *self = (struct scr_list *)screen;
	enum status status = kinds[screen->link.kind].load(self, ctx);
	self->loaded = arena_mark(&screen->arena);
	return status;
}

static void
list_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_list *self = (struct scr_list *)screen;
	arena_rewind(&screen->arena, self->loaded);
	self->title_rows = (int)layout_wrap(&screen->arena, self->title.text, ctx->area.width - 3).count + 1;
	if (self->title_rows > ctx->area.height / 2)
		self->title_rows = 0;
	menu_layout(&self->menu, &screen->arena, ctx->area.width, ctx->area.height - self->title_rows);
}

static struct step
open_entry(struct scr_list *self)
{
	size_t focus = self->menu.focus;
	if (self->menu.entries[focus].value == VALUE_ELSEWHERE) {
		self->all = true;
		return (struct step){.what = STEP_RELOAD};
	}
	if (focus >= self->bundles.count)
		return step_push(link_to(kinds[self->screen.link.kind].leads_to, self->menu.entries[focus].value));
	struct link link = link_to(LINK_BUNDLE, self->screen.link.id);
	link_add(&link, (int64_t)self->bundles.items[focus].position);
	return step_push(link);
}

static struct step
list_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_list *self = (struct scr_list *)screen;
	switch (menu_handle(&self->menu, ctx, event)) {
	case MENU_CHOSEN:
		return open_entry(self);
	case MENU_STAYS:
		return (struct step){.what = STEP_STAY};
	case MENU_IGNORED:
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

static void
draw_empty(const struct ctx *ctx, struct canvas *canvas, struct rect area)
{
	const char *text = tr(ctx, W("We have nothing on this yet. Please ask at the desk."));
	int below = layout_draw(canvas, area, area.x + 2, area.y, area.width - 3, ROLE_TEXT, text);
	canvas_item(canvas, (struct rect){area.x + 2, area.y, area.width - 3, below - area.y},
	    (struct event){ACTION_NONE, 0}, text, NULL, true);
}

static void
list_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_list *self = (const struct scr_list *)screen;
	struct rect area = ctx->area;
	if (self->title_rows)
		layout_draw(canvas, area, area.x + 2, area.y, area.width - 3, ROLE_TITLE, self->title.text);
	area.y += self->title_rows;
	area.height -= self->title_rows;
	if (!self->menu.count)
		draw_empty(ctx, canvas, area);
	menu_draw(&self->menu, canvas, area);
}

static const char *
list_title(const struct screen *screen, const struct ctx *ctx)
{
	const struct scr_list *self = (const struct scr_list *)screen;
	return screen->link.kind == LINK_GLOSSARY ? tr(ctx, W("Words")) : self->title.text;
}

const struct screen_ops scr_list_ops = {
	.size = sizeof(struct scr_list),
	.load = list_load,
	.layout = list_layout,
	.handle = list_handle,
	.draw = list_draw,
	.title = list_title,
};
