#include "data/base/digest.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGEST_SIZE = 32, BUFFER_SIZE = 4096 };

struct digest {
	EVP_MD_CTX *context;
	size_t used; /* libcrypto is slow with many small pieces */
	unsigned char buffer[BUFFER_SIZE];
};

struct digest *
digest_new(void)
{
	struct digest *digest = calloc(1, sizeof *digest);
	if (!digest || !(digest->context = EVP_MD_CTX_new()) ||
	    !EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL))
		abort();
	return digest;
}

static void
flush(struct digest *digest)
{
	if (!EVP_DigestUpdate(digest->context, digest->buffer, digest->used))
		abort();
	digest->used = 0;
}

void
digest_add(struct digest *digest, const void *bytes, size_t size)
{
	if (size > BUFFER_SIZE - digest->used)
		flush(digest);
	if (size > BUFFER_SIZE) {
		if (!EVP_DigestUpdate(digest->context, bytes, size))
			abort();
		return;
	}
	memcpy(digest->buffer + digest->used, bytes, size);
	digest->used += size;
}

void
digest_end(struct digest *digest, char hex[DIGEST_HEX])
{
	unsigned char bytes[DIGEST_SIZE];
	flush(digest);
	if (!EVP_DigestFinal_ex(digest->context, bytes, NULL))
		abort();
	EVP_MD_CTX_free(digest->context);
	free(digest);
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}

int64_t
digest_id(const char *string)
{
	unsigned char bytes[DIGEST_SIZE];
	if (!EVP_Digest(string, strlen(string), bytes, NULL, EVP_sha256(), NULL))
		abort();
	int64_t id = 0;
	for (size_t i = 0; i < 6; i++)
		id = id << 8 | bytes[i];
	return id;
}
