/* The Linux console as ioctl_console(2) knows it: its font, and which characters that has. */
#ifndef CONSOLE_H
#define CONSOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "data/status.h"

/* Gives the virtual console at `fd` a font of a file in PSF, version 2, with its table of characters. STATUS_INVALID:
 * it is none; STATUS_IO: it cannot be read, or the console takes no such font (kernels before 6.2: none that is taller
 * than 32 dots). Both are reported. */
enum status console_set_font(int fd, const char *path);

/* The dots of the virtual console at `fd`. False: it is none, or it has none. */
bool console_dots(int fd, int *width, int *height);

/* Which characters a virtual console shows. */
struct console;

/* Reads the map of the console's font, and reports which letters and marks it lacks, in one line. NULL: `fd` is no
 * virtual console, so the terminal knows best. */
struct console *console_open(int fd);
void console_close(struct console *);

/* Reads the map again, as somebody may have changed the font; whether it has become another. */
bool console_renew(struct console *, int fd);

/* Which letters and marks, of those that visitors read, the virtual console at `fd` lacks, in UTF-8; how many. -1: its map
 * cannot be read. */
int console_missing(int fd, char *out, size_t size);

/* The character itself, or what comes next to it of all that is shown: a mark of ASCII, a letter without its accent; at
 * last a question mark. */
uint32_t console_shown(const struct console *, uint32_t character);

#endif
