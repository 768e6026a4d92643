/* SHA-256 (FIPS 180-4) of what is in memory, for programs that have no libcrypto: a kiosk names a small file once a day.
 * All others use digest.h, which is several times as fast. Pure. */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>

enum { SHA256_HEX = 65 }; /* 64 digits and a NUL */

void sha256_hex(const void *bytes, size_t size, char hex[SHA256_HEX]);

#endif
