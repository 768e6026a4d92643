/* Tells the service manager that the kiosk is up and alive: the protocol of sd_notify(3) and sd_watchdog_enabled(3), by
 * hand. Where no manager asked for it, nothing is told. */
#ifndef NOTIFY_H
#define NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

struct notify {
	int socket;    /* -1: nobody asks */
	int interval;  /* ms between two signs of life, a third of what the watchdog bears; 0: it has none */
	int64_t due;   /* ms: when the next one is */
	bool up;       /* it was told that the kiosk is up */
};

/* Takes $NOTIFY_SOCKET and $WATCHDOG_USEC, and removes them from the environment. */
void notify_open(struct notify *);
void notify_close(struct notify *);

/* Work goes on, at `now` ms of a clock that only grows; the first time: the first picture is on the screen, the kiosk is
 * up. Sends no more than is asked for. */
void notify_alive(struct notify *, int64_t now);

/* `wait` ms, but not longer than until the next sign of life is due. */
int notify_wait(const struct notify *, int wait);

#endif
