/* Amounts and days by hand that a register knows. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/editor/language/rules.h"
#include "data/editor/source/source_amounts.h"
#include "data/search/search_fold.h"

/* Whether that stands somewhere in the tree. */
static bool
has_string(const struct node *node, const char *string)
{
	if (node->kind == NODE_SCALAR)
		return node_string(node) && strstr(node->text, string);
	for (const struct node *child = node->kind == NODE_BAD ? NULL : node->first; child; child = child->next)
		if (has_string(child, string))
			return true;
	return false;
}

/* Whether an entry names an amount, or the service does where its paper is to be had. */
static bool
names_amount(const struct known *known, struct arena *arena, const struct entry *owner, const struct entry *amount)
{
	const char *written = arena_printf(arena, "{amount:%s}", amount->id), *issuer = node_get_string(owner->node, "issued_by");
	const struct entry *service = issuer ? source_find(known->sources, KIND_SERVICE, issuer) : NULL;
	return has_string(owner->node, written) || (service && has_string(service->node, written));
}

/* How many of the longer words of a name begin some of the others. */
static size_t
shared_words(const struct wording *name, const struct wording *other)
{
	enum { LETTERS = 6 };
	size_t shared = 0;
	for (size_t i = 0; i < name->count; i++) {
		bool same = false;
		for (size_t k = 0; k < other->count && !same && strlen(name->words[i].lower) >= LETTERS; k++)
			same = !strncmp(name->words[i].lower, other->words[k].lower, LETTERS);
		shared += same;
	}
	return shared;
}

/* Whether a text is about what an amount is for: two words of the amount's name are in it, or one in what it belongs to. */
static bool
is_about(struct arena *arena, const struct placed_text *passage, const struct entry *amount)
{
	const char *name = node_text(node_get(amount->node, "name")), *of = node_text(node_get(passage->owner->node, "name"));
	struct wording words = wording_read(arena, "hu", name ? name : ""), owner = wording_read(arena, "hu", of ? of : "");
	return shared_words(&words, &passage->wording) >= 2 || shared_words(&words, &owner);
}

/* Whether the text is about a month and the amount about a year, or the other way round. */
static bool
is_of_other_period(const struct placed_text *passage, const char *amount)
{
	const char *text = passage->wording.text;
	bool month = strcasestr(text, "havi ") || strcasestr(text, "havonta"), year = strcasestr(text, "évi ") || strcasestr(text, "évente");
	return (month && !year && strstr(amount, "évente")) || (year && !month && strstr(amount, "havonta"));
}

/* Small round amounts are many things; they are the register's where the page names it anyway, or is about it. */
static bool
is_the_amount(const struct known *known, struct arena *arena, const struct placed_text *passage, const struct entry *amount, long number)
{
	enum { ROUND = 1000, MANY = 100000 };
	const char *name = node_text(node_get(amount->node, "name"));
	if (number % ROUND == 0 && name && is_of_other_period(passage, name))
		return false;
	return number % ROUND || number >= MANY || names_amount(known, arena, passage->owner, amount) || is_about(arena, passage, amount);
}

/* An amount in a text: where it ends, and whether it says that it is forints. */
struct written_amount {
	long number;
	size_t last;
	bool forints;
};

/* "17 000 Ft", "17 ezer forintot", "tizenhétezer forint", "17 000-et"; number 0: there is none. */
static struct written_amount
amount_at(const struct wording *wording, size_t at)
{
	enum { LEAST_ALONE = 3000 };
	struct written_amount amount = {wording_number(wording, at), at, false};
	if (amount.number && at + 1 < wording->count && !strcmp(wording->words[at + 1].lower, "ezer")) {
		amount.number *= 1000;
		amount.last++;
	}
	const char *unit = amount.last + 1 < wording->count ? wording->words[amount.last + 1].lower : "";
	amount.forints = !strncmp(unit, "ft", 2) || !strncmp(unit, "forint", 6) || !strncmp(unit, "huf", 3);
	amount.last += amount.forints;
	if (!amount.forints && amount.number < LEAST_ALONE)
		amount.number = 0;
	return amount;
}

/* The entry that has that number; without "forint" only one that the page names. */
static const struct entry *
amount_known(const struct known *known, struct arena *arena, const struct placed_text *passage, const struct written_amount *amount)
{
	const char *value = arena_printf(arena, "%ld", amount->number);
	for (const struct known_amount *item = table_get(&known->amounts, value, strlen(value)); item; item = item->next)
		if (amount->forints ? is_the_amount(known, arena, passage, item->amount, amount->number)
		        : names_amount(known, arena, passage->owner, item->amount))
			return item->amount;
	return NULL;
}

/* Whether a sentence adds up. */
static bool
adds_up(const struct wording *wording, size_t at)
{
	static const char *const words[] = {"összesen", "együtt", "kétszer", "háromszor", "mindössze", NULL};
	for (size_t i = 0; i < wording->count; i++)
		if (wording->words[i].sentence == wording->words[at].sentence && wording_begins(&wording->words[i], words))
			return true;
	return false;
}

/* The entry of which the number is some, or which it is with another one that the page names. */
static const struct entry *
amount_in_sum(const struct known *known, struct arena *arena, const struct entry *owner, long number)
{
	enum { MOST = 4, ITEMS = 16 };
	const struct entries *of = &known->sources->of[KIND_AMOUNT];
	long values[ITEMS];
	size_t count = 0;
	for (size_t i = 0; i < of->count && count < ITEMS; i++) {
		if (!node_is(node_get(of->items[i]->node, "unit"), "HUF") || !names_amount(known, arena, owner, of->items[i]))
			continue;
		struct amount_values all = amount_values_of(known->sources, arena, of->items[i]);
		values[count] = all.count ? strtol(all.items[all.count - 1].value, NULL, 10) : 0;
		for (size_t k = 0; k < count; k++)
			if (values[k] + values[count] == number)
				return of->items[i];
		if (values[count] && number % values[count] == 0 && number / values[count] <= MOST)
			return of->items[i];
		count++;
	}
	return NULL;
}

void
rule_amount(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	for (size_t i = 0; i < wording->count; i++) {
		struct written_amount amount = amount_at(wording, i);
		const struct entry *entry = amount.number ? amount_known(known, hits->arena, passage, &amount) : NULL;
		if (!entry && amount.number && amount.forints && adds_up(wording, i))
			entry = amount_in_sum(known, hits->arena, passage->owner, amount.number);
		if (entry)
			hit_words(hits, passage, i, amount.last, entry->id);
		i = amount.number ? amount.last : i;
	}
}

/* Whether the text has a word that begins as one of the amount's id does. */
static bool
speaks_of(struct arena *arena, const char *text, const struct entry *amount)
{
	enum { BEGINNING = 6 };
	const char *folded = text ? fold_word(arena, text, strlen(text)) : "";
	for (const char *word = amount->id; *word; word += strcspn(word, "-"), word += *word == '-')
		if (strcspn(word, "-") >= BEGINNING && strstr(folded, arena_strndup(arena, word, BEGINNING)))
			return true;
	return false;
}

/* The same as the amount of a fee. */
void
rule_fee_by_hand(const struct service_page *page, struct hits *hits)
{
	for (const struct node *fee = node_first(node_get(page->service->node, "fees")); fee; fee = fee->next) {
		const char *value = node_get_string(fee, "amount");
		const char *fee_for = node_text(node_get(fee, "for")), *name = node_text(node_get(page->service->node, "name"));
		const struct known_amount *item = value ? table_get(&page->known->amounts, value, strlen(value)) : NULL;
		while (item && !speaks_of(hits->arena, fee_for, item->amount) && !speaks_of(hits->arena, name, item->amount))
			item = item->next;
		if (item)
			hit_node(hits, node_get(fee, "amount"), "fees.amount", value, item->amount->id);
	}
}

/* --------------------------------------------------------------------------- days -- */

/* "31-ig", "elsején"; 0: it is no day. */
static int
day_of_month(const struct wording_word *word)
{
	if (word->is_number)
		return (int)strtol(word->lower, NULL, 10);
	return !strncmp(word->lower, "elsej", strlen("elsej"));
}

/* "2026. december 31-ig", "2026. 12. 31.", "2026 végéig" as "2026-12-31", and the last word of it; "december 31-ig" is of
 * this year. */
static bool
day_at(const struct known *known, const struct wording *wording, size_t at, char day[static DATE_SIZE], size_t *last)
{
	const struct wording_word *words = &wording->words[at];
	struct date date = {0};
	size_t left = wording->count - at, month = words->is_number && left > 1 ? 1 : 0;
	date.year = month ? (int)strtol(words->lower, NULL, 10) : (int)strtol(known->today, NULL, 10);
	*last = at;
	if (words->is_number && (sscanf(words->lower, "%4d. %2d. %2d", &date.year, &date.month, &date.day) == 3 ||
	    sscanf(words->lower, "%4d-%2d-%2d", &date.year, &date.month, &date.day) == 3)) {
		date_write(date, day);
		return true;
	}
	bool ends = month && (!strncmp(words[1].lower, "vég", strlen("vég")) || (left > 2 && !strncmp(words[1].lower, "év", strlen("év")) &&
	    !strncmp(words[2].lower, "vég", strlen("vég"))));
	date.month = ends ? 12 : wording_month(&words[month]);
	date.day = ends ? 31 : left > month + 1 ? day_of_month(&words[month + 1]) : 0;
	if (date.year < 1900 || date.year > 2999 || !date.month || !date.day || date.day > 31)
		return false;
	*last = at + month + !ends;
	date_write(date, day);
	return true;
}

/* Whether the words around one tell of an amount. */
static bool
tells_amount(const struct wording *wording, size_t at)
{
	static const char *const words[] = {"összeg", "díj", "érvényes", "ft", "forint", "{amount:", "ingyen", "ennyi", "emel", "változ", "mostani", "élet",
		"jár", "fizet", "pótlék", "támogatás", "kerül", "illeték", NULL};
	for (size_t i = 0; i < wording->count; i++)
		if (wording->words[i].sentence == wording->words[at].sentence && wording_begins(&wording->words[i], words))
			return true;
	return false;
}

/* What begins or ends to hold on a day, among what an entry names; NULL: nothing does. */
static const char *
holds_from_or_to(const struct known *known, struct arena *arena, const struct entry *owner, const char *day)
{
	for (const struct node *fee = node_first(node_get(owner->node, "fees")); fee; fee = fee->next)
		if (node_is(node_get(fee, "valid_from"), day) || node_is(node_get(fee, "valid_to"), day))
			return "fees";
	for (const struct known_amount *item = table_get(&known->days, day, strlen(day)); item; item = item->next)
		if (names_amount(known, arena, owner, item->amount))
			return item->amount->id;
	return NULL;
}

void
rule_known_day(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	char day[DATE_SIZE];
	for (size_t i = 0, last; i < wording->count; i++) {
		if (!day_at(known, wording, i, day, &last) || !tells_amount(wording, i))
			continue;
		const char *what = holds_from_or_to(known, hits->arena, passage->owner, day);
		if (what)
			hit_words(hits, passage, i, last, what);
		i = last;
	}
}
