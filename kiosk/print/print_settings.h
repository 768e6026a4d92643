/* kalauz-print.conf, see kalauz-print(8). */
#ifndef PRINT_SETTINGS_H
#define PRINT_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "data/arena.h"
#include "data/status.h"

enum print_to {
	PRINT_NOWHERE,
	PRINT_IPP,    /* where: "ipp://host/path" */
	PRINT_CUPS,   /* a queue of the CUPS server on this machine, by its name */
	PRINT_DEVICE, /* a receipt printer at a device file */
	PRINT_FILES,  /* a folder */
};

struct print_settings {
	enum print_to to;
	const char *where;
	bool receipt;    /* paper of 80 mm; else A4 */
	int code_page;   /* which of the receipt printer's tables is CP852 */
};

void print_settings_default(struct print_settings *);
/* As settings_parse and settings_read of the kiosk. */
enum status print_settings_parse(struct print_settings *, struct arena *, const char *name, const char *bytes, size_t size);
enum status print_settings_read(struct print_settings *, struct arena *, const char *path);

#endif
