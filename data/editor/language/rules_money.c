/* What a page says of money in two ways: its fees as data, and in words. */
#include <stdlib.h>
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/stated.h"
#include "data/editor/source/source_amounts.h"

static const char *const paying[] = {"díj", "illeték", "fizess", "fizet", "befizet", "kifizet", "ft-ért", "forintért",
	"ft-ba", "forintba", "ára", "kerül", NULL};
static const char *const other_money[] = {"bírság", "pótdíj", "jövedel", "tartozás", "kamat", "letét", "kártérítés", "nyugdíj",
	"járulék", "munkadíj", "tartásdíj", "fizetés", "bér", "kap", "ellátás", "ápolási", "gyermekgondozási", "segély", "jogosult", "fizetési",
	"csekk", "posta", "postá", "kézbesítés", "többletdíj", "kétszeres", "háromszoros", "legalább", "legfeljebb", "határ",
	"változ", "korábban", "régen", "régi", "írnak", "külön", "lehet", NULL};

/* Whether the sentence says what is paid here: by a word for it, or since a short one ends with it: "A pótlás 4 500 Ft". */
static bool
pays(const struct sentence *sentence)
{
	enum { SHORT = 6 };
	static const struct word_pair must_pay[] = {{"kell", "fizet"}, {"forintot", "fizet"}, {"ft-ot", "fizet"}, {NULL, NULL}};
	static const char *const never_here[] = {"bírság", "pótdíj", "kamat", "tartás", "járulék", "kap", "legalább",
		"legfeljebb", "posta", "kézbesítés", NULL},
		*const forints[] = {"ft", "forint", NULL};
	struct sentence last = {.passage = sentence->passage, .first = sentence->next - 1, .next = sentence->next};
	bool here = sentence_has(sentence, must_pay) && !sentence_says(sentence, never_here);
	bool is_short = sentence->next - sentence->first <= SHORT && sentence_says(&last, forints);
	return here || ((is_short || sentence_or_question_says(sentence, paying)) && !sentence_or_question_says(sentence, other_money));
}

/* Whether a word is an amount of the register that the page has nowhere else. */
static bool
is_foreign_amount(const struct stated *stated, const struct sentence *sentence, size_t at)
{
	struct amount_values values = stated_amount(stated, &sentence->passage->wording.words[at]);
	for (size_t i = 0; i < values.count; i++) {
		struct quantity quantity = {.kind = QUANTITY_MONEY, .value = strtol(values.items[i].value, NULL, 10)};
		if (stated_elsewhere(stated, &quantity, sentence))
			return false;
	}
	return values.count > 0;
}

static void
look_for_fee(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	const struct stated *stated = page->stated;
	(void)data;
	if (!strncmp(sentence->passage->field, "outputs", strlen("outputs")))
		return; /* that is the data */
	for (size_t i = sentence->first; i < sentence->next && pays(sentence); i++) {
		struct quantity quantity = quantity_at(&sentence->passage->wording, i);
		bool foreign = quantity.kind == QUANTITY_MONEY && !stated_in(stated, "fees", &quantity) && !stated_in(stated, "outputs", &quantity);
		if (foreign || is_foreign_amount(stated, sentence, i))
			sentence_hit(hits, sentence, "fees");
	}
}

void
rule_fee(const struct service_page *page, struct hits *hits)
{
	sentences_each(page, hits, NULL, look_for_fee);
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

/* Whether a word is denied: "nem ingyenes", "ingyenességet nem", but not "Nem, ingyenes". */
static bool
is_denied(const struct sentence *sentence, size_t at)
{
	const struct wording_word *words = sentence->passage->wording.words;
	bool before = at > sentence->first && !strcmp(words[at - 1].lower, "nem") && !words[at].comma;
	return before || (at + 1 < sentence->next && !strcmp(words[at + 1].lower, "nem") && !words[at + 1].comma);
}

/* Whether a word of the sentence says that it costs nothing. */
static bool
has_free_word(const struct sentence *sentence)
{
	static const char *const words[] = {"ingyenes", "díjmentes", "illetékmentes", "térítésmentes", "költségmentes", "semmibe", NULL};
	for (size_t i = sentence->first; i < sentence->next; i++) {
		struct sentence word = {.passage = sentence->passage, .first = i, .next = i + 1};
		if (sentence_says(&word, words) && !is_denied(sentence, i))
			return true;
	}
	return false;
}

/* Whether the sentence says that nothing is paid, or that somebody else pays. */
static bool
says_free(const struct sentence *sentence)
{
	static const struct word_pair free[] = {{"ingyen", "kap"}, {"ingyen", "kér"}, {"ingyen", "intéz"}, {"ingyen", "jár"},
		{"ingyen", "ad"}, {"ingyen", "cserél"},
		{"kerül", "pénzbe"}, {"nincs", "díja"}, {"nincs", "illetéke"}, {"pénzt", "nem"}, {"kérnek", "pénzt"},
		{"nulla", "forint"}, {NULL, NULL}};
	static const struct word_pair negated[] = {{"nem", "kell"}, {"sem", "kell"}, {"kell", "érte"}, {NULL, NULL}},
		pays[] = {{"kell", "fizet"}, {"érte", "fizet"}, {"semmit", "fizet"}, {NULL, NULL}};
	return has_free_word(sentence) || sentence_has(sentence, free) || (sentence_has(sentence, negated) && sentence_has(sentence, pays));
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
	static const char *const words[] = {"fizesse", "fizetni", "fizetnie", "fizetnem", "befizetni", "kifizetni", "illeték",
		"díja", "díját", "díjat", "díjért", NULL};
	static const char *const no[] = {"nem", "ne", "nincs", "sem", "van-e", "ingyen", "díjmentes", "nélkül", "kap", "kér",
		"bér", "munkáltató", "nyugdíj", "állam", "vissza",
		"oltás", "állatorvos", "orvos", NULL};
	static const struct word_pair unpaid[] = {{"nem", "fizett"}, {"nem", "fizetett"}, {"nem", "fizeté"}, {"nem", "fizetté"}, {NULL, NULL}};
	if (sentence_is_of_mistakes(sentence))
		return sentence_has(sentence, unpaid) && !sentence_says(sentence, other_money);
	return sentence_says(sentence, words) && !sentence_denies(sentence, no) && !sentence_says(sentence, other_money);
}

/* The same where the page brings money: only what says that it is the visitor who pays. */
static bool
says_visitor_pays(const struct sentence *sentence)
{
	static const struct word_pair pays[] = {{"ön", "fizet"}, {"kell", "fizetn"}, {NULL, NULL}};
	static const char *const orders[] = {"fizesse", NULL};
	static const char *const back[] = {"vissza", NULL};
	return (sentence_has(sentence, pays) && !sentence_says(sentence, back)) || (says_paid(sentence) && sentence_says(sentence, orders));
}

/* data: whether the page brings money */
static void
look_for_paid(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	(void)page;
	if (*(const bool *)data ? says_visitor_pays(sentence) : says_paid(sentence))
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
	bool brings = brings_money(page);
	if (cost.costs)
		sentences_each(page, hits, &cost, look_for_free);
	else if (cost.free && !cost.unknown)
		sentences_each(page, hits, &brings, look_for_paid);
}

/* ------------------------------------------------------------------------ for nothing, when -- */

/* What shows in which cases it is free: texts with some of whose words a sentence says that it means one. */
struct free_cases {
	const struct service_page *page;
	struct arena *arena;
	struct list texts; /* struct wording */
};

static void
add_text(struct free_cases *cases, const struct node *node)
{
	const char *text = node_text(node);
	if (text)
		*LIST_ADD(&cases->texts, cases->arena, struct wording) = wording_read(cases->arena, "hu", text);
}

/* An item of a list by its id. */
static const struct node *
item_named(const struct node *list, const char *id)
{
	const struct node *item = node_first(list);
	while (item && !node_is(node_get(item, "id"), id))
		item = item->next;
	return item;
}

/* The words of the answer that one term of a condition, "ok=lejart", means. */
static void
add_answer(struct free_cases *cases, char *term)
{
	char *option = NULL, *question = strtok_r(term, "= ", &option);
	option = question ? strtok_r(NULL, "= ", &option) : NULL;
	const struct entry *shared = option ? source_find(cases->page->known->sources, KIND_QUESTION, question) : NULL;
	const struct node *own = option ? item_named(node_get(cases->page->service->node, "questions"), question) : NULL;
	const struct node *answer = option ? item_named(node_get(own ? own : shared ? shared->node : NULL, "options"), option) : NULL;
	if (!answer)
		return;
	add_text(cases, node_get(answer, "text"));
	add_text(cases, node_get(answer, "case"));
}

static void
add_case(struct free_cases *cases, const struct node *fee)
{
	add_text(cases, node_get(fee, "for"));
	add_text(cases, node_get(fee, "note"));
	for (const struct node *clause = node_first(node_get(fee, "when")); clause; clause = clause->next) {
		char *rest = NULL, *terms = arena_strdup(cases->arena, node_string(clause) ? clause->text : "");
		for (char *term = strtok_r(terms, "&", &rest); term; term = strtok_r(NULL, "&", &rest))
			add_answer(cases, term);
	}
}

/* Whether a sentence, or what it answers, has a longer word or a number of one of the texts. */
static bool
is_one_of_cases(const struct free_cases *cases, const struct sentence *sentence)
{
	enum { STEM = 5 };
	const struct wording *texts = cases->texts.items;
	for (size_t t = 0; t < cases->texts.count; t++)
		for (size_t i = 0; i < texts[t].count; i++) {
			const struct wording_word *word = &texts[t].words[i];
			const char *stem = arena_strndup(cases->arena, word->lower, word->is_number ? word->size : STEM);
			if ((word->is_number || word->size > STEM) && sentence_or_question_says(sentence, (const char *const[]){stem, NULL}))
				return true;
		}
	return false;
}

static void
look_for_free_case(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const other[] = {"kedvezmény", "szám", "telefon", "hív", "nyomtat", "fénykép", "étkez", "tanács", NULL};
	(void)page;
	if (says_free(sentence) && !sentence_says(sentence, other) && !is_one_of_cases(data, sentence))
		sentence_hit(hits, sentence, "fees");
}

void
rule_free_case(const struct service_page *page, struct hits *hits)
{
	struct free_cases cases = {.page = page, .arena = hits->arena};
	struct cost cost = cost_of(page, hits->arena);
	for (const struct node *fee = node_first(node_get(page->service->node, "fees")); fee; fee = fee->next)
		if (node_is(node_get(fee, "amount"), "0"))
			add_case(&cases, fee);
	if (cost.costs && cost.free && !cost.unknown)
		sentences_each(page, hits, &cases, look_for_free_case);
}
