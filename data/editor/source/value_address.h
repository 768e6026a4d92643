/* Addresses on the web, of e-mail and of telephones: whether they can be any. */
#ifndef VALUE_ADDRESS_H
#define VALUE_ADDRESS_H

#include <stdbool.h>

/* "https://host/...", or the same without http or https: a host with a dot (RFC 3986; letters of any language in it),
 * perhaps a port, and no spaces or quotation marks behind it. */
bool value_url(const char *);

/* One or several with a comma between: "ugyfel@pelda.hu" (RFC 5321, as far as it is in use). */
bool value_email(const char *);

/* One or several, with a comma between: with at least three digits, and as many as Hungarian numbers have where it
 * begins with 06 or +36. Words may stand beside them, letters within them not. */
bool value_phone(const char *);

#endif
