/* A list for an ESC/POS printer with paper of 80 mm, at 203 dots an inch. */
#ifndef PRINT_RECEIPT_H
#define PRINT_RECEIPT_H

#include <stddef.h>

#include "data/status.h"
#include "kiosk/takeaway/takeaway_list.h"

enum { RECEIPT_COLUMNS = 48, RECEIPT_DOTS = 576 };

/* As text where code page 852 (the printer's table of this number) has all of its letters, else as dots; then the code,
 * and the paper is cut. STATUS_IO: reported. */
enum status print_receipt(struct arena *, const struct takeaway *, int code_page, const unsigned char **bytes, size_t *size);

#endif
