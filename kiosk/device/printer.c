#include "kiosk/device/printer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "data/status.h"

void
printer_init(struct printer *printer, const char *path)
{
	*printer = (struct printer){.path = path, .fd = -1};
}

static void
forget_job(struct printer *printer)
{
	if (printer->job)
		explicit_bzero(printer->job, printer->size);
	free(printer->job);
	printer->job = NULL;
}

static void
hang_up(struct printer *printer)
{
	if (printer->fd >= 0)
		close(printer->fd);
	printer->fd = -1;
	forget_job(printer);
	printer->said_size = 0;
}

void
printer_stop(struct printer *printer)
{
	hang_up(printer);
	printer->last = NULL;
}

static bool
connect_to(struct printer *printer)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	if (!printer->path || strlen(printer->path) >= sizeof address.sun_path)
		return false;
	memcpy(address.sun_path, printer->path, strlen(printer->path));
	printer->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (printer->fd >= 0 && !connect(printer->fd, (struct sockaddr *)&address, sizeof address))
		return true;
	printer->last = errno == EAGAIN ? "busy" : "offline"; /* EAGAIN: others are waiting there */
	status_report("%s: %s", printer->path, strerror(errno));
	return false;
}

static bool
is_passing(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

/* As much as goes. */
static void
send_rest(struct printer *printer)
{
	while (printer->job && printer->sent < printer->size) {
		ssize_t sent = send(printer->fd, printer->job + printer->sent, printer->size - printer->sent, MSG_NOSIGNAL);
		if (sent < 0)
			return; /* a full queue; or the end, which reading tells */
		printer->sent += (size_t)sent;
	}
	forget_job(printer);
}

void
printer_send(struct printer *printer, const char *job, size_t size)
{
	printer_stop(printer);
	if (!connect_to(printer)) {
		hang_up(printer);
		return;
	}
	printer->job = malloc(size);
	if (!printer->job)
		abort();
	memcpy(printer->job, job, size);
	printer->size = size;
	printer->sent = 0;
	send_rest(printer);
}

void
printer_say(struct printer *printer, const char *line)
{
	if (printer->fd >= 0)
		send(printer->fd, line, strlen(line), MSG_NOSIGNAL); /* what fails, reading tells */
}

struct pollfd
printer_watch(const struct printer *printer)
{
	return (struct pollfd){.fd = printer->fd, .events = (short)(POLLIN | (printer->job ? POLLOUT : 0))};
}

/* A whole line of what was said; NULL: there is none yet. What is longer than any word is no answer. */
static const char *
whole_line(struct printer *printer)
{
	char byte;
	for (ssize_t got; (got = recv(printer->fd, &byte, 1, 0)) == 1;) {
		if (byte == '\n') {
			printer->said[printer->said_size] = 0;
			printer->said_size = 0;
			return printer->said;
		}
		if (printer->said_size == PRINTER_MAX_WORD)
			break;
		printer->said[printer->said_size++] = byte;
	}
	return NULL;
}

const char *
printer_hear(struct printer *printer)
{
	const char *word = printer->last;
	printer->last = NULL;
	if (word || printer->fd < 0)
		return word;
	errno = 0;
	word = whole_line(printer);
	if (word)
		return word;
	if (is_passing(errno)) {
		send_rest(printer);
		return NULL;
	}
	hang_up(printer);
	return "closed";
}
