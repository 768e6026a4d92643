/* A printer in the network or a queue of CUPS, by IPP (RFC 8011). The one file that knows libcups. */
#ifndef PRINT_IPP_H
#define PRINT_IPP_H

#include <stddef.h>

#include "kiosk/model/printing.h"

struct print_ipp;

/* Hands the document over; type: "application/pdf". The state, and *out when it goes on. What went wrong is reported. */
enum printing print_ipp_begin(struct print_ipp **out, const char *uri, bool a4, const char *type, const void *bytes, size_t size);
/* How far it is now. */
enum printing print_ipp_look(struct print_ipp *);
/* Takes back what the printer has not begun. */
void print_ipp_cancel(struct print_ipp *);
void print_ipp_free(struct print_ipp *);

#endif
