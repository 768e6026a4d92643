/* kalauz-call: wiring, and the side that rings. See kalauz-call(8). */
#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/conf.h"
#include "data/status.h"
#include "data/version.h"
#include "kiosk/call/call_board.h"
#include "kiosk/call/call_serve.h"

#define DEFAULT_SOCKET "/run/kalauz/call"

enum {
	EXIT_USAGE = 2,
	FIRST_SOCKET = 3, /* of sd_listen_fds(3) */
	IDLE = 60,        /* s: then systemd listens again */
	WAITING = 8,
};

static volatile sig_atomic_t stop;

struct options {
	const char *config, *socket, *ring;
	bool check_only;
};

struct call_settings {
	const char *command; /* NULL: none */
};

static void
usage(FILE *out)
{
	fprintf(out, "usage: kalauz-call [--config FILE] [--socket PATH]\n"
	    "       kalauz-call --ring NAME [--socket PATH]\n"
	    "       kalauz-call --check-config [--config FILE]\n"
	    "       kalauz-call --help | --version\n");
}

static bool
parse_options(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
		{"config", required_argument, NULL, 'f'}, {"socket", required_argument, NULL, 's'},
		{"ring", required_argument, NULL, 'r'}, {"check-config", no_argument, NULL, 'C'},
		{"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'v'}, {0},
	};
	*options = (struct options){0};
	for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
		if (option == 'h') {
			usage(stdout);
			exit(status_of_output(0));
		}
		if (option == 'v')
			exit(version_print("kalauz-call", CATALOGUE_SCHEMA));
		if (option == '?')
			return false;
		options->config = option == 'f' ? optarg : options->config;
		options->socket = option == 's' ? optarg : options->socket;
		options->ring = option == 'r' ? optarg : options->ring;
		options->check_only |= option == 'C';
	}
	return optind == argc;
}

static enum status
set_command(const struct conf *l)
{
	struct call_settings *settings = l->settings;
	if (*l->value != '/')
		return conf_complain(l, "not a path that begins with /; write the program that tells somebody");
	settings->command = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
read_settings(const struct options *options, struct arena *arena, struct call_settings *out)
{
	static const struct conf_key keys[] = {{"command", set_command}};
	const char *path = options->config ? options->config : SYSCONFDIR "/kalauz/kalauz-call.conf";
	struct conf conf = {.settings = out, .arena = arena, .name = path};
	enum status status = conf_read(&conf, keys, sizeof keys / sizeof *keys, path);
	if (status == STATUS_ABSENT && options->config)
		status_report("%s: there is no such file", path);
	return status == STATUS_ABSENT && !options->config ? STATUS_DONE : status;
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
}

/* ------------------------------------------------------------------ sockets -- */

/* The socket that the service manager has opened; -1: it has none for us. */
static int
socket_of_manager(void)
{
	const char *pid = getenv("LISTEN_PID"), *count = getenv("LISTEN_FDS");
	return pid && count && strtol(pid, NULL, 10) == getpid() && !strcmp(count, "1") ? FIRST_SOCKET : -1;
}

/* False, errno says why: the path is too long. */
static bool
address_of(const char *path, struct sockaddr_un *out)
{
	*out = (struct sockaddr_un){.sun_family = AF_UNIX};
	errno = ENAMETOOLONG;
	if (strlen(path) >= sizeof out->sun_path)
		return false;
	memcpy(out->sun_path, path, strlen(path));
	return true;
}

static int
listen_at(const char *path)
{
	struct sockaddr_un address;
	struct stat old;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && !lstat(path, &old) && S_ISSOCK(old.st_mode))
		unlink(path);
	if (fd >= 0 && address_of(path, &address) && !bind(fd, (struct sockaddr *)&address, sizeof address) &&
	    !listen(fd, WAITING))
		return fd;
	status_report("%s: %s", path, strerror(errno));
	return -1;
}

static int
serve(const struct options *options, const struct call_settings *settings)
{
	int manager = options->socket ? -1 : socket_of_manager();
	int fd = options->socket ? listen_at(options->socket) : manager;
	if (fd < 0 && !options->socket)
		status_report("no socket: start kalauz-call.socket, or say --socket PATH");
	if (fd < 0)
		return EXIT_FAILURE;
	call_serve(fd, settings->command, manager >= 0 ? IDLE : 0, &stop);
	return EXIT_SUCCESS;
}

/* -------------------------------------------------------------------- rings -- */

/* Passes on what is said until somebody goes, who waits for it has hung up, or nobody is there any more. */
static int
relay(int fd)
{
	char line[CALL_MAX_LINE + 1], byte;
	size_t size = 0;
	while (!stop) {
		struct pollfd fds[] = {{.fd = fd, .events = POLLIN}, {.fd = STDOUT_FILENO, .events = 0}};
		if (poll(fds, 2, 1000) <= 0)
			continue;
		if (fds[1].revents)
			break;
		if (recv(fd, &byte, 1, 0) != 1 || size == CALL_MAX_LINE)
			break;
		line[size++] = byte;
		if (byte != '\n')
			continue;
		line[size] = 0;
		size = 0;
		if (fputs(line, stdout) < 0 || fflush(stdout))
			break;
		if (!strcmp(line, "taken\n"))
			return EXIT_SUCCESS;
	}
	return EXIT_FAILURE;
}

static int
ring(const struct options *options)
{
	char line[CALL_MAX_LINE + 1];
	struct sockaddr_un address;
	const char *path = options->socket ? options->socket : DEFAULT_SOCKET;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int size = snprintf(line, sizeof line, "call %s\n", options->ring);
	if (size >= (int)sizeof line || strchr(options->ring, '\n')) {
		status_report("--ring: the name is too long");
		return EXIT_USAGE;
	}
	if (fd < 0 || !address_of(path, &address) || connect(fd, (struct sockaddr *)&address, sizeof address) ||
	    send(fd, line, (size_t)size, MSG_NOSIGNAL) != size) {
		status_report("%s: %s", path, strerror(errno));
		return EXIT_FAILURE;
	}
	return relay(fd);
}

int
main(int argc, char **argv)
{
	struct options options;
	struct call_settings settings = {0};
	struct arena arena = {0};
	status_guard_streams();
	status_log_as("kalauz-call", true);
	if (!parse_options(argc, argv, &options)) {
		usage(stderr);
		return EXIT_USAGE;
	}
	handle_signals();
	int result = options.ring ? ring(&options) : read_settings(&options, &arena, &settings) != STATUS_DONE;
	if (!options.ring && !result && !options.check_only)
		result = serve(&options, &settings);
	arena_free(&arena);
	return result;
}
