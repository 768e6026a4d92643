/* One question after another, back again, and at the end what was answered; or the change of one answer. */
#include <string.h>

#include "data/text.h"
#include "kiosk/canvas/layout.h"
#include "kiosk/screens/scr_page.h"
#include "kiosk/screens/screens.h"
#include "kiosk/widgets/menu.h"

/* Values of the entries that are no options. */
enum { VALUE_DONE = -1, VALUE_UNKNOWN = -2, VALUE_NONE = -3, VALUE_LIST = -4 };
enum { MAX_TRAIL = VISIT_MAX_STATEMENTS };

/* A question of an errand. */
struct asked {
	uint32_t errand;
	int64_t question;
};

/* What an entry stands for besides its value: for whom the errand is then. */
struct choice {
	struct who who;
	const char *words; /* NULL: the option's own */
};

struct scr_question {
	struct screen screen;
	struct asked trail[MAX_TRAIL]; /* answered here, oldest first: the way back */
	size_t trail_count;
	struct asked again;            /* the one to answer again; question 0: what is left to ask */
	struct asked shown;            /* on the screen at the last load */
	uint32_t chosen;               /* options ticked so far, where several can be */
	uint32_t none;                 /* the option for when none is ticked; 0: there is none */
	struct guidance guidance;
	const struct errand_case *c;   /* the errand that asks */
	const struct question *question; /* NULL: all is answered, and shown */
	const char *why;
	struct asked *answered;        /* of the entries, then */
	struct menu_entry *entries;
	struct choice *choices;
	struct menu menu;
	struct arena_mark loaded;
	int errand_rows, ask_rows, why_rows, head_rows;
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

static uint32_t
errand(const struct scr_question *self)
{
	size_t at = self->screen.link.kind == LINK_QUESTION ? 2 : 1;
	return service(self) ? (uint32_t)link_id(&self->screen.link, at) : 0;
}

/* ------------------------------------------------------------ which question -- */

static bool
same_asked(struct asked a, struct asked b)
{
	return a.errand == b.errand && a.question == b.question;
}

/* Finds the errand, whose id may be given only after the first answer, and the question in it. */
static bool
find_asked(struct scr_question *self, struct asked asked)
{
	for (size_t i = 0; i < self->guidance.count; i++) {
		const struct errand_case *c = &self->guidance.cases[i];
		bool here = self->guidance.count == 1 || !asked.errand || c->errand.id == asked.errand;
		const struct question *question = here ? errand_question(c, asked.question) : NULL;
		if (question) {
			self->c = c;
			self->question = question;
			return true;
		}
	}
	return false;
}

static bool
is_asked(const struct scr_question *self)
{
	const struct condition *when = &self->question->asked_when;
	return !when->count || logic_judge(self->c->logic, when) != TRUTH_NO;
}

/* False: nothing to show. */
static bool
find_question(struct scr_question *self)
{
	const struct guidance *guidance = &self->guidance;
	self->question = NULL;
	if (wanted(self))
		return find_asked(self, (struct asked){errand(self), wanted(self)});
	if (self->again.question && find_asked(self, self->again) && is_asked(self))
		return true;
	self->again = (struct asked){0};
	self->question = NULL;
	if (!guidance->asks) {
		for (size_t i = 0; i < guidance->count; i++)
			if (guidance->cases[i].answers.count)
				return true;
		return false;
	}
	self->c = &guidance->cases[guidance->next_case];
	self->question = &self->c->questions.items[guidance->askings[guidance->next_case].next];
	return true;
}

/* ------------------------------------------------------------------- answers -- */

/* Whether these options can hold together in the case so far. */
static bool
can_hold(struct scr_question *self, uint32_t options)
{
	struct arena *arena = &self->screen.arena;
	struct arena_mark mark = arena_mark(arena);
	struct answer *items = arena_array(arena, self->c->answers.count + 1, sizeof *items);
	struct answers all = {items, 0};
	for (size_t i = 0; i < self->c->answers.count; i++)
		if (self->c->answers.items[i].question != self->question->id)
			items[all.count++] = self->c->answers.items[i];
	items[all.count++] = (struct answer){.question = self->question->id, .options = options};
	bool can = logic_is_possible(logic_new(arena, &self->c->questions, &all));
	arena_rewind(arena, mark);
	return can;
}

static const char *
joined_options(struct arena *arena, const struct question *question, uint32_t options)
{
	const char *words = NULL;
	for (size_t o = 0; o < question->option_count; o++)
		if (options >> o & 1)
			words = words ? arena_printf(arena, "%s; %s", words, question->options[o].text.text)
			    : question->options[o].text.text;
	return words;
}

/* ------------------------------------------------------------------- entries -- */

/* Whether an entry is what was answered before. */
static bool
is_current(const struct scr_question *self, size_t entry)
{
	const struct answer *answer = answer_to(&self->c->answers, self->question->id);
	int64_t value = self->entries[entry].value;
	if (!answer || answer->unknown)
		return answer && value == VALUE_UNKNOWN;
	if (value == VALUE_NONE)
		return !answer->options;
	return value >= 0 && answer->options & UINT32_C(1) << value &&
	    (!self->question->options[value].person || who_is(self->choices[entry].who, self->c->errand.who));
}

static struct text
option_words(const struct scr_question *self, struct arena *arena, size_t entry)
{
	int64_t option = self->entries[entry].value;
	struct text words = self->question->options[option].text;
	if (self->choices[entry].words) {
		words.spoken = NULL;
		words.text = arena_printf(arena, "%s – %s", words.text, self->choices[entry].words);
	}
	if (self->question->many) {
		words.spoken = words.spoken ? words.spoken : words.text;
		words.text = arena_printf(arena, "%s %s", self->chosen >> option & 1 ? "[✓]" : "[ ]", words.text);
	}
	return words;
}

/* What an entry says, as the answer and the ticks are just now. */
static void
name_entry(struct scr_question *self, const struct ctx *ctx, size_t at)
{
	struct arena *arena = &self->screen.arena;
	struct menu_entry *entry = &self->entries[at];
	if (entry->value >= 0)
		entry->name = option_words(self, arena, at);
	else
		entry->name = (struct text){.text = entry->value == VALUE_UNKNOWN ? tr(ctx, W("I don't know"))
		    : entry->value == VALUE_NONE ? tr(ctx, W("None of these")) : tr(ctx, W("Go on"))};
	if (is_current(self, at) && !(self->question->many && entry->value >= 0))
		entry->name.text = WORDS_FILL(arena, tr(ctx, W("{answer} (your answer now)")),
		    {"answer", entry->name.text});
}

static void
add_entry(struct scr_question *self, int64_t value, struct choice choice)
{
	self->choices[self->menu.count] = choice;
	self->entries[self->menu.count++] = (struct menu_entry){.value = value, .apart = value == VALUE_DONE};
}

/* Whether another errand on the list is for that person. */
static const struct service *
errand_for(const struct scr_question *self, const struct ctx *ctx, struct who who)
{
	for (size_t i = 0; i < self->guidance.count; i++) {
		const struct errand_case *c = &self->guidance.cases[i];
		if (c != self->c && visit_is_listed(ctx->visit, c->errand.id) && who_is(c->errand.who, who))
			return c->service;
	}
	return NULL;
}

static const struct paper *
paper_in_service(const struct service *service, const char *role)
{
	for (size_t r = 0; r < service->requirement_count; r++) {
		const struct requirement *requirement = &service->requirements[r];
		for (size_t s = 0; s < requirement->count; s++)
			for (size_t p = 0; p < requirement->sets[s].count; p++)
				if (!strcmp(requirement->sets[s].papers[p].whose_name, role))
					return &requirement->sets[s].papers[p];
	}
	return NULL;
}

/* Somebody has that role in another errand, where the visitor is asked for his own. */
static const struct paper *
paper_of_role(const struct scr_question *self, const char *role)
{
	const struct paper *paper = NULL;
	for (size_t i = 0; !paper && i < self->guidance.count; i++)
		if (&self->guidance.cases[i] != self->c)
			paper = paper_in_service(self->guidance.cases[i].service, role);
	return paper;
}

/* An answer that says whose errand it is: for somebody for whom another errand is, or for somebody else of that
 * role; or for whoever is cared for in another errand. */
static void
add_persons(struct scr_question *self, const struct ctx *ctx, size_t option)
{
	struct arena *arena = &self->screen.arena;
	struct who who = {.person = self->question->options[option].person};
	const struct service *other;
	bool any = false;
	for (; (other = errand_for(self, ctx, who)); who.which++, any = true)
		add_entry(self, (int64_t)option, (struct choice){who, WORDS_FILL(arena,
		    tr(ctx, W("the same person as in: {errand}")), {"errand", other->name.text})});
	add_entry(self, (int64_t)option, (struct choice){who, any ? tr(ctx, W("somebody else")) : NULL});
	const struct paper *cared = strcmp(self->question->options[option].person_name, CATALOGUE_CHILD)
	    ? paper_of_role(self, CATALOGUE_CARED_FOR) : NULL;
	if (cared && cared->whose != who.person)
		add_entry(self, (int64_t)option, (struct choice){{cared->whose, 0}, cared->whose_title.text});
}

/* Whether that answer misses here. Who comes for a child's papers as well asks for himself, as the parent. */
static bool
is_missed(const struct scr_question *self, const struct question_option *option)
{
	return option->person && (strcmp(option->person_name, CATALOGUE_CHILD) ||
	    !paper_in_service(self->c->service, CATALOGUE_CHILD));
}

/* Says why, and of what nothing is known here: that is not the same as forbidden. */
static void
set_why(struct scr_question *self, const struct ctx *ctx, uint32_t possible)
{
	struct arena *arena = &self->screen.arena;
	const char *others = NULL;
	for (size_t o = 0; o < self->question->option_count; o++)
		if (!(possible >> o & 1) && is_missed(self, &self->question->options[o])) {
			const char *one = text_uncapitalised(arena, self->question->options[o].text.text);
			others = others ? arena_printf(arena, "%s; %s", others, one) : one;
		}
	self->why = self->question->why.text;
	if (others && possible)
		self->why = arena_printf(arena, "%s %s", self->why,
		    WORDS_FILL(arena, tr(ctx, W("This page says nothing on this, ask at the desk: {who}.")), {"who", others}));
}

static void
add_entries(struct scr_question *self, const struct ctx *ctx)
{
	const struct question *question = self->question;
	size_t at = (size_t)(question - self->c->questions.items);
	size_t most = question->option_count * (2 + self->guidance.count) + 3;
	uint32_t possible = 0;
	for (size_t i = 0; i < question->option_count; i++)
		if (logic_option_is_possible(self->c->logic, at, i))
			possible |= UINT32_C(1) << i;
	self->chosen &= possible;
	self->entries = arena_array(&self->screen.arena, most, sizeof *self->entries);
	self->choices = arena_array(&self->screen.arena, most, sizeof *self->choices);
	self->menu.entries = self->entries;
	self->menu.in_order = true;
	self->menu.count = 0;
	for (size_t i = 0; i < question->option_count; i++)
		if (possible >> i & 1) {
			if (question->options[i].person)
				add_persons(self, ctx, i);
			else
				add_entry(self, (int64_t)i, (struct choice){0});
		}
	self->none = question->many ? question_none(question) & possible : 0;
	if (question->many && !self->none)
		add_entry(self, VALUE_NONE, (struct choice){0});
	add_entry(self, VALUE_UNKNOWN, (struct choice){0});
	if (question->many)
		add_entry(self, VALUE_DONE, (struct choice){0});
	set_why(self, ctx, possible);
}

/* The focus stands on the answer that there is, else on the first. */
static void
focus_answer(struct scr_question *self)
{
	self->menu.focus = 0;
	for (size_t i = 0; !self->question->many && i < self->menu.count; i++)
		if (is_current(self, i))
			self->menu.focus = i;
}

/* ------------------------------------------------------ all that was answered -- */

static const char *
answer_words(struct arena *arena, const struct ctx *ctx, const struct question *question, const struct answer *answer)
{
	const char *words = answer->unknown ? tr(ctx, W("I don't know"))
	    : joined_options(arena, question, answer->options);
	return words ? words : tr(ctx, W("None of these"));
}

static void
add_answered(struct scr_question *self, const struct ctx *ctx, struct asked asked)
{
	struct arena *arena = &self->screen.arena;
	if (!find_asked(self, asked) || !is_asked(self)) /* after another answer it may not be */
		return;
	const struct answer *answer = answer_to(&self->c->answers, asked.question);
	if (!answer)
		return;
	const char *words = arena_printf(arena, "%s %s", text_first_sentence(arena, self->question->ask.text),
	    answer_words(arena, ctx, self->question, answer));
	if (self->guidance.count > 1 && self->question->about != ABOUT_VISITOR)
		words = arena_printf(arena, "%s: %s", self->c->service->name.text, words);
	self->answered[self->menu.count] = asked;
	self->entries[self->menu.count] = (struct menu_entry){.value = (int64_t)self->menu.count, .name.text = words};
	self->menu.count++;
}

static bool
is_on_trail(const struct scr_question *self, struct asked asked)
{
	for (size_t i = 0; i < self->trail_count; i++)
		if (same_asked(self->trail[i], asked))
			return true;
	return false;
}

/* In the order asked: what was answered before, then what was answered here. */
static void
add_answers(struct scr_question *self, const struct ctx *ctx)
{
	size_t most = 1 + self->trail_count;
	for (size_t i = 0; i < self->guidance.count; i++)
		most += self->guidance.cases[i].answers.count;
	self->entries = arena_array(&self->screen.arena, most, sizeof *self->entries);
	self->answered = arena_array(&self->screen.arena, most, sizeof *self->answered);
	self->menu.entries = self->entries;
	self->menu.in_order = true;
	self->menu.count = 0;
	self->entries[self->menu.count++] = (struct menu_entry){
		.value = VALUE_LIST, .name.text = tr(ctx, self->guidance.verdict.kind == VERDICT_AGAINST
		    ? W("Go on") : W("Go on: the list of papers"))};
	for (size_t i = 0; i < self->guidance.count; i++)
		for (size_t a = 0; a < self->guidance.cases[i].answers.count; a++) {
			struct asked asked = {self->guidance.cases[i].errand.id,
				self->guidance.cases[i].answers.items[a].question};
			if (!is_on_trail(self, asked))
				add_answered(self, ctx, asked);
		}
	for (size_t i = 0; i < self->trail_count; i++)
		add_answered(self, ctx, self->trail[i]);
	self->question = NULL;
	self->why = tr(ctx, W("Press Enter on an answer to change it."));
}

/* ----------------------------------------------------------------- loading -- */

/* Errands that came up with an answer have got their id. */
static void
name_errands(struct scr_question *self)
{
	for (size_t i = 0; self->guidance.count == 1 && i < self->trail_count; i++)
		self->trail[i].errand = self->guidance.cases[0].errand.id;
}

static enum status
question_load(struct screen *screen, const struct ctx *ctx)
{
	struct scr_question *self = (struct scr_question *)screen;
	enum status status = scr_guidance_load(screen, ctx, service(self), errand(self), &self->guidance);
	if (status != STATUS_DONE)
		return status;
	if (!find_question(self))
		return STATUS_ABSENT;
	name_errands(self);
	struct asked before = self->shown;
	screen->question = self->question ? self->question->number : 0;
	self->shown = self->question ? (struct asked){self->c->errand.id, self->question->id} : (struct asked){0};
	bool same = same_asked(before, self->shown);
	if (!self->question) {
		add_answers(self, ctx);
		self->menu.focus = same ? self->menu.focus : 0;
	} else {
		const struct answer *answer = answer_to(&self->c->answers, self->question->id);
		if (!same)
			self->chosen = answer && !answer->unknown ? answer->options : 0;
		add_entries(self, ctx);
		for (size_t i = 0; i < self->menu.count; i++)
			name_entry(self, ctx, i);
		if (!same)
			focus_answer(self);
	}
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

static void
remember(struct scr_question *self)
{
	struct asked asked = self->shown;
	self->again = (struct asked){0};
	if (is_on_trail(self, asked) || self->trail_count == MAX_TRAIL)
		return;
	self->trail[self->trail_count++] = asked;
}

/* Earlier answers that cannot be true together with this one fall at the next load. */
static struct step
give(struct scr_question *self, struct answer answer, struct who who)
{
	remember(self);
	return (struct step){
		.what = wanted(self) ? STEP_POP : STEP_STAY,
		.change = {
			.what = CHANGE_ANSWER, .service = self->c->errand.service, .errand = self->c->errand.id,
			.said = statement_in(&self->c->errand, self->question, answer), .who = who,
		},
	};
}

static bool
has_persons(const struct question *question)
{
	for (size_t o = 0; o < question->option_count; o++)
		if (question->options[o].person)
			return true;
	return false;
}

static struct step
choose_answer(struct scr_question *self)
{
	size_t focus = self->menu.focus;
	int64_t value = self->entries[focus].value;
	struct answer answer = {.question = self->question->id};
	struct who who = has_persons(self->question) ? self->choices[focus].who : self->c->errand.who;
	if (value >= 0 && self->question->many) {
		toggle(self, value);
		return (struct step){.what = STEP_RELOAD};
	}
	if (value == VALUE_DONE && !self->chosen && !self->none)
		return (struct step){.what = STEP_STAY, .notice = W("Tick what is true, or choose: None of these.")};
	answer.unknown = value == VALUE_UNKNOWN;
	if (value >= 0)
		answer.options = UINT32_C(1) << value;
	else if (value == VALUE_DONE)
		answer.options = self->chosen ? self->chosen : self->none;
	return give(self, answer, who);
}

static struct step
choose(struct scr_question *self)
{
	if (self->question)
		return choose_answer(self);
	if (self->entries[self->menu.focus].value == VALUE_LIST)
		return (struct step){.what = STEP_POP};
	self->again = self->answered[self->menu.focus];
	return (struct step){.what = STEP_RELOAD};
}

/* To the question before; from the first, away. */
static struct step
go_back(struct scr_question *self)
{
	size_t at = self->trail_count;
	for (size_t i = 0; i < self->trail_count; i++)
		if (same_asked(self->trail[i], self->shown))
			at = i;
	if (wanted(self) || !at)
		return (struct step){.what = STEP_IGNORED};
	self->again = self->trail[at - 1];
	return (struct step){.what = STEP_RELOAD};
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
	if (event.action == ACTION_BACK)
		return go_back(self);
	if (event.action == ACTION_QUESTIONS)
		return (struct step){.what = STEP_POP};
	return (struct step){.what = STEP_IGNORED};
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

static const char *
ask_words(const struct scr_question *self, const struct ctx *ctx)
{
	return self->question ? self->question->ask.text : tr(ctx, W("What you answered"));
}

/* The errand that asks, where there are several; NULL: it need not be named. */
static const char *
errand_words(const struct scr_question *self)
{
	return self->question && self->guidance.count > 1 && self->question->about != ABOUT_VISITOR
	    ? self->c->service->name.text : NULL;
}

/* The errand, the question, why it is asked, the answers, and how many more there are. */
static void
question_layout(struct screen *screen, const struct ctx *ctx)
{
	struct scr_question *self = (struct scr_question *)screen;
	struct arena *arena = &screen->arena;
	int width = ctx->area.width - 3, height = ctx->area.height;
	arena_rewind(arena, self->loaded);
	self->errand_rows = errand_words(self) ? 1 : 0;
	self->ask_rows = rows_of(arena, ask_words(self, ctx), width);
	self->why_rows = rows_of(arena, self->why, width);
	if (self->errand_rows + self->ask_rows + self->why_rows > height - 3) /* room for an answer goes first */
		self->why_rows = 0;
	if (self->errand_rows + self->ask_rows > height - 3)
		self->ask_rows = height > 4 ? height - 3 - self->errand_rows : 0;
	int rows = self->errand_rows + self->ask_rows + self->why_rows;
	bool tail = self->question && !wanted(self);
	int entries = (int)self->menu.count;
	self->head_rows = rows + (rows + 1 + entries + tail <= height);
	menu_layout(&self->menu, arena, ctx->area.width, height - self->head_rows - tail);
}

static void
draw_text(struct canvas *canvas, struct rect *area, int rows, enum role role, const char *text)
{
	struct rect drawn = {area->x, area->y, area->width, rows};
	if (rows)
		layout_draw(canvas, drawn, drawn.x + 2, drawn.y, drawn.width - 3, role, text);
	area->y += rows;
	area->height -= rows;
}

static const char *
left_words(const struct scr_question *self, const struct ctx *ctx, struct arena *arena)
{
	size_t left = self->guidance.questions_left;
	size_t more = left && !self->again.question ? left - 1 : left;
	return more ? WORDS_FILL(arena, tr(ctx, W("Questions after this one: at most {n}.")),
	    {"n", arena_printf(arena, "%zu", more)}) : tr(ctx, W("This is the last question."));
}

static void
question_draw(const struct screen *screen, const struct ctx *ctx, struct canvas *canvas)
{
	const struct scr_question *self = (const struct scr_question *)screen;
	struct rect area = ctx->area;
	bool tail = self->question && !wanted(self);
	draw_text(canvas, &area, self->errand_rows, ROLE_MUTED, errand_words(self));
	draw_text(canvas, &area, self->ask_rows, ROLE_TITLE, ask_words(self, ctx));
	draw_text(canvas, &area, self->why_rows, ROLE_MUTED, self->why);
	int gap = self->head_rows - self->errand_rows - self->ask_rows - self->why_rows;
	area.y += gap;
	area.height -= gap + tail;
	menu_draw(&self->menu, canvas, area);
	if (!tail)
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
	size_t count = 0;
	if (self->question && self->question->many)
		hints[count++] = (struct hint){ACTION_MARK, tr(ctx, W("Tick"))};
	if (!wanted(self))
		hints[count++] = (struct hint){ACTION_QUESTIONS, tr(ctx, W("To the list"))};
	return count;
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
