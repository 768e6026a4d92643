#include "kiosk/device/console.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistd.h>
#include <unistr.h>

enum {
	FONT_SET_TALL = 4,           /* KD_FONT_OP_SET_TALL of Linux 6.2 */
	COMMON_ROWS = 32,            /* of which a glyph consists for KD_FONT_OP_SET */
	MAX_SIDE = 128,
	MAX_GLYPHS = 512,
	MAX_PAIRS = 4096,            /* characters of a font; the kernel's map has room for more */
	MAX_FONT_FILE = 1 << 20,
	CHARACTERS = 0x10000,        /* the console knows no others */
	PSF_HEADER = 32,
	PSF_HAS_TABLE = 1,
	PSF_SEPARATOR = 0xff,        /* between the characters of one glyph and the next */
	PSF_SEQUENCE = 0xfe,         /* what follows is several characters in one glyph, which the kernel cannot */
};

static const uint32_t psf_magic = 0x864ab572;

struct console {
	bool shown[CHARACTERS];
};

/* ------------------------------------------------------------------- fonts -- */

struct font {
	const uint8_t *glyphs, *table, *end;
	uint32_t count, glyph_size, width, height;
};

static uint32_t
number(const uint8_t *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static bool
parse_font(const uint8_t *bytes, size_t size, struct font *font)
{
	if (size < PSF_HEADER || number(bytes) != psf_magic || !(number(bytes + 12) & PSF_HAS_TABLE))
		return false;
	uint32_t header = number(bytes + 8);
	*font = (struct font){.count = number(bytes + 16), .glyph_size = number(bytes + 20),
	    .height = number(bytes + 24), .width = number(bytes + 28)};
	if (!font->width || !font->height || font->width > MAX_SIDE || font->height > MAX_SIDE ||
	    font->glyph_size != font->height * ((font->width + 7) / 8) || header < PSF_HEADER || header > size ||
	    (font->count != MAX_GLYPHS && font->count != MAX_GLYPHS / 2) ||
	    (size - header) / font->glyph_size < font->count)
		return false;
	font->glyphs = bytes + header;
	font->table = font->glyphs + font->count * font->glyph_size;
	font->end = bytes + size;
	return true;
}

/* The kernel wants each glyph with rows to a fixed height, but for tall ones. */
static bool
set_glyphs(int fd, const struct font *font)
{
	bool tall = font->height > COMMON_ROWS;
	size_t stride = tall ? font->glyph_size : COMMON_ROWS * ((font->width + 7) / 8);
	uint8_t *padded = calloc(font->count, stride);
	if (!padded)
		abort();
	for (uint32_t i = 0; i < font->count; i++)
		memcpy(padded + i * stride, font->glyphs + i * font->glyph_size, font->glyph_size);
	struct console_font_op op = {.op = tall ? FONT_SET_TALL : KD_FONT_OP_SET, .width = font->width,
	    .height = font->height, .charcount = font->count, .data = padded};
	bool set = !ioctl(fd, KDFONTOP, &op);
	int error = errno;
	free(padded);
	errno = error;
	return set;
}

/* Pairs of the font's table; no more than there is room for. */
static unsigned short
read_pairs(const struct font *font, struct unipair pairs[MAX_PAIRS])
{
	unsigned short count = 0;
	uint32_t glyph = 0;
	bool sequence = false;
	for (const uint8_t *at = font->table; at < font->end && glyph < font->count && count < MAX_PAIRS;) {
		ucs4_t c;
		if (*at == PSF_SEPARATOR || *at == PSF_SEQUENCE) {
			sequence = *at == PSF_SEQUENCE;
			glyph += *at++ == PSF_SEPARATOR;
			continue;
		}
		at += u8_mbtouc(&c, at, (size_t)(font->end - at));
		if (!sequence && c < CHARACTERS)
			pairs[count++] = (struct unipair){(unsigned short)c, (unsigned short)glyph};
	}
	return count;
}

static bool
set_map(int fd, const struct font *font)
{
	struct unipair pairs[MAX_PAIRS];
	struct unimapdesc map = {.entry_ct = read_pairs(font, pairs), .entries = pairs};
	struct unimapinit init = {0};
	return !ioctl(fd, PIO_UNIMAPCLR, &init) && !ioctl(fd, PIO_UNIMAP, &map);
}

static enum status
read_font(const char *path, uint8_t **bytes, size_t *size)
{
	struct stat st;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = -1;
	if (file >= 0 && !fstat(file, &st) && st.st_size <= MAX_FONT_FILE) {
		*bytes = malloc((size_t)st.st_size + 1);
		if (!*bytes)
			abort();
		got = read(file, *bytes, (size_t)st.st_size);
	}
	if (got < 0)
		status_report("%s: %s", path, file < 0 || errno ? strerror(errno) : "too long for a font");
	if (file >= 0)
		close(file);
	*size = got < 0 ? 0 : (size_t)got;
	return got < 0 ? STATUS_IO : STATUS_DONE;
}

enum status
console_set_font(int fd, const char *path)
{
	struct font font;
	uint8_t *bytes = NULL;
	size_t size;
	enum status status = read_font(path, &bytes, &size);
	if (status == STATUS_DONE && !parse_font(bytes, size, &font)) {
		status_report("%s: not a font of the console with a table of its characters (PSF version 2)", path);
		status = STATUS_INVALID;
	} else if (status == STATUS_DONE && (!set_glyphs(fd, &font) || !set_map(fd, &font))) {
		status_report("%s: the console does not take a font of %ux%u: %s", path, font.width, font.height,
		    strerror(errno));
		status = STATUS_IO;
	}
	free(bytes);
	return status;
}

bool
console_dots(int fd, int *width, int *height)
{
	struct winsize size;
	struct console_font_op op = {.op = KD_FONT_OP_GET, .width = MAX_SIDE, .height = MAX_SIDE, .charcount = MAX_GLYPHS};
	if (ioctl(fd, KDFONTOP, &op) || ioctl(fd, TIOCGWINSZ, &size))
		return false;
	*width = (int)op.width * size.ws_col;
	*height = (int)op.height * size.ws_row;
	return *width > 0 && *height > 0;
}

/* ----------------------------------------------------------- what is shown -- */

/* Without these people cannot read what stands there. */
static const char needed[] = "áéíóöőúüűÁÉÍÓÖŐÚÜŰäßÄабвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"
    "–„”’…·•›‹→←✓✗○▌█▀▄";

static bool
read_map(int fd, struct console *console)
{
	struct unimapdesc map = {0};
	if (ioctl(fd, GIO_UNIMAP, &map) && errno != ENOMEM) /* ENOMEM: says how many there are */
		return false;
	map.entries = calloc(map.entry_ct + 1U, sizeof *map.entries);
	if (!map.entries)
		abort();
	bool read = !ioctl(fd, GIO_UNIMAP, &map);
	for (unsigned short i = 0; read && i < map.entry_ct; i++)
		console->shown[map.entries[i].unicode] = true;
	free(map.entries);
	return read;
}

/* As console_missing; what does not fit is counted only. */
static int
list_missing(const struct console *console, char *out, size_t size)
{
	int count = 0;
	ucs4_t c;
	*out = 0;
	for (const uint8_t *at = (const uint8_t *)needed, *next; (next = u8_next(&c, at)); at = next)
		if (c < CHARACTERS && !console->shown[c]) {
			size_t used = strlen(out), length = (size_t)(next - at);
			if (used + length < size)
				stpncpy(out + used, (const char *)at, length)[0] = 0;
			count++;
		}
	return count;
}

static struct console *
console_read(int fd)
{
	struct console *console = calloc(1, sizeof *console);
	if (!console)
		abort();
	if (read_map(fd, console))
		return console;
	free(console);
	return NULL;
}

int
console_missing(int fd, char *out, size_t size)
{
	struct console *console = console_read(fd);
	int count = console ? list_missing(console, out, size) : -1;
	if (!console)
		*out = 0;
	free(console);
	return count;
}

static void
report_missing(const struct console *console)
{
	char missing[sizeof needed];
	int count = list_missing(console, missing, sizeof missing);
	if (count)
		status_report("the console's font lacks %d characters, plain ones stand for them: %s; see kalauz-kiosk(7)",
		    count, missing);
}

struct console *
console_open(int fd)
{
	char type;
	struct console *console = ioctl(fd, KDGKBTYPE, &type) ? NULL : console_read(fd);
	if (console)
		report_missing(console);
	return console;
}

bool
console_renew(struct console *console, int fd)
{
	struct console *now = console ? console_read(fd) : NULL;
	bool changed = now && memcmp(now, console, sizeof *now);
	if (changed) {
		*console = *now;
		report_missing(console);
	}
	free(now);
	return changed;
}

void
console_close(struct console *console)
{
	free(console);
}

static uint32_t
plain_mark(uint32_t character)
{
	static const struct {
		uint16_t mark;
		char plain;
	} marks[] = {
		{0x2713, 'x'}, {0x2714, 'x'}, {0x2717, '!'}, {0x2718, '!'}, {0x258c, '>'}, {0x203a, '>'}, {0x2039, '<'},
		{0x2022, '*'}, {0xb7, '.'}, {0x25cb, 'o'}, {0x25cf, '*'}, {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'},
		{0x2013, '-'}, {0x2014, '-'}, {0x2212, '-'}, {0x201e, '"'}, {0x201c, '"'}, {0x201d, '"'}, {0xab, '"'},
		{0xbb, '"'}, {0x2018, '\''}, {0x2019, '\''}, {0x2bc, '\''}, {0x2026, '.'}, {0x2190, '<'}, {0x2191, '^'},
		{0x2192, '>'}, {0x2193, 'v'}, {0xd7, 'x'}, {0xa0, ' '}, {0x202f, ' '}, {0x2009, ' '}, {0x2007, ' '},
		{0x2500, '-'}, {0x2502, '|'}, {0x2588, '#'}, {0xdf, 's'},
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].mark == character)
			return (uint32_t)marks[i].plain;
	return character >= 0x2500 && character < 0x2580 ? '+' : character >= 0x2580 && character < 0x25a0 ? '#' : 0;
}

uint32_t
console_shown(const struct console *console, uint32_t character)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	if (!console || character < 0x80 || (character < CHARACTERS && console->shown[character]))
		return character;
	if (plain_mark(character))
		return plain_mark(character);
	int count = uc_canonical_decomposition(character, parts);
	return count > 0 ? console_shown(console, *parts) : '?';
}
