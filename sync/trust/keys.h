/* Keys and signatures of TUF 1.0 section 4.2.1: the one file that knows libcrypto. */
#ifndef KEYS_H
#define KEYS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_SIZE = 32, SHA512_SIZE = 64, KEYID_SIZE = 2 * SHA256_SIZE };

/* Whether `signature` (hex) over the bytes was made with the public key of this key object: ed25519,
 * ecdsa-sha2-nistp256, rsassa-pss-sha256. Anything malformed is false. */
bool key_verifies(const json_t *key, const char *signature, const void *bytes, size_t size);
/* SHA-256 in hex over the canonical form of the key object: its keyid. */
bool key_id(const json_t *key, char id[KEYID_SIZE + 1]);

/* ------------------------------------------------------------- publishing -- */

struct signing_key; /* an ed25519 private key */

/* A new key pair. */
struct signing_key *signing_key_new(void);
/* PKCS #8 PEM; with a passphrase it is encrypted. Files are made with mode 0600 and never replaced. */
bool signing_key_write(const struct signing_key *, const char *path, const char *passphrase);
/* NULL with errno: EPERM: neither a passphrase nor mode 0600; EINVAL: no such key, or another passphrase. */
struct signing_key *signing_key_read(const char *path, const char *passphrase);
void signing_key_free(struct signing_key *); /* wipes; accepts NULL */
json_t *signing_key_public(const struct signing_key *); /* the key object */
bool signing_key_sign(const struct signing_key *, const void *bytes, size_t size, char **hex);

/* ---------------------------------------------------------------- hashing -- */

struct hashes {
	bool has_sha256, has_sha512;
	uint8_t sha256[SHA256_SIZE], sha512[SHA512_SIZE];
};

/* Both hashes of a whole file from its beginning; false: it cannot be read. */
bool hash_file(int fd, struct hashes *out, uint64_t *size);
void hash_bytes(const void *bytes, size_t size, struct hashes *out);
/* Every hash that `wanted` has is the same in `found`, and it has one at least. */
bool hashes_match(const struct hashes *wanted, const struct hashes *found);
void hash_hex(const uint8_t *hash, size_t size, char *hex); /* 2 * size + 1 */
/* The reverse: exactly `size` bytes in lower case, as file names of consistent snapshots have them. */
bool hash_read(const char *hex, uint8_t *hash, size_t size);

#endif
