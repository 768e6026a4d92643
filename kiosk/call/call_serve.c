#include "kiosk/call/call_serve.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "data/status.h"
#include "kiosk/call/call_board.h"

/* A client at its place, and the command that runs for its call. */
struct seat {
	int fd;      /* -1: nobody sits here */
	char line[CALL_MAX_LINE + 1];
	size_t size;
	pid_t child; /* 0: none */
	int said;    /* what the child writes; -1: none */
	char word[CALL_MAX_LINE + 1];
	size_t word_size;
};

struct server {
	int listener;
	const char *command;
	struct call_board board;
	struct seat seats[CALL_MAX_CLIENTS];
};

/* ----------------------------------------------------------------- command -- */

static void
become_command(const char *command, const char *name, const char *time, int out)
{
	char *const arguments[] = {(char *)command, (char *)name, (char *)time, NULL};
	int nothing = open("/dev/null", O_RDONLY);
	dup2(nothing, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	execv(command, arguments);
	dprintf(STDERR_FILENO, "kalauz-call: %s: %s\n", command, strerror(errno));
	_exit(127);
}

static void
start_command(struct server *server, size_t place)
{
	const struct call_client *client = &server->board.clients[place];
	struct seat *seat = &server->seats[place];
	int ends[2];
	if (!server->command || pipe2(ends, O_CLOEXEC | O_NONBLOCK))
		return;
	seat->child = fork();
	if (!seat->child)
		become_command(server->command, client->name, client->time, ends[1]);
	close(ends[1]);
	if (seat->child < 0) {
		status_report("%s: %s", server->command, strerror(errno));
		seat->child = 0;
		close(ends[0]);
		return;
	}
	seat->said = ends[0];
	seat->word_size = 0;
}

static void
stop_command(struct seat *seat)
{
	if (seat->said >= 0)
		close(seat->said);
	seat->said = -1;
	if (seat->child)
		kill(seat->child, SIGTERM);
	seat->child = 0;
}

/* ------------------------------------------------------------------ clients -- */

static void deliver(struct server *, struct call_messages *);

static void
leave(struct server *server, size_t place)
{
	struct call_messages *messages = calloc(1, sizeof *messages);
	struct seat *seat = &server->seats[place];
	if (!messages)
		abort();
	stop_command(seat);
	close(seat->fd);
	*seat = (struct seat){.fd = -1, .said = -1};
	call_board_leave(&server->board, place, messages);
	deliver(server, messages);
}

/* Who does not take a short line in is gone. */
static void
deliver(struct server *server, struct call_messages *messages)
{
	bool gone[CALL_MAX_CLIENTS] = {false};
	for (size_t i = 0; i < messages->count; i++) {
		const struct call_message *m = &messages->items[i];
		ssize_t size = (ssize_t)strlen(m->line);
		if (server->seats[m->to].fd >= 0 &&
		    send(server->seats[m->to].fd, m->line, (size_t)size, MSG_NOSIGNAL | MSG_DONTWAIT) != size)
			gone[m->to] = true;
	}
	arena_free(&messages->arena);
	free(messages);
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		if (gone[i] && server->seats[i].fd >= 0)
			leave(server, i);
}

static void
now(char time_of_day[sizeof "23.59"])
{
	time_t seconds = time(NULL);
	struct tm tm = {0};
	localtime_r(&seconds, &tm);
	snprintf(time_of_day, sizeof "23.59", "%u.%02u", (unsigned)tm.tm_hour % 24, (unsigned)tm.tm_min % 60);
}

/* False: it was no line of ours. */
static bool
take_line(struct server *server, size_t place)
{
	struct call_messages *messages = calloc(1, sizeof *messages);
	char time_of_day[sizeof "23.59"];
	bool called;
	if (!messages)
		abort();
	now(time_of_day);
	bool good = call_board_hear(&server->board, place, server->seats[place].line, time_of_day, messages, &called);
	if (called)
		start_command(server, place);
	deliver(server, messages);
	return good;
}

static void
hear(struct server *server, size_t place)
{
	struct seat *seat = &server->seats[place];
	char byte;
	ssize_t got;
	while ((got = recv(seat->fd, &byte, 1, MSG_DONTWAIT)) == 1) {
		if (byte != '\n' && seat->size == CALL_MAX_LINE)
			break;
		if (byte != '\n') {
			seat->line[seat->size++] = byte;
			continue;
		}
		seat->line[seat->size] = 0;
		seat->size = 0;
		if (!take_line(server, place))
			break;
		if (seat->fd < 0)
			return;
	}
	if (got >= 0 || (errno != EAGAIN && errno != EINTR))
		leave(server, place);
}

/* The command says that somebody goes, or has ended. */
static void
hear_command(struct server *server, size_t place)
{
	struct seat *seat = &server->seats[place];
	struct call_messages *messages;
	char byte;
	ssize_t got;
	while ((got = read(seat->said, &byte, 1)) == 1 && byte != '\n')
		if (seat->word_size < CALL_MAX_LINE)
			seat->word[seat->word_size++] = byte;
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	seat->word[seat->word_size] = 0;
	if (got == 1 && !strcmp(seat->word, "taken") && (messages = calloc(1, sizeof *messages))) {
		call_board_take(&server->board, place, messages);
		deliver(server, messages);
	}
	seat->word_size = 0;
	if (got <= 0 && seat->said >= 0) {
		close(seat->said);
		seat->said = -1;
	}
}

static void
welcome(struct server *server)
{
	int fd = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	for (size_t i = 0; fd >= 0 && i < CALL_MAX_CLIENTS; i++)
		if (server->seats[i].fd < 0) {
			server->seats[i] = (struct seat){.fd = fd, .said = -1};
			call_board_join(&server->board, i);
			return;
		}
	if (fd >= 0)
		close(fd);
}

/* --------------------------------------------------------------------- loop -- */

static size_t
watch(const struct server *server, struct pollfd fds[1 + 2 * CALL_MAX_CLIENTS])
{
	size_t clients = 0;
	fds[0] = (struct pollfd){.fd = server->listener, .events = POLLIN};
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++) {
		fds[1 + 2 * i] = (struct pollfd){.fd = server->seats[i].fd, .events = POLLIN};
		fds[2 + 2 * i] = (struct pollfd){.fd = server->seats[i].said, .events = POLLIN};
		clients += server->seats[i].fd >= 0;
	}
	return clients;
}

static void
take_turn(struct server *server, const struct pollfd *fds)
{
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++) {
		if (fds[1 + 2 * i].revents && server->seats[i].fd == fds[1 + 2 * i].fd)
			hear(server, i);
		if (fds[2 + 2 * i].revents && server->seats[i].said == fds[2 + 2 * i].fd && server->seats[i].said >= 0)
			hear_command(server, i);
	}
	if (fds[0].revents)
		welcome(server);
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

void
call_serve(int listener, const char *command, int idle, const volatile sig_atomic_t *stop)
{
	static struct server server;
	struct pollfd fds[1 + 2 * CALL_MAX_CLIENTS];
	server = (struct server){.listener = listener, .command = command};
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		server.seats[i] = (struct seat){.fd = -1, .said = -1};
	while (!*stop) {
		size_t clients = watch(&server, fds);
		int ready = poll(fds, sizeof fds / sizeof *fds, !clients && idle ? idle * 1000 : 1000);
		if (ready > 0)
			take_turn(&server, fds);
		else if (!ready && !clients && idle)
			break;
	}
	for (size_t i = 0; i < CALL_MAX_CLIENTS; i++)
		if (server.seats[i].fd >= 0)
			leave(&server, i);
}
