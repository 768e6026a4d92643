/* Passphrases of key files: typed on the terminal, or the first line of the file that
 * KALAUZ_PASSPHRASE_FILE names. */
#ifndef PUBLISH_PASSPHRASE_H
#define PUBLISH_PASSPHRASE_H

#include <stdbool.h>

/* What opens that key file; *out NULL: it has none. false: said. */
bool passphrase_of(const char *path, char **out);
/* For a new key of that name; `ask` asks on a terminal, twice. *out NULL: none is wanted. */
bool passphrase_new(const char *name, bool ask, char **out);
void passphrase_free(char *); /* wipes; accepts NULL */

#endif
