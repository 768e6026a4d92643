/* What printers say of their state (RFC 8011, 5.4.12), as visitors need it. Pure. */
#ifndef PRINT_REASONS_H
#define PRINT_REASONS_H

#include <stddef.h>

#include "kiosk/model/printing.h"

/* The worst of "printer-state-reasons", with or without -report, -warning, -error; PRINTING_RUNS: none that needs
 * somebody. What is only reported counts while the printer stands still. */
enum printing print_reasons_state(const char *const *reasons, size_t count, bool stopped);

#endif
