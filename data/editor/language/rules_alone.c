/* Quantities that a page says in one sentence only: either a field of their own is missing, or they are mistaken. */
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/editor/language/stated.h"

/* How a sentence says that a quantity is of something else than this errand, of another time, or is a bound of many cases. */
static const char *const elsewhere[] = {"leírás", "régebb", "régen", "korábban", "bírság", "büntetés", "kamat", NULL};

static const struct way {
	enum quantity_kind kind;
	const char *instead;
	const char *but[14]; /* beginnings of words with which it is nothing that the page has as data */
} ways[] = {
	{QUANTITY_MONEY, "fees, outputs", {NULL}},
	{QUANTITY_DAYS, "deadlines, act_by, outputs.validity", {"előző", "óta", "hosszabb", "rövidebb", "régebbi", "tovább",
		"túl", "kora", "hónapos", "szüneteltetés", NULL}},
	{QUANTITY_WORKING_DAYS, "deadlines, act_by", {"előző", "óta", NULL}},
	{QUANTITY_AGE, "eligibility", {NULL}},
	{QUANTITY_PIECES, "requirements.count", {NULL}},
	{QUANTITY_DATE, "periods, act_by", {NULL}},
};

/* Whether a quantity that stands alone might contradict something: ages and pieces are told of many things. */
static bool
may_contradict(const struct stated *stated, const struct quantity *quantity, const struct sentence *sentence)
{
	bool told = quantity->kind == QUANTITY_AGE || quantity->kind == QUANTITY_PIECES || quantity->kind == QUANTITY_DATE;
	return !told || ((quantity->value > 1 || quantity->kind == QUANTITY_AGE) && stated_kind(stated, quantity->kind, sentence));
}

/* Whether the year in which it was so is said: "2022-ben", "2021-es". */
static bool
names_a_year(const struct sentence *sentence)
{
	enum { FIRST = 1945, LAST = 2099 };
	const struct wording *wording = &sentence->passage->wording;
	for (size_t i = sentence->first; i < sentence->next; i++) {
		long number = wording->words[i].is_number ? wording_number(wording, i) : 0;
		if (number >= FIRST && number <= LAST)
			return true;
	}
	return false;
}

/* Whether the sentence says a bound that many may have, "legalább 3 hónap", though not how long before: "legalább 30 nappal". */
static bool
is_least(const struct sentence *sentence, const struct quantity *quantity)
{
	static const char *const before[] = {"nappal", "héttel", "hónappal", "munkanappal", "évvel", NULL}, *const least[] = {"legalább", NULL};
	return sentence_says(sentence, least) && !wording_is(&sentence->passage->wording.words[quantity->last], before);
}

/* Whether a quantity of the sentence is one that the page should have as data, and says nowhere else. */
static bool
is_alone(const struct stated *stated, const struct sentence *sentence, const struct way *way, const struct quantity *quantity)
{
	if (quantity->kind != way->kind || quantity_is_ago(&sentence->passage->wording, quantity) || sentence_says(sentence, way->but))
		return false;
	if (quantity->kind == QUANTITY_DAYS && is_least(sentence, quantity))
		return false;
	return !stated_elsewhere(stated, quantity, sentence) && may_contradict(stated, quantity, sentence);
}

static void
look_for_alone(const struct service_page *page, const struct sentence *sentence, struct hits *hits, const void *data)
{
	static const char *const fields[] = {"faq.answer", "steps", "summary", "sent_back", NULL};
	const struct stated *stated = page->stated;
	bool is_of_page = false;
	(void)data;
	for (size_t i = 0; fields[i]; i++)
		is_of_page |= !strncmp(sentence->passage->field, fields[i], strlen(fields[i]));
	if (!is_of_page || sentence_says(sentence, elsewhere) || names_a_year(sentence))
		return;
	for (size_t i = sentence->first; i < sentence->next; i++) {
		struct quantity quantity = quantity_at(&sentence->passage->wording, i);
		for (size_t w = 0; w < sizeof ways / sizeof *ways; w++)
			if (is_alone(stated, sentence, &ways[w], &quantity))
				hit_words(hits, sentence->passage, i, quantity.last, ways[w].instead);
	}
}

void
rule_alone(const struct service_page *page, struct hits *hits)
{
	sentences_each(page, hits, NULL, look_for_alone);
}
