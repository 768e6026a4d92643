#include "data/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unictype.h>
#include <unistr.h>

static bool
is_bidi_control(uint32_t c)
{
	return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069);
}

bool
text_allowed(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
		return false;
	if ((c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff)
		return false;
	if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
		return false;
	return !is_bidi_control(c) && c != 0xfeff;
}

/* The next code point of a text to show; *size becomes the bytes that it took. */
static uint32_t
clean_next(const uint8_t *s, const uint8_t *end, size_t *size)
{
	ucs4_t c;
	int length = u8_mbtoucr(&c, s, (size_t)(end - s));
	*size = length < 1 ? 1 : (size_t)length;
	if (length < 1)
		return 0xfffd;
	if (c == '\t' || c == '\n' || c == '\r')
		return ' ';
	return text_allowed(c) ? c : 0xfffd;
}

/* Almost all texts are clean; this finds out quickly. */
static bool
is_clean(const uint8_t *s, const uint8_t *end)
{
	while (s < end) {
		ucs4_t c = *s;
		if (c >= 0x20 && c < 0x7f) {
			s++;
			continue;
		}
		int length = u8_mbtoucr(&c, s, (size_t)(end - s));
		if (length < 1 || !text_allowed(c))
			return false;
		s += length;
	}
	return true;
}

bool
text_is_apostrophe(uint32_t c)
{
	static const uint16_t all[] = {
		'\'', '"', '`', 0xb4, 0x2b9, 0x2bb, 0x2bc, 0x2bd, 0x2018, 0x2019, 0x201a, 0x201b, 0x201c, 0x201d,
		0x201e, 0x2032, 0x2033, 0xff07,
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (c == all[i])
			return true;
	return false;
}

char *
text_clean(struct arena *arena, const char *bytes, size_t size)
{
	const uint8_t *start = (const uint8_t *)bytes, *end = start + size;
	size_t taken, room = 0;
	if (is_clean(start, end))
		return arena_strndup(arena, bytes, size);
	for (const uint8_t *s = start; s < end; s += taken) {
		uint8_t encoded[4];
		room += (size_t)u8_uctomb(encoded, clean_next(s, end, &taken), sizeof encoded);
	}
	uint8_t *result = arena_alloc(arena, room + 1), *out = result;
	for (const uint8_t *s = start; s < end; s += taken)
		out += u8_uctomb(out, clean_next(s, end, &taken), 4);
	return (char *)result;
}

static bool
has_ink(uint32_t c)
{
	static const uint32_t braille_blank = 0x2800;
	const uint32_t inky = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_P | UC_CATEGORY_MASK_S;
	return uc_is_general_category_withtable(c, inky) && !uc_is_property_default_ignorable_code_point(c) &&
	    c != braille_blank;
}

bool
text_is_visible(const char *string)
{
	ucs4_t c;
	for (const uint8_t *s = (const uint8_t *)string; (s = u8_next(&c, s));)
		if ((c > ' ' && c < 0x7f) || has_ink(c))
			return true;
	return false;
}

static bool
is_hidden(uint32_t c, bool strict)
{
	bool selector = c >= 0xfe00 && c <= 0xfe0f, soft_hyphen = c == 0xad;
	if (!strict && (selector || soft_hyphen))
		return false;
	return uc_is_property_default_ignorable_code_point(c) ||
	    (strict && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z));
}

uint32_t
text_hidden(const char *string, bool strict, size_t *place)
{
	ucs4_t c;
	for (const uint8_t *s = (const uint8_t *)string; *s; s++) {
		bool letter = *s < 0xc2 || (*s > 0xc2 && *s < 0xcd) || *s == 0xd0 || *s == 0xd1; /* or behind a first byte */
		if (letter || u8_strmbtouc(&c, s) <= 0 || !is_hidden(c, strict))
			continue;
		*place = u8_mbsnlen((const uint8_t *)string, (size_t)(s - (const uint8_t *)string)) + 1;
		return c;
	}
	return 0;
}

char *
text_without_hidden(struct arena *arena, const char *string)
{
	char *result = arena_alloc(arena, strlen(string) + 1), *out = result;
	ucs4_t c;
	for (const uint8_t *s = (const uint8_t *)string, *next; (next = u8_next(&c, s)); s = next)
		if (c < 0x80 || !is_hidden(c, true))
			out = (char *)memcpy(out, s, (size_t)(next - s)) + (next - s);
	*out = '\0';
	return result;
}

size_t
text_length(const char *string)
{
	return u8_mbsnlen((const uint8_t *)string, strlen(string));
}

static const char *
with_first(struct arena *arena, const char *string, ucs4_t change(ucs4_t))
{
	ucs4_t first;
	int size = string ? u8_strmbtouc(&first, (const uint8_t *)string) : 0;
	if (size <= 0 || change(first) == first)
		return string;
	char changed[5] = {0};
	u8_uctomb((uint8_t *)changed, change(first), 4);
	return arena_printf(arena, "%s%s", changed, string + size);
}

const char *
text_capitalised(struct arena *arena, const char *string)
{
	return with_first(arena, string, uc_totitle);
}

const char *
text_uncapitalised(struct arena *arena, const char *string)
{
	return with_first(arena, string, uc_tolower);
}

char *
text_nfc(struct arena *arena, const char *bytes, size_t size)
{
	size_t length;
	uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)bytes, size, NULL, &length);
	if (!normal)
		abort();
	char *result = arena_strndup(arena, (const char *)normal, length);
	free(normal);
	return result;
}

static bool
begins_upper(const char *text)
{
	ucs4_t c = 0;
	return u8_strmbtouc(&c, (const uint8_t *)text) > 0 && uc_is_upper(c);
}

const char *
text_first_sentence(struct arena *arena, const char *text)
{
	enum { SHORTEST = 20 }; /* bytes: what is shorter and ends in a full stop is an abbreviation */
	for (const char *c = text; c && (c = strpbrk(c, ".?")); c++)
		if (c[1] == ' ' && (*c == '?' || c - text > SHORTEST) && begins_upper(c + 2))
			return arena_strndup(arena, text, (size_t)(c - text) + 1);
	return text;
}
