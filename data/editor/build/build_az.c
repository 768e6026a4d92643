/* The A–Z list: the names of services and matters, and other names that lead to them. */
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/build/builder.h"
#include "data/editor/build/collate.h"
#include "data/editor/build/heading.h"
#include "data/text.h"

/* --------------------------------------------------------------------- letters -- */

/* A letter begins where it stands alone; what comes before the first is a digit or a sign, what comes
 * after the last letter of a script is of another script. */
static const char *
alphabet_of(const char *lang)
{
	static const char *const latin = "a b c d e f g h i j k l m n o p q r s t u v w x y z α";
	static const struct {
		const char *lang, *letters;
	} alphabets[] = {
		{"hu", "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö p q r s sz t ty u ü v w x y z zs α"},
		{"uk", "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я "
		    "a b c d e f g h i j k l m n o p q r s t u v w x y z α"},
	};
	for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
		if (!strcmp(lang, alphabets[i].lang))
			return alphabets[i].letters;
	return latin;
}

enum { MAX_LETTERS = 80 };

struct letter {
	const char *name;
	const struct blob *key; /* where it begins */
	size_t lines;
};

/* ----------------------------------------------------------------------- lines -- */

struct az_row {
	const struct blob *key;
	int64_t target, named, alias;
	bool is_service; /* the target */
};

/* The list of one language under construction. */
struct az {
	struct builder *builder;
	size_t language;
	const char *lang;
	const struct collator *collator;
	struct letter letters[MAX_LETTERS];
	size_t letter_count;
	struct az_row *lines;
	size_t count, room;
};

static int
compare_keys(const struct blob *a, const struct blob *b)
{
	int order = memcmp(a->bytes, b->bytes, a->size < b->size ? a->size : b->size);
	return order ? order : (a->size > b->size) - (a->size < b->size);
}

static int
by_key(const void *a, const void *b)
{
	return compare_keys(((const struct letter *)a)->key, ((const struct letter *)b)->key);
}

static void
set_letters(struct az *az)
{
	struct arena *arena = &az->builder->arena;
	char *rest = arena_strdup(arena, alphabet_of(az->lang));
	az->letters[az->letter_count++] = (struct letter){"0–9", collate_key(az->collator, arena, ""), 0};
	for (char *letter; (letter = strsep(&rest, " ")) && az->letter_count < MAX_LETTERS;)
		az->letters[az->letter_count++] = (struct letter){
			.name = strcmp(letter, "α") ? text_capitalised(arena, letter) : "…",
			.key = collate_key(az->collator, arena, letter),
		};
	qsort(az->letters, az->letter_count, sizeof *az->letters, by_key);
}

/* The number of the letter under which a key stands. */
static size_t
letter_of(const struct az *az, const struct blob *key)
{
	size_t i = az->letter_count;
	while (i > 1 && compare_keys(az->letters[i - 1].key, key) > 0)
		i--;
	return i - 1;
}

static void
add_line(struct az *az, const char *spelling, struct az_row line)
{
	if (az->count == az->room) {
		az->room = az->room ? 2 * az->room : 1024;
		az->lines = realloc(az->lines, az->room * sizeof *az->lines);
		if (!az->lines)
			abort();
	}
	line.key = collate_key(az->collator, &az->builder->arena, spelling);
	az->lines[az->count++] = line;
}

static void
add_entry(struct az *az, const struct entry *entry)
{
	int64_t service = builder_reference(az->builder, entry->node, "service", KIND_SERVICE);
	struct az_row line = {.target = entry->key, .named = entry->key, .alias = ROW_NULL,
		.is_service = entry->kind == KIND_SERVICE};
	if (entry->kind == KIND_MATTER && service != ROW_NULL) {
		line.target = service;
		line.is_service = true;
	}
	add_line(az, builder_spelling(az->builder, entry, az->language), line);
	const struct node *node = node_first(node_get(entry->node, "aliases"));
	for (line.alias = 0; node; node = node->next, line.alias++) {
		const char *lang, *words = node_alias(node, &lang);
		if (!strcmp(lang, az->lang) && heading_is_name(words, lang))
			add_line(az, words, line);
	}
}

/* The same but for capitals, which the third level of a key tells. */
static int
compare_spellings(const struct blob *a, const struct blob *b)
{
	size_t sizes[] = {a->size, b->size};
	const struct blob *keys[] = {a, b};
	for (size_t i = 0; i < 2; i++) {
		const unsigned char *second = memchr(keys[i]->bytes, 1, sizes[i]);
		const unsigned char *third = second ? memchr(second + 1, 1,
		    sizes[i] - (size_t)(second + 1 - keys[i]->bytes)) : NULL;
		if (third)
			sizes[i] = (size_t)(third - keys[i]->bytes);
	}
	int order = memcmp(a->bytes, b->bytes, sizes[0] < sizes[1] ? sizes[0] : sizes[1]);
	return order ? order : (sizes[0] > sizes[1]) - (sizes[0] < sizes[1]);
}

/* Names before other names, and the thing's own name first of all. */
static int
by_place(const void *a, const void *b)
{
	const struct az_row *x = a, *y = b;
	int order = compare_spellings(x->key, y->key);
	if (!order)
		order = (x->target > y->target) - (x->target < y->target);
	if (!order)
		order = (x->alias != ROW_NULL) - (y->alias != ROW_NULL);
	if (!order)
		order = (x->named != x->target) - (y->named != y->target);
	if (!order)
		order = (x->named > y->named) - (x->named < y->named);
	return order ? order : (x->alias > y->alias) - (x->alias < y->alias);
}

/* What is spelt alike and leads to the same place stands once. */
static void
add_rows(struct az *az)
{
	struct replica_rows *rows = &az->builder->rows;
	const struct az_row *before = NULL;
	qsort(az->lines, az->count, sizeof *az->lines, by_place);
	for (size_t i = 0; i < az->count; i++) {
		const struct az_row *line = &az->lines[i];
		if (before && before->target == line->target &&
		    !compare_spellings(before->key, line->key))
			continue;
		before = line;
		size_t letter = letter_of(az, line->key);
		az->letters[letter].lines++;
		ROW(rows, ROW_AZ, T(az->lang), N((int64_t)letter), B(line->key), N(line->target), N(line->named),
		    N(line->alias), N(line->is_service));
	}
	for (size_t i = 0; i < az->letter_count; i++)
		if (az->letters[i].lines)
			ROW(rows, ROW_AZ_LETTER, T(az->lang), N((int64_t)i), T(az->letters[i].name),
			    N((int64_t)az->letters[i].lines));
}

static void
build_language(struct builder *builder, size_t language, const char *lang)
{
	static const enum kind kinds[] = {KIND_SERVICE, KIND_MATTER};
	struct collator *collator = collate_open(lang);
	struct az az = {.builder = builder, .language = language, .lang = lang, .collator = collator};
	if (!collator)
		return;
	set_letters(&az);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < builder->sources->of[kinds[k]].count; i++)
			add_entry(&az, builder->sources->of[kinds[k]].items[i]);
	add_rows(&az);
	free(az.lines);
	collate_close(collator);
}

void
build_az(struct builder *builder)
{
	for (size_t language = 0; language < ALL_LANGUAGES; language++)
		if (builder_language(builder, language))
			build_language(builder, language, builder_language(builder, language));
}
