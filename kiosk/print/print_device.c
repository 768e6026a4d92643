#include "kiosk/print/print_device.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "data/status.h"

enum {
	ANSWER_WAIT = 60,  /* ms: a printer that says how it is does so at once */
	CHUNK = 4096,      /* bytes between two looks */
	/* What DLE EOT n answers, and in it: */
	ASK_OFFLINE = 2, COVER_OPEN = 0x04, PAPER_END_STOP = 0x20, ERROR = 0x40,
	ASK_PAPER = 4, PAPER_END = 0x60,
	FIXED = 0x93, FIXED_IS = 0x12, /* bits that are the same in every answer */
};

/* The answer; -1: none, most printers at a mere parallel line are silent. */
static int
ask(const struct print_device *device, unsigned char what)
{
	const unsigned char question[] = {0x10, 0x04, what};
	struct pollfd fd = {.fd = device->fd, .events = POLLIN};
	unsigned char answer;
	if (write(device->fd, question, sizeof question) != sizeof question)
		return -1;
	while (poll(&fd, 1, ANSWER_WAIT) > 0 && read(device->fd, &answer, 1) == 1)
		if ((answer & FIXED) == FIXED_IS)
			return answer;
	return -1;
}

static enum printing
state_of(struct print_device *device)
{
	int paper = device->silent ? -1 : ask(device, ASK_PAPER);
	device->silent |= paper < 0 && !device->sent;
	int offline = device->silent ? -1 : ask(device, ASK_OFFLINE);
	if ((paper >= 0 && (paper & PAPER_END)) || (offline >= 0 && (offline & PAPER_END_STOP)))
		return PRINTING_NO_PAPER;
	if (offline >= 0 && (offline & (COVER_OPEN | ERROR)))
		return PRINTING_ATTENTION;
	return PRINTING_RUNS;
}

static enum printing
fail(struct print_device *device, enum printing state)
{
	status_report("%s: %s", device->path, strerror(errno));
	print_device_close(device);
	return state;
}

enum printing
print_device_begin(struct print_device *device, const char *path, const unsigned char *bytes, size_t size)
{
	*device = (struct print_device){.path = path, .bytes = bytes, .size = size};
	device->fd = open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	return device->fd < 0 ? fail(device, PRINTING_OFFLINE) : PRINTING_ACCEPTED;
}

/* Nothing is written while somebody is needed. */
enum printing
print_device_look(struct print_device *device)
{
	enum printing state = state_of(device);
	device->full = false;
	bool whole = device->sent == device->size; /* since the look before: now it is known how that ended */
	while (state == PRINTING_RUNS && device->sent < device->size) {
		size_t left = device->size - device->sent;
		ssize_t sent = write(device->fd, device->bytes + device->sent, left < CHUNK ? left : CHUNK);
		if (sent < 0 && errno != EAGAIN && errno != EINTR)
			return fail(device, PRINTING_OFFLINE);
		if (sent < 0) {
			device->full = true;
			return PRINTING_RUNS;
		}
		device->sent += (size_t)sent;
	}
	return state == PRINTING_RUNS && whole ? PRINTING_DONE : state;
}

void
print_device_close(struct print_device *device)
{
	if (device->fd >= 0)
		close(device->fd);
	device->fd = -1;
}
