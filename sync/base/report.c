#include "sync/base/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	int exit;
	enum status status;
} outcomes[OUTCOMES] = {
	[OUTCOME_CURRENT] = {"current", 0, STATUS_DONE},
	[OUTCOME_UPDATED] = {"updated", 10, STATUS_DONE},
	[OUTCOME_UNREACHABLE] = {"unreachable", 11, STATUS_ABSENT},
	[OUTCOME_EXPIRED] = {"expired", 12, STATUS_FOREIGN},
	[OUTCOME_REFUSED] = {"refused", 13, STATUS_INVALID},
	[OUTCOME_BROKEN] = {"broken", 14, STATUS_IO},
	[OUTCOME_MISCONFIGURED] = {"misconfigured", 15, STATUS_IO},
	[OUTCOME_BUSY] = {"busy", 16, STATUS_IO},
};

const char *
outcome_name(enum outcome outcome)
{
	return outcomes[outcome].name;
}

bool
outcome_read(const char *name, enum outcome *out)
{
	for (enum outcome outcome = 0; outcome < OUTCOMES; outcome++)
		if (!strcmp(name, outcomes[outcome].name)) {
			*out = outcome;
			return true;
		}
	return false;
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

/* "http://name:password@host" and "name:password@host:port", as settings and environments have them: nobody but the
 * proxy needs to know. A word of the line, changed in place; the end of the rest. */
static char *
hide_user_info(char *word, char *end)
{
	char *at = memrchr(word, '@', (size_t)(end - word));
	char *scheme = at ? memmem(word, (size_t)(at - word), "://", 3) : NULL;
	char *begin = scheme ? scheme + 3 : word;
	if (!at || (!scheme && !memchr(word, ':', (size_t)(at - word))))
		return end;
	memmove(begin, at, strlen(at) + 1);
	return end - (at - begin);
}

static void
clean(char *line)
{
	static const char between[] = " '\"<>(),";
	for (char *c = line; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = '?';
	for (char *word = line; *(word += strspn(word, between));)
		word = hide_user_info(word, word + strcspn(word, between));
}

/* Cleaned as a whole before it is cut off: half a password is one, too. */
static void
append(struct report *report, const char *format, va_list arguments)
{
	char text[4 * REPORT_LINE];
	size_t used = strlen(report->line);
	vsnprintf(text, sizeof text, format, arguments);
	clean(text);
	snprintf(report->line + used, sizeof report->line - used, "%s", text);
}

void
report_add(struct report *report, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	append(report, format, arguments);
	va_end(arguments);
}

enum status
report_say(struct report *report, enum outcome outcome, const char *file, const char *clause,
    const char *format, ...)
{
	if (report->said)
		return outcomes[report->outcome].status;
	report->said = true;
	report->outcome = outcome;
	snprintf(report->line, sizeof report->line, "%s%s%.100s: %.80s: ", report->server ? report->server : "",
	    report->server ? ": " : "", file, clause);
	clean(report->line);
	va_list arguments;
	va_start(arguments, format);
	append(report, format, arguments);
	va_end(arguments);
	return outcomes[outcome].status;
}
