/* What a page says of money in two ways: its fees as data, and in words. */
#include <stdlib.h>
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/stated.h"
#include "data/editor/source/source_amounts.h"

static const char *const paying[] = {"díj", "illeték", "fizess", "fizet", "befizet", "kifizet", "ft-ért", "forintért", "ft-ba", "forintba", "ára", "kerül", NULL};
static const char *const other_money[] = {"bírság", "pótdíj", "jövedel", "tartozás", "kamat", "letét", "kártérítés", "nyugdíj",
	"járulék", "munkadíj", "tartásdíj", "fizetés", "bér", "kap", "ellátás", "ápolási", "gyermekgondozási", "segély", "jogosult", "fizetési",
	"csekk", "posta", "kézbesítés", "többletdíj", "legalább", "legfeljebb", "határ", "változ", "korábban", "régen", "régi", "írnak", "külön", "lehet", NULL};

/* Whether the sentence says what is paid here: by a word for it, or since a short one ends with it: "A pótlás 4 500 Ft". */
static bool
pays(const struct sentence *sentence)
{
	enum { SHORT = 6 };
	static const struct word_pair must_pay[] = {{"kell", "fizet"}, {"forintot", "fizet"}, {"ft-ot", "fizet"}, {NULL, NULL}};
	static const char *const never_here[] = {"bírság", "pótdíj", "kamat", "tartás", "járulék", "kap", "legalább", "legfeljebb", "posta", "kézbesítés", NULL},
		*const forints[] = {"ft", "forint", NULL};
	struct sentence last = {.passage = sentence->passage, .first = sentence->next - 1, .next = sentence->next};
	bool here = sentence_has(sentence, must_pay) && !sentence_says(sentence, never_here);
	bool is_short = sentence->next - sentence->first <= SHORT && sentence_says(&last, forints);
	return here || ((is_short || sentence_or_question_says(sentence, paying)) && !sentence_or_question_says(sentence, other_money));
}

static void
look_for_fee(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct stated *stated = data;
	(void)page;
	for (size_t i = sentence->first; i < sentence->next && pays(sentence); i++) {
		struct quantity quantity = quantity_at(&sentence->passage->wording, i);
		if (quantity.kind == QUANTITY_MONEY && !stated_in(stated, "fees", &quantity) && !stated_in(stated, "outputs", &quantity))
			sentence_hit(hits, sentence, "fees");
	}
}

void
rule_fee(const struct service_page *page, struct hits *hits)
{
	struct stated stated = stated_read(hits->arena, page);
	sentences_each(page, hits, &stated, look_for_fee);
}

/* ------------------------------------------------------------------------- for nothing -- */

/* What the fees of a page are, taken together. */
struct cost {
	bool costs, free, unknown; /* some of them */
	bool differs;              /* from case to case */
};

static struct cost
cost_of(const struct service_page *page, struct arena *arena)
{
	struct cost cost = {.costs = false};
	for (const struct node *fee = node_first(node_get(page->service->node, "fees")); fee; fee = fee->next) {
		const struct node *amount = node_get(fee, "amount");
		const char *text = node_string(amount) ? amount->text : "";
		bool named = amount && amount_named(page->known->sources, arena, amount), zero = !strcmp(text, "0");
		cost.costs |= named || strtol(text, NULL, 10) > 0;
		cost.free |= zero;
		cost.unknown |= !named && !zero && strtol(text, NULL, 10) <= 0;
		cost.differs |= node_has(fee, "when");
	}
	return cost;
}

/* Whether the sentence says that nothing is paid, or that somebody else pays. */
static bool
says_free(const struct sentence *sentence)
{
	static const char *const words[] = {"ingyenes", "díjmentes", "illetékmentes", "térítésmentes", "költségmentes", "semmibe", NULL};
	static const struct word_pair free[] = {{"ingyen", "kap"}, {"ingyen", "kér"}, {"ingyen", "intéz"}, {"ingyen", "jár"}, {"ingyen", "ad"}, {"ingyen", "cserél"},
		{"nem", "kerül"}, {"nincs", "díja"}, {"nincs", "illetéke"}, {"pénzt", "nem"}, {"kérnek", "pénzt"}, {"nulla", "forint"}, {NULL, NULL}};
	static const struct word_pair negated[] = {{"nem", "kell"}, {"sem", "kell"}, {"kell", "érte"}, {NULL, NULL}},
		pays[] = {{"kell", "fizet"}, {"érte", "fizet"}, {"semmit", "fizet"}, {NULL, NULL}};
	return sentence_says(sentence, words) || sentence_has(sentence, free) || (sentence_has(sentence, negated) && sentence_has(sentence, pays));
}

/* data: the costs; where it is free for some, only what is said of all counts, or in two or three words, without a condition. */
static void
look_for_free(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const other[] = {"kedvezmény", "szám", "telefon", "hív", "nyomtat", "fénykép", "étkez", "tanács", NULL};
	static const char *const everybody[] = {"mindenki", "mindig", "sosem", "soha", NULL};
	const struct cost *cost = data;
	size_t words = sentence->next - sentence->first;
	bool of_all = sentence_says(sentence, everybody) || words == 2 || words == 3;
	bool maybe = cost->free || cost->unknown || cost->differs;
	(void)page;
	if (says_free(sentence) && !sentence_says(sentence, other) && (!maybe || of_all))
		sentence_hit(hits, sentence, "fees");
}

/* Whether the sentence says that the visitor pays the office. */
static bool
says_paid(const struct sentence *sentence)
{
	static const char *const words[] = {"fizesse", "fizetni", "fizetnie", "fizetnem", "befizetni", "kifizetni", "illeték", "díja", "díját", "díjat", "díjért", NULL};
	static const char *const no[] = {"nem", "ne", "nincs", "sem", "van-e", "ingyen", "díjmentes", "nélkül", "kap", "kér", "bér", "munkáltató", "nyugdíj", "állam", "vissza",
		"oltás", "állatorvos", "orvos", NULL};
	return sentence_says(sentence, words) && !sentence_says(sentence, no) && !sentence_says(sentence, other_money);
}

static void
look_for_paid(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	(void)page, (void)data;
	if (says_paid(sentence))
		sentence_hit(hits, sentence, "fees");
}

/* Whether one gets money here, of which the page tells that it is paid. */
static bool
brings_money(const struct service_page *page)
{
	const char *name = node_text(node_get(page->service->node, "name"));
	bool brings = name && (strcasestr(name, "díj") || strcasestr(name, "adó"));
	for (const struct node *item = node_first(node_get(page->service->node, "outputs")); item; item = item->next)
		brings |= node_has(item, "amount");
	return brings;
}

void
rule_free(const struct service_page *page, struct hits *hits)
{
	struct cost cost = cost_of(page, hits->arena);
	if (cost.costs)
		sentences_each(page, hits, &cost, look_for_free);
	else if (cost.free && !cost.unknown && !brings_money(page))
		sentences_each(page, hits, NULL, look_for_paid);
}
