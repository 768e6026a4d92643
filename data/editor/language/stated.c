#include "data/editor/language/stated.h"

#include <stdlib.h>
#include <string.h>

/* What is being read. */
struct reading {
	struct arena *arena;
	struct stated stated;
	const char *list;
};

static void
add(struct reading *reading, enum quantity_kind kind, long value)
{
	*LIST_ADD(&reading->stated.quantities, reading->arena, struct stated_quantity) =
	    (struct stated_quantity){.quantity = {.kind = kind, .value = value}, .list = reading->list};
}

/* A number of days, of the kind that stands beside. */
static void
add_days(struct reading *reading, const struct node *item)
{
	const char *days = node_get_string(item, "days");
	if (days)
		add(reading, node_is(node_get(item, "kind"), "working") ? QUANTITY_WORKING_DAYS : QUANTITY_DAYS, strtol(days, NULL, 10));
}

/* An amount, or all values of one of the register. */
static void
add_amount(struct reading *reading, const struct node *amount)
{
	const struct sources *sources = reading->stated.page->known->sources;
	const struct entry *named = amount ? amount_named(sources, reading->arena, amount) : NULL;
	struct amount_values values = {.count = 0};
	if (named)
		values = amount_values_of(sources, reading->arena, named);
	for (size_t i = 0; i < values.count; i++)
		add(reading, QUANTITY_MONEY, strtol(values.items[i].value, NULL, 10));
	if (!named && node_string(amount))
		add(reading, QUANTITY_MONEY, strtol(amount->text, NULL, 10));
}

/* "6 months" is 180 days. */
static void
add_age_of_paper(struct reading *reading, const struct node *max_age)
{
	enum { DAYS_OF_MONTH = 30 };
	char *unit;
	long number = node_string(max_age) ? strtol(max_age->text, &unit, 10) : 0;
	if (number)
		add(reading, QUANTITY_DAYS, strncmp(unit, " month", strlen(" month")) ? number : number * DAYS_OF_MONTH);
}

static void
add_paper(struct reading *reading, const struct node *paper)
{
	const char *count = node_get_string(paper, "count");
	if (count || node_has(paper, "document"))
		add(reading, QUANTITY_PIECES, count ? strtol(count, NULL, 10) : 1);
	add_age_of_paper(reading, node_get(paper, "max_age"));
	for (const struct node *set = node_first(node_get(paper, "one_of")); set; set = set->next)
		for (const struct node *item = node_first(set); item; item = item->next)
			add_paper(reading, item);
}

/* The days of "04-01" and the like. */
static void
add_period(struct reading *reading, const char *day)
{
	enum { MONTH = 100 };
	char *rest;
	long month = day ? strtol(day, &rest, 10) : 0;
	if (month && *rest == '-')
		add(reading, QUANTITY_DATE, month * MONTH + strtol(rest + 1, NULL, 10));
}

static void
add_data(struct reading *reading)
{
	static const char *const lists[] = {"fees", "outputs", "deadlines", "act_by", "periods", "requirements"};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		reading->list = lists[i];
		for (const struct node *item = node_first(node_get(reading->stated.page->service->node, lists[i])); item; item = item->next) {
			add_days(reading, item);
			add_amount(reading, node_get(item, "amount"));
			add_period(reading, node_get_string(item, "from"));
			add_period(reading, node_get_string(item, "to"));
			add_paper(reading, item);
		}
	}
}

struct amount_values
stated_amount(const struct stated *stated, const struct wording_word *word)
{
	static const char opening[] = "{amount:";
	const char *id = word->lower + strlen(opening);
	if (strncmp(word->lower, opening, strlen(opening)))
		return (struct amount_values){.count = 0};
	id = arena_strndup(stated->arena, id, strcspn(id, "}"));
	const struct entry *amount = source_find(stated->page->known->sources, KIND_AMOUNT, id);
	return amount ? amount_values_of(stated->page->known->sources, stated->arena, amount) : (struct amount_values){.count = 0};
}

static void
add_said(struct reading *reading, const struct placed_text *passage, size_t at, const struct quantity *quantity)
{
	*LIST_ADD(&reading->stated.quantities, reading->arena, struct stated_quantity) = (struct stated_quantity){
		.quantity = *quantity, .passage = passage, .sentence = passage->wording.words[at].sentence, .list = passage->field};
}

/* The quantities of a text, from the name of its field on: "deadlines.note" is of that list. */
static void
add_text(struct reading *reading, const struct placed_text *passage)
{
	for (size_t i = 0; i < passage->wording.count; i++) {
		struct amount_values values = stated_amount(&reading->stated, &passage->wording.words[i]);
		struct quantity quantity = quantity_at(&passage->wording, i);
		if (quantity.kind)
			add_said(reading, passage, i, &quantity);
		for (size_t v = 0; v < values.count; v++)
			add_said(reading, passage, i, &(struct quantity){.kind = QUANTITY_MONEY, .value = strtol(values.items[v].value, NULL, 10)});
	}
}

struct stated
stated_read(struct arena *arena, const struct service_page *page)
{
	struct reading reading = {.arena = arena, .stated = {.page = page, .arena = arena}};
	add_data(&reading);
	for (size_t i = 0; i < page->count; i++)
		add_text(&reading, &page->passages[i]);
	return reading.stated;
}

/* Whether it stands in that very sentence. */
static bool
is_within(const struct stated_quantity *item, const struct sentence *sentence)
{
	return item->passage == sentence->passage && item->sentence == sentence->passage->wording.words[sentence->first].sentence;
}

bool
stated_elsewhere(const struct stated *stated, const struct quantity *quantity, const struct sentence *but)
{
	const struct stated_quantity *items = stated->quantities.items;
	for (size_t i = 0; i < stated->quantities.count; i++)
		if (!is_within(&items[i], but) && quantity_is(quantity, &items[i].quantity))
			return true;
	return false;
}

bool
stated_kind(const struct stated *stated, enum quantity_kind kind, const struct sentence *but)
{
	const struct stated_quantity *items = stated->quantities.items;
	for (size_t i = 0; i < stated->quantities.count; i++)
		if (items[i].quantity.kind == kind && !is_within(&items[i], but))
			return true;
	return false;
}

bool
stated_in(const struct stated *stated, const char *list, const struct quantity *quantity)
{
	const struct stated_quantity *items = stated->quantities.items;
	for (size_t i = 0; i < stated->quantities.count; i++)
		if (!strncmp(items[i].list, list, strlen(list)) && quantity_is(quantity, &items[i].quantity))
			return true;
	return false;
}
