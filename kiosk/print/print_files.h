/* Lists as files in a folder: to try things out, or for a program that takes them from there. */
#ifndef PRINT_FILES_H
#define PRINT_FILES_H

#include <stddef.h>

#include "kiosk/model/printing.h"

/* As list-1.pdf, list-2.pdf, ... : the first name that is free. PRINTING_DONE, or PRINTING_FAILED (reported). */
enum printing print_files_put(const char *folder, const char *ending, const void *bytes, size_t size);

#endif
