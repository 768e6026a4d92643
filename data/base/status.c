#include "data/status.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REPORT_SIZE = 1024 };

static const char *program = "kalauz", *priority = "";

void
status_log_as(const char *name, bool to_journal)
{
	program = name;
	priority = to_journal && !isatty(STDERR_FILENO) ? "<3>" : "";
}

const char *
status_name(enum status status)
{
	switch (status) {
	case STATUS_DONE:        return "done";
	case STATUS_ABSENT:      return "absent";
	case STATUS_CORRUPT:     return "corrupt";
	case STATUS_FOREIGN:     return "foreign";
	case STATUS_UNKNOWN:     return "unknown schema";
	case STATUS_INTERRUPTED: return "interrupted";
	case STATUS_INVALID:     return "invalid";
	case STATUS_IO:          return "system error";
	}
	return "?";
}

void
status_report(const char *format, ...)
{
	char line[REPORT_SIZE];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	for (char *c = line; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f)
			*c = '?';
	if (program)
		fprintf(stderr, "%s%s: %s\n", priority, program, line);
}

void
status_guard_streams(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd) /* what is written there fails */
			abort();
}

int
status_of_output(int result)
{
	bool lost = ferror(stdout);
	errno = 0;
	if (!fflush(stdout) && !lost)
		return result;
	status_report("stdout: %s; not all of the output was written", errno ? strerror(errno) : "writing failed");
	return EXIT_FAILURE;
}
