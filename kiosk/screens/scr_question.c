/* One question after another, or the change of one answer. */
#include "kiosk/screens/scr_page.h"
#include "kiosk/canvas/layout.h"
#include "kiosk/widgets/menu.h"
#include "kiosk/screens/screens.h"

/* Values of the entries that are no options. */
enum { VALUE_DONE = -1, VALUE_UNKNOWN = -2 };

struct scr_question {
	struct screen screen;
	int64_t shown;            /* the question on the screen */
	uint32_t none;        /* the option for when none is ticked; 0: there is none */
	uint32_t chosen;          /* options ticked so far, where several can be */
	const struct question *question;
	struct guidance guidance;
	struct menu_entry *entries;
	struct menu menu;
	struct arena_mark loaded;
	int ask_rows, why_rows, head_rows;
};

/* The question to change; 0: what is left to ask. */
static int64_t
wanted(const struct scr_question *self)
{
	return self->screen.link.kind == LINK_QUESTION ? self->screen.link.id : 0;
}

/* In whose case; 0: the errands. */
static int64_t
service(const struct scr_question *self)
{
	return link_id(&self->screen.link, self->screen.link.kind == LINK_QUESTION);
}

/* ----------------------------------------------------------------- loading -- */

static bool
find_question(const struct scr_question *self, size_t *at)
{
	const struct guidance *guidance = &self->guidance;
	*at = guidance->next_question;
	if (!wanted(self))
		return guidance->asks;
	for (*at = 0; *at < guidance->questions.count; ++*at)
		if (guidance->questions.items[*at].id == wanted(self))
			return true;
	return false;
}

/* These answers with one more as the latest. */
static struct answers
with_answer(struct arena *arena, const struct answers *old, struct answer answer)
{
	struct answer *items = arena_array(arena, old->count + 1, sizeof *items);
	size_t count = 0;
	for (size_t i = 0; i < old->count; i++)
		if (old->items[i].question != answer.question)
			items[count++] = old->items[i];
	items[count++] = answer;
	return (struct answers){items, count};
}

/* Whether these options can hold together in the case so far. */
static bool
can_hold(struct scr_question *self, uint32_t options)
{
	struct arena *arena = &self->screen.arena;
	struct arena_mark mark = arena_mark(arena);
	struct answers all = with_answer(arena, self->guidance.answers,
	    (struct answer){.question = self->shown, .options = options});
	bool can = logic_is_possible(logic_new(arena, &self->guidance.questions, &all));
	arena_rewind(arena, mark);
	return can;
}

static const char *
box(const struct scr_question *self, int64_t option)
{
	return self->chosen & UINT32_C(1) << option ? "[✓]" : "[ ]";
}

/* Whether an entry is what was answered before. */
static bool
is_current(const struct answer *answer, int64_t value)
{
	if (!answer || answer->unknown)
		return answer && value == VALUE_UNKNOWN;
	return value >= 0 && answer->options & UINT32_C(1) << value;
}

static struct text
option_words(const struct scr_question *self, struct arena *arena, int64_t option)
{
	struct text words = self->question->options[option].text;
	if (self->question->many) {
		words.spoken = words.spoken ? words.spoken : words.text;
		words.text = arena_printf(arena, "%s %s", box(self, option), words.text);
	}
	return words;
}

/* What an entry says, as the answer and the ticks are just now. */
static void
name_entry(struct scr_question *self, const struct ctx *ctx, struct menu_entry *entry)
{
	struct arena *arena = &self->screen.arena;
	const struct answer *answer = answer_to(self->guidance.answers, self->question->id);
	if (entry->value >= 0)
		entry->name = option_words(self, arena, entry->value);
	else if (entry->value == VALUE_UNKNOWN)
		entry->name.text = tr(ctx, W("I don't know"));
	else
		entry->name.text = self->chosen || self->none ? tr(ctx, W("Go on")) : tr(ctx, W("None of these"));
	if (is_current(answer, entry->value) && !(self->question->many && entry->value >= 0))
		entry->name.text = WORDS_FILL(arena, tr(ctx, W("{answer} (your answer now)")),
		    {"answer", entry->name.text});
}

static void
add_entry(struct scr_question *self, int64_t value)
{
	self->entries[self->menu.count++] = (struct menu_entry){.value = value};
}

/* The focus stands on the answer that there is, else on the first. */
static void
focus_answer(struct scr_question *self, const struct answer *answer)
{
	self->menu.focus = 0;
	if (!answer || (self->question->many && !answer->unknown))
		return;
	for (size_t i = 0; i < self->menu.count; i++)
		if (is_current(answer, self->entries[i].value))
			self->menu.focus = i;
}

static void
add_entries(struct scr_question *self, size_t at)
{
	const struct question *question = self->question;
	uint32_t possible = 0;
	for (size_t i = 0; i < question->option_count; i++)
		if (logic_option_is_possible(self->guidance.logic, at, i))
			possible |= UINT32_C(1) << i;
	self->chosen &= possible;
	self->entries = arena_array(&self->screen.arena, question->option_count + 2, sizeof *self->entries);
	self->menu.entries = self->entries;
	self->menu.count = 0;
	for (size_t i = 0; i < question->option_count; i++)
		if (possible & UINT32_C(1) << i)
			add_entry(self, (int64_t)i);
	self->none = question->many ? question_none(question) & possible : 0;
	if (question->many)
		add_entry(self, VALUE_DONE);
	add_entry(self, VALUE_UNKNOWN);
}

static enum status
question_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_question *self = (struct scr_question *)screen;
	size_t at;
	enum status status = scr_guidance_load(screen, ctx, service(self), &self->guidance);
	if (status != STATUS_DONE)
		return status;
	if (!find_question(self, &at))
		return STATUS_ABSENT;
	self->question = &self->guidance.questions.items[at];
	const struct answer *answer = answer_to(self->guidance.answers, self->question->id);
	bool same = self->shown == self->question->id;
	if (!same)
		self->chosen = answer && !answer->unknown ? answer->options : 0;
	self->shown = self->question->id;
	add_entries(self, at);
	for (size_t i = 0; i < self->menu.count; i++)
		name_entry(self, ctx, &self->entries[i]);
	if (!same)
		focus_answer(self, answer);
	self->loaded = arena_mark(&screen->arena);
	return STATUS_DONE;
}

/* ---------------------------------------------------------------- answering -- */

/* Ticks an option, and takes the ticks away that cannot stand beside it. */
static void
toggle(struct scr_question *self, int64_t option)
{
	uint32_t bit = UINT32_C(1) << option, before = self->chosen;
	if (before & bit) {
		self->chosen &= ~bit;
	} else {
		self->chosen = bit;
		for (uint32_t other = 1; other; other <<= 1)
			if (before & other && can_hold(self, self->chosen | other))
				self->chosen |= other;
	}
}

static struct step
choose(struct scr_question *self)
{
	int64_t value = self->entries[self->menu.focus].value;
	struct answer answer = {.question = self->shown};
	if (value >= 0 && self->question->many) {
		toggle(self, value);
		return (struct step){.what = STEP_RELOAD};
	}
	if (value == VALUE_UNKNOWN)
		answer.unknown = true;
	else
		answer.options = value >= 0 ? UINT32_C(1) << value : self->chosen ? self->chosen : self->none;
	return (struct step){
		.what = wanted(self) ? STEP_POP : STEP_STAY,
		.change = {.what = CHANGE_ANSWER, .answer = answer},
	};
}

static struct step
question_handle(struct screen *screen, const struct ctx *ctx, struct event event)
{
	struct scr_question *self = (struct scr_question *)screen;
	switch (menu_handle(&self->menu, ctx, event)) {
	case MENU_CHOSEN:
		return choose(self);
	case MENU_STAYS:
		return (struct step){.what = STEP_STAY};
	case MENU_IGNORED:
		break;
	}
	return (struct step){.what = event.action == ACTION_QUESTIONS ? STEP_STAY : STEP_IGNORED};
}

/* ----------------------------------------------------------------- drawing -- */

static int
rows_of(struct arena *arena, const char *text, int width)
{
	struct arena_mark mark = arena_mark(arena);
	int rows = text ? (int)layout_wrap(arena, text, width).count : 0;
	arena_rewind(arena, mark);
	return rows;
}

/* The question, why it is asked, the answers, and how many more there are. */
static void
question_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_question *self = (struct scr_question *)screen;
	int width = ctx->area.width - 3, height = ctx->area.height;
	arena_rewind(&screen->arena, self->loaded);
	self->ask_rows = rows_of(&screen->arena, self->question->ask.text, width);
	self->why_rows = rows_of(&screen->arena, self->question->why.text, width);
	int rows = self->ask_rows + self->why_rows;
	if (rows > height - 3) /* room for an answer goes first */
		rows = self->ask_rows, self->why_rows = 0;
	if (rows > height - 3)
		rows = self->ask_rows = height > 4 ? height - 3 : 0;
	bool tail = !wanted(self);
	int entries = (int)self->menu.count;
	self->head_rows = rows + (rows + 1 + entries + tail <= height);
	menu_layout(&self->menu, &screen->arena, ctx->area.width, height - self->head_rows - tail);
}

static void
draw_text(struct canvas *canvas, struct rect area, int rows, enum role role, const char *text)
{
	if (!rows)
		return;
	struct lines lines = layout_wrap(&canvas->arena, text, area.width - 3);
	for (int i = 0; i < rows && (size_t)i < lines.count; i++)
		canvas_text(canvas, area.x + 2, area.y + i, area.width - 2, role, text + lines.items[i].start,
		    lines.items[i].size);
}

static const char *
left_words(const struct scr_question *self, const struct ctx *ctx, struct arena *arena)
{
	size_t more = self->guidance.questions_left ? self->guidance.questions_left - 1 : 0;
	return more ? WORDS_FILL(arena, tr(ctx, W("Questions after this one: at most {n}.")),
	    {"n", arena_printf(arena, "%zu", more)}) : tr(ctx, W("This is the last question."));
}

static void
question_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_question *self = (const struct scr_question *)screen;
	struct rect area = ctx->area;
	draw_text(canvas, area, self->ask_rows, ROLE_TITLE, self->question->ask.text);
	area.y += self->ask_rows;
	draw_text(canvas, area, self->why_rows, ROLE_MUTED, self->question->why.text);
	area.y += self->head_rows - self->ask_rows;
	area.height -= self->head_rows + !wanted(self);
	menu_draw(&self->menu, canvas, area);
	if (wanted(self))
		return;
	int below = self->menu.height + 1 < area.height ? self->menu.height + 1 : area.height;
	canvas_string(canvas, area.x + 2, area.y + below, area.width - 2, ROLE_MUTED,
	    left_words(self, ctx, &canvas->arena));
}

static const char *
question_title(const struct screen *screen, const struct ctx *ctx)
{
	(void)screen;
	return tr(ctx, W("Questions"));
}

static size_t
question_hints(const struct screen *screen, const struct ctx *ctx, struct hint *hints)
{
	const struct scr_question *self = (const struct scr_question *)screen;
	if (!self->question->many)
		return 0;
	*hints = (struct hint){ACTION_MARK, tr(ctx, W("Tick"))};
	return 1;
}

const struct screen_ops scr_question_ops = {
	.size = sizeof(struct scr_question),
	.load = question_load,
	.layout = question_layout,
	.handle = question_handle,
	.draw = question_draw,
	.title = question_title,
	.hints = question_hints,
};
