/* Terms in plain words. */
#include "data/query/load.h"

enum status
catalogue_term(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct term *out)
{
	struct load load;
	struct card card = {0};
	load_begin(&load, catalogue, arena, lang, THING_TERM, id, &card);
	if (load.status != STATUS_DONE)
		return load.status;
	load_texts(&load, &card);
	struct rows head = load_head(&load, THING_TERM);
	load_head_end(&head);
	*out = (struct term){id, card.name, card.summary};
	return load.status;
}

enum status
catalogue_terms(struct catalogue *catalogue, struct arena *arena, const char *lang,
    struct named_list *out)
{
	struct load load = {.catalogue = catalogue, .arena = arena, .lang = lang, .what = "glossary"};
	struct list list = {0};
	int64_t *ids;
	size_t count;
	load_kind(&load, THING_TERM, &ids, &count);
	struct card *cards = arena_array(arena, count, sizeof *cards);
	for (size_t i = 0; i < count; i++) {
		cards[i].id = ids[i];
		load_names(&load, ids[i], &cards[i]);
	}
	cards_sort(cards, count, sizeof *cards);
	for (size_t i = 0; i < count; i++)
		*LIST_ADD(&list, arena, struct named) = (struct named){cards[i].id, cards[i].name};
	*out = (struct named_list){list.items, list.count};
	return load.status;
}
