#include "data/base/hash.h"

#include <endian.h>
#include <string.h>

enum { LANES = 4, LANE = 8, STRIPE = LANES * LANE };

#define PRIME_1 UINT64_C(0x9e3779b185ebca87)
#define PRIME_2 UINT64_C(0xc2b2ae3d27d4eb4f)
#define PRIME_3 UINT64_C(0x165667b19e3779f9)
#define PRIME_4 UINT64_C(0x85ebca77c2b2ae63)
#define PRIME_5 UINT64_C(0x27d4eb2f165667c5)

static uint64_t
turned(uint64_t number, int bits)
{
	return number << bits | number >> (64 - bits);
}

static uint64_t
read_64(const unsigned char *at)
{
	uint64_t number;
	memcpy(&number, at, sizeof number);
	return le64toh(number);
}

static uint32_t
read_32(const unsigned char *at)
{
	uint32_t number;
	memcpy(&number, at, sizeof number);
	return le32toh(number);
}

static uint64_t
one_round(uint64_t lane, uint64_t input)
{
	return turned(lane + input * PRIME_2, 31) * PRIME_1;
}

/* What whole stripes come to; moves *at past them. */
static uint64_t
stripes(const unsigned char **at, const unsigned char *end, uint64_t seed)
{
	uint64_t lanes[LANES] = {seed + PRIME_1 + PRIME_2, seed + PRIME_2, seed, seed - PRIME_1};
	for (; end - *at >= STRIPE; *at += STRIPE)
		for (int i = 0; i < LANES; i++)
			lanes[i] = one_round(lanes[i], read_64(*at + i * LANE));
	uint64_t hash = turned(lanes[0], 1) + turned(lanes[1], 7) + turned(lanes[2], 12) + turned(lanes[3], 18);
	for (int i = 0; i < LANES; i++)
		hash = (hash ^ one_round(0, lanes[i])) * PRIME_1 + PRIME_4;
	return hash;
}

uint64_t
hash_of(const void *bytes, size_t size, uint64_t seed)
{
	const unsigned char *at = size ? bytes : (const unsigned char *)"", *end = at + size;
	uint64_t hash = (size < STRIPE ? seed + PRIME_5 : stripes(&at, end, seed)) + size;
	for (; end - at >= 8; at += 8)
		hash = turned(hash ^ one_round(0, read_64(at)), 27) * PRIME_1 + PRIME_4;
	for (; end - at >= 4; at += 4)
		hash = turned(hash ^ read_32(at) * PRIME_1, 23) * PRIME_2 + PRIME_3;
	for (; at < end; at++)
		hash = turned(hash ^ *at * PRIME_5, 11) * PRIME_1;
	hash = (hash ^ hash >> 33) * PRIME_2;
	hash = (hash ^ hash >> 29) * PRIME_3;
	return hash ^ hash >> 32;
}
