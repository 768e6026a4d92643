/* console-font CHARACTERS SOURCE OUT [COLUMNS ROWS] — makes a font for the Linux console (PSF version 2, with its Unicode
 * table) of a bitmap font that FreeType reads, such as Terminus; the characters are those of the file CHARACTERS. With
 * COLUMNS and ROWS each dot becomes so many dots; 2 by 2 makes slopes of stairs. A build tool. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	GLYPHS = 512,         /* the most that the console takes */
	FIRST_FREE = 0x80,    /* the kernel erases with glyph 0x20, so ASCII stays in its places */
	MAX_SIDE = 128,
	MAX_SCALE = 4,
	MAX_NAMES = 2048,     /* characters in all */
	PSF2_HAS_UNICODE = 1,
	PSF2_SEPARATOR = 0xff,
};

static const uint32_t psf2_magic = 0x864ab572;

struct glyph {
	bool dots[MAX_SIDE][MAX_SIDE]; /* [y][x] */
	bool used;
};

struct font {
	int width, height;    /* of the glyphs that are read */
	int columns, rows;    /* dots for a dot */
	struct glyph glyphs[GLYPHS];
	struct {
		uint32_t character;
		int glyph;
	} names[MAX_NAMES];
	int name_count;
};

static _Noreturn void
fail(const char *what, const char *why)
{
	fprintf(stderr, "console-font: %s: %s\n", what, why);
	exit(1);
}

/* ----------------------------------------------------------------- drawing -- */

static void
fill(struct glyph *glyph, int left, int top, int right, int bottom)
{
	for (int y = top; y < bottom; y++)
		for (int x = left; x < right; x++)
			glyph->dots[y][x] = true;
}

/* U+2596 to U+259F: which quarters are dark; upper left, upper right, lower left, lower right. */
static bool
draw_quadrants(struct glyph *glyph, uint32_t character, int width, int height)
{
	static const char *const quarters[] = {
		"  x ", "   x", "x   ", "x xx", "x  x", "xxx ", "xx x", " x  ", " xx ", " xxx",
	};
	if (character < 0x2596 || character > 0x259f)
		return false;
	for (int i = 0; i < 4; i++)
		if (quarters[character - 0x2596][i] == 'x')
			fill(glyph, i % 2 ? width / 2 : 0, i / 2 ? height / 2 : 0, i % 2 ? width : width / 2,
			    i / 2 ? height : height / 2);
	return true;
}

/* U+2594: the upper eighth; U+2595: the right eighth. */
static bool
draw_eighths(struct glyph *glyph, uint32_t character, int width, int height)
{
	if (character == 0x2594)
		fill(glyph, 0, 0, width, height / 8);
	else if (character == 0x2595)
		fill(glyph, width - width / 8, 0, width, height);
	else
		return false;
	return true;
}

static bool
draw_from_face(struct glyph *glyph, FT_Face face, uint32_t character, int width, int height)
{
	if (!FT_Get_Char_Index(face, character) || FT_Load_Char(face, character, FT_LOAD_MONOCHROME | FT_LOAD_RENDER))
		return false;
	const FT_Bitmap *bitmap = &face->glyph->bitmap;
	int left = face->glyph->bitmap_left, top = (int)(face->size->metrics.ascender >> 6) - face->glyph->bitmap_top;
	for (int y = 0; y < (int)bitmap->rows; y++)
		for (int x = 0; x < (int)bitmap->width; x++)
			if (bitmap->buffer[y * bitmap->pitch + x / 8] & 0x80 >> x % 8 && x + left >= 0 &&
			    x + left < width && y + top >= 0 && y + top < height)
				glyph->dots[y + top][x + left] = true;
	return true;
}

/* What looks the same, or nearly, for what the font may not have: capital sharp s, narrow no-break space. */
static uint32_t
instead_of(uint32_t character)
{
	return character == 0x1e9e ? 0xdf : character == 0x202f ? 0xa0 : character;
}

static bool
draw(struct glyph *glyph, FT_Face face, uint32_t character, const struct font *font)
{
	memset(glyph, 0, sizeof *glyph);
	glyph->used = true;
	return draw_from_face(glyph, face, character, font->width, font->height) ||
	    draw_from_face(glyph, face, instead_of(character), font->width, font->height) ||
	    draw_quadrants(glyph, character, font->width, font->height) ||
	    draw_eighths(glyph, character, font->width, font->height);
}

/* ----------------------------------------------------------------- scaling -- */

static bool
dot(const struct glyph *glyph, const struct font *font, int x, int y)
{
	return x >= 0 && y >= 0 && x < font->width && y < font->height && glyph->dots[y][x];
}

/* What a quarter of a dot becomes: as the dot, but where its two neighbours on that side agree with each other and with
 * neither of those opposite, as these do (Scale2x): stairs become slopes. */
static bool
quarter(const struct glyph *glyph, const struct font *font, int x, int y, int dx, int dy)
{
	bool side = dot(glyph, font, x + dx, y), other_side = dot(glyph, font, x - dx, y);
	bool end = dot(glyph, font, x, y + dy), other_end = dot(glyph, font, x, y - dy);
	return side == end && side != other_end && end != other_side ? side : dot(glyph, font, x, y);
}

/* Lines and blocks keep their corners: they meet those of the next cell. */
static bool
is_angular(uint32_t character)
{
	return character >= 0x2500 && character <= 0x259f;
}

static void
scale(struct glyph *glyph, uint32_t character, const struct font *font)
{
	static struct glyph large;
	int columns = font->columns, rows = font->rows;
	bool smooth = columns == 2 && rows == 2 && !is_angular(character);
	memset(&large, 0, sizeof large);
	large.used = true;
	for (int y = 0; y < font->height * rows; y++)
		for (int x = 0; x < font->width * columns; x++)
			large.dots[y][x] = smooth ? quarter(glyph, font, x / 2, y / 2, x % 2 ? 1 : -1, y % 2 ? 1 : -1)
			                          : glyph->dots[y / rows][x / columns];
	*glyph = large;
}

/* ---------------------------------------------------------------- the font -- */

static int
place_for(struct font *font, const struct glyph *glyph, uint32_t character)
{
	for (int i = 0; i < GLYPHS; i++)
		if (font->glyphs[i].used && !memcmp(font->glyphs[i].dots, glyph->dots, sizeof glyph->dots))
			return i;
	if (character >= 0x20 && character < 0x7f)
		return (int)character;
	int i = FIRST_FREE;
	while (font->glyphs[i % GLYPHS].used || (i % GLYPHS >= 0x20 && i % GLYPHS < 0x7f))
		if (++i == GLYPHS + FIRST_FREE)
			fail("characters", "more than 512 glyphs");
	return i % GLYPHS;
}

static void
add(struct font *font, FT_Face face, uint32_t character)
{
	static struct glyph glyph;
	char name[16];
	snprintf(name, sizeof name, "U+%04X", character);
	if (!draw(&glyph, face, character, font))
		fail(name, "the font has no such glyph");
	scale(&glyph, character, font);
	int place = place_for(font, &glyph, character);
	font->glyphs[place] = glyph;
	if (font->name_count == MAX_NAMES)
		fail("characters", "too many");
	font->names[font->name_count].character = character;
	font->names[font->name_count++].glyph = place;
}

static void
add_all(struct font *font, FT_Face face, const char *path)
{
	char line[256];
	FILE *file = fopen(path, "re");
	if (!file)
		fail(path, "cannot be read");
	while (fgets(line, sizeof line, file)) {
		char *end;
		unsigned long first = strtoul(line, &end, 16);
		if (*line == '#' || *line == '\n')
			continue;
		unsigned long last = *end == '-' ? strtoul(end + 1, &end, 16) : first;
		if (end == line || last < first || last > 0xffff)
			fail(path, line);
		for (unsigned long c = first; c <= last; c++)
			add(font, face, (uint32_t)c);
	}
	fclose(file);
}

/* ------------------------------------------------------------------ output -- */

static void
put32(FILE *out, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		putc((int)(value >> 8 * i & 0xff), out);
}

static void
put_utf8(FILE *out, uint32_t c)
{
	if (c < 0x80) {
		putc((int)c, out);
		return;
	}
	if (c < 0x800)
		putc((int)(0xc0 | c >> 6), out);
	else {
		putc((int)(0xe0 | c >> 12), out);
		putc((int)(0x80 | (c >> 6 & 0x3f)), out);
	}
	putc((int)(0x80 | (c & 0x3f)), out);
}

static void
put_glyph(FILE *out, const struct glyph *glyph, int width, int height)
{
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x += 8) {
			int byte = 0;
			for (int bit = 0; bit < 8 && x + bit < width; bit++)
				byte |= glyph->dots[y][x + bit] ? 0x80 >> bit : 0;
			putc(byte, out);
		}
}

static void
write_font(const struct font *font, const char *path)
{
	FILE *out = fopen(path, "we");
	if (!out)
		fail(path, "cannot be written");
	int width = font->width * font->columns, height = font->height * font->rows;
	const uint32_t header[] = {psf2_magic, 0, 32, PSF2_HAS_UNICODE, GLYPHS,
	    (uint32_t)(height * ((width + 7) / 8)), (uint32_t)height, (uint32_t)width};
	for (size_t i = 0; i < sizeof header / sizeof *header; i++)
		put32(out, header[i]);
	for (int i = 0; i < GLYPHS; i++)
		put_glyph(out, &font->glyphs[i], width, height);
	for (int i = 0; i < GLYPHS; i++) {
		for (int name = 0; name < font->name_count; name++)
			if (font->names[name].glyph == i)
				put_utf8(out, font->names[name].character);
		putc(PSF2_SEPARATOR, out);
	}
	if (fclose(out))
		fail(path, "cannot be written");
}

static int
scale_of(const char *argument)
{
	int value = atoi(argument);
	if (value < 1 || value > MAX_SCALE)
		fail(argument, "not from 1 to 4");
	return value;
}

int
main(int argc, char **argv)
{
	static struct font font;
	FT_Library library;
	FT_Face face;
	if (argc != 4 && argc != 6)
		fail("usage", "console-font CHARACTERS SOURCE OUT [COLUMNS ROWS]");
	if (FT_Init_FreeType(&library) || FT_New_Face(library, argv[2], 0, &face) || !face->num_fixed_sizes ||
	    FT_Select_Size(face, 0))
		fail(argv[2], "not a bitmap font");
	font.width = face->available_sizes[0].width;
	font.height = face->available_sizes[0].height;
	font.columns = argc == 6 ? scale_of(argv[4]) : 1;
	font.rows = argc == 6 ? scale_of(argv[5]) : 1;
	if (font.width * font.columns > MAX_SIDE || font.height * font.rows > MAX_SIDE)
		fail(argv[2], "too large");
	add_all(&font, face, argv[1]);
	write_font(&font, argv[3]);
	FT_Done_FreeType(library);
	return 0;
}
