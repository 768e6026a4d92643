/* Pages in the visitor's case: a service, its verdict, what is not needed, and the errands together. */
#include "kiosk/screens/scr_page.h"

typedef void page_maker(struct arena *, const struct page_context *, const struct guidance *, struct page *);

enum status
scr_guidance_load(struct screen *screen, const struct ctx *ctx, int64_t service, uint32_t errand, struct guidance *out)
{
	const struct visit *visit = ctx->visit;
	struct errand errands[PAPERS_MAX_ERRANDS] = {visit_errand(visit, service, errand)};
	size_t count = service ? 1 : visit_listed(visit, errands);
	struct statements statements = visit_statements(visit);
	struct ticks *ticks = arena_alloc(&screen->arena, sizeof *ticks);
	*ticks = visit_ticks(visit);
	if (!count)
		return STATUS_ABSENT;
	enum status status = guidance_load(ctx->catalogue, &screen->arena, ctx->lang, errands, count, &statements, ticks,
	    ctx->today, out);
	screen->fallen = out->fallen;
	screen->fallen_count = out->fallen_count;
	screen->judged = status == STATUS_DONE;
	screen->complete = screen->judged && out->verdict.kind == VERDICT_COMPLETE;
	return status;
}

/* The errand of the service that the page shows; of the errands, id and service 0. */
static struct errand
errand_of_page(const struct scr_page *self, const struct ctx *ctx)
{
	const struct link *link = &self->screen.link;
	return link->id ? visit_errand(ctx->visit, link->id, (uint32_t)link_id(link, 1)) : (struct errand){0};
}

static enum status
load(struct scr_page *self, const struct ctx *ctx, struct guidance **out)
{
	*out = arena_alloc(&self->screen.arena, sizeof **out);
	return scr_guidance_load(&self->screen, ctx, self->screen.link.id, (uint32_t)link_id(&self->screen.link, 1), *out);
}

static void
make(struct scr_page *self, const struct ctx *ctx, const struct guidance *guidance, page_maker *page_of)
{
	struct page_context context = screen_page_context(ctx);
	context.listed = visit_is_listed(ctx->visit, guidance->count ? guidance->cases[0].errand.id : 0);
	self->asks = guidance->asks;
	self->result = guidance->count ? page_result(&self->screen.arena, &context, guidance) : NULL;
	page_of(&self->screen.arena, &context, guidance, &self->page);
}

enum status
scr_case_service(struct scr_page *self, const struct ctx *ctx)
{
	struct guidance *guidance;
	enum status status = load(self, ctx, &guidance);
	if (status == STATUS_DONE)
		make(self, ctx, guidance, page_of_service);
	return status;
}

enum status
scr_case_verdict(struct scr_page *self, const struct ctx *ctx)
{
	struct guidance *guidance;
	enum status status = load(self, ctx, &guidance);
	if (status == STATUS_DONE)
		status = guidance_find_origins(ctx->catalogue, &self->screen.arena, ctx->lang, guidance);
	if (status == STATUS_DONE)
		make(self, ctx, guidance, page_of_verdict);
	self->result = NULL; /* the page says it */
	return status;
}

/* Pages that only tell: the verdict is not repeated below them. */
static enum status
load_and_tell(struct scr_page *self, const struct ctx *ctx, page_maker *page_of)
{
	struct guidance *guidance;
	enum status status = load(self, ctx, &guidance);
	if (status == STATUS_DONE)
		make(self, ctx, guidance, page_of);
	self->result = NULL;
	return status;
}

enum status
scr_case_photo(struct scr_page *self, const struct ctx *ctx)
{
	return load_and_tell(self, ctx, page_of_photo);
}

enum status
scr_case_papers(struct scr_page *self, const struct ctx *ctx)
{
	return load_and_tell(self, ctx, page_of_papers);
}

enum status
scr_case_unneeded(struct scr_page *self, const struct ctx *ctx)
{
	return load_and_tell(self, ctx, page_of_unneeded);
}

/* Also when there are none: then it says how to add one. */
enum status
scr_case_errands(struct scr_page *self, const struct ctx *ctx)
{
	struct guidance *guidance;
	enum status status = load(self, ctx, &guidance);
	if (status == STATUS_ABSENT) {
		*guidance = (struct guidance){0};
		status = STATUS_DONE;
	}
	if (status == STATUS_DONE)
		make(self, ctx, guidance, page_of_errands);
	return status;
}

/* -------------------------------------------------------------- what they do -- */

/* The errand that can be put on the list or taken off: of the page, or the focused one of the errands. Service 0:
 * none. */
static struct errand
errand_meant(const struct scr_page *self, const struct ctx *ctx)
{
	struct errand errand = errand_of_page(self, ctx);
	if (errand.service || !self->page.block_count)
		return errand;
	const struct link *link = &self->page.blocks[self->pager.focus].link;
	return link->kind == LINK_SERVICE ? visit_errand(ctx->visit, link->id, (uint32_t)link_id(link, 1)) : errand;
}

static struct step
toggle_errand(const struct scr_page *self, const struct ctx *ctx)
{
	struct errand errand = errand_meant(self, ctx);
	if (!errand.service)
		return (struct step){.what = STEP_STAY, .notice = W("Go to the errand first, then press +.")};
	return (struct step){
		.what = STEP_STAY,
		.change = {.what = CHANGE_ERRAND, .service = errand.service, .errand = errand.id},
	};
}

static bool
has_errands(const struct ctx *ctx)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	return visit_listed(ctx->visit, errands);
}

/* Also when all is answered: then the answers. */
static struct step
open_questions(const struct scr_page *self, const struct ctx *ctx)
{
	struct errand errand = errand_of_page(self, ctx);
	struct link link = link_to(LINK_QUESTIONS, errand.service);
	if (errand.id)
		link_add(&link, errand.id);
	return step_push(link);
}

/* The list of what the page is about. */
static struct step
open_print(const struct scr_page *self)
{
	struct link link = self->screen.link;
	link.kind = LINK_PRINT;
	return step_push(link.id ? link : link_to(LINK_PRINT, 0));
}

struct step
scr_case_handle(const struct scr_page *self, const struct ctx *ctx, struct event event)
{
	switch (event.action) {
	case ACTION_ERRAND:
		if (self->screen.link.id || has_errands(ctx))
			return toggle_errand(self, ctx);
		break;
	case ACTION_QUESTIONS:
		return open_questions(self, ctx);
	case ACTION_PRINT:
		if (ctx->prints && (self->screen.link.id || has_errands(ctx)))
			return open_print(self);
		break;
	default:
		break;
	}
	return (struct step){.what = STEP_IGNORED};
}

static bool
has_boxes(const struct page *page)
{
	for (size_t i = 0; i < page->block_count; i++)
		if (page->blocks[i].mark)
			return true;
	return false;
}

size_t
scr_case_hints(const struct scr_page *self, const struct ctx *ctx, struct hint *hints)
{
	size_t count = 0;
	bool on_it = self->screen.link.id ? visit_is_listed(ctx->visit, errand_of_page(self, ctx).id) : has_errands(ctx);
	if (has_boxes(&self->page))
		hints[count++] = (struct hint){ACTION_DETAILS, NULL};
	if (self->screen.link.id || on_it)
		hints[count++] = (struct hint){ACTION_ERRAND, on_it ? tr(ctx, W("Take off")) : NULL};
	if (self->asks)
		hints[count++] = (struct hint){ACTION_QUESTIONS, NULL};
	if (ctx->prints && (self->screen.link.id || on_it))
		hints[count++] = (struct hint){ACTION_PRINT, NULL};
	return count;
}
