/* What the kiosk's helpers, kalauz-print and kalauz-call, have in common as programs. */
#ifndef HELPER_H
#define HELPER_H

#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/un.h>

struct helper {
	const char *name, *usage; /* usage: a text of lines */
	const char *own;          /* the option that only it has */
	int own_argument;         /* of getopt_long(3) */
	const char *or_own;       /* what its user could say instead of --socket: " or --once", or "" */
	int waiting;              /* clients that may wait at the socket */
};

struct helper_options {
	const char *config, *socket; /* NULL: not said */
	const char *own_value;
	bool own, check_only;
};

extern volatile sig_atomic_t helper_stop; /* by a signal */

/* False: wrong usage, and it is said. --help and --version end the program. */
bool helper_parse(const struct helper *, int argc, char **argv, struct helper_options *out);
void helper_handle_signals(void);

/* False, errno says why: the path is too long. */
bool helper_address(const char *path, struct sockaddr_un *out);
/* The socket at the path, made anew; without one, that which the service manager has opened. -1: none, said. *idle: seconds
 * without work after which it ends, because the manager listens again; 0: never. */
int helper_listen(const struct helper *, const char *path, int *idle);

#endif
