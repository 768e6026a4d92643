/* What a page says twice in two ways: places, papers, days; and what is old, or a part of something shared. */
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"

/* -------------------------------------------------------------------------- places -- */

enum bound { BOUND_UNSAID = 0, BOUND_HOME = 1, BOUND_ANYWHERE = 2, BOUND_EVENT = 4 };

/* Whether a sentence says that one's own town counts, that it does not, or that another place does; together they are a set. */
static unsigned
bound_of(const struct sentence *sentence)
{
	static const struct word_pair home[] = {{"lakóhelye", "szerint"}, {"lakcíme", "szerint"}, {"lakóhelye", "önkormányzat"},
		{"lakóhelye", "jegyző"}, {"lakóhelye", "polgármester"}, {"ahol", "lakik"}, {"ahol", "ön"}, {"ön", "lakik"}, {NULL, NULL}};
	static const struct word_pair anywhere[] = {{"bármelyik", "kormányablak"}, {"bármelyik", "önkormányzat"}, {"bármelyik", "hivatal"},
		{"bármely", "kormányablak"}, {"bármely", "önkormányzat"}, {"bármely", "hivatal"}, {"mindegy", "melyik"}, {"mindegy", "hol"}, {NULL, NULL}};
	static const struct word_pair event[] = {{"haláleset", "hely"}, {"haláleset", "történt"}, {"esemény", "hely"}, {"ingatlan", "fekvés"},
		{"ingatlan", "hely"}, {"székhelye", "szerint"}, {NULL, NULL}};
	static const struct word_pair not_home[] = {{"lakóhely", "nem"}, {NULL, NULL}}, does_not[] = {{"nem", "számít"}, {NULL, NULL}};
	bool no_matter = sentence_has(sentence, not_home) && sentence_has(sentence, does_not);
	return (sentence_has(sentence, home) ? BOUND_HOME : 0) | (sentence_has(sentence, anywhere) || no_matter ? BOUND_ANYWHERE : 0) |
	    (sentence_has(sentence, event) ? BOUND_EVENT : 0);
}

static unsigned
bound_of_text(struct arena *arena, const char *text)
{
	struct placed_text passage = {.wording = wording_read(arena, "hu", text ? text : "")};
	struct sentence sentence = {.passage = &passage, .next = passage.wording.count};
	return bound_of(&sentence);
}

/* Kinds of offices that have a counter for it, and what these are bound to. */
static unsigned
bounds_of(const struct service_page *page, struct arena *arena)
{
	unsigned bounds = BOUND_UNSAID;
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next) {
		const char *kind = node_get_string(item, "office_kind"), *where = node_text(node_get(item, "where"));
		const struct entry *office = kind ? source_find(page->known->sources, KIND_OFFICE_KIND, kind) : NULL;
		if (!where && office)
			where = node_text(node_get(office->node, "where"));
		if (node_is(node_get(item, "kind"), "counter"))
			bounds |= bound_of_text(arena, where);
	}
	return bounds;
}

static bool
has_counter(const struct service_page *page, const char *kind)
{
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next)
		if (node_is(node_get(item, "office_kind"), kind))
			return true;
	return false;
}

/* Where one does it, by the words of the sentence. */
static const char *const doing[] = {"kér", "kérh", "adhat", "adja", "intéz", "menj", "vigye", "nyújt", "leadhat", "beadhat", "jelent", "fordul",
	"ahhoz", "annál", NULL};

static void
look_for_place(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const only[] = {"csak", "kizárólag", NULL};
	static const struct word_pair but_only[] = {{"kormányablakban", "csak"}, {"önkormányzatnál", "csak"}, {NULL, NULL}};
	static const char *const kormanyablak[] = {"kormányablakban", "kormányablaknál", NULL}, *const town[] = {"önkormányzatnál", "önkormányzatánál", NULL};
	unsigned bounds = *(const unsigned *)data, bound = bound_of(sentence);
	bool other = (sentence_says(sentence, kormanyablak) && !has_counter(page, "kormanyablak")) || (sentence_says(sentence, town) && !has_counter(page, "onkormanyzat"));
	if (!sentence_says(sentence, doing))
		return;
	bool only_there = sentence_says(sentence, only) && !sentence_has(sentence, but_only);
	if ((only_there && other) || (bound && bounds && !(bound & (bound - 1)) && !(bound & bounds)))
		sentence_hit(hits, sentence, "channels");
}

void
rule_place(const struct service_page *page, struct hits *hits)
{
	unsigned bounds = bounds_of(page, hits->arena);
	sentences_each(page, hits, &bounds, look_for_place);
}

/* How else than at a counter it can be done. */
struct ways {
	bool online, always_online, post, phone, counter_only;
};

static void
look_for_online(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct ways *ways = data;
	static const char *const online[] = {"interneten", "online", "elektronikusan", "e-mailben", NULL}, *const by_post[] = {"postán", NULL},
		*const by_phone[] = {"telefonon", NULL};
	static const struct word_pair at_home[] = {{"kell", "bemenn"}, {"kell", "személyesen"}, {"kell", "odamenn"}, {NULL, NULL}};
	static const char *const from_home[] = {"otthonról", NULL}, *const no[] = {"nem", NULL}, *const some[] = {"gyermek", "aki", "alatt", NULL};
	static const char *const may[] = {"intézhet", "kérhet", "beadhat", "küldhet", "elküldhet", "beküldhet", "feladhat", "elintézhet", NULL};
	static const char *const negations[] = {"nem", "csak", "sem", NULL}, *const doing_it[] = {"intéz", "kér", "adhat", "adja", "lehet", NULL};
	static const struct word_pair not_online[] = {{"interneten", "nem"}, {"online", "nem"}, {"csak", "személyesen"}, {NULL, NULL}};
	(void)page;
	bool offers_it = sentence_says(sentence, may) && !sentence_says(sentence, negations);
	if (ways->always_online && sentence_has(sentence, not_online) && sentence_says(sentence, doing_it))
		sentence_hit(hits, sentence, "channels");
	else if (offers_it && ((!ways->online && sentence_says(sentence, online)) || (!ways->post && sentence_says(sentence, by_post)) ||
		(!ways->phone && sentence_says(sentence, by_phone))))
		sentence_hit(hits, sentence, "channels");
	else if (ways->counter_only && !sentence_says(sentence, some) && ((offers_it && sentence_says(sentence, from_home)) || (sentence_says(sentence, no) && sentence_has(sentence, at_home))))
		sentence_hit(hits, sentence, "channels");
}

void
rule_online(const struct service_page *page, struct hits *hits)
{
	struct ways ways = {.counter_only = true};
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next) {
		const struct node *kind = node_get(item, "kind");
		bool online = node_is(kind, "online") || node_is(kind, "email");
		ways.online |= online;
		ways.always_online |= online && !node_has(item, "when");
		ways.post |= node_is(kind, "post");
		ways.phone |= node_is(kind, "phone");
		ways.counter_only &= node_is(kind, "counter") || node_is(kind, "consulate");
	}
	sentences_each(page, hits, &ways, look_for_online);
}

/* -------------------------------------------------------------------------- papers -- */

static void
check_form(const struct node *requirement, const struct node *note, struct hits *hits)
{
	static const struct word_pair copy_enough[] = {{"másolat", "elég"}, {"másolat", "is"}, {"másolatot", "hoz"}, {"elég", "másolat"}, {NULL, NULL}};
	static const struct word_pair copy_not[] = {{"másolat", "nem"}, {NULL, NULL}};
	static const char *const original[] = {"eredeti", NULL}, *const copy[] = {"másolat", NULL};
	const char *form = node_get_string(requirement, "form"), *text = node_text(note);
	struct placed_text passage = {.wording = wording_read(hits->arena, "hu", text ? text : ""), .node = note, .field = "requirements.note"};
	struct sentence sentence = {.passage = &passage, .next = passage.wording.count};
	bool refuses = sentence_has(&sentence, copy_not), takes = sentence_has(&sentence, copy_enough) && !refuses;
	bool wants_original = refuses || (sentence_says(&sentence, original) && !sentence_says(&sentence, copy));
	if (form && text && ((!strcmp(form, "copy") && wants_original) || (!strcmp(form, "original") && takes)))
		hit_node(hits, note, "requirements.note", text, "form");
}


/* Whether the sentence has the name of a document, word by word. */
static bool
names(const struct sentence *sentence, const struct wording *name)
{
	const struct wording_word *words = sentence->passage->wording.words;
	for (size_t i = sentence->first; name->count && i + name->count <= sentence->next; i++) {
		size_t same = 0;
		while (same < name->count && !strncmp(words[i + same].lower, name->words[same].lower, strlen(name->words[same].lower)))
			same++;
		if (same == name->count)
			return true;
	}
	return false;
}

/* A paper that must be original, or a copy. */
struct paper {
	struct wording name;
	const char *form;
};

static void
look_for_form(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const enough[] = {"elég", "elfogad", "jó", NULL}, *const copy[] = {"másolat", "fénymásolat", NULL},
		*const but[] = {"nem", "hiteles", NULL};
	const struct paper *paper = data;
	(void)page;
	bool takes = sentence_says(sentence, copy) && sentence_says(sentence, enough) && !sentence_says(sentence, but);
	if (takes && !strcmp(paper->form, "original") && names(sentence, &paper->name))
		sentence_hit(hits, sentence, "requirements.form");
}

void
rule_form(const struct service_page *page, struct hits *hits)
{
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next) {
		const char *id = node_get_string(item, "document"), *form = node_get_string(item, "form");
		const struct entry *document = id ? source_find(page->known->sources, KIND_DOCUMENT, id) : NULL;
		const char *name = document ? node_text(node_get(document->node, "name")) : NULL;
		struct paper paper = {wording_read(hits->arena, "hu", name ? name : ""), form ? form : "original"};
		check_form(item, node_get(item, "note"), hits);
		sentences_each(page, hits, &paper, look_for_form);
	}
}

/* data: the name of a paper that everybody must bring. */
static void
look_for_not_needed(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	enum { SHORT = 7 }; /* words: longer sentences say in which case */
	static const struct word_pair not_needed[] = {{"nem", "kell"}, {"nem", "kér"}, {"nem", "szükséges"}, {"sem", "kell"}, {NULL, NULL}};
	static const char *const but[] = {"ha", "új", "másolat", "eredeti", "külön", "másik", "fordítás", "akkor", "fizet", "lead", "kitölt", "csak",
		"minden", "érvényes", NULL};
	(void)page;
	if (sentence->next - sentence->first <= SHORT && sentence_has(sentence, not_needed) && names(sentence, data) && !sentence_says(sentence, but))
		sentence_hit(hits, sentence, "requirements");
}

void
rule_not_needed(const struct service_page *page, struct hits *hits)
{
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next) {
		const char *id = node_get_string(item, "document");
		const struct entry *document = id ? source_find(page->known->sources, KIND_DOCUMENT, id) : NULL;
		if (!document || node_has(item, "when") || node_has(item, "if_held"))
			continue;
		const char *name = node_text(node_get(document->node, "name"));
		struct wording words = wording_read(hits->arena, "hu", name ? name : "");
		sentences_each(page, hits, &words, look_for_not_needed);
	}
}

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
