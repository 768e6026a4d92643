/* XXH64, as published (xxHash, version 0.8; https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md): finds
 * what changed by accident, the same on every machine. No protection against those who mean it. */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

/* NULL is no bytes. */
uint64_t hash_of(const void *bytes, size_t size, uint64_t seed);

#endif
