/* How a call ended, and where the precise line about it goes. */
#ifndef STATUS_H
#define STATUS_H

#include <stdbool.h>

enum status {
	STATUS_DONE,        /* as asked */
	STATUS_ABSENT,      /* no such row, file or folder */
	STATUS_CORRUPT,     /* damaged, or not what it claims to be */
	STATUS_FOREIGN,     /* a file of another kind */
	STATUS_UNKNOWN,     /* of our kind, in a schema that we don't know */
	STATUS_INTERRUPTED, /* stopped because the caller asked */
	STATUS_INVALID,     /* bad input, reported line by line */
	STATUS_IO,          /* the system refused */
};

/* A word for logs ("corrupt"). */
const char *status_name(enum status);

/* Whose reports these are ("kalauz" if nobody says); `to_journal`: where stderr is no terminal, the priority "error"
 * of syslog(3) stands before each line, as systemd reads it. The name is the caller's. NULL: nothing is written, the
 * program has words of its own. */
void status_log_as(const char *program, bool to_journal);

/* Writes "PROGRAM: ..." as one line to stderr; control characters in it are
 * replaced. Whoever detects an error reports it; callers only pass the status on. */
void status_report(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* At the start of a program that opens files: where stdin, stdout or stderr is closed, no file gets its number. */
void status_guard_streams(void);
/* At the end of a program that printed: writes out what stdout still holds. When not all arrived (a full disk, a closed
 * stdout) it reports that and returns EXIT_FAILURE; else `result`. */
int status_of_output(int result);

#endif
