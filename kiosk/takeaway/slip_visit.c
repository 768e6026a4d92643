/* Between a visit and its slip: ids, which a release may change, and permanent numbers, which none does. */
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "kiosk/takeaway/slip.h"

/* The release, as far as a slip says it: how its content id begins, which is hexadecimal. */
static uint32_t
content_of(const struct catalogue *catalogue)
{
	enum { DIGITS = 6 };
	char start[DIGITS + 1] = "";
	strncpy(start, catalogue_content_id(catalogue), DIGITS);
	return (uint32_t)strtoul(start, NULL, 16);
}

/* ------------------------------------------------------------ visit → slip -- */

/* A slip while it is made; what does not fit into it ends that. */
struct making {
	struct catalogue *catalogue;
	const struct guidance *guidance;
	struct slip *slip;
	enum status status;
	struct who whos[SLIP_MAX_PERSONS]; /* of slip->persons */
};

static uint32_t
number_of(struct making *m, int64_t id)
{
	uint32_t number = 0;
	if (m->status == STATUS_DONE)
		m->status = catalogue_number(m->catalogue, id, &number);
	if (m->status == STATUS_DONE && (!number || number > SLIP_MAX_NUMBER))
		m->status = STATUS_ABSENT;
	return number;
}

/* 0: the visitor; else the place from 1, a new one for somebody new. */
static unsigned
person_of(struct making *m, struct who who)
{
	struct slip *slip = m->slip;
	if (who_is(who, (struct who){0}))
		return 0;
	for (size_t i = 0; i < slip->person_count; i++)
		if (who_is(who, m->whos[i]))
			return (unsigned)i + 1;
	if (slip->person_count == SLIP_MAX_PERSONS) {
		m->status = STATUS_ABSENT;
		return 0;
	}
	m->whos[slip->person_count] = who;
	slip->persons[slip->person_count] = (struct slip_person){who.person ? number_of(m, who.person) : 0, who.which};
	return (unsigned)++slip->person_count;
}

static void
add_errands(struct making *m)
{
	const struct guidance *g = m->guidance;
	for (size_t i = 0; i < g->count && i < PAPERS_MAX_ERRANDS; i++)
		m->slip->errands[m->slip->errand_count++] = (struct slip_errand){
			g->cases[i].service->number, person_of(m, g->cases[i].errand.who),
		};
}

static uint64_t
options_of(struct making *m, const struct question *question, uint32_t chosen)
{
	uint64_t numbers = 0;
	for (size_t i = 0; i < question->option_count; i++) {
		if (!(chosen >> i & 1))
			continue;
		if (question->options[i].number > SLIP_MAX_OPTION)
			m->status = STATUS_ABSENT;
		else
			numbers |= UINT64_C(1) << question->options[i].number;
	}
	return numbers;
}

static bool
is_said(const struct slip *slip, const struct slip_said *said)
{
	for (size_t i = 0; i < slip->said_count; i++)
		if (slip->said[i].about == said->about && slip->said[i].of == said->of &&
		    slip->said[i].question == said->question)
			return true;
	return false;
}

/* What was said in an errand; what is about a person or the visit is in several, and is taken once. */
static void
add_said(struct making *m, size_t place)
{
	const struct errand_case *c = &m->guidance->cases[place];
	for (size_t i = 0; i < c->answers.count; i++) {
		const struct answer *answer = &c->answers.items[i];
		const struct question *question = errand_question(c, answer->question);
		if (!question)
			continue;
		struct slip_said said = {
			.about = question->about, .question = question->number, .unknown = answer->unknown,
			.options = answer->unknown ? 0 : options_of(m, question, answer->options),
		};
		said.of = said.about == ABOUT_ERRAND ? (unsigned)place
		    : said.about == ABOUT_PERSON ? person_of(m, c->errand.who) : 0;
		if (is_said(m->slip, &said))
			continue;
		if (m->slip->said_count == VISIT_MAX_STATEMENTS)
			m->status = STATUS_ABSENT;
		else
			m->slip->said[m->slip->said_count++] = said;
	}
}

/* A line as a tick names it: by the first of its papers in the order of numbers. */
struct line_name {
	bool choice;
	int64_t role;
	struct who of;
	uint32_t document;
};

static bool
line_is_choice(const struct need_line *line)
{
	return line->set_count != 1 || line->sets[0].count != 1;
}

static bool
needs_paper(const struct need_line *line, const struct line_name *name)
{
	for (size_t i = 0; i < line->set_count; i++)
		for (size_t j = 0; j < line->sets[i].count; j++) {
			const struct need *need = &line->sets[i].needs[j];
			if (need->paper->document_number == name->document && need->whose.role == name->role &&
			    who_is(need->whose.of, name->of))
				return true;
		}
	return false;
}

static bool
line_fits(const struct need_line *line, const struct line_name *name)
{
	return !line->seen && line_is_choice(line) == name->choice && needs_paper(line, name);
}

static struct line_name
name_of_line(const struct need_line *line)
{
	struct line_name name = {.choice = line_is_choice(line)};
	for (size_t i = 0; i < line->set_count; i++)
		for (size_t j = 0; j < line->sets[i].count; j++) {
			const struct need *need = &line->sets[i].needs[j];
			if (name.document && need->paper->document_number >= name.document)
				continue;
			name.document = need->paper->document_number;
			name.role = need->whose.role;
			name.of = need->whose.of;
		}
	return name;
}

static bool
comes_before(const struct need_line *a, const struct need_line *b)
{
	return a->key != b->key ? a->key < b->key : line_pieces(a) < line_pieces(b);
}

/* How many lines that fit as well come before it, by key and pieces. */
static unsigned
place_among(const struct papers *papers, const struct need_line *line, const struct line_name *name)
{
	unsigned place = 0;
	for (size_t i = 0; i < papers->count; i++)
		place += line_fits(&papers->lines[i], name) && comes_before(&papers->lines[i], line);
	return place;
}

static void
add_ticks(struct making *m)
{
	const struct papers *papers = &m->guidance->papers;
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (line->seen || line->truth == TRUTH_NO || !line_is_ticked(line, m->guidance->ticks))
			continue;
		struct line_name name = name_of_line(line);
		if (m->slip->tick_count == VISIT_MAX_TICKS)
			m->status = STATUS_ABSENT;
		else
			m->slip->ticks[m->slip->tick_count++] = (struct slip_tick){
				.of = person_of(m, name.of), .role = name.role ? number_of(m, name.role) : 0,
				.document = name.document, .choice = name.choice, .nth = place_among(papers, line, &name),
			};
	}
}

enum status
slip_of(struct catalogue *catalogue, const struct guidance *guidance, bool whole, struct slip *out)
{
	struct making m = {.catalogue = catalogue, .guidance = guidance, .slip = out,
		.status = guidance->count ? STATUS_DONE : STATUS_ABSENT};
	*out = (struct slip){.whole = whole, .content = whole ? content_of(catalogue) : 0};
	add_errands(&m);
	for (size_t i = 0; i < out->errand_count; i++)
		add_said(&m, i);
	if (whole)
		add_ticks(&m);
	return m.status;
}

/* ------------------------------------------------------------ slip → visit -- */

/* A visit while it is filled. */
struct unpacking {
	struct catalogue *catalogue;
	const char *lang, *today;
	const struct slip *slip;
	struct visit *visit;
	struct slip_loss *loss;
	struct arena arena;
	enum status status;
	struct who whos[SLIP_MAX_PERSONS + 1];     /* by place; 0: the visitor */
	bool known[SLIP_MAX_PERSONS + 1];          /* the catalogue has that role */
	struct errand_case *cases[PAPERS_MAX_ERRANDS]; /* with questions; NULL: not here any more */
	uint32_t errands[PAPERS_MAX_ERRANDS];
};

/* False: the catalogue has none such. */
static bool
find(struct unpacking *o, const char *kind, uint32_t number, int64_t *id)
{
	enum status status = o->status == STATUS_DONE ? catalogue_by_number(o->catalogue, kind, number, id) : STATUS_ABSENT;
	if (status != STATUS_DONE && status != STATUS_ABSENT)
		o->status = status;
	return status == STATUS_DONE;
}

static void
find_persons(struct unpacking *o)
{
	o->known[0] = true;
	for (size_t i = 0; i < o->slip->person_count; i++) {
		const struct slip_person *person = &o->slip->persons[i];
		o->whos[i + 1].which = person->which;
		o->known[i + 1] = !person->number || find(o, "person", person->number, &o->whos[i + 1].person);
	}
}

static void
find_errands(struct unpacking *o)
{
	const struct statements nothing = {0};
	for (size_t i = 0; i < o->slip->errand_count; i++) {
		const struct slip_errand *asked = &o->slip->errands[i];
		struct errand errand = {0};
		if (!o->known[asked->person] || !find(o, "service", asked->service, &errand.service)) {
			o->loss->errands++;
			continue;
		}
		errand.who = o->whos[asked->person];
		errand.id = o->errands[i] = visit_add_errand(o->visit, errand.service);
		visit_set_who(o->visit, errand.id, errand.who);
		o->cases[i] = arena_alloc(&o->arena, sizeof *o->cases[i]);
		o->status = errand_case_load(o->catalogue, &o->arena, o->lang, &errand, &nothing, NULL, o->cases[i]);
		if (o->status != STATUS_DONE)
			return;
	}
}

/* The answer by positions; false: an option is not there any more. */
static bool
answer_of(const struct question *question, const struct slip_said *said, struct answer *out)
{
	uint64_t left = said->options;
	*out = (struct answer){.question = question->id, .unknown = said->unknown};
	for (size_t i = 0; i < question->option_count; i++)
		if (question->options[i].number <= SLIP_MAX_OPTION && said->options >> question->options[i].number & 1) {
			out->options |= UINT32_C(1) << i;
			left &= ~(UINT64_C(1) << question->options[i].number);
		}
	return !left && (question->many || said->unknown || (out->options && !(out->options & (out->options - 1))));
}

/* Says it in an errand, if that asks it so. */
static bool
say_in(struct unpacking *o, size_t place, const struct slip_said *said)
{
	const struct errand_case *c = o->cases[place];
	const struct errand errand = visit_errand(o->visit, 0, o->errands[place]);
	struct answer answer;
	for (size_t i = 0; c && i < c->questions.count; i++) {
		const struct question *question = &c->questions.items[i];
		if (question->number != said->question || question->about != said->about)
			continue;
		if (said->about == ABOUT_PERSON && !who_is(errand.who, o->whos[said->of]))
			continue;
		if (answer_of(question, said, &answer))
			return visit_say(o->visit, statement_in(&errand, question, answer));
	}
	return false;
}

static void
say_all(struct unpacking *o)
{
	for (size_t i = 0; i < o->slip->said_count; i++) {
		const struct slip_said *said = &o->slip->said[i];
		bool done = false;
		for (size_t j = 0; j < o->slip->errand_count && !done; j++)
			done = (said->about != ABOUT_ERRAND || said->of == j) && say_in(o, j, said);
		o->loss->answers += !done;
	}
}

static const struct need_line *
line_named(const struct papers *papers, const struct line_name *name, unsigned nth)
{
	for (size_t i = 0; i < papers->count; i++)
		if (line_fits(&papers->lines[i], name) && place_among(papers, &papers->lines[i], name) == nth)
			return &papers->lines[i];
	return NULL;
}

/* Lines may share a key, and one may want more pieces than another. */
static bool
tick_line(struct visit *visit, const struct need_line *line)
{
	struct ticks ticks = visit_ticks(visit);
	struct tick tick = {line->key, line_pieces(line)};
	for (size_t i = 0; i < ticks.count; i++)
		if (ticks.items[i].key == tick.key && ticks.items[i].pieces > tick.pieces)
			tick.pieces = ticks.items[i].pieces;
	return visit_tick(visit, tick);
}

static void
tick_all(struct unpacking *o, const struct papers *papers)
{
	for (size_t i = 0; i < o->slip->tick_count; i++) {
		const struct slip_tick *tick = &o->slip->ticks[i];
		struct line_name name = {.choice = tick->choice, .of = o->whos[tick->of], .document = tick->document};
		bool known = o->known[tick->of] && (!tick->role || find(o, "person", tick->role, &name.role));
		const struct need_line *line = known ? line_named(papers, &name, tick->nth) : NULL;
		if (!line || line->truth == TRUTH_NO || !tick_line(o->visit, line))
			o->loss->ticks++;
	}
}

static void
judge_and_tick(struct unpacking *o)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	size_t count = visit_listed(o->visit, errands);
	struct statements statements = visit_statements(o->visit);
	struct ticks none = {0};
	struct guidance guidance;
	if (o->status != STATUS_DONE || !count)
		return;
	o->status = guidance_load(o->catalogue, &o->arena, o->lang, errands, count, &statements, &none, o->today, &guidance);
	if (o->status != STATUS_DONE)
		return;
	o->loss->answers += (unsigned)guidance.fallen_count;
	tick_all(o, &guidance.papers);
}

enum status
slip_open(struct catalogue *catalogue, const char *lang, const char *today, const struct slip *slip, struct visit *out,
    struct slip_loss *loss)
{
	struct unpacking o = {.catalogue = catalogue, .lang = lang, .today = today, .slip = slip, .visit = out, .loss = loss};
	*loss = (struct slip_loss){.other_content = slip->whole && slip->content != content_of(catalogue)};
	find_persons(&o);
	find_errands(&o);
	if (o.status == STATUS_DONE)
		say_all(&o);
	judge_and_tick(&o);
	arena_free(&o.arena);
	return o.status;
}
