#include "data/search/search_snippet.h"

#include <string.h>

#include "data/query/load.h"
#include "data/search/tokens.h"

/* Of a service its life situation, of a matter who handles it, of an office where it is; else what it is. */
static struct text
read_context(struct load *load, enum search_kind kind, const struct card *card)
{
	struct office office = {0};
	switch (kind) {
	case SEARCH_SERVICE:
		return load_name(load, card->home);
	case SEARCH_MATTER:
		return load_name(load, card->authority);
	case SEARCH_OFFICE:
		load->status = catalogue_office(load->catalogue, load->arena, load->lang, card->id, &office);
		return office.address;
	default:
		return card->summary;
	}
}

/* What the services are called that go together, and where they can be had. */
static void
read_bundle(struct load *load, const struct ranked *ranked, struct search_hit *out)
{
	struct bundles bundles = {0};
	const char *names = "";
	if (load->status == STATUS_DONE)
		load->status = catalogue_bundles(load->catalogue, load->arena, load->lang, ranked->thing, &bundles);
	if (load->status == STATUS_DONE && ranked->bundle > bundles.count)
		load->status = STATUS_ABSENT;
	if (load->status != STATUS_DONE)
		return;
	const struct bundle *bundle = &bundles.items[ranked->bundle - 1];
	for (size_t i = 0; i < bundle->count && load->status == STATUS_DONE; i++) {
		struct text name = load_name(load, bundle->services[i]);
		names = arena_printf(load->arena, "%s%s%s", names, i ? ", " : "", name.text ? name.text : "");
	}
	out->name = bundle->name;
	out->context = (struct text){.text = names};
	out->town = bundle->town;
	out->bundle = ranked->bundle;
}

/* The text of a passage; NULL if the catalogue has none such. */
static const char *
read_passage(struct load *load, const struct ranked *ranked)
{
	const struct passage *passage = &ranked->best;
	const char *languages = load->catalogue->languages;
	int64_t owner = passage->place >= PLACE_OTHER_TEXT ? passage->other : ranked->thing;
	if (passage->place == PLACE_ALIAS || passage->place == PLACE_OTHER_ALIAS)
		return load_alias(load, owner, passage->number);
	if (passage->language > strlen(languages) / 3 || passage->number < 0)
		return NULL;
	return load_written(load, arena_strndup(load->arena, languages + passage->language * 3, 2), owner,
	    (size_t)passage->number);
}

/* Marks the words that were meant, or what they mean; the passage's words are those of the text, in order. */
static void
mark(struct arena *arena, const struct query_words *words, const struct passage *passage,
    struct search_hit *hit)
{
	struct tokens tokens = {0};
	struct varints in = passage->words;
	tokens_split(&tokens, hit->found, strlen(hit->found));
	hit->marks = arena_array(arena, tokens.count, sizeof *hit->marks);
	for (size_t next = 0, marked = 0; in.at < in.end;) {
		uint32_t word = (uint32_t)varint(&in);
		next += word >= words->concepts;
		if (!next || next > tokens.count || marked == next || !query_words_mean(words, word))
			continue;
		marked = next;
		hit->marks[hit->mark_count++] =
		    (struct search_mark){tokens.items[next - 1].start, tokens.items[next - 1].size};
	}
	tokens_free(&tokens);
}

enum status
search_snippet(struct catalogue *catalogue, struct arena *arena, const char *lang, enum search_kind kind,
    const struct query_words *words, const struct ranked *ranked, struct search_hit *out)
{
	static const enum thing things[SEARCH_KINDS] = {
		[SEARCH_SERVICE] = THING_SERVICE, [SEARCH_DOCUMENT] = THING_DOCUMENT, [SEARCH_TERM] = THING_TERM,
		[SEARCH_OFFICE] = THING_OFFICE, [SEARCH_MATTER] = THING_MATTER,
		[SEARCH_SITUATION] = THING_LIFE_EVENT,
	};
	struct load load = {.catalogue = catalogue, .arena = arena, .lang = lang, .what = "search"};
	struct card card;
	load_begin(&load, catalogue, arena, lang, things[kind], ranked->thing, NULL);
	if (load.status != STATUS_DONE)
		return load.status;
	load_card(&load, things[kind], ranked->thing, &card);
	*out = (struct search_hit){.id = ranked->thing, .score = ranked->score, .name = card.name,
	    .life_event = kind == SEARCH_SERVICE ? card.home : 0};
	if (load.status == STATUS_DONE)
		out->context = read_context(&load, kind, &card);
	if (ranked->bundle)
		read_bundle(&load, ranked, out);
	if (load.status == STATUS_DONE && ranked->best.count && ranked->best.field != FIELD_ABOUT)
		out->found = read_passage(&load, ranked);
	if (out->found)
		mark(arena, words, &ranked->best, out);
	else
		out->found = out->name.text;
	return load.status;
}
