#include "sync/base/report.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	const char *name;
	int exit;
	enum status status;
} outcomes[] = {
	[OUTCOME_CURRENT] = {"current", 0, STATUS_DONE},
	[OUTCOME_UPDATED] = {"updated", 10, STATUS_DONE},
	[OUTCOME_UNREACHABLE] = {"unreachable", 11, STATUS_ABSENT},
	[OUTCOME_EXPIRED] = {"expired", 12, STATUS_FOREIGN},
	[OUTCOME_REFUSED] = {"refused", 13, STATUS_INVALID},
	[OUTCOME_BROKEN] = {"broken", 14, STATUS_IO},
};

const char *
outcome_name(enum outcome outcome)
{
	return outcomes[outcome].name;
}

int
outcome_exit(enum outcome outcome)
{
	return outcomes[outcome].exit;
}

bool
report_is_well(const struct report *report)
{
	return report->outcome == OUTCOME_CURRENT || report->outcome == OUTCOME_UPDATED;
}

struct report
report_push(struct report *report)
{
	struct report before = *report;
	*report = (struct report){.server = before.server};
	return before;
}

void
report_pop(struct report *report, const struct report *before)
{
	*report = *before;
}

enum status
report_say(struct report *report, enum outcome outcome, const char *file, const char *clause,
    const char *format, ...)
{
	if (report->said)
		return outcomes[report->outcome].status;
	report->said = true;
	report->outcome = outcome;
	int used = snprintf(report->line, sizeof report->line, "%s%s%.100s: %.80s: ",
	    report->server ? report->server : "", report->server ? ": " : "", file, clause);
	if (used < 0 || (size_t)used >= sizeof report->line)
		used = (int)sizeof report->line - 1;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(report->line + used, sizeof report->line - (size_t)used, format, arguments);
	va_end(arguments);
	for (char *c = report->line; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = '?';
	return outcomes[outcome].status;
}
