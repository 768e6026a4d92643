/* Pages to read: the laws of a service, a document, an office, words, help. */
#include <string.h>

#include "kiosk/canvas/layout.h"
#include "kiosk/screens/scr_page.h"
#include "kiosk/screens/screens.h"

enum { SMALL_WIDTH = 60, ROOMY_HEIGHT = 14 };

/* --------------------------------------------------------- what pages show -- */

static enum status
make_law(struct scr_page *self, const struct ctx *ctx)
{
	struct service service;
	struct page_context context = screen_page_context(ctx);
	enum status status = catalogue_service(ctx->catalogue, &self->screen.arena, ctx->lang,
	    self->screen.link.id, &service);
	if (status == STATUS_DONE)
		page_of_law(&self->screen.arena, &context, &service, &self->page);
	return status;
}

static enum status
make_document(struct scr_page *self, const struct ctx *ctx)
{
	struct document document;
	struct page_context context = screen_page_context(ctx);
	enum status status = catalogue_document(ctx->catalogue, &self->screen.arena, ctx->lang,
	    self->screen.link.id, &document);
	if (status == STATUS_DONE)
		page_of_document(&self->screen.arena, &context, &document, &self->page);
	return status;
}

static enum status
make_office(struct scr_page *self, const struct ctx *ctx)
{
	struct office office;
	struct page_context context = screen_page_context(ctx);
	enum status status = catalogue_office(ctx->catalogue, &self->screen.arena, ctx->lang,
	    self->screen.link.id, &office);
	if (status == STATUS_DONE)
		page_of_office(&self->screen.arena, &context, &office, &self->page);
	return status;
}

static enum status
make_matter(struct scr_page *self, const struct ctx *ctx)
{
	struct matter matter;
	struct page_context context = screen_page_context(ctx);
	enum status status = catalogue_matter(ctx->catalogue, &self->screen.arena, ctx->lang,
	    self->screen.link.id, &matter);
	if (status == STATUS_DONE)
		page_of_matter(&self->screen.arena, &context, &matter, &self->page);
	return status;
}

/* Loads a bundle and its services. */
static enum status
make_bundle(struct scr_page *self, const struct ctx *ctx)
{
	struct arena *arena = &self->screen.arena;
	struct page_context context = screen_page_context(ctx);
	struct link take = self->screen.link;
	struct bundles bundles;
	enum status status = catalogue_bundles(ctx->catalogue, arena, ctx->lang, take.id, &bundles);
	if (status != STATUS_DONE || link_id(&take, 1) > (int64_t)bundles.count)
		return status == STATUS_DONE ? STATUS_ABSENT : status;
	self->bundle = bundles.items + link_id(&take, 1) - 1;
	struct service *services = arena_array(arena, self->bundle->count, sizeof *services);
	for (size_t i = 0; status == STATUS_DONE && i < self->bundle->count; i++)
		status = catalogue_service(ctx->catalogue, arena, ctx->lang, self->bundle->services[i], &services[i]);
	take.kind = LINK_TAKE;
	if (status == STATUS_DONE)
		page_of_bundle(arena, &context, self->bundle, services, take, &self->page);
	return status;
}

static enum status
make_terms(struct scr_page *self, const struct ctx *ctx)
{
	const struct link *link = &self->screen.link;
	size_t count = link_id_count(link);
	struct term terms[LINK_MAX_IDS];
	struct page_context context = screen_page_context(ctx);
	for (size_t i = 0; i < count; i++) {
		enum status status = catalogue_term(ctx->catalogue, &self->screen.arena, ctx->lang,
		    link_id(link, i), &terms[i]);
		if (status != STATUS_DONE)
			return status;
	}
	page_of_terms(&self->screen.arena, &context, terms, count, &self->page);
	return STATUS_DONE;
}

/* Keys that do the same stand in one row of the help. */
static const char *
key_names(const struct ctx *ctx, struct arena *arena, size_t *row)
{
	const struct binding *binding = &keymap[*row];
	const char *names = tr(ctx, binding->label);
	while (*row + 1 < keymap_count && !keymap[*row + 1].help) {
		const char *next = tr(ctx, keymap[++*row].label);
		if (keymap[*row].action != ACTION_QUIT && !strstr(names, next))
			names = arena_printf(arena, "%s  %s", names, next);
	}
	return names;
}

/* Whether the key does something on this machine. */
static bool
is_here(const struct ctx *ctx, enum action action)
{
	switch (action) {
	case ACTION_PRINT:
		return ctx->prints;
	case ACTION_CALL:
		return ctx->calls;
	case ACTION_SERVED:
	case ACTION_SENT_BACK:
		return ctx->at_desk && ctx->counts;
	default:
		return true;
	}
}

static enum status
make_help(struct scr_page *self, const struct ctx *ctx)
{
	static const char *const advice[] = {
		W("Choose what happened to you. Then choose your matter. You see which papers to bring."),
		W("Type a number and press Enter, or use the arrows and Enter."),
		W("Or write what happened on the start screen. F4 opens the search from anywhere."),
		W("Underlined words can be explained: press Enter on them."),
		W("When you are done, press F10. Nothing stays of your visit."),
		W("If you need help, ask a colleague at the desk."),
	};
	enum { ADVICE = sizeof advice / sizeof *advice };
	struct arena *arena = &self->screen.arena;
	struct block *blocks = arena_array(arena, ADVICE + keymap_count + 3, sizeof *blocks);
	size_t count = 0;
	for (size_t i = 0; i < ADVICE; i++)
		blocks[count++] = (struct block){.kind = BLOCK_BULLET, .text.text = tr(ctx, advice[i])};
	blocks[count++] = (struct block){.kind = BLOCK_HEADING, .text.text = tr(ctx, W("Keys"))};
	for (size_t row = 0; row < keymap_count; row++) {
		const char *help = keymap[row].help;
		if (!is_here(ctx, keymap[row].action))
			continue;
		blocks[count++] = (struct block){.kind = BLOCK_TEXT, .text.text = arena_printf(arena, "%s – %s",
		    key_names(ctx, arena, &row), tr(ctx, help))};
	}
	blocks[count++] = (struct block){.kind = BLOCK_LINK, .link.kind = LINK_PRIVACY,
		.text.text = tr(ctx, W("What does this machine keep about me?"))};
	self->page = (struct page){.title.text = tr(ctx, W("Help")), .blocks = blocks, .block_count = count};
	return STATUS_DONE;
}

/* What the machine keeps about its visitors, and how they can be sure: as it is set here. */
static enum status
make_privacy(struct scr_page *self, const struct ctx *ctx)
{
	enum { NOT_COUNTED = 1, COUNTED = 2, PRINTED = 4, ALWAYS = NOT_COUNTED | COUNTED | PRINTED };
	static const struct {
		unsigned where;
		const char *words;
	} facts[] = {
		{NOT_COUNTED, W("Nothing. This machine does not know who you are, and does not ask.")},
		{COUNTED, W("Nothing about you. This machine does not know who you are, and does not ask.")},
		{ALWAYS, W("Your answers, ticks and words stay in its memory until you finish. Then they are wiped.")},
		{ALWAYS, W("F10 wipes them at once. If you walk away, the machine wipes them by itself.")},
		{NOT_COUNTED, W("Nothing is written to its disk, and nothing is sent away: what you do here cannot be looked up later.")},
		{COUNTED, W("It keeps sums of each day: how many people opened a matter, took a list, stopped at a question or called for help, and what they answered at the end. The sums do not say who, at what time, or what else the same person did.")},
		{COUNTED, W("When a search leads to nothing, it counts those of your words that stand in its own texts, each alone. Of all other words it only counts how many there were.")},
		{COUNTED, W("The sums are for those who write these texts. What you do here cannot be looked up later.")},
		{ALWAYS, W("Do not type your name or your number: you never need them here.")},
		{PRINTED, W("If you print your list, it goes to the printer. We keep no copy of it.")},
	};
	enum { FACTS = sizeof facts / sizeof *facts };
	struct block *blocks = arena_array(&self->screen.arena, FACTS, sizeof *blocks);
	unsigned here = (ctx->counts ? COUNTED : NOT_COUNTED) | (ctx->prints ? PRINTED : 0);
	size_t count = 0;
	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].where & here) {
			blocks[count] = (struct block){.kind = count ? BLOCK_BULLET : BLOCK_LEAD, .text.text = tr(ctx, facts[i].words)};
			count++;
		}
	self->page = (struct page){.title.text = tr(ctx, W("What does this machine keep about me?")), .blocks = blocks,
		.block_count = count};
	return STATUS_DONE;
}

/* -------------------------------------------------------------- the screen -- */

/* What makes the page of a link. */
static const struct maker {
	enum status (*make)(struct scr_page *, const struct ctx *);
	bool in_case;  /* it shows the visitor's case of the link's service, or of the errands */
	bool untitled; /* the path in the header must do as a title: the page is to fit one screen */
} makers[LINK_KINDS] = {
	[LINK_SERVICE] = {scr_case_service, true, false},
	[LINK_LAW] = {make_law, false, false},
	[LINK_DOCUMENT] = {make_document, false, false},
	[LINK_OFFICE] = {make_office, false, false},
	[LINK_TERM] = {make_terms, false, false},
	[LINK_VERDICT] = {scr_case_verdict, true, true},
	[LINK_UNNEEDED] = {scr_case_unneeded, true, false},
	[LINK_ERRANDS] = {scr_case_errands, true, false},
	[LINK_BUNDLE] = {make_bundle, false, false},
	[LINK_PHOTO] = {scr_case_photo, true, true},
	[LINK_PRIVACY] = {make_privacy, false, false},
	[LINK_PAPERS] = {scr_case_papers, true, false},
	[LINK_MATTER] = {make_matter, false, false},
	[LINK_HELP] = {make_help, false, false},
};

static const struct maker *
maker_of(const struct scr_page *self)
{
	return &makers[self->screen.link.kind];
}

/* Whether a block stands for the same thing as one of the page before. */
static bool
is_same(const struct block *before, const struct block *now)
{
	if (before->link.kind != now->link.kind || before->link.id != now->link.id ||
	    before->tick.key != now->tick.key)
		return false;
	return before->link.kind != LINK_NONE || before->mark ||
	    (before->kind == now->kind && !strcmp(before->text.text, now->text.text));
}

/* Where what was focused stands now: the nearest of several, in another language the same place; else
 * false. */
static bool
find_again(const struct page *before, size_t focus, const struct page *now, size_t *found)
{
	const struct block *block = &before->blocks[focus];
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < now->block_count; i++) {
		size_t distance = i > focus ? i - focus : focus - i;
		if (distance < best && is_same(block, &now->blocks[i])) {
			best = distance;
			*found = i;
		}
	}
	if (best == SIZE_MAX && before->block_count == now->block_count &&
	    block->kind == now->blocks[focus].kind) {
		*found = focus;
		return true;
	}
	return best < SIZE_MAX;
}

/* Where the work is: the questions, while any are left, else the first box; else the beginning. */
static size_t
first_work(const struct page *page)
{
	for (size_t i = 0; i < page->block_count; i++)
		if (page->blocks[i].link.kind == LINK_QUESTIONS || page->blocks[i].mark)
			return i;
	return 0;
}

/* Loaded again, the page keeps what is focused, and that at its height on the screen. */
static void
keep_focus(struct scr_page *self, const struct page *before)
{
	struct pager *pager = &self->pager;
	self->anchor = pager_focus_row(pager);
	self->anchored = false;
	if (!before->block_count) {
		pager->focus = maker_of(self)->in_case ? first_work(&self->page) : 0;
		return;
	}
	if (find_again(before, pager->focus, &self->page, &pager->focus)) {
		self->anchored = self->anchor >= 0;
	} else {
		pager->focus = maker_of(self)->in_case ? first_work(&self->page) : 0;
		pager->top = 0;
	}
}

static enum status
page_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_page *self = (struct scr_page *)screen;
	struct page before = self->page;
	enum status status = maker_of(self)->make(self, ctx);
	if (status == STATUS_DONE)
		keep_focus(self, &before);
	self->pager.page = &self->page;
	self->pager.blocks = NULL; /* not laid out */
	self->loaded = arena_mark(&screen->arena);
	return status;
}

/* The verdict's line at the bottom, and where there is room, a blank one above it. */
static int
result_rows(const struct scr_page *self, const struct ctx *ctx)
{
	return !self->result ? 0 : ctx->area.height >= ROOMY_HEIGHT ? 2 : 1;
}

static struct rect
text_area(const struct scr_page *self, const struct ctx *ctx)
{
	struct rect area = ctx->area;
	area.y += self->title_rows;
	area.height -= self->title_rows + result_rows(self, ctx);
	return area;
}

/* On small screens the path in the header must do as a title. */
static void
page_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_page *self = (struct scr_page *)screen;
	arena_rewind(&screen->arena, self->loaded);
	self->title_rows = 0;
	if (!maker_of(self)->untitled && ctx->area.width >= SMALL_WIDTH && self->page.title.text)
		self->title_rows = (int)layout_wrap(&screen->arena, self->page.title.text,
		    ctx->area.width - 3).count + 1;
	if (self->title_rows > ctx->area.height / 3)
		self->title_rows = 0;
	pager_layout(&self->pager, &screen->arena, text_area(self, ctx));
	if (self->anchored)
		pager_anchor(&self->pager, self->anchor);
	self->anchored = false;
}

static struct link
terms_of_block(const struct block *block)
{
	struct link link = {.kind = LINK_TERM};
	for (size_t i = 0; i < block->text.span_count; i++) {
		int64_t term = block->text.spans[i].term;
		size_t seen = 0;
		while (seen < LINK_MAX_IDS && link_id(&link, seen) && link_id(&link, seen) != term)
			seen++;
		if (seen == link_id_count(&link))
			link_add(&link, term);
	}
	return link;
}

static struct step
toggle_mark(const struct block *block)
{
	return (struct step){.what = STEP_STAY, .change = {.what = CHANGE_TICK, .tick = block->tick}};
}

/* Some links do something before they lead on. */
static struct step
follow(const struct scr_page *self, struct link link)
{
	struct step step = step_push(link);
	if (link.kind == LINK_TAKE) {
		step.to = link_to(LINK_ERRANDS, 0);
		step.change = (struct change){.what = CHANGE_ERRANDS, .bundle = self->bundle};
	} else if (link.kind == LINK_ANOTHER) {
		step = (struct step){.what = STEP_SHOW, .to = link_to(LINK_ERRANDS, 0),
			.change = {.what = CHANGE_ANOTHER, .service = link.id}};
	} else if (link.kind == LINK_FINISH) {
		step = (struct step){.what = STEP_STAY, .change.what = CHANGE_FINISH};
	}
	return step;
}

static struct step
page_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_page *self = (struct scr_page *)screen;
	int64_t term;
	switch (pager_handle(&self->pager, ctx, event, &term)) {
	case PAGER_LINK:
		return follow(self, self->page.blocks[self->pager.focus].link);
	case PAGER_MARK:
		return toggle_mark(&self->page.blocks[self->pager.focus]);
	case PAGER_TERM:
		return step_push(link_to(LINK_TERM, term));
	case PAGER_TERMS:
		return step_push(terms_of_block(&self->page.blocks[self->pager.focus]));
	case PAGER_STAYS:
		return (struct step){.what = STEP_STAY};
	case PAGER_IGNORED:
		if (maker_of(self)->in_case)
			return scr_case_handle(self, ctx, event);
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

static size_t
page_hints(const struct screen *screen, const struct ctx *ctx, struct hint *hints)
{
	const struct scr_page *self = (const struct scr_page *)screen;
	return maker_of(self)->in_case ? scr_case_hints(self, ctx, hints) : 0;
}

static void
page_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_page *self = (const struct scr_page *)screen;
	if (self->title_rows)
		layout_draw(canvas, ctx->area, ctx->area.x + 2, ctx->area.y, ctx->area.width - 3, ROLE_TITLE,
		    self->page.title.text);
	pager_draw(&self->pager, canvas, text_area(self, ctx));
	if (self->result)
		canvas_string(canvas, ctx->area.x + 2, ctx->area.y + ctx->area.height - 1, ctx->area.width - 2, ROLE_TITLE,
		    self->result);
}

static const char *
page_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)ctx;
	return ((const struct scr_page *)screen)->page.title.text;
}

const struct screen_ops scr_page_ops = {
	.size = sizeof(struct scr_page),
	.load = page_load,
	.layout = page_layout,
	.handle = page_handle,
	.draw = page_draw,
	.title = page_title,
	.hints = page_hints,
};
