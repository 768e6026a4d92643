#include "sync/client/turn.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "data/status.h"
#include "sync/base/files.h"

static const char digits[] = "0123456789abcdef";

static bool
read_id(int folder, char id[TURN_ID + 1])
{
	size_t size;
	char *bytes = files_read(folder, TURN_FILE, TURN_ID + 1, &size);
	bool whole = bytes && size == TURN_ID + 1 && bytes[TURN_ID] == '\n' && strspn(bytes, digits) == TURN_ID;
	if (whole)
		snprintf(id, TURN_ID + 1, "%s", bytes);
	free(bytes);
	return whole;
}

/* NULL: done; else the call that failed. */
static const char *
make_id(int folder, char id[TURN_ID + 1])
{
	uint8_t random[TURN_ID];
	char line[TURN_ID + 1];
	if (getrandom(random, sizeof random, 0) != sizeof random)
		return "getrandom";
	for (int i = 0; i < TURN_ID; i++)
		id[i] = digits[random[i] % 16];
	id[TURN_ID] = 0;
	memcpy(line, id, TURN_ID);
	line[TURN_ID] = '\n';
	return files_replace(folder, TURN_FILE, line, sizeof line);
}

bool
turn_id(const char *store, char id[TURN_ID + 1])
{
	int folder = open(store, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const char *call = folder < 0 ? "open" : read_id(folder, id) ? NULL : make_id(folder, id);
	if (call)
		status_report("%s/" TURN_FILE ": %s: %s", store, call, strerror(errno));
	if (folder >= 0)
		close(folder);
	return !call;
}

int
turn_phase(const char id[TURN_ID + 1])
{
	char head[9];
	snprintf(head, sizeof head, "%.8s", id);
	return (int)(strtoul(head, NULL, 16) % TURN_SPAN);
}

int
turn_wait(int phase, int64_t now, int64_t last_run)
{
	if (!last_run || now < last_run || now - last_run > 2 * TURN_PERIOD)
		return phase / 10;
	int64_t wait = (phase - now % TURN_PERIOD) % TURN_PERIOD;
	return (int)(wait < 0 ? wait + TURN_PERIOD : wait);
}
