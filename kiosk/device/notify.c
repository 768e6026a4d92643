#include "kiosk/device/notify.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "data/status.h"

enum { MAX_INTERVAL = 60 * 1000 };

/* $NOTIFY_SOCKET is a path, or a name of Linux's own that begins with @. The length; 0: neither, or too long. */
static socklen_t
address_of(const char *name, struct sockaddr_un *address)
{
	size_t length = strlen(name);
	*address = (struct sockaddr_un){.sun_family = AF_UNIX};
	if ((*name != '/' && *name != '@') || length >= sizeof address->sun_path)
		return 0;
	memcpy(address->sun_path, name, length);
	if (*name == '@')
		*address->sun_path = 0;
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
}

static int
connect_to(const char *name)
{
	struct sockaddr_un address;
	socklen_t length = address_of(name, &address);
	int fd = length ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
	if (fd >= 0 && !connect(fd, (struct sockaddr *)&address, length))
		return fd;
	status_report("NOTIFY_SOCKET %s: %s", name, length ? strerror(errno) : "not an address");
	if (fd >= 0)
		close(fd);
	return -1;
}

/* $WATCHDOG_USEC in ms, a third of it; 0: there is none, or it is meant for another process. */
static int
interval_of(const char *usec, const char *pid)
{
	if (!usec || (pid && strtol(pid, NULL, 10) != getpid()))
		return 0;
	long long ms = strtoll(usec, NULL, 10) / 1000 / 3;
	return ms <= 0 ? 0 : ms < MAX_INTERVAL ? (int)ms : MAX_INTERVAL;
}

void
notify_open(struct notify *notify)
{
	const char *name = getenv("NOTIFY_SOCKET");
	notify->due = 0;
	notify->up = false;
	notify->socket = name ? connect_to(name) : -1;
	notify->interval = notify->socket < 0 ? 0 : interval_of(getenv("WATCHDOG_USEC"), getenv("WATCHDOG_PID"));
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
}

void
notify_close(struct notify *notify)
{
	if (notify->socket >= 0)
		close(notify->socket);
	notify->socket = -1;
}

/* A full queue is the manager's affair: the kiosk does not wait for it. */
static void
tell(const struct notify *notify, const char *state)
{
	if (notify->socket >= 0)
		(void)!send(notify->socket, state, strlen(state), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void
notify_alive(struct notify *notify, int64_t now)
{
	if (!notify->up)
		tell(notify, "READY=1");
	notify->up = true;
	if (!notify->interval || now < notify->due)
		return;
	tell(notify, "WATCHDOG=1");
	notify->due = now + notify->interval;
}

int
notify_wait(const struct notify *notify, int wait)
{
	return notify->interval && (wait < 0 || wait > notify->interval) ? notify->interval : wait;
}
