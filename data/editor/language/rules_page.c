/* What a page says twice in two ways: its fees and times as data, and in words. */
#include <stdlib.h>
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/sentences.h"
#include "data/editor/source/source_amounts.h"

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

/* Whether the sentence says what is paid here: by a word for it, or since a short one ends with it: "A pótlás 4 500 Ft". */
static bool
pays(const struct sentence *sentence)
{
	enum { SHORT = 6 };
	static const struct word_pair must_pay[] = {{"kell", "fizet"}, {"forintot", "fizet"}, {"ft-ot", "fizet"}, {NULL, NULL}};
	static const char *const never_here[] = {"bírság", "pótdíj", "kamat", "tartás", "járulék", "kap", "legalább", "legfeljebb", "posta", "kézbesítés", NULL},
		*const forints[] = {"ft", "forint", NULL};
	struct sentence last = {sentence->passage, sentence->next - 1, sentence->next};
	bool here = sentence_has(sentence, must_pay) && !sentence_says(sentence, never_here);
	bool is_short = sentence->next - sentence->first <= SHORT && sentence_says(&last, forints);
	return here || ((is_short || sentence_says(sentence, paying)) && !sentence_says(sentence, other_money));
}

static void
look_for_fee(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct wording *wording = &sentence->passage->wording;
	(void)page;
	if (!pays(sentence))
		return;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++) {
		long number = wording_number(wording, i);
		const char *unit = wording->words[i + 1].lower;
		if (number && (!strncmp(unit, "ft", 2) || !strncmp(unit, "forint", 6)) && !has_number(data, number))
			sentence_hit(hits, sentence, "fees");
	}
}

void
rule_fee(const struct service_page *page, struct hits *hits)
{
	struct numbers_known fees = fees_of(page, hits->arena, true);
	sentences_each(page, hits, &fees, look_for_fee);
}

/* Whether the sentence says that nothing is paid. */
static bool
says_free(const struct sentence *sentence)
{
	static const char *const words[] = {"ingyenes", "díjmentes", "illetékmentes", "térítésmentes", "költségmentes", NULL};
	static const struct word_pair free[] = {{"ingyen", "kap"}, {"ingyen", "kér"}, {"ingyen", "intéz"}, {"kerül", "semmibe"}, {NULL, NULL}};
	static const struct word_pair negated[] = {{"nem", "kell"}, {NULL, NULL}}, pays[] = {{"kell", "fizet"}, {NULL, NULL}};
	return sentence_says(sentence, words) || sentence_has(sentence, free) || (sentence_has(sentence, negated) && sentence_has(sentence, pays));
}

/* data: whether it is free for some; then only what is said of all counts, or in two or three words, without a condition. */
static void
look_for_free(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const other[] = {"kedvezmény", "szám", "telefon", "hív", "nyomtat", "fénykép", "étkez", "tanács", NULL};
	static const char *const everybody[] = {"mindenki", "mindig", NULL};
	size_t words = sentence->next - sentence->first;
	bool of_all = sentence_says(sentence, everybody) || words == 2 || words == 3;
	(void)page;
	if (says_free(sentence) && !sentence_says(sentence, other) && (!*(const bool *)data || of_all))
		sentence_hit(hits, sentence, "fees");
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
		sentences_each(page, hits, &maybe_free, look_for_free);
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

/* Whether that many days are among them, as a note says them, too. */
static bool
has_span(const struct numbers_known *known, long days, long number)
{
	for (size_t i = 0; i < known->count; i++)
		if (span_is(days, known->items[i]))
			return true;
	return has_number(known, number);
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
		same = other.words[k].size >= LETTERS && sentence_says(sentence, (const char *const[]){arena_strndup(arena, other.words[k].lower, LETTERS), NULL});
	return same && sentence_has(sentence, within);
}

/* Whether the sentence is about one of the visitor's deadlines, though not with its days. */
static bool
misses_act_by(const struct service_page *page, const struct sentence *sentence, struct arena *arena, long days)
{
	bool about = false;
	for (const struct node *item = node_first(node_get(page->service->node, "act_by")); item; item = item->next) {
		const char *number = node_get_string(item, "days");
		if (number && span_is(strtol(number, NULL, 10), days))
			return false;
		const char *text = node_text(node_get(item, "text")), *from = node_text(node_get(item, "from"));
		about |= tells_same(sentence, arena, text, from) || reports(sentence, arena, text, from);
	}
	return about;
}

/* Whether the sentence tells how long the office needs. */
static bool
is_of_office(const struct sentence *sentence)
{
	static const char *const doing[] = {"dönt", "döntés", "elkészül", "készül", "elbírál", "elintéz", "ügyintézés", "postáz", "kézbesít", "megérkez",
		"kiállít", NULL};
	static const struct word_pair got[] = {{"kapja", "meg"}, {"belül", "megkap"}, {"alatt", "megkap"}, {"küldik", "el"}, {"belül", "elküldik"}, {"alatt", "küld"}, {"belül", "küldi"}, {NULL, NULL}};
	static const struct word_pair after[] = {{"döntés", "után"}, {"döntés", "követő"}, {NULL, NULL}};
	return (sentence_says(sentence, doing) || sentence_has(sentence, got)) && !sentence_has(sentence, after);
}

static void
look_for_days(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const within[] = {"belül", "alatt", NULL};
	const struct numbers_known *known = data;
	const struct wording *wording = &sentence->passage->wording;
	for (size_t i = sentence->first; i + 1 < sentence->next; i++) {
		long days = span_days(wording, i), number = wording_number(wording, i);
		bool in_days = !strncmp(wording->words[i + 1].lower, "nap", 3) || !strncmp(wording->words[i + 1].lower, "munkanap", 8);
		bool known_days = !days || has_span(known, days, number);
		if (!days || !(in_days || sentence_says(sentence, within)))
			continue;
		struct numbers_known act_by = days_of(page, hits->arena, "act_by");
		if (is_of_office(sentence) && known->count && !known_days && !has_span(&act_by, days, number))
			sentence_hit(hits, sentence, "deadlines");
		else if (misses_act_by(page, sentence, hits->arena, days) && (!known->count || !known_days || !is_of_office(sentence)))
			sentence_hit(hits, sentence, "act_by");
	}
}

void
rule_days(const struct service_page *page, struct hits *hits)
{
	struct numbers_known days = days_of(page, hits->arena, "deadlines");
	sentences_each(page, hits, &days, look_for_days);
}

static void
look_for_at_once(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const at_once[] = {"azonnal", NULL};
	static const char *const done[] = {"megkap", "elkészül", "készül", "kiadj", "elkészít", "kész", NULL};
	static const char *const other[] = {"ideiglenes", "igazolás", "elismervény", "levél", "jelents", "tiltás", NULL};
	(void)page, (void)data;
	if (sentence_says(sentence, at_once) && sentence_says(sentence, done) && !sentence_says(sentence, other))
		sentence_hit(hits, sentence, "deadlines");
}

void
rule_at_once(const struct service_page *page, struct hits *hits)
{
	struct numbers_known days = days_of(page, hits->arena, "deadlines");
	bool maybe = days.open || !days.count;
	for (const struct node *item = node_first(node_get(page->service->node, "deadlines")); item; item = item->next)
		maybe |= node_is(node_get(item, "kind"), "at-once");
	if (!maybe)
		sentences_each(page, hits, NULL, look_for_at_once);
}

/* How many days what one gets is valid; a number may stand some words before its unit: "36 és 90 nap között". */
static struct numbers_known
validity_of(const struct service_page *page, struct arena *arena)
{
	enum { BEFORE_UNIT = 5 };
	struct numbers_known known = {.count = 0};
	for (const struct node *item = node_first(node_get(page->service->node, "outputs")); item; item = item->next) {
		const char *text = node_text(node_get(item, "validity"));
		struct wording wording = wording_read(arena, "hu", text ? text : "");
		for (size_t i = 0; i < wording.count; i++) {
			long number = wording_number(&wording, i), days = span_days(&wording, i);
			for (size_t k = i + 1; number && !days && k < wording.count && k < i + BEFORE_UNIT; k++)
				if (span_days(&wording, k))
					days = span_days(&wording, k) / wording_number(&wording, k) * number;
			if (days)
				add_number(&known, days);
		}
	}
	return known;
}

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
	static const char *const valid[] = {"érvényes", NULL};
	static const char *const other[] = {"szerződés", "igazolás", "vélemény", "okmány", "útlevél", "korábbi", "régi", "recept", "legalább", "még", NULL};
	const struct wording *wording = &sentence->passage->wording;
	const struct numbers_known *known = data;
	if (!sentence_says(sentence, valid) || is_of_other_things(page, sentence, other))
		return;
	for (size_t i = sentence->first; i < sentence->next; i++)
		if (span_days(wording, i) && !has_span(known, span_days(wording, i), 0))
			sentence_hit(hits, sentence, "outputs.validity");
}

void
rule_validity(const struct service_page *page, struct hits *hits)
{
	struct numbers_known known = validity_of(page, hits->arena);
	if (known.count)
		sentences_each(page, hits, &known, look_for_validity);
}
