/* What a page says twice in two ways: who decides, who may come, at what age, with how many copies. */
#include <stdlib.h>
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"

/* ---------------------------------------------------------------------------- ages -- */

/* The age that begins at a word: "16 éves kortól", "tizenhat évesen"; 0: none. */
static long
age_at(const struct wording *wording, size_t at)
{
	static const char *const by[] = {"kortól", "fölött", "felett", "alatt", NULL};
	const struct wording_word *words = wording->words;
	if (at + 1 >= wording->count || strncmp(words[at + 1].lower, "éves", strlen("éves")))
		return 0;
	struct sentence next = {.passage = &(const struct placed_text){.wording = *wording}, .first = at + 2, .next = at + 3};
	bool grown = !strcmp(words[at + 1].lower, "évesen") || (at + 2 < wording->count && sentence_says(&next, by));
	return grown ? wording_number(wording, at) : 0;
}

/* How often a number stands on the page, in digits or words. */
static size_t
count_of_number(const struct service_page *page, long number)
{
	size_t count = 0;
	for (size_t i = 0; i < page->count; i++)
		for (size_t k = 0; k < page->passages[i].wording.count; k++)
			count += wording_number(&page->passages[i].wording, k) == number;
	return count;
}

static void
look_for_age(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const may[] = {"kér", "lehet", "fogad", "jár", "mehet", "intéz", "jelent", "kap", "vehet", NULL};
	(void)data;
	if ((strncmp(sentence->passage->field, "faq", 3) && strncmp(sentence->passage->field, "steps", 5)) || !sentence_says(sentence, may))
		return;
	for (size_t i = sentence->first; i < sentence->next; i++) {
		long age = age_at(&sentence->passage->wording, i);
		if (age && count_of_number(page, age) < 2)
			sentence_hit(hits, sentence, "eligibility");
	}
}

void
rule_age(const struct service_page *page, struct hits *hits)
{
	bool ages = false;
	for (size_t i = 0; i < page->count; i++)
		for (size_t k = 0; strncmp(page->passages[i].field, "faq", 3) && k + 1 < page->passages[i].wording.count; k++)
			ages |= wording_number(&page->passages[i].wording, k) &&
			    !strncmp(page->passages[i].wording.words[k + 1].lower, "éves", strlen("éves"));
	if (ages)
		sentences_each(page, hits, NULL, look_for_age);
}

/* -------------------------------------------------------------------------- copies -- */

static const char *const bringing[] = {"vigy", "hoz", "kell", "ad", "nyújt", "csatol", "küld", "kér", "tölt", NULL};

/* How many copies or pieces the word and the next are: "két példányban", "2 darab"; 0: none. */
static long
pieces_at(const struct wording *wording, size_t at)
{
	static const char *const pieces[] = {"példány", "fénykép", "igazolványkép", "darab"};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces && at + 1 < wording->count; i++)
		if (!strncmp(wording->words[at + 1].lower, pieces[i], strlen(pieces[i])))
			return wording_number(wording, at);
	return 0;
}

/* Whether the page asks for a paper so many times, or says so more than once. */
static bool
asks_for(const struct service_page *page, long count)
{
	size_t said = 0;
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next) {
		const char *number = node_get_string(item, "count");
		if (number && strtol(number, NULL, 10) == count)
			return true;
	}
	for (size_t i = 0; i < page->count; i++)
		for (size_t k = 0; k < page->passages[i].wording.count; k++)
			said += pieces_at(&page->passages[i].wording, k) == count;
	return said > 1;
}

static void
look_for_copies(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const other[] = {"nem", "régen", "korábban", "régebben", NULL};
	bool beside = !strncmp(sentence->passage->field, "requirements", strlen("requirements"));
	(void)data;
	if (beside || !sentence_says(sentence, bringing) || sentence_says(sentence, other))
		return; /* a note beside the paper says more than its count */
	for (size_t i = sentence->first; i < sentence->next; i++) {
		long count = pieces_at(&sentence->passage->wording, i);
		if (count > 1 && !asks_for(page, count))
			sentence_hit(hits, sentence, "requirements.count");
	}
}

void
rule_copies(const struct service_page *page, struct hits *hits)
{
	if (node_first(node_get(page->service->node, "requirements")))
		sentences_each(page, hits, NULL, look_for_copies);
}

/* ------------------------------------------------------------------------ deciders -- */

static const char *const deciders[] = {"jegyző", "kormányhivatal", "kormányablak", "polgármester", "bíróság", "gyámhivatal", "önkormányzat",
	"közjegyző", "rendőrség", "minisztérium", "miniszter", "kincstár", "földhivatal", "adóhivatal", "anyakönyvvezető", "munkáltató", "képviselő-testület"};

/* Whether another sentence of the page names it, beside the one. */
static bool
is_named_elsewhere(const struct service_page *page, const struct sentence *sentence, const char *who)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct wording *wording = &page->passages[i].wording;
		for (size_t k = 0; &page->passages[i] != sentence->passage && k < wording->count; k++)
			if (!strncmp(wording->words[k].lower, who, strlen(who)))
				return true;
	}
	return false;
}

/* Whether the sentence is about the decision on what the page is for. */
static bool
is_of_decision(const struct sentence *sentence)
{
	static const struct word_pair decides[] = {{"adja", "ki"}, {"bírálja", "el"}, {"állapítja", "meg"}, {"állítja", "ki"}, {NULL, NULL}};
	static const char *const deciding[] = {"dönt", "engedélyezi", "kiadja", "elbírálja", "kiállítja", NULL};
	static const char *const here[] = {"kérelem", "kérelm", "kérés", "ügy", "engedély", "kártyá", "igazolvány", "támogatás", "kivonat",
		"lakcímkárty", "adókárty", "útlevel", "jogosítvány", "igazolás", "bizonyítvány", NULL};
	return (sentence_has(sentence, decides) || sentence_says(sentence, deciding)) && sentence_says(sentence, here);
}

/* data: the name of the authority of the page; where a sentence names it, it may name others. */
static void
look_for_decider(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	bool others = false;
	if (!is_of_decision(sentence))
		return;
	for (size_t d = 0; d < sizeof deciders / sizeof *deciders; d++) {
		if (strcasestr(data, deciders[d]) && sentence_says(sentence, (const char *const[]){deciders[d], NULL}))
			return;
		for (size_t i = sentence->first; i < sentence->next; i++)
			others |= !strcmp(sentence->passage->wording.words[i].lower, deciders[d]) && !strcasestr(data, deciders[d]) &&
			    !is_named_elsewhere(page, sentence, deciders[d]);
	}
	if (others)
		sentence_hit(hits, sentence, "authority");
}

void
rule_decider(const struct service_page *page, struct hits *hits)
{
	const char *id = node_get_string(page->service->node, "authority");
	const struct entry *authority = id ? source_find(page->known->sources, KIND_AUTHORITY, id) : NULL;
	const char *name = authority ? node_text(node_get(authority->node, "name")) : NULL;
	if (name)
		sentences_each(page, hits, name, look_for_decider);
}

/* ------------------------------------------------------------------------- proxies -- */

/* Whether a sentence says that nobody else may come. */
static bool
says_in_person(const struct sentence *sentence)
{
	static const struct word_pair none[] = {{"más", "nem"}, {"mást", "nem"}, {"meghatalmazott", "nem"}, {"csak", "személyesen"}, {"együtt", "személyesen"},
		{"meghatalmazással", "nem"}, {NULL, NULL}};
	return sentence_has(sentence, none);
}

/* Whether a sentence says that somebody else may do it. */
static bool
says_by_proxy(const struct sentence *sentence)
{
	static const char *const proxies[] = {"meghatalmazott", "megbízott", "meghatalmazással", NULL}, *const negations[] = {"nem", "sem", "ne", NULL};
	static const char *const may[] = {"intézhet", "elintézhet", "kérhet", "beadhat", "eljárhat", "mehet", "bemehet", "átvehet", "elküldhet",
		"bejelenthet", "leadhat", "benyújthat", "igényelhet", NULL};
	return sentence_says(sentence, proxies) && sentence_says(sentence, may) && !sentence_says(sentence, negations);
}

static void
look_for_proxy(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	(void)page, (void)data;
	if (says_by_proxy(sentence))
		sentence_hit(hits, sentence, "acting_for");
}

void
rule_proxy(const struct service_page *page, struct hits *hits)
{
	bool in_person = false;
	for (const struct node *item = node_first(node_get(page->service->node, "acting_for")); item; item = item->next)
		if (node_is(item, "meghatalmazott"))
			return;
	for (size_t i = 0; i < page->count; i++)
		for (struct sentence sentence = {.passage = &page->passages[i]}; sentence_next(&sentence);)
			in_person |= says_in_person(&sentence);
	if (in_person)
		sentences_each(page, hits, NULL, look_for_proxy);
}

/* ----------------------------------------------------------------------- originals -- */

/* Whether the sentence has each longer word of a paper's name, as it begins. */
static bool
mentions(const struct sentence *sentence, const struct wording *name)
{
	enum { LONG = 6, STEM = 6 };
	size_t wanted = 0, found = 0;
	for (size_t n = 0; n < name->count; n++) {
		const struct wording_word *word = &name->words[n];
		char stem[STEM + 1];
		if (word->size < LONG)
			continue;
		memcpy(stem, word->lower, STEM);
		stem[STEM] = '\0';
		wanted++;
		found += sentence_says(sentence, (const char *const[]){stem, NULL});
	}
	return wanted && found == wanted;
}

/* data: the name of a paper of which a copy is asked. */
static void
look_for_original(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const original[] = {"eredeti", NULL}, *const but[] = {"másol", "nem", "vagy", "mutass", "vissza", NULL};
	(void)page;
	if (sentence_says(sentence, original) && sentence_says(sentence, bringing) && !sentence_says(sentence, but) && mentions(sentence, data))
		sentence_hit(hits, sentence, "requirements.form");
}

void
rule_original(const struct service_page *page, struct hits *hits)
{
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next) {
		const char *id = node_get_string(item, "document");
		const struct entry *document = id && node_is(node_get(item, "form"), "copy") ? source_find(page->known->sources, KIND_DOCUMENT, id) : NULL;
		const char *name = document ? node_text(node_get(document->node, "name")) : NULL;
		struct wording words = wording_read(hits->arena, "hu", name ? name : "");
		sentences_each(page, hits, &words, look_for_original);
	}
}
