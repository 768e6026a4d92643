/* Moving on a page. */
#include "kiosk/widgets/menu.h"
#include "kiosk/widgets/pager_lines.h"

enum { WHEEL_LINES = 3 };

/* The next block that can be focused; the same one when there is none. */
static size_t
next_block(const struct pager *pager, int direction)
{
	size_t at = pager->focus;
	while (direction > 0 ? at + 1 < pager->page->block_count : at > 0) {
		at += direction > 0 ? 1 : (size_t)-1;
		if (!pager_is_heading(pager, at))
			return at;
	}
	return pager->focus;
}

static bool
scroll(struct pager *pager, int lines)
{
	int before = pager->top;
	pager->top += lines;
	pager_clamp_top(pager);
	return pager->top != before;
}

/* After scrolling: a focus that went out of sight comes to the nearest block in sight. */
static void
pull_focus(struct pager *pager)
{
	int direction = pager->blocks[pager->focus].first < pager->top ? 1 : -1;
	while (!pager_is_shown(pager, pager->focus)) {
		size_t next = next_block(pager, direction);
		bool passed = direction > 0 ? pager->blocks[next].first >= pager->top + pager->height
		    : pager->blocks[next].first + pager->blocks[next].count <= pager->top;
		if (next == pager->focus || passed)
			return;
		pager->focus = next;
	}
}

static bool
move_down(struct pager *pager)
{
	const struct pager_block *b = &pager->blocks[pager->focus];
	if (b->first + b->count > pager->top + pager->height)
		return scroll(pager, 1);
	size_t next = next_block(pager, 1);
	if (next == pager->focus)
		return scroll(pager, 1);
	pager->focus = next;
	pager_show_focus(pager);
	return true;
}

static bool
move_up(struct pager *pager)
{
	if (pager->blocks[pager->focus].first < pager->top)
		return scroll(pager, -1);
	size_t next = next_block(pager, -1);
	if (next == pager->focus)
		return scroll(pager, -1);
	pager->focus = next;
	const struct pager_block *b = &pager->blocks[next];
	if (b->first < pager->top && b->count > pager->height) {
		pager->top = b->first + b->count - pager->height; /* read its end first */
		return true;
	}
	pager_show_focus(pager);
	return true;
}

static void
move_page(struct pager *pager, int direction)
{
	if (scroll(pager, direction * pager_page_turn(pager))) {
		pager->focus = direction > 0 ? 0 : pager->page->block_count - 1;
		if (direction > 0)
			while (pager->blocks[pager->focus].first < pager->top || pager_is_heading(pager, pager->focus)) {
				size_t next = next_block(pager, 1);
				if (next == pager->focus || pager->blocks[next].first >= pager->top + pager->height)
					break;
				pager->focus = next;
			}
		pull_focus(pager);
		return;
	}
	pager->focus = direction > 0 ? pager->page->block_count - 1 : 0;
	if (pager_is_heading(pager, pager->focus))
		pager->focus = next_block(pager, -direction);
}

/* To the first block of the section after or before. */
static bool
move_section(struct pager *pager, int direction)
{
	size_t at = pager->focus;
	if (direction < 0) /* to the heading of this section */
		while (at > 0 && !pager_is_heading(pager, at))
			at--;
	while (direction > 0 ? at + 1 < pager->page->block_count : at > 0) {
		at += direction > 0 ? 1 : (size_t)-1;
		if (at == 0 || pager->page->blocks[at].kind == BLOCK_HEADING)
			break;
	}
	if (direction > 0 && pager->page->blocks[at].kind != BLOCK_HEADING)
		return false;
	pager->focus = at;
	pager->top = pager->blocks[at].first;
	if (pager_is_heading(pager, at))
		pager->focus = next_block(pager, 1);
	pager_clamp_top(pager);
	return true;
}

static void
focus_number(struct pager *pager, unsigned number)
{
	for (size_t i = 0; i < pager->page->block_count; i++)
		if (pager->blocks[i].number == number) {
			pager->focus = i;
			pager_show_focus(pager);
		}
}

static enum pager_result
open_focused(const struct pager *pager)
{
	const struct block *block = &pager->page->blocks[pager->focus];
	if (block->tick.key)
		return PAGER_MARK;
	if (block->link.kind != LINK_NONE)
		return PAGER_LINK;
	return block->text.span_count ? PAGER_TERMS : PAGER_STAYS;
}

/* What stands behind the focused block, also where Enter ticks. */
static enum pager_result
open_details(const struct pager *pager)
{
	const struct block *block = &pager->page->blocks[pager->focus];
	if (block->link.kind != LINK_NONE)
		return PAGER_LINK;
	return block->text.span_count ? PAGER_TERMS : PAGER_STAYS;
}

static enum pager_result
move(struct pager *pager, const struct ctx *ctx, struct event event)
{
	unsigned number;
	switch (event.action) {
	case ACTION_DOWN:
		return move_down(pager) ? PAGER_STAYS : PAGER_IGNORED;
	case ACTION_UP:
		return move_up(pager) ? PAGER_STAYS : PAGER_IGNORED;
	case ACTION_PAGE_DOWN:
	case ACTION_PAGE_UP:
		move_page(pager, event.action == ACTION_PAGE_DOWN ? 1 : -1);
		return PAGER_STAYS;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		move_section(pager, event.action == ACTION_RIGHT ? 1 : -1);
		return PAGER_STAYS;
	case ACTION_FIRST:
		pager->focus = 0;
		pager->top = 0;
		if (pager_is_heading(pager, 0))
			pager->focus = next_block(pager, 1);
		return PAGER_STAYS;
	case ACTION_LAST:
		pager->focus = pager->page->block_count - 1;
		pager_show_focus(pager);
		return PAGER_STAYS;
	case ACTION_SCROLL:
		scroll(pager, (int)event.value * WHEEL_LINES);
		pull_focus(pager);
		return PAGER_STAYS;
	case ACTION_DIGIT:
		if (!event.value && !menu_is_typing(pager->typed, pager->typed_at, ctx))
			return PAGER_IGNORED;
		number = menu_type_digit(&pager->typed, &pager->typed_at, ctx, (unsigned)event.value,
		    pager->link_count);
		if (number)
			focus_number(pager, number);
		return PAGER_STAYS;
	default:
		return PAGER_IGNORED;
	}
}

enum pager_result
pager_handle(struct pager *pager, const struct ctx *ctx, struct event event, int64_t *value)
{
	if (event.action != ACTION_DIGIT && event.action != ACTION_CLOCK)
		pager->typed = 0;
	if (!pager->page->block_count)
		return PAGER_IGNORED;
	if (event.action == ACTION_OPEN)
		return open_focused(pager);
	if (event.action == ACTION_DETAILS)
		return open_details(pager);
	if (event.action == ACTION_MARK && pager->page->blocks[pager->focus].tick.key)
		return PAGER_MARK;
	if (event.action == ACTION_BOX && event.value >= 0 && (size_t)event.value < pager->page->block_count) {
		pager->focus = (size_t)event.value;
		return pager->page->blocks[pager->focus].mark ? PAGER_MARK : PAGER_STAYS;
	}
	if (event.action == ACTION_TERM) {
		*value = event.value;
		return PAGER_TERM;
	}
	if (event.action == ACTION_CHOOSE && event.value >= 0 &&
	    (size_t)event.value < pager->page->block_count) {
		pager->focus = (size_t)event.value;
		return open_focused(pager);
	}
	return move(pager, ctx, event);
}
