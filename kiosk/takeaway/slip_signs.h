/* Bits in signs of five, with a check. Private to the slip. */
#ifndef SLIP_SIGNS_H
#define SLIP_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kiosk/takeaway/slip.h"

enum { SIGN_BITS = 5, CHECK_SIGNS = 4 };

/* Written from the front, read from the front. */
struct signs {
	uint8_t values[SLIP_MAX_SIGNS]; /* below 32 */
	size_t bit, size;               /* up to where; bits that there are */
	bool bad;                       /* more was written or read than there is room or bits; zeros then */
};

void signs_put(struct signs *, unsigned bits, uint32_t value);
uint32_t signs_get(struct signs *, unsigned bits);

/* Elias' gamma code of value + 1: small numbers in few bits. */
void signs_put_small(struct signs *, uint32_t value);
uint32_t signs_get_small(struct signs *);
/* Something's number: 7 bits below 64, 12 below 1,088, else 22. */
void signs_put_number(struct signs *, uint32_t value);
uint32_t signs_get_number(struct signs *);
/* From one number to a larger one: 5 bits below 16, 9 below 144, else 22. */
void signs_put_step(struct signs *, uint32_t value);
uint32_t signs_get_step(struct signs *);

/* Whole signs, then their check. Room for SLIP_MAX_SIGNS + 1. False: too many. */
bool signs_close(const struct signs *, char *code);
enum slip_reading signs_open(const char *typed, struct signs *out);

#endif
