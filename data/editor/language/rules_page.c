/* What a page says twice in two ways: its fees, times and places as data, and in words. */
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/editor/language/rules.h"
#include "data/editor/source/placeholder.h"
#include "data/editor/source/source_amounts.h"

/* Words of one sentence: from first to before next. */
struct sentence {
	const struct placed_text *passage;
	size_t first, next;
};

/* The sentence after one; begin with {passage}. */
static bool
next_sentence(struct sentence *sentence)
{
	const struct wording *wording = &sentence->passage->wording;
	sentence->first = sentence->next;
	while (sentence->next < wording->count &&
	    wording->words[sentence->next].sentence == wording->words[sentence->first].sentence)
		sentence->next++;
	return sentence->next > sentence->first;
}

/* Whether a word of the sentence begins with one of those. */
static bool
says(const struct sentence *sentence, const char *const *beginnings)
{
	for (size_t i = sentence->first; i < sentence->next; i++)
		for (const char *const *b = beginnings; *b; b++)
			if (!strncmp(sentence->passage->wording.words[i].lower, *b, strlen(*b)))
				return true;
	return false;
}

/* Whether it has those words, one after the other; each as it begins. */
static bool
has_words(const struct sentence *sentence, const char *one, const char *two)
{
	const struct wording_word *words = sentence->passage->wording.words;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++)
		if (!strncmp(words[i].lower, one, strlen(one)) && !strncmp(words[i + 1].lower, two, strlen(two)))
			return true;
	return false;
}

static void
hit_sentence(struct hits *hits, const struct sentence *sentence, const char *instead)
{
	hit_words(hits, sentence->passage, sentence->first, sentence->next - 1, instead);
}

/* Whether the text is of a field that tells, beside the data itself. */
static bool
tells(const struct placed_text *passage)
{
	static const char *const fields[] = {"summary", "eligibility.text", "steps", "steps.text", "faq.answer", "sent_back", "sent_back.text",
		"requirements.note", "requirements.notes.text", NULL};
	for (size_t i = 0; fields[i]; i++)
		if (!strcmp(passage->field, fields[i]))
			return true;
	return false;
}

/* Calls `look` for each sentence of the page that tells something. */
static void
each_sentence(const struct service_page *page, struct hits *hits, const void *data,
    void (*look)(const struct service_page *, const struct sentence *, struct hits *, const void *))
{
	for (size_t i = 0; i < page->count; i++) {
		struct sentence sentence = {.passage = &page->passages[i]};
		while (tells(sentence.passage) && next_sentence(&sentence))
			look(page, &sentence, hits, data);
	}
}

/* Numbers that the page has as data. */
struct numbers_known {
	long items[64];
	size_t count;
	bool open; /* there are some that are not known */
};

static void
add_number(struct numbers_known *known, long number)
{
	if (known->count < sizeof known->items / sizeof *known->items)
		known->items[known->count++] = number;
	else
		known->open = true;
}

static bool
has_number(const struct numbers_known *known, long number)
{
	for (size_t i = 0; i < known->count; i++)
		if (known->items[i] == number)
			return true;
	return !known->count && known->open;
}

/* The numbers of a note beside the data: they are known, too. */
static void
add_note(struct numbers_known *known, struct arena *arena, const struct node *note)
{
	const char *text = node_text(note);
	struct wording wording = wording_read(arena, "hu", text ? text : "");
	for (size_t i = 0; i < wording.count; i++)
		if (wording_number(&wording, i))
			add_number(known, wording_number(&wording, i));
}

/* --------------------------------------------------------------------------- fees -- */

static void
add_fee(const struct service_page *page, struct arena *arena, struct numbers_known *fees, const struct node *amount)
{
	const struct entry *named = amount_named(page->known->sources, arena, amount);
	struct amount_values values = {.count = 0};
	char *end;
	if (named)
		values = amount_values_of(page->known->sources, arena, named);
	for (size_t i = 0; i < values.count; i++)
		add_number(fees, strtol(values.items[i].value, NULL, 10));
	if (named)
		return;
	long number = strtol(node_string(amount) ? amount->text : "", &end, 10);
	fees->open |= *end || !node_string(amount);
	if (!*end && node_string(amount))
		add_number(fees, number);
}

/* What the page knows that costs or brings money. */
static struct numbers_known
fees_of(const struct service_page *page, struct arena *arena, bool outputs)
{
	struct numbers_known fees = {.count = 0};
	static const char *const lists[] = {"fees", "outputs"};
	for (size_t i = 0; i < 1 + (size_t)outputs; i++)
		for (const struct node *item = node_first(node_get(page->service->node, lists[i])); item; item = item->next) {
			if (node_get(item, "amount"))
				add_fee(page, arena, &fees, node_get(item, "amount"));
			add_note(&fees, arena, node_get(item, "note"));
		}
	return fees;
}

static const char *const paying[] = {"díj", "illeték", "fizess", "fizet", "befizet", "kifizet", "ft-ért", "forintért", "ft-ba", "forintba", "ára", NULL};
static const char *const other_money[] = {"bírság", "pótdíj", "jövedel", "tartozás", "kamat", "letét", "kártérítés", "nyugdíj",
	"járulék", "munkadíj", "tartásdíj", "fizetés", "bér", "kap", "ellátás", "ápolási", "gyermekgondozási", "segély", "jogosult", "fizetési",
	"csekk", "posta", "kézbesítés", "többletdíj", "legalább", "legfeljebb", "határ", "változ", "korábban", "régen", NULL};

static void
look_for_fee(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct wording *wording = &sentence->passage->wording;
	(void)page;
	if (!says(sentence, paying) || says(sentence, other_money))
		return;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++) {
		long number = wording_number(wording, i);
		const char *unit = wording->words[i + 1].lower;
		if (number && (!strncmp(unit, "ft", 2) || !strncmp(unit, "forint", 6)) && !has_number(data, number))
			hit_sentence(hits, sentence, "fees");
	}
}

void
rule_fee(const struct service_page *page, struct hits *hits)
{
	struct numbers_known fees = fees_of(page, hits->arena, true);
	each_sentence(page, hits, &fees, look_for_fee);
}

static void
look_for_free(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const free_words[] = {"ingyenes", "díjmentes", "illetékmentes", "térítésmentes", "költségmentes", NULL};
	static const char *const other[] = {"kedvezmény", "szám", "telefon", "hív", "nyomtat", "fénykép", "étkez", "tanács", NULL};
	static const char *const everybody[] = {"mindenki", "mindig", NULL};
	(void)page;
	if (*(const bool *)data && !says(sentence, everybody))
		return;
	bool free = says(sentence, free_words) || has_words(sentence, "nem", "kell fizet") || has_words(sentence, "kell", "fizetni") ||
	    has_words(sentence, "kell", "fizetnie") || has_words(sentence, "ingyen", "kap") || has_words(sentence, "ingyen", "kér");
	bool negated = has_words(sentence, "nem", "kell") || has_words(sentence, "nem", "kerül");
	bool pays = has_words(sentence, "kell", "fizet");
	if (free && (!pays || negated) && (says(sentence, free_words) || negated || !pays) && !says(sentence, other))
		hit_sentence(hits, sentence, "fees");
}

void
rule_free(const struct service_page *page, struct hits *hits)
{
	struct numbers_known fees = fees_of(page, hits->arena, false);
	bool pays = false, maybe_free = fees.open || !fees.count || has_number(&fees, 0);
	for (const struct node *fee = node_first(node_get(page->service->node, "fees")); fee; fee = fee->next)
		maybe_free |= node_has(fee, "when");
	for (size_t i = 0; i < fees.count; i++)
		pays |= fees.items[i] > 0;
	if (!maybe_free || pays)
		each_sentence(page, hits, &maybe_free, look_for_free);
}

/* --------------------------------------------------------------------------- times -- */

static struct numbers_known
days_of(const struct service_page *page, struct arena *arena, const char *list)
{
	struct numbers_known days = {.count = 0};
	for (const struct node *item = node_first(node_get(page->service->node, list)); item; item = item->next) {
		const char *number = node_get_string(item, "days");
		days.open |= !number && !node_is(node_get(item, "kind"), "at-once");
		if (number)
			add_number(&days, strtol(number, NULL, 10));
		add_note(&days, arena, node_get(item, "note"));
	}
	return days;
}

/* Whether the sentence tells to do the same as a text, which begins with the verb: it has that, and another of its longer
 * words, or one of `from`. */
static bool
tells_same(const struct sentence *sentence, struct arena *arena, const char *text, const char *from)
{
	enum { LETTERS = 5 };
	struct wording other = wording_read(arena, "hu", arena_printf(arena, "%s %s", text ? text : "", from ? from : ""));
	bool verb = false, thing = false;
	for (size_t i = sentence->first; i < sentence->next; i++)
		for (size_t k = 0; k < other.count; k++) {
			bool same = other.words[k].size >= LETTERS && !strncmp(other.words[k].lower, sentence->passage->wording.words[i].lower, LETTERS);
			verb |= same && k == 0;
			thing |= same && k > 0;
		}
	return verb && thing;
}

/* Whether the sentence is about one of the visitor's deadlines, though not with its days. */
static bool
misses_act_by(const struct service_page *page, const struct sentence *sentence, struct arena *arena, long days)
{
	bool about = false;
	for (const struct node *item = node_first(node_get(page->service->node, "act_by")); item; item = item->next) {
		const char *number = node_get_string(item, "days");
		if (number && strtol(number, NULL, 10) == days)
			return false;
		about |= tells_same(sentence, arena, node_text(node_get(item, "text")), node_text(node_get(item, "from")));
	}
	return about;
}

static void
look_for_days(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const office[] = {"dönt", "döntés", "elkészül", "készül", "elbírál", "elintéz", "ügyintézés", NULL};
	static const char *const units[] = {"nap", "munkanap", NULL};
	const struct numbers_known *known = data, act_by = days_of(page, hits->arena, "act_by");
	const struct wording *wording = &sentence->passage->wording;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++) {
		long number = wording_number(wording, i);
		struct sentence unit = {sentence->passage, i + 1, i + 2};
		if (!number || !says(&unit, units))
			continue;
		bool later = has_words(sentence, "döntés", "után") || has_words(sentence, "döntés", "követő");
		if (says(sentence, office) && !later && known->count && !has_number(known, number) && !has_number(&act_by, number))
			hit_sentence(hits, sentence, "deadlines");
		else if (misses_act_by(page, sentence, hits->arena, number) && (!known->count || !has_number(known, number) || !says(sentence, office)))
			hit_sentence(hits, sentence, "act_by");
	}
}

void
rule_days(const struct service_page *page, struct hits *hits)
{
	struct numbers_known days = days_of(page, hits->arena, "deadlines");
	each_sentence(page, hits, &days, look_for_days);
}

static void
look_for_at_once(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const at_once[] = {"azonnal", NULL};
	static const char *const done[] = {"megkap", "elkészül", "készül", "kiadj", "elkészít", "kész", NULL};
	static const char *const other[] = {"ideiglenes", "igazolás", "elismervény", "levél", "jelents", "tiltás", NULL};
	(void)page, (void)data;
	if (says(sentence, at_once) && says(sentence, done) && !says(sentence, other))
		hit_sentence(hits, sentence, "deadlines");
}

void
rule_at_once(const struct service_page *page, struct hits *hits)
{
	struct numbers_known days = days_of(page, hits->arena, "deadlines");
	bool maybe = days.open || !days.count;
	for (const struct node *item = node_first(node_get(page->service->node, "deadlines")); item; item = item->next)
		maybe |= node_is(node_get(item, "kind"), "at-once");
	if (!maybe)
		each_sentence(page, hits, NULL, look_for_at_once);
}

/* What is counted in years, months or days. */
static const char *const lasting[] = {"év", "hónap", "nap"};

static struct numbers_known
validity_of(const struct service_page *page, struct arena *arena, const char *unit)
{
	struct numbers_known known = {.count = 0};
	for (const struct node *item = node_first(node_get(page->service->node, "outputs")); item; item = item->next) {
		const char *text = node_text(node_get(item, "validity"));
		struct wording wording = wording_read(arena, "hu", text ? text : "");
		for (size_t i = 0; i < wording.count; i++)
			if (wording_number(&wording, i))
				for (size_t k = i + 1; k < wording.count && k < i + 6; k++)
					if (!strncmp(wording.words[k].lower, unit, strlen(unit)))
						add_number(&known, wording_number(&wording, i));
	}
	return known;
}

static void
look_for_validity(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const valid[] = {"érvényes", NULL};
	static const char *const other[] = {"szerződés", "igazolás", "vélemény", "okmány", "útlevél", "korábbi", "régi", "recept", "legalább", "még", NULL};
	const struct wording *wording = &sentence->passage->wording;
	const char *unit = data;
	struct numbers_known known = validity_of(page, hits->arena, unit);
	if (!known.count || !says(sentence, valid) || says(sentence, other))
		return;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++)
		if (wording_number(wording, i) && !strncmp(wording->words[i + 1].lower, unit, strlen(unit)) &&
		    !has_number(&known, wording_number(wording, i)))
			hit_sentence(hits, sentence, "outputs.validity");
}

void
rule_validity(const struct service_page *page, struct hits *hits)
{
	for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++)
		each_sentence(page, hits, lasting[i], look_for_validity);
}

/* -------------------------------------------------------------------------- places -- */

enum bound { BOUND_UNSAID = 0, BOUND_HOME = 1, BOUND_ANYWHERE = 2, BOUND_EVENT = 4 };

/* Whether a sentence says that one's own town counts, that it does not, or that another place does; together they are a set. */
static unsigned
bound_of(const struct sentence *sentence)
{
	unsigned bound = BOUND_UNSAID;
	if (has_words(sentence, "lakóhelye", "szerint") || has_words(sentence, "lakcíme", "szerint") || has_words(sentence, "lakóhelye", "önkormányzat") ||
	    has_words(sentence, "lakóhelye", "jegyző") || has_words(sentence, "lakóhelye", "polgármester"))
		bound |= BOUND_HOME;
	if (has_words(sentence, "bármelyik", "kormányablak") || has_words(sentence, "bármelyik", "önkormányzat") || has_words(sentence, "bármelyik", "hivatal") ||
	    has_words(sentence, "bármely", "kormányablak") || has_words(sentence, "bármely", "önkormányzat") || has_words(sentence, "mindegy", "melyik hivatal") ||
	    has_words(sentence, "mindegy", "hol") || (has_words(sentence, "nem", "számít") && has_words(sentence, "lakóhely", "nem")) ||
	    has_words(sentence, "mindegy", "melyik"))
		bound |= BOUND_ANYWHERE;
	if (has_words(sentence, "haláleset", "hely") || has_words(sentence, "haláleset", "történt") || has_words(sentence, "esemény", "hely") ||
	    has_words(sentence, "ingatlan", "fekvés") || has_words(sentence, "ingatlan", "hely") || has_words(sentence, "székhelye", "szerint"))
		bound |= BOUND_EVENT;
	return bound;
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
static const char *const doing[] = {"kér", "kérh", "adhat", "adja", "intéz", "menj", "vigye", "nyújt", "leadhat", "beadhat", "jelent", "fordul", NULL};

static void
look_for_place(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const only[] = {"csak", "kizárólag", NULL};
	static const char *const kormanyablak[] = {"kormányablakban", "kormányablaknál", NULL}, *const town[] = {"önkormányzatnál", "önkormányzatánál", NULL};
	unsigned bounds = *(const unsigned *)data, bound = bound_of(sentence);
	bool other = (says(sentence, kormanyablak) && !has_counter(page, "kormanyablak")) || (says(sentence, town) && !has_counter(page, "onkormanyzat"));
	if (!says(sentence, doing))
		return;
	bool only_there = says(sentence, only) && !has_words(sentence, "kormányablakban", "csak") && !has_words(sentence, "önkormányzatnál", "csak");
	if ((only_there && other) || (bound && bounds && !(bound & (bound - 1)) && !(bound & bounds)))
		hit_sentence(hits, sentence, "channels");
}

void
rule_place(const struct service_page *page, struct hits *hits)
{
	unsigned bounds = bounds_of(page, hits->arena);
	each_sentence(page, hits, &bounds, look_for_place);
}

static void
look_for_online(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const bool *from_home = data;
	static const char *const online[] = {"interneten", "online", "elektronikusan", NULL};
	static const char *const may[] = {"intézhet", "kérhet", "beadhat", "küldhet", "elintézhet", NULL};
	static const char *const negations[] = {"nem", "csak", "sem", NULL};
	(void)page;
	if (*from_home && (has_words(sentence, "interneten", "nem") || has_words(sentence, "online", "nem") || has_words(sentence, "csak", "személyesen") ||
	    has_words(sentence, "nem", "intézhető online")) && says(sentence, (const char *const[]){"intéz", "kér", "adhat", "adja", "lehet", NULL}))
		hit_sentence(hits, sentence, "channels");
	else if (!*from_home && says(sentence, online) && says(sentence, may) && !says(sentence, negations))
		hit_sentence(hits, sentence, "channels");
}

void
rule_online(const struct service_page *page, struct hits *hits)
{
	bool from_home = false, always = false;
	for (const struct node *item = node_first(node_get(page->service->node, "channels")); item; item = item->next)
		if (node_is(node_get(item, "kind"), "online") || node_is(node_get(item, "kind"), "email")) {
			from_home = true;
			always |= !node_has(item, "when");
		}
	if (from_home == always)
		each_sentence(page, hits, &always, look_for_online);
}

/* -------------------------------------------------------------------------- papers -- */

static void
check_form(const struct node *requirement, const struct node *note, struct hits *hits)
{
	const char *form = node_get_string(requirement, "form"), *text = node_text(note);
	struct placed_text passage = {.wording = wording_read(hits->arena, "hu", text ? text : ""), .node = note, .field = "requirements.note"};
	struct sentence sentence = {.passage = &passage, .next = passage.wording.count};
	bool wants_original = has_words(&sentence, "eredeti", "") || says(&sentence, (const char *const[]){"eredeti", NULL});
	bool copy_is_enough = has_words(&sentence, "másolat", "elég") || has_words(&sentence, "elég", "a másolat") || has_words(&sentence, "másolat", "is") ||
	    has_words(&sentence, "másolatot", "hoz") || has_words(&sentence, "elég", "másolat");
	bool copy_is_not = has_words(&sentence, "másolat", "nem");
	if (!form || !text)
		return;
	if ((!strcmp(form, "copy") && (copy_is_not || (wants_original && !copy_is_enough && !says(&sentence, (const char *const[]){"másolat", NULL})))) ||
	    (!strcmp(form, "original") && copy_is_enough && !copy_is_not))
		hit_node(hits, note, "requirements.note", text, "form");
}

void
rule_form(const struct service_page *page, struct hits *hits)
{
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next)
		check_form(item, node_get(item, "note"), hits);
}

/* The same text in two fields of the page. */
void
rule_twice(const struct service_page *page, struct hits *hits)
{
	enum { WORDS = 5 };
	struct table seen = {0};
	for (size_t i = 0; i < page->count; i++) {
		const struct placed_text *passage = &page->passages[i], *before;
		if (!tells(passage) || passage->wording.count < WORDS)
			continue;
		void **at = table_at(&seen, passage->wording.text, strlen(passage->wording.text));
		before = *at;
		if (before && strcmp(before->field, passage->field))
			hit_text(hits, passage, passage->wording.text, before->field);
		*at = (void *)passage;
	}
	table_free(&seen);
}

/* ------------------------------------------------------------------- dates, age, sets -- */

static const char *const months[] = {"január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember",
	"október", "november", "december"};

/* Whether the sentence has a day as "04-01" says it. */
static bool
says_day(const struct sentence *sentence, const char *day)
{
	const struct wording *wording = &sentence->passage->wording;
	long month = day ? strtol(day, NULL, 10) : 0, number = day && strlen(day) > 3 ? strtol(day + 3, NULL, 10) : 0;
	for (size_t i = sentence->first; month >= 1 && month <= 12 && i + 1 < sentence->next; i++)
		if (!strncmp(wording->words[i].lower, months[month - 1], strlen(months[month - 1])) && wording_number(wording, i + 1) == number)
			return true;
	return false;
}

static void
look_for_period(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	(void)data;
	for (const struct node *item = node_first(node_get(page->service->node, "periods")); item; item = item->next)
		if (says_day(sentence, node_get_string(item, "from")) && says_day(sentence, node_get_string(item, "to")))
			hit_sentence(hits, sentence, "periods");
}

void
rule_period(const struct service_page *page, struct hits *hits)
{
	each_sentence(page, hits, NULL, look_for_period);
}

static const char *
only_document(const struct node *set)
{
	const struct node *paper = node_first(set);
	return paper && !paper->next ? node_get_string(paper, "document") : NULL;
}

/* Whether every set of one choice is one paper that is a set of the other too. */
static bool
is_part(const struct node *choice, const struct node *shared)
{
	for (const struct node *set = node_first(choice); set; set = set->next) {
		const char *document = only_document(set);
		bool found = false;
		for (const struct node *other = node_first(shared); document && other && !found; other = other->next)
			found = only_document(other) && !strcmp(only_document(other), document);
		if (!found)
			return false;
	}
	return choice && shared && choice->count < shared->count;
}

void
rule_shared(const struct service_page *page, struct hits *hits)
{
	const struct entries *shared = &page->known->sources->of[KIND_REQUIREMENT];
	for (const struct node *item = node_first(node_get(page->service->node, "requirements")); item; item = item->next)
		for (size_t i = 0; i < shared->count; i++) {
			const struct node *choice = node_get(item, "one_of"), *other = node_get(shared->items[i]->node, "one_of");
			if (!is_part(choice, other) || node_has(shared->items[i]->node, "acting_for"))
				continue;
			hit_node(hits, choice, "requirements.one_of", shared->items[i]->id, shared->items[i]->id);
			break;
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
