/* kalauz-call: wiring, and the side that rings. See kalauz-call(8). */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "data/conf.h"
#include "data/status.h"
#include "kiosk/call/call_board.h"
#include "kiosk/call/call_serve.h"
#include "kiosk/helper/helper.h"

#define DEFAULT_SOCKET "/run/kalauz/call"

enum { EXIT_USAGE = 2, WAITING = 8 };

static const struct helper helper = {
	.name = "kalauz-call",
	.usage = "usage: kalauz-call [--config FILE] [--socket PATH]\n"
	    "       kalauz-call --ring NAME [--socket PATH]\n"
	    "       kalauz-call --check-config [--config FILE]\n"
	    "       kalauz-call --help | --version\n",
	.own = "ring",
	.own_argument = required_argument,
	.or_own = "",
	.waiting = WAITING,
};

struct call_settings {
	const char *command; /* NULL: none */
};

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
read_settings(const struct helper_options *options, struct arena *arena, struct call_settings *out)
{
	static const struct conf_key keys[] = {{"command", set_command}};
	const char *path = options->config ? options->config : SYSCONFDIR "/kalauz/kalauz-call.conf";
	struct conf conf = {.settings = out, .arena = arena, .name = path};
	enum status status = conf_read(&conf, keys, sizeof keys / sizeof *keys, path);
	if (status == STATUS_ABSENT && options->config)
		status_report("%s: there is no such file", path);
	return status == STATUS_ABSENT && !options->config ? STATUS_DONE : status;
}

static int
serve(const struct helper_options *options, const struct call_settings *settings)
{
	int idle, fd = helper_listen(&helper, options->socket, &idle);
	if (fd < 0)
		return EXIT_FAILURE;
	call_serve(fd, settings->command, idle, &helper_stop);
	return EXIT_SUCCESS;
}

/* -------------------------------------------------------------------- rings -- */

/* Passes on what is said until somebody goes, who waits for it has hung up, or nobody is there any more. */
static int
relay(int fd)
{
	char line[CALL_MAX_LINE + 1], byte;
	size_t size = 0;
	while (!helper_stop) {
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
ring(const struct helper_options *options)
{
	char line[CALL_MAX_LINE + 1];
	struct sockaddr_un address;
	const char *path = options->socket ? options->socket : DEFAULT_SOCKET;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int size = snprintf(line, sizeof line, "call %s\n", options->own_value);
	if (size >= (int)sizeof line || strchr(options->own_value, '\n')) {
		status_report("--ring: the name is too long");
		return EXIT_USAGE;
	}
	if (fd < 0 || !helper_address(path, &address) || connect(fd, (struct sockaddr *)&address, sizeof address) ||
	    send(fd, line, (size_t)size, MSG_NOSIGNAL) != size) {
		status_report("%s: %s", path, strerror(errno));
		return EXIT_FAILURE;
	}
	return relay(fd);
}

int
main(int argc, char **argv)
{
	struct helper_options options;
	struct call_settings settings = {0};
	struct arena arena = {0};
	status_guard_streams();
	status_log_as("kalauz-call", true);
	if (!helper_parse(&helper, argc, argv, &options))
		return EXIT_USAGE;
	helper_handle_signals();
	int result = options.own ? ring(&options) : read_settings(&options, &arena, &settings) != STATUS_DONE;
	if (!options.own && !result && !options.check_only)
		result = serve(&options, &settings);
	arena_free(&arena);
	return result;
}
