/* The key files within reach: ROLE-ID.pem (private, PKCS #8) and ROLE-ID.pub (the public half as TUF has
 * it), where ID is the beginning of the keyid. */
#ifndef PUBLISH_KEYRING_H
#define PUBLISH_KEYRING_H

#include "sync/publisher/publish_metadata.h"

struct keyring;

struct keyring *keyring_new(const struct publish_options *);
void keyring_free(struct keyring *); /* wipes the keys; accepts NULL */

/* Makes a key pair in the first folder. NULL: said. The public half is the caller's. `passphrase` asks for
 * a new one on a terminal; without it only KALAUZ_PASSPHRASE_FILE gives one. */
json_t *keyring_make(struct keyring *, enum top_role, bool passphrase);
/* The public halves of that role in all folders: an object, keyid to key. */
json_t *keyring_public(const struct keyring *, enum top_role);
/* Signs with every key of the role in that root whose file is here. false: a key file is here and
 * cannot be used (said). */
bool keyring_sign(struct keyring *, json_t *metadata, const json_t *root, enum top_role);
/* Signs with every private key of that role in the folders; their number, -1: said. */
int keyring_sign_all(struct keyring *, json_t *metadata, enum top_role);

#endif
