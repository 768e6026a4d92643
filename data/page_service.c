/* A public service, papers first. */
#include <string.h>

#include "page_blocks.h"

#define W(msgid) msgid /* marks a word for xgettext */

/* ----------------------------------------------------------------- papers -- */

static const char *const form_words[] = {
	[FORM_ORIGINAL] = W("original"),
	[FORM_COPY] = W("copy"),
	[FORM_EITHER] = W("original or copy"),
};

static const char *const age_patterns[] = {
	[AGE_DAYS] = W("at most {n} days old"),
	[AGE_MONTHS] = W("at most {n} months old"),
	[AGE_YEARS] = W("at most {n} years old"),
};

static void
append(struct draft *draft, const char **line, const char *words)
{
	*line = *line ? arena_printf(draft->arena, "%s · %s", *line, words) : words;
}

/* Whose it is, whether it stays here, how many, how old at most: one line. */
static struct text
paper_line(struct draft *draft, const struct paper *paper)
{
	const char *line = NULL;
	if (strcmp(paper->whose_name ? paper->whose_name : "", "applicant") && paper->whose_words.text)
		append(draft, &line, WORDS_FILL(draft->arena, draft_word(draft, W("whose: {person}")),
		    {"person", paper->whose_words.text}));
	if (paper->handling == HANDLING_KEPT)
		append(draft, &line, draft_word(draft, W("you hand it in")));
	if (paper->count > 1)
		append(draft, &line, WORDS_FILL(draft->arena, draft_word(draft, W("number: {n}")),
		    {"n", arena_printf(draft->arena, "%u", paper->count)}));
	if (paper->max_age)
		append(draft, &line, WORDS_FILL(draft->arena,
		    draft_word(draft, age_patterns[paper->age_unit]),
		    {"n", arena_printf(draft->arena, "%u", paper->max_age)}));
	return (struct text){.text = line, .foreign = paper->whose_words.foreign};
}

static struct block *
add_paper(struct draft *draft, enum block_kind kind, const struct paper *paper)
{
	struct block *block = draft_add(draft, kind, paper->document.name);
	if (!block)
		return NULL;
	block->link = (struct link){LINK_DOCUMENT, paper->document.id};
	if (paper->handling != HANDLING_SEEN && paper->form != FORM_NONE)
		block->tag = draft_word(draft, form_words[paper->form]);
	draft_detail(draft, block, paper_line(draft, paper));
	return block;
}

/* A choice between sets: "one of these is enough", then each. */
static struct block *
add_alternatives(struct draft *draft, const struct requirement *r)
{
	size_t group = draft->blocks.count;
	draft_add(draft, BLOCK_GROUP, text_of(draft_word(draft, W("One of these is enough:"))));
	draft_detail(draft, (struct block *)draft->blocks.items + group, r->note);
	for (size_t s = 0; s < r->count; s++)
		for (size_t p = 0; p < r->sets[s].count; p++) {
			struct block *block = add_paper(draft, BLOCK_CHOICE, &r->sets[s].papers[p]);
			if (block && p)
				draft_detail(draft, block,
				    text_of(draft_word(draft, W("together with the one before"))));
		}
	return (struct block *)draft->blocks.items + group;
}

/* Returns the block that says it. */
static struct block *
add_requirement(struct draft *draft, const struct requirement *r)
{
	struct block *block = NULL;
	if (r->count > 1)
		return add_alternatives(draft, r);
	for (size_t p = 0; r->count && p < r->sets[0].count; p++)
		block = add_paper(draft, BLOCK_PAPER, &r->sets[0].papers[p]);
	draft_detail(draft, block, r->note);
	return block;
}

static bool
is_seen(const struct requirement *r)
{
	return r->count && r->sets[0].count && r->sets[0].papers[0].handling == HANDLING_SEEN;
}

static struct text
condition_of(struct draft *draft, const struct requirement *r)
{
	return page_condition(draft->arena, draft->context->lang, &r->condition);
}

/* The papers of one case, under the words of the case; "" is always. */
static void
add_case(struct draft *draft, const struct service *s, const char *words)
{
	for (size_t i = 0; i < s->requirement_count; i++) {
		const char *own = condition_of(draft, &s->requirements[i]).text;
		if (!is_seen(&s->requirements[i]) && !strcmp(own ? own : "", words))
			add_requirement(draft, &s->requirements[i]);
	}
}

static bool
said_before(struct draft *draft, const struct service *s, size_t until, const char *words)
{
	for (size_t i = 0; i < until; i++)
		if (!is_seen(&s->requirements[i]) && s->requirements[i].condition.count &&
		    !strcmp(condition_of(draft, &s->requirements[i]).text, words))
			return true;
	return false;
}

/* What the office sees in its own registers. */
static void
add_seen(struct draft *draft, const struct service *s)
{
	bool first = true;
	for (size_t i = 0; i < s->requirement_count; i++) {
		if (!is_seen(&s->requirements[i]))
			continue;
		if (first)
			draft_add(draft, BLOCK_SUBHEADING,
			    text_of(draft_word(draft, W("No need to bring: the office sees it"))));
		first = false;
		struct block *block = add_requirement(draft, &s->requirements[i]);
		draft_detail(draft, block, condition_of(draft, &s->requirements[i]));
	}
}

/* What is always needed first, then case by case. */
static void
add_papers(struct draft *draft, const struct service *s)
{
	draft_heading(draft, W("What to bring?"));
	if (s->no_papers)
		draft_add(draft, BLOCK_TEXT, text_of(draft_word(draft, W("You need not bring any paper."))));
	add_case(draft, s, "");
	for (size_t i = 0; i < s->requirement_count; i++) {
		struct text words = condition_of(draft, &s->requirements[i]);
		if (!words.text || is_seen(&s->requirements[i]) || said_before(draft, s, i, words.text))
			continue;
		draft_add(draft, BLOCK_SUBHEADING, words);
		add_case(draft, s, words.text);
	}
	add_seen(draft, s);
	draft_add(draft, BLOCK_CAUTION, s->caution);
}

/* -------------------------------------------------------- fee, time, where -- */

static bool
is_valid(const struct fee *fee, const char *today)
{
	if (!today)
		return true;
	return (!fee->valid_from || strcmp(fee->valid_from, today) <= 0) &&
	    (!fee->valid_to || strcmp(today, fee->valid_to) <= 0);
}

static const char *
amount_words(struct draft *draft, int64_t amount)
{
	if (amount < 0)
		return draft_word(draft, W("not known: the desk tells you"));
	return amount ? page_amount(draft->arena, draft->context->lang, amount)
	    : draft_word(draft, W("free of charge"));
}

static void
add_validity(struct draft *draft, struct block *block, const struct fee *fee)
{
	const char *lang = draft->context->lang;
	if (fee->valid_from)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Valid from: {date}")),
		    {"date", page_date(draft->arena, lang, fee->valid_from)})));
	if (fee->valid_to)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("Valid to: {date}")),
		    {"date", page_date(draft->arena, lang, fee->valid_to)})));
}

static void
add_fees(struct draft *draft, const struct service *s)
{
	const char *lang = draft->context->lang;
	draft_heading(draft, W("How much does it cost?"));
	for (size_t i = 0; i < s->fee_count; i++) {
		const struct fee *fee = &s->fees[i];
		if (!is_valid(fee, draft->context->today))
			continue;
		const char *amount = amount_words(draft, fee->amount);
		struct text line = text_of(amount);
		if (fee->purpose.text) {
			line = fee->purpose;
			line.text = arena_printf(draft->arena, "%s: %s", fee->purpose.text, amount);
			line.spoken = NULL;
		}
		struct block *block = draft_add(draft, BLOCK_BULLET, line);
		draft_detail(draft, block, page_condition(draft->arena, lang, &fee->condition));
		add_validity(draft, block, fee);
		draft_detail(draft, block, fee->note);
	}
}

static const char *
deadline_words(struct draft *draft, const struct deadline *deadline)
{
	static const char *const patterns[] = {
		[DEADLINE_CALENDAR] = W("at most {n} days"),
		[DEADLINE_WORKING] = W("at most {n} working days"),
		[DEADLINE_AT_ONCE] = W("at once, on the spot"),
		[DEADLINE_UNKNOWN] = W("it depends: the desk tells you"),
	};
	return WORDS_FILL(draft->arena, draft_word(draft, patterns[deadline->kind]),
	    {"n", arena_printf(draft->arena, "%u", deadline->days)});
}

static void
add_deadlines(struct draft *draft, const struct service *s)
{
	draft_heading(draft, W("When will it be ready?"));
	for (size_t i = 0; i < s->deadline_count; i++) {
		const struct deadline *d = &s->deadlines[i];
		struct block *block = draft_add(draft, BLOCK_BULLET, text_of(deadline_words(draft, d)));
		draft_detail(draft, block,
		    page_condition(draft->arena, draft->context->lang, &d->condition));
		draft_detail(draft, block, d->note);
	}
}

static const char *const channel_words[] = {
	[CHANNEL_COUNTER] = W("In person"),
	[CHANNEL_ONLINE] = W("From home, online"),
	[CHANNEL_POST] = W("By post"),
	[CHANNEL_PHONE] = W("By phone"),
	[CHANNEL_CONSULATE] = W("Abroad, at a consulate"),
};

/* "ugyfelkapu-plusz dap" as names, joined by commas. */
static const char *
identity_words(struct draft *draft, const char *identity)
{
	static const struct {
		const char *id, *name;
	} names[] = {
		{"ugyfelkapu-plusz", W("Ugyfelkapu+")},
		{"dap", W("DAP app")},
		{"eszemelyi", W("eID card")},
	};
	const char *joined = NULL;
	for (size_t i = 0; identity && i < sizeof names / sizeof *names; i++)
		if (strstr(identity, names[i].id)) {
			const char *name = draft_word(draft, names[i].name);
			joined = joined ? arena_printf(draft->arena, "%s, %s", joined, name) : name;
		}
	return joined;
}

static bool
is_here(const struct draft *draft, const struct channel *channel)
{
	const struct office *office = draft->context->office;
	return channel->kind == CHANNEL_COUNTER && office && office->kind.id == channel->office_kind;
}

static void
add_channel(struct draft *draft, const struct channel *channel)
{
	struct text where = channel->kind == CHANNEL_COUNTER ? channel->office_kind_where : channel->where;
	const char *words = draft_word(draft, channel_words[channel->kind]);
	struct text line = {.text = words, .foreign = where.foreign};
	if (where.text)
		line.text = arena_printf(draft->arena, "%s: %s", words, where.text);
	struct block *block = draft_add(draft, BLOCK_BULLET, line);
	if (channel->kind == CHANNEL_COUNTER && channel->office_count)
		block->link = (struct link){LINK_OFFICES, channel->office_kind};
	if (is_here(draft, channel)) {
		block->link = (struct link){LINK_OFFICE, draft->context->office->id};
		draft_detail(draft, block, text_of(draft_word(draft, W("You can do it here."))));
	}
	if (channel->kind == CHANNEL_COUNTER)
		draft_detail(draft, block, channel->where);
	draft_detail(draft, block,
	    page_condition(draft->arena, draft->context->lang, &channel->condition));
	draft_detail(draft, block, text_of(channel->url));
	const char *identity = identity_words(draft, channel->identity);
	if (identity)
		draft_detail(draft, block, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("You need: {identity}")), {"identity", identity})));
	draft_detail(draft, block, channel->saves);
	draft_detail(draft, block, channel->note);
}

static void
add_channels(struct draft *draft, const struct service *s)
{
	draft_heading(draft, W("Where can you do it?"));
	for (size_t i = 0; i < s->channel_count; i++)
		add_channel(draft, &s->channels[i]);
	draft_add(draft, BLOCK_TEXT, (struct text){
		.text = WORDS_FILL(draft->arena, draft_word(draft, W("Who decides: {authority}")),
		    {"authority", s->authority.name.text ? s->authority.name.text : "?"}),
		.foreign = s->authority.name.foreign,
	});
}

/* ------------------------------------------------------------- the key facts -- */

static const char *
fee_fact(struct draft *draft, const struct service *s)
{
	int64_t least = INT64_MAX, most = -1;
	for (size_t i = 0; i < s->fee_count; i++) {
		const struct fee *fee = &s->fees[i];
		if (!is_valid(fee, draft->context->today))
			continue;
		if (fee->amount < 0)
			return draft_word(draft, W("see below"));
		least = fee->amount < least ? fee->amount : least;
		most = fee->amount > most ? fee->amount : most;
	}
	if (most < 0)
		return NULL;
	if (least == most)
		return amount_words(draft, most);
	return least ? arena_printf(draft->arena, "%s – %s", amount_words(draft, least),
	    amount_words(draft, most)) : WORDS_FILL(draft->arena,
	    draft_word(draft, W("free, or at most {amount}")), {"amount", amount_words(draft, most)});
}

static const char *
place_fact(struct draft *draft, const struct service *s)
{
	const char *place = NULL;
	for (size_t i = 0; i < s->channel_count; i++) {
		const struct channel *channel = &s->channels[i];
		if (is_here(draft, channel))
			return draft_word(draft, W("here, too"));
		if (channel->kind == CHANNEL_COUNTER && !place)
			place = channel->office_kind_name.text;
	}
	return place;
}

static const char *
home_fact(struct draft *draft, const struct service *s)
{
	for (size_t i = 0; i < s->channel_count; i++)
		if (s->channels[i].kind == CHANNEL_ONLINE) {
			const char *identity = identity_words(draft, s->channels[i].identity);
			return identity ? WORDS_FILL(draft->arena, draft_word(draft, W("yes, with {identity}")),
			    {"identity", identity}) : draft_word(draft, W("yes"));
		}
	return draft_word(draft, W("no"));
}

static void
add_facts(struct draft *draft, const struct service *s)
{
	draft_fact(draft, W("Fee"), fee_fact(draft, s));
	if (s->deadline_count)
		draft_fact(draft, W("Time"), deadline_words(draft, &s->deadlines[0]));
	draft_fact(draft, W("Where"), place_fact(draft, s));
	draft_fact(draft, W("From home"), home_fact(draft, s));
	draft_fact(draft, W("Code"), s->code);
}

/* ---------------------------------------------------------------- the rest -- */

static void
add_eligibility(struct draft *draft, const struct service *s)
{
	for (int excludes = 0; excludes <= 1; excludes++) {
		bool first = true;
		for (size_t i = 0; i < s->eligibility_count; i++) {
			const struct eligibility *e = &s->eligibility[i];
			if (e->excludes != excludes)
				continue;
			if (first)
				draft_heading(draft, excludes ? W("Who is it not for?") : W("Who is it for?"));
			first = false;
			struct block *block = draft_add(draft, BLOCK_BULLET, e->text);
			draft_detail(draft, block,
			    page_condition(draft->arena, draft->context->lang, &e->condition));
		}
	}
}

static void
add_steps(struct draft *draft, const struct service *s)
{
	if (s->step_count)
		draft_heading(draft, W("What to do, step by step?"));
	for (size_t i = 0; i < s->step_count; i++) {
		struct block *block = draft_add(draft, BLOCK_STEP, s->steps[i].text);
		if (!block)
			continue;
		block->tag = arena_printf(draft->arena, "%zu.", i + 1);
		draft_detail(draft, block,
		    page_condition(draft->arena, draft->context->lang, &s->steps[i].condition));
	}
}

static void
add_forms(struct draft *draft, const struct service *s)
{
	if (s->form_count)
		draft_heading(draft, W("Forms"));
	for (size_t i = 0; i < s->form_count; i++) {
		struct block *block = draft_add(draft, BLOCK_BULLET, s->forms[i].name);
		draft_detail(draft, block, text_of(s->forms[i].number));
		draft_detail(draft, block, text_of(s->forms[i].url));
	}
}

static void
add_faq(struct draft *draft, const struct service *s)
{
	if (s->faq_count)
		draft_heading(draft, W("What people ask"));
	for (size_t i = 0; i < s->faq_count; i++) {
		draft_add(draft, BLOCK_QUESTION, s->faq[i].question);
		draft_add(draft, BLOCK_ANSWER, s->faq[i].answer);
	}
}

static void
add_sent_back(struct draft *draft, const struct service *s)
{
	if (s->sent_back_count)
		draft_heading(draft, W("Why are people sent back?"));
	for (size_t i = 0; i < s->sent_back_count; i++)
		draft_add(draft, BLOCK_BULLET, s->sent_back[i]);
}

static void
add_outputs(struct draft *draft, const struct service *s)
{
	if (s->output_count)
		draft_heading(draft, W("What do you get in the end?"));
	for (size_t i = 0; i < s->output_count; i++) {
		struct block *block = draft_add(draft, BLOCK_BULLET, s->outputs[i].text);
		if (block && s->outputs[i].validity.text)
			draft_detail(draft, block, (struct text){
				.text = WORDS_FILL(draft->arena, draft_word(draft, W("Valid: {validity}")),
				    {"validity", s->outputs[i].validity.text}),
				.foreign = s->outputs[i].validity.foreign,
			});
	}
}

static void
add_appeal(struct draft *draft, const struct service *s)
{
	if (!s->appeal.text)
		return;
	draft_heading(draft, W("If you disagree"));
	draft_add(draft, BLOCK_TEXT, s->appeal);
}

static void
add_related(struct draft *draft, const struct service *s)
{
	if (s->related_count)
		draft_heading(draft, W("Related matters"));
	for (size_t i = 0; i < s->related_count; i++)
		draft_link(draft, LINK_SERVICE, s->related[i].id, s->related[i].name);
}

/* When it was verified and by whom, or honestly that nobody has. */
static void
add_verification(struct draft *draft, const struct service *s)
{
	struct arena *arena = draft->arena;
	const char *lang = draft->context->lang;
	const char *line = s->verified_on
	    ? WORDS_FILL(arena, draft_word(draft, W("Verified on {date} by {office}.")),
		  {"date", page_date(arena, lang, s->verified_on)},
		  {"office", s->verified_by.text ? s->verified_by.text : "?"})
	    : WORDS_FILL(arena, draft_word(draft,
		  W("From public sources, as of {date}. No office has verified it yet.")),
		  {"date", page_date(arena, lang, s->as_of)});
	draft_add(draft, BLOCK_FINE, text_of(line));
}

void
page_of_service(struct arena *arena, const struct page_context *context, const struct service *s,
    struct page *out)
{
	static void (*const parts[])(struct draft *, const struct service *) = {
		add_papers, add_eligibility, add_fees, add_deadlines, add_channels, add_steps, add_faq,
		add_sent_back, add_outputs, add_appeal, add_forms, add_related, add_facts,
	};
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, s->summary);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i](&draft, s);
	draft_heading(&draft, W("What is this based on?"));
	add_verification(&draft, s);
	draft_link(&draft, LINK_LAW, s->id, text_of(draft_word(&draft, W("Laws and sources"))));
	draft_finish(&draft, s->name, out);
}

void
page_of_law(struct arena *arena, const struct page_context *context, const struct service *s,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, s->name);
	if (s->legal_basis_count)
		draft_heading(&draft, W("Laws"));
	for (size_t i = 0; i < s->legal_basis_count; i++)
		draft_add(&draft, BLOCK_BULLET, text_of(s->legal_basis[i]));
	draft_heading(&draft, W("Sources"));
	for (size_t i = 0; i < s->source_count; i++) {
		const struct source *source = &s->sources[i];
		bool background = source->url && !strcmp(source->url, "background");
		struct block *block = draft_add(&draft, BLOCK_BULLET, text_of(background
		    ? draft_word(&draft, W("general knowledge, to be checked")) : source->url));
		draft_detail(&draft, block, text_of(page_date(arena, context->lang, source->as_of)));
	}
	add_verification(&draft, s);
	draft_finish(&draft, text_of(draft_word(&draft, W("Laws and sources"))), out);
}
