/* What a page says of time in two ways: the office's and the visitor's deadlines and how long a thing is valid, as data and in
 * words. */
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/stated.h"

/* ---------------------------------------------------------------------- the office's -- */

static bool
has_days(const struct service_page *page, const char *list)
{
	for (const struct node *item = node_first(node_get(page->service->node, list)); item; item = item->next)
		if (node_has(item, "days"))
			return true;
	return false;
}

/* Whether the sentence tells how long the office needs. */
static bool
is_of_office(const struct sentence *sentence)
{
	static const char *const doing[] = {"dönt", "döntés", "elkészül", "elbírál", "elintéz", "ügyintézés", "postáz", "kézbesít", "megérkez",
		"kiállít", "várnom", "várjak", "válaszol", NULL};
	static const struct word_pair got[] = {{"készül", "el"}, {"kapja", "meg"}, {"belül", "megkap"}, {"alatt", "megkap"},
		{"küldik", "el"}, {"belül", "elküldik"}, {"alatt", "küld"},
		{"belül", "küldi"}, {"lesz", "kész"}, {"mikor", "kapom"}, {"meddig", "tart"}, {"ideig", "tart"}, {"idő", "alatt"}, {NULL, NULL}};
	static const struct word_pair after[] = {{"döntés", "után"}, {"döntés", "követő"}, {NULL, NULL}};
	return (sentence_or_question_says(sentence, doing) || sentence_or_question_has(sentence, got)) && !sentence_has(sentence, after);
}

/* Whether the quantity is said as a bound in which something is done. */
static bool
is_bound(const struct sentence *sentence, const struct quantity *quantity)
{
	static const char *const within[] = {"belül", "alatt", "múlva", NULL};
	const char *unit = sentence->passage->wording.words[quantity->last].lower;
	bool days = strstr(unit, "nap") || strstr(unit, "hetet") || strstr(unit, "hétig");
	return days || sentence_says(sentence, within);
}

/* --------------------------------------------------------------------- the visitor's -- */

/* Whether the sentence tells to do the same as a text: it has the verb with which that begins, or "jelentse" in both. */
static bool
tells_same(const struct sentence *sentence, struct arena *arena, const char *text)
{
	enum { LETTERS = 5 };
	struct wording other = wording_read(arena, "hu", text ? text : "");
	const char *verb = other.count && other.words[0].size >= LETTERS ? arena_strndup(arena, other.words[0].lower, LETTERS) : NULL;
	return verb && sentence_says(sentence, (const char *const[]){verb, NULL});
}

/* Whether the sentence tells to report something within a time, and so does a text, or one of its longer words stands in both. */
static bool
reports(const struct sentence *sentence, struct arena *arena, const char *text, const char *from)
{
	enum { LETTERS = 7 };
	static const struct word_pair within[] = {{"belül", "jelents"}, {NULL, NULL}};
	struct wording other = wording_read(arena, "hu", arena_printf(arena, "%s %s", text ? text : "", from ? from : ""));
	bool same = text && strcasestr(text, "jelents");
	for (size_t k = 0; k < other.count && !same; k++)
		same = other.words[k].size >= LETTERS &&
		    sentence_says(sentence, (const char *const[]){arena_strndup(arena, other.words[k].lower, LETTERS), NULL});
	return same && sentence_has(sentence, within);
}

/* Whether the sentence is about one of the visitor's deadlines. */
static bool
is_of_visitor(const struct service_page *page, const struct sentence *sentence, struct arena *arena)
{
	for (const struct node *item = node_first(node_get(page->service->node, "act_by")); item; item = item->next) {
		const char *text = node_text(node_get(item, "text")), *from = node_text(node_get(item, "from"));
		if (tells_same(sentence, arena, text) || reports(sentence, arena, text, from))
			return true;
	}
	return false;
}

/* Whether the quantity is somebody's time to do something: "15 napja van". */
static bool
is_had(const struct sentence *sentence, const struct quantity *quantity)
{
	static const char *const has[] = {"napja", "hete", "hónapja", "éve", "munkanapja", NULL};
	const struct wording *wording = &sentence->passage->wording;
	return wording_is(&wording->words[quantity->last], has) && quantity->last + 1 < sentence->next && !quantity_is_ago(wording, quantity);
}

static void
look_for_days(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct stated *stated = page->stated;
	(void)data;
	bool office = is_of_office(sentence) && has_days(page, "deadlines"), visitor = !office && is_of_visitor(page, sentence, hits->arena);
	static const char *const sources[] = {"írnak", "leírás", "forrás", NULL};
	for (size_t i = sentence->first; i < sentence->next && !sentence_says(sentence, sources); i++) {
		struct quantity quantity = quantity_at(&sentence->passage->wording, i);
		bool span = quantity.kind == QUANTITY_DAYS || quantity.kind == QUANTITY_WORKING_DAYS;
		bool had = span && has_days(page, "act_by") && is_had(sentence, &quantity);
		bool told = had || (span && (office || visitor) && is_bound(sentence, &quantity));
		bool stated_there = stated_in(stated, "act_by", &quantity) || (office && stated_in(stated, "deadlines", &quantity));
		if (!told || stated_there || quantity_is_ago(&sentence->passage->wording, &quantity))
			continue;
		sentence_hit(hits, sentence, office ? "deadlines" : "act_by");
	}
}

void
rule_days(const struct service_page *page, struct hits *hits)
{
	sentences_each(page, hits, NULL, look_for_days);
}

/* ------------------------------------------------------------------- at once, week-ends -- */

static void
look_for_at_once(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const at_once[] = {"azonnal", "rögtön", "helyben", "ott helyben", "aznap", "megvárhat", NULL};
	static const char *const done[] = {"megkap", "elkészül", "készül", "kiadj", "elkészít", "kész", "odaad", "átvehet", "megvárhat", NULL};
	static const char *const other[] = {"ideiglenes", "igazolás", "elismervény", "levél", "jelents", "tiltás", NULL};
	(void)page, (void)data;
	if (sentence_says(sentence, at_once) && sentence_or_question_says(sentence, done) && !sentence_says(sentence, other))
		sentence_hit(hits, sentence, "deadlines");
}

void
rule_at_once(const struct service_page *page, struct hits *hits)
{
	bool maybe = !has_days(page, "deadlines");
	for (const struct node *item = node_first(node_get(page->service->node, "deadlines")); item; item = item->next)
		maybe |= !node_has(item, "days");
	if (!maybe)
		sentences_each(page, hits, NULL, look_for_at_once);
}

/* data: whether the page counts working days; a sentence says whether week-ends count. */
static void
look_for_weekend(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const weekend[] = {"szombat", "vasárnap", "hétvég", "munkanap", NULL},
		*const counts[] = {"számít", "beleszámít", "számol", NULL};
	static const char *const no[] = {"nem", "nélkül", "sem", "csak", NULL};
	bool working = *(const bool *)data, without = sentence_says(sentence, no);
	(void)page;
	if (sentence_says(sentence, weekend) && sentence_says(sentence, counts) && without != working)
		sentence_hit(hits, sentence, "deadlines, act_by");
}

void
rule_weekend(const struct service_page *page, struct hits *hits)
{
	bool working = false, calendar = false;
	static const char *const lists[] = {"deadlines", "act_by"};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		for (const struct node *item = node_first(node_get(page->service->node, lists[i])); item; item = item->next) {
			working |= node_is(node_get(item, "kind"), "working");
			calendar |= node_is(node_get(item, "kind"), "calendar");
		}
	if (working != calendar)
		sentences_each(page, hits, &working, look_for_weekend);
}

/* ---------------------------------------------------------------------------- validity -- */

/* Whether the sentence is about something else than what one gets here: it has a word for that. */
static bool
is_of_other_things(const struct service_page *page, const struct sentence *sentence, const char *const *words)
{
	for (; *words; words++) {
		bool own = false;
		for (const struct node *item = node_first(node_get(page->service->node, "outputs")); item; item = item->next) {
			const char *text = node_text(node_get(item, "text"));
			own |= text && strcasestr(text, *words);
		}
		if (!own && sentence_says(sentence, (const char *const[]){*words, NULL}))
			return true;
	}
	return false;
}

static void
look_for_validity(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const valid[] = {"érvényes", "használhat", "felhasznál", "szól", NULL};
	static const char *const other[] = {"szerződés", "igazolás", "vélemény", "okmány", "útlevél", "korábbi", "régi", "recept",
		"legalább", "még", "előtt", "előző", "belül", "szabadul",
		NULL};
	const struct stated *stated = page->stated;
	(void)data;
	if (!sentence_or_question_says(sentence, valid) || is_of_other_things(page, sentence, other))
		return;
	for (size_t i = sentence->first; i < sentence->next; i++) {
		struct quantity quantity = quantity_at(&sentence->passage->wording, i);
		if (quantity.kind == QUANTITY_DAYS && !stated_in(stated, "outputs", &quantity))
			sentence_hit(hits, sentence, "outputs.validity");
	}
}

void
rule_validity(const struct service_page *page, struct hits *hits)
{
	const struct stated_quantity *items = page->stated->quantities.items;
	bool valid = false;
	for (size_t i = 0; i < page->stated->quantities.count; i++)
		valid |= items[i].quantity.kind == QUANTITY_DAYS && !strncmp(items[i].list, "outputs", strlen("outputs"));
	if (valid)
		sentences_each(page, hits, NULL, look_for_validity);
}
