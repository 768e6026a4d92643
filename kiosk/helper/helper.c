#include "kiosk/helper/helper.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/status.h"
#include "data/version.h"

enum { FIRST_SOCKET = 3 /* of sd_listen_fds(3) */, IDLE = 60 };

volatile sig_atomic_t helper_stop;

/* ------------------------------------------------------------------ options -- */

static bool
take(const struct helper *helper, int option, struct helper_options *options)
{
	switch (option) {
	case 'f':
		options->config = optarg;
		return true;
	case 's':
		options->socket = optarg;
		return true;
	case 'o':
		options->own_value = optarg;
		return options->own = true;
	case 'C':
		return options->check_only = true;
	case 'h':
		fputs(helper->usage, stdout);
		exit(status_of_output(0));
	case 'v':
		exit(version_print(helper->name, CATALOGUE_SCHEMA));
	default:
		return false;
	}
}

bool
helper_parse(const struct helper *helper, int argc, char **argv, struct helper_options *out)
{
	const struct option known[] = {
		{"config", required_argument, NULL, 'f'}, {"socket", required_argument, NULL, 's'},
		{helper->own, helper->own_argument, NULL, 'o'}, {"check-config", no_argument, NULL, 'C'},
		{"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'v'}, {0},
	};
	bool good = true;
	*out = (struct helper_options){0};
	for (int option; good && (option = getopt_long(argc, argv, "", known, NULL)) != -1;)
		good = take(helper, option, out);
	good &= optind == argc;
	if (!good)
		fputs(helper->usage, stderr);
	return good;
}

/* ------------------------------------------------------------------ signals -- */

static void
on_stop(int signal)
{
	(void)signal;
	helper_stop = 1;
}

void
helper_handle_signals(void)
{
	struct sigaction action = {.sa_handler = on_stop};
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
}

/* ------------------------------------------------------------------ sockets -- */

bool
helper_address(const char *path, struct sockaddr_un *out)
{
	*out = (struct sockaddr_un){.sun_family = AF_UNIX};
	errno = ENAMETOOLONG;
	if (strlen(path) >= sizeof out->sun_path)
		return false;
	memcpy(out->sun_path, path, strlen(path));
	return true;
}

static int
listen_at(const char *path, int waiting)
{
	struct sockaddr_un address;
	struct stat old;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && !lstat(path, &old) && S_ISSOCK(old.st_mode))
		unlink(path);
	if (fd >= 0 && helper_address(path, &address) && !bind(fd, (struct sockaddr *)&address, sizeof address) &&
	    !listen(fd, waiting))
		return fd;
	status_report("%s: %s", path, strerror(errno));
	return -1;
}

int
helper_listen(const struct helper *helper, const char *path, int *idle)
{
	const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
	*idle = path ? 0 : IDLE;
	if (path)
		return listen_at(path, helper->waiting);
	if (pid && count && strtol(pid, NULL, 10) == getpid() && !strcmp(count, "1"))
		return FIRST_SOCKET;
	status_report("no socket: start %s.socket, or say --socket PATH%s", helper->name, helper->or_own);
	return -1;
}
