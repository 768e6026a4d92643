#include "data/editor/commands/page_lines.h"

#include <string.h>

#include "data/guidance.h"
#include "data/page.h"

enum { MOST_ABSENT = 500 }; /* permanent numbers in a row of what is gone */

/* What is being read. */
struct reading {
	struct catalogue *catalogue;
	struct arena *arena;
	struct page_context context;
	struct list *things;
};

/* -------------------------------------------------------------------------- lines -- */

static void
add_line(struct reading *reading, struct page_thing *thing, const char *heading, const char *text)
{
	if (text)
		*LIST_ADD(&thing->lines, reading->arena, struct page_line) = (struct page_line){heading, text};
}

static void
add_block(struct reading *reading, struct page_thing *thing, const char *heading, const struct block *block)
{
	bool is_number = block->kind == BLOCK_STEP;
	add_line(reading, thing, heading, block->tag && !is_number
	    ? arena_printf(reading->arena, "%s (%s)", block->text.text, block->tag) : block->text.text);
	for (size_t i = 0; i < block->detail_count; i++)
		add_line(reading, thing, heading, block->details[i].text);
}

static void
add_page(struct reading *reading, struct page_thing *thing, const struct page *page)
{
	const char *heading = page->title.text;
	add_line(reading, thing, heading, page->title.text);
	for (size_t i = 0; i < page->fact_count; i++)
		add_line(reading, thing, page->facts[i].label, page->facts[i].value);
	for (size_t i = 0; i < page->block_count; i++) {
		if (page->blocks[i].kind == BLOCK_HEADING)
			heading = page->blocks[i].text.text;
		add_block(reading, thing, heading, &page->blocks[i]);
	}
}

static enum status
add_questions(struct reading *reading, struct page_thing *thing, int64_t service)
{
	struct questions questions;
	enum status status = catalogue_questions(reading->catalogue, reading->arena, reading->context.lang, service, &questions);
	for (size_t i = 0; status == STATUS_DONE && i < questions.count; i++) {
		const struct question *question = &questions.items[i];
		add_line(reading, thing, question->ask.text, question->ask.text);
		add_line(reading, thing, question->ask.text, question->why.text);
		for (size_t k = 0; k < question->option_count; k++)
			add_line(reading, thing, question->ask.text, question->options[k].text.text);
	}
	return status;
}

/* ------------------------------------------------------------------------- things -- */

static enum status
add_thing(struct reading *reading, const char *kind, int64_t id, struct page_thing **out)
{
	*out = LIST_ADD(reading->things, reading->arena, struct page_thing);
	(*out)->kind = kind;
	return catalogue_id_name(reading->catalogue, reading->arena, id, &(*out)->id);
}

static enum status
add_service(struct reading *reading, int64_t id)
{
	static const struct statements nothing_said;
	static const struct ticks no_ticks;
	struct guidance guidance;
	struct page page;
	struct page_thing *thing;
	enum status status = add_thing(reading, "service", id, &thing);
	if (status == STATUS_DONE)
		status = guidance_load(reading->catalogue, reading->arena, reading->context.lang, &(struct errand){.service = id}, 1,
		    &nothing_said, &no_ticks, NULL, &guidance);
	if (status != STATUS_DONE)
		return status;
	const struct service *service = guidance.cases[0].service;
	thing->name = service->name.text;
	page_of_service(reading->arena, &reading->context, &guidance, &page);
	add_page(reading, thing, &page);
	page_of_law(reading->arena, &reading->context, service, &page);
	add_page(reading, thing, &page);
	return add_questions(reading, thing, id);
}

static enum status
add_document(struct reading *reading, int64_t id)
{
	struct document document;
	struct page page;
	struct page_thing *thing;
	enum status status = add_thing(reading, "document", id, &thing);
	if (status == STATUS_DONE)
		status = catalogue_document(reading->catalogue, reading->arena, reading->context.lang, id, &document);
	if (status != STATUS_DONE)
		return status;
	thing->name = document.name.text;
	page_of_document(reading->arena, &reading->context, &document, &page);
	add_page(reading, thing, &page);
	return STATUS_DONE;
}

/* All of a kind, by their permanent numbers. */
static enum status
add_all(struct reading *reading, const char *kind, enum status (*add)(struct reading *, int64_t id))
{
	enum status status = STATUS_DONE;
	for (uint32_t number = 1, absent = 0; status == STATUS_DONE && absent < MOST_ABSENT; number++) {
		int64_t id;
		status = catalogue_by_number(reading->catalogue, kind, number, &id);
		if (status == STATUS_ABSENT) {
			absent++;
			status = STATUS_DONE;
		} else if (status == STATUS_DONE) {
			absent = 0;
			status = add(reading, id);
		}
	}
	return status;
}

static enum status
add_terms(struct reading *reading)
{
	struct named_list terms;
	struct term term;
	enum status status = catalogue_terms(reading->catalogue, reading->arena, reading->context.lang, &terms);
	for (size_t i = 0; status == STATUS_DONE && i < terms.count; i++) {
		struct page_thing *thing;
		status = add_thing(reading, "term", terms.items[i].id, &thing);
		if (status == STATUS_DONE)
			status = catalogue_term(reading->catalogue, reading->arena, reading->context.lang, terms.items[i].id, &term);
		if (status != STATUS_DONE)
			return status;
		thing->name = term.term.text;
		add_line(reading, thing, thing->name, term.term.text);
		add_line(reading, thing, thing->name, term.plain.text);
	}
	return status;
}

static int
by_kind_and_id(const void *a, const void *b)
{
	const struct page_thing *x = a, *y = b;
	int order = strcmp(y->kind, x->kind); /* terms, services, documents */
	return order ? order : strcmp(x->id, y->id);
}

enum status
page_lines_of(struct catalogue *catalogue, struct arena *arena, const char *lang, struct list *out)
{
	struct reading reading = {.catalogue = catalogue, .arena = arena, .context = {.lang = lang}, .things = out};
	enum status status = add_all(&reading, "service", add_service);
	if (status == STATUS_DONE)
		status = add_all(&reading, "document", add_document);
	if (status == STATUS_DONE)
		status = add_terms(&reading);
	list_sort(out, sizeof(struct page_thing), by_kind_and_id);
	return status;
}
