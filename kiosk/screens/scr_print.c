/* The list, or the sample of a letter, on paper: in which type, and how far the printer is with it. */
#include <string.h>

#include "kiosk/canvas/layout.h"
#include "kiosk/screens/scr_page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/takeaway/slip.h"
#include "kiosk/takeaway/takeaway_job.h"
#include "kiosk/widgets/choice.h"

enum { PRINT_NORMAL = 1, PRINT_LARGE, PRINT_OVER };

struct scr_print {
	struct screen screen;
	struct takeaway list;
	struct choice choice;
};

static bool
is_letter(const struct screen *screen)
{
	return screen->link.kind == LINK_LETTER;
}

/* A code of the list; NULL: the list is too long for one. */
static enum status
make_code(struct screen *screen, const struct ctx *ctx, const struct guidance *guidance, bool whole, const char **code)
{
	struct slip *slip = arena_alloc(&screen->arena, sizeof *slip);
	enum status status = slip_of(ctx->catalogue, guidance, whole, slip);
	*code = status == STATUS_DONE ? slip_write(&screen->arena, slip) : NULL;
	return status == STATUS_ABSENT ? STATUS_DONE : status;
}

/* The code that brings the list back at a desk, and beside it the short one, to be typed. */
static enum status
add_codes(struct scr_print *self, const struct ctx *ctx, const struct guidance *guidance)
{
	const char *typed;
	enum status status = make_code(&self->screen, ctx, guidance, true, &self->list.code);
	if (status == STATUS_DONE)
		status = make_code(&self->screen, ctx, guidance, false, &typed);
	if (status == STATUS_DONE && self->list.code)
		self->list.caption = typed ? WORDS_FILL(&self->screen.arena,
		    tr(ctx, W("Show this code at the desk. To type it: {code}")),
		    {"code", slip_spaced(&self->screen.arena, typed)}) : tr(ctx, W("Show this code at the desk."));
	return status;
}

static const char *
print_title(const struct screen *screen, const struct ctx *ctx)
{
	return tr(ctx, is_letter(screen) ? W("Sample letter on paper") : W("Your list on paper"));
}

static void
add_entries(struct scr_print *self, const struct ctx *ctx)
{
	struct menu_entry *entries = arena_array(&self->screen.arena, 3, sizeof *entries);
	entries[0] = (struct menu_entry){.name.text = tr(ctx, W("Print")), .value = PRINT_NORMAL};
	entries[1] = (struct menu_entry){.name.text = tr(ctx, W("Print in large type")), .value = PRINT_LARGE};
	entries[2] = (struct menu_entry){.name.text = tr(ctx, W("Finish")), .value = PRINT_OVER, .apart = true};
	choice_set(&self->choice, &self->screen.arena, print_title(&self->screen, ctx), entries, 3);
}

static enum status
load_list(struct scr_print *self, const struct ctx *ctx)
{
	struct screen *screen = &self->screen;
	struct guidance *guidance = arena_alloc(&screen->arena, sizeof *guidance);
	struct page_context context = screen_page_context(ctx);
	struct page page;
	enum status status = scr_guidance_load(screen, ctx, screen->link.id, (uint32_t)link_id(&screen->link, 1), guidance);
	if (status != STATUS_DONE)
		return status;
	context.as_of = catalogue_date(ctx->catalogue);
	page_of_list(&screen->arena, &context, guidance, &page);
	takeaway_of(&screen->arena, ctx->lang, &page, &self->list);
	self->list.made = ctx->today;
	return ctx->has_desk ? add_codes(self, ctx, guidance) : STATUS_DONE;
}

/* In the language of the letter, and without a date: the visitor sends it, not the kiosk. */
static enum status
load_letter(struct scr_print *self, const struct ctx *ctx)
{
	struct page_context context = screen_page_context(ctx);
	struct document document;
	struct page page;
	enum status status = catalogue_document(ctx->catalogue, &self->screen.arena, CATALOGUE_BASE_LANGUAGE,
	    self->screen.link.id, &document);
	if (status != STATUS_DONE)
		return status;
	if (!document.letter_count)
		return STATUS_ABSENT;
	context.lang = CATALOGUE_BASE_LANGUAGE;
	page_of_letter(&self->screen.arena, &context, &document, &page);
	takeaway_of(&self->screen.arena, CATALOGUE_BASE_LANGUAGE, &page, &self->list);
	return STATUS_DONE;
}

static enum status
print_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_print *self = (struct scr_print *)screen;
	enum status status = is_letter(screen) ? load_letter(self, ctx) : load_list(self, ctx);
	if (status == STATUS_DONE)
		add_entries(self, ctx);
	return status;
}

static void
print_layout(struct screen *screen, const struct ctx *ctx)
{
	choice_layout(&((struct scr_print *)screen)->choice, &screen->arena, ctx);
}

static int64_t
chosen(const struct scr_print *self)
{
	return self->choice.menu.entries[self->choice.menu.focus].value;
}

static struct step
send_list(struct scr_print *self)
{
	struct step step = {.what = STEP_STAY, .change = {.what = CHANGE_PRINT}};
	self->list.large = chosen(self) == PRINT_LARGE;
	step.change.job = takeaway_job_write(&self->screen.arena, &self->list, &step.change.job_size);
	if (!step.change.job)
		step = (struct step){.what = STEP_STAY, .notice = W("This list is too long for the printer. Please ask a colleague.")};
	return step;
}

static struct step
print_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_print *self = (struct scr_print *)screen;
	struct step step;
	if (menu_chosen(&self->choice.menu, ctx, event, &step))
		return chosen(self) == PRINT_OVER ? (struct step){.what = STEP_STAY, .change.what = CHANGE_FINISH} : send_list(self);
	if (event.action == ACTION_PRINT)
		step.what = STEP_STAY;
	return step;
}

/* Below the menu: how far the printer is, or what will happen. */
static void
draw_state(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas, struct rect area)
{
	const char *sentence = printing_sentence(ctx->printing);
	const char *text = tr(ctx, sentence ? sentence : is_letter(screen) ? W("The sample, with room to fill it in by hand.")
	    : W("Errands, papers with boxes to tick, fees, where and by when."));
	struct rect box = {area.x + 2, area.y, area.width - 3, area.height};
	box.height = layout_draw(canvas, area, box.x, box.y, box.width, sentence ? ROLE_TITLE : ROLE_TEXT, text) - box.y;
	canvas_item(canvas, box, (struct event){ACTION_NONE, 0}, text, NULL, false);
}

static void
print_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_print *self = (const struct scr_print *)screen;
	struct rect area = ctx->area;
	int below = choice_draw(&self->choice, ctx, canvas);
	below += area.height > below + 3;
	if (below < area.height)
		draw_state(screen, ctx, canvas, (struct rect){area.x, area.y + below, area.width, area.height - below});
}

const struct screen_ops scr_print_ops = {
	.size = sizeof(struct scr_print),
	.load = print_load,
	.layout = print_layout,
	.handle = print_handle,
	.draw = print_draw,
	.title = print_title,
};
