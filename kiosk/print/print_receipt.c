#include "kiosk/print/print_receipt.h"

#include <string.h>

#include "data/text.h"
#include "kiosk/print/print_cp852.h"
#include "kiosk/print/print_draw.h"
#include "kiosk/takeaway/qr.h"

enum {
	QR_DOTS = 8,    /* a module */
	BAND = 128,     /* rows of a picture that are sent at once: printers have little memory */
	FEED = 4,       /* lines before the cut */
	MAX_LARGE = 6000, /* letters in large type: about 2.5 m of paper */
};

/* What is sent, growing. */
struct stream {
	struct arena *arena;
	unsigned char *bytes;
	size_t size, room;
};

static void
put(struct stream *s, const void *bytes, size_t size)
{
	if (size > s->room - s->size) {
		s->room = (s->room + size) * 2;
		unsigned char *more = arena_alloc(s->arena, s->room);
		if (s->size)
			memcpy(more, s->bytes, s->size);
		s->bytes = more;
	}
	memcpy(s->bytes + s->size, bytes, size);
	s->size += size;
}

static void
command(struct stream *s, unsigned char lead, unsigned char code, unsigned char value)
{
	put(s, (const unsigned char[]){lead, code, value}, 3);
}

enum { ESC = 0x1b, GS = 0x1d };

/* ----------------------------------------------------------------------- text -- */

/* How a role is set: in bold, what stands before it, how far in. */
static const struct look {
	bool bold, apart; /* apart: a blank line stands above */
	const char *mark;
	size_t in;
} looks[TAKEAWAY_ROLES] = {
	[TAKEAWAY_ERRAND] = {true, false, "", 0}, [TAKEAWAY_HEADING] = {true, true, "", 0},
	[TAKEAWAY_SUBHEADING] = {true, false, "", 0}, [TAKEAWAY_OPEN] = {false, false, "[ ] ", 0},
	[TAKEAWAY_TICKED] = {false, false, "[x] ", 0}, [TAKEAWAY_CHOICE] = {false, false, "- ", 4},
	[TAKEAWAY_POINT] = {false, false, "* ", 0}, [TAKEAWAY_DETAIL] = {false, false, "", 4},
	[TAKEAWAY_TEXT] = {false, false, "", 0}, [TAKEAWAY_WARNING] = {true, true, "! ", 0},
	[TAKEAWAY_FINE] = {false, false, "", 0},
};

/* How many bytes go on a line of `room`: up to a blank, else all of them. */
static size_t
fitting(const char *text, size_t room)
{
	size_t size = strlen(text);
	if (size <= room)
		return size;
	for (size_t at = room; at; at--)
		if (text[at] == ' ')
			return at;
	return room;
}

static void
put_wrapped(struct stream *s, const struct look *look, const char *text, size_t columns)
{
	static const char blanks[] = "        ";
	size_t marked = strlen(look->mark), in = look->in;
	if (look->apart)
		put(s, "\n", 1);
	command(s, ESC, 'E', look->bold);
	for (bool first = true; *text || first; first = false) {
		size_t size = fitting(text, columns - in - marked);
		put(s, blanks, in);
		put(s, first ? look->mark : blanks, marked);
		put(s, text, size);
		put(s, "\n", 1);
		text += size;
		text += strspn(text, " ");
	}
	command(s, ESC, 'E', 0);
}

/* False: a letter of it is not in the code page; nothing of use was put. */
static bool
put_text(struct stream *s, const struct takeaway *list)
{
	static const struct look title = {true, false, "", 0};
	size_t columns = list->large ? RECEIPT_COLUMNS / 2 : RECEIPT_COLUMNS;
	const char *words = print_cp852(s->arena, list->title);
	if (!words)
		return false;
	command(s, GS, '!', 0x11); /* twice as wide and high */
	put_wrapped(s, &title, words, RECEIPT_COLUMNS / 2);
	command(s, GS, '!', list->large ? 0x11 : 0);
	for (size_t i = 0; i < list->count; i++) {
		words = print_cp852(s->arena, list->lines[i].text);
		if (!words)
			return false;
		put_wrapped(s, &looks[list->lines[i].role], words, columns);
	}
	command(s, GS, '!', 0);
	return true;
}

/* ----------------------------------------------------------------------- dots -- */

/* GS v 0 takes rows of whole bytes. */
static void
put_raster(struct stream *s, const struct raster *raster)
{
	int across = raster->width / 8;
	for (int y = 0; y < raster->height; y += BAND) {
		int rows = raster->height - y < BAND ? raster->height - y : BAND;
		const unsigned char head[] = {GS, 'v', '0', 0, (unsigned char)(across % 256), (unsigned char)(across / 256),
			(unsigned char)(rows % 256), (unsigned char)(rows / 256)};
		put(s, head, sizeof head);
		put(s, raster->bits + (size_t)y * (size_t)across, (size_t)rows * (size_t)across);
	}
}

/* As large as the paper lets it be, in the middle. */
static void
put_code(struct stream *s, const char *code)
{
	struct qr qr;
	if (!code || !qr_of(s->arena, code, &qr) || qr.width + 2 * QR_QUIET > RECEIPT_DOTS / 2)
		return;
	int side = qr.width + 2 * QR_QUIET;
	int dots = side * QR_DOTS <= RECEIPT_DOTS ? QR_DOTS : RECEIPT_DOTS / side;
	int left = (RECEIPT_DOTS - qr.width * dots) / 2, top = QR_QUIET * dots;
	struct raster raster = {.width = RECEIPT_DOTS, .height = side * dots};
	unsigned char *bits = arena_alloc(s->arena, RECEIPT_DOTS / 8 * (size_t)raster.height);
	for (int y = 0; y < qr.width * dots; y++)
		for (int x = 0; x < qr.width * dots; x++)
			if (qr.dark[y / dots * qr.width + x / dots])
				bits[((top + y) * RECEIPT_DOTS + left + x) / 8] |= (unsigned char)(0x80 >> (left + x) % 8);
	raster.bits = bits;
	put_raster(s, &raster);
}

static size_t
letters_of(const struct takeaway *list)
{
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		count += text_length(list->lines[i].text);
	return count;
}

/* The caption as a last line of the list, and a very long list not in large type. */
static struct takeaway
for_receipt(struct arena *arena, const struct takeaway *list)
{
	struct takeaway all = *list;
	all.large = list->large && letters_of(list) <= MAX_LARGE;
	all.lines = arena_array(arena, list->count + 1, sizeof *all.lines);
	memcpy(all.lines, list->lines, list->count * sizeof *all.lines);
	if (list->code && list->caption)
		all.lines[all.count++] = (struct takeaway_line){TAKEAWAY_TEXT, list->caption};
	return all;
}

enum status
print_receipt(struct arena *arena, const struct takeaway *list, int code_page, const unsigned char **bytes, size_t *size)
{
	struct stream s = {.arena = arena};
	struct takeaway all = for_receipt(arena, list);
	put(&s, (const unsigned char[]){ESC, '@'}, 2);
	command(&s, ESC, 't', (unsigned char)code_page);
	size_t begun = s.size;
	enum status status = STATUS_DONE;
	if (!put_text(&s, &all)) {
		struct raster raster;
		s.size = begun;
		status = print_draw_raster(arena, &all, RECEIPT_DOTS, &raster);
		if (status == STATUS_DONE)
			put_raster(&s, &raster);
	}
	put_code(&s, list->code);
	command(&s, ESC, 'd', FEED);
	put(&s, (const unsigned char[]){GS, 'V', 66, 0}, 4);
	*bytes = s.bytes;
	*size = s.size;
	return status;
}
