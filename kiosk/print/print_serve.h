/* Those who bring lists: one after the other, each hears how far its list is. */
#ifndef PRINT_SERVE_H
#define PRINT_SERVE_H

#include <signal.h>

#include "kiosk/print/print_settings.h"

/* Serves the socket until *stop, or until nobody came for `idle` seconds (0: for ever). */
void print_serve(int socket, const struct print_settings *, int idle, const volatile sig_atomic_t *stop);

/* Takes one list from `in` and answers to `out`. STATUS_IO: it was not printed. */
enum status print_serve_one(int in, int out, const struct print_settings *, const volatile sig_atomic_t *stop);

#endif
