#include "kiosk/print/print_serve.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/print/print_work.h"
#include "kiosk/takeaway/takeaway_job.h"

enum {
	JOB_WAIT = 3000, /* ms for a list to arrive */
	LOOK = 300,      /* ms between two looks at the printer */
};

/* Who brings a list. */
struct client {
	int in, out;
	int others; /* the socket where others wait; -1: there is none */
	enum printing told;
	bool gone;
};

static int64_t
clock_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* One word, if it is news. A full queue is the reader's affair. */
static void
tell(struct client *client, enum printing state)
{
	char line[64];
	const char *word = printing_word(state);
	if (!word || state == client->told)
		return;
	client->told = state;
	size_t size = (size_t)(stpcpy(stpcpy(line, word), "\n") - line);
	ssize_t sent = send(client->out, line, size, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (sent < 0 && errno == ENOTSOCK)
		sent = write(client->out, line, size);
	client->gone |= sent < 0;
}

/* All of a list; 0: it did not come whole and in time. */
static size_t
receive(const struct client *client, char bytes[TAKEAWAY_MAX_JOB + 1])
{
	size_t size = 0;
	int64_t until = clock_ms() + JOB_WAIT;
	while (size <= TAKEAWAY_MAX_JOB && !takeaway_job_is_whole(bytes, size)) {
		struct pollfd fd = {.fd = client->in, .events = POLLIN};
		int64_t left = until - clock_ms();
		ssize_t got = left > 0 && poll(&fd, 1, (int)left) > 0 ? read(client->in, bytes + size, TAKEAWAY_MAX_JOB + 1 - size) : 0;
		if (got <= 0)
			return 0;
		size += (size_t)got;
	}
	return size;
}

/* Whoever comes meanwhile hears that it is busy. */
static void
turn_away(int socket)
{
	int fd = accept4(socket, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct client other = {.in = fd, .out = fd};
	if (fd < 0)
		return;
	tell(&other, PRINTING_BUSY);
	close(fd);
}

/* Until the next look, at the latest when there is room for more: is the client still there? */
static void
wait_a_little(struct client *client, int room)
{
	bool watched = client->others >= 0;
	struct pollfd fds[] = {{.fd = client->others, .events = POLLIN}, {.fd = watched ? client->in : -1, .events = POLLRDHUP},
		{.fd = room, .events = POLLOUT}};
	int64_t until = clock_ms() + LOOK;
	for (int64_t left; (left = until - clock_ms()) > 0;) {
		fds[1].fd = client->gone ? -1 : fds[1].fd;
		if (poll(fds, 3, (int)left) <= 0)
			continue;
		if (fds[2].revents)
			return;
		if (fds[0].revents)
			turn_away(client->others);
		client->gone |= fds[1].revents != 0;
	}
}

/* A client that has gone takes with it what the printer has not begun. */
static enum printing
print(struct client *client, struct arena *arena, const struct print_settings *settings, const struct takeaway *list,
    const volatile sig_atomic_t *stop)
{
	struct print_work work;
	tell(client, PRINTING_ACCEPTED);
	print_work_begin(&work, arena, settings, list);
	tell(client, work.state);
	while (printing_goes_on(work.state) && !*stop) {
		print_work_look(&work);
		tell(client, work.state);
		if (client->gone && work.state != PRINTING_RUNS)
			break;
		if (printing_goes_on(work.state))
			wait_a_little(client, print_work_room(&work));
	}
	enum printing state = work.state;
	print_work_end(&work);
	return state;
}

static enum status
serve(struct client *client, const struct print_settings *settings, const volatile sig_atomic_t *stop)
{
	struct arena arena = {0};
	struct takeaway list;
	const char *fault = "it did not come whole";
	enum printing state = PRINTING_FAILED;
	char *bytes = arena_alloc(&arena, TAKEAWAY_MAX_JOB + 1);
	size_t size = receive(client, bytes);
	if (size && takeaway_job_read(&arena, bytes, size, &list, &fault))
		state = print(client, &arena, settings, &list, stop);
	else
		status_report("a list was refused: %s", fault);
	tell(client, state);
	arena_free(&arena);
	return state == PRINTING_DONE ? STATUS_DONE : STATUS_IO;
}

enum status
print_serve_one(int in, int out, const struct print_settings *settings, const volatile sig_atomic_t *stop)
{
	return serve(&(struct client){.in = in, .out = out, .others = -1}, settings, stop);
}

void
print_serve(int socket, const struct print_settings *settings, int idle, const volatile sig_atomic_t *stop)
{
	while (!*stop) {
		struct pollfd fd = {.fd = socket, .events = POLLIN};
		int ready = poll(&fd, 1, idle ? idle * 1000 : -1);
		if (!ready)
			return;
		int in = ready > 0 ? accept4(socket, NULL, NULL, SOCK_CLOEXEC) : -1;
		if (in < 0)
			continue;
		serve(&(struct client){.in = in, .out = in, .others = socket}, settings, stop);
		close(in);
	}
}
