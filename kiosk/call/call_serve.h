/* The sockets of kalauz-call(8): kiosks, desks, and the command that is run for each call. */
#ifndef CALL_SERVE_H
#define CALL_SERVE_H

#include <signal.h>

/* Until *stop, or nobody is there for `idle` seconds (0: for ever). `listener` is an open socket that listens. `command`,
 * NULL for none, is run for each call with the name of the kiosk and the time as arguments; when it writes the line
 * "taken", somebody goes. It is ended with the call. */
void call_serve(int listener, const char *command, int idle, const volatile sig_atomic_t *stop);

#endif
