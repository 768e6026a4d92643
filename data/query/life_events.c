/* Life situations, what goes together in them, and the lists of services. */
#include <stdlib.h>

#include "data/limits.h"
#include "data/query/load.h"

static int
by_position(const void *a, const void *b)
{
	const struct card *x = a, *y = b;
	return (x->position > y->position) - (x->position < y->position);
}

/* The cards of all things of a kind. */
static void
load_cards_of_kind(struct load *load, enum thing kind, struct card **out, size_t *count)
{
	int64_t *ids;
	load_kind(load, kind, &ids, count);
	*out = arena_array(load->arena, *count, sizeof **out);
	for (size_t i = 0; i < *count; i++)
		load_card(load, kind, ids[i], *out + i);
}

enum status
catalogue_life_events(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct life_events *out)
{
	struct load load = {.catalogue = catalogue, .arena = arena, .lang = lang, .what = "life situations"};
	struct list list = {0};
	struct card *cards;
	size_t count;
	load_cards_of_kind(&load, THING_LIFE_EVENT, &cards, &count);
	if (count)
		qsort(cards, count, sizeof *cards, by_position);
	for (size_t i = 0; i < count; i++) {
		if (cards[i].position != i)
			load_corrupt(&load, "their positions are not dense");
		*LIST_ADD(&list, arena, struct life_event) =
		    (struct life_event){cards[i].id, cards[i].name, cards[i].summary, cards[i].services};
	}
	*out = (struct life_events){list.items, list.count};
	return load.status;
}

static struct service_line
line_of(const struct card *card)
{
	return (struct service_line){card->id, card->name, card->summary, card->town};
}

enum status
catalogue_services(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct service_lines *out)
{
	struct load load = {.catalogue = catalogue, .arena = arena, .lang = lang, .what = "services"};
	struct list list = {0};
	struct card *cards;
	size_t count;
	load_cards_of_kind(&load, THING_SERVICE, &cards, &count);
	cards_sort(cards, count, sizeof *cards);
	for (size_t i = 0; i < count; i++)
		*LIST_ADD(&list, arena, struct service_line) = line_of(&cards[i]);
	*out = (struct service_lines){list.items, list.count};
	return load.status;
}

/* ------------------------------------------------------------- one situation -- */

/* What hangs on it: the ids of its services, in order, and the bundles. */
struct situation {
	struct list services; /* int64_t */
	struct list bundles;  /* struct bundle, without towns */
};

static void
read_services(struct load *load, struct list *services)
{
	struct rows rows = rows_of(load, ROW_LIFE_EVENT_SERVICE);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, services->count);
		rows_flag(&rows, 3);
		*LIST_ADD(services, load->arena, int64_t) = rows_id(&rows, 2);
	}
}

static void
read_bundles(struct load *load, struct list *bundles)
{
	struct rows rows = rows_of(load, ROW_BUNDLE);
	while (rows_next(&rows)) {
		struct bundle *bundle = LIST_ADD(bundles, load->arena, struct bundle);
		rows_dense(&rows, 1, bundles->count - 1);
		rows_number(&rows, 3, 0, LIMIT_LIST * (LIMIT_BUNDLES + 1));
		rows_number(&rows, 4, 0, LIMIT_LIST);
		*bundle = (struct bundle){.position = bundles->count, .name = rows_text(&rows, 2)};
	}
}

/* The row of an errand, or one that says more of it. */
static void
read_bundle_service(struct rows *rows, struct bundle *bundle, struct list *services, struct list *whom,
    struct list *answers)
{
	struct arena *arena = rows->load->arena;
	unsigned option = (unsigned)rows_number(rows, 5, 0, LIMIT_OPTIONS - 1);
	rows_dense(rows, 2, services->count + answers->count);
	if (rows_has(rows, 4) != rows_has(rows, 5) || (rows_has(rows, 6) && !rows_has(rows, 4)))
		rows_corrupt(rows, 4, "a question without an option, or an option without a question");
	if (rows_has(rows, 6)) {
		size_t of = (size_t)rows_number(rows, 6, 0, LIMIT_BUNDLE - 1);
		if (of >= services->count)
			rows_corrupt(rows, 6, "there is no such errand before it");
		*LIST_ADD(answers, arena, struct bundle_answer) = (struct bundle_answer){of, rows_id(rows, 4), option};
	} else {
		*LIST_ADD(services, arena, int64_t) = rows_id(rows, 3);
		*LIST_ADD(whom, arena, struct bundle_for) = (struct bundle_for){rows_id(rows, 4), option};
	}
	bundle->services = services->items;
	bundle->whom = whom->items;
	bundle->count = services->count;
	bundle->answers = answers->items;
	bundle->answer_count = answers->count;
}

static void
read_bundle_services(struct load *load, const struct list *bundles)
{
	struct list services = {0}, whom = {0}, answers = {0};
	struct bundle *last = NULL;
	struct rows rows = rows_of(load, ROW_BUNDLE_SERVICE);
	while (rows_next(&rows)) {
		size_t number = (size_t)rows_number(&rows, 1, 0, LIMIT_BUNDLES - 1);
		if (number >= bundles->count) {
			rows_corrupt(&rows, 1, "there is no such bundle");
			continue;
		}
		struct bundle *bundle = (struct bundle *)bundles->items + number;
		if (bundle != last)
			services = whom = answers = (struct list){0};
		last = bundle;
		read_bundle_service(&rows, bundle, &services, &whom, &answers);
	}
}

static void
load_situation(struct load *load, struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct card *card, struct situation *out)
{
	*out = (struct situation){.services = {0}};
	load_begin(load, catalogue, arena, lang, THING_LIFE_EVENT, id, card);
	if (load->status != STATUS_DONE)
		return;
	load_texts(load, card);
	struct rows head = load_head(load, THING_LIFE_EVENT);
	size_t count = (size_t)rows_number(&head, 2, 0, LIMIT_FILES);
	load_head_end(&head);
	read_services(load, &out->services);
	read_bundles(load, &out->bundles);
	read_bundle_services(load, &out->bundles);
	load_sealed(load, PART_ROWS);
	if (out->services.count != count)
		load_corrupt(load, "it counts other services than it has");
}

enum status
catalogue_life_event(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct text *name, struct service_lines *out)
{
	struct load load;
	struct card card = {0};
	struct situation situation;
	struct list list = {0};
	load_situation(&load, catalogue, arena, lang, id, &card, &situation);
	*name = card.name;
	for (size_t i = 0; i < situation.services.count; i++) {
		struct card service;
		load_card(&load, THING_SERVICE, ((int64_t *)situation.services.items)[i], &service);
		*LIST_ADD(&list, arena, struct service_line) = line_of(&service);
	}
	*out = (struct service_lines){list.items, list.count};
	return load.status;
}

/* The town of those of its services that hold in one town only. */
static const char *
town_of(struct load *load, const struct bundle *bundle)
{
	const char *town = NULL;
	for (size_t i = 0; i < bundle->count; i++) {
		struct card service;
		load_facts(load, THING_SERVICE, bundle->services[i], &service);
		town = town ? town : service.town;
	}
	return town;
}

enum status
catalogue_bundles(struct catalogue *catalogue, struct arena *arena, const char *lang,
    int64_t life_event, struct bundles *out)
{
	struct load load;
	struct card card = {0};
	struct situation situation;
	load_situation(&load, catalogue, arena, lang, life_event, &card, &situation);
	*out = (struct bundles){situation.bundles.items, situation.bundles.count};
	for (size_t i = 0; i < out->count; i++) {
		if (!out->items[i].count)
			load_corrupt(&load, "a bundle has no services");
		out->items[i].town = town_of(&load, &out->items[i]);
	}
	return load.status;
}
