/* The one question at the end of a visit: three faces on three keys, two answers more, and none. Nothing of the visit is
 * left when it is asked but the service that was seen last. */
#include <string.h>

#include "kiosk/screens/screens.h"
#include "kiosk/widgets/choice.h"

struct scr_tell {
	struct screen screen;
	struct choice choice;
};

static const struct answer_row {
	const char *face; /* of signs that every console has; "": none */
	const char *words, *counted; /* NULL: it is passed over */
} rows[] = {
	{":-)  ", W("Yes, it helped"), "good"},
	{":-|  ", W("Partly"), "fair"},
	{":-(  ", W("No"), "bad"},
	{"", W("I did not find what I was looking for"), "not-found"},
	{"", W("Not for me: it is hard to use"), "not-for-me"},
	{"", W("I do not want to answer"), NULL},
};
enum { ROWS = sizeof rows / sizeof *rows };

static enum status
tell_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_tell *self = (struct scr_tell *)screen;
	struct menu_entry *entries = arena_array(&screen->arena, ROWS, sizeof *entries);
	for (size_t i = 0; i < ROWS; i++) {
		const char *words = tr(ctx, rows[i].words);
		entries[i] = (struct menu_entry){.apart = i == ROWS - 1,
			.name = {.text = arena_printf(&screen->arena, "%s%s", rows[i].face, words), .spoken = words}};
	}
	if (!self->choice.menu.entries) /* who only presses Enter has said nothing */
		self->choice.menu.focus = ROWS - 1;
	choice_set(&self->choice, &screen->arena, tr(ctx, W("Did this machine help you?")), entries, ROWS);
	return STATUS_DONE;
}

static void
tell_layout(struct screen *screen, const struct ctx *ctx)
{
	choice_layout(&((struct scr_tell *)screen)->choice, &screen->arena, ctx);
}

static struct step
answer(const struct scr_tell *self, size_t row)
{
	struct step step = {.what = STEP_STAY, .change.what = CHANGE_FINISH};
	if (rows[row].counted) {
		struct tally_line *line = &step.change.counted;
		*line = (struct tally_line){.kind = TALLY_SAID, .number = (uint32_t)self->screen.link.id, .count = 1};
		memcpy(line->word, rows[row].counted, strlen(rows[row].counted));
		step.change.what = CHANGE_SAID;
	}
	return step;
}

/* A digit answers at once: whoever leaves has one key for it. */
static struct step
tell_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_tell *self = (struct scr_tell *)screen;
	if (event.action == ACTION_DIGIT && event.value >= 1 && event.value <= ROWS)
		return answer(self, (size_t)event.value - 1);
	if (event.action == ACTION_BACK || event.action == ACTION_HOME)
		return answer(self, ROWS - 1);
	struct step step;
	return menu_chosen(&self->choice.menu, ctx, event, &step) ? answer(self, self->choice.menu.focus) : step;
}

static void
tell_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	choice_draw(&((const struct scr_tell *)screen)->choice, ctx, canvas);
}

static const char *
tell_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("All is wiped. One question"));
}

const struct screen_ops scr_tell_ops = {
	.size = sizeof(struct scr_tell),
	.load = tell_load,
	.layout = tell_layout,
	.handle = tell_handle,
	.draw = tell_draw,
	.title = tell_title,
};
