#include "kiosk/print/print_reasons.h"

#include <string.h>

/* In order: who sees several, hears the first. */
static const struct {
	const char *reason;
	enum printing state;
} known[] = {
	{"media-jam", PRINTING_JAM},
	{"media-empty", PRINTING_NO_PAPER}, {"media-needed", PRINTING_NO_PAPER}, {"input-tray-missing", PRINTING_NO_PAPER},
	{"input-media-supply-empty", PRINTING_NO_PAPER}, {"input-tray-empty", PRINTING_NO_PAPER},
	{"cover-open", PRINTING_ATTENTION}, {"door-open", PRINTING_ATTENTION}, {"interlock-open", PRINTING_ATTENTION},
	{"output-area-full", PRINTING_ATTENTION}, {"output-tray-missing", PRINTING_ATTENTION},
	{"marker-supply-empty", PRINTING_ATTENTION}, {"toner-empty", PRINTING_ATTENTION},
	{"marker-waste-full", PRINTING_ATTENTION}, {"developer-empty", PRINTING_ATTENTION}, {"fuser-over-temp", PRINTING_ATTENTION},
	{"opc-life-over", PRINTING_ATTENTION}, {"spool-area-full", PRINTING_ATTENTION}, {"paused", PRINTING_ATTENTION},
	{"shutdown", PRINTING_ATTENTION}, {"offline", PRINTING_ATTENTION}, {"timed-out", PRINTING_ATTENTION},
	{"connecting-to-device", PRINTING_ATTENTION}, {"stopped-partly", PRINTING_ATTENTION}, {"other", PRINTING_ATTENTION},
};
enum { KNOWN = sizeof known / sizeof *known };

static bool
ends_with(const char *word, size_t size, const char *end)
{
	size_t length = strlen(end);
	return size > length && !memcmp(word + size - length, end, length);
}

/* Where it stands among the known ones; KNOWN: it needs nobody. */
static size_t
place_of(const char *reason, bool stopped)
{
	size_t size = strlen(reason);
	if (ends_with(reason, size, "-report")) {
		if (!stopped)
			return KNOWN;
		size -= strlen("-report");
	} else if (ends_with(reason, size, "-warning")) {
		size -= strlen("-warning");
	} else if (ends_with(reason, size, "-error")) {
		size -= strlen("-error");
	}
	size_t place = 0;
	while (place < KNOWN && (strlen(known[place].reason) != size || memcmp(known[place].reason, reason, size) != 0))
		place++;
	return place;
}

enum printing
print_reasons_state(const char *const *reasons, size_t count, bool stopped)
{
	size_t first = KNOWN;
	for (size_t i = 0; i < count; i++) {
		size_t place = place_of(reasons[i], stopped);
		first = place < first ? place : first;
	}
	return first < KNOWN ? known[first].state : stopped ? PRINTING_ATTENTION : PRINTING_RUNS;
}
