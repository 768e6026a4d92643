/* Why somebody is sent back: the paper that was missing, or another reason. It is counted, and nothing else is kept. */
#include <string.h>

#include "kiosk/desk/desk_screens.h"
#include "kiosk/widgets/choice.h"

struct scr_sent_back {
	struct screen screen;
	struct choice choice;
	const struct sent_back_entry {
		const char *word;  /* of TALLY_DESK */
		uint32_t document; /* permanent; 0: none */
	} *reasons;
	uint32_t number;       /* of the service */
};

/* All reasons but a missing paper, which is named. */
static const struct {
	const char *word, *text;
} others[] = {
	{"invalid", W("A paper is no good: expired, a copy, somebody else's")},
	{"form", W("A form is not filled in, or not signed")},
	{"fee", W("The fee is not paid")},
	{"person", W("Somebody else must come, or come along")},
	{"place", W("Another office does this")},
	{"case", W("It needs another matter, or none")},
	{"other", W("Something else")},
};
enum { OTHERS = sizeof others / sizeof *others };

static bool
is_named(const struct sent_back_entry *reasons, size_t count, uint32_t document)
{
	for (size_t i = 0; i < count; i++)
		if (reasons[i].document == document)
			return true;
	return false;
}

/* Papers that are needed or may be, in the visitor's case. */
static size_t
add_papers(struct scr_sent_back *self, const struct ctx *ctx, const struct papers *papers, struct menu_entry *entries,
    struct sent_back_entry *reasons)
{
	size_t count = 0;
	for (size_t i = 0; i < papers->count; i++)
		for (size_t s = 0; !papers->lines[i].seen && papers->lines[i].truth != TRUTH_NO && s < papers->lines[i].set_count; s++)
			for (size_t n = 0; n < papers->lines[i].sets[s].count; n++) {
				const struct paper *paper = papers->lines[i].sets[s].needs[n].paper;
				if (is_named(reasons, count, paper->document_number))
					continue;
				entries[count].name.text = WORDS_FILL(&self->screen.arena, tr(ctx, W("Missing: {paper}")),
				    {"paper", paper->document.name.text});
				reasons[count++] = (struct sent_back_entry){"missing", paper->document_number};
			}
	return count;
}

static size_t
most_papers(const struct papers *papers)
{
	size_t count = 0;
	for (size_t i = 0; i < papers->count; i++)
		for (size_t s = 0; s < papers->lines[i].set_count; s++)
			count += papers->lines[i].sets[s].count;
	return count;
}

static enum status
sent_back_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_sent_back *self = (struct scr_sent_back *)screen;
	struct guidance *guidance = arena_alloc(&screen->arena, sizeof *guidance);
	enum status status = desk_guidance(screen, ctx, ctx->lang, true, guidance);
	if (status != STATUS_DONE)
		return status;
	size_t room = most_papers(&guidance->papers) + OTHERS;
	struct menu_entry *entries = arena_array(&screen->arena, room, sizeof *entries);
	struct sent_back_entry *reasons = arena_array(&screen->arena, room, sizeof *reasons);
	size_t count = add_papers(self, ctx, &guidance->papers, entries, reasons);
	for (size_t i = 0; i < OTHERS; i++, count++) {
		entries[count].name.text = tr(ctx, others[i].text);
		entries[count].apart = !i && count;
		reasons[count].word = others[i].word;
	}
	self->reasons = reasons;
	self->number = guidance->cases[0].service->number;
	choice_set(&self->choice, &screen->arena, tr(ctx, W("Why is this person sent back?")), entries, count);
	return STATUS_DONE;
}

static void
sent_back_layout(struct screen *screen, const struct ctx *ctx)
{
	choice_layout(&((struct scr_sent_back *)screen)->choice, &screen->arena, ctx);
}

static struct step
count_reason(const struct scr_sent_back *self)
{
	const struct sent_back_entry *reason = &self->reasons[self->choice.menu.focus];
	struct step step = {.what = STEP_POP, .notice = W("Counted: sent back."),
		.change = {.what = CHANGE_COUNT, .counted = {.kind = TALLY_DESK, .number = self->number, .count = 1}}};
	strcpy(step.change.counted.word, reason->word);
	if (reason->document)
		step.change.also = (struct tally_line){.kind = TALLY_LACKED, .number = self->number,
			.part = reason->document, .count = 1};
	return step;
}

static struct step
sent_back_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_sent_back *self = (struct scr_sent_back *)screen;
	struct step step;
	return menu_chosen(&self->choice.menu, ctx, event, &step) ? count_reason(self) : step;
}

static void
sent_back_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	choice_draw(&((const struct scr_sent_back *)screen)->choice, ctx, canvas);
}

static const char *
sent_back_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Sent back"));
}

const struct screen_ops scr_sent_back_ops = {
	.size = sizeof(struct scr_sent_back),
	.load = sent_back_load,
	.layout = sent_back_layout,
	.handle = sent_back_handle,
	.draw = sent_back_draw,
	.title = sent_back_title,
};
