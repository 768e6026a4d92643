/* What terminals send: any bytes at any time. The first byte says how long Escape waits; then each piece has a byte of
 * size and pause before it. Nothing but what input.h knows comes out; with the same clock it does not matter how bytes are
 * cut; and a letter that is typed after a silence arrives. */
#include <stdint.h>
#include <stdlib.h>

#include "kiosk/device/decoder.h"

enum { SILENCE = 2000, MAX_SIZE = 2000 };

static void
check(const struct input *input)
{
	switch (input->what) {
	case INPUT_KEY:
		if (!input->key || input->key > K_F12)
			abort();
		break;
	case INPUT_TEXT:
		if (input->key < ' ' || input->key >= K_UP)
			abort();
		break;
	case INPUT_CLICK:
		if (input->x < 0 || input->y < 0)
			abort();
		break;
	case INPUT_WHEEL:
		break;
	default:
		abort();
	}
}

static uint64_t
add(uint64_t sum, const struct input *input)
{
	check(input);
	sum = sum * 31 + (uint64_t)input->what;
	return (sum * 31 + input->key) * 31 + (uint64_t)(input->x + 1000 * input->y + input->lines);
}

static uint64_t
drain(struct decoder *decoder, int64_t clock, uint64_t sum)
{
	for (struct input input; (input = decoder_next(decoder, clock)).what != INPUT_NONE;)
		sum = add(sum, &input);
	if (decoder_has_bytes(decoder))
		abort();
	return sum;
}

static void
check_cuts(const uint8_t *bytes, size_t size)
{
	struct decoder whole, cut;
	uint64_t sum = 0;
	decoder_init(&whole, 1);
	decoder_init(&cut, 1);
	decoder_add(&whole, bytes, size, 1);
	for (size_t i = 0; i < size; i++) {
		decoder_add(&cut, bytes + i, 1, 1);
		sum = drain(&cut, 1, sum);
	}
	if (drain(&whole, 1, 0) != sum)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct decoder decoder;
	int64_t clock = 1;
	if (!size || size > MAX_SIZE)
		return 0;
	decoder_init(&decoder, *bytes % 100);
	check_cuts(bytes, size);
	for (size_t at = 1; at < size;) {
		size_t piece = bytes[at] % 16 + 1u;
		clock += bytes[at++] / 16 * 30;
		if (piece > size - at)
			piece = size - at;
		decoder_add(&decoder, bytes + at, piece, clock);
		drain(&decoder, clock, 0);
		at += piece;
	}
	for (int i = 0; i < 3; i++)
		drain(&decoder, clock += SILENCE, 0);
	decoder_add(&decoder, "z", 1, clock);
	struct input last = decoder_next(&decoder, clock);
	if (last.what != INPUT_KEY || last.key != 'z')
		abort();
	return 0;
}
