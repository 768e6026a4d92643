#include "kiosk/print/print_draw.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/takeaway/qr.h"

/* Lengths are in points on A4, in dots on a receipt. */
enum {
	A4_WIDTH = 595, A4_HEIGHT = 842, A4_MARGIN = 45,
	QR_SIDE = 105, QR_GAP = 12,
	RECEIPT_MARGIN = 6,
	MAX_RECEIPT = 60000, /* dots high: 7.5 m */
};

/* How a role looks; lengths in sizes of plain text. */
static const struct style {
	double size, before; /* of the letters; room above */
	double in;           /* how far set in */
	bool bold;
	const char *mark;    /* stands before it */
	const char *tag;     /* ISO 32000, 14.8.4 */
} styles[TAKEAWAY_ROLES] = {
	[TAKEAWAY_ERRAND] = {1.15, 0.3, 0, true, NULL, "P"},
	[TAKEAWAY_HEADING] = {1.2, 1.0, 0, true, NULL, "H2"},
	[TAKEAWAY_SUBHEADING] = {1.0, 0.6, 0, true, NULL, "H3"},
	[TAKEAWAY_OPEN] = {1.0, 0.4, 0, false, "☐", "P"},
	[TAKEAWAY_TICKED] = {1.0, 0.4, 0, false, "☑", "P"},
	[TAKEAWAY_CHOICE] = {1.0, 0.1, 1.6, false, "–", "P"},
	[TAKEAWAY_POINT] = {1.0, 0.3, 0, false, "•", "P"},
	[TAKEAWAY_DETAIL] = {0.9, 0.1, 1.6, false, NULL, "P"},
	[TAKEAWAY_TEXT] = {1.0, 0.3, 0, false, NULL, "P"},
	[TAKEAWAY_WARNING] = {1.0, 0.5, 0, true, "!", "P"},
	[TAKEAWAY_FINE] = {0.8, 0.4, 0, false, NULL, "P"},
};
static const struct style title_style = {1.7, 0, 0, true, NULL, "H1"};
static const struct style caption_style = {0.7, 0, 0, false, NULL, "P"};

#define MARK_ROOM 1.6 /* of a mark, in sizes */
#define A4_SIZE 10.5
#define A4_LARGE 16.5
#define RECEIPT_SIZE 24.0
#define RECEIPT_LARGE 38.0

/* What is drawn on. */
struct sheet {
	cairo_t *cairo; /* NULL: only measured */
	PangoContext *pango;
	double size;    /* of plain text */
	double left, width;
	double y, bottom; /* bottom 0: it has no end */
	double qr_left, qr_bottom; /* text above that bottom ends left of that */
	unsigned page;
	bool tagged;
};

static PangoLayout *
layout_of(struct sheet *sheet, const struct style *style, const char *text, double width)
{
	PangoLayout *layout = pango_layout_new(sheet->pango);
	PangoFontDescription *font = pango_font_description_from_string(style->bold ? "DejaVu Sans Bold" : "DejaVu Sans");
	pango_font_description_set_absolute_size(font, sheet->size * style->size * PANGO_SCALE);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

static double
height_of(PangoLayout *layout)
{
	int width, height;
	pango_layout_get_size(layout, &width, &height);
	return (double)height / PANGO_SCALE;
}

static void
show(struct sheet *sheet, PangoLayout *layout, double x, double y)
{
	cairo_move_to(sheet->cairo, x, y);
	pango_cairo_show_layout(sheet->cairo, layout);
}

/* Where text of a style stands: after its mark. */
static double
text_left(const struct sheet *sheet, const struct style *style)
{
	return sheet->left + sheet->size * (style->in + (style->mark ? MARK_ROOM : 0));
}

static double
text_right(const struct sheet *sheet)
{
	return sheet->y < sheet->qr_bottom ? sheet->qr_left : sheet->left + sheet->width;
}

/* The room that a line takes, with what stands above it. */
static double
room_of(struct sheet *sheet, const struct style *style, const char *text)
{
	double left = text_left(sheet, style);
	PangoLayout *layout = layout_of(sheet, style, text, text_right(sheet) - left);
	double room = height_of(layout) + style->before * sheet->size;
	g_object_unref(layout);
	return room;
}

static void
put(struct sheet *sheet, const struct style *style, const char *text)
{
	sheet->y += style->before * sheet->size;
	double left = text_left(sheet, style);
	PangoLayout *layout = layout_of(sheet, style, text, text_right(sheet) - left);
	if (sheet->cairo && sheet->tagged)
		cairo_tag_begin(sheet->cairo, style->tag, NULL);
	if (sheet->cairo && style->mark) {
		PangoLayout *mark = layout_of(sheet, style, style->mark, sheet->size * MARK_ROOM);
		show(sheet, mark, sheet->left + sheet->size * style->in, sheet->y);
		g_object_unref(mark);
	}
	if (sheet->cairo)
		show(sheet, layout, left, sheet->y);
	if (sheet->cairo && sheet->tagged)
		cairo_tag_end(sheet->cairo, style->tag);
	sheet->y += height_of(layout);
	g_object_unref(layout);
}

/* ---------------------------------------------------------------------- pages -- */

static void
number_page(struct sheet *sheet)
{
	char number[16];
	snprintf(number, sizeof number, "– %u –", ++sheet->page);
	PangoLayout *layout = layout_of(sheet, &caption_style, number, sheet->width);
	pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
	show(sheet, layout, sheet->left, A4_HEIGHT - A4_MARGIN * 0.7);
	g_object_unref(layout);
}

static void
turn_page(struct sheet *sheet)
{
	number_page(sheet);
	cairo_show_page(sheet->cairo);
	sheet->y = A4_MARGIN;
	sheet->qr_bottom = 0;
}

/* How many lines from this one on stay together: headings with what they head, papers with their details. */
static size_t
together(const struct takeaway *list, size_t at)
{
	size_t end = at;
	while (end + 1 < list->count && (list->lines[end].role == TAKEAWAY_HEADING || list->lines[end].role == TAKEAWAY_SUBHEADING))
		end++;
	while (end + 1 < list->count && (list->lines[end + 1].role == TAKEAWAY_DETAIL || list->lines[end + 1].role == TAKEAWAY_CHOICE))
		end++;
	return end + 1 - at;
}

static double
room_together(struct sheet *sheet, const struct takeaway *list, size_t at, size_t count)
{
	double room = 0;
	for (size_t i = at; i < at + count; i++)
		room += room_of(sheet, &styles[list->lines[i].role], list->lines[i].text);
	return room;
}

static void
put_lines(struct sheet *sheet, const struct takeaway *list)
{
	size_t kept = 0; /* lines for which there is room on this page */
	for (size_t i = 0; i < list->count; i++) {
		const struct style *style = &styles[list->lines[i].role];
		size_t count = i < kept ? 1 : together(list, i);
		double room = i < kept ? 0 : room_together(sheet, list, i, count);
		if (sheet->bottom > 0 && room > sheet->bottom - A4_MARGIN) /* more than a page */
			room = room_of(sheet, style, list->lines[i].text);
		else if (i >= kept)
			kept = i + count;
		if (sheet->bottom > 0 && sheet->y + room > sheet->bottom)
			turn_page(sheet);
		put(sheet, style, list->lines[i].text);
	}
}

/* ------------------------------------------------------------------------- QR -- */

/* The code, in the upper right corner, with what it is for below it. */
static void
put_code(struct sheet *sheet, struct arena *arena, const struct takeaway *list)
{
	struct qr qr;
	if (!list->code || !qr_of(arena, list->code, &qr))
		return;
	double module = (double)QR_SIDE / qr.width, left = A4_WIDTH - A4_MARGIN - QR_SIDE, top = A4_MARGIN;
	for (int i = 0; i < qr.width * qr.width; i++)
		if (qr.dark[i])
			cairo_rectangle(sheet->cairo, left + i % qr.width * module, top + i / qr.width * module, module, module);
	cairo_set_antialias(sheet->cairo, CAIRO_ANTIALIAS_NONE);
	cairo_fill(sheet->cairo);
	cairo_set_antialias(sheet->cairo, CAIRO_ANTIALIAS_DEFAULT);
	sheet->qr_left = left - QR_GAP;
	sheet->qr_bottom = top + QR_SIDE + QR_GAP;
	if (!list->caption)
		return;
	struct sheet small = *sheet;
	small.size = A4_SIZE;
	PangoLayout *layout = layout_of(&small, &caption_style, list->caption, QR_SIDE);
	show(sheet, layout, left, top + QR_SIDE + QR_GAP / 2.0);
	sheet->qr_bottom += height_of(layout);
	g_object_unref(layout);
}

/* ------------------------------------------------------------------------ PDF -- */

struct sink {
	struct arena *arena;
	unsigned char *bytes;
	size_t size, room;
};

static cairo_status_t
keep(void *closure, const unsigned char *bytes, unsigned size)
{
	struct sink *sink = closure;
	if (size > sink->room - sink->size) {
		sink->room = (sink->room + size) * 2;
		unsigned char *more = arena_alloc(sink->arena, sink->room);
		if (sink->size)
			memcpy(more, sink->bytes, sink->size);
		sink->bytes = more;
	}
	memcpy(sink->bytes + sink->size, bytes, size);
	sink->size += size;
	return CAIRO_STATUS_SUCCESS;
}

static void
describe(cairo_surface_t *pdf, struct arena *arena, const struct takeaway *list)
{
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, list->title);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Kalauz");
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE,
	    arena_printf(arena, "%sT00:00:00Z", list->made ? list->made : "1970-01-01"));
}

static void
draw_pages(cairo_surface_t *pdf, struct arena *arena, const struct takeaway *list)
{
	struct sheet sheet = {
		.cairo = cairo_create(pdf), .size = list->large ? A4_LARGE : A4_SIZE, .left = A4_MARGIN,
		.width = A4_WIDTH - 2 * A4_MARGIN, .y = A4_MARGIN, .bottom = A4_HEIGHT - A4_MARGIN, .tagged = true,
	};
	sheet.pango = pango_cairo_create_context(sheet.cairo);
	pango_context_set_language(sheet.pango, pango_language_from_string(list->lang));
	cairo_tag_begin(sheet.cairo, "Document", NULL);
	put_code(&sheet, arena, list);
	put(&sheet, &title_style, list->title);
	put_lines(&sheet, list);
	number_page(&sheet);
	cairo_tag_end(sheet.cairo, "Document");
	cairo_show_page(sheet.cairo);
	g_object_unref(sheet.pango);
	cairo_destroy(sheet.cairo);
}

/* STATUS_IO if Cairo says that something failed. */
static enum status
finish(cairo_surface_t *surface)
{
	cairo_surface_finish(surface);
	cairo_status_t status = cairo_surface_status(surface);
	if (status != CAIRO_STATUS_SUCCESS)
		status_report("the list cannot be drawn: %s", cairo_status_to_string(status));
	return status == CAIRO_STATUS_SUCCESS ? STATUS_DONE : STATUS_IO;
}

enum status
print_draw_pdf(struct arena *arena, const struct takeaway *list, const unsigned char **bytes, size_t *size)
{
	struct sink sink = {.arena = arena};
	cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(keep, &sink, A4_WIDTH, A4_HEIGHT);
	describe(pdf, arena, list);
	draw_pages(pdf, arena, list);
	enum status status = finish(pdf);
	cairo_surface_destroy(pdf);
	*bytes = sink.bytes;
	*size = sink.size;
	return status;
}

/* ----------------------------------------------------------------------- dots -- */

static double
draw_receipt(cairo_t *cairo, bool measure, const struct takeaway *list, int width)
{
	struct sheet sheet = {
		.cairo = measure ? NULL : cairo, .size = list->large ? RECEIPT_LARGE : RECEIPT_SIZE, .left = RECEIPT_MARGIN,
		.width = width - 2 * RECEIPT_MARGIN, .pango = pango_cairo_create_context(cairo),
	};
	pango_context_set_language(sheet.pango, pango_language_from_string(list->lang));
	put(&sheet, &title_style, list->title);
	put_lines(&sheet, list);
	g_object_unref(sheet.pango);
	return sheet.y;
}

static void
take_bits(cairo_surface_t *image, struct arena *arena, struct raster *out)
{
	int stride = cairo_image_surface_get_stride(image);
	const unsigned char *pixels = cairo_image_surface_get_data(image);
	unsigned char *bits = arena_array(arena, (size_t)out->height, (size_t)out->width / 8);
	for (int y = 0; y < out->height; y++)
		for (int x = 0; x < out->width; x++)
			if (pixels[y * stride + x] > 127)
				bits[(y * out->width + x) / 8] |= (unsigned char)(0x80 >> x % 8);
	out->bits = bits;
}

enum status
print_draw_raster(struct arena *arena, const struct takeaway *list, int width, struct raster *out)
{
	cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_A8, width, 8);
	cairo_t *cairo = cairo_create(image);
	double height = draw_receipt(cairo, true, list, width) + RECEIPT_MARGIN;
	cairo_destroy(cairo);
	cairo_surface_destroy(image);
	if (height > MAX_RECEIPT) {
		status_report("a list that is too long for a receipt");
		return STATUS_IO;
	}
	*out = (struct raster){.width = width, .height = (int)height + 1};
	image = cairo_image_surface_create(CAIRO_FORMAT_A8, width, out->height);
	cairo = cairo_create(image);
	draw_receipt(cairo, false, list, width);
	cairo_destroy(cairo);
	cairo_surface_flush(image);
	enum status status = STATUS_DONE;
	if (cairo_surface_status(image) == CAIRO_STATUS_SUCCESS)
		take_bits(image, arena, out);
	else
		status = finish(image);
	cairo_surface_destroy(image);
	return status;
}
