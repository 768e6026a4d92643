#include "kiosk/takeaway/slip_signs.h"

#include <string.h>
#include <unistr.h>

static const char alphabet[] = "123456789ABCDEFGHJKLMNOPQRSTUVWX";

/* -------------------------------------------------------------------- bits -- */

void
signs_put(struct signs *signs, unsigned bits, uint32_t value)
{
	if (signs->bit + bits > (SLIP_MAX_SIGNS - CHECK_SIGNS) * SIGN_BITS) {
		signs->bad = true;
		return;
	}
	while (bits--) {
		unsigned shift = SIGN_BITS - 1 - signs->bit % SIGN_BITS;
		signs->values[signs->bit / SIGN_BITS] |= (uint8_t)((value >> bits & 1) << shift);
		signs->bit++;
	}
	signs->size = signs->bit;
}

uint32_t
signs_get(struct signs *signs, unsigned bits)
{
	uint32_t value = 0;
	if (signs->bit + bits > signs->size)
		signs->bad = true;
	while (!signs->bad && bits--) {
		unsigned shift = SIGN_BITS - 1 - signs->bit % SIGN_BITS;
		value = value << 1 | (signs->values[signs->bit / SIGN_BITS] >> shift & 1);
		signs->bit++;
	}
	return signs->bad ? 0 : value;
}

/* ----------------------------------------------------------------- numbers -- */

enum { GAMMA_MAX_BITS = 20, LARGE_BITS = 20 };

void
signs_put_small(struct signs *signs, uint32_t value)
{
	unsigned bits = 1;
	while ((value + 1) >> bits)
		bits++;
	signs_put(signs, bits - 1, 0);
	signs_put(signs, bits, value + 1);
}

uint32_t
signs_get_small(struct signs *signs)
{
	unsigned zeros = 0;
	while (!signs->bad && !signs_get(signs, 1))
		signs->bad = signs->bad || ++zeros > GAMMA_MAX_BITS;
	uint32_t rest = signs_get(signs, zeros);
	return signs->bad ? 0 : ((1U << zeros) | rest) - 1;
}

/* Three sizes: a bit and a short number, two bits and a middle one, which begins after those, two bits and any. */
struct sizes {
	unsigned small_bits, middle_bits;
};

static const struct sizes number_sizes = {6, 10}, step_sizes = {4, 7};

static void
put_sized(struct signs *signs, struct sizes sizes, uint32_t value)
{
	const uint32_t small = 1U << sizes.small_bits, middle = 1U << sizes.middle_bits;
	if (value < small)
		signs_put(signs, 1 + sizes.small_bits, value);
	else if (value < small + middle)
		signs_put(signs, 2 + sizes.middle_bits, 2U << sizes.middle_bits | (value - small));
	else
		signs_put(signs, 2 + LARGE_BITS, 3U << LARGE_BITS | (value & (uint32_t)SLIP_MAX_NUMBER));
}

static uint32_t
get_sized(struct signs *signs, struct sizes sizes)
{
	if (!signs_get(signs, 1))
		return signs_get(signs, sizes.small_bits);
	if (!signs_get(signs, 1))
		return signs_get(signs, sizes.middle_bits) + (1U << sizes.small_bits);
	return signs_get(signs, LARGE_BITS);
}

void
signs_put_number(struct signs *signs, uint32_t value)
{
	put_sized(signs, number_sizes, value);
}

uint32_t
signs_get_number(struct signs *signs)
{
	return get_sized(signs, number_sizes);
}

void
signs_put_step(struct signs *signs, uint32_t value)
{
	put_sized(signs, step_sizes, value);
}

uint32_t
signs_get_step(struct signs *signs)
{
	return get_sized(signs, step_sizes);
}

/* ------------------------------------------------------------------- check -- */

/* A CRC of 20 bits by (x + 1)(x^19 + x^5 + x^2 + x + 1), whose second factor is primitive: it finds every wrong sign, every
 * two that changed places, all within four neighbours, and all but one in a million of the rest. */
static uint32_t
check_of(const uint8_t *values, size_t count)
{
	enum { WIDTH = CHECK_SIGNS * SIGN_BITS };
	const uint32_t polynomial = 0x80069, mask = (1U << WIDTH) - 1;
	uint32_t check = mask;
	for (size_t i = 0; i < count; i++)
		for (unsigned bit = SIGN_BITS; bit--;) {
			bool out = (check >> (WIDTH - 1) ^ values[i] >> bit) & 1;
			check = (check << 1 & mask) ^ (out ? polynomial : 0);
		}
	return check;
}

bool
signs_close(const struct signs *signs, char *code)
{
	size_t count = (signs->bit + SIGN_BITS - 1) / SIGN_BITS;
	if (signs->bad)
		return false;
	uint32_t check = check_of(signs->values, count);
	for (size_t i = 0; i < count; i++)
		code[i] = alphabet[signs->values[i]];
	for (size_t i = 0; i < CHECK_SIGNS; i++)
		code[count + i] = alphabet[check >> SIGN_BITS * (CHECK_SIGNS - 1 - i) & 31];
	code[count + CHECK_SIGNS] = 0;
	return true;
}

/* ------------------------------------------------------------------ typing -- */

/* A key of the Ukrainian layout as the Latin letter on the same key. */
static ucs4_t
by_place(ucs4_t c)
{
	static const char latin[] = "QWERTYUIOPASDFGHJKLZXCVBNM";
	static const ucs4_t small[] = {0x439, 0x446, 0x443, 0x43a, 0x435, 0x43d, 0x433, 0x448, 0x449, 0x437, 0x444, 0x456, 0x432,
		0x430, 0x43f, 0x440, 0x43e, 0x43b, 0x434, 0x44f, 0x447, 0x441, 0x43c, 0x438, 0x442, 0x44c};
	static const ucs4_t large[] = {0x419, 0x426, 0x423, 0x41a, 0x415, 0x41d, 0x413, 0x428, 0x429, 0x417, 0x424, 0x406, 0x412,
		0x410, 0x41f, 0x420, 0x41e, 0x41b, 0x414, 0x42f, 0x427, 0x421, 0x41c, 0x418, 0x422, 0x42c};
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (c == small[i] || c == large[i])
			return (ucs4_t)latin[i];
	return c;
}

/* Below 32; -1: no sign. */
static int
sign_of(ucs4_t c)
{
	c = by_place(c);
	if (c >= 'a' && c <= 'z')
		c -= 'a' - 'A';
	if (c == '0' || c == 0xf6 || c == 0xd6) /* ö stands where a scanner's 0 is */
		c = 'O';
	if (c == 'I')
		c = '1';
	const char *at = c && c < 0x80 ? strchr(alphabet, (int)c) : NULL;
	return at ? (int)(at - alphabet) : -1;
}

static bool
is_between(ucs4_t c)
{
	return c <= ' ' || c == '-' || c == 0xa0 || (c >= 0x2010 && c <= 0x2015);
}

enum slip_reading
signs_open(const char *typed, struct signs *out)
{
	const uint8_t *s = (const uint8_t *)typed, *end = s + strlen(typed);
	size_t count = 0;
	*out = (struct signs){0};
	for (ucs4_t c; s < end;) {
		s += u8_mbtouc(&c, s, (size_t)(end - s));
		int sign = sign_of(c);
		if (is_between(c))
			continue;
		if (sign < 0 || count == SLIP_MAX_SIGNS)
			return SLIP_STRANGE;
		out->values[count++] = (uint8_t)sign;
	}
	if (count <= CHECK_SIGNS)
		return SLIP_STRANGE;
	uint32_t check = 0;
	for (size_t i = count - CHECK_SIGNS; i < count; i++)
		check = check << SIGN_BITS | out->values[i];
	count -= CHECK_SIGNS;
	out->size = count * SIGN_BITS;
	return check == check_of(out->values, count) ? SLIP_READ : SLIP_DAMAGED;
}
