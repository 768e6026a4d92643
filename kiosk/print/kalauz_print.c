/* kalauz-print: wiring only. See kalauz-print(8). */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/version.h"
#include "kiosk/print/print_serve.h"

enum {
	EXIT_USAGE = 2,
	FIRST_SOCKET = 3,  /* of sd_listen_fds(3) */
	IDLE = 60,         /* s: then systemd listens again, and no memory is kept */
	WAITING = 4,       /* clients that may wait to be told that it is busy */
};

static volatile sig_atomic_t stop;

struct options {
	const char *config, *socket;
	bool once, check_only;
};

static void
usage(FILE *out)
{
	fprintf(out, "usage: kalauz-print [--config FILE] [--socket PATH | --once]\n"
	    "       kalauz-print --check-config [--config FILE]\n"
	    "       kalauz-print --help | --version\n");
}

static bool
parse_options(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
		{"config", required_argument, NULL, 'f'}, {"socket", required_argument, NULL, 's'},
		{"once", no_argument, NULL, 'o'}, {"check-config", no_argument, NULL, 'C'},
		{"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'v'}, {0},
	};
	*options = (struct options){0};
	for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
		if (option == 'h') {
			usage(stdout);
			exit(status_of_output(0));
		}
		if (option == 'v')
			exit(version_print("kalauz-print", CATALOGUE_SCHEMA));
		if (option == '?')
			return false;
		options->config = option == 'f' ? optarg : options->config;
		options->socket = option == 's' ? optarg : options->socket;
		options->once |= option == 'o';
		options->check_only |= option == 'C';
	}
	return optind == argc && options->once + options->check_only + !!options->socket <= 1;
}

static void
on_stop(int signal)
{
	(void)signal;
	stop = 1;
}

static void
handle_signals(void)
{
	struct sigaction action = {.sa_handler = on_stop};
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); /* somebody's list must not land in a file */
}

/* The socket that the service manager has opened; -1: it has none for us. */
static int
socket_of_manager(void)
{
	const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
	return pid && count && strtol(pid, NULL, 10) == getpid() && !strcmp(count, "1") ? FIRST_SOCKET : -1;
}

static int
open_socket(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct stat old;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (strlen(path) < sizeof address.sun_path)
		memcpy(address.sun_path, path, strlen(path));
	else
		errno = ENAMETOOLONG;
	if (*address.sun_path && !lstat(path, &old) && S_ISSOCK(old.st_mode))
		unlink(path);
	if (fd >= 0 && *address.sun_path && !bind(fd, (struct sockaddr *)&address, sizeof address) && !listen(fd, WAITING))
		return fd;
	status_report("%s: %s", path, strerror(errno));
	return -1;
}

static int
run(const struct options *options, const struct print_settings *settings)
{
	handle_signals();
	if (options->once)
		return print_serve_one(STDIN_FILENO, STDOUT_FILENO, settings, &stop) == STATUS_DONE ? 0 : 1;
	int manager = options->socket ? -1 : socket_of_manager();
	int fd = options->socket ? open_socket(options->socket) : manager;
	if (fd < 0 && !options->socket)
		status_report("no socket: start kalauz-print.socket, or say --socket PATH or --once");
	if (fd < 0)
		return 1;
	print_serve(fd, settings, manager >= 0 ? IDLE : 0, &stop);
	return 0;
}

int
main(int argc, char **argv)
{
	struct options options;
	struct print_settings settings;
	struct arena arena = {0};
	status_guard_streams();
	status_log_as("kalauz-print", true);
	if (!parse_options(argc, argv, &options)) {
		usage(stderr);
		return EXIT_USAGE;
	}
	print_settings_default(&settings);
	const char *path = options.config ? options.config : SYSCONFDIR "/kalauz/kalauz-print.conf";
	enum status status = print_settings_read(&settings, &arena, path);
	if (status == STATUS_ABSENT)
		status_report("%s: there is no such file", path);
	int result = status != STATUS_DONE;
	if (!result && !options.check_only)
		result = run(&options, &settings);
	arena_free(&arena);
	return result;
}
