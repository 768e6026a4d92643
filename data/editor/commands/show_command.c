/* `kalauz-data show`: a service or a matter as visitors read it. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/page.h"

/* How each kind of block looks as text. */
static const char *const prefixes[] = {
	[BLOCK_LEAD] = "",
	[BLOCK_CAUTION] = "\n! ",
	[BLOCK_HEADING] = "\n## ",
	[BLOCK_SUBHEADING] = "\n",
	[BLOCK_TEXT] = "",
	[BLOCK_BULLET] = "- ",
	[BLOCK_STEP] = "",
	[BLOCK_PAPER] = "- ",
	[BLOCK_GROUP] = "- ",
	[BLOCK_CHOICE] = "  * ",
	[BLOCK_QUESTION] = "? ",
	[BLOCK_ANSWER] = "  ",
	[BLOCK_LINK] = "> ",
	[BLOCK_FINE] = "",
	[BLOCK_GOOD] = "= ",
	[BLOCK_BAD] = "= ",
	[BLOCK_DOUBT] = "= ",
	[BLOCK_AGAINST] = "= ",
};

static void
print_block(const struct block *block)
{
	if (block->kind == BLOCK_STEP)
		printf("%s %s\n", block->tag, block->text.text);
	else if (block->tag)
		printf("%s%s (%s)\n", prefixes[block->kind], block->text.text, block->tag);
	else
		printf("%s%s\n", prefixes[block->kind], block->text.text);
	for (size_t i = 0; i < block->detail_count; i++)
		printf("    %s\n", block->details[i].text);
}

static void
print_page(const struct page *page)
{
	printf("# %s\n\n", page->title.text);
	for (size_t i = 0; i < page->fact_count; i++)
		printf("%s: %s\n", page->facts[i].label, page->facts[i].value);
	if (page->fact_count)
		printf("\n");
	for (size_t i = 0; i < page->block_count; i++)
		print_block(&page->blocks[i]);
}

static enum status
show_matter(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	const struct page_context context = {.lang = arguments->lang};
	struct matter matter;
	struct page page;
	int64_t id;
	enum status status = catalogue_find(catalogue, "matter", arguments->operands[0], &id);
	if (status == STATUS_ABSENT)
		case_view_unknown_service(catalogue, arena, arguments->operands[0]);
	if (status == STATUS_DONE)
		status = catalogue_matter(catalogue, arena, arguments->lang, id, &matter);
	if (status != STATUS_DONE)
		return status;
	page_of_matter(arena, &context, &matter, &page);
	print_page(&page);
	return STATUS_DONE;
}

static enum status
show_service(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	const struct page_context context = {.lang = arguments->lang};
	static const struct statements nothing_said;
	static const struct ticks no_ticks;
	struct guidance guidance;
	struct page page;
	int64_t id;
	enum status status = catalogue_find(catalogue, "service", arguments->operands[0], &id);
	if (status == STATUS_ABSENT)
		return show_matter(catalogue, arena, arguments);
	if (status == STATUS_DONE)
		status = guidance_load(catalogue, arena, arguments->lang, &(struct errand){.service = id}, 1,
		    &nothing_said, &no_ticks, NULL, &guidance);
	if (status != STATUS_DONE)
		return status;
	page_of_service(arena, &context, &guidance, &page);
	print_page(&page);
	page_of_law(arena, &context, guidance.cases[0].service, &page);
	printf("\n");
	print_page(&page);
	return STATUS_DONE;
}

int
show_command(int argc, char **argv)
{
	struct case_arguments arguments;
	if (!case_arguments_read(&arguments, argc, argv, 1, 1))
		return EXIT_USAGE;
	return case_view_catalogue(&arguments, show_service);
}
