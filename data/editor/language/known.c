#include "data/editor/language/known.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_amounts.h"

enum { KEY_LETTERS = 5 };

/* What everybody knows, or the voice reads right and the law itself calls so. */
static const char *const household[] = {"EU", "SMS", "PIN", "PDF", "QR", "TV", "USA", "GPS",
	"USB", "CD", "DVD", "HUF", "EUR", "ID"};

bool
is_abbreviation(const char *word, size_t size)
{
	size_t letters = 0;
	bool roman = true;
	for (size_t at = 0, bytes; at < size; at += bytes) {
		ucs4_t c = 0;
		bytes = (size_t)u8_mbtouc(&c, (const uint8_t *)word + at, size - at);
		if (!uc_is_upper(c))
			return false;
		roman &= c < 128 && strchr("IVXLCDM", (int)c);
		letters++;
	}
	return letters >= 2 && !roman;
}

const char *
known_key(struct arena *arena, const struct wording_word *words, size_t count)
{
	enum { MOST = 4 }; /* bytes of a letter */
	char *key = arena_alloc(arena, count * (KEY_LETTERS * MOST + 1) + 1), *out = key;
	for (size_t i = 0; i < count; i++) {
		size_t bytes = 0, left = strlen(words[i].lower);
		for (int letters = 0; letters < KEY_LETTERS && bytes < left; letters++)
			bytes += (size_t)u8_mblen((const uint8_t *)words[i].lower + bytes, left - bytes);
		memcpy(out, words[i].lower, bytes);
		out += bytes;
		*out++ = ' ';
	}
	*out = '\0';
	return key;
}

const char *
known_letters(struct arena *arena, const struct wording_word *words, size_t count)
{
	size_t size = 0;
	for (size_t i = 0; i < count; i++)
		size += strlen(words[i].lower);
	char *letters = arena_alloc(arena, size + 1), *out = letters;
	for (size_t i = 0; i < count; i++)
		for (const char *s = words[i].lower; *s; s++)
			if (*s != '-')
				*out++ = *s;
	*out = '\0';
	return letters;
}

/* The capitals of a text that explain themselves there. */
static void
add_abbreviations(struct known *known, const char *text)
{
	struct wording wording = wording_read(known->arena, "hu", text);
	for (size_t i = 0; i < wording.count; i++) {
		const char *word = wording_cut(known->arena, &wording, i, i);
		size_t size = strcspn(word, "-");
		if (is_abbreviation(word, size))
			*table_at(&known->abbreviations, word, size) = known->arena;
	}
}

static void
add_name(struct known *known, const char *name, bool is_thing, bool is_alias)
{
	struct wording wording = wording_read(known->arena, "hu", arena_strndup(known->arena, name, strcspn(name, "(")));
	add_abbreviations(known, name);
	if (!wording.count || !is_thing)
		return;
	struct known_name *item = arena_alloc(known->arena, sizeof *item);
	const char *key = known_key(known->arena, wording.words, wording.count), *first;
	const struct wording_word whole = {.lower = known_letters(known->arena, wording.words, 1)};
	first = known_key(known->arena, &whole, 1);
	void **at = table_at(&known->names, key, strlen(key));
	*item = (struct known_name){.wording = wording, .name = name, .is_alias = is_alias, .next = *at,
		.letters = known_letters(known->arena, wording.words, wording.count),
		.next_first = table_get(&known->first_words, first, strlen(first))};
	*at = item;
	*table_at(&known->first_words, first, strlen(first)) = item;
}

static void
add_names(struct known *known, enum kind kind)
{
	const struct entries *of = &known->sources->of[kind];
	for (size_t i = 0; i < of->count; i++) {
		const char *name = node_text(node_get(of->items[i]->node, "name")), *lang;
		if (name)
			add_name(known, name, kind != KIND_SERVICE, false);
		for (const struct node *alias = node_first(node_get(of->items[i]->node, "aliases")); alias; alias = alias->next)
			if (kind == KIND_DOCUMENT && node_alias(alias, &lang))
				add_name(known, node_alias(alias, &lang), true, true);
	}
}

static void
add_term(struct known *known, const char *term)
{
	struct wording wording = wording_read(known->arena, "hu", term);
	add_abbreviations(known, term);
	const char *words = wording.count ? wording.words[0].lower : "";
	for (size_t i = 1; i < wording.count; i++)
		words = arena_printf(known->arena, "%s %s", words, wording.words[i].lower);
	*table_at(&known->terms, words, strlen(words)) = known->arena;
}

static void
add_glossary(struct known *known)
{
	const struct entries *of = &known->sources->of[KIND_TERM];
	for (size_t i = 0; i < of->count; i++) {
		const char *term = node_text(node_get(of->items[i]->node, "term")), *lang;
		if (term)
			add_term(known, term);
		for (const struct node *alias = node_first(node_get(of->items[i]->node, "aliases")); alias; alias = alias->next)
			if (node_alias(alias, &lang))
				add_term(known, node_alias(alias, &lang));
	}
}

/* What else is called something: a register's entries, and the places where a service is to be had. */
static void
add_heads(struct known *known, enum kind kind)
{
	static const char *const fields[] = {"name", "term", "where"};
	const struct entries *of = &known->sources->of[kind];
	for (size_t i = 0; i < of->count; i++) {
		const struct node *node = of->items[i]->node;
		for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
			if (node_text(node_get(node, fields[f])))
				name_heads_add(&known->heads, known->arena, node_text(node_get(node, fields[f])));
		for (const struct node *channel = node_first(node_get(node, "channels")); channel; channel = channel->next)
			if (node_text(node_get(channel, "where")))
				name_heads_add(&known->heads, known->arena, node_text(node_get(channel, "where")));
		const char *lang;
		for (const struct node *alias = node_first(node_get(node, "aliases")); alias && kind == KIND_TERM; alias = alias->next)
			if (node_alias(alias, &lang))
				name_heads_add(&known->heads, known->arena, node_alias(alias, &lang));
	}
}

static void
add_amount(struct known *known, struct table *table, const char *key, const struct entry *amount)
{
	void **at = table_at(table, key, strlen(key));
	struct known_amount *item = arena_alloc(known->arena, sizeof *item), **end = (struct known_amount **)at;
	*item = (struct known_amount){.amount = amount};
	while (*end)
		end = &(*end)->next;
	*end = item;
}

static void
add_amounts(struct known *known)
{
	const struct entries *of = &known->sources->of[KIND_AMOUNT];
	for (size_t i = 0; i < of->count; i++) {
		struct amount_values values = {.count = 0};
		if (node_is(node_get(of->items[i]->node, "unit"), "HUF"))
			values = amount_values_of(known->sources, known->arena, of->items[i]);
		for (size_t v = 0; v < values.count; v++) {
			add_amount(known, &known->amounts, values.items[v].value, of->items[i]);
			if (*values.items[v].from)
				add_amount(known, &known->days, values.items[v].from, of->items[i]);
			if (values.items[v].to)
				add_amount(known, &known->days, values.items[v].to, of->items[i]);
		}
	}
}

void
known_read(struct known *known, struct arena *arena, const struct sources *sources, const char *today)
{
	*known = (struct known){.arena = arena, .sources = sources, .today = today, .phrases = phrases_read(arena)};
	static const enum kind named[] = {KIND_DOCUMENT, KIND_AUTHORITY, KIND_OFFICE_KIND, KIND_SERVICE};
	static const enum kind headed[] = {KIND_MATTER, KIND_OFFICE, KIND_AMOUNT, KIND_PAYEE, KIND_TERM, KIND_OFFICE_KIND,
		KIND_SERVICE, KIND_AUTHORITY, KIND_DOCUMENT}; /* what is added last is suggested first */
	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		add_names(known, named[i]);
	for (size_t i = 0; i < sizeof household / sizeof *household; i++)
		*table_at(&known->abbreviations, household[i], strlen(household[i])) = arena;
	for (size_t i = 0; i < sizeof headed / sizeof *headed; i++)
		add_heads(known, headed[i]);
	add_glossary(known);
	add_amounts(known);
}

void
known_free(struct known *known)
{
	phrases_free(&known->phrases);
	table_free(&known->names);
	table_free(&known->first_words);
	name_heads_free(&known->heads);
	table_free(&known->abbreviations);
	table_free(&known->terms);
	table_free(&known->amounts);
	table_free(&known->days);
}

bool
known_explains(const struct known *known, const char *word, size_t size)
{
	for (size_t i = 0; i < known->terms.room; i++) {
		const struct table_item *item = &known->terms.items[i];
		if (item->key && item->size >= size && !memcmp(item->key, word, size))
			return true;
	}
	return false;
}
