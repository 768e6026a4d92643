/* What a page says once more than it must: the same text, days of a period, a shared requirement; and what is old. */
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"

/* Whether two texts stand in the same place: what is said of a paper, on a condition or not, is one. */
static bool
stand_alike(const struct placed_text *one, const struct placed_text *two)
{
	static const char note[] = "requirements.note";
	bool notes = !strncmp(one->field, note, strlen(note)) && !strncmp(two->field, note, strlen(note));
	return notes || !strcmp(one->field, two->field);
}

/* The same text in two fields of the page. */
void
rule_twice(const struct service_page *page, struct hits *hits)
{
	enum { WORDS = 5 };
	struct table seen = {0};
	for (size_t i = 0; i < page->count; i++) {
		const struct placed_text *passage = &page->passages[i], *before;
		if (!passage_tells(passage) || passage->wording.count < WORDS)
			continue;
		void **at = table_at(&seen, passage->wording.text, strlen(passage->wording.text));
		before = *at;
		if (before && !stand_alike(before, passage))
			hit_text(hits, passage, passage->wording.text, before->field);
		*at = (void *)passage;
	}
	table_free(&seen);
}

/* ------------------------------------------------------------------- dates, age, sets -- */

/* Whether the sentence has a day as "04-01" says it. */
static bool
says_day(const struct sentence *sentence, const char *day)
{
	const struct wording *wording = &sentence->passage->wording;
	long month = day ? strtol(day, NULL, 10) : 0, number = day && strlen(day) > 3 ? strtol(day + 3, NULL, 10) : 0;
	for (size_t i = sentence->first; month >= 1 && month <= 12 && i + 1 < sentence->next; i++)
		if (wording_month(&wording->words[i]) == month && wording_number(wording, i + 1) == number)
			return true;
	return false;
}

static void
look_for_period(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	(void)data;
	for (const struct node *item = node_first(node_get(page->service->node, "periods")); item; item = item->next)
		if (says_day(sentence, node_get_string(item, "from")) && says_day(sentence, node_get_string(item, "to")))
			sentence_hit(hits, sentence, "periods");
}

void
rule_period(const struct service_page *page, struct hits *hits)
{
	sentences_each(page, hits, NULL, look_for_period);
}

static const char *
only_document(const struct node *set)
{
	const struct node *paper = node_first(set);
	return paper && !paper->next ? node_get_string(paper, "document") : NULL;
}

/* Whether a choice has that paper as a set of its own. */
static bool
offers(const struct node *choice, const char *document)
{
	for (const struct node *set = node_first(choice); set; set = set->next)
		if (document && only_document(set) && !strcmp(only_document(set), document))
			return true;
	return false;
}

/* Whether every set of one choice is one paper that is a set of the other too. */
static bool
is_within(const struct node *choice, const struct node *shared)
{
	for (const struct node *set = node_first(choice); set; set = set->next)
		if (!offers(shared, only_document(set)))
			return false;
	return choice && shared;
}

/* Whether the papers are somebody else's, of whom the set may ask too much: a child has no driving licence. */
static bool
is_of_another(const struct node *choice)
{
	for (const struct node *set = node_first(choice); set; set = set->next) {
		const char *whose = node_get_string(node_first(set), "whose");
		if (whose && strcmp(whose, "applicant"))
			return true;
	}
	return false;
}

/* Whether the page, or one that goes with it, leads to that paper: whoever reads it has lost it, or has none yet. */
static bool
leads_to(const struct service_page *page, const char *document)
{
	const struct entry *paper = document ? source_find(page->known->sources, KIND_DOCUMENT, document) : NULL;
	const char *service = paper ? node_get_string(paper->node, "issued_by") : NULL;
	for (const struct node *item = node_first(node_get(page->service->node, "related")); service && item; item = item->next)
		if (node_is(item, service))
			return true;
	return service && !strcmp(service, page->service->id);
}

/* Whether the choice has all of the shared one that the visitor of this page can have. */
static bool
lacks_its_own_only(const struct service_page *page, const struct node *choice, const struct node *shared)
{
	for (const struct node *set = node_first(shared); set; set = set->next)
		if (!offers(choice, only_document(set)) && !leads_to(page, only_document(set)))
			return false;
	return true;
}

/* The shared requirement of which a choice is a part without need; NULL: none. */
static const char *
shared_of(const struct service_page *page, const struct node *choice)
{
	const struct entries *shared = &page->known->sources->of[KIND_REQUIREMENT];
	const char *found = NULL;
	for (size_t i = 0; i < shared->count; i++) {
		const struct node *other = node_get(shared->items[i]->node, "one_of");
		if (!is_within(choice, other) || node_has(shared->items[i]->node, "acting_for"))
			continue;
		if (lacks_its_own_only(page, choice, other)) /* also where nothing lacks */
			return NULL;
		found = found ? found : shared->items[i]->id;
	}
	return found;
}

/* The shared requirement that the page uses, of which the document is one choice; NULL: none. */
static const struct entry *
used_set_with(const struct service_page *page, const char *document)
{
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next) {
		const char *use = node_get_string(item, "use");
		const struct entry *shared = use ? source_find(page->known->sources, KIND_REQUIREMENT, use) : NULL;
		if (shared && offers(node_get(shared->node, "one_of"), document))
			return shared;
	}
	return NULL;
}

static void
check_alone(const struct service_page *page, const struct node *requirement, struct hits *hits)
{
	const struct node *document = node_get(requirement, "document");
	bool plain = node_string(document) && !node_has(requirement, "whose") && !node_has(requirement, "when") &&
	    !node_is(node_get(requirement, "handling"), "kept");
	const struct entry *shared = plain ? used_set_with(page, document->text) : NULL;
	if (shared)
		hit_node(hits, document, "requirements.document", shared->id, shared->id);
}

void
rule_shared(const struct service_page *page, struct hits *hits)
{
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next) {
		const struct node *choice = node_get(item, "one_of");
		check_alone(page, item, hits);
		const char *shared = choice && !is_of_another(choice) ? shared_of(page, choice) : NULL;
		if (shared)
			hit_node(hits, choice, "requirements.one_of", shared, shared);
	}
}

void
rule_stale(const struct service_page *page, struct hits *hits)
{
	const struct node *node = node_get(page->service->node, "as_of");
	struct date as_of, today;
	if (!node_string(node) || !date_read_partial(node->text, &as_of) || !date_read(page->known->today, &today))
		return;
	int months_old = (today.year - as_of.year) * 12 + today.month - (as_of.month ? as_of.month : 12);
	if (months_old > 12 || (months_old == 12 && as_of.day && today.day > as_of.day))
		hit_node(hits, node, "as_of", node->text, NULL);
}
