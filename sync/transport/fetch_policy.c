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
static void
read_content_range(struct answer *answer, const char *value)
{
	unsigned long long from = 0, total = 0;
	if (strncasecmp(value, "bytes ", 6) != 0)
		return;
	value += 6;
	answer->has_part = sscanf(value, "%llu-", &from) == 1 || *value == '*';
	const char *slash = strchr(value, '/');
	if (slash)
		sscanf(slash, "/%llu", &total);
	answer->part_from = from;
	answer->part_total = total;
}

static bool
read_content_length(struct answer *answer, const char *value)
{
	if (*answer->length && strcmp(answer->length, value) != 0)
		return false;
	snprintf(answer->length, sizeof answer->length, "%s", value);
	return true;
}

/* The value of a field, if the line is of this name; else NULL. */
static const char *
value_of(const char *line, const char *name)
{
	size_t size = strlen(name);
	return strncasecmp(line, name, size) == 0 ? line + size + strspn(line + size, " \t") : NULL;
}

bool
answer_read(struct answer *answer, const char *line, size_t size)
{
	char field[128];
	const char *value;
	if (size >= sizeof field)
		return true;
	snprintf(field, sizeof field, "%.*s", (int)size, line);
	field[strcspn(field, "\r\n")] = '\0';
	if ((value = value_of(field, "content-range:")))
		read_content_range(answer, value);
	else if ((value = value_of(field, "content-length:")))
		return read_content_length(answer, value);
	return true;
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
with_jitter(int64_t pause, uint32_t luck)
{
	return pause / 2 + (int64_t)(luck % (uint64_t)(pause / 2 + 1));
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
policy_pause(uint64_t failures, int64_t retry_after, int64_t left, uint32_t luck)
{
	int64_t pause = with_jitter(doubled(FIRST_PAUSE, failures, MAX_PAUSE), luck);
	if (retry_after > 0)
		pause = believed(retry_after) * 1000 + with_jitter(FIRST_PAUSE, luck);
	return pause < left ? pause : -1;
}

int64_t
policy_back_off(uint64_t failures, int64_t retry_after, uint32_t luck)
{
	int64_t pause = with_jitter(doubled(FIRST_BACK_OFF, failures, POLICY_MAX_BACK_OFF), luck);
	if (retry_after > 0 && believed(retry_after) + with_jitter(FIRST_BACK_OFF, luck) > pause)
		pause = believed(retry_after) + with_jitter(FIRST_BACK_OFF, luck);
	return pause;
}

uint32_t
policy_luck(void)
{
	uint32_t luck = 0;
	struct timespec now;
	if (getrandom(&luck, sizeof luck, GRND_NONBLOCK) == sizeof luck)
		return luck;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint32_t)now.tv_nsec;
}
