#include "data/editor/source/source_sign.h"

#include <stdbool.h>
#include <unictype.h>
#include <unistr.h>

uint32_t
sign_at(const char *s, size_t *size)
{
	ucs4_t c = 0;
	int taken = u8_strmbtouc(&c, (const uint8_t *)s);
	*size = taken > 0 ? (size_t)taken : 0;
	return taken > 0 ? c : 0;
}

/* What word processors make of a hyphen at the beginning of a line, and what people use for a list elsewhere. */
static bool
is_bullet(uint32_t c)
{
	static const uint32_t bullets[] = {
		0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d, /* dashes */
		0xb7, 0x2022, 0x2023, 0x2043, 0x204c, 0x204d, 0x2219, 0x25a0, 0x25aa, 0x25ab, 0x25cf, 0x25e6, 0x2605, 0x2713,
		0x2714, 0x27a2, 0x2192, '*', '+',
	};
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (bullets[i] == c)
			return true;
	return false;
}

size_t
sign_false_hyphen(const char *text)
{
	size_t size, next;
	uint32_t c = sign_at(text, &size);
	uint32_t after = sign_at(text + size, &next);
	if (c == '-')
		return after && after != '-' && after != ' ' && !uc_is_general_category_withtable(after, UC_CATEGORY_MASK_N) ? size : 0;
	return is_bullet(c) && (after == ' ' || c > 0x7f) ? size : 0;
}

const char *
sign_name(struct arena *arena, uint32_t c)
{
	uint8_t sign[5] = {0};
	u8_uctomb(sign, c, 4);
	bool shown = c >= 0x21 && !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z | UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_M);
	return shown ? arena_printf(arena, "U+%04X (%s)", (unsigned)c, (const char *)sign)
	    : arena_printf(arena, "U+%04X", (unsigned)c);
}
