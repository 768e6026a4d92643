/* Pages in the visitor's case: a service, its verdict, what is not needed, and the errands together. */
#include "kiosk/screens/scr_page.h"

typedef void page_maker(struct arena *, const struct page_context *, const struct guidance *, struct page *);

enum status
scr_guidance_load(struct screen *screen, const struct ctx *ctx, int64_t service, struct guidance *out)
{
	const struct visit *visit = ctx->visit;
	struct answers answers = visit_answers(visit);
	struct ticks ticks = visit_ticks(visit);
	size_t count = service ? 1 : visit->errand_count;
	if (!count)
		return STATUS_ABSENT;
	enum status status = guidance_load(ctx->catalogue, &screen->arena, ctx->lang, service ? &service : visit->errands,
	    count, &answers, &ticks, ctx->today, out);
	screen->fallen = out->fallen;
	screen->fallen_count = out->fallen_count;
	return status;
}

static enum status
load(struct scr_page *self, const struct ctx *ctx, struct guidance **out)
{
	*out = arena_alloc(&self->screen.arena, sizeof **out);
	return scr_guidance_load(&self->screen, ctx, self->screen.link.id, *out);
}

static void
make(struct scr_page *self, const struct ctx *ctx, const struct guidance *guidance, page_maker *page_of)
{
	struct page_context context = scr_page_context(ctx);
	self->asks = guidance->asks;
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
	return status;
}

enum status
scr_case_unneeded(struct scr_page *self, const struct ctx *ctx)
{
	struct guidance *guidance;
	enum status status = load(self, ctx, &guidance);
	if (status == STATUS_DONE)
		make(self, ctx, guidance, page_of_unneeded);
	return status;
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

/* The service that can be put on the errands or taken off: of the page, or the focused one of the
 * errands. NULL: none. */
static const int64_t *
errand_of(const struct scr_page *self)
{
	if (self->screen.link.id)
		return &self->screen.link.id;
	if (!self->page.block_count)
		return NULL;
	const struct link *link = &self->page.blocks[self->pager.focus].link;
	return link->kind == LINK_SERVICE ? &link->id : NULL;
}

static struct step
toggle_errand(const struct scr_page *self)
{
	const int64_t *service = errand_of(self);
	if (!service)
		return (struct step){.what = STEP_STAY, .notice = W("Go to the errand first, then press +.")};
	return (struct step){
		.what = STEP_STAY,
		.change = {.what = CHANGE_ERRAND, .services = service, .service_count = 1},
	};
}

struct step
scr_case_handle(const struct scr_page *self, const struct ctx *ctx, struct event event)
{
	switch (event.action) {
	case ACTION_ERRAND:
		if (self->screen.link.id || ctx->visit->errand_count)
			return toggle_errand(self);
		break;
	case ACTION_QUESTIONS:
		if (self->asks)
			return step_push(link_to(LINK_QUESTIONS, self->screen.link.id));
		return (struct step){.what = STEP_STAY, .notice = W("There is nothing left to ask.")};
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
	bool on_it = self->screen.link.id ? visit_has_errand(ctx->visit, self->screen.link.id) : ctx->visit->errand_count;
	if (has_boxes(&self->page))
		hints[count++] = (struct hint){ACTION_MARK, NULL};
	if (self->screen.link.id || on_it)
		hints[count++] = (struct hint){ACTION_ERRAND, on_it ? tr(ctx, W("Take off")) : NULL};
	if (self->asks)
		hints[count++] = (struct hint){ACTION_QUESTIONS, NULL};
	return count;
}
