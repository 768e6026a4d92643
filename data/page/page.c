#include "data/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/page/page_blocks.h"
#include "data/text.h"

/* ------------------------------------------------------------------ draft -- */

const char *
draft_word(const struct draft *draft, const char *msgid)
{
	return words_get(&page_words, draft->context->lang, msgid);
}

struct text
text_of(const char *string)
{
	return (struct text){.text = string};
}

struct block *
draft_add(struct draft *draft, enum block_kind kind, struct text text)
{
	if (!text.text)
		return NULL;
	struct block *block = LIST_ADD(&draft->blocks, draft->arena, struct block);
	block->kind = kind;
	block->text = text;
	draft->foreign |= text.foreign;
	return block;
}

void
draft_heading(struct draft *draft, const char *msgid)
{
	draft_add(draft, BLOCK_HEADING, text_of(draft_word(draft, msgid)));
}

void
draft_labelled(struct draft *draft, const char *msgid, struct text value)
{
	if (!value.text)
		return;
	const char *label = draft_word(draft, msgid);
	draft_add(draft, BLOCK_TEXT, (struct text){
		.text = arena_printf(draft->arena, "%s: %s", label, value.text),
		.spoken = value.spoken ? arena_printf(draft->arena, "%s: %s", label, value.spoken) : NULL,
		.foreign = value.foreign,
	});
}

void
draft_detail(struct draft *draft, struct block *block, struct text text)
{
	if (!block || !text.text || !*text.text)
		return;
	struct text *details = arena_array(draft->arena, block->detail_count + 1, sizeof *details);
	if (block->detail_count)
		memcpy(details, block->details, block->detail_count * sizeof *details);
	details[block->detail_count++] = text;
	block->details = details;
	draft->foreign |= text.foreign;
}

void
draft_fact(struct draft *draft, const char *msgid, const char *value)
{
	if (!value)
		return;
	struct fact *fact = LIST_ADD(&draft->facts, draft->arena, struct fact);
	*fact = (struct fact){draft_word(draft, msgid), value};
}

void
draft_link(struct draft *draft, enum link_kind kind, int64_t id, struct text text)
{
	struct block *block = draft_add(draft, BLOCK_LINK, text);
	if (block)
		block->link = link_to(kind, id);
}

void
draft_finish(struct draft *draft, struct text title, struct page *out)
{
	title.text = text_capitalised(draft->arena, title.text);
	draft->foreign |= title.foreign;
	struct list blocks = {0};
	if (draft->foreign)
		*LIST_ADD(&blocks, draft->arena, struct block) = (struct block){
			.kind = BLOCK_FINE,
			.text = text_of(draft_word(draft,
			    W("Some of this page is not translated: it is shown in Hungarian."))),
		};
	for (size_t i = 0; i < draft->blocks.count; i++)
		*LIST_ADD(&blocks, draft->arena, struct block) =
		    ((struct block *)draft->blocks.items)[i];
	*out = (struct page){
		.title = title,
		.blocks = blocks.items,
		.block_count = blocks.count,
		.facts = draft->facts.items,
		.fact_count = draft->facts.count,
		.foreign = draft->foreign,
	};
}

/* ---------------------------------------------------------- single values -- */

static const char *const months[] = {
	W("January"), W("February"), W("March"), W("April"), W("May"), W("June"), W("July"),
	W("August"), W("September"), W("October"), W("November"), W("December"),
};

/* Where a month stands without a day; Ukrainian inflects. */
static const char *const lone_months[] = {
	W("January (alone)"), W("February (alone)"), W("March (alone)"), W("April (alone)"),
	W("May (alone)"), W("June (alone)"), W("July (alone)"), W("August (alone)"),
	W("September (alone)"), W("October (alone)"), W("November (alone)"), W("December (alone)"),
};

const char *
page_date(struct arena *arena, const char *lang, const char *iso)
{
	struct date date;
	if (!date_read_partial(iso, &date) || !date.month)
		return iso;
	const char *pattern = date.day ? W("{day} {month} {year}") : W("{month} {year}");
	const char *name = (date.day ? months : lone_months)[date.month - 1];
	return WORDS_FILL(arena, words_get(&page_words, lang, pattern),
	    {"year", arena_printf(arena, "%d", date.year)},
	    {"month", words_get(&page_words, lang, name)},
	    {"day", arena_printf(arena, "%d", date.day)});
}

const char *
page_amount(struct arena *arena, const char *lang, int64_t amount)
{
	char digits[24], grouped[72];
	int count = snprintf(digits, sizeof digits, "%lld", (long long)amount);
	size_t used = 0;
	for (int i = 0; i < count; i++) {
		if (i && (count - i) % 3 == 0)
			used += (size_t)sprintf(grouped + used, "\u00a0");
		grouped[used++] = digits[i];
	}
	grouped[used] = 0;
	return WORDS_FILL(arena, words_get(&page_words, lang, W("{amount} HUF")),
	    {"amount", grouped});
}

/* ------------------------------------------------------ conditions in words -- */

enum { MAX_QUESTIONS = 8 }; /* of a condition that is said factor by factor */

/* Which options of one question a condition asks for. */
struct factor {
	int64_t question;
	uint32_t options; /* a bit for each */
	const char *words; /* "a, or b" */
};

static const char *
join(struct arena *arena, const char *lang, const char *pattern, const char *one, const char *two)
{
	return one ? WORDS_FILL(arena, words_get(&page_words, lang, pattern), {"one", one}, {"two", two})
	    : two;
}

/* The factor of a term's question; NULL: there are too many. */
static struct factor *
factor_of(struct factor *factors, size_t *count, int64_t question)
{
	for (size_t i = 0; i < *count; i++)
		if (factors[i].question == question)
			return &factors[i];
	if (*count == MAX_QUESTIONS)
		return NULL;
	factors[*count] = (struct factor){.question = question};
	return &factors[(*count)++];
}

static unsigned
count_bits(uint32_t bits)
{
	unsigned count = 0;
	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* "a", "a and b", "a, b and c": one more of `count`, the one at `at`. */
static const char *
join_all(struct arena *arena, const char *lang, const char *words, const char *next, size_t at, size_t count)
{
	bool comma = words && at + 1 < count;
	return comma ? arena_printf(arena, "%s, %s", words, next)
	    : join(arena, lang, W("{one} and {two}"), words, next);
}

/* What the condition asks of each of its questions; false: too many, or it has no words. */
static bool
find_factors(struct arena *arena, const char *lang, const struct condition *condition, struct factor *factors,
    size_t *count)
{
	for (size_t i = 0; i < condition->count; i++)
		for (size_t j = 0; j < condition->clauses[i].count; j++) {
			const struct condition_term *term = &condition->clauses[i].terms[j];
			struct factor *factor = factor_of(factors, count, term->question);
			if (!factor || term->option > 31 || !term->words.text)
				return false;
			if (factor->options & 1u << term->option)
				continue;
			factor->options |= 1u << term->option;
			factor->words = join(arena, lang, W("{one}, or {two}"), factor->words, term->words.text);
		}
	return true;
}

/* Whether the alternatives are all combinations of the factors' options. */
static bool
is_product(const struct condition *condition, const struct factor *factors, size_t count)
{
	size_t product = 1;
	for (size_t i = 0; i < count; i++)
		product *= count_bits(factors[i].options);
	for (size_t i = 0; i < condition->count; i++)
		if (condition->clauses[i].count != count)
			return false;
	return product == condition->count;
}

/* Most conditions are products: (a or b) and (c or d). Says them so, what is sure first; NULL: this is none. */
static const char *
product_words(struct arena *arena, const char *lang, const struct condition *condition)
{
	struct factor factors[MAX_QUESTIONS];
	const char *words = NULL;
	size_t count = 0, sure = 0, said = 0;
	if (!find_factors(arena, lang, condition, factors, &count) || !is_product(condition, factors, count))
		return NULL;
	for (size_t i = 0; i < count; i++)
		sure += count_bits(factors[i].options) == 1;
	for (size_t i = 0; i < count; i++)
		if (count_bits(factors[i].options) == 1)
			words = join_all(arena, lang, words, factors[i].words, said++, sure);
	for (size_t i = 0; i < count; i++)
		if (count_bits(factors[i].options) > 1)
			words = join(arena, lang, W("{one}, and also: {two}"), words, factors[i].words);
	return words;
}

static const char *
clause_words(struct arena *arena, const char *lang, const struct clause *clause)
{
	const char *words = NULL;
	for (size_t i = 0; i < clause->count; i++)
		if (clause->terms[i].words.text)
			words = join_all(arena, lang, words, clause->terms[i].words.text, i, clause->count);
	return words;
}

/* Any other: alternative after alternative. */
static const char *
sum_words(struct arena *arena, const char *lang, const struct condition *condition)
{
	const char *words = NULL;
	for (size_t i = 0; i < condition->count; i++) {
		const char *clause = clause_words(arena, lang, &condition->clauses[i]);
		words = clause ? join(arena, lang, W("{one}; or: {two}"), words, clause) : words;
	}
	return words;
}

static bool
is_foreign(const struct condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		for (size_t j = 0; j < condition->clauses[i].count; j++)
			if (condition->clauses[i].terms[j].words.foreign)
				return true;
	return false;
}

struct text
page_condition(struct arena *arena, const char *lang, const struct condition *condition)
{
	if (!condition->count)
		return (struct text){0};
	const char *words = product_words(arena, lang, condition);
	if (!words)
		words = sum_words(arena, lang, condition);
	return (struct text){
		.text = WORDS_FILL(arena, words_get(&page_words, lang, W("Only if {case}")),
		    {"case", words ? words : "?"}),
		.foreign = is_foreign(condition),
	};
}

/* --------------------------------------------------------------- document -- */

void
page_of_document(struct arena *arena, const struct page_context *context,
    const struct document *document, struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	draft_add(&draft, BLOCK_LEAD, document->what);
	draft_add(&draft, BLOCK_CAUTION, document->caution);
	if (document->looks.text) {
		draft_heading(&draft, W("What does it look like?"));
		draft_add(&draft, BLOCK_TEXT, document->looks);
	}
	draft_heading(&draft, W("Where can you get it?"));
	draft_add(&draft, BLOCK_TEXT, document->from);
	if (document->issued_by.id)
		draft_link(&draft, LINK_SERVICE, document->issued_by.id, document->issued_by.name);
	if (document->needed_by.count)
		draft_heading(&draft, W("What is it needed for?"));
	for (size_t i = 0; i < document->needed_by.count; i++)
		draft_link(&draft, LINK_SERVICE, document->needed_by.items[i].id,
		    document->needed_by.items[i].name);
	draft_finish(&draft, document->name, out);
}

/* ----------------------------------------------------------------- office -- */

static const char *const days[] = {
	W("Monday"), W("Tuesday"), W("Wednesday"), W("Thursday"), W("Friday"), W("Saturday"),
	W("Sunday"),
};

static struct text
opening_words(struct draft *draft, const struct opening *o)
{
	const char *day = draft_word(draft, days[(o->day + 6) % 7]);
	return text_of(arena_printf(draft->arena, "%s: %u.%02u–%u.%02u", day, o->opens / 60,
	    o->opens % 60, o->closes / 60, o->closes % 60));
}

static void
add_hours(struct draft *draft, const struct office *office)
{
	draft_heading(draft, W("When is it open?"));
	if (!office->opening_count) {
		draft_add(draft, BLOCK_TEXT, text_of(draft_word(draft,
		    W("We don't know its opening hours. Please ask by phone before you go."))));
		return;
	}
	for (size_t i = 0; i < office->opening_count; i++)
		draft_add(draft, BLOCK_BULLET, opening_words(draft, &office->openings[i]));
	if (office->hours_as_of)
		draft_add(draft, BLOCK_CAUTION, text_of(WORDS_FILL(draft->arena,
		    draft_word(draft, W("These hours are from {date}. Please check them before you go.")),
		    {"date", page_date(draft->arena, draft->context->lang, office->hours_as_of)})));
}

void
page_of_office(struct arena *arena, const struct page_context *context, const struct office *office,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	if (context->office && context->office->id == office->id)
		draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft, W("You are here."))));
	draft_heading(&draft, W("Where is it?"));
	draft_add(&draft, BLOCK_TEXT, office->address.text ? office->address : office->city);
	add_hours(&draft, office);
	draft_heading(&draft, W("How can you reach it?"));
	draft_labelled(&draft, W("Phone"), office->phone);
	draft_labelled(&draft, W("E-mail"), office->email);
	draft_labelled(&draft, W("Appointment"), office->booking);
	if (office->note.text) {
		draft_heading(&draft, W("Good to know"));
		draft_add(&draft, BLOCK_TEXT, office->note);
	}
	draft_add(&draft, BLOCK_FINE, text_of(office->as_of ? WORDS_FILL(arena,
	    draft_word(&draft, W("The data are from public sources, as of {date}.")),
	    {"date", page_date(arena, context->lang, office->as_of)})
	    : draft_word(&draft, W("The data are from public sources without a date. Please check them."))));
	draft_finish(&draft, office->name, out);
}

/* ------------------------------------------------------------------ terms -- */

void
page_of_terms(struct arena *arena, const struct page_context *context, const struct term *terms,
    size_t count, struct page *out)
{
	struct draft draft = {.arena = arena, .context = context};
	for (size_t i = 0; i < count; i++) {
		if (count > 1)
			draft_add(&draft, BLOCK_HEADING, terms[i].term);
		draft_add(&draft, BLOCK_TEXT, terms[i].plain);
	}
	struct text title = count == 1 ? terms[0].term : text_of(draft_word(&draft, W("In plain words")));
	draft_finish(&draft, title, out);
}
