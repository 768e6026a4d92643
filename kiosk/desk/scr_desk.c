/* A service as staff see it: notes of colleagues, uniform practice, every paper by its cases; in Hungarian, and on request
 * beside that in the language of who sits opposite. */
#include <string.h>

#include "data/staff_notes.h"
#include "kiosk/canvas/layout.h"
#include "kiosk/desk/desk_screens.h"
#include "kiosk/desk/pair_page.h"

enum { MOST_HEAD = 6 /* blocks before those of the page, besides notes */ };

struct scr_desk {
	struct screen screen;
	struct page left, right;
	struct pair_page pages;
	uint32_t number;          /* of the service, permanent */
	bool counted;
	struct arena_mark loaded;
};

/* -------------------------------------------------------------------- load -- */

static void
add(struct page *page, enum block_kind kind, const char *text)
{
	page->blocks[page->block_count++] = (struct block){.kind = kind, .text.text = text};
}

static void
add_notes_of(struct page *page, const struct ctx *ctx, const struct staff_notes *notes, enum staff_note_kind kind)
{
	bool first = true;
	for (size_t i = 0; i < notes->count; i++) {
		if (notes->items[i].kind != kind)
			continue;
		if (first)
			add(page, BLOCK_HEADING, tr(ctx, kind == STAFF_NOTE ? W("For colleagues") : W("Uniform practice")));
		first = false;
		add(page, kind == STAFF_NOTE ? BLOCK_TEXT : BLOCK_BULLET, notes->items[i].text);
	}
}

/* What no visitor reads, and the way to what they do; then the page. */
static void
add_head(struct scr_desk *self, const struct ctx *ctx, const struct page *page)
{
	struct staff_notes notes = {0};
	struct page *left = &self->left;
	bool damaged = ctx->desk &&
	    staff_notes_of(ctx->desk, &self->screen.arena, self->screen.link.id, &notes) != STATUS_DONE;
	if (damaged)
		notes.count = 0;
	left->blocks = arena_array(&self->screen.arena, notes.count + MOST_HEAD + page->block_count, sizeof *left->blocks);
	left->block_count = 0;
	left->title = page->title;
	add(left, BLOCK_LINK, tr(ctx, W("The visitor's page: questions, and boxes to tick")));
	left->blocks[0].link = self->screen.link;
	left->blocks[0].link.kind = LINK_SERVICE;
	if (!ctx->desk || damaged)
		add(left, BLOCK_FINE, tr(ctx, damaged ? W("The notes for colleagues are damaged, and are not shown.")
		    : W("There are no notes for colleagues of this content on this machine.")));
	add_notes_of(left, ctx, &notes, STAFF_NOTE);
	add_notes_of(left, ctx, &notes, STAFF_PRACTICE);
}

/* The same blocks in the other language; a remark that something is not translated stands before them. */
static bool
is_pair(const struct page *page, const struct page *other, size_t remark)
{
	if (page->block_count + remark != other->block_count)
		return false;
	for (size_t i = 0; i < page->block_count; i++)
		if (page->blocks[i].kind != other->blocks[i + remark].kind)
			return false;
	return true;
}

/* What cannot be set beside it, since cases fall together in one of the languages, comes after it. */
static void
add_page(struct scr_desk *self, const struct page *page, const struct page *other)
{
	struct arena *arena = &self->screen.arena;
	struct page *left = &self->left;
	size_t head = left->block_count, remark = other && other->foreign;
	bool paired = other && is_pair(page, other, remark);
	size_t count = head + page->block_count + (other && !paired ? other->block_count : 0);
	struct block *blocks = arena_array(arena, count, sizeof *blocks);
	memcpy(blocks, left->blocks, head * sizeof *blocks);
	memcpy(blocks + head, page->blocks, page->block_count * sizeof *blocks);
	if (other && !paired)
		memcpy(blocks + head + page->block_count, other->blocks, other->block_count * sizeof *blocks);
	*left = (struct page){.title = left->title, .blocks = blocks, .block_count = count};
	if (paired) {
		self->right.blocks = arena_array(arena, count, sizeof *blocks);
		memcpy(self->right.blocks + head, other->blocks + remark, page->block_count * sizeof *blocks);
		self->right.block_count = count;
	}
	self->pages.left = left;
	self->pages.right = paired ? &self->right : NULL;
}

static enum status
make_page(struct scr_desk *self, const struct ctx *ctx, const char *lang, struct page *out)
{
	struct guidance *guidance = arena_alloc(&self->screen.arena, sizeof *guidance);
	struct page_context context = screen_page_context(ctx);
	enum status status = desk_guidance(&self->screen, ctx, lang, false, guidance);
	if (status != STATUS_DONE)
		return status;
	context.lang = lang;
	page_of_desk(&self->screen.arena, &context, guidance, out);
	self->number = guidance->cases[0].service->number;
	return STATUS_DONE;
}

static const char *
beside(const struct ctx *ctx)
{
	const char *lang = ctx->visit->beside;
	return lang && strcmp(lang, ctx->lang) ? lang : NULL;
}

static enum status
desk_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_desk *self = (struct scr_desk *)screen;
	struct page page, other;
	enum status status = make_page(self, ctx, ctx->lang, &page);
	if (status == STATUS_DONE && beside(ctx))
		status = make_page(self, ctx, beside(ctx), &other);
	if (status != STATUS_DONE)
		return status;
	add_head(self, ctx, &page);
	add_page(self, &page, beside(ctx) ? &other : NULL);
	self->pages.rows = NULL;
	self->loaded = arena_mark(&screen->arena);
	return STATUS_DONE;
}

static void
desk_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_desk *self = (struct scr_desk *)screen;
	arena_rewind(&screen->arena, self->loaded);
	pair_page_layout(&self->pages, &screen->arena, ctx->area.width, ctx->area.height);
}

/* ------------------------------------------------------------------ events -- */

/* The next of the languages, or none. */
static struct step
change_beside(const struct ctx *ctx)
{
	const char *const *lang = ctx->languages;
	if (beside(ctx)) {
		while (*lang && strcmp(*lang, ctx->visit->beside))
			lang++;
		lang += *lang != NULL;
	}
	while (*lang && !strcmp(*lang, ctx->lang))
		lang++;
	return (struct step){.what = STEP_STAY, .change = {.what = CHANGE_BESIDE, .lang = *lang}};
}

/* Once for each time that the page is open. */
static struct step
count_served(struct scr_desk *self)
{
	if (self->counted)
		return (struct step){.what = STEP_STAY, .notice = W("It is counted already.")};
	self->counted = true;
	return (struct step){.what = STEP_STAY, .notice = W("Counted: all right."),
		.change = {.what = CHANGE_COUNT,
		    .counted = {.kind = TALLY_DESK, .number = self->number, .word = "fine", .count = 1}}};
}

static struct step
open_sent_back(const struct scr_desk *self)
{
	struct link link = self->screen.link;
	link.kind = LINK_SENT_BACK;
	return step_push(link);
}

static struct step
desk_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_desk *self = (struct scr_desk *)screen;
	switch (event.action) {
	case ACTION_LANGUAGE:
		return change_beside(ctx);
	case ACTION_SERVED:
		return ctx->counts ? count_served(self) : (struct step){.what = STEP_STAY};
	case ACTION_SENT_BACK:
		return ctx->counts ? open_sent_back(self) : (struct step){.what = STEP_STAY};
	default:
		break;
	}
	switch (pair_page_handle(&self->pages, ctx, event)) {
	case PAIR_LINK:
		return step_push(self->left.blocks[self->pages.focus].link);
	case PAIR_STAYS:
		return (struct step){.what = STEP_STAY};
	case PAIR_IGNORED:
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

static void
desk_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	pair_page_draw(&((const struct scr_desk *)screen)->pages, canvas, ctx->area);
}

static const char *
desk_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)ctx;
	return ((const struct scr_desk *)screen)->left.title.text;
}

static size_t
desk_hints(const struct screen *screen, const struct ctx *ctx, struct hint *hints)
{
	(void)screen;
	if (!ctx->counts)
		return 0;
	hints[0] = (struct hint){ACTION_SERVED, NULL};
	hints[1] = (struct hint){ACTION_SENT_BACK, NULL};
	return 2;
}

const struct screen_ops scr_desk_ops = {
	.size = sizeof(struct scr_desk),
	.load = desk_load,
	.layout = desk_layout,
	.handle = desk_handle,
	.draw = desk_draw,
	.title = desk_title,
	.hints = desk_hints,
};
