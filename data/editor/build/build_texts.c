#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/editor/build/builder.h"
#include "data/editor/build/spans.h"
#include "data/editor/source/placeholder.h"
#include "data/spoken.h"

enum { NAME_COLUMNS = 10 };

/* The texts of one language on their way into rows. */
struct language_build {
	struct builder *builder;
	size_t language;
	const char *lang;
	const struct placed *placed; /* the text in which terms are being found */
	union value name[NAME_COLUMNS]; /* the row of table name of the owner that is being built */
};

static void
add_span(void *closure, size_t start, size_t size, const struct entry *term)
{
	const struct language_build *build = closure;
	ROW(&build->builder->rows, ROW_SPAN, T(build->lang), N(build->placed->owner),
	    N(build->placed->slot), N((int64_t)start), N((int64_t)size), N(term->key));
}

/* Names are links themselves (those of bundles, too), and an answer must be one thing only. */
static bool
can_have_spans(const struct placed *placed)
{
	if (placed->entry->kind == KIND_LIFE_EVENT && placed->slot > SLOT_SUMMARY)
		return false;
	return placed->slot != SLOT_NAME && placed->entry->kind != KIND_QUESTION;
}

static void
add_text(struct language_build *build, struct spans *spans, const struct placed *placed)
{
	const struct messages *texts = build->builder->texts;
	size_t language = build->language;
	const char *text = builder_text(build->builder, language, placed->node);
	if (!text)
		return;
	const char *spoken = language ? messages_translation_spoken(texts, language - 1, placed->node)
	    : node_spoken(placed->node);
	if (spoken && spoken_is_needless(build->lang, text, spoken))
		spoken = NULL;
	text = placeholder_stored(&build->builder->arena, text, build->lang);
	if (spoken)
		spoken = placeholder_stored(&build->builder->arena, spoken, build->lang);
	if (placed->slot == SLOT_NAME) {
		build->name[2].text = text;
		build->name[3].text = spoken;
	} else if (placed->slot == SLOT_SUMMARY) {
		build->name[4].text = text;
		build->name[5].text = spoken;
	} else {
		build->name[7].number++;
		ROW(&build->builder->rows, ROW_TEXT, T(build->lang), N(placed->owner), N(placed->slot), T(text),
		    T(spoken));
	}
	build->placed = placed;
	if (can_have_spans(placed))
		spans_each(spans, placeholder_blank(&build->builder->arena, text), placed->entry, add_span, build);
}

/* Every owner has a row in every language, translated or not, so that a missing one tells. */
static void
begin_name(struct language_build *build, int64_t owner)
{
	memcpy(build->name, ((const union value[NAME_COLUMNS]){
		T(build->lang), N(owner), T(NULL), T(NULL), T(NULL), T(NULL),
		B(builder_key(build->builder, build->language, owner)), N(0), N(0), N(0)}), sizeof build->name);
}

static void
build_language(struct builder *builder, size_t language)
{
	struct language_build build = {
		.builder = builder, .language = language, .lang = builder_language(builder, language),
	};
	struct spans *spans = spans_new(builder, language);
	for (size_t i = 0; i < builder->placed_count; i++) {
		const struct placed *placed = &builder->placed[i];
		if (!i || placed[-1].owner != placed->owner)
			begin_name(&build, placed->owner);
		add_text(&build, spans, placed);
		if (i + 1 == builder->placed_count || placed[1].owner != placed->owner)
			replica_rows_add(&builder->rows, ROW_NAME, build.name, NAME_COLUMNS);
	}
	spans_free(spans);
}

static int
by_owner(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	if (x->owner != y->owner)
		return x->owner < y->owner ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

/* Every entry's own texts. Those of the catalogue itself are in table meta, and notes of
 * shared requirements are the services'. */
static void
place_own_texts(struct builder *builder)
{
	for (size_t i = 0; i < builder->texts->count; i++) {
		const struct source_text *text = &builder->texts->items[i];
		enum kind kind = text->owner->kind;
		if (!text->spoken && kind != KIND_CATALOGUE && kind != KIND_REQUIREMENT)
			builder_place(builder, text->owner, text->node->slot, text->node);
	}
}

static int
by_code(const void *a, const void *b, void *builder)
{
	return strcmp(builder_language(builder, *(const size_t *)a),
	    builder_language(builder, *(const size_t *)b));
}

/* In the order of the tables' keys, so that nothing needs sorting: by code, owner, slot. */
void
build_texts(struct builder *builder)
{
	size_t order[ALL_LANGUAGES], count = 0;
	for (size_t i = 0; i < ALL_LANGUAGES; i++)
		if (builder_language(builder, i))
			order[count++] = i;
	qsort_r(order, count, sizeof *order, by_code, builder);
	place_own_texts(builder);
	qsort(builder->placed, builder->placed_count, sizeof *builder->placed, by_owner);
	for (size_t i = 0; i < count; i++)
		build_language(builder, order[i]);
	free(builder->placed);
	builder->placed = NULL;
}
