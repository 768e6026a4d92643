/* A receipt printer at a device file, which says how it is (ESC/POS, DLE EOT). */
#ifndef PRINT_DEVICE_H
#define PRINT_DEVICE_H

#include <stdbool.h>
#include <stddef.h>

#include "kiosk/model/printing.h"

struct print_device {
	int fd;
	const unsigned char *bytes; /* must live as long as it goes on */
	size_t size, sent;
	const char *path;
	bool silent; /* never answers: it is not asked again for this list */
	bool full;   /* takes no more until there is room (POLLOUT) */
};

/* The state; when it goes on, the rest is written by looks. What went wrong is reported. */
enum printing print_device_begin(struct print_device *, const char *path, const unsigned char *bytes, size_t size);
enum printing print_device_look(struct print_device *);
void print_device_close(struct print_device *);

#endif
