/* What a page says twice in two ways: who decides, and who may come. */
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"

/* ------------------------------------------------------------------------ deciders -- */

static const char *const deciders[] = {"jegyző", "kormányhivatal", "kormányablak", "polgármester", "bíróság", "gyámhivatal", "önkormányzat",
	"közjegyző", "rendőrség", "minisztérium", "miniszter", "kincstár", "földhivatal", "adóhivatal", "nav", "anyakönyvvezető", "munkáltató",
	"képviselő-testület", "igazgató", "igazgatója", "bizottság", "bizottsága", "tankerület", "háziorvos", "hivatal"};

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
	static const struct word_pair decides[] = {{"adja", "ki"}, {"bírálja", "el"}, {"állapítja", "meg"}, {"állítja", "ki"},
		{"hagyja", "jóvá"}, {"mond", "igen"}, {"mond", "rá"},
		{NULL, NULL}};
	static const char *const deciding[] = {"dönt", "engedélyezi", "kiadja", "elbírálja", "kiállítja", "jóváhagyja",
		"megítéli", "megállapítja", "határoz", NULL};
	static const struct word_pair who[] = {{"ki", "dönt"}, {"ki", "adja"}, {"ki", "bírálja"}, {"ki", "engedélyez"},
		{"ki", "állít"}, {NULL, NULL}};
	static const char *const here[] = {"kérelem", "kérelm", "kérés", "ügy", "engedély", "kártyá", "igazolvány", "támogatás", "kivonat",
		"lakcímkárty", "adókárty", "útlevel", "jogosítvány", "igazolás", "bizonyítvány", NULL};
	return (sentence_has(sentence, decides) || sentence_says(sentence, deciding) || sentence_or_question_has(sentence, who)) &&
	    (sentence_or_question_says(sentence, here) || sentence_or_question_has(sentence, who));
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
	static const struct word_pair none[] = {{"más", "nem"}, {"mást", "nem"}, {"meghatalmazott", "nem"},
		{"csak", "személyesen"}, {"együtt", "személyesen"},
		{"meghatalmazással", "nem"}, {"személyesen", "kell"}, {"helyett", "nem"}, {"maga", "helyett"},
		{"személyes", "megjelenés"}, {NULL, NULL}};
	static const char *const no[] = {"nem", "csak", "kell", "együtt", "mindkét", NULL};
	return sentence_has(sentence, none) && sentence_says(sentence, no);
}

/* Whether a sentence says that somebody else may do it. */
static bool
says_by_proxy(const struct sentence *sentence)
{
	static const char *const proxies[] = {"meghatalmazott", "megbízott", "meghatalmazással", "meghatalmazást", "képviselő", NULL},
		*const negations[] = {"nem", "sem", "ne", "pedig", "törvényes", "önnek", NULL};
	static const char *const may[] = {"intézhet", "elintézhet", "kérhet", "beadhat", "eljárhat", "mehet", "bemehet", "átvehet", "elküldhet",
		"bejelenthet", "leadhat", "benyújthat", "igényelhet", "elég", "igen", "írjon", "adjon", "küldjön", "küldhet", "ad", NULL};
	static const struct word_pair else_may[] = {{"más", "is"}, {"helyette", "is"}, {"más", "intézhet"}, {"elég", "egyik"},
		{"otthon", "maradhat"}, {NULL, NULL}};
	bool sent = sentence_says(sentence, proxies) && sentence_says(sentence, may);
	return (sent || sentence_has(sentence, else_may)) && !sentence_denies(sentence, negations);
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
	const char *name = node_text(node_get(page->service->node, "name"));
	bool in_person = false;
	if (name && strcasestr(name, "meghatalmaz"))
		return;
	for (const struct node *item = node_first(node_get(page->service->node, "acting_for")); item; item = item->next)
		if (node_is(item, "meghatalmazott"))
			return;
	for (size_t i = 0; i < page->count; i++)
		for (struct sentence sentence = {.passage = &page->passages[i]}; sentence_next(&sentence);)
			in_person |= says_in_person(&sentence);
	if (in_person)
		sentences_each(page, hits, NULL, look_for_proxy);
}
