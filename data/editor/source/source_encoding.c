#include "data/editor/source/source_encoding.h"

#include <string.h>
#include <unistr.h>

/* ------------------------------------------------------------ several bytes each -- */

enum { LOOKED_AT = 4096 };

static bool
begins(struct bytes bytes, const char *mark, size_t size)
{
	return bytes.size >= size && !memcmp(bytes.data, mark, size);
}

#define BEGINS(bytes, mark) begins(bytes, mark, sizeof(mark) - 1)

/* Encodings of two and four bytes a character: the byte order mark; and which bytes of each four are hardly ever zero, which
 * mostly, in text that is nearly ASCII. */
static const struct {
	const char *mark;
	size_t size;
	bool few[4], most[4];
	const char *name;
} wide[] = {
	{"\xff\xfe\0\0", 4, {[0] = true}, {[2] = true, [3] = true}, "UTF-32 LE"},
	{"\0\0\xfe\xff", 4, {[3] = true}, {[0] = true, [1] = true}, "UTF-32 BE"},
	{"\xff\xfe", 2, {[0] = true, [2] = true}, {[1] = true, [3] = true}, "UTF-16 LE"},
	{"\xfe\xff", 2, {[1] = true, [3] = true}, {[0] = true, [2] = true}, "UTF-16 BE"},
};

/* UTF-16 and UTF-32 by their byte order marks, or by where the zeros of ASCII stand; NULL: neither. */
static const char *
wide_name(struct bytes bytes)
{
	size_t zeros[4] = {0}, size = bytes.size < LOOKED_AT ? bytes.size : LOOKED_AT;
	for (size_t i = 0; i < size; i++)
		zeros[i % 4] += !bytes.data[i];
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
		bool fits = size >= 4;
		for (size_t j = 0; j < 4; j++)
			fits = fits && (!wide[i].few[j] || zeros[j] <= size / 40) &&
			    (!wide[i].most[j] || zeros[j] > size * 7 / 40);
		if (fits || begins(bytes, wide[i].mark, wide[i].size))
			return wide[i].name;
	}
	return NULL;
}

/* What programs save that are no text editors. */
static bool
is_no_text(struct bytes bytes)
{
	return BEGINS(bytes, "PK\x03\x04") || BEGINS(bytes, "\xd0\xcf\x11\xe0") || BEGINS(bytes, "%PDF") ||
	    BEGINS(bytes, "{\\rtf") || BEGINS(bytes, "\x1f\x8b");
}

bool
encoding_is_foreign(struct faults *faults, uint32_t file, struct bytes bytes)
{
	const char *name = wide_name(bytes);
	if (name)
		FAULT(faults, ((struct place){.file = file, .line = 1}), NULL,
		    "is {encoding}, not UTF-8; save the file as UTF-8", {"encoding", name});
	else if (is_no_text(bytes))
		fault(faults, (struct place){.file = file}, NULL,
		    "is no plain text; open it in the program that made it, and save it as plain text in UTF-8");
	else
		return false;
	return true;
}

/* ------------------------------------------------------------------ one byte each -- */

/* The letters beyond ASCII, and how each encoding writes them, in the same order. */
static const uint16_t letters[] = {
	0xe1, 0xe9, 0xed, 0xf3, 0xf6, 0x151, 0xfa, 0xfc, 0x171, 0xc1, 0xc9, 0xcd, 0xd3, 0xd6, 0x150, 0xda, 0xdc, 0x170,
};
enum { LETTERS = sizeof letters / sizeof *letters };

/* In the order of likelihood. */
static const struct encoding {
	const char *name;
	const unsigned char bytes[LETTERS + 1];
} encodings[] = {
	{"ISO-8859-2 (Latin-2)", "\xe1\xe9\xed\xf3\xf6\xf5\xfa\xfc\xfb\xc1\xc9\xcd\xd3\xd6\xd5\xda\xdc\xdb"},
	{"Windows-1250", "\xe1\xe9\xed\xf3\xf6\xf5\xfa\xfc\xfb\xc1\xc9\xcd\xd3\xd6\xd5\xda\xdc\xdb"},
	{"IBM852 (DOS)", "\xa0\x82\xa1\xa2\x94\x8b\xa3\x81\xfb\xb5\x90\xd6\xe0\x99\x8a\xe9\x9a\xeb"},
	{"Mac OS CE", "\x87\x8e\x92\x97\x9a\xcc\x9c\x9f\xf5\xe7\x83\xea\xee\x85\xcb\xf2\x86\xf4"},
};
enum { ENCODINGS = sizeof encodings / sizeof *encodings, LATIN_2 = 0, WINDOWS = 1 };

/* What was found on the way through the bytes. */
struct survey {
	size_t of[256];        /* single bytes that are not UTF-8, by their value */
	size_t wide;           /* characters of several bytes that are */
	uint32_t lines;        /* that have such bytes */
};

/* The size of the character at `s`; 0: it is not UTF-8. */
static size_t
character_size(const unsigned char *s, const unsigned char *end)
{
	ucs4_t c;
	int size = u8_mbtoucr(&c, s, (size_t)(end - s));
	return size > 0 ? (size_t)size : 0;
}

static struct survey
survey_of(struct bytes bytes)
{
	struct survey survey = {.lines = 0};
	bool counted = false; /* this line */
	const unsigned char *s = (const unsigned char *)bytes.data, *end = s + bytes.size;
	for (size_t size; s < end; s += size ? size : 1) {
		size = character_size(s, end);
		survey.wide += size > 1;
		survey.of[*s] += !size;
		survey.lines += !size && !counted;
		counted = *s != '\n' && (counted || !size);
	}
	return survey;
}

/* The encoding in which most of the bytes are Hungarian letters. */
static const struct encoding *
likeliest(const struct survey *survey)
{
	size_t best = LATIN_2, most = 0, controls = 0;
	for (size_t i = 0; i < ENCODINGS; i++) {
		size_t count = 0;
		for (size_t l = 0; l < LETTERS; l++)
			count += survey->of[encodings[i].bytes[l]];
		best = count > most ? i : best;
		most = count > most ? count : most;
	}
	for (size_t byte = 0x80; byte < 0xa0; byte++)
		controls += survey->of[byte];
	return &encodings[best == LATIN_2 && controls ? WINDOWS : best];
}

static void
report(struct faults *faults, struct place place, const struct survey *survey, const struct encoding *encoding)
{
	const char *lines = faults_number(faults, survey->lines);
	if (survey->wide)
		FAULT(faults, place, NULL, "the accented letters here are not UTF-8, as they are elsewhere in the file, but "
		    "{encoding} (lines: {count}); type them again, and save the file as UTF-8",
		    {"encoding", encoding->name}, {"count", lines});
	else
		FAULT(faults, place, NULL, "is {encoding}, not UTF-8 (lines with such letters: {count}); save the file as UTF-8",
		    {"encoding", encoding->name}, {"count", lines});
}

static char *
decode(char *out, unsigned char byte, const struct encoding *encoding)
{
	const unsigned char *found = (const unsigned char *)strchr((const char *)encoding->bytes, byte);
	if (!found) {
		*out = '_';
		return out + 1;
	}
	return out + u8_uctomb((uint8_t *)out, letters[found - encoding->bytes], 2);
}

struct bytes
encoding_decoded(struct faults *faults, struct place place, struct arena *arena, struct bytes bytes)
{
	struct survey survey = survey_of(bytes);
	const struct encoding *encoding = likeliest(&survey);
	const unsigned char *s = (const unsigned char *)bytes.data, *end = s + bytes.size;
	char *data = arena_alloc(arena, 2 * bytes.size + 1), *out = data;
	for (size_t size; s < end; s += size ? size : 1) {
		size = character_size(s, end);
		out = size ? (char *)memcpy(out, s, size) + size : decode(out, *s, encoding);
	}
	report(faults, place, &survey, encoding);
	return (struct bytes){data, (size_t)(out - data)};
}
