/* Amounts and days by hand that a register knows. */
#include <string.h>

#include "data/editor/language/rules.h"
#include "data/search/search_fold.h"

/* Whether that stands somewhere in the tree. */
static bool
has_string(const struct node *node, const char *string)
{
	if (node->kind == NODE_SCALAR)
		return node_string(node) && strstr(node->text, string);
	for (const struct node *child = node_first(node); child; child = child->next)
		if (has_string(child, string))
			return true;
	return false;
}

/* Small round amounts are many things; they are the register's where the page names it anyway. */
static bool
is_the_amount(struct arena *arena, const struct placed_text *passage, const struct entry *amount, long number)
{
	enum { ROUND = 1000, MANY = 100000 };
	return number % ROUND || number >= MANY || has_string(passage->owner->node, arena_printf(arena, "{amount:%s}", amount->id));
}

void
rule_amount(const struct known *known, const struct placed_text *passage, struct hits *hits)
{
	const struct wording *wording = &passage->wording;
	for (size_t i = 0; i + 1 < wording->count; i++) {
		long number = wording_number(wording, i);
		const char *unit = wording->words[i + 1].lower;
		bool forints = !strncmp(unit, "ft", 2) || !strncmp(unit, "forint", 6) || !strncmp(unit, "huf", 3);
		const char *value = forints && number ? arena_printf(hits->arena, "%ld", number) : "";
		const struct entry *amount = table_get(&known->amounts, value, strlen(value));
		if (amount && is_the_amount(hits->arena, passage, amount, number))
			hit_words(hits, passage, i, i + 1, amount->id);
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
		const struct entry *amount = value ? table_get(&page->known->amounts, value, strlen(value)) : NULL;
		if (amount && (speaks_of(hits->arena, node_text(node_get(fee, "for")), amount) ||
		    speaks_of(hits->arena, node_text(node_get(page->service->node, "name")), amount)))
			hit_node(hits, node_get(fee, "amount"), "fees.amount", value, amount->id);
	}
}
