#include "data/page/page_draft.h"

#include <string.h>

#include "data/text.h"

const char *
draft_word(const struct draft *draft, const char *msgid)
{
	return words_get(&page_words, draft->context->lang, msgid);
}

struct text
text_of(const char *string)
{
	return (struct text){.text = string};
}

struct block *
draft_add(struct draft *draft, enum block_kind kind, struct text text)
{
	if (!text.text)
		return NULL;
	struct block *block = LIST_ADD(&draft->blocks, draft->arena, struct block);
	block->kind = kind;
	block->text = text;
	draft->foreign |= text.foreign;
	if (text.stale)
		draft_stale(draft, block);
	return block;
}

void
draft_heading(struct draft *draft, const char *msgid)
{
	draft_add(draft, BLOCK_HEADING, text_of(draft_word(draft, msgid)));
}

void
draft_labelled(struct draft *draft, const char *msgid, struct text value)
{
	if (!value.text)
		return;
	const char *label = draft_word(draft, msgid);
	draft_add(draft, BLOCK_TEXT, (struct text){
		.text = arena_printf(draft->arena, "%s: %s", label, value.text),
		.spoken = value.spoken ? arena_printf(draft->arena, "%s: %s", label, value.spoken) : NULL,
		.foreign = value.foreign,
		.stale = value.stale,
	});
}

void
draft_detail(struct draft *draft, struct block *block, struct text text)
{
	if (!block || !text.text || !*text.text)
		return;
	struct text *details = arena_array(draft->arena, block->detail_count + 1, sizeof *details);
	if (block->detail_count)
		memcpy(details, block->details, block->detail_count * sizeof *details);
	details[block->detail_count++] = text;
	block->details = details;
	draft->foreign |= text.foreign;
	if (text.stale)
		draft_stale(draft, block);
}

void
draft_stale(struct draft *draft, struct block *block)
{
	const char *words = draft_word(draft, W("This amount is out of date: ask at the desk what it is today."));
	for (size_t i = 0; i < block->detail_count; i++)
		if (block->details[i].text == words)
			return;
	draft_detail(draft, block, text_of(words));
}

void
draft_fact(struct draft *draft, const char *msgid, const char *value)
{
	if (!value)
		return;
	struct fact *fact = LIST_ADD(&draft->facts, draft->arena, struct fact);
	*fact = (struct fact){.label = draft_word(draft, msgid), .value = value};
}

void
draft_first_fact(struct draft *draft, const char *msgid, const char *value, bool clear)
{
	draft_fact(draft, msgid, value);
	if (!value)
		return;
	struct fact *fact = &((struct fact *)draft->facts.items)[draft->facts.count - 1];
	fact->first = true;
	fact->clear = clear;
}

void
draft_link(struct draft *draft, struct link link, struct text text)
{
	struct block *block = draft_add(draft, BLOCK_LINK, text);
	if (block)
		block->link = link;
}

struct link
draft_errand_link(enum link_kind kind, const struct errand *errand)
{
	struct link link = link_to(kind, errand->service);
	if (errand->id)
		link_add(&link, errand->id);
	return link;
}

const char *
draft_say(const struct draft *draft, const char *codes)
{
	return WORDS_FILL(draft->arena, draft_word(draft, W("At the desk, say: {code}")), {"code", codes});
}

void
draft_finish(struct draft *draft, struct text title, struct page *out)
{
	title.text = text_capitalised(draft->arena, title.text);
	draft->foreign |= title.foreign;
	struct list blocks = {0};
	if (draft->foreign)
		*LIST_ADD(&blocks, draft->arena, struct block) = (struct block){
			.kind = BLOCK_FINE,
			.text = text_of(draft_word(draft,
			    W("Some of this page is not translated: it is shown in Hungarian."))),
		};
	for (size_t i = 0; i < draft->blocks.count; i++)
		*LIST_ADD(&blocks, draft->arena, struct block) =
		    ((struct block *)draft->blocks.items)[i];
	*out = (struct page){
		.title = title,
		.blocks = blocks.items,
		.block_count = blocks.count,
		.facts = draft->facts.items,
		.fact_count = draft->facts.count,
		.foreign = draft->foreign,
	};
}
