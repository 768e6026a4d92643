#include "kiosk/takeaway/takeaway_list.h"

#include <string.h>

/* The role of a block without a box. */
static enum takeaway_role
role_of(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_LEAD:
		return TAKEAWAY_ERRAND;
	case BLOCK_HEADING:
		return TAKEAWAY_HEADING;
	case BLOCK_SUBHEADING:
		return TAKEAWAY_SUBHEADING;
	case BLOCK_PAPER:
	case BLOCK_BULLET:
	case BLOCK_STEP:
		return TAKEAWAY_POINT;
	case BLOCK_CHOICE:
		return TAKEAWAY_CHOICE;
	case BLOCK_FINE:
		return TAKEAWAY_FINE;
	case BLOCK_CAUTION:
	case BLOCK_BAD:
	case BLOCK_DOUBT:
	case BLOCK_AGAINST:
		return TAKEAWAY_WARNING;
	default:
		return TAKEAWAY_TEXT;
	}
}

static void
add(struct takeaway *out, enum takeaway_role role, const char *text)
{
	if (text && *text && strlen(text) <= TAKEAWAY_MAX_TEXT && out->count < TAKEAWAY_MAX_LINES)
		out->lines[out->count++] = (struct takeaway_line){role, text};
}

/* A number stands before its step, any other tag behind: "1. text", "text (original)"; of a verdict before it. */
static const char *
with_tag(struct arena *arena, const struct block *block)
{
	const char *text = block->text.text;
	if (!block->tag)
		return text;
	if (block->kind == BLOCK_STEP)
		return arena_printf(arena, "%s %s", block->tag, text);
	return role_of(block->kind) == TAKEAWAY_WARNING ? arena_printf(arena, "%s: %s", block->tag, text)
	    : arena_printf(arena, "%s (%s)", text, block->tag);
}

static void
add_block(struct arena *arena, const struct block *block, struct takeaway *out)
{
	enum takeaway_role role = block->mark == MARK_DONE ? TAKEAWAY_TICKED
	    : block->mark == MARK_OPEN ? TAKEAWAY_OPEN : role_of(block->kind);
	const char *text = with_tag(arena, block);
	for (size_t i = 0; role == TAKEAWAY_CHOICE && i < block->detail_count; i++) /* else they would seem the box's */
		text = arena_printf(arena, "%s – %s", text, block->details[i].text);
	add(out, role, text);
	for (size_t i = 0; role != TAKEAWAY_CHOICE && i < block->detail_count; i++)
		add(out, TAKEAWAY_DETAIL, block->details[i].text);
}

void
takeaway_of(struct arena *arena, const char *lang, const struct page *page, struct takeaway *out)
{
	size_t room = 0;
	for (size_t i = 0; i < page->block_count; i++)
		room += 1 + page->blocks[i].detail_count;
	*out = (struct takeaway){.lang = lang, .title = page->title.text,
		.lines = arena_array(arena, room, sizeof *out->lines)};
	for (size_t i = 0; i < page->block_count; i++)
		if (page->blocks[i].kind != BLOCK_LINK)
			add_block(arena, &page->blocks[i], out);
}
