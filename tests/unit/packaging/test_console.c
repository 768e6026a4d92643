/* What `make console` makes: all that can be shown has a glyph, and a key types or moves and does nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <fts.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

enum { GLYPHS = 512, CHARACTERS = 0x10000, KEYCODES = 256, TABLES = 4 };

static const char *
made(const char *name)
{
	static char path[512];
	const char *build = getenv("KALAUZ_BUILD");
	snprintf(path, sizeof path, "%s/console/%s", build ? build : "build", name);
	return path;
}

/* A whole file, with a 0 behind it; the caller frees it. */
static char *
slurp(const char *path, size_t *size)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st))
		fail_msg("%s cannot be read", path);
	char *bytes = malloc((size_t)st.st_size + 1);
	*size = (size_t)st.st_size;
	assert_int_equal(read(fd, bytes, *size), *size);
	bytes[*size] = 0;
	close(fd);
	return bytes;
}

/* ------------------------------------------------------------------- fonts -- */

static uint32_t
number(const uint8_t *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* The glyph of each character, by the table in the font itself; -1: none. */
static void
read_table(const uint8_t *at, const uint8_t *end, int *glyphs)
{
	int glyph = 0;
	for (int c = 0; c < CHARACTERS; c++)
		glyphs[c] = -1;
	while (at < end && glyph < GLYPHS) {
		ucs4_t c;
		if (*at == 0xff) {
			glyph++;
			at++;
			continue;
		}
		int size = u8_mbtouc(&c, at, (size_t)(end - at));
		assert_true(c != 0xfffd || size == 3);
		assert_int_equal(glyphs[c], -1); /* no character has two */
		glyphs[c] = glyph;
		at += size;
	}
	assert_int_equal(glyph, GLYPHS);
	assert_ptr_equal(at, end);
}

static void
check_font(const char *name, int width, int height, int *glyphs)
{
	size_t size;
	char *bytes = slurp(made(name), &size);
	const uint8_t *font = (const uint8_t *)bytes;
	uint32_t glyph_size = (uint32_t)(height * width / 8);
	const uint32_t header[] = {0x864ab572, 0, 32, 1, GLYPHS, glyph_size, (uint32_t)height, (uint32_t)width};
	assert_true(size > 32 + GLYPHS * glyph_size);
	for (size_t i = 0; i < sizeof header / sizeof *header; i++)
		assert_int_equal(number(font + 4 * i), header[i]);
	read_table(font + 32 + GLYPHS * glyph_size, font + size, glyphs);
	for (int c = 0x20; c < 0x7f; c++)
		if (glyphs[c] != c)
			fail_msg("%s: '%c' is glyph %d; the kernel erases with glyph 32", name, c, glyphs[c]);
	for (uint32_t i = 0; i < glyph_size; i++)
		assert_int_equal(font[32 + 0x20 * glyph_size + i], 0);
	assert_true(glyphs[0xfffd] >= 0);
	free(bytes);
}

/* Every character of a text but those of control; of a C file only what stands in strings. */
static void
check_text(const char *path, const int *glyphs)
{
	size_t size;
	char *bytes = slurp(path, &size);
	bool code = !strcmp(path + strlen(path) - 2, ".c"), within = !code;
	for (size_t i = 0; i < size;) {
		ucs4_t c;
		int length = u8_mbtouc(&c, (const uint8_t *)bytes + i, size - i);
		if (code && bytes[i] == '\\')
			length++;
		else if (code && (bytes[i] == '"' || bytes[i] == '\n'))
			within = bytes[i] == '"' && !within;
		else if (within && c >= 0x20 && c != 0xad && (c >= CHARACTERS || glyphs[c] < 0))
			fail_msg("%s: U+%04X has no glyph; see packaging/console/characters", path, c);
		i += (size_t)length;
	}
	free(bytes);
}

/* The catalogue, the programs' words, and the marks in the programs, but for what only paper shows. */
static void
check_texts(const int *glyphs)
{
	char *folders[] = {"data/catalogue", "data/po", "data/page", "kiosk", NULL};
	FTS *tree = fts_open(folders, FTS_LOGICAL | FTS_NOCHDIR, NULL);
	int files = 0;
	for (FTSENT *entry; (entry = fts_read(tree));) {
		const char *end = strrchr(entry->fts_name, '.');
		if (!strcmp(entry->fts_path, "kiosk/print"))
			fts_set(tree, entry, FTS_SKIP);
		if (entry->fts_info != FTS_F || !end ||
		    (strcmp(end, ".yaml") && strcmp(end, ".po") && strcmp(end, ".c")))
			continue;
		check_text(entry->fts_path, glyphs);
		files++;
	}
	fts_close(tree);
	assert_true(files > 50);
}

static void
fonts(void **state)
{
	static int glyphs[CHARACTERS];
	static const struct {
		const char *name;
		int width, height;
	} all[] = {
		{"kalauz-8x16.psf", 8, 16}, {"kalauz-16x32.psf", 16, 32}, {"kalauz-32x32.psf", 32, 32},
		{"kalauz-32x64.psf", 32, 64},
	};
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		check_font(all[i].name, all[i].width, all[i].height, glyphs);
		check_texts(glyphs);
	}
}

/* ----------------------------------------------------------------- keymaps -- */

static bool
is_harmless(const char *symbol)
{
	static const char *const names[] = {
		"VoidSymbol", "Escape", "Delete", "Tab", "Meta_Tab", "Return", "Up", "Down", "Left", "Right", "Prior",
		"Next", "Home", "Find", "End", "Select", "Insert", "Remove", "Shift", "AltGr", "Control", "Alt", "F1", "F2",
		"F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12",
	};
	const char *character = symbol + (*symbol == '+');
	if (!strncmp(character, "U+", 2)) {
		unsigned long c = strtoul(character + 2, NULL, 16);
		return c >= 0x20 && c != 0x7f && (c < 0x80 || c >= 0xa0);
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(symbol, names[i]))
			return true;
	return false;
}

/* What each key does: [keycode][table]. Nothing else may stand in the file. */
static void
read_keymap(const char *name, char symbols[KEYCODES][TABLES][16])
{
	size_t size;
	char *bytes = slurp(made(name), &size), *save = NULL;
	int lines = 0;
	for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		int code, end = 0;
		if (!strncmp(line, "keymaps 0-3", 11) || !strcmp(line, "strings as usual"))
			continue;
		if (sscanf(line, "keycode %d =%n", &code, &end) != 1 || !end || code != ++lines || code >= KEYCODES ||
		    sscanf(line + end, " %15s %15s %15s %15s", symbols[code][0], symbols[code][1], symbols[code][2],
		        symbols[code][3]) != TABLES)
			fail_msg("%s: %s", name, line);
		for (int table = 0; table < TABLES; table++)
			if (!is_harmless(symbols[code][table]))
				fail_msg("%s: %s", name, line);
	}
	assert_int_equal(lines, KEYCODES - 1); /* none keeps what it did before */
	free(bytes);
}

static bool
types(char symbols[KEYCODES][TABLES][16], int table, unsigned character)
{
	for (int code = 1; code < KEYCODES; code++) {
		const char *symbol = symbols[code][table] + (symbols[code][table][0] == '+');
		if (!strncmp(symbol, "U+", 2) && strtoul(symbol + 2, NULL, 16) == character)
			return true;
	}
	return false;
}

static void
keymaps(void **state)
{
	static char symbols[KEYCODES][TABLES][16];
	static const char *const layouts[] = {"hu", "hu-qwerty", "at", "de", "us", "gb", "sk", "ro", "rs-latin", "hr", "si"};
	(void)state;
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
		char name[32];
		snprintf(name, sizeof name, "%s.map", layouts[i]);
		read_keymap(name, symbols);
		for (unsigned c = 'a'; c <= 'z'; c++)
			assert_true(types(symbols, 0, c) && types(symbols, 1, c - 'a' + 'A'));
		for (unsigned c = '0'; c <= '9'; c++)
			assert_true(types(symbols, 0, c)); /* on the keypad at least */
	}
}

static void
hungarian_letters(void **state)
{
	static char symbols[KEYCODES][TABLES][16];
	static const unsigned letters[] = {0xe1, 0xe9, 0xed, 0xf3, 0xf6, 0x151, 0xfa, 0xfc, 0x171};
	(void)state;
	for (int qwerty = 0; qwerty < 2; qwerty++) {
		read_keymap(qwerty ? "hu-qwerty.map" : "hu.map", symbols);
		for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
			assert_true(types(symbols, 0, letters[i]));
		assert_string_equal(symbols[21][0], qwerty ? "+U+0079" : "+U+007a"); /* the key between t and u */
		assert_true(types(symbols, 2, '@'));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fonts), cmocka_unit_test(keymaps), cmocka_unit_test(hungarian_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
