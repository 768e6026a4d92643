#include <stdlib.h>

#include "builder.h"
#include "catalogue.h"
#include "spans.h"

/* A text in which terms are being found. */
struct text_build {
	struct builder *builder;
	const struct placed *placed;
	const char *lang;
};

static void
add_span(void *closure, size_t start, size_t size, const struct entry *term)
{
	const struct text_build *text = closure;
	ROW(&text->builder->rows, ROW_SPAN, T(text->lang), N(text->placed->owner),
	    N(text->placed->slot), N((int64_t)start), N((int64_t)size), N(term->key));
}

/* Names are links themselves, and an answer must be one thing only. */
static bool
can_have_spans(const struct placed *placed)
{
	return placed->slot != SLOT_NAME && placed->entry->kind != KIND_QUESTION;
}

static void
add_text(struct builder *builder, struct spans *spans, size_t language, const struct placed *placed)
{
	struct text_build closure = {builder, placed, builder_language(builder, language)};
	const char *text = builder_text(builder, language, placed->node);
	if (!text)
		return;
	const char *spoken = language ?
	    texts_translation_spoken(builder->texts, language - 1, placed->node) :
	    node_spoken(placed->node);
	ROW(&builder->rows, ROW_TEXT, T(closure.lang), N(placed->owner), N(placed->slot), T(text),
	    T(spoken));
	if (can_have_spans(placed))
		spans_each(spans, text, placed->entry, add_span, &closure);
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

void
build_texts(struct builder *builder)
{
	place_own_texts(builder);
	qsort(builder->placed, builder->placed_count, sizeof *builder->placed, by_owner);
	for (size_t language = 0; language < ALL_LANGUAGES; language++) {
		if (!builder_language(builder, language))
			continue;
		struct spans *spans = spans_new(builder, language);
		for (size_t i = 0; i < builder->placed_count; i++)
			add_text(builder, spans, language, &builder->placed[i]);
		spans_free(spans);
	}
}
