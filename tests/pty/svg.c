#include "tests/pty/svg.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Pixels. The font is 0.6 em wide, as nearly all monospace fonts are. */
enum { CELL_WIDTH = 9, CELL_HEIGHT = 19, FONT_SIZE = 15, BASELINE = 14, MARGIN = 10, BAR = 30 };

struct drawing {
	const struct terminal *terminal;
	FILE *file;
	int columns, rows, left, top;
};

static int
x_of(const struct drawing *drawing, int column)
{
	return drawing->left + column * CELL_WIDTH;
}

static int
y_of(const struct drawing *drawing, int row)
{
	return drawing->top + row * CELL_HEIGHT;
}

static void
put_escaped(FILE *file, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '<': fputs("&lt;", file); break;
		case '>': fputs("&gt;", file); break;
		case '&': fputs("&amp;", file); break;
		case '"': fputs("&quot;", file); break;
		default: fputc(*text, file);
		}
	}
}

static void
put_rect(const struct drawing *drawing, double x, double y, double width, double height,
    uint32_t colour)
{
	fprintf(drawing->file, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" fill=\"#%06x\"/>\n", x,
	    y, width, height, colour);
}

/* ------------------------------------------------------------------ shapes -- */

/* The code point of a cell with one character of three bytes, else 0. */
static uint32_t
shape_character(const struct terminal_cell *cell)
{
	const unsigned char *bytes = (const unsigned char *)cell->text;
	if (strlen(cell->text) != 3 || (bytes[0] & 0xf0) != 0xe0)
		return 0;
	return (uint32_t)(bytes[0] & 0xf) << 12 | (uint32_t)(bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3f);
}

/* Which arms of a box-drawing character meet in the middle. */
enum { ARM_UP = 1, ARM_RIGHT = 2, ARM_DOWN = 4, ARM_LEFT = 8, ARM_HEAVY = 16 };

static unsigned
box_arms(uint32_t character)
{
	static const struct {
		uint32_t character;
		unsigned arms;
	} boxes[] = {
		{0x2500, ARM_LEFT | ARM_RIGHT},
		{0x2501, ARM_LEFT | ARM_RIGHT | ARM_HEAVY},
		{0x2502, ARM_UP | ARM_DOWN},
		{0x2503, ARM_UP | ARM_DOWN | ARM_HEAVY},
		{0x250c, ARM_DOWN | ARM_RIGHT},
		{0x2510, ARM_DOWN | ARM_LEFT},
		{0x2514, ARM_UP | ARM_RIGHT},
		{0x2518, ARM_UP | ARM_LEFT},
		{0x251c, ARM_UP | ARM_DOWN | ARM_RIGHT},
		{0x2524, ARM_UP | ARM_DOWN | ARM_LEFT},
		{0x252c, ARM_LEFT | ARM_RIGHT | ARM_DOWN},
		{0x2534, ARM_LEFT | ARM_RIGHT | ARM_UP},
		{0x253c, ARM_LEFT | ARM_RIGHT | ARM_UP | ARM_DOWN},
	};
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (boxes[i].character == character)
			return boxes[i].arms;
	return 0;
}

static void
put_box(const struct drawing *drawing, int x, int y, unsigned arms, uint32_t colour)
{
	double thick = arms & ARM_HEAVY ? 3 : 1;
	double middle_x = x + (CELL_WIDTH - thick) / 2, middle_y = y + (CELL_HEIGHT - thick) / 2;
	double from_x = arms & ARM_LEFT ? x : middle_x, from_y = arms & ARM_UP ? y : middle_y;
	double to_x = arms & ARM_RIGHT ? x + CELL_WIDTH : middle_x + thick;
	double to_y = arms & ARM_DOWN ? y + CELL_HEIGHT : middle_y + thick;
	if (arms & (ARM_LEFT | ARM_RIGHT))
		put_rect(drawing, from_x, middle_y, to_x - from_x, thick, colour);
	if (arms & (ARM_UP | ARM_DOWN))
		put_rect(drawing, middle_x, from_y, thick, to_y - from_y, colour);
}

/* The four quarters of U+2596..U+259F: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
static void
put_quadrants(const struct drawing *drawing, int x, int y, uint32_t character, uint32_t colour)
{
	static const unsigned quarters[] = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};
	double half_x = CELL_WIDTH / 2.0, half_y = CELL_HEIGHT / 2.0;
	for (unsigned i = 0; i < 4; i++)
		if (quarters[character - 0x2596] & 1u << i)
			put_rect(drawing, x + (i & 1) * half_x, y + (i >> 1) * half_y, half_x, half_y, colour);
}

/* Draws a block element, U+2580..U+259F. False when it isn't one, or is a shade. */
static bool
put_block(const struct drawing *drawing, int x, int y, uint32_t character, uint32_t colour)
{
	double width = CELL_WIDTH, height = CELL_HEIGHT;
	if (character == 0x2580) {
		put_rect(drawing, x, y, width, height / 2, colour);
	} else if (character >= 0x2581 && character <= 0x2588) {
		double part = height * (character - 0x2580) / 8;
		put_rect(drawing, x, y + height - part, width, part, colour);
	} else if (character >= 0x2589 && character <= 0x258f) {
		put_rect(drawing, x, y, width * (0x2590 - character) / 8, height, colour);
	} else if (character == 0x2590) {
		put_rect(drawing, x + width / 2, y, width / 2, height, colour);
	} else if (character >= 0x2596 && character <= 0x259f) {
		put_quadrants(drawing, x, y, character, colour);
	} else {
		return false;
	}
	return true;
}

static bool
put_shape(const struct drawing *drawing, int column, int row, const struct terminal_cell *cell)
{
	uint32_t character = shape_character(cell);
	int x = x_of(drawing, column), y = y_of(drawing, row);
	unsigned arms = box_arms(character);
	if (arms)
		put_box(drawing, x, y, arms, cell->foreground);
	return arms || put_block(drawing, x, y, character, cell->foreground);
}

/* -------------------------------------------------------------------- rows -- */

/* The colour that most cells have: the window's. */
static uint32_t
page_colour(const struct drawing *drawing)
{
	uint32_t candidate = 0;
	int votes = 0;
	for (int row = 0; row < drawing->rows; row++) {
		for (int column = 0; column < drawing->columns; column++) {
			uint32_t colour = terminal_cell(drawing->terminal, column, row).background;
			if (votes == 0)
				candidate = colour;
			votes += colour == candidate ? 1 : -1;
		}
	}
	return candidate;
}

static void
put_backgrounds(const struct drawing *drawing, int row, uint32_t page)
{
	for (int column = 0, end; column < drawing->columns; column = end) {
		uint32_t colour = terminal_cell(drawing->terminal, column, row).background;
		for (end = column + 1; end < drawing->columns; end++)
			if (terminal_cell(drawing->terminal, end, row).background != colour)
				break;
		if (colour != page)
			put_rect(drawing, x_of(drawing, column), y_of(drawing, row), (end - column) * CELL_WIDTH,
			    CELL_HEIGHT, colour);
	}
}

static bool
same_style(const struct terminal_cell *a, const struct terminal_cell *b)
{
	return a->foreground == b->foreground && a->bold == b->bold && a->italic == b->italic &&
	    a->underline == b->underline;
}

/* Letters and what is written with them: a font has them in its normal width. */
static bool
is_word_part(const struct terminal_cell *cell)
{
	unsigned char first = (unsigned char)cell->text[0];
	return first > ' ' && first < 0xe2 && cell->width == 1;
}

/* Where the word that begins at `column` ends; a symbol or wide character stands alone. */
static int
word_end(const struct drawing *drawing, int column, int row, const struct terminal_cell *first)
{
	int end = column + (first->width ? first->width : 1);
	while (is_word_part(first) && end < drawing->columns) {
		struct terminal_cell cell = terminal_cell(drawing->terminal, end, row);
		if (!is_word_part(&cell) || !same_style(&cell, first))
			break;
		end++;
	}
	return end;
}

static void
put_word(const struct drawing *drawing, int column, int end, int row,
    const struct terminal_cell *first)
{
	fprintf(drawing->file, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"#%06x\"%s%s>",
	    x_of(drawing, column), y_of(drawing, row) + BASELINE, (end - column) * CELL_WIDTH,
	    first->foreground, first->bold ? " font-weight=\"bold\"" : "",
	    first->italic ? " font-style=\"italic\"" : "");
	for (; column < end; column++)
		put_escaped(drawing->file, terminal_cell(drawing->terminal, column, row).text);
	fputs("</text>\n", drawing->file);
}

static void
put_texts(const struct drawing *drawing, int row)
{
	for (int column = 0, end; column < drawing->columns; column = end) {
		struct terminal_cell cell = terminal_cell(drawing->terminal, column, row);
		end = word_end(drawing, column, row, &cell);
		if (cell.underline)
			put_rect(drawing, x_of(drawing, column), y_of(drawing, row) + BASELINE + 2,
			    (end - column) * CELL_WIDTH, 1, cell.foreground);
		if (cell.text[0] == '\0' || strcmp(cell.text, " ") == 0 ||
		    strcmp(cell.text, "\xc2\xa0") == 0 || put_shape(drawing, column, row, &cell))
			continue;
		put_word(drawing, column, end, row, &cell);
	}
}

static void
put_cursor(const struct drawing *drawing)
{
	struct terminal_cursor cursor = terminal_cursor(drawing->terminal);
	if (!cursor.visible || cursor.column >= drawing->columns || cursor.row >= drawing->rows)
		return;
	struct terminal_cell cell = terminal_cell(drawing->terminal, cursor.column, cursor.row);
	put_rect(drawing, x_of(drawing, cursor.column), y_of(drawing, cursor.row) + CELL_HEIGHT - 2,
	    CELL_WIDTH, 2, cell.foreground);
}

/* ------------------------------------------------------------------- frame -- */

static void
put_frame(const struct drawing *drawing, const char *title, int width, int height, uint32_t page)
{
	fprintf(drawing->file,
	    "<rect x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"7\" fill=\"#3a3f47\" "
	    "stroke=\"#1d2024\"/>\n", width - 1, height - 1);
	fprintf(drawing->file,
	    "<g fill=\"#6b727d\"><circle cx=\"18\" cy=\"15\" r=\"5\"/><circle cx=\"36\" cy=\"15\" "
	    "r=\"5\"/><circle cx=\"54\" cy=\"15\" r=\"5\"/></g>\n"
	    "<text x=\"%d\" y=\"20\" text-anchor=\"middle\" font-family=\"sans-serif\" "
	    "font-size=\"13\" fill=\"#d5d9df\">", width / 2);
	put_escaped(drawing->file, title);
	fputs("</text>\n", drawing->file);
	fprintf(drawing->file,
	    "<path d=\"M1 %d h%d v%d a6 6 0 0 1 -6 6 h%d a6 6 0 0 1 -6 -6 z\" fill=\"#%06x\"/>\n", BAR,
	    width - 2, height - BAR - 7, -(width - 14), page);
}

void
svg_write(const struct terminal *terminal, const char *title, FILE *file)
{
	struct drawing drawing = {.terminal = terminal, .file = file};
	terminal_size(terminal, &drawing.columns, &drawing.rows);
	drawing.left = title ? MARGIN : 0;
	drawing.top = title ? BAR + MARGIN : 0;
	int width = drawing.columns * CELL_WIDTH + 2 * drawing.left;
	int height = drawing.rows * CELL_HEIGHT + drawing.top + drawing.left;
	uint32_t page = page_colour(&drawing);
	fprintf(file,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
	    "viewBox=\"0 0 %d %d\" xml:space=\"preserve\" "
	    "font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
	    "font-size=\"%d\">\n", width, height, width, height, FONT_SIZE);
	if (title)
		put_frame(&drawing, title, width, height, page);
	else
		put_rect(&drawing, 0, 0, width, height, page);
	/* Backgrounds first: a letter may reach over its cell. */
	fputs("<g shape-rendering=\"crispEdges\">\n", file);
	for (int row = 0; row < drawing.rows; row++)
		put_backgrounds(&drawing, row, page);
	fputs("</g>\n", file);
	for (int row = 0; row < drawing.rows; row++)
		put_texts(&drawing, row);
	put_cursor(&drawing);
	fputs("</svg>\n", file);
}
