#include "digest.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGEST_SIZE = 32 };

struct digest *
digest_new(void)
{
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	if (!context || !EVP_DigestInit_ex(context, EVP_sha256(), NULL))
		abort();
	return (struct digest *)context;
}

void
digest_add(struct digest *digest, const void *bytes, size_t size)
{
	if (!EVP_DigestUpdate((EVP_MD_CTX *)digest, bytes, size))
		abort();
}

void
digest_end(struct digest *digest, char hex[DIGEST_HEX])
{
	unsigned char bytes[DIGEST_SIZE];
	if (!EVP_DigestFinal_ex((EVP_MD_CTX *)digest, bytes, NULL))
		abort();
	EVP_MD_CTX_free((EVP_MD_CTX *)digest);
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
