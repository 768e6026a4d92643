/* What the console is set to, seen from outside: for kalauz-console status and kalauz-selftest. */
#ifndef CONSOLE_STATUS_H
#define CONSOLE_STATUS_H

#include <stdbool.h>

/* Each writes one line, "ok" or "--" first, and says whether all is as a kiosk needs it. `tty` is virtual console 1. */
bool console_status_font(int tty);
bool console_status_size(int tty);
bool console_status_keymap(int tty);
/* Asks for another console for a moment if switching is not forbidden. */
bool console_status_switching(int tty);

#endif
