/* SHA-256 (FIPS 180-4), the one file that knows libcrypto. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DIGEST_HEX = 65 }; /* 64 digits and a NUL */

struct digest;

struct digest *digest_new(void);
void digest_add(struct digest *, const void *bytes, size_t size);
/* Writes the digest in hex and frees. */
void digest_end(struct digest *, char hex[DIGEST_HEX]);

/* The first 48 bits of the digest of a string, as a number. */
int64_t digest_id(const char *string);

#endif
