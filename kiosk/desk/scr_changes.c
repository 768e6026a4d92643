/* What is another than when the code of a list was made, where the release of then is still there. */
#include "data/catalogue.h"
#include "kiosk/desk/slip_changes.h"
#include "kiosk/desk/desk_screens.h"
#include "kiosk/desk/pair_page.h"
#include "kiosk/takeaway/slip.h"

struct scr_changes {
	struct screen screen;
	struct page page;
	struct pair_page pages;
	struct arena_mark loaded;
};

static enum status
judge(struct screen *screen, const struct ctx *ctx, struct catalogue *catalogue, const struct visit *visit,
    struct guidance *out)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	struct statements said = visit_statements(visit);
	struct ticks *ticks = arena_alloc(&screen->arena, sizeof *ticks);
	size_t count = visit_listed(visit, errands);
	if (!count)
		return STATUS_ABSENT;
	*ticks = visit_ticks(visit);
	return guidance_load(catalogue, &screen->arena, ctx->lang, errands, count, &said, ticks, ctx->today, out);
}

/* The list as it was when the code was made. */
static enum status
judge_as_then(struct screen *screen, const struct ctx *ctx, const struct slip *slip, struct guidance *out)
{
	struct catalogue *catalogue;
	struct slip_loss loss = {0};
	struct visit *then = arena_alloc(&screen->arena, sizeof *then);
	enum status status = slip_changes_find_release(ctx->catalogue, slip->content, &catalogue);
	if (status != STATUS_DONE)
		return status;
	catalogue_set_today(catalogue, ctx->today);
	status = slip_open(catalogue, ctx->lang, ctx->today, slip, then, &loss);
	if (status == STATUS_DONE)
		status = judge(screen, ctx, catalogue, then, out);
	catalogue_close(catalogue);
	return status == STATUS_DONE ? status : STATUS_ABSENT; /* that release's own troubles are not ours */
}

static const char *
sum_of(struct arena *arena, const struct ctx *ctx, const struct fees *fees)
{
	const char *most = page_amount(arena, ctx->lang, fees->most);
	const char *sum = fees->least == fees->most ? most
	    : arena_printf(arena, "%s – %s", page_amount(arena, ctx->lang, fees->least), most);
	return fees->complete ? sum : arena_printf(arena, "%s + ?", sum);
}

static void
add(struct page *page, enum block_kind kind, const char *text)
{
	page->blocks[page->block_count++] = (struct block){.kind = kind, .text.text = text};
}

/* "identity card + address card, or passport" */
static const char *
line_words(struct arena *arena, const struct ctx *ctx, const struct need_line *line)
{
	const char *words = NULL;
	for (size_t s = 0; s < line->set_count; s++) {
		const char *set = NULL;
		for (size_t n = 0; n < line->sets[s].count; n++) {
			const struct need *need = &line->sets[s].needs[n];
			const char *name = need->paper->document.name.text;
			if (need->whose_words.text)
				name = arena_printf(arena, "%s (%s)", name, need->whose_words.text);
			set = set ? arena_printf(arena, "%s + %s", set, name) : name;
		}
		words = words ? WORDS_FILL(arena, tr(ctx, W("{one}, or {two}")), {"one", words}, {"two", set}) : set;
	}
	return words ? words : "?";
}

static void
add_changes(struct scr_changes *self, const struct ctx *ctx, const struct guidance *then, const struct guidance *now)
{
	static const char *const words[] = {
		[PAPER_NEW] = W("Needed now: {paper}"), [PAPER_GONE] = W("Not needed any more: {paper}"),
		[PAPER_NOW_SURE] = W("Needed for sure now: {paper}"), [PAPER_NOW_OPEN] = W("Depends on the case now: {paper}"),
		[PAPER_OTHERWISE] = W("Needed in another form, number or age now: {paper}"),
	};
	struct arena *arena = &self->screen.arena;
	struct slip_changes changes;
	slip_changes_between(arena, then, now, &changes);
	self->page = (struct page){.blocks = arena_array(arena, changes.paper_count + 2, sizeof *self->page.blocks)};
	add(&self->page, BLOCK_LEAD, tr(ctx, changes.paper_count || changes.fees
	    ? W("The code was made with earlier content. This is different now:")
	    : W("The code was made with other content. For this list nothing is different.")));
	for (size_t i = 0; i < changes.paper_count; i++)
		add(&self->page, BLOCK_BULLET, WORDS_FILL(arena, tr(ctx, words[changes.papers[i].what]),
		    {"paper", line_words(arena, ctx, changes.papers[i].line)}));
	if (changes.fees)
		add(&self->page, BLOCK_BULLET, WORDS_FILL(arena, tr(ctx, W("Fees: {before} then, {now} now")),
		    {"before", sum_of(arena, ctx, &then->fees)}, {"now", sum_of(arena, ctx, &now->fees)}));
}

static enum status
changes_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_changes *self = (struct scr_changes *)screen;
	struct slip *slip = arena_alloc(&screen->arena, sizeof *slip);
	struct guidance *then = arena_alloc(&screen->arena, sizeof *then), *now = arena_alloc(&screen->arena, sizeof *now);
	if (slip_read(ctx->visit->slip, slip) != SLIP_READ || !slip->whole)
		return STATUS_ABSENT;
	enum status status = judge_as_then(screen, ctx, slip, then);
	if (status == STATUS_DONE)
		status = judge(screen, ctx, ctx->catalogue, ctx->visit, now);
	if (status != STATUS_DONE)
		return status;
	add_changes(self, ctx, then, now);
	self->pages.left = &self->page;
	self->pages.rows = NULL;
	self->loaded = arena_mark(&screen->arena);
	return STATUS_DONE;
}

static void
changes_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_changes *self = (struct scr_changes *)screen;
	arena_rewind(&screen->arena, self->loaded);
	pair_page_layout(&self->pages, &screen->arena, ctx->area.width, ctx->area.height);
}

static struct step
changes_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_changes *self = (struct scr_changes *)screen;
	if (event.action == ACTION_OPEN || event.action == ACTION_CHOOSE)
		return (struct step){.what = STEP_POP};
	return (struct step){.what = pair_page_handle(&self->pages, ctx, event) == PAIR_IGNORED ? STEP_IGNORED : STEP_STAY};
}

static void
changes_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	pair_page_draw(&((const struct scr_changes *)screen)->pages, canvas, ctx->area);
}

static const char *
changes_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Since the code was made"));
}

const struct screen_ops scr_changes_ops = {
	.size = sizeof(struct scr_changes),
	.load = changes_load,
	.layout = changes_layout,
	.handle = changes_handle,
	.draw = changes_draw,
	.title = changes_title,
};
