#include "kiosk/model/edit.h"

#include <string.h>
#include <unigbrk.h>
#include <unistr.h>

#include "data/text.h"

enum { MOST_AHEAD = 8 }; /* columns after the cursor that are kept in sight */

static size_t
next_of(const struct edit *edit, size_t at)
{
	const uint8_t *text = (const uint8_t *)edit->text;
	return at < edit->size ? (size_t)(u8_grapheme_next(text + at, text + edit->size) - text) : at;
}

/* From the beginning on: where characters end depends on what stands before. */
static size_t
before(const struct edit *edit, size_t at)
{
	size_t last = 0;
	for (size_t next = 0; next < at; next = next_of(edit, next))
		last = next;
	return last;
}

/* What was typed or erased may have joined two characters into one. */
static void
settle(struct edit *edit)
{
	size_t at = 0;
	while (at < edit->cursor)
		at = next_of(edit, at);
	edit->cursor = at;
}

static bool
insert(struct edit *edit, int64_t character)
{
	char bytes[4];
	if (character < 0 || character > 0x10ffff || !text_allowed((uint32_t)character))
		return false;
	int size = u8_uctomb((uint8_t *)bytes, (ucs4_t)character, sizeof bytes);
	if (size < 1 || edit->size + (size_t)size >= EDIT_SIZE)
		return false;
	char *at = edit->text + edit->cursor;
	memmove(at + size, at, edit->size - edit->cursor);
	memcpy(at, bytes, (size_t)size);
	edit->size += (size_t)size;
	edit->cursor += (size_t)size;
	settle(edit);
	return true;
}

static bool
erase(struct edit *edit, size_t from, size_t to)
{
	if (from == to)
		return false;
	memmove(edit->text + from, edit->text + to, edit->size - to);
	edit->size -= to - from;
	explicit_bzero(edit->text + edit->size, to - from);
	edit->cursor = from;
	settle(edit);
	return true;
}

static enum edit_result
move(struct edit *edit, size_t cursor)
{
	edit->cursor = cursor;
	return EDIT_TAKEN;
}

enum edit_result
edit_handle(struct edit *edit, struct event event)
{
	bool changed;
	switch (event.action) {
	case ACTION_LEFT:       return move(edit, before(edit, edit->cursor));
	case ACTION_RIGHT:      return move(edit, next_of(edit, edit->cursor));
	case ACTION_FIRST:      return move(edit, 0);
	case ACTION_LAST:       return move(edit, edit->size);
	case ACTION_CHARACTER:  changed = insert(edit, event.value); break;
	case ACTION_ERASE:      changed = erase(edit, before(edit, edit->cursor), edit->cursor); break;
	case ACTION_ERASE_NEXT: changed = erase(edit, edit->cursor, next_of(edit, edit->cursor)); break;
	case ACTION_ERASE_ALL:  changed = erase(edit, 0, edit->size); break;
	default:                return EDIT_IGNORED;
	}
	return changed ? EDIT_CHANGED : EDIT_TAKEN;
}

void
edit_set(struct edit *edit, const char *text)
{
	ucs4_t character;
	edit_wipe(edit);
	for (const uint8_t *c = (const uint8_t *)text; (c = u8_next(&character, c));)
		if (!insert(edit, character))
			break;
}

void
edit_wipe(struct edit *edit)
{
	explicit_bzero(edit, sizeof *edit);
}

struct edit_view
edit_view(const struct edit *edit, int width)
{
	int after = canvas_width(edit->text + edit->cursor, edit->size - edit->cursor);
	int ahead = after < MOST_AHEAD ? after : MOST_AHEAD;
	int room = width - 1 - ahead > width / 2 ? width - 1 - ahead : width / 2; /* before the cursor */
	struct edit_view view = {.start = 0};
	while (view.start < edit->cursor &&
	    canvas_width(edit->text + view.start, edit->cursor - view.start) > room)
		view.start = next_of(edit, view.start);
	view.cursor = canvas_width(edit->text + view.start, edit->cursor - view.start);
	size_t end = view.start;
	for (size_t next = end; next < edit->size; end = next) {
		next = next_of(edit, end);
		if (canvas_width(edit->text + view.start, next - view.start) > width)
			break;
	}
	view.size = end - view.start;
	view.before = view.start > 0;
	view.after = end < edit->size;
	return view;
}
