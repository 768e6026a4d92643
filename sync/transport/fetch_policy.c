#include "sync/transport/fetch_policy.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <time.h>

enum {
	FIRST_PAUSE = 1000, MAX_PAUSE = 30000, /* milliseconds, between two tries of a run */
	FIRST_BACK_OFF = 600,                  /* seconds, between two runs: as often as the timer */
};

/* -------------------------------------------------------------------- headers -- */

/* "bytes 100-199/200"; a total of "*" is left unknown, a range of "*" (status 416) too. */
struct content_range
content_range_read(const char *value)
{
	unsigned long long from = 0, total = 0;
	if (strncasecmp(value, "bytes ", 6) != 0)
		return (struct content_range){0};
	value += 6;
	bool given = sscanf(value, "%llu-", &from) == 1 || *value == '*';
	const char *slash = strchr(value, '/');
	if (slash)
		sscanf(slash, "/%llu", &total);
	return (struct content_range){.given = given, .from = from, .total = total};
}

/* -------------------------------------------------------------------- retries -- */

bool
policy_is_passing(long status)
{
	static const long passing[] = {408, 425, 429, 500, 502, 503, 504};
	for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
		if (status == passing[i])
			return true;
	return false;
}

/* Between half of the pause and all of it. */
static int64_t
with_jitter(int64_t pause, uint32_t jitter)
{
	return pause / 2 + (int64_t)(jitter % (uint64_t)(pause / 2 + 1));
}

static int64_t
believed(int64_t retry_after)
{
	return retry_after < POLICY_MAX_RETRY_AFTER ? retry_after : POLICY_MAX_RETRY_AFTER;
}

/* The first pause, doubled for every failure but the first. */
static int64_t
doubled(int64_t first, uint64_t failures, int64_t most)
{
	int64_t pause = first;
	while (failures-- > 1 && pause < most)
		pause *= 2;
	return pause < most ? pause : most;
}

int64_t
policy_pause(uint64_t failures, int64_t retry_after, int64_t left, uint32_t jitter)
{
	int64_t pause = with_jitter(doubled(FIRST_PAUSE, failures, MAX_PAUSE), jitter);
	if (retry_after > 0)
		pause = believed(retry_after) * 1000 + with_jitter(FIRST_PAUSE, jitter);
	return pause < left ? pause : -1;
}

int64_t
policy_back_off(uint64_t failures, int64_t retry_after, uint32_t jitter)
{
	int64_t pause = with_jitter(doubled(FIRST_BACK_OFF, failures, POLICY_MAX_BACK_OFF), jitter);
	if (retry_after > 0 && believed(retry_after) + with_jitter(FIRST_BACK_OFF, jitter) > pause)
		pause = believed(retry_after) + with_jitter(FIRST_BACK_OFF, jitter);
	return pause;
}

uint32_t
policy_jitter(void)
{
	uint32_t jitter = 0;
	struct timespec now;
	if (getrandom(&jitter, sizeof jitter, GRND_NONBLOCK) == sizeof jitter)
		return jitter;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint32_t)now.tv_nsec;
}
